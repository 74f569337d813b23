"""Keeping a text as a file among the person's own documents."""

from __future__ import annotations

from pathlib import Path

from gesprek_oefenen.model.errors import StoreError
from gesprek_oefenen.session.places import data_folder


def keep_in_documents(stem: str, ending: str, text: str) -> Path:
    """Write ``text`` in the folder with documents, never over another file; returns where it is. Raises ``StoreError``.

    ``stem``: the name without ``ending``; what a file name cannot hold becomes a dash.
    """
    name = "".join(c if c.isalnum() or c in "-_" else "-" for c in stem)
    error: OSError | None = None
    for folder in _folders():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for number in range(1, 1000):
                path = folder / (f"{name}{ending}" if number == 1 else f"{name} ({number}){ending}")
                try:
                    with path.open("x", encoding="utf-8", errors="replace") as file:
                        file.write(text)
                except FileExistsError:
                    continue
                return path
        except OSError as problem:
            error = problem
    raise StoreError(f"Bewaren als bestand lukte niet ({error.strerror if error else 'geen plek'}). Er is niets weg. Kopiëren kan wel.")


def _folders() -> tuple[Path, ...]:
    import platformdirs

    return (Path(platformdirs.user_documents_dir()) / "Gesprek oefenen", data_folder() / "bewaard")
