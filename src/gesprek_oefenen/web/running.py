"""Running the server from a terminal: the code, what the one who serves gets to see, and an end in order."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from aiohttp import web

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.web.addresses import address_to_tell, address_with_code
from gesprek_oefenen.web.keys import SEATS
from gesprek_oefenen.web.server import make_app
from gesprek_oefenen.web.settings import WebSettings
from gesprek_oefenen.web.words import fresh_words

SAME_CODE_SECONDS: Final = 12 * 3600
"""A code that was made up stays the same so long after a restart: who was in, stays in."""


def run_server(settings: WebSettings, tell: Callable[[str], None]) -> None:
    """Serve until Ctrl+C or a signal to stop. Raises ``PractiseError`` when it cannot: a busy port, a folder that is not ours."""
    logging.getLogger("aiohttp").addHandler(logging.NullHandler())
    logging.getLogger("aiohttp").propagate = False
    listener = open_listener(settings)
    try:
        settings = replace(settings, port=listener.getsockname()[1])
        asyncio.run(_serve(with_code(settings), listener, tell))
    finally:
        listener.close()


async def _serve(settings: WebSettings, listener: socket.socket, tell: Callable[[str], None]) -> None:
    tell("Een ogenblik: de gesprekken worden klaargezet.")
    app = make_app(settings)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=5, keepalive_timeout=30)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl+C cancels this task
            loop.add_signal_handler(name, stop.set)
    try:
        await runner.setup()
        await app[SEATS].prepare()
        await web.SockSite(runner, listener).start()
        for line in welcome(settings, in_terminal=sys.stdout.isatty()):
            tell(line)
        await stop.wait()
        tell("\nDe server stopt. Wat uw bezoekers zeiden, is bewaard; ze kunnen later verder.")
    finally:
        await runner.cleanup()


def open_listener(settings: WebSettings) -> socket.socket:
    """The socket to listen on. Raises ``PractiseError`` with what to do when it is not to be had."""
    family = socket.AF_INET6 if ":" in settings.address else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere it would let two servers share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((settings.address, settings.port))
        listener.listen(256)
        listener.setblocking(False)
    except (OSError, OverflowError, UnicodeError) as error:
        listener.close()
        raise PractiseError(_why_not(settings, error)) from error
    return listener


def _why_not(settings: WebSettings, error: Exception) -> str:
    import errno

    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return (f"Poort {settings.port} is al in gebruik. Misschien draait `gesprek-oefenen web` al in een ander venster.\n"
                f"Kies anders een andere poort: gesprek-oefenen web --poort {min(settings.port + 1, 65535)}")
    if number in {errno.EACCES, errno.EPERM}:
        return (f"Poort {settings.port} mag ik niet gebruiken; onder 1024 mag alleen de beheerder dat. "
                "Kies een hogere: gesprek-oefenen web --poort 8000")
    return (f"Op het adres '{settings.address}' kan ik niet luisteren: deze computer heeft het niet. "
            "Alleen voor uzelf: laat --adres weg. Voor een zaal: --adres 0.0.0.0")


def with_code(settings: WebSettings) -> WebSettings:
    """The settings with a code, when others can reach this server and none was chosen."""
    if settings.code or settings.only_here:
        return settings
    return replace(settings, code=_kept_code(settings.folder / "code.json", 3 if settings.public else 2))


def _kept_code(file: Path, words: int) -> str:
    """The code made up less than half a day ago, or a new one."""
    now = time.time()
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(file.read_text(encoding="utf-8"))
        if 0 <= now - kept["gemaakt"] < SAME_CODE_SECONDS and len(kept["code"].split()) == words:
            return str(kept["code"])
    code = fresh_words(words)
    with contextlib.suppress(OSError):  # without it the code only changes at a restart
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.touch(mode=0o600)
        file.write_text(json.dumps({"code": code, "gemaakt": int(now)}), encoding="utf-8")
    return code


def welcome(settings: WebSettings, *, in_terminal: bool = False) -> list[str]:
    """What the one who serves reads: the address, the code, the QR code, where things are kept, how to stop.

    ``in_terminal``: it has colours, and the QR code gets black on white whatever they are.
    """
    lines = ["", f"  Adres   {address_to_tell(settings)}"]
    if settings.code:
        lines.append(f"  Code    {settings.code}")
    if not settings.only_here:
        picture = qr_code(address_with_code(settings))
        if in_terminal:
            picture = "\n".join(f"\x1b[97;40m{row}\x1b[0m" for row in picture.split("\n"))
        lines += ["", picture,
                  "Wie deze code scant, hoeft de code niet te typen. Laat hem alleen zien aan wie mee mag doen."]
        if not settings.behind_tls:
            lines.append("Let op: op dit netwerk reist wat mensen typen onversleuteld. Gebruik een netwerk dat u vertrouwt, of zie "
                         "docs/web.md voor https.")
    lines += [f"Wat mensen typen, wordt bewaard in {settings.folder}.",
              f"Hoogstens {settings.seats} bezoekers tegelijk. Stoppen: Ctrl+C.", ""]
    return lines


def qr_code(text: str) -> str:
    """``text`` as a QR code of block characters, two rows to a line, drawn for light letters on a dark ground."""
    import segno

    rows = [list(row) for row in segno.make(text, error="m", micro=False).matrix_iter(border=2)]
    if len(rows) % 2:
        rows.append([0] * len(rows[0]))
    blocks = {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}
    return "\n".join("  " + "".join(blocks[bool(a), bool(b)] for a, b in zip(rows[n], rows[n + 1], strict=True))
                     for n in range(0, len(rows), 2))
