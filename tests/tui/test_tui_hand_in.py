"""Handing in to the trainer: by choice, with or without a name and the talks; a file for who is at home, a download for a visitor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hands import sitting
from made_up import MadeUpPractice

from gesprek_oefenen.model.errors import StoreError
from gesprek_oefenen.session.library import Library
from gesprek_oefenen.session.store import Store
from gesprek_oefenen.session.talk import Talk
from gesprek_oefenen.tui import documents
from gesprek_oefenen.tui.bridge import Bridge
from gesprek_oefenen.tui.ports import Surroundings

HOSTILE = "[@click=app.quit]x[/] \x1b[31m"


async def test_from_earlier_talks_to_a_file() -> None:
    """What goes along is said first; nothing but the choice made goes along; the place of the file is told."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        h.app.action_open_history()
        await h.settle()
        await h.click("#hand-in-to-trainer")
        assert h.where == "HandInScreen" and "gaat nooit mee" in h.flat and "( )" in h.text
        h.app.screen.query_one("#name").text = "Ria"  # type: ignore[attr-defined]
        await h.click("#make")
        assert "/thuis/inlevering.json" in h.flat
        await h.press("enter")
        assert h.where == "HistoryScreen"
    assert practice.files == {"inlevering.json": "Ria|False"}


async def test_the_whole_form_is_in_sight_at_80_by_24() -> None:
    """The field for a name is one line, and the question below it does not fall off the screen."""
    async with sitting(MadeUpPractice(), (80, 24)) as h:
        h.app.action_open_history()
        await h.settle()
        await h.click("#hand-in-to-trainer")
        assert "Gaan de gesprekken zelf mee?" in h.flat and "Ja, woord voor woord" in h.flat
        assert h.app.screen.query_one("#name").size.height == 1


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_talks_go_along_only_when_chosen(size: tuple[int, int]) -> None:
    """By key, at every size; hostile text in the name is only text."""
    practice = MadeUpPractice()
    async with sitting(practice, size) as h:
        h.app.action_open_hand_in()
        await h.settle()
        h.app.screen.query_one("#name").text = HOSTILE  # type: ignore[attr-defined]
        await h.press("tab", "tab", "space", "tab", "enter")
        assert "inlevering.json" in h.flat
    assert practice.files["inlevering.json"].endswith("|True") and "\x1b" not in practice.files["inlevering.json"]


async def test_a_visitor_gets_a_download() -> None:
    """No file of the host is touched."""
    practice = MadeUpPractice()
    delivered: list[tuple[str, str]] = []
    async with sitting(practice) as h:
        h.app.surroundings = Surroundings(own_files=False)
        h.app.download = lambda name, text: delivered.append((name, text))  # type: ignore[method-assign]
        h.app.action_open_hand_in()
        await h.settle()
        await h.click("#make")
        assert h.where == "StartScreen"
    assert delivered == [("inlevering.json", "|False")] and not hasattr(practice, "files")


def test_the_real_practice_hands_in_what_was_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON with the verdicts; kept among the documents, never over another file."""
    store, library = Store.in_memory(), Library((), tmp_path / "index.json")
    Talk.start(store, library, "simone", seed=1).say("Hoe was je week?")
    bridge = Bridge(store=store, library=library)
    text = bridge.hand_in("Ria", False)
    assert json.loads(text)["naam"] == "Ria" and "Hoe was je week" not in text
    monkeypatch.setattr(documents, "_folders", lambda: (tmp_path / "documenten",))
    first, second = (bridge.keep_file("in/lever:ing", ".json", text) for _ in range(2))
    assert (first.name, second.name) == ("in-lever-ing.json", "in-lever-ing (2).json")
    assert bridge.save_as_file("simone-1").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_no_place_to_keep_a_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A message, and nothing is lost."""
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    monkeypatch.setattr(documents, "_folders", lambda: (tmp_path / "bestand" / "map",))
    with pytest.raises(StoreError, match="niets weg"):
        documents.keep_in_documents("x", ".json", "{}")
