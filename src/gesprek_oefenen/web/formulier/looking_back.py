"""The steps after a talk: how it was, tips, the ten lines, both versions, the reflection, what next."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from typing import TYPE_CHECKING, Final

from gesprek_oefenen.model.feedback import Reflection
from gesprek_oefenen.web.formulier import notices
from gesprek_oefenen.web.formulier.answers import Answer, Ask, Go, Page, talk_at
from gesprek_oefenen.web.formulier.practice import NoSuchTalkError

if TYPE_CHECKING:
    from gesprek_oefenen.session.talk import Talk

STEPS: Final[tuple[tuple[str, str], ...]] = (("hoe-het-was", "Hoe het was"), ("tips", "Tips"), ("te-zien", "Te zien"), ("versies", "Twee versies"),
                ("reflectie", "Reflectie"), ("en-nu", "En nu"))
"""Step in the address and what it is called."""
FIELDS: Final = tuple(field.name for field in fields(Reflection))
LONGEST: Final = 5_000
"""Characters in one field of the reflection."""


def first_step(ask: Ask) -> Answer:
    """To the first step."""
    return Go(_step_at(ask.parts["talk"], STEPS[0][0]))


def show(ask: Ask) -> Answer:
    """One step."""
    talk = ask.practice.talk(ask.parts["talk"])
    step = ask.parts["step"]
    if step not in dict(STEPS):
        raise NoSuchTalkError("Deze stap is er niet.")
    if step == "reflectie":
        kept = talk.get_reflection() or Reflection()
        return _reflection_page(ask, talk, kept, kept, "voorstellen" in ask.query)
    return _page(ask, talk, step, {})


def write(ask: Ask) -> Answer:
    """Keep what was written; then on, or proposals, or one of them taken over."""
    from gesprek_oefenen.reflection.bbb import keep

    talk = ask.practice.talk(ask.parts["talk"])
    kept = talk.get_reflection() or Reflection()
    written = Reflection(**{name: ask.form.get(name, "").replace("\r\n", "\n").strip() for name in FIELDS})
    action = ask.form.get("doe", "bewaar")
    asked = "voorstellen" in ask.query
    if any(len(getattr(written, name)) > LONGEST for name in FIELDS):
        return _reflection_page(ask, talk, written, kept, asked, too_long=True)
    if ask.form.get("was", "") != _mark(kept) and written != kept:
        return _reflection_page(ask, talk, written, kept, asked, elsewhere=True)
    here = _step_at(talk.id, "reflectie")
    place, more = "", "?voorstellen=1" if asked else ""
    if action == "voorstellen":
        more, place = "?voorstellen=1", "#voorstellen"
    elif action.startswith("neem-"):
        proposals = talk.afterwards().proposals
        number = int(action[5:]) if action[5:].isdecimal() and len(action) < 9 else len(proposals)
        if number < len(proposals):
            written = keep(written, proposals[number])
            place = f"#{proposals[number].column}"
    if written != kept:
        talk.put_reflection(written)
    if action.startswith("naar-") and action[5:] in dict(STEPS):
        return Go(_step_at(talk.id, action[5:]))
    if action == "bewaar":
        ask.notices.put(talk.id, notices.SAVED)
        place = "#melding"
    return Go(here + more + place)


def _reflection_page(ask: Ask, talk: Talk, written: Reflection, kept: Reflection, asked: bool, *, too_long: bool = False,
                     elsewhere: bool = False) -> Page:
    """The fields with ``written`` in them; ``kept``: what is in the store."""
    from gesprek_oefenen.reflection.bbb import columns, last_questions

    address = ask.practice.address
    proposals = list(enumerate(talk.afterwards().proposals)) if asked else []
    return _page(ask, talk, "reflectie", {
        "kolommen": columns(address), "laatste": dict(zip(("voornemen", "bespreken_met"), last_questions(address), strict=True)),
        "geschreven": written, "bewaard": kept, "was": _mark(kept), "voorstellen": asked,
        "per_kolom": {one: [(n, p) for n, p in proposals if p.column == one and p.text not in getattr(written, one)]
                      for one in FIELDS[:3]},
        "te_lang": [name for name in FIELDS if len(getattr(written, name)) > LONGEST] if too_long else [],
        "langste": LONGEST, "elders": elsewhere,
    }, status=422 if too_long else 409 if elsewhere else 200)


def _page(ask: Ask, talk: Talk, step: str, values: dict[str, object], status: int = 200) -> Page:
    seen = talk.afterwards()
    steps = [one for one in STEPS if one[0] != "versies" or seen.versions]
    at = next((n for n, one in enumerate(steps) if one[0] == step), 0)
    asked = set(talk.focus)
    return Page(f"na_{steps[at][0].replace('-', '_')}", {
        "gesprek": talk, "verhaal": talk.story, "persoon": talk.story.person, "gezien": seen, "stappen": steps, "stap": steps[at][0],
        "nummer": at + 1, "vorige": steps[at - 1] if at else None, "volgende": steps[at + 1] if at + 1 < len(steps) else None,
        "gevraagd": asked, "regels": sorted(seen.form, key=lambda one: one.id not in asked), "hulp": ask.practice.help_after(talk.story),
        "reflectie": talk.get_reflection() or Reflection(), "melding": ask.notices.take(talk.id), **values,
    }, status)


def _step_at(talk_id: str, step: str) -> str:
    return talk_at(talk_id, f"/na/{step}")


def _mark(reflection: Reflection) -> str:
    """A mark of what was kept when the form was made, to notice that another window wrote meanwhile."""
    text = "\x00".join(getattr(reflection, name) for name in FIELDS)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
