"""Cards, the card of whom to turn to here, and the look at one's own work."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprek_oefenen.learning import own_work, referral
from gesprek_oefenen.learning.cards import CardBox
from gesprek_oefenen.learning.own_work import Look, keep_look, kept_looks
from gesprek_oefenen.learning.referral import as_lines, card_from_file, keep_card, kept_card, local_card, places_nearby
from gesprek_oefenen.model.cards import Contact, ReferralCard
from gesprek_oefenen.model.errors import ContentError, UnknownStoryError
from gesprek_oefenen.session.store import Store

AT = "2026-11-22T10:00:00+00:00"
CARD = ReferralCard("Wijk Oost", "Bespreek het eerst.", "", (Contact("Buurtteam", "010-0000000", hours="9 tot 17 uur", days="op werkdagen",
                                                                    about="vragen"), Contact()))
BOX = CardBox()


def test_the_card_of_here_is_kept_and_the_last_one_counts() -> None:
    """Empty contacts are left out; what was filled in comes back as it was."""
    store = Store.in_memory()
    assert not kept_card(store).filled
    keep_card(store, CARD, AT)
    keep_card(store, ReferralCard("Wijk West", contacts=CARD.contacts), AT)
    kept = kept_card(store)
    assert kept.place == "Wijk West"
    assert kept.contacts == CARD.contacts[:1]


def test_the_card_of_here_line_by_line() -> None:
    """One thing a line; an empty card has none; a half-filled one shows what there is."""
    assert as_lines(ReferralCard()) == ()
    assert as_lines(CARD)[-2:] == ("- Buurtteam (vragen): 010-0000000, op werkdagen 9 tot 17 uur", "- Contact")
    assert as_lines(ReferralCard(contacts=(Contact(telephone="112"),))) == ("Verwijskaart", "- Contact: 112")
    assert dict(places_nearby(CARD.contacts)) == {"Buurtteam": "vragen, 010-0000000, op werkdagen 9 tot 17 uur"}


def test_a_card_in_an_own_folder_counts_until_one_is_kept(tmp_path: Path) -> None:
    """A trainer hands out a folder; whoever fills in a card of his own has that one."""
    (tmp_path / "kenniskaarten").mkdir()
    file = tmp_path / "kenniskaarten" / "verwijskaart.yaml"
    file.write_text("versie: 1\nplaats: Uit de map\ncontacten: [{naam: Jo}]\n", encoding="utf-8")
    store = Store.in_memory()
    assert local_card(store, [tmp_path]).place == "Uit de map"
    assert card_from_file(file).contacts == (Contact("Jo"),)
    keep_card(store, CARD, AT)
    assert local_card(store, [tmp_path]).place == "Wijk Oost"


def test_a_broken_card_file_is_named_with_its_line(tmp_path: Path) -> None:
    """Also when there is something else in it."""
    file = tmp_path / "x.yaml"
    file.write_text("versie: 1\ncontacten:\n  - {naam: Jo, telefon: 1}\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"x\.yaml, regel 3.*telefoon"):
        card_from_file(file)
    file.write_text("versie: 1\nid: x\ntitel: a\nkort: b\nbron: c\nstukken: [d]\n", encoding="utf-8")
    with pytest.raises(ContentError, match="geen verwijskaart"):
        card_from_file(file)


def test_what_the_store_holds_of_another_version_is_no_trouble() -> None:
    """Fields that are not text count as empty."""
    store = Store.in_memory()
    store.add_entry(referral.ENTRY, AT, {"place": 3, "contacts": [{"name": "Jo", "telephone": None}, "x"], "new": {}})
    assert kept_card(store) == ReferralCard(contacts=(Contact("Jo"),))
    store.add_entry(own_work.ENTRY, AT, {"gelijk": "7", "oorzaken": {"waarde": 3}})
    assert kept_looks(store)[0][1] == {"gelijk": Look(), "oorzaken": Look()}


def test_a_look_at_ones_own_work_may_be_half_filled() -> None:
    """n.v.t., a number, only a note, or nothing; what is no value of the scale counts as left open."""
    store = Store.in_memory()
    keep_look(store, {"gelijk": Look("8", "meer vragen"), "motivatie": Look("nvt"), "krachten": Look("", "  later  "), "vorm": Look("11"),
                      "bestaat-niet": Look("3")}, AT)
    ((_, looks),) = kept_looks(store)
    assert looks == {"gelijk": Look("8", "meer vragen"), "motivatie": Look("nvt"), "krachten": Look("", "later")}


def test_an_own_card_goes_before_ours_and_a_new_one_stands_first(tmp_path: Path) -> None:
    """An author's words; his markers that are none of ours are shown as he wrote them."""
    folder = tmp_path / "kenniskaarten"
    folder.mkdir()
    for name in ("weerstand", "koffie"):
        (folder / f"{name}.yaml").write_text(f"versie: 1\nid: {name}\ntitel: Mijn kaart\nkort: k\nbron: eigen\n"
                                             "stukken: [{tekst: '{naam} [b]x[/b] {u|je}'}]\n", encoding="utf-8")
    box = CardBox([tmp_path])
    assert box.cards[0].id == "koffie"
    assert box.card("weerstand").title == "Mijn kaart"
    assert box.card("koffie").pieces[0].text == "{naam} [b]x[/b] {u|je}"
    (folder / "stuk.yaml").write_text("titel: [", encoding="utf-8")
    with pytest.raises(ContentError, match=r"stuk\.yaml, regel 1"):
        assert CardBox([tmp_path]).cards


def test_an_unknown_card_names_the_one_meant() -> None:
    """By a slip of the pen."""
    with pytest.raises(UnknownStoryError, match="weerstand"):
        BOX.card("weerstant")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_search_gives_cards_of_ours(text: str) -> None:
    """Nothing raises, and every card comes at most once."""
    found = BOX.search(text)
    assert len({card.id for card in found}) == len(found)
    assert set(found) <= set(BOX.cards)
