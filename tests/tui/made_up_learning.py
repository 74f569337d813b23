"""Learning, made up: what the screens of ``tui/learning`` are tested against."""

from __future__ import annotations

from dataclasses import replace

from made_up_exercises import MadeUpExercises

from gesprek_oefenen.learning.intentions import Tried
from gesprek_oefenen.learning.outcomes import Seen, TalkOutcome
from gesprek_oefenen.learning.path import CLOSING, SHEET, TALK, Stage, Step
from gesprek_oefenen.learning.path_words import StageView, StepLine
from gesprek_oefenen.learning.progress import Next, Point, Progress, SkillLine
from gesprek_oefenen.model.feedback import Verdict
from gesprek_oefenen.reflection.self_appreciation import Filling, Question, Sheet, changes
from gesprek_oefenen.tui.learning.ports import ProgressView, SheetCard, SheetLook, StartNote

SCALE = ((1, "nog nauwelijks"), (2, "een beetje"), (3, "genoeg"), (4, "goed"), (5, "heel goed"))


def sheet() -> Sheet:
    """A sheet of two lines."""
    return Sheet("zelfwaardering", "Mijn vaardigheden", "Hoe gaat het nu bij u?", "werkboek 10.3", 10, SCALE,
                 "Wat wilt u hierin nog beter leren?", "Iets van uzelf dat hier niet bij stond",
                 (Question("open", "Ik vraag zo dat de ander kan kiezen.", "open_vragen"), Question("talent", "Ik hoor waar iemand goed in is.")),
                 "Lager dan eerst? Dat komt vaak voor.")


class MadeUpLearning:
    """Everything the screens for learning ask for, in memory."""

    def __init__(self, words: str = "") -> None:
        self.words = words
        """Said everywhere instead of our own words, when there is something in it."""
        self.note = StartNote("Luisteren, weerstand, wensen en talenten", "een gesprek zonder coach", "")
        self.fillings: dict[int, Filling] = {}
        self.wanted: Tried | None = None
        self.for_exercises = MadeUpExercises(words)
        self.uncounted = 0
        self.looks = 0

    def exercises(self) -> MadeUpExercises:
        return self.for_exercises

    def cards(self) -> MadeUpExercises:
        return self.for_exercises

    def _said(self, usual: str) -> str:
        return self.words or usual

    def start_note(self, meeting: int) -> StartNote:
        return StartNote(self.words, self.words, self.words) if self.words else self.note

    def path(self, meeting: int) -> tuple[StageView, ...]:
        views = []
        for number in range(1, 6):
            lines = (StepLine(Step(SHEET, "zelfwaardering", times=1), self._said("Mijn vaardigheden"), ("gedaan",)),
                     StepLine(Step(TALK, "simone", next=number == 3), self._said("Simone (17)"), (self._said("luisteren"), "15 minuten")),
                     StepLine(Step(CLOSING, "simone"), self._said("Een gesprek zonder coach"), ()))
            stage = Stage(number, self._said(f"Deel {number}"), (), self._said("Nu gaat het om het verhaal."), tuple(one.step for one in lines))
            views.append(StageView(stage, lines, number == (meeting or 3)))
        return tuple(views)

    def progress(self) -> ProgressView:
        talks = tuple(TalkOutcome(f"simone-{n}", "simone", self._said("Simone"), f"2026-11-{n:02}T10:00:00+00:00") for n in range(1, 4))
        points = tuple(Point(n, talk, Seen(verdict)) for n, (talk, verdict) in
                       enumerate(zip(talks, (Verdict.NOT_YET, Verdict.SOMETIMES, Verdict.SEEN), strict=True), 1))
        lines = (SkillLine("open_vragen", self._said("Open vragen stellen"), points, "groei", 2, self._said("Eerst nog niet, nu wel.")),
                 SkillLine("stiltes", self._said("Stiltes laten vallen"), (), "niets", 0, self._said("Daar was nog niets over te zeggen.")))
        progress = Progress(talks, lines, self._said("Wat opvalt: open vragen."),
                            Next("simone", self._said("Simone"), self._said("Bij Simone is daar ruimte voor."), "stiltes"),
                            self._said("Onzekerder? Dat is gewoon."), self.uncounted)
        tried = (Tried(self._said("Eerst luisteren."), "simone-1", self._said("Het ging.")),)
        return ProgressView(progress, tried, {talk.talk: self._said("3 november") for talk in talks})

    def look_further(self) -> int:
        self.looks += 1
        self.uncounted = max(self.uncounted - 25, 0)
        return self.uncounted

    def _sheet(self) -> Sheet:
        made = sheet()
        if not self.words:
            return made
        return replace(made, title=self.words, intro=self.words, source=self.words, note=self.words, own=self.words, afterwards=self.words,
                       scale=tuple((value, self.words) for value, _ in made.scale),
                       questions=tuple(replace(one, text=self.words) for one in made.questions))

    def sheets(self) -> tuple[SheetCard, ...]:
        done = [one for one in self.fillings.values() if one.done]
        half = [one.filled for one in self.fillings.values() if not one.done]
        return (SheetCard(self._sheet(), len(done), self._said("gisteren") if done else "", half[0] if half else 0),)

    def open_sheet(self, name: str, *, anew: bool) -> tuple[Sheet, int, Filling]:
        waiting = [number for number, one in self.fillings.items() if not one.done or not anew]
        number = waiting[-1] if waiting else len(self.fillings) + 1
        return self._sheet(), number, self.fillings.get(number, Filling(name, "2026-11-22T10:00:00+00:00"))

    def keep_sheet(self, number: int, filling: Filling) -> None:
        self.fillings[number] = filling

    def look_at_sheet(self, name: str) -> SheetLook:
        fillings = tuple(self.fillings.values())
        return SheetLook(self._sheet(), tuple(self._said("gisteren") for _ in fillings), changes(self._sheet(), fillings),
                         tuple(one.own_text for one in fillings if one.own_text), {"open_vragen": self._said("gezien")})

    def tried(self, talk_id: str) -> Tried | None:
        return self.wanted

    def keep_tried(self, talk_id: str, intention: str, answer: str) -> None:
        self.wanted = Tried(intention, talk_id, answer)
