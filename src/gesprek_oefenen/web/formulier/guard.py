"""Is this form one of ours: it must come from our own page, and carry the proof that page was given."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from gesprek_oefenen.web.visitors import Visitor

TOKEN: Final = "bewijs"
"""The form field that holds the proof."""


def token_of(visitor: Visitor) -> str:
    """The proof on a page for ``visitor``: the same all the time, so that a page from before a restart still works.

    Follows from what only the visitor's own browser sends along; another site can neither read nor guess it.
    """
    return hashlib.sha256(f"formulier\n{visitor.id}\n{visitor.words}".encode()).hexdigest()


def is_ours(visitor: Visitor, proof: str, origin: str | None, host: str) -> bool:
    """Whether a form may be carried out.

    Args:
        visitor: who sends it.
        proof: the field ``TOKEN`` of the form.
        origin: the header Origin, ``None`` when the browser sent none (old ones do not).
        host: the header Host: how the visitor reaches us.
    """
    if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
        return False
    return hmac.compare_digest(proof.encode("utf-8", "replace"), token_of(visitor).encode())
