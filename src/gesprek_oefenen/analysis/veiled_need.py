"""Weighing what points to the trainee's own need, also where no phrase names it: "bij ons ook, ik eet al weken bijna niks".

A turn is cut into clauses; of each is told whose it is (his own, someone close to him, the other's, supposed, quoted, long past).
Which kinds of words stand together in his own clauses, and what the persona had just said, is added up. Kinds of words,
features and weights are data that say what they mean (``feedback_rules/signalen/eigen_nood_som.yaml``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, Final, NamedTuple

from gesprek_oefenen.analysis.own_clauses import FIRST, YOU, Clause, Whose, cut, tell_whose
from gesprek_oefenen.language.asking import ends_in_question
from gesprek_oefenen.language.lemmas import known_lemma
from gesprek_oefenen.language.phrases import Match, PhraseFinder, Word, WordRow, compile_phrase, words_said
from gesprek_oefenen.language.tokens import Token
from gesprek_oefenen.language.wordlists import read_data, rules_folder

_NO: Final = frozenset(("nee", "neen", "nah", "niet", "slecht", "matig", "mwah", "nou", "eerlijk", "ach", "tja", "poeh"))
"""How an answer begins that is no plain yes."""
_BEGIN_DONE: Final = ("ver", "be", "ont", "her")
"""How participles without *ge* begin."""
_WORDS_KEPT: Final = 4096
_NEAR: Final = 4
"""*Ik* so many words after a word that weighs may still belong to it ("moe ben ik")."""
_LONG, _KINDS, _SENTENCES, _HEAVY_BEFORE, _MOST, _ENDING, _TONES = 25, 6, 3, 3, 2, 4, 3
"""From here on more words, kinds of words, clauses, or words of the persona do not count further; a feature counts at most twice."""
NAMED: Final = ("genoemd", "ernstig", "genoeg")
"""Features of need that a phrase names (``own_need``), none above 1."""
_OF_PART: Final[Mapping[str, frozenset[Whose]]] = {
    "eigen": frozenset((Whose.OWN,)), "naaste": frozenset((Whose.CLOSE,)), "ons": frozenset((Whose.OWN, Whose.CLOSE, Whose.BOTH)),
    "ander": frozenset((Whose.OTHER, Whose.SUPPOSED, Whose.QUOTED)), "overal": frozenset(Whose), "zou": frozenset((Whose.SUPPOSED,)),
    "was": frozenset((Whose.PAST,)), "derde": frozenset((Whose.THIRD,)), "beurt": frozenset(), "toon": (_TONE := frozenset((Whose.UNSAID,))),
}
"""``beurt``: all he says of himself taken together (``_SAID``); ``toon``: words of the whole turn are counted."""
_SAID: Final = frozenset((Whose.OWN, Whose.CLOSE, Whose.STANCE, Whose.PAST, Whose.SUPPOSED))


class _Feature(NamedTuple):
    """Kinds of words (one of each mask, none of ``without``) that stand together in a clause of ``parts``."""

    name: str
    parts: frozenset[Whose]
    masks: tuple[int, ...]
    without: int
    earlier: int
    """One of these kinds stood in what the persona had just said, if any are given."""


@dataclass(frozen=True, slots=True)
class _Sum:
    """The file, compiled. ``as_written`` and ``by_lemma``: the kinds a word belongs to, as bits; ``known``: of words met so far.

    ``weighs``: kinds that point to need by themselves, or join in.
    """

    bit: Mapping[str, int]
    as_written: Mapping[str, int]
    by_lemma: Mapping[str, int]
    phrases: PhraseFinder[int]
    known: dict[str, int]
    weighs: int
    remarks: frozenset[str]
    core: int
    same: int
    ending: int
    toned: int
    ordinary: tuple[int, ...]
    after_end: int
    weighs_before: int
    light_before: int
    features: tuple[_Feature, ...]
    weights: Mapping[str, float]
    base: float


class _Before(NamedTuple):
    """What the persona had just said: kinds of words, whether it is light, how many kinds weigh, and the words."""

    kinds: int
    light: bool
    weight: int
    words: frozenset[str]


def told_clauses(tokens: Sequence[Token], words: WordRow, found: Sequence[Match[int]], previous: str) -> list[Clause]:
    """The clauses of a turn with the kinds of words in them and whose they are.

    ``found``: what ``veiled_phrases`` finds; ``previous``: the persona's last line. Never raises; cost linear in the number of words.
    """
    needs = _sum()
    clauses = cut(tokens)
    _sort_words(clauses, words, found, needs)
    tell_whose(clauses, words, needs.bit, partial(_kinds_of, needs=needs), asked=_speaks_to_him(previous))
    return clauses


def weigh(row: Mapping[str, float]) -> float:
    """The sum of features: above 0 it is likely his own need."""
    needs = _sum()
    weights = needs.weights
    return needs.base + sum(weights.get(name, 0.0) * value for name, value in row.items())


def most_named() -> float:
    """The most that what is named can add to the sum."""
    weights = _sum().weights
    return sum([max(0.0, weights[name]) for name in NAMED])


def veiled_phrases() -> PhraseFinder[int]:
    """The finder of the phrases that count as a kind of words."""
    return _sum().phrases


def may_be_about_him(norms: Sequence[str], previous: str) -> bool:
    """Whether the trainee may speak of himself: with *ik* or *mij*, or because she asked him or spoke of him."""
    return not FIRST.isdisjoint(norms) or _speaks_to_him(previous)


def speaks_of_her(norms: Sequence[str]) -> bool:
    """Whether *u* and *je* stand in a turn more often than *ik* and *mij*."""
    return sum([norm in YOU for norm in norms]) > sum([norm in FIRST for norm in norms])


def points_to_need(kinds: int) -> bool:
    """Whether one of these kinds of words points to need by itself, or joins in."""
    return bool(kinds & _sum().weighs)


def weighs(norms: Sequence[str], previous: str) -> bool:
    """Whether some word points to need by itself, not right after *u* or *je*; or joins in, or begins a no to a question, or is
    about himself after she spoke of not wanting to live."""
    needs = _sum()
    to_him = _speaks_to_him(previous)
    if to_him and norms and _kinds_of(norms[0], needs) & needs.bit["nee_antwoord"]:
        return True
    if previous and YOU.isdisjoint(norms) and not FIRST.isdisjoint(norms) and _before(previous).kinds & needs.after_end:
        return True
    known, same, either = needs.known, needs.same, needs.weighs
    his, heavy = to_him, -_NEAR
    for place, norm in enumerate(norms):
        if norm in FIRST:
            if place - heavy < _NEAR:
                return True
            his = True
        elif norm in YOU:
            his = to_him
        else:
            kinds = known[norm] if norm in known else _kinds_of(norm, needs)
            if kinds & either:
                if his or kinds & same:
                    return True
                heavy = place
    return False


def features(clauses: Sequence[Clause], words: WordRow, previous: str, *, named: bool) -> dict[str, float]:
    """The features that are added up, by name; nothing when nothing points to need. ``named``: something in it names need."""
    return _add_up(clauses, words, _before(previous), asked=_speaks_to_him(previous), named=named, needs=_sum())


@lru_cache(maxsize=512)
def _speaks_to_him(line: str) -> bool:
    """Whether the persona asked him something, or said something of him ("je bent afgevallen", "wat ben je stil")."""
    if ends_in_question(line):
        return True
    norms = [word.norm for word in words_said(line)[:3]]
    if len(norms) > 2 and norms[0] == "wat" and norms[2] in YOU:
        return True
    return len(norms) > 1 and norms[0] in YOU and words_said(line)[1].lemma in _sum().remarks


def _sort_words(clauses: Sequence[Clause], words: Sequence[Word], found: Sequence[Match[int]], needs: _Sum) -> None:
    """Tell of each clause the kinds of words in it; a phrase counts only inside one clause."""
    at: list[Clause] = []
    for clause in clauses:
        kinds = 0
        for word in words[clause.start:clause.end]:
            kinds |= _kinds_of(word.norm, needs)
            at.append(clause)
        clause.kinds = kinds
    for match in found:
        if at[match.start] is at[match.end - 1]:
            at[match.start].kinds |= match.phrase.value


def _kinds_of(norm: str, needs: _Sum) -> int:
    """The kinds a word belongs to; remembered, as often as new words are met."""
    known = needs.known
    if norm in known:
        return known[norm]
    if len(known) >= _WORDS_KEPT:
        known.clear()
    base = known_lemma(norm) or norm
    kinds = needs.as_written.get(norm, 0) | needs.by_lemma.get(base, 0)
    if base != norm and len(norm) > 5 and (norm.startswith("ge") and norm[-1] in "dtn" or norm.startswith(_BEGIN_DONE) and norm[-1] in "dn"):
        kinds |= needs.bit["voltooid"]
    known[norm] = kinds
    return kinds


def _add_up(clauses: Sequence[Clause], words: Sequence[Word], before: _Before, *, asked: bool, named: bool,
            needs: _Sum) -> dict[str, float]:
    """The features of a turn of which the clauses are known."""
    core, bit = needs.core, needs.bit
    ours = [clause.kinds for clause in clauses if clause.whose in _OF_PART["ons"]]
    kinds = 0
    for one in ours:
        kinds |= one & core
    joins_in = any(one & needs.same for one in ours)
    refuses = asked and bool(_kinds_of(words[0].norm, needs) & bit["nee_antwoord"] and before.kinds & bit["welzijn"]) and not before.words.isdisjoint(YOU)
    said = 0
    for clause in clauses:
        if clause.whose in _SAID:
            said |= clause.kinds
    norms = [word.norm for word in words]
    alone = not FIRST.isdisjoint(norms) and YOU.isdisjoint(norms) and clauses[-1].mark != "?"
    after_end = alone and bool(before.kinds & needs.after_end)
    if not named and not after_end and not said & (core | needs.ending) and not (joins_in and before.weight) and not refuses:
        return {}
    row: dict[str, float] = {}
    tones = _tones(words, needs)
    union = 0
    for clause in clauses:
        union |= clause.kinds
    for name, parts, masks, without, earlier in needs.features:
        if not union & masks[0] or earlier and not before.kinds & earlier:
            continue
        if parts is _TONE:
            row[name] = min(tones[masks[0]], _TONES)
        elif not parts:
            if not said & without and all(said & mask for mask in masks):
                row[name] = 1.0
        elif count := _count(clauses, parts, masks, without):
            row[name] = min(count, _MOST)
    whose = [clause.whose for clause in clauses]
    count = len(clauses)
    heavy = min(_HEAVY_BEFORE, before.weight) / _HEAVY_BEFORE
    last = clauses[-1]
    content = [word.norm for word in words if len(word.norm) > 3]
    row |= {
        "einde_soorten": min(_ENDING, (said & needs.ending).bit_count()) / _ENDING,
        "soorten": min(kinds.bit_count(), _KINDS) / _KINDS,
        "kern_zinnen": min(sum(1 for one in ours if one & core), _SENTENCES) / _SENTENCES,
        "deel_ander": (whose.count(Whose.OTHER) + whose.count(Whose.BOTH)) / count,
        "deel_aangehaald": whose.count(Whose.QUOTED) / count,
        "deel_derde": whose.count(Whose.THIRD) / count,
        "deel_verleden": whose.count(Whose.PAST) / count,
        "geen_eigen": Whose.OWN not in whose,
        "vraagt": any(clause.mark == "?" for clause in clauses),
        "uitroep": any(clause.mark == "!" for clause in clauses),
        "lengte": min(len(words), _LONG) / _LONG,
        "nee_antwoord": asked and words[0].norm in _NO,
        "nee_op_goed": refuses,
        "gevraagd": asked,
        "vorige_zwaar": heavy,
        "ook_na_zwaar": heavy * joins_in,
        "na_einde_zelf": after_end,
        "niets_gewoons": not any(one in tones for one in needs.ordinary),
        "vorige_gewoon": before.light and not before.weight,
        "gewoon": min(_TONES, sum([tones.get(one, 0) for one in needs.ordinary])),
        "verhaal_gevraagd": bool(before.kinds & bit["verhaal"]),
        "ook_na_klein": joins_in and before.light,
        "keert": count > 1 and words[last.start].norm == "maar" and not last.kinds & (core | bit["nee"]),
        "staart": any(words[clause.end - 1].norm == "hoor" for clause in clauses),
        "echo": sum(norm in before.words for norm in content) / max(len(content), 3),
    }
    return row


def _count(clauses: Sequence[Clause], parts: frozenset[Whose], masks: Sequence[int], without: int) -> int:
    """In how many clauses of these parts one kind of each mask stands, and none of ``without``."""
    count = 0
    for clause in clauses:
        here = clause.kinds
        if clause.whose in parts and not here & without:
            for mask in masks:
                if not here & mask:
                    break
            else:
                count += 1
    return count


def _tones(words: Sequence[Word], needs: _Sum) -> dict[int, int]:
    """How many words there are of each kind that gives a turn its tone."""
    found: dict[int, int] = {}
    for word in words:
        kinds = _kinds_of(word.norm, needs) & needs.toned
        while kinds:
            lowest = kinds & -kinds
            found[lowest] = found.get(lowest, 0) + 1
            kinds ^= lowest
    return found


@lru_cache(maxsize=512)
def _before(line: str) -> _Before:
    """What counts of the persona's line. Kept, because her lines come back."""
    needs = _sum()
    words = words_said(line)
    kinds = 0
    for word in words:
        kinds |= _kinds_of(word.norm, needs)
    for match in needs.phrases.find(words):
        kinds |= match.phrase.value
    light = bool(kinds & needs.light_before)
    return _Before(kinds, light, 0 if light else (kinds & needs.weighs_before).bit_count(), frozenset(word.norm for word in words))


