"""Whether a turn asks something, and in which of its words: of several sentences or clauses the last one that asks.

"Om het weekend. En zo'n avond?" asks about the evening, "oké en als u zelf het stuur had waar ging u dan heen" asks where to:
what goes before is given back or taken as said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gesprek_oefenen.language.content_words import content_lemmas
from gesprek_oefenen.language.phrases import Word, WordRow
from gesprek_oefenen.language.tokens import Token
from gesprek_oefenen.model.moves import QUESTION_MOVES, Move
from gesprek_oefenen.model.reading import Reading
from gesprek_oefenen.persona.asked import POINTING
from gesprek_oefenen.persona.defaults import Everyday

QUESTION_WORDS: Final = frozenset({
    "hoe", "wat", "wie", "waar", "wanneer", "welke", "welk", "waarom", "waarover", "waarmee", "waarvan", "waaraan", "waarin", "waarop",
    "waarvoor", "waarheen", "waardoor", "waaruit", "hoezo", "hoeveel", "hoelang",
})
_BEGINS_QUESTION: Final = QUESTION_WORDS | {"sinds", "vanaf", "met", "van", "voor", "tegen", "aan", "bij"}
_ASKING: Final = QUESTION_MOVES | {Move.WISH, Move.TURNING_ROUND}
_CLAUSES: Final = frozenset({Move.OPEN_QUESTION, Move.CLOSED_QUESTION, Move.FOLLOW_UP})
_COURTESIES: Final = frozenset({
    "snap", "begrijp", "ik", "dat", "oke", "ok", "ja", "sorry", "dank", "je", "u", "wel", "mooi", "fijn", "goed", "jammer", "hm", "ah", "oh",
    "tuurlijk", "natuurlijk", "haha", "nee", "hoor", "en", "maar", "nou", "zeker", "prima", "leuk", "grappig", "goh", "jeetje", "och", "ach", "is", "echt", "dan",
})
_EXCLAIMS: Final = frozenset({"wat", "ik", "goh", "jeetje", "och", "ach", "u", "je", "dus"})
_MAY_I: Final = 6
_OR: Final = "of"
_EVER: Final = "ooit"
_CHOICE: Final = 9
"""So many words name two things to choose from at most."""
_BRIEF: Final = 6
_SHORT_QUESTION: Final = 14
_ECHO, _SAYS_SOMETHING = 3, 4
_LEAVE: Final = 7
_GUESS: Final = 3
"""A guess behind a question has at most so many words."""
_ASKS_FOR_ONE: Final = frozenset({"wie", "wat", "waar", "welke", "welk"})
_INVITES: Final = frozenset({"vertel", "vertelt"})
_OF_IT: Final = frozenset({"eens", "maar", "u", "je", "me", "mij", "over", "haar", "hem", "hen", "daar", "er", "erover", "daarover", "iets", "wat", "meer", "dan", "nou"})
"""What may go with *vertel* so that it names nothing."""
_NAMED: Final = 4
"""What is asked about may go before the question, in so many words."""
_LOOKS: Final = frozenset({"uit", "bij"})
_EXCLAIMING: Final = frozenset({"een", "heeft", "hebt", "heb", "is", "was", "bent", "ben", "zit", "staat", "ziet", "zie", "ligt", "hangt"})
_WHAT_OF: Final = frozenset({"uw", "je", "jouw", "het", "dat", "die", "u"})
_BEFORE_THING: Final = frozenset({"aan", "van", "met", "bij", "in", "op", "over", "voor"})
_HERE_WITH_YOU: Final = [["heeft", "u", "het"], ["hebt", "u", "het"], ["heb", "je", "het"]]
"""*Wat heeft u het hier gezellig*."""
_AFTER_SUBJECT: Final = slice(3, 5)
"""Where *een* stands after the verb and whom it is about: *wat heeft u een, wat is dat toch een*."""
_ON_WITH: Final = QUESTION_WORDS | {"maar", "en", "of"}
"""A sentence that begins so goes on with what is asked, or takes it back."""
_WONDERS: Final = frozenset({"vroeg", "vraag", "bedoel", "bedoelde", "benieuwd", "nieuwsgierig", "weten", "horen"})
_WONDERS_BEFORE: Final = 5
"""Of so many words before a question word one says that he wonders."""
_SAYS_SO: Final = frozenset({"benieuwd", "nieuwsgierig", "tijd", "haast"})
_REMEMBERS: Final = (("weet", "u", "dat", "nog"), ("weet", "je", "dat", "nog"), ("weet", "u", "het", "nog"), ("weet", "je", "het", "nog"))
"""*Wanneer begon dat, weet u dat nog?* asks when."""
_LEAD_IN, _AFTER = 2, 2
"""A clause that asks has at least so many words before it, and at most so many behind it."""


@dataclass(frozen=True, slots=True)
class Asking:
    """``asks``: the turn asks. ``by_word``: it says so by a question word or its order, not only by its mark. ``besides``: other
    words go before what it asks. ``words``: those that ask, or all."""

    asks: bool
    by_word: bool
    besides: bool
    words: Sequence[Word]


def asking(reading: Reading, words: Sequence[Word], tokens: Sequence[Token], things: Everyday) -> Asking:
    """What ``reading`` asks, of whose text these are the words and tokens."""
    last = [word for word in words if word.sentence == words[-1].sentence] if words else []
    if _exclaims(last, tokens, things):
        return Asking(False, False, False, words)
    if (before := _guess_behind(words, last, tokens)) is not None:
        return Asking(True, True, True, _without_leave(before))
    if (before := _invited_behind(words, last, tokens)) is not None:
        return Asking(True, True, True, _without_leave(before))
    clause = _clause(reading, words) or _after_comma(last, tokens) or _wondered(last)
    if clause is None and (before := _asked_before(words, last, tokens, things)):
        return Asking(True, True, True, _without_leave(before))
    clause = clause or _after_greeting(words, things)
    besides = clause is not None or _besides(words, last, tokens, things)
    by_word = besides or begins_asking(words, things) or _briefly(words) or _chooses(words)
    asks = by_word or (bool(set(reading.moves) & _ASKING) and not _only_says_so(words)) or any(token.norm == "?" for token in tokens)
    if asks and not by_word and _only_echoes(words, last, tokens):
        return Asking(False, False, False, words)
    if not besides:
        return Asking(asks, by_word, False, _without_leave(words))
    return Asking(asks, by_word, True, _without_leave(clause or _last_sentence(words, last)))


def _only_says_so(words: Sequence[Word]) -> bool:
    """*Was gewoon benieuwd*, *ik heb de tijd*: it says that he would like to know, or has no haste, and asks nothing."""
    return bool(words) and words[-1].norm in _SAYS_SO


def begins_asking(words: Sequence[Word], things: Everyday) -> bool:
    """Whether a turn without a question mark begins with a question word ("hoe gaat dat met ...")."""
    norms = [word.norm for word in words]
    while norms and norms[0] in things.lead:
        norms.pop(0)
    if not norms or len(words) > _SHORT_QUESTION or norms[0] not in QUESTION_WORDS:
        return False
    return norms[0] != "wat" or norms[1:2] == [] or norms[1] in things.after_what


def _after_greeting(words: Sequence[Word], things: Everyday) -> Sequence[Word] | None:
    """The question behind one word of greeting ("hoi, waar is iedereen")."""
    greets = len(words) > _LEAD_IN and words[0].norm in things.greets and words[1].norm in QUESTION_WORDS
    return WordRow(words[1:]) if greets else None


def _without_leave(words: Sequence[Word]) -> Sequence[Word]:
    """The words without *als ik vragen mag, weet u dat nog* at the end: politeness, no part of what is asked."""
    norms = [word.norm for word in words]
    if norms[:2] == ["mag", "ik"] and "vragen" in norms[2:5] and norms[norms.index("vragen") + 1 :][:1] and norms[norms.index("vragen") + 1] in QUESTION_WORDS:
        return WordRow(words[norms.index("vragen") + 1 :])
    at = next((at for at in range(_LEAD_IN, len(norms) - 2) if norms[at:at + 2] == ["als", "ik"]), None)
    polite = at is not None and {"mag", "vragen"} & set(norms[at:]) and len(norms) - at <= _LEAVE
    if polite:
        return WordRow(words[:at])
    remembers = next((tail for tail in _REMEMBERS if tuple(norms[-len(tail):]) == tail and len(norms) >= len(tail) + _LEAD_IN), None)
    return words if remembers is None else WordRow(words[:-len(remembers)])


def _clause(reading: Reading, words: Sequence[Word]) -> Sequence[Word] | None:
    """The words of the last clause that was read as a question, when the turn ends with it and more goes before."""
    found = [finding for finding in reading.findings if finding.move in _CLAUSES and finding.sure]
    if not found or not words:
        return None
    last = max(found, key=lambda finding: finding.start)
    before = sum(word.token.end <= last.start for word in words)
    while before and words[before - 1].norm in _BEGINS_QUESTION and words[before - 1].sentence == words[before].sentence:
        before -= 1  # "en sinds wanneer staat het er zo voor": its question word belongs to it
    behind = sum(word.token.start >= last.end for word in words)
    if before < _LEAD_IN or behind > _AFTER:
        return None
    return WordRow(words[before:len(words) - behind])


def _exclaims(last: Sequence[Word], tokens: Sequence[Token], things: Everyday) -> bool:
    """*Wat heeft u een mooi overhemd aan*, *wat ziet u er netjes uit*: it begins like a question and asks nothing."""
    norms = [word.norm for word in last]
    if norms[:1] != ["wat"] or len(norms) < _LEAD_IN or any(token.norm == "?" for token in tokens):
        return False
    if norms[1] not in _EXCLAIMING:
        return norms[1] in things.exclaims
    looks = "er" in norms[2:] and bool(_LOOKS & set(norms[norms.index("er", 2):]))
    thing = "een" in norms[_AFTER_SUBJECT] and not _BEFORE_THING & set(norms[_AFTER_SUBJECT])
    so = norms[2:3] and norms[2] in _WHAT_OF and norms[-1] in things.exclaims  # "wat zit uw haar leuk"
    return norms[1:2] == ["een"] or thing or looks or bool(so) or (norms[1:4] in _HERE_WITH_YOU)


def _after_comma(last: Sequence[Word], tokens: Sequence[Token]) -> Sequence[Word] | None:
    """The words behind the last comma, when the turn ends with a mark and they begin with a question word ("en als ze klaar zijn, waar gaan ze heen?")."""
    if not last or tokens[-1].norm != "?":
        return None
    commas = [token.end for token in tokens if token.norm == "," and token.start > last[0].token.start]
    behind = [word for word in last if commas and word.token.start >= commas[-1]]
    before = len(last) - len(behind)
    named_first = before <= _NAMED and any(word.norm in POINTING or word.norm == "het" for word in behind)  # "en uw werk, hoe was dat?"
    asks = len(behind) > 1 and behind[0].norm in QUESTION_WORDS and before >= _LEAD_IN and not named_first
    return WordRow(behind) if asks else None


def _wondered(last: Sequence[Word]) -> Sequence[Word] | None:
    """The words that ask in *ik vroeg wat u graag kookt, ik was benieuwd hoe u daarop terugkijkt, zeg dan hoe het echt gaat*."""
    norms = [word.norm for word in last]
    told_to = next((at for at, norm in enumerate(norms[1:4], 1) if norm in QUESTION_WORDS), 0) if norms[:1] == ["zeg"] else 0
    if told_to and len(norms) > told_to + 1:
        return WordRow(last[told_to:])
    for at in range(_LEAD_IN, len(norms) - 1):
        before = norms[max(0, at - _WONDERS_BEFORE):at]
        if norms[at] in QUESTION_WORDS and "ik" in before and _WONDERS & set(before) and "niet" not in before and norms[at + 1] != "ik":
            return WordRow(last[at:])
    return None


def _asked_before(words: Sequence[Word], last: Sequence[Word], tokens: Sequence[Token], things: Everyday) -> Sequence[Word] | None:
    """The question that a remark goes behind: *Wat heeft u daar voor lamp staan? Die vind ik prachtig.*"""
    marks = [token for token in tokens if token.norm == "?"]
    if not marks or not last or marks[-1].start > last[0].token.start or begins_asking(last, things) or last[0].norm in _ON_WITH:
        return None
    asked = [word for word in words if word.token.end <= marks[-1].start]
    asked = [word for word in asked if word.sentence == asked[-1].sentence] if asked else []
    whole = len(asked) > _ECHO and len(words) > len(asked)
    return WordRow(asked) if whole else None


def _guess_behind(words: Sequence[Word], last: Sequence[Word], tokens: Sequence[Token]) -> Sequence[Word] | None:
    """The question that a guess of a word or two goes behind: *Wat zit er in die borstzak? Iets bijzonders?*"""
    if not last or not 0 < last[0].sentence or len(last) > _GUESS or tokens[-1].norm != "?" or any(word.norm in QUESTION_WORDS or word.norm in POINTING for word in last):
        return None
    before = _asked_just_before(words, last, tokens)
    asks = len(before) >= _ECHO and any(word.norm in QUESTION_WORDS for word in before[:_ECHO])
    return WordRow(before) if asks else None


def _asked_just_before(words: Sequence[Word], last: Sequence[Word], tokens: Sequence[Token]) -> Sequence[Word]:
    """The sentence before the last one, when it has a question mark; else nothing."""
    before = [word for word in words if word.sentence == last[0].sentence - 1]
    marked = any(token.norm == "?" and before and before[-1].token.end <= token.start < last[0].token.start for token in tokens)
    return before if marked else ()


def _invited_behind(words: Sequence[Word], last: Sequence[Word], tokens: Sequence[Token]) -> Sequence[Word] | None:
    """The question that a bare *vertel eens* goes behind: *Wie is Fenne? Vertel eens over haar.*"""
    if not last or not last[0].sentence or last[0].norm not in _INVITES or any(word.norm not in _OF_IT for word in last[1:]):
        return None
    before = _asked_just_before(words, last, tokens)
    return WordRow(before) if before and before[0].norm in _ASKS_FOR_ONE and content_lemmas(before) else None


def _only_echoes(words: Sequence[Word], last: Sequence[Word], tokens: Sequence[Token]) -> bool:
    """Whether all that asks is a word or two of hers with a mark, before what he says himself ("Een formulier? Nee hoor, die heb ik niet bij me.")."""
    marks = [token.start for token in tokens if token.norm == "?"]
    if not marks or not last or marks[-1] > last[0].token.start or len(last) < _SAYS_SOMETHING or last[0].norm in QUESTION_WORDS:
        return False
    asked = [word for word in words if word.token.start < marks[-1]]
    return len(asked) <= _ECHO and not any(word.norm in QUESTION_WORDS for word in asked) and any(word.norm == "ik" for word in words[len(asked):])


def _briefly(words: Sequence[Word]) -> bool:
    """*Moe van wat dan*: a few words with a question word further on."""
    return 0 < len(words) <= _BRIEF and any(word.norm in QUESTION_WORDS for word in words[1:]) and words[0].norm not in _EXCLAIMS


def _chooses(words: Sequence[Word]) -> bool:
    """*Te veel mensen of te veel vragen*, *ooit ontmoet of alleen geseind*: two things to choose from, without verb or mark."""
    norms = [word.norm for word in words]
    at = norms.index(_OR) if _OR in norms[1:-1] else 0
    return 0 < at and len(words) <= _CHOICE and norms[0] in (norms[at + 1], _EVER)


def _besides(words: Sequence[Word], last: Sequence[Word], tokens: Sequence[Token], things: Everyday) -> bool:
    """Whether the last of several sentences is a question ("Sorry, dat zei je al. Hoe voelt dat?")."""
    if not words:
        return False
    if words[-1].sentence == 0:  # without a stop between them: "snap ik wat is er dan slordig"
        if [word.norm for word in words[:2]] == ["mag", "ik"]:  # "mag ik vragen wat er met uw hart is"
            return any(word.norm in QUESTION_WORDS for word in words[2:_MAY_I]) and words[-1].norm not in QUESTION_WORDS
        place = next((at for at, word in enumerate(words) if word.norm not in _COURTESIES), len(words))
        return 0 < place < len(words) - 1 and words[0].norm != "ik" and words[place].norm in QUESTION_WORDS
    return len(last) > 1 and (begins_asking(last, things) or tokens[-1].norm == "?")


def _last_sentence(words: Sequence[Word], last: Sequence[Word]) -> Sequence[Word]:
    """The words of the last sentence; without a stop before it, those from its question word on."""
    if words[-1].sentence:
        return WordRow(last)
    place = next((at for at, word in enumerate(words) if word.norm in QUESTION_WORDS), 0)
    return WordRow(words[place:])
