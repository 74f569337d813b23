"""A talk as it is held: every turn goes into the log before anyone sees the answer; picking up reads, it replays nothing."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from gesprek_oefenen import __version__
from gesprek_oefenen.model.errors import InputError, StoreError
from gesprek_oefenen.model.feedback import Reflection
from gesprek_oefenen.model.play import CoachPlan, Exchange, PersonaState, TalkRecord, TurnKind
from gesprek_oefenen.model.story import Line
from gesprek_oefenen.session.clock import Clock, SystemClock, stamp, talked_since
from gesprek_oefenen.session.codec import from_data, from_json, to_data, to_json
from gesprek_oefenen.session.desk import Desk
from gesprek_oefenen.session.store import Event, Store, TalkMovedOnError, TalkRow
from gesprek_oefenen.session.story_then import story_text, story_then
from gesprek_oefenen.session.turn import as_typed, play_turn

if TYPE_CHECKING:
    from gesprek_oefenen.feedback.help import HelpText
    from gesprek_oefenen.model.feedback import SkillResult
    from gesprek_oefenen.model.story import Story
    from gesprek_oefenen.session.aftercare import Afterwards, TurningPoints
    from gesprek_oefenen.session.library import Library

COACH_LEVELS: Final = ("vol", "minder", "uit")
AUTOMATIC: Final = "vanzelf"
"""As the talk's plan says, instead of a level set by hand."""
SEED_LIMIT: Final = 1_000_000


