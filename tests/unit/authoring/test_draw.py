"""Drawings of a story: everything is in it, and no name or condition can break it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from gesprek_oefenen.authoring.draw import as_dot, as_mermaid, as_svg, in_terminal
from gesprek_oefenen.content.stories import load_story, parse_story
from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.model.story import Story

GOOD = Path(__file__).parents[2] / "fout" / "goed.yaml"
HOSTILE = '"]; x --> y: <script>alert(1)</script> #quot; {{ ``` %% [/] \\" -->'


@pytest.fixture(scope="module")
def story() -> Story:
    """The small sound story."""
    return load_story(GOOD)


@pytest.fixture(scope="module")
def hostile() -> Story:
    """A story whose texts and names try to break out of a label."""
    text = GOOD.read_text(encoding="utf-8").replace("gevoel: gemis", f"gevoel: '{HOSTILE}'").replace("naam: Meneer Aarts", f"naam: '{HOSTILE}'")
    text = text.replace("naam: los", "naam: los-van-alles").replace("van: los", "van: los-van-alles").replace("naar: los", "naar: los-van-alles")
    loaded = parse_story(text.replace("      los: [", "      los-van-alles: ["), GOOD)
    assert loaded.story is not None
    return loaded.story


def test_the_terminal_shows_states_arrows_and_layers(story: Story) -> None:
    """All states with their transitions, all subjects with their layers."""
    drawn = in_terminal(story)
    for piece in ("● afwachtend (begin, openheid 1)", "─▶ los   (als vertrouwen >= 40)", "bij duwend of oma, als vertrouwen < 25",
                  "■ afgerond (einde)", "○ hond   ··▶ stoep", "laag 2: openheid 2, 3 zinnen, gemis, als vertrouwen >= 35"):
        assert piece in drawn


def test_mermaid_has_a_drawing_of_states_and_one_of_subjects(story: Story) -> None:
    """Two fenced drawings, every transition and every layer in them."""
    drawn = as_mermaid(story)
    assert drawn.count("```mermaid") == 2 and "stateDiagram-v2" in drawn and "flowchart LR" in drawn
    assert len(re.findall(r"^  t\d+ --> t\d+", drawn, re.MULTILINE)) == len(story.transitions)
    assert len(re.findall(r"--> o\d+l\d+\[", drawn)) == sum(len(topic.layers) for topic in story.topics)


def test_nothing_in_a_label_is_taken_for_drawing(hostile: Story) -> None:
    """Only our own marks are left unescaped: ids are numbers, labels hold letters and escapes."""
    for line in as_mermaid(hostile).split("\n")[3:]:
        label = re.sub(r"#\d+;", "", line)
        assert re.fullmatch(r'[\w\s(),./\-"\[\]>*:à-ÿ]*|```|```mermaid', label), line
        assert "<" not in label and "script" not in label.split('"')[0]


def test_graphviz_labels_are_strings(hostile: Story) -> None:
    """A quote in a name stays inside its label."""
    for line in as_dot(hostile).split("\n"):
        assert len(re.findall(r'(?<!\\)(?:\\\\)*"', line)) % 2 == 0, line


def test_svg_is_what_graphviz_makes_of_it(hostile: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The drawing goes to Graphviz as it is, and what Graphviz gives comes back (a stand-in, so that any machine can test it)."""
    stand_in = tmp_path / "dot"
    stand_in.write_text(f'#!{sys.executable}\nimport sys\ntext = sys.stdin.read()\n'
                        'print(f"<svg>{text.count(chr(10))} {sys.argv[1]} {text[:7]}</svg>")\n', encoding="utf-8")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    lines = as_dot(hostile).count("\n")
    assert as_svg(hostile).strip() == f"<svg>{lines} -Tsvg digraph</svg>"


def test_a_failing_graphviz_is_a_message(story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Graphviz that stumbles gives a sentence with a way out, no traceback."""
    (tmp_path / "dot").write_text(f"#!{sys.executable}\nraise SystemExit(1)\n", encoding="utf-8")
    (tmp_path / "dot").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PractiseError, match="--mermaid"):
        as_svg(story)


def test_without_graphviz_there_is_a_way_out(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what is missing and what works without it."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(PractiseError, match="Graphviz.*--mermaid"):
        as_svg(story)
