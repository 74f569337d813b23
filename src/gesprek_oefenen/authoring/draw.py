"""A story as a picture: states with moves and conditions on the arrows, subjects with their layers."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from shutil import which
from typing import Final

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.model.story import ANY_STATE, Layer, State, Story, Transition
from gesprek_oefenen.persona.conditions import describe

_SAFE: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ,._()-/àáâäèéêëìíîïòóôöùúûüÀÁÈÉËÏÖÜ")
_MOST_SECONDS: Final = 30


def as_mermaid(story: Story) -> str:
    """Two Mermaid drawings (states, subjects) as Markdown; every label escaped, names used nowhere as an id."""
    return "\n".join([
        f"# {_plain(story.person.name)}: {_plain(story.title)}", "", "```mermaid", *_mermaid_states(story), "```", "",
        "```mermaid", *_mermaid_topics(story), "```", "",
    ])


def as_svg(story: Story) -> str:
    """One SVG drawn by Graphviz. Raises ``PractiseError`` when Graphviz is not on this machine or fails."""
    program = which("dot")
    if program is None:
        raise PractiseError("Voor een SVG-plaatje is Graphviz nodig, en dat staat niet op deze computer. "
                            "Zonder kan het zo: gesprek-oefenen scenario teken ID --mermaid")
    try:
        done = subprocess.run([program, "-Tsvg"], input=as_dot(story), capture_output=True, text=True, encoding="utf-8",
                              timeout=_MOST_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise PractiseError("Graphviz kon de tekening niet maken. Probeer het met --mermaid.") from error
    return done.stdout


def as_dot(story: Story) -> str:
    """The drawing in Graphviz's own language; labels are quoted strings."""
    ids = _ids(story)
    lines = ["digraph verhaal {", '  rankdir=LR; node [shape=box, style=rounded, fontname="sans-serif"]; edge [fontname="sans-serif", fontsize=10];',
             "  subgraph cluster_toestanden {", '    label="toestanden";']
    lines += [f"    {ids[s.name]} [label={_quoted(_state_label(s))}{', peripheries=2' if s.end else ''}{', penwidth=2' if s.start else ''}];"
              for s in story.states]
    lines.append(f'    elke [label={_quoted("elke toestand")}, style=dashed];' if _from_anywhere(story) else "")
    lines += [f"    {ids[t.source] if t.source != ANY_STATE else 'elke'} -> {ids[t.target]} [label={_quoted(_arrow_label(t, chr(10)))}];"
              for t in story.transitions]
    lines += ["  }", "  subgraph cluster_onderwerpen {", '    label="onderwerpen";']
    for number, topic in enumerate(story.topics):
        lines.append(f"    o{number} [label={_quoted(topic.id)}, shape=ellipse];")
        before = f"o{number}"
        for layer in topic.layers:
            here = f"o{number}l{layer.number}"
            lines += [f"    {here} [label={_quoted(_layer_label(layer))}];", f"    {before} -> {here};"]
            before = here
    numbers = {topic.id: number for number, topic in enumerate(story.topics)}
    lines += [f"    o{numbers[topic.id]} -> o{numbers[other]} [style=dotted, constraint=false];"
              for topic in story.topics for other in topic.related if other in numbers]
    return "\n".join([*lines, "  }", "}"]) + "\n"


def in_terminal(story: Story) -> str:
    """The same as a drawing in plain lines, for a terminal."""
    return "\n".join([f"{story.person.name}: {story.title}", "", "TOESTANDEN", *_terminal_states(story), "",
                      "ONDERWERPEN", *_terminal_topics(story)])


