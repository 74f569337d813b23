"""The plain pages, over HTTP and without a browser: what is done, what is kept, and what never happens."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paper import Paper, visiting

from gesprek_oefenen.model.errors import StoreError
from gesprek_oefenen.session import store as store_module
from gesprek_oefenen.session.store import Store
from gesprek_oefenen.web.formulier.routes import ROUTES
from gesprek_oefenen.web.sheets import as_typed, render

HOSTILE = "<script>alert(1)</script> \"'> </textarea> &amp; {{ 7*7 }} \u202eachterstevoren \x1b[31mrood"
TALK = ("Hoe was je week?", "Wat doe je in zo'n pauze?", "Je loopt dan dus alleen rond, hoor ik.", "Hoe is dat voor je?",
        "Dat klinkt eenzaam.", "Misschien moet je gewoon op een sport gaan.", "Wat zou je zelf willen?")
"""Enough of a talk to look back on."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the server keeps its things."""
    return tmp_path / "server"


# A talk


async def test_what_is_said_is_kept_before_the_answer_is_shown(folder: Path) -> None:
    """The turn is in the visitor's store; the page leads back to the talk, at the newest turn."""
    async with visiting(folder) as visit:
        talk = await visit.begin()
        await visit.say("Hoe was je week?")
        assert visit.where == f"/gesprek/met/{talk}#nieuw"
        store = visit.store()
        (turn,) = [e for e in store.events(talk) if e.kind == "beurt"]
        assert turn.body["beurt"]["text"] == "Hoe was je week?"
        assert turn.body["beurt"]["outcome"]["reply"] in visit.paper.text
        store.close()


async def test_the_same_form_twice_says_it_once(folder: Path) -> None:
    """A second click, or a page sent again: the line is said once and the talk is shown."""
    async with visiting(folder) as visit:
        talk = await visit.begin()
        form = visit.paper
        for _ in range(3):
            await visit.press("zeg", paper=form, zeg="Hoe was je week?")
            assert visit.status == 200
        for button in ("stilte", "terug", "afronden"):
            form = visit.paper
            await visit.press(button, paper=form)
            await visit.press(button, paper=form)
            assert visit.status == 200
        kinds = [event.kind for event in visit.store().events(talk)]
        assert kinds == ["begin", "beurt", "beurt", "terug", "beurt"]


async def test_many_clicks_at_once_say_it_once(folder: Path) -> None:
    """Twenty of the same form at the same moment: one turn."""
    async with visiting(folder) as visit:
        talk = await visit.begin()
        form = visit.paper.form("zeg")
        await asyncio.gather(*(visit.post(form.action, {**form.fields, "doe": "zeg", "zeg": "Hoi."}) for _ in range(20)))
        assert [event.kind for event in visit.store().events(talk)] == ["begin", "beurt"]


async def test_beginning_twice_is_one_talk(folder: Path) -> None:
    """A second click on 'beginnen' leads into the talk that was begun."""
    async with visiting(folder) as visit:
        await visit.go("/gesprek/nieuw/simone")
        form = visit.paper
        await visit.press("", paper=form)
        first = visit.where
        await visit.press("", paper=form)
        assert visit.where == first
        await visit.say("Hoi Simone.")
        await visit.press("", paper=form)
        assert visit.where != first


async def test_a_page_that_is_behind_says_nothing_and_keeps_the_words(folder: Path) -> None:
    """In another tab the talk went on: what was typed here is not said, and stands in the field with the talk as it is now."""
    async with visiting(folder) as visit:
        talk = await visit.begin()
        behind = visit.paper
        await visit.say("Hoe was je week?")
        await visit.say("Wat deed je in de pauze?")
        page = await visit.press("zeg", paper=behind, zeg="Iets heel anders.")
        assert visit.status == 409
        assert "ander venster of tabblad" in page.text
        assert page.form("zeg").fields["zeg"] == "Iets heel anders."
        assert "Wat deed je in de pauze?" in page.text
        assert len([e for e in visit.store().events(talk) if e.kind == "beurt"]) == 2
        await visit.press("zeg")
        assert "Iets heel anders." in visit.paper.text


async def test_a_turn_that_is_too_long_is_given_back(folder: Path) -> None:
    """More than 2,000 characters: kindly refused, nothing said, the words in the field."""
    async with visiting(folder) as visit:
        await visit.begin()
        long = "Nou, " * 401
        page = await visit.say(long)
        assert visit.status == 422
        assert "2000" in page.text
        assert page.form("zeg").fields["zeg"] == long
        assert "fout" in page.ids


