"""The formats of a knowledge card, of the list of interventions and of a referral card: Dutch keys outside, English inside."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from gesprek_oefenen.content.schema_types import Name, Part, Texts

Version = Literal["1"]


class PiecePart(Part):
    """Een stuk van een kaart: een kop met tekst, punten of allebei."""

    short_form = "tekst"
    heading: str = Field("", alias="kop", description="Kopje boven dit stuk.")
    text: str = Field("", alias="tekst", description="Een of meer alinea's.")
    points: Texts = Field((), alias="punten", description="Losse punten.")


class CardPart(Part):
    """Een kenniskaart."""

    called: ClassVar[str] = "de kaart"
    version: Version = Field(alias="versie", description="Versie van dit formaat: 1.")
    id: Name = Field(alias="id", description="Korte naam, gelijk aan de bestandsnaam zonder `.yaml`.")
    title: str = Field(alias="titel", min_length=1, description="Titel van de kaart.")
    short: str = Field(alias="kort", min_length=1, description="Waar de kaart over gaat, in een regel.")
    words: Texts = Field((), alias="zoekwoorden", description="Meer woorden waarmee iemand deze kaart zoekt.")
    type: str = Field("", alias="type", description="Een van de acht typen; de passende hulp komt er dan onder.")
    source: str = Field(alias="bron", min_length=1, description="Waar het vandaan komt: 'werkboek 6.5'.")
    see: Texts = Field((), alias="zie_ook", description="Namen van andere kaarten.")
    pieces: tuple[PiecePart, ...] = Field(alias="stukken", min_length=1, description="De stukken van de kaart.")


class InterventionPart(Part):
    """Een vorm van hulp."""

    number: str = Field(alias="nummer", min_length=1, description="Het nummer in de bron, tussen aanhalingstekens.")
    name: str = Field(alias="naam", min_length=1, description="Hoe het heet.")
    for_whom: str = Field(alias="voor_wie", min_length=1, description="Voor wie het is.")
    what: str = Field(alias="wat", min_length=1, description="Wat het is, in een zin.")
    types: Texts = Field(alias="typen", min_length=1, description="Bij welke typen de bron het noemt.")


class InterventionsPart(Part):
    """De lijst met interventies."""

    called: ClassVar[str] = "de lijst met interventies"
    version: Version = Field(alias="versie", description="Versie van dit formaat: 1.")
    source: str = Field(alias="bron", min_length=1, description="Waar de lijst vandaan komt.")
    interventions: tuple[InterventionPart, ...] = Field(alias="interventies", min_length=1, description="De interventies.")


class ContactPart(Part):
    """Iemand bij wie u terecht kunt. Wat u niet weet laat u weg."""

    name: str = Field("", alias="naam", description="Naam, organisatie of team.")
    about: str = Field("", alias="waarvoor", description="Waarvoor u daar terecht kunt.")
    telephone: str = Field("", alias="telefoon", description="Telefoonnummer.")
    mail: str = Field("", alias="mail", description="E-mailadres.")
    online: str = Field("", alias="online", description="Website of pagina.")
    hours: str = Field("", alias="uren", description="Bereikbaar van wanneer tot wanneer.")
    days: str = Field("", alias="dagen", description="Op welke dagen.")


class ReferralPart(Part):
    """De verwijskaart van uw eigen gemeente, wijk of organisatie."""

    called: ClassVar[str] = "de verwijskaart"
    version: Version = Field(alias="versie", description="Versie van dit formaat: 1.")
    place: str = Field("", alias="plaats", description="Van welke gemeente, wijk of organisatie.")
    on_a_hunch: str = Field("", alias="bij_een_vermoeden", description="Wat u doet bij een vermoeden.")
    after_talking: str = Field("", alias="na_het_gesprek", description="Wat er kan als het besproken is.")
    contacts: tuple[ContactPart, ...] = Field((), alias="contacten", description="Bij wie u terecht kunt.")
