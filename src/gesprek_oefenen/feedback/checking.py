"""Checking the YAML of the feedback: what each file must hold, which moves and values it may name, all at once.

For ``regels controleer`` and for loading: a broken file gives a clear message with its place, never a traceback.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from gesprek_oefenen.content.codes import problem
from gesprek_oefenen.content.yaml_nodes import Items, Node, Scalar
from gesprek_oefenen.content.yaml_nodes import Mapping as Keys
from gesprek_oefenen.content.yaml_reader import Document, read_document
from gesprek_oefenen.model.address import names_in
from gesprek_oefenen.model.feedback import Verdict
from gesprek_oefenen.model.moves import Move, Signal
from gesprek_oefenen.model.problems import Problem

Check: TypeAlias = Callable[[Node, Path], Iterator[Problem]]

MOVE_IDS: Final = tuple(move.value for move in Move)
SIGNAL_IDS: Final = tuple(signal.value for signal in Signal)
AFTER: Final = ("sluit", "zwijgt", "opent", "vertelt", "kort", "gelijk")


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys of a part: ``must`` stand there, ``may`` stand there; ``rest`` checks all others (``None``: not allowed)."""

    must: Mapping[str, Check] = field(default_factory=dict)
    may: Mapping[str, Check] = field(default_factory=dict)
    rest: Check | None = None

    def __call__(self, node: Node, file: Path) -> Iterator[Problem]:
        """Everything wrong with the keys of ``node`` and what stands under them."""
        if not isinstance(node, Keys):
            yield _wrong("sleutels-verwacht", node, file, "Hier horen sleutels met een waarde te staan.",
                         "Schrijf het als 'sleutel: waarde', een per regel.")
            return
        known = {**self.must, **self.may}
        for missing in (key for key in self.must if node.get(key) is None):
            yield _wrong("ontbreekt", node, file, f"Hier ontbreekt '{missing}'.", f"Zet er een regel '{missing}:' bij.")
        for entry in node.entries:
            check = known.get(entry.key.text, self.rest)
            if check is None:
                yield _wrong("onbekende-sleutel", entry.key, file, f"'{entry.key.text}' is hier geen bekende sleutel.",
                             _did_you_mean(entry.key.text, known))
            else:
                yield from check(entry.value, file)


def _wrong(code: str, node: Node, file: Path, message: str, mend: str) -> Problem:
    return problem(code, file, node.line, node.column, message, mend)


def _did_you_mean(text: str, known: Iterable[str]) -> str:
    options = sorted(known)
    close = difflib.get_close_matches(text, options, 1)
    return f"Bedoelt u '{close[0]}'?" if close else f"Kies uit: {', '.join(options)}."


def anything(node: Node, file: Path) -> Iterator[Problem]:
    """Whatever stands here is fine."""
    yield from ()


def number(node: Node, file: Path) -> Iterator[Problem]:
    """A number, whole or with a point."""
    text = node.text if isinstance(node, Scalar) else ""
    if not text.replace(".", "", 1).isdecimal():
        yield _wrong("getal-verwacht", node, file, "Hier hoort een getal te staan.", "Schrijf bijvoorbeeld 3 of 0.5.")


def flag(node: Node, file: Path) -> Iterator[Problem]:
    """``true`` or ``false``."""
    if not isinstance(node, Scalar) or node.text not in ("true", "false"):
        yield _wrong("ja-of-nee", node, file, "Hier hoort true of false te staan.", "Schrijf true (ja) of false (nee).")


def text(*values: str) -> Check:
    """A text in which only these values may be asked for (``{naam}``)."""

    def check(node: Node, file: Path) -> Iterator[Problem]:
        if not isinstance(node, Scalar) or node.empty:
            yield _wrong("tekst-verwacht", node, file, "Hier hoort een tekst te staan.",
                         "Schrijf een zin, tussen aanhalingstekens als er een dubbele punt of accolade in staat.")
            return
        for name in sorted(names_in(node.text) - set(values)):
            allowed = ", ".join(f"{{{one}}}" for one in values) or "niets"
            yield _wrong("regel-waarde", node, file, f"'{{{name}}}' kan hier niet worden ingevuld.",
                         f"Invullen kan hier: {allowed}. Voor u en je naast elkaar: {{u|je}}.")

    return check


