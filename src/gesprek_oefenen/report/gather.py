"""From a talk as it was kept to the report of it; what is private stays out here, so that no format can forget it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from gesprek_oefenen.feedback.help import HelpText, help_after
from gesprek_oefenen.feedback.share import share_of_talking
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.feedback import Evidence, Reflection, SkillResult, TipResult
from gesprek_oefenen.model.play import Exchange, TurnKind
from gesprek_oefenen.report.values import (
    BEST,
    GAIN,
    Beside,
    ReportLine,
    ReportPoint,
    ReportQuote,
    ReportTurn,
    ReportVersions,
    TalkReport,
)
from gesprek_oefenen.session.dates import day_in_words
from gesprek_oefenen.session.turn import moves_in_words

if TYPE_CHECKING:
    from gesprek_oefenen.feedback.taken_back import BothWays
    from gesprek_oefenen.feedback.turning_points import TurningPoint
    from gesprek_oefenen.session.store import Store
    from gesprek_oefenen.session.talk import Talk

SILENCE: Final = "(stilte)"
ROUNDS_OFF: Final = "(rondt het gesprek af)"
STAYS_OUT: Final = "(Hier zei {u|je} iets over {uzelf|jezelf}. Dat blijft van {u|jou} en staat niet in dit verslag.)"
NOTHING_ELSE: Final = "(nog niets anders)"
QUOTES: Final = 3
"""Quotes shown with a line, at most."""

PARTS: Final = (("bekend", "Bekend"), ("besluiten", "Besluiten"), ("bereiken", "Bereiken"), ("voornemen", "Voornemen"),
                ("bespreken_met", "Bespreken met"))
"""Field of ``Reflection`` and the heading above it."""


def talk_report(talk: Talk, address: str = "u", *, beside: Sequence[Beside] = (), person_word: str = "") -> TalkReport:
    """The report of a talk, finished or not.

    Args:
        talk: the talk, picked up from the store.
        address: how the reader is addressed, ``"u"`` or ``"je"``.
        beside: the observer's lines beside the program's, when there was an observer.
        person_word: how it was for the one who was the person, in his own words.

    Raises:
        StoreError: what was written afterwards cannot be read.
    """
    story, record, seen = talk.story, talk.record(), talk.afterwards()
    points, private = talk.turning_points(seen.form), talk.private_turns()
    share = share_of_talking(record)
    best, gain = points.best, points.gain
    marks = {point.number: mark for point, mark in ((gain, GAIN), (best, BEST)) if point is not None}
    turns = tuple(_turn(one, private, marks.get(one.number, ""), address) for one in record.exchanges)
    hidden = {one.number for one in record.exchanges if one.text in private}
    asked = set(record.focus)
    after = help_after(story, address)
    return TalkReport(
        name=story.person.name, title=story.title, address=address,
        when=_day(talk.row.touched), minutes=round(talk.row.seconds / 60),
        role=story.role.strip(), situation=story.situation.strip(), opening_body=story.opening.body, opening=record.opening,
        turns=turns, timeouts=record.timeouts,
        versions=tuple(_versions(one, address) for one in seen.versions if not _is_private(one, private)),
        best=_point(best, hidden), gain=_point(gain, hidden),
        own_share=share.percent, own_words=share.own, other_words=share.other, silences=share.silences,
        experience=" ".join(seen.experience), person_word=person_word,
        tips=tuple(_tip(one, hidden) for one in seen.tips if one.seen and one.do),
        slips=tuple(_tip(one, hidden) for one in seen.tips if one.seen and not one.do),
        lines=tuple(_line(one, hidden, one.id in asked) for one in seen.form),
        beside=tuple(beside), reflection=_reflection(talk.get_reflection()),
        help_intro=after.intro if after is not None else "", help=_help(after), left_out=len(hidden),
    )


def kept_report(store: Store, talk: Talk, address: str = "u") -> TalkReport:
    """The report of a talk with the observer beside the program, when there was an observer. Raises ``StoreError``."""
    from gesprek_oefenen.trainer.observer import beside, form_of_talk

    form = form_of_talk(store, talk.id)
    if form is None:
        return talk_report(talk, address)
    return talk_report(talk, address, beside=beside(form), person_word=form.person_word)


def _turn(exchange: Exchange, private: frozenset[str], mark: str, address: str) -> ReportTurn:
    outcome = exchange.outcome
    hidden = exchange.text in private
    described = hidden or exchange.kind is not TurnKind.SAY
    own = {TurnKind.SILENCE: SILENCE, TurnKind.ROUND_OFF: ROUNDS_OFF}.get(exchange.kind, exchange.text.strip())
    return ReportTurn(
        exchange.number, fill(STAYS_OUT, address) if hidden else own, described, () if hidden else moves_in_words(exchange),
        outcome.reply, outcome.body, outcome.thought, "" if hidden else mark)


def _point(point: TurningPoint | None, hidden: set[int]) -> ReportPoint | None:
    if point is None or point.number in hidden:
        return None
    quote = ReportQuote(point.number, point.quote.strip() or SILENCE, point.then)
    return ReportPoint(quote, point.reason, point.why, point.source, point.alternative)


def _versions(both: BothWays, address: str) -> ReportVersions:
    then = fill(NOTHING_ELSE, address) if both.then is None else both.then.text.strip() or SILENCE
    return ReportVersions(both.number, both.first.text.strip() or SILENCE, both.first_did, then, both.then_did, both.together)


def _is_private(both: BothWays, private: frozenset[str]) -> bool:
    return both.first.text in private or (both.then is not None and both.then.text in private)


def _line(line: SkillResult, hidden: set[int], asked: bool) -> ReportLine:
    chance = next((one for one in line.chances if one.number not in hidden), None)
    return ReportLine(line.question, line.verdict.value, line.explanation, _quotes(line.evidence, hidden),
                      _quote(chance) if chance is not None else None, asked)


def _tip(tip: TipResult, hidden: set[int]) -> ReportLine:
    return ReportLine(tip.text, quotes=_quotes(tip.evidence, hidden))


def _quotes(evidence: Sequence[Evidence], hidden: set[int]) -> tuple[ReportQuote, ...]:
    return tuple(_quote(one) for one in evidence if one.quote.strip() and one.number not in hidden)[:QUOTES]


def _quote(one: Evidence) -> ReportQuote:
    return ReportQuote(one.number, one.quote.strip(), one.then, one.note)


def _reflection(reflection: Reflection | None) -> tuple[tuple[str, str], ...]:
    if reflection is None:
        return ()
    return tuple((title, text) for key, title in PARTS if (text := getattr(reflection, key).strip()))


def _help(text: HelpText | None) -> tuple[tuple[str, str], ...]:
    return tuple((one.who, one.how) for one in text.lines) if text is not None else ()


def _day(stamp: str) -> str:
    try:
        moment = datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return ""
    return f"{day_in_words(moment)} {moment.year}"
