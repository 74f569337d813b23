"""The plain pages on the web server: fields in, the work in a thread of its own, one visitor's requests one after another."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import quote
from weakref import WeakValueDictionary

from aiohttp import web

from gesprek_oefenen.model.errors import ContentError, PractiseError, StoreError, UnknownStoryError
from gesprek_oefenen.session.clock import Clock, SystemClock
from gesprek_oefenen.session.library import Library
from gesprek_oefenen.web.formulier import looking_back
from gesprek_oefenen.web.formulier.answers import Answer, Ask, Download, Go, Page
from gesprek_oefenen.web.formulier.guard import TOKEN, is_ours, token_of
from gesprek_oefenen.web.formulier.notices import Notices
from gesprek_oefenen.web.formulier.practice import NoSuchTalkError, VisitorPractice
from gesprek_oefenen.web.formulier.routes import ROUTES, PageFunction
from gesprek_oefenen.web.sheets import render
from gesprek_oefenen.web.visitors import Visitor

log = logging.getLogger(__name__)
"""Read by the one who serves: Dutch."""

WRITTEN: Final = ("zeg", *looking_back.FIELDS)
"""Fields of a form that hold a text of one's own."""
WORKERS: Final = 2
"""Threads for the work; one visitor with a slow disk must not hold up the others."""


def add_form_routes(app: web.Application, visitor_of: Callable[[web.Request], Visitor], folders: Sequence[str | Path] = (), *,
                    only_here: bool = True, clock: Clock | None = None) -> None:
    """``/gesprek`` and below it.

    Args:
        app: the server.
        visitor_of: who asks.
        folders: stories of the one who serves, beside ours.
        only_here: nobody but this machine's own user can come here; decides what is said about where things are kept.
        clock: for tests.
    """
    plain = PlainPages(Library(folders), clock or SystemClock(), visitor_of, only_here)
    for method, path, function in ROUTES:
        app.router.add_route(method, path, partial(plain.handle, function))
    app.on_cleanup.append(plain.close)


class PlainPages:
    """Everything the plain pages share: stories and rules loaded once, the threads, the notices."""

    def __init__(self, library: Library, clock: Clock, visitor_of: Callable[[web.Request], Visitor], only_here: bool) -> None:
        self._library, self._clock, self._visitor_of, self._only_here = library, clock, visitor_of, only_here
        self._notices = Notices()
        self._pool = ThreadPoolExecutor(max_workers=WORKERS, thread_name_prefix="formulier")
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._warm = False

    async def close(self, _app: web.Application) -> None:
        """Finish what was begun."""
        await asyncio.to_thread(self._pool.shutdown)

    async def handle(self, function: PageFunction, request: web.Request) -> web.Response:
        """Let ``function`` answer the request."""
        visitor = self._visitor_of(request)
        form: dict[str, tuple[str, ...]] = {}
        if request.method == "POST":
            try:
                posted = await request.post()
            except web.HTTPRequestEntityTooLarge:
                return await self._in_turn(visitor, _too_much, {}, request)
            form = {name: tuple(str(one) for one in posted.getall(name) if isinstance(one, str)) for name in posted}
            if not is_ours(visitor, _one(form, TOKEN)):
                function = _foreign
        return await self._in_turn(visitor, function, form, request)

    async def _in_turn(self, visitor: Visitor, function: PageFunction, form: dict[str, tuple[str, ...]],
                       request: web.Request) -> web.Response:
        """Two forms of one visitor, sent at once, are carried out one after the other: the second sees what the first did."""
        turn = self._turns.setdefault(visitor.id, asyncio.Lock())
        async with turn:
            work = partial(self._carry_out, visitor, function, form, dict(request.match_info), dict(request.query),
                           request.method == "POST" and function not in _REFUSALS)
            response = await asyncio.get_running_loop().run_in_executor(self._pool, work)
        if not self._warm:
            self._warm = True
            self._pool.submit(_load_rules, self._library)
        return response

    def _carry_out(self, visitor: Visitor, function: PageFunction, form: dict[str, tuple[str, ...]], parts: dict[str, str],
                   query: dict[str, str], writes: bool) -> web.Response:
        shared = {"bewijs": token_of(visitor), "woorden": visitor.words, "kleuren": "", "alleen_hier": self._only_here}
        try:  # whatever breaks, what was typed is given back
            with VisitorPractice.opened(visitor.folder, self._library, self._clock, writes=writes) as practice:
                try:
                    ask = Ask(practice, self._notices.of(visitor.id), parts, query,
                              {name: values[0] for name, values in form.items() if values}, form)
                    answer: Answer = function(ask)
                except PractiseError as error:
                    answer = _explained(error)
                if isinstance(answer, Page) and answer.name == WRONG:
                    answer = replace(answer, values={**answer.values, "getypt": _typed(form)})
                return _response(answer, practice.address, {**shared, "kleuren": practice.colours})
        except StoreError as error:
            return _response(_explained(error), "u", {**shared, "getypt": _typed(form)})
        except Exception:  # noqa: BLE001 - the last place: a visitor never sees a traceback
            from gesprek_oefenen.cli.crash import report_crash

            report_crash()
            return _response(Page(WRONG, {"kop": "Er ging iets mis", "uitleg": BROKE}, 500), "u", {**shared, "getypt": _typed(form)})


