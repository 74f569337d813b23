"""Whether turns are still read exactly as before: for whoever makes reading faster without wanting to change it.

Usage: python -m bench.zelfde bewaar FILE      what `beoordeel` makes of all sets now, also typed hastily and without context
       python -m bench.zelfde vergelijk FILE   the same again; 1 and the first differences when anything changed
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Final

from bench.meten import FOLDERS, FRESH

STORIES: Final = (None, "simone", "hein")
SHOWN: Final = 5


def readings() -> Iterator[str]:
    """One line a reading: everything in it, not only what `beoordeel` prints."""
    from gesprek_oefenen.language.asking import ends_in_question
    from gesprek_oefenen.model.reading import TalkContext
    from gesprek_oefenen.session.library import Library

    library = Library()
    files = [*sorted({path.name: path for folder in FOLDERS for path in folder.glob("*_dev.jsonl")}.values()), *sorted(FRESH.glob("*/*.jsonl"))]
    rows = [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines() if line.strip()]
    for story in STORIES:
        reader = library.reader(library.story(story) if story else None)
        for row in rows:
            said, previous = row["uiting"], row.get("vorige")
            for text in (said, said.lower().translate(str.maketrans("", "", "?!.,;:")), f"{said} {said}"):
                for before in {previous, None}:
                    context = TalkContext(previous=before, earlier=(previous,) if previous and not before else (),
                                          asked_question=ends_in_question(before or ""))
                    yield f"{story}\t{reader.read(text, context)}"


def main() -> int:
    """Keep or compare."""
    if len(sys.argv) != 3 or sys.argv[1] not in ("bewaar", "vergelijk"):
        print(__doc__, file=sys.stderr)
        return 2
    file = Path(sys.argv[2])
    now = sorted(readings())
    if sys.argv[1] == "bewaar":
        file.write_text("".join(f"{line!r}\n" for line in now), "utf-8")
        print(f"{len(now)} lezingen bewaard in {file}")
        return 0
    before = file.read_text("utf-8").splitlines()
    other = [(one, two) for one, two in zip_longest(before, [repr(line) for line in now]) if one != two]
    for one, two in other[:SHOWN]:
        print(f"- {one}\n+ {two}\n")
    print(f"{len(now)} lezingen, {len(other)} anders dan bewaard")
    return int(bool(other))


if __name__ == "__main__":
    sys.exit(main())
