"""The condition language of scenarios: text to a frozen tree (``model/conditions.py`` has the grammar). Never Python.

Reading is linear in the length of the text and bounded in depth; what is wrong is said in Dutch with its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gesprek_oefenen.model.conditions import (
    And,
    Compare,
    Condition,
    InState,
    Not,
    Operator,
    Or,
    Reached,
    Told,
)

MAX_LENGTH: Final = 500
MAX_NESTING: Final = 10
_OPERATORS: Final[tuple[Operator, ...]] = (">=", "<=", "==", "!=", ">", "<")
_WORDS: Final = ("vertrouwen", "beurt", "aantal", "op_rij", "onderwerpen", "toestand", "verteld", "bereikt", "niet")


class ConditionError(ValueError):
    """A condition that cannot be read. ``offset``: code points from the start of the text; ``mend``: how to mend it."""

    def __init__(self, message: str, offset: int, mend: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.mend = mend


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a condition with where it stands, so that a checker can see whether it exists.

    ``kind``: ``"zet"`` (move, group or signal), ``"toestand"`` or ``"onderwerp"``. ``layer``: of ``verteld(x, 2)``.
    """

    kind: str
    text: str
    offset: int
    layer: int = 0


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    offset: int
    kind: str
    """``naam``, ``getal``, ``teken`` or ``einde``."""


def parse_condition(text: str) -> Condition:
    """The tree of ``text``. Raises ``ConditionError``."""
    return _Parser(text).whole()


def condition_names(text: str) -> tuple[Name, ...]:
    """The names of moves, states and subjects in ``text``, in order. Raises ``ConditionError``."""
    parser = _Parser(text)
    parser.whole()
    return tuple(parser.names)


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    i = 0
    while i < len(text):
        character = text[i]
        if character.isspace():
            i += 1
            continue
        start = i
        if character.isdecimal() and character.isascii():
            while i < len(text) and text[i].isdecimal() and text[i].isascii():
                i += 1
            tokens.append(_Token(text[start:i], start, "getal"))
        elif character.isalpha() or character == "_":
            while i < len(text) and (text[i].isalnum() or text[i] in "_-"):
                i += 1
            tokens.append(_Token(text[start:i], start, "naam"))
        elif text[i: i + 2] in _OPERATORS:
            tokens.append(_Token(text[i: i + 2], start, "teken"))
            i += 2
        elif text[i: i + 2] in ("=>", "=<"):
            raise ConditionError(f"{text[i: i + 2]} staat in de verkeerde volgorde.", start, f"Schrijf {text[i + 1]}=.")
        elif character in "<>(),=-+≥≤":
            tokens.append(_Token(character, start, "teken"))
            i += 1
        else:
            raise ConditionError(f"'{character}' hoort niet in een voorwaarde.", start,
                                 "Gebruik woorden, hele getallen en >= <= > < == !=.")
    tokens.append(_Token("", len(text), "einde"))
    return tokens