def _mermaid_states(story: Story) -> Iterator[str]:
    ids = _ids(story)
    yield "stateDiagram-v2"
    for state in story.states:
        yield f'  state "{_escaped(_state_label(state))}" as {ids[state.name]}'
    if _from_anywhere(story):
        yield '  state "elke toestand" as elke'
    yield f"  [*] --> {ids[story.start_state.name]}"
    for transition in story.transitions:
        source = "elke" if transition.source == ANY_STATE else ids[transition.source]
        label = _escaped(_arrow_label(transition, ", "))
        yield f"  {source} --> {ids[transition.target]}{f': {label}' if label else ''}"
    for state in story.states:
        if state.end:
            yield f"  {ids[state.name]} --> [*]"


def _mermaid_topics(story: Story) -> Iterator[str]:
    yield "flowchart LR"
    numbers = {topic.id: number for number, topic in enumerate(story.topics)}
    for topic in story.topics:
        number = numbers[topic.id]
        yield f'  o{number}(["{_escaped(topic.id)}"])'
        before = f"o{number}"
        for layer in topic.layers:
            here = f"o{number}l{layer.number}"
            yield f'  {before} --> {here}["{_escaped(_layer_label(layer))}"]'
            before = here
    for topic in story.topics:
        for other in topic.related:
            if other in numbers:
                yield f"  o{numbers[topic.id]} -.-> o{numbers[other]}"


def _terminal_states(story: Story) -> Iterator[str]:
    for state in story.states:
        mark = "●" if state.start else "■" if state.end else "○"
        yield f"  {mark} {_state_label(state)}"
        yield from _arrows([t for t in story.transitions if t.source == state.name])
    anywhere = [t for t in story.transitions if t.source == ANY_STATE]
    if anywhere:
        yield "  * elke toestand"
        yield from _arrows(anywhere)


def _arrows(transitions: list[Transition]) -> Iterator[str]:
    for number, transition in enumerate(transitions):
        corner = "└" if number == len(transitions) - 1 else "├"
        label = _arrow_label(transition, ", ")
        yield f"    {corner}─▶ {transition.target}{f'   ({label})' if label else ''}"


def _terminal_topics(story: Story) -> Iterator[str]:
    for topic in story.topics:
        related = f"   ··▶ {', '.join(topic.related)}" if topic.related else ""
        yield f"  ○ {topic.id}{related}"
        for layer in topic.layers:
            corner = "└" if layer is topic.layers[-1] else "├"
            yield f"    {corner}─ {_layer_label(layer)}"


def _ids(story: Story) -> dict[str, str]:
    """A safe id for each state: names may hold a dash, which Mermaid does not take."""
    return {state.name: f"t{number}" for number, state in enumerate(story.states)}


def _from_anywhere(story: Story) -> bool:
    return any(transition.source == ANY_STATE for transition in story.transitions)


def _state_label(state: State) -> str:
    extra = "begin, " if state.start else "einde, " if state.end else ""
    return f"{state.name} ({extra}openheid {state.openness})" if not state.end else f"{state.name} (einde)"


def _arrow_label(transition: Transition, between: str) -> str:
    parts = [f"bij {' of '.join(sorted(transition.on))}"] if transition.on else []
    if transition.condition is not None:
        parts.append(f"als {describe(transition.condition)}")
    return between.join(parts)


def _layer_label(layer: Layer) -> str:
    lines = "1 zin" if len(layer.lines) == 1 else f"{len(layer.lines)} zinnen"
    label = f"laag {layer.number}: openheid {layer.openness}, {lines}"
    if layer.feeling:
        label += f", {layer.feeling}"
    return label + (f", als {describe(layer.condition)}" if layer.condition is not None else "")


def _escaped(text: str) -> str:
    """Text for a Mermaid label: everything that is not plainly safe becomes ``#number;``."""
    return "".join(c if c in _SAFE else " " if c.isspace() else f"#{ord(c)};" for c in text)


def _plain(text: str) -> str:
    """Text for a Markdown heading: no marks, one line."""
    return " ".join("".join(c if c in _SAFE or c in ":'?!" else " " for c in text).split())


def _quoted(text: str) -> str:
    """A Graphviz string."""
    safe = "".join(c for c in text if c.isprintable() or c == "\n")
    return '"' + safe.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
