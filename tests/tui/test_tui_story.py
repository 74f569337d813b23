"""The user story: from the list through a talk to Bekend-Besluiten-Bereiken, and finding it again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hands import sitting, talk_with_simone
from made_up import MadeUpPractice
from textual.widgets import TextArea

from gesprek_oefenen.session.clock import FrozenClock
from gesprek_oefenen.tui.bridge import Bridge


async def test_whole_walk_by_keyboard() -> None:
    """Choose, read, ask for feedback, talk, time-out, silence, take back, round off, walk the steps, write, and stop."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        assert "Hein (46)" in h.text and "gaat ook over drank" in h.text and "2 keer gedaan" in h.text
        await h.press("down", "enter")
        assert "Dit verhaal gaat ook over somberheid" in h.flat and "113" in h.flat
        await h.press("shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab", "space")
        await h.press("f8")
        assert practice.asked[1] == "vanzelf" and len(practice.asked[0]) == 1
        assert "Mwah. Het gaat." in h.text and "Simone draait haar telefoon om en om." in h.flat
        await h.say("Hoe was je week?")
        assert "Er gebeurt eigenlijk nooit wat." in h.flat
        await h.press("f3")
        assert "Time-out" in h.text and "Hoe ziet zo'n pauze eruit?" in h.flat
        assert practice.talks["simone-1"].paused
        await h.press("enter")
        assert h.where == "TalkScreen" and not practice.talks["simone-1"].paused
        await h.say("Je moet gewoon op een club.")
        assert "Een tip komt nu vroeg" in h.flat and "Simone denkt Daar heb je weer zo iemand." in h.flat
        await h.press("f4")
        assert h.app.screen.query_one("#say", TextArea).text == "Je moet gewoon op een club."
        await h.say("Wat doe je dan in de pauze?")
        await h.press("f2")
        assert "(laat een stilte vallen)" in h.text
        await h.press("f8")
        assert "Het gesprek afronden?" in h.text
        await h.press("enter")
        assert "Dag. Bedankt voor de thee." in h.flat
        await h.press("enter")
        assert h.where == "AfterScreen" and "Hij vroeg wat ik dan doe in de pauze." in h.flat
        await h.press("f8")
        assert "Begin met een open vraag." in h.flat and "Dit sloop erin" in h.text and "Praat ook over wat goed gaat" in h.flat
        await h.press("f8")
        assert "Stelt open vragen?" in h.text and "● gezien" in h.text and "niet te zien in tekst" in h.flat
        await h.press("f8")
        assert "Eerst advies" in h.flat and "Daarna open vraag" in h.flat and "Ze zei weinig." in h.text and "Ze vertelde meer." in h.text
        await h.press("f8")
        assert h.app.focused is not None and h.app.focused.id == "bekend"
        await h.press("I", "k", "space", "v", "r", "o", "e", "g")
        await h.press("f9")
        assert "Ik begin met een open vraag." in h.flat
        assert h.app.focused is not None and h.app.focused.has_class("take")  # where the eye is now
        await h.press("f8")
        assert practice.reflections["simone-1"].bekend == "Ik vroeg"
        assert "onzekerder" in h.flat
        await h.press("f7")
        assert h.app.screen.query_one("#bekend", TextArea).text == "Ik vroeg"
    assert practice.closed


async def test_proposal_is_taken_over_behind_ones_own_words() -> None:
    """Proposals never overwrite; a dropped one goes away."""
    practice = MadeUpPractice()
    async with sitting(practice, (120, 40)) as h:
        await talk_with_simone(h)
        await h.say("Hoe was je week?")
        await h.press("f8", "enter", "enter", "f8", "f8", "f8")
        h.app.screen.query_one("#bekend", TextArea).text = "Eigen woorden."
        await h.press("f9")
        await h.click("#column-bekend .take")
        await h.click("#column-bereiken .drop")
        assert h.app.screen.query_one("#bekend", TextArea).text == "Eigen woorden.\nIk begin met een open vraag."
        assert not h.app.screen.query("ProposalLine")
        await h.press("f8")
    assert practice.reflections["simone-1"].bekend == "Eigen woorden.\nIk begin met een open vraag."


async def test_real_talk_is_found_again_the_next_day() -> None:
    """With the real store, persona and coach: a talk with Simone, left in the middle, picked up, rounded off, looked back at."""
    clock = FrozenClock(datetime(2026, 11, 22, 13, 0, tzinfo=UTC))
    bridge = Bridge(clock=clock, seed=lambda: 1)
    async with sitting(bridge) as h:
        await _choose(h, "simone")
        await h.press("f8")
        await h.say("Hoe was je week?")
        h.app.screen.query_one("#say", TextArea).text = "Wat maakt dat"
        await h.press("escape")
        await h.press("up", "enter")  # Stoppen staat onderaan
    clock.moment += timedelta(days=1)
    async with sitting(Bridge(clock=clock)) as h:
        assert "Verder met" in h.text and "gisteren" in h.text
        await h.press("enter")
        assert h.where == "TalkScreen" and "Hoe was je week?" in h.flat
        assert h.app.screen.query_one("#say", TextArea).text == "Wat maakt dat"
        await h.say("Wat maakt dat het zo gaat?")
        await h.press("f4")
        await h.say("Vertel eens, hoe ziet zo'n dag er voor jou uit?")
        await h.press("f8", "enter", "enter")
        assert "Hoe het voor Simone was" in h.text
        await h.press("f8", "f8", "f8", "f8", "f8")
        await h.press("I", "k", "space", "b", "l", "e", "e", "f")
        await h.press("f9", "f8")
        assert h.where == "AfterScreen"
    async with sitting(Bridge(clock=clock)) as h:
        assert "1 keer gedaan" in h.text and "Verder met" not in h.text
        h.app.action_open_history()
        await h.settle()
        await h.press("enter", "f8", "f8", "f8", "f8", "f8")
        assert h.app.screen.query_one("#bekend", TextArea).text == "Ik bleef"
        assert "Wat u terugnam" not in h.text


async def _choose(h, story_id: str) -> None:  # type: ignore[no-untyped-def]
    from gesprek_oefenen.tui.widgets import Choices

    choices = h.app.screen.query_one(Choices)
    choices.highlighted = choices.get_option_index(f"story {story_id}")
    await h.press("enter")


async def test_a_half_written_reflection_survives_leaving_at_once() -> None:
    """Typed and stopped in the same second."""
    practice = MadeUpPractice()
    async with sitting(practice) as h:
        await talk_with_simone(h)
        await h.say("Hoe was je week?")
        await h.press("f8", "enter", "enter", "f8", "f8", "f8")
        await h.pilot.press("o", "k")
        h.app.exit("")
    assert practice.reflections["simone-1"].bekend == "ok"


def test_words_typed_before_the_first_turn_wait_too() -> None:
    """Killed before the first answer: the talk stands at the start, and a visitor goes on in it by himself."""
    bridge = Bridge()
    opened = bridge.begin("simone", (), "vol")
    assert bridge.start_view().waiting == () and bridge.left_open() == ""
    opened.desk.draft("hoi hoe ist")
    after = Bridge()
    assert [talk.id for talk in after.start_view().waiting] == ["simone-1"] and after.left_open() == "simone-1"
    assert after.resume("simone-1").draft == "hoi hoe ist"
