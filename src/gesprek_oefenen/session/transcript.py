"""A talk written down by people (Markdown or plain lines ``NAAM: tekst``, the trainee's behind ``U:``), read as a talk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gesprek_oefenen.language.asking import ends_in_question
from gesprek_oefenen.model.play import Exchange, Outcome, PersonaState, TalkRecord, TurnKind
from gesprek_oefenen.model.reading import Reading, TalkContext
from gesprek_oefenen.session.turn import LOOK_BACK, without_own_need

if TYPE_CHECKING:
    from gesprek_oefenen.analysis.reader import Reader
    from gesprek_oefenen.model.story import Story

TRAINEE: Final = "u"
ASIDE: Final = ("coach",)
"""Who speaks beside the talk (`praat` writes the coach so)."""
SILENT: Final = ("", "(u zegt niets)", "(je zegt niets)", "(stilte)", "(stil)", "...", "…")
MAX_NAME: Final = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """What one person said at a stretch; ``speaker`` in lower case."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """A talk on paper: ``pieces`` in order, ``other`` the name of the other person ("" when only the trainee speaks)."""

    pieces: tuple[Piece, ...]
    other: str


def parse_transcript(lines: Sequence[str]) -> Transcript:
    """The talk in ``lines``.

    Headings, lines in brackets and the coach are left out; a line without a name belongs to whoever spoke last. When no
    line begins with ``U:`` and nobody else speaks either, every line is a turn of the trainee. A word with a colon in the
    middle of a text ("Ik dacht: nou") is no name: a name is the first there is, or comes back.
    """
    rows = [_split(_bare(line)) for line in lines]
    counts = Counter(name.casefold() for name, _ in rows if name)
    first = next((name.casefold() for name, _ in rows if name and name.casefold() != TRAINEE), "")
    names = {name for name, times in counts.items() if name in (TRAINEE, first) or name.startswith(ASIDE) or times > 1}
    if TRAINEE not in names:
        plain = tuple(Piece(TRAINEE, _bare(line)) for line in lines if _bare(line) and not _is_aside(_bare(line)))
        return Transcript(plain, "") if not names else Transcript((), first)
    pieces: list[Piece] = []
    for (name, text), line in zip(rows, lines, strict=True):
        bare = _bare(line)
        if name.casefold() in names:
            pieces.append(Piece(name.casefold(), text))
        elif bare and pieces and not _is_aside(bare):
            pieces[-1] = Piece(pieces[-1].speaker, f"{pieces[-1].text} {bare}".strip())
    kept = tuple(piece for piece in pieces if not piece.speaker.startswith(ASIDE))
    return Transcript(kept, next((p.speaker for p in kept if p.speaker != TRAINEE), ""))


def _bare(line: str) -> str:
    """A line without Markdown around it: list marks, quotes, bold and italics round the name."""
    text = line.strip().lstrip("\ufeff")
    while text[:2] in ("- ", "* ", "> "):
        text = text[2:].lstrip()
    for mark in ("**", "__", "*", "_"):
        if text.startswith(mark) and (end := text.find(mark, len(mark))) > 0:
            name = text[len(mark):end]
            rest = text[end + len(mark):]
            if name.endswith(":") or rest.startswith(":"):
                return f"{name.rstrip(':')}:{rest.removeprefix(':')}"
    return text


def _split(text: str) -> tuple[str, str]:
    """Name and words of a line; the name is "" when the line does not begin with one."""
    name, colon, words = text.partition(":")
    name = name.strip()
    fits = colon and 0 < len(name) <= MAX_NAME and len(name.split()) <= 4 and not set(name) & set('.,?!;"#/\\')
    if fits and (name[0].isupper() or name.casefold() == TRAINEE) and not words.startswith("//"):
        return name, words.strip()
    return "", text


def _is_aside(text: str) -> bool:
    """A heading, a rule, or a line that only tells what one sees."""
    return text.startswith(("#", "---", "===", "***", "|", "```")) or (text.startswith("(") and text.endswith(")"))


def read_transcript(transcript: Transcript, reader: Reader, story: Story | None) -> TalkRecord:
    """The transcript as the record of a talk, each turn of the trainee read with what was said before it."""
    opening = ""
    exchanges: list[Exchange] = []
    others: list[str] = []
    topic: str | None = None
    for piece in transcript.pieces:
        if piece.speaker != TRAINEE:
            if not exchanges:
                opening = f"{opening} {piece.text}".strip()
            else:
                last = exchanges[-1]
                reply = f"{last.outcome.reply} {piece.text}".strip()
                exchanges[-1] = Exchange(last.number, last.kind, last.text, last.before, last.reading, Outcome(reply))
            others.append(piece.text)
            continue
        silent = piece.text.casefold() in SILENT
        previous = exchanges[-1].outcome.reply if exchanges else opening
        context = TalkContext(
            previous=(others[-1] if others else None), earlier=tuple(others[-LOOK_BACK:-1]),
            own_earlier=tuple(e.text for e in exchanges[-LOOK_BACK:] if e.text), topic=topic,
            asked_question=ends_in_question(previous),
        )
        reading = Reading("") if silent else without_own_need(reader.read(piece.text, context))
        topic = reading.topic or topic
        kind = TurnKind.SILENCE if silent else TurnKind.SAY
        exchanges.append(Exchange(len(exchanges) + 1, kind, "" if silent else piece.text, previous, reading, Outcome("")))
    name = story.id if story is not None else ""
    return TalkRecord(name, opening, tuple(exchanges), PersonaState(turn=len(exchanges)))
