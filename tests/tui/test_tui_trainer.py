"""For trainers: dividing eleven people, a round on the big screen, an observer; at the keyboard, with the real store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hands import Hands, sitting
from textual.widgets import Digits, TextArea

from gesprek_oefenen.session.clock import FrozenClock
from gesprek_oefenen.session.store import Store
from gesprek_oefenen.tui.bridge import Bridge
from gesprek_oefenen.tui.trainer import round as round_module
from gesprek_oefenen.tui.trainer.division import DivisionScreen
from gesprek_oefenen.tui.widgets import Choice, Choices, Words

ELEVEN = """Anna, vrijwilliger, Zonnebloem
Bram, professional, Wmo
Cor, vrijwilliger, Kerk
Dirk, vrijwilliger, Rode Kruis
Els, professional, Wmo
Fien, vrijwilliger, Kerk
Gijs, professional, Welzijn
Hans, vrijwilliger, Zonnebloem
Ine, vrijwilliger, Kerk
Jo, professional, Welzijn
Kees, vrijwilliger, Rode Kruis
"""
BEGIN = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def practice() -> tuple[Bridge, FrozenClock]:
    """A practice with a store in memory and a clock that stands still."""
    clock = FrozenClock(BEGIN)
    return Bridge(store=Store.in_memory(), clock=clock), clock


async def until(h: Hands, holds: Callable[[], bool]) -> None:
    """Wait for the working thread; dividing takes a moment."""
    for _ in range(200):
        if holds():
            return
        await h.pilot.pause(0.05)
        await h.settle()
    raise AssertionError(h.text)


async def divided(h: Hands, names: str = ELEVEN, rounds: int = 3) -> None:
    """From the start to a division of eleven people in three rounds."""
    h.app.action_open_trainer()
    await h.settle()
    await h.press("enter")
    assert h.where == "PeopleScreen"
    h.app.screen.query_one("#names", TextArea).text = names
    for choice in h.app.screen.query(Choice):
        if choice.value == ("rounds", rounds):
            choice.action_choose()
    await h.settle()
    await h.press("f8")
    await until(h, lambda: h.where == "DivisionScreen" and "Ronde 1" in h.text)


def trainer_of(h: Hands):  # type: ignore[no-untyped-def]
    """What the screens ask."""
    return h.app.practice.trainer()


def only_division(h: Hands):  # type: ignore[no-untyped-def]
    """The one division that was made."""
    (card,) = trainer_of(h).divisions()
    return trainer_of(h).division(card.id)


async def test_eleven_people_someone_late_two_who_change_and_someone_who_leaves() -> None:
    """As a trainer in front of the group does it, keeping what was."""
    made, _ = practice()
    async with sitting(made) as h:
        await divided(h)
        assert "Met het programma" in h.text
        assert "Niemand treft iemand twee keer." in h.app.screen.query_one("#round-words", Words).words
        await h.press("f2")
        h.app.screen.query_one("#line", TextArea).text = "Laura, vrijwilliger"
        await h.press("enter")
        await until(h, lambda: "Laura" in {p.name for p in only_division(h).request.participants})
        await h.press("f4")
        await h.press("enter")
        assert "ruilt Anna" in h.flat
        await h.press("enter")
        await until(h, lambda: only_division(h).rounds[0].by_hand)
        await h.press("f3", "enter")
        await until(h, lambda: "Anna" not in {p.name for p in only_division(h).request.participants})
        assert len(only_division(h).rounds[2].members) == 11


async def test_what_is_wrong_in_the_list_is_told_and_nothing_typed_is_lost() -> None:
    """Also when one goes away in between."""
    made, _ = practice()
    async with sitting(made) as h:
        h.app.action_open_trainer()
        await h.settle()
        await h.press("enter")
        h.app.screen.query_one("#names", TextArea).text = "Anna\nanna\n"
        h.app.screen.query_one("#wishes", TextArea).text = "niet samen: Anna, Piet"
        await h.press("f8")
        assert h.where == "PeopleScreen" and "staat ook op regel 1" in h.flat
        await h.app.screen.run_action("back")
        await h.settle()
        await h.press("enter")
        await until(h, lambda: h.app.screen.query_one("#names", TextArea).text == "Anna\nanna\n")
        assert h.app.screen.query_one("#wishes", TextArea).text == "niet samen: Anna, Piet"


async def test_names_come_from_a_file(tmp_path: Path) -> None:
    """A CSV as Excel writes it; a file that is not there is told."""
    file = tmp_path / "groep.csv"
    file.write_bytes("naam;rol;organisatie\r\nRené;v;Kerk\r\n\"Bos; Ans\";p;\r\n".encode("cp1252"))
    made, _ = practice()
    async with sitting(made) as h:
        h.app.action_open_trainer()
        await h.settle()
        await h.press("enter", "f5")
        h.app.screen.query_one("#line", TextArea).text = str(tmp_path / "weg.csv")
        await h.press("enter")
        assert "niet openen" in h.flat
        await h.press("f5")
        h.app.screen.query_one("#line", TextArea).text = str(file)
        await h.press("enter")
        assert "René;vrijwilliger;Kerk" in h.app.screen.query_one("#names", TextArea).text
        await h.press("f8")
        await until(h, lambda: h.where == "DivisionScreen" and "Bos; Ans" in h.flat)


@pytest.mark.parametrize("name", ["[/]x", "[@click=app.leave]Weg[/]", "{u|je} {naam}", "Zoë <b>", "A" * 60])
async def test_hostile_names_are_only_names(name: str) -> None:
    """In the division, in a list to pick from, on the big screen."""
    made, _ = practice()
    async with sitting(made, (120, 40)) as h:
        await divided(h, f'"{name}"\nBram\nCor\n', 1)
        assert name in h.flat
        await h.press("f4")
        assert name in h.flat
        await h.press("down", "enter", "escape", "f8")
        assert h.where == "RoundScreen" and name in h.flat


async def test_a_round_runs_rings_at_each_phase_and_goes_on_after_a_reload(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin, a minute more, on; then the screen is closed and opened again seven minutes later."""
    passed = 0.0
    monkeypatch.setattr(round_module, "monotonic", lambda: passed)
    made, clock = practice()
    rang: list[int] = []
    async with sitting(made, (120, 40)) as h:
        monkeypatch.setattr(h.app, "bell", lambda: rang.append(1))
        await divided(h)
        await h.press("f8")
        assert h.where == "RoundScreen" and "[luisteren]" in h.text and "Nog niet begonnen" in h.flat
        assert h.app.screen.query_one(Digits).value == "15:00"
        assert all(name.split(",")[0] in h.flat for name in ELEVEN.splitlines()), "who sits where"
        await h.press("f5", "f6")
        assert h.app.screen.query_one(Digits).value == "16:00"
        passed = 60.0
        await until(h, lambda: h.app.screen.query_one(Digits).value == "15:00")
        passed = 16 * 60.0
        await until(h, lambda: h.app.screen.query_one(Digits).value == "05:00")
        assert rang == [1] and "› Feedback 5" in h.flat
        await h.app.screen.run_action("back")
        await h.settle()
        clock.moment = BEGIN + timedelta(minutes=23)
        passed = 5000.0
        await h.press("f8")
        await until(h, lambda: h.where == "RoundScreen" and h.app.screen.query_one(Digits).value == "08:00")
        assert "› In de groep 10" in h.flat
        await h.press("f5")
        assert "De klok staat stil" in h.flat
        await h.press("f8", "f8")
        assert "Deze ronde is klaar" in h.flat
        await h.click("#done")
        await until(h, lambda: h.where == "DivisionScreen" and "geweest" in h.text)
        assert only_division(h).held == 1


