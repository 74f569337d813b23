"""What belongs to the visitor alone: earlier talks, taking along, throwing away, settings; and where help is."""

from __future__ import annotations

from typing import Final

from gesprek_oefenen.session.settings import change_setting
from gesprek_oefenen.web.formulier import notices
from gesprek_oefenen.web.formulier.answers import HOME, Answer, Ask, Download, Go, Page
from gesprek_oefenen.web.formulier.practice import NoSuchTalkError
from gesprek_oefenen.web.formulier.talking import COACH

SETTINGS: Final = (
    ("aanspreken", "Op het scherm", (("u", "u"), ("je", "je"))),
    ("coach", "De coach tijdens een gesprek", COACH),
    ("kleuren", "Kleuren", (("licht", "licht: papier"), ("donker", "donker: avond"), ("contrast", "sterk contrast"))),
)
"""Setting, what it is about, and its values in words."""


def earlier(ask: Ask) -> Answer:
    """Every talk."""
    return Page("eerder", {"gesprekken": ask.practice.talks(), "melding": ask.notices.take("")})


def download(ask: Ask) -> Answer:
    """The talk as a file: a page to print, or plain text (Markdown)."""
    talk = ask.practice.talk(ask.parts["talk"])
    report = ask.practice.report(talk)
    if ask.query.get("soort") == "tekst":
        from gesprek_oefenen.report.markdown import as_markdown

        return Download(f"gesprek-{talk.id}.md", as_markdown(report), "text/markdown")
    from gesprek_oefenen.report.html import as_html

    return Download(f"gesprek-{talk.id}.html", as_html(report), "text/html")


def ask_throw_away(ask: Ask) -> Answer:
    """Is it sure."""
    talk = ask.practice.talk(ask.parts["talk"])
    return Page("weggooien", {"gesprek": talk, "persoon": talk.story.person})


def throw_away(ask: Ask) -> Answer:
    """Throw one talk away."""
    ask.practice.store.delete_talk(ask.parts["talk"])
    ask.notices.put("", notices.THROWN_AWAY)
    return Go(f"{HOME}/eerder#melding")


def settings(ask: Ask) -> Answer:
    """How one likes it."""
    return Page("instellingen", {"keuzes": SETTINGS, "nu": ask.practice.settings, "kleuren_gekozen": ask.practice.colours,
                                 "melding": ask.notices.take("")})


def keep_settings(ask: Ask) -> Answer:
    """Keep what was chosen."""
    for name, _, values in SETTINGS:
        chosen = ask.form.get(name)
        if chosen in dict(values):
            change_setting(ask.practice.store, name, chosen)
    ask.notices.put("", notices.SETTINGS_KEPT)
    return Go(f"{HOME}/instellingen#melding")


def where_help_is(ask: Ask) -> Answer:
    """Where help is."""
    from gesprek_oefenen.feedback.help import all_help

    return Page("waar_hulp_is", {"hulp": all_help(ask.practice.address)})


def about(ask: Ask) -> Answer:
    """What this is, and where what one types stays."""
    return Page("over")


def ask_wipe(ask: Ask) -> Answer:
    """Is it very sure."""
    return Page("alles_weg", {"aantal": len(ask.practice.talks()), "fout": ""})


def wipe(ask: Ask) -> Answer:
    """Throw everything of this visitor away."""
    if ask.form.get("zeker") != "ja":
        return Page("alles_weg", {"aantal": len(ask.practice.talks()), "fout": "Zet eerst een kruisje bij 'Ja, alles mag weg'. Er is nog niets gewist."}, 422)
    ask.practice.store.wipe()
    ask.notices.put("", notices.ALL_GONE)
    return Go(f"{HOME}#melding")


def not_there(ask: Ask) -> Answer:
    """An address that was mistyped, or of long ago."""
    raise NoSuchTalkError("Deze pagina is er niet. Misschien is het adres verkeerd overgenomen.")
