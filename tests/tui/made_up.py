"""A small made-up practice: the screens are tested against it, without analysis, store or clock."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from made_up_learning import MadeUpLearning

from gesprek_oefenen.feedback.signs import Noticed, Sign, SignCard, SignGroup, compare
from gesprek_oefenen.model.errors import InputError, StoreError
from gesprek_oefenen.model.feedback import Evidence, Proposal, Reflection, SkillResult, TipResult, Verdict
from gesprek_oefenen.model.moves import Move, Signal
from gesprek_oefenen.model.play import Exchange, Hint, Outcome, PersonaState, TalkRecord, TurnKind
from gesprek_oefenen.model.reading import Finding, Reading
from gesprek_oefenen.model.story import Achievable, Line, Person, State, Story
from gesprek_oefenen.tui.ports import PastTalk, Preferences, StartView, StoryCard
from gesprek_oefenen.tui.values import (
    AfterView,
    BothVersions,
    Briefing,
    FocusChoice,
    HelpPlace,
    OpenedTalk,
    Reminders,
    SignsPart,
)

HELP = (HelpPlace("113 Zelfmoordpreventie", "bel 113 of gratis 0800-0113, dag en nacht, www.113.nl"), HelpPlace("Huisarts", "overdag"))


def story(**changes: object) -> Story:
    """A story with the words a screen shows."""
    made = Story(
        version=1, id="simone", title="Simone loopt in de pauze een rondje",
        person=Person("Simone", 17, "je", "aan de keukentafel"), channel="thuis",
        role="U komt als vrijwilliger van het jongerenpunt; u kent elkaar twee maanden.", phase="luisteren", after_meeting=3, level=1,
        heavy=("somberheid",), goals=("open_vraag",), achievable=Achievable("Simone liet iets zien van hoe het echt met haar is."),
        situation="Woensdagmiddag, half vier. Simone zit aan de keukentafel met haar jas nog aan.",
        opening=Line("opening", "Mwah. Het gaat.", body="Simone draait haar telefoon om en om."), trust=30,
        states=(State("afwachtend", 1, start=True),), transitions=(), reactions={}, topics=(), fallback={}, initiatives=(),
        endings=(), after_talk=(), signs=(), background={}, examples=())
    return replace(made, **changes)  # type: ignore[arg-type]


CARD = SignCard("Wat viel u op aan Simone?", "Vink aan wat u zag.", (
    SignGroup("Aan het lichaam", (Sign("vermoeidheid", "is vaak moe"), Sign("hoofdpijn", "heeft vaak hoofdpijn"))),
    SignGroup("Met andere mensen", (Sign("weinig sociale contacten", "ziet of spreekt weinig mensen"),))),
    frozenset({"vermoeidheid", "weinig sociale contacten"}))


class MadeUpTalk:
    """Answers with the same few lines; advice gets a hint."""

    def __init__(self, talk_id: str, of: Story) -> None:
        self.id = talk_id
        self.story = of
        self.opening = of.opening
        self.exchanges: tuple[Exchange, ...] = ()
        self.taken: list[tuple[int, Exchange]] = []
        self.ended = False
        self.warning = ""
        self.own_need = False
        self.kept_draft = ""
        self.interrupted = 0
        self.paused = False
        self.gate: threading.Event | None = None
        """While it is set and not open, she thinks."""
        self.answer = "Lang. Er gebeurt eigenlijk nooit wat."
        self.broken: Exception | None = None
        self.coach = "vol"

    def say(self, text: str) -> Exchange:
        if self.broken is not None:
            error, self.broken = self.broken, None
            raise error
        if len(text) > 2_000:
            raise InputError("Dat is wel erg veel in één keer. Zeg het in stukken.")
        if self.gate is not None:
            assert self.gate.wait(10)
        return self._turn(TurnKind.SAY, text)

    def silence(self) -> Exchange:
        return self._turn(TurnKind.SILENCE, "")

    def round_off(self) -> Exchange:
        exchange = self._turn(TurnKind.ROUND_OFF, "")
        self.ended = True
        return exchange

    def take_back(self) -> Exchange | None:
        if not self.exchanges:
            return None
        last = self.exchanges[-1]
        self.taken.append((last.number, last))
        self.exchanges = self.exchanges[:-1]
        self.ended = False
        return last

    def time_out(self) -> None:
        self.paused = True

    def go_on(self) -> None:
        self.paused = False

    def interrupt(self) -> None:
        self.interrupted += 1

    def draft(self, text: str) -> None:
        self.kept_draft = text

    def set_coach(self, level: str) -> None:
        self.coach = level

    def _turn(self, kind: TurnKind, text: str) -> Exchange:
        findings: tuple[Finding, ...] = ()
        hint = None
        at = text.find("moet")
        if at >= 0:
            findings = (Finding(Move.ADVICE, at, len(text), text[at:], "advies/moeten", True),)
            hint = Hint("hint", "advies", at, len(text), "Een tip komt nu vroeg: ze haakt af.",
                        "'Nooit wat', zeg je. Hoe ziet zo'n dag eruit?", "doorvraag", "advies/moeten",
                        "Wie een oplossing krijgt, vertelt niet verder.", "werkboek 6.9", card="weerstand")
        elif text.endswith("?"):
            findings = (Finding(Move.OPEN_QUESTION, 0, len(text), text, "open_vraag/hoe", True),)
        signals = (Signal.OWN_NEED,) if "ik kan niet meer" in text else ()
        self.own_need = bool(signals)
        reply = "Dag. Bedankt voor de thee." if kind is TurnKind.ROUND_OFF else self.answer
        before = self.exchanges[-1].outcome.reply if self.exchanges else self.opening.text
        exchange = Exchange(len(self.exchanges) + 1, kind, text, before, Reading(text, findings, signals),
                            Outcome(reply, body="Ze kijkt even op." if kind is not TurnKind.ROUND_OFF else "",
                                    thought="Daar heb je weer zo iemand." if hint else ""), hint)
        self.exchanges = (*self.exchanges, exchange)
        return exchange

    def record(self) -> TalkRecord:
        return TalkRecord(self.story.id, self.opening.text, self.exchanges, PersonaState(), tuple(self.taken), focus=("open_vragen",))


class MadeUpPractice:
    """Everything the app asks for, in memory."""

    def __init__(self, of: Story | None = None, cards: Sequence[StoryCard] | None = None) -> None:
        self.of = of or story()
        self.cards = tuple(cards) if cards is not None else (
            StoryCard("simone", "Simone loopt in de pauze een rondje", "Simone", 17, "luisteren", 3, 1, ("somberheid",), times=2),
            StoryCard("hein", "Hein maakt overal een grapje van", "Hein", 46, "bespreekbaar maken", 2, 2, ("drank",)),
            StoryCard("weerstand-valt-wel-mee", "Mevrouw Bos heeft niets te klagen", "Mevrouw Bos", 81, "luisteren", 3, 2),
        )
        self.kept = Preferences()
        self.talks: dict[str, MadeUpTalk] = {}
        self.reflections: dict[str, Reflection] = {}
        self.noticed: dict[str, frozenset[str]] = {}
        self.card: SignCard | None = None
        self.closed = False
        self.warning = ""
        self.wiped = False
        self.for_learning = MadeUpLearning()

    def preferences(self) -> Preferences:
        return self.kept

    def keep_preferences(self, preferences: Preferences) -> None:
        self.kept = preferences

    def _past(self, talk: MadeUpTalk) -> PastTalk:
        return PastTalk(talk.id, talk.story.id, talk.story.person.name, talk.story.title, "gisteren", len(talk.exchanges), 9,
                        not talk.ended, self.reflections.get(talk.id, Reflection()).voornemen)

    def start_view(self) -> StartView:
        return StartView(self.cards, tuple(self._past(t) for t in self.talks.values() if not t.ended), 0, self.warning,
                         "zondag 22 november")

    def briefing(self, story_id: str) -> Briefing:
        focus = (FocusChoice("open_vragen", "Stel ik open vragen?", True), FocusChoice("stiltes", "Laat ik stiltes vallen?"))
        return Briefing(self.of, focus, HELP if self.of.heavy else (), "Dit verhaal gaat ook over somberheid." if self.of.heavy else "")

    def begin(self, story_id: str, focus: Sequence[str], coach: str) -> OpenedTalk:
        talk = MadeUpTalk(f"{story_id}-{len(self.talks) + 1}", self.of)
        self.talks[talk.id] = talk
        self.asked = (tuple(focus), coach)
        return OpenedTalk(talk, coach=coach)

    def resume(self, talk_id: str) -> OpenedTalk:
        if talk_id not in self.talks:
            raise StoreError("Dit gesprek is er niet meer.")
        return OpenedTalk(self.talks[talk_id], self.talks[talk_id].kept_draft, again=True)

    def left_open(self) -> str:
        return next((talk.id for talk in self.talks.values() if not talk.ended), "")

    def reminders(self, desk: object) -> Reminders:
        return Reminders(("Volg wat zij vertelt.", "Een stilte mag."), ("Hoe ziet zo'n pauze eruit?",))

    def help_places(self, of: Story | None) -> tuple[HelpPlace, ...]:
        return HELP

    def own_need(self, desk: object) -> str:
        return "Gaat het ook over uzelf? U kunt altijd bellen met 113 of gratis 0800-0113."

    def past(self) -> tuple[PastTalk, ...]:
        return tuple(self._past(t) for t in reversed(self.talks.values()))

    def after(self, talk_id: str) -> AfterView:
        talk = self.talks[talk_id]
        first = next((e for e in talk.exchanges if e.text), None)
        proof = (Evidence(first.number, first.text, first.outcome.reply),) if first else ()
        versions = tuple(
            BothVersions(taken, next((e for e in talk.exchanges if e.number == number), None), "Ze zei weinig.", "Ze vertelde meer.")
            for number, taken in talk.taken)
        return AfterView(
            talk_id, talk.story, talk.record(), ("Hij vroeg wat ik dan doe in de pauze.", "Dat vraagt nooit iemand."),
            (TipResult("open", "Begin met een open vraag.", True, True, proof), TipResult("advies", "Kom niet meteen met advies.", False, True, proof),
             TipResult("lichtpunt", "Praat ook over wat goed gaat.", True, False)),
            (SkillResult("open_vragen", "Stelt open vragen?", Verdict.SEEN, "Twee keer, en ze vertelde verder.", proof, card="weerstand"),
             SkillResult("houding", "Open houding?", Verdict.NOT_IN_TEXT, "Dat kan alleen een mens zien.")),
            versions, self.reflections.get(talk_id, Reflection()), True, HELP, "Dit gesprek ging ook over somberheid.",
            SignsPart(self.card, self.noticed.get(talk_id, frozenset())) if self.card else None, ("Simone bestaat niet.",))

    def proposals(self, talk_id: str) -> tuple[Proposal, ...]:
        return (Proposal("bekend", "Ik begin met een open vraag.", "U vroeg: 'Hoe was je week?'"),
                Proposal("bereiken", "Ik laat vaker een stilte vallen.", "Dat was er nog niet."))

    def keep_reflection(self, talk_id: str, reflection: Reflection) -> None:
        self.reflections[talk_id] = reflection

    def keep_signs(self, talk_id: str, signs: Iterable[str]) -> None:
        self.noticed[talk_id] = frozenset(signs)

    def compare_signs(self, talk_id: str, signs: Iterable[str]) -> Noticed:
        assert self.card is not None
        return compare(self.card, signs, "Simone")

    def as_text(self, talk_id: str) -> str:
        return "het gesprek"

    def as_page(self, talk_id: str) -> str:
        return "<!doctype html>"

    def keep_file(self, stem: str, ending: str, text: str) -> Path:
        self.files = {**getattr(self, "files", {}), f"{stem}{ending}": text}
        return Path(f"/thuis/{stem}{ending}")

    def hand_in(self, name: str, with_talks: bool) -> str:
        return f"{name.strip()}|{with_talks}"

    def save_as_file(self, talk_id: str) -> Path:
        return Path("/thuis/simone-1.html")

    def throw_away(self, talk_id: str) -> None:
        del self.talks[talk_id]

    def wipe(self) -> None:
        self.talks.clear()
        self.kept = Preferences()
        self.wiped = True

    def learning(self) -> MadeUpLearning:
        return self.for_learning

    def data_place(self) -> str:
        return "/thuis/gegevens"

    def close(self) -> None:
        self.closed = True
