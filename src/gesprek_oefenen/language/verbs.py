"""Forms of Dutch verbs from their infinitive: enough to tell a finite verb, an imperative and a participle apart."""

from __future__ import annotations

from dataclasses import dataclass

_VOWELS = "aeiou"
_VOICELESS = "tkfschpx"


@dataclass(frozen=True, slots=True)
class VerbForms:
    """``stem`` doubles as first person and imperative; ``present`` and ``past`` are all finite forms."""

    infinitive: str
    stem: str
    present: tuple[str, ...]
    past: tuple[str, ...]
    participles: tuple[str, ...]


def stem_of(infinitive: str) -> str:
    """First person singular of a regular verb: ``lopen`` -> ``loop``, ``zetten`` -> ``zet``, ``geven`` -> ``geef``."""
    if infinitive.endswith("ien") and infinitive[-4:-3] in ("a", "o", "u", "e"):
        return infinitive[:-2]  # draaien, gooien, groeien
    if infinitive.endswith(("aan", "oen", "ien")) and len(infinitive) <= 7 and not infinitive.endswith("dienen"):
        return infinitive[:-2] if infinitive.endswith("aan") else infinitive[:-1]
    base = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    if len(base) > 2 and base[-1] == base[-2]:
        base = base[:-1]
    elif _long_vowel(base):
        base = base[:-1] + base[-2] + base[-1]
    if base.endswith("v"):
        base = base[:-1] + "f"
    elif base.endswith("z"):
        base = base[:-1] + "s"
    return base


def _long_vowel(base: str) -> bool:
    """Whether the vowel before the last consonant is long and so doubled in the stem (``lop`` -> ``loop``)."""
    if len(base) < 2 or base[-1] in _VOWELS + "wj" or base[-2] not in "aeou":
        return False
    if len(base) > 2 and base[-3] in _VOWELS:
        return False
    if base.endswith(("el", "en", "em")):
        return not _stressed_before(base[:-2])  # spelen, verdelen against wandelen, tekenen
    return len(base) <= 3 or not base.endswith(("ig", "ver", "ter", "der"))


def _stressed_before(begin: str) -> bool:
    """Whether a stressed syllable comes before the last one: a vowel that is not that of a prefix."""
    for prefix in ("be", "ge", "her", "ont", "ver"):
        if begin.startswith(prefix) and len(begin) > len(prefix):
            begin = begin[len(prefix) :]
            break
    return any(letter in _VOWELS for letter in begin)


def verb_forms(infinitive: str, past: tuple[str, ...] = (), participle: str = "", stem: str = "") -> VerbForms:
    """All forms of one verb; without ``past`` and ``participle`` it is inflected as a weak verb.

    Common slips with d and t are among the forms, since half of all typists make them (``vind u``, ``gebelt``).
    """
    root = stem or stem_of(infinitive)
    third = infinitive[:-1] + "t" if infinitive.endswith("aan") else root if root.endswith("t") else root + "t"
    present = [root, third, infinitive]
    if past:
        pasts = [*past, *(form + "n" for form in past[-1:] if len(past) == 1 and form.endswith(("de", "te")))]
    else:
        raw = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
        ending = "te" if raw[-1] in _VOICELESS else "de"
        pasts = [root + ending, root + ending + "n"]
    if participle:
        participles = [participle]
    else:
        prefixed = root.startswith(("be", "ge", "her", "ont", "ver", "er")) and len(root) > 4
        body = root if prefixed else "ge" + root
        participles = [body + "d", body + "t"] if not body.endswith(("d", "t")) else [body]
    return VerbForms(infinitive, root, tuple(dict.fromkeys(present)), tuple(pasts), tuple(participles))
