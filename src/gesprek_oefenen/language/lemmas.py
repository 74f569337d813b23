"""The dictionary form of a Dutch word, cheaply: a small table of what rules cannot derive, and suffix rules.

The two data files beside this module were made once with simplemma by ``tools/make_lemmas.py`` for the words that
matter in everyday talk; simplemma itself (85 ms and 66 MB at the first word) is no dependency. All forms are in the
spelling of ``Token.norm``: lower case, no accents.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

_DATA: Final = Path(__file__).parent / "data"
_VOWELS: Final = frozenset("aeiouy")
PARTICLES: Final = (
    "aan", "achter", "af", "bij", "bijeen", "binnen", "buiten", "dicht", "door", "goed", "in", "kapot", "kwijt", "langs",
    "los", "mee", "na", "neer", "om", "onder", "op", "open", "over", "rond", "samen", "tegen", "terug", "thuis", "toe",
    "uit", "vast", "verder", "vol", "voor", "voorbij", "vooruit", "weg",
)
"""What splits off from a separable verb ("ik kijk ernaar *uit*")."""
_LONGEST_WORD: Final = 40


def lemma(word: str) -> str:
    """The dictionary form of ``word`` (a ``Token.norm``); the word itself when nothing is known about it.

    Verbs give the infinitive, nouns the singular without diminutive, adjectives the bare form. Never raises.
    """
    known = known_lemma(word)
    return word if known is None else known


@lru_cache(maxsize=8192)
def known_lemma(word: str) -> str | None:
    """As ``lemma``, but ``None`` for a word that is not in the table and cannot be derived from one that is."""
    special, bare = _table()
    found = special.get(word)
    if found is not None:
        return found
    if word in bare:
        return word
    if len(word) > _LONGEST_WORD or word.isdigit():
        return None
    return next((base for base in derived(word) if base in bare), None)


def is_known(word: str) -> bool:
    """Whether ``word`` is an ordinary Dutch word (or a regular form of one) as far as the table goes."""
    return known_lemma(word) is not None


def derived(word: str) -> Iterator[str]:
    """Dictionary forms that ``word`` could be a regular form of, the likeliest first (they need not exist)."""
    if len(word) < 3:
        return
    if word.endswith("'s"):
        yield word[:-2]
    for ending in ("etje", "etjes", "tje", "tjes", "pje", "pjes", "je", "jes"):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: -len(ending)]
            yield stem
            if ending.startswith("et") and len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]
    if word.endswith("en"):
        yield from _stems(word[:-2])
    if word.endswith("e"):
        yield from _stems(word[:-1])
        yield word + "n"
    if word.endswith("s"):
        yield word[:-1]
    yield from _infinitives(word)
    if word.startswith("ge") and len(word) > 5:
        yield from _infinitives(word[2:])
    for particle in PARTICLES:
        if word.startswith(particle) and len(word) > len(particle) + 4:
            rest = word[len(particle):]
            if rest.startswith("ge"):
                yield from (particle + base for base in _infinitives(rest[2:]))
            participle = _table()[0].get(rest)
            if participle is not None and participle != rest:
                yield particle + participle
    for ending in ("ere", "er", "ste", "st"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            yield from _stems(word[: -len(ending)])


def is_participle(word: str, base: str | None) -> bool:
    """Whether ``word`` with dictionary form ``base`` is a past participle (``gemaakt``, ``opgesloten``)."""
    if base is None or base == word or not base.endswith("n"):
        return False
    if word.startswith("ge") or (word.endswith("d") and word.startswith(("ver", "be", "ont", "her")) and not base.endswith(word)):
        return True
    return any(word.startswith(particle + "ge") and base.startswith(particle) for particle in PARTICLES)


def conjugated(verb: str) -> tuple[str, ...]:
    """The regular forms of a weak verb (``kroppen``: krop, kropt, kropte, kropten, gekropt)."""
    stem = next((s for s in reversed(tuple(_stems(verb.removesuffix("en"))))), verb)
    if len(verb) > 4 and verb[-3] == verb[-4] and verb[-3] not in _VOWELS:
        stem = verb[:-3]
    hard = "t" if stem[-1:] in "tkfschpx" else "d"
    return (stem, stem + "t", f"{stem}{hard}e", f"{stem}{hard}en", f"ge{stem}" if stem.endswith(hard) else f"ge{stem}{hard}")


def compound_parts(word: str) -> tuple[str, ...]:
    """Dictionary forms of the parts of a compound ("eetkamertafel": eetkamer, tafel), or nothing.

    The last part is the longest that is a word of its own; a linking -s-, -en-, -e- or -n- may stand between. A known
    word is split as well when both halves are words of at least four letters.
    """
    if not 7 <= len(word) <= _LONGEST_WORD or not word.replace("-", "").isalpha():
        return ()
    if "-" in word:
        return tuple(lemma(part) for part in word.split("-") if len(part) > 2)
    known = known_lemma(word)
    shortest = 3 if known is None else 4
    whole = word if known is None or known.endswith("en") and not word.endswith("en") else known
    for cut in range(shortest, len(whole) - 3):
        left, right = whole[:cut], whole[cut:]
        if right in _NOT_A_HEAD:
            continue
        head = known_lemma(right)
        if head is None:
            continue
        for link in ("", "s", "en", "e", "n"):
            base = left.removesuffix(link) if link else left
            if (link and base == left) or len(base) < shortest or base in _NOT_A_START:
                continue
            first = known_lemma(base)
            if first is not None:
                return (first, head)
    return ()


def warm() -> None:
    """Read the table now (about 20 ms), so that the first turn does not wait for it."""
    _table()


_NOT_A_HEAD: Final = frozenset(
    ("ende", "heid", "lijk", "ling", "ring", "ning", "ting", "sche", "isch", "loos", "zaam",
     "baar", "eren", "elen", "isme", "iteit", "waarts", "tend", "eens", "aren", "rend", "kend")
)
_NOT_A_START: Final = frozenset(("ver", "ont", "her", "mis", "wan", "onder", "over", "voor", "door", "ge", "be"))


def _stems(stem: str) -> Iterator[str]:
    """What stands before an ending that starts with a vowel, spelled as a word of its own (bom- -> boom, huiz- -> huis)."""
    if len(stem) < 2:
        return
    yield stem
    last = stem[-1]
    if len(stem) > 2 and last == stem[-2] and last not in _VOWELS:
        yield stem[:-1]
    hard = {"z": "s", "v": "f"}.get(last)
    if hard:
        yield stem[:-1] + hard
    if len(stem) > 2 and last not in _VOWELS and stem[-2] in _VOWELS and stem[-3] not in _VOWELS:
        yield stem[:-1] + stem[-2] + last
        if hard:
            yield stem[:-1] + stem[-2] + hard


def _infinitives(form: str) -> Iterator[str]:
    """Infinitives that ``form`` (without ge-) may belong to: stem, -t, -te(n), -de(n), -d."""
    for ending in ("", "t", "te", "ten", "d", "de", "den"):
        if ending and not form.endswith(ending):
            continue
        stem = form[: len(form) - len(ending)]
        if len(stem) < 2 or stem[-1] in _VOWELS:
            continue
        yield stem + "en"
        if len(stem) > 2 and stem[-1] not in _VOWELS:
            if stem[-2] in _VOWELS and (len(stem) < 3 or stem[-3] not in _VOWELS):
                yield stem + stem[-1] + "en"
            if len(stem) > 3 and stem[-2] == stem[-3]:
                open_stem = stem[:-2] + stem[-1]
                yield open_stem + "en"
                if stem[-1] in "sf":
                    yield open_stem[:-1] + {"s": "z", "f": "v"}[stem[-1]] + "en"
            if stem[-1] in "sf":
                yield stem[:-1] + {"s": "z", "f": "v"}[stem[-1]] + "en"


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], frozenset[str]]:
    """Special forms with their dictionary form, and the dictionary forms that stand for themselves."""
    special: dict[str, str] = {}
    for row in (_DATA / "lemmas_bijzonder.txt").read_text("utf-8").splitlines():
        base, *forms = row.split()
        special.update(dict.fromkeys(forms, base))
    return special, frozenset((_DATA / "lemmas_gewoon.txt").read_text("utf-8").split())
