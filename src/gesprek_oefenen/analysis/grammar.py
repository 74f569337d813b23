"""How a clause is built: what kind it is, where its verb stands and whom it is about; and where a new one begins."""

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
_SUBJECT_LIKE: Final = SUBJECTS | {"<uw>"}
_ASKING_VERBS: Final = frozenset({"~mogen", "~zullen", "~kunnen", "~hebben", "~zijn", "~klinken", "~voelen", "~kloppen", "~passen", "~lijken"})
_LOOK_BACK: Final = 20
"""How far a clause is looked back into: keeps the cost linear in an endless sentence without marks."""
_TIMES: Final = frozenset({"avond", "dag", "ochtend", "middag", "nacht", "week", "maand", "jaar", "keer", "zomer", "winter", "weekend", "moment",
                           "tijd", "uur"})
_OPEN_VERBS: Final = frozenset({"~zijn", "~hebben", "~weten", "~kunnen", "~moeten", "~willen", "~vinden", "~denken", "~gaan", "~zullen", "~mogen"})
"""Verbs after which "u" or "je" is surely their own subject: "niet wilt u weet gewoon niet hoe"."""
_PLAIN_SUBJECTS: Final = frozenset({"u", "je", "jij", "ge", "ik", "we", "wij", "ze", "hij", "het", "er"})
_NO_START: Final = frozenset({"<onderschikkend>", "<voegwoord>", "<vraagwoord>", "<voorzetsel>", "<bijzin_begin>", "#pv", "<lidwoord>", "<uw>", "<mijn>"})
"""Behind such a word a subject with its verb begins no new main clause."""
_OFFERS: Final = frozenset({"~mogen", "~zullen", "~storen", "~komen", "~kunnen"})
"""Verbs with which "ik" behind them asks: "mag ik", "stoor ik"."""
_FOR_YOU: Final = frozenset({"voor", "u", "je", "jou", "jullie", "haar", "hem", "zeg", "joh", "hoor", "toch", "en"})
"""What may follow "wat erg", "wat leuk" before the question."""
_UNDERSTOOD: Final = frozenset({("snap", "ik"), ("begrijp", "ik"), ("weet", "ik"), ("geeft", "niet"), ("geeft", "niks"), ("geeft", "niets"), ("is", "goed")})
_CONFIRMS: Final = frozenset({"wel", "toch", "niet", "dat", "het", "dus", "ook"})
_REACTS: Final = frozenset({"<aanloop>", "<uitroepwoord>", "<groet>", "<reactie>", "<vraagwoord>", "snap", "begrijp", "weet", "geeft", "is"})
"""A short reaction begins with one of these."""
_LONGEST_REACTION: Final = 6
_TALKERS: Final = frozenset({"weet", "snap", "snapt", "bedoel"})
_CLOSERS: Final = frozenset({"en", "maar", "want", "of", "dus"})


def begins_clause(words: list[Word], last: int, index: int) -> bool:
    """Whether a new main clause begins at ``index`` though no mark says so."""
    word = words[index]
    rest = words[index + 1 : index + 4]
    if word.norm in _CLOSERS and len(rest) >= 2:
        first, second = rest[0].symbols, rest[1].symbols
        if index - last < 2:  # "gestopt en wat had u ...", "koppig en herkent u zich ..."
            return "#pv" in first and "<u_onderwerp>" in second or "<vraagwoord>" in first and "#pv" in second
        if "#pv" in first and ("<u_onderwerp>" in second or "<ik>" in second or "<wij>" in second or second & {"<het>", "<hij_onderwerp>"}):
            return True
        if first & {"<u_onderwerp>", "<ik>", "<hij_onderwerp>", "<wij>", "<het>"} and "#pv" in second:
            return word.norm != "of"
        return "<vraagwoord>" in first and "#pv" in second
    if "<vraagwoord>" in word.symbols and rest:
        return _asks_in_main_order(words, index)
    if rest and "#pv" in word.symbols and _asks_after_reaction(words, last, index):
        return True
    if index - last < 2:
        return False
    if rest and word.norm in ("vertel", "vertelt", "beschrijf") and rest[0].symbols & {"<verzoekwoord>", "<u_onderwerp>", "<mij>"}:
        return True
    if word.norm in _PLAIN_SUBJECTS and _subject_and_verb(words, last, index):
        return True
    return "#pv" in word.symbols and _verb_and_subject(words, last, index)


