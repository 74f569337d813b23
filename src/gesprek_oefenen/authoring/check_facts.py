"""Facts prove themselves: each question under ``feiten`` gets that fact as its answer and not another."""

from __future__ import annotations

from collections.abc import Iterator

from gesprek_oefenen.authoring.case import Case
from gesprek_oefenen.model.problems import Problem


def check_facts(case: Case) -> Iterator[Problem]:
    """A problem for every question under ``feiten`` that is answered by another fact, or by none."""
    if not any(topic.facts for topic in case.story.topics):
        return
    from gesprek_oefenen.persona.asked import question_in
    from gesprek_oefenen.persona.facts import Asked, find_fact
    from gesprek_oefenen.persona.index import index_of

    index = index_of(case.story)
    for topic in case.story.topics:
        for fact in topic.facts:
            for number, question in enumerate(fact.questions):
                found = find_fact(index, Asked(question_in(question), at_hand=topic.id, openness=fact.openness))
                if found is fact:
                    continue
                node = case.node("onderwerpen", topic.id, "feiten", fact.number - 1, "vragen", number)
                where = f"door het feit op regel {found.line_no}" if found else "door geen enkel feit"
                yield case.report("feit-leidt-elders", node, f"Deze vraag wordt {where} beantwoord.",
                                  "Zet in de vraag een woord dat alleen hierbij hoort, of haal de dubbele vraag daar weg.")
