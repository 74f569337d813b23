"""Templates into HTML. Everything filled in is tidied and escaped; only this module can make markup."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gesprek_oefenen.feedback.quoting import in_quotes
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.play import Exchange, TurnKind
from gesprek_oefenen.model.tidy import tidied, tidy

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDERS = tuple(Path(__file__).parent / name / "bladen" for name in ("formulier", "pagina"))


def render(name: str, address: str, values: Mapping[str, Any]) -> str:
    """The template ``name`` in u or je. In it ``zeg('{u|je}', naam=...)`` gives a text of the program."""

    def say(text: str, **filled: object) -> str:
        return fill(text, address, {key: str(value) for key, value in filled.items()})

    return _sheets().get_template(f"{name}.html").render(zeg=say, **values)


@lru_cache(maxsize=1)
def _sheets() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    sheets = Environment(loader=FileSystemLoader(FOLDERS), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
                         lstrip_blocks=True, finalize=_shown)
    sheets.filters.update(alineas=_paragraphs, zoals_getypt=as_typed, gemarkeerd=_marked, gedaan=_did, zetten=_moves,
                          aangehaald=in_quotes)
    return sheets


def _shown(value: Any) -> Any:
    """Plain text loses what plays with the eye (control signs, text that runs backwards); markup of ours stays."""
    return tidy(value) if type(value) is str else value


def _paragraphs(text: str) -> list[str]:
    """Text from a story as paragraphs; line ends within one are no more than spaces."""
    return [" ".join(part.split()) for part in text.strip().split("\n\n")]


def as_typed(text: str) -> Any:
    """For the inside of a field: exactly what was typed, escaped. The line end in front is the one a browser swallows."""
    from markupsafe import Markup, escape

    return Markup("\n") + escape(text)


def _marked(text: str, start: int, end: int) -> Any:
    """The turn with the words from ``start`` to ``end`` (code points as typed) marked."""
    from markupsafe import Markup

    shown, places = tidied(text)
    begin, stop = (places[min(max(place, 0), len(text))] for place in (start, end))
    if begin >= stop:
        return shown
    return Markup("{}<mark>{}</mark>{}").format(shown[:begin], shown[begin:stop], shown[stop:])


def _did(exchange: Exchange) -> str:
    """What the trainee did in a turn."""
    if exchange.kind is TurnKind.SILENCE:
        return "(stilte)"
    return "(rondt het gesprek af)" if exchange.kind is TurnKind.ROUND_OFF else exchange.text.strip()


def _moves(exchange: Exchange) -> str:
    """The moves of a turn in words."""
    from gesprek_oefenen.session.turn import moves_in_words

    return ", ".join(moves_in_words(exchange))
