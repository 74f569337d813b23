"""The app in a real browser: a talk, coming back, apart from others, and nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Window, serving
from playwright.sync_api import Page, expect

from gesprek_oefenen.session.store import Event, Store
from gesprek_oefenen.web.settings import WebSettings

PATIENCE = 60_000
"""Milliseconds after which a test gives up; nothing is decided by it."""
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
LINES = """() => {
  const terminal = document.getElementById("terminal")?.terminal;
  if (!terminal) return "";
  const buffer = terminal.buffer.active;
  let text = "";
  for (let n = 0; n < buffer.length; n += 1) text += " " + (buffer.getLine(n)?.translateToString(true) ?? "");
  return text.replace(/\\s+/g, " ");
}"""


def text_of(page: Page) -> str:
    """What stands in the terminal, on one line."""
    return str(page.evaluate(LINES))


def wait_for(page: Page, words: str) -> None:
    """Wait until these words stand in the terminal."""
    page.wait_for_function(f"words => ({LINES})().includes(words)", arg=words, timeout=PATIENCE)


def press(page: Page, *keys: str) -> None:
    """Keys, as one presses them."""
    for key in keys:
        page.keyboard.press(key)


def begin_a_talk(page: Page) -> None:
    """From the start screen into the first talk of the list."""
    wait_for(page, "Na bijeenkomst")
    press(page, "Enter")
    wait_for(page, "Gesprek beginnen")
    press(page, "F8")
    wait_for(page, "Zeggen")


def say(page: Page, text: str) -> None:
    """Type it and press Enter."""
    page.keyboard.type(text)
    wait_for(page, text)
    press(page, "Enter")


def stores(place: Path) -> list[Path]:
    """The stores of all visitors."""
    return sorted(place.glob("bezoekers/*/gesprekken.db"))


def turns(place: Path) -> list[list[Event]]:
    """The turns of the latest talk of each visitor."""
    found = []
    for file in stores(place):
        store = Store.open(file)
        found.append([e for row in store.talks()[:1] for e in store.events(row.id) if e.kind == "beurt"])
        store.close()
    return found


def wait_for_turns(page: Page, place: Path, count: int) -> list[Event]:
    """Wait until the only visitor has said so many turns; they are in his store before the answer is on the screen."""
    for _ in range(600):
        if (found := turns(place)) and len(found[0]) >= count:
            return found[0]
        page.wait_for_timeout(100)
    raise AssertionError(f"no {count} turns came: {text_of(page)}")


def test_a_whole_talk(place: Path, windows: Callable[..., Window]) -> None:
    """Choose, talk, round off, look back: what was typed is in the visitor's own store, and nothing came from elsewhere."""
    with serving(WebSettings(folder=place)) as address:
        window = windows(address)
        page = window.page("/")
        begin_a_talk(page)
        say(page, "Hoe is het vandaag met u?")
        (turn,) = wait_for_turns(page, place, 1)
        wait_for(page, turn.body["beurt"]["outcome"]["reply"].split(".")[0].split("?")[0][:30])
        say(page, "Hoe ziet een avond eruit?")
        wait_for_turns(page, place, 2)
        press(page, "F8")
        wait_for(page, "Het gesprek afronden?")
        press(page, "Enter")
        wait_for(page, "Naar de nabespreking")
        press(page, "Enter")
        wait_for(page, "Hoe het voor")
        press(page, "F8")
        wait_for(page, "Gesprekstips")
        assert {urlsplit(url).netloc for url in window.requested} == {urlsplit(address).netloc}
        assert any(url.startswith("ws") for url in window.requested)
        assert window.complaints == []
        assert page.evaluate("document.documentElement.lang") == "nl"
        page.wait_for_function("() => document.documentElement.dataset.kleuren === 'licht'")


