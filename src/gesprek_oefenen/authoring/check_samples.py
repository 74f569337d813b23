"""Samples prove themselves: an example question leads to its own subject and no other; the rival is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from gesprek_oefenen.authoring.case import Case
from gesprek_oefenen.content.nearest import did_you_mean
from gesprek_oefenen.model.problems import Problem

if TYPE_CHECKING:
    from gesprek_oefenen.analysis.topics import TopicFinder, TopicMatch
    from gesprek_oefenen.model.story import Topic


def check_samples(case: Case, finder: Callable[[], TopicFinder]) -> Iterator[Problem]:
    """All problems of this kind in ``case``; ``finder`` gives what finds its subjects, made only when it is needed."""
    from gesprek_oefenen.language.tokens import tokenise
    from gesprek_oefenen.model.reading import TalkContext

    unusable = list(_unusable_words(case))
    yield from unusable
    yield from _unfindable(case)
    if any(p.code == "onbekend-begrip" for p in unusable):
        return  # without its words no subject can be tried
    for topic in case.story.topics:
        for number, question in enumerate(topic.questions):
            match = finder().find(tokenise(question), TalkContext())
            if match.topic != topic.id:
                node = case.node("onderwerpen", topic.id, "vragen", number)
                yield case.report("vraag-leidt-elders", node, _led_elsewhere(topic, match), _mend(topic, match))


def _led_elsewhere(topic: Topic, match: TopicMatch) -> str:
    if match.topic is None:
        return f"Deze voorbeeldvraag leidt nergens heen; hij hoort bij '{topic.id}'."
    rival = next((r for r in match.rivals if r.topic == match.topic), None)
    words = ", ".join(f"'{word}'" for word in rival.words[:3]) if rival else ""
    return f"Deze voorbeeldvraag van '{topic.id}' leidt naar '{match.topic}'{f', door {words}' if words else ''}."


def _mend(topic: Topic, match: TopicMatch) -> str:
    if match.topic is None:
        return f"Zet een woord uit de vraag bij `woorden` van '{topic.id}'."
    return (f"Haal dat woord weg bij '{match.topic}', zet het daar bij `niet`, of zet een kenmerkend groepje woorden "
            f"uit de vraag bij `woorden` van '{topic.id}'.")


def _unusable_words(case: Case) -> Iterator[Problem]:
    """References such as ``<famlie>`` to a list that does not exist, and pieces without any word in them."""
    for topic in case.story.topics:
        for key, words in (("woorden", topic.words), ("niet", topic.not_words)):
            for number, word in enumerate(words):
                node = case.node("onderwerpen", topic.id, key, number)
                for name in _families_in(word):
                    if name not in _known_families():
                        yield case.report("onbekend-begrip", node, f"De woordenlijst <{name}> bestaat niet.",
                                          did_you_mean(name, _known_families()) or f"Kies uit: {', '.join(_known_families())}.")
                if not any(character.isalnum() for character in word):
                    yield case.report("woord-zonder-letters", node, f"In '{word}' staat geen woord.",
                                      "Haal het weg, of schrijf een woord of een kort groepje woorden.")


def _families_in(word: str) -> list[str]:
    """The names between < and > in an author's phrase."""
    return [part.split(">", 1)[0] for part in word.split("<")[1:] if ">" in part]


def _known_families() -> tuple[str, ...]:
    from gesprek_oefenen.analysis.topics import word_families

    return tuple(word_families())


def _unfindable(case: Case) -> Iterator[Problem]:
    for topic in case.story.topics:
        node = case.key("onderwerpen", topic.id)
        if not topic.words and not topic.questions:
            yield case.report("onderwerp-zonder-ingang", node, f"Bij '{topic.id}' staan geen woorden en geen vragen.",
                              "Zet erbij waaraan het programma merkt dat de oefenaar hiernaar vraagt.")
        elif not topic.questions:
            yield case.report("geen-voorbeeldvragen", node, f"Bij '{topic.id}' staan geen voorbeeldvragen.",
                              "Zet er een paar bij onder `vragen`; het programma kijkt dan na of ze goed uitkomen.")
