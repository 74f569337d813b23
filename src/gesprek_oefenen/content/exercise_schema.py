"""The format of a file with exercises as pydantic models: Dutch keys outside, English names inside."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from gesprek_oefenen.content.schema_types import Name, Part, Texts, YesNo


class LessGoodPart(Part):
    """Een antwoord dat er nog niet is; met `want` welke uitleg erbij hoort."""

    short_form = "zeg"
    text: str = Field(alias="zeg", min_length=1, description="Wat iemand zou kunnen typen.")
    because: str = Field("", alias="want", description="Welke uitleg dan moet komen.")


class ItemPart(Part):
    """Eén opgave."""

    id: Name = Field(alias="id", description="Korte naam, één keer in dit bestand.")
    person: str = Field(alias="wie", min_length=1, description="Wie er spreekt: 'Jan'. Verzonnen.")
    situation: str = Field("", alias="waar", description="Waar u zit en wie het is, in een zin.")
    address: Literal["u", "je"] = Field("u", alias="aanspreken", description="Wat bij deze persoon past: `u` of `je`.")
    telephone: YesNo = Field(False, alias="telefoon", description="`ja` als u belt.")
    before: Texts = Field((), alias="eerder", description="Wat de persoon daarvoor zei.")
    says: str = Field(alias="zegt", min_length=1, description="Wat de persoon zegt.")
    body: str = Field("", alias="lichaam", description="Wat u erbij ziet.")
    sentence: str = Field("", alias="zin", description="De zin van een ondersteuner die anders kan (open-maken, zonder-oma).")
    about: str = Field("", alias="over", description="Waar het over gaat: 'de koffieochtend'.")
    words: Texts = Field((), alias="woorden", description="Meer woorden die bij dit onderwerp horen.")
    fits: Texts = Field((), alias="past", description="Wat er te horen is; het meest passende eerst.")
    reason: str = Field("", alias="waarom", description="Waaraan dat te horen is, in een of twee zinnen.")
    example: str = Field(alias="zo_kan_het", min_length=1, description="Eén manier om het te zeggen.")
    good: Texts = Field((), alias="wel", description="Antwoorden die het doen. Dit zijn toetsen.")
    less_good: tuple[LessGoodPart, ...] = Field((), alias="niet", description="Antwoorden die er nog niet zijn. Dit zijn toetsen.")
    source: str = Field("", alias="bron", description="Waar het vandaan komt: 'werkboek 7.2'.")


class ExercisesPart(Part):
    """Een bestand met oefeningen van één soort."""

    called: ClassVar[str] = "het bestand met oefeningen"
    version: Literal["1"] = Field(alias="versie", description="Versie van dit formaat: 1.",
                                  json_schema_extra={"const": 1, "enum": [1], "type": "integer"})
    kind: Literal["open-maken", "teruggeven", "gevoel-noemen", "zonder-oma", "vraag-erachter", "weerstand", "omkeren", "stilte",
                  "signalen", "soort-eenzaamheid"] = Field(alias="soort", description="Welke oefening dit is.")
    source: str = Field("", alias="bron", description="Waar de opgaven vandaan komen, als dat voor allemaal hetzelfde is.")
    items: tuple[ItemPart, ...] = Field(alias="opgaven", min_length=1, description="De opgaven.")
