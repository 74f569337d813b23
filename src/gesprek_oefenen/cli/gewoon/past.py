"""Looking back at earlier talks in plain lines: read, go through the steps again, keep as a file, throw away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gesprek_oefenen.cli.gewoon.files import ask_file
from gesprek_oefenen.cli.gewoon.lines import Option
from gesprek_oefenen.cli.plain import paragraph
from gesprek_oefenen.cli.streams import say
from gesprek_oefenen.cli.writing import write_file
from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.session.clock import SystemClock, stamp
from gesprek_oefenen.session.dates import moment_in_words
from gesprek_oefenen.session.talk import Talk

if TYPE_CHECKING:
    from gesprek_oefenen.cli.gewoon.home import Home
    from gesprek_oefenen.model.story import Story
    from gesprek_oefenen.session.store import TalkRow


def past_talks(home: Home) -> None:
    """Every talk, the latest first."""
    from gesprek_oefenen.cli.gewoon.home import turns_in_words

    text = home.lines.text
    while True:
        rows = [row for row in home.store.talks() if row.turns]
        if not rows:
            home.lines.say("gewoon.geen_eerdere")
            return
        now = SystemClock().now().astimezone()
        number = home.lines.choose(text("gewoon.eerder"), [
            text("gewoon.eerder_gesprek", naam=row.person, wanneer=moment_in_words(row.touched, now), beurten=turns_in_words(row.turns),
                 hoe=text("gewoon.afgerond" if row.ended else "gewoon.wacht")) for row in rows], back=text("gewoon.terug"))
        if number is None:
            return
        _one(home, rows[number])


def _one(home: Home, row: TalkRow) -> None:
    gone: list[bool] = []
    story = _story_of(home, row.id)
    while not gone:
        text = home.lines.text
        options = [
            Option(text("gewoon.lezen"), lambda: _read(home, row.id)),
            Option(text("gewoon.stappen"), lambda: _steps(home, row.id)),
            *([Option(text("gewoon.signalen"), lambda: _signs(home, row.id, story))] if story is not None and story.signs else []),
            *([Option(text("gewoon.herkomst"), lambda: _background(home, story))] if story is not None and story.background else []),
            *([Option(text("gewoon.verder"), lambda: home.go_on(row))] if not row.ended else []),
            Option(text("gewoon.bestand"), lambda: _keep(home, row.id)),
            Option(text("gewoon.weggooien"), lambda: _throw_away(home, row.id, gone)),
        ]
        number = home.lines.choose(text("gewoon.gesprek_met", naam=row.person), [one.text for one in options], back=text("gewoon.terug"))
        if number is None:
            return
        home.safely(options[number])


def _read(home: Home, talk_id: str) -> None:
    """The whole talk, a line for who says what."""
    from gesprek_oefenen.report.gather import kept_report

    report = kept_report(home.store, Talk.resume(home.store, home.library, talk_id, address=home.address), home.address)
    say()
    paragraph(f"{report.name}: {report.opening}")
    for turn in report.turns:
        paragraph(f"U: {turn.own}" if home.address == "u" else f"Jij: {turn.own}")
        if turn.body:
            paragraph(f"({turn.body})")
        if turn.reply:
            paragraph(f"{report.name}: {turn.reply}")
        if turn.thought:
            paragraph(home.lines.text("gewoon.dacht", naam=report.name, gedachte=turn.thought))


def _steps(home: Home, talk_id: str) -> None:
    """How it was, tips, the ten lines, what one writes."""
    from gesprek_oefenen.cli.after_talk import AfterTalk
    from gesprek_oefenen.learning.referral import nearby_lines

    talk = Talk.resume(home.store, home.library, talk_id, address=home.address)
    AfterTalk(talk, home.address, home.lines.text, home.lines.ask_line, home.lines.interactive,
              lambda: nearby_lines(home.store, home.library.extra_folders)).walk()


def _story_of(home: Home, talk_id: str) -> Story | None:
    """The story as it was when the talk was held; ``None`` when it can no longer be read: one can still throw the talk away."""
    try:
        return Talk.resume(home.store, home.library, talk_id, address=home.address).story
    except PractiseError:
        return None


def _signs(home: Home, talk_id: str, story: Story) -> None:
    """Which signals one noticed, kept, and then what was in the story; nothing is counted."""
    from gesprek_oefenen.feedback.signs import compare, sign_card
    from gesprek_oefenen.session.noticed import keep_noticed_signs, noticed_signs

    card = sign_card(story, home.address)
    if card is None:
        return
    every = [sign for group in card.groups for sign in group.signs]
    before = noticed_signs(home.store, talk_id)
    if before:
        home.lines.say("gewoon.signalen_eerder", wat="; ".join(sign.text for sign in every if sign.id in before))
    home.lines.say("gewoon.regel", tekst=card.explanation)
    chosen = home.lines.choose_several(card.question, [sign.text for sign in every])
    ticked = frozenset(every[at].id for at in chosen) or before
    keep_noticed_signs(home.store, talk_id, ticked, stamp(SystemClock().now()))
    noticed = compare(card, ticked, story.person.name, home.address)
    for heading, signs in noticed.parts:
        home.lines.heading(heading)
        for sign in signs:
            paragraph(f"- {sign}", "  ")
    say()
    for remark in noticed.remarks:
        paragraph(remark)


def _background(home: Home, story: Story) -> None:
    """Where the story comes from: background, never a label."""
    from gesprek_oefenen.feedback.background import background

    say()
    for line in background(story, home.address):
        paragraph(line)


def _keep(home: Home, talk_id: str) -> None:
    """Write the report into a file of choice."""
    from gesprek_oefenen.report.gather import kept_report
    from gesprek_oefenen.report.html import as_html
    from gesprek_oefenen.report.markdown import as_markdown

    file = ask_file(home, f"gesprek-{talk_id}.html", ".html")
    if file is None:
        return
    report = kept_report(home.store, Talk.resume(home.store, home.library, talk_id, address=home.address), home.address)
    write_file(file, as_markdown(report) if file.suffix in (".md", ".txt") else as_html(report))
    home.lines.say("gewoon.staat_in", bestand=file.absolute())


def _throw_away(home: Home, talk_id: str, gone: list[bool]) -> None:
    if home.lines.agrees("gewoon.echt_weg"):
        home.store.delete_talk(talk_id)
        home.lines.say("gewoon.is_weg")
        gone.append(True)
