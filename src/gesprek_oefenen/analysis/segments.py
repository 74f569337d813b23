"""Cutting a turn into sentences and clauses, with or without marks."""

from __future__ import annotations

from collections.abc import Sequence
from operator import eq
from typing import Final

from gesprek_oefenen.analysis.clause_starts import begins_clause
from gesprek_oefenen.analysis.clauses import Clause, Sentence, Word
from gesprek_oefenen.analysis.grammar import describe
from gesprek_oefenen.analysis.lexicon import Lexicon
from gesprek_oefenen.language.tokens import Token

_STOPS: Final = frozenset({".", "!", "?", "..."})
_CUTS: Final = frozenset({",", ";", ":", "-", "(", ")", '"'})
_CONTRACTIONS: Final = {"da's": ("dat", "is"), "dat's": ("dat", "is"), "wa's": ("wat", "is"), "kunde": ("kunt", "ge"),
                        "hedde": ("hebt", "ge"), "zoude": ("zoudt", "ge"), "moete": ("moet", "ge"), "gade": ("gaat", "ge"),
                        "wilde-ge": ("wilt", "ge"), "ist": ("is", "het"), "wasda": ("wat", "is", "dat")}
"""One typed word that is two: each part stands on the same place in the text."""
_NAME: Final = frozenset({"#naam"})
_MAY_BEGIN: Final = frozenset({"#pv", "<vraagwoord>", "<voegwoord>"})
_STUTTERED: Final = frozenset({"ik", "je", "het", "u", "de", "een", "en", "dus", "ja", "wat", "waar", "hoe", "is", "oke", "weet", "dat"})


def split(tokens: Sequence[Token], text: str, lexicon: Lexicon) -> list[Sentence]:
    """Cut ``tokens`` into sentences with clauses. Cost is linear in the number of tokens."""
    quoted = _quoted(tokens, text)
    sentences: list[Sentence] = []
    words: list[Word] = []
    cuts: set[int] = set()
    dash_first = False
    previous: Token | None = None

    def close(stop: str, dashed: bool) -> None:
        nonlocal words, cuts, dash_first
        if words:
            kept, places = _without_repeats(words, cuts)
            sentence = Sentence(kept, stop, dash_first, dashed, index=len(sentences))
            sentence.clauses = _clauses(sentence, places)
            sentences.append(sentence)
        words, cuts, dash_first = [], set(), False

    lines = "\n" in text
    for number, token in enumerate(tokens):
        if lines and previous is not None and words and "\n" in text[previous.end : token.start]:
            close(".", False)
        typed, norm, _, _, kind = token
        if kind == "word" and norm in _CONTRACTIONS:
            words.extend(Word(token, part, lexicon.symbols(part), number in quoted) for part in _CONTRACTIONS[norm])
        elif kind == "word":
            symbols = lexicon.symbols(norm)
            if "<stopwoord>" not in symbols:
                if words and typed[0].isupper() and len(typed) > 1 and not typed.isupper():
                    symbols |= _NAME
                words.append(Word(token, norm, symbols, number in quoted))
            else:
                cuts.add(len(words))
        elif kind == "emoji" or kind == "stage":
            close(".", False)
        elif norm in _STOPS:
            if words:
                close(norm, False)
            elif sentences and norm == "?":
                sentences[-1].stop = "?"
        elif norm in _CUTS:
            if norm == "-" and not words:
                dash_first = True
            cuts.add(len(words))
        previous = token
    dashed = bool(tokens) and tokens[-1].norm == "-"
    close("", dashed)
    return sentences


def _quoted(tokens: Sequence[Token], text: str) -> set[int]:
    """Numbers of tokens between quotation marks that open and close again."""
    found: set[int] = set()
    if '"' not in text and "'" not in text and text.isascii():
        return found
    opened: int | None = None
    mark = ""
    for number, token in enumerate(tokens):
        if token.kind != "punct" or token.norm not in ("'", '"'):
            continue
        before = text[token.start - 1 : token.start]
        after = text[token.end : token.end + 1]
        if opened is None:
            if (not before or not before.isalnum()) and after and not after.isspace():
                opened, mark = number, token.norm
        elif token.norm == mark and not after.isalnum():
            found.update(range(opened + 1, number))
            opened = None
    return found


def _without_repeats(words: list[Word], cuts: set[int]) -> tuple[list[Word], set[int]]:
    """Drop the first half of a stutter ("heb- heb je", "ik ben, ik ben"): at most three words at a time."""
    if len({word.norm for word in words}) == len(words):
        return words, cuts  # no word comes twice
    norms = [word.norm for word in words]
    if not any(map(eq, norms, norms[1:])) and not any(map(eq, norms, norms[2:])) and not any(map(eq, norms, norms[3:])):
        return words, cuts
    kept: list[Word] = []
    moved: dict[int, int] = {}
    index, count = 0, len(words)
    while index < count:
        moved[index] = len(kept)
        for size in (3, 2, 1):
            first = words[index : index + size]
            if len(first) == size and [w.norm for w in first] == [w.norm for w in words[index + size : index + 2 * size]]:
                if size == 1 and not any(index + 1 == cut for cut in cuts) and first[0].norm not in _STUTTERED:
                    continue
                for step in range(size):
                    moved[index + step] = len(kept)
                cuts.discard(index + size)
                index += size
                break
        else:
            kept.append(words[index])
            index += 1
    moved[count] = len(kept)
    return kept, {moved[cut] for cut in cuts if cut in moved}


def _clauses(sentence: Sentence, cuts: set[int]) -> list[Clause]:
    """Cut a sentence at marks and at words that begin a new main clause."""
    words = sentence.words
    count = len(words)
    places = {0, *(cut for cut in cuts if 0 < cut < count)}
    last = 0
    for index in range(1, count):
        if index in places:
            last = index
            continue
        if "<vraagwoord>" in words[index].symbols and "<voorzetsel>" in words[index - 1].symbols and index - last < 2:
            continue
        if words[index].symbols & _MAY_BEGIN and begins_clause(words, last, index):
            places.add(index)
            last = index
    ordered = sorted(places)
    return [describe(words, start, end) for start, end in zip(ordered, [*ordered[1:], count], strict=True)]
