"""The app as a person meets it: in a real terminal, for a whole talk; and when it breaks."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from real_terminal import terminal

HERE = Path(__file__).parent


def test_a_whole_talk_in_a_real_terminal() -> None:
    """Start, choose by key, talk, silence, take back, round off, the steps, write, stop; the next start finds it."""
    with terminal(f"env LANG=C.UTF-8 {sys.executable} -m gesprek_oefenen.cli.main") as t:
        t.wait_for("›", 90)
        for _ in range(40):
            here = t.screen.partition("›")[2][:20]
            if here.startswith(" Simone"):
                break
            t.press("Down")
            t.wait_until(lambda screen, here=here: screen.partition("›")[2][:20] != here)
        assert "› Simone" in t.screen
        t.press("Enter")
        t.wait_for("keukentafel")
        t.press("F8")
        t.wait_for("Time-out F3")
        t.type("Hoe was je week?")
        t.wait_for("Hoe was je week?")
        t.press("Enter")
        t.wait_until(lambda screen: "U Hoe was je week?" in screen and "Simone …" not in screen)
        t.press("F2")
        t.wait_until(lambda screen: "(laat een stilte vallen)" in screen and "Simone …" not in screen)
        t.type("Je moet gewoon meer naar buiten, joh: één rondje.")
        t.press("Enter")
        t.wait_until(lambda screen: "U Je moet gewoon" in screen and "Simone …" not in screen)
        t.press("F4")
        t.wait_for("vorige beurt is terug")
        t.press("F8")
        t.wait_for("Het gesprek afronden?")
        t.press("Enter")
        t.wait_for("Naar de nabespreking")
        t.press("Enter")
        t.wait_for("Hoe het voor Simone was")
        t.press("F8")
        t.wait_for("Gesprekstips")
        t.press("F8")
        t.wait_for("Geen cijfer")
        t.press("F8")
        t.wait_for("Wat u terugnam")
        t.press("F8")
        t.wait_for("Wat viel u op aan Simone?")
        t.press("Space")
        t.wait_for("[x] zorgt minder goed voor zichzelf")
        t.press("F8")
        t.wait_for("Bekend · Besluiten · Bereiken")
        t.type("Ik liet een stilte vallen.")
        t.wait_for("Ik liet een stilte vallen.")
        t.press("F8")
        t.wait_for("Nog een keer met Simone")
        t.press("Escape")
        t.wait_for("Stoppen")
        t.press("Up", "Enter")
        t.wait_for("KLAAR 0")
    with terminal(f"env LANG=C.UTF-8 {sys.executable} -m gesprek_oefenen.cli.main") as t:
        t.wait_for("1 keer gedaan", 90)


def test_a_crash_in_a_real_terminal_shows_dutch_and_no_traceback(tmp_path: Path) -> None:
    """A fault in a screen: the calm screen, the log, and a second life."""
    program = tmp_path / "stuk.py"
    program.write_text(f"""
import sys
sys.path.insert(0, {str(HERE)!r})
from made_up import MadeUpPractice
from gesprek_oefenen.tui import app

class Broken(app.PractiseApp):
    BINDINGS = [("x", "break", "")]
    def action_break(self):
        self.screen.call_later(self.boom)
    def boom(self):
        raise RuntimeError("dit mag niemand zien")

result = Broken(MadeUpPractice, catch_crashes=True).run()
print("uitkomst", result)
""", encoding="utf-8")
    with terminal(f"{sys.executable} {program}") as t:
        t.wait_for("Simone")
        t.press("x")
        screen = t.wait_for("Dat ligt niet aan u")
        assert "is bewaard" in screen and "scherm.log" in screen and "dit mag niemand zien" not in screen and "Traceback" not in screen
        t.press("Escape")
        t.press("Enter")
        t.wait_for("uitkomst opnieuw")


def test_no_color_shows_only_greys() -> None:
    """``NO_COLOR`` is respected: no hue anywhere, and what matters still stands out by signs and weight."""
    with terminal(f"env NO_COLOR=1 LANG=C.UTF-8 {sys.executable} -m gesprek_oefenen.cli.main") as t:
        t.wait_for("›", 90)
        raw = t.tmux("capture-pane", "-e", "-p")
    indexed = {int(code) for code in re.findall(r"[34]8;5;(\d+)", raw)}
    assert indexed and all(code >= 232 or code in (0, 7, 8, 15, 16, 231) for code in indexed), indexed
    assert all(red == green == blue for red, green, blue in re.findall(r"[34]8;2;(\d+);(\d+);(\d+)", raw))
