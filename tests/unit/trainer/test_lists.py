"""Lists of participants as they really come: from Excel, typed, pasted, hostile."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_oefenen.model.errors import InputError, PractiseError
from gesprek_oefenen.trainer.lists import ListError, decode, read_absence, read_csv, read_file, read_lines, read_wishes
from gesprek_oefenen.trainer.people import Absence, Background, Participant

HEAD = "naam,rol,organisatie\n"


@pytest.mark.parametrize("data", [
    "naam,rol,organisatie\nRené,vrijwilliger,Rode Kruis\n\"Bos, Ans\",professional,\n".encode(),
    "naam;rol;organisatie\r\nRené;vrijwilliger;Rode Kruis\r\n\"Bos, Ans\";professional;\r\n".encode("utf-8-sig"),
    "naam;rol;organisatie\r\nRené;vrijwilliger;Rode Kruis\r\nBos, Ans;professional;\r\n".encode("cp1252"),
    "sep=;\nRol;Naam;Organisatie;tel\nvrijwilliger;René;Rode Kruis;06\nprof;Bos, Ans;;\n".encode("utf-16"),
    "NAAM\tROL\tORGANISATIE\nRené\tv\tRode Kruis\n\n\t\t\nBos,  Ans\tP\t\n".encode(),
], ids=["komma", "excel met BOM", "oude excel", "utf-16 met sep", "tab"])
def test_every_way_a_spreadsheet_saves_it_is_read(data: bytes, tmp_path: Path) -> None:
    """Divider, mark, code page, quotes, order of the columns, columns more, empty lines."""
    file = tmp_path / "groep.csv"
    file.write_bytes(data)
    assert read_file(file) == (Participant("René", Background.VOLUNTEER, "Rode Kruis"), Participant("Bos, Ans", Background.PROFESSIONAL))


@pytest.mark.parametrize(("text", "line", "words"), [
    ("", 1, "leeg"),
    ("Anna,vrijwilliger,X\n", 1, "'naam' ontbreekt"),
    ("naam,organisatie\nAnna,X\n", 1, "'rol' ontbreekt"),
    ("naam,rol,organisatie,naam\n", 1, "twee keer"),
    (HEAD + "Anna,v,X\nanna ,p,Y\n", 3, "staat ook op regel 2"),
    (HEAD + "\n,vrijwilliger,X\n", 3, "ontbreekt de naam"),
    (HEAD + "   ,v,\n", 2, "ontbreekt de naam"),
    (HEAD + "Anna,vrijwiliger,X\n", 2, "Bedoelt u 'vrijwilliger'?"),
    (HEAD + "=HYPERLINK(1),v,X\n", 2, "formule"),
    (HEAD + "@SUM(A1),v,X\n", 2, "formule"),
    (HEAD + "An\x1b[31mna,v,X\n", 2, "niet te lezen"),
    (HEAD + "An\u202ena,v,X\n", 2, "niet te lezen"),
    (HEAD + "programma,v,X\n", 2, "van het programma zelf"),
    (HEAD + "123,v,X\n", 2, "geen letter"),
    (HEAD + "A" * 61 + ",v,X\n", 2, "langer dan 60"),
    (HEAD + "Anna,v,X\nBos, Ans,v,X\n", 3, "tussen aanhalingstekens"),
    (HEAD + 'Anna,v,X\n"Bos,v,X\n', 3, "aanhalingsteken"),
])
def test_what_is_wrong_is_told_with_file_and_line(text: str, line: int, words: str) -> None:
    """One clear sentence each; no control character gets through."""
    with pytest.raises(ListError) as caught:
        read_csv(text, "groep.csv")
    message = str(caught.value)
    assert f"groep.csv:{line}: " in message and words in message and message.replace("\n", "").isprintable()
    assert caught.value.exit_code == 1


def test_a_list_with_only_a_heading_or_too_many_people_is_told() -> None:
    """Nobody, or five hundred and one."""
    with pytest.raises(ListError, match="niemand"):
        read_csv(HEAD, "groep.csv")
    with pytest.raises(ListError, match="501 mensen"):
        read_csv(HEAD + "".join(f"P{i},v,\n" for i in range(501)), "groep.csv")


def test_many_faults_do_not_fill_the_screen() -> None:
    """Eight of them and how many more there are."""
    with pytest.raises(ListError) as caught:
        read_csv(HEAD + ",v,X\n" * 30, "groep.csv")
    assert str(caught.value).count("\n") == 8 and "nog 22" in str(caught.value)


@pytest.mark.parametrize(("data", "words"), [(b"PK\x03\x04xlsx", "rekenblad"), (b"a\x00b\x00c", "geen tekst"), (b"x" * 1_000_001, "te groot")])
def test_what_is_no_list_at_all_is_refused(data: bytes, words: str, tmp_path: Path) -> None:
    """A spreadsheet, a picture, another file."""
    with pytest.raises(PractiseError, match=words):
        decode(data, "groep.xlsx")
    file = tmp_path / "groep.csv"
    file.write_bytes(data)
    with pytest.raises(PractiseError, match=words) as caught:
        read_file(file)
    assert caught.value.exit_code == 2


def test_a_file_that_is_not_there_or_is_a_folder_is_told(tmp_path: Path) -> None:
    """With its name."""
    for path in (tmp_path / "weg.csv", tmp_path):
        with pytest.raises(PractiseError, match="kan .* niet openen"):
            read_file(path)


def test_typed_lines_are_read_with_or_without_role() -> None:
    """As a trainer types them before the coffee."""
    found = read_lines("naam, rol\nAnna\nBram, vrijwilliger\nCor; professional; Humanitas\n\n")
    assert found == (Participant("Anna"), Participant("Bram", Background.VOLUNTEER), Participant("Cor", Background.PROFESSIONAL, "Humanitas"))
    with pytest.raises(ListError, match="regel 2"):
        read_lines("Anna\n=1+1\n")


def test_wishes_are_read_in_plain_words() -> None:
    """And every line that is not understood is named."""
    group = read_lines("Anna\nBram\nCor 2\n")
    wishes, absences = read_wishes("niet samen: anna, Bram\nLiever geen programma: Anna\nafwezig: Bram vanaf 2, Anna tot 3, Cor 2\n", group)
    assert (wishes.apart, wishes.rather_people) == ((("Anna", "Bram"),), ("Anna",))
    assert absences == (Absence("Bram", 2, 0), Absence("Anna", 1, 2), Absence("Cor 2"))
    assert read_absence("Bram ronde 3", group, "x") == Absence("Bram", 3, 3)
    with pytest.raises(InputError) as caught:
        read_wishes("niet samen: Anna\nniet samen: Anna, Anna\nafwezig: Brm\nietsanders\n", group)
    assert [f"wensen, regel {n}:" in str(caught.value) for n in (1, 2, 3, 4)] == [True] * 4
    assert "Bedoelt u 'Bram'?" in str(caught.value)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    """Never anything else."""
    for read in (lambda t: read_csv(t, "g"), lambda t: read_csv(HEAD + t, "g"), read_lines):
        try:
            found = read(text)
        except InputError as error:
            assert str(error).replace("\n", "").isprintable()
        else:
            assert all(one.name.isprintable() for one in found)


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    """A picture that is called deelnemers.csv."""
    try:
        decode(data, "g.csv")
    except PractiseError as error:
        assert str(error)


@given(st.text(max_size=80))
def test_any_wish_is_read_or_refused_in_words(text: str) -> None:
    """With the names in it or not."""
    group = read_lines("Anna\nBram\n")
    for line in (text, f"niet samen: {text}", f"afwezig: {text}", f"afwezig: Anna {text}"):
        try:
            read_wishes(line, group)
        except InputError as error:
            assert str(error).strip()
