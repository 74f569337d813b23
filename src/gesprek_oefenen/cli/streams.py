"""What goes to and comes from a terminal or a pipe: UTF-8 everywhere, and no text that plays with the terminal."""

from __future__ import annotations

import codecs
import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterator
from typing import Final, TextIO, cast

_CHUNK: Final = 65_536
"""So many bytes of stdin are read at a time, at most."""


def use_utf8() -> None:
    """Read and write UTF-8 whatever the machine's locale.

    Bytes that are no UTF-8 are read as replacement characters. Half surrogates, which no UTF-8 can hold, are written
    as ``\\udXXX``: inside JSON that is exactly how they are spelled.
    """
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            with contextlib.suppress(ValueError, OSError):
                reconfigure(encoding="utf-8", errors=errors)


def harmless(text: str) -> str:
    """``text`` without control characters (escape sequences, bells, bidi overrides); line ends and tabs become a space."""
    if text.isprintable():
        return text
    kept = []
    for char in text:
        if char in "\n\r\t\x0b\x0c\x85\u2028\u2029":
            kept.append(" ")
        elif char < " " or "\x7f" <= char <= "\x9f" or char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
            continue
        else:
            kept.append(char)
    return "".join(kept)


def say(text: str = "", *, stream: TextIO | None = None, at_once: bool = True) -> None:
    """One line out, at once or when the next ``typed_lines`` are waited for."""
    print(text, file=stream or sys.stdout, flush=at_once)


def typed_lines() -> Iterator[str]:
    """The lines of stdin without their ends. What was said goes out before more is waited for, so that a program that sends
    a line has its answer, and one that sends thousands is not woken for each of them."""
    decode = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder("utf-8")("replace"), translate=True).decode
    typed = cast("io.BufferedReader", sys.stdin.buffer)
    begun: list[str] = []
    more = True
    while more:
        sys.stdout.flush()
        chunk = typed.read1(_CHUNK)
        more = bool(chunk)
        first, *others = decode(chunk, final=not more).split("\n")
        begun.append(first)
        for other in others:
            yield "".join(begun)
            begun = [other]
    if any(begun):
        yield "".join(begun)


def complain(message: str) -> None:
    """One message for a person, on stderr."""
    with contextlib.suppress(OSError, ValueError):
        print(harmless_lines(message), file=sys.stderr, flush=True)


def harmless_lines(text: str) -> str:
    """``harmless`` for a text of several lines: the line ends stay."""
    return "\n".join(harmless(line) for line in text.split("\n"))


def why_not(error: OSError) -> str:
    """Why a file cannot be opened or written, in Dutch."""
    reasons = {errno.ENOENT: "dat bestand of die map is er niet", errno.EISDIR: "dat is een map",
               errno.ENOTDIR: "een deel van dat pad is geen map", errno.EACCES: "dat mag ik niet", errno.EPERM: "dat mag ik niet",
               errno.EROFS: "daar kan niets worden bewaard", errno.ENOSPC: "de schijf is vol",
               errno.ELOOP: "de koppelingen gaan in een kring", errno.ENAMETOOLONG: "die naam is te lang"}
    return reasons.get(error.errno or 0, f"fout {error.errno}")


def reader_left() -> None:
    """The reader of our output is gone (``| head``): say nothing more, also not at exit."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(devnull, stream.fileno())
