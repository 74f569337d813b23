"""Everything that can be said about files with knowledge cards, all at once: ``kennis --controleer``."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from gesprek_oefenen.authoring.check import CheckReport
from gesprek_oefenen.content.cards import LoadedCards, examine_cards
from gesprek_oefenen.content.codes import problem
from gesprek_oefenen.content.nearest import did_you_mean
from gesprek_oefenen.content.places import CARDS, yaml_files
from gesprek_oefenen.content.yaml_nodes import Items, Node, find
from gesprek_oefenen.learning.cards import INTERVENTIONS, card_files
from gesprek_oefenen.model.problems import Problem


def check_card_paths(paths: Sequence[Path], folders: Sequence[Path] = ()) -> CheckReport:
    """Check files and every YAML file in folders. Never raises for what is in them."""
    files = list(dict.fromkeys(file for path in paths for file in _files(path)))
    loaded = [examine_cards(file) for file in files]
    around = [one for one in map(examine_cards, card_files(folders)) if one.document.file not in files]
    ids = {one.card.id for one in (*loaded, *around) if one.card is not None} | {INTERVENTIONS}
    types = sorted({kind for one in (*loaded, *around) for intervention in one.interventions for kind in intervention.types})
    found = [p for one in loaded for p in sorted((*one.problems, *_check(one, ids, types)), key=lambda p: (p.place.line, p.place.column))]
    return CheckReport(tuple(files), tuple(dict.fromkeys(found)))


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        inside = path / CARDS  # a folder of one's own, with scenarios and more in it
        yield from yaml_files(inside if inside.is_dir() else path)
    else:
        yield path


def _check(loaded: LoadedCards, ids: Collection[str], types: Collection[str]) -> Iterator[Problem]:
    """What one file alone cannot tell: other cards it points to, the type it is about, its name."""
    card, root, file = loaded.card, loaded.document.root, loaded.document.file
    if card is None or root is None:
        return
    for number, other in enumerate(card.see):
        if other not in ids:
            node = _nth(find(root, ("zie_ook",)), number)
            yield problem("kaart-verwijst", file, node.line, node.column, f"De kaart '{other}' is er niet.",
                          did_you_mean(other, ids) or "Haal de naam weg, of schrijf die kaart ook.")
    if card.type and card.type not in types:
        node = find(root, ("type",))
        yield problem("geen-keuze", file, node.line, node.column, f"'{card.type}' is geen van de typen.", f"Kies uit: {', '.join(types)}.")
    if file.stem != card.id:
        node = find(root, ("id",))
        yield problem("bestandsnaam", file, node.line, node.column, f"Het bestand heet '{file.name}', en het id is '{card.id}'.",
                      f"Noem het bestand `{card.id}.yaml`, of maak het id gelijk aan de naam.")


def _nth(node: Node, number: int) -> Node:
    return node.items[number] if isinstance(node, Items) and number < len(node.items) else node
