"""Words, marks, emoji and stage directions of a turn, each with its place in the text *as typed*."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from gesprek_oefenen.language.normalise import INVISIBLE, normalise_word, plain_letters
from gesprek_oefenen.language.wordlists import stage_words

Kind = Literal["word", "punct", "emoji", "stage"]


class Token(NamedTuple):
    """One piece of a turn (immutable; a named tuple, since thousands are made a second).

    ``text`` is the exact slice ``typed[start:end]``; ``start`` and ``end`` are half-open code points of the text as
    typed. ``norm`` is the standard form to compare with (see ``normalise_word``; word lists are normalised alike):
    NFC, lower case, no accents, straight quotes, squeezed letters, slips mended. For punctuation ``norm`` is one of
    ``? ! . , ; : ... - ( ) [ ] " '`` or the mark itself; for a stage direction (``*knikt*``, ``(stil)``) it is the
    words inside.
    """

    text: str
    norm: str
    start: int
    end: int
    kind: Kind


_MARK: Final = rf"\u0300-\u036f{INVISIBLE}"
_LETTERS: Final = rf"[^\W_]+(?:[{_MARK}]+[^\W_]*)*"
_APOSTROPHE: Final = r"['\u2018\u2019\u00b4`\u02bc]"
_EMOJI_CHAR: Final = r"\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff"
_TOKEN: Final = re.compile(
    rf"(?P<clitic>{_APOSTROPHE}(?i:t|s|k|n|r|ns)(?![^\W_]))"
    rf"|(?P<word>{_LETTERS}(?:(?:{_APOSTROPHE}|[-\u2010\u2011]){_LETTERS})*)"
    rf"|(?P<stage>\*[^*\n]{{1,120}}\*|[(\[][^()\[\]\n]{{1,80}}[)\]])"
    rf"|(?P<smile>[:;=]-?[)(DdPp|](?![^\W_]))"
    rf"|(?P<emoji>[{_EMOJI_CHAR}][{_EMOJI_CHAR}\u200d\ufe0f]*)"
    r"|(?P<dots>\.\.[. ]*|\u2026)|(?P<ask>[?!\u203d\u2047-\u2049\uff1f\uff01][?!\u203d\u2047-\u2049\uff1f\uff01]*)"
    r"|(?P<dash>-{2,})|(?P<mark>[^\s\w]|_)",
)
"""Words early: most tokens are. (One of the apostrophes counts as a letter, so clitics go before them.)"""
_ACROSS_SPACES: Final = frozenset("*([")
_LONGEST_CHUNK: Final = 60
_new: Final = tuple.__new__
"""Makes a named tuple without the detour over its own ``__new__``: twice as quick."""


@lru_cache(maxsize=32)
def tokenise(text: str) -> tuple[Token, ...]:
    """All tokens of ``text`` in order. Never raises; cost is linear in the length of the text.

    A few results are kept, since one turn and the lines before it are asked for from several sides.
    White space and invisible characters on their own give no token. Every token satisfies
    ``token.text == text[token.start:token.end]``.
    """
    tokens: list[Token] = []
    add = tokens.append
    reached = 0
    stop = -1
    chunks = text.split()
    evenly = text == " ".join(chunks)
    for chunk in chunks:
        start = stop + 1 if evenly else text.index(chunk, stop + 1)
        stop = start + len(chunk)
        if start < reached:  # a stage direction or dots that began before go on here
            if reached < stop:
                reached = _scan(text, reached, len(text), tokens, stop)
            continue
        pieces = _pieces(chunk)
        if pieces is None:
            reached = _scan(text, start, len(text), tokens, stop)
        elif len(pieces) == 1 and pieces[0][0] == chunk:  # nothing is stuck to it, as with most words
            _, norm, _, _, kind = pieces[0]
            add(_new(Token, (chunk, norm, start, stop, kind)))
        else:
            for piece, norm, begin, end, kind in pieces:
                add(_new(Token, (piece, norm, start + begin, start + end, kind)))
    return tuple(tokens)


@lru_cache(maxsize=8192)
def _pieces(chunk: str) -> tuple[Token, ...] | None:
    """The tokens of text without white space, counted from its own start; ``None`` when they depend on what follows.

    Kept: what people write between spaces comes back all the time. Stage directions and dots go on over spaces.
    """
    if len(chunk) > _LONGEST_CHUNK or not _ACROSS_SPACES.isdisjoint(chunk) or ".." in chunk:
        return None
    tokens: list[Token] = []
    _scan(chunk, 0, len(chunk), tokens)
    return tuple(tokens)


def _scan(text: str, begin: int, stop: int, tokens: list[Token], enough: int | None = None) -> int:
    """Add the tokens of ``text[begin:stop]``, or those that begin before ``enough``; returns where the last one ended.

    Brackets round ordinary words are opened and read on.
    """
    reached = begin
    for match in _TOKEN.finditer(text, begin, stop):
        kind = match.lastgroup
        piece = match[0]
        start, end = match.span()
        if enough is not None and start >= enough:
            break
        reached = end
        if kind == "word" or kind == "clitic":
            tokens.append(_new(Token, (piece, normalise_word(piece), start, end, "word")))
        elif kind == "stage":
            inner = plain_letters(piece[1:-1]).strip(" .,;:!")
            if _is_direction(piece, inner):
                tokens.append(Token(piece, inner, start, end, "stage"))
            else:
                tokens.append(Token(piece[0], piece[0], start, start + 1, "punct"))
                if piece[0] == "*":
                    continue
                _scan(text, start + 1, end - 1, tokens)
                tokens.append(Token(piece[-1], piece[-1], end - 1, end, "punct"))
        elif kind == "emoji" or kind == "smile":
            tokens.append(Token(piece, piece, start, end, "emoji"))
        elif kind == "dots":
            stripped = piece.rstrip(" ")
            tokens.append(Token(stripped, "...", start, start + len(stripped), "punct"))
        elif kind == "ask":
            tokens.append(Token(piece, "?" if any(c in piece for c in "?\uff1f\u203d\u2047\u2048\u2049") else "!",
                                start, end, "punct"))
        elif kind == "dash":
            tokens.append(Token(piece, "-", start, end, "punct"))
        elif piece not in INVISIBLE:
            tokens.append(Token(piece, plain_letters(piece) or piece, start, end, "punct"))
    return reached


def words(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Only the words among ``tokens``."""
    return tuple(token for token in tokens if token.kind == "word")


def _is_direction(piece: str, inner: str) -> bool:
    """Whether a bracketed piece says what the speaker does. Between asterisks it always does."""
    if piece[0] == "*":
        return bool(inner)
    return any(word in stage_words() for word in inner.split(maxsplit=3)[:3])
