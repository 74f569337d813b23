"""Kinds of values in a scenario: a name, a yes or no, a line, one or more of something. Short forms become long ones here."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from gesprek_oefenen.content.everyday_questions import expanded

T = TypeVar("T")
_RESERVED = frozenset({"en", "of", "niet"})


class Part(BaseModel):
    """A mapping in a scenario: no key but the ones named here; a key with nothing behind it counts as left out."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)
    short_form: ClassVar[str] = ""
    """The key that a text alone stands for (``"Mwah."`` for ``{zin: "Mwah."}``); "" when there is no short form."""
    called: ClassVar[str] = "het scenario"
    """What an author calls the whole, when this is a whole file."""

    @model_validator(mode="before")
    @classmethod
    def _long_form(cls, data: Any) -> Any:
        if isinstance(data, str) and cls.short_form:
            return {cls.short_form: data}
        if not isinstance(data, dict):
            return data
        keys = {field.alias for field in cls.model_fields.values()}
        data = {key: value for key, value in data.items() if value is not None or key not in keys}
        if cls.short_form and data and not keys & set(data):
            raise PydanticCustomError("dubbele_punt_in_zin", "line with a colon", {"sleutel": str(next(iter(data)))})
        return data

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        made = handler(core)
        return {"anyOf": [{"type": "string"}, made]} if cls.short_form else made


def _yes_or_no(value: Any) -> Any:
    """``true``/``false``, or ``ja``/``nee`` as people write it."""
    if isinstance(value, str):
        answer = {"true": True, "ja": True, "waar": True, "false": False, "nee": False, "onwaar": False}.get(value.casefold())
        if answer is not None:
            return answer
    raise PydanticCustomError("ja_of_nee", "yes or no expected", {"waarde": str(value)})


def _name(value: Any) -> Any:
    """A name that may stand in a condition: small letters, figures, - and _."""
    if not isinstance(value, str):
        raise PydanticCustomError("naam_verwacht", "a name expected", {"waarde": ""})
    if not is_name(value):
        raise PydanticCustomError("naam_verwacht", "a name expected", {"waarde": value})
    return value


def is_name(text: str) -> bool:
    """Whether ``text`` may be the name of a state or subject or the id of a story."""
    return (text[:1].isalpha() and text == text.lower() and text.isascii() and text not in _RESERVED
            and len(text) <= 60 and all(c.isalnum() or c in "_-" for c in text))


def _one_or_more(value: Any) -> Any:
    """What stands alone is a list of one."""
    return value if isinstance(value, list) else [value]


def _everyday_too(questions: tuple[str, ...]) -> tuple[str, ...]:
    """All ways of asking for ``@leeftijd``."""
    try:
        return expanded(questions)
    except KeyError as unknown:
        raise PydanticCustomError("onbekende_vraag", "no such everyday question", {"naam": str(unknown.args[0])}) from None


def _by_state(value: Any) -> Any:
    """A plain list (or one line) holds in every state."""
    return value if isinstance(value, dict) and not {"zin", "lichaam", "vraagt"} & set(value) else {"*": _one_or_more(value)}


class LineText(Part):
    """Eén zin: alleen de tekst, of `zin` met wat erbij hoort."""

    short_form = "zin"
    text: str = Field(alias="zin", description="Wat de persoon zegt.")
    body: str = Field("", alias="lichaam", description="Wat u erbij ziet (alleen thuis).")
    asks: Literal["", "vraag", "advies"] = Field(
        "", alias="vraagt", description="`vraag`: ze vraagt u iets. `advies`: ze vraagt u om raad.")
    asked_on: Facts = Field((), alias="door", description="Wat zij antwoordt als u op juist deze zin doorvraagt: "
                                                          "'Wie was dat? / Wie dan?': 'Mijn zus.'")


YesNo = Annotated[bool, BeforeValidator(_yes_or_no), WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": ["ja", "nee"]}]})]
Name = Annotated[str, BeforeValidator(_name), WithJsonSchema({"type": "string", "pattern": "^[a-z][a-z0-9_-]*$"})]
Texts = Annotated[tuple[str, ...], BeforeValidator(_one_or_more),
                  WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]})]
Questions = Annotated[Texts, AfterValidator(_everyday_too), Field(min_length=1)]
Lines = Annotated[tuple[LineText, ...], BeforeValidator(_one_or_more), Field(min_length=1)]
LinesByState = Annotated[dict[str, Lines], BeforeValidator(_by_state)]


class FactPart(Part):
    """Een kort antwoord dat alleen komt als ernaar gevraagd wordt. Korter kan ook: 'vraag / andere vraag': 'antwoord'."""

    questions: Questions = Field(alias="vragen", description="Vragen waar dit het antwoord op is: 'Hoe heet de hond?', of '@leeftijd' voor een alledaagse vraag.")
    lines: Lines = Field(alias="zinnen", description="Wat zij dan zegt.")
    openness: int = Field(1, alias="openheid", ge=0, le=3, description="Hoe open zij hiervoor moet zijn: 0 tot 3.")


def _short_facts(value: Any) -> Any:
    """``"Hoe heet hij? / Wie is dat?": "Sjors."`` for ``{vragen: [...], zinnen: [...]}``; after the colon may stand ``zinnen`` with more."""
    if not isinstance(value, dict):
        return value
    return [{"vragen": [part.strip() for part in str(asked).split(" / ")],
             **(said if isinstance(said, dict) and "zinnen" in said else {"zinnen": said})} for asked, said in value.items()]


Facts = Annotated[tuple[FactPart, ...], BeforeValidator(_short_facts)]
LineText.model_rebuild()
