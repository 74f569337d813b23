"""Which subject a turn is about: the shipped stories, slips, context, and what an author may write."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprek_oefenen.analysis.topics import TopicFinder, expand_words, word_families
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.model.reading import TalkContext
from gesprek_oefenen.model.story import Topic

ROOT = Path(__file__).parents[3]
OWN_TURNS = [json.loads(line) for line in (Path(__file__).parent / "onderwerpen_eigen.jsonl").read_text("utf-8").splitlines()]


@lru_cache(maxsize=4)
def finder(persona: str) -> TopicFinder:
    """The finder of a shipped story, from its YAML."""
    data = yaml.safe_load((ROOT / "scenarios" / f"{persona}.yaml").read_text("utf-8"))["onderwerpen"]
    return TopicFinder([
        Topic(name, tuple(map(str, t["woorden"])), tuple(map(str, t["vragen"])), (), tuple(map(str, t.get("niet", ()))))
        for name, t in data.items()
    ])


def subject(persona: str, text: str, **context: object) -> str | None:
    """The subject of ``text`` said to ``persona``."""
    return finder(persona).find(tokenise(text), TalkContext(**context)).topic  # type: ignore[arg-type]


@pytest.mark.parametrize("persona", ["simone", "hein"])
def test_our_own_questions_lead_to_their_subject(persona: str) -> None:
    """1,244 questions, statements and small talk in several voices, written before the words they are tried on."""
    turns = [turn for turn in OWN_TURNS if turn["persona"] == persona]
    right = sum((subject(persona, t["uiting"]) or "geen") in (t["onderwerp"], t["ook"]) for t in turns)
    assert len(turns) > 300
    assert right / len(turns) >= 0.95


@pytest.mark.parametrize("text", ["Het is koud buiten vandaag", "Wat is de hoofdstad van Noorwegen?", "Bent u gelovig?", "Mooi schilderij",
                                  "asdfghj", "", "...", "hello how are you", "appel peer banaan kers"])
@pytest.mark.parametrize("persona", ["simone", "hein"])
def test_what_the_story_has_nothing_on_is_no_subject(persona: str, text: str) -> None:
    assert subject(persona, text) is None


@pytest.mark.parametrize(("text", "topic"), [("hoe is die schijding verlopen", "scheiding"), ("hoe is het met je fammilie", "thuis"),
                                             ("wat doe je in je vrije tyd", "vrije_tijd"), ("Hoeveel bierflesjes zijn dat?", "drinken")])
def test_slips_and_compounds_are_understood(text: str, topic: str) -> None:
    persona = "hein" if topic in ("scheiding", "drinken") else "simone"
    assert subject(persona, text) == topic


def test_a_split_verb_is_one_word() -> None:
    assert subject("simone", "Kijk je ergens naar uit?") == "toekomst"
    assert subject("simone", "dus je kropt het op") == "praten"


@pytest.mark.parametrize("text", ["en hoe was dat?", "Kun je daar wat meer over vertellen?", "wat gebeurde er toen", "Hoe bedoel je?"])
def test_pointing_back_means_the_subject_at_hand(text: str) -> None:
    match = finder("simone").find(tokenise(text), TalkContext(topic="school", previous="Ze doen daar zo kinderachtig."))
    assert (match.topic, match.from_context) == ("school", True)
    assert subject("simone", text) is None


def test_something_else_is_not_the_subject_at_hand() -> None:
    assert subject("hein", "Gaat u naar de kerk?", topic="werk", previous="Ik werk daar nu 22 jaar.") is None
    assert subject("hein", "En uw kinderen?", topic="werk", previous="Ik werk daar nu 22 jaar.") == "kinderen"


def test_saying_how_it_is_stays_with_the_subject_at_hand() -> None:
    """A feeling named about what was just told does not change the subject to feelings."""
    assert subject("simone", "Dat klinkt verdrietig.", topic="oude_vrienden", previous="Ze zijn gewoon weg.") == "oude_vrienden"
    assert subject("simone", "Ben je vaak verdrietig?", topic="oude_vrienden", previous="Ze zijn gewoon weg.") == "gevoel"


def topic(name: str, words: tuple[str, ...], questions: tuple[str, ...] = (), not_words: tuple[str, ...] = ()) -> Topic:
    """A subject for a test."""
    return Topic(name, words, questions, (), not_words)


def test_rivals_name_the_words_that_led_there() -> None:
    found = TopicFinder([topic("tuin", ("tuin", "bloem")), topic("huis", ("huis",))]).find(tokenise("Is er een tuin bij uw huis, met bloemen?"), TalkContext())
    assert found.topic == "tuin"
    assert {r.topic: r.words for r in found.rivals} == {"tuin": ("tuin", "bloemen"), "huis": ("huis",)}
    assert found.score == found.rivals[0].score


def test_marks_weigh_and_not_words_take_away() -> None:
    finder = TopicFinder([topic("a", ("boot!",)), topic("b", ("zee", "boot")), topic("c", ("drinken",), not_words=("koffie drinken",))])
    assert finder.find(tokenise("Vaart u nog met die boot?"), TalkContext()).topic == "a"
    assert finder.find(tokenise("Drinkt u veel?"), TalkContext()).topic == "c"
    assert finder.find(tokenise("Zullen we koffie drinken?"), TalkContext()).topic is None


def test_an_example_question_is_enough() -> None:
    finder = TopicFinder([topic("a", (), ("Wat bewaart u in die kist?",)), topic("b", (), ("Hoe kwam u aan die hoed?",))])
    assert finder.find(tokenise("wat bewaart u daar in de kist"), TalkContext()).topic == "a"


def test_an_unknown_family_is_named_to_the_author_and_left_out_in_a_talk() -> None:
    with pytest.raises(ValueError, match="<famlie>"):
        expand_words(("<famlie>",), word_families())
    assert TopicFinder([topic("a", ("<famlie>", "..", "tuin"))]).find(tokenise("uw tuin"), TalkContext()).topic == "a"


def test_every_family_can_be_read() -> None:
    for name, words in word_families().items():
        assert expand_words((f"<{name}>",), word_families()), name
        TopicFinder([topic(name, words)])


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.one_of(st.none(), st.text(max_size=80)))
def test_no_text_makes_it_raise(text: str, previous: str | None) -> None:
    found = finder("hein").find(tokenise(text), TalkContext(previous=previous, topic="werk"))
    assert found.topic is None or isinstance(found.topic, str)