def _asks_after_reaction(words: list[Word], last: int, index: int) -> bool:
    """Behind a greeting or a word of sympathy, verb first asks ("hallo stoor ik", "ach wat erg is het al lang geleden").

    A quality in front may also be the first word of a statement ("leuk is het niet", "knap vind ik dat"): then only *u* or
    *je* with more behind it asks, or what is joined on with *en*.
    """
    after = words[index + 1].symbols
    if index - last > _LONGEST_REACTION or not after & _SUBJECT_LIKE or words[last].symbols.isdisjoint(_REACTS) or not _finite(words, index):
        return False
    before = [word for word in words[last:index] if "<aanloop>" not in word.symbols or "<uitroepwoord>" in word.symbols]
    more = index + 2 < len(words)
    if words[index + 1].norm == "ik" and not words[index].symbols & _OFFERS:
        return False
    if before and before[0].norm == "wat" and len(before) > 1 and "<uitroepwoord>" in before[1].symbols:
        rest = {word.norm for word in before[2:]}
        return rest <= _FOR_YOU and more and ("<u_onderwerp>" in after or bool(rest) or not words[index].symbols & {"~vinden"})
    if before and all("<groet>" in word.symbols or word.token.text[:1].isupper() for word in before):
        return "<groet>" in before[0].symbols
    joined = words[index - 1].norm == "en"
    said = tuple(word.norm for word in before if word.norm != "en")
    if said not in _UNDERSTOOD and not (said and all(word.norm == "en" or word.symbols & {"<uitroepwoord>", "<groet>", "<reactie>"} for word in before)):
        return False
    if joined or words[index].symbols & _OFFERS and (words[index + 1].norm == "ik" or said in _UNDERSTOOD):
        return True
    return more and "<u_onderwerp>" in after and "~vinden" not in words[index].symbols and words[index + 2].norm not in _CONFIRMS


def _subject_and_verb(words: list[Word], last: int, index: int) -> bool:
    """Behind a complete main clause a subject with its verb begins the next one ("je belt haar morgen je gaat erheen")."""
    if index - last < 4 or index + 2 >= len(words) or words[index - 1].symbols & _NO_START or words[index - 1].norm in ("dat", "die", "wat", "dan"):
        return False
    if not words[index + 1].symbols & _OPEN_VERBS or "#pv" not in words[index + 1].symbols:
        return False
    before = words[max(last, index - _LOOK_BACK):index]
    return not any("<bijzin_begin>" in word.symbols for word in before) and any(
        "#pv" in word.symbols and ((n and before[n - 1].symbols & SUBJECTS) or before[n + 1].symbols & SUBJECTS) for n, word in enumerate(before[:-1])
    )


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
        if "#pv" in here and not (here & SUBJECTS):
            if after & _SUBJECT_LIKE or words[place + 1].norm in ("die", "deze") or step == 1 and words[index].norm == "waar" and "<lidwoord>" in after:
                return True
            return step == 1 and "#3" in here and "#pv" not in after and words[index].norm in ("wat", "hoe", "wie")
        if here & SUBJECTS:
            return False
        if words[index].norm not in ("welke", "welk", "hoeveel", "hoe", "wat"):
            return False
    return False


def _verb_and_subject(words: list[Word], last: int, index: int) -> bool:
    """Behind a complete main clause, a finite verb with its subject begins a question ("dat snap ik heb je ook ...")."""
    if index + 1 >= len(words):
        return False
    if index - last == 2 and words[last].norm == "wat" and _ADJECTIVE_AFTER_WAT in words[index - 1].symbols:
        return "<u_onderwerp>" in words[index + 1].symbols  # "wat naar ben je nu veilig"
    if index - last < 3 or words[index - 2].norm == "zo" or _fronted_time(words, index):
        return False
    if index + 2 < len(words) and words[index + 2].symbols & _OPEN_VERBS and "#inf" not in words[index + 2].symbols:
        return False
    verb, after = words[index].symbols, words[index + 1].symbols
    if not _finite(words, index) or words[index].norm in _TALKERS and not _asks_knowledge(words, index):
        return False
    if words[index - 1].symbols & SUBJECTS:
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
    return any("#pv" in word.symbols and ((n and before[n - 1].symbols & SUBJECTS) or before[n + 1].symbols & SUBJECTS)
               for n, word in enumerate(before[:-1]))