def test_no_request_leaves_this_machine(place: Path, windows: Callable[..., Window]) -> None:
    """Every page there is, with everything on it: each request goes to the server, and the policy would stop any other."""
    with serving(WebSettings(folder=place, code="rode fiets")) as address:
        window = windows(address)
        stopped: list[str] = []
        window.context.route(lambda url: urlsplit(url).netloc != urlsplit(address).netloc,
                             lambda route: (stopped.append(route.request.url), route.abort()))
        page = window.page("/")
        page.get_by_label("De code").fill("Rode-Fiets")
        page.get_by_role("button", name="Naar binnen").click()
        wait_for(page, "Na bijeenkomst")
        for path in ("/terug", "/code", "/bestaat-niet", "/gesprek", "/gesprek/nieuw/hein", "/gesprek/over", "/gesprek/waar-hulp-is"):
            answer = page.goto(address + path)
            assert answer is not None
            policy = answer.headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert ("unsafe" in policy) == (urlsplit(page.url).path == "/")
            assert answer.headers["cache-control"] == "no-store"
        assert stopped == []
        assert {urlsplit(url).netloc for url in window.requested} == {urlsplit(address).netloc}
        page.evaluate("url => fetch(url).catch(() => 0)", "http://192.0.2.1/")
        assert stopped == [], "the policy stops it before it is a request"


def test_a_reload_in_the_middle(place: Path, windows: Callable[..., Window]) -> None:
    """The page is loaded again: the same talk stands there, and it goes on."""
    with serving(WebSettings(folder=place)) as address:
        page = windows(address).page("/")
        begin_a_talk(page)
        say(page, "Hoe is het vandaag met u?")
        wait_for_turns(page, place, 1)
        page.reload()
        wait_for(page, "Hoe is het vandaag met u?")
        say(page, "Hoe ziet een avond eruit?")
        assert [t.body["beurt"]["text"] for t in wait_for_turns(page, place, 2)] == [
            "Hoe is het vandaag met u?", "Hoe ziet een avond eruit?"]


def test_the_server_starts_again(place: Path, windows: Callable[..., Window]) -> None:
    """While it is away the page says so, in Dutch; it comes back by itself, into the talk."""
    with serving(WebSettings(folder=place)) as address:
        page = windows(address).page("/")
        begin_a_talk(page)
        say(page, "Hoe is het vandaag met u?")
        wait_for_turns(page, place, 1)
    expect(page.get_by_text("De verbinding is even weg")).to_be_visible(timeout=PATIENCE)
    assert "verbinding" in page.title()
    with serving(WebSettings(folder=place), port=urlsplit(address).port or 0):
        expect(page.locator("#mededeling")).to_be_hidden(timeout=PATIENCE)
        wait_for(page, "Hoe is het vandaag met u?")
        assert page.title() == "Gesprek oefenen"
        say(page, "Hoe ziet een avond eruit?")
        wait_for_turns(page, place, 2)


def test_two_visitors_are_apart(place: Path, windows: Callable[..., Window]) -> None:
    """Two browsers, two stores; neither sees a word of the other. With the return words one comes back elsewhere."""
    with serving(WebSettings(folder=place)) as address:
        one, other = windows(address).page("/"), windows(address).page("/")
        for page, words in ((one, "Ik heb een paraplu bij me."), (other, "Ik heb een kruiwagen bij me.")):
            page.bring_to_front()
            begin_a_talk(page)
            say(page, words)
            wait_for(page, "Terug")
        for _ in range(600):
            if sum(len(one) for one in turns(place)) == 2:
                break
            one.wait_for_timeout(100)
        assert sorted(turn.body["beurt"]["text"] for (turn,) in turns(place)) == ["Ik heb een kruiwagen bij me.", "Ik heb een paraplu bij me."]
        assert "kruiwagen" not in text_of(one)
        assert "paraplu" not in text_of(other)

        return_words = one.locator(".terugkeer strong").inner_text()
        third = windows(address).page("/terug")
        third.get_by_label("Uw terugkeerwoorden").fill("paard tafel lepel boom")
        third.get_by_role("button", name="Naar mijn gesprekken").click()
        expect(third.get_by_role("alert")).to_contain_text("ken ik niet")
        third.get_by_label("Uw terugkeerwoorden").fill(return_words.upper())
        third.get_by_role("button", name="Naar mijn gesprekken").click()
        wait_for(third, "Ik heb een paraplu bij me.")
        expect(one.get_by_text("staat nu ergens anders open")).to_be_visible(timeout=PATIENCE)
        one.get_by_role("button", name="Hier verder oefenen").click()
        expect(one.locator("#mededeling")).to_be_hidden(timeout=PATIENCE)
        wait_for(one, "Ik heb een paraplu bij me.")


