"""Whether a turn sounds like the trainee's own serious need, so that the program can quietly show where help is.

Never on a question to the persona, on what was said back to her, a way of speaking, a third person, a film or course,
or something long past. The phrases are data (``feedback_rules/signalen/eigen_nood.yaml``); what they weigh goes into the sum of
``veiled_need``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

from gesprek_oefenen.analysis.own_clauses import FIRST, TAG_VERBS, Clause, Whose
from gesprek_oefenen.analysis.veiled_need import (
    features,
    may_be_about_him,
    most_named,
    points_to_need,
    speaks_of_her,
    told_clauses,
    veiled_phrases,
    weigh,
    weighs,
)
from gesprek_oefenen.language.phrases import (
    Match,
    PhraseFinder,
    PhraseSieve,
    Word,
    WordRow,
    compile_phrase,
    words_of,
    words_said,
)
from gesprek_oefenen.language.tokens import Token
from gesprek_oefenen.language.wordlists import read_data, rules_folder

_GRAVE, _HEAVY = 1.0, 0.55
_ENOUGH, _ENOUGH_ASKED = 0.75, 0.65
_ADDRESSEE: Final = frozenset(("u", "je", "jij", "jou", "jouw", "uw", "ge", "gij", "gy", "jullie", "uzelf", "jezelf"))
_OWN: Final = frozenset(("ik", "'k", "ikke", "ikzelf", "mij", "me", "mijn", "m'n", "mn", "mezelf", "mijzelf"))
_I: Final = _OWN - {"mijn", "m'n", "mn"}
_RELATIVE: Final = frozenset(("die", "wie"))
_JOINS: Final = frozenset(("en", "maar", "want", "dus", "sinds", "omdat"))
_SAYS: Final = 3
"""At most so many words say only that the other said what went before ("zegt u net")."""
_OWN_SAYING: Final = frozenset(("denk", "bedoel", "voel", "vind"))
_SAYING: Final = frozenset(("zeggen", "denken", "vertellen", "bedoelen", "roepen", "schrijven", "voelen", "vinden"))


@dataclass(frozen=True, slots=True)
class _Tone:
    """What tips the balance when there is some sign (at least ``least``) but not enough: with these added, ``enough``.

    ``length`` counts fully from ``long`` words on; ``asked``: the persona had asked; ``others``: part of the turn is about the
    other, or someone else is named; ``asks``: there is a question mark in it; ``words``: weight for each, at most so many, and which.
    """

    least: float
    enough: float
    length: float
    long: int
    asked: float
    others: float
    asks: float
    words: tuple[tuple[float, int, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class _Needs:
    """The compiled phrases: need with its weight, and what takes need away."""

    need: PhraseFinder[float]
    signs: PhraseFinder[tuple[str, float]]
    eases: PhraseFinder[None]
    easing: float
    figurative: PhraseFinder[None]
    elsewhere: PhraseFinder[None]
    third_persons: frozenset[str]
    beside_you: frozenset[str]
    """Kinds of signs that count in a clause that names the other too: what she is to the trainee."""
    by_another: frozenset[str]
    """Kinds in which someone else has to be named."""
    after_death_wish: frozenset[str]
    """Kinds that count only where the persona just spoke of someone who wants, or wanted, to be dead."""
    death_wish: PhraseFinder[None]
    tone: _Tone


class _Away(NamedTuple):
    """What takes need away: easing words, figures of speech, and whether it is long past or not about him."""

    eases: bool
    figurative: Sequence[Match[None]]
    elsewhere: bool


class Seen(NamedTuple):
    """What was seen of need in a turn before its words were worked out: what ``need_phrases`` finds, and ``may_point_to_need``."""

    grave: Sequence[Match[float]]
    hints: Sequence[int] | None


def may_point_to_need(norms: Sequence[str], previous: str, *, asked: bool, named: bool = True) -> Sequence[int] | None:
    """Whether words with these norms may point to need that no phrase names: the phrases to look for, or ``None``.

    ``named``: perhaps a phrase names it, so that the least adds to that. For nearly every turn this tells at once that there
    is nothing: it is not about him, or more about her, or nothing weighs enough.
    """
    if not asked and not may_be_about_him(norms, previous):
        return None
    found = _sieve().possible(norms)
    worth = _worth()
    if named and found or weighs(norms, previous) or sum([worth[number] for number in found]) >= _needs().tone.least:
        return found if not speaks_of_her(norms) else None
    return None


@lru_cache(maxsize=1)
def _worth() -> tuple[float, ...]:
    """How much each phrase of the sieve could matter by itself: the weight of a sign, 1 for what points to need, else nothing."""
    signs = [phrase.value[1] for phrase in _needs().signs.phrases]
    return (*signs, *(float(points_to_need(phrase.value)) for phrase in veiled_phrases().phrases))


def own_need(tokens: Sequence[Token], words: WordRow | None = None, *, previous: str = "", asked: bool = False,
             seen: Seen | None = None) -> bool:
    """Whether the one who typed ``tokens`` speaks of his own need.

    ``words``: those of ``tokens``, if already known; ``seen``: what was seen in them, likewise. ``previous``: what the
    persona had just said; ``asked``: she asked him something, so that need that is named is likelier his own, also without
    *ik*. Never raises; cost linear in the number of words.
    """
    words = words_of(tokens) if words is None else words
    if seen is None:
        seen = Seen(need_phrases().find(words), may_point_to_need([word.norm for word in words], previous, asked=asked))
    if not words or not seen.grave and seen.hints is None:
        return False
    row, grave, signs = _looked_at(tokens, words, previous, asked, seen)
    if not row or weigh(row) + (most_named() if grave or signs else 0.0) <= 0:
        return False
    return weigh(row | _named(tokens, words, asked, grave, signs, row)) > 0


def need_features(tokens: Sequence[Token], words: WordRow, previous: str, *, asked: bool) -> dict[str, float]:
    """All that is added up, by name (for fitting the weights)."""
    norms = [word.norm for word in words]
    seen = Seen(need_phrases().find(words), may_point_to_need(norms, previous, asked=asked))
    if not words or not seen.grave and seen.hints is None:
        return {}
    row, grave, signs = _looked_at(tokens, words, previous, asked, seen)
    return row | _named(tokens, words, asked, grave, signs, row) if row else {}


def _looked_at(tokens: Sequence[Token], words: WordRow, previous: str, asked: bool,
               seen: Seen) -> tuple[dict[str, float], Sequence[Match[float]], Sequence[Match[tuple[str, float]]]]:
    """What points to need in how it is put together, and the phrases and signs that he says himself."""
    signs, phrases = _sieve().find(words, seen.hints) if seen.hints is not None else ([], [])
    clauses = told_clauses(tokens, words, phrases, previous)
    grave = [match for match in seen.grave if _is_said_by_him(match, clauses, words, previous, beside=True)]
    if signs:
        kinds = _needs().after_death_wish if not _speaks_of_death_wish(previous) else frozenset[str]()
        beside = _needs().by_another
        signs = [match for match in signs if (kind := match.phrase.value[0]) not in kinds
                 and _is_said_by_him(match, clauses, words, previous, beside=kind in beside)]
    return features(clauses, words, previous, named=bool(grave or signs)), grave, signs


def _named(tokens: Sequence[Token], words: WordRow, asked: bool, grave: Sequence[Match[float]],
           signs: Sequence[Match[tuple[str, float]]], row: Mapping[str, float]) -> dict[str, float]:
    """How much is named, and what takes it away: only looked for where what points to need could be enough."""
    needs = _needs()
    away = _Away(bool(needs.eases.find(words)), needs.figurative.find(words), bool(needs.elsewhere.find(words)))
    found: dict[str, float] = {"verlicht": away.eases, "beeld": bool(away.figurative), "elders": away.elsewhere}
    weight = _weight(tokens, words, asked, grave, signs, away) if grave or signs else 0.0
    if weight > 0:
        found |= {"genoemd": min(weight, _GRAVE), "ernstig": weight >= _GRAVE, "genoeg": _is_enough(tokens, words, asked, weight),
                  "genoemd_gewoon": row["gewoon"]}
    return found


def _is_said_by_him(match: Match[Any], clauses: Sequence[Clause], words: Sequence[Word], previous: str, beside: bool) -> bool:
    """Whether a phrase is not in what he has someone else say or tells of someone else (unless it may be: ``beside``), and more
    than her words given back."""
    clause = next(clause for clause in clauses if match.start < clause.end)
    if clause.whose is Whose.QUOTED or clause.whose is Whose.THIRD and not beside:
        return False
    norms = [word.norm for word in words[clause.start:clause.end]]
    if not FIRST.isdisjoint(norms):
        return True
    said = {word.norm for word in words_said(previous)}
    return not said.issuperset(word.norm for word in words[match.start:match.end])


@lru_cache(maxsize=512)
def _speaks_of_death_wish(line: str) -> bool:
    """Whether the persona speaks of wanting to be dead, her own or another's. Kept, because her lines come back."""
    return bool(line) and bool(_needs().death_wish.find(WordRow(words_said(line))))