def _fronted_time(words: list[Word], index: int) -> bool:
    """"En die avond ga je naar je zus": a time in front makes verb first a statement."""
    return words[index - 1].norm in _TIMES and words[index - 2].norm in ("die", "deze", "dit", "dat", "de", "het", "elke", "iedere", "volgende")


def _asks_knowledge(words: list[Word], index: int) -> bool:
    """"Weet je nog hoe" asks; "weet je" in passing does not."""
    return index + 2 < len(words) and words[index + 2].norm in ("nog", "hoe", "wat", "waar", "of", "dat", "al", "wie")


def describe(words: list[Word], start: int, end: int) -> Clause:
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
    if verb == head + 1 == end - 1 and "<voorzetsel>" in words[head].symbols and "#3" not in words[verb].symbols:
        verb = -1  # "om geld", "op reis": a noun that looks like a verb
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
        if end - head > 1 and "<waaromwoord>" in words[end - 1].symbols and words[end - 2].norm != "idee":
            kind, asks = "vraagwoord", end - 1  # "boos waarom"
    else:
        kind = "mededeling"
    return Clause(start, end, head, kind, _subject(words, head, end, verb, kind), verb, asks)


_BEFORE_NOUN: Final = frozenset({"te", "de", "een", "mijn", "m'n", "uw"})
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
    """Whether a word may be a finite verb here: not behind "te", nor a noun behind its article ("de winkel", "het werk")."""
    symbols = words[index].symbols
    if "#pv" not in symbols:
        return False
    before = words[index - 1].norm if index else ""
    return before not in _BEFORE_NOUN and (before != "het" or "#stam" not in symbols or "#3" in symbols)


def _meant(words: list[Word], head: int, start: int, end: int) -> bool:
    """A lead-in word that carries its clause: "fijn dat u", "mooi verhaal", "goed geregeld" begin a real clause."""
    if words[head].norm == "zo":
        return head + 1 < end and not words[head + 1].symbols & {"<aanloop>", "<vraagwoord>"}
    if words[head].norm in ("kijk", "wacht"):  # "kijk je dan tv" asks; "kijk" by itself leads in
        return head + 2 < end and words[head + 1].norm in ("je", "jij", "u")
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
    if word == "wat" and words[after].norm == "voor" and after + 2 < end:  # "wat voor werk was dat": the noun may look like a verb
        after += 2 if words[after + 1].norm != "een" or after + 3 >= end else 3
        verb = next((i for i in range(after, min(after + 3, end)) if _finite(words, i)), -1)
        if 0 <= verb < end - 1 and words[verb + 1].symbols & (_SUBJECT_LIKE | {"<lidwoord>"}):
            return "vraagwoord", verb
        after = asks + 1
    verb = next((i for i in range(after, end) if _finite(words, i)), -1)
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


def _verb_first(words: list[Word], head: int, end: int) -> Kind:
    """A clause that begins with a finite verb: question order, imperative or a statement without its subject."""
    verb = words[head].symbols
    if head + 1 >= end:
        return "gebiedend" if "#stam" in verb and "<gebied>" in verb else "mededeling"
    after = words[head + 1].symbols
    if words[head + 1].norm in ("dat", "het") and "#inf" in verb and not verb & _OPEN_VERBS and "~worden" not in verb or words[head].norm in ("bedankt", "dank"):
        return "mededeling"  # "zwemmen, dat ontlast de rug"
    if "<u_onderwerp>" in after:
        # "gaat u gerust zitten" urges, "drink je dan ook wat" asks: nobody urges with "je" in this order
        polite = words[head + 1].norm not in ("je", "jij") and "<gebied>" in verb
        if polite and head + 2 < end and "<aansporing>" in words[head + 2].symbols:
            return "gebiedend"
        return "omgekeerd"
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