def test_the_code_is_asked_before_anything_is_started(place: Path, windows: Callable[..., Window]) -> None:
    """Without the code no app and no plain page; a wrong code is told kindly; the right one leads in."""
    with serving(WebSettings(folder=place, code="rode fiets")) as address:
        page = windows(address).page("/")
        expect(page.get_by_label("De code")).to_be_focused()
        assert Axe().run(page).violations_count == 0
        page.get_by_label("De code").fill("blauwe fiets")
        page.get_by_role("button", name="Naar binnen").click()
        expect(page.get_by_role("alert")).to_contain_text("klopt niet")
        assert Axe().run(page).violations_count == 0
        page.goto(f"{address}/gesprek")
        expect(page.get_by_label("De code")).to_be_visible()
        assert page.evaluate("""url => new Promise(tell => {
            const socket = new WebSocket(url); socket.onclose = event => tell(event.code); })""",
                             address.replace("http", "ws") + "/ws") == 4001
        assert stores(place) == []
        page.get_by_label("De code").fill("RODE  fiets")
        page.get_by_role("button", name="Naar binnen").click()
        expect(page.get_by_role("heading", name="Met wie wilt u praten?")).to_be_visible()
        page.goto(address)
        wait_for(page, "Na bijeenkomst")


def test_a_page_of_another_site_gets_no_app(place: Path, windows: Callable[..., Window], tmp_path: Path) -> None:
    """A page from another origin cannot open the websocket, nor send one of our forms."""
    with serving(WebSettings(folder=place)) as address, serving(WebSettings(folder=tmp_path / "kwaad")) as elsewhere:
        window = windows(address)
        window.page("/gesprek")  # our cookie is there
        page = window.context.new_page()
        page.route("**/kwaad", lambda route: route.fulfill(body="<p>kwaad</p>", content_type="text/html"))
        page.goto(f"{elsewhere}/kwaad")
        code = page.evaluate("""url => new Promise(tell => {
            const socket = new WebSocket(url); socket.onopen = () => tell("open"); socket.onclose = event => tell(event.code); })""",
                             address.replace("http", "ws") + "/ws?width=80&height=24")
        assert code == 1006
        page.evaluate("""url => { const form = document.createElement("form"); form.method = "post"; form.action = url;
            document.body.append(form); form.submit(); }""", f"{address}/gesprek/alles-weg")
        page.wait_for_url(f"{address}/**")
        assert "Er is niets" in page.locator("body").inner_text()
        assert stores(place) == []


def test_a_phone(place: Path, windows: Callable[..., Window]) -> None:
    """At phone width the app has its 60 columns, also with the keyboard up, and the way to the plain page is in sight."""
    with serving(WebSettings(folder=place)) as address:
        page = windows(address, **PHONE).page("/")
        wait_for(page, "Na bijeenkomst")
        terminal = "document.getElementById('terminal').terminal"
        assert page.evaluate(f"{terminal}.cols") >= 60
        assert "wat klein" not in text_of(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        expect(page.locator("footer").get_by_role("link", name="gewone pagina")).to_be_in_viewport()
        page.set_viewport_size({"width": 390, "height": 430})  # the keyboard takes the lower half
        page.wait_for_function(f"() => {terminal}.rows < 36")
        expect(page.locator("footer")).to_be_hidden()
        assert page.evaluate(f"{terminal}.rows") >= 20
        assert page.evaluate(f"{terminal}.cols") >= 60
        box = page.locator(".xterm-screen").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 431


def test_bigger_and_smaller_letters_are_remembered(place: Path, windows: Callable[..., Window]) -> None:
    """A+ makes them bigger until no more fits, and says so; after a reload they are as they were."""
    with serving(WebSettings(folder=place)) as address:
        page = windows(address, viewport={"width": 1280, "height": 800}).page("/")
        wait_for(page, "Na bijeenkomst")
        size = "Number(document.getElementById('terminal').terminal.options.fontSize)"
        at_first = page.evaluate(size)
        bigger = page.get_by_role("button", name="Grotere letters")
        bigger.click()
        assert page.evaluate(size) == at_first + 1
        page.reload()
        wait_for(page, "Na bijeenkomst")
        assert page.evaluate(size) == at_first + 1
        for _ in range(20):
            bigger.click()
        assert page.evaluate("document.getElementById('terminal').terminal.cols") >= 60
        expect(page.get_by_text("Groter past hier niet")).to_be_visible()
        page.get_by_role("button", name="Kleinere letters").click()
        expect(page.get_by_text("Groter past hier niet")).to_be_hidden()
        wait_for(page, "Na bijeenkomst")


def test_who_stops_is_told_how_to_go_on(place: Path, windows: Callable[..., Window]) -> None:
    """After Ctrl+Q the page says that all is kept, and a button begins anew."""
    with serving(WebSettings(folder=place)) as address:
        page = windows(address).page("/")
        wait_for(page, "Na bijeenkomst")
        press(page, "Control+q")
        expect(page.get_by_text("U bent gestopt")).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_role("button", name="Verder oefenen")).to_be_focused()
        press(page, "Enter")
        expect(page.locator("#mededeling")).to_be_hidden(timeout=PATIENCE)
        wait_for(page, "Na bijeenkomst")


