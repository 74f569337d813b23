"""The same talk as a plain page with a form: without JavaScript, for screen readers."""

from __future__ import annotations

from collections.abc import Callable

from aiohttp import web

from gesprek_oefenen.web.visitors import Visitor


def add_form_routes(app: web.Application, visitor_of: Callable[[web.Request], Visitor]) -> None:
    """``/gesprek`` and below it."""

    async def soon(request: web.Request) -> web.Response:
        return web.Response(text=f"formulier {visitor_of(request).folder.name}")

    app.router.add_get("/gesprek", soon)
