"""A report of one talk: everything worth discussing, nothing private, no markup of anyone else's, no mark, no trust."""

from __future__ import annotations

import dataclasses
import html
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprek_oefenen.model.feedback import Reflection
from gesprek_oefenen.report.gather import kept_report, talk_report
from gesprek_oefenen.report.html import TEMPLATES, as_html
from gesprek_oefenen.report.markdown import as_markdown
from gesprek_oefenen.report.values import BEST, GAIN, Beside, ReportQuote, ReportTurn, TalkReport
from gesprek_oefenen.session.clock import FrozenClock
from gesprek_oefenen.session.library import Library
from gesprek_oefenen.session.store import Store
from gesprek_oefenen.session.talk import Talk
from gesprek_oefenen.trainer.observer import ObserverForm, View, keep_form

HOSTILE = "<script>alert(1)</script> & <img src=x onerror=y> **vet** [x](http://a) # kop \u202e\u200b\x1b[31m"
NEED = "ik wil zelf ook niet meer leven"
TURNS = ("Hoe was je week?", "Wat maakte hem zo saai?", "Je moet eens bij een club gaan.", "Dat klinkt verdrietig.")


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """All shipped stories."""
    return Library((), tmp_path_factory.mktemp("index") / "gesprekken.json")


@pytest.fixture
def talk(library: Library) -> Talk:
    """A fresh talk with Simone, on a Sunday morning."""
    return Talk.start(Store.in_memory(), library, "simone", seed=3, focus=("stiltes",),
                      clock=FrozenClock(datetime(2026, 11, 22, 10, 0, tzinfo=UTC)))


