"""Where a story comes from, told when asked for: the source, what is missed, and what a study says. Never a label."""

from __future__ import annotations

from typing import Final

from gesprek_oefenen.feedback.texts import strings, yaml_data
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.story import Story

FILE: Final = "achtergrond.yaml"


def background(story: Story, address: str = "u") -> tuple[str, ...]:
    """A few paragraphs; none when the story says nothing of where it comes from."""
    about = story.background
    if not about:
        return ()
    data = yaml_data(FILE)
    values = {"naam": story.person.name, "type": str(about.get("type", "")).lower(), "hulp": str(about.get("hulp", ""))}
    source, _, place = str(about.get("bron", "")).replace(",", "").partition(" ")
    if source in data["bronnen"]:
        values["bron"] = " ".join(filter(None, (str(data["bronnen"][source]), f"({place})" if place else "")))
    told = [str(data["verhaal" if "bron" in values else "verzonnen"])]
    missing = [str(data["eenzaamheid"][kind]) for kind in strings(about.get("eenzaamheid")) if kind in data["eenzaamheid"]]
    if missing:
        told.append(str(data["mist"]))
        values["wat"] = " en ".join((", ".join(missing[:-1]), missing[-1])) if len(missing) > 1 else missing[0]
    told += [str(data[key]) for key in ("type", "hulp") if values[key]]
    return tuple(fill(text, address, values) for text in told)