@lru_cache(maxsize=1)
def _sum() -> _Sum:
    data = read_data(rules_folder() / "signalen" / "eigen_nood_som.yaml")
    lists = {str(name): [str(word) for word in words] for name, words in data["woorden"].items()}
    bit = {name: 1 << number for number, name in enumerate(dict.fromkeys([*lists, *map(str, data["uitdrukkingen"]), "voltooid"]))}
    as_written: dict[str, int] = {}
    by_lemma: dict[str, int] = {}
    for name, words in lists.items():
        for word in words:
            form = word.removeprefix("=")
            as_written[form] = as_written.get(form, 0) | bit[name]
            if form == word:
                by_lemma[form] = by_lemma.get(form, 0) | bit[name]
    plain = {name: [word for word in words if not word.startswith("=")] for name, words in lists.items()}
    bit["kern"] = _mask(data["kern"], bit)
    listed = {**data["voor"], **data["tegen"]}
    phrases = [compile_phrase(str(source), bit[str(name)], plain) for name, sources in data["uitdrukkingen"].items() for source in sources]
    same = bit["ook"] | bit["net_zo"]
    weighs = bit["kern"] | same | _mask(data["einde"], bit)
    return _Sum(
        bit=bit,
        as_written=as_written,
        by_lemma=by_lemma,
        phrases=PhraseFinder(phrases),
        known={},
        weighs=weighs,
        remarks=frozenset(lists["opmerking"]),
        core=bit["kern"],
        same=same,
        ending=_mask(data["einde"], bit),
        after_end=_mask(data["na_einde"], bit),
        ordinary=tuple(bit[str(name)] for name in data["gewoon"]),
        toned=_mask([str(item["bevat"]) for item in listed.values() if item.get("deel") == "toon"], bit),
        weighs_before=bit["kern"] | bit["nee"],
        light_before=bit["klein"] | bit["dier"],
        features=tuple(_feature(str(name), item, bit) for name, item in listed.items() if "bevat" in item),
        weights={str(name): float(item["gewicht"]) for name, item in listed.items()},
        base=float(data["basis"]["gewicht"]) - float(data["grens"]["gewicht"]),
    )


def _feature(name: str, item: Mapping[str, Any], bit: Mapping[str, int]) -> _Feature:
    """A feature of the file: ``bevat`` holds groups of kinds, each ``a|b``."""
    masks = tuple(_mask(group.split("|"), bit) for group in str(item["bevat"]).split())
    return _Feature(name, _OF_PART[str(item["deel"])], masks, _mask(str(item.get("zonder", "")).split("|"), bit),
                    _mask(str(item.get("na", "")).split("|"), bit))


def _mask(names: Sequence[str], bit: Mapping[str, int]) -> int:
    """The bits of these kinds."""
    total = 0
    for name in names:
        total |= bit[name] if name else 0
    return total
