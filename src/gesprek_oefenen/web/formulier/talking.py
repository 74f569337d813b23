"""Choosing whom to talk with, the situation, and the talk itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.errors import InputError, StoreError
from gesprek_oefenen.model.play import Exchange, TurnKind
from gesprek_oefenen.session.store import TalkMovedOnError
from gesprek_oefenen.session.talk import AUTOMATIC
from gesprek_oefenen.web.formulier import notices
from gesprek_oefenen.web.formulier.answers import HOME, Answer, Ask, Go, Page, talk_at
from gesprek_oefenen.web.formulier.practice import stand_of

if TYPE_CHECKING:
    from gesprek_oefenen.session.talk import Talk

SHOWN: Final = 40
"""Turns on the page; the earlier ones come on request."""
MOST: Final = 0.85
"""From this share of the turn on, the words a hint is about are the turn, and naming them says nothing."""
NEWEST: Final = "#nieuw"

COACH: Final = (("vanzelf", "past zich aan"), ("vol", "kijkt steeds mee"), ("minder", "zegt af en toe iets"),
                ("uit", "zwijgt tot na het gesprek"))
"""What the coach may do during a talk, as one chooses it."""

MOVED_ON: Final = ("Dit gesprek is intussen in een ander venster of tabblad verdergegaan. Hieronder staat het zoals het nu is. "
                   "Wat {u|je} typte is nog niet gezegd; het staat in het veld.")
NOT_KEPT: Final = ("De computer die deze pagina geeft, kan nu niets bewaren. Wat {u|je} net deed is daarom niet gebeurd; wat {u|je} typte "
                   "staat in het veld. Wat al gezegd was, is er nog. Probeer het over een paar minuten weer.")
NOTHING_TYPED: Final = ("{U|Je} typte nog niets. {Wilt u|Wil je} een stilte laten vallen? Daar is een knop voor.")


def choose(ask: Ask) -> Answer:
    """The first page: talks that wait, and the stories by meeting."""
    by_meeting: dict[int, list[Any]] = {}
    for choice in ask.practice.stories():
        by_meeting.setdefault(choice.story.after_meeting, []).append(choice)
    waiting = [kept for kept in ask.practice.talks() if not kept.row.ended]
    return Page("kiezen", {"wachtend": waiting, "bijeenkomsten": sorted(by_meeting.items()), "melding": ask.notices.take("")})


# Before the talk


def situation(ask: Ask) -> Answer:
    """What one reads before a talk."""
    practice = ask.practice
    story = practice.story(ask.parts["story"])
    wanted = practice.guide.wanted()
    return Page("situatie", {"wilde": wanted.text if wanted else "", "coach_uitleg": practice.guide.plan(story.id).why, "verhaal": story, "focus": practice.focus_choices(story), "hulp": practice.help_before(story),
                             "coach": practice.settings.coach, "coach_keuzes": COACH})


def begin(ask: Ask) -> Answer:
    """Begin; whoever sends the form twice comes into the same talk, which is still untouched."""
    practice = ask.practice
    story = practice.story(ask.parts["story"])
    coach = ask.form.get("coach", practice.settings.coach)
    plan = practice.guide.plan(story.id) if coach == AUTOMATIC else None
    level = plan.level if plan else coach
    focus = ask.many.get("focus", ())
    for row in practice.store.talks():
        same = (row.story, row.story_hash, row.coach, set(row.focus)) == (story.id, story.hash, level, set(focus))
        if same and not row.turns and not row.ended and len(practice.store.events(row.id)) == 1:
            return Go(talk_at(row.id))
    return Go(talk_at(practice.begin(story.id, focus, coach, plan).id))


# The talk


def show(ask: Ask) -> Answer:
    """The talk as it stands."""
    talk = ask.practice.talk(ask.parts["talk"])
    return _talk_page(ask, talk, typed=talk.kept_draft(), notice=ask.notices.take(talk.id))


def act(ask: Ask) -> Answer:
    """Do what the button says: each leads back to the talk, so that a reload does nothing twice."""
    talk = ask.practice.talk(ask.parts["talk"])
    typed = ask.form.get("zeg", "").replace("\r\n", "\n")
    action = ask.form.get("doe", "zeg")
    if action in _BESIDE:
        return _beside(ask, talk, action, typed)
    stand, now = ask.form.get("stand", ""), stand_of(talk)
    if stand != str(now):
        return Go(talk_at(talk.id, NEWEST)) if _was_done(talk, action, typed, stand, now) else _moved_on(ask, talk, typed)
    try:
        return _turn(ask, talk, action, typed)
    except InputError as error:
        return _talk_page(ask, talk, typed=typed, error=str(error), status=422)
    except TalkMovedOnError:
        return _moved_on(ask, ask.practice.talk(talk.id), typed)
    except StoreError:
        return _talk_page(ask, ask.practice.talk(talk.id), typed=typed, error=fill(NOT_KEPT, ask.practice.address), status=503)


def _turn(ask: Ask, talk: Talk, action: str, typed: str) -> Answer:
    """A turn, or one less. Raises ``InputError`` and ``StoreError``; then it did not happen."""
    here = talk_at(talk.id, NEWEST)
    if action == "terug":
        taken = talk.take_back()
        talk.make_sure()
        talk.draft(typed if typed.strip() or taken is None else taken.text)
        ask.notices.put(talk.id, notices.BACK if taken is not None else notices.NOTHING_TO_TAKE_BACK)
        return Go(here if talk.exchanges else talk_at(talk.id))
    if action == "zeg" and not typed.strip():
        return _talk_page(ask, talk, typed="", error=fill(NOTHING_TYPED, ask.practice.address), status=422)
    if action == "stilte":
        talk.silence()
    elif action == "afronden":
        talk.round_off()
    else:
        talk.say(typed)
    talk.make_sure()
    if action == "stilte" and typed.strip():
        talk.draft(typed)
    if talk.own_need:
        ask.notices.put(talk.id, notices.OWN_NEED)
    return Go(here)


_BESIDE: Final = ("time-out", "verder", "later", "coach")


def _beside(ask: Ask, talk: Talk, action: str, typed: str) -> Answer:
    """What is no turn. What was being typed stays. Raises ``StoreError``."""
    draft = typed if typed.strip() else talk.kept_draft()
    where = {"time-out": talk_at(talk.id, "#time-out"), "verder": talk_at(talk.id, NEWEST if talk.exchanges else ""), "later": HOME,
             "coach": talk_at(talk.id, "#uw-beurt")}[action]
    if action == "time-out":
        talk.time_out()
    elif action == "verder":
        talk.go_on()
    elif action == "later":
        talk.interrupt()
    else:
        talk.set_coach(ask.form.get("coach", talk.coach))
        ask.notices.put(talk.id, notices.COACH_SET)
    talk.make_sure()
    talk.draft(draft)
    return Go(where)


def _was_done(talk: Talk, action: str, typed: str, stand: str, now: int) -> bool:
    """Whether the form is one that was carried out just now: a second click, or a page that was sent again."""
    if stand != str(now - 1):
        return False
    taken_back = talk.record().taken_back
    if action == "terug":
        return bool(taken_back) and (not talk.exchanges or taken_back[-1][0] > talk.exchanges[-1].number)
    if not talk.exchanges:
        return False
    last = talk.exchanges[-1]
    kinds = {"stilte": TurnKind.SILENCE, "afronden": TurnKind.ROUND_OFF}
    return last.kind is kinds.get(action, TurnKind.SAY) and (action in kinds or last.text == typed)


def _moved_on(ask: Ask, talk: Talk, typed: str) -> Answer:
    return _talk_page(ask, talk, typed=typed, error=fill(MOVED_ON, ask.practice.address), status=409)


def _talk_page(ask: Ask, talk: Talk, *, typed: str, error: str = "", notice: str = "", status: int = 200) -> Page:
    exchanges = talk.exchanges
    shown = exchanges if "alles" in ask.query else exchanges[-SHOWN:]
    newest = exchanges[-1] if exchanges else None
    own_need = notice == notices.OWN_NEED
    tips, questions = talk.reminders() if talk.paused and not talk.ended else ((), ())
    return Page("gesprek", {
        "gesprek": talk, "verhaal": talk.story, "persoon": talk.story.person, "beurten": shown, "nieuwste": newest,
        "eerder": len(exchanges) - len(shown), "stand": stand_of(talk), "getypt": typed, "fout": error, "melding": notice,
        "hulp": _quiet_help(talk) if own_need else None, "tips": tips, "vragen": questions, "coach_keuzes": COACH,
        "hint": newest.hint if newest is not None and talk.coach != "uit" and not own_need else None,
        "gedachte": newest.outcome.thought if newest is not None and talk.coach != "uit" and not own_need else "",
        "over_woorden": _about(newest),
    }, status)


def _quiet_help(talk: Talk) -> Any:
    """Where help is; the request that found the need is over, the talk was read anew."""
    talk.own_need = True
    return talk.quiet_help()


def _about(exchange: Exchange | None) -> str:
    """The words the hint is about, when naming them says something."""
    hint = exchange.hint if exchange is not None else None
    if exchange is None or hint is None or hint.kind == "waarneming":
        return ""
    words = exchange.text[hint.start:hint.end].strip()
    return words if words and len(words) < MOST * len(exchange.text.strip()) else ""
