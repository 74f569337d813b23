"""Changing a division while the group is at it: someone comes late, someone leaves, two change places. What was held stands."""

from __future__ import annotations

from dataclasses import replace

from gesprek_oefenen.model.errors import InputError
from gesprek_oefenen.trainer.divide import divide
from gesprek_oefenen.trainer.division import Division, Group, Request, Role, Round
from gesprek_oefenen.trainer.people import MOST_ROUNDS, Absence, Participant, Wishes, find_name, name_fault


def remake(division: Division, request: Request) -> Division:
    """``division`` for another request. Rounds that were held stand, and those put by hand in which the same people sit.

    Raises ``InputError`` when the request cannot be met at all.
    """
    kept = {}
    for number, one in enumerate(division.rounds[:request.rounds], 1):
        if number <= division.held or (one.by_hand and sorted(one.members) == sorted(request.present(number))):
            kept[number] = one
    if request.rounds < division.held:
        raise InputError(f"Er zijn al {division.held} rondes geweest; minder kan niet meer.")
    return divide(request, kept, division.held)


def arrive(division: Division, one: Participant) -> Division:
    """Someone comes in late, from the first round that was not held. Raises ``InputError`` for a name that cannot be."""
    why = name_fault(one.name)
    if why:
        raise InputError(f"Dit kan geen naam zijn: {why}.")
    request = division.request
    first = division.held + 1
    again = find_name(one.name, request.participants)
    if again is not None:
        absences = tuple(replace(a, last=division.held) if a.name == again and a.covers(first) and a.first < first else a
                         for a in request.absences if not (a.name == again and a.first >= first))
        if absences == request.absences:
            raise InputError(f"'{again}' doet al mee. Zet er een letter achter als het iemand anders is.")
        return remake(division, replace(request, absences=absences))
    away = (Absence(one.name, 1, division.held),) if division.held else ()
    return remake(division, replace(request, participants=(*request.participants, one), absences=(*request.absences, *away)))


def leave(division: Division, name: str) -> Division:
    """Someone leaves (or is not there after all), from the first round that was not held. Raises ``InputError``."""
    found = find_name(name, division.request.participants)
    if found is None:
        raise InputError("Die naam staat niet in de lijst met deelnemers.")
    request = division.request
    if not division.held:
        participants = tuple(one for one in request.participants if one.name != found)
        return remake(division, replace(request, participants=participants, wishes=_without(request, found)))
    return remake(division, replace(request, absences=(*request.absences, Absence(found, division.held + 1))))


def _without(request: Request, name: str) -> Wishes:
    wishes = request.wishes
    return replace(wishes, apart=tuple(pair for pair in wishes.apart if name not in pair),
                   rather_people=tuple(one for one in wishes.rather_people if one != name))


def swap(division: Division, number: int, one: str, other: str) -> Division:
    """Let two people change places in round ``number``; that round then stands, the rest is made again. Raises ``InputError``."""
    if number <= division.held:
        raise InputError(f"Ronde {number} is al geweest; daarin verandert niets meer.")
    if not 1 <= number <= len(division.rounds):
        raise InputError(f"Er is geen ronde {number}.")
    here = division.rounds[number - 1]
    names = [find_name(name, division.request.participants) for name in (one, other)]
    if None in names or names[0] == names[1] or not set(names) <= set(here.members):
        raise InputError(f"Noem twee verschillende mensen die in ronde {number} meedoen.")
    change = {names[0]: names[1], names[1]: names[0]}
    rounds = list(division.rounds)
    rounds[number - 1] = Round(tuple(_renamed(group, change) for group in here.groups), by_hand=True)
    return remake(replace(division, rounds=tuple(rounds)), division.request)


def _renamed(group: Group, change: dict[str | None, str | None]) -> Group:
    def new(name: str | None) -> str | None:
        return change.get(name, name)

    return Group(new(group.person) or group.person, new(group.supporter) or group.supporter, new(group.observer), new(group.extra))


def hold(division: Division) -> Division:
    """The next round has been held. Raises ``InputError`` when there is none left."""
    if division.held >= len(division.rounds):
        raise InputError("Alle rondes zijn al geweest. Maak er een ronde bij.")
    return replace(division, held=division.held + 1)


def one_more(division: Division) -> Division:
    """One round more, which takes into account what went before. Raises ``InputError`` when there are too many."""
    if division.request.rounds >= MOST_ROUNDS:
        raise InputError(f"Meer dan {MOST_ROUNDS} rondes gaat niet.")
    kept = {number: one for number, one in enumerate(division.rounds, 1)}
    return divide(replace(division.request, rounds=division.request.rounds + 1), kept, division.held)


def shake(division: Division) -> Division:
    """Another division that is as good; what was held or put by hand stands."""
    return remake(division, replace(division.request, seed=division.request.seed + 1))


def seat_of(division: Division, number: int, name: str) -> tuple[Group, Role] | None:
    """At which table and in which role ``name`` sits in round ``number``, or ``None``."""
    for group in division.rounds[number - 1].groups:
        for who, role in group.seats():
            if who == name:
                return group, role
    return None