def choice(*options: str) -> Check:
    """One of a closed list."""

    def check(node: Node, file: Path) -> Iterator[Problem]:
        found = node.text if isinstance(node, Scalar) else ""
        if found not in options:
            code = "onbekende-zet" if set(options) == set(MOVE_IDS) else "geen-keuze"
            yield _wrong(code, node, file, f"'{found}' kan hier niet staan.", _did_you_mean(found, options))

    return check


def items(check: Check, single: bool = False) -> Check:
    """A list of things that each pass ``check``; ``single``: one without a list is fine too."""

    def every(node: Node, file: Path) -> Iterator[Problem]:
        if isinstance(node, Items):
            for item in node.items:
                yield from check(item, file)
        elif single:
            yield from check(node, file)
        else:
            yield _wrong("lijst-verwacht", node, file, "Hier hoort een lijst te staan.",
                         "Zet elk stuk op een eigen regel met een streepje ervoor.")

    return every


_MOVES: Final = items(choice(*MOVE_IDS), single=True)
_HINT_TEXT: Final = items(text("naam", "woorden", "antwoord", "gewoner"), single=True)
_BEGINNING: Final = items(text("citaat", "ding"), single=True)
_LIMIT: Final = Shape(may={key: number for key in ("aandeel", "aantal", "per_kansen", "tegen")})
_WORDS: Final = items(text(), single=True)

HINT: Final = Shape(
    must={"voorrang": number, "vanaf": choice("vol", "minder"), "bron": text(), "waarom": text(),
          "effect": Shape(must={"altijd": _HINT_TEXT},
                          may={key: _HINT_TEXT for key in (*AFTER, "gewoon")})},
    may={"zet": choice(*MOVE_IDS), "signaal": choice(*SIGNAL_IDS), "echo": flag, "kaart": text(), "alleen_janee": flag, "niet_bij": _MOVES,
         "niet_met": _WORDS, "niet_na": items(choice(*AFTER)), "pas_bij_herhaling": items(choice(*AFTER)),
         "anders": items(Shape(must={"zet": choice(*MOVE_IDS)}, may={"zinnen": _BEGINNING}))},
)
"""A file of ``hints/`` about one move, signal or echo."""

_OBSERVATION_TEXT: Final = items(text("naam", "antwoord", "terug"))
_SIGN: Final = Shape(may={"zetten": _MOVES, "zeker": flag, "eerste": number, "keer": number, "woorden": text(), "vraag": flag,
                          "na": choice("gevoel")})
_REMINDER: Final = items(Shape(must={"bij": text(), "tekst": text("naam"), "bron": text()}))
_HELPLINES: Final = items(Shape(must={"id": text(), "wie": text(), "hoe": text()}, may={"landen": anything}))
_KNOWN: Final = Shape(must={"tekst": text("naam", "citaat", "daarna", "eerst"), "omdat": text("naam", "daarna")})
_DECIDED: Final = Shape(must={"keer": number, "tekst": text("naam", "citaat"), "omdat": text("naam", "daarna")})
_REACHED: Final = Shape(must={"tekst": text("naam"), "omdat": text("naam")}, may={"met_kans": text("naam", "citaat")})

_ONE_TO: Final = items(number)
_PATH_STEP: Final = Shape(
    must={"soort": choice("gesprek", "blad", "oefening")},
    may={"wat": text(), "minuten": number, "na": _ONE_TO, "niveau": _ONE_TO, "vrij": flag, "vasthouden": flag, "keer": number, "titel": text()})
_SCALE: Final = items(Shape(must={"waarde": number, "woorden": text()}))
_SHEET: Final = Shape(
    must={"titel": text(), "uitleg": text(), "bron": text(), "schaal": _SCALE, "vraag": text(), "eigen": text(), "minuten": number,
          "vragen": items(Shape(must={"id": text(), "tekst": text()}, may={"ziet": text()}))},
    may={"achteraf": text()})
"""A sheet of *kijken naar uzelf*."""

