"""Cutting a turn into sentences and clauses, with or without marks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
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
_new: Final = tuple.__new__
"""Makes a named tuple without the detour over its own ``__new__``: twice as quick."""
_MAY_BEGIN: Final = frozenset({"#pv", "<vraagwoord>", "<voegwoord>"})
_STUTTERED: Final = frozenset({"ik", "je", "het", "u", "de", "een", "en", "dus", "ja", "wat", "waar", "hoe", "is", "oke", "weet", "dat"})


def split(tokens: Sequence[Token], text: str, lexicon: Lexicon) -> list[Sentence]:
    """Cut ``tokens`` into sentences with clauses. Cost is linear in the number of tokens."""
    quoted = _quoted(tokens, text)
    sentences: list[Sentence] = []
    words: list[Word] = []
    cuts: set[int] = set()
    dash_first = False
    reached = 0

    def close(stop: str, dashed: bool) -> None:
        nonlocal words, cuts, dash_first
        if words:
            kept, places = _without_repeats(words, cuts) if len(words) > 1 else (words, cuts)
            sentence = Sentence(kept, stop, dash_first, dashed, index=len(sentences))
            sentence.clauses = _clauses(sentence, places)
            sentences.append(sentence)
        words, cuts, dash_first = [], set(), False

    lines = "\n" in text
    plain = lexicon.plain
    for number, token in enumerate(tokens):
        typed, norm, start, end, kind = token
        if lines:
            if words and "\n" in text[reached:start]:
                close(".", False)
            reached = end
        if kind == "word":
            symbols = plain[norm] if norm in plain else lexicon.symbols(norm)
            if norm in _CONTRACTIONS:
                words.extend(Word(token, part, lexicon.symbols(part), number in quoted) for part in _CONTRACTIONS[norm])
            elif "<stopwoord>" in symbols:
                cuts.add(len(words))
            else:
                if typed != norm and words and typed[0].isupper() and len(typed) > 1 and not typed.isupper():
                    symbols = _named(symbols)
                words.append(Word(token, norm, symbols, number in quoted))
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
    dashed = bool(tokens) and tokens[-1].norm == "-"
    close("", dashed)
    return sentences


@lru_cache(maxsize=2048)
def _named(symbols: frozenset[str]) -> frozenset[str]:
    """The symbols of a word that is capitalised inside a sentence."""
    return symbols | _NAME


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
    norms = [word.norm for word in words]
    if len(set(norms)) == len(norms):
        return words, cuts  # no word comes again
    near: set[int] = set()
    one = two = three = ""
    for index, norm in enumerate(norms):
        if norm == one:
            near.add(index - 1)
        if norm == two and norms[index - 2 : index] == norms[index : index + 2]:
            near.add(index - 2)
        if norm == three and norms[index - 3 : index] == norms[index : index + 3]:
            near.add(index - 3)
        one, two, three = norm, one, two
    if not near:
        return words, cuts  # nothing comes again right behind
    kept: list[Word] = []
    moved: dict[int, int] = {}
    index, count = 0, len(words)
    while index < count:
        moved[index] = len(kept)
        norm = norms[index]
        for size in (3, 2, 1) if index in near else ():
            again = index + size
            if again < count and norms[again] == norm and norms[index:again] == norms[again : again + size]:
                if size == 1 and again not in cuts and norm not in _STUTTERED:
                    continue
                for step in range(size):
                    moved[index + step] = len(kept)
                cuts.discard(again)
                index = again
                break
        else:
            kept.append(words[index])
            index += 1
    moved[count] = len(kept)
    return kept, {moved[cut] for cut in cuts if cut in moved}


def _clauses(sentence: Sentence, cuts: set[int]) -> list[Clause]:
    """Cut a sentence at marks and at words that begin a new main clause."""
    words = sentence.words
    begins = [0]
    last = 0
    for index, symbols in enumerate(sentence.symbols):
        if not index:
            continue
        if index not in cuts:
            if symbols.isdisjoint(_MAY_BEGIN):
                continue
            if "<vraagwoord>" in symbols and "<voorzetsel>" in words[index - 1].symbols and index - last < 2:
                continue
            if not begins_clause(words, last, index):
                continue
        begins.append(index)
        last = index
    return [describe(words, start, end) for start, end in pairwise([*begins, len(words)])]
