"""The server: which address leads where."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Final

from aiohttp import WSMsgType, web

from gesprek_oefenen.web.connection import FULL, TOO_OFTEN, Connection
from gesprek_oefenen.web.formulier import add_form_routes
from gesprek_oefenen.web.gate import Gate
from gesprek_oefenen.web.headers import secure, websocket_origin
from gesprek_oefenen.web.keys import SEATS, SETTINGS, VISITORS
from gesprek_oefenen.web.pagina.pages import add_static_routes, notice_page, terminal_page
from gesprek_oefenen.web.processes import CannotStartError, Starter, make_starter
from gesprek_oefenen.web.seats import Seats
from gesprek_oefenen.web.settings import WebSettings
from gesprek_oefenen.web.sitting import Sitting, bounded, parse_message
from gesprek_oefenen.web.slowly import Slowly, sender_of
from gesprek_oefenen.web.visitors import Visitors, visitor_of

LARGEST_REQUEST: Final = 64 * 1024
"""Bytes of what a form may send."""
LARGEST_MESSAGE: Final = 1024 * 1024
"""Bytes of one message over the websocket; beyond it the line is closed."""
LARGEST_PASTE: Final = 20_000
"""Characters typed or pasted at once."""

CONNECTING: Final = web.AppKey("connecting", Slowly)
STARTING: Final = web.AppKey("starting", Slowly)


def make_app(settings: WebSettings, starter: Starter | None = None) -> web.Application:
    """The whole server, ready to run. Raises ``StoreError`` when its folder cannot be used."""
    app = web.Application(client_max_size=LARGEST_REQUEST, middlewares=[_friendly])
    starter = starter or make_starter(settings.story_folders, settings.folder / "cache")
    app[SETTINGS] = settings
    app[VISITORS] = Visitors(settings.folder)
    app[SEATS] = Seats(settings, starter)
    app[CONNECTING] = Slowly(20, 2.0)
    app[STARTING] = Slowly(max(20, settings.seats), 1.0)
    app.on_response_prepare.append(secure)
    Gate(app)
    app.router.add_get("/", _front)
    app.router.add_get("/ws", _talk)
    app.router.add_get("/download/{key}", _download)
    app.router.add_get("/gezond", _healthy)
    add_static_routes(app)
    add_form_routes(app, visitor_of, settings.story_folders, only_here=settings.only_here)

    async def run_apps(app: web.Application) -> AsyncIterator[None]:
        tidying = asyncio.create_task(app[SEATS].keep_tidy())
        yield
        tidying.cancel()
        await starter.close()

    async def end_apps(app: web.Application) -> None:
        await app[SEATS].close()

    app.cleanup_ctx.append(run_apps)
    app.on_shutdown.append(end_apps)
    return app


async def _front(request: web.Request) -> web.Response:
    """The page with the app in it."""
    text = terminal_page(websocket_url=f"{websocket_origin(request)}/ws", words=visitor_of(request).words,
                         place=f"Wat u typt, wordt bewaard {request.app[SETTINGS].place}.")
    return web.Response(text=text, content_type="text/html")


async def _healthy(request: web.Request) -> web.Response:
    """For whoever watches over the server: it answers, and this many apps run."""
    return web.json_response({"gezond": True, "bezoekers": request.app[SEATS].count})


async def _talk(request: web.Request) -> web.WebSocketResponse:
    """The line between a browser and its app."""
    socket = web.WebSocketResponse(heartbeat=20, max_msg_size=LARGEST_MESSAGE, compress=False)
    await socket.prepare(request)
    connection = Connection(socket)
    sending = asyncio.create_task(connection.send())
    try:
        sitting = await _sit(request, connection)
        if sitting is not None:
            try:
                await _listen(socket, connection, sitting)
            finally:
                sitting.detach(connection)
    finally:
        connection.end(1000)
        with contextlib.suppress(asyncio.CancelledError):
            await sending
    return socket


async def _sit(request: web.Request, connection: Connection) -> Sitting | None:
    """The app of who asks, with this browser on its line; ``None`` when there is none, and then the browser has heard why."""
    visitor, seats, sender = visitor_of(request), request.app[SEATS], sender_of(request)
    width, height = bounded(request.query.get("width"), 80), bounded(request.query.get("height"), 24)
    connecting, starting = request.app[CONNECTING], request.app[STARTING]
    new = seats.of(visitor) is None
    if connecting.wait(visitor.id) or (new and starting.wait(sender)):
        connection.end(TOO_OFTEN)
        return None
    connecting.spend(visitor.id)
    if new:
        starting.spend(sender)
    try:
        sitting, fresh = await seats.sit(visitor, sender, width, height, go_on=request.query.get("verder") == "1")
    except CannotStartError as error:
        connection.tell("bericht", str(error))
        connection.end(FULL)
        return None
    sitting.attach(connection, width, height, fresh=fresh)
    return sitting


async def _listen(socket: web.WebSocketResponse, connection: Connection, sitting: Sitting) -> None:
    """Pass on what the page says until it leaves. What is no message of ours is passed over."""
    async for message in socket:
        if message.type is not WSMsgType.TEXT:
            continue
        match parse_message(message.data):
            case ("stdin", str(text)) if len(text) > LARGEST_PASTE:
                connection.tell("bericht", "Dat is te veel om in één keer te plakken. Er is niets geplakt. Neem een kleiner stuk.")
            case ("stdin", str(text)):
                sitting.typed(text)
            case ("resize", {"width": int(width), "height": int(height)}):
                sitting.about_window(type="resize", width=width, height=height)
            case ("ping", what) if isinstance(what, str) and len(what) < 100:
                connection.tell("pong", what)
            case ("focus" | "blur" as kind, None):
                sitting.about_window(type=kind)


async def _download(request: web.Request) -> web.StreamResponse:
    """A file the app hands to its own visitor, once."""
    sitting = request.app[SEATS].of(visitor_of(request))
    key = request.match_info["key"]
    downloads = sitting.takes_download(key) if sitting is not None else None
    if downloads is None:
        raise web.HTTPNotFound
    file = await downloads.get_download_metadata(key)
    response = web.StreamResponse(headers={"Content-Type": "application/octet-stream"})
    name = "".join(char if char.isalnum() or char in "-_." else "-" for char in file.file_name)
    response.headers["Content-Disposition"] = f'attachment; filename="{name.encode("ascii", "ignore").decode() or "bestand"}"'
    await response.prepare(request)
    async for piece in downloads.download(key):
        await response.write(piece)
    await response.write_eof()
    return response


_WORDS: Final = {
    404: ("Deze pagina is er niet", "Ga naar het begin om te oefenen."),
    405: ("Dat kan hier niet", "Ga naar het begin om te oefenen."),
    413: ("Dat is te veel", "Dit is te lang om in één keer te sturen. Er is niets veranderd. Maak het korter."),
}


@web.middleware
async def _friendly(request: web.Request, handler: object) -> web.StreamResponse:
    """What goes wrong is said in Dutch, and never how it is made."""
    try:
        response: web.StreamResponse = await handler(request)  # type: ignore[operator]
        return response
    except web.HTTPException as error:
        if error.status < 400:
            raise
        title, text = _WORDS.get(error.status, ("Dat lukte niet", "Ga terug en probeer het nog eens. Er is niets weg."))
        return web.Response(text=notice_page(title, text), status=error.status, content_type="text/html")
    except (ConnectionError, asyncio.CancelledError):
        raise
    except Exception:  # noqa: BLE001 - the last place: a visitor never sees a traceback
        from gesprek_oefenen.cli.crash import report_crash

        report_crash()
        text = "Er ging iets mis op de server; dat ligt niet aan u. Wat u gezegd had, is bewaard. Probeer het nog eens."
        return web.Response(text=notice_page("Even mis", text), status=500, content_type="text/html")
