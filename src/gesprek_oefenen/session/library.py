"""The stories and rules at hand. What the start screen shows comes from a cached index; the rest is read when first used."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from gesprek_oefenen import __version__
from gesprek_oefenen.content.places import YAML_ENDINGS, rules_folder, scenario_files, yaml_files
from gesprek_oefenen.model.errors import ContentError, UnknownStoryError
from gesprek_oefenen.session.places import cache_folder

if TYPE_CHECKING:
    from gesprek_oefenen.analysis.reader import Reader
    from gesprek_oefenen.analysis.rules import RuleSet
    from gesprek_oefenen.model.story import Story

INDEX_VERSION: Final = f"2/{__version__}"


class StorySummary(NamedTuple):
    """What a list of stories shows. ``fault``: why it cannot be played now (Dutch), or ""."""

    id: str
    title: str
    person: str
    age: int
    phase: str
    level: int
    after_meeting: int
    heavy: tuple[str, ...]
    goals: tuple[str, ...]
    channel: str
    file: str
    fault: str = ""


class Library:
    """Stories by id. ``extra_folders``: the user's own; a story there goes before ours of the same id."""

    def __init__(self, extra_folders: Sequence[str | Path] = (), index_file: Path | None = None) -> None:
        self.extra_folders = tuple(Path(folder).expanduser() for folder in extra_folders)
        for folder in self.extra_folders:
            if not folder.is_dir():
                raise ContentError(f"De map '{folder}' is er niet, of ik mag er niet in kijken.")
        self._index_file = index_file
        self._stories: dict[str, Story] = {}
        self._readers: dict[str, Reader] = {}

    # --- the list ------------------------------------------------------------------------------------------------------

    def summaries(self) -> tuple[StorySummary, ...]:
        """All stories, by meeting, level and name; broken ones included, with ``fault``. Loads no YAML that did not change."""
        by_id: dict[str, StorySummary] = {}
        for summary in self._index():
            by_id.setdefault(summary.id, summary)
        return tuple(sorted(by_id.values(), key=lambda s: (bool(s.fault), s.after_meeting, s.level, s.person)))

    def _index(self) -> list[StorySummary]:
        """One summary a file, from the cache where file, time and size are the same."""
        file = self._index_file or cache_folder() / "gesprekken.json"
        cache = _read_index(file)
        fresh: dict[str, Any] = {}
        found = []
        changed = False
        for path in scenario_files(self.extra_folders):
            try:
                facts = path.stat()
            except OSError:
                continue
            key = str(path.resolve())
            known = cache.get(key)
            try:
                if known is None or (known["tijd"], known["grootte"]) != (facts.st_mtime_ns, facts.st_size):
                    raise ValueError("not in the index")
                summary = _summary(known["verhaal"])
            except (ValueError, KeyError, TypeError):
                summary = self._summarise(path)
                changed = True
            fresh[key] = {"tijd": facts.st_mtime_ns, "grootte": facts.st_size, "verhaal": summary._asdict()}
            found.append(summary)
        if changed:
            _write_index(file, {**{k: v for k, v in cache.items() if os.path.exists(k)}, **fresh})
        return found

    def _summarise(self, path: Path) -> StorySummary:
        """Read the file once to know what it is called; a broken file stays in the list under its file name."""
        from gesprek_oefenen.content.stories import load_story

        try:
            story = load_story(path)
        except ContentError as error:
            return StorySummary(path.stem, path.stem, path.stem, 0, "", 0, 0, (), (), "", str(path), str(error))
        person = story.person
        return StorySummary(story.id, story.title, person.name, person.age, story.phase, story.level, story.after_meeting,
                            story.heavy, story.goals, story.channel, str(path))

    # --- one story -------------------------------------------------------------------------------------------------------

    def file(self, story_id: str) -> Path:
        """The file of a story; an author may also name the file itself. Raises ``UnknownStoryError`` naming what there is."""
        if story_id.endswith(YAML_ENDINGS) and os.path.exists(story_id):
            return Path(story_id)
        summaries = self.summaries()
        for summary in summaries:
            if summary.id == story_id:
                return Path(summary.file)
        from difflib import get_close_matches

        known = [summary.id for summary in summaries]
        close = get_close_matches(story_id, known, n=1)
        meant = f" Bedoelt u '{close[0]}'?" if close else ""
        raise UnknownStoryError(f"Een gesprek '{story_id}' is er niet.{meant} Er zijn: {', '.join(known) or 'nog geen'}.")

    def story(self, story_id: str) -> Story:
        """The story, loaded once. Raises ``UnknownStoryError``, or ``ContentError`` with every problem in the file."""
        if story_id not in self._stories:
            from gesprek_oefenen.content.stories import load_story

            self._stories[story_id] = load_story(self.file(story_id))
        return self._stories[story_id]

    def forget(self, story_id: str) -> None:
        """Read the story anew when it is next asked for (its file was changed)."""
        self._stories.pop(story_id, None)
        self._readers.clear()

    def story_from_text(self, text: str, name: str) -> Story:
        """A story from the YAML kept with a talk. Raises ``ContentError`` when this version can no longer play it."""
        from gesprek_oefenen.content.stories import parse_story

        loaded = parse_story(text, Path(f"{name}.yaml"))
        if loaded.story is None or not loaded.playable:
            raise ContentError(f"Dit gesprek is gehouden met een ouder scenario '{name}', dat nu niet meer kan worden gelezen.")
        return loaded.story

    def reader(self, story: Story | None) -> Reader:
        """The analysis, knowing the subjects of ``story`` (``None``: no subjects), made once a story."""
        from gesprek_oefenen.analysis.reader import Reader

        key = story.hash if story is not None else ""
        if key not in self._readers:
            self._readers[key] = Reader(self.rules, story)
        return self._readers[key]

    # --- rules -------------------------------------------------------------------------------------------------------------

    @cached_property
    def rules(self) -> RuleSet:
        """The rules of the moves, loaded once. Raises ``ContentError``."""
        from gesprek_oefenen.analysis.loading import load_rules

        rules = load_rules(rules_folder())
        if not rules.moves:
            raise ContentError(f"In {rules_folder() / 'zetten'} staan geen regels: zonder die kan geen beurt gelezen worden. "
                               "Zet het programma opnieuw op deze computer.")
        return rules

    @cached_property
    def rules_text(self) -> str:
        """All rule files as one JSON text (path -> text): what is kept with a talk, so that findings stay explainable."""
        folder = rules_folder()
        texts = {str(path.relative_to(folder).as_posix()): path.read_text(encoding="utf-8", errors="replace")
                 for path in yaml_files(folder)}
        return json.dumps(texts, ensure_ascii=False, sort_keys=True)

    @cached_property
    def rules_hash(self) -> str:
        """SHA-256 of ``rules_text``."""
        import hashlib

        return hashlib.sha256(self.rules_text.encode("utf-8", "surrogatepass")).hexdigest()


def _read_index(file: Path) -> dict[str, Any]:
    """The cached index, or nothing when it is not there, broken, or of another version."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(data, dict) or data.get("versie") != INDEX_VERSION or not isinstance(data.get("bestanden"), dict):
        return {}
    return dict(data["bestanden"])


def _summary(data: dict[str, Any]) -> StorySummary:
    """A summary from the index. Raises ``TypeError`` or ``KeyError`` when it has other fields than this version's."""
    return StorySummary(**{**data, "heavy": tuple(data["heavy"]), "goals": tuple(data["goals"])})


def _write_index(file: Path, files: dict[str, Any]) -> None:
    """Put the index in place in one go; without it everything works, only slower."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}.deel")
        part.write_text(json.dumps({"versie": INDEX_VERSION, "bestanden": files}), encoding="utf-8")
        os.replace(part, file)
