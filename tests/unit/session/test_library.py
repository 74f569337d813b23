"""The list of stories: from the index where nothing changed, with broken files named and the rest playable."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gesprek_oefenen.model.errors import ContentError
from gesprek_oefenen.session.library import Library

KLEIN = Path(__file__).resolve().parents[2] / "fixtures" / "klein.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A user's own folder with one good story."""
    folder = tmp_path / "eigen"
    folder.mkdir()
    (folder / "klein.yaml").write_text(KLEIN.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def test_list_holds_shipped_and_own_stories(folder: Path, tmp_path: Path) -> None:
    """Both, with what a list shows; the title gives nothing away."""
    stories = {s.id: s for s in Library([folder], tmp_path / "index.json").summaries()}
    assert stories["simone"].person == "Simone"
    assert (stories["klein"].person, stories["klein"].age, stories["klein"].after_meeting) == ("Mevrouw Kool", 80, 3)


def test_second_time_no_story_is_read(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What did not change comes from the index."""
    first = Library([folder], tmp_path / "index.json").summaries()

    def refuse(path: Path) -> None:
        raise AssertionError(f"read again: {path}")

    monkeypatch.setattr("gesprek_oefenen.content.stories.load_story", refuse)
    assert Library([folder], tmp_path / "index.json").summaries() == first


def test_changed_story_is_read_again(folder: Path, tmp_path: Path) -> None:
    """Another title shows at once."""
    Library([folder], tmp_path / "index.json").summaries()
    file = folder / "klein.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("Een kopje thee", "Twee kopjes thee"), encoding="utf-8")
    titles = [s.title for s in Library([folder], tmp_path / "index.json").summaries()]
    assert "Twee kopjes thee bij mevrouw Kool" in titles


@pytest.mark.parametrize("garbage", ["", "geen json", "[]", '{"versie": 1}', json.dumps({"versie": "2/0.1.0", "bestanden": {"x": 1}})])
def test_broken_index_is_made_again(folder: Path, tmp_path: Path, garbage: str) -> None:
    """The index is a cache: whatever is in it, the list is right."""
    index = tmp_path / "index.json"
    index.write_text(garbage, encoding="utf-8")
    assert "klein" in {s.id for s in Library([folder], index).summaries()}


def test_index_that_cannot_be_written_does_no_harm(folder: Path, tmp_path: Path) -> None:
    """Only slower."""
    (tmp_path / "weg").write_text("", encoding="utf-8")
    assert "klein" in {s.id for s in Library([folder], tmp_path / "weg" / "index.json").summaries()}


@pytest.mark.parametrize("text", ["versie: 1\nid: [kapot", "[" * 30_000, "\x00\x01", "id: alleen-dit\n"])
def test_broken_story_stays_in_the_list_with_its_fault(folder: Path, tmp_path: Path, text: str) -> None:
    """The others can be played; this one says why not."""
    (folder / "kapot.yaml").write_text(text, encoding="utf-8")
    library = Library([folder], tmp_path / "index.json")
    stories = {s.id: s for s in library.summaries()}
    assert stories["kapot"].fault
    assert not stories["klein"].fault
    with pytest.raises(ContentError, match=r"kapot\.yaml"):
        library.story("kapot")
    assert library.story("klein").id == "klein"


def test_own_story_goes_before_ours(folder: Path, tmp_path: Path) -> None:
    """Whoever copies Simone into her own folder talks with her own Simone."""
    (folder / "klein.yaml").write_text(KLEIN.read_text(encoding="utf-8").replace("id: klein", "id: simone"), encoding="utf-8")
    assert Library([folder], tmp_path / "index.json").story("simone").person.name == "Mevrouw Kool"


def test_file_may_be_named_itself(folder: Path, tmp_path: Path) -> None:
    """An author plays the file she is writing, wherever it is."""
    assert Library(index_file=tmp_path / "index.json").story(str(folder / "klein.yaml")).person.name == "Mevrouw Kool"


def test_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """`--map` with a slip in it."""
    with pytest.raises(ContentError, match="De map"):
        Library([tmp_path / "nergens"])
