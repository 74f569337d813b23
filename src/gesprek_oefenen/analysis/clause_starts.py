"""Where a new main clause begins though no mark says so: behind a whole clause, a greeting, a word of sympathy."""

from __future__ import annotations

from typing import Final

from gesprek_oefenen.analysis.clauses import Word
from gesprek_oefenen.analysis.grammar import CRY, OPEN_VERBS, SUBJECT_LIKE, SUBJECTS, finite

_ASKING_VERBS: Final = frozenset({"~mogen", "~zullen", "~kunnen", "~hebben", "~zijn", "~klinken", "~voelen", "~kloppen", "~passen", "~lijken"})
_LOOK_BACK: Final = 20
"""How far a clause is looked back into: keeps the cost linear in an endless sentence without marks."""
_TIMES: Final = frozenset({"avond", "dag", "ochtend", "middag", "nacht", "week", "maand", "jaar", "keer", "zomer", "winter", "weekend", "moment",
                           "tijd", "uur"})
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
_CHECKING: Final = frozenset({"~hebben", "~zien", "~horen", "~begrijpen", "~zeggen"})
_LONGEST_REACTION: Final = 6
_SHORT_QUESTION: Final = 3
_LONGEST_NAME: Final = 10
"""How many words may name what is asked after: keeps the cost linear."""
_POINTS: Final = frozenset({"daar", "die", "dat", "hem", "ze"})
"""With these one points back at what was named first."""
_TALKERS: Final = frozenset({"weet", "snap", "snapt", "bedoel"})
_CLOSERS: Final = frozenset({"en", "maar", "want", "of", "dus"})


def begins_clause(words: list[Word], last: int, index: int) -> bool:
    """Whether a new main clause begins at ``index`` though no mark says so."""
    word = words[index]
    if index - last < 2 and "<vraagwoord>" not in word.symbols and word.norm not in _CLOSERS and words[last].symbols.isdisjoint(_REACTS):
        return False
    rest = words[index + 1 : index + 3]
    if word.norm == "en" and _asks_shortly(words[index + 1 :]):
        return True
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


def _asks_shortly(rest: list[Word]) -> bool:
    """A question word with at most two words behind it, no verb among them: "wauw en hoe lang al", "leuk en waar dan"."""
    return 1 < len(rest) <= _SHORT_QUESTION and "<vraagwoord>" in rest[0].symbols and rest[0].norm not in ("wat", "wie") and not any(
        "#pv" in word.symbols for word in rest)


