"""The first picture loads only what it needs; a test on modules, never on a clock."""

from __future__ import annotations

import json
import subprocess
import sys

PROGRAM = """
import asyncio, json, sys
from gesprek_oefenen.tui.app import PractiseApp
from gesprek_oefenen.tui.bridge import Bridge

async def main():
    app = PractiseApp(lambda: Bridge())
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(200):
            await pilot.pause(0.05)
            if any("Simone" in prompt.plain for prompt in app.screen.query_one("#stories")._prompts):
                break
        else:
            raise SystemExit("no stories")
        print(json.dumps(sorted(sys.modules)))

asyncio.run(main())
"""


def test_first_picture_loads_no_yaml_no_pydantic_no_stories() -> None:
    """With the index of the stories made before, as on every start but the first."""
    subprocess.run([sys.executable, "-c", PROGRAM], check=True, capture_output=True, timeout=120)
    out = subprocess.run([sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True, timeout=120)
    loaded = set(json.loads(out.stdout.splitlines()[-1]))
    unwanted = {"pydantic", "yaml", "rapidfuzz", "transitions", "click", "gesprek_oefenen.content.stories", "gesprek_oefenen.model.story",
                "gesprek_oefenen.analysis.reader", "gesprek_oefenen.persona.engine", "gesprek_oefenen.feedback.form",
                "gesprek_oefenen.tui.screens.talk", "gesprek_oefenen.tui.values", "textual.widgets._text_area"}
    assert unwanted & loaded == set()
