"""Author mode: problems in the list, the panel, replay when the file is saved, from here, keeping as an example."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hands import Hands, sitting
from textual.widgets import TextArea

from gesprek_oefenen.authoring.check import check_paths
from gesprek_oefenen.authoring.rehearsal import Rehearsal
from gesprek_oefenen.content.stories import load_story
from gesprek_oefenen.model.errors import ContentError, InputError
from gesprek_oefenen.model.play import TurnKind
from gesprek_oefenen.session.library import Library
from gesprek_oefenen.tui.bridge import Bridge
from gesprek_oefenen.tui.widgets import Choices

STORIES = Path(__file__).parents[2] / "scenarios"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of the author's own, with Simone in it."""
    shutil.copy(STORIES / "simone.yaml", tmp_path / "simone.yaml")
    return tmp_path


def test_a_rehearsal_explains_every_turn(own: Path) -> None:
    """Move with its words and rule, subject, state, trust, the line with its place in the file."""
    rehearsal = Rehearsal(Library([own]), "simone")
    rehearsal.say("Wat doe je in de pauzes?")
    panel = {line.label: line.text for line in rehearsal.panel(1)}
    assert "open_vraag" in " ".join(line.text for line in rehearsal.panel(1) if line.label == "zet")
    assert panel["onderwerp"].startswith("school") and panel["toestand"].startswith("afwachtend")
    assert panel["vertrouwen"].endswith(")") and "(regel " in panel["zin"]
    line_no = int(panel["zin"].split("(regel ")[1].split(")")[0])
    assert rehearsal.exchanges[0].outcome.reply in (own / "simone.yaml").read_text(encoding="utf-8").splitlines()[line_no - 1]
    assert [line.label for line in rehearsal.panel(0)] == ["toestand", "vertrouwen"]


def test_saving_the_file_replays_to_the_same_turn_and_tells_what_changed(own: Path) -> None:
    """The talk stands where it stood; a changed answer is named."""
    rehearsal = Rehearsal(Library([own]), "simone")
    rehearsal.say("Hoe gaat het met je?")
    rehearsal.say("Wat doe je in de pauzes?")
    said = rehearsal.exchanges[1].outcome.reply
    file = own / "simone.yaml"
    assert not rehearsal.file_changed
    file.write_text(file.read_text(encoding="utf-8").replace(said, "Dat is nu anders."), encoding="utf-8")
    assert rehearsal.file_changed
    reread = rehearsal.reread()
    assert (reread.problem, reread.played, reread.different) == ("", 2, (2,))
    assert rehearsal.exchanges[1].outcome.reply != said and rehearsal.exchanges[1].text == "Wat doe je in de pauzes?"


def test_a_broken_file_is_told_and_the_talk_goes_on(own: Path) -> None:
    """Half a save is daily business for an author."""
    rehearsal = Rehearsal(Library([own]), "simone")
    rehearsal.say("Hoe gaat het met je?")
    file = own / "simone.yaml"
    good = file.read_text(encoding="utf-8")
    file.write_text(good + "\nstuk: [", encoding="utf-8")
    assert "simone.yaml" in rehearsal.reread().problem
    rehearsal.say("Wat doe je in de pauzes?")
    assert len(rehearsal.exchanges) == 2
    file.write_text(good, encoding="utf-8")
    assert rehearsal.reread().played == 2


def test_playing_from_here_drops_what_came_later(own: Path) -> None:
    """And the same turn gives the same answer again."""
    rehearsal = Rehearsal(Library([own]), "simone")
    first = rehearsal.say("Hoe gaat het met je?")
    second = rehearsal.say("Wat doe je in de pauzes?")
    rehearsal.play_from(1)
    assert rehearsal.exchanges == (first,)
    assert rehearsal.say("Wat doe je in de pauzes?") == second
    assert rehearsal.take_back() == second


