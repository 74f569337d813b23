"""The path, looking at oneself and progress on the screen, and what comes back before and after a talk."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hands import sitting, talk_with_simone
from made_up import MadeUpPractice
from made_up_learning import MadeUpLearning
from test_tui_hostile import HOSTILE
from textual.widgets import TextArea

from gesprek_oefenen.learning.intentions import Tried
from gesprek_oefenen.tui.learning.ports import StartNote
from gesprek_oefenen.tui.links import Links
from gesprek_oefenen.tui.values import Briefing
from gesprek_oefenen.tui.widgets import Choice, Choices, Words


def practice(**changes: object) -> MadeUpPractice:
    """A made-up practice with changed learning."""
    made = MadeUpPractice()
    for name, value in changes.items():
        setattr(made.for_learning, name, value)
    return made


# --- the start screen


async def test_start_says_what_comes_now_and_that_it_is_time() -> None:
    """Once the first picture stands; both are lines, nothing to click away."""
    made = practice(note=StartNote("Luisteren", "Simone (17)", "Het is weer tijd voor een gesprek."))
    async with sitting(made) as h:
        assert "Luisteren · nu: Simone (17)" in h.flat
        assert "Het is weer tijd voor een gesprek." in h.flat


async def test_every_meeting_can_be_chosen() -> None:
    """Also those without stories of their own: then the path is first, and easy or all stories are there."""
    async with sitting(MadeUpPractice()) as h:
        assert [choice.value for choice in h.app.screen.query("#meetings Choice").results(Choice)] == [1, 2, 3, 4, 5, 0]
        for meeting in (1, 5):
            choice = next(c for c in h.app.screen.query("#meetings Choice").results(Choice) if c.value == meeting)
            choice.focus()
            await h.press("enter")
            assert h.app.preferences.meeting == meeting
            assert f"wat er na bijeenkomst {meeting} te doen is" in h.flat
            assert "Simone" in h.flat
        h.app.screen.query_one(Choices).focus()
        await h.press("home", "enter")
        assert h.where == "PathScreen"


async def test_links_go_by_arrow_and_enter_and_by_click() -> None:
    """One line of words to go somewhere with."""
    async with sitting(MadeUpPractice()) as h:
        links = h.app.screen.query_one(Links)
        links.focus()
        await h.press("right", "right", "right", "enter")
        assert h.where == "ProgressScreen"
        await h.press("escape")
        assert h.where == "MenuScreen"
        h.app.go_home()
        await h.settle()
        links.focus()
        await h.press("left", "left", "left", "left", "enter")
        assert h.where == "HelpScreen"
        h.app.go_home()
        await h.settle()
        assert await h.pilot.click(Links, offset=(2, 0))
        await h.settle()
        assert h.where == "PathScreen"


async def test_links_show_only_what_there_is() -> None:
    """Every link leads somewhere, on the smallest screen too."""
    async with sitting(MadeUpPractice(), (60, 20)) as h:
        links = h.app.screen.query_one(Links)
        for label, action in links._links:
            assert hasattr(h.app, action.replace("app.", "action_"))
            assert label.replace("{uzelf|jezelf}", "uzelf") in h.text


async def test_what_has_the_focus_can_be_seen() -> None:
    """The link that Enter follows stands out; the mark of a choice is not in the colour of its ground."""
    async with sitting(MadeUpPractice()) as h:
        links = h.app.screen.query_one(Links)
        assert not [span for span in links.content.spans if "on $foreground" in str(span.style)]
        links.focus()
        await h.settle()
        assert [links.content.plain[span.start:span.end] for span in links.content.spans if "on $foreground" in str(span.style)] == ["Mijn leerpad"]
        choice = h.app.screen.query(Choice).first()
        choice.focus()
        await h.settle()
        assert "$primary" not in str(choice.content.spans)
        links.focus()
        await h.settle()
        assert "$primary" in str(choice.content.spans)


# --- the path


async def test_path_opens_at_what_comes_now() -> None:
    """The stage at hand is open, the pointer on the next step; Enter does it."""
    async with sitting(MadeUpPractice()) as h:
        h.app.action_open_path()
        await h.settle()
        assert "Deel 3  nu" in h.text and "Nu gaat het om het verhaal." in h.flat
        assert "nu  Simone (17)  luisteren · 15 minuten" in h.text
        await h.press("enter")
        assert h.where == "SituationScreen"


@pytest.mark.parametrize(("preferred", "coach"), [("vol", "uit"), ("vanzelf", "vanzelf")])
async def test_the_talk_that_ends_a_stage_is_offered_without_coach(preferred: str, coach: str) -> None:
    """Also to who set the coach by hand; who lets it adapt gets it by itself. Choosing otherwise stays possible."""
    made = MadeUpPractice()
    made.kept = made.kept._replace(coach=preferred)
    async with sitting(made) as h:
        h.app.action_open_path()
        await h.settle()
        await h.press("down", "enter", "f8")
        assert made.asked[1] == coach


async def test_another_stage_opens_in_place() -> None:
    """Looking ahead is free."""
    async with sitting(MadeUpPractice()) as h:
        h.app.action_open_path()
        await h.settle()
        h.app.screen.query_one(Choices).focus()
        await h.press("home", "enter")
        assert "▾ Na bijeenkomst 1" in h.text and "▸ Na bijeenkomst 3" in h.text
        await h.press("down", "enter")
        assert h.where == "SheetScreen"


# --- looking at oneself


async def test_a_sheet_is_filled_in_line_by_line_and_kept_at_once() -> None:
    """Choosing and writing are kept without any button; the end shows it all."""
    made = MadeUpPractice()
    async with sitting(made) as h:
        h.app.action_open_sheets()
        await h.settle()
        await h.press("enter", "f8")
        assert "1 van 2" in h.text and "Ik vraag zo dat de ander kan kiezen." in h.text
        choice = next(c for c in h.app.screen.query(Choice) if c.value == 4)
        choice.focus()
        await h.press("enter")
        assert made.for_learning.fillings[1].answer("open").value == 4
        h.app.screen.query_one("#note", TextArea).text = "Vaker 'hoe' vragen."
        await h.press("f8")
        assert made.for_learning.fillings[1].answer("open").note == "Vaker 'hoe' vragen."
        await h.press("f8")
        h.app.screen.query_one("#own", TextArea).text = "Ik kan goed koffie zetten."
        await h.press("f8")
        filling = made.for_learning.fillings[1]
        assert filling.done and filling.own_text == "Ik kan goed koffie zetten."
        assert h.where == "SheetLookScreen"
        assert "goed  ●●●●○" in h.text and "in uw gesprekken laatst: gezien" in h.flat
        assert "niet ingevuld" in h.text and "Lager dan eerst? Dat komt vaak voor." in h.flat


async def test_what_was_chosen_can_be_taken_away_again() -> None:
    """Choosing the same once more leaves the line open."""
    made = MadeUpPractice()
    async with sitting(made) as h:
        h.app.action_open_sheets()
        await h.settle()
        await h.press("enter", "f8")
        next(c for c in h.app.screen.query(Choice) if c.value == 2).focus()
        await h.press("space")
        assert made.for_learning.fillings[1].answer("open").value == 2
        await h.press("space")
        assert made.for_learning.fillings[1].answer("open").value is None
        assert not any(c.on for c in h.app.screen.query(Choice))


async def test_leaving_in_the_middle_keeps_the_half_sheet() -> None:
    """Later it goes on at the first line without an answer; the list says that it waits."""
    made = MadeUpPractice()
    async with sitting(made) as h:
        h.app.action_open_sheets()
        await h.settle()
        await h.press("enter", "f8")
        next(c for c in h.app.screen.query(Choice) if c.value == 3).focus()
        await h.press("space")
        await h.click("#later")
        assert h.where == "SheetsScreen" and "1 regel ingevuld, wacht nog" in h.flat
        await h.press("enter")
        assert "2 van 2" in h.text


async def test_words_typed_last_survive_going_home() -> None:
    """Without leaving by any button of the sheet."""
    made = MadeUpPractice()
    async with sitting(made) as h:
        h.app.action_open_sheets()
        await h.settle()
        await h.press("enter", "f8")
        h.app.screen.query_one("#note", TextArea).text = "Halve zin"
        await h.pilot.pause()
        h.app.go_home()
        await h.settle()
        assert made.for_learning.fillings[1].answer("open").note == "Halve zin"


async def test_first_and_now_stand_side_by_side() -> None:
    """Two times filled in."""
    made = MadeUpPractice()
    _, number, filling = made.for_learning.open_sheet("zelfwaardering", anew=True)
    for value in (2, 4):
        made.for_learning.keep_sheet(number, replace(filling.with_answer("open", replace(filling.answer("open"), value=value)), done=True))
        number += 1
    async with sitting(made, (60, 20)) as h:
        h.app.action_open_sheets()
        await h.settle()
        await h.click("#look")
        assert "eerst: een beetje  ●●○○○   nu: goed  ●●●●○" in h.text


async def test_nothing_filled_in_is_nothing_to_look_back_on() -> None:
    """And a sheet walked through without a mark is not kept as done."""
    made = MadeUpPractice()
    async with sitting(made) as h:
        h.app.action_open_sheets()
        await h.settle()
        await h.click("#look")
        assert h.where == "SheetsScreen"
        await h.press("enter", "f8", "f8", "f8", "f8")
        assert h.where == "SheetsScreen" and made.for_learning.fillings == {}


# --- progress


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)], ids=str)
async def test_progress_says_in_words_what_the_chart_shows(size: tuple[int, int]) -> None:
    """The chart is beside it where there is room; the words are always there."""
    async with sitting(MadeUpPractice(), size) as h:
        h.app.action_open_progress()
        await h.settle()
        assert "Wat opvalt: open vragen." in h.flat
        told = h.app.screen.query_one("#told-words", Words)
        assert "Eerst nog niet, nu wel." in told.words and "3. Simone, 3 november: gezien" in told.words
        assert ("┤" in h.text) is (size[0] >= 80)
        assert "Bij Simone is daar ruimte voor." in h.flat
        await h.press("down")
        assert "Daar was nog niets over te zeggen." in told.words
        await h.press("down")
        assert "Het ging." in told.words
        await h.click("#practise")
        assert h.where == "SituationScreen"


async def test_older_talks_are_looked_at_while_one_reads() -> None:
    """The screen shows what is known at once and says how many are still being looked at."""
    made = practice(uncounted=60)
    async with sitting(made) as h:
        h.app.action_open_progress()
        await h.settle()
        assert made.for_learning.looks == 3
        assert "oudere gesprekken" not in h.text


async def test_progress_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is still there."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with sitting(MadeUpPractice()) as h:
        h.app.action_open_progress()
        await h.settle()
        assert "●" in h.text and "gezien" in h.text


# --- before and after a talk


class Planned(MadeUpPractice):
    """The coach has something to say about what he does, and there is something someone wanted to try."""

    def briefing(self, story_id: str) -> Briefing:
        return replace(super().briefing(story_id), coach_why="De coach zwijgt over open vragen.", wanted="Eerst luisteren, dan pas iets vinden.")


async def test_before_a_talk_what_was_wanted_and_why_the_coach_says_less() -> None:
    """The line about the coach belongs to the choice that adapts."""
    made = Planned()
    async with sitting(made, (80, 50)) as h:
        await h.press("down", "enter")
        assert "U wilde proberen Eerst luisteren, dan pas iets vinden." in h.flat
        assert "De coach zwijgt over open vragen." in h.flat
        next(c for c in h.app.screen.query(".coach-choice").results(Choice) if c.value == "vol").focus()
        await h.press("space")
        assert "De coach zwijgt over open vragen." not in h.flat
        await h.press("f8")
        assert made.asked[1] == "vol"


async def test_in_the_talk_the_coach_says_what_he_is_silent_about() -> None:
    """Once, where one looks for him."""
    class Quiet(MadeUpPractice):
        def begin(self, story_id, focus, coach):  # type: ignore[no-untyped-def]
            return replace(super().begin(story_id, focus, coach), why="De coach zwijgt over open vragen.")

    async with sitting(Quiet()) as h:
        await talk_with_simone(h)
        assert "Enter zegt het. De coach zwijgt over open vragen." in h.flat
        await h.say("Hoe was je week?")
        assert "zwijgt over" not in h.flat


async def test_afterwards_it_asks_whether_it_worked() -> None:
    """In one's own words, kept while one writes."""
    made = practice(wanted=Tried("Eerst luisteren.", "simone-1"))
    async with sitting(made, (80, 40)) as h:
        await talk_with_simone(h)
        await h.say("Hoe was je week?")
        await h.press("f8", "enter", "enter", "f8", "f8", "f8")
        assert "U wilde proberen Eerst luisteren. Is dat gelukt?" in h.flat
        h.app.screen.query_one("#tried", TextArea).text = "Half."
        await h.press("f8")
        assert made.for_learning.wanted == Tried("Eerst luisteren.", "simone-1", "Half.")