def _is_enough(tokens: Sequence[Token], words: Sequence[Word], asked: bool, weight: float) -> bool:
    """Whether what is named weighs enough by itself, or with the way it is said."""
    tone = _needs().tone
    if weight >= (_ENOUGH_ASKED if asked else _ENOUGH):
        return True
    return weight >= tone.least and weight + _tone(tokens, words, asked, tone) >= tone.enough


def _tone(tokens: Sequence[Token], words: Sequence[Word], asked: bool, tone: _Tone) -> float:
    """What the way it is said adds to what is said: at length, denying, for good (*elke dag, nooit meer*), with nothing kind
    in it. Nothing where he hardly speaks of himself."""
    clauses = _clauses(tokens)
    others = _others_clauses(words, clauses)
    own = [word.norm for place, word in enumerate(words) if clauses[place] not in others]
    if len(own) * 2 < len(words) or _I.isdisjoint(own):
        return 0.0
    total = tone.length * min(len(words), tone.long) / tone.long + tone.asked * asked
    for weight, most, listed in tone.words:
        total += weight * min(most, sum(norm in listed for norm in own))
    if others or not _needs().third_persons.isdisjoint(own):
        total += tone.others
    if any(token.norm == "?" for token in tokens):
        total += tone.asks
    return total


def _weight(tokens: Sequence[Token], words: Sequence[Word], asked: bool, grave: Sequence[Match[float]],
            signs: Sequence[Match[tuple[str, float]]], away: _Away) -> float:
    """How much in a turn points to the trainee's own need: 0 for nothing, from ``_ENOUGH`` on it is taken seriously."""
    needs = _needs()
    own = asked or any(word.norm in _OWN for word in words)
    if not grave and not (signs and own) or away.elsewhere:
        return 0.0
    clauses = _clauses(tokens)
    others = _others_clauses(words, clauses)
    figurative = {place for match in away.figurative for place in range(match.start, match.end)}
    total = 0.0
    taken: set[int] = set(figurative)
    for match in sorted(grave, key=lambda m: (-m.phrase.value, m.start, -m.end)):
        if clauses[match.start] in others or clauses[match.end - 1] in others or _is_about_another(match, words, needs.third_persons):
            continue
        places = set(range(match.start, match.end))
        if not places & taken:
            taken |= places
            total += match.phrase.value
    if total < _ENOUGH and own:
        total += _signs(signs, words, clauses, others, taken, needs)
        total -= needs.easing if away.eases else 0.0
    return total


