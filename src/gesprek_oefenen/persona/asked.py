"""What kind of answer a question wants (who, where, how long ...), which words it is about, and whether it points back.

The kinds and their patterns are data: ``feedback_rules/gespreksdingen.yaml``, ``vraagsoorten``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from gesprek_oefenen.language.content_words import all_greetings, content_words, function_words, talk_words
from gesprek_oefenen.language.lemmas import is_participle
from gesprek_oefenen.language.phrases import Match, PhraseFinder, Word, WordRow, compile_phrase, words_of
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.language.wordlists import read_data, rules_folder

YES_NO: Final = "ja_nee"
_SUBJECTS: Final = frozenset({"u", "je", "jij", "ik", "hij", "ze", "zij", "we", "jullie"})
WHY: Final = "hoe_komt"
OPEN_KINDS: Final = frozenset({"wat", "hoe", "hoe_komt"})
"""Kinds that ask for a story rather than for one fact."""
FILLERS: Final = frozenset({
    "dan", "en", "maar", "eigenlijk", "toch", "precies", "nou", "zo", "ook", "nog", "wel", "dus", "oh", "o", "ah", "ja", "eens", "zoal", "allemaal", "vaak", "echt", "misschien", "zelf", "oke", "ok", "hm", "hmm", "ha", "haha", "hoor", "joh", "even", "ff", "verder", "gewoon", "trouwens",
    "yo", "ey", "hey", "pff", "poeh", "oei", "jeetje", "jee", "goh", "wow", "wauw", "tja", "och", "ach", "zeg", "sjonge", "tjonge",
})
"""Small words of manner, which say nothing of what is asked."""
_AUXILIARIES: Final = frozenset({"heb", "hebt", "heeft", "hebben", "ben", "bent", "is", "zijn"})
_PLURAL_LIKE: Final = frozenset({"ben", "kan", "kun", "dan", "en", "van", "aan", "in", "toen", "eten", "hun", "een"})
_OF_WHICH: Final = frozenset({"welk", "welke"})
HE: Final = frozenset({"hij", "hem", "ie"})
HE_OR_SHE: Final = HE | {"zij", "ze", "haar", "hen", "hun"}
_BEGINS: Final = 2
_WITH: Final = frozenset({"met", "van", "voor", "bij", "naar", "aan", "op", "over"})
BEFORE_A_THING: Final = frozenset({"de", "het", "een", "uw", "je", "jouw", "die", "dat", "deze", "mijn", "onze"})
_ASKS_AFTER: Final = frozenset({
    "vragen", "vraag", "weten", "weet", "vertellen", "zeggen", "benieuwd", "nieuwsgierig", "af", "eens", "nog", "horen", "en", "maar", "dus", "of", "nou", "met", "van", "voor", "dan",
})
_BEING: Final = {"is": "is", "was": "is", "ben": "is", "bent": "is", "zijn": "zijn", "waren": "zijn"}
YOU: Final = frozenset({"u", "je", "jij", "jou", "ge", "gij", "uw", "jouw"})
"""Words that speak of her."""
POINTING: Final = frozenset({
    "die", "dat", "daar", "hij", "hem", "zij", "ze", "haar", "hen", "hun", "deze", "dit", "ie", "m", "t",
})
"""Words that point to someone or something just named."""
_THEY: Final = frozenset({"ze", "zij"})
_THIS: Final = frozenset({"die", "dat", "deze", "dit"})
POINTING_AT: Final = frozenset(
    f"{where}{part}" for where in ("er", "daar", "hier") for part in ("in", "uit", "aan", "mee", "op", "over", "van", "voor", "bij", "naar", "toe", "onder", "achter", "door", "tegen", "tussen"))
"""*Erin, daarmee*: with these a question points as well, without standing for someone."""
AT_A_THING: Final = POINTING_AT | {"die", "hij", "hem"}
"""Words that may point at a thing named in the sentence before."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as far as an answer can be chosen by it.

    ``kinds``: what it asks for (``wie``, ``hoe_lang`` ... or ``ja_nee``). ``lemmas``: what it is about, without the question
    words. ``names``: those of them that are names. ``points``: it has a word such as *die, haar*. ``forms``: every
    word in its dictionary form, with one form for every way to say *u*.
    """

    kinds: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    points: bool = False
    forms: frozenset[str] = frozenset()
    past: bool | None = None
    """Whether it asks about what was (*was, had, hebt .. gedaan*) rather than what is; ``None`` when no verb says so."""
    several: bool | None = None
    """Whether *ze, zij, die* stands for more than one (*hoe heten ze*); ``None`` when it has none or no verb beside it."""
    thing: str = ""
    """The thing of which it asks which one (*welke dagen*)."""
    telling: frozenset[str] = frozenset()
    """Its forms without the small words of manner; all of them when it has no other."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "telling", self.forms if self.forms.isdisjoint(FILLERS) else self.forms - FILLERS or self.forms)

    def likeness(self, other: Question) -> float:
        """The share of words that both have, of the longest of the two (0-1); small words of manner do not count."""
        return len(self.telling & other.telling) / max(len(self.telling), len(other.telling), 1)

    @property
    def points_back(self) -> bool:
        """It leaves to what was just said what it is about."""
        return self.points or not self.lemmas

    @property
    def wants_fact(self) -> bool:
        """One fact answers it, and a story that has no such fact in it does not."""
        return bool(self.kinds) and not self.kinds & OPEN_KINDS and YES_NO not in self.kinds


@lru_cache(maxsize=1)
def _finder() -> PhraseFinder[str]:
    data = read_data(rules_folder() / "gespreksdingen.yaml")["vraagsoorten"]
    return PhraseFinder([compile_phrase(pattern, kind) for kind, patterns in data.items() for pattern in patterns])


