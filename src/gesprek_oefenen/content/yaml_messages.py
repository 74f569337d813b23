"""What the YAML parser complains about, said so that someone who never programmed can mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_CONTINUED = "Kijk ook naar de regel erboven: daar begint de fout vaak."


def explain_syntax_error(error: Any, lines: Sequence[str]) -> tuple[str, int, int, str, str]:
    """Code, line, column, message and remedy for a ``yaml.MarkedYAMLError``; works for the C and the Python parser."""
    context = (getattr(error, "context", None) or "").casefold()
    said = (getattr(error, "problem", None) or "").casefold()
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    start = getattr(error, "context_mark", None) or mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    start_line, start_column = (start.line + 1, start.column + 1) if start else (line, column)
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    indent = here[: len(here) - len(here.lstrip())]

    if "\t" in indent or ("cannot start any token" in said and here[column - 1: column] == "\t"):
        return ("yaml-tab", line, here.index("\t") + 1, "Hier staat een tab. YAML springt alleen in met spaties.",
                "Vervang de tab door spaties, even veel als de regels ernaast.")
    if "quoted scalar" in context or "quoted scalar" in said:
        if "escape" in said or "hexdecimal" in said or "hexadecimal" in said:
            return ("yaml-escape", line, column, "Na een \\ staat hier iets dat YAML niet kent.",
                    "Schrijf \\\\ als u een schuine streep bedoelt, of zet de zin tussen enkele aanhalingstekens.")
        return ("yaml-aanhalingsteken", start_line, start_column,
                "Hier begint een aanhalingsteken dat nergens wordt gesloten.",
                ("Zet aan het eind van de zin hetzelfde aanhalingsteken. Staat er een ' in de zin, "
                 'gebruik dan " eromheen.'))
    left_open = open_quote(lines, line)
    if left_open:
        return ("yaml-aanhalingsteken", *left_open, "Hier begint een aanhalingsteken dat op deze regel niet wordt gesloten.",
                "Zet aan het eind van de zin hetzelfde aanhalingsteken.")
    if column > 2 and here[column - 2] in "'\"" and here[column - 1: column].strip():
        return ("yaml-aanhalingsteken", line, column, "Na het sluitende aanhalingsteken komt nog tekst.",
                """Staat er een ' of " in de zin, zet er dan de andere soort aanhalingstekens omheen.""")
    if "alias" in context or "anchor" in context:
        return ("yaml-ster", line, start_column, "Een ster of & zonder aanhalingstekens heeft in YAML een eigen betekenis.",
                'Zet er aanhalingstekens omheen: "*".')
    if "mapping values are not allowed" in said:
        return ("yaml-dubbele-punt", line, column,
                "Hier staat een dubbele punt op een plek waar die niet kan.",
                ("Hoort hij bij de zin, zet dan de hele zin tussen aanhalingstekens. "
                 "Is het een sleutel, kijk dan of de regels even ver inspringen."))
    if "could not find expected ':'" in said:
        return ("yaml-dubbele-punt", start_line, start_column, "Na deze sleutel mist een dubbele punt.",
                "Schrijf `sleutel: waarde`. Is dit een vervolg van een zin, zet dan de hele zin tussen aanhalingstekens.")
    if "flow sequence" in context or "flow mapping" in context:
        opened, closing = ("[", "]") if "sequence" in context else ("{", "}")
        return ("yaml-haakje", line, column,
                (f"Tussen {opened} en {closing} klopt iets niet: er mist een komma, een aanhalingsteken of de {closing} "
                 f"(begonnen op regel {start_line})."),
                ("Zet een komma tussen de delen, aanhalingstekens om een zin met een komma of dubbele punt, "
                 f"en sluit af met {closing}."))
    if "node" in context or "node content" in said:
        return _no_value(lines, line, column, here)
    if "tag" in context or "tag" in said or "directive" in context:
        return ("yaml-tag", line, column, "Een woord met ! of % ervoor heeft in YAML een eigen betekenis; dat kan hier niet.",
                "Zet de tekst tussen aanhalingstekens.")
    if "cannot start any token" in said:
        return ("yaml-teken", line, column, f"Met {_shown(here, column)} kan een waarde niet beginnen.",
                "Zet de hele zin tussen aanhalingstekens.")
    if "not allowed" in said and ("control" in said or "special" in said or "character" in said):
        return ("stuurteken", line, column, "Hier staat een onzichtbaar teken dat niet in tekst hoort.",
                "Haal het teken weg; typ de regel desnoods opnieuw.")
    if ("block mapping" in context or "block collection" in context or "block sequence" in context
            or "sequence entries" in said or "mapping key" in said or "document start" in said or "block end" in said
            or "block scalar" in context):
        loose = _loose_piece(lines, line, start_column - 1)
        if loose:
            return ("yaml-inspringen", loose, len(lines[loose - 1]) - len(lines[loose - 1].lstrip()) + 1,
                    f"Dit stuk (tot regel {line}) hoort nergens bij: wat erboven moet staan mist, of het springt te ver in.",
                    "Kijk of hierboven een streepje of een sleutel met een dubbele punt is weggevallen.")
        return ("yaml-inspringen", line, column,
                "Deze regel springt anders in dan de regels waar hij bij hoort, of er mist iets op de regel erboven.",
                "Laat wat bij elkaar hoort met even veel spaties beginnen. " + _CONTINUED)
    return ("yaml-fout", line, column, "Hier begrijpt het programma de YAML niet meer.",
            "Kijk naar aanhalingstekens, haakjes en inspringing. " + _CONTINUED)


