"""A talk: kept turn by turn, picked up where it was, the same again with the same seed."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from gesprek_oefenen.analysis.loading import load_rules
from gesprek_oefenen.analysis.reader import Reader
from gesprek_oefenen.model.errors import InputError, UnknownStoryError
from gesprek_oefenen.model.feedback import Reflection
from gesprek_oefenen.model.moves import Signal
from gesprek_oefenen.model.play import Exchange, TurnKind
from gesprek_oefenen.session.clock import FrozenClock
from gesprek_oefenen.session.codec import from_data
from gesprek_oefenen.session.library import Library
from gesprek_oefenen.session.store import Store, TalkMovedOnError
from gesprek_oefenen.session.talk import Talk
from gesprek_oefenen.session.turn import MAX_TURN, context_of

SAID = ["Dag mevrouw Kool", "Hoe is het met uw tuin?", "Dus het onkruid wint het van u.", "U moet eens een tuinman nemen.",
        "Hoe zijn de avonden?", "hoe lang was u getrouwd", "en hoe was dat?"]


def hold(store: Store, library: Library, said: list[str] = SAID, seed: int = 1) -> Talk:
    """A talk with mevrouw Kool in which this was said."""
    talk = Talk.start(store, library, "klein", seed=seed)
    for text in said:
        talk.say(text)
    return talk


def test_picked_up_talk_is_the_talk_that_was_left(store: Store, library: Library) -> None:
    """Every exchange and the whole state come back from the store, silence and time-out included."""
    talk = hold(store, library)
    talk.silence()
    talk.time_out()
    talk.interrupt()
    again = Talk.resume(store, library, talk.id)
    assert again.exchanges == talk.exchanges
    assert again.state == talk.state
    assert again.record() == talk.record()
    assert (again.paused, again.timeouts) == (True, 1)
    assert talk.say("Vertel eens over uw man.") == again_say(store, library, talk.id, "Vertel eens over uw man.")


def again_say(store: Store, library: Library, talk_id: str, text: str) -> Exchange:
    """What the same turn gives in a talk that was picked up, without keeping it."""
    copy = Talk.resume(store, library, talk_id)
    last = copy.take_back()
    assert last is not None
    return copy.say(text)


def test_resuming_replays_nothing(store: Store, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither analysis nor engine is asked anything while a talk is read back."""
    talk = hold(store, library)

    def refuse(*_: object) -> None:
        raise AssertionError("resuming must only read")

    monkeypatch.setattr("gesprek_oefenen.session.talk.play_turn", refuse)
    monkeypatch.setattr(Reader, "read", refuse)
    assert len(Talk.resume(store, library, talk.id).exchanges) == len(SAID)


def test_same_seed_same_talk(library: Library) -> None:
    """And another seed draws other lines."""
    one, two, other = (hold(Store.in_memory(), library, seed=seed) for seed in (1, 1, 2))
    assert one.exchanges == two.exchanges
    assert [e.outcome.reply for e in one.exchanges] != [e.outcome.reply for e in other.exchanges]


def test_taken_back_turn_retyped_gives_the_same_reply(store: Store, library: Library) -> None:
    """Both versions are kept, and the persona has forgotten the first."""
    talk = hold(store, library)
    before = talk.state
    first = talk.say("Doet u nog iets in de tuin?")
    assert talk.take_back() == first
    assert talk.state == before
    assert talk.say("Doet u nog iets in de tuin?") == first
    talk.take_back()
    talk.say("Ziet u uw dochter vaak?")
    record = Talk.resume(store, library, talk.id).record()
    assert [(number, e.text) for number, e in record.taken_back] == [(8, first.text), (8, first.text)]
    assert record.exchanges[-1].text == "Ziet u uw dochter vaak?"


def test_nothing_to_take_back(library: Library) -> None:
    """Before the first turn there is nothing."""
    assert Talk.start(Store.in_memory(), library, "klein", seed=1).take_back() is None


def test_rounded_off_talk_is_over_until_taken_back(store: Store, library: Library) -> None:
    """Her goodbye is an exchange; after it nothing can be said, but it can be taken back."""
    talk = hold(store, library)
    goodbye = talk.round_off()
    assert goodbye.kind is TurnKind.ROUND_OFF
    assert goodbye.outcome.ends
    assert talk.ended
    assert store.talk(talk.id).ended
    with pytest.raises(InputError, match="afgerond"):
        talk.say("Nog één ding")
    talk.take_back()
    assert not talk.ended
    assert not store.talk(talk.id).ended
    talk.say("Nog één ding: hoe is het met uw tuin?")


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_saying_nothing_is_a_silence(library: Library, text: str) -> None:
    """Only white space counts as a silence."""
    talk = Talk.start(Store.in_memory(), library, "klein", seed=1)
    assert talk.say(text).kind is TurnKind.SILENCE


