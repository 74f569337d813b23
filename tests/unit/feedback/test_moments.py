"""What the coach takes her reply for."""

from __future__ import annotations

import pytest

from gesprek_oefenen.feedback.moments import after
from gesprek_oefenen.model.play import Outcome


@pytest.mark.parametrize(("reply", "kind", "layer", "taken"), [
    ("Na vijven wordt het hier wel erg overzichtelijk.", "laag", 1, "opent"),
    ("Dat raakt me wel een beetje, ja.", "terugval:hoe_voelt", 0, "opent"),
    ("Ach. Laten we die bewaren tot de koek op is.", "terugval:geen_onderwerp", 0, "gelijk"),
    ("Een naam noem ik niet.", "terugval:wie", 0, "gelijk"),
    ("Zijn gangetje. Lief dat u het vraagt.", "terugval:hoe_gaat_het", 0, "gelijk"),
    ("Raadt u maar.", "terugval:gok", 0, "kort"),
])
def test_an_answer_put_off_is_no_opening_nor_is_politeness(reply: str, kind: str, layer: int, taken: str) -> None:
    """Though she trusts him more after the question: "er kwam een stukje bij" would not be true."""
    assert after(Outcome(reply, kind=kind, layer=layer, effect="opent")) == taken
