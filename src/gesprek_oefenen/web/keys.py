"""Under which keys the web application holds what its handlers share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aiohttp import web

from gesprek_oefenen.web.settings import WebSettings

if TYPE_CHECKING:
    from gesprek_oefenen.web.seats import Seats
    from gesprek_oefenen.web.visitors import Visitors

SETTINGS: Final = web.AppKey("settings", WebSettings)
VISITORS: Final[web.AppKey[Visitors]] = web.AppKey("visitors")
SEATS: Final[web.AppKey[Seats]] = web.AppKey("seats")
