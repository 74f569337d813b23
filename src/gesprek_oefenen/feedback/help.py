"""Where help is: for the help screen, before and after a heavy story, and quietly when it seems to be about oneself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gesprek_oefenen.feedback.texts import yaml_data
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.moves import Signal
from gesprek_oefenen.model.reading import Reading
from gesprek_oefenen.model.story import Story

FILE = "hulp.yaml"


@dataclass(frozen=True, slots=True)
class Helpline:
    """Who it is for and how to reach it, in Dutch."""

    id: str
    who: str
    how: str

    @property
    def line(self) -> str:
        """Both on one line."""
        return f"{self.who}: {self.how}"


@dataclass(frozen=True, slots=True)
class HelpText:
    """An opening sentence ("" when none is needed) and the places to turn to."""

    intro: str
    lines: tuple[Helpline, ...]

    @property
    def text(self) -> str:
        """All of it as plain lines."""
        return "\n".join((*((self.intro,) if self.intro else ()), *(f"- {one.line}" for one in self.lines)))


def all_help(address: str = "u") -> HelpText:
    """Everything, for the help screen."""
    return HelpText("", _lines(yaml_data(FILE), address, young=True))


def help_before(story: Story, address: str = "u") -> HelpText | None:
    """What is shown before a heavy story; ``None`` when it is not heavy."""
    return _around(story, "voor_verhaal", address)


def help_after(story: Story, address: str = "u") -> HelpText | None:
    """What is shown after a heavy story; ``None`` when it is not heavy."""
    return _around(story, "na_verhaal", address)


def quiet_help(reading: Reading, story: Story | None = None, address: str = "u") -> HelpText | None:
    """What is shown, and not stored, when a turn sounds like the trainee's own need; else ``None``."""
    if Signal.OWN_NEED not in reading.signals:
        return None
    data = yaml_data(FILE)
    return HelpText(fill(str(data["eigen_nood"]), address), _lines(data, address, _is_young(story, data)))


def places(story: Story | None = None, address: str = "u") -> tuple[str, ...]:
    """Where help is, one place a line; what is for the young only with a young persona or without a story."""
    data = yaml_data(FILE)
    return tuple(one.line for one in _lines(data, address, story is None or _is_young(story, data)))


def own_need(address: str = "u") -> str:
    """All of the quiet help as one text, for when a turn sounds like the trainee's own need."""
    data = yaml_data(FILE)
    return HelpText(fill(str(data["eigen_nood"]), address), _lines(data, address, young=True)).text


def heavy_subjects(story: Story) -> str:
    """The heavy subjects of the story in words ("somberheid en drank"), "" when there are none."""
    names = yaml_data(FILE)["onderwerpen"]
    words = [str(names.get(one, one)) for one in story.heavy]
    return " en ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def _around(story: Story, key: str, address: str) -> HelpText | None:
    if not story.heavy:
        return None
    data = yaml_data(FILE)
    intro = fill(str(data[key]), address, {"onderwerpen": heavy_subjects(story)})
    return HelpText(intro, _lines(data, address, _is_young(story, data)))


def _is_young(story: Story | None, data: Mapping[str, Any]) -> bool:
    return story is not None and story.person.age <= int(data["jong_tot"])


def _lines(data: Mapping[str, Any], address: str, young: bool) -> tuple[Helpline, ...]:
    entries = [*data["altijd"], *(data["jong"] if young else ())]
    return tuple(Helpline(str(one["id"]), fill(str(one["wie"]), address), fill(str(one["hoe"]), address))
                 for one in entries)
