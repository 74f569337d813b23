"""What someone wanted to try comes back before the next talk, and after it."""

from __future__ import annotations

from collections.abc import Callable

from gesprek_oefenen.learning.intentions import LONGEST, all_tried, keep_answer, latest, tried
from gesprek_oefenen.model.feedback import Reflection
from gesprek_oefenen.session.clock import FrozenClock
from gesprek_oefenen.session.store import Store
from gesprek_oefenen.session.talk import Talk

Hold = Callable[..., Talk]



def test_the_last_intention_comes_back(store: Store, hold: Hold) -> None:
    """The one intention; without it what stands under Bereiken."""
    hold().put_reflection(Reflection(bereiken="Meer samenvatten."))
    assert latest(store).text == "Meer samenvatten."  # type: ignore[union-attr]
    hold("hein").put_reflection(Reflection(bereiken="Meer samenvatten.", voornemen="Eerst luisteren."))
    wanted = latest(store)
    assert wanted is not None and (wanted.text, wanted.person) == ("Eerst luisteren.", "Hein")


def test_an_empty_reflection_does_not_hide_an_earlier_one(store: Store, hold: Hold) -> None:
    """Whoever wrote nothing this time still has his earlier intention."""
    hold().put_reflection(Reflection(voornemen="Eerst luisteren."))
    hold("hein").put_reflection(Reflection(bekend="Ik vroeg door.", voornemen="  "))
    assert latest(store).text == "Eerst luisteren."  # type: ignore[union-attr]


def test_afterwards_it_asks_about_what_was_wanted_before_this_talk(store: Store, hold: Hold, clock: FrozenClock) -> None:
    """Not about what one writes after it; the answer stays beside what was asked, also when that is rewritten later."""
    first = hold()
    first.put_reflection(Reflection(voornemen="Eerst luisteren."))
    second = hold("hein")
    second.put_reflection(Reflection(voornemen="Vaker zwijgen."))
    assert tried(store, first.id) is None
    assert tried(store, second.id).intention == "Eerst luisteren."  # type: ignore[union-attr]
    keep_answer(store, clock, second.id, "Eerst luisteren.", "Half. Bij de stilte werd ik onrustig.")
    first.put_reflection(Reflection(voornemen="Iets anders."))
    again = tried(store, second.id)
    assert again is not None and (again.intention, again.answer) == ("Eerst luisteren.", "Half. Bij de stilte werd ik onrustig.")
    assert all_tried(store) == (again,)


def test_the_answer_goes_with_the_talk(store: Store, hold: Hold, clock: FrozenClock) -> None:
    """Thrown away is thrown away; what is not about a talk stays."""
    hold().put_reflection(Reflection(voornemen="Eerst luisteren."))
    second = hold("hein")
    keep_answer(store, clock, second.id, "Eerst luisteren.", "a" * 9999)
    assert len(all_tried(store)[0].answer) == LONGEST
    store.put_entries("2026-01-01", {"blad:zelfwaardering/1": {}})
    store.delete_talk(second.id)
    assert all_tried(store) == () and store.keyed_entries("blad")


def test_a_reflection_of_another_version_disturbs_nobody(store: Store, hold: Hold) -> None:
    """It is left alone."""
    talk = hold()
    store.keep_reflection(talk.id, "2026-01-01", '{"voornemen": 3}')
    assert latest(store) is None
    store.keep_reflection(talk.id, "2026-01-01", '{"anders": "x", "voornemen": "Wachten."}')
    assert latest(store).text == "Wachten."  # type: ignore[union-attr]