def test_a_kept_example_is_a_test_that_passes(own: Path) -> None:
    """Everything else in the file stands as it stood; a checker finds nothing wrong with the example."""
    file = own / "simone.yaml"
    before = file.read_text(encoding="utf-8")
    rehearsal = Rehearsal(Library([own]), "simone")
    for text in ("Hoe gaat het met je?", 'Wat doe je in de "pauzes"?', ""):
        rehearsal.say(text)
    rehearsal.round_off()
    assert rehearsal.keep_as_example("proef: één", last=2) == 3
    after = file.read_text(encoding="utf-8")
    assert all(line in after.splitlines() for line in before.splitlines())
    talk = load_story(file).examples[-1]
    assert (talk.name, len(talk.turns)) == ("proef: één", 3)
    assert talk.turns[0].expect.state == "" and talk.turns[1].expect.state == rehearsal.exchanges[1].outcome.state
    problems = [p for p in check_paths([file]).problems if p.code.startswith("voorbeeld") and "proef" in p.message]
    assert problems == []


def test_keeping_nothing_or_in_a_broken_file_changes_nothing(own: Path) -> None:
    """A clear word, and the file stands as it was."""
    rehearsal = Rehearsal(Library([own]), "simone")
    with pytest.raises(InputError):
        rehearsal.keep_as_example("leeg")
    rehearsal.say("Hoe gaat het met je?")
    file = own / "simone.yaml"
    broken = file.read_text(encoding="utf-8") + "\nstuk: ["
    file.write_text(broken, encoding="utf-8")
    with pytest.raises(ContentError):
        rehearsal.keep_as_example("proef")
    assert file.read_text(encoding="utf-8") == broken and [p.name for p in own.iterdir()] == ["simone.yaml"]


async def test_author_screen_shows_problems_and_opens_a_rehearsal(own: Path) -> None:
    """By keyboard: the list, the problem with its line, the panel, back and forth, from here."""
    file = own / "simone.yaml"
    text = file.read_text(encoding="utf-8")
    (own / "stuk.yaml").write_text(text.replace("id: simone", "id: stuk", 1).replace("van: afwachtend, naar: voorzichtig", "van: afwachtend, naar: nergens", 1),
                                   encoding="utf-8")
    async with sitting(Bridge([own]), (120, 40)) as h:
        h.app.action_open_author()
        await h.settle()
        choices = h.app.screen.query_one(Choices)
        await _until(h, lambda: "wordt nagekeken" not in h.text)
        choices.highlighted = choices.get_option_index("stuk")
        await h.settle()
        assert "fout" in h.text and "nergens" in h.flat
        choices.highlighted = choices.get_option_index("simone")
        await h.press("enter")
        assert h.where == "RehearsalScreen"
        await h.say("Hoe gaat het met je?")
        await h.say("Wat doe je in de pauzes?")
        assert "beurt 2" in h.text and "open_vraag" in h.flat and "(regel " in h.text
        await h.press("f6")
        assert "beurt 1" in h.text
        await h.press("f9")
        assert "Verder na beurt 1." in h.text and "pauzes" not in h.text


async def test_saving_while_the_rehearsal_is_open_reloads_it(own: Path) -> None:
    """The author saves in another program; the screen says so."""
    file = own / "simone.yaml"
    async with sitting(Bridge([own]), (120, 40)) as h:
        h.app.action_open_author()
        await h.settle()
        await _until(h, lambda: "wordt nagekeken" not in h.text)
        choices = h.app.screen.query_one(Choices)
        choices.highlighted = choices.get_option_index("simone")
        await h.press("enter")
        await h.say("Hoe gaat het met je?")
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("vertrouwen: 30", "vertrouwen: 33", 1), encoding="utf-8")
        await _until(h, lambda: "Opnieuw gelezen, 1 beurt opnieuw gespeeld." in h.flat)
        await h.press("f10")
        h.app.screen.query_one("#example-name", TextArea).text = "proef"
        await h.click("#keep")
        await _until(h, lambda: "Het is nu een toets." in h.flat)
    assert load_story(file).examples[-1].name == "proef"
    assert load_story(file).examples[-1].turns[0].say == "Hoe gaat het met je?"


async def _until(h: Hands, holds) -> None:  # type: ignore[no-untyped-def]
    for _ in range(600):
        if holds():
            return
        await h.pilot.pause(0.1)
        await h.settle()
    raise AssertionError(h.text)


def test_silence_and_goodbye_in_a_rehearsal(own: Path) -> None:
    """The same turns as in a talk."""
    rehearsal = Rehearsal(Library([own]), "simone")
    assert rehearsal.silence().kind is TurnKind.SILENCE
    rehearsal.round_off()
    assert rehearsal.ended
    with pytest.raises(InputError):
        rehearsal.say("Nog iets?")
