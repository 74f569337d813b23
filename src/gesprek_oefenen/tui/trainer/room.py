"""What the screens for trainers have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from gesprek_oefenen.tui.room import Room, styles
from gesprek_oefenen.tui.widgets import PushButton

if TYPE_CHECKING:
    from gesprek_oefenen.tui.trainer.ports import Trainer

ROOM_FOR_KEYS = 80
"""Columns from which the keys stand on the buttons."""


class TrainerRoom(Room):
    """A screen for trainers. The id of a button is the action it runs."""

    CSS_PATH = styles("rooms", "trainer")

    @property
    def trainer(self) -> Trainer:
        """Everything below these screens."""
        return self.house.practice.trainer()

    def on_resize(self, event: events.Resize) -> None:
        """Without the keys on the buttons where there is little room."""
        super().on_resize(event)
        for button in self.query(PushButton):
            button.be_short(event.size.width < ROOM_FOR_KEYS)

    async def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """The buttons do what the keys do."""
        event.stop()
        await self.run_action(event.button.id or "back")
