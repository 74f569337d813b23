"""Which gesprekstips (werkboek 6.9) came along in a talk: only what words can show.

A do that did not come along is no failure; a don't is only shown when it surely slipped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from gesprek_oefenen.feedback.measures import Moment, few, may_push, moments, quote, sure_oma
from gesprek_oefenen.feedback.moments import plain_words, says_one_of
from gesprek_oefenen.feedback.texts import strings, yaml_data
from gesprek_oefenen.language.normalise import plain_letters
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.feedback import Evidence, TipResult
from gesprek_oefenen.model.moves import OMA_MOVES, QUESTION_MOVES, Move
from gesprek_oefenen.model.play import TalkRecord
from gesprek_oefenen.model.reading import Finding
from gesprek_oefenen.model.story import Story

FILES = ("doen", "niet_doen")
_MAY_SLIP = OMA_MOVES | {Move.LABELLING}
BY_TELEPHONE = "telefoon"


def tips(record: TalkRecord, story: Story | None = None, address: str = "u") -> tuple[TipResult, ...]:
    """Every tip that fits the talk, with what showed it; ``seen`` of a don't means that it slipped.

    Args:
        record: the talk; only its active branch counts.
        story: the scenario, or ``None`` for a transcript.
        address: how the trainee is addressed, ``"u"`` or ``"je"``.
    """
    turns = moments(record, story)
    name = story.person.name if story is not None else "de ander"
    found: list[TipResult] = []
    for file in FILES:
        data = yaml_data(f"gesprekstips/{file}.yaml")
        for tip in data["tips"]:
            if tip.get("alleen_thuis") and story is not None and story.channel == BY_TELEPHONE:
                continue
            note = fill(str(tip["noot"]), address, {"naam": name})
            evidence = _evidence(tip, turns, file, note)
            found.append(TipResult(
                id=str(tip["id"]), text=fill(str(tip["tekst"]), address), do=data["soort"] == "doen",
                seen=bool(evidence), evidence=few(evidence, 3), source=str(data["bron"])))
    return tuple(found)


def came_along(results: Sequence[TipResult]) -> tuple[TipResult, ...]:
    """Only the tips that were seen, the dos first."""
    return tuple(sorted((one for one in results if one.seen), key=lambda one: not one.do))


def _evidence(tip: Mapping[str, Any], turns: Sequence[Moment], file: str, note: str) -> tuple[Evidence, ...]:
    found: dict[int, Evidence] = {}
    for sign in tip["zie"]:
        hits = [(moment, finding) for moment in turns[:int(sign.get("eerste", len(turns)))]
                for shown, finding in (_shows(moment, sign, file),) if shown]
        if len(hits) >= int(sign.get("keer", 1)):
            for moment, finding in hits:
                found.setdefault(moment.exchange.number, quote(moment, note[:1].upper() + note[1:], finding))
    return tuple(found[number] for number in sorted(found))


def _shows(moment: Moment, sign: Mapping[str, Any], file: str) -> tuple[bool, Finding | None]:
    """Whether the turn shows the ``sign``, and the finding it rests on (``None``: the whole turn)."""
    reading = moment.exchange.reading
    wanted = {Move(one) for one in strings(sign.get("zetten"))}
    finding: Finding | None = None
    if wanted:
        allowed = sure_oma(moment) if wanted <= OMA_MOVES else reading.findings
        finding = next((one for one in allowed if one.move in wanted and (one.sure or not sign.get("zeker"))), None)
        silent = Move.SILENCE in wanted and not moment.exchange.text
        if finding is None and not silent:
            return False, None
        if not wanted & _MAY_SLIP and may_push(reading):
            return False, None  # too doubtful to be shown as something good
    if sign.get("vraag") and not (QUESTION_MOVES.intersection(reading.moves) or "?" in moment.exchange.text):
        return False, None
    if sign.get("na") == "gevoel" and not moment.feeling_before:
        return False, None
    words = sign.get("woorden")
    return words is None or _holds(moment.exchange.text, str(words), file), finding


def _holds(text: str, list_name: str, file: str) -> bool:
    phrases = _phrases(file).get(list_name)
    if phrases is None:
        return says_one_of(text, list_name)
    padded = f" {' '.join(plain_words(text))} "
    return any(f" {phrase} " in padded for phrase in phrases)


@lru_cache(maxsize=4)
def _phrases(file: str) -> Mapping[str, tuple[str, ...]]:
    data = yaml_data(f"gesprekstips/{file}.yaml").get("woorden", {})
    return {str(name): tuple(plain_letters(word) for word in strings(words)) for name, words in data.items()}