def need_phrases() -> PhraseFinder[float]:
    """The finder of the phrases that name need."""
    return _needs().need


@lru_cache(maxsize=1)
def _sieve() -> PhraseSieve:
    """Over signs of need and kinds of words that may veil it: looked for only where he may speak of himself."""
    return PhraseSieve([_needs().signs, veiled_phrases()])


def _signs(found: Sequence[Match[tuple[str, float]]], words: Sequence[Word], clauses: Sequence[int], others: set[int],
           taken: set[int], needs: _Needs) -> float:
    """The weight of the kinds of signs in what the trainee says of himself; each kind counts once."""
    third = {clauses[place] for place, word in enumerate(words) if word.norm in needs.third_persons - _RELATIVE}
    kinds: dict[str, float] = {}
    used = set(taken)
    for match in sorted(found, key=lambda m: (-m.phrase.value[1], m.start)):
        clause = clauses[match.start]
        kind, weight = match.phrase.value
        if clause in others and kind not in needs.beside_you or clause in third and kind not in needs.by_another:
            continue
        if used.intersection(range(match.start, match.end)):
            continue
        used.update(range(match.start, match.end))
        kinds[kind] = weight
    return sum(kinds.values())


def _clauses(tokens: Sequence[Token]) -> list[int]:
    """For each word the number of its clause: parts between punctuation marks, and "en ik ...", "maar dat ..." without one."""
    numbers: list[int] = []
    clause = 0
    before = ""
    for token in tokens:
        if token.kind == "word":
            if before in _JOINS and token.norm in _OWN or before == "maar" and token.norm == "dat":
                clause += 1
                numbers[-1] = clause
            numbers.append(clause)
            before = token.norm
        elif token.kind == "punct" and token.norm not in ("'",):
            clause += 1
    return numbers


