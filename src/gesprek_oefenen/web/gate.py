"""The gate: who asks, for which host, sent by which page, and does he know the code. All of it before any handler runs."""

from __future__ import annotations

import hmac
import math
from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import quote, urlsplit

from aiohttp import web

from gesprek_oefenen.web.addresses import own_names
from gesprek_oefenen.web.connection import CODE_NEEDED
from gesprek_oefenen.web.keys import SETTINGS, VISITORS
from gesprek_oefenen.web.pagina.pages import code_page, notice_page, return_page
from gesprek_oefenen.web.slowly import EVERYBODY, Slowly, sender_of
from gesprek_oefenen.web.visitors import VISITOR, Visitor, visitor_of
from gesprek_oefenen.web.words import same_words

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

WHO: Final = "bezoeker"
"""Cookie with the visitor's name and its seal."""
ADMITTED: Final = "toegang"
"""Cookie that says this visitor knew the code."""
_YEAR: Final = 365 * 86_400

OPEN_TO_ALL: Final = ("/code", "/gezond")
_AFTER_CODE: Final = frozenset({"/", "/gesprek"})
"""Where one may be sent after the code."""


class Gate:
    """The checks of one server, as middleware, and the two forms that belong to it: the code and the return words."""

    def __init__(self, app: web.Application) -> None:
        self._settings = app[SETTINGS]
        self._visitors = app[VISITORS]
        self._names = own_names(self._settings)
        self._per_sender = Slowly(8, 10.0)
        self._together = Slowly(60, 2.0)
        app.middlewares.extend([self._known_host, self._own_pages, self._known_visitor, self._knows_code])
        app.router.add_get("/code", self._ask_code)
        app.router.add_post("/code", self._take_code)
        app.router.add_get("/terug", self._ask_words)
        app.router.add_post("/terug", self._take_words)

    @web.middleware
    async def _known_host(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Another name for this machine may belong to a page that wants to get in by it (DNS rebinding)."""
        if _host_name(request.host) not in self._names:
            return _notice(400, "Dit adres ken ik niet", "Deze pagina is alleen te bereiken op het adres dat bij de code stond. "
                                "Typ dat adres nog eens over.")
        return await handler(request)

    @web.middleware
    async def _own_pages(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """What changes something, and the websocket, only from a page of ours. A browser names the page in ``Origin``; on a form
        from a browser that does not, the cookie alone decides, which other sites cannot send.
        """
        origin = request.headers.get("Origin")
        is_socket = request.path == "/ws"
        if request.method not in {"GET", "HEAD"} or is_socket:
            strange = (not origin and is_socket) or (origin and urlsplit(origin).netloc.lower() not in self._origins(request))
            if strange or request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
                return _notice(403, "Dat kan hier niet", "Dit verzoek kwam van een andere pagina. Er is niets veranderd.")
        return await handler(request)

    def _origins(self, request: web.Request) -> set[str]:
        return {request.host.lower(), self._settings.public_host} - {""}

    @web.middleware
    async def _known_visitor(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        known = self._visitors.from_cookie(request.cookies.get(WHO, ""))
        if known is None and request.headers.get("Sec-Fetch-Site") == "cross-site" and request.method == "GET":
            # A link on another site: the browser keeps our cookie back. Once more, from here, and it comes along.
            return web.Response(text=_ONCE_MORE, content_type="text/html")
        request[VISITOR] = known or self._visitors.new()
        response = await handler(request)
        if not response.prepared and not isinstance(response, web.WebSocketResponse) and _is_page(request):
            self.remember(response, visitor_of(request))
        return response

    @web.middleware
    async def _knows_code(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if self._admitted(request) or request.path in OPEN_TO_ALL or request.path.startswith("/static/"):
            return await handler(request)
        if request.path == "/ws":
            socket = web.WebSocketResponse()
            await socket.prepare(request)
            await socket.close(code=CODE_NEEDED)
            return socket
        if typed := request.query.get("code", ""):  # the QR code holds it
            return self._answer(request, typed)
        return _go(f"/code?naar={quote(request.path if request.path in _AFTER_CODE else '/')}")

    # The code

    def _admitted(self, request: web.Request) -> bool:
        if not self._settings.code:
            return True
        return hmac.compare_digest(request.cookies.get(ADMITTED, "").encode(), self._pass(visitor_of(request)).encode())

    def _pass(self, visitor: Visitor) -> str:
        return self._visitors.sign("toegang", f"{self._settings.code}\n{visitor.id}")

    async def _ask_code(self, request: web.Request) -> web.StreamResponse:
        if self._admitted(request):
            return _go(_onward(request))
        return _page(code_page(onward=_onward(request)))

    async def _take_code(self, request: web.Request) -> web.StreamResponse:
        form = await request.post()
        return self._answer(request, str(form.get("code", "")))

    def _answer(self, request: web.Request, typed: str) -> web.StreamResponse:
        if wait := self._must_wait(request):
            return _page(code_page(_wait_words(wait), _onward(request)), 429, wait)
        if not same_words(typed, self._settings.code):
            self._wrong(request)
            return _page(code_page("Die code klopt niet. Kijk nog eens goed, of vraag het aan wie hem u gaf.", _onward(request)), 403)
        response = _go(_onward(request))
        self.remember(response, visitor_of(request))
        response.set_cookie(ADMITTED, self._pass(visitor_of(request)), httponly=True, samesite="Strict", max_age=30 * 86_400,
                            secure=self._settings.behind_tls)
        return response

    # Coming back on another device

    async def _ask_words(self, request: web.Request) -> web.StreamResponse:
        return _page(return_page(onward=_onward(request)))

    async def _take_words(self, request: web.Request) -> web.StreamResponse:
        typed = str((await request.post()).get("woorden", ""))
        if wait := self._must_wait(request):
            return _page(return_page(_wait_words(wait), _onward(request)), 429, wait)
        found = self._visitors.from_words(typed)
        if found is None:
            self._wrong(request)
            return _page(return_page("Die woorden ken ik niet. Het zijn er vier; kijk of ze goed overgenomen zijn. U vindt ze op het "
                                     "andere apparaat, onder het oefenscherm.", _onward(request)), 403)
        response = _go(_onward(request))
        self.remember(response, found)
        response.set_cookie(ADMITTED, self._pass(found), httponly=True, samesite="Strict", max_age=30 * 86_400,
                            secure=self._settings.behind_tls)
        request[VISITOR] = found
        return response

    # Slowing down

    def _must_wait(self, request: web.Request) -> float:
        return max(self._per_sender.wait(sender_of(request)), self._together.wait(EVERYBODY))

    def _wrong(self, request: web.Request) -> None:
        self._per_sender.spend(sender_of(request))
        self._together.spend(EVERYBODY)

    def remember(self, response: web.StreamResponse, visitor: Visitor) -> None:
        """Give the browser the cookie of this visitor, for another year."""
        response.set_cookie(WHO, self._visitors.cookie(visitor), httponly=True, samesite="Strict", max_age=_YEAR,
                            secure=self._settings.behind_tls)


_ONCE_MORE: Final = ('<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0">'
                     "<title>Gesprek oefenen</title></head><body><p>Een ogenblik.</p></body></html>")


def _onward(request: web.Request) -> str:
    asked = request.query.get("naar", "/")
    return asked if asked in _AFTER_CODE else "/"


def _wait_words(seconds: float) -> str:
    return f"Er is te vaak iets verkeerds getypt. Wacht {math.ceil(seconds)} seconden en probeer het dan nog eens."


def _is_page(request: web.Request) -> bool:
    return not request.path.startswith(("/static/", "/gezond", "/ws", "/download/"))


def _host_name(host: str) -> str:
    """The name in a Host header, without its port."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _page(text: str, status: int = 200, wait: float = 0) -> web.Response:
    headers = {"Retry-After": str(math.ceil(wait))} if wait else None
    return web.Response(text=text, content_type="text/html", status=status, headers=headers)


def _go(where: str) -> web.Response:
    return web.Response(status=303, headers={"Location": where})


def _notice(status: int, title: str, text: str) -> web.Response:
    return _page(notice_page(title, text), status)
