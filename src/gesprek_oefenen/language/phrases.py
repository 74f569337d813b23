"""Short author's phrases over words, found in one pass: ``uit elkaar``, ``door .. heen``, ``(heel) somber|down zijn``.

The little language, space-separated: a word (matches its dictionary form and itself; ``=word`` only as written),
``a|b`` one of these, ``(a)`` may be missing, ``..`` up to six words between, ``<list>`` one of a word list.
A phrase never crosses the end of a sentence. The cost is linear in the length of the text: the set of places where
a phrase can be is moved along word by word, nothing is tried twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, KeysView, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Generic, NamedTuple, TypeVar

from gesprek_oefenen.language.lemmas import PARTICLES, conjugated, is_participle, known_lemma
from gesprek_oefenen.language.normalise import normalise_word
from gesprek_oefenen.language.tokens import Token, tokenise

GAP: Final = 6
_WORDS_KEPT: Final = 4096
"""Of so many typed words it is remembered which phrases they bring up."""
_ROWS: Final = 4
"""Of so many needs of a phrase, the rarest ones, it is looked at once whether they are met."""
_SENTENCE_END: Final = frozenset("?!.…;") | {"..."}
T = TypeVar("T")


class Word(NamedTuple):
    """A word of a turn for matching: as normalised, its dictionary form, the number of its sentence, its token.

    A named tuple, since thousands are made a second.
    """

    norm: str
    lemma: str
    sentence: int
    token: Token
    known: bool


_new: Final = tuple.__new__
"""Makes a named tuple without the detour over its own ``__new__``: twice as quick."""


class WordRow(tuple[Word, ...]):
    """The words of a turn, with where each form stands, worked out once for all phrase finders."""

    _places: dict[str, list[int]] | None = None

    @property
    def places(self) -> dict[str, list[int]]:
        """Form (as written, dictionary form, ``=`` as written) -> numbers of the words that have it."""
        if self._places is None:
            self._places = _places_of(self)
        return self._places


def _places_of(words: Sequence[Word]) -> dict[str, list[int]]:
    written: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        norm = word[0]
        if norm in written:
            written[norm].append(place)
        else:
            written[norm] = [place]
    places = {"=" + norm: found for norm, found in written.items()}
    places.update(written)
    for place, (norm, base, _, _, _) in enumerate(words):
        if base != norm:
            places[base] = [*places[base], place] if base in places else [place]
    return places


def words_of(tokens: Sequence[Token]) -> WordRow:
    """The words among ``tokens`` with dictionary form and sentence number."""
    found: list[Word] = []
    sentence = 0
    add = found.append
    for token in tokens:
        _, norm, _, _, kind = token
        if kind == "word":
            base = known_lemma(norm)
            add(_new(Word, (norm, base or norm, sentence, token, base is not None)))
        elif norm in _SENTENCE_END:
            sentence += 1
    return WordRow(found)


@lru_cache(maxsize=512)
def words_said(line: str) -> tuple[Word, ...]:
    """The words of a line of the persona. Kept, because her lines come back turn after turn."""
    return words_of(tokenise(line))


@dataclass(frozen=True, slots=True)
class Phrase(Generic[T]):
    """A compiled phrase that stands for ``value``. ``steps``: (words allowed, may be missing, gap before it allowed)."""

    source: str
    value: T
    steps: tuple[tuple[frozenset[str], bool, bool], ...]

    def holds(self, word: Word) -> bool:
        """Whether ``word`` is one that the phrase asks for (not one that happens to stand in a gap)."""
        return any(word.lemma in allowed or word.norm in allowed or "=" + word.norm in allowed for allowed, _, _ in self.steps)


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A phrase found: the half-open range of words (numbers into the sequence of ``Word``)."""

    phrase: Phrase[T]
    start: int
    end: int


def compile_phrase(source: str, value: T, lists: Mapping[str, Iterable[str]] | None = None) -> Phrase[T]:
    """The phrase that ``source`` describes. Raises ``ValueError`` (Dutch) when empty or naming an unknown list."""
    return Phrase(source, value, _plain_steps(source) if "<" not in source else _steps(source, lists))


@lru_cache(maxsize=20_000)
def _plain_steps(source: str) -> tuple[tuple[frozenset[str], bool, bool], ...]:
    """The steps of a phrase without word lists; remembered, since every story leans on the same everyday words."""
    return _steps(source, None)


