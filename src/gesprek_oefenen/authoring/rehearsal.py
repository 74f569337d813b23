"""A talk with a story that is being written: replayed when its file changes, or from any turn; explained turn by turn.

Nothing of it is kept in the store. Same seed, same turns, same file: same talk.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gesprek_oefenen.authoring.case import every_line
from gesprek_oefenen.model.errors import ContentError, InputError
from gesprek_oefenen.model.play import Exchange, PersonaState, TurnKind
from gesprek_oefenen.model.story import Line, Story
from gesprek_oefenen.session.desk import Desk
from gesprek_oefenen.session.library import Library
from gesprek_oefenen.session.turn import as_typed, context_of, play_turn

MOST_CHOICES = 6
"""Other lines it could have been that are named."""
MOST_NEAR = 3
"""Rules that almost fired that are named."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What the author did in one turn."""

    kind: TurnKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reread:
    """What came of reading the file again. ``problem``: why the old story goes on ("": it was taken over).

    ``different``: numbers of turns whose answer is not what it was. ``played``: turns played again.
    """

    problem: str = ""
    different: tuple[int, ...] = ()
    played: int = 0


@dataclass(frozen=True, slots=True)
class PanelLine:
    """A line of the author's panel: what it is about, and what there is to say."""

    label: str
    text: str


