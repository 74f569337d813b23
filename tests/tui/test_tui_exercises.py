"""Exercises, the big screen, cards, the card of whom to turn to here and one's own work, by key and by mouse."""

from __future__ import annotations

import pytest
from hands import Hands, sitting, talk_with_simone
from made_up import MadeUpPractice
from made_up_learning import MadeUpLearning
from test_tui_hostile import HOSTILE
from textual.widgets import TextArea

from gesprek_oefenen.learning.own_work import Look
from gesprek_oefenen.model.cards import Contact, ReferralCard
from gesprek_oefenen.model.exercises import ExerciseKind
from gesprek_oefenen.tui.after.lines import SkillCard
from gesprek_oefenen.tui.app import PractiseApp
from gesprek_oefenen.tui.bridge import Bridge
from gesprek_oefenen.tui.learning.big_screen import BigScreen
from gesprek_oefenen.tui.learning.exercise import ExerciseScreen
from gesprek_oefenen.tui.learning.own_work import OwnWorkScreen
from gesprek_oefenen.tui.learning.referral import ReferralScreen
from gesprek_oefenen.tui.widgets import Words

SIZES = [(80, 24), (60, 20), (120, 40)]


async def opened(h: Hands, kind: ExerciseKind) -> None:
    """Straight to an exercise."""
    h.app.push_screen(ExerciseScreen(kind))
    await h.settle()


async def typed(h: Hands, text: str, field: str = "say") -> None:
    """Text in a field."""
    h.app.screen.query_one(f"#{field}", TextArea).text = text
    await h.settle()


def told(h: Hands) -> list[str]:
    """The words in the corner."""
    return [one.message for one in h.app._notifications]


def exercises(practice: MadeUpPractice):  # type: ignore[no-untyped-def]
    """What was answered and kept."""
    return practice.for_learning.for_exercises


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_list_through_an_exercise(size: tuple[int, int]) -> None:
    """Choose, type, read what it does with the words marked, another try, the next, and that all are done."""
    practice = MadeUpPractice()
    async with sitting(practice, size) as h:
        h.app.action_open_exercises()
        await h.settle()
        assert "Titel open-maken" in h.flat
        await h.press("enter")
        assert h.where == "ExerciseScreen"
        assert "Was het leuk?" in h.flat
        await typed(h, "Oké. Hoe was dat?")
        await h.press("enter")
        assert "Met 'Hoe' kiest Jan." in h.flat
        said = h.app.screen.query(".explained Words").first(Words).content
        assert [said.plain[s.start:s.end] for s in said.spans if "bold" in str(s.style)] == ["Hoe"]
        await typed(h, "Dus zin 1.")
        await h.press("enter")
        assert len(h.app.screen.query(".explained")) == 1
        assert [text for _, text, _ in exercises(practice).answers] == ["Oké. Hoe was dat?", "Dus zin 1."]
        await h.press("f8")
        assert "Zin 2." in h.flat
        assert "2 van 2" in h.flat
        await h.press("f8")
        assert "Dit waren alle opgaven." in h.flat
        await h.press("f8", "f6")
        await h.click("#back")
        assert h.where == "ExercisesScreen"


async def test_an_example_is_no_answer_and_a_card_is_a_key_away() -> None:
    """F6 shows one possible way and keeps nothing; F7 opens the card and back."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await opened(h, ExerciseKind.OPEN_UP)
        await h.press("f6")
        assert "Hoe was het daar?" in h.flat
        assert exercises(practice).answers == []
        await h.press("f7")
        assert h.where == "CardScreen"
        assert "werkboek 6.5" in h.flat


async def test_first_choose_then_say() -> None:
    """What is ticked is talked about; then one says something."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await opened(h, ExerciseKind.RESISTANCE)
        assert not h.app.screen.query_one("#box").display
        await h.press("space")
        await h.click("#chosen")
        assert "Gekozen: a" in h.flat
        await typed(h, "Hoe komt dat?")
        await h.press("enter")
        assert exercises(practice).answers == [("i1", "Hoe komt dat?", ("a",))]


