"""Every other screen and every way through: start, settings, help, menu, earlier talks, about, deleting."""

from __future__ import annotations

import time

import pytest
from hands import sitting, talk_with_simone
from made_up import MadeUpPractice

from gesprek_oefenen.model.errors import StoreError
from gesprek_oefenen.tui.bridge import Bridge
from gesprek_oefenen.tui.helptext import has_section
from gesprek_oefenen.tui.ports import StoryCard, Surroundings
from gesprek_oefenen.tui.widgets import Choices


async def test_start_shows_only_the_chosen_meeting_and_remembers_it() -> None:
    """A short list after one's own meeting; 'alle' shows everything."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await h.press(*["shift+tab"] * 5, "space")
        assert "Hein (46)" in h.text and "Simone" not in h.text
        assert practice.kept.meeting == 2
    async with sitting(practice) as h:
        assert "Simone" not in h.text


async def test_start_says_what_is_wrong_with_the_store() -> None:
    """Practising without keeping is possible, and said."""
    practice = MadeUpPractice()
    practice.warning = "Er kan nu niets bewaard worden: de schijf is vol."
    async with sitting(practice) as h:
        assert "Er kan nu niets bewaard worden" in h.flat


async def test_start_without_stories_says_so() -> None:
    """No stories is no crash."""
    async with sitting(MadeUpPractice(cards=())) as h:
        assert "Er zijn nog geen gesprekken" in h.flat


async def test_a_story_that_cannot_be_read_says_why_and_the_list_stays() -> None:
    """A broken file of an author."""
    practice = MadeUpPractice(cards=[StoryCard("stuk", "stuk", "stuk", 0, "", 0, faults=1)])

    def broken(story_id: str) -> object:
        raise StoreError("In stuk.yaml staat op regel 3 een tab.")

    practice.briefing = broken  # type: ignore[method-assign,assignment]
    async with sitting(practice) as h:
        assert "1 fout in het bestand" in h.flat
        await h.press("enter")
        assert "op regel 3 een tab" in h.flat
        await h.press("enter")
        assert h.where == "StartScreen"


async def test_an_interrupted_talk_waits_on_top() -> None:
    """Left by Esc and 'Later verdergaan': first line of the list next time, Enter goes on."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await talk_with_simone(h)
        await h.say("Hoe was je week?")
        await h.press("escape")
        assert "Later verdergaan" in h.text
        await h.press("down", "down", "down", "down", "down", "enter")
        assert h.where == "StartScreen" and practice.talks["simone-1"].interrupted == 1
        assert "Verder met" in h.text
        await h.press("home", "enter")
        assert h.where == "TalkScreen" and "Hoe was je week?" in h.flat


async def test_settings_work_at_once_and_are_kept() -> None:
    """Address, colours, coach, clock, calm."""
    practice = MadeUpPractice()
    async with sitting(practice, (80, 40)) as h:
        h.app.action_open_settings()
        await h.settle()
        for choice in h.app.screen.query("Choice"):
            if choice.value in (("address", "je"), ("colours", "contrast"), ("coach", "minder"), ("clock", True), ("calm", True)):  # type: ignore[attr-defined]
                choice.focus()
                await h.press("space")
        assert h.app.theme == "contrast" and h.app.animation_level == "none"
        kept = practice.kept
        assert (kept.address, kept.colours, kept.coach, kept.clock, kept.calm) == ("je", "contrast", "minder", True, True)
        await h.press("escape", "end", "up", "up", "enter")
        await h.press("escape")
        h.app.go_home()
        await h.settle()
        await talk_with_simone(h)
        assert "Wat zeg je?" in h.text


async def test_help_explains_what_has_the_focus_first() -> None:
    """F1 in the field is about the field; every screen has a section of its own."""
    async with sitting(size=(80, 40)) as h:
        await h.press("f1")
        assert "Het beginscherm" in h.text
        await h.press("escape")
        await talk_with_simone(h)
        await h.press("f1")
        text = h.text
        assert text.index("Het veld om in te typen") < text.index("Sluiten")
        await h.press("escape")
        h.app.screen.query_one("#talk").focus()
        await h.press("f1")
        assert "Terugbladeren" in h.text


