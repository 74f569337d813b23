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

    @property
    def place(self) -> str:
        """Words for where what people type is kept."""
        if self.only_here:
            return "op deze computer, en gaat nergens anders heen"
        return "op de computer van wie u deze pagina gaf (meestal uw trainer), en gaat nergens anders heen"

    @property
    def seats_from_one_address(self) -> int:
        """Apps that may run for one address, so that one person with a program of his own cannot take every seat."""
        return max(1, self.seats * 3 // 4)


def is_web_address(text: str) -> bool:
    """Whether this is a whole address as one types it in a browser, with http or https and a name."""
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