SHAPES: Final[Mapping[str, Shape]] = {
    "leren/coach.yaml": Shape(must={
        "bron": text(), "kijk_terug": number, "lange_tijd": number,
        "zinnen": Shape(must={"begin": text(), "stil": text("waarover"), "terug": text("waarover"), "lang_geleden": text(),
                              "zonder": text()}),
        "vaardigheden": Shape(rest=Shape(must={"naam": text(), "nodig": number,
                                               "zetten": items(choice(*MOVE_IDS, *SIGNAL_IDS, "echo"))}))}),
    "leren/leerpad.yaml": Shape(must={
        "bron": text(), "minuten": number, "eerst": number, "herinnering": text("wanneer"),
        "bijeenkomsten": items(Shape(must={"na": number, "titel": text(), "fasen": items(text()), "tekst": text(),
                                           "stappen": items(_PATH_STEP)}))}),
    "leren/voortgang.yaml": Shape(must={
        "bron": text(), "onzeker": text(), "oefenen": Shape(rest=_MOVES),
        "zinnen": Shape(must={key: text("keer") for key in ("niets", "eerste", "groei", "steeds", "even_minder", "soms", "nog_niet")}),
        "opvallend": Shape(must={key: text("vaardigheid", "keer") for key in ("groei", "steeds", "anders")}),
        "hierna": Shape(must={key: text("vaardigheid", "naam") for key in ("zwak", "nieuw", "weer")})}),
    **{f"leren/{name}.yaml": _SHEET for name in ("zelfwaardering", "opvattingen", "stellingen")},
    "hints/anders.yaml": Shape(must={
        "aanloop": Shape(must={"straks": items(text()), "toen": items(text())}),
        "zinnen": Shape(must={"open_vraag": _BEGINNING}, may={move: _BEGINNING for move in MOVE_IDS})}),
    "hints/aanhalen.yaml": Shape(
        must={"langste_citaat": number, "lidwoorden": Shape(rest=text()),
              **{key: _WORDS for key in ("lege_woorden", "begin_weg", "eind_weg", "verwijzers", "halve_verwijzers", "bijzin", "knip_bij",
                                         "voorzetsels", "geen_naamwoord", "zo_n", "bijvoeglijk")}}),
    "hints/woorden.yaml": Shape(must={key: _WORDS for key in (
        "check", "waarde", "dood", "praktisch", "feitvraag", "na_werkwoord", "opstapjes", "gevoel")}),
    "hints/waarnemingen.yaml": Shape(must={
        "tussenpoos": number, "tussenpoos_gewoon": number, "waarnemingen": items(Shape(
        must={"als": items(choice(*AFTER)), "bron": text(), "waarom": text(), "zinnen": _OBSERVATION_TEXT},
        may={"zet": choice(*MOVE_IDS), "signaal": choice(*SIGNAL_IDS), "met_terug": _OBSERVATION_TEXT,
             "gewoon": flag}))}),
    "hulp.yaml": Shape(must={
        "bron": text(), "altijd": _HELPLINES, "jong": _HELPLINES, "jong_tot": number, "voor_verhaal": text("onderwerpen"),
        "na_verhaal": text("onderwerpen"), "eigen_nood": text(), "onderwerpen": Shape(rest=text())}),
    "voorbeeldvragen.yaml": Shape(must={"hoogstens": number, "tips": _REMINDER, "vragen": _REMINDER}),
    "terug_en_anders.yaml": Shape(must={
        "deed": Shape(must={key: text("naam") for key in AFTER}), "nog_niets": text(),
        "vergelijk": Shape(must={key: text("naam") for key in ("beter", "minder", "zelfde")})}),
    "feedback_geven.yaml": Shape(must={
        "bron": text(), "hoogstens": number, "lijsten": Shape(rest=_WORDS), "geheugensteun": items(Shape(must={
            "tekst": text(), "bron": text()})), "regels": items(Shape(
                must={"id": text(), "regel": text(), "bron": text(), "waarom": text(), "beter": text("woorden"),
                      "voorbeelden": Shape(must={"wel": _WORDS, "niet": _WORDS})},
                may={"frasen": _WORDS, "niet": _WORDS, "zonder": _WORDS, "alleen_uit": _WORDS, "niet_in_vraag": flag}))}),
    "observator.yaml": Shape(must={
        "bron": text(), "eigen_toets": text(), "vrij": text(),
        "regels": items(Shape(must={"id": text(), "toets": text(), "vraag": text(), "wat": text()})),
        "verschil": Shape(must={"observator_wel": text("wat"), "programma_wel": text("wat"), "klein": text("observator", "programma"),
                                "niet_in_tekst": text()}),
        "overeenkomst": Shape(must={"weinig": text("aantal", "genoeg"), "regel": text("gelijk", "aantal"), "vaker_programma": text(),
                                    "vaker_observator": text(), "uitleg": text()})}),
    "signaleringskaart.yaml": Shape(must={
        "bron": text(), "vraag": text("naam"), "uitleg": text(), "ook_gezien": text(), "zat_er_ook": text(), "niet_bekend": text(),
        "navragen": text("naam"), "niets_gekozen": text(), "hoe_verder": text("naam"), "andere": text(),
        "groepen": items(Shape(must={"naam": text(), "signalen": Shape(rest=text())}))}),
    "achtergrond.yaml": Shape(must={
        "verhaal": text("naam", "bron"), "verzonnen": text("naam"), "mist": text("wat"), "type": text("type"), "hulp": text("hulp"),
        "eenzaamheid": Shape(rest=text()), "bronnen": Shape(rest=text())}),
    "keerpunten.yaml": Shape(must={
        "bron": text(), "best_geen": text(), "winst_geen": text(), "kansen": Shape(rest=Shape(must={
            "reden": text("naam"), "waarom": text(), "bron": text(), "wens": choice(*MOVE_IDS)}))}),
    "bekend_besluiten_bereiken.yaml": Shape(must={
        "bron": text(), "hoogstens": number, "voornemen": text(), "bespreken_met": text(),
        "kolommen": Shape(must={key: Shape(must={"kop": text(), "vraag": text()})
                                for key in ("bekend", "besluiten", "bereiken")}),
        "bekend": Shape(must={"terug": _KNOWN}, rest=_KNOWN),
        "besluiten": Shape(may={move: _DECIDED for move in MOVE_IDS}), "bereiken": Shape(rest=_REACHED)}),
}
"""The files that are one of a kind, by their place under ``feedback_rules``."""