async def test_what_is_only_talked_about_has_no_field() -> None:
    """Signals: choose, talk, the next."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await opened(h, ExerciseKind.SIGNS)
        await h.click("#chosen")
        assert "geen goed of fout" in h.flat
        assert not h.app.screen.query_one("#box").display
        assert exercises(practice).answers == [("i1", "", ())]


async def test_silence_is_a_key_only_where_it_is_practised() -> None:
    """F2 answers with a silence in the exercise about it; elsewhere it does nothing."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await opened(h, ExerciseKind.SILENCE)
        await h.press("f2")
        assert exercises(practice).answers == [("i1", "", ())]
        assert "(stilte)" in h.flat
        h.app.pop_screen()
        await opened(h, ExerciseKind.OPEN_UP)
        await h.press("f2", "enter")
        assert len(exercises(practice).answers) == 1


async def test_too_long_and_ones_own_need() -> None:
    """A pasted book is refused and stays in the field; a cry for help is met with where help is and kept nowhere."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await opened(h, ExerciseKind.OPEN_UP)
        await typed(h, "Hoe " * 600)
        await h.press("enter")
        assert told(h) == ["Zeg het korter."]
        assert h.app.screen.query_one("#say", TextArea).text.startswith("Hoe")
        await typed(h, "ik kan niet meer")
        await h.press("enter")
        assert "Bel 113." in h.flat
        assert exercises(practice).answers == []


async def test_what_cannot_be_read_is_said() -> None:
    """A broken file of exercises: its message, and the screen before it stays usable."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        exercises(practice).broken = "stuk.yaml, regel 3: hier klopt iets niet."
        h.app.action_open_exercises()
        await h.settle()
        assert told(h) == ["stuk.yaml, regel 3: hier klopt iets niet."]
        await h.press("escape", "escape")
        assert h.app.is_running


@pytest.mark.parametrize("size", SIZES)
async def test_the_big_screen_keeps_nothing(size: tuple[int, int]) -> None:
    """One item alone; Enter shows possible answers and hides them; space goes on, left goes back; Esc gives the menu."""
    practice = MadeUpPractice()
    async with sitting(practice, size) as h:
        h.app.push_screen(BigScreen(ExerciseKind.OPEN_UP))
        await h.settle()
        assert "Zin 1." in h.flat
        assert "Hoe ging dat?" not in h.flat
        await h.press("enter")
        assert "Hoe ging dat?" in h.flat
        await h.press("space")
        assert "Zin 2." in h.flat
        assert "Hoe ging dat?" not in h.flat
        await h.press("left")
        assert "Zin 1." in h.flat
        await h.press("escape")
        assert h.where == "MenuScreen"
        assert exercises(practice).answers == []


async def test_searching_and_reading_a_card() -> None:
    """The list narrows while one types; Enter reads; one card leads to another; the card of here stands below its own."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        h.app.action_open_cards()
        await h.settle()
        await typed(h, "weer", "search")
        assert "Over weerstand" in h.flat
        assert "Over verwijzen" not in h.flat
        await h.press("enter")
        assert h.where == "CardScreen"
        await h.click("#see-0")
        assert "nog leeg" in h.flat
        await h.click("#fill-in")
        assert h.where == "ReferralScreen"
        await typed(h, "Wijk Oost", "g-place")
        await h.press("f8")
        assert h.where == "CardScreen"
        assert "Verwijskaart van Wijk Oost" in h.flat


async def test_nothing_found_is_said() -> None:
    """And Enter does nothing then."""
    async with sitting() as h:
        h.app.action_open_cards()
        await h.settle()
        await typed(h, "kwantum", "search")
        assert "geen kaart" in h.flat
        await h.press("enter")
        assert h.where == "CardsScreen"


async def test_the_referral_card_opens_with_what_it_is_for_in_sight() -> None:
    """The first field has the focus, and its name does not scroll away."""
    async with sitting(MadeUpPractice(), (80, 24)) as h:
        h.app.push_screen(ReferralScreen())
        await h.settle()
        assert "Vul in wat u weet" in h.flat
        assert h.app.focused is h.app.screen.query_one("#g-place")


async def test_the_referral_card_may_be_half_filled_and_leaving_keeps_it() -> None:
    """A second contact; the menu's way back keeps what stands there; empty contacts are left out."""
    practice = MadeUpPractice()
    async with sitting(practice, (80, 40)) as h:
        h.app.push_screen(ReferralScreen())
        await h.settle()
        await typed(h, "Buurtteam", "c-0-name")
        await h.click("#add")
        await typed(h, "010-0000000", "c-1-telephone")
        await h.app.screen.run_action("back")
        await h.settle()
        assert exercises(practice).here.contacts == (Contact("Buurtteam"), Contact(telephone="010-0000000"))
        assert h.where == "StartScreen"


