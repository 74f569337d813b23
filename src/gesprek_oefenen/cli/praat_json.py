"""`praat --json`: one JSON object a line out for each line in. The fields are fixed: other programs rely on them."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from gesprek_oefenen.cli.streams import complain, say
from gesprek_oefenen.session.turn import moves_shown

if TYPE_CHECKING:
    from gesprek_oefenen.model.play import Exchange, Hint
    from gesprek_oefenen.session.talk import Talk


class JsonFace:
    """The talk as JSON lines; messages for people go to stderr."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk

    def read(self) -> str | None:
        """The next line of stdin, or ``None``."""
        line = sys.stdin.readline()
        return line.rstrip("\r\n") if line else None

    def begin(self) -> None:
        """The opening (``beurt`` 0), or the last turn of a talk that is picked up."""
        if self._talk.exchanges:
            self.turn(self._talk.exchanges[-1])
        else:
            opening = self._talk.opening
            body = "" if self._talk.story.channel == "telefoon" else opening.body
            self._out(antwoord=opening.text, lichaam=body or None)

    def turn(self, exchange: Exchange) -> None:
        """What the turn was and what came back."""
        outcome = exchange.outcome
        self._out(
            zetten=list(moves_shown(exchange)), onderwerp=exchange.reading.topic or outcome.topic,
            antwoord=outcome.reply, lichaam=outcome.body or None, gedachte=outcome.thought or None,
            hint=self._help() if self._talk.own_need else hint_data(exchange.hint),
        )

    def command(self, name: str, taken_back: Exchange | None = None) -> None:
        """A command has no answer; the fields say where the talk stands now."""
        if name == "/stop" and taken_back is not None:
            # The command itself is no turn: the number stays that of the last one.
            self._out(beurt=taken_back.number - 1)
        else:
            self._out()

    def refuse(self, message: str) -> None:
        """Not taken: the talk stands where it stood."""
        complain(message)
        self._out()

    def finish(self) -> None:
        """Lines after the end are ignored."""

    def leave(self) -> None:
        """Nothing more to say."""

    def _help(self) -> dict[str, Any]:
        """What sounds like the trainee's own need is met with where help is; it is kept nowhere."""
        help_text = self._talk.quiet_help()
        return {"soort": "hulp", "effect": help_text.text if help_text is not None else ""}

    def _out(self, **fields: Any) -> None:
        state = self._talk.state
        say(json.dumps({
            "beurt": len(self._talk.exchanges), "zetten": [], "onderwerp": state.topic, "toestand": state.state,
            "vertrouwen": state.trust, "antwoord": None, "lichaam": None, "gedachte": None, "hint": None,
            "einde": self._talk.ended, **fields,
        }, ensure_ascii=False))


def hint_data(hint: Hint | None) -> dict[str, Any] | None:
    """A hint as other programs read it; ``van``/``tot`` are half-open code points into the turn as typed."""
    if hint is None:
        return None
    return {
        "soort": hint.kind, "zet": hint.move, "van": hint.start, "tot": hint.end, "effect": hint.effect,
        "anders": hint.alternative or None, "voorstel": hint.proposes or None, "waarom": hint.why, "bron": hint.source,
    }