SKILL: Final = Shape(
    must={"id": text(), "volgorde": number, "vraag": text(), "bron": text(), "minimum": number,
          "meting": choice("open_vragen", "samenvatten", "doorvragen", "stiltes", "gevoelsreflecties", "open_en_nieuwsgierig",
                           "lichaamshouding", "afstemmen", "oma", "echt_luisteren"),
          "uitleg": Shape(may={key: text("naam") for key in (
              *(one.value for one in Verdict if one.value), "met_aanwijzing", "bewijs", "geen_bewijs", "niet_zeker")})},
    may={"kort": text(), "kaart": text(), "gezien": _LIMIT, "soms": _LIMIT, "kans_noot": text("naam"), "na_hoeveel": number,
         "noten": Shape(rest=text("naam", "woord", "gewoner")),
         "grenzen": Shape(must={key: number for key in (
             "langste_zin", "langste_beurt", "keer_de_ander", "moeilijke_woorden")})},
)
"""A file of ``vaardigheden/``: one of the ten lines."""

TIPS: Final = Shape(
    must={"soort": choice("doen", "niet_doen"), "bron": text(), "tips": items(Shape(
        must={"id": text(), "tekst": text(), "noot": text("naam"), "zie": items(_SIGN)}, may={"alleen_thuis": flag}))},
    may={"woorden": Shape(rest=_WORDS)},
)
"""A file of ``gesprekstips/``."""

FOLDERS: Final[Mapping[str, Shape]] = {"hints": HINT, "vaardigheden": SKILL, "gesprekstips": TIPS}


def shape_of(name: str) -> Shape | None:
    """What ``feedback_rules/<name>`` must look like; ``None`` for a file that is not of the feedback."""
    return SHAPES.get(name) or FOLDERS.get(name.split("/")[0] if "/" in name else "")


def check_document(document: Document, name: str) -> tuple[Problem, ...]:
    """Everything wrong with one file, in the order of the file; ``name`` is its place under ``feedback_rules``."""
    shape = shape_of(name)
    if document.problems or document.root is None or shape is None:
        return document.problems
    found = shape(document.root, document.file)
    return tuple(sorted(found, key=lambda one: (one.place.line, one.place.column)))


def check_feedback(folder: Path) -> tuple[Problem, ...]:
    """Everything wrong with the feedback's files that are in ``folder`` (a ``feedback_rules``, or a part of one)."""
    singles = (name for name in SHAPES if (folder / name).exists())
    others = (f"{sub}/{path.name}" for sub in FOLDERS for path in (folder / sub).glob("*.yaml"))
    return tuple(one for name in sorted({*singles, *others}) for one in check_document(read_document(folder / name), name))