async def test_a_referral_card_from_a_file_or_not() -> None:
    """What cannot be read is said and what was typed stays; what can is put in the form."""
    practice = MadeUpPractice()
    async with sitting(practice, (80, 40)) as h:
        h.app.push_screen(ReferralScreen())
        await h.settle()
        await typed(h, "Al getypt", "g-place")
        await h.click("#from-file")
        await typed(h, "/nergens.yaml", "path")
        await h.click("#yes")
        assert "Dit bestand is er niet" in h.flat
        await h.press("enter")
        assert h.app.screen.query_one("#g-place", TextArea).text == "Al getypt"
        await h.click("#from-file")
        await typed(h, "hier.yaml", "path")
        await h.click("#yes")
        assert h.app.screen.query_one("#g-place", TextArea).text == "Uit een bestand"
        await h.press("f8")
        assert exercises(practice).here.contacts == (Contact("Jo"),)


async def test_a_full_disk_keeps_the_form_open() -> None:
    """Nothing typed is lost."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        h.app.push_screen(ReferralScreen())
        await h.settle()
        await typed(h, "Wijk Oost", "g-place")
        exercises(practice).broken = "De schijf is vol."
        await h.press("f8")
        assert h.where == "ReferralScreen"
        assert h.app.screen.query_one("#g-place", TextArea).text == "Wijk Oost"


@pytest.mark.parametrize("size", SIZES)
async def test_ones_own_work_step_by_step(size: tuple[int, int]) -> None:
    """A value, the same again leaves it open, a note, back and forth; each step is kept."""
    practice = MadeUpPractice()
    async with sitting(practice, size) as h:
        h.app.push_screen(OwnWorkScreen())
        await h.settle()
        await h.press("tab", "space")
        assert "(●) 1" in h.flat
        await h.press("space")
        assert "(●) 1" not in h.flat
        await h.press("space")
        await typed(h, "meer tijd", "note")
        await h.press("f8")
        assert exercises(practice).looks == {"f1": Look("1", "meer tijd")}
        assert "Punt 2." in h.flat
        await h.press("f7")
        assert h.app.screen.query_one("#note", TextArea).text == "meer tijd"
        await h.press("f8", "f8")
        assert h.where == "StartScreen"


@pytest.mark.parametrize("nasty", HOSTILE, ids=lambda text: ascii(text[:12]))
async def test_hostile_text_on_every_screen(nasty: str) -> None:
    """From an author's file, a trainer's card and the trainee: no markup works, no control code comes through."""
    practice = MadeUpPractice()
    practice.for_learning = MadeUpLearning(nasty)
    async with sitting(practice, (112, 40)) as h:
        seen: list[str] = []
        h.app.action_open_exercises()
        await h.settle()
        seen.append(h.text)
        for kind in (ExerciseKind.OPEN_UP, ExerciseKind.RESISTANCE):
            await opened(h, kind)
            seen.append(h.text)
            if kind is ExerciseKind.RESISTANCE:
                await h.click("#chosen")
            await typed(h, f"Hoe {nasty}"[:1_900])
            await h.press("enter")
            seen.append(h.text)
        h.app.push_screen(BigScreen(ExerciseKind.OPEN_UP))
        await h.settle()
        await h.press("enter")
        seen.append(h.text)
        h.app.action_open_cards()
        await h.settle()
        await typed(h, nasty[:100], "search")
        await h.press("enter")
        seen.append(h.text)
        h.app.push_screen(ReferralScreen())
        await h.settle()
        await typed(h, nasty[:200], "c-0-name")
        await h.press("f8")
        h.app.open_card("verwijzen")
        await h.settle()
        seen.append(h.text)
        h.app.push_screen(OwnWorkScreen())
        await h.settle()
        await typed(h, nasty[:200], "note")
        await h.press("f8")
        seen.append(h.text)
        assert h.app.is_running
        assert not [c for c in "\n".join(seen) if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2066\u200b\u200d")]


async def test_the_real_thing_from_end_to_end() -> None:
    """On a real store with the shipped exercises and cards: what was typed is kept, and in *je* no *u* is left."""
    app = PractiseApp(Bridge)
    async with app.run_test(size=(80, 40)) as pilot:
        h = Hands(app, pilot)
        await h.settle()
        for kind in ExerciseKind:
            await opened(h, kind)
            assert "1 van 1" in h.flat
            if h.app.screen.query_one("#box").display:
                await typed(h, "Hoe is dat voor u?")
                await h.press("enter")
                assert h.app.screen.query(".explained")
            app.pop_screen()
            await h.settle()
        for card in await app.work(app.practice.learning().cards().search, ""):
            app.open_card(card.id)
            await h.settle()
            assert h.where == "CardScreen"
            app.pop_screen()
        app.push_screen(OwnWorkScreen())
        await h.settle()
        await h.press("space", "f8")
        looks = await app.work(app.practice.learning().cards().own_work)
        assert looks == {"oorzaken": Look("nvt")}


async def test_from_a_hint_a_line_and_the_help_to_a_card() -> None:
    """F7 while the coach speaks, F6 on a line of the form or a click on its words, a button in the help."""
    async with sitting() as h:
        await talk_with_simone(h)
        await h.press("f7")
        assert h.where == "TalkScreen"
        await h.say("Je moet naar een club.")
        await h.press("f6")
        assert "F7 meer hierover" in h.flat
        await h.press("f7")
        assert h.where == "CardScreen"
        h.app.pop_screen()
        await h.press("f8", "enter", "enter")
        assert h.where == "AfterScreen"
        await h.press("f8", "f8")
        card = h.app.screen.query(SkillCard).first()
        card.focus()
        await h.settle()
        await h.press("f6")
        assert h.where == "CardScreen"
        h.app.pop_screen()
        await h.settle()
        row = next(i for i, line in enumerate(h.lines) if "Meer hierover (F6)" in line)
        assert await h.pilot.click(offset=(h.lines[row].index("Meer hierover") + 2, row))
        await h.settle()
        assert h.where == "CardScreen"
        h.app.pop_screen()
        await h.press("f1")
        await h.click("#cards")
        assert h.where == "CardsScreen"


async def test_whom_to_turn_to_here_stands_after_a_talk() -> None:
    """Only when it was filled in."""
    practice = MadeUpPractice()
    exercises(practice).here = ReferralCard("Wijk Oost", contacts=(Contact("Buurtteam", "010-0000000"),))
    async with sitting(practice, (80, 40)) as h:
        await talk_with_simone(h)
        await h.say("Hoe was je week?")
        await h.press("f8", "enter", "enter", "f8", "f8", "f8", "f8")
        assert "Een signaal doorgeven" in h.flat
        assert "Buurtteam: 010-0000000" in h.flat


async def test_the_real_help_names_whom_to_turn_to_here() -> None:
    """Below the helplines."""
    app = PractiseApp(Bridge)
    async with app.run_test(size=(80, 40)) as pilot:
        h = Hands(app, pilot)
        await h.settle()
        await app.work(app.practice.learning().cards().keep_referral, ReferralCard(contacts=(Contact("Buurtteam", "010-0000000"),)))
        places = await app.work(app.practice.help_places, None)
        assert places[-1].name == "Buurtteam"
        assert any("113" in place.name + place.reach for place in places)
