"""A broken file of the feedback gives a message with its place, never a traceback."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from gesprek_oefenen.content.yaml_reader import read_document
from gesprek_oefenen.feedback import texts
from gesprek_oefenen.feedback.checking import FOLDERS, SHAPES, check_document, check_feedback
from gesprek_oefenen.language.wordlists import rules_folder
from gesprek_oefenen.model.errors import ContentError

ADVICE = "hints/advies.yaml"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of our own files of the feedback."""
    for folder in FOLDERS:
        shutil.copytree(rules_folder() / folder, tmp_path / folder)
    for name in SHAPES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(rules_folder() / name, tmp_path / name)
    return tmp_path


def test_our_own_files_are_whole(rules: Path) -> None:
    """Nothing to say about what we ship."""
    assert check_feedback(rules) == ()


@pytest.mark.parametrize(("name", "old", "new", "code", "line"), [
    (ADVICE, "zet: advies", "zet: adves", "onbekende-zet", 1),
    (ADVICE, "voorrang: 40", "voorrang: veel", "getal-verwacht", 2),
    (ADVICE, "vanaf: minder", "vanaf: vaak", "geen-keuze", 3),
    (ADVICE, "bron: werkboek", "bronnen: werkboek", "onbekende-sleutel", 4),
    (ADVICE, "waarom:", "# waarom:", "ontbreekt", 1),
    (ADVICE, "praat nog door", "praat nog {dor}", "regel-waarde", None),
    (ADVICE, "effect:", "effect: [", None, None),
    ("vaardigheden/oma.yaml", "meting: oma", "meting: opa", "geen-keuze", None),
    ("gesprekstips/doen.yaml", "zetten: [stilte]", "zetten: [stilten]", "onbekende-zet", None),
    ("hulp.yaml", "jong_tot: 25", "jong_tot:", "getal-verwacht", None),
    ("voorbeeldvragen.yaml", "hoogstens: 3", "hoogstens: [3]", "getal-verwacht", None),
    ("leren/leerpad.yaml", "soort: blad", "soort: blat", "geen-keuze", None),
    ("leren/coach.yaml", "samenvatting, echo", "samenvattin, echo", "geen-keuze", None),
    ("leren/zelfwaardering.yaml", "waarde: 1", "waarde: een", "getal-verwacht", None),
    ("leren/leerpad.yaml", "vasthouden: true", "vasthouden: ja", "ja-of-nee", None),
    ("leren/voortgang.yaml", "{keer} keer wel", "{keren} keer wel", "regel-waarde", None),
])
def test_a_mistake_is_found_where_it_stands(rules: Path, name: str, old: str, new: str, code: str | None, line: int | None) -> None:
    """With a code, in the file and on the line of the mistake, in Dutch, with how to mend it."""
    file = rules / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = check_feedback(rules)
    assert found and all(one.place.file == file and one.message and one.mend for one in found)
    if code is not None:
        assert code in {one.code for one in found}
    if line is not None:
        assert line in {one.place.line for one in found}


def test_a_broken_file_is_an_error_a_person_can_read(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Using it says which file and line; a missing file too."""
    (rules / ADVICE).write_text("zet: advies\n  effect: [", encoding="utf-8")
    (rules / "hulp.yaml").unlink()
    monkeypatch.setattr(texts, "rules_folder", lambda: rules)
    texts.yaml_data.cache_clear()
    try:
        with pytest.raises(ContentError, match=r"advies\.yaml, regel 2"):
            texts.yaml_data(ADVICE)
        with pytest.raises(ContentError, match=r"hulp\.yaml"):
            texts.yaml_data("hulp.yaml")
    finally:
        texts.yaml_data.cache_clear()


def test_damaged_files_never_break_the_checker(rules: Path) -> None:
    """Lines dropped, doubled, cut and swapped at random: problems as values, nothing raised."""
    draw = random.Random(7)
    for name in sorted({*SHAPES, ADVICE, "vaardigheden/oma.yaml", "gesprekstips/doen.yaml"}):
        good = (rules / name).read_text(encoding="utf-8").split("\n")
        for _ in range(12):
            lines = list(good)
            at = draw.randrange(len(lines))
            match draw.randrange(4):
                case 0:
                    del lines[at]
                case 1:
                    lines.insert(at, lines[draw.randrange(len(lines))])
                case 2:
                    lines[at] = lines[at][:draw.randrange(len(lines[at]) + 1)]
                case _:
                    lines[at] = lines[at][::-1]
            (rules / name).write_text("\n".join(lines), encoding="utf-8")
            for one in check_document(read_document(rules / name), name):
                assert one.place.file == rules / name and one.message
        (rules / name).write_text("\n".join(good), encoding="utf-8")