def _steps(source: str, lists: Mapping[str, Iterable[str]] | None) -> tuple[tuple[frozenset[str], bool, bool], ...]:
    """What the words of a phrase must be. Raises ``ValueError`` as ``compile_phrase`` does."""
    steps: list[tuple[frozenset[str], bool, bool]] = []
    gap = False
    for part in source.lower().split():
        if part in ("..", "…", "..."):
            gap = bool(steps)
            continue
        optional = part.startswith("(") and part.endswith(")")
        allowed = _any_of(part.strip("()")) if "<" not in part else _one_set(frozenset[str]().union(
            *(_of_list(choice, lists) if choice.startswith("<") and choice.endswith(">") else _any_of(choice)
              for choice in part.strip("()").split("|"))))
        if not allowed:
            continue
        steps.append((allowed, optional, gap))
        gap = False
    if not steps or all(optional for _, optional, _ in steps):
        raise ValueError("een patroon heeft minstens één woord nodig")
    return tuple(steps)


@lru_cache(maxsize=8192)
def _any_of(choices: str) -> frozenset[str]:
    """The forms of each of these words (``a|b``); one set for all phrases that have them."""
    known = [_forms(choice) for choice in choices.split("|") if choice.strip("=.,;:?!\"")]
    return known[0] if len(known) == 1 else frozenset[str]().union(*known)


@lru_cache(maxsize=8192)
def _one_set(allowed: frozenset[str]) -> frozenset[str]:
    """The same set for the same forms: hundreds of phrases name the same word lists, and each its own set takes megabytes."""
    return allowed


def _of_list(choice: str, lists: Mapping[str, Iterable[str]] | None) -> frozenset[str]:
    """The forms of every word of a word list (``<name>``). Raises ``ValueError`` (Dutch) when there is no such list."""
    if lists is None or choice[1:-1] not in lists:
        raise ValueError(f"woordenlijst {choice} bestaat niet")
    return frozenset[str]().union(*(_forms(entry) for entry in lists[choice[1:-1]] if " " not in entry))


@lru_cache(maxsize=20_000)
def separable(verb: str) -> tuple[str, str] | None:
    """Particle and rest of a separable infinitive (``uitkijken``: uit, kijken), or ``None``."""
    for particle in PARTICLES:
        rest = verb[len(particle):]
        if verb.startswith(particle) and rest.endswith("en") and len(rest) > 4:
            return particle, rest
    return None


class PhraseFinder(Generic[T]):
    """Finds many phrases at once; built once, then only read.

    Each phrase is filed under the word it needs that is rarest among the phrases, and tried only when every word it
    needs is in the text.
    """

    def __init__(self, phrases: Iterable[Phrase[T]]) -> None:
        kept = self.phrases = tuple(phrases)
        use = Counter(word for phrase in kept for need in _needs(phrase) for word in need)
        self._filed: dict[str, list[tuple[int, tuple[frozenset[str], ...]]]] = {}
        for number, phrase in enumerate(kept):
            needed = _needs(phrase)
            anchor = min(needed, key=lambda allowed: sum(use[word] for word in allowed))
            entry = (number, tuple(allowed for allowed in needed if allowed is not anchor))
            for word in anchor:
                self._filed.setdefault(word, []).append(entry)

    def find(self, words: Sequence[Word]) -> list[Match[T]]:
        """All phrases in ``words``, each at each place it begins, read as far as it goes; ordered by place."""
        places = words.places if isinstance(words, WordRow) else _places_of(words)
        return _find(self._possible(places.keys()), words, places)

    def _possible(self, present: KeysView[str]) -> Iterable[Phrase[T]]:
        """The phrases of which every need is met, in the order they were given: which of two equals is found first may decide a talk."""
        tried: set[int] = set()
        for form in present & self._filed.keys():
            for number, others in self._filed[form]:
                for allowed in others:
                    if present.isdisjoint(allowed):
                        break
                else:
                    tried.add(number)
        return [self.phrases[number] for number in sorted(tried)]


def _find(phrases: Iterable[Phrase[T]], words: Sequence[Word], places: Mapping[str, Sequence[int]]) -> list[Match[T]]:
    """Where these phrases are in ``words``, ordered by place."""
    found: list[Match[T]] = []
    for phrase in phrases:
        begun: set[int] = set()
        for number, (allowed, optional, _) in enumerate(phrase.steps):
            here = {place for form in allowed if form in places for place in places[form]}
            for place in sorted(here) if len(here) > 1 else here:
                if place not in begun and (end := _end(phrase, number, words, place)):
                    begun.add(place)
                    found.append(Match(phrase, place, end))
            if not optional:
                break
    if len(found) > 1:
        found.sort(key=_begin_and_end)
    return found


def _begin_and_end(match: Match[Any]) -> tuple[int, int]:
    return match.start, match.end


