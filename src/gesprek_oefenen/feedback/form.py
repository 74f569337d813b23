"""The ten lines of the feedback form (werkboek 7.4): a verdict in words with the trainee's own words as proof.

What counts, from how many chances, and every sentence stand in ``feedback_rules/vaardigheden/``. Without enough
chances there is no judgement; there are no marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from gesprek_oefenen.feedback.measures import MEASURES, Measured, Measuring, asked_for, few, moments
from gesprek_oefenen.feedback.texts import yaml_folder
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.feedback import SkillResult, Verdict
from gesprek_oefenen.model.play import TalkRecord
from gesprek_oefenen.model.story import Story

MOST_QUOTES: Final = 3
"""So many quotes and so many missed moments a line shows at most."""

OTHER_NAME: Final = "de ander"

GOAL_SKILLS: Final[Mapping[str, str]] = {
    "open_vraag": "open_vragen", "doorvraag": "doorvragen", "samenvatting": "samenvatten", "gevoelsreflectie": "gevoelsreflecties",
    "stilte": "stiltes", "erkennen": "open_en_nieuwsgierig", "weerstand_benoemen": "open_en_nieuwsgierig",
}
"""Learning goal of a story (a move) -> the line of the form where one sees it back."""


@lru_cache(maxsize=1)
def skills() -> tuple[Mapping[str, Any], ...]:
    """The ten skills as written in YAML, in the order of the form."""
    return tuple(sorted(yaml_folder("vaardigheden"), key=lambda skill: int(skill["volgorde"])))


def skill_names(address: str = "u") -> Mapping[str, str]:
    """Id and short name of each line one may ask feedback on (*waar wilt u straks feedback op?*).

    Posture is not among them: text cannot show it.
    """
    return {str(skill["id"]): fill(str(skill["kort"]), address) for skill in skills() if "kort" in skill}


def goal_skills(goals: Iterable[str]) -> frozenset[str]:
    """The lines of the form that a story with these learning goals is made for."""
    return frozenset(GOAL_SKILLS.get(goal, goal) for goal in goals)


def form(record: TalkRecord, story: Story | None = None, address: str = "u") -> tuple[SkillResult, ...]:
    """The ten lines for a talk; those the trainee asked feedback on (``record.focus``) first.

    Args:
        record: the talk; only its active branch counts, rounding off is no turn.
        story: the scenario, or ``None`` for a transcript of which only the words are known.
        address: how the trainee is addressed, ``"u"`` or ``"je"``.
    """
    name = story.person.name if story is not None else OTHER_NAME
    results = [_result(skill, measured, name, address, noted=story is not None)
               for skill, measured in _measured(record, story, name, address)]
    wanted = {one: place for place, one in enumerate(record.focus)}
    return tuple(sorted(results, key=lambda result: wanted.get(result.id, len(wanted))))


def counted(record: TalkRecord, story: Story) -> tuple[tuple[str, Verdict, Measured], ...]:
    """Id, verdict and counts of each line, in the order of the form: for whoever looks at several talks side by side."""
    return tuple((str(skill["id"]), judge(skill, measured)[0], measured)
                 for skill, measured in _measured(record, story, story.person.name, "u"))


def _measured(record: TalkRecord, story: Story | None, name: str, address: str) -> Iterator[tuple[Mapping[str, Any], Measured]]:
    """Each skill with what was counted of it."""
    persona_address = (story.person.address, story.person.says_later) if story is not None else ()
    turns = moments(record, story)
    for skill in skills():
        yield skill, MEASURES[str(skill["meting"])](Measuring(turns, skill, name, address, persona_address))


def _result(skill: Mapping[str, Any], measured: Measured, name: str, address: str, noted: bool) -> SkillResult:
    verdict, explanation = judge(skill, measured, noted)
    texts = skill["uitleg"]
    text = fill(str(texts[explanation]), address, {"naam": name})
    return SkillResult(
        id=str(skill["id"]), question=fill(str(skill["vraag"]), address), verdict=verdict,
        explanation=text[:1].upper() + text[1:],
        evidence=() if verdict is Verdict.NOT_AT_ISSUE else few(measured.seen, MOST_QUOTES),
        chances=() if verdict in (Verdict.SEEN, Verdict.NOT_AT_ISSUE) else few(measured.missed, MOST_QUOTES),
        source=str(skill["bron"]), card=str(skill.get("kaart") or ""),
    )


def judge(skill: Mapping[str, Any], measured: Measured, noted: bool = True) -> tuple[Verdict, str]:
    """The verdict by the skill's minimum and thresholds, and the key of its explanation in ``uitleg``.

    ``noted``: silences were noted down; in a transcript they mostly are not.
    """
    kind = str(skill["meting"])
    if kind == "stiltes" and not noted and not measured.hits:
        return Verdict.NOT_IN_TEXT, Verdict.NOT_IN_TEXT.value
    if kind == "lichaamshouding":
        return Verdict.NOT_IN_TEXT, "met_aanwijzing" if measured.seen else Verdict.NOT_IN_TEXT.value
    if kind == "echt_luisteren":
        return Verdict.EVIDENCE_ONLY, "bewijs" if measured.seen else "geen_bewijs"
    chances = max(measured.chances, measured.hits)
    if chances < int(skill["minimum"]):
        return Verdict.NOT_AT_ISSUE, Verdict.NOT_AT_ISSUE.value
    if kind == "oma":
        verdict = _oma_verdict(skill["soms"], measured, chances)
        if verdict is Verdict.LEFT_HOME and measured.doubtful:
            return verdict, "niet_zeker"
    elif _reaches(skill["gezien"], measured, chances):
        verdict = Verdict.SEEN
    elif _reaches(skill["soms"], measured, chances):
        verdict = Verdict.SOMETIMES
    else:
        verdict = Verdict.NOT_YET
    return verdict, verdict.value


def _oma_verdict(limit: Mapping[str, Any], measured: Measured, chances: int) -> Verdict:
    if not measured.against:
        return Verdict.LEFT_HOME
    some = measured.against <= int(limit["aantal"]) or measured.against <= float(limit["aandeel"]) * chances
    return Verdict.SOMETIMES_ALONG if some else Verdict.OFTEN_ALONG


def _reaches(limit: Mapping[str, Any], measured: Measured, chances: int) -> bool:
    """Whether the counts reach the threshold: ``aantal``, ``aandeel``, ``per_kansen`` at least, ``tegen`` at most."""
    return (
        measured.hits >= int(limit.get("aantal", 1))
        and measured.hits >= float(limit.get("aandeel", 0)) * chances
        and measured.hits >= asked_for(chances, int(limit.get("per_kansen", chances or 1)))
        and measured.against <= float(limit.get("tegen", 1)) * chances
    )
