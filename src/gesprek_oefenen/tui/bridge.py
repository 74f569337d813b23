"""The real practice behind the screens: store, stories, talks and feedback. Everything heavy is loaded when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from gesprek_oefenen.model.errors import ContentError
from gesprek_oefenen.session.clock import Clock, SystemClock, stamp
from gesprek_oefenen.session.dates import day_in_words, moment_in_words
from gesprek_oefenen.session.library import Library
from gesprek_oefenen.session.places import store_file
from gesprek_oefenen.session.settings import load_settings
from gesprek_oefenen.session.store import Store, TalkRow
from gesprek_oefenen.tui.ports import PastTalk, Preferences, StartView, StoryCard, TalkDesk

if TYPE_CHECKING:
    from gesprek_oefenen.authoring.rehearsal import Rehearsal
    from gesprek_oefenen.feedback.help import HelpText
    from gesprek_oefenen.feedback.signs import Noticed
    from gesprek_oefenen.learning.guide import Guide
    from gesprek_oefenen.model.feedback import Proposal, Reflection
    from gesprek_oefenen.model.problems import Problem
    from gesprek_oefenen.model.story import Story
    from gesprek_oefenen.session.talk import Talk
    from gesprek_oefenen.tui.learning.ports import Learning
    from gesprek_oefenen.tui.trainer.ports import Trainer
    from gesprek_oefenen.tui.values import AfterView, Briefing, HelpPlace, OpenedTalk, Reminders

FIELDS = {"coach": "coach", "clock": "klok", "address": "aanspreken", "colours": "kleuren", "calm": "rust", "meeting": "bijeenkomst"}
"""Field of ``Preferences`` -> field of ``Settings``."""

A_MOMENT = timedelta(hours=2)
"""How long after the last turn a talk goes on by itself when the browser or the server comes back."""


class Bridge:
    """``Practice`` on the user's store. ``folders``: his own folders with stories; ``library``: stories that are at hand already.

    A ``visitor`` sees no stories that cannot be played: he cannot mend them.
    """

    def __init__(self, folders: Sequence[str | Path] = (), *, store: Store | None = None, clock: Clock | None = None,
                 seed: Callable[[], int | None] = lambda: None, library: Library | None = None, visitor: bool = False) -> None:
        self._library = library or Library(folders)
        self._visitor = visitor
        self._store = store or Store.open_or_memory(store_file())
        self._clock = clock or SystemClock()
        self._seed = seed
        self._talk: Talk | None = None

    # Preferences

    def preferences(self) -> Preferences:
        """As kept."""
        settings = load_settings(self._store)
        return Preferences(**{ours: getattr(settings, theirs) for ours, theirs in FIELDS.items()})

    def keep_preferences(self, preferences: Preferences) -> None:
        """Keep what differs from what was kept. Raises ``StoreError``."""
        now = load_settings(self._store)
        changes = {theirs: getattr(preferences, ours) for ours, theirs in FIELDS.items()
                   if getattr(preferences, ours) != getattr(now, theirs)}
        if changes:
            self._store.change_settings(changes)
            if self._talk is not None:
                self._talk.speak(preferences.address)

    @property
    def _address(self) -> str:
        return load_settings(self._store).aanspreken

    # Lists

    def start_view(self) -> StartView:
        """Stories and talks that wait: one query and the cached index."""
        rows = self._store.talks()
        cards = tuple(
            StoryCard(s.id, s.title, s.person, s.age, s.phase, s.after_meeting, s.level, s.heavy,
                      sum(row.ended for row in rows if row.story == s.id), int(bool(s.fault)))
            for s in self._library.summaries() if not (s.fault and self._visitor))
        waiting = tuple(self._past(row) for row in rows if not row.ended and row.begun)
        return StartView(cards, waiting, sum(row.ended for row in rows), self._store.warning, day_in_words(self._now()))

    def past(self) -> tuple[PastTalk, ...]:
        """Every talk, the latest first."""
        from gesprek_oefenen.session.reflections import kept_reflections

        kept = kept_reflections(self._store)
        return tuple(self._past(row, kept.get(row.id)) for row in self._store.talks())

    def _past(self, row: TalkRow, reflection: Reflection | None = None) -> PastTalk:
        return PastTalk(row.id, row.story, row.person, row.title, moment_in_words(row.touched, self._now()), row.turns,
                        round(row.seconds / 60), not row.ended, reflection.voornemen if reflection else "")

    def _now(self) -> datetime:
        return self._clock.now().astimezone()

    # Before and during a talk

    def briefing(self, story_id: str) -> Briefing:
        """The story, what one may ask feedback on, and where help is when it is heavy."""
        from gesprek_oefenen.feedback.form import goal_skills, skill_names
        from gesprek_oefenen.feedback.help import help_before
        from gesprek_oefenen.tui.values import Briefing, FocusChoice

        story = self._library.story(story_id)
        goals = goal_skills(story.goals)
        focus = tuple(FocusChoice(key, text, key in goals) for key, text in skill_names(self._address).items())
        before = help_before(story, self._address)
        guide = self._guide()
        wanted = guide.wanted()
        return Briefing(story, focus, _places(before), before.intro if before else "", guide.plan(story.id).why,
                        wanted.text if wanted else "")

    def begin(self, story_id: str, focus: Sequence[str], coach: str) -> OpenedTalk:
        """Begin a talk."""
        from gesprek_oefenen.session.talk import AUTOMATIC, Talk
        from gesprek_oefenen.tui.values import OpenedTalk

        plan = self._guide().plan(self._library.story(story_id).id) if coach == AUTOMATIC else None
        self._talk = Talk.start(self._store, self._library, story_id, seed=self._seed(), coach=coach, focus=tuple(focus),
                                clock=self._clock, address=self._address, plan=plan)
        return OpenedTalk(self._talk, coach=self._talk.coach, why=plan.why if plan and plan.quiet else "")

    def _guide(self) -> Guide:
        from gesprek_oefenen.learning.guide import Guide

        return Guide(self._store, self._library, self._clock, self._address)

    def resume(self, talk_id: str) -> OpenedTalk:
        """Pick up a talk."""
        from gesprek_oefenen.tui.values import OpenedTalk

        talk = self._find(talk_id)
        return OpenedTalk(talk, talk.kept_draft(), again=True, seconds=talk.row.seconds, coach=talk.coach)

    def left_open(self) -> str:
        """The talk the person was in a moment ago (not touched longer ago than ``A_MOMENT``), or ""."""
        rows = self._store.talks()
        recent = rows[0] if rows else None
        if recent is None or recent.ended or not recent.begun:
            return ""
        return recent.id if self._clock.now() - datetime.fromisoformat(recent.touched) <= A_MOMENT else ""

    def _find(self, talk_id: str) -> Talk:
        """The talk at hand, or another as it was kept."""
        from gesprek_oefenen.session.talk import Talk

        if self._talk is None or self._talk.id != talk_id:
            self._talk = Talk.resume(self._store, self._library, talk_id, clock=self._clock, address=self._address)
        return self._talk

    def reminders(self, desk: TalkDesk) -> Reminders:
        """For a time-out."""
        from gesprek_oefenen.tui.values import Reminders

        return Reminders(*cast("Talk", desk).reminders())

    def help_places(self, story: Story | None) -> tuple[HelpPlace, ...]:
        """Where help is."""
        from gesprek_oefenen.feedback.help import all_help
        from gesprek_oefenen.learning.referral import local_card, places_nearby
        from gesprek_oefenen.tui.values import HelpPlace

        places = _places(all_help(self._address))
        try:
            here = local_card(self._store, self._library.extra_folders)
        except ContentError:  # a broken file of one's own never hides where help is
            return places
        return (*places, *(HelpPlace(name, reach) for name, reach in places_nearby(here.contacts)))

    def own_need(self, desk: TalkDesk) -> str:
        """What is shown quietly when the last turn sounded like the trainee's own need, or ""."""
        quiet = cast("Talk", desk).quiet_help()
        return quiet.text if quiet is not None else ""

    # After a talk

    def after(self, talk_id: str) -> AfterView:
        """All that is shown after a talk."""
        from gesprek_oefenen.feedback.background import background
        from gesprek_oefenen.feedback.help import help_after
        from gesprek_oefenen.feedback.signs import sign_card
        from gesprek_oefenen.model.feedback import Reflection
        from gesprek_oefenen.session.noticed import noticed_signs
        from gesprek_oefenen.tui.values import AfterView, BothVersions, SignsPart

        talk = self._find(talk_id)
        seen = talk.afterwards()
        versions = tuple(BothVersions(v.first, v.then, v.first_did, v.then_did, v.together) for v in seen.versions)
        help_text = help_after(talk.story, self._address)
        card = sign_card(talk.story, self._address)
        return AfterView(talk_id, talk.story, talk.record(), seen.experience, seen.tips, seen.form, versions,
                         talk.get_reflection() or Reflection(), seen.reached, _places(help_text),
                         help_text.intro if help_text else "",
                         SignsPart(card, noticed_signs(self._store, talk_id)) if card else None,
                         background(talk.story, self._address))

    def proposals(self, talk_id: str) -> tuple[Proposal, ...]:
        """Proposals for the reflector."""
        return self._find(talk_id).afterwards().proposals

    def keep_reflection(self, talk_id: str, reflection: Reflection) -> None:
        """Keep what was written."""
        self._find(talk_id).put_reflection(reflection)

    def keep_signs(self, talk_id: str, signs: Iterable[str]) -> None:
        """Keep which signs were noticed in a talk."""
        from gesprek_oefenen.session.noticed import keep_noticed_signs

        keep_noticed_signs(self._store, talk_id, signs, stamp(self._clock.now()))

    def compare_signs(self, talk_id: str, signs: Iterable[str]) -> Noticed:
        """What was noticed beside what was in the story."""
        from gesprek_oefenen.feedback.signs import compare, sign_card

        story = self._find(talk_id).story
        card = sign_card(story, self._address)
        assert card is not None
        return compare(card, signs, story.person.name, self._address)

    def as_text(self, talk_id: str) -> str:
        """The talk with everything beside it, as Markdown."""
        from gesprek_oefenen.report.gather import kept_report
        from gesprek_oefenen.report.markdown import as_markdown

        return as_markdown(kept_report(self._store, self._find(talk_id), self._address))

    def as_page(self, talk_id: str) -> str:
        """The report of a talk as HTML: a double click opens it everywhere, and it prints."""
        from gesprek_oefenen.report.gather import kept_report
        from gesprek_oefenen.report.html import as_html

        return as_html(kept_report(self._store, self._find(talk_id), self._address))

    def save_as_file(self, talk_id: str) -> Path:
        """Write the report among the documents. Raises ``StoreError``."""
        return self.keep_file(f"gesprek-{talk_id or 'zonder-naam'}", ".html", self.as_page(talk_id))

    def keep_file(self, stem: str, ending: str, text: str) -> Path:
        """Write a text among the documents, never over another file. Raises ``StoreError``."""
        from gesprek_oefenen.model.errors import StoreError
        from gesprek_oefenen.tui.documents import keep_in_documents

        if self._visitor:  # the screens offer a download; this is for the screen that forgot
            raise StoreError("Op deze computer kunt u geen bestanden bewaren. Er is niets weg.")
        return keep_in_documents(stem, ending, text)

    def hand_in(self, name: str, with_talks: bool) -> str:
        """What one hands in to the trainer, as JSON. Raises ``InputError``, ``StoreError``."""
        from gesprek_oefenen.trainer.hand_in import hand_in_text

        return hand_in_text(self._store, self._library, name=name, with_talks=with_talks, clock=self._clock)

    def throw_away(self, talk_id: str) -> None:
        """Delete one talk."""
        if talk_id:
            self._store.delete_talk(talk_id)
        self._talk = None

    def wipe(self) -> None:
        """Delete everything."""
        self._talk = None
        self._store.wipe()

    # For authors

    def problems(self, story_id: str) -> tuple[Problem, ...]:
        """Everything there is to say of a scenario file."""
        from gesprek_oefenen.authoring.check import check_paths

        return check_paths([self._library.file(story_id)], self._library).problems

    def rehearse(self, story_id: str) -> Rehearsal:
        """A talk with a story that is being written."""
        from gesprek_oefenen.authoring.rehearsal import Rehearsal

        return Rehearsal(self._library, story_id)

    # Areas of their own

    def learning(self) -> Learning:
        """Path, progress, looking at oneself, short exercises, cards."""
        from gesprek_oefenen.tui.learning.bridge import LearningBridge

        return LearningBridge(self._store, self._library, self._clock, lambda: self._address)

    def trainer(self) -> Trainer:
        """Dividing the group, running a round, observing."""
        from gesprek_oefenen.tui.trainer.bridge import TrainerBridge

        return TrainerBridge(self._store, self._library, self._clock, lambda: self._address, lambda stem, text: self.keep_file(stem, ".html", text))

    def data_place(self) -> str:
        """Where everything is kept."""
        return str(self._store.path or "het geheugen (er kan nu niet op schijf bewaard worden)")

    def close(self) -> None:
        """Close the store."""
        self._store.close()


def _places(text: HelpText | None) -> tuple[HelpPlace, ...]:
    from gesprek_oefenen.tui.values import HelpPlace

    return tuple(HelpPlace(one.who, one.how) for one in text.lines) if text is not None else ()