async def test_other_lengths_for_a_round() -> None:
    """What is no list of minutes changes nothing and is told."""
    made, _ = practice()
    async with sitting(made, (120, 40)) as h:
        await divided(h, rounds=1)
        await h.press("f8")
        for line, clock in (("8 4 8 3", "08:00"), ("veel", "08:00"), ("1,2", "08:00")):
            await h.app.screen.run_action("minutes")
            await h.settle()
            h.app.screen.query_one("#line", TextArea).text = line
            await h.press("enter")
            assert h.app.screen.query_one(Digits).value == clock
        assert any("Hier horen 4 getallen" in note.message for note in h.app._notifications)


async def test_an_observer_notes_with_a_key_fills_in_and_lays_it_beside_the_program() -> None:
    """The differences come first, as questions; the person's word stands on top."""
    made, _ = practice()
    talk = made.begin("simone", (), "uit").desk
    for turn in ("Hoe gaat het met je?", "Je moet gewoon op een club gaan.", "Hoe ziet zo'n pauze eruit?", "Wat mis je dan?"):
        talk.say(turn)
    talk.round_off()
    async with sitting(made) as h:
        h.app.action_open_trainer()
        await h.settle()
        await h.press("down", "enter")
        assert h.where == "ObserveScreen"
        h.app.screen.query_one("#supporter", TextArea).text = "Dirk [b]"
        h.app.screen.query_one("#focus", TextArea).text = "stiltes laten vallen"
        await h.press("enter", "4", "4", "9", "backspace", "plus")
        h.app.screen.query_one("#own", TextArea).text = "keek op toen zij zweeg"
        await h.press("enter")
        assert h.text.count("00:00") >= 3 and "keek op toen zij zweeg" in h.flat
        await h.press("f2", "down", "enter")
        assert "gesprek met Simone" in h.flat
        h.app.screen.query_one("#observe-list", Choices).highlighted = 0
        await h.press("enter", "j", "e")
        assert h.app.screen.query_one("#fill-words", TextArea).text == "je"  # who types before an answer is chosen loses nothing
        await h.press("escape", "enter", "tab", "tab", "enter")
        h.app.screen.query_one("#fill-words", TextArea).text = "Je bent altijd zo gehaast."
        await until(h, lambda: "Noem een moment" in h.flat)
        h.app.screen.query_one("#keep").press()  # type: ignore[attr-defined]
        await h.settle()
        assert "niet gezien" in h.flat
        await h.press("f8")
        await until(h, lambda: h.where == "CompareScreen" and "programma" in h.text)
        assert "Het programma zag wel open vragen; de observator niet." in h.flat
        words = h.app.screen.query_one("#compare-words", Words).words
        assert words.index("Stelde de ondersteuner open vragen?") < words.index("Liet de ondersteuner stiltes vallen?"), "the difference first"
        await h.press("f4")
        h.app.screen.query_one("#line", TextArea).text = "Toen hij wachtte durfde ik meer."
        await h.press("enter")
        await until(h, lambda: "Toen hij wachtte durfde ik meer." in h.flat)
        (card,) = trainer_of(h).forms()
        form = trainer_of(h).form(card.id)
        assert (form.supporter, form.focus, form.person_word) == ("Dirk [b]", ("stiltes laten vallen",), "Toen hij wachtte durfde ik meer.")
        assert [note.skill for note in form.notes] == ["stiltes", "stiltes", ""] and form.program


