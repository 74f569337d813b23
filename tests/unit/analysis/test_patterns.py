"""The little language of author patterns: what it matches, what it refuses, and that it stays linear."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprek_oefenen.analysis.lexicon import Lexicon, word_list
from gesprek_oefenen.analysis.patterns import PatternError, compile_pattern

LEXICON = Lexicon(
    {"club": word_list("club", ["*club", "koor", "samen eten"]), "kleur": word_list("kleur", ["rood", "groen"])},
    {"lopen": "liep liepen / gelopen / loop", "maken": ""},
)


def matches(pattern: str, text: str) -> tuple[int, int] | None:
    """Place of the first match, in words, or ``None``."""
    compiled = compile_pattern(pattern, LEXICON)
    words = [LEXICON.symbols(word) for word in text.split()]
    for start in range(len(words)):
        end = compiled.longest_from(words, start)
        if end > 0:
            return start, end
    return None


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("ga weg", "nou ga weg", (1, 3)),
        ("(ga|loop) weg", "loop weg", (0, 2)),
        ("ga nou? weg", "ga weg", (0, 2)),
        ("ga ..2 weg", "ga nou eens weg", (0, 4)),
        ("ga ..2 weg", "ga nou eens heel ver weg", None),
        ("ga _ weg", "ga weg", None),
        ("<club>", "de wandelclub", (1, 2)),
        ("<club> is leuk", "samen eten is leuk", (0, 4)),
        ("<kleur>", "rode", None),
        ("~lopen", "wij liepen", (1, 2)),
        ("ik heb #vd", "ik heb gelopen", (0, 3)),
        ("(een ding|ding)", "een ding", (0, 2)),
        ("samen", "mensen samenleving", None),
    ],
)
def test_patterns_match_words(pattern: str, text: str, found: tuple[int, int] | None) -> None:
    assert matches(pattern, text) == found


@pytest.mark.parametrize(
    "pattern",
    ["", "   ", "(", ")", "a|", "(a", "a)", "<onbekend>", "<open", "~onbekendwerkwoord", "..", ".. a", "..99 a", "_ a", "a?", "(a|b)?",
     "#iets", "a.*b", "[a]", "((((((((((((((a))))))))))))))", "(" * 10_000],
)
def test_what_is_no_pattern_is_refused_with_a_reason(pattern: str) -> None:
    with pytest.raises(PatternError) as caught:
        compile_pattern(pattern, LEXICON)
    assert str(caught.value)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab?|()<>.~#^$_ 12", max_size=60))
def test_any_text_is_a_pattern_or_is_refused(pattern: str) -> None:
    """An author may write anything: it compiles or gives one clear error, nothing else."""
    try:
        compiled = compile_pattern(pattern, LEXICON)
    except PatternError:
        return
    compiled.longest_from([frozenset({"a"})] * 50, 0)


@pytest.mark.parametrize(
    "pattern",
    ["a " + "a? " * 38 + "b", "a " + "..3 a " * 12 + "b", "(a a?|a (a a)?) " * 12 + "b", "a " + "(a|(a|(a|b)? a)? b)? " * 9 + "b"],
)
def test_hostile_patterns_stay_linear_in_the_text(pattern: str) -> None:
    """Four times the text costs about four times the work, counted in steps of the automaton and not in seconds."""
    compiled = compile_pattern(pattern, LEXICON)

    def steps(length: int) -> int:
        words = [Counted({"a"})] * length
        Counted.count = 0
        for start in range(length):
            compiled.longest_from(words, start)
        return Counted.count

    short, long = steps(200), steps(800)
    assert long <= 4.5 * short


class Counted(frozenset[str]):
    """Symbols that count how often an edge looks at them."""

    count = 0

    def __iter__(self):  # type: ignore[no-untyped-def]
        Counted.count += 1
        return super().__iter__()


def test_too_much_choice_is_refused() -> None:
    with pytest.raises(PatternError, match="te veel"):
        compile_pattern("a " + "b? " * 100, LEXICON)
