"""The server: which address leads where."""

from __future__ import annotations

from typing import Final

from aiohttp import web

from gesprek_oefenen.web.formulier import add_form_routes
from gesprek_oefenen.web.headers import BEHIND_TLS, secure, websocket_origin
from gesprek_oefenen.web.pagina.pages import add_static_routes, terminal_page
from gesprek_oefenen.web.settings import WebSettings
from gesprek_oefenen.web.visitors import VISITOR, Visitors, visitor_of

SETTINGS: Final = web.AppKey("settings", WebSettings)
VISITORS: Final = web.AppKey("visitors", Visitors)
COOKIE: Final = "bezoeker"
LARGEST_REQUEST: Final = 64 * 1024
"""Bytes of what a form may send."""


def make_app(settings: WebSettings) -> web.Application:
    """The whole server, ready to run. Raises ``StoreError`` when its folder cannot be used."""
    app = web.Application(middlewares=[_know_visitor], client_max_size=LARGEST_REQUEST)
    app[SETTINGS] = settings
    app[BEHIND_TLS] = settings.behind_tls
    app[VISITORS] = Visitors(settings.folder)
    app.on_response_prepare.append(secure)
    app.router.add_get("/", _front)
    app.router.add_get("/gezond", _healthy)
    add_static_routes(app)
    add_form_routes(app, visitor_of)
    return app


@web.middleware
async def _know_visitor(request: web.Request, handler: object) -> web.StreamResponse:
    visitors = request.app[VISITORS]
    known = visitors.from_cookie(request.cookies.get(COOKIE, ""))
    request[VISITOR] = visitor = known or visitors.new()
    response: web.StreamResponse = await handler(request)  # type: ignore[operator]
    if known is None and not response.prepared:
        response.set_cookie(COOKIE, visitors.cookie(visitor), httponly=True, samesite="Strict", max_age=400 * 86400,
                            secure=request.app[BEHIND_TLS])
    return response


async def _front(request: web.Request) -> web.Response:
    visitor = visitor_of(request)
    place = "Wat u typt, wordt bewaard op de computer die deze pagina geeft."
    return web.Response(text=terminal_page(websocket_url=f"{websocket_origin(request)}/ws", words=visitor.words, place=place),
                        content_type="text/html")


async def _healthy(_request: web.Request) -> web.Response:
    return web.Response(text="gezond")
