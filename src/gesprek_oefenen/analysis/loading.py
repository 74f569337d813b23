"""From YAML to a ``RuleSet``: word lists, ways of asking and reporting, and the rules of every move.

What is wrong is collected as problems with their place, all of them in one go; ``load_rules`` refuses when there is a
fault, ``analysis/checking.py`` shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from gesprek_oefenen.analysis.conditions import CHECK_ORDER
from gesprek_oefenen.analysis.leaning import Leaning, Leanings, look_up
from gesprek_oefenen.analysis.lexicon import Lexicon, WordList, word_list
from gesprek_oefenen.analysis.patterns import Pattern, PatternError, compile_pattern
from gesprek_oefenen.analysis.rules import UNITS, Condition, MoveRules, QuestionKind, Rule, RuleSet, Unit
from gesprek_oefenen.content.codes import problem
from gesprek_oefenen.content.places import rules_folder, yaml_files
from gesprek_oefenen.content.yaml_nodes import Node, PathPart, find, find_key, plain
from gesprek_oefenen.content.yaml_reader import read_document
from gesprek_oefenen.model.errors import ContentError
from gesprek_oefenen.model.moves import MOVE_GROUP, Move
from gesprek_oefenen.model.problems import Problem, Severity

_PATTERN_KEYS: Final = ("bevat", "zonder", "beurt_bevat", "beurt_zonder", "vorige", "vorige_zonder", "deel_bevat", "deel_zonder")
_SET_KEYS: Final = {
    "zin": {"vraagwoord", "omgekeerd", "gebiedend", "uitroep", "bijzin", "mededeling", "fragment"},
    "over": {"ik", "u", "wij", "derde", "het", "geen"},
    "niet_over": {"ik", "u", "wij", "derde", "het", "geen"},
    "noemt": {"u", "ik", "mij", "wij", "derde"},
    "noemt_niet": {"u", "ik", "mij", "wij", "derde"},
    "vraagsoort": {"open", "gesloten", "keuze", "waarom", "bewering", "fragment", "tag"},
    "plaats": {"eerste", "laatste"},
}
_BOOL_KEYS: Final = ("vraag", "vraagteken", "aangehaald", "herhaalt", "ontkend", "advies_gevraagd", "vraag_van_ander",
                     "vorige_bekend", "gaat_door", "stapel", "onzin", "alleen")
_NUMBER_KEYS: Final = ("weergave", "weergave_onder", "woorden_min", "woorden_max", "beurt_max", "overlap_min", "overlap_max")
_LEANING_KEYS: Final = ("neiging", "neiging_onder")
_RULE_KEYS: Final = {"id", "wijkt_voor", "tekst", "zeker", "markeer", "kijk_naar", *_PATTERN_KEYS, *_SET_KEYS, *_BOOL_KEYS, *_NUMBER_KEYS, *_LEANING_KEYS, "meest"}
_MOVE_KEYS: Final = {"zet", "groep", "betekenis", "waarom", "bron", "patronen", "behalve", "wijkt_voor", "bij_twijfel", "zeker_vanaf", "voorbeelden"}
_LIST_FOLDER: Final = "woordenlijsten"


@dataclass
class Draft:
    """What has been read so far."""

    lists: dict[str, WordList] = field(default_factory=dict)
    verbs: dict[str, str] = field(default_factory=dict)
    lexicon: Lexicon = field(default_factory=lambda: Lexicon({}, {}))
    patterns: list[Pattern] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class Source:
    """One file as plain data, able to report a problem at the place of a path in it."""

    def __init__(self, file: Path, root: Node, problems: list[Problem] | None = None) -> None:
        self.file = file
        self.root = root
        self.data: Any = plain(root)
        self.problems: list[Problem] = [] if problems is None else problems

    def report(self, path: Sequence[PathPart], code: str, message: str, mend: str, *, key: bool = False, extra: int = 0) -> None:
        """Add a problem at ``path`` (at its key when ``key``), ``extra`` columns further."""
        node = find_key(self.root, path) if key else find(self.root, path)
        column = node.column + getattr(node, "indent", 0) + extra if extra else node.column
        self.problems.append(problem(code, self.file, node.line, column, message, mend))


def load_rules(folder: Path | None = None, extra_folders: Iterable[Path] = ()) -> RuleSet:
    """Read and compile all rules. Raises ``ContentError`` (Dutch, with all problems) when there is a fault in them.

    ``folder``: default the rules that come with the program. ``extra_folders``: a user's own ``feedback_rules``; a move
    there replaces ours, a word list there is added to ours.
    """
    rules, problems = read_rules(folder or rules_folder(), extra_folders)
    faults = [item for item in problems if item.severity is Severity.FAULT]
    if rules is None or faults:
        first = faults[0]
        raise ContentError(
            f"{first.place.file}, regel {first.place.line}: {first.message} {first.mend}", tuple(problems)
        )
    return rules


def read_rules(folder: Path, extra_folders: Iterable[Path] = ()) -> tuple[RuleSet | None, list[Problem]]:
    """The rules and everything that is wrong with them; never raises for what an author may do."""
    draft = Draft()
    folders = [folder, *extra_folders]
    for place in folders:
        for source in _sources(place / _LIST_FOLDER, draft, deep=False):
            _read_lists(source, draft)
    draft.lexicon = Lexicon(draft.lists, draft.verbs)
    kinds: tuple[QuestionKind, ...] = ()
    weights: dict[str, float] = {}
    reporting: frozenset[int] = frozenset()
    reflecting: frozenset[int] = frozenset()
    leanings = Leanings()
    for place in folders:
        for source in _sources(place / "lezen", draft):
            if source.file.stem == "vraagsoorten":
                kinds += _read_kinds(source, draft)
            elif source.file.stem == "weergave":
                weights |= {str(k): float(v["gewicht"]) for k, v in source.data["gewichten"].items()}
                reflecting |= frozenset(_patterns(source, ("patronen",), source.data["patronen"], draft))
            elif source.file.stem == "neigingen":
                leanings = _read_leanings(source, draft)
            elif source.file.stem == "aangehaald":
                reporting |= frozenset(_patterns(source, ("patronen",), source.data["patronen"], draft))
    moves: dict[Move, MoveRules] = {}
    for place in folders:
        for source in _sources(place / "zetten", draft):
            rules = _read_move(source, draft)
            if rules is not None:
                moves[rules.move] = rules
    ordered = tuple(moves[move] for move in Move if move in moves)
    if any(item.severity is Severity.FAULT for item in draft.problems) and not ordered:
        return None, draft.problems
    return RuleSet(draft.lexicon, tuple(draft.patterns), ordered, kinds, weights, reporting, reflecting, leanings), draft.problems


def _sources(folder: Path, draft: Draft, *, deep: bool = True) -> Iterable[Source]:
    """Each readable YAML file of a folder; unreadable ones become problems."""
    if not folder.is_dir():
        return
    for file in yaml_files(folder):
        if not deep and file.parent != folder:
            continue
        document = read_document(file)
        draft.problems.extend(document.problems)
        if document.root is not None:
            yield Source(file, document.root, draft.problems)


def _read_lists(source: Source, draft: Draft) -> None:
    """A word list file: ``woorden`` (named after the file), ``lijsten`` (several) or ``werkwoorden``."""
    data = source.data
    if not isinstance(data, dict):
        source.report((), "regel-vorm", "Een woordenlijst is een bestand met sleutels.", "Begin met betekenis: en woorden:.")
        return
    if isinstance(data.get("werkwoorden"), dict):
        draft.verbs |= {str(verb): str(note or "") for verb, note in data["werkwoorden"].items()}
    lists = dict(data["lijsten"]) if isinstance(data.get("lijsten"), dict) else {}
    if isinstance(data.get("woorden"), list):
        lists[source.file.stem] = data["woorden"]
    for name, entries in lists.items():
        path = ("lijsten", name) if name != source.file.stem or "lijsten" in data else ("woorden",)
        try:
            new = word_list(str(name), [str(entry) for entry in entries or ()])
        except ValueError as error:
            source.report(path, "regel-woordenlijst", f"In deze woordenlijst staat iets wat niet kan: {error}.", "Verbeter of schrap dat woord.")
            continue
        old = draft.lists.get(str(name))
        if old is not None:
            new = WordList(new.name, new.words | old.words, (*old.phrases, *new.phrases), new.endings | old.endings,
                           new.beginnings | old.beginnings)
        draft.lists[str(name)] = new


def _read_kinds(source: Source, draft: Draft) -> tuple[QuestionKind, ...]:
    out = []
    for index, item in enumerate(source.data["soorten"]):
        path: tuple[PathPart, ...] = ("soorten", index)
        patterns = _patterns(source, (*path, "tekst"), item["tekst"], draft)
        out.append(QuestionKind(str(item["soort"]), patterns, _condition(source, path, item, draft)))
    return tuple(out)


def _read_leanings(source: Source, draft: Draft) -> Leanings:
    """Traits (``kenmerken``) and the weighted sums over them (``neigingen``)."""
    symbols: list[tuple[str, list[str]]] = []
    patterns: list[tuple[str, tuple[int, ...]]] = []
    properties: dict[str, str] = {}
    data = source.data if isinstance(source.data, dict) else {}
    traits, weighed = data.get("kenmerken"), data.get("neigingen")
    if not isinstance(traits, dict) or not isinstance(weighed, dict):
        source.report((), "regel-vorm", "Hier horen kenmerken en neigingen.", "Neem lezen/neigingen.yaml als voorbeeld.")
        return Leanings()
    for name, item in traits.items():
        path: tuple[PathPart, ...] = ("kenmerken", name)
        if "eigenschap" in item:
            properties[str(name)] = str(item["eigenschap"])
        for index, word in enumerate(item.get("woorden") or ()):
            if str(word).startswith("<") and str(word)[1:-1] not in draft.lists:
                source.report((*path, "woorden", index), "regel-lijst", f"De woordenlijst {word} bestaat niet.", "Kies een bestaande lijst.")
        symbols.append((str(name), [str(word) for word in item.get("woorden") or ()]))
        patterns.append((str(name), _patterns(source, (*path, "tekst"), item.get("tekst"), draft)))
    sums = []
    for name, item in weighed.items():
        for trait in item["gewichten"]:
            if trait not in traits:
                source.report(("neigingen", name, "gewichten", trait), "regel-sleutel", f"Het kenmerk {trait} is hier niet bekend.",
                              _known(str(trait), list(traits)), key=True)
        weights = {str(trait): float(weight) for trait, weight in item["gewichten"].items()}
        sums.append(Leaning(str(name), float(item["basis"]), weights, bool(item.get("soort"))))
    gives_way = {str(name): tuple(str(other) for other in item["niet_bij"]) for name, item in traits.items() if item.get("niet_bij")}
    early = {trait for one in sums if not one.kind for trait in one.weights} | {other for others in gives_way.values() for other in others}
    late = {trait: numbers for trait, numbers in patterns if numbers and sums and trait not in early}
    by_pattern = look_up((trait, numbers) for trait, numbers in patterns if trait not in late)
    meanings = {str(name): str(item["betekenis"]) for name, item in traits.items()}
    return Leanings(look_up(symbols), by_pattern, late, properties, gives_way, meanings, {one.name: one for one in sums})


def _read_move(source: Source, draft: Draft) -> MoveRules | None:
    """The rules of one move, or ``None`` when the file is not about a known move."""
    data = source.data
    if not isinstance(data, dict) or data.get("zet") not in [move.value for move in Move]:
        source.report(("zet",), "regel-zet", "Dit bestand zegt niet over welke zet het gaat.",
                      "Zet bovenaan zet: met een van de vaste namen, zoals open_vraag.")
        return None
    move = Move(data["zet"])
    for key in data:
        if key not in _MOVE_KEYS:
            source.report((key,), "regel-sleutel", f"{key} is hier niet bekend.", _known(key, _MOVE_KEYS), key=True)
    if data.get("groep") != MOVE_GROUP[move].value:
        source.report(("groep",), "regel-groep", f"De zet {move.value} hoort bij de groep {MOVE_GROUP[move].value}.",
                      f"Schrijf groep: {MOVE_GROUP[move].value}.")
    for key in ("betekenis", "waarom", "bron"):
        if not data.get(key):
            source.report((), "regel-uitleg", f"{key} ontbreekt.", "Wie een oordeel over zijn beurt krijgt, moet kunnen lezen waarom.")
    rules = _rules(source, move, "patronen", draft)
    unless = _rules(source, move, "behalve", draft)
    yields = _moves(source, ("wijkt_voor",), data.get("wijkt_voor"))
    return MoveRules(move, MOVE_GROUP[move], str(data.get("betekenis") or ""), str(data.get("waarom") or ""),
                     str(data.get("bron") or ""), rules, unless, yields, _sums(source, ("zeker_vanaf",), data.get("zeker_vanaf") or {}))


def _rules(source: Source, move: Move, section: str, draft: Draft) -> tuple[Rule, ...]:
    """The list under ``patronen`` or ``behalve``."""
    out: list[Rule] = []
    seen: set[str] = set()
    doubtful = _doubtful(source) if section == "patronen" else {}
    for index, item in enumerate(source.data.get(section) or ()):
        path: tuple[PathPart, ...] = (section, index)
        if not isinstance(item, dict):
            source.report(path, "regel-vorm", "Een regel is een lijstje sleutels, geen losse tekst.", "Schrijf bijvoorbeeld tekst: \"...\".")
            continue
        name = str(item.get("id") or (f"{section}-{index + 1}"))
        if section == "patronen" and not item.get("id"):
            source.report(path, "regel-id", "Deze regel heeft geen id.", "Geef elke regel een korte naam: id: zou-moeten.")
        if name in seen:
            source.report((*path, "id"), "regel-dubbel", f"De naam {name} is al gebruikt.", "Geef deze regel een andere naam.")
        seen.add(name)
        for key in item:
            if key not in _RULE_KEYS:
                source.report((*path, key), "regel-sleutel", f"{key} is hier niet bekend.", _known(str(key), _RULE_KEYS), key=True)
        if doubtful and not (item.get("zeker") or item.get("vraag") or item.get("vraagsoort")):
            item = {**doubtful, **item}
        patterns = _patterns(source, (*path, "tekst"), item.get("tekst"), draft)
        unit = str(item.get("kijk_naar") or ("woorden" if patterns else "zin"))
        mark = str(item.get("markeer") or ("woorden" if unit == "woorden" else unit))
        for key, value in (("kijk_naar", unit), ("markeer", mark)):
            if value not in UNITS:
                source.report((*path, key), "regel-waarde", f"{value} kan hier niet.", f"Kies uit {', '.join(UNITS)}.")
                unit, mark = "zin", "zin"
        out.append(Rule(f"{move.value}/{name}", _unit(unit), patterns, _condition(source, path, item, draft),
                        bool(item.get("zeker", False)), _unit(mark),
                        _moves(source, (*path, "wijkt_voor"), item.get("wijkt_voor"))))
    return tuple(out)


def _doubtful(source: Source) -> dict[str, Any]:
    """What a rule about a statement asks besides when it is not sure (``bij_twijfel``): weighted sums only."""
    given = source.data.get("bij_twijfel") or {}
    if not isinstance(given, dict) or not given.keys() <= {*_LEANING_KEYS, "weergave_onder"}:
        source.report(("bij_twijfel",), "regel-vorm", "Onder bij_twijfel horen alleen neiging, neiging_onder en weergave_onder.",
                      "Schrijf bijvoorbeeld bij_twijfel: {neiging: {oma: -1.2}}.")
        return {}
    return given


def _sums(source: Source, path: tuple[PathPart, ...], given: Any) -> tuple[tuple[str, float], ...]:
    """Weighted sums with what each must reach."""
    if not isinstance(given, dict) or not all(isinstance(least, int | float) and not isinstance(least, bool) for least in given.values()):
        source.report(path, "regel-waarde", f"{path[-1]} is een som met een getal.", "Schrijf bijvoorbeeld {oma: 0.6}.")
        return ()
    return tuple((str(name), float(least)) for name, least in given.items())


def _moves(source: Source, path: tuple[PathPart, ...], given: Any) -> frozenset[Move]:
    """The moves named in a list (``wijkt_voor``); unknown ones become problems."""
    found: set[Move] = set()
    for index, name in enumerate(given or ()):
        if name in [item.value for item in Move]:
            found.add(Move(name))
        else:
            source.report((*path, index), "regel-zet", f"{name} is geen zet.", "Kies een van de vaste namen.")
    return frozenset(found)


def _unit(name: str) -> Unit:
    return next((unit for unit in _ALL_UNITS if unit == name), "zin")


_ALL_UNITS: Final[tuple[Unit, ...]] = ("woorden", "vraag", "deel", "zin", "beurt", "aanwijzing")


def _condition(source: Source, path: tuple[PathPart, ...], item: dict[str, Any], draft: Draft) -> Condition:
    """The condition keys of a rule, each checked against what it may hold."""
    values: dict[str, Any] = {}
    for key, value in item.items():
        where = (*path, key)
        if key in _PATTERN_KEYS:
            values[key] = _patterns(source, where, value, draft)
        elif key in _SET_KEYS:
            wanted = [str(one) for one in (value if isinstance(value, list) else [value])]
            wrong = [one for one in wanted if one not in _SET_KEYS[key]]
            if wrong:
                source.report(where, "regel-waarde", f"{wrong[0]} kan niet bij {key}.", f"Kies uit {', '.join(sorted(_SET_KEYS[key]))}.")
            values[key] = frozenset(wanted)
        elif key in _BOOL_KEYS:
            if not isinstance(value, bool):
                source.report(where, "regel-waarde", f"{key} is ja of nee.", "Schrijf true of false.")
            values[key] = bool(value)
        elif key in _LEANING_KEYS:
            values[key] = _sums(source, where, value)
        elif key == "meest":
            values[key] = str(value)
        elif key in _NUMBER_KEYS:
            if isinstance(value, bool) or not isinstance(value, int | float):
                source.report(where, "regel-waarde", f"{key} is een getal.", "Schrijf een getal.")
                continue
            values[key] = value
    return Condition(**values, asked=tuple(key for key in CHECK_ORDER if key in values))


def _patterns(source: Source, path: tuple[PathPart, ...], given: Any, draft: Draft) -> tuple[int, ...]:
    """Numbers of the compiled patterns of a text or a list of texts; the same text is compiled once."""
    if given is None:
        return ()
    texts = given if isinstance(given, list) else [given]
    numbers = []
    for index, text in enumerate(texts):
        source_text = str(text)
        number = draft.numbers.get(source_text)
        if number is None:
            try:
                compiled = compile_pattern(source_text, draft.lexicon)
            except PatternError as error:
                where = (*path, index) if isinstance(given, list) else path
                code = "regel-lijst" if "woordenlijst <" in str(error) else "regel-patroon"
                source.report(where, code, f"Het patroon \u201c{source_text}\u201d klopt niet: {error}.",
                              "Zie docs/analyse.md voor hoe een patroon eruitziet.", extra=error.column)
                continue
            number = draft.numbers[source_text] = len(draft.patterns)
            draft.patterns.append(compiled)
        numbers.append(number)
    return tuple(numbers)


def _known(word: str, names: Iterable[str]) -> str:
    """A hint: the name that is nearest, else all of them."""
    import difflib

    near = difflib.get_close_matches(str(word), list(names), 1)
    return f"Bedoelt u {near[0]}?" if near else f"Bekend zijn: {', '.join(sorted(names))}."
