"""Facts prove themselves: each question under ``feiten`` and ``door`` gets that answer and not another."""

from __future__ import annotations

from collections.abc import Iterator

from gesprek_oefenen.authoring.case import Case, every_line
from gesprek_oefenen.content.everyday_questions import is_everyday
from gesprek_oefenen.model.problems import Problem
from gesprek_oefenen.model.story import Fact

_MEND = "Zet in de vraag een woord dat alleen hierbij hoort, of haal de dubbele vraag daar weg."


def check_facts(case: Case) -> Iterator[Problem]:
    """A problem for every question under ``feiten`` or ``door`` that is answered by another fact, or by none."""
    yield from _facts(case)
    yield from _door(case)


def _facts(case: Case) -> Iterator[Problem]:
    facts = [fact for own in (*(topic.facts for topic in case.story.topics), case.story.facts) for fact in own]
    if not facts:
        return
    from gesprek_oefenen.persona.asked import question_in
    from gesprek_oefenen.persona.facts import Asked, find_fact
    from gesprek_oefenen.persona.index import index_of, said_before

    index = index_of(case.story)
    for fact in facts:
        for question in fact.questions:
            before = said_before(question)
            found = find_fact(index, Asked(question_in(question), at_hand=fact.topic or None, last=before, openness=fact.openness, before=before))
            if found is not fact and (found is None or not is_everyday(question)):  # a question of the story's own goes before one that all stories share
                yield _elsewhere(case, fact, question, found)


def _door(case: Case) -> Iterator[Problem]:
    asked_on = [spoken.line for spoken in every_line(case.story) if spoken.line.asked_on]
    if not asked_on:
        return
    from gesprek_oefenen.persona.asked_on import best_answer
    from gesprek_oefenen.persona.index import index_of
    from gesprek_oefenen.persona.onward import onward

    index = index_of(case.story)
    for line in asked_on:
        around = index.in_the_air(line)
        for fact in line.asked_on:
            for question in fact.questions:
                found = best_answer(onward(question), line.asked_on, around)
                if found is not fact:
                    yield _elsewhere(case, fact, question, found)


def _elsewhere(case: Case, fact: Fact, question: str, found: Fact | None) -> Problem:
    where = f"door het antwoord op regel {found.line_no}" if found else "door geen enkel antwoord"
    node = case.text_at(question, fact.line_no, fact.lines[-1].line_no)
    return case.report("feit-leidt-elders", node, f"De vraag '{question}' wordt {where} beantwoord.", _MEND)
