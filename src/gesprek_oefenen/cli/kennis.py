"""``gesprek-oefenen kennis``: knowledge cards in plain lines, the card of whom to turn to here, a look at one's own work."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gesprek_oefenen.cli.dutch import DutchCommand
from gesprek_oefenen.cli.options import folders_option, open_library, open_store
from gesprek_oefenen.cli.plain import paragraph
from gesprek_oefenen.cli.streams import complain, harmless, say
from gesprek_oefenen.model.errors import StoreError

if TYPE_CHECKING:
    from gesprek_oefenen.learning.cards import CardBox
    from gesprek_oefenen.model.cards import Card
    from gesprek_oefenen.session.store import Store

REFERRAL_CARD = "verwijzen"
"""The card under which the card of here is shown."""
EMPTY_CARD = ("De verwijskaart van de eigen buurt of organisatie is nog leeg. Een trainer kan die invullen in het oefenscherm, "
              "of met: gesprek-oefenen kennis --verwijskaart BESTAND")


@click.command(cls=DutchCommand, epilog="""\b
Voorbeelden:
  gesprek-oefenen kennis
  gesprek-oefenen kennis weerstand
  gesprek-oefenen kennis --verwijskaart onze-buurt.yaml
Een tikfout geeft niet, en accenten hoeven niet.""")
@click.argument("zoekwoord", nargs=-1, metavar="[ZOEKWOORD]")
@click.option("--verwijskaart", "referral", metavar="BESTAND", help="Neem de verwijskaart uit dit bestand over.")
@click.option("--eigen-werk", "own_work", is_flag=True, help="Terugkijken op uw eigen werk, punt voor punt.")
@click.option("--controleer", "to_check", metavar="PAD", help="Een eigen kaart, of een map met kaarten, nakijken.")
@click.option("--json", "machine", is_flag=True, help="Bij --controleer: één JSON-regel per bevinding.")
@folders_option
def kennis(zoekwoord: tuple[str, ...], referral: str | None, own_work: bool, to_check: str | None, machine: bool,
           folders: tuple[str, ...]) -> int:
    """Kenniskaarten: wat er bekend is, in gewone woorden, met waar het vandaan komt.

    Zonder ZOEKWOORD staan alle kaarten op een rij.
    """
    library = open_library(folders)
    if to_check is not None:
        return _check(Path(to_check), library.extra_folders, machine)
    store = open_store()
    if store.warning:
        complain(store.warning)
    try:
        if referral is not None:
            _take_over(Path(referral), store)
        elif own_work:
            from gesprek_oefenen.cli.own_work_plain import look_at_own_work

            look_at_own_work(store)
        else:
            from gesprek_oefenen.learning.cards import CardBox
            from gesprek_oefenen.session.settings import load_settings

            look_up(" ".join(zoekwoord), CardBox(library.extra_folders, load_settings(store).aanspreken), store, library.extra_folders)
    finally:
        store.close()
    return 0


def look_up(words: str, box: CardBox, store: Store, folders: Sequence[Path] = ()) -> None:
    """The card meant, the cards that were found, or all of them."""
    found = box.search(words)
    exact = [card for card in found if card.id == words.strip().casefold()]
    if not words.strip():
        show_list(found)
    elif not found:
        paragraph(f"Over '{harmless(words)}' is er geen kaart. Probeer een ander woord, of kijk wat er is met: gesprek-oefenen kennis")
    elif exact or len(found) == 1:
        show_card((exact or list(found))[0], store, folders)
    else:
        show_list(found)
        say()
        say(f"Lezen: gesprek-oefenen kennis {found[0].id}")


def show_list(cards: Sequence[Card]) -> None:
    """A card a line."""
    for card in cards:
        paragraph(f"{card.id}: {card.title}. {card.short}.", "  ")


def show_card(card: Card, store: Store, folders: Sequence[Path] = ()) -> None:
    """A card, a thing a line; the card of here below the one about passing on a signal."""
    say(harmless(card.title))
    paragraph(card.short + ".")
    for piece in card.pieces:
        say()
        if piece.heading:
            say(harmless(piece.heading))
        for part in piece.text.split("\n\n"):
            if part.strip():
                paragraph(" ".join(part.split()))
        for point in piece.points:
            paragraph(f"- {point}", "  ")
    if card.id == REFERRAL_CARD:
        say()
        show_referral(store, folders)
    say()
    paragraph(f"Bron: {card.source}")
    if card.see:
        paragraph(f"Zie ook: {', '.join(card.see)}")


def show_referral(store: Store, folders: Sequence[Path] = ()) -> None:
    """Whom to turn to here, or how to fill that in."""
    from gesprek_oefenen.learning.referral import nearby_lines

    for line in nearby_lines(store, folders) or (EMPTY_CARD,):
        paragraph(line, "  ")


def _take_over(file: Path, store: Store) -> None:
    from gesprek_oefenen.learning.referral import as_lines, card_from_file, keep_card
    from gesprek_oefenen.session.clock import SystemClock, stamp

    card = card_from_file(file)
    if store.warning:
        raise StoreError("De verwijskaart kon niet worden bewaard. Er is niets veranderd.")
    keep_card(store, card, stamp(SystemClock().now()))
    for line in as_lines(card):
        paragraph(line, "  ")
    say()
    paragraph("Deze verwijskaart staat vanaf nu bij 'Waar hulp is' en na een gesprek.")


def _check(path: Path, folders: Sequence[Path], machine: bool) -> int:
    from gesprek_oefenen.authoring.check_cards import check_card_paths
    from gesprek_oefenen.cli.checked import show_report

    report = check_card_paths([path], folders)
    return show_report(report, machine, "kaart", "kaarten", "Hier staat geen enkele kaart (een bestand dat op .yaml eindigt).")
