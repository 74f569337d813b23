"""Knowledge cards: search, and read one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, TextArea

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.room import Room, styles
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.saybox import SayBox
from gesprek_oefenen.tui.widgets import Choices, PushButton, Words

if TYPE_CHECKING:
    from gesprek_oefenen.model.cards import Card, ReferralCard
    from gesprek_oefenen.tui.learning.exercise_ports import Cards

REFERRAL = "verwijzen"
"""The card below which the card of here stands."""
OWN_WORK = "wat-werkt"
"""The card from which one looks at one's own work."""


class CardsScreen(Room):
    """All cards; what one types narrows the list at once."""

    CSS_PATH = styles("rooms", "exercises")
    AUTO_FOCUS = "#search"
    help_id: ClassVar[str] = "kenniskaarten"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Enter", "lezen", "read_card"), ("Tab", "naar de lijst", "app.focus_next"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))

    @property
    def _cards(self) -> Cards:
        return self.house.practice.learning().cards()

    def heading(self) -> str:
        """What this is."""
        return "Kenniskaarten"

    def body(self) -> Iterable[Widget]:
        """The field, the list, the buttons."""
        with Vertical(id="search-box"):
            yield SayBox("Zoeken: weerstand, stilte, hulp …", id="search")
        yield Choices(id="cards")
        with Horizontal(classes="buttons"):
            yield PushButton("Lezen", id="read", main=True)
            yield PushButton("Verwijskaart", id="referral")
            yield PushButton(self.say("{Uw|Je} eigen werk"), id="own-work")
            yield PushButton("Terug", id="back")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Read, the card of here, one's own work."""
        return (MenuItem("Deze kaart lezen", "read_card"), MenuItem("De verwijskaart van hier", "referral"),
                MenuItem("Terugkijken op {uw|je} eigen werk", "own_work"), MenuItem("Terug", "back"))

    def on_mount(self) -> None:
        """All cards at first."""
        self._search("")

    @on(TextArea.Changed, "#search")
    def typed(self, event: TextArea.Changed) -> None:
        """Search while one types."""
        event.stop()
        self._search(event.text_area.text)

    @on(SayBox.Said)
    def said(self, event: SayBox.Said) -> None:
        """Enter reads the first that was found."""
        event.stop()
        self.action_read_card()

    @on(SayBox.ScrollTalk)
    def walk(self, event: SayBox.ScrollTalk) -> None:
        """Page Up and Down walk through the list."""
        event.stop()
        choices = self.query_one(Choices)
        (choices.action_cursor_up if event.direction < 0 else choices.action_cursor_down)()

    @work(exclusive=True, group="search")
    async def _search(self, text: str) -> None:
        try:
            found = await self.house.work(self._cards.search, text)
        except PractiseError as error:
            self.house.tell(error)
            return
        lines: list[tuple[str, Content | str]] = [
            (card.id, joined(plain(card.title, "bold"), "\n", plain(card.short, "$muted"))) for card in found]
        self.query_one(Choices).put(lines or [("", "Hierover is geen kaart. Probeer een ander woord.")])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Read it."""
        event.stop()
        self.action_read_card()

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """The buttons do what the menu does."""
        event.stop()
        does: dict[str, Callable[[], object]] = {
            "read": self.action_read_card, "referral": self.action_referral, "own-work": self.action_own_work}
        does.get(event.button.id or "", self.dismiss)()

    def action_read_card(self) -> None:
        """Read the one at hand."""
        if (card_id := self.query_one(Choices).highlighted_id) is not None:
            self.house.open_card(card_id)

    def action_referral(self) -> None:
        """Whom to turn to here."""
        from gesprek_oefenen.tui.learning.referral import ReferralScreen

        self.house.push_screen(ReferralScreen())

    def action_own_work(self) -> None:
        """Look at one's own work."""
        from gesprek_oefenen.tui.learning.own_work import OwnWorkScreen

        self.house.push_screen(OwnWorkScreen())


