"""A report as one HTML file: to print, to mail, to open on a phone. No script, nothing from elsewhere."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from gesprek_oefenen.feedback.quoting import in_quotes
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.report.values import BEST, GAIN, TalkReport

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES: Final = Path(__file__).parent / "templates"
_KEPT_CONTROLS: Final = "\n\t"
_HIDDEN: Final = ("Cc", "Cf", "Cs", "Co", "Cn")
"""Unicode categories that never show: control and format characters (text direction too), halves of a pair, unassigned."""
_JOINERS: Final = "\u200c\u200d"
"""Format characters that emoji and some scripts need."""


def as_html(report: TalkReport) -> str:
    """The report as a whole page. Every text in it is escaped by the template engine (autoescape)."""
    return page("gesprek.html", report.address, report=report, BEST=BEST, GAIN=GAIN)


def page(template: str, address: str = "u", **values: Any) -> str:
    """The page that ``template`` makes of ``values``; ``say`` in it resolves ``{u|je}`` and ``{name}``."""

    def say(text: str, **known: str) -> str:
        return fill(text, address, known)

    return _environment().get_template(template).render(say=say, **values)


def shown(value: Any) -> Any:
    """A text without characters that do not show and could turn the line round or hide words; other values as they are."""
    if not isinstance(value, str) or value.isascii() and value.isprintable():
        return value
    kept = "".join(
        c for c in value if c in _KEPT_CONTROLS or c in _JOINERS or unicodedata.category(c) not in _HIDDEN)
    # Markup of the engine stays markup: only what is plain is escaped after this.
    return type(value)(kept) if type(value) is not str else kept


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, finalize=shown,
                       trim_blocks=True, lstrip_blocks=True)
    made.globals["quoted"] = in_quotes
    return made
