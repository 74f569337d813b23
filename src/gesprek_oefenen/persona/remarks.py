"""A visitor's plain remark about his visit, or on what she just said: a word back that is about just that."""

from __future__ import annotations

import re
from typing import Final

from gesprek_oefenen.model.moves import Move
from gesprek_oefenen.model.story import LEFT_OPEN, REMARKS
from gesprek_oefenen.persona.fallback import fallback
from gesprek_oefenen.persona.moment import Moment, Reply

_ON_HER_WORDS: Final = frozenset({"verbaasd", "lange_tijd", "lacht", "eens", "gelukkig"})
"""Of what she just told: nothing to be said when she told nothing, or asked something herself."""
_MORE: Final = re.compile(r"[.!?]\s*\w")
"""Another sentence follows: "mooi zo. geslapen"."""
_WEIGHS_MORE: Final = frozenset({
    Move.SUMMARY, Move.FEELING_REFLECTION, Move.ACKNOWLEDGING, Move.NAMING_LONELINESS, Move.NAMING_CONCERN, Move.NAMING_RESISTANCE, Move.COMPLIMENT,
})
"""What he also does with the same words counts for more, when it is sure."""


def remark(moment: Moment) -> Reply | None:
    """*Dit is mijn eerste keer*, *ik blijf nog even zitten*, *dat is lang*: her word for it, in the order of ``REMARKS``."""
    sense = moment.sense
    if sense.asks or sense.sure & _WEIGHS_MORE or "ruimte" in sense.keys or "ga_verder" in sense.kinds or moment.mood.end:
        return None
    told = moment.before.turn > 0 and moment.before.last_kind not in LEFT_OPEN and not moment.she_asked and not _MORE.search(sense.text)
    kind = next((kind for kind in REMARKS if kind in sense.kinds and (told or kind not in _ON_HER_WORDS)), None)
    return None if kind is None else fallback(moment, kind, use_old=False)
