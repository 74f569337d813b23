"""Only trying the rules that may apply changes nothing in what is found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gesprek_oefenen.analysis.choosing import _Need
from gesprek_oefenen.analysis.loading import load_rules
from gesprek_oefenen.analysis.reader import Reader
from gesprek_oefenen.model.reading import TalkContext

MEASURED = Path(__file__).parents[2] / "meten"


def test_rules_that_are_not_tried_would_not_have_applied(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the lines to measure with, with and without what the other said before: every rule tried gives the same."""
    reader = Reader(load_rules())
    rows = [json.loads(line) for file in sorted(MEASURED.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    turns = [(row["uiting"], TalkContext(previous=previous)) for row in rows for previous in {row.get("vorige"), None}]
    chosen = [reader.findings(reader.view(text, context)) for text, context in turns]
    monkeypatch.setattr(_Need, "met_in", lambda need, view: True)
    for (text, context), found in zip(turns, chosen, strict=True):
        assert reader.findings(reader.view(text, context)) == found, text


def test_judging_gives_the_same_moves_signals_and_subject_as_reading() -> None:
    """A list of utterances is judged without what only a talk needs."""
    reader = Reader(load_rules())
    context = TalkContext(previous="Sinds mijn man dood is, komt er niemand meer.")
    for text in ("U mist hem, en het is stil in huis geworden.", "Heeft u al aan een koor gedacht?", "Sorry.", ""):
        whole, short = reader.read(text, context), reader.judge(text, context)
        assert (whole.findings, whole.signals, whole.topic) == (short.findings, short.signals, short.topic)
    assert reader.read("U mist uw man erg.", context).attunement.address == "u"