async def test_without_an_earlier_intention_nothing_is_asked() -> None:
    """The first talk."""
    async with sitting(MadeUpPractice(), (80, 40)) as h:
        await talk_with_simone(h)
        await h.say("Hoe was je week?")
        await h.press("f8", "enter", "enter", "f8", "f8", "f8")
        assert "Is dat gelukt?" not in h.flat


# --- hostile text


@pytest.mark.parametrize("nasty", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_text_on_every_screen_of_learning(nasty: str) -> None:
    """It is shown as characters, does nothing, and breaks nothing."""
    made = MadeUpPractice()
    made.for_learning = MadeUpLearning(nasty)
    made.for_learning.wanted = Tried(nasty, "simone-1")
    async with sitting(made) as h:
        for action in ("action_open_path", "action_open_progress", "action_open_sheets"):
            getattr(h.app, action)()
            await h.settle()
            await h.press("down", "up")
        await h.press("enter", "f8")
        h.app.screen.query_one("#note", TextArea).text = nasty
        await h.press("f8", "f8")
        h.app.screen.query_one("#own", TextArea).text = nasty
        await h.press("f8")
        assert h.where == ("SheetLookScreen" if nasty.strip("\x00\x01\x07\x08\x7f \r\n\t\u2028\u2029") else "SheetsScreen")
        assert "\x1b" not in h.text and "\x07" not in h.text
