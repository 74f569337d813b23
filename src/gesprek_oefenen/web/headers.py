"""What every answer says about itself: load nothing from elsewhere, be framed by nobody, tell no other site where one came from."""

from __future__ import annotations

from typing import Final

from aiohttp import web

from gesprek_oefenen.web.keys import SETTINGS

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; "
    "style-src 'self'{styles}; "
    "font-src 'self'; img-src 'self' data:; connect-src 'self' {websocket}; manifest-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

_TERMINAL: Final = "/"
_OWN_STYLES: Final = " 'unsafe-inline'"
"""For the page with the terminal alone: xterm.js measures and colours with style elements of its own."""

_FILES: Final = "/static/"

_ALWAYS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


async def secure(request: web.Request, response: web.StreamResponse) -> None:
    """Add the headers, when the answer is about to go out (a websocket takes them too, and minds nothing)."""
    for name, value in _ALWAYS.items():
        response.headers[name] = value
    styles = _OWN_STYLES if request.path == _TERMINAL else ""
    response.headers["Content-Security-Policy"] = _POLICY.format(styles=styles, websocket=websocket_origin(request))
    # Our files hold nothing of anybody: a browser may keep them, and asks whether they changed. What people said, it may not.
    response.headers.setdefault("Cache-Control", "no-cache" if request.path.startswith(_FILES) else "no-store")
    response.headers.pop("Server", None)


def websocket_origin(request: web.Request) -> str:
    """The address of this server for a websocket, as the one who asks reaches it."""
    scheme = "wss" if request.secure or request.app[SETTINGS].behind_tls else "ws"
    return f"{scheme}://{request.host}"
