"""What follows from conditions without playing; compared with simply trying all values."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from gesprek_oefenen.authoring.logic import always, implies, never
from gesprek_oefenen.content.conditions import parse_condition
from gesprek_oefenen.model.conditions import And, Compare, Condition, InState, Not, Or, Told
from gesprek_oefenen.model.play import PersonaState
from gesprek_oefenen.persona.conditions import holds


def test_contradictions_are_seen() -> None:
    """Numbers out of range, ranges that exclude each other, two states at once, told and not told."""
    for text in ("vertrouwen > 100", "vertrouwen < 0", "beurt >= 6 en beurt < 4", "toestand == a en toestand == b",
                 "verteld(x, 2) en niet verteld(x)", "aantal(oma) < 0", "vertrouwen > 40 en (vertrouwen < 20 of vertrouwen == 30)",
                 "bereikt(a) en niet bereikt(a)", "toestand == a en niet bereikt(a)"):
        assert never(parse_condition(text)), text


def test_what_can_be_is_left_alone() -> None:
    """No false alarm on conditions that some talk can meet."""
    for text in ("vertrouwen >= 100", "vertrouwen <= 0", "beurt > 3 en beurt < 5", "toestand == a of toestand == b",
                 "verteld(x) en niet verteld(x, 2)", "aantal(oma) == 0", "toestand != a en bereikt(a)"):
        condition = parse_condition(text)
        assert not never(condition) and not always(condition), text


def test_what_says_nothing_is_seen() -> None:
    """Conditions that always hold."""
    for text in ("vertrouwen >= 0", "vertrouwen <= 100", "beurt < 5 of beurt >= 5", "verteld(x) of niet verteld(x)"):
        assert always(parse_condition(text)), text
    assert always(None)


def test_one_condition_covers_another() -> None:
    """A weaker condition goes first: the stricter one never gets its turn."""
    assert implies(parse_condition("vertrouwen >= 60 en beurt > 3"), parse_condition("vertrouwen >= 40"))
    assert not implies(parse_condition("vertrouwen >= 40"), parse_condition("vertrouwen >= 60"))
    assert implies(parse_condition("beurt > 3"), None) and not implies(None, parse_condition("beurt > 3"))


SIMPLE = st.one_of(
    st.builds(Compare, st.just("vertrouwen"), st.sampled_from([">=", "<=", ">", "<", "==", "!="]), st.sampled_from([0, 50, 100])),
    st.builds(InState, st.sampled_from(["a", "b"]), st.booleans()),
    st.builds(Told, st.just("x"), st.integers(1, 2)),
)
CONDITIONS = st.recursive(SIMPLE, lambda inner: st.one_of(
    st.builds(Not, inner), st.builds(lambda a, b: And((a, b)), inner, inner), st.builds(lambda a, b: Or((a, b)), inner, inner),
), max_leaves=5)
WORLDS = [PersonaState(trust=trust, state=state, told={"x": told}, visited=(state,))
          for trust, state, told in product((0, 1, 49, 50, 51, 99, 100), ("a", "b", "c"), (0, 1, 2))]


@settings(deadline=None)
@given(CONDITIONS, CONDITIONS)
def test_agrees_with_trying_everything(one: Condition, other: Condition) -> None:
    """Never and implied are claimed only, and always, when no possible talk says otherwise."""
    assert never(one) == (not any(holds(one, world) for world in WORLDS))
    assert implies(one, other) == all(holds(other, world) for world in WORLDS if holds(one, world))