def test_too_long_a_turn_is_refused_kindly(store: Store, library: Library) -> None:
    """It is not said, nothing changes, and a turn of exactly the limit is fine."""
    talk = Talk.start(store, library, "klein", seed=1)
    with pytest.raises(InputError, match="10000 tekens"):
        talk.say("a" * 10_000)
    assert talk.exchanges == ()
    assert talk.say("a" * MAX_TURN).number == 1


@pytest.mark.parametrize("text", ["\x00\x1b[31m rood", "\ud800 half", "e\u0301e\u0301n \u200b\u202e", "[/] [@click=app.quit]x[/]",
                                  "'; DROP TABLE events; --"])
def test_any_text_comes_back_as_typed(store: Store, library: Library, text: str) -> None:
    """Control characters, markup and SQL are words like any other; half surrogates become a replacement character."""
    talk = Talk.start(store, library, "klein", seed=1)
    talk.say(text)
    kept = Talk.resume(store, library, talk.id).exchanges[0].text
    assert kept == text.replace("\ud800", "\ufffd")


def test_stored_findings_can_be_derived_again(store: Store, library: Library, tmp_path: Path) -> None:
    """From the snapshots kept with the talk (story and rules) the analysis comes to what was stored, turn by turn."""
    talk = hold(store, library)
    row = store.talk(talk.id)
    rules_text, story_text = store.snapshot(row.rules_hash), store.snapshot(row.story_hash)
    assert rules_text is not None
    assert story_text is not None
    for name, text in json.loads(rules_text).items():
        file = tmp_path / "regels" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    story = library.story_from_text(story_text, row.story)
    reader = Reader(load_rules(tmp_path / "regels"), story)
    again = Talk.resume(store, library, talk.id)
    turns = [e for e in store.events(talk.id) if e.kind == "beurt"]
    found = 0
    for index, event in enumerate(turns):
        kept = from_data(Exchange, event.body["beurt"])
        context = context_of(story, again._states[index], again.exchanges[:index])
        assert reader.read(kept.text, context).findings == kept.reading.findings
        found += len(kept.reading.findings)
    assert found > 3


def test_story_changed_meanwhile_the_old_talk_keeps_its_own(store: Store, tmp_path: Path, library: Library) -> None:
    """An author changes the file: the open talk goes on with the story it began with."""
    file = tmp_path / "eigen" / "klein.yaml"
    file.parent.mkdir()
    text = library.file("klein").read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    own = Library([file.parent], tmp_path / "index.json")
    talk = Talk.start(store, own, "klein", seed=1)
    talk.say("Hoe is het met uw tuin?")
    file.write_text(text.replace("Het onkruid wint.", "Alles is nu gras."), encoding="utf-8")
    later = Library([file.parent], tmp_path / "index.json")
    lines = [line.text for layer in Talk.resume(store, later, talk.id).story.topic("tuin").layers for line in layer.lines]
    assert "Het onkruid wint." in lines
    file.unlink()
    gone = Library([file.parent], tmp_path / "index.json")
    assert Talk.resume(store, gone, talk.id).exchanges == talk.exchanges