def _no_value(lines: Sequence[str], line: int, column: int, here: str) -> tuple[str, int, int, str, str]:
    """Where a value was expected and something else came: mostly a bracket that was opened and never closed."""
    scan = _Quotes()
    for number, each in enumerate(lines[: line - 1], 1):
        scan.line(each, number)
    still_open = scan.opened[-1] if scan.opened else scan.never_closed
    if still_open and here[column - 1: column] not in ("]", "}"):
        start, at, mark = still_open
        closing = "]" if mark == "[" else "}"
        return ("yaml-haakje", start, at, f"Hier gaat een {mark} open, en die wordt niet gesloten.", f"Zet {closing} aan het eind van dit stuk.")
    return ("yaml-teken", line, column, f"Met {_shown(here, column)} kan een waarde niet beginnen.",
            "Haal het teken weg, of zet de hele zin tussen aanhalingstekens.")


def _loose_piece(lines: Sequence[str], line: int, outer: int) -> int | None:
    """Where a piece begins that stands too far in because its own key or dash was lost; ``None`` when ``line`` is to blame.

    ``line`` surprised the parser while a piece that stands ``outer`` characters in was open. When other lines stand as
    far in as ``line`` does, it is in order itself, and the piece above it is not.
    """
    indents = [len(each) - len(each.lstrip()) if each.strip() else -1 for each in lines]
    here = indents[line - 1]
    if here <= outer or sum(indent == here for indent in indents) < 2:
        return None
    first = None
    for number in range(line - 2, -1, -1):
        if 0 <= indents[number] <= outer:
            break
        if indents[number] >= 0:
            first = number + 1
    return first if first is not None and indents[first - 1] > here else None


def open_quote(lines: Sequence[str], last: int) -> tuple[int, int] | None:
    """Line and column of the first quote up to line ``last`` that is not closed on its own line.

    Text below a ``|`` or ``>`` and remarks behind ``#`` do not count; an apostrophe within a word is no quote.
    """
    block_indent: int | None = None
    scan = _Quotes()
    for number, line in enumerate(lines[:last], 1):
        indent = len(line) - len(line.lstrip())
        if block_indent is not None and not scan.quote:
            if not line.strip() or indent > block_indent:
                continue
            block_indent = None
        column = scan.line(line)
        if scan.quote and column is not None and not _closes_later(lines[number:], scan.quote):
            return number, column + 1
        if not scan.quote and line.split(" #", 1)[0].rstrip().endswith((": |", ": >", ": |-", ": >-", "- |", "- >")):
            block_indent = indent
    return None


def _closes_later(lines: Sequence[str], quote: str) -> bool:
    """The next quote mark on later lines ends a sentence (and does not begin one)."""
    for line in lines:
        at = line.find(quote)
        if at >= 0:
            return line[at + 1:].lstrip()[:1] in ("", ",", "]", "}", ":", "#") and bool(line[:at].strip(" -[{"))
    return False


class _Quotes:
    """Follows quotes and brackets line by line. ``quote``: the mark that is open now; ``opened``: each [ and { that is.

    An opened bracket is (line, column, mark), counted from 1. ``never_closed``: one that was still open when a new key of
    the scenario began.
    """

    def __init__(self) -> None:
        self.quote = ""
        self.opened: list[tuple[int, int, str]] = []
        self.never_closed: tuple[int, int, str] | None = None

    def line(self, line: str, number: int = 0) -> int | None:
        """Take one line; gives where in it the quote began that is open at its end (``None``: earlier, or none is)."""
        start: int | None = None
        i = 0
        while i < len(line):
            character = line[i]
            if self.quote:
                if character == "\\" and self.quote == '"':
                    i += 1
                elif character == self.quote:
                    if character == "'" and line[i + 1: i + 2] == "'":
                        i += 1
                    else:
                        self.quote, start = "", None
            elif character == "#" and (i == 0 or line[i - 1] == " "):
                break
            elif character in "]}":
                del self.opened[-1:]
            elif character in "[{'\"" and self._value_starts(line[:i]):
                if character in "[{":
                    self.opened.append((number, i + 1, character))
                else:
                    self.quote, start = character, i
            i += 1
        if not line.startswith(" ") and line.rstrip().endswith(":"):
            self.never_closed = self.opened[-1] if self.opened else self.never_closed
            self.opened.clear()  # a new key of the scenario itself: whatever was left open above is over
        return start

    def _value_starts(self, before: str) -> bool:
        """A value may begin after ``before``: at the start, after ``key:`` or ``-``, between brackets also after a comma."""
        text = before.rstrip()
        return not text or text[-1] in ("[{,:" if self.opened else ":-") and (bool(self.opened) or before != text)


def _shown(line: str, column: int) -> str:
    """The character at ``column``, between quotes, or words for it when it cannot be seen."""
    character = line[column - 1: column]
    return f"'{character}'" if character.strip() and character.isprintable() else "dit teken"
