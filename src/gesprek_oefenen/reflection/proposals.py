"""Proposals for Bekend-Besluiten-Bereiken (werkboek 7.5) from one talk: specific, in one's own words, only on request.

Nothing is filled in by itself: the screens show empty columns first, and a proposal can be kept, rewritten or dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from gesprek_oefenen.feedback.measures import SILENCE, Moment, may_be_oma, moments, sure_oma
from gesprek_oefenen.feedback.moments import is_yes_no_question, says_one_of
from gesprek_oefenen.feedback.quoting import short
from gesprek_oefenen.feedback.texts import yaml_data
from gesprek_oefenen.model.address import fill, names_in
from gesprek_oefenen.model.feedback import Evidence, Proposal, SkillResult, TipResult, Verdict
from gesprek_oefenen.model.moves import OMA_MOVES, Move
from gesprek_oefenen.model.play import TalkRecord
from gesprek_oefenen.model.reading import Finding
from gesprek_oefenen.model.story import Story

FILE: Final = "bekend_besluiten_bereiken.yaml"
_WELL: Final = (Verdict.SEEN, Verdict.LEFT_HOME, Verdict.SOMETIMES)
_TO_REACH: Final = (Verdict.NOT_YET, Verdict.OFTEN_ALONG, Verdict.SOMETIMES, Verdict.SOMETIMES_ALONG)


def proposals(
    record: TalkRecord, form: Sequence[SkillResult], tips: Sequence[TipResult] = (), story: Story | None = None
) -> tuple[Proposal, ...]:
    """At most three proposals a column, with the turns they come from.

    Args:
        record: the talk.
        form: its ten lines (``feedback.form.form``); those asked for first come first here too.
        tips: its gesprekstips (``feedback.tips.tips``); a question about bright spots or wishes may be a *bekend*.
        story: the scenario, for the name and for where advice was asked; ``None`` for a transcript.
    """
    data = yaml_data(FILE)
    name = story.person.name if story is not None else "de ander"
    most = int(data["hoogstens"])
    found: list[Proposal] = []
    for column, made in (
        ("bekend", _known(data, record, form, tips, name)),
        ("besluiten", _decided(data, record, story, name)),
        ("bereiken", _to_reach(data, form, name)),
    ):
        found.extend(Proposal(column, text, because, numbers)
                     for (text, because, numbers), _ in zip(made, range(most), strict=False))
    return tuple(found)


def _known(
    data: Mapping[str, Any], record: TalkRecord, form: Sequence[SkillResult], tips: Sequence[TipResult], name: str
) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """What went well: a turn said another way that did more, then skills, the surest first, then gesprekstips."""
    later = {one.number: one for one in record.exchanges}
    for number, first in record.taken_back:
        now = later.get(number)
        if now is not None and now.text and first.text and now.outcome.effect == "opent" != first.outcome.effect:
            evidence = Evidence(number, now.text, now.outcome.reply)
            yield _filled(data["bekend"]["terug"], "tekst", evidence, name, eerst=short(first.text))
            break
    effects = {one.number: one.outcome.effect for one in record.exchanges}
    used: set[int] = set()
    for verdict in _WELL:
        for line in form:
            texts = data["bekend"].get(line.id)
            if line.verdict is not verdict or texts is None:
                continue
            if line.id == "oma":
                if any(may_be_oma(one.reading) for one in record.exchanges):
                    continue  # too doubtful to be proud of
                yield str(texts["tekst"]), str(texts["omdat"]), ()
                continue
            fresh = [one for one in line.evidence if one.number not in used and effects.get(one.number) != "sluit"
                     and (one.quote != SILENCE or "citaat" not in names_in(str(texts["tekst"])))]
            if fresh:
                best = next((one for one in fresh if effects.get(one.number) == "opent"), fresh[0])
                used.add(best.number)
                yield _filled(texts, "tekst", best, name)
    for tip in tips:
        texts = data["bekend"].get(tip.id)
        fresh = [one for one in tip.evidence if one.number not in used and one.quote != SILENCE]
        if tip.do and tip.seen and texts is not None and fresh:
            used.add(fresh[0].number)
            yield _filled(texts, "tekst", fresh[0], name)


def _decided(
    data: Mapping[str, Any], record: TalkRecord, story: Story | None, name: str
) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """What to leave: sure findings only, the most frequent first; the order of the YAML decides between equals."""
    turns = moments(record, story)
    seen: dict[str, list[tuple[Moment, Finding]]] = {str(move): [] for move in data["besluiten"]}
    for moment in turns:
        for finding in _held(moment):
            if finding.move.value in seen:
                seen[finding.move.value].append((moment, finding))
    enough = [move for move, found in seen.items() if len(found) >= int(data["besluiten"][move]["keer"])]
    for move in sorted(enough, key=lambda one: -len(seen[one])):
        moment, finding = next((pair for pair in seen[move] if pair[0].exchange.outcome.effect == "sluit"), seen[move][0])
        evidence = Evidence(moment.exchange.number, finding.text, moment.exchange.outcome.reply)
        text, because, _ = _filled(data["besluiten"][move], "tekst", evidence, name)
        yield text, because, tuple(dict.fromkeys(one.exchange.number for one, _ in seen[move]))


def _held(moment: Moment) -> Iterator[Finding]:
    """The sure findings one may decide to leave; the same exceptions as the coach makes."""
    yield from sure_oma(moment)
    text = moment.exchange.text
    for finding in moment.exchange.reading.findings:
        if not finding.sure or finding.move in OMA_MOVES:
            continue
        if finding.move is Move.CLOSED_QUESTION and (not is_yes_no_question(finding) or says_one_of(text, "check")):
            continue
        if finding.move is Move.WHY_QUESTION and says_one_of(text, "waarde"):
            continue
        if finding.move in (Move.CLOSED_QUESTION, Move.WHY_QUESTION, Move.LEADING_QUESTION) and (
                says_one_of(text, "dood") or Move.NAMING_LONELINESS in moment.exchange.reading.moves):
            continue
        yield finding


def _to_reach(
    data: Mapping[str, Any], form: Sequence[SkillResult], name: str
) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """What to do another time: skills not yet seen first, with a moment of this talk where it could have been."""
    used: set[str] = set()
    for verdict in _TO_REACH:
        for line in form:
            texts = data["bereiken"].get(line.id)
            if line.verdict is verdict and texts is not None:
                chance = next((one for one in reversed(line.chances) if one.quote and one.quote not in used), None)
                if chance is not None and "met_kans" in texts:
                    used.add(chance.quote)
                    yield _filled(texts, "met_kans", chance, name)
                elif "met_kans" not in texts or not line.chances:
                    yield fill(str(texts["tekst"])), fill(_general_reason(texts, name)), ()


def _general_reason(texts: Mapping[str, Any], name: str) -> str:
    """The reason without a moment to point at: only where it speaks of none."""
    if "met_kans" in texts:
        return ""
    return fill(str(texts["omdat"]), values={"naam": name})


def _filled(
    texts: Mapping[str, Any], key: str, evidence: Evidence, name: str, **more: str
) -> tuple[str, str, tuple[int, ...]]:
    values = {"naam": name, "citaat": short(evidence.quote), "daarna": short(evidence.then, 10), **more}
    because = str(texts["omdat"])
    reason = fill(because, values=values) if all(values.get(one) for one in names_in(because)) else ""
    return fill(str(texts[key]), values=values), reason, (evidence.number,)
