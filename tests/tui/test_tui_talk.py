"""The talk screen: typing, thinking, errors, drafts, scrolling, the coach's place."""

from __future__ import annotations

import threading

from hands import sitting, talk_with_simone
from made_up import MadeUpPractice
from textual.events import Paste
from textual.widgets import TextArea

from gesprek_oefenen.model.errors import StoreError
from gesprek_oefenen.tui.ports import Preferences
from gesprek_oefenen.tui.talkview import SHOWN, ExchangeView, TalkView


async def test_enter_on_an_empty_field_does_nothing() -> None:
    """No turn, no silence: a silence is a key of its own."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await talk_with_simone(h)
        await h.press("enter", "space", "enter")
        assert practice.talks["simone-1"].exchanges == ()


async def test_shift_enter_and_ctrl_j_begin_a_new_line_and_paste_keeps_all_lines() -> None:
    """Several lines make one turn."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await talk_with_simone(h)
        await h.press("a", "shift+enter", "b", "ctrl+j")
        h.app.post_message(Paste("c\nd"))
        await h.settle()
        await h.press("enter")
        assert practice.talks["simone-1"].exchanges[0].text == "a\nb\nc\nd"


async def test_undo_belongs_to_the_field() -> None:
    """Ctrl+Z takes back letters, never a turn."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await talk_with_simone(h)
        await h.say("Hoe was je week?")
        await h.press("x", "ctrl+z")
        assert h.app.screen.query_one("#say", TextArea).text == ""
        assert len(practice.talks["simone-1"].exchanges) == 1


async def test_keys_are_shown_while_she_thinks() -> None:
    """The turn and dots stand there at once, typing goes on, and a second Enter waits for its turn."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await talk_with_simone(h)
        talk = practice.talks["simone-1"]
        talk.gate = threading.Event()
        h.app.screen.query_one("#say", TextArea).text = "Hoe was je week?"
        await h.pilot.press("enter")
        await h.pilot.pause(0.05)
        assert "Hoe was je week?" in h.text and "…" in h.text and "Lang." not in h.text
        await h.pilot.press("e", "n")
        await h.pilot.pause()
        assert h.app.screen.query_one("#say", TextArea).text == "en"
        await h.pilot.press("enter")
        await h.pilot.pause()
        assert h.app.screen.query_one("#say", TextArea).text == "en"
        talk.gate.set()
        talk.gate = None
        await h.settle()
        assert "Lang. Er gebeurt" in h.flat and "…" not in h.text
        assert len(talk.exchanges) == 1


async def test_a_turn_that_is_too_long_comes_back_with_a_kind_word() -> None:
    """Nothing is lost and nothing was said."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await talk_with_simone(h)
        long = "nou ja " * 400
        await h.say(long)
        assert "Zeg het in stukken" in h.flat
        assert h.app.screen.query_one("#say", TextArea).text == long
        assert not h.app.screen.query(ExchangeView) and not practice.talks["simone-1"].exchanges


async def test_an_error_while_saying_gives_the_words_back() -> None:
    """Another window went on, the disk refused: the words stay."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await talk_with_simone(h)
        practice.talks["simone-1"].broken = StoreError("In een ander venster ging dit gesprek verder.")
        await h.say("Hoe was je week?")
        assert "In een ander venster" in h.flat
        assert h.app.screen.query_one("#say", TextArea).text == "Hoe was je week?"
        await h.press("enter")
        assert len(practice.talks["simone-1"].exchanges) == 1


async def test_a_warning_of_the_store_is_said_and_the_talk_goes_on() -> None:
    """A full disk says so; the talk goes on in memory."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await talk_with_simone(h)
        practice.talks["simone-1"].warning = "De schijf is vol. Het gesprek gaat gewoon door."
        await h.say("Hoe was je week?")
        assert "De schijf is vol." in h.flat and "Er gebeurt eigenlijk nooit wat." in h.flat


async def test_a_draft_is_kept_while_typing() -> None:
    """At most half a second behind the fingers."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await talk_with_simone(h)
        await h.press("h", "o", "e")
        await h.pilot.pause(0.7)
        await h.settle()
        assert practice.talks["simone-1"].kept_draft == "hoe"


async def test_own_need_is_met_quietly() -> None:
    """Where help is stands under the talk, the coach says nothing of it."""
    practice = MadeUpPractice()
    practice.kept = Preferences(coach="uit")
    async with sitting(practice) as h:
        await talk_with_simone(h)
        await h.say("Eerlijk gezegd: ik kan niet meer, ik moet huilen")
        assert "0800-0113" in h.flat and "Een tip komt nu vroeg" not in h.flat


async def test_coach_off_shows_neither_hint_nor_thought() -> None:
    """Only afterwards."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await h.press("down", "enter")
        await h.press("shift+tab", "space", "f8")  # the last choice before the buttons: zwijgt
        await h.say("Je moet gewoon op een club.")
        assert practice.asked[1] == "uit"
        assert "Een tip" not in h.text and "denkt" not in h.text and "coach" not in h.text


async def test_hint_marks_the_words_it_is_about_without_colour() -> None:
    """Underlined, and quoted in the coach's words; the next turn takes the mark away."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await talk_with_simone(h)
        await h.say("Goh. Je moet gewoon op een club.")
        said = h.app.screen.query_one(".marked", ExchangeView).parts[0].said
        marks = [(s.start, s.end, str(s.style)) for s in said.spans]
        assert marks == [(8, 32, "bold underline")]
        assert "‘moet gewoon op een club.’" in h.flat
        await h.press("f6")
        assert "vertelt niet verder" in h.flat and "werkboek 6.9" in h.flat
        await h.say("Hoe was je week?")
        assert not h.app.screen.query(".marked") and "coach" not in h.text