def test_own_need_is_met_and_nowhere_kept(store: Store, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen hears of it for this moment; log, state, record and export hold no trace of the signal."""
    talk = Talk.start(store, library, "klein", seed=1)
    talk.say("Ik wil zelf ook niet meer leven.")
    assert talk.own_need
    help_text = talk.quiet_help()
    assert help_text is not None
    assert "113" in help_text.text
    assert Signal.OWN_NEED.value not in json.dumps(store.export())
    assert all(Signal.OWN_NEED not in e.reading.signals for e in talk.record().exchanges)
    talk.say("Hoe is het met uw tuin?")
    assert not talk.own_need
    assert talk.quiet_help() is None


def test_full_disk_the_talk_goes_on_and_is_kept_later(store: Store, library: Library) -> None:
    """Turns said while the disk was full are in the store as soon as there is room."""
    talk = Talk.start(store, library, "klein", seed=1)
    talk.say("Dag mevrouw")
    (pages,) = store._db.execute("PRAGMA page_count").fetchone()
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    for number in range(3):
        talk.say(f"Hoe is het met uw tuin? {number} " + "bla " * 450)
    assert "vol" in talk.warning
    assert len(talk.exchanges) == 4
    assert len(Talk.resume(store, library, talk.id).exchanges) < 4
    store._db.execute("PRAGMA max_page_count = 100000")
    talk.say("Hoe zijn de avonden?")
    assert talk.warning == ""
    assert Talk.resume(store, library, talk.id).exchanges == talk.exchanges


def test_store_fails_from_the_start(library: Library, tmp_path: Path) -> None:
    """No store at all: one can practise, and is told that nothing is kept."""
    (tmp_path / "weg").write_text("", encoding="utf-8")
    talk = Talk.start(Store.open_or_memory(tmp_path / "weg" / "gesprekken.db"), library, "klein", seed=1)
    talk.say("Hoe is het met uw tuin?")
    assert "niet bewaard" in talk.warning


def test_two_windows_on_one_talk(store: Store, store_path: Path, library: Library) -> None:
    """The second window that answers hears that the first went on; nothing is lost or mixed."""
    talk = hold(store, library, SAID[:2])
    other = Talk.resume(Store.open(store_path), library, talk.id)
    talk.say("Hoe zijn de avonden?")
    with pytest.raises(TalkMovedOnError, match="ander venster"):
        other.say("Ziet u uw dochter vaak?")
    assert len(other.exchanges) == 2
    assert [e.text for e in Talk.resume(store, library, talk.id).exchanges][-1] == "Hoe zijn de avonden?"


def test_reflection_and_draft_wait(store: Store, library: Library) -> None:
    """What was written, and what was being typed, is there the next day."""
    talk = hold(store, library)
    talk.draft("ik wilde nog vr")
    again = Talk.resume(store, library, talk.id)
    assert again.kept_draft() == "ik wilde nog vr"
    assert again.get_reflection() is None
    written = Reflection("luisteren", "adviezen", "vragen naar vroeger", "één stilte", "mijn trainer")
    again.put_reflection(written)
    assert Talk.resume(store, library, talk.id).get_reflection() == written
    again.say("Hoe zijn de avonden?")
    assert again.kept_draft() == ""


def test_time_spent_leaves_long_pauses_out(store: Store, library: Library, clock: FrozenClock) -> None:
    """Two minutes of talk, an afternoon away, one more minute: three minutes."""
    talk = Talk.start(store, library, "klein", seed=1, clock=clock)
    for pause in (timedelta(minutes=2), timedelta(hours=5), timedelta(minutes=1)):
        clock.moment += pause
        talk.say("Hoe is het met uw tuin?")
    assert store.talk(talk.id).seconds == 180


def test_coach_off_gives_no_hint_and_can_be_turned_on(store: Store, library: Library) -> None:
    """The change is an event, so it is there after picking up."""
    talk = Talk.start(store, library, "klein", seed=1, coach="uit")
    assert talk.say("U zou eens naar een club kunnen gaan.").hint is None
    talk.set_coach("vol")
    talk.take_back()
    assert talk.say("U zou eens naar een club kunnen gaan.").hint is not None
    assert Talk.resume(store, library, talk.id).coach == "vol"


def test_turn_five_hundred_costs_what_turn_five_does(library: Library) -> None:
    """What is looked back upon and what is stored for a turn stays the same size in a very long talk."""
    talk = Talk.start(Store.in_memory(), library, "klein", seed=1, coach="uit")
    sizes = []
    for number in range(300):
        if talk.ended:
            break
        talk.say(SAID[1] if number % 3 else "Vertel eens over uw man.")
        sizes.append(len(json.dumps(talk._store.events(talk.id)[-1].body)) if number in (60, 299) else 0)
    assert not talk.ended
    assert sizes[299] < sizes[60] * 1.5
    context = context_of(talk.story, talk.state, talk.exchanges)
    assert len(context.earlier) < 50


def test_unknown_story_names_what_there_is(library: Library) -> None:
    """A slip of the finger gets a suggestion."""
    with pytest.raises(UnknownStoryError, match="Bedoelt u 'simone'"):
        Talk.start(Store.in_memory(), library, "simon")
