"""How the server was asked to run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names of this machine that no other machine can use."""

DEFAULT_PORT = 8000


@dataclass(frozen=True, slots=True)
class WebSettings:
    """``folder``: where the visitors' stores stand. ``address``, ``port``: what to listen on. ``code``: what one must know to
    get in ("": nothing). ``public``: the address people type when another server stands in front ("": none does).

    ``seats``: visitors at once. ``rest_minutes``: how long an app waits for a visitor who does nothing or is gone for a
    moment. ``story_folders``: stories of the one who serves, beside ours.
    """

    folder: Path
    address: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    code: str = ""
    public: str = ""
    seats: int = 50
    rest_minutes: int = 30
    story_folders: tuple[str, ...] = ()

    @property
    def only_here(self) -> bool:
        """No other machine can reach it."""
        return self.address in LOOPBACK and not self.public

    @property
    def public_host(self) -> str:
        """Host (and port, when it is not the usual one) of ``public``, as a browser sends it; "" when there is none."""
        return urlsplit(self.public).netloc.lower()

    @property
    def behind_tls(self) -> bool:
        """People come in over https; the cookies are for that alone."""
        return self.public.lower().startswith("https://")
