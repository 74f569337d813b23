"""Is this form one of ours: it must carry the proof our page was given. From which page it comes, the gate has looked at already."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gesprek_oefenen.web.visitors import Visitor

TOKEN: Final = "bewijs"
"""The form field that holds the proof."""


def token_of(visitor: Visitor) -> str:
    """The proof on a page for ``visitor``: the same all the time, so that a page from before a restart still works.

    Follows from what only the visitor's own browser sends along; another site can neither read nor guess it.
    """
    return hashlib.sha256(f"formulier\n{visitor.id}\n{visitor.words}".encode()).hexdigest()


def is_ours(visitor: Visitor, proof: str) -> bool:
    """Whether ``visitor`` got this proof from us, so that his form may be carried out."""
    return hmac.compare_digest(proof.encode("utf-8", "replace"), token_of(visitor).encode())
