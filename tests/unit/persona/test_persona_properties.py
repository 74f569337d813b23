"""What holds for any talk at all: it never breaks, is the same again, does not repeat itself, and stays cheap."""

from __future__ import annotations

import json
import time
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gesprek_oefenen.model.moves import Move, Signal
from gesprek_oefenen.model.play import PersonaState
from gesprek_oefenen.session.codec import from_data, to_data

_KEYS = [move.value for move in Move] + [signal.value for signal in Signal]
_TOPICS = ["tuin", "man", "dochter", "avond", "bestaat niet", None]
_TEXTS = st.one_of(
    st.text(max_size=80),
    st.sampled_from(["Hoe is het met uw tuin?", "Vertel eens meer", "dag", "hm-hm", "Ik heet Jan", "{naam} {u|je} [/]", "", "wilt u nog leven?",
                     "Mag ik iets voorstellen?", "lekker weer", "Dus de rozen staan er nog.", "sorry", "I am a robot, are you"]))
_TURNS = st.lists(
    st.tuples(_TEXTS, st.lists(st.sampled_from(_KEYS), max_size=3), st.sampled_from(_TOPICS), st.booleans(), st.booleans(),
              st.sampled_from(["zeg", "zeg", "zeg", "stilte"])),
    min_size=1, max_size=30)
_QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def hold(talk: Any, turns: Any) -> Any:
    """Play ``turns`` and give the talk back."""
    for text, keys, topic, goes_on, sure, kind in turns:
        if kind == "stilte":
            talk.silence()
        else:
            talk.say(text, *keys, topic=topic, goes_on=goes_on, sure=sure)
    return talk


@_QUIET
@given(turns=_TURNS, seed=st.integers(0, 50))
def test_any_text_in_any_order_gets_an_answer(small: Any, talk_in: Any, turns: Any, seed: int) -> None:
    """Nothing raises; trust stays between 0 and 100; as long as the talk runs she is in a state of the story."""
    talk = hold(talk_in(small, seed), turns)
    assert all(0 <= outcome.trust <= 100 for outcome in talk.outcomes)
    assert talk.state.state in {state.name for state in small.states}
    assert len(talk.state.used) == len(set(talk.state.used))


@_QUIET
@given(turns=_TURNS, seed=st.integers(0, 50))
def test_same_seed_same_talk(small: Any, talk_in: Any, turns: Any, seed: int) -> None:
    """The same turns with the same seed give the same outcomes, to the letter, also by way of JSON in between."""
    once = hold(talk_in(small, seed), turns)
    again = talk_in(small, seed)
    for turn in turns:
        again.state = from_data(PersonaState, json.loads(json.dumps(to_data(again.state))))
        hold(again, [turn])
    assert once.outcomes == again.outcomes
    assert once.state == again.state


def test_another_seed_another_talk(simone: Any, talk_in: Any) -> None:
    """Ten seeds do not all sound alike."""
    talks = set()
    for seed in range(10):
        talk = talk_in(simone, seed)
        for topic in ("school", "thuis", "bijbaan"):
            talk.ask("Hoe is dat eigenlijk voor jou?", topic)
        talks.add(tuple(outcome.reply for outcome in talk.outcomes))
    assert len(talks) >= 5


def test_no_line_twice_in_25_turns_with_a_story_of_full_size(simone: Any, talk_in: Any) -> None:
    """A listener, an adviser and someone who only nods: 25 turns without hearing the same line twice."""
    topics = [topic.id for topic in simone.topics]
    manners: list[Any] = [
        lambda talk, n: talk.ask("Hoe is dat eigenlijk voor jou?" + " " * n, topics[n % len(topics)]),
        lambda talk, n: talk.say(f"Dus jij doet dat {n} keer.", "samenvatting", topic=topics[n // 4 % len(topics)]),
        lambda talk, n: talk.say(f"Ja {n}.", "aanmoediging", goes_on=True),
        lambda talk, n: talk.say(f"Het weer {n}.", topic=None),
    ]
    for manner in manners:
        for seed in range(5):
            talk = talk_in(simone, seed)
            for number in range(25):
                manner(talk, number)
            lines = [line for outcome in talk.outcomes for line in outcome.line_ids]
            said = [outcome.reply for outcome in talk.outcomes if outcome.reply]
            assert len(lines) == len(set(lines)), sorted(line for line in lines if lines.count(line) > 1)
            assert len(said) == len(set(said))


def test_five_hundred_turns_do_not_run_dry_and_stay_cheap(simone: Any, talk_in: Any) -> None:
    """She keeps answering, what she carries stays bounded, and late turns cost what early ones cost."""
    talk = talk_in(simone)
    topics = [topic.id for topic in simone.topics]
    sizes, costs = [], []
    for number in range(500):
        began = time.process_time()
        outcome = talk.ask(f"Hoe is dat nu, {number}?", topics[number % len(topics)])
        costs.append(time.process_time() - began)
        assert outcome.reply
        sizes.append(len(json.dumps(to_data(talk.state))))
    assert sizes[-1] < sizes[250] * 1.1
    assert sorted(costs[400:])[50] < 3 * sorted(costs[100:200])[50]
