"""A division: the rounds, how good it is, and everything that can still change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.trainer import changes
from gesprek_oefenen.trainer.lists import read_lines
from gesprek_oefenen.trainer.quality import quality
from gesprek_oefenen.trainer.show import absent, group_roles, group_title, remarks
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.trainer.dialogs import AskLine, Pick
from gesprek_oefenen.tui.trainer.room import TrainerRoom
from gesprek_oefenen.tui.widgets import PushButton, Words

if TYPE_CHECKING:
    from gesprek_oefenen.trainer.division import Division


class DivisionScreen(TrainerRoom):
    """The rounds under each other; the next one is marked."""

    AUTO_FOCUS = "#start"
    reading: ClassVar[str] = "#rounds"
    help_id: ClassVar[str] = "indeling"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("F2", "erbij", "late"), ("F3", "weg", "gone"), ("F4", "ruilen", "swap"),
        ("F1", "hulp", "help"), ("Esc", "menu", "menu"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, action, show=False, priority=True) for key, action in (
            ("f8", "start"), ("f2", "late"), ("f3", "gone"), ("f4", "swap"), ("f6", "save"), ("f7", "shake"), ("f9", "more"))]

    def __init__(self, division_id: str) -> None:
        super().__init__()
        self._which = division_id
        self._division: Division | None = None

    def heading(self) -> str:
        """What this is."""
        return "Indeling"

    def body(self) -> Iterable[Widget]:
        """The rounds and the buttons."""
        with VerticalScroll(id="rounds"):
            yield Words("", id="round-words")
        with Horizontal(classes="buttons"):
            yield PushButton("Ronde beginnen", key="F8", id="start", main=True)
            yield PushButton("Bewaren", key="F6", id="save")
            yield PushButton("Anders", key="F7", id="shake")
            yield PushButton("Terug", id="back")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Everything that can be done with it."""
        return (MenuItem("De volgende ronde beginnen, groot op het scherm", "start", "F8"), MenuItem("Er komt iemand bij", "late", "F2"),
                MenuItem("Iemand gaat weg of is er niet", "gone", "F3"), MenuItem("Twee mensen laten ruilen", "swap", "F4"),
                MenuItem("Een andere indeling, even goed", "shake", "F7"), MenuItem("Nog een ronde erbij", "more", "F9"),
                MenuItem("De volgende ronde is al geweest", "held"), MenuItem("Bewaren om te printen", "save", "F6"), MenuItem("Terug", "back"))

    def on_screen_resume(self) -> None:
        """Look again each time one comes here."""
        self._load()

    @work(exclusive=True, group="load")
    async def _load(self) -> None:
        try:
            division = await self.house.work(lambda: self.trainer.division(self._which))
        except PractiseError as error:
            self.house.tell(error)
            self.dismiss()
            return
        self._show(division)

    def _show(self, division: Division) -> None:
        self._division = division
        self.query_one("#round-words", Words).put(division_words(division, self.house.preferences.address))
        start = self.query_one("#start", PushButton)
        start.disabled = division.held >= len(division.rounds)

    async def _change(self, change: Callable[[Division], Division], said: str = "") -> None:
        def carry_out() -> Division:
            changed = change(self.trainer.division(self._which))  # as it stands now: another window may have changed it
            self.trainer.keep(self._which, changed)
            return changed

        try:
            changed = await self.house.work(carry_out)
        except PractiseError as error:
            self.house.tell(error)
            return
        self._show(changed)
        if said:
            self.house.notify(said)

    def action_start(self) -> None:
        """Show the next round large, with the clock."""
        from gesprek_oefenen.tui.trainer.round import RoundScreen

        if self._division is None or self._division.held >= len(self._division.rounds):
            self.house.notify("Alle rondes zijn geweest. Met F9 komt er een bij.")
            return
        self.house.push_screen(RoundScreen(self._which, self._division, self._division.held + 1))

    @work
    async def action_late(self) -> None:
        """Someone comes in."""
        line = await self.app.push_screen_wait(AskLine("Er komt iemand bij", "Wie? Rol en organisatie mogen erachter.",
                                                       example="Dirk, vrijwilliger, Rode Kruis"))
        if not line:
            return
        try:
            (one, *_) = read_lines(line)
        except PractiseError as error:
            self.house.tell(error)
            return
        await self._change(lambda division: changes.arrive(division, one), f"{one.name} doet mee; wat nog komt is opnieuw ingedeeld.")

    @work
    async def action_gone(self) -> None:
        """Someone leaves, or is not there."""
        name = await self._pick("Wie is er niet meer bij?", self._here())
        if name:
            await self._change(lambda division: changes.leave(division, name), f"{name} is eruit; wat nog komt is opnieuw ingedeeld.")

    @work
    async def action_swap(self) -> None:
        """Two people change places in the next round."""
        division = self._division
        if division is None or division.held >= len(division.rounds):
            return
        number = division.held + 1
        one = await self._pick(f"Ronde {number}: wie gaat ergens anders zitten?", self._here())
        if not one:
            return
        other = await self._pick(f"Ronde {number}: met wie ruilt {one}?", tuple(name for name in self._here() if name != one))
        if other:
            await self._change(lambda division: changes.swap(division, number, one, other),
                               f"{one} en {other} ruilen in ronde {number}; die blijft zo staan.")

    def _here(self) -> tuple[str, ...]:
        """Who sits in the next round."""
        division = self._division
        if division is None or division.held >= len(division.rounds):
            return ()
        return tuple(sorted(division.rounds[division.held].members, key=str.casefold))

    async def _pick(self, title: str, names: tuple[str, ...]) -> str:
        picked = await self.app.push_screen_wait(Pick(title, [(str(at), plain(name)) for at, name in enumerate(names)]))
        return names[int(picked)] if picked else ""

    @work
    async def action_shake(self) -> None:
        """Another one that is as good."""
        await self._change(changes.shake)

    @work
    async def action_more(self) -> None:
        """One round more."""
        await self._change(changes.one_more)

    @work
    async def action_held(self) -> None:
        """The next round was held without the screen."""
        await self._change(changes.hold)

    @work
    async def action_save(self) -> None:
        """Keep it as a page to print, and say where."""
        from gesprek_oefenen.tui.dialog import Tell

        try:
            path = await self.house.work(lambda: self.trainer.save_sheet(self._which))
        except PractiseError as error:
            self.house.tell(error)
            return
        await self.app.push_screen_wait(Tell("Bewaard", "De indeling staat nu als pagina om te printen in:\n\n{waar}", waar=str(path)))



def division_words(division: Division, address: str) -> Content:
    """The rounds with what there is to say of them; the next one stands out."""
    parts: list[Content | str] = []
    for number, one in enumerate(division.rounds, 1):
        note = "  geweest" if number <= division.held else "  met de hand" if one.by_hand else ""
        parts += [plain(f"Ronde {number}", "bold $primary" if number == division.held + 1 else "bold"), plain(note, "$muted"), "\n"]
        for at, group in enumerate(one.groups):
            parts.append(plain(f"  {group_title(one, at)}  ", "$secondary" if group.with_program else "$muted"))
            for place, (role, name) in enumerate(group_roles(group)):
                parts += [plain(" · " if place else "", "$muted"), plain(name, "bold" if number > division.held else ""), plain(f" {role}", "$muted")]
            parts.append("\n")
        if away := absent(division, number):
            parts.append(plain(f"  Niet erbij: {', '.join(away)}\n", "$muted"))
        parts.append("\n")
    for line in remarks(division, quality(division), address):
        parts += [plain(line, "$muted"), "\n"]
    return joined(*parts)