class Rehearsal:
    """The running talk. Has the shape of a talk at the desk, so that the talk screen can hold it."""

    id = ""
    own_need = False
    warning = ""

    def __init__(self, library: Library, story_id: str, *, seed: int = 1) -> None:
        """Begin a talk with ``story_id``. Raises ``UnknownStoryError`` or ``ContentError``."""
        self._library = library
        self._story_id = story_id
        self._seed = seed
        self._turns: list[Turn] = []
        self.story: Story = library.story(story_id)
        self.file: Path = library.file(story_id)
        self._stamp = _stamp(self.file)
        self._begin()

    # The talk

    def _begin(self) -> None:
        self._desk = Desk(self._library, self.story, self._seed)
        self._states: list[PersonaState] = [self._desk.begin()]
        self._exchanges: list[Exchange] = []

    @property
    def opening(self) -> Line:
        """Her first line."""
        return self.story.opening

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """The turns so far."""
        return tuple(self._exchanges)

    @property
    def state(self) -> PersonaState:
        """The persona as she is now."""
        return self._states[-1]

    @property
    def ended(self) -> bool:
        """The talk is over."""
        return self.state.ended

    def say(self, text: str) -> Exchange:
        """Say something. Raises ``InputError``."""
        text = as_typed(text)
        return self._play(Turn(TurnKind.SAY, text) if text.strip() else Turn(TurnKind.SILENCE))

    def silence(self) -> Exchange:
        """Say nothing, on purpose."""
        return self._play(Turn(TurnKind.SILENCE))

    def round_off(self) -> Exchange:
        """Round off."""
        return self._play(Turn(TurnKind.ROUND_OFF))

    def take_back(self) -> Exchange | None:
        """Take the last turn back."""
        if not self._exchanges:
            return None
        last = self._exchanges[-1]
        self.play_from(len(self._exchanges) - 1)
        return last

    def play_from(self, number: int) -> None:
        """Go on after turn ``number`` (0: from her first line); what came later is dropped."""
        del self._turns[number:], self._exchanges[number:], self._states[number + 1 :]

    def _play(self, turn: Turn) -> Exchange:
        if self.ended:
            raise InputError("Dit gesprek is klaar. Neem een beurt terug, of begin opnieuw.")
        exchange, state, _ = play_turn(self.story, self._desk, self.state, self._exchanges, turn.kind, turn.text, coach="vol")
        self._turns.append(turn)
        self._exchanges.append(exchange)
        self._states.append(state)
        return exchange

    def time_out(self) -> None:
        """Time stands still here anyway."""

    def go_on(self) -> None:
        """Time stands still here anyway."""

    def interrupt(self) -> None:
        """Nothing is kept."""

    def draft(self, text: str) -> None:
        """Nothing is kept."""

    @property
    def coach(self) -> str:
        """The author's panel shows every hint."""
        return "vol"

    def set_coach(self, level: str) -> None:
        """There is no coach here."""

    # The file

    @property
    def file_changed(self) -> bool:
        """Whether the file is not what was read last."""
        return _stamp(self.file) != self._stamp

    def reread(self) -> Reread:
        """Read the file again and play the same turns. When it cannot be used, the talk goes on with the story as it was."""
        self._stamp = _stamp(self.file)
        self._library.forget(self._story_id)
        try:
            story = self._library.story(self._story_id)
        except ContentError as error:
            return Reread(problem=str(error))
        before, turns = self._exchanges, self._turns
        self.story, self._turns = story, []
        self._begin()
        for turn in turns:
            if self.ended:
                break
            self._play(turn)
        different = tuple(new.number for old, new in zip(before, self._exchanges, strict=False)
                          if (old.outcome.reply, old.outcome.state) != (new.outcome.reply, new.outcome.state))
        return Reread("", different, len(self._exchanges))

    # The panel

    def panel(self, number: int) -> tuple[PanelLine, ...]:
        """Turn ``number`` explained: moves and why, subject, state, trust, the line chosen from which, what is still closed."""
        if not 1 <= number <= len(self._exchanges):
            state = self._states[0]
            return (PanelLine("toestand", state.state), PanelLine("vertrouwen", str(state.trust)))
        exchange, before, after = self._exchanges[number - 1], self._states[number - 1], self._states[number]
        outcome = exchange.outcome
        lines = [*self._moves(exchange, number)]
        if exchange.reading.signals:
            lines.append(PanelLine("signaal", ", ".join(signal.value for signal in exchange.reading.signals)))
        lines.append(PanelLine("onderwerp", _topic(exchange)))
        moved = after.state if before.state == after.state else f"{before.state} → {after.state}"
        lines.append(PanelLine("toestand", moved))
        lines.append(PanelLine("vertrouwen", f"{after.trust} ({outcome.trust_change:+d})"))
        lines.append(PanelLine("antwoord", outcome.kind + (f" ({outcome.reaction})" if outcome.reaction else "")))
        lines.append(PanelLine("zin", ", ".join(self._named(line_id) for line_id in outcome.line_ids) or "geen"))
        others = [line_id for line_id in outcome.choices if line_id not in outcome.line_ids]
        if others:
            more = f" en nog {len(others) - MOST_CHOICES}" if len(others) > MOST_CHOICES else ""
            lines.append(PanelLine("of", ", ".join(self._named(line_id) for line_id in others[:MOST_CHOICES]) + more))
        if outcome.missing:
            lines.append(PanelLine("nog dicht", outcome.missing))
        return tuple(lines)

    def _moves(self, exchange: Exchange, number: int) -> list[PanelLine]:
        if exchange.kind is not TurnKind.SAY:
            return [PanelLine("zet", exchange.kind.value)]
        found = [PanelLine("zet", f"{f.move.value}{'' if f.sure else ' (misschien)'}: '{f.text}', regel {f.rule}")
                 for f in exchange.reading.findings]
        from gesprek_oefenen.analysis.explain import explain

        context = context_of(self.story, self._states[number - 1], self._exchanges[: number - 1])
        near = explain(self._desk.reader, exchange.text, context).near[:MOST_NEAR]
        return [*(found or [PanelLine("zet", "geen")]),
                *(PanelLine("bijna", f"{miss.rule}: {', '.join(miss.reasons)}") for miss in near)]

    def _named(self, line_id: str) -> str:
        line = next((spoken.line for spoken in every_line(self.story) if spoken.line.id == line_id), None)
        return f"{line_id} (regel {line.line_no})" if line is not None and line.line_no else line_id

    # Keeping

    def keep_as_example(self, name: str, last: int | None = None) -> int:
        """Write the talk so far into the file as an example talk, and so as a test; returns how many turns it has.

        Args:
            name: what the example shows.
            last: expect something only of so many last turns; ``None``: of all.

        Raises:
            InputError: there is nothing to keep.
            ContentError: the file could not be used with the example in it; it stands as it was.
        """
        from gesprek_oefenen.authoring.keep_example import keep_example

        turns = [exchange for exchange in self._exchanges if exchange.kind is not TurnKind.ROUND_OFF]
        if not turns:
            raise InputError("Er is nog geen beurt om te bewaren.")
        keep_example(self.file, name, self._seed, turns, last)
        self.reread()
        return len(turns)


def _topic(exchange: Exchange) -> str:
    reading, outcome = exchange.reading, exchange.outcome
    asked = (reading.topic or "geen") + (" (gaat door op het onderwerp)" if reading.topic_from_context else "")
    told = f", verteld: {outcome.topic} laag {outcome.layer}" if outcome.layer else ""
    return asked + told


def _stamp(file: Path) -> tuple[int, int]:
    try:
        facts = file.stat()
    except OSError:
        return (0, 0)
    return (facts.st_mtime_ns, facts.st_size)
