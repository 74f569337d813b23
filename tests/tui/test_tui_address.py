"""Choosing u or je works at once, also on the screens that stand below the settings."""

from __future__ import annotations

from hands import Hands, sitting, talk_with_simone

from gesprek_oefenen.tui.bridge import Bridge
from gesprek_oefenen.tui.widgets import Choice, Choices


async def choose_je(h: Hands) -> None:
    """To the settings, "je", and back to where one was."""
    h.app.action_open_settings()
    await h.settle()
    next(choice for choice in h.app.screen.query(Choice) if choice.value == ("address", "je")).action_choose()
    await h.settle()
    assert "je leest alles na het gesprek" in h.flat
    await h.click("#done")


async def test_in_a_talk_the_names_and_the_field_change_and_what_was_typed_stays() -> None:
    """The half sentence in the field is not lost."""
    async with sitting() as h:
        await talk_with_simone(h)
        await h.say("Hoe was de week?")
        await h.press("E", "n")
        assert " U " in h.text
        await choose_je(h)
        assert h.where == "TalkScreen" and "Jij" in h.text and " U " not in h.text
        assert h.app.screen.query_one("#say").text == "En"  # type: ignore[attr-defined]
        await h.press("backspace", "backspace")
        assert "Wat zeg je?" in h.text


async def test_before_a_talk_the_text_changes_and_the_ticks_stay() -> None:
    """Also which coach one chose."""
    async with sitting(size=(80, 50)) as h:
        await h.press("down", "enter")
        h.app.screen.query("#focus Choice").results(Choice).__next__().action_choose()
        next(c for c in h.app.screen.query(".coach-choice").results(Choice) if c.value == "uit").action_choose()
        await h.settle()
        assert "Waar wilt u straks feedback op?" in h.flat
        await choose_je(h)
        assert "Waar wil je straks feedback op?" in h.flat and "Waar wilt u" not in h.flat
        assert h.text.count("[x]") == 1
        assert [c.value for c in h.app.screen.query(".coach-choice").results(Choice) if c.on] == ["uit"]


async def test_after_a_talk_the_step_at_hand_is_said_again_and_what_was_written_stays() -> None:
    """With the real store, the real coach and the real steps."""
    async with sitting(Bridge(seed=lambda: 1), size=(80, 40)) as h:
        choices = h.app.screen.query_one(Choices)
        choices.highlighted = choices.get_option_index("story simone")
        await h.press("enter", "f8")
        await h.say("Hoe was je week?")
        await h.press("f8", "enter", "enter", "f8", "f8", "f8")
        assert "Wat viel u op" in h.flat
        await h.press("space")
        await choose_je(h)
        assert h.where == "AfterScreen" and "Wat viel je op" in h.flat and h.text.count("[x]") == 1
        await h.press("f8", "f8")
        assert "Voel je je na het oefenen onzekerder" in h.flat