def _others_clauses(words: Sequence[Word], clauses: Sequence[int]) -> set[int]:
    """The clauses that are about the other: with u or je in it, what the other is quoted to say or think, or felt with
    her ("ik zou me ook opgesloten voelen")."""
    others = {clauses[place] for place, word in enumerate(words) if word.norm in _ADDRESSEE and not _is_tag(words, place)}
    last = {clause: place for place, clause in enumerate(clauses)}
    would = {clauses[place] for place, word in enumerate(words) if word.norm == "zou" and "ik" in _beside(words, place)}
    others |= {clauses[place] for place, word in enumerate(words) if word.norm == "ook" and clauses[place] in would}
    for clause in sorted(others):
        first = last.get(clause - 1, -1) + 1
        if words[last[clause]].lemma in _SAYING and not any(word.norm in _OWN for word in words[first:last[clause]]):
            others.add(clause + 1)
        if words[first].lemma in _SAYING and last[clause] - first < _SAYS and words[first].norm not in _OWN_SAYING:
            others.add(clause - 1)  # "ik zie het niet meer zitten, zegt u"
    return others


def _beside(words: Sequence[Word], place: int) -> tuple[str, ...]:
    """The words right before and after a place."""
    return tuple(word.norm for word in (*words[max(0, place - 1):place], *words[place + 1:place + 2]))


def _is_tag(words: Sequence[Word], place: int) -> bool:
    """``weet je``, ``snapt u``: addresses the other without being about her."""
    return place > 0 and words[place - 1].lemma in TAG_VERBS and (place + 1 == len(words) or words[place + 1].norm not in ("dat", "of"))


def _is_about_another(match: Match[Any], words: Sequence[Word], third: frozenset[str]) -> bool:
    """Whether someone else stands between the words of the phrase ("ik ken iemand die dood wil")."""
    return any(word.norm in third and not match.phrase.holds(word) for word in words[match.start:match.end])


@lru_cache(maxsize=1)
def _needs() -> _Needs:
    data: Mapping[str, Any] = read_data(rules_folder() / "signalen" / "eigen_nood.yaml")
    lists: dict[str, list[str]] = {str(name): [str(w) for w in words] for name, words in data["lijsten"].items()}
    need = [compile_phrase(str(source), _GRAVE, lists) for source in data["ernstig"]]
    need += [compile_phrase(str(source), _HEAVY, lists) for source in data["zwaar"]]
    away = data["geen_nood"]
    signs = [
        compile_phrase(str(source).replace("~", ""), (str(kind), float(sign["gewicht"])), lists)
        for kind, sign in data["tekens"].items() for source in sign["woorden"]
    ]
    eases = data["verlicht"]
    return _Needs(
        PhraseFinder(need),
        PhraseFinder(signs),
        PhraseFinder(compile_phrase(str(source), None, lists) for source in eases["woorden"]),
        float(eases["gewicht"]),
        PhraseFinder(compile_phrase(str(source), None, lists) for source in away["beeldspraak"]),
        PhraseFinder(compile_phrase(str(source), None, lists) for source in (*away["voorbij"], *away["van_buiten"])),
        frozenset(str(word) for word in away["derden"]),
        frozenset(str(kind) for kind, sign in data["tekens"].items() if sign.get("ook_met_u")),
        frozenset(str(kind) for kind, sign in data["tekens"].items() if sign.get("noemt_ander")),
        frozenset(str(kind) for kind, sign in data["tekens"].items() if sign.get("na_doodswens")),
        PhraseFinder(compile_phrase(str(source), None, lists) for source in data["doodswens"]),
        _read_tone(data["toon"]),
    )


def _read_tone(data: Mapping[str, Any]) -> _Tone:
    """The weights under ``toon`` in the file."""
    words = tuple((float(item["gewicht"]), int(item["hoogstens"]), frozenset(str(word) for word in item["woorden"]))
                  for item in data["woorden"].values())
    return _Tone(float(data["vanaf"]), float(data["genoeg"]), float(data["lengte"]), int(data["lang"]), float(data["gevraagd"]),
                 float(data["over_ander"]), float(data["vraagteken"]), words)
