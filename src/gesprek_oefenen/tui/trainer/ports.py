"""What the screens for trainers need from below. ``bridge.py`` fills it; tests use it on a store in memory.

Everything here is called from the one working thread (``PractiseApp.work``) and may raise ``PractiseError``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from gesprek_oefenen.report.values import Beside
    from gesprek_oefenen.trainer.division import Division, Request
    from gesprek_oefenen.trainer.observer import ObserverForm
    from gesprek_oefenen.trainer.overview_texts import OverviewPage
    from gesprek_oefenen.trainer.running import Running


@dataclass(frozen=True, slots=True)
class DivisionCard:
    """A division in the list; ``when`` in words."""

    id: str
    when: str
    people: int
    rounds: int
    held: int


@dataclass(frozen=True, slots=True)
class FormCard:
    """An observer's form in the list; ``when`` in words, ``with_program``: the program's form can be laid beside it."""

    id: str
    when: str
    supporter: str
    with_program: bool


@dataclass(frozen=True, slots=True)
class TalkChoice:
    """A talk with the program that can be observed or was just observed."""

    id: str
    name: str
    when: str
    ended: bool


class Trainer(Protocol):
    """Everything the screens for trainers can ask for."""

    def now(self) -> datetime: ...
    def divisions(self) -> tuple[DivisionCard, ...]: ...
    def division(self, division_id: str) -> Division: ...
    def draft(self) -> Mapping[str, str]: ...
    def keep_draft(self, typed: Mapping[str, str]) -> None: ...
    def list_in_file(self, path: str) -> str: ...
    def request(self, names: str, wishes: str, rounds: int, size: int, watch: bool) -> Request: ...
    def make(self, request: Request) -> tuple[str, Division]: ...
    def keep(self, division_id: str, division: Division) -> None: ...
    def drop(self, division_id: str) -> None: ...
    def save_sheet(self, division_id: str) -> Path: ...
    def running(self, division_id: str, number: int) -> Running | None: ...
    def keep_running(self, run: Running) -> None: ...
    def forms(self) -> tuple[FormCard, ...]: ...
    def form(self, form_id: str) -> ObserverForm: ...
    def new_form(self) -> ObserverForm: ...
    def keep_form(self, form: ObserverForm) -> ObserverForm: ...
    def talks(self) -> tuple[TalkChoice, ...]: ...
    def beside(self, form: ObserverForm) -> tuple[Beside, ...]: ...
    def agreement(self) -> tuple[str, ...]: ...
    def overview(self, path: str) -> OverviewPage: ...
    def save_overview(self, page: OverviewPage) -> Path: ...
