"""The exercises at hand and the answers to them: which there are, which comes next, and keeping what was typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gesprek_oefenen.content.exercises import load_exercises
from gesprek_oefenen.content.nearest import did_you_mean
from gesprek_oefenen.content.places import EXERCISES, exercises_folder, own_files, yaml_files
from gesprek_oefenen.learning.exercise_texts import general, kind_text
from gesprek_oefenen.learning.exercises import explain
from gesprek_oefenen.model.address import fill_own
from gesprek_oefenen.model.errors import InputError, UnknownStoryError
from gesprek_oefenen.model.exercises import CHOICES, Choice, ExerciseKind, Explanation, Item, KindText
from gesprek_oefenen.persona.draw import Draw
from gesprek_oefenen.session.clock import Clock, SystemClock, stamp

if TYPE_CHECKING:
    from gesprek_oefenen.session.library import Library
    from gesprek_oefenen.session.store import Store

ENTRY: Final = "oefening"
"""The kind under which answers are kept in the store."""
LONGEST_ANSWER: Final = 2_000
"""Characters of an answer, as of a turn."""
MOST_CHOICES: Final = 8
"""Of the many signals so many are offered: those in the story, and some that are not."""


@dataclass(frozen=True, slots=True)
class KindCard:
    """A kind for a list: its words, how many items there are and how many of them were done."""

    text: KindText
    items: int
    done: int


class ExerciseDesk:
    """Short exercises for one person. Without ``store`` (the big screen of a trainer) nothing is kept."""

    def __init__(self, library: Library, store: Store | None = None, clock: Clock | None = None, address: str = "u") -> None:
        self._library = library
        self._store = store
        self._clock = clock or SystemClock()
        self.address = address

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All items, the user's own folders first: an item of his own goes before ours of the same kind and id.

        Raises ``ContentError`` for a file that is broken.
        """
        found: dict[str, Item] = {}
        for path in exercise_files(self._library.extra_folders):
            for item in load_exercises(path):
                found.setdefault(item.key, replace(item, situation=fill_own(item.situation, self.address),
                                                   reason=fill_own(item.reason, self.address)))
        return tuple(found.values())

    def of(self, kind: ExerciseKind) -> tuple[Item, ...]:
        """The items of one kind, in the order of the files."""
        return tuple(item for item in self.items if item.kind is kind)

    def kinds(self) -> tuple[KindCard, ...]:
        """Every kind there are items of."""
        done = {key for key, count in self._times().items() if count}
        return tuple(KindCard(kind_text(kind, self.address), len(mine), sum(item.key in done for item in mine))
                     for kind in ExerciseKind if (mine := self.of(kind)))

    def round(self, kind: ExerciseKind, seed: int = 1) -> tuple[Item, ...]:
        """The items of ``kind`` in the order to do them: least often done first, shuffled by ``seed`` within that."""
        times = self._times()
        return tuple(sorted(self.of(kind), key=lambda item: (times[item.key], Draw(seed, 1).number(item.key))))

    def answer(self, item: Item, text: str, chosen: Sequence[str] = ()) -> Explanation:
        """What ``text`` does; the answer is kept before this returns, unless it sounds like the trainee's own need.

        Raises ``InputError`` for a text that is too long, ``StoreError`` when it cannot be kept.
        """
        if len(text) > LONGEST_ANSWER:
            raise InputError(general("te_lang", self.address, aantal=str(LONGEST_ANSWER)))
        found = explain(item, text, self._library.reader(None), self.address)
        if self._store is not None and not found.own_need:
            self._store.add_entry(ENTRY, stamp(self._clock.now()), {
                "opgave": item.key, "antwoord": text, "keuze": list(chosen), "uitkomst": found.result.value,
                "uitleg": found.reason, "zetten": list(found.moves)})
        return found

    def _times(self) -> Counter[str]:
        """How often each item was answered."""
        if self._store is None:
            return Counter()
        return Counter(str(body.get("opgave", "")) for _, body in self._store.entries(ENTRY))


def exercise_files(folders: Iterable[Path] = ()) -> list[Path]:
    """All files with exercises: those in ``oefeningen`` in the user's own folders, then ours."""
    return [*own_files(EXERCISES, folders), *yaml_files(exercises_folder())]


def find_kind(name: str) -> ExerciseKind:
    """The kind called ``name``. Raises ``UnknownStoryError`` naming what there is."""
    names = [kind.value for kind in ExerciseKind]
    if name in names:
        return ExerciseKind(name)
    meant = did_you_mean(name, names)
    raise UnknownStoryError(f"Een oefening '{name}' is er niet.{' ' + meant if meant else ''} Er zijn: {', '.join(names)}.")


def offered(item: Item, address: str = "u") -> tuple[Choice, ...]:
    """What one can choose from with this item, in the order of the source; of the many signals only some."""
    known = CHOICES.get(item.kind, ())
    if len(known) > MOST_CHOICES:
        others = sorted((name for name in known if name not in item.fits), key=Draw(1, item.line).number)
        shown = {*item.fits, *others[: max(MOST_CHOICES - len(item.fits), 2)]}
    else:
        shown = set(known)
    return tuple(choice for choice in kind_text(item.kind, address).choices if choice.id in shown)


def talk_about(item: Item, chosen: Sequence[str], address: str = "u") -> tuple[str, ...]:
    """What is said of a choice, line by line: what can be heard and why; what was chosen besides is never wrong."""
    words = {choice.id: choice.text for choice in kind_text(item.kind, address).choices}
    lines = [general("bespreken", address), *(f"- {words[name]}" for name in item.fits if name in words), item.reason]
    others = [words[name] for name in chosen if name not in item.fits and name in words]
    if not chosen:
        lines.append(general("niets_gekozen", address))
    elif others:
        lines.append(general("ook_gekozen", address, keuzes=", ".join(others), naam=item.person))
    else:
        lines.append(general("zelfde_gekozen", address))
    return tuple(lines)
