"""Under which names and addresses this machine can be reached."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
from typing import Final
from urllib.parse import quote, urlsplit

from gesprek_oefenen.web.settings import LOOPBACK, WebSettings

EVERYWHERE: Final = frozenset({"0.0.0.0", "::", ""})
"""Listening on these is listening on every network of this machine."""


def own_names(settings: WebSettings) -> frozenset[str]:
    """What a browser may call this server: names and addresses in small letters, without a port."""
    names = set(LOOPBACK)
    if settings.address in EVERYWHERE:
        names |= set(network_addresses())
        name = socket.gethostname().lower()
        names |= {name, f"{name.partition('.')[0]}.local"}
    else:
        names.add(settings.address.lower().strip("[]"))
    if settings.public:
        names.add((urlsplit(settings.public).hostname or "").lower())
    return frozenset(names - {""})


def network_addresses() -> tuple[str, ...]:
    """The addresses of this machine on its networks, the one others most likely reach it by first. Nothing is sent."""
    found: list[str] = []
    for family, somewhere in ((socket.AF_INET, "10.254.254.254"), (socket.AF_INET6, "fd00::1")):
        with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((somewhere, 1))  # a datagram socket only looks up the way
            found.append(probe.getsockname()[0])
    with contextlib.suppress(OSError):
        found += [str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None)]
    return tuple(dict.fromkeys(address for address in found if _is_useful(address)))


def _is_useful(address: str) -> bool:
    with contextlib.suppress(ValueError):
        parsed = ipaddress.ip_address(address)
        return not (parsed.is_loopback or parsed.is_link_local or parsed.is_unspecified)
    return False


def address_to_tell(settings: WebSettings) -> str:
    """What people type in their browser."""
    if settings.public:
        return settings.public.rstrip("/")
    host = settings.address
    if host in EVERYWHERE:
        host = next(iter(network_addresses()), "localhost")
    elif host in LOOPBACK:
        host = "localhost"
    if ":" in host:
        host = f"[{host}]"
    return f"http://{host}" + ("" if settings.port == 80 else f":{settings.port}")


def address_with_code(settings: WebSettings) -> str:
    """The same with the code in it: what the QR code holds, so that nobody has to type it on a phone."""
    return address_to_tell(settings) + (f"/?code={quote(settings.code)}" if settings.code else "/")
