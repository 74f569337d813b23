"""Hostile text through every field and every place where text from a person or a file lands on the screen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hands import sitting
from made_up import MadeUpPractice, MadeUpTalk, story
from textual.widgets import TextArea

from gesprek_oefenen.feedback.signs import Sign, SignCard, SignGroup
from gesprek_oefenen.model.feedback import Evidence, Proposal, Reflection, SkillResult, TipResult, Verdict
from gesprek_oefenen.model.play import Hint
from gesprek_oefenen.model.story import Achievable, Line, Person
from gesprek_oefenen.tui.ports import PastTalk, StartView, StoryCard
from gesprek_oefenen.tui.values import Briefing, FocusChoice, HelpPlace, Reminders, SignsPart
from gesprek_oefenen.tui.widgets import PushButton

HOSTILE = [
    "[/]",
    "[@click=app.quit]x[/]",
    "ik [zucht] vind [b]dit",
    "[link=http://x]a[/link] [red on blue",
    "\x1b[31mrood\x1b[0m\x1b]0;titel\x07 \x1b[2J\x9b31m",
    "cafe\u0301 e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
    "a\u200bb\u200d\ufeffc\u2060",
    "\u202eachterstevoren\u202c \u2066geïsoleerd\u2069 שלום مرحبا",
    "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 \U000e0041",
    "W" * 10_000,
    "\x00\x01\x07\x08\x7f\r\n\t\u2028\u2029",
    "{u|je} {naam} <u|je> $naam ${x} %s {0}",
    "\ud800 half",
]
"""Markup, actions, escape sequences, stacked accents, zero width, bidi, emoji, a very long word, control codes, our own markers."""


class HostilePractice(MadeUpPractice):
    """Every word anyone reads is ``nasty``."""

    def __init__(self, nasty: str) -> None:
        line = Line("x", nasty, body=nasty)
        super().__init__(
            story(title=nasty, person=Person(nasty, 17, nasty, nasty), role=nasty, phase=nasty, situation=nasty, opening=line,
                  heavy=(nasty,), achievable=Achievable(nasty)),
            [StoryCard("simone", nasty, nasty, 17, nasty, 3, 1, (nasty,))])
        self.nasty = nasty
        self.warning = nasty
        self.card = SignCard(nasty, nasty, (SignGroup(nasty, (Sign(nasty, nasty), Sign("a", nasty))),), frozenset({nasty}))

    def start_view(self) -> StartView:
        view = super().start_view()
        waiting = PastTalk("simone-1", "simone", self.nasty, self.nasty, self.nasty, 3, 9, True)
        return view._replace(waiting=(waiting,), today=self.nasty)

    def briefing(self, story_id: str) -> Briefing:
        return Briefing(self.of, (FocusChoice("a", self.nasty, True),), (HelpPlace(self.nasty, self.nasty),), self.nasty)

    def begin(self, story_id, focus, coach):  # type: ignore[no-untyped-def]
        opened = super().begin(story_id, focus, coach)
        talk = self.talks[opened.desk.id]
        talk.answer = self.nasty
        nasty = self.nasty

        def say(text: str):  # type: ignore[no-untyped-def]
            exchange = MadeUpTalk.say(talk, text[:2_000])
            hint = Hint("hint", "advies", 0, len(text), nasty, nasty, "open_vraag", "r", nasty, nasty)
            exchange = replace(exchange, text=text, hint=hint, outcome=replace(exchange.outcome, body=nasty, thought=nasty))
            talk.exchanges = (*talk.exchanges[:-1], exchange)
            talk.warning = nasty
            return exchange

        talk.say = say  # type: ignore[method-assign]
        return opened

    def reminders(self, desk: object) -> Reminders:
        return Reminders((self.nasty,), (self.nasty,))

    def help_places(self, of: object) -> tuple[HelpPlace, ...]:
        return (HelpPlace(self.nasty, self.nasty),)

    def own_need(self, desk: object) -> str:
        return self.nasty

    def past(self) -> tuple[PastTalk, ...]:
        return tuple(talk._replace(name=self.nasty, title=self.nasty, when=self.nasty, intention=self.nasty) for talk in super().past())

    def after(self, talk_id: str):  # type: ignore[no-untyped-def]
        proof = (Evidence(1, self.nasty, self.nasty, self.nasty),)
        tips = (TipResult("a", self.nasty, True, True, proof), TipResult("b", self.nasty, False, True, proof), TipResult("c", self.nasty, True, False))
        line = SkillResult("a", self.nasty, Verdict.SEEN, self.nasty, proof, proof)
        view = super().after(talk_id)
        versions = tuple(replace(v, first_did=self.nasty, then_did=self.nasty, together=self.nasty) for v in view.versions)
        return replace(view, experience=(self.nasty,), tips=tips, lines=(line,), versions=versions, heavy_words=self.nasty,
                       help=(HelpPlace(self.nasty, self.nasty),),
                       reflection=Reflection(self.nasty, self.nasty, self.nasty, self.nasty, self.nasty),
                       signs=SignsPart(self.card, frozenset({self.nasty})), background=(self.nasty, self.nasty))

    def proposals(self, talk_id: str) -> tuple[Proposal, ...]:
        return tuple(Proposal(column, self.nasty, self.nasty) for column in ("bekend", "besluiten", "bereiken"))

    def data_place(self) -> str:
        return self.nasty


@pytest.mark.parametrize("nasty", HOSTILE, ids=lambda text: ascii(text[:12]))
async def test_hostile_text_through_every_screen(nasty: str) -> None:
    """Nothing raises, no markup works, no control code reaches the terminal, and the way through stays open."""
    practice = HostilePractice(nasty)
    async with sitting(practice, (112, 34)) as h:
        seen = [h.text]

        async def press(*keys: str) -> None:
            await h.press(*keys)
            seen.append(h.text)

        await press("down", "enter")
        assert h.where == "SituationScreen"
        await press("f8")
        assert h.where == "TalkScreen"
        h.app.screen.query_one("#say", TextArea).text = f"moet {nasty}"
        await press("enter")
        await press("f6")
        await press("f3")
        await press("enter")
        await press("f4")
        await press("enter")
        await press("escape")
        await press("escape")
        await press("f1")
        await press("escape")
        h.app.notify(nasty, title=nasty)
        await press("f8")
        await press("enter")
        await press("enter")
        assert h.where == "AfterScreen"
        for _ in range(4):
            await press("f8")
        await press("down", "space", "shift+tab", "enter")
        await press("f8")
        assert h.app.screen.query_one("#bekend", TextArea).text is not None
        await press("f9")
        await press("f8")
        h.app.screen.query_one("#background", PushButton).press()
        await h.settle()
        await press("f7")
        h.app.action_open_history()
        await press()
        await h.settle()
        await press("delete")
        await press("escape")
        h.app.action_open_about()
        await h.settle()
        seen.append(h.text)
        assert h.app.is_running
        screens = "\n".join(seen)
        assert not [c for c in screens if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2066\u200b\u200d")]
        if nasty.startswith("["):
            assert nasty.split()[0] in screens
        if "{u|je}" in nasty:
            assert "{u|je}" in screens


async def test_clicking_on_hostile_markup_does_nothing() -> None:
    """``[@click=app.quit]`` said by a persona is just text."""
    practice = HostilePractice("[@click=app.quit]klik hier[/]")
    async with sitting(practice) as h:
        await h.press("down", "enter", "f8")
        row = next(i for i, line in enumerate(h.lines) if "klik hier" in line)
        assert await h.pilot.click(offset=(h.lines[row].index("klik") + 1, row))
        await h.settle()
        assert h.app.is_running and h.where == "TalkScreen"