class CardScreen(Room):
    """One card, with ways to the cards it belongs with."""

    CSS_PATH = styles("rooms", "exercises")
    reading: ClassVar[str] = "#card-text"
    help_id: ClassVar[str] = "kenniskaarten"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("↑ ↓", "lezen", "read('down')"), ("Tab", "volgende", "app.focus_next"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))

    def __init__(self, card_id: str) -> None:
        super().__init__()
        self._card_id = card_id

    def body(self) -> Iterable[Widget]:
        """Room for the text, the buttons."""
        yield VerticalScroll(id="card-text", can_focus=False)
        with Horizontal(classes="buttons"):
            yield PushButton("Terug", id="back", main=True)
            if self._card_id == REFERRAL:
                yield PushButton("Verwijskaart invullen", id="fill-in")
            if self._card_id == OWN_WORK:
                yield PushButton(self.say("{Uw|Je} eigen werk"), id="own-work")
            yield PushButton("Alle kaarten", id="all")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """All cards, back."""
        return (MenuItem("Alle kenniskaarten", "app.open_cards"), MenuItem("Terug", "back"))

    def on_mount(self) -> None:
        """Ready to go back."""
        self.query_one("#back").focus()

    def on_screen_resume(self) -> None:
        """Read it anew: the card of here may have been filled in meanwhile."""
        self._load()

    @work(exclusive=True)
    async def _load(self) -> None:
        cards = self.house.practice.learning().cards()
        try:
            card = await self.house.work(cards.card, self._card_id)
            others = [await self.house.work(cards.card, other) for other in card.see]
            here = await self.house.work(cards.referral) if card.id == REFERRAL else None
        except PractiseError as error:
            self.house.tell(error)
            self.dismiss()
            return
        self.query_one("#title", Words).put(card.title)
        text = self.query_one("#card-text", VerticalScroll)
        await text.remove_children()
        await text.mount(*self._widgets(card, others, here))
        text.scroll_home(animate=False)

    def _widgets(self, card: Card, others: list[Card], here: ReferralCard | None) -> list[Widget]:
        widgets: list[Widget] = []
        for piece in card.pieces:
            if piece.heading:
                widgets.append(Words(piece.heading, classes="question"))
            widgets += [Words(" ".join(part.split()), classes="paragraph") for part in piece.text.split("\n\n") if part.strip()]
            widgets += [Words(f"• {point}", classes="point") for point in piece.points]
        if here is not None:
            widgets.append(Words("Hier in de buurt", classes="question"))
            widgets += here_in_words(here, self.house.preferences.address)
        widgets.append(Words(f"Bron: {card.source}", classes="source"))
        if others:
            widgets.append(Words("Zie ook", classes="question"))
            widgets += [PushButton(other.title, id=f"see-{number}", classes="link") for number, other in enumerate(others)]
        self._see = tuple(other.id for other in others)
        return widgets

    _see: tuple[str, ...] = ()

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """To another card, the card of here, or back."""
        event.stop()
        name = event.button.id or "back"
        if name.startswith("see-"):
            self.house.open_card(self._see[int(name[4:])])
        elif name == "fill-in":
            from gesprek_oefenen.tui.learning.referral import ReferralScreen

            self.house.push_screen(ReferralScreen())
        elif name == "own-work":
            from gesprek_oefenen.tui.learning.own_work import OwnWorkScreen

            self.house.push_screen(OwnWorkScreen())
        elif name == "all":
            self.house.action_open_cards()
        else:
            self.dismiss()


def here_in_words(card: ReferralCard, address: str) -> list[Widget]:
    """The card of here, or that it is still empty."""
    from gesprek_oefenen.learning.referral import as_lines

    lines = as_lines(card, address) or ("De verwijskaart van de eigen buurt of organisatie is nog leeg. Een trainer kan die hier invullen.",)
    return [Words(line, classes="point") for line in lines]
