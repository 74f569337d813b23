"""How a clause is built: what kind it is, where its verb stands and whom it is about."""

from __future__ import annotations

from typing import Final

from gesprek_oefenen.analysis.clauses import Clause, Kind, Person, Word

_FILLERS: Final = frozenset(
    tuple(words.split())
    for words in ("weet je", "weet u", "weet ge", "zeg maar", "zeg ik", "ik bedoel", "denk ik", "denk je", "denkt u", "denkt ge",
                  "vind ik", "vind je", "vindt u", "of niet", "snapt u", "snap je", "even kijken", "zei je", "zei u", "zei ge",
                  "zeg je", "zegt u", "zegt ge", "vertelde je", "vertelde u")
)
"""Clauses that only keep the talk going: they ask and state nothing."""
SUBJECTS: Final = frozenset({"<u_onderwerp>", "<ik>", "<wij>", "<het>", "<hij_onderwerp>"})
SUBJECT_LIKE: Final = SUBJECTS | {"<uw>"}
OPEN_VERBS: Final = frozenset({"~zijn", "~hebben", "~weten", "~kunnen", "~moeten", "~willen", "~vinden", "~denken", "~gaan", "~zullen", "~mogen"})
"""Verbs after which "u" or "je" is surely their own subject: "niet wilt u weet gewoon niet hoe"."""


def describe(words: list[Word], start: int, end: int) -> Clause:
    """Find the head, kind, verb and subject of the words ``start:end``."""
    head = start
    while head < end and "<aanloop>" in words[head].symbols and not _meant(words, head, start, end):
        head += 1
    if head >= end:
        return Clause(start, end, start, "fragment", "geen", -1)
    if end - head == 2 and (words[head].norm, words[head + 1].norm) in _FILLERS:
        return Clause(start, end, head, "fragment", "geen", -1)
    asks = _question_word(words, head, end)
    verb = _first_finite(words, head, end)
    if verb == head + 1 == end - 1 and "<voorzetsel>" in words[head].symbols and "#3" not in words[verb].symbols:
        verb = -1  # "om geld", "op reis": a noun that looks like a verb
    kind: Kind
    if asks >= 0:
        kind, verb = _wh_kind(words, asks, end)
    elif "#pv" in words[head].symbols or _verb_by_place(words, head, end):
        kind = _verb_first(words, head, end)
        verb = head
        if kind == "mededeling" and not any("#pv" in word.symbols for word in words[head:end]):
            kind = "fragment"
    elif "<onderschikkend>" in words[head].symbols and _is_subordinate(words, head, end):
        kind = "bijzin"
    elif verb < 0:
        kind = "fragment"
        if end - head > 1 and "<waaromwoord>" in words[end - 1].symbols and words[end - 2].norm != "idee":
            kind, asks = "vraagwoord", end - 1  # "boos waarom"
    else:
        kind = "mededeling"
    return Clause(start, end, head, kind, _subject(words, head, end, verb, kind), verb, asks)


_BEFORE_NOUN: Final = frozenset({"te", "de", "een", "mijn", "m'n", "uw", "vorige", "volgende", "elke", "iedere"})
_NO_VERB: Final = frozenset({"<onderschikkend>", "<voegwoord>", "<voorzetsel>", "<lidwoord>", "<aanloop>", "<bijwoord_midden>", "<vraagwoord>",
                             "<bijwoord_voorop>", "<u>", "<mij>", "<hij>", "<ik>", "<wij>", "<het>", "#mv", "#vd", "<ontkenning>", "<gevoel>"})


_HEARD: Final = frozenset({"nog", "wel", "weleens", "ook", "ooit", "dat", "er", "vaak", "iets", "haar", "hem", "ze", "veel", "daar", "die"})
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


def finite(words: list[Word], index: int) -> bool:
    """Whether a word may be a finite verb here: not behind "te", nor a noun behind its article ("de winkel", "het werk")."""
    symbols = words[index].symbols
    if "#pv" not in symbols:
        return False
    before = words[index - 1].norm if index else ""
    return before not in _BEFORE_NOUN and (before != "het" or "#stam" not in symbols or "#3" in symbols)


def _first_finite(words: list[Word], begin: int, end: int) -> int:
    """Index of the first word from ``begin`` on that may be a finite verb, or -1."""
    for index in range(begin, end):
        if "#pv" in words[index].symbols and finite(words, index):
            return index
    return -1


def _meant(words: list[Word], head: int, start: int, end: int) -> bool:
    """A lead-in word that carries its clause: "fijn dat u", "mooi verhaal", "goed geregeld" begin a real clause."""
    if words[head].norm == "zo":
        return head + 1 < end and not words[head + 1].symbols & {"<aanloop>", "<vraagwoord>"}
    if words[head].norm == "hoor":  # "hoor je hem nog weleens"
        return head + 2 < end and words[head + 1].norm in ("je", "jij", "u") and words[head + 2].norm in _HEARD
    if words[head].norm in ("kijk", "wacht"):  # "kijk je dan tv" asks; "kijk" by itself leads in
        if head + 2 >= end or words[head + 1].norm not in ("je", "jij", "u"):
            return False
        return "#pv" not in words[head + 2].symbols or words[head + 2].symbols.isdisjoint(OPEN_VERBS)  # "kijk je moet gewoon bellen"
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


