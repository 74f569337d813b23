"""The scenario format as pydantic models: Dutch keys outside, English names inside. Nothing else knows the YAML keys.

The descriptions are Dutch: they appear in an author's editor (JSON Schema) and in the reference of keys.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from gesprek_oefenen.content.schema_types import Facts, Lines, LinesByState, LineText, Name, Part, Texts, YesNo

PHASES = ("herkennen", "bespreekbaar maken", "luisteren", "wensen en talenten", "richting actie", "terug- en vooruitblikken")


class PersonPart(Part):
    """Wie de persoon is."""

    name: str = Field(alias="naam", min_length=1, description="Roepnaam of aanspreekvorm, zoals u haar kent. Verzonnen.")
    age: int = Field(alias="leeftijd", ge=4, le=120, description="Leeftijd in jaren.")
    address: Literal["u", "je"] = Field("u", alias="aanspreken", description="Wat bij haar past: `u` of `je`.")
    says: Literal["u", "je"] = Field("u", alias="zegt", description="Hoe zij u aanspreekt: `u` of `je`.")
    says_later: Literal["", "u", "je"] = Field("", alias="zegt_later", description="Wat zij later gaat zeggen, als zij u vertrouwt.")
    place: str = Field("", alias="plek", description="Waar u zit: 'aan de keukentafel'.")


class AchievablePart(Part):
    """Wat een goed gesprek met deze persoon kan bereiken."""

    short_form = "zin"
    text: str = Field(alias="zin", description="In woorden, als vervolg op de naam: 'vertelt over ...'.")
    condition: str = Field("", alias="als", description="Wanneer het gelukt is, als voorwaarde over het gesprek.")


class StatePart(Part):
    """Een toestand: hoe de persoon erbij zit."""

    name: Name = Field(alias="naam", description="Korte naam, kleine letters: `afwachtend`.")
    start: YesNo = Field(False, alias="begin", description="Hier begint het gesprek. Precies één toestand.")
    end: YesNo = Field(False, alias="einde", description="Hier is het gesprek klaar.")
    openness: int = Field(1, alias="openheid", ge=0, le=3, description="Hoe open zij hier is: 0 (dicht) tot 3.")
    body: Lines = Field((), alias="lichaam", min_length=0, description="Wat u nu en dan ziet in deze toestand.")


class TransitionPart(Part):
    """Een overgang tussen twee toestanden; de eerste die klopt, telt."""

    source: Texts = Field(alias="van", description='Naam van de toestand, een lijst namen, of "*" voor elke toestand.')
    target: str = Field(alias="naar", description="Naam van de toestand waar zij heen gaat.")
    on: Texts = Field((), alias="bij", description="Zetten, groepen of signalen die dit doen. Leeg: elke beurt.")
    condition: str = Field("", alias="als", description="Voorwaarde die ook moet kloppen.")
    lines: Lines = Field((), alias="zinnen", min_length=0, description="Wat zij bij deze overgang zegt.")


class ReactionPart(Part):
    """Hoe de persoon reageert op een zet, een groep zetten of een signaal."""

    trust: int | None = Field(None, alias="vertrouwen", ge=-100, le=100, description="Wat het met haar vertrouwen doet, in punten van 100.")
    lines: LinesByState = Field({}, alias="zinnen", description='Haar hele beurt, per toestand of "*". De toestanden mogen ook zonder `zinnen` ertussen.')
    lead_ins: LinesByState = Field({}, alias="vooraf", description="Korte woorden die vóór een inhoudelijke zin mogen staan: 'Hm.'")
    thoughts: LinesByState = Field({}, alias="gedachte", description="Wat zij denkt en niet zegt.")
    body: Lines = Field((), alias="lichaam", min_length=0, description="Wat u ziet bij deze reactie.")

    @model_validator(mode="before")
    @classmethod
    def _states_directly(cls, data: Any) -> Any:
        """``advies: {"*": [...]}`` means ``advies: {zinnen: {"*": [...]}}``; a list alone holds in every state."""
        if isinstance(data, (list, str)):
            return {"zinnen": {"*": data}}
        if not isinstance(data, dict):
            return data
        known = {field.alias for field in cls.model_fields.values()}
        direct = {key: value for key, value in data.items() if key not in known and value is not None}
        if not direct:
            return data
        lines = data.get("zinnen")
        if lines is None:
            lines = {}
        elif not isinstance(lines, dict):
            lines = {"*": lines}
        rest = {key: value for key, value in data.items() if key not in direct}
        return {**rest, "zinnen": {**lines, **direct}}


class LayerPart(Part):
    """Een laag van een onderwerp: hoe diep zij erover vertelt."""

    openness: int = Field(1, alias="openheid", ge=0, le=3, description="Hoe open zij hiervoor moet zijn: 0 tot 3.")
    feeling: str = Field("", alias="gevoel", description="Het gevoel dat eronder zit: 'gemis'.")
    condition: str = Field("", alias="als", description="Voorwaarde die ook moet kloppen.")
    lines: Lines = Field(alias="zinnen", description="Wat zij vertelt; elke zin moet op zichzelf kunnen staan.")
    thoughts: Lines = Field((), alias="gedachte", min_length=0, description="Wat zij denkt en niet zegt.")


class TopicPart(Part):
    """Een onderwerp waar zij over kan vertellen."""

    words: Texts = Field((), alias="woorden", description="Woorden of korte groepjes die hierheen leiden; `<familie>` is een hele lijst.")
    not_words: Texts = Field((), alias="niet", description="Woorden die een vraag juist hier weghouden.")
    questions: Texts = Field((), alias="vragen", description="Voorbeeldvragen; elke vraag moet hier uitkomen.")
    related: Texts = Field((), alias="verwant", description="Onderwerpen waar zij vanzelf op komt.")
    layers: tuple[LayerPart, ...] = Field(alias="lagen", min_length=1, description="Van oppervlakkig naar diep.")
    facts: Facts = Field((), alias="feiten", description="Korte antwoorden op vragen als wie, hoe lang, hoe heet.")
    fallback: dict[str, Lines] = Field({}, alias="terugval", description="Eigen zinnen bij dit onderwerp voor doorvragen die bij alles kunnen: hoe was dat, en toen.")
    leads: Lines = Field((), alias="aanknoping", min_length=0, description="Iets kleins over dit onderwerp dat zij uit zichzelf kan zeggen, met `door` eronder.")


class InitiativePart(Part):
    """Iets wat zij uit zichzelf zegt of vraagt, één keer."""

    condition: str = Field("", alias="als", description="Wanneer: een voorwaarde.")
    lines: Lines = Field(alias="zinnen", description="Wat zij zegt of vraagt.")
    topic: str | None = Field(None, alias="onderwerp", description="Het onderwerp waar het daarna over gaat.")


class EndingPart(Part):
    """Een einde van het gesprek; het eerste waarvan `als` klopt."""

    name: str = Field(alias="naam", min_length=1, description="Naam van dit einde, voor uzelf.")
    condition: str = Field("", alias="als", description="Voorwaarde. Het laatste einde heeft er geen.")
    lines: Lines = Field(alias="zinnen", description="Hoe zij afscheid neemt.")


class AfterTalkPart(Part):
    """Een stukje van hoe zij het gesprek vond."""

    condition: str = Field("", alias="als", description="Voorwaarde. Leeg: altijd.")
    lines: Lines = Field(alias="zinnen", description="Haar woorden achteraf; één ervan wordt gekozen.")


class ExpectationPart(Part):
    """Wat u van een beurt verwacht; wat u weglaat, wordt niet nagekeken."""

    moves: Texts = Field((), alias="zet", description="Zetten die herkend moeten worden (allemaal).")
    not_moves: Texts = Field((), alias="niet", description="Zetten die juist niet herkend mogen worden.")
    state: str = Field("", alias="toestand", description="De toestand na deze beurt.")
    topic: str = Field("", alias="onderwerp", description="Het onderwerp van haar antwoord.")
    layer: int = Field(0, alias="laag", ge=0, description="Hoe diep zij antwoordt.")
    text_has: str = Field("", alias="bevat", description="Woorden die in haar antwoord staan.")
    ends: YesNo | None = Field(None, alias="einde", description="Of het gesprek hier klaar is.")


class ExampleTurnPart(Part):
    """Een beurt van een voorbeeldgesprek."""

    say: str = Field("", alias="zeg", description='Wat de oefenaar typt; "" is een stilte.')
    expect: ExpectationPart = Field(default_factory=lambda: ExpectationPart.model_validate({}), alias="verwacht",
                                    description="Wat er dan moet gebeuren.")


class ExampleTalkPart(Part):
    """Een voorbeeldgesprek: dit is een toets op uw scenario."""

    name: str = Field(alias="naam", min_length=1, description="Hoe u het noemt: 'goed geluisterd'.")
    seed: int = Field(1, alias="zaad", ge=0, description="Getal waarmee zij haar zinnen kiest; hetzelfde getal, hetzelfde gesprek.")
    reaches: YesNo | None = Field(None, alias="haalbaar", description="Of het haalbare aan het eind bereikt is.")
    turns: tuple[ExampleTurnPart, ...] = Field(alias="beurten", min_length=1, description="De beurten, in volgorde.")


class BackgroundPart(Part):
    """Achtergrond, alleen op verzoek te zien na het gesprek."""

    loneliness: Texts = Field((), alias="eenzaamheid", description="`sociaal`, `emotioneel` of `existentieel`.")
    source: str = Field("", alias="bron", description="Waar het geval vandaan komt: 'werkboek 3.4'.")
    kind: str = Field("", alias="type", description="Het type uit het onderzoek onder ouderen, als dat er is.")
    help: str = Field("", alias="hulp", description="Welke hulp de bron erbij noemt.")
    cause: str = Field("", alias="oorzaak", description="Wat erachter zit, voor de trainer.")


class ScenarioPart(Part):
    """Een scenario van gesprek-oefenen: één persoon, één gesprek."""

    version: Literal["1"] = Field(alias="versie", description="Versie van dit formaat: 1.",
                                  json_schema_extra={"const": 1, "enum": [1], "type": "integer"})
    id: Name = Field(alias="id", description="Korte naam, gelijk aan de bestandsnaam zonder `.yaml`.")
    title: str = Field(alias="titel", min_length=1, description="Titel die het verhaal niet verklapt.")
    person: PersonPart = Field(alias="persoon", description="Wie de persoon is en hoe u elkaar aanspreekt.")
    channel: Literal["thuis", "telefoon"] = Field("thuis", alias="kanaal", description="`thuis`, of `telefoon` (dan is er geen lichaamstaal).")
    role: str = Field(alias="rol", description="Wie de oefenaar is en hoe lang zij elkaar kennen.")
    phase: Literal["herkennen", "bespreekbaar maken", "luisteren", "wensen en talenten", "richting actie",
                   "terug- en vooruitblikken"] = Field(alias="fase", description="Fase van de gefaseerde benadering.")
    after_meeting: int = Field(1, alias="na_bijeenkomst", ge=0, le=5, description="Te oefenen na deze bijeenkomst (1-5).")
    level: int = Field(1, alias="niveau", ge=1, le=3, description="Hoe moeilijk: 1 tot 3.")
    heavy: Texts = Field((), alias="zwaar", description="Zware onderwerpen: 'gaat ook over …'.")
    goals: Texts = Field((), alias="leerdoelen", description="Zetten die hier te oefenen zijn.")
    achievable: AchievablePart = Field(alias="haalbaar", description="Wat een goed gesprek hier kan bereiken.")
    situation: str = Field(alias="situatie", min_length=1, description="Wat de oefenaar vooraf leest.")
    opening: LineText = Field(alias="opening", description="Haar eerste zin.")
    trust: int = Field(30, alias="vertrouwen", ge=0, le=100, description="Vertrouwen aan het begin, 0 tot 100.")
    states: tuple[StatePart, ...] = Field(alias="toestanden", min_length=2, description="Hoe zij erbij kan zitten.")
    transitions: tuple[TransitionPart, ...] = Field((), alias="overgangen", description="Wanneer zij verandert.")
    reactions: dict[str, ReactionPart] = Field({}, alias="reacties", description="Per zet, groep of signaal hoe zij reageert.")
    topics: dict[Name, TopicPart] = Field(alias="onderwerpen", min_length=1, description="Waar zij over kan vertellen.")
    facts: Facts = Field((), alias="feiten", description="Korte antwoorden die bij geen onderwerp horen: eten, verjaardag, de buurt.")
    fallback: dict[str, Lines] = Field({}, alias="terugval", description="Eigen zinnen voor wat niet bij het verhaal hoort; anders zijn er ingebouwde.")
    leads: Lines = Field((), alias="aanknoping", min_length=0, description="Iets kleins van hier en nu dat zij uit zichzelf kan zeggen, met `door` eronder.")
    initiatives: tuple[InitiativePart, ...] = Field((), alias="initiatief", description="Wat zij uit zichzelf zegt of vraagt.")
    endings: tuple[EndingPart, ...] = Field((), alias="einden", description="Hoe het gesprek kan eindigen.")
    after_talk: tuple[AfterTalkPart, ...] = Field((), alias="nagesprek", description="Hoe zij het gesprek vond.")
    signs: Texts = Field((), alias="signalen", description="Signalen van de signaleringskaart die in dit verhaal zitten.")
    background: BackgroundPart | None = Field(None, alias="achtergrond", description="Voor wie er achteraf naar vraagt.")
    examples: tuple[ExampleTalkPart, ...] = Field((), alias="voorbeeldgesprekken", description="Gesprekken die zo moeten lopen; dit zijn toetsen.")