def _asks_after_reaction(words: list[Word], last: int, index: int) -> bool:
    """Behind a greeting or a word of sympathy, verb first asks ("hallo stoor ik", "ach wat erg is het al lang geleden").

    A quality in front may also be the first word of a statement ("leuk is het niet", "knap vind ik dat"): then only *u* or
    *je* with more behind it asks, or what is joined on with *en*.
    """
    after = words[index + 1].symbols
    if index - last > _LONGEST_REACTION or not after & SUBJECT_LIKE or words[last].symbols.isdisjoint(_REACTS) or not finite(words, index):
        return False
    before = [word for word in words[last:index] if "<aanloop>" not in word.symbols or "<uitroepwoord>" in word.symbols]
    more = index + 2 < len(words)
    if words[index + 1].norm == "ik" and not words[index].symbols & _OFFERS:
        return False
    if before and before[0].norm == "wat" and len(before) > 1 and CRY in before[1].symbols:
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
    if not words[index + 1].symbols & OPEN_VERBS or "#pv" not in words[index + 1].symbols:
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
            if after & SUBJECT_LIKE or words[place + 1].norm in ("die", "deze") or step == 1 and words[index].norm == "waar" and "<lidwoord>" in after:
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
    if (index + 3 < len(words) and words[index + 2].norm == "dan" and "<u_onderwerp>" in words[index + 1].symbols and finite(words, index)
            and any(word.norm in ("als", "wanneer", "stel") for word in words[last : last + 2])):
        return True  # "als ze belt neem je dan op"
    if index - last == 2 and words[last].norm == "wat" and CRY in words[index - 1].symbols:
        return "<u_onderwerp>" in words[index + 1].symbols  # "wat naar ben je nu veilig"
    if index - last < 3 or words[index - 2].norm == "zo" or _fronted_time(words, index):
        return False
    if index + 2 < len(words) and words[index + 2].symbols & OPEN_VERBS and "#inf" not in words[index + 2].symbols:
        return False
    verb, after = words[index].symbols, words[index + 1].symbols
    if _named_first(words, last, index):
        return True
    if words[index + 1].norm == "ik" and verb & _CHECKING and any(word.norm in ("goed", "juist") for word in words[index + 2 : index + 5]):
        return True  # "heb ik dat goed", "zie ik het zo juist"
    if not finite(words, index) or words[index].norm in _TALKERS and not _asks_knowledge(words, index):
        return False
    if words[index - 1].symbols & SUBJECTS:
        return False
    if not (after & {"<u_onderwerp>"} or words[index + 1].norm == "ik" or after & {"<ik>", "<het>", "<wij>"} and verb & _ASKING_VERBS or _of_him(words, index)):
        return False
    last = max(last, index - _LOOK_BACK)
    before = words[last:index]
    if before[0].norm == "en" and before[1].symbols & {"<lidwoord>", "<uw>"} and not any("#pv" in word.symbols for word in before[1:]):
        return "<u_onderwerp>" in after  # "en de buren, heb je daar iets aan" without its comma
    if words[index + 1].norm == "ik" and any(word.norm in ("goed", "juist", "zo") for word in words[index + 2 : index + 6]):
        return True
    if any("<bijzin_begin>" in word.symbols for word in before) or words[index - 1].symbols & {"<bijwoord_voorop>", "<voegwoord>"}:
        return False
    if words[index + 1].norm == "ik" and not verb & {"~mogen", "~zullen"}:
        return False
    return any("#pv" in word.symbols and ((n and before[n - 1].symbols & SUBJECTS) or before[n + 1].symbols & SUBJECTS)
               for n, word in enumerate(before[:-1]))


def _of_him(words: list[Word], index: int) -> bool:
    """"Dat valt tegen heeft hij het druk": not behind a time or a place, which stand in front of a statement."""
    if words[index + 1].norm != "hij" or not words[index].symbols & _ASKING_VERBS or words[index - 1].norm in _TIMES:
        return False
    return not any("<voorzetsel>" in word.symbols for word in words[max(0, index - 3):index])


def _named_first(words: list[Word], last: int, index: int) -> bool:
    """Someone or something named first and asked after with a pointing word: "die oude maten zoeken die u nog op", "op je
    werk praat je daar met iemand". Without the pointing word it would be a statement."""
    if index + 2 >= len(words) or index - last > _LONGEST_NAME:
        return False
    first, second = words[index + 1], words[index + 2].norm
    of_you = "<u_onderwerp>" in first.symbols
    if not (of_you and second in _POINTS or first.norm == "die" and second not in _CONFIRMS):
        return False
    before = words[last + 1 if words[last].norm == "en" else last : index]
    place = bool(before) and "<voorzetsel>" in before[0].symbols
    if len(before) < 2 + place or before[-1].norm in _TIMES or not finite(words, index):
        return False
    if not before[place].symbols & {"<lidwoord>", "<uw>"} or place and before[1].norm in ("een", "zo'n", "al"):
        return False
    if any("#pv" in word.symbols for word in before[place + 2 :]):
        return False
    return (second == "daar") == place if of_you else not place


def _fronted_time(words: list[Word], index: int) -> bool:
    """"En die avond ga je naar je zus": a time in front makes verb first a statement."""
    return words[index - 1].norm in _TIMES and words[index - 2].norm in ("die", "deze", "dit", "dat", "de", "het", "elke", "iedere", "volgende")


def _asks_knowledge(words: list[Word], index: int) -> bool:
    """"Weet je nog hoe" asks; "weet je" in passing does not."""
    return index + 2 < len(words) and words[index + 2].norm in ("nog", "hoe", "wat", "waar", "of", "dat", "al", "wie")