class PhraseSieve:
    """Several finders that look at once, since nearly always none of them finds anything.

    Each typed word knows, as bits of one whole number, which needs of which phrases it meets; or-ing those of the words of a
    turn leaves the few phrases of which the rarest needs are met. What is remembered grows with the words met, not with the turns.
    """

    def __init__(self, finders: Sequence[PhraseFinder[Any]]) -> None:
        self._phrases = tuple((number, phrase) for number, finder in enumerate(finders) for phrase in finder.phrases)
        self._finders = len(finders)
        use = Counter(word for _, phrase in self._phrases for need in _needs(phrase) for word in need)
        count = len(self._phrases)
        self._all = (1 << count) - 1
        self._shifts = tuple(count * row for row in range(1, _ROWS))
        self._met: dict[str, int] = defaultdict(int)
        self._not_needed = 0
        for place, (_, phrase) in enumerate(self._phrases):
            rarest = sorted(_needs(phrase), key=lambda need: sum(use[word] for word in need))[:_ROWS]
            for row in range(_ROWS):
                bit = 1 << place + row * count
                if row >= len(rarest):
                    self._not_needed |= bit
                    continue
                for form in rarest[row]:
                    self._met[form] |= bit
        self._of_word: dict[str, int] = {}

    def possible(self, norms: Iterable[str]) -> list[int]:
        """The phrases, by number, that may be among words with these norms."""
        known = self._of_word
        met = self._not_needed
        for norm in norms:
            met |= known[norm] if norm in known else self._brought_up(norm)
        possible = met & self._all
        for shift in self._shifts:
            possible &= met >> shift
        found: list[int] = []
        while possible:
            lowest = possible & -possible
            found.append(lowest.bit_length() - 1)
            possible ^= lowest
        return found

    def find(self, words: Sequence[Word], possible: Iterable[int] | None = None) -> list[list[Match[Any]]]:
        """What each finder finds in ``words``, in the order given; ``possible``: what that method says, if already known."""
        chosen: list[list[Phrase[Any]]] = [[] for _ in range(self._finders)]
        places = words.places if isinstance(words, WordRow) else _places_of(words)
        present = places.keys()
        for place in self.possible([word.norm for word in words]) if possible is None else possible:
            number, phrase = self._phrases[place]
            for allowed, optional, _ in phrase.steps:
                if not optional and present.isdisjoint(allowed):
                    break
            else:
                chosen[number].append(phrase)
        return [_find(phrases, words, places) if phrases else [] for phrases in chosen]

    def _brought_up(self, norm: str) -> int:
        if len(self._of_word) >= _WORDS_KEPT:
            self._of_word.clear()
        met = 0
        for form in (norm, "=" + norm, known_lemma(norm) or norm):
            met |= self._met.get(form, 0)
        self._of_word[norm] = met
        return met


def _needs(phrase: Phrase[Any]) -> list[frozenset[str]]:
    """Of each word that may not be missing, what it may be."""
    return [allowed for allowed, optional, _ in phrase.steps if not optional]


@lru_cache(maxsize=8192)
def _forms(choice: str) -> frozenset[str]:
    """What a word in a phrase matches: itself and its dictionary form; ``=word`` only itself."""
    exact = choice.startswith("=")
    choice = normalise_word(choice.lstrip("=").strip(".,;:?!\""))
    if exact:
        return frozenset(("=" + choice,))
    base = known_lemma(choice)
    if is_participle(choice, base):  # as an adjective ("gemaakt"), not any form of the verb
        return frozenset((choice, choice + "e"))
    if base != choice and choice.endswith("en") and len(choice) > 4:  # a verb, or a plural that could be one
        return frozenset((choice, base or choice, *conjugated(choice)))
    if base is None:  # not in the table: its plural is not either
        return frozenset((choice, choice + "en", choice + "s", choice + "'s"))
    return frozenset((choice, base))


def _end(phrase: Phrase[T], step: int, words: Sequence[Word], place: int) -> int:
    """Where ``phrase``, whose step ``step`` is the word at ``place``, ends at the latest; 0 when it does not fit."""
    steps = phrase.steps
    ends = {place + 1}
    sentence = words[place].sentence
    for allowed, optional, gap in steps[step + 1:]:
        following: set[int] = set(ends) if optional else set()
        for here in ends:
            for at in range(here, min(here + (GAP if gap else 0) + 1, len(words))):
                word = words[at]
                if word.sentence != sentence:
                    break
                if word.lemma in allowed or word.norm in allowed or "=" + word.norm in allowed:
                    following.add(at + 1)
        if not following:
            return 0
        ends = following
    return max(ends)