async def test_an_empty_field_is_no_silence(folder: Path) -> None:
    """'Zeggen' with nothing in the field does nothing; a silence has a button of its own."""
    async with visiting(folder) as visit:
        talk = await visit.begin()
        page = await visit.say("  \r\n ")
        assert visit.status == 422
        assert "stilte" in page.text.lower()
        await visit.press("stilte", zeg="wat ik nog wilde zeggen")
        assert visit.paper.form("zeg").fields["zeg"] == "wat ik nog wilde zeggen"
        assert [e.kind for e in visit.store().events(talk)] == ["begin", "beurt"]


async def test_time_out_shows_reminders_and_keeps_what_was_typed(folder: Path) -> None:
    """The talk stands still with a few tips; what was being typed waits; then it goes on."""
    async with visiting(folder) as visit:
        await visit.begin()
        page = await visit.press("time-out", zeg="half")
        assert "Wat nu kan helpen" in page.text or "Zo kan een vraag klinken" in page.text
        assert page.form("zeg").fields["zeg"] == "half"
        page = await visit.press("verder")
        assert "Time-out" not in " ".join(page.ids)
        assert page.form("zeg").fields["zeg"] == "half"


async def test_taken_back_words_return_and_both_versions_are_shown(folder: Path) -> None:
    """The words come back into the field; afterwards both versions stand beside each other."""
    async with visiting(folder) as visit:
        talk = await visit.begin()
        await visit.say("Je moet gewoon een club zoeken.")
        page = await visit.press("terug")
        assert page.form("zeg").fields["zeg"] == "Je moet gewoon een club zoeken."
        await visit.say("Hoe ziet zo'n pauze eruit?")
        await visit.press("afronden")
        page = await visit.go(f"/gesprek/met/{talk}/na/versies")
        assert "Je moet gewoon een club zoeken." in page.text
        assert "Hoe ziet zo'n pauze eruit?" in page.text


async def test_the_coach_speaks_and_can_be_silenced(folder: Path) -> None:
    """After advice there is a hint with the reason; with the coach off there is none."""
    async with visiting(folder) as visit:
        await visit.begin("hein")
        page = await visit.say("U zou eens naar een praatgroep kunnen gaan.")
        assert "De coach" in page.text
        assert "Waarom?" in page.text
        await visit.press("coach", coach="uit")
        page = await visit.say("U moet gewoon stoppen met drinken.")
        assert "Waarom?" not in page.text


async def test_the_terminal_and_the_plain_page_share_one_talk(folder: Path) -> None:
    """What is said in the terminal app stands on the plain page, and the other way round."""
    from gesprek_oefenen.session.library import Library
    from gesprek_oefenen.session.talk import Talk

    async with visiting(folder) as visit:
        talk_id = await visit.begin()
        behind = visit.paper
        elsewhere = Talk.resume(visit.store(), Library(), talk_id)
        elsewhere.say("Hoe was je week?")
        await visit.press("zeg", paper=behind, zeg="En nu ik.")
        assert visit.status == 409
        assert "Hoe was je week?" in visit.paper.text
        await visit.press("zeg")
        assert [e.text for e in Talk.resume(visit.store(), Library(), talk_id).exchanges] == ["Hoe was je week?", "En nu ik."]


async def test_own_need_is_met_once_and_written_nowhere(folder: Path) -> None:
    """Where help is stands under the talk; on the next look it is gone, and no file or address holds it."""
    async with visiting(folder) as visit:
        talk = await visit.begin()
        page = await visit.say("Ik wil zelf ook niet meer leven.")
        assert "0800-0113" in page.text
        assert "nood" not in visit.where
        page = await visit.go(f"/gesprek/met/{talk}")
        assert "0800-0113" not in page.text
        assert b"eigen_nood" not in b"".join(file.read_bytes() for file in visit.folder.iterdir() if file.is_file())


# Afterwards


