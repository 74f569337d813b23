"""After a talk, on request: which signals one noticed beside what was in the story, and where the story comes from."""

from __future__ import annotations

from hands import Hands, sitting, talk_with_simone
from made_up import CARD, MadeUpPractice

from gesprek_oefenen.tui.widgets import Choices


async def after_a_talk(h: Hands, steps: int) -> None:
    """Hold a short talk and walk to step number ``steps`` of the steps afterwards."""
    await talk_with_simone(h)
    await h.say("Hoe was je week?")
    await h.press("f8", "enter", "enter")
    assert h.where == "AfterScreen"
    await h.press(*["f8"] * steps)


def with_card() -> MadeUpPractice:
    """A practice of which the story names signs."""
    practice = MadeUpPractice()
    practice.card = CARD
    return practice


async def test_signs_are_ticked_by_key_and_what_was_there_is_shown_only_when_asked_for() -> None:
    """Space and Enter tick; nothing is counted, and nothing gives the story away before one asks."""
    practice = with_card()
    async with sitting(practice, size=(80, 40)) as h:
        await after_a_talk(h, 3)
        assert "Wat viel u op aan Simone?" in h.flat and "zit in het verhaal" not in h.flat
        await h.press("space", "down", "enter")
        assert h.text.count("[x]") == 2
        await h.click("#show-signs")
        assert "Dit viel u op, en het zit in het verhaal" in h.flat and "is vaak moe" in h.flat
        assert "Dit zat ook in het verhaal" in h.flat and "ziet of spreekt weinig mensen" in h.flat
        assert "het verhaal zegt er niets over" in h.flat and "heeft vaak hoofdpijn" in h.flat
        assert not any(character in h.flat.partition("Dit viel")[2].partition("Terug naar")[0] for character in "0123456789%")
        assert next(iter(practice.noticed.values())) == {"vermoeidheid", "hoofdpijn"}


async def test_signs_are_kept_on_leaving_and_are_there_on_coming_back() -> None:
    """Also without asking what was in the story; a tick taken away is gone."""
    practice = with_card()
    async with sitting(practice, size=(80, 40)) as h:
        await after_a_talk(h, 3)
        await h.press("enter", "f8", "f7")
        assert h.text.count("[x]") == 1
        await h.click("#show-signs")
        await h.click("#back-to-signs")
        assert h.text.count("[x]") == 1
        await h.press("enter", "f8")
        assert next(iter(practice.noticed.values())) == frozenset()


async def test_ticking_stays_at_the_line_at_hand_and_scrolls_in_a_small_window() -> None:
    """The cursor does not jump to the top."""
    async with sitting(with_card(), size=(60, 20)) as h:
        await after_a_talk(h, 3)
        await h.press("down", "down", "enter")
        assert h.app.screen.query_one("#signs", Choices).highlighted_id == "weinig sociale contacten"
        assert "[x] ziet of spreekt weinig mensen" in h.flat


async def test_a_story_without_signs_has_no_such_step() -> None:
    """Nothing to talk about, nothing shown."""
    async with sitting(MadeUpPractice()) as h:
        await after_a_talk(h, 0)
        assert "Signalen" not in h.flat


async def test_where_the_story_comes_from_is_told_only_when_asked_for() -> None:
    """Background, never a label."""
    async with sitting(MadeUpPractice(), size=(80, 40)) as h:
        await after_a_talk(h, 4)
        assert "Simone bestaat niet." not in h.flat
        await h.click("#background")
        assert "Simone bestaat niet." in h.flat


async def test_with_many_steps_the_name_of_the_one_at_hand_shows_in_a_narrow_window() -> None:
    """A turn taken back adds a step: then the names no longer fit on one line of 60."""
    async with sitting(with_card(), size=(60, 20)) as h:
        await talk_with_simone(h)
        await h.say("Heb je al aan een club gedacht?")
        await h.press("f4")
        await h.say("Hoe was je week?")
        await h.press("f8", "enter", "enter")
        for name in ("Hoe het was", "Tips", "Te zien", "Twee versies", "Signalen", "Reflectie", "En nu"):
            assert f"[{name}]" in h.lines[2], name
            await h.press("f8")