class _Parser:
    """Recursive descent over the tokens of one condition; depth is bounded by ``MAX_NESTING``."""

    def __init__(self, text: str) -> None:
        if not text.strip():
            raise ConditionError("Hier staat een lege voorwaarde.", 0, 'Schrijf bijvoorbeeld "vertrouwen >= 40", of laat `als` weg.')
        if len(text) > MAX_LENGTH:
            raise ConditionError(f"Deze voorwaarde is langer dan {MAX_LENGTH} tekens.", MAX_LENGTH, "Maak hem korter.")
        self._tokens = _tokens(text)
        self._next = 0
        self._depth = 0
        self.names: list[Name] = []

    def whole(self) -> Condition:
        """The condition that takes up all of the text."""
        condition = self._either()
        token = self._peek()
        if token.kind != "einde":
            raise self._unexpected(token, "Tussen twee voorwaarden hoort `en` of `of`.")
        return condition

    def _peek(self) -> _Token:
        return self._tokens[self._next]

    def _take(self) -> _Token:
        token = self._tokens[self._next]
        if token.kind != "einde":
            self._next += 1
        return token

    def _either(self) -> Condition:
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise ConditionError(f"Hier zitten meer dan {MAX_NESTING} lagen in elkaar.", self._peek().offset, "Maak de voorwaarde eenvoudiger.")
        terms = [self._all()]
        while self._peek().text == "of":
            self._take()
            terms.append(self._all())
        self._depth -= 1
        return terms[0] if len(terms) == 1 else Or(tuple(terms))

    def _all(self) -> Condition:
        terms = [self._single()]
        while self._peek().text == "en":
            self._take()
            terms.append(self._single())
        return terms[0] if len(terms) == 1 else And(tuple(terms))

    def _single(self) -> Condition:
        opposite = False
        while self._peek().text == "niet":
            self._take()
            opposite = not opposite
        token = self._take()
        term: Condition
        if token.text == "(":
            term = self._either()
            self._expect(")")
        elif token.text in ("vertrouwen", "beurt", "onderwerpen"):
            operator, number = self._operator(), self._number()
            term = Compare(token.text, operator, number)  # type: ignore[arg-type]  # one of the three just above
        elif token.text in ("aantal", "op_rij"):
            argument = self._argument("zet")
            self._expect(")")
            operator, number = self._operator(), self._number()
            term = Compare(token.text, operator, number, argument)  # type: ignore[arg-type]
        elif token.text == "toestand":
            operator = self._operator()
            if operator not in ("==", "!="):
                raise ConditionError("Een toestand vergelijkt u met == of !=.", token.offset, "Schrijf `toestand == naam`.")
            term = InState(self._name("toestand"), operator == "==")
        elif token.text == "verteld":
            term = self._told()
        elif token.text == "bereikt":
            term = Reached(self._argument("toestand"))
            self._expect(")")
        else:
            raise self._unknown(token)
        return Not(term) if opposite else term

    def _told(self) -> Condition:
        topic, layer = self._argument("onderwerp"), 1
        if self._peek().text == ",":
            self._take()
            layer = self._number()
            last = self.names[-1]
            self.names[-1] = Name(last.kind, last.text, last.offset, layer)
        self._expect(")")
        return Told(topic, layer)

    def _argument(self, kind: str) -> str:
        self._expect("(")
        return self._name(kind)

    def _name(self, kind: str) -> str:
        token = self._take()
        if token.kind != "naam":
            raise self._unexpected(token, f"Hier hoort de naam van een {kind}.")
        self.names.append(Name(kind, token.text, token.offset))
        return token.text

    def _operator(self) -> Operator:
        token = self._take()
        for operator in _OPERATORS:
            if token.text == operator:
                return operator
        if token.text == "=":
            raise ConditionError("Een = alleen kan hier niet.", token.offset, "Schrijf == (of >= of <=).")
        if token.text in ("≥", "≤"):
            raise ConditionError(f"Het teken {token.text} kan hier niet.", token.offset,
                                 f"Schrijf {'>=' if token.text == '≥' else '<='}.")
        raise self._unexpected(token, "Hier hoort een vergelijking: >= <= > < == of !=.")

    def _number(self) -> int:
        token = self._take()
        if token.kind != "getal":
            raise self._unexpected(token, "Hier hoort een heel getal (niet onder nul).")
        if len(token.text) > 6:
            raise ConditionError("Dit getal is veel te groot.", token.offset, "Vertrouwen loopt van 0 tot 100.")
        return int(token.text)

    def _expect(self, sign: str) -> None:
        token = self._take()
        if token.text != sign:
            raise self._unexpected(token, f"Hier hoort {sign}.")

    def _unexpected(self, token: _Token, mend: str) -> ConditionError:
        if token.kind == "einde":
            return ConditionError("De voorwaarde houdt te vroeg op.", token.offset, mend)
        return ConditionError(f"'{token.text[:40]}' kan hier niet staan.", token.offset, mend)

    def _unknown(self, token: _Token) -> ConditionError:
        from difflib import get_close_matches

        if token.kind != "naam":
            return self._unexpected(token, f"Begin met een van: {', '.join(_WORDS)}.")
        near = get_close_matches(token.text.casefold(), _WORDS, 1, 0.6)
        english = {"and": "en", "or": "of", "not": "niet", "trust": "vertrouwen"}.get(token.text.casefold())
        if english or near:
            return ConditionError(f"Onbekend woord '{token.text[:40]}' in een voorwaarde.", token.offset,
                                  f"Bedoelt u '{english or near[0]}'?")
        return ConditionError(f"Onbekend woord '{token.text[:40]}' in een voorwaarde.", token.offset,
                              f"U kunt gebruiken: {', '.join(_WORDS)}.")
