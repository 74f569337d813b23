"""Cutting a turn into clauses and telling of whom each tells: for what a trainee says of himself.

Other than ``clauses``, which looks at how a clause is built: here it matters whether it is his own, of someone close to him, of the
other, supposed, quoted or long past. Which words tell that is data (``feedback_rules/signalen/eigen_nood_som.yaml``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Final

from gesprek_oefenen.language.phrases import Word
from gesprek_oefenen.language.tokens import Token

_I: Final = frozenset(("ik", "'k", "k", "ikke", "ikzelf", "we", "wij", "kwil", "kben", "kheb", "kga", "kkan", "kweet", "kzie", "kzou", "kmoet"))
_ME: Final = frozenset(("mij", "me", "mijn", "m'n", "mn", "mezelf", "mijzelf", "mijne", "ons", "onze"))
FIRST: Final = _I | _ME
YOU: Final = frozenset(("u", "je", "jij", "jou", "jouw", "uw", "ge", "gij", "jullie", "uzelf", "jezelf"))
TAG_VERBS: Final = frozenset(("weten", "snappen", "begrijpen", "horen", "zien"))
_JOINS: Final = frozenset(("en", "want", "dus", "omdat", "sinds", "terwijl", "als", "of", "zodat", "totdat"))
"""Words that begin a clause wherever they stand."""
_MAY_JOIN: Final = frozenset(("maar", "dat", "toen"))
_BEGINS: Final = frozenset(("ik", "het", "hij", "ze", "zij", "er", "dan", "nu", "we", "wij", "je", "u", "mijn", "de", "die", "mensen", "iedereen", "niemand", "dat"))
"""Words before which ``_MAY_JOIN`` begin a clause: "maar ik ...", not "ik heb maar een ..."."""
_RATHER: Final = frozenset(("weten", "liever", "liefst"))
"""With these *zou* tells what he wants or does not know, and supposes nothing."""
_STOPS: Final = frozenset((".", "?", "!", "..."))
_QUOTES: Final = frozenset(("'", '"'))
_BEGINS_SAID: Final = frozenset(("ik", "laat", "ga", "neem"))
"""Right after a verb of saying of someone else these begin what was said: "ze zei ik ga dood"."""
_ANOTHER: Final = YOU | {"die", "wie", "men"}
_RELATES: Final = frozenset(("die", "wie", "waarin"))
_MORE: Final = ("en", "ers", "s")
"""So words end that name several: after those *die* tells of them ("boeren die ...")."""


class Whose(IntEnum):
    """Of whom a clause tells."""

    OWN = 0
    CLOSE = 1
    """Someone else, in what he is to the trainee: "mijn vrouw vraagt nooit wat"."""
    BOTH = 2
    OTHER = 3
    THIRD = 4
    SUPPOSED = 5
    PAST = 6
    QUOTED = 7
    UNSAID = 8
    """Not told: a fragment, which goes with what stands before it."""
    STANCE = 9
    """What he thinks or hears about the other: "ik vind", "ik hoor"."""


@dataclass(slots=True)
class Clause:
    """Words ``start:end`` with the kinds of words in it as bits, the number of its sentence and the mark behind it."""

    start: int
    end: int
    sentence: int
    mark: str
    kinds: int = 0
    whose: Whose = Whose.UNSAID
    marked: bool = False
    """Between quotation marks."""


def cut(tokens: Sequence[Token]) -> list[Clause]:
    """Parts between marks, and before a word that joins clauses."""
    found: list[Clause] = []
    start = place = sentence = 0
    before = ""
    inside = False
    for token in tokens:
        norm = token.norm
        if token.kind == "word":
            if place > start and (norm in _JOINS or before in _MAY_JOIN and norm in _BEGINS and place - start > 1):
                found.append(Clause(start, place, sentence, "", marked=inside))
                start = place
            before = norm
            place += 1
            continue
        mark = norm if token.kind == "punct" else "."
        if place > start:
            found.append(Clause(start, place, sentence, mark, marked=inside))
            start = place
        elif found and not found[-1].mark:
            found[-1].mark = mark
        if mark in _STOPS:
            sentence += 1
        elif mark in _QUOTES:
            inside = not inside
    if place > start:
        found.append(Clause(start, place, sentence, ""))
    if inside:  # one that is not closed is an apostrophe
        for clause in found:
            clause.marked = False
    return found


def tell_whose(clauses: Sequence[Clause], words: Sequence[Word], bit: Mapping[str, int], kinds_of: Callable[[str], int], *, asked: bool) -> None:
    """Tell of each clause whose it is: first by its own words, then fragments by what stands around them."""
    long_ago, lately = bit["verleden"] | bit["vroeger"], bit["onlangs"]
    supposed: dict[int, Whose] = {}
    asking = {clause.sentence for clause in clauses if clause.mark == "?"}
    before_now = {clause.sentence for clause in clauses if clause.kinds & bit["vroeger"]}
    sentence, quoting, loosely = -1, False, False
    for clause in clauses:
        norms = [word.norm for word in words[clause.start:clause.end]]
        if clause.sentence != sentence or loosely and norms[0] in ("en", "maar") and "ik" in norms[:2]:
            quoting = loosely = False
        sentence = clause.sentence
        kinds = clause.kinds
        clause.whose = Whose.QUOTED if quoting or clause.marked else _by_words(clause, norms, words, bit)
        if kinds & bit["zegt"] and not clause.marked and (said := _said_by_another(clause, words, bit, kinds_of)):
            quoting = True
            loosely = clause.mark not in (":", '"', "'")
            if said == "within":
                clause.whose = Whose.QUOTED
        if kinds & bit["stelt"] and (norms[0] == "stel" or "stel" not in norms):
            supposed[sentence] = Whose.QUOTED
        elif clause.whose in (Whose.OWN, Whose.CLOSE):
            if kinds & bit["zou"] and not kinds & bit["geen_mens"] and _RATHER.isdisjoint(norms) or norms[0] == "als" and kinds & bit["verleden"]:
                supposed.setdefault(sentence, Whose.SUPPOSED)
            elif not kinds & lately and (kinds & long_ago or kinds & bit["voltooid"] and sentence in before_now):
                clause.whose = Whose.PAST
        elif clause.whose is Whose.UNSAID:
            if kinds & bit["verleden"] and not kinds & lately:
                clause.whose = Whose.PAST
            elif sentence in asking:
                clause.whose = Whose.OTHER
    for clause in clauses:
        if clause.sentence in supposed and clause.whose in (Whose.OWN, Whose.CLOSE, Whose.UNSAID, Whose.PAST):
            clause.whose = supposed[clause.sentence]
    _tell_fragments(clauses, asked, bit["ook"] | bit["net_zo"])


def _said_by_another(clause: Clause, words: Sequence[Word], bit: Mapping[str, int], kinds_of: Callable[[str], int]) -> str:
    """Whether someone else says what follows in this sentence (``after``), or already what stands in this clause (``within``)."""
    norms = [word.norm for word in words[clause.start:clause.end]]
    says = next((place for place, norm in enumerate(norms) if kinds_of(norm) & bit["zegt"]), 0)
    subject = ""
    for norm in (*norms[:says], *norms[says + 1:says + 2]):
        if norm in _I:
            subject = subject or "I"
        elif norm in _RELATES or not subject and (norm in _ANOTHER or kinds_of(norm) & bit["derde"]):
            subject = "other"
    if subject == "I":
        return ""  # he says it himself
    other = subject == "other" or any(norm in _ANOTHER or kinds_of(norm) & bit["derde"] for norm in norms)
    if clause.mark in (":", '"', "'") or clause.mark == "," and not YOU.isdisjoint(norms):
        return "after"
    if not other or not says:
        return ""
    if not clause.mark and clause.end < len(words) and words[clause.end].norm == "als":
        return "after"  # "ze zegt altijd als ik ..."
    if clause.start + says + 2 < clause.end and words[clause.start + says + 1].norm in _BEGINS_SAID:
        return "within"
    return ""


def _by_words(clause: Clause, norms: Sequence[str], words: Sequence[Word], bit: Mapping[str, int]) -> Whose:
    """Whose a clause is by the words in it alone."""
    kinds = clause.kinds
    me = not _ME.isdisjoint(norms)
    first = not _I.isdisjoint(norms)
    if not YOU.isdisjoint(norms) and _names_other(clause, norms, words):
        if kinds & bit["enige_lang"] or (first or me) and kinds & bit["enige_u"]:
            return Whose.OWN
        return Whose.BOTH if first or me else Whose.OTHER
    if first:
        return Whose.STANCE if kinds & bit["houding"] and not me and not kinds & bit["kern"] else Whose.OWN
    third = kinds & bit["derde"] or norms[0] == "die" or any(
        norm == "die" and len(before) > 4 and before.endswith(_MORE) for before, norm in pairwise(norms))
    if me:
        return Whose.CLOSE if third else Whose.OWN
    return Whose.THIRD if third else Whose.UNSAID


def _names_other(clause: Clause, norms: Sequence[str], words: Sequence[Word]) -> bool:
    """Whether *u* or *je* in a clause is more than the tag *weet je*."""
    return any(norm in YOU and not (place and words[clause.start + place - 1].lemma in TAG_VERBS) for place, norm in enumerate(norms))


def _tell_fragments(clauses: Sequence[Clause], asked: bool, same: int) -> None:
    """A fragment goes with what stands before it, or after it where he answers or joins in ("van binnen is het donker, ik ...")."""
    last: Whose | None = None
    before: Clause | None = None
    for clause in clauses:
        before, earlier = clause, before
        if clause.whose is Whose.UNSAID:
            if earlier is not None and earlier.whose is Whose.THIRD and earlier.sentence == clause.sentence and not earlier.mark:
                clause.whose = Whose.THIRD  # "boeren die dat niet meer zien en eruit willen"
                continue
            if last is not None and not (asked and last is Whose.OTHER):
                clause.whose = last
        elif clause.whose is Whose.CLOSE:
            last = Whose.OWN
        elif clause.whose in (Whose.OWN, Whose.OTHER, Whose.SUPPOSED, Whose.PAST, Whose.QUOTED):
            last = clause.whose
    if not asked and not any(clause.kinds & same for clause in clauses):
        return
    later = Whose.OWN if asked else Whose.UNSAID
    for clause in reversed(clauses):
        if clause.whose is Whose.UNSAID:
            clause.whose = later
        elif clause.whose is Whose.OWN:
            later = Whose.OWN
        elif clause.whose is Whose.OTHER and not asked:
            later = Whose.UNSAID