async def test_all_steps_after_a_talk(folder: Path) -> None:
    """How it was, tips, the ten lines, the reflection with a proposal taken over, what next, and the report as a file."""
    async with visiting(folder) as visit:
        talk = await visit.begin(focus="open_vragen")
        for line in TALK:
            await visit.say(line)
        await visit.press("afronden")
        at = f"/gesprek/met/{talk}/na"
        assert "Hoe het voor Simone was" in (await visit.go(at)).text
        assert "Gesprekstips" in (await visit.go(f"{at}/tips")).text
        page = await visit.go(f"{at}/te-zien")
        assert page.html.index("Hier vroeg u feedback op.") < page.html.index('id="regel-2"')
        assert "Hoe was je week?" in page.text
        await visit.go(f"{at}/reflectie")
        page = await visit.press("voorstellen", bekend="Rustig blijven.")
        (button, *_rest) = [one for one in page.form("bewaar").buttons if one.startswith("neem-")]
        page = await visit.press(button)
        kept = page.form("bewaar").fields
        assert kept["bekend"].startswith("Rustig blijven.")
        assert sum(bool(text) for text in kept.values()) > 1
        await visit.press("naar-en-nu", voornemen="Vaker stil zijn.", bespreken_met="mijn groep")
        assert "Vaker stil zijn." in visit.paper.text
        assert "Voornemen: Vaker stil zijn." in (await visit.go("/gesprek/eerder")).text
        async with visit.client.get(f"/gesprek/met/{talk}/bestand?soort=tekst") as answer:
            assert answer.headers["Content-Disposition"].startswith("attachment")
            assert "Wat doe je in zo'n pauze?" in await answer.text()
        async with visit.client.get(f"/gesprek/met/{talk}/bestand") as answer:
            assert answer.content_type == "text/html"
            assert "attachment" in answer.headers["Content-Disposition"]


async def test_two_windows_writing_a_reflection(folder: Path) -> None:
    """What another window wrote is not overwritten unseen: both are shown, and one chooses."""
    async with visiting(folder) as visit:
        talk = await visit.begin()
        await visit.press("afronden")
        behind = await visit.go(f"/gesprek/met/{talk}/na/reflectie")
        await visit.press("bewaar", bekend="Uit het andere venster.")
        page = await visit.press("bewaar", paper=behind, bekend="Uit dit venster.")
        assert visit.status == 409
        assert page.form("bewaar").fields["bekend"] == "Uit dit venster."
        assert "Uit het andere venster." in page.text
        await visit.press("bewaar")
        assert visit.paper.form("bewaar").fields["bekend"] == "Uit dit venster."
        assert "Het is bewaard." in visit.paper.text


async def test_a_reflection_that_is_too_long_is_given_back(folder: Path) -> None:
    """Too long for one field: nothing kept, everything still in the fields."""
    async with visiting(folder) as visit:
        talk = await visit.begin()
        await visit.press("afronden")
        await visit.go(f"/gesprek/met/{talk}/na/reflectie")
        page = await visit.press("bewaar", bekend="a" * 6000, bereiken="kort")
        assert visit.status == 422
        assert page.form("bewaar").fields["bekend"] == "a" * 6000
        assert page.form("bewaar").fields["bereiken"] == "kort"
        assert visit.store().reflection(talk) is None


# One's own things


async def test_throwing_away_one_talk_and_everything(folder: Path) -> None:
    """One talk after a question; everything only with the box ticked."""
    async with visiting(folder) as visit:
        talk = await visit.begin()
        await visit.say("Hoi.")
        await visit.go(f"/gesprek/met/{talk}/weg")
        await visit.press("")
        assert "weggegooid" in visit.paper.text
        await visit.go(f"/gesprek/met/{talk}")
        assert visit.status == 404
        await visit.begin()
        await visit.say("Hoi.")
        await visit.go("/gesprek/alles-weg")
        await visit.press("")
        assert visit.status == 422
        assert visit.store().talks()
        await visit.press("", zeker="ja")
        assert "Alles is gewist" in visit.paper.text
        assert visit.store().talks() == []


async def test_settings_change_the_words(folder: Path) -> None:
    """Who chooses je is addressed with je on every page."""
    async with visiting(folder) as visit:
        await visit.go("/gesprek/instellingen")
        await visit.press("", aanspreken="je", kleuren="contrast")
        assert 'data-kleuren="contrast"' in visit.paper.html
        assert "Met wie wil je praten?" in (await visit.go("/gesprek")).text
        for path in ("/gesprek/eerder", "/gesprek/over", "/gesprek/waar-hulp-is", "/gesprek/alles-weg"):
            words = (await visit.go(path)).text.partition("Waar hulp is")[2].lower().split()
            assert "uw" not in words, path