class Tags(HTMLParser):
    """Notes the tags, the attributes that lead somewhere, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [f"{name}={value}" for name, value in attrs if name in ("href", "src", "action") or name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.text += data


def read(page: str) -> Tags:
    """The page as a browser would take it apart."""
    tags = Tags()
    tags.feed(page)
    return tags


def test_both_forms_hold_the_whole_talk_in_order(talk: Talk) -> None:
    """Every turn and every reply, moves beside them, the day, the ten lines and the tips."""
    for turn in TURNS:
        talk.say(turn)
    report = talk_report(talk)
    assert [one.own for one in report.turns] == list(TURNS)
    for text in (as_markdown(report), html.unescape(read(as_html(report)).text)):
        places = [text.index(one) for one in (*TURNS, report.turns[-1].reply)]
        assert places == sorted(places)
        assert "open vraag" in text and "22 november 2026" in text and "Liet u stiltes vallen?" in text
        assert "hier vroeg u om" in text


def test_the_best_turn_and_the_one_to_gain_from_each_have_a_reason_and_a_source(talk: Talk) -> None:
    """What opened her, and the advice that closed her; both marked in the talk itself."""
    for turn in TURNS:
        talk.say(turn)
    report = talk_report(talk)
    assert report.best is not None and report.gain is not None
    assert report.gain.quote.words == TURNS[2] and report.gain.reason and "werkboek" in report.gain.source
    assert report.best.quote.words != TURNS[2] and report.best.reason and "werkboek" in report.best.source
    assert {one.mark: one.number for one in report.turns if one.mark} == {
        BEST: report.best.quote.number, GAIN: report.gain.quote.number}


def test_another_beginning_is_only_offered_when_the_analysis_reads_it_so(talk: Talk, library: Library) -> None:
    """The alternative of the turn to gain from holds no advice or judgement itself."""
    for turn in TURNS:
        talk.say(turn)
    gain = talk_report(talk).gain
    assert gain is not None and gain.alternative
    from gesprek_oefenen.model.moves import OMA_MOVES
    from gesprek_oefenen.model.reading import TalkContext

    moves = library.reader(talk.story).read(gain.alternative, TalkContext(previous=talk.exchanges[1].outcome.reply)).moves
    assert not OMA_MOVES.intersection(moves)


def test_an_empty_talk_has_no_turn_that_stands_out(talk: Talk) -> None:
    """Nothing said, nothing to praise or gain."""
    report = talk_report(talk)
    assert report.best is None and report.gain is None and report.turns == ()
    assert "Gesprek met Simone" in as_markdown(report) and "Gesprek met Simone" in as_html(report)


def test_no_trust_no_mark_no_curve(talk: Talk) -> None:
    """Trust is for the engine alone."""
    for turn in TURNS:
        talk.say(turn)
    assert talk.state.trust != 30
    for text in (as_markdown(talk_report(talk)), as_html(talk_report(talk))):
        assert "vertrouwen" not in text.lower() and not re.search(r"\b\d+\s*(punten|/\s*10)\b", text)


def test_ones_own_need_stays_out_everywhere(talk: Talk) -> None:
    """Neither the words nor the moves of that turn, also when it was taken back."""
    talk.say(TURNS[0])
    talk.say(NEED)
    talk.say(NEED + " hoor")
    talk.take_back()
    report = talk_report(talk)
    assert report.left_out == 1
    for text in (as_markdown(report), as_html(report)):
        assert NEED not in text and "blijft van u" in text


def test_what_people_typed_is_text_and_nothing_else(talk: Talk) -> None:
    """No tag, no link, no control or direction character of theirs gets through, in any field."""
    talk.say(HOSTILE)
    talk.say(HOSTILE + " anders")
    talk.take_back()
    talk.put_reflection(Reflection(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE))
    report = talk_report(talk, beside=(Beside(HOSTILE, HOSTILE, HOSTILE, HOSTILE),), person_word=HOSTILE)
    page = as_html(report)
    assert "<script>alert(1)</script>" in read(page).text
    assert read(page).tags.isdisjoint({"script", "img", "a", "iframe", "form", "link", "object"})
    assert read(page).links == []
    for text in (page, as_markdown(report)):
        assert not re.search("[\x1b\u202e\u200b]", text)
    assert "<script>" not in as_markdown(report).replace("\\<script\\>", "")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_at_all_makes_a_page(text: str) -> None:
    """Whatever stands in any field, the page holds only tags of ours."""
    quote = ReportQuote(1, text, text, text)
    plain = TalkReport(name=text, title=text, address="u", role=text, situation=text, opening=text, experience=text,
                       turns=(ReportTurn(1, text, False, (text,), text, text, text),), reflection=((text, text),),
                       help=((text, text),), person_word=text)
    page = as_html(dataclasses.replace(plain, beside=(Beside(text, text, text, text),)))
    ours = read("".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html"))).tags
    assert read(page).tags <= ours and not read(page).links
    assert quote.words == text and as_markdown(plain)


def test_the_page_loads_nothing_and_runs_nothing(talk: Talk) -> None:
    """Self-contained: a policy that forbids everything but its own style, and no address of anything else."""
    page = as_html(talk_report(talk))
    assert "default-src 'none'" in page and "http" not in page.replace("http-equiv", "")
    assert 'lang="nl"' in page and "@media print" in page and "width=device-width" in page


def _luminance(colour: str) -> float:
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ink", ["ink", "soft", "do", "coach"])
@pytest.mark.parametrize("ground", ["paper", "card"])
def test_every_colour_of_the_report_meets_aa(ink: str, ground: str) -> None:
    """Contrast of at least 4.5 : 1 on paper and on cards."""
    css = (TEMPLATES / "stijl.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", css))
    light, dark = sorted((_luminance(colours[ink]), _luminance(colours[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_observer_stands_beside_the_program(talk: Talk) -> None:
    """When there was one; with the word of whoever was the person."""
    talk.say(TURNS[0])
    store = Store.in_memory()
    assert "observator en het programma" not in as_markdown(kept_report(store, talk))
    form = ObserverForm("f", talk=talk.id, person_word="Ik voelde me gehoord.").filled("stiltes", View.SEEN, "na de week")
    keep_form(store, form.with_program(talk.afterwards().form), "2026-11-22T10:30:00+00:00")
    report = kept_report(store, talk)
    for text in (as_markdown(report), html.unescape(read(as_html(report)).text)):
        assert "na de week" in text and "Ik voelde me gehoord." in text


def test_je_all_the_way(talk: Talk) -> None:
    """Who chose je reads je."""
    talk.say(TURNS[0])
    talk.say(NEED)
    report = talk_report(talk, "je")
    for text in (as_markdown(report), read(as_html(report)).text):
        assert "blijft van jou" in text and "waren er ongeveer" in text and " van u." not in text


def test_templates_are_shipped_beside_the_code() -> None:
    """The wheel takes what stands in the package."""
    assert {path.name for path in TEMPLATES.iterdir()} >= {"basis.html", "gesprek.html", "stijl.css"}
    assert Path(TEMPLATES).parent.name == "report"
