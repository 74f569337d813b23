"""A plan for the coach is kept with the talk: picked up and derived again it is the same talk."""

from __future__ import annotations

from gesprek_oefenen.model.play import CoachPlan
from gesprek_oefenen.session.clock import FrozenClock
from gesprek_oefenen.session.library import Library
from gesprek_oefenen.session.store import Store
from gesprek_oefenen.session.talk import AUTOMATIC, Talk

ADVICE = "Je moet gewoon op een club gaan."
QUIET = CoachPlan("vol", ("advies", "oordeel", "mening", "bagatelliseren"), "De coach zwijgt over advies.")


def begin(store: Store, library: Library, clock: FrozenClock, plan: CoachPlan | None) -> Talk:
    return Talk.start(store, library, "simone", seed=1, clock=clock, plan=plan)


def test_the_coach_is_silent_on_what_goes_by_itself(store: Store, library: Library, clock: FrozenClock) -> None:
    """The same turn gets a hint without a plan, and none with it; what she answers is the same."""
    loud, quiet = begin(store, library, clock, None).say(ADVICE), begin(store, library, clock, QUIET).say(ADVICE)
    assert loud.hint is not None and loud.hint.move == "advies"
    assert quiet.hint is None
    assert quiet.outcome == loud.outcome


def test_picked_up_the_plan_still_holds(store: Store, library: Library, clock: FrozenClock) -> None:
    """It is read from the log, not decided anew."""
    talk = begin(store, library, clock, QUIET)
    again = Talk.resume(store, library, talk.id, clock=clock)
    assert (again.plan, again.quiet, again.coach) == (QUIET, QUIET.quiet, "vol")
    assert again.say(ADVICE).hint is None


def test_by_hand_the_coach_speaks_of_everything(store: Store, library: Library, clock: FrozenClock) -> None:
    """And back to the plan when it is left to the program again; both are in the log."""
    talk = begin(store, library, clock, QUIET)
    talk.set_coach("vol")
    assert talk.say(ADVICE).hint is not None
    assert Talk.resume(store, library, talk.id, clock=clock).quiet == ()
    talk.set_coach(AUTOMATIC)
    assert Talk.resume(store, library, talk.id, clock=clock).quiet == QUIET.quiet


def test_a_talk_without_plan_keeps_its_log_as_it_was(store: Store, library: Library, clock: FrozenClock) -> None:
    """``praat`` and older talks: no plan, everything is said; an older talk is asked nothing it does not know."""
    talk = begin(store, library, clock, None)
    assert "coach" not in store.events(talk.id)[0].body
    talk.set_coach(AUTOMATIC)
    assert (talk.coach, talk.quiet) == ("vol", ())


def test_a_plan_without_coach_gives_no_hints(store: Store, library: Library, clock: FrozenClock) -> None:
    """The talk that ends a stage; the list of talks knows it was without."""
    talk = begin(store, library, clock, CoachPlan("uit", (), "Zonder coach."))
    assert talk.say(ADVICE).hint is None
    assert store.talk(talk.id).coach == "uit"
