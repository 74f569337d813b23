"""Filling in whom to turn to here with a signal. Everything may stay open; what was typed is kept when one leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from gesprek_oefenen.learning.referral import AFTER_TALKING, CONTACT_FIELDS, MOST_CONTACTS, ON_A_HUNCH, tidy
from gesprek_oefenen.model.cards import Contact, ReferralCard
from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.tui.dialog import Dialog
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.room import Room, styles
from gesprek_oefenen.tui.saybox import Field
from gesprek_oefenen.tui.widgets import PushButton, Words

if TYPE_CHECKING:
    from gesprek_oefenen.tui.learning.exercise_ports import Cards

GENERAL = (("place", "Van welke gemeente, wijk of organisatie"), ("on_a_hunch", ON_A_HUNCH), ("after_talking", AFTER_TALKING))


class ReferralScreen(Room):
    """The card as a form."""

    CSS_PATH = styles("rooms", "exercises")
    reading: ClassVar[str] = "#form"
    help_id: ClassVar[str] = "verwijskaart"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Tab", "volgende", "app.focus_next"), ("F8", "bewaren", "keep"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f8", "keep", show=False, priority=True)]

    def __init__(self) -> None:
        super().__init__()
        self._before = ReferralCard()
        self._count = 0
        self._loaded = False

    @property
    def _cards(self) -> Cards:
        return self.house.practice.learning().cards()

    def heading(self) -> str:
        """What this is."""
        return "Verwijskaart: bij wie kun je hier terecht" if self.house.preferences.address == "je" else "Verwijskaart: bij wie kunt u hier terecht"

    def body(self) -> Iterable[Widget]:
        """The form, the buttons."""
        yield VerticalScroll(id="form", can_focus=False)
        with Horizontal(classes="buttons"):
            yield PushButton("Bewaren", key="F8", id="keep", main=True)
            yield PushButton("Nog een contact", id="add")
            yield PushButton("Uit een bestand", id="from-file")
            yield PushButton("Terug", id="back")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Keep, from a file."""
        return (MenuItem("Bewaren en terug", "keep", "F8"), MenuItem("Overnemen uit een bestand", "from_file"),
                MenuItem("Terug; wat er staat wordt bewaard", "back"))

    def on_mount(self) -> None:
        """Take the card."""
        self._load()

    @work(exclusive=True)
    async def _load(self) -> None:
        try:
            card = await self.house.work(self._cards.referral)
        except PractiseError as error:
            self.house.tell(error)
            self.dismiss()
            return
        self._before = card
        await self._show(card)
        self._loaded = True

    async def _show(self, card: ReferralCard) -> None:
        form = self.query_one("#form", VerticalScroll)
        await form.remove_children()
        self._count = 0
        await form.mount(
            Words(self.say("Vul in wat {u weet|je weet}; de rest mag leeg blijven. Dit staat straks bij 'Waar hulp is' en na een gesprek."),
                  classes="paragraph"),
            *(widget for name, label in GENERAL for widget in (Words(self.say(label), classes="label"), Field(getattr(card, name), id=f"g-{name}"))))
        for contact in (*card.contacts, *(() if card.contacts else (Contact(),))):
            await self._add(contact)
        self.query_one("#g-place").focus(scroll_visible=False)  # what it is for and what to fill in stay in sight

    async def _add(self, contact: Contact) -> None:
        number = self._count
        self._count += 1
        await self.query_one("#form").mount(
            Words(f"Contact {number + 1}", classes="question"),
            *(widget for name, label in CONTACT_FIELDS for widget in (
                Words(label, classes="label"), Field(getattr(contact, name), id=f"c-{number}-{name}"))))

    def _card(self) -> ReferralCard:
        """What stands in the form."""
        def text(name: str) -> str:
            return self.query_one(f"#{name}", Field).text

        contacts = tuple(Contact(**{name: text(f"c-{number}-{name}") for name, _ in CONTACT_FIELDS}) for number in range(self._count))
        return tidy(ReferralCard(text("g-place"), text("g-on_a_hunch"), text("g-after_talking"), contacts))

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """The buttons do what the menu does."""
        event.stop()
        does: dict[str, Callable[[], object]] = {"add": self.action_add, "from-file": self.action_from_file}
        does.get(event.button.id or "", self.action_keep)()

    @work(exclusive=True, group="form")
    async def action_add(self) -> None:
        """Room for one more."""
        if self._loaded and self._count < MOST_CONTACTS:
            await self._add(Contact())
            self.query_one(f"#c-{self._count - 1}-name").focus()

    @work(exclusive=True, group="keep")
    async def action_keep(self) -> None:
        """Keep what changed, and leave."""
        if not self._loaded:
            self.dismiss()
            return
        card = self._card()
        if card != self._before:
            try:
                await self.house.work(self._cards.keep_referral, card)
            except PractiseError as error:
                self.house.tell(error)
                return
            self._before = card
            self.house.notify("De verwijskaart is bewaard.")
        self.dismiss()

    async def action_back(self) -> None:
        """Leaving keeps too."""
        self.action_keep()

    @work(exclusive=True, group="form")
    async def action_from_file(self) -> None:
        """Take over the card of a file; it is kept when one leaves."""
        path = await self.app.push_screen_wait(AskFile())
        if not path:
            return
        try:
            card = await self.house.work(self._cards.referral_from, path)
        except PractiseError as error:
            from gesprek_oefenen.tui.dialog import Tell

            await self.app.push_screen_wait(Tell("Dit bestand kan niet worden overgenomen", "{wat}", wat=str(error)))
            return
        await self._show(card)


class AskFile(Dialog[str]):
    """Which file."""

    CSS_PATH = styles("rooms", "exercises")

    def compose(self) -> ComposeResult:
        """A field and two buttons."""
        with Vertical(classes="dialog", id="form"):
            yield Words("Welk bestand?", classes="dialog-title")
            yield Words(self.say("Typ of plak waar het staat, bijvoorbeeld documenten/onze-buurt.yaml. Wat {u|je} al typte blijft staan als het niet lukt."))
            yield Field(id="path")
            with Horizontal(classes="buttons"):
                yield PushButton("Overnemen", id="yes", main=True)
                yield PushButton("Toch niet", id="no")

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one("#path").focus()

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """Give the path."""
        event.stop()
        self.dismiss(self.query_one("#path", Field).text if event.button.id == "yes" else "")
