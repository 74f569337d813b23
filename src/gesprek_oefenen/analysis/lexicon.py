"""Which word lists and verb forms a word belongs to, as a set of symbols that patterns and features compare with.

Symbols of a word: its own norm (``wandelclub``), ``<lijst>`` for each list it is in, ``~lemma`` for each verb it is a
form of, and ``#pv`` (finite), ``#3`` (goes with he, she, it), ``#inf``, ``#vd`` (participle), ``#stam`` (imperative or
first person), ``#mv`` (looks like a plural). ``#naam`` is added in a turn to a word that is capitalised inside a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gesprek_oefenen.language.lemmas import PARTICLES
from gesprek_oefenen.language.normalise import normalise_word
from gesprek_oefenen.language.verbs import verb_forms

_MODALS = frozenset({"zijn", "hebben", "kunnen", "mogen", "zullen", "willen", "moeten", "hoeven", "durven", "worden"})
_NEW_KEPT = 4096
MIN_AFFIX = 3
"""Shortest piece that may stand with a ``*`` (``*club``): shorter ones would match half the language."""


@dataclass(frozen=True, slots=True)
class WordList:
    """One list: single words, phrases of several words, endings (``*club``) and beginnings (``eenza*``)."""

    name: str
    words: frozenset[str]
    phrases: tuple[tuple[str, ...], ...] = ()
    endings: frozenset[str] = frozenset()
    beginnings: frozenset[str] = frozenset()


def word_list(name: str, entries: list[str]) -> WordList:
    """A list from its entries as an author writes them. Raises ``ValueError`` for an empty or too short piece."""
    words: set[str] = set()
    phrases: list[tuple[str, ...]] = []
    endings: set[str] = set()
    beginnings: set[str] = set()
    for entry in entries:
        parts = tuple(normalise_word(part) for part in entry.split())
        if not parts:
            raise ValueError("een leeg woord")
        if len(parts) > 1:
            phrases.append(parts)
        elif "*" in parts[0]:
            piece = parts[0].strip("*")
            if len(piece) < MIN_AFFIX or "*" in piece:
                raise ValueError(f"{entry}: een * mag alleen voor of achter een stuk van minstens {MIN_AFFIX} letters")
            (endings if parts[0].startswith("*") else beginnings).add(piece)
            words.add(piece)
        else:
            words.add(parts[0])
    return WordList(name, frozenset(words), tuple(phrases), frozenset(endings), frozenset(beginnings))


class Lexicon:
    """All word lists and verbs; immutable after building, so safe to share between threads."""

    def __init__(self, lists: Mapping[str, WordList], verbs: Mapping[str, str]) -> None:
        self.lists = dict(lists)
        self._verbs = frozenset(verbs)
        known: dict[str, set[str]] = {}
        self._endings: dict[int, dict[str, tuple[str, ...]]] = {}
        self._beginnings: dict[int, dict[str, tuple[str, ...]]] = {}
        for item in lists.values():
            symbol = f"<{item.name}>"
            for word in item.words:
                known.setdefault(word, set()).add(symbol)
            for table, pieces in ((self._endings, item.endings), (self._beginnings, item.beginnings)):
                for piece in pieces:
                    row = table.setdefault(len(piece), {})
                    row[piece] = (*row.get(piece, ()), symbol)
        for infinitive, note in verbs.items():
            for form, symbols in _form_symbols(infinitive, note):
                known.setdefault(form, set()).update(symbols)
        self._new: dict[str, frozenset[str]] = {}
        """Words of turns that are in no list, with their symbols: a bounded memory of words, not of turns."""
        self.plain = {word: _settled(frozenset({word, *found, *self._affixes(word)})) for word, found in known.items()}
        """The words that are in some list or a form of some verb, with their symbols."""

    def symbols(self, norm: str) -> frozenset[str]:
        """The symbols of a normalised word."""
        found = self.plain.get(norm)
        if found is None:
            found = self._new.get(norm)
            if found is None:
                found = frozenset({norm, *self._affixes(norm)})
                if len(self._new) >= _NEW_KEPT:
                    self._new.clear()
                self._new[norm] = found
        return found

    def has_verb(self, infinitive: str) -> bool:
        """Whether ``~infinitive`` means something."""
        return infinitive in self._verbs

    def _affixes(self, word: str) -> list[str]:
        found: list[str] = []
        size = len(word)
        for length, row in self._endings.items():
            if size > length:
                found.extend(row.get(word[-length:], ()))
        for length, row in self._beginnings.items():
            if size > length:
                found.extend(row.get(word[:length], ()))
        if size > 4 and word.endswith(("en", "s")) and word.isalpha():
            found.append("#mv")
        if size > 6 and word.endswith("n") and any(word.startswith(p) and word[len(p) :] in self._verbs for p in PARTICLES):
            found.append("#inf")
        if size > 5 and word.startswith("ge") and word.endswith(("d", "t", "en")):
            found.append("#vd")
        return found


def _settled(symbols: frozenset[str]) -> frozenset[str]:
    """Words that are certainly no plural noun lose that mark."""
    if "#mv" in symbols and symbols & {"#pv", "#vd", "<hij>", "<u>", "<mij>", "<aanloop>", "<voorzetsel>", "<ontkenning>", "<lidwoord>",
                                       "<onderschikkend>", "<bijwoord_midden>", "<bijwoord_voorop>", "<gevoel>"} and "<familielid>" not in symbols:
        return symbols - {"#mv"}
    return symbols


def _form_symbols(infinitive: str, note: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each form of a verb with its symbols; ``note`` is ``verleden / deelwoord / stam / andere``, all optional."""
    fields = [part.strip() for part in note.split("/")] + ["", "", "", ""]
    forms = verb_forms(infinitive, tuple(fields[0].split()), fields[1], fields[2])
    lemma = f"~{infinitive}"
    out: list[tuple[str, tuple[str, ...]]] = [(form, (lemma, "#pv")) for form in (*forms.present, *forms.past, *fields[3].split())]
    third = {forms.present[1], *forms.past[:1], *fields[3].split()} - {forms.stem} if len(forms.present) > 1 else set()
    if forms.stem.endswith("t") or infinitive in _MODALS:
        third.add(forms.stem)
    out.extend((form, ("#3",)) for form in third)
    out.append((forms.stem, (lemma, "#pv", "#stam")))
    out.append((forms.infinitive, (lemma, "#inf")))
    out.extend((form, (lemma, "#vd")) for form in forms.participles)
    return [(normalise_word(form), symbols) for form, symbols in out]
