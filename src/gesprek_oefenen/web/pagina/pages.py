"""The pages around the app. Each function gives the whole HTML of one page; nothing in them comes from another machine."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from aiohttp import web

from gesprek_oefenen.web.sheets import render

STATIC: Final = Path(__file__).parent / "static"


def terminal_page(*, websocket_url: str, words: str, place: str) -> str:
    """The page with the app in it.

    Args:
        websocket_url: where the app is, ``ws://`` or ``wss://``.
        words: to come back with on another device.
        place: one line that says where what one types is kept.
    """
    return render("oefenscherm", "u", {"websocket": websocket_url, "woorden": words, "plaats": place})


def code_page(message: str = "", onward: str = "/") -> str:
    """Asks for the access code (POST /code?naar=``onward``, field ``code``). ``message``: what was wrong with the last one."""
    return render("code", "u", {"fout": message, "naar": onward})


def return_page(message: str = "", onward: str = "/") -> str:
    """Asks for the return words (POST /terug?naar=``onward``, field ``woorden``). ``message``: what was wrong with the last ones."""
    return render("terug", "u", {"fout": message, "naar": onward})


def notice_page(title: str, text: str) -> str:
    """Something to tell: full, refused, not found, went wrong."""
    return render("bericht", "u", {"kop": title, "tekst": text})


def add_static_routes(app: web.Application) -> None:
    """``/static/``: our files, and under ``/static/terminal/`` those of textual-serve. Folders are not listed."""
    import textual_serve

    shipped = Path(str(textual_serve.__file__)).parent / "static"
    app.router.add_static("/static/terminal/", shipped)
    app.router.add_static("/static/", STATIC)
