"""The pages. Each function gives the whole HTML of one page."""

from __future__ import annotations

from html import escape
from pathlib import Path

from aiohttp import web


def terminal_page(*, websocket_url: str, words: str, place: str) -> str:
    """The page with the app in it. ``words``: to come back with on another device; ``place``: where what one types is kept."""
    import textual_serve

    assert textual_serve.__file__
    return _page("Gesprek oefenen", f"""
<link rel="stylesheet" href="/static/terminal/css/xterm.css"><script src="/static/terminal/js/textual.js"></script>
<div id="terminal" class="textual-terminal" data-session-websocket-url="{escape(websocket_url)}" data-font-size="16"></div>
<p>{escape(place)} Verder op een ander apparaat? Uw terugkeerwoorden: {escape(words)}. <a href="/gesprek">Als gewone pagina</a></p>
""")


def code_page(message: str = "") -> str:
    """Asks for the access code (POST /code, field ``code``). ``message``: what was wrong with the last one."""
    return _page("Code", f'<p>{escape(message)}</p><form method="post" action="/code"><label>Code <input name="code"></label>'
                         "<button>Verder</button></form>")


def return_page(message: str = "") -> str:
    """Asks for the return words (POST /terug, field ``woorden``)."""
    return _page("Terug", f'<p>{escape(message)}</p><form method="post" action="/terug"><label>Terugkeerwoorden '
                          '<input name="woorden"></label><button>Verder</button></form>')


def notice_page(title: str, text: str) -> str:
    """Something to tell: full, refused, not found, went wrong."""
    return _page(title, f"<h1>{escape(title)}</h1><p>{escape(text)}</p>")


def add_static_routes(app: web.Application) -> None:
    """``/static/``: our files, and under ``/static/terminal/`` those of textual-serve. Folders are not listed."""
    import textual_serve

    shipped = Path(str(textual_serve.__file__)).parent / "static"
    app.router.add_static("/static/terminal/", shipped)


def _page(title: str, body: str) -> str:
    return (f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
            f"<title>{escape(title)}</title></head><body>{body}</body></html>")
