"""Makes ``src/gesprek_oefenen/language/data/lemmas_*.txt`` once, from simplemma's Dutch table.

Usage: make_lemmas.py WORDS, with WORDS a file of common Dutch words, the commonest first (one a line; the first run
used the 40,000 of the Python package wordfreq 3.1). Needs simplemma, which the program itself does not.
Only what the suffix rules of ``language/lemmas.py`` cannot derive is kept as a special form.
"""

from __future__ import annotations

import collections
import sys
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from gesprek_oefenen.language import lemmas
from gesprek_oefenen.language.normalise import plain_letters

MENDED = {
    "mist": "missen", "at": "eten", "kennissen": "kennis", "maten": "maat", "stel": "stel", "dates": "date", "opa": "opa",
    "oma": "oma", "les": "les", "gevoelens": "gevoel", "vrije": "vrij", "depri": "depressief", "bier": "bier",
    "was": "zijn", "maat": "maat", "hobbys": "hobby", "fotos": "foto", "opas": "opa", "omas": "oma", "collegas": "collega",
    "slaap": "slapen", "jongens": "jongen", "kids": "kind", "ouder": "ouder", "ouders": "ouder", "zat": "zitten",
    "kleintjes": "kleintje", "werk": "werk", "werkt": "werken", "meiden": "meisje", "meid": "meisje", "stuur": "sturen",
    "leert": "leren", "nep": "nep", "eraf": "eraf", "drank": "drank", "pauze": "pauze", "eerder": "eerder", "later": "later", "sombere": "somber", "gesneden": "snijden", "snijden": "snijden", "boos": "boos", "boze": "boos", "kater": "kater", "kat": "kat", "uw": "uw", "jouw": "jouw", "uitkijken": "uitkijken", "uitkijk": "uitkijken", "fles": "fles", "flessen": "fles", "deze": "deze",
    "geloof": "geloven", "put": "put", "rot": "rot", "rit": "rit", "masker": "masker", "toets": "toets", "stress": "stress",
    "druppel": "druppel", "cijfer": "cijfer", "tuin": "tuin", "strand": "strand", "troost": "troost", "bios": "bios",
    "vals": "vals", "vake": "vake", "uitje": "uitje", "moeke": "moeke", "stellen": "stellen", "internet": "internet",
    "halfbroer": "halfbroer", "makker": "makker", "vissen": "vissen", "vrijer": "vrijer", "youtube": "youtube",
    "psycholoog": "psycholoog", "huisgenoot": "huisgenoot", "onderwijzer": "onderwijzer", "werkgever": "werkgever",
    "dagje": "dag", "malen": "malen", "luchten": "luchten", "pap": "pap", "paps": "pap", "tranen": "traan", "traan": "traan",
    "gesloten": "gesloten", "opgelucht": "opgelucht", "verliefd": "verliefd", "gefrustreerd": "gefrustreerd",
    "lichten": "licht", "heren": "heer", "boot": "boot", "reed": "rijden", "rijden": "rijden", "bad": "bad",
    "liever": "liever", "meer": "meer", "weer": "weer", "ging": "gaan", "zag": "zien", "alleen": "alleen", "ex": "ex",
}
"""Where simplemma chooses another reading than a talk mostly means."""
OWN_WORDS = """
meisje beetje jongetje eentje liedje sprookje mannetje vriendje plaatje maatje rijtje kaartje briefje kwartje etentje
uitje kusje potje ommetje dutje stukje praatje stokje koekje liefje schatje baantje kleintje vriendinnetje
"""
OWN_WORD = frozenset(OWN_WORDS.split())
"""Diminutives that mean something of their own."""
FREQUENT_FORMS, FREQUENT_LEMMAS, UNANALYSED = 40_000, 9_000, 12_000


def main(words_file: Path) -> None:
    raw = DefaultDictionaryFactory().get_dictionary("nl")
    table = {plain_letters(form): plain_letters(base).replace("_", "") for form, base in raw.items()}

    def first_base(form: str) -> str | None:
        if form in MENDED:
            return MENDED[form]
        base = table.get(form)
        if base is None:
            return None
        if base not in OWN_WORD:
            for ending in ("etje", "tje", "pje", "je"):
                stem = base.removesuffix(ending)
                options = (stem[:-1], stem) if ending == "etje" and stem[-1:] == stem[-2:-1] else (stem,)
                for option in options:
                    if stem != base and len(option) > 2 and table.get(option) == option:
                        return option
        return base

    def base_of(form: str) -> str | None:
        """The end of the chain, so that a lemma is its own lemma; of a circle (loop, lopen) the verb."""
        chain: list[str] = []
        base = first_base(form)
        while base is not None and base not in chain:
            chain.append(base)
            base = first_base(base)
        if base is None:
            return chain[-1] if chain else None
        circle = chain[chain.index(base):]
        return min(circle, key=lambda word: (not word.endswith("en"), word))

    chosen: dict[str, str] = {form: base_of(form) or form for form in MENDED}
    common: dict[str, None] = {}
    for rank, word in enumerate(plain_letters(w) for w in words_file.read_text("utf-8").split()):
        if not word.replace("-", "").replace("'", "").isalpha() or len(word) < 2:
            continue
        base = base_of(word)
        if base is not None and rank < FREQUENT_FORMS:
            chosen.setdefault(word, base)
            if len(common) < FREQUENT_LEMMAS:
                common[base] = None
        elif rank < UNANALYSED:
            chosen.setdefault(word, word)
    for form in table:
        base = base_of(form)
        if base in common and form.replace("-", "").isalpha():
            chosen.setdefault(form, base)
    ordinary = frozenset(base for base in chosen.values() if chosen.get(base, base) == base)
    special: dict[str, list[str]] = collections.defaultdict(list)
    lemmas._table = lambda: ({}, ordinary)  # type: ignore[assignment]  # what the rules alone derive
    for form, base in chosen.items():
        by_rule = form if form in ordinary else next((b for b in lemmas.derived(form) if b in ordinary), None)
        if by_rule != base:
            special[base].append(form)
    data = Path(lemmas.__file__).parent / "data"
    data.mkdir(exist_ok=True)
    (data / "lemmas_gewoon.txt").write_text("\n".join(sorted(ordinary)) + "\n", "utf-8")
    rows = (" ".join([base, *sorted(forms)]) for base, forms in sorted(special.items()))
    (data / "lemmas_bijzonder.txt").write_text("\n".join(rows) + "\n", "utf-8")
    print(f"{len(ordinary)} dictionary forms, {sum(map(len, special.values()))} special forms of {len(chosen)} in all")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
