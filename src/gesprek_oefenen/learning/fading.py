"""The coach that steps back: what he says in the next talk, from what went by itself in the talks before it.

Pure: the same talks behind us give the same plan. It is decided once, before a talk, and kept with that talk. Which moves
belong to a skill, and how often it must go by itself, stands in ``feedback_rules/leren/coach.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from gesprek_oefenen.feedback.texts import strings, yaml_data
from gesprek_oefenen.learning.moments import days_ago
from gesprek_oefenen.learning.outcomes import TalkOutcome
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.play import CoachPlan

WITHOUT: Final = "uit"
FULL: Final = "vol"


def rules() -> Mapping[str, Any]:
    """The file as written. Raises ``ContentError``."""
    data: Mapping[str, Any] = yaml_data("leren/coach.yaml")
    return data


def look_back() -> int:
    """So many talks back count."""
    return int(rules()["kijk_terug"])


def plan(outcomes: Sequence[TalkOutcome], *, closing: bool, now: datetime, address: str = "u") -> CoachPlan:
    """What the coach does in the next talk.

    Args:
        outcomes: the finished talks, oldest first.
        closing: this is the talk without coach that ends a stage of the path.
        now: the present moment; a clock that was set back counts as no time gone by.
        address: u or je, for the line that explains it.

    He says everything at first, is silent on a skill that showed by itself in its last talks (three for open questions,
    which fade first without the live hint), and begins anew after a long time.
    """
    words = rules()["zinnen"]
    if closing:
        return CoachPlan(WITHOUT, (), fill(str(words["zonder"]), address))
    if not outcomes:
        return CoachPlan(FULL, (), fill(str(words["begin"]), address))
    if days_ago(outcomes[-1].at, now) > int(rules()["lange_tijd"]):
        return CoachPlan(FULL, (), fill(str(words["lang_geleden"]), address))
    recent = outcomes[-look_back():]
    silent = [name for name in rules()["vaardigheden"] if by_itself(name, recent)]
    quiet = tuple(move for name in silent for move in strings(rules()["vaardigheden"][name]["zetten"]))
    return CoachPlan(FULL, quiet, _why(silent, recent, address))


def by_itself(skill: str, outcomes: Sequence[TalkOutcome]) -> bool:
    """Whether the skill showed by itself in the last talks in which there was something to say of it, as often as is needed."""
    needed = int(rules()["vaardigheden"][skill]["nodig"])
    judged = [one.skills[skill] for one in outcomes if skill in one.skills and one.skills[skill].judged]
    return len(judged) >= needed and all(one.by_itself for one in judged[-needed:])


def _why(silent: Sequence[str], recent: Sequence[TalkOutcome], address: str) -> str:
    """One line: where he speaks again, else where he is silent, else how it begins."""
    words, skills = rules()["zinnen"], rules()["vaardigheden"]
    again = [name for name in skills if name not in silent and by_itself(name, recent[:-1])]
    for key, names in (("terug", again), ("stil", silent)):
        if names:
            return fill(str(words[key]), address, {"waarover": listed([str(skills[name]["naam"]) for name in names])})
    return fill(str(words["begin"]), address)


def listed(names: Sequence[str]) -> str:
    """"a, b en c"; of more than three the first two "en nog 4 dingen". A name with a comma in it comes last."""
    ordered = sorted(names, key=lambda name: "," in name)
    if len(ordered) > 3:
        return f"{ordered[0]}, {ordered[1]} en nog {len(ordered) - 2} dingen"
    return ordered[0] if len(ordered) == 1 else f"{', '.join(ordered[:-1])} en {ordered[-1]}"