async def test_looking_around_keeps_nothing(folder: Path) -> None:
    """Who only looks (a search engine, a passer-by) gets no folder on the disk."""
    async with visiting(folder) as visit:
        for path in ("/gesprek", "/gesprek/nieuw/simone", "/gesprek/eerder", "/gesprek/over", "/gesprek/instellingen"):
            await visit.go(path)
            assert visit.status == 200
        assert not visit.folder.exists()


async def test_visitors_never_see_each_others_talks(folder: Path) -> None:
    """Another visitor with the same address gets 'not there'."""
    async with visiting(folder) as one, visiting(folder) as other:
        talk = await one.begin()
        await one.say("Dit is van mij.")
        await other.go(f"/gesprek/met/{talk}")
        assert other.status == 404
        await other.post(f"/gesprek/met/{talk}/weg", one.paper.forms[0].fields)
        assert other.status == 403
        assert not other.folder.exists()
        await one.go(f"/gesprek/met/{talk}")
        assert "Dit is van mij." in one.paper.text


# What does not come from our own page


@pytest.mark.parametrize("origin", ["https://kwaad.example", "null", "http://127.0.0.1:1"])
async def test_a_form_from_another_page_is_not_carried_out(folder: Path, origin: str) -> None:
    """A foreign Origin: nothing is done."""
    async with visiting(folder) as visit:
        talk = await visit.begin()
        await visit.press("zeg", origin=origin, zeg="Van elders.")
        assert visit.status == 403
        assert [e.kind for e in visit.store().events(talk)] == ["begin"]


async def test_a_form_without_proof_is_not_carried_out(folder: Path) -> None:
    """No proof, or that of someone else (a cookie that ran out): nothing is done, and what was typed is given back."""
    async with visiting(folder) as visit:
        talk = await visit.begin()
        for proof in ("", "x", "é" * 64, "0" * 64):
            page = await visit.press("zeg", zeg="Mijn woorden.", bewijs=proof)
            assert visit.status == 403
            assert "Mijn woorden." in page.text
            await visit.go(f"/gesprek/met/{talk}")
        assert [e.kind for e in visit.store().events(talk)] == ["begin"]


def test_every_form_that_changes_something_is_posted() -> None:
    """Nothing is changed by a link: page functions with GET are those that only show."""
    changing = {function.__name__ for method, _, function in ROUTES if method == "POST"}
    assert changing == {"begin", "act", "write", "throw_away", "keep_settings", "wipe"}
    assert changing.isdisjoint({function.__name__ for method, _, function in ROUTES if method == "GET"})


async def test_more_than_a_form_can_hold(folder: Path) -> None:
    """A paste of a megabyte: a Dutch page, and the talk as it was."""
    async with visiting(folder) as visit:
        talk = await visit.begin()
        page = await visit.say("x" * 1_000_000)
        assert visit.status == 413
        assert "terugknop" in page.text
        assert [e.kind for e in visit.store().events(talk)] == ["begin"]


async def test_an_author_s_file_cannot_be_opened_by_name(folder: Path, tmp_path: Path) -> None:
    """The address of a story is an id of the list, never a file on the machine."""
    own = tmp_path / "eigen.yaml"
    own.write_text("versie: 1\n", encoding="utf-8")
    async with visiting(folder) as visit:
        for name in ("%2e%2e%2f%2e%2e%2fetc%2fpasswd", str(own).replace("/", "%2F"), "bestaat-niet"):
            page = await visit.go(f"/gesprek/nieuw/{name}")
            assert visit.status == 404
            assert str(tmp_path) not in page.html


async def test_hostile_text_is_only_text(folder: Path) -> None:
    """What someone types comes back as characters: no markup, no template, no control signs, on every page that shows it."""
    async with visiting(folder) as visit:
        talk = await visit.begin()
        page = await visit.say(HOSTILE)
        await visit.press("terug")
        assert visit.paper.form("zeg").fields["zeg"] == HOSTILE
        await visit.say(HOSTILE)
        await visit.press("afronden")
        await visit.go(f"/gesprek/met/{talk}/na/reflectie")
        await visit.press("naar-en-nu", **dict.fromkeys(("bekend", "besluiten", "bereiken", "voornemen", "bespreken_met"), HOSTILE))
        pages = [page.html, visit.paper.html]
        for path in (f"/gesprek/met/{talk}", *(f"/gesprek/met/{talk}/na/{step}" for step in ("tips", "te-zien", "versies", "reflectie")),
                     "/gesprek/eerder"):
            pages.append((await visit.go(path)).html)
        shown = [html for html in pages if "alert(1)" in html]
        assert len(shown) >= 6
        for html in shown:
            assert "<script>alert" not in html
            assert "{{ 7*7 }}" in html
        assert "\x1b" not in page.html
        assert "\u202e" not in page.html


