"""Files with knowledge cards, interventions or a referral card to values, or to everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from gesprek_oefenen.content.codes import CANNOT_OPEN, problem
from gesprek_oefenen.content.yaml_nodes import Mapping, Node, raw
from gesprek_oefenen.content.yaml_reader import Document, read_document
from gesprek_oefenen.model.cards import Card, Contact, Intervention, Piece, ReferralCard
from gesprek_oefenen.model.errors import ContentError
from gesprek_oefenen.model.problems import Problem, Severity

if TYPE_CHECKING:
    from gesprek_oefenen.content.schema_types import Part

P = TypeVar("P", bound="Part")
REFERRAL_KEYS: Final = ("contacten", "bij_een_vermoeden", "na_het_gesprek", "plaats")
_BEGIN: Final = "docs/kenniskaarten.md laat een voorbeeld zien."


@dataclass(frozen=True, slots=True)
class LoadedCards:
    """What one file holds, as far as it could be read."""

    document: Document
    card: Card | None = None
    interventions: tuple[Intervention, ...] = ()
    referral: ReferralCard | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def usable(self) -> bool:
        """Nothing about the file is a ``fout``."""
        return not any(p.severity is Severity.FAULT for p in self.problems)


def load_cards(paths: Iterable[Path]) -> tuple[LoadedCards, ...]:
    """The files one after another. Raises ``ContentError`` (Dutch, with all problems) at the first that cannot be used."""
    return tuple(_sound(examine_cards(path)) for path in paths)


def load_referral(path: Path) -> ReferralCard:
    """The referral card in ``path``. Raises ``ContentError``."""
    loaded = _sound(examine_cards(path))
    if loaded.referral is None:
        raise ContentError(f"{path}: hier staat geen verwijskaart in. Zet er minstens `contacten:` in; {_BEGIN}")
    return loaded.referral


def examine_cards(path: Path) -> LoadedCards:
    """Read ``path`` and see what is wrong with it; never raises for what is in the file."""
    document = read_document(path)
    root = document.root
    if root is None:
        return LoadedCards(document, problems=document.problems)
    if isinstance(root, Mapping):
        if root.entry("interventies") is not None:
            return _interventions(document, root)
        if root.entry("stukken") is not None or root.entry("titel") is not None:
            return _card(document, root)
        if any(root.entry(key) is not None for key in REFERRAL_KEYS):
            return _referral(document, root)
    wrong = problem("kaart-vorm", document.file, root.line, root.column,
                    "Dit is geen kenniskaart, geen lijst met interventies en geen verwijskaart.",
                    f"Een kaart heeft `titel:` en `stukken:`, een verwijskaart heeft `contacten:`; {_BEGIN}")
    return LoadedCards(document, problems=(*document.problems, wrong))


def _card(document: Document, root: Mapping) -> LoadedCards:
    from gesprek_oefenen.content.card_schema import CardPart

    part, problems = _validate(root, document, CardPart)
    if part is None:
        return LoadedCards(document, problems=problems)
    pieces = tuple(Piece(p.heading, p.text.strip(), p.points) for p in part.pieces)
    card = Card(part.id, part.title, part.short, pieces, part.words, part.see, part.source, part.type, document.file, root.line)
    return LoadedCards(document, card, problems=problems)


def _interventions(document: Document, root: Mapping) -> LoadedCards:
    from gesprek_oefenen.content.card_schema import InterventionsPart

    part, problems = _validate(root, document, InterventionsPart)
    if part is None:
        return LoadedCards(document, problems=problems)
    found = tuple(Intervention(i.number, i.name, i.for_whom, i.what, i.types, part.source) for i in part.interventions)
    return LoadedCards(document, interventions=found, problems=problems)


def _referral(document: Document, root: Mapping) -> LoadedCards:
    from gesprek_oefenen.content.card_schema import ReferralPart

    part, problems = _validate(root, document, ReferralPart)
    if part is None:
        return LoadedCards(document, problems=problems)
    contacts = tuple(Contact(c.name, c.telephone, c.mail, c.online, c.hours, c.days, c.about) for c in part.contacts)
    card = ReferralCard(part.place, part.on_a_hunch.strip(), part.after_talking.strip(), contacts)
    return LoadedCards(document, referral=card, problems=problems)


def _validate(root: Node, document: Document, model: type[P]) -> tuple[P | None, tuple[Problem, ...]]:
    from pydantic import ValidationError

    from gesprek_oefenen.content.schema_messages import explain_error

    try:
        return model.model_validate(raw(root)), document.problems
    except ValidationError as error:
        told = [explain_error(each, root, model, document.file) for each in error.errors(include_url=False)]
        found = (*document.problems, *(each for each in told if each is not None))
        return None, tuple(sorted(dict.fromkeys(found), key=lambda p: (p.place.line, p.place.column)))


def _sound(loaded: LoadedCards) -> LoadedCards:
    if loaded.usable:
        return loaded
    faults = tuple(p for p in loaded.problems if p.severity is Severity.FAULT)
    first = faults[0]
    more = f" (en nog {len(faults) - 1})" if len(faults) > 1 else ""
    error = ContentError(f"{loaded.document.file}, regel {first.place.line}: {first.message} {first.mend}{more}", faults)
    error.exit_code = 2 if first.code in CANNOT_OPEN else 1
    raise error