async def test_coach_stands_beside_from_110_columns_and_under_below() -> None:
    """The same talk, another place."""
    practice = MadeUpPractice()
    async with sitting(practice, (112, 30)) as h:
        await talk_with_simone(h)
        await h.say("Je moet gewoon op een club.")
        beside = h.app.screen.query_one("#coach").region
        talk = h.app.screen.query_one("#talk").region
        assert beside.x >= talk.right and beside.y <= talk.y + 1
        await h.pilot.resize_terminal(100, 30)
        await h.settle()
        under = h.app.screen.query_one("#coach").region
        assert under.y >= h.app.screen.query_one("#talk").region.bottom


async def test_taking_back_before_anything_was_said() -> None:
    """A friendly word."""
    async with sitting() as h:
        await talk_with_simone(h)
        await h.press("f4")
        assert "Er is nog geen beurt om terug te nemen." in h.flat


async def test_words_taken_back_are_replaced_by_typing_and_kept_by_an_arrow_key() -> None:
    """Who is in a hurry does not glue two turns together; who wants to change a word can."""
    async with sitting() as h:
        await talk_with_simone(h)
        await h.say("Hoe was je week?")
        await h.press("f4", "N", "o", "u")
        assert h.app.screen.query_one("#say", TextArea).text == "Nou"
        await h.press("enter", "f4", "end", "j", "a")
        assert h.app.screen.query_one("#say", TextArea).text == "Nouja"


async def test_goodbye_can_be_taken_back() -> None:
    """Rounded off too early: F4 and the talk goes on."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await talk_with_simone(h)
        await h.say("Hoe was je week?")
        await h.press("f8", "enter", "f4")
        assert not practice.talks["simone-1"].ended
        await h.say("Nog één ding?")
        assert len(practice.talks["simone-1"].exchanges) == 2


async def test_scrolling_back_is_not_disturbed_by_an_answer() -> None:
    """Who reads back stays there; a new turn of one's own goes to the end."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await talk_with_simone(h)
        for i in range(8):
            await h.say(f"Vraag {i}?")
        view = h.app.screen.query_one(TalkView)
        assert view.is_vertical_scroll_end
        await h.press("pageup", "pageup")
        place = view.scroll_y
        assert place < view.max_scroll_y
        await h.press("x")
        assert view.scroll_y == place
        await h.say("En nu?")
        assert view.is_vertical_scroll_end


async def test_turn_500_costs_what_turn_5_does() -> None:
    """A bounded number of turns is on the screen, however long the talk; the rest comes back on request."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await talk_with_simone(h)
        talk = practice.talks["simone-1"]
        for i in range(500):
            talk.say(f"Vraag {i}?")
        view = h.app.screen.query_one(TalkView)
        await view.show(talk.opening, talk.exchanges)
        await h.settle()
        assert len(view.query(ExchangeView)) == SHOWN
        for i in range(SHOWN + 5):
            (await view.begin_turn(talk.exchanges[0].kind, f"Nog {i}")).show_answer(talk.exchanges[0])
        assert len(view.query(ExchangeView)) <= 2 * SHOWN
        await view.show(talk.opening, talk.exchanges)
        view.scroll_home(animate=False)
        await h.settle()
        await h.click("#earlier")
        assert len(view.query(ExchangeView)) == 2 * SHOWN


async def test_throwing_away_asks_first() -> None:
    """The safe answer has the focus; only the other one throws away."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await talk_with_simone(h)
        await h.say("Hoe was je week?")
        await h.app.screen.run_action("throw_away")
        await h.settle()
        assert "Dit gesprek weggooien?" in h.text
        await h.press("enter")
        assert "simone-1" in practice.talks and h.where == "TalkScreen"
        await h.app.screen.run_action("throw_away")
        await h.settle()
        await h.press("left", "enter")
        assert practice.talks == {} and h.where == "StartScreen"


async def test_every_button_works_by_mouse() -> None:
    """Say, silence, time-out, back, menu, round off."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await talk_with_simone(h)
        h.app.screen.query_one("#say", TextArea).text = "Hoe was je week?"
        await h.click("#do-say")
        await h.click("#do-silence")
        assert [e.kind.value for e in practice.talks["simone-1"].exchanges] == ["zeg", "stilte"]
        await h.click("#do-time-out")
        assert h.where == "TimeOutScreen"
        await h.click("#go-on")
        await h.click("#do-back")
        assert len(practice.talks["simone-1"].exchanges) == 1
        await h.click("#do-menu")
        assert h.where == "MenuScreen"
        await h.press("escape")
        await h.click("#do-round-off")
        await h.click("#yes")
        await h.click("#do-after")
        assert h.where == "AfterScreen"


async def test_clock_only_when_asked_for() -> None:
    """No clock unless chosen."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await talk_with_simone(h)
        assert "net begonnen" not in h.text
    practice = MadeUpPractice()
    practice.kept = Preferences(clock=True)
    async with sitting(practice) as h:
        await talk_with_simone(h)
        assert "net begonnen" in h.text


async def test_the_coach_follows_the_settings_in_a_running_talk() -> None:
    """Changed halfway: it works from the next turn on, and goes into the log of the talk."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await talk_with_simone(h)
        h.app.action_open_settings()
        await h.settle()
        await h.press("tab", "tab", "tab", "space", "escape", "down", "enter")
        assert h.where == "TalkScreen"
        assert practice.talks["simone-1"].coach == "uit" and not h.app.screen.query_one("#coach").display