def test_a_paste_that_is_too_long_is_told(place: Path, windows: Callable[..., Window]) -> None:
    """Nothing of it arrives, the page says so, and the app goes on."""
    with serving(WebSettings(folder=place)) as address:
        page = windows(address).page("/")
        begin_a_talk(page)
        page.evaluate("document.getElementById('terminal').terminal.paste('x'.repeat(30000))")
        expect(page.locator("#bericht")).to_contain_text("te veel om in één keer te plakken")
        say(page, "Hoe is het vandaag met u?")
        assert wait_for_turns(page, place, 1)[0].body["beurt"]["text"] == "Hoe is het vandaag met u?"


def test_when_it_is_full_one_gets_in_as_soon_as_there_is_room(place: Path, windows: Callable[..., Window]) -> None:
    """One seat: the second visitor reads that it is full, with the way to the plain page; when the first stops, he is in."""
    with serving(WebSettings(folder=place, seats=1)) as address:
        first = windows(address).page("/")
        wait_for(first, "Na bijeenkomst")
        second = windows(address).page("/")
        expect(second.get_by_text("Het is nu vol")).to_be_visible(timeout=PATIENCE)
        expect(second.get_by_role("link", name="Naar de gewone pagina", exact=True)).to_be_visible()
        first.bring_to_front()
        press(first, "Control+q")
        expect(first.get_by_text("U bent gestopt")).to_be_visible(timeout=PATIENCE)
        expect(second.locator("#mededeling")).to_be_hidden(timeout=PATIENCE)
        wait_for(second, "Na bijeenkomst")


def test_the_way_out_of_the_terminal_without_a_mouse(place: Path, windows: Callable[..., Window]) -> None:
    """Tab belongs to the app; Shift+F6 goes to the line below, and from there Tab to the plain page. axe finds nothing around the app."""
    with serving(WebSettings(folder=place)) as address:
        page = windows(address).page("/")
        wait_for(page, "Na bijeenkomst")
        press(page, "Shift+F6")
        expect(page.get_by_role("button", name="Kleinere letters")).to_be_focused()
        for _ in range(3):
            press(page, "Tab")
        expect(page.locator("footer").get_by_role("link", name="gewone pagina")).to_be_focused()
        report = Axe().run(page, context={"exclude": [["#terminal"]]})
        assert report.violations_count == 0, report.generate_report()


def test_the_second_time_the_files_come_from_the_browser(place: Path, windows: Callable[..., Window]) -> None:
    """Script, style and letters are asked for again but not sent again."""
    with serving(WebSettings(folder=place)) as address:
        page = windows(address).page("/")
        wait_for(page, "Na bijeenkomst")
        page.reload()
        wait_for(page, "Na bijeenkomst")
        sent = page.evaluate("""() => performance.getEntriesByType("resource").filter(one => one.name.includes("/static/"))
            .map(one => [one.name, one.transferSize])""")
        assert any(name.endswith("textual.js") for name, _ in sent)
        assert [name for name, size in sent if size > 1_000] == []


@pytest.mark.parametrize("path", ["/static/", "/static/terminal/", "/static/terminal/js/", "/static/../server.py", "/static/%2e%2e/pages.py"])
def test_folders_are_not_listed(place: Path, windows: Callable[..., Window], path: str) -> None:
    """Nothing but the files themselves."""
    with serving(WebSettings(folder=place)) as address:
        answer = windows(address).context.request.get(address + path)
        assert answer.status in (403, 404)
        assert "textual.js" not in answer.text()
