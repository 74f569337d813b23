"""Settings, where help is, what this is, and one's own data, in plain lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gesprek_oefenen.cli.gewoon.files import ask_file
from gesprek_oefenen.cli.gewoon.lines import Option
from gesprek_oefenen.cli.plain import show_help
from gesprek_oefenen.cli.streams import say
from gesprek_oefenen.cli.writing import write_file

if TYPE_CHECKING:
    from gesprek_oefenen.cli.gewoon.home import Home

SETTINGS: tuple[tuple[str, tuple[Any, ...]], ...] = (("coach", ("vanzelf", "vol", "minder", "uit")), ("aanspreken", ("u", "je")))
"""Settings that mean something in plain lines, with their values; colours, clock and movement are of the screen."""


def change_settings(home: Home) -> None:
    """Choose a setting, choose its value; it works at once."""
    while True:
        text, now = home.lines.text, home.settings
        number = home.lines.choose(text("gewoon.instellingen"), [
            f"{text(f'gewoon.stel_{name}')} {text('gewoon.nu', waarde=text(f'gewoon.{name}_{getattr(now, name)}'))}"
            for name, _ in SETTINGS], back=text("gewoon.terug"))
        if number is None:
            return
        name, values = SETTINGS[number]
        chosen = home.lines.choose(text(f"gewoon.stel_{name}"), [text(f"gewoon.{name}_{value}") for value in values],
                                   back=text("gewoon.zo_laten"))
        if chosen is not None:
            from gesprek_oefenen.session.settings import change_setting

            change_setting(home.store, name, values[chosen])
            home.renew_address()
            home.lines.say("gewoon.bewaard")


def where_help_is(home: Home) -> None:
    """All places."""
    from gesprek_oefenen.feedback.help import all_help
    from gesprek_oefenen.learning.referral import nearby_lines

    home.lines.heading(home.lines.text("gewoon.waar_hulp"))
    show_help(all_help(home.address), nearby_lines(home.store, home.library.extra_folders))


def about(home: Home) -> None:
    """What this is, and what one can do with one's data."""
    for line in home.lines.text.lines("gewoon.over_tekst", plek=home.store.path or home.lines.text("gewoon.geheugen")):
        say()
        home.lines.say("gewoon.regel", tekst=line)
    home.lines.menu(home.lines.text("gewoon.gegevens"), lambda: [
        Option(home.lines.text("gewoon.exporteren"), lambda: home.safely(Option("", lambda: _export(home)))),
        Option(home.lines.text("gewoon.inleveren"), lambda: home.safely(Option("", lambda: _hand_in(home)))),
        Option(home.lines.text("gewoon.wissen"), lambda: _wipe(home)),
    ], back=home.lines.text("gewoon.terug"))


def _export(home: Home) -> None:
    file = ask_file(home, "mijn-gesprekken.json")
    if file is not None:
        write_file(file, json.dumps(home.store.export(), ensure_ascii=False, indent=1) + "\n")
        home.lines.say("gewoon.staat_in", bestand=file.absolute())


def _hand_in(home: Home) -> None:
    """A file for the trainer, by one's own choice."""
    from gesprek_oefenen.trainer.hand_in import hand_in_text

    home.lines.say("gewoon.inleveren_uitleg")
    name = home.lines.ask(home.lines.text("gewoon.inleveren_naam"))
    with_talks = home.lines.agrees("gewoon.inleveren_gesprekken")
    text = hand_in_text(home.store, home.library, name=name, with_talks=with_talks)
    file = ask_file(home, "inlevering.json")
    if file is not None:
        write_file(file, text)
        home.lines.say("gewoon.staat_in", bestand=file.absolute())


def _wipe(home: Home) -> None:
    if home.lines.agrees("gewoon.alles_weg"):
        home.store.wipe()
        home.renew_address()
        home.lines.say("gewoon.is_gewist")
    else:
        home.lines.say("gewoon.niets_gewist")
