"""A turn cut into sentences and clauses, with for each clause its kind and who it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

from gesprek_oefenen.analysis.lexicon import Lexicon
from gesprek_oefenen.language.tokens import Token

Kind = Literal["vraagwoord", "omgekeerd", "gebiedend", "uitroep", "bijzin", "mededeling", "fragment"]
Person = Literal["ik", "u", "wij", "derde", "het", "geen"]

_STOPS: Final = frozenset({".", "!", "?", "..."})
_CUTS: Final = frozenset({",", ";", ":", "-", "(", ")", '"'})
_CONTRACTIONS: Final = {"da's": ("dat", "is"), "dat's": ("dat", "is"), "wa's": ("wat", "is"), "kunde": ("kunt", "ge"),
                        "hedde": ("hebt", "ge"), "zoude": ("zoudt", "ge"), "moete": ("moet", "ge"), "gade": ("gaat", "ge"),
                        "wilde-ge": ("wilt", "ge"), "ist": ("is", "het"), "wasda": ("wat", "is", "dat")}
"""One typed word that is two: each part stands on the same place in the text."""
_MAY_BEGIN: Final = frozenset({"#pv", "<vraagwoord>", "<voegwoord>"})
_STUTTERED: Final = frozenset({"ik", "je", "het", "u", "de", "een", "en", "dus", "ja", "wat", "waar", "hoe", "is", "oke", "weet", "dat"})
_FILLERS: Final = frozenset({("weet", "je"), ("weet", "u"), ("zeg", "maar"), ("ik", "bedoel"), ("denk", "ik"), ("vind", "ik"), ("denk", "je"), ("denkt", "u"), ("vind", "je"), ("vindt", "u"), ("denkt", "ge"),
                            ("of", "niet"), ("weet", "ge"), ("zeg", "ik"),
                            ("snapt", "u"), ("snap", "je"), ("even", "kijken")})
_SUBJECTS: Final = frozenset({"<u_onderwerp>", "<ik>", "<wij>", "<het>", "<hij_onderwerp>"})
_SUBJECT_LIKE: Final = _SUBJECTS | {"<uw>"}
_ASKING_VERBS: Final = frozenset({"~mogen", "~zullen", "~kunnen", "~hebben", "~zijn", "~klinken", "~voelen", "~kloppen", "~passen", "~lijken"})
_LOOK_BACK: Final = 20
"""How far a clause is looked back into: keeps the cost linear in an endless sentence without marks."""
_TALKERS: Final = frozenset({"weet", "snap", "snapt", "bedoel"})
_CLOSERS: Final = frozenset({"en", "maar", "want", "of", "dus"})


@dataclass(slots=True)
class Word:
    """A word of the turn with its symbols; ``quoted``: it stands between quotation marks."""

    token: Token
    norm: str
    symbols: frozenset[str]
    quoted: bool = False


@dataclass(slots=True)
class Clause:
    """Words ``start:end`` of the sentence; ``head`` is the first one after lead-ins ("oké, dus")."""

    start: int
    end: int
    head: int
    kind: Kind
    subject: Person
    verb: int
    """Index of the finite verb, or -1."""
    asks: int = -1
    """Index of the question word, or -1."""

    @property
    def size(self) -> int:
        """Number of words after lead-ins."""
        return self.end - self.head


@dataclass
class Sentence:
    """Words up to a full stop, with its clauses and what closed it."""

    words: list[Word]
    stop: str
    """``?``, ``!``, ``.``, ``...`` or nothing."""
    opened_by_dash: bool = False
    closed_by_dash: bool = False
    clauses: list[Clause] = field(default_factory=list)
    index: int = 0
    symbols: list[frozenset[str]] = field(init=False, repr=False)
    """The symbols of each word, for patterns."""
    all_symbols: frozenset[str] = field(init=False, repr=False)
    """Every symbol in the sentence."""
    positions: dict[str, list[int]] = field(init=False, repr=False)
    """Where each symbol stands."""

    def __post_init__(self) -> None:
        self.symbols = [word.symbols for word in self.words]
        self.all_symbols = frozenset[str]().union(*self.symbols)
        positions: dict[str, list[int]] = {}
        for place, symbols in enumerate(self.symbols):
            for symbol in symbols:
                if symbol in positions:
                    positions[symbol].append(place)
                else:
                    positions[symbol] = [place]
        self.positions = positions

    @cached_property
    def starts(self) -> frozenset[int]:
        """Where ``^`` may match: clause starts, with and without lead-ins."""
        return frozenset(place for clause in self.clauses for place in (clause.start, clause.head))

    def clause_at(self, index: int) -> Clause:
        """The clause that holds word ``index``."""
        return self._by_word[min(index, len(self._by_word) - 1)]

    @cached_property
    def _by_word(self) -> list[Clause]:
        return [clause for clause in self.clauses for _ in range(clause.start, clause.end)]


def split(tokens: Sequence[Token], text: str, lexicon: Lexicon) -> list[Sentence]:
    """Cut ``tokens`` into sentences with clauses. Cost is linear in the number of tokens."""
    quoted = _quoted(tokens, text)
    sentences: list[Sentence] = []
    words: list[Word] = []
    cuts: set[int] = set()
    dash_first = False
    previous: Token | None = None

    def close(stop: str, dashed: bool) -> None:
        nonlocal words, cuts, dash_first
        if words:
            kept, places = _without_repeats(words, cuts)
            sentence = Sentence(kept, stop, dash_first, dashed, index=len(sentences))
            sentence.clauses = _clauses(sentence, places)
            sentences.append(sentence)
        words, cuts, dash_first = [], set(), False

    lines = "\n" in text
    for number, token in enumerate(tokens):
        if lines and previous is not None and words and "\n" in text[previous.end : token.start]:
            close(".", False)
        if token.kind == "word" and token.norm in _CONTRACTIONS:
            words.extend(Word(token, part, lexicon.symbols(part), number in quoted) for part in _CONTRACTIONS[token.norm])
        elif token.kind == "word":
            symbols = lexicon.symbols(token.norm)
            if "<stopwoord>" not in symbols:
                if words and token.text[0].isupper() and len(token.text) > 1 and not token.text.isupper():
                    symbols |= {"#naam"}
                words.append(Word(token, token.norm, symbols, number in quoted))
            else:
                cuts.add(len(words))
        elif token.kind in ("emoji", "stage"):
            close(".", False)
        elif token.norm in _STOPS:
            if words:
                close(token.norm, False)
            elif sentences and token.norm == "?":
                sentences[-1].stop = "?"
        elif token.norm in _CUTS:
            if token.norm == "-" and not words:
                dash_first = True
            cuts.add(len(words))
        previous = token
    dashed = bool(tokens) and tokens[-1].norm == "-"
    close("", dashed)
    return sentences


def _quoted(tokens: Sequence[Token], text: str) -> set[int]:
    """Numbers of tokens between quotation marks that open and close again."""
    found: set[int] = set()
    opened: int | None = None
    mark = ""
    for number, token in enumerate(tokens):
        if token.kind != "punct" or token.norm not in ("'", '"'):
            continue
        before = text[token.start - 1 : token.start]
        after = text[token.end : token.end + 1]
        if opened is None:
            if (not before or not before.isalnum()) and after and not after.isspace():
                opened, mark = number, token.norm
        elif token.norm == mark and not after.isalnum():
            found.update(range(opened + 1, number))
            opened = None
    return found


def _without_repeats(words: list[Word], cuts: set[int]) -> tuple[list[Word], set[int]]:
    """Drop the first half of a stutter ("heb- heb je", "ik ben, ik ben"): at most three words at a time."""
    norms = [word.norm for word in words]
    if not any(map(str.__eq__, norms, norms[1:])) and not any(map(str.__eq__, norms, norms[2:])) and not any(
        map(str.__eq__, norms, norms[3:])
    ):
        return words, cuts
    kept: list[Word] = []
    moved: dict[int, int] = {}
    index, count = 0, len(words)
    while index < count:
        moved[index] = len(kept)
        for size in (3, 2, 1):
            first = words[index : index + size]
            if len(first) == size and [w.norm for w in first] == [w.norm for w in words[index + size : index + 2 * size]]:
                if size == 1 and not any(index + 1 == cut for cut in cuts) and first[0].norm not in _STUTTERED:
                    continue
                for step in range(size):
                    moved[index + step] = len(kept)
                cuts.discard(index + size)
                index += size
                break
        else:
            kept.append(words[index])
            index += 1
    moved[count] = len(kept)
    return kept, {moved[cut] for cut in cuts if cut in moved}


def _clauses(sentence: Sentence, cuts: set[int]) -> list[Clause]:
    """Cut a sentence at marks and at words that begin a new main clause."""
    words = sentence.words
    count = len(words)
    places = {0, *(cut for cut in cuts if 0 < cut < count)}
    last = 0
    for index in range(1, count):
        if index in places:
            last = index
            continue
        far = 1 if "<vraagwoord>" in words[index].symbols and "<voorzetsel>" not in words[index - 1].symbols else 2
        if index - last >= far and words[index].symbols & _MAY_BEGIN and _begins_clause(words, last, index):
            places.add(index)
            last = index
    ordered = sorted(places)
    return [_describe(words, start, end) for start, end in zip(ordered, [*ordered[1:], count], strict=True)]


def _begins_clause(words: list[Word], last: int, index: int) -> bool:
    """Whether a new main clause begins at ``index`` though no mark says so."""
    word = words[index]
    rest = words[index + 1 : index + 4]
    if word.norm in _CLOSERS and len(rest) >= 2:
        first, second = rest[0].symbols, rest[1].symbols
        if "#pv" in first and ("<u_onderwerp>" in second or "<ik>" in second or "<wij>" in second or second & {"<het>", "<hij_onderwerp>"}):
            return True
        if first & {"<u_onderwerp>", "<ik>", "<hij_onderwerp>", "<wij>", "<het>"} and "#pv" in second:
            return word.norm != "of"
        return "<vraagwoord>" in first and "#pv" in second
    if "<vraagwoord>" in word.symbols and rest:
        return _asks_in_main_order(words, index)
    if rest and word.norm in ("vertel", "vertelt", "beschrijf") and rest[0].symbols & {"<verzoekwoord>", "<u_onderwerp>", "<mij>"}:
        return True
    return _verb_and_subject(words, last, index)


def _asks_in_main_order(words: list[Word], index: int) -> bool:
    """Question word, finite verb, subject: the order of a main clause ("hoe was dat"), not of "hoe dat was"."""
    if index and words[index - 1].norm in ("iets", "alles", "niets", "niks", "dingen", "dat", "van", "met", "over", "voor", "en"):
        return False
    for step in range(1, 5):
        place = index + step
        if place + 1 >= len(words):
            return False
        here, after = words[place].symbols, words[place + 1].symbols
        if step == 1 and words[index].norm in ("hoeveel", "welke", "welk") and "#inf" in here:
            continue  # "hoeveel vertrouwen heb je": the noun looks like a verb
        if "#pv" in here and not (here & _SUBJECTS):
            if after & _SUBJECT_LIKE or step == 1 and words[index].norm == "waar" and "<lidwoord>" in after:
                return True
            return step == 1 and "#3" in here and "#pv" not in after and words[index].norm in ("wat", "hoe", "wie")
        if here & _SUBJECTS:
            return False
        if words[index].norm not in ("welke", "welk", "hoeveel", "hoe", "wat"):
            return False
    return False


def _verb_and_subject(words: list[Word], last: int, index: int) -> bool:
    """Behind a complete main clause, a finite verb with its subject begins a question ("dat snap ik heb je ook ...")."""
    if index - last < 3 or index + 1 >= len(words):
        return False
    verb, after = words[index].symbols, words[index + 1].symbols
    if not _finite(words, index) or words[index].norm in _TALKERS and not _asks_knowledge(words, index):
        return False
    if words[index - 1].symbols & _SUBJECTS:
        return False
    if not (after & {"<u_onderwerp>"} or words[index + 1].norm == "ik" or after & {"<ik>", "<het>", "<wij>"} and verb & _ASKING_VERBS):
        return False
    last = max(last, index - _LOOK_BACK)
    before = words[last:index]
    if before[0].norm == "en" and before[1].symbols & {"<lidwoord>", "<uw>"} and not any("#pv" in word.symbols for word in before[1:]):
        return "<u_onderwerp>" in after  # "en de buren, heb je daar iets aan" without its comma
    if words[index + 1].norm == "ik" and any(word.norm in ("goed", "juist", "zo") for word in words[index + 2 : index + 6]):
        return True  # "heb ik dat goed", "zie ik het zo juist"
    if any("<bijzin_begin>" in word.symbols for word in before) or words[index - 1].symbols & {"<bijwoord_voorop>", "<voegwoord>"}:
        return False
    if words[index + 1].norm == "ik" and not verb & {"~mogen", "~zullen"}:
        return False
    return any("#pv" in word.symbols and ((n and before[n - 1].symbols & _SUBJECTS) or before[n + 1].symbols & _SUBJECTS)
               for n, word in enumerate(before[:-1]))


def _asks_knowledge(words: list[Word], index: int) -> bool:
    """"Weet je nog hoe" asks; "weet je" in passing does not."""
    return index + 2 < len(words) and words[index + 2].norm in ("nog", "hoe", "wat", "waar", "of", "dat", "al", "wie")


def _describe(words: list[Word], start: int, end: int) -> Clause:
    """Find the head, kind, verb and subject of the words ``start:end``."""
    head = start
    while head < end and "<aanloop>" in words[head].symbols and not _meant(words, head, start, end):
        head += 1
    if head >= end:
        return Clause(start, end, start, "fragment", "geen", -1)
    part = words[head:end]
    if tuple(word.norm for word in part) in _FILLERS:
        return Clause(start, end, head, "fragment", "geen", -1)
    asks = _question_word(words, head, end)
    verb = next((i for i in range(head, end) if _finite(words, i)), -1)
    kind: Kind
    if asks >= 0:
        kind, verb = _wh_kind(words, asks, end)
    elif "#pv" in words[head].symbols or _verb_by_place(words, head, end):
        kind = _verb_first(words, head, end)
        verb = head
        if kind == "mededeling" and not any("#pv" in word.symbols for word in part):
            kind = "fragment"
    elif "<onderschikkend>" in words[head].symbols and _is_subordinate(words, head, end):
        kind = "bijzin"
    elif verb < 0:
        kind = "fragment"
    else:
        kind = "mededeling"
    return Clause(start, end, head, kind, _subject(words, head, end, verb, kind), verb, asks)


_NO_VERB: Final = frozenset({"<onderschikkend>", "<voegwoord>", "<voorzetsel>", "<lidwoord>", "<aanloop>", "<bijwoord_midden>", "<vraagwoord>",
                             "<bijwoord_voorop>", "<u>", "<mij>", "<hij>", "<ik>", "<wij>", "<het>", "#mv", "#vd", "<ontkenning>", "<gevoel>"})


_NO_STEM: Final = ("ig", "lijk", "isch", "loos", "baar", "zaam", "a", "o", "i", "y", "s", "en")
"""What no first person of a verb ends in: adjectives, names, plurals."""


def _verb_by_place(words: list[Word], head: int, end: int) -> bool:
    """An unknown word right before "u" or "je" that looks like a verb form ("overdrijft u", "twitter je")."""
    if head + 1 >= end or "<u_onderwerp>" not in words[head + 1].symbols or words[head].symbols & _NO_VERB:
        return False
    norm = words[head].norm
    if not norm.isalpha() or len(norm) <= 3 or norm.endswith(_NO_STEM):
        return False
    return norm.endswith(("t", "de", "te")) or words[head + 1].norm in ("je", "jij")


def _finite(words: list[Word], index: int) -> bool:
    """Whether a word may be a finite verb here: not behind "te"."""
    return "#pv" in words[index].symbols and (index == 0 or words[index - 1].norm != "te")


def _meant(words: list[Word], head: int, start: int, end: int) -> bool:
    """A lead-in word that carries its clause: "fijn dat u", "mooi verhaal", "goed geregeld" begin a real clause."""
    if words[head].norm == "zo":
        return head + 1 < end and not words[head + 1].symbols & {"<aanloop>", "<vraagwoord>"}
    if words[head].norm in ("fijn", "mooi", "goed", "lekker", "eerlijk", "sorry", "dank", "bedankt", "klopt", "prima", "super", "top"):
        return head + 1 < end and "<aanloop>" not in words[head + 1].symbols and not (
            "<vraagwoord>" in words[head + 1].symbols
        ) and not ("#pv" in words[head + 1].symbols and "<u_onderwerp>" in (words[head + 2].symbols if head + 2 < end else ()))
    return False


def _question_word(words: list[Word], head: int, end: int) -> int:
    """Index of the question word the clause begins with, also behind a preposition or an address, or -1."""
    if "<vraagwoord>" in words[head].symbols:
        return head
    if head + 1 < end and "<voorzetsel>" in words[head].symbols and words[head + 1].norm in (
        "welke", "welk", "wie", "wat", "hoeverre", "wanneer", "hoe", "hoeveel", "waar"
    ) and not (words[head].norm == "om" and words[head + 1].norm == "wat" and (head + 2 >= end or words[head + 2].norm != "voor")):
        return head + 1
    return -1


_ADJECTIVE_AFTER_WAT: Final = "<uitroepwoord>"


def _wh_kind(words: list[Word], asks: int, end: int) -> tuple[Kind, int]:
    """Question order, exclamation or subordinate order after a question word; with the finite verb."""
    after = asks + 1
    if after >= end:
        return "vraagwoord", -1
    word = words[asks].norm
    following = words[after].symbols
    if word == "wat" and (words[after].norm == "een" or _ADJECTIVE_AFTER_WAT in following):
        return "uitroep", -1
    verb = next((i for i in range(after, end) if _finite(words, i)), -1)
    if verb == after:
        if following & _SUBJECTS and "#pv" in following and after + 1 < end and words[after + 1].symbols & {"#pv"}:
            return "bijzin", verb
        return "vraagwoord", verb
    if following & _SUBJECTS:
        return ("vraagwoord", -1) if verb < 0 else ("bijzin", verb)
    if verb < 0:
        return "vraagwoord", -1
    # "hoe lang bent u", "welke zender vindt u", "wat voor kattenkwaad": verb within four words, subject behind it
    if verb - asks <= 4 and (verb + 1 < end):
        return "vraagwoord", verb
    return "bijzin", verb


def _verb_first(words: list[Word], head: int, end: int) -> Kind:
    """A clause that begins with a finite verb: question order, imperative or a statement without its subject."""
    verb = words[head].symbols
    if head + 1 >= end:
        return "gebiedend" if "#stam" in verb and "<gebied>" in verb else "mededeling"
    after = words[head + 1].symbols
    if "<u_onderwerp>" in after:
        if "<gebied>" in verb and head + 2 < end and "<verzoekwoord>" in words[head + 2].symbols:
            return "gebiedend"
        return "omgekeerd"
    if after & {"<het>", "<hij>"} and "#stam" in verb and "#3" not in verb:
        return "gebiedend"
    if words[head].norm == "laat" and head + 2 < end and "#inf" in words[end - 1].symbols and not after & {"<u_onderwerp>", "<ik>"}:
        return "gebiedend"  # "laat ze maar praten"
    if "#stam" in verb and "<gebied>" in verb and words[head + 1].norm in ("er", "het") and "~zijn" not in verb:
        return "gebiedend"  # "geniet er toch van", "zet het van u af"
    if after & _SUBJECTS:
        return "omgekeerd"
    if "#inf" in after and head + 2 >= end and verb & {"~kunnen", "~mogen", "~zullen"}:
        return "mededeling"  # "kan gebeuren"
    if "#stam" in verb and "#3" not in verb and not after & {"<mij>", "<ontkenning>", "<wij>"} and "<niet_gebiedend>" not in verb:
        return "gebiedend"
    if "#stam" in verb and "<gebied>" in verb:
        return "gebiedend"
    if "#stam" in verb and "<verzoekwoord>" in after and not verb & {"~zijn", "~hebben", "~kunnen", "~zullen", "~mogen", "~worden"}:
        return "gebiedend"
    if after & {"<lidwoord>", "<uw>", "<familielid>"} or verb & {"~zijn", "~hebben"}:
        return "omgekeerd"
    if verb & {"~kunnen", "~willen", "~mogen", "~moeten", "~zullen", "~worden", "~zijn"} and "<mij>" not in after and "~mogen" not in verb:
        return "omgekeerd"
    return "mededeling"


def _is_subordinate(words: list[Word], head: int, end: int) -> bool:
    """Whether the clause has subordinate order: subject close behind the conjunction, verb later (not "dat is ...")."""
    if head + 1 >= end:
        return False
    if words[head].norm in ("als", "omdat", "toen", "terwijl", "zodat", "hoewel", "alsof", "doordat", "zodra", "zolang", "indien"):
        return True
    if "#pv" in words[head + 1].symbols and not words[head + 1].symbols & _SUBJECTS:
        return False
    return bool(words[head + 1].symbols & (_SUBJECTS | {"<lidwoord>", "<uw>", "<mij>"}))


def _subject(words: list[Word], head: int, end: int, verb: int, kind: Kind) -> Person:
    """Who the clause is about: its grammatical subject as far as word order shows it."""
    if kind == "gebiedend":
        return "u"
    first = words[head]
    if kind == "mededeling" and verb > head:
        if verb == head + 1 or first.symbols & {"<u_onderwerp>", "<ik>"}:
            person = _person(first)
            if person is not None and not (verb + 1 < end and first.norm in ("dat", "het", "daar", "er") and _person(words[verb + 1]) in ("ik", "u", "wij")):
                return person
        if verb + 1 < end:
            person = _person(words[verb + 1])
            if person is not None and verb > head:
                return person
        if first.symbols & {"<lidwoord>", "<uw>", "<mijn>"} or first.token.text[:1].isupper():
            return "derde"
        return next((p for w in words[head:verb] if (p := _person(w)) is not None), "derde")
    begin = verb + 1 if kind in ("omgekeerd", "vraagwoord") and verb >= 0 else head
    for word in words[begin : min(end, begin + 4)]:
        person = _person(word)
        if person is not None:
            return person
        if word.symbols & {"<lidwoord>", "<familielid>"}:
            return "derde"
    return "geen" if kind == "fragment" else "derde"


def _person(word: Word) -> Person | None:
    symbols = word.symbols
    if "<u_onderwerp>" in symbols:
        return "u"
    if "<ik>" in symbols:
        return "ik"
    if word.norm in ("we", "wij"):
        return "wij"
    if "<het>" in symbols:
        return "het"
    if "<hij_onderwerp>" in symbols:
        return "derde"
    return None