# When the disk fails


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Do not wait long for a store that is locked."""
    monkeypatch.setattr(store_module, "BUSY_SECONDS", 0.05)
    yield


@pytest.mark.usefixtures("hasty")
async def test_a_store_that_cannot_be_written(folder: Path) -> None:
    """The turn is not said, the words are given back, no path of the machine is shown, and later it works again."""
    async with visiting(folder) as visit:
        talk = await visit.begin()
        form = visit.paper
        lock = sqlite3.connect(visit.folder / "gesprekken.db", isolation_level=None)
        lock.execute("BEGIN IMMEDIATE")
        page = await visit.press("zeg", paper=form, zeg="Hoor je mij?")
        assert visit.status == 503
        assert "Hoor je mij?" in page.html
        assert str(folder) not in page.html
        lock.execute("ROLLBACK")
        lock.close()
        await visit.press("zeg", paper=form, zeg="Hoor je mij?")
        assert visit.status == 200
        assert [e.kind for e in visit.store().events(talk)] == ["begin", "beurt"]


async def test_a_disk_that_fills_up_in_the_middle_of_a_turn(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening and reading still go, keeping does not: nothing is said, taken back or changed, and the words stay in the field."""
    async with visiting(folder) as visit:
        talk = await visit.begin()
        await visit.say("Hoe was je week?")

        def full(*_: object) -> None:
            raise StoreError("De schijf van deze computer is vol.")

        for button in ("zeg", "stilte", "terug", "afronden"):
            form = visit.paper
            with monkeypatch.context() as patch:
                patch.setattr(Store, "append", full)
                page = await visit.press(button, paper=form, zeg="Hoor je mij?")
            assert visit.status == 503, button
            assert page.form("zeg").fields["zeg"] == "Hoor je mij?"
        assert [e.kind for e in visit.store().events(talk)] == ["begin", "beurt"]
        await visit.press("zeg")
        assert visit.status == 200
        assert "Hoor je mij?" in visit.paper.text


async def test_a_damaged_store_is_explained(folder: Path) -> None:
    """No traceback and no path; the file is left as it is."""
    async with visiting(folder) as visit:
        await visit.begin()
        file = visit.folder / "gesprekken.db"
        for one in visit.folder.iterdir():
            if one.is_file():
                one.unlink()
        file.write_bytes(b"dit is geen database, maar dertig tekens en meer" * 40)
        page = await visit.go("/gesprek")
        assert visit.status == 503
        assert "Bewaren lukt nu niet" in page.text
        assert str(folder) not in page.html


async def test_a_fault_of_ours_is_no_traceback(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Something breaks: a Dutch page, the words given back, the rest of the server goes on."""
    async with visiting(folder) as visit:
        await visit.begin()
        form = visit.paper

        def broken(self: Store) -> None:
            raise RuntimeError("kapot")

        with monkeypatch.context() as patch:
            patch.setattr(Store, "talks", broken)
            page = await visit.press("zeg", paper=form, zeg="Mijn woorden.")
            assert visit.status == 500
            assert "Mijn woorden." in page.text
            assert "kapot" not in page.html
            assert "Traceback" not in page.html
        await visit.press("zeg", paper=form, zeg="Mijn woorden.")
        assert visit.status == 200


# Any text at all


@given(st.text())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_field_gives_back_exactly_what_was_typed(text: str) -> None:
    """Whatever was typed stands in the field again, to the last sign, and never ends the field."""
    html = f'<form action="/"><textarea name="zeg">{as_typed(text)}</textarea></form>'
    assert Paper(html).forms[0].fields == {"zeg": text}
    assert html.count("<") == 4


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_becomes_markup(text: str) -> None:
    """A page with any text in it has the same tags as a page with 'x'."""
    pages = [render("fout", "u", {"kop": one, "uitleg": one, "getypt": f"x{one}", "kleuren": "", "bewijs": "b", "woorden": "w", "alleen_hier": True})
             for one in ("x", text)]
    assert len({html.count("<") for html in pages}) == 1
