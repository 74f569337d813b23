"""Looking for all patterns and phrases at once finds exactly what looking for each of them finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprek_oefenen.analysis import walking
from gesprek_oefenen.analysis.lexicon import Lexicon, word_list
from gesprek_oefenen.analysis.matching import Matcher, Places
from gesprek_oefenen.analysis.patterns import MAX_MATCH, Pattern, PatternError, compile_pattern
from gesprek_oefenen.analysis.segments import split
from gesprek_oefenen.analysis.walking import Walker
from gesprek_oefenen.language.phrases import Phrase, PhraseFinder, PhraseSieve, compile_phrase, words_of
from gesprek_oefenen.language.tokens import tokenise

LEXICON = Lexicon({"a": word_list("a", ["aap", "noot"]), "b": word_list("b", ["noot", "mies", "*club"])}, {"lopen": ""})
WORDS = st.lists(st.sampled_from(["aap", "noot", "mies", "wim", "loop", "lopen", "wandelclub", "xyzzy", "jan,", "piet."]), max_size=40)
PIECES = st.sampled_from(["aap", "noot", "<a>", "<b>", "~lopen", "_", "..", "..2", "wim", "#pv", "mies?", "(aap|noot)?", "(aap noot|mies)", "(wim|..1 noot)"])
SOURCES = st.lists(PIECES, min_size=1, max_size=6).map(" ".join)


def compiled(source: str) -> Pattern | None:
    """The pattern, or ``None`` where an author may not write it."""
    try:
        return compile_pattern(source, LEXICON)
    except PatternError:
        return None


@settings(max_examples=200, deadline=None)
@given(st.lists(SOURCES, min_size=1, max_size=5), st.lists(WORDS, min_size=1, max_size=4))
def test_an_automaton_built_in_use_walks_as_the_pattern_itself(sources: list[str], texts: list[list[str]]) -> None:
    """Also the second time, when the steps are known."""
    patterns = [pattern for pattern in map(compiled, sources) if pattern is not None]
    walker = Walker(patterns)
    for text in (*texts, *texts):
        words = [LEXICON.symbols(word) for word in text]
        ends = frozenset(range(0, len(words) + 1, 2))
        for number, pattern in enumerate(patterns):
            for start in range(len(words)):
                assert walker.longest_from(number, words, start) == pattern.longest_from(words, start)
                assert walker.longest_from(number, words, start, ends) == pattern.longest_from(words, start, ends)


def test_steps_that_are_kept_stay_few_whatever_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of words nobody knows: old steps are forgotten, and what is found stays right."""
    monkeypatch.setattr(walking, "MOST_STEPS", 50)
    pattern = compile_pattern("aap ..3 noot", LEXICON)
    walker = Walker([pattern])
    for number in range(1000):
        words = [frozenset({"aap"}), frozenset({f"w{number}"}), frozenset({f"v{number}"}), frozenset({"noot"})]
        assert walker.longest_from(0, words, 0) == 4
        assert walker._kept <= 50


@settings(max_examples=200, deadline=None)
@given(st.lists(SOURCES, min_size=1, max_size=8), WORDS)
def test_sifting_all_patterns_at_once_misses_none_and_invents_none(sources: list[str], text: list[str]) -> None:
    """Leftmost, longest, without overlap, as each pattern alone."""
    patterns = [pattern for pattern in map(compiled, sources) if pattern is not None]
    typed = " ".join(text)
    for sentence in split(tokenise(typed), typed, LEXICON):
        for at_once in (True, False):
            places = Places(Matcher(patterns), sentence)
            every = frozenset(range(len(patterns)))
            occurring = places.occurring(every) if at_once else []
            for number, pattern in enumerate(patterns):
                alone, last = [], 0
                for start in range(len(sentence.words)):
                    end = pattern.longest_from(sentence.symbols, start) if start >= last else -1
                    if end > 0:
                        alone.append((start, end))
                        last = end
                assert list(places.get(number)) == alone
                assert not at_once or (number in occurring) == bool(alone)
            assert sorted(places.occurring(every)) == [number for number in sorted(every) if number in places]


def test_a_match_is_bounded_however_long_the_text() -> None:
    """A walk looks at most ``MAX_MATCH`` words ahead, so that the cost stays linear."""
    walker = Walker([compile_pattern("aap " + "_? " * 30 + "noot", LEXICON)])
    words = [frozenset({"aap"})] * 1000
    assert walker.longest_from(0, words, 0) == -1
    assert walker._kept <= MAX_MATCH


PHRASES = ["uit elkaar", "door .. heen", "(heel) somber|down zijn", "=niet meer", "dood willen", "ik .. alleen", "niemand"]
SAID = ["ik", "wil", "dood", "niet", "meer", "ben", "heel", "somber", "down", "uit", "elkaar", "gegaan", "niemand", "door", "alles",
        "heen", ".", "?", "alleen"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(SAID), max_size=25))
def test_finders_that_look_at_once_find_what_each_finds(said: list[str]) -> None:
    """Whatever is said."""
    phrases: list[Phrase[None]] = [compile_phrase(source, None) for source in PHRASES]
    finders = [PhraseFinder(phrases[:3]), PhraseFinder(phrases[3:5]), PhraseFinder(phrases[5:])]
    words = words_of(tokenise(" ".join(said)))

    def shown(matches: list) -> list[tuple[str, int, int]]:  # type: ignore[type-arg]
        return sorted((match.phrase.source, match.start, match.end) for match in matches)

    assert [shown(found) for found in PhraseSieve(finders).find(words)] == [shown(finder.find(words)) for finder in finders]
