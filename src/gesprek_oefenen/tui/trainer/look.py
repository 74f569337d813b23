"""Looking back with a trainer: whether observers and the program see the same, and how the group does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.trainer.dialogs import AskLine
from gesprek_oefenen.tui.trainer.room import TrainerRoom
from gesprek_oefenen.tui.widgets import PushButton, Words

if TYPE_CHECKING:
    from gesprek_oefenen.trainer.overview import Tally
    from gesprek_oefenen.trainer.overview_texts import OverviewPage

WIDEST = 30
"""Signs of a bar at most; with fewer people each has one."""


class LookScreen(TrainerRoom):
    """``kind``: ``agreement`` or ``overview``."""

    AUTO_FOCUS = "#back"
    reading: ClassVar[str] = "#look-page"
    help_id: ClassVar[str] = "trainers_terugkijken"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (("F1", "hulp", "help"), ("Esc", "menu", "menu"))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f6", "save", show=False, priority=True)]

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self._page: OverviewPage | None = None

    def heading(self) -> str:
        """What this is."""
        return "Observatoren en programma" if self._kind == "agreement" else "Hoe de groep het doet"

    def body(self) -> Iterable[Widget]:
        """The page and the buttons."""
        with VerticalScroll(id="look-page"):
            yield Words("", id="look-words")
        with Horizontal(classes="buttons"):
            yield PushButton("Terug", id="back", main=True)
            if self._kind == "overview":
                yield PushButton("Andere map", id="place")
                yield PushButton("Bewaren, printen", key="F6", id="save")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Save, back."""
        own = (MenuItem("Een andere map", "place"), MenuItem("Bewaren om te printen", "save", "F6")) if self._kind == "overview" else ()
        return (*own, MenuItem("Terug", "back"))

    def on_mount(self) -> None:
        """Show it, or ask where it is."""
        if self._kind == "agreement":
            self._agreement()
        else:
            self.action_place()

    @work
    async def _agreement(self) -> None:
        try:
            lines = await self.house.work(lambda: self.trainer.agreement())
        except PractiseError as error:
            self.house.tell(error)
            return
        self.query_one("#look-words", Words).put("\n\n".join(lines))

    @work(exclusive=True)
    async def action_place(self) -> None:
        """Ask for the folder and show the overview."""
        path = await self.app.push_screen_wait(AskLine(
            "Hoe de groep het doet", "In welke map staat wat deelnemers inleverden? {U ziet|Je ziet} nooit wie wat deed.",
            example="/home/anna/inleveringen"))
        if not path:
            if self._page is None:
                self.dismiss()
            return
        try:
            self._page = await self.house.work(lambda: self.trainer.overview(path))
        except PractiseError as error:
            self.query_one("#look-words", Words).put(str(error))
            return
        self.query_one("#look-words", Words).put(overview_words(self._page))

    @work
    async def action_save(self) -> None:
        """Keep the overview as a page, and say where."""
        from gesprek_oefenen.tui.dialog import Tell

        page = self._page
        if page is None:
            return
        try:
            path = await self.house.work(lambda: self.trainer.save_overview(page))
        except PractiseError as error:
            self.house.tell(error)
            return
        await self.app.push_screen_wait(Tell("Bewaard", "Het overzicht staat nu als pagina in:\n\n{waar}", waar=str(path)))



def overview_words(page: OverviewPage) -> Content:
    """The overview as bars of signs; the counts stand beside them."""
    parts: list[Content | str] = [plain(page.about, "bold"), "\n\n"]
    if page.too_few:
        parts += [page.too_few, "\n"]
    for row in page.rows:
        parts += [plain(row.title, "bold"), "\n  ", plain(_bar(row.tally) if row.tally else "", "$primary"), f"  {row.said}\n"]
    for growth in page.growth:
        parts += ["\n", plain(f"Van bijeenkomst tot bijeenkomst: {growth.skill}", "bold"), "\n"]
        for row in growth.rows:
            parts += [f"  {row.title}  ", plain(_bar(row.tally) if row.tally else "", "$primary"), f"  {row.said}\n"]
    if page.advice:
        parts += ["\n", plain("Om samen te oefenen", "bold"), "\n"]
        parts += [f"- {one.skill}: {one.because}. Past bij: {one.stories}.\n" for one in page.advice]
    for refused in page.refused:
        parts += ["\n", plain(f"{refused.file}: {refused.message}" if refused.file else refused.message, "$muted")]
    return joined(*parts)


def _bar(tally: Tally) -> str:
    scale = min(1.0, WIDEST / tally.people)
    return "".join(sign * round(count * scale) for sign, count in zip("█▒·", (tally.seen, tally.sometimes, tally.not_yet), strict=True))
