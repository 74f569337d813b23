"""The local referral card: whom to turn to with a signal here. Filled in by a trainer, kept, or read from a file.

Sources: werkboek 11.5 (verwijskaart), stappenplan stap 1 (a contact in every organisation).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from gesprek_oefenen.content.cards import load_referral
from gesprek_oefenen.model.cards import Contact, ReferralCard

if TYPE_CHECKING:
    from gesprek_oefenen.session.store import Store

ENTRY: Final = "verwijskaart"
"""The kind under which the card is kept in the store; the last one counts."""
MOST_CONTACTS: Final = 12
LONGEST_FIELD: Final = 300
"""Characters of one field that are kept."""
CONTACT_FIELDS: Final = (
    ("name", "Naam, organisatie of team"), ("about", "Waarvoor"), ("telephone", "Telefoon"), ("mail", "E-mail"),
    ("online", "Website of pagina"), ("days", "Op welke dagen"), ("hours", "Van wanneer tot wanneer"))
"""The fields of a contact, in the order of the card in the workbook, with what stands before each."""
ON_A_HUNCH: Final = "Wat {u doet|je doet} bij een vermoeden"
AFTER_TALKING: Final = "Wat er kan als het besproken is"


def kept_card(store: Store) -> ReferralCard:
    """The card that was kept last; empty when there is none or it cannot be read."""
    entries = store.entries(ENTRY)
    return from_data(entries[-1][1]) if entries else ReferralCard()


def keep_card(store: Store, card: ReferralCard, at: str) -> None:
    """Keep the card; fields are cut to what fits, empty contacts are left out. Raises ``StoreError``."""
    store.add_entry(ENTRY, at, to_data(tidy(card)))


def local_card(store: Store, folders: Sequence[Path] = ()) -> ReferralCard:
    """The card of here: what was kept, else the one in a folder of the user's own. Raises ``ContentError`` for a broken folder."""
    kept = kept_card(store)
    if kept.filled or not folders:
        return kept
    from gesprek_oefenen.learning.cards import CardBox

    return CardBox(folders).referral or kept


def card_from_file(path: Path) -> ReferralCard:
    """The card in a YAML file. Raises ``ContentError`` with line and column when it cannot be used."""
    return tidy(load_referral(path))


def tidy(card: ReferralCard) -> ReferralCard:
    """The card without empty contacts and with each field on one line of bounded length."""
    contacts = tuple(found for contact in card.contacts[:MOST_CONTACTS] if (found := _tidy_contact(contact)) != Contact())
    return ReferralCard(_line(card.place), _lines(card.on_a_hunch), _lines(card.after_talking), contacts)


def to_data(card: ReferralCard) -> dict[str, Any]:
    """The card as data for the store."""
    return {"place": card.place, "on_a_hunch": card.on_a_hunch, "after_talking": card.after_talking,
            "contacts": [{field: getattr(one, field) for field, _ in CONTACT_FIELDS} for one in card.contacts]}


def from_data(data: Mapping[str, Any]) -> ReferralCard:
    """The card from the store; what is not text counts as empty."""
    found = data.get("contacts")
    contacts = tuple(Contact(**{field: _text(one.get(field)) for field, _ in CONTACT_FIELDS})
                     for one in (found if isinstance(found, list) else ()) if isinstance(one, dict))
    return ReferralCard(_text(data.get("place")), _text(data.get("on_a_hunch")), _text(data.get("after_talking")), contacts)


def as_lines(card: ReferralCard, address: str = "u") -> tuple[str, ...]:
    """The card as plain lines, one thing a line; nothing when it is empty."""
    from gesprek_oefenen.model.address import fill

    if not card.filled:
        return ()
    lines = [f"Verwijskaart van {card.place}" if card.place else "Verwijskaart"]
    for label, text in ((ON_A_HUNCH, card.on_a_hunch), (AFTER_TALKING, card.after_talking)):
        if text:
            lines.append(f"{fill(label, address)}: {' '.join(text.split())}")
    for contact in card.contacts:
        head = contact.name or "Contact"
        about = f" ({contact.about})" if contact.about else ""
        lines.append(f"- {head}{about}" + (f": {contact.reach}" if contact.reach else ""))
    return tuple(lines)


def nearby_lines(store: Store, folders: Sequence[Path] = ()) -> tuple[str, ...]:
    """The card of here line by line; nothing when it is empty or cannot be read, as it stands below something else."""
    from gesprek_oefenen.model.errors import PractiseError
    from gesprek_oefenen.session.settings import load_settings

    try:
        return as_lines(local_card(store, folders), load_settings(store).aanspreken)
    except PractiseError:
        return ()


def places_nearby(contacts: Sequence[Contact]) -> Iterable[tuple[str, str]]:
    """Name and reach of each contact, for the list of where help is."""
    for contact in contacts:
        reach = ", ".join(part for part in (contact.about, contact.reach) if part)
        if contact.name or reach:
            yield contact.name or "Contact", reach


def _tidy_contact(contact: Contact) -> Contact:
    return Contact(**{field: _line(getattr(contact, field)) for field, _ in CONTACT_FIELDS})


def _line(text: str) -> str:
    return " ".join(text.split())[:LONGEST_FIELD]


def _lines(text: str) -> str:
    return text.strip()[: LONGEST_FIELD * 4]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
