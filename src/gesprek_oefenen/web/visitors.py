"""Who is who: each visitor a random name in a signed cookie, a folder of his own, and four words to come back with elsewhere.

Nothing but the folder is kept of a visitor. The words and the signature follow from his name and the secret of this server,
so that who reads a folder name (a backup, a listing) can become nobody.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aiohttp import web

from gesprek_oefenen.model.errors import StoreError
from gesprek_oefenen.web.words import easy_words, same_words

_NAME_BYTES: Final = 16
_HEX: Final = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Someone at a browser. ``id`` is his name here, safe as the name of a folder; ``folder`` holds his store and is his alone.

    The folder is made when something is first kept in it. ``words``: to come back with on another device.
    """

    id: str
    folder: Path
    words: str


VISITOR: Final = web.RequestKey("visitor", Visitor)
"""Under this key a request holds its ``Visitor``."""


class Visitors:
    """All visitors of the server that keeps its things in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._people = folder / "bezoekers"
        self._secret = _secret(folder)

    def new(self) -> Visitor:
        """Someone who was never here."""
        return self._visitor(secrets.token_hex(_NAME_BYTES))

    def from_cookie(self, value: str) -> Visitor | None:
        """The visitor whose cookie this is, or ``None`` when it is not one of ours."""
        name, _, seal = value.partition(".")
        if not _is_name(name) or not hmac.compare_digest(seal.encode(), self.sign("bezoeker", name).encode()):
            return None
        return self._visitor(name)

    def cookie(self, visitor: Visitor) -> str:
        """What his cookie holds."""
        return f"{visitor.id}.{self.sign('bezoeker', visitor.id)}"

    def from_words(self, words: str) -> Visitor | None:
        """The visitor who kept something here and has these words, however he spells them."""
        found = None
        for name in self._kept():
            if same_words(words, self._words(name)):  # always all of them: the time it takes tells nothing
                found = self._visitor(name)
        return found

    def sign(self, what: str, text: str) -> str:
        """Proof that this server wrote ``text``, for one use (``what``)."""
        return hmac.new(self._secret, f"{what}\n{text}".encode(), hashlib.sha256).hexdigest()

    def _visitor(self, name: str) -> Visitor:
        return Visitor(name, self._people / name, self._words(name))

    def _words(self, name: str) -> str:
        return easy_words(bytes.fromhex(self.sign("terugkeer", name)), 4)

    def _kept(self) -> Iterator[str]:
        try:
            names = os.listdir(self._people)
        except OSError:
            return
        yield from (name for name in names if _is_name(name))


def visitor_of(request: web.Request) -> Visitor:
    """Who asks. The gate has put it there before any handler runs."""
    return request[VISITOR]


def _is_name(text: str) -> bool:
    return len(text) == 2 * _NAME_BYTES and set(text) <= _HEX


def _secret(folder: Path) -> bytes:
    """The secret of this server, made the first time. Raises ``StoreError`` when it cannot be kept."""
    file = folder / "geheim"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            place = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            pass
        else:
            with os.fdopen(place, "w", encoding="ascii") as made:
                made.write(secrets.token_hex(32))
        secret = bytes.fromhex(file.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise StoreError(f"Het bestand waarmee bezoekers worden herkend, kan niet worden gelezen of gemaakt: {file}\n"
                         "Kijk of die map van u is en of er ruimte op de schijf is. Er is niets weg.") from error
    if len(secret) < 32:
        raise StoreError(f"Het bestand waarmee bezoekers worden herkend, is beschadigd: {file}\n"
                         "Zet een kopie terug. Is die er niet, gooi het dan weg: bezoekers beginnen dan opnieuw.")
    return secret
