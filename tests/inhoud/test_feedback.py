"""Every text of the feedback: complete, in both forms of address, never schoolish, and its beginnings are what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gesprek_oefenen.feedback.alternatives import beginning, candidates, is_read_as
from gesprek_oefenen.feedback.form import form, skills
from gesprek_oefenen.feedback.hint import ECHO, hint_rules, is_oma, make_hint
from gesprek_oefenen.feedback.measures import MEASURES
from gesprek_oefenen.feedback.moments import lines_of
from gesprek_oefenen.feedback.quoting import content_words, noun_phrases, quotes
from gesprek_oefenen.feedback.texts import yaml_data, yaml_folder
from gesprek_oefenen.feedback.tips import tips
from gesprek_oefenen.language.wordlists import rules_folder
from gesprek_oefenen.model.address import fill, names_in
from gesprek_oefenen.model.feedback import Verdict
from gesprek_oefenen.model.moves import Move, Signal
from gesprek_oefenen.model.play import Exchange, Observation, TalkRecord, TurnKind
from gesprek_oefenen.model.reading import Reading, TalkContext
from gesprek_oefenen.model.story import Story
from gesprek_oefenen.reflection.proposals import proposals

FOLDERS = ("hints", "vaardigheden", "gesprekstips")
FILES = ("hulp.yaml", "voorbeeldvragen.yaml", "terug_en_anders.yaml", "bekend_besluiten_bereiken.yaml")
VALUES = {"naam", "citaat", "ding", "antwoord", "woorden", "gewoner", "terug", "woord", "daarna", "eerst", "onderwerpen"}
WORD_LISTS = {"woorden.yaml", "aanhalen.yaml"}
SCENARIOS = sorted((rules_folder().parent / "scenarios").glob("*.yaml"))


def texts(value: Any) -> Iterator[str]:
    """All texts in the data of a file that a person may see."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in ("bron", "woorden", "zet", "meting", "id", "zie", "landen"):
                yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)


def all_texts() -> list[tuple[str, str]]:
    """Every text with the file it stands in; word lists left out."""
    found: list[tuple[str, str]] = []
    for folder in FOLDERS:
        for path in sorted((rules_folder() / folder).glob("*.yaml")):
            if path.name not in WORD_LISTS:
                found += [(path.name, text) for text in texts(yaml_data(f"{folder}/{path.name}"))]
    return found + [(name, text) for name in FILES for text in texts(yaml_data(name))]


def test_every_value_a_text_asks_for_exists() -> None:
    """A slip in a marker shows here and not on someone's screen."""
    wrong = [(file, text) for file, text in all_texts() if not names_in(text) <= VALUES]
    assert wrong == []


@pytest.mark.parametrize("address", ["u", "je"])
def test_one_form_of_address_throughout(address: str) -> None:
    """With *je* no *u* or *uw* is left outside quotation marks, and the other way round."""
    other = re.compile(r"\b(u|uw|uzelf)\b" if address == "je" else r"\b(je|jij|jou|jouw)\b", re.IGNORECASE)
    blank = dict.fromkeys(VALUES, "X")
    wrong = []
    for file, text in all_texts():
        said = re.sub(r"'[^']*'|\"[^\"]*\"", "", fill(text, address, blank, address))
        if other.search(said):
            wrong.append((file, said))
    assert wrong == []


def test_no_schoolish_words() -> None:
    """Nobody is marked, praised like a child, or spoken to in the words of a course."""
    schoolish = re.compile(r"\b(fout|goed gedaan|goed zo|knap|helaas|probeer|vermijd|techniek|vaardigheid|open vraag stellen|punten|score|"
                           r"cijfer|moet je|moet u|dien|dient|gesloten vraag|OMA-)\b", re.IGNORECASE)
    allowed = {"Begin met een open vraag."}
    assert [text for _, text in all_texts() if schoolish.search(text) and text not in allowed] == []