def test_every_screen_and_field_has_its_help() -> None:
    """No help_id points nowhere."""
    from pathlib import Path

    from gesprek_oefenen import tui

    found = set()
    for path in Path(tui.__file__).parent.rglob("*.py"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip().startswith("help_id") and '"' in line:
                found.add(line.split('"')[1])
    assert len(found) > 12
    assert [name for name in found if not has_section(name)] == []


async def test_where_help_is_stands_in_every_help() -> None:
    """113 can be reached from anywhere in two keys."""
    async with sitting(size=(80, 50)) as h:
        await h.press("f1", "end")
        assert "0800-0113" in h.flat


async def test_every_place_where_help_is_can_be_read_in_the_smallest_window() -> None:
    """Not only 112: with the real places, at 80 by 24, without scrolling; and in the help of a screen by scrolling."""
    async with sitting(Bridge(seed=lambda: 1), size=(80, 24)) as h:
        h.app.action_open_where_help_is()
        await h.settle()
        assert "112" in h.flat and "0800-0113" in h.flat and "huisarts" in h.flat
        places = h.app.screen.query_one("#places")
        assert places.size.height >= len(places.children) > 2


async def test_menu_holds_everything_and_runs_on_the_screen_below() -> None:
    """The same actions as the keys, and the general ones once each."""
    practice = MadeUpPractice()
    async with sitting(practice, (80, 30)) as h:
        await talk_with_simone(h)
        await h.press("escape")
        for words in ("Stilte laten vallen", "Time-out", "terugnemen", "afronden", "weggooien", "Hulp", "Instellingen",
                      "Eerdere gesprekken", "Terug naar het begin", "Stoppen"):
            assert words in h.text, words
        await h.press("down", "enter")
        assert [e.kind.value for e in practice.talks["simone-1"].exchanges] == ["stilte"]


async def test_a_key_shown_in_the_menu_works_there_too() -> None:
    """Who reads 'Stilte laten vallen F2' presses F2; a key the menu does not show does nothing."""
    practice = MadeUpPractice()
    async with sitting(practice, (80, 30)) as h:
        await talk_with_simone(h)
        await h.press("escape", "f5")
        assert h.where == "MenuScreen"
        await h.press("f2")
        assert h.where == "TalkScreen"
        assert [e.kind.value for e in practice.talks["simone-1"].exchanges] == ["stilte"]
        await h.press("escape", "f1")
        assert h.where == "HelpScreen"


async def test_earlier_talks_open_at_their_steps_and_can_be_thrown_away() -> None:
    """Look back, and delete after a question."""
    practice = MadeUpPractice()
    talk = practice.begin("simone", (), "vol").desk
    talk.say("Hoe was je week?")
    talk.round_off()
    async with sitting(practice) as h:
        h.app.action_open_history()
        await h.settle()
        assert "2 beurten" in h.text
        await h.press("enter")
        assert h.where == "AfterScreen"
        await h.press("escape")
        h.app.screen.dismiss(None)
        await h.settle()
        h.app.screen.dismiss(None)
        await h.settle()
        assert h.where == "HistoryScreen"
        await h.press("delete")
        assert "wordt gewist" in h.flat
        await h.press("left", "enter")
        assert practice.talks == {} and "nog geen gesprek gevoerd" in h.flat


async def test_wiping_asks_twice() -> None:
    """Two questions, both with the safe answer in focus."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        h.app.action_open_about()
        await h.settle()
        assert "/thuis/gegevens" in h.text or "blijft op deze computer" in h.flat
        await h.press("tab", "enter", "enter")
        assert not practice.wiped
        await h.press("enter", "left", "enter", "enter")
        assert not practice.wiped
        await h.press("enter", "left", "enter", "left", "enter")
        assert practice.wiped and "Alles is gewist" in h.flat


async def test_after_steps_save_and_copy() -> None:
    """Always both: a file, and the clipboard."""
    practice = MadeUpPractice()
    async with sitting(practice, (80, 30)) as h:
        await talk_with_simone(h)
        await h.say("Hoe was je week?")
        await h.press("f8", "enter", "enter")
        await h.press("f8", "f8", "f8", "f8")
        assert "En nu" in h.text
        await h.click("#save")
        assert "/thuis/simone-1.html" in h.flat
        await h.press("enter")
        await h.click("#copy")
        assert h.app.clipboard == "het gesprek"
        await h.click("#again")
        assert h.where == "SituationScreen"


async def test_ten_lines_light_up_their_turns_beside_them() -> None:
    """Wide: the talk stands beside the lines; the line with the focus marks its turns. Narrow: F9 changes over."""
    practice = MadeUpPractice()
    async with sitting(practice, (120, 40)) as h:
        await talk_with_simone(h)
        await h.say("Hoe was je week?")
        await h.press("f8", "enter", "enter", "f8", "f8", "tab", "tab", "tab")
        while type(h.app.focused).__name__ != "SkillCard":
            await h.press("tab")
        assert len(h.app.screen.query("MarginTurn.-proof")) == 1
        assert "open vraag" in h.text
        await h.pilot.resize_terminal(80, 24)
        await h.settle()
        assert "met de zetten ernaast" not in h.text
        await h.press("f9")
        assert "met de zetten ernaast" in h.text


@pytest.mark.parametrize("size", [(59, 24), (80, 19), (30, 8)])
async def test_a_window_too_small_says_so_and_recovers(size: tuple[int, int]) -> None:
    """A friendly word, and back to where one was."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await talk_with_simone(h)
        await h.pilot.resize_terminal(*size)
        await h.settle()
        assert "wat klein" in h.flat
        await h.pilot.resize_terminal(80, 24)
        await h.settle()
        assert "Mwah. Het gaat." in h.text and "wat klein" not in h.flat


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_nothing_needed_falls_off_at_any_size(size: tuple[int, int]) -> None:
    """The field, every button and her words are on the screen."""
    async with sitting(size=size) as h:
        await talk_with_simone(h)
        await h.say("Je moet gewoon op een club.")
        for name in ("#say", "#do-say", "#do-silence", "#do-time-out", "#do-back", "#do-round-off", "#do-menu"):
            region = h.app.screen.query_one(name).region
            assert region.width > 0 and region.right <= size[0] and region.bottom <= size[1], name
        assert "Er gebeurt eigenlijk nooit wat." in h.flat


async def test_list_pointer_does_not_need_colour() -> None:
    """The line at hand carries a sign."""
    async with sitting() as h:
        assert sum(line.lstrip().startswith("›") for line in h.lines) == 1
        await h.press("down")
        assert next(line for line in h.lines if "›" in line).strip().startswith("› Simone")
        assert h.app.screen.query_one(Choices).highlighted_id == "story simone"


async def test_a_talk_that_takes_long_to_begin_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one types meanwhile would go nowhere; a talk that begins at once says nothing."""
    practice = MadeUpPractice()
    told: list[str] = []
    async with sitting(practice) as h:
        monkeypatch.setattr(h.app, "notify", lambda message, **_: told.append(message))
        await h.press("down", "enter", "f8")
        assert h.where == "TalkScreen" and not told
        h.app.go_home()
        begin = practice.begin
        monkeypatch.setattr(practice, "begin", lambda *given: (time.sleep(1.5), begin(*given))[1])
        await h.settle()
        await h.press("enter", "f8")
        for _ in range(100):
            if h.where == "TalkScreen":
                break
            await h.pilot.pause(0.05)
        assert h.where == "TalkScreen" and any("Een ogenblik" in one for one in told)


async def test_a_visitor_sees_no_way_to_what_is_not_for_him() -> None:
    """No link at the start and no line in the menu to author mode; the rest is there."""
    async with sitting() as h:
        h.app.surroundings = Surroundings(frozenset({"open_author"}), own_files=False)
        h.app.screen.refresh(recompose=True)
        await h.settle()
        assert "Voor auteurs" not in h.text and "Kenniskaarten" in h.text
        await h.press("escape")
        assert "Voor auteurs" not in h.text and "Kenniskaarten" in h.text
