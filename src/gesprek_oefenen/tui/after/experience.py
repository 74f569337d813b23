"""First step: the persona tells how it was."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from gesprek_oefenen.tui.after.step import Step
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.widgets import Words


class ExperienceStep(Step):
    """Her own words, nothing else."""

    help_id: ClassVar[str] = "hoe_het_was"

    def compose(self) -> ComposeResult:
        """Sentence by sentence."""
        story = self.view.story
        yield Words(self.say("Hoe het voor {naam} was", naam=story.person.name), classes="step-title")
        if self.view.experience:
            with Vertical(classes="her-words"):
                for sentence in self.view.experience:
                    yield Words(sentence, classes="her-sentence")
        else:
            yield Words(self.say("Het gesprek was te kort om er iets over te vertellen."), classes="paragraph")
        if self.view.reached:
            yield Words(joined(plain("Wat er in dit gesprek kon, gebeurde  ", "$muted"), story.achievable.text), classes="paragraph")
        yield Words(self.say("Dit was de kant van {naam}. Hierna {ziet u|zie je} wat {uw|je} woorden deden.", naam=story.person.name), classes="muted")
