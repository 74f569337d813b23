"""Reading YAML safely: what is text stays text, everything has a place, and no file does harm."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_oefenen.content.yaml_nodes import Mapping, Scalar, find, find_key, plain, raw
from gesprek_oefenen.content.yaml_reader import MAX_BYTES, MAX_NODES, parse_document, read_document, read_yaml
from gesprek_oefenen.model.errors import ContentError

HERE = Path("verhaal.yaml")


def codes(text: str) -> list[str]:
    """The codes of what is wrong with ``text``."""
    return [problem.code for problem in parse_document(text, HERE).problems]


def test_words_that_yaml_turns_into_something_else_stay_words() -> None:
    """``ja``, ``no``, ``on``, a time and a date are what the author wrote."""
    root = parse_document("a: no\nb: on\nc: 1:30\nd: 2026-01-01\ne: yes\nf: 0123\ng: 1_000\n", HERE).root
    assert root is not None
    assert raw(root) == {"a": "no", "b": "on", "c": "1:30", "d": "2026-01-01", "e": "yes", "f": "0123", "g": "1_000"}
    assert plain(root)["a"] == "no" and plain(root)["c"] == "1:30"


def test_plain_types_only_when_not_quoted() -> None:
    """A rule file gets true, numbers and nothing; between quotes everything is text."""
    root = parse_document('a: true\nb: "true"\nc: 17\nd: "17"\ne: -2.5\nf:\ng: ~\nh: ""\n', HERE).root
    assert root is not None
    assert plain(root) == {"a": True, "b": "true", "c": 17, "d": "17", "e": -2.5, "f": None, "g": None, "h": ""}


def test_every_key_and_value_knows_its_place() -> None:
    """Lines and columns count from 1, for keys, values, and parts of lists."""
    root = parse_document("a: 1\nlijst:\n  - een\n  - {b: twee}\n", HERE).root
    assert isinstance(root, Mapping)
    assert (root.entries[1].key.line, root.entries[1].key.column) == (2, 1)
    value = find(root, ("lijst", 1, "b"))
    assert isinstance(value, Scalar) and (value.line, value.column, value.text) == (4, 9, "twee")
    assert find_key(root, ("lijst", 1, "b")).column == 6


def test_a_windows_file_with_a_mark_at_the_start_is_fine(tmp_path: Path) -> None:
    """Notepad's line ends and byte order mark are no reason to complain."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    document = read_document(file)
    assert document.problems == () and document.root is not None and raw(document.root) == {"a": "1", "b": "2"}


@pytest.mark.parametrize("text", ["[" * 30_000, "{" * 30_000, "- " * 30_000, "? " * 3_000, "a: [" + "[" * 10_000 + "]" * 10_001])
def test_thirty_thousand_brackets_are_a_message(text: str) -> None:
    """Deep nesting neither crashes nor hangs."""
    assert codes(text) == ["yaml-te-diep"]


def test_too_many_parts_are_a_message() -> None:
    """The number of parts is bounded."""
    assert codes("a: [" + "1," * (MAX_NODES + 10) + "]") == ["yaml-te-veel"]


def test_aliases_and_tags_are_refused_and_nothing_is_run(tmp_path: Path) -> None:
    """A file cannot multiply itself or make the program do something."""
    witness = tmp_path / "gedaan"
    assert codes("a: &a [1]\nb: *a\n") == ["yaml-verwijzing", "yaml-verwijzing"]
    assert codes(f"a: !!python/object/apply:os.system ['touch {witness}']\n") == ["yaml-tag"]
    assert not witness.exists()


def test_every_double_key_is_told_with_where_the_first_stands() -> None:
    """All of them, each at its own place."""
    problems = parse_document("a: 1\nb: {c: 1, c: 2}\na: 3\n", HERE).problems
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [("dubbele-sleutel", 2, 11), ("dubbele-sleutel", 3, 1)]
    assert "regel 1" in problems[1].message


def test_what_is_no_readable_file_says_what_it_is(tmp_path: Path) -> None:
    """A folder, nothing, a loop of links, a pipe, something huge: each its own message, none is opened for ever."""
    (tmp_path / "lus.yaml").symlink_to(tmp_path / "lus.yaml")
    os.mkfifo(tmp_path / "pijp.yaml")
    (tmp_path / "groot.yaml").write_bytes(b"#" * (MAX_BYTES + 1))
    told = {name: read_document(tmp_path / name).problems[0].code
            for name in ("", "weg.yaml", "lus.yaml", "pijp.yaml", "groot.yaml")}
    assert told == {"": "geen-bestand", "weg.yaml": "niet-te-openen", "lus.yaml": "niet-te-openen", "pijp.yaml": "geen-bestand",
                    "groot.yaml": "te-groot"}


def test_a_name_no_file_can_have_is_a_message() -> None:
    """A zero byte in a path is not a crash."""
    assert [p.code for p in read_document(Path("a\0b.yaml")).problems] == ["niet-te-openen"]


def test_read_yaml_raises_with_all_problems(tmp_path: Path) -> None:
    """Who cannot go on without the file gets one error that carries everything."""
    file = tmp_path / "a.yaml"
    file.write_text("a: 1\na: 2\nb: &x 1\n", encoding="utf-8")
    with pytest.raises(ContentError, match="regel 2") as caught:
        read_yaml(file)
    assert len(caught.value.problems) == 2


@given(st.text(max_size=300))
def test_any_text_at_all_gives_nodes_or_problems(text: str) -> None:
    """Never an exception, always either something to use or a reason, and every place lies in the text."""
    document = parse_document(text, HERE)
    assert document.root is not None or document.problems
    for problem in document.problems:
        assert 1 <= problem.place.line <= text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 2
        assert problem.place.column >= 1


@given(st.text(alphabet="ab:-[]{},'\"#&*!|>%@` \n\t", max_size=80))
def test_any_heap_of_yaml_marks_gives_nodes_or_problems(text: str) -> None:
    """The same for text made of the signs that mean something in YAML."""
    document = parse_document(text, HERE)
    assert document.root is not None or document.problems


@given(st.binary(max_size=200))
def test_any_bytes_give_nodes_or_problems(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """The same for files of any bytes."""
    file = tmp_path_factory.mktemp("bytes") / "a.yaml"
    file.write_bytes(data)
    document = read_document(file)
    assert document.root is not None or document.problems