async def test_looking_back_says_nothing_below_a_sensible_number(tmp_path: Path) -> None:
    """Of observers and of the group; a folder that is not there is told."""
    made, _ = practice()
    async with sitting(made) as h:
        h.app.action_open_trainer()
        await h.settle()
        h.app.screen.action_go("agreement")  # type: ignore[attr-defined]
        await h.settle()
        assert "Vanaf 10" in h.flat
        await h.app.screen.run_action("back")
        await h.settle()
        h.app.screen.action_go("overview")  # type: ignore[attr-defined]
        await h.settle()
        h.app.screen.query_one("#line", TextArea).text = str(tmp_path / "weg")
        await h.press("enter")
        assert "is er niet" in h.flat
        await h.app.screen.run_action("place")
        await h.settle()
        h.app.screen.query_one("#line", TextArea).text = str(tmp_path)
        await h.press("enter")
        await until(h, lambda: "Vanaf 5 deelnemers" in h.flat)


async def test_the_division_is_saved_as_a_page_and_taken_off_the_list(own_folders: Path) -> None:
    """After a question; it says where the page is."""
    made, _ = practice()
    async with sitting(made) as h:
        await divided(h, "Anna\nBram\nCor\n", 1)
        await h.press("f6")
        await until(h, lambda: "Bewaard" in h.text)
        pages = list(own_folders.rglob("indeling-1*.html"))
        assert len(pages) == 1 and "Anna" in pages[0].read_text(encoding="utf-8")
        await h.press("enter")
        await h.app.screen.run_action("back")
        await h.settle()
        assert "3 deelnemers, 1 ronde" in h.flat
        h.app.screen.query_one(Choices).highlighted = 4
        await h.settle()
        await h.press("delete")
        assert "van de lijst halen" in h.flat
        h.app.screen.query_one("#yes").press()  # type: ignore[attr-defined]
        await until(h, lambda: "3 deelnemers" not in h.flat)


def test_the_screens_are_loaded_when_the_first_of_them_opens() -> None:
    """The start counts every import."""
    import subprocess
    import sys

    probe = ("import sys, gesprek_oefenen.tui.app, gesprek_oefenen.tui.screens.start, gesprek_oefenen.tui.bridge; "
             "print([name for name in sys.modules if 'trainer' in name])")
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert DivisionScreen.help_id == "indeling"


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)], ids=str)
def test_round_picture(snap_compare, size: tuple[int, int]) -> None:  # type: ignore[no-untyped-def]
    """Eleven people on the big screen: coat-stand, clock, who sits where."""
    from gesprek_oefenen.tui.app import PractiseApp

    made, _ = practice()

    async def walk(pilot) -> None:  # type: ignore[no-untyped-def]
        h = Hands(pilot.app, pilot)
        await h.settle()
        trainer = trainer_of(h)
        which, division = await h.app.work(lambda: trainer.make(trainer.request(ELEVEN, "", 3, 3, False)))
        h.app.push_screen(round_module.RoundScreen(which, division, 1))
        await h.settle()

    assert snap_compare(PractiseApp(lambda: made), terminal_size=size, run_before=walk)
