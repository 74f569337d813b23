"""The example talks of a scenario, played as a trainee would; what came out instead of what was expected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gesprek_oefenen.authoring.case import Case
from gesprek_oefenen.content.yaml_nodes import PathPart
from gesprek_oefenen.model.errors import ContentError
from gesprek_oefenen.model.moves import GROUP_MOVES, Group
from gesprek_oefenen.model.play import Exchange, PersonaState, TurnKind
from gesprek_oefenen.model.problems import Problem
from gesprek_oefenen.model.story import ExampleTalk, ExampleTurn

if TYPE_CHECKING:
    from gesprek_oefenen.session.library import Library


def check_talks(case: Case, library: Library) -> Iterator[Problem]:
    """All problems of this kind in ``case``; ``library`` holds the rules."""
    if not case.story.examples:
        yield case.report("geen-voorbeeldgesprek", case.root, "Er staat geen voorbeeldgesprek in.",
                          "Zet onder `voorbeeldgesprekken` een kort gesprek dat zo moet lopen; dat is meteen een toets.")
    for number, talk in enumerate(case.story.examples):
        try:
            yield from _play(case, library, number, talk)
        except ContentError as error:
            yield case.report("regels-kapot", case.node("voorbeeldgesprekken"),
                              f"De voorbeeldgesprekken zijn niet te spelen: {str(error).splitlines()[0]}",
                              "Maak eerst de regels heel: `gesprek-oefenen regels controleer`.")
            return
        except Exception as error:  # noqa: BLE001 - a talk that breaks the program is a finding, not the end of the check
            yield case.report("voorbeeld-loopt-vast", case.node("voorbeeldgesprekken", number),
                              f"'{talk.name}' laat het programma vastlopen ({type(error).__name__}: {str(error)[:120]}).",
                              "Dat ligt niet aan u. Meld het, met dit scenario erbij.")


def _play(case: Case, library: Library, number: int, talk: ExampleTalk) -> Iterator[Problem]:
    from gesprek_oefenen.persona.conditions import holds
    from gesprek_oefenen.session.desk import Desk
    from gesprek_oefenen.session.turn import play_turn

    path: tuple[PathPart, ...] = ("voorbeeldgesprekken", number)
    desk = Desk(library, case.story, talk.seed)
    state: PersonaState = desk.begin()
    history: list[Exchange] = []
    for i, turn in enumerate(talk.turns):
        where = (*path, "beurten", i)
        if state.ended:
            yield case.report("voorbeeld-na-einde", case.node(*where), f"'{talk.name}': het gesprek was hier al klaar.",
                              "Haal deze beurt weg, of kijk waarom zij eerder ophield.")
            return
        kind = TurnKind.SAY if turn.say.strip() else TurnKind.SILENCE
        exchange, state, _ = play_turn(case.story, desk, state, history, kind, turn.say if kind is TurnKind.SAY else "",
                                       coach="uit")
        history.append(exchange)
        yield from _compare(case, talk, turn, exchange, state, where)
    if talk.reaches is not None and case.story.achievable.condition is not None:
        reached = holds(case.story.achievable.condition, state)
        if reached != talk.reaches:
            told = ", ".join(f"{topic} {layer}" for topic, layer in state.told.items()) or "niets"
            yield case.report("voorbeeld-haalbaar", case.node(*path, "haalbaar"),
                              f"'{talk.name}': het haalbare is {'wel' if reached else 'niet'} bereikt "
                              f"(toestand {state.state}, vertrouwen {state.trust}, verteld: {told}).",
                              "Pas de beurten aan, of de voorwaarden in het verhaal.")


def _compare(case: Case, talk: ExampleTalk, turn: ExampleTurn, exchange: Exchange, state: PersonaState,
             where: tuple[PathPart, ...]) -> Iterator[Problem]:
    """What is different from what the author expected of this turn."""
    from gesprek_oefenen.session.turn import moves_shown

    expect, outcome = turn.expect, exchange.outcome
    said = f"'{talk.name}', op \"{_short(turn.say) or 'stilte'}\""
    answer = f"Zij zei: \"{_short(outcome.reply)}\""
    seen = set(moves_shown(exchange)) | {signal.value for signal in exchange.reading.signals}
    groups = {group.value for group in Group if seen & {move.value for move in GROUP_MOVES[group]}}
    shown = ", ".join(sorted(seen)) or "geen"

    for i, act in enumerate(expect.moves):
        if act not in seen | groups:
            yield case.report("voorbeeld-zet", case.node(*where, "verwacht", "zet", i),
                              f"{said}: verwacht was {act}, herkend: {shown}.",
                              "Zeg het in het voorbeeld duidelijker, of haal de verwachting weg.")
    for i, act in enumerate(expect.not_moves):
        if act in seen | groups:
            yield case.report("voorbeeld-zet", case.node(*where, "verwacht", "niet", i),
                              f"{said}: {act} hoort er niet te zijn; herkend: {shown}.",
                              "Zeg het in het voorbeeld anders, of haal de verwachting weg.")
    different = (
        ("toestand", expect.state, state.state, "voorbeeld-toestand"),
        ("onderwerp", expect.topic, outcome.topic or "geen", "voorbeeld-onderwerp"),
        ("laag", expect.layer, outcome.layer, "voorbeeld-laag"),
    )
    for key, wanted, got, code in different:
        if wanted and wanted != got:
            extra = f" (vertrouwen {state.trust})" if key == "toestand" else f". {answer}"
            yield case.report(code, case.node(*where, "verwacht", key),
                              f"{said}: verwacht was {key} {wanted}, het werd {got}{extra}.".replace('".', '"'),
                              "Pas de beurt of de verwachting aan, of kijk naar de overgangen en lagen.")
    if expect.text_has and expect.text_has.casefold() not in outcome.reply.casefold():
        yield case.report("voorbeeld-bevat", case.node(*where, "verwacht", "bevat"),
                          f"{said}: '{_short(expect.text_has)}' staat niet in haar antwoord. {answer}",
                          "Kies een ander zaad of een ander woord, of kijk naar de zinnen.")
    if expect.ends is not None and expect.ends != state.ended:
        yield case.report("voorbeeld-einde", case.node(*where, "verwacht", "einde"),
                          f"{said}: het gesprek is hier {'wel' if state.ended else 'niet'} klaar.",
                          "Pas de beurten aan, of de overgang naar het einde.")


def _short(text: str) -> str:
    first = " ".join(text.split())
    return first if len(first) <= 60 else first[:59] + "…"
