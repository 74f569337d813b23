"""The plain pages in a real browser: without JavaScript from beginning to end, and every page through axe."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Window, serving
from playwright.sync_api import Locator, Page, expect

from gesprek_oefenen.web.settings import WebSettings

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
TALK = ("Hoe was je week?", "Wat doe je in zo'n pauze?", "Je loopt dan dus alleen rond, hoor ik.", "Hoe is dat voor je?",
        "Dat klinkt eenzaam.", "Misschien moet je gewoon op een sport gaan.", "Wat zou je zelf willen?")


def follow(control: Locator) -> None:
    """Press what leads to a next page, and wait for that page: a click alone may return while the old one still stands there."""
    with control.page.expect_navigation():
        control.click()


def say(page: Page, text: str) -> None:
    """Type and press the button."""
    page.get_by_label("Wat zegt u?").fill(text)
    follow(page.get_by_role("button", name="Zeggen"))


def test_a_whole_talk_without_javascript(place: Path, windows: Callable[..., Window]) -> None:
    """Choose, read, talk, be silent, time-out, take back, round off, look back, reflect, keep the report, throw away."""
    with serving(WebSettings(folder=place)) as address:
        window = windows(address, java_script_enabled=False)
        page = window.page("/gesprek")
        follow(page.get_by_role("link", name="Simone loopt in de pauze een rondje"))
        page.get_by_label("Open vragen stellen").check()
        follow(page.get_by_role("button", name="Gesprek beginnen"))

        say(page, TALK[0])
        newest = page.locator("#nieuw")
        expect(newest).to_contain_text(TALK[0])
        expect(newest).to_contain_text("Simone")
        assert page.url.endswith("#nieuw")
        follow(page.get_by_role("button", name="Stilte laten vallen"))
        expect(newest).to_contain_text("(stilte)")
        follow(page.get_by_role("button", name="Time-out"))
        expect(page.get_by_role("heading", name="Time-out")).to_be_visible()
        follow(page.get_by_role("button", name="Verder praten"))
        say(page, "Je moet gewoon een club zoeken.")
        follow(page.get_by_role("button", name="Laatste beurt terugnemen"))
        expect(page.get_by_label("Wat zegt u?")).to_have_value("Je moet gewoon een club zoeken.")
        for line in TALK[1:]:
            say(page, line)
        page.reload()
        assert page.locator(".gesprek > li").count() == len(TALK) + 2  # her opening and the silence too
        follow(page.get_by_role("button", name="Gesprek afronden"))

        follow(page.get_by_role("link", name="Naar de nabespreking"))
        for step in ("Hoe het voor Simone was", "Gesprekstips: wat kwam langs", "Wat te zien was", "Wat u terugnam"):
            expect(page.get_by_role("heading", level=1)).to_have_text(step)
            follow(page.get_by_role("link", name=re.compile("^Verder: ")))
        page.get_by_label("Bekend").fill("Rustig blijven.")
        follow(page.get_by_role("button", name="Voorstellen uit dit gesprek laten zien"))
        follow(page.get_by_role("button", name="Overnemen").first)
        assert page.locator("#bekend").input_value().startswith("Rustig blijven.\n")
        page.get_by_label("Een voornemen voor het volgende gesprek").fill("Vaker stil zijn.")
        follow(page.get_by_role("button", name="Bewaren, en verder: En nu"))
        expect(page.get_by_text("Vaker stil zijn.")).to_be_visible()
        with page.expect_download() as report:
            page.get_by_role("link", name="Het verslag bewaren om te printen").click()
        assert TALK[1] in Path(report.value.path()).read_text(encoding="utf-8").replace("&#39;", "'")

        follow(page.get_by_role("link", name="Eerdere gesprekken"))
        follow(page.get_by_role("link", name=re.compile("^Weggooien .Simone")))
        follow(page.get_by_role("button", name="Dit gesprek weggooien"))
        expect(page.get_by_text("Het gesprek is weggegooid.")).to_be_visible()
        assert all(urlsplit(url).netloc == urlsplit(address).netloc for url in window.requested)
        assert window.complaints == []


@pytest.mark.parametrize("colours", ["licht", "donker", "contrast"])
def test_no_page_has_anything_axe_finds(place: Path, windows: Callable[..., Window], colours: str) -> None:
    """Every page, also with a fault on it, in each set of colours: no violations."""
    axe = Axe()
    found: dict[str, str] = {}
    with serving(WebSettings(folder=place)) as address:
        page = windows(address).page("/gesprek/instellingen")
        page.locator(f"#kleuren-{colours}").check()
        follow(page.get_by_role("button", name="Bewaren"))

        def look(name: str) -> None:
            report = axe.run(page)
            if report.violations_count:
                found[name] = report.generate_report()

        look("instellingen")
        for path in ("", "/waar-hulp-is", "/over", "/eerder", "/bestaat-niet", "/nieuw/simone"):
            page.goto(f"{address}/gesprek{path}")
            look(path or "kiezen")
        follow(page.get_by_role("button", name="Gesprek beginnen"))
        look("begin")
        for line in TALK:
            say(page, line)
        look("gesprek")
        say(page, "Je moet gewoon eens naar een club gaan.")
        look("gesprek met hint")
        say(page, "Ik wil zelf ook niet meer leven.")
        look("eigen nood")
        follow(page.get_by_role("button", name="Time-out"))
        look("time-out")
        say(page, "x" * 2001)
        look("te lang")
        page.get_by_label("Wat zegt u?").fill("")
        follow(page.get_by_role("button", name="Laatste beurt terugnemen"))
        page.get_by_label("Wat zegt u?").fill("")
        follow(page.get_by_role("button", name="Gesprek afronden"))
        look("afgelopen")
        talk = urlsplit(page.url).path
        for step in ("hoe-het-was", "tips", "te-zien", "versies", "reflectie", "reflectie?voorstellen=1", "en-nu"):
            page.goto(f"{address}{talk}/na/{step}")
            for more in page.locator("summary").all():
                more.click()
            look(step)
        page.goto(f"{address}/gesprek/eerder")
        look("eerder, met een gesprek")
        page.goto(f"{address}{talk}/weg")
        look("weggooien")
        page.goto(f"{address}/gesprek/alles-weg")
        follow(page.get_by_role("button", name="Alles wissen"))
        look("alles weg, met fout")
    assert found == {}


def test_the_newest_turn_has_the_focus(place: Path, windows: Callable[..., Window]) -> None:
    """After a turn a screen reader stands at the new turn, and the next Tab is at the field; with a fault the field has the focus."""
    with serving(WebSettings(folder=place)) as address:
        page = windows(address).page("/gesprek/nieuw/simone")
        follow(page.get_by_role("button", name="Gesprek beginnen"))
        say(page, "Hoe was je week?")
        expect(page.locator("#nieuw")).to_be_focused()
        page.get_by_label("Wat zegt u?").fill("x" * 2001)
        follow(page.get_by_role("button", name="Zeggen"))
        expect(page.get_by_label("Wat zegt u?")).to_be_focused()
        assert page.title().startswith("Let op")
        assert "2000" in page.locator("#fout").inner_text()


def test_a_phone_needs_no_sideways_scrolling(place: Path, windows: Callable[..., Window]) -> None:
    """At phone width everything is within the width, and what one presses is at least 44 pixels high (links in a line excepted)."""
    with serving(WebSettings(folder=place)) as address:
        page = windows(address, **PHONE).page("/gesprek/nieuw/simone")
        follow(page.get_by_role("button", name="Gesprek beginnen"))
        say(page, "Eenwoordzonderspaties" * 20)
        for path in ("", "/nieuw/hein", "/instellingen", "/over", urlsplit(page.url).path.removeprefix("/gesprek")):
            page.goto(f"{address}/gesprek{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
            for button in page.locator("button:visible, .knop:visible").all():
                box = button.bounding_box()
                assert box is not None
                assert box["height"] >= 44 or box["width"] <= 2, path


def test_return_words_lead_back_to_the_plain_page(place: Path, windows: Callable[..., Window]) -> None:
    """On another device: the words under the page lead to one's talks, on the plain page where one was."""
    with serving(WebSettings(folder=place)) as address:
        page = windows(address).page("/gesprek/nieuw/simone")
        follow(page.get_by_role("button", name="Gesprek beginnen"))
        say(page, "Hoe was je week?")
        words = page.locator("footer .woorden").inner_text()
        other = windows(address, java_script_enabled=False).page("/gesprek")
        follow(other.get_by_role("link", name="Terugkeerwoorden invullen"))
        other.get_by_label("Uw terugkeerwoorden").fill("dat is niet goed")
        follow(other.get_by_role("button", name="Naar mijn gesprekken"))
        expect(other.get_by_role("alert")).to_be_visible()
        other.get_by_label("Uw terugkeerwoorden").fill(words)
        follow(other.get_by_role("button", name="Naar mijn gesprekken"))
        expect(other.get_by_role("heading", name="Verder met")).to_be_visible()
        follow(other.get_by_role("link", name="Simone", exact=True))
        expect(other.locator("#nieuw")).to_contain_text("Hoe was je week?")