def test_hints_stay_short() -> None:
    """What the coach says fits in two lines of a small screen."""
    for rule in hint_rules():
        for lines in rule.effect.values():
            assert all(len(fill(line, "u", dict.fromkeys(VALUES, "Mevrouw Bos"))) <= 190 for line in lines)
        assert rule.effect["altijd"] and rule.why and rule.source


def test_hint_rules_are_about_known_moves_and_signals() -> None:
    """The keys are ids of the closed lists, each once."""
    known = {move.value for move in Move} | {signal.value for signal in Signal} | {ECHO}
    keys = [rule.key for rule in hint_rules()]
    assert set(keys) <= known and len(set(keys)) == len(keys)
    for rule in hint_rules():
        assert rule.not_with_moves <= known and set(rule.not_with_words) <= set(yaml_data("hints/woorden.yaml"))


def test_every_beginning_builds_on_the_persona() -> None:
    """Each template uses a piece of what she said, and only that."""
    general = [text for lines in yaml_data("hints/anders.yaml")["zinnen"].values() for text in lines]
    own = [text for rule in hint_rules() for wish in rule.wishes for text in wish.templates]
    for text in general + own:
        assert names_in(text) in ({"citaat"}, {"ding"}), text


def test_the_ten_skills_are_whole() -> None:
    """Ten lines, each with a measure, its thresholds, and a sentence for each verdict it can get."""
    assert [int(one["volgorde"]) for one in skills()] == list(range(1, 11))
    own_verdicts = {
        "lichaamshouding": {Verdict.NOT_IN_TEXT.value, "met_aanwijzing"},
        "echt_luisteren": {"bewijs", "geen_bewijs"},
        "stiltes": {one.value for one in (Verdict.SEEN, Verdict.SOMETIMES, Verdict.NOT_YET, Verdict.NOT_AT_ISSUE, Verdict.NOT_IN_TEXT)},
        "oma": {"niet_zeker"} | {one.value for one in (Verdict.LEFT_HOME, Verdict.SOMETIMES_ALONG, Verdict.OFTEN_ALONG, Verdict.NOT_AT_ISSUE)},
    }
    common = {one.value for one in (Verdict.SEEN, Verdict.SOMETIMES, Verdict.NOT_YET, Verdict.NOT_AT_ISSUE)}
    for skill in skills():
        assert str(skill["meting"]) in MEASURES
        assert set(skill["uitleg"]) == own_verdicts.get(str(skill["id"]), common), skill["id"]


def test_tips_name_known_moves() -> None:
    """The signs of a tip are ids of the closed list; ids of tips are unique."""
    ids = []
    for data in yaml_folder("gesprekstips"):
        for tip in data["tips"]:
            ids.append(tip["id"])
            for sign in tip["zie"]:
                assert {Move(one) for one in sign.get("zetten", ())} or sign.get("woorden")
    assert len(ids) == len(set(ids)) >= 14


@pytest.fixture(scope="module")
def analysis() -> Any:
    """The real analysis with the real rules."""
    from gesprek_oefenen.analysis.loading import load_rules
    from gesprek_oefenen.analysis.reader import Reader

    return Reader(load_rules(rules_folder()))


def load(path: Path) -> Story:
    """A story of ours."""
    from gesprek_oefenen.content.stories import load_story

    return load_story(path)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_most_lines_of_a_story_can_be_built_on(path: Path) -> None:
    """Of what a persona tells, nearly every line holds something to quote."""
    story = load(path)
    told = [line.text for topic in story.topics for layer in topic.layers for line in layer.lines]
    assert sum(bool(quotes(text) or noun_phrases(text, "u")) for text in told) >= 0.85 * len(told)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_beginnings_are_read_as_what_they_propose(path: Path, analysis: Any) -> None:
    """Over every hint rule and every line of every story: what is shown is the move it says, with her words in it.

    And for most lines there is such a beginning.
    """
    story = load(path)
    lines = sorted({line.text for line in lines_of(story) if quotes(line.text)})
    rules = [rule for rule in hint_rules() if rule.wishes]
    found = 0
    for number, line in enumerate(lines):
        rule = rules[number % len(rules)]
        context = TalkContext(previous=line, earlier=(story.opening.text,))
        made = beginning(line, rule.wishes, analysis, context, story.person.address, number)
        if made is not None:
            found += 1
            assert is_read_as(made.proposes, analysis.read(made.text, context))
            assert set(content_words(line)) & set(content_words(made.text)), (line, made.text)
    assert found >= 0.9 * len(lines)