@lru_cache(maxsize=1)
def _about_nothing() -> frozenset[str]:
    """Words of content that no question is about: of talking, of manner, of greeting."""
    return talk_words() | FILLERS | all_greetings()


def question_of(words: Sequence[Word]) -> Question:
    """The question in ``words``: of several sentences the last that has a question word, else the last."""
    if not words:
        return Question()
    matches = [match for match in _finder().find(words) if _asks_with(words, match.start) and not _goes_with_a_thing(words, match)]
    sentence = max((words[match.start].sentence for match in matches), default=words[-1].sentence)
    matches = [match for match in matches if words[match.start].sentence == sentence]
    longest = max((len(match.phrase.steps) for match in matches), default=0)
    matches = [match for match in matches if len(match.phrase.steps) == longest]
    asking = {id(words[at]) for match in matches for at in range(match.start, match.end) if match.phrase.holds(words[at])}
    own = [word for word in words if word.sentence == sentence]
    empty = _about_nothing()
    about = [word for word in content_words(own) if id(word) not in asking and word.lemma not in empty and word.norm not in empty]
    names = frozenset(word.lemma for word in about if word.token.text[:1].isupper() and word is not own[0])
    points = any((word.norm in POINTING and not _with_its_thing(word, following)) or word.norm in POINTING_AT
                 for word, following in zip_longest(own, own[1:]))
    kinds = frozenset(match.phrase.value for match in matches) or frozenset({YES_NO})
    return Question(_one_set(kinds | {"wie"} if "met_wie" in kinds else kinds),
                    frozenset(word.lemma for word in about), names, points, frozenset(_form(word) for word in own),
                    _past(own), _several(own), _thing(own))


@lru_cache(maxsize=512)
def _one_set(kinds: frozenset[str]) -> frozenset[str]:
    """The same object for the same kinds: a story has thousands of example questions, which ask for a few dozen."""
    return kinds


def _goes_with_a_thing(words: Sequence[Word], match: Match[str]) -> bool:
    """Whether the last word of *waar .. in* belongs to what follows it: *waar woonde u in de oorlog* asks where, *waar dacht u aan* what."""
    split = match.end - match.start > 1 and words[match.start].norm == "waar" and match.phrase.value == "wat"
    return split and match.end < len(words) and words[match.end].norm in BEFORE_A_THING and words[match.end].sentence == words[match.start].sentence


def _with_its_thing(word: Word, following: Word | None) -> bool:
    """*Dat jongetje*: it names what it points to. Only a diminutive surely is a thing: *vindt u dat leuk* points."""
    return word.norm in _THIS and following is not None and following.norm.endswith(("je", "jes")) and following.norm not in function_words()


def _asks_with(words: Sequence[Word], at: int) -> bool:
    """Whether the word at ``at`` asks: near the beginning of its sentence, or after *vragen, weten, vertellen*.

    In "is er iets waar u hulp bij wilt" the *waar* asks for no place.
    """
    begin = next(place for place, word in enumerate(words) if word.sentence == words[at].sentence)
    if at - begin > _BEGINS and words[at - 1].norm in _WITH:  # "was het iemand van wie u veel hield" asks for nobody's name
        at -= 1
    after_comma = at > 0 and words[at].token.start - words[at - 1].token.end > 1  # "en het ziekenhuis, waarom wilt u daar niet heen"
    if after_comma and words[at].norm == "waar" and at + 1 < len(words) and words[at + 1].norm in _SUBJECTS:
        return at - begin <= _BEGINS  # "is dat uw eigen stoel, waar u achter staat" asks for no place
    return at - begin <= _BEGINS or after_comma or words[at - 1].lemma in _ASKS_AFTER or words[at - 1].norm in _ASKS_AFTER


def _past(own: Sequence[Word]) -> bool | None:
    """Whether its verbs say that it asks about what was; ``None`` when there is none."""
    verbs = False
    for word in own:
        norm, base = word.norm, word.lemma
        if norm in _then() or (base != norm and base.endswith("en") and norm.endswith(("te", "de", "ten", "den"))):
            return True
        if base in _AUXILIARIES or base.endswith("en"):
            verbs = True
    if any(word.norm in _AUXILIARIES for word in own) and any(is_participle(word.norm, word.lemma) for word in own):
        return True
    return False if verbs else None


def _several(own: Sequence[Word]) -> bool | None:
    """Whether the verb beside *ze, zij* is one of several people."""
    for at, word in enumerate(own):
        if word.norm in _THEY:
            beside = [own[place].norm for place in (at - 1, at + 1) if 0 <= place < len(own)]
            return any(norm.endswith("n") and norm not in _PLURAL_LIKE for norm in beside)
    return None


def _thing(own: Sequence[Word]) -> str:
    """The word after *welk, welke*, as long as it is no verb."""
    following = next((own[at + 1] for at, word in enumerate(own[:-1]) if word.norm in _OF_WHICH), None)
    return "" if following is None or following.norm in function_words() or following.norm in _AUXILIARIES | _then() else following.lemma


@lru_cache(maxsize=1)
def _then() -> frozenset[str]:
    return frozenset(map(str, read_data(rules_folder() / "vraagvormen.yaml")["toen"]))


def _form(word: Word) -> str:
    """A word as it counts in likeness: its dictionary form, with one for every way to say *u*, and *is* apart from *zijn*."""
    if word.norm in YOU:
        return "u"
    return _BEING.get(word.norm, word.lemma)


def question_in(text: str) -> Question:
    """``question_of`` the words of ``text``."""
    return question_of(WordRow(words_of(tokenise(text))))