_NOT_COUNTED: Final = frozenset({"#pv", "<u_onderwerp>", "<ik>", "<wij>", "<het>"})
CRY: Final = "<uitroepwoord>"


def _wh_kind(words: list[Word], asks: int, end: int) -> tuple[Kind, int]:
    """Question order, exclamation or subordinate order after a question word; with the finite verb."""
    after = asks + 1
    if after >= end:
        return "vraagwoord", -1
    word = words[asks].norm
    following = words[after].symbols
    if word == "wat" and (words[after].norm == "een" or CRY in following):
        return "uitroep", -1
    if word == "wat" and words[after].norm == "voor" and after + 2 < end:  # "wat voor werk was dat": the noun may look like a verb
        after += 2 if words[after + 1].norm != "een" or after + 3 >= end else 3
        verb = _first_finite(words, after, min(after + 3, end))
        if 0 <= verb < end - 1 and words[verb + 1].symbols & (SUBJECT_LIKE | {"<lidwoord>"}):
            return "vraagwoord", verb
        after = asks + 1
    if word == "wie" and "<ontkenning>" in following:
        return "bijzin", _first_finite(words, after, end)  # "wie niet appt, die ..."
    if word in ("hoeveel", "welke", "welk") and after + 1 < end and not following & _NOT_COUNTED:
        after += 1  # "met hoeveel mensen ga je om": what is counted is no subject
        following = words[after].symbols
    verb = _first_finite(words, after, end)
    if word == "wat" and 0 <= verb < end - 2 and words[verb + 1].norm in ("is", "was", "zou"):
        return "bijzin", verb  # "wat veel mensen helpt is een vaste tijd"
    if verb == after:
        if following & SUBJECTS and "#pv" in following and after + 1 < end and words[after + 1].symbols & {"#pv"}:
            return "bijzin", verb
        return "vraagwoord", verb
    if following & SUBJECTS:
        return ("vraagwoord", -1) if verb < 0 else ("bijzin", verb)
    if verb < 0:
        return "vraagwoord", -1
    # "hoe lang bent u", "welke zender vindt u", "wat voor kattenkwaad": verb within four words, subject behind it
    if verb - asks <= 4 and (verb + 1 < end):
        return "vraagwoord", verb
    return "bijzin", verb


_SAID_OF_IT: Final = frozenset({"goed", "prima", "fijn", "mooi", "leuk", "lekker", "jammer", "zonde", "lief", "logisch", "begrijpelijk", "waar", "niet",
                                "wel", "ook", "echt", "heel", "best", "zo", "altijd"})
"""Behind "is" these say how it is, not who: the subject is left out."""
_PEOPLE: Final = frozenset({"anderen", "mensen", "collega's", "vrienden", "buren", "kinderen"})
"""People without an article, as a subject behind a plural verb."""


def _verb_first(words: list[Word], head: int, end: int) -> Kind:
    """A clause that begins with a finite verb: question order, imperative or a statement without its subject."""
    verb = words[head].symbols
    if head + 1 >= end:
        return "gebiedend" if "#stam" in verb and "<gebied>" in verb else "mededeling"
    after = words[head + 1].symbols
    if words[head + 1].norm in ("dat", "het") and "#inf" in verb and not verb & OPEN_VERBS and "~worden" not in verb or words[head].norm in ("bedankt", "dank"):
        return "mededeling"  # "zwemmen, dat ontlast de rug"
    if "<u_onderwerp>" in after:
        # "gaat u gerust zitten" urges, "drink je dan ook wat" asks: nobody urges with "je" in this order
        polite = words[head + 1].norm not in ("je", "jij") and "<gebied>" in verb
        if polite and head + 2 < end and "<aansporing>" in words[head + 2].symbols:
            return "gebiedend"
        return "omgekeerd"
    if "~zijn" in verb and words[head + 1].norm in _SAID_OF_IT:
        return "mededeling"  # "is goed hoor", "is niet erg": what it is about is left out
    if head + 2 < end and "#inf" in verb and words[head + 1].norm in _PEOPLE and not any("#pv" in word.symbols for word in words[head + 2 : end]):
        return "omgekeerd"  # "merken anderen dat ook"
    if after & {"<het>", "<hij>"} and "#stam" in verb and "#3" not in verb:
        return "gebiedend"
    if words[head].norm == "laat" and head + 2 < end and "#inf" in words[end - 1].symbols and not after & {"<u_onderwerp>", "<ik>"}:
        return "gebiedend"  # "laat ze maar praten"
    if "#stam" in verb and "<gebied>" in verb and words[head + 1].norm in ("er", "het") and "~zijn" not in verb:
        return "gebiedend"  # "geniet er toch van", "zet het van u af"
    if after & SUBJECTS:
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
    if "#pv" in words[head + 1].symbols and not words[head + 1].symbols & SUBJECTS:
        return False
    return bool(words[head + 1].symbols & (SUBJECTS | {"<lidwoord>", "<uw>", "<mij>"}))


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
    if kind == "mededeling" and verb == head and "~zijn" in first.symbols:
        return "het"  # "is goed hoor"
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
