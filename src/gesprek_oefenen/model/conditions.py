"""The closed condition language of scenarios, as a frozen tree. Parsed in content/, evaluated in persona/; never Python.

Grammar (Dutch words; numbers are whole):

    voorwaarde := en-term ("of" en-term)*
    en-term    := niet-term ("en" niet-term)*
    niet-term  := "niet" niet-term | "(" voorwaarde ")" | vergelijking | verteld
    vergelijking := grootheid (">=" | "<=" | ">" | "<" | "==" | "!=") getal  |  "toestand" ("==" | "!=") naam
    grootheid  := "vertrouwen" | "beurt" | "aantal(" zet|groep|signaal ")" | "op_rij(" zet|groep ")" | "onderwerpen"
    verteld    := "verteld(" onderwerp ["," laag] ")" | "bereikt(" toestand ")"

``aantal``: turns in this talk with that move, group or signal (sure ones for OMA). ``op_rij``: the run of turns that ends
now. ``onderwerpen``: how many subjects were told about. ``verteld(x, 2)``: layer 2 of x was told. ``bereikt``: she has
been in that state.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Operator: TypeAlias = Literal[">=", "<=", ">", "<", "==", "!="]


@dataclass(frozen=True, slots=True)
class Compare:
    """A quantity against a number. ``argument`` is the move, group or signal for ``aantal`` and ``op_rij``, else ""."""

    quantity: Literal["vertrouwen", "beurt", "aantal", "op_rij", "onderwerpen"]
    operator: Operator
    number: int
    argument: str = ""


@dataclass(frozen=True, slots=True)
class InState:
    """The present state is (``equal``) or is not the one named."""

    state: str
    equal: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """Layer ``layer`` (1: at least anything) of subject ``topic`` has been told."""

    topic: str
    layer: int = 1


@dataclass(frozen=True, slots=True)
class Reached:
    """She has been in this state during the talk."""

    state: str


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    term: Condition


@dataclass(frozen=True, slots=True)
class And:
    """All hold."""

    terms: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one holds."""

    terms: tuple[Condition, ...]


Condition: TypeAlias = Compare | InState | Told | Reached | Not | And | Or