def play(story: Story, turns: Sequence[str], seed: int, analysis: Any) -> TalkRecord:
    """A whole talk with the real analysis, persona and coach."""
    from gesprek_oefenen.persona.draw import Draw
    from gesprek_oefenen.persona.engine import start, step

    state, before = start(story, seed), story.opening.text
    history: list[Exchange] = []
    for number, text in enumerate(turns, 1):
        kind = TurnKind.SAY if text else TurnKind.SILENCE
        context = TalkContext(previous=before, earlier=tuple(one.outcome.reply for one in history), topic=state.topic,
                              own_earlier=tuple(one.text for one in history), asked_advice=state.asked == "advies")
        reading = analysis.read(text, context) if text else Reading("")
        state, outcome = step(story, state, Observation(kind, reading), Draw(seed, number))
        exchange = Exchange(number, kind, text, before, reading, outcome)
        history.append(replace(exchange, hint=make_hint(story, analysis, tuple(history), exchange, "vol", seed=seed)))
        before = outcome.reply or before
        if outcome.ends:
            break
    return TalkRecord(story.id, story.opening.text, tuple(history), state)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_the_coach_in_every_example_talk(path: Path, analysis: Any) -> None:
    """Hints rest on sure findings, never twice the same running; a talk that reaches what it could gets no OMA hint."""
    story = load(path)
    for example in story.examples:
        record = play(story, [turn.say for turn in example.turns], example.seed, analysis)
        last = ""
        for exchange in record.exchanges:
            hint = exchange.hint
            if hint is not None and hint.kind == "hint":
                assert hint.move in {*(move.value for move in exchange.reading.sure_moves), *exchange.reading.signals, ECHO}
                assert hint.move != last
                assert not (example.reaches and is_oma(hint)), (example.name, exchange.text)
            last = hint.move if hint is not None and hint.kind == "hint" else ""
        results = {one.id: one for one in form(record, story)}
        assert len(results) == 10
        if example.reaches:
            assert results["oma"].verdict in (Verdict.LEFT_HOME, Verdict.NOT_AT_ISSUE), example.name
        assert len(proposals(record, tuple(results.values()), tips(record, story), story)) <= 9


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(turns=st.lists(st.text(max_size=200), min_size=1, max_size=4))
def test_any_text_gets_its_feedback(turns: list[str], analysis: Any) -> None:
    """Whatever is typed, the coach, the form, the tips and the proposals raise nothing and mark words that are there."""
    story = load(SCENARIOS[0])
    record = play(story, turns, 1, analysis)
    for exchange in record.exchanges:
        if exchange.hint is not None:
            assert 0 <= exchange.hint.start <= exchange.hint.end <= len(exchange.text)
    results = form(record, story)
    proposals(record, results, tips(record, story), story)


def test_every_template_is_read_as_intended_on_a_plain_line(analysis: Any) -> None:
    """On a line that is easy to quote each rule's first wish gives a beginning, for u and for je."""
    line = "Dan zit ik op de bank met de televisie aan."
    for rule in hint_rules():
        for address in ("u", "je"):
            if rule.wishes:
                read = [is_read_as(move, analysis.read(text, TalkContext(previous=line)))
                        for move, text in candidates(line, rule.wishes, address, rule.key)]
                assert sum(read) >= 0.7 * len(read), (rule.key, address)
