"""The yardstick for start-up: a Textual app with one input and nothing else."""

from textual.app import App, ComposeResult
from textual.widgets import Input


class Bare(App[None]):
    """One input."""

    def compose(self) -> ComposeResult:
        """Only that."""
        yield Input(placeholder="Zeg iets")


if __name__ == "__main__":
    Bare().run()