class Talk:
    """One talk of a trainee with a persona. Made with ``start`` or ``resume``, never directly."""

    def __init__(self, store: Store, library: Library, story: Story, row: TalkRow, clock: Clock,
                 address: str) -> None:
        self._store = store
        self._clock = clock
        self._row = row
        self._lock = threading.RLock()
        self._exchanges: list[Exchange] = []
        self._states: list[PersonaState] = []
        self._taken_back: list[tuple[int, Exchange]] = []
        self._pending: list[Event] = []
        self._snapshots: Mapping[str, tuple[str, str]] = {}
        self._kept = False
        self._number = 0
        self._timeouts = 0
        self._reminded = 0
        self._rules_hash = row.rules_hash
        self._by_hand = False
        self.story = story
        self.plan: CoachPlan | None = None
        """What the coach does here when that was left to the program."""
        self.paused = False
        self.warning = store.warning
        """Dutch; why what is said now is not (yet) kept, or ""."""
        self.own_need = False
        """The last turn sounded like the trainee's own need: show quietly where help is. Kept nowhere."""
        self._desk = Desk(library, story, row.seed, address)

    # --- beginning and picking up ----------------------------------------------------------------------------------------

    @classmethod
    def start(
        cls, store: Store, library: Library, story_id: str, *, seed: int | None = None, coach: str = "vol",
        focus: Sequence[str] = (), clock: Clock | None = None, address: str = "u", plan: CoachPlan | None = None,
    ) -> Talk:
        """Begin a talk. Raises ``UnknownStoryError`` or ``ContentError``.

        ``seed`` None: one is drawn; ``address``: how the coach speaks (u or je); ``plan``: what the coach does, instead of
        ``coach``. When the store fails the talk goes on in memory and ``warning`` says so.
        """
        story = library.story(story_id)
        clock = clock or SystemClock()
        now = stamp(clock.now())
        row = TalkRow(
            "", story.id, story.title, story.person.name, story.hash, library.rules_hash, __version__,
            secrets.randbelow(SEED_LIMIT) if seed is None else seed, _coach(plan.level if plan else COACH_LEVELS[0] if coach == AUTOMATIC else coach),
            tuple(focus), now, now,
        )
        talk = cls(store, library, story, row, clock, address)
        talk._desk.reader  # noqa: B018 - a fault in the rules is said before her first line, not after it
        state = talk._desk.begin()
        talk._states.append(state)
        talk._snapshots = {story.hash: ("scenario", story_text(story)), row.rules_hash: ("regels", library.rules_text)}
        talk.plan = plan
        talk._log("begin", {"opening": to_data(story.opening), "toestand": to_data(state), "regels": row.rules_hash,
                            **({"coach": to_data(plan)} if plan else {})})
        return talk

    @classmethod
    def resume(cls, store: Store, library: Library, talk_id: str, *, clock: Clock | None = None,
               address: str = "u") -> Talk:
        """Pick up a talk where it stood, ended ones too (to look back). Raises ``StoreError`` or ``ContentError``.

        The story is the one the talk began with, also when its file has changed since.
        """
        row = store.talk(talk_id)
        talk = cls(store, library, story_then(store, library, row), row, clock or SystemClock(),
                   address)
        talk._kept = True
        for event in store.events(talk_id):
            talk._take_in(event)
        if not talk._states:
            raise StoreError(f"Het gesprek '{talk_id}' is niet compleet bewaard en kan niet verder. Andere wel.")
        if not talk.ended and row.rules_hash != library.rules_hash:
            store.keep_snapshot(library.rules_hash, "regels", library.rules_text)
            talk._rules_hash = library.rules_hash
        return talk

    def _take_in(self, event: Event) -> None:
        """Bring the talk to where it was after ``event``."""
        self._number = event.number
        body = event.body
        match event.kind:
            case "begin":
                self._states.append(from_data(PersonaState, body["toestand"]))
                self.plan = from_data(CoachPlan, body["coach"]) if body.get("coach") else None
            case "beurt":
                self._exchanges.append(from_data(Exchange, body["beurt"]))
                self._states.append(from_data(PersonaState, body["toestand"]))
                self.paused = False
            case "terug":
                self._undo()
            case "time-out":
                self.paused = True
                self._timeouts += 1
            case "verder":
                self.paused = False
            case "coach":
                self._turn_coach(str(body["coach"]))
            case _:  # kinds of a later version change nothing here
                pass

    # --- what there is -----------------------------------------------------------------------------------------------------

    @property
    def id(self) -> str:
        """The id a person can type (``simone-3``); "" while nothing could be kept."""
        return self._row.id

    @property
    def row(self) -> TalkRow:
        """What the start screen knows of this talk, as it is now."""
        return _changed(self._row, turns=len(self._exchanges), ended=self.ended)

    @property
    def seed(self) -> int:
        """The seed of the draws."""
        return self._row.seed

    @property
    def coach(self) -> str:
        """How much the coach says: ``vol``, ``minder`` or ``uit``."""
        return self._row.coach

    @property
    def quiet(self) -> tuple[str, ...]:
        """The moves the coach says nothing about, because they go well by themselves; by hand he speaks of everything again."""
        return self.plan.quiet if self.plan is not None and not self._by_hand else ()

    @property
    def focus(self) -> tuple[str, ...]:
        """What the trainee wanted feedback on."""
        return self._row.focus

    @property
    def opening(self) -> Line:
        """Her first line."""
        return self.story.opening

    @property
    def state(self) -> PersonaState:
        """The persona as she is now."""
        return self._states[-1]

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """The turns on the active branch."""
        return tuple(self._exchanges)

    @property
    def ended(self) -> bool:
        """The talk is over: rounded off, or she has left."""
        return self.state.ended

    @property
    def timeouts(self) -> int:
        """How many time-outs were taken."""
        return self._timeouts

    def record(self) -> TalkRecord:
        """The talk as a value, for feedback and reports."""
        return TalkRecord(
            self.story.id, self.opening.text, self.exchanges, self.state, tuple(self._taken_back), self._timeouts,
            self.focus, self.coach != "uit", self.seed,
        )

    # --- turns ---------------------------------------------------------------------------------------------------------------

    def say(self, text: str) -> Exchange:
        """Say something; kept before this returns. Only white space counts as a silence.

        Raises ``InputError`` when the text is too long or the talk is over, ``TalkMovedOnError`` when another window went on.
        """
        text = as_typed(text)
        return self._turn(TurnKind.SAY, text) if text.strip() else self.silence()

    def silence(self) -> Exchange:
        """Say nothing, on purpose."""
        return self._turn(TurnKind.SILENCE, "")

    def round_off(self) -> Exchange:
        """Round off the talk; her goodbye comes back."""
        return self._turn(TurnKind.ROUND_OFF, "")

    def _turn(self, kind: TurnKind, text: str) -> Exchange:
        with self._lock:
            if self.ended:
                raise InputError("Dit gesprek is afgerond. U kunt de laatste beurt terugnemen, of een nieuw gesprek beginnen.")
            if self.paused:
                self.go_on()
            self.draft(text)  # first of all: a kill while the turn is being read leaves the words there
            exchange, state, own_need = play_turn(
                self.story, self._desk, self.state, self._exchanges, kind, text, self.coach, self.quiet)
            self._exchanges.append(exchange)
            self._states.append(state)
            try:
                self._log("beurt", {"beurt": to_data(exchange), "toestand": to_data(state), "regels": self._rules_hash})
            except TalkMovedOnError:
                self._exchanges.pop()
                self._states.pop()
                raise
            self.own_need = own_need
            return exchange

    def take_back(self) -> Exchange | None:
        """Take the last turn back; both versions stay in the log. ``None`` when there is nothing to take back."""
        with self._lock:
            if not self._exchanges:
                return None
            exchange = self._exchanges[-1]
            self._log("terug", {"beurt": exchange.number}, turns=len(self._exchanges) - 1, ended=False)
            self._undo()
            self.own_need = False
            return exchange

    def _undo(self) -> None:
        exchange = self._exchanges.pop()
        self._states.pop()
        self._taken_back.append((exchange.number, exchange))

    def time_out(self) -> None:
        """Step out of the talk for a moment."""
        with self._lock:
            if not self.paused and not self.ended:
                self._log("time-out", {})
                self.paused = True
                self._timeouts += 1

    def go_on(self) -> None:
        """Go on after a time-out."""
        with self._lock:
            if self.paused:
                self._log("verder", {})
                self.paused = False

    def interrupt(self) -> None:
        """Leave in the middle: the talk stays open and waits."""
        with self._lock:
            if not self.ended:
                self._log("onderbroken", {})

    def set_coach(self, level: str) -> None:
        """The coach says more or less from now on (``vol``, ``minder``, ``uit``), or again what the plan says (``vanzelf``)."""
        with self._lock:
            if self._level(level) != self.coach or (self.plan is not None and self._by_hand != (level != AUTOMATIC)):
                self._log("coach", {"coach": level})
                self._turn_coach(level)

    def _turn_coach(self, level: str) -> None:
        self._row = _changed(self._row, coach=self._level(level))
        self._by_hand = level != AUTOMATIC

    def _level(self, level: str) -> str:
        """The level this comes down to here; a talk without a plan begins with everything."""
        return _coach(level) if level != AUTOMATIC else self.plan.level if self.plan else COACH_LEVELS[0]

    # --- what the trainee writes -------------------------------------------------------------------------------------------

    def draft(self, text: str) -> None:
        """Keep what is being typed. Never raises: a draft is no reason to disturb anyone."""
        with self._lock:
            if self._kept and not self._pending:
                try:
                    self._store.keep_draft(self.id, text)
                except StoreError as error:
                    self.warning = str(error)

    def kept_draft(self) -> str:
        """What was being typed when the talk was left, or ""."""
        return self._store.draft(self.id) if self._kept else ""

    def put_reflection(self, reflection: Reflection) -> None:
        """Keep what the trainee wrote afterwards. Raises ``StoreError``."""
        with self._lock:
            self.make_sure()
            self._store.keep_reflection(self.id, stamp(self._clock.now()), to_json(reflection))

    def get_reflection(self) -> Reflection | None:
        """What the trainee wrote afterwards, or ``None``."""
        text = self._store.reflection(self.id) if self._kept else None
        return None if text is None else from_json(Reflection, text)

    def speak(self, address: str) -> None:
        """The coach says u or je from now on."""
        self._desk.address = address

    # --- afterwards ----------------------------------------------------------------------------------------------------------

    def afterwards(self) -> Afterwards:
        """Her experience, the tips, the ten lines, proposals: all that is shown after the talk."""
        from gesprek_oefenen.session.aftercare import look_back

        return look_back(self.story, self._desk, self.record(), self._desk.address)

    def turning_points(self, lines: Sequence[SkillResult]) -> TurningPoints:
        """The turns that stand out; ``lines``: the ten lines of this talk."""
        from gesprek_oefenen.session.aftercare import turning_points

        return turning_points(self.story, self._desk, self.record(), lines)

    def private_turns(self) -> frozenset[str]:
        """What sounds like the trainee's own need, as typed; it stays out of reports and exports for others."""
        from gesprek_oefenen.session.aftercare import private_turns

        return private_turns(self.record())

    def reminders(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """For a time-out: tips that fit now, and a question or two as a reminder; others when asked again."""
        self._reminded += 1
        return self._desk.reminders(self._exchanges, self._reminded - 1)

    def quiet_help(self) -> HelpText | None:
        """Where help is, when the last turn sounded like the trainee's own need; else ``None``."""
        return self._desk.quiet_help() if self.own_need else None

    # --- the log -------------------------------------------------------------------------------------------------------------

    def _log(self, kind: str, body: Mapping[str, Any], turns: int | None = None, ended: bool | None = None) -> None:
        """Add to the log and commit. When the disk fails the talk goes on: the event waits and is tried again."""
        now = stamp(self._clock.now())
        row = _changed(self._row, touched=now, seconds=self._row.seconds + talked_since(self._row.touched, now))
        event = Event(self._number + 1, kind, now, body)
        self._pending.append(event)
        try:
            self._flush(len(self._exchanges) if turns is None else turns, self.ended if ended is None else ended,
                        row.seconds)
            self.warning = self._store.warning
        except TalkMovedOnError:
            self._pending.remove(event)
            raise
        except StoreError as error:
            self.warning = f"{error}\nHet gesprek gaat gewoon door; ik probeer het bij elke beurt opnieuw."
        self._number += 1
        self._row = _changed(row, id=self._row.id)

    def _flush(self, turns: int, ended: bool, seconds: int) -> None:
        if not self._kept:
            talk_id = self._store.begin(self._row, self._pending[0], self._snapshots)
            self._row = _changed(self._row, id=talk_id)
            self._kept = True
            del self._pending[0]
            self._snapshots = {}
        if self._pending:
            self._store.append(self.id, self._pending, turns, ended, seconds)
            self._pending.clear()

    def make_sure(self) -> None:
        """Keep what could not be kept before, for who cannot hold on to the talk himself. Raises ``StoreError``."""
        with self._lock:
            if self._pending or not self._kept:
                self._flush(len(self._exchanges), self.ended, self._row.seconds)


def _coach(level: str) -> str:
    if level not in COACH_LEVELS:
        raise InputError(f"De coach kan zo staan: {', '.join(COACH_LEVELS)}; niet '{level}'.")
    return level


def _changed(row: TalkRow, **changes: Any) -> TalkRow:
    return row._replace(**changes)