def _load_rules(library: Library) -> None:
    """While the first visitor reads his first page: what takes a second to load is there when he says something."""
    with contextlib.suppress(PractiseError):  # told to who begins a talk
        library.reader(None)
        _ = library.rules_hash


WRONG: Final = "fout"
"""The template that says that something went wrong."""
BROKE: Final = ("Dat ligt niet aan u. Wat u al gezegd had, is bewaard. Ga terug en probeer het nog eens; "
                "gebeurt het weer, zeg het dan tegen wie deze pagina beheert.")


def _response(answer: Answer, address: str, shared: Mapping[str, object]) -> web.Response:
    if isinstance(answer, Go):
        return web.Response(status=303, headers={"Location": answer.where})
    if isinstance(answer, Download):
        name = quote(answer.name)
        return web.Response(text=answer.text, content_type=answer.kind, charset="utf-8",
                            headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"})
    return web.Response(text=render(answer.name, address, {**shared, **answer.values}), content_type="text/html",
                        charset="utf-8", status=answer.status)


def _explained(error: PractiseError) -> Page:
    """What a visitor is told: never a path on the machine that serves him."""
    if isinstance(error, (NoSuchTalkError, UnknownStoryError)):
        return Page(WRONG, {"kop": "Dat is er niet", "uitleg": str(error)}, 404)
    if isinstance(error, ContentError):
        log.warning("Een gesprek kan niet worden gevoerd: %s", error)
        return Page(WRONG, {"kop": "Dit gesprek kan nu niet", "uitleg": "Er is iets mis met het bestand van dit gesprek. Kies zolang "
                             "een ander; wie deze pagina beheert, ziet in het logboek wat eraan mankeert."}, 500)
    if isinstance(error, StoreError):
        log.error("Bij een bezoeker lukt bewaren of lezen niet: %s", error)
        return Page(WRONG, {"kop": "Bewaren lukt nu niet", "uitleg": STORE_FAILS}, 503)
    return Page(WRONG, {"kop": "Dat kan nu niet", "uitleg": str(error)}, 400)


STORE_FAILS: Final = ("De computer die deze pagina geeft, kan nu niets lezen of bewaren. Wat al bewaard was, is er nog. Probeer het "
                      "over een paar minuten weer, of zeg het tegen wie deze pagina beheert.")


def _foreign(_ask: Ask) -> Page:
    return Page(WRONG, {"kop": "Dit formulier kende ik niet", "uitleg": "Er is niets gedaan en niets weg. Het formulier kwam van een "
                         "andere pagina, of van een andere bezoeker in deze browser. Ga terug naar het begin en kies het opnieuw."}, 403)


def _too_much(_ask: Ask) -> Page:
    return Page(WRONG, {"kop": "Dat is te veel in één keer", "uitleg": "Er is niets verstuurd. Ga met de terugknop van uw browser terug; "
                         "daar staat uw tekst nog. Maak hem korter en probeer het opnieuw."}, 413)


_REFUSALS: Final = (_foreign, _too_much)
"""Answers to a form that is not carried out; nothing is made on the disk for it."""


def _typed(form: dict[str, tuple[str, ...]]) -> str:
    """What someone wrote in a form that could not be carried out."""
    return "\n\n".join(values[0] for name in WRITTEN for values in (form.get(name, ()),) if values and values[0].strip())


def _one(form: dict[str, tuple[str, ...]], name: str) -> str:
    return next(iter(form.get(name, ())), "")
