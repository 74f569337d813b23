"""Everyday talk: greetings, names, how are you, weather, offers, the visitor's own stories, choosing what to talk about."""

from __future__ import annotations

from typing import Final

from gesprek_oefenen.model.moves import Move
from gesprek_oefenen.model.story import NO_SUBJECT
from gesprek_oefenen.persona.asked import YOU
from gesprek_oefenen.persona.fallback import fallback, fitting
from gesprek_oefenen.persona.initiative import initiative
from gesprek_oefenen.persona.moment import OPENING_TURNS, Moment, Reply
from gesprek_oefenen.persona.reactions import reaction
from gesprek_oefenen.persona.topics import begin, search, tell

_GREETING: Final = 4
"""So many turns saying who one is still is part of the greeting."""
_SHE: Final = YOU - {"uw", "jouw"}
"""In "ik viel bijna van uw trap" it is about him."""
_HIS: Final = frozenset({"mijn", "m'n", "ik", "wij", "onze"})
SMALL_TALK: Final = ("kennismaken", "dag", "weer", "dingen", "persoonlijk", "begroeting", "dank")
_BETWEEN_US: Final = ("wat_van_mij", "boos_op_mij", "klok", "komst")
_STAY_FROM: Final = 25
"""Trust from which she would rather have the visitor stay."""
_TO_THE_WEATHER: Final = 5
"""A greeting of so many words that speaks of the weather gets an answer about the weather."""
_ABOUT_THE_WEATHER: Final = 6
_LISTENS: Final = frozenset({"gevoelsreflectie", "erkennen", "zorg_benoemen", "eenzaamheid_noemen", "weerstand_benoemen", "eigen_ervaring", "regie"})
"""*Ik zie dat het u raakt* is about her, not about a thing in the room."""
_MAY_I: Final = ("mag_vragen", "aanbod", "mag_ik", "koffie")
_SHORT_OFFER: Final = 12
_TALK_ABOUT: Final = frozenset({"over", "hebben", "praten", "gaan", "weg", "stoppen"})
"""*Zullen we het even over ... hebben?* offers nothing but a subject."""


def plain_facts(moment: Moment) -> Reply | None:
    """Her age, name or address; *mag ik iets vragen?*; a new face that says who he is: whatever subject the words may name."""
    sense = moment.sense
    if "wie_bent_u" in sense.kinds:
        return fallback(moment, "persoonlijk", use_old=False)
    if "opnieuw" in sense.kinds:
        return reaction(moment, "excuus") or fallback(moment, "excuus", use_old=False)
    if "mag_binnen" in sense.kinds and "vraagwoord" not in sense.kinds and not (sense.asks_besides and sense.question.lemmas):  # "ik kom naast u zitten. Heeft hij die gekocht?"
        return _come_in(moment)
    if "zal_ik_gaan" in sense.kinds:
        return fallback(moment, "zal_ik_gaan" if moment.state.trust >= _STAY_FROM and moment.mood.openness else "zal_ik_gaan_ja")
    if "stoor_ik" in sense.kinds and moment.mood.openness:
        return fallback(moment, "ja_nee_ontkend", use_old=False)
    if (between_us := next((kind for kind in _BETWEEN_US if kind in sense.kinds), None)) is not None:
        return fallback(moment, between_us, topic=sense.topic, use_old=False)
    if "vraag_aan_mij" in sense.kinds and (sense.topic is None or sense.all_words & {"mij", "me"}):
        return initiative(moment, asks="vraag") or fallback(moment, "geen_vragen", use_old=False)
    if "dank" in sense.kinds and sense.topic is None and "?" not in sense.text and not sense.kinds & {"vraagwoord", "afscheid"}:
        return fallback(moment, "dank", use_old=False)
    if "komt_terug" in sense.kinds and "oma" not in sense.keys:
        return fallback(moment, NO_SUBJECT if sense.asks and "wanneer" in sense.all_words else "komt_terug", use_old=False)
    if "om_koffie" in sense.kinds:
        return fallback(moment, "koffie", use_old=False)
    if "wat_hangt_daar" in sense.kinds and (reply := _thing_of_hers(moment)) is not None:
        return reply
    if "aanbod" in sense.kinds and sense.only_closed and not sense.all_words & _TALK_ABOUT:  # "zal ik de verhuurder bellen?"
        return fallback(moment, "aanbod", use_old=False)
    if "mag_vragen" in sense.kinds and not sense.asks_besides:  # also when it says what about: "mag ik iets vragen over vroeger"
        return fallback(moment, "mag_vragen", topic=sense.topic, use_old=False)
    if sense.topic is None and not (sense.asks_besides and "vraagwoord" in sense.kinds) and (
        may_i := next((kind for kind in _MAY_I if kind in sense.kinds and (sense.asks or kind == "koffie" or sense.words <= _SHORT_OFFER)), None)):
        return fallback(moment, may_i, use_old=False)
    greets = "begroeting" in sense.kinds and moment.state.turn <= 2 and not sense.sure - {Move.CONTACT}
    greets = greets and (sense.topic is None or not moment.index.leads_to(sense.topic, sense.forms))
    if greets and "weer" in sense.kinds and sense.words >= _TO_THE_WEATHER:
        return fallback(moment, "weer", use_old=False)
    if greets and "hoe_gaat_het" in sense.kinds and not sense.name:  # "hoi alles goed"
        return fallback(moment, "hoe_gaat_het", use_old=False)
    if greets and not sense.asks and not sense.name and "kennismaken" not in sense.kinds:
        return fallback(moment, "begroeting", use_old=False)
    if not sense.asks and (sense.name or ("kennismaken" in sense.kinds and moment.state.turn <= _GREETING)):
        return _greet_by_name(moment) or fallback(moment, "kennismaken", use_old=False)
    return None


def _greet_by_name(moment: Moment) -> Reply | None:
    """A line with the name the trainee has just given."""
    named = [line for line in moment.index.fallback.get("kennismaken", ()) if "{naam}" in line.text]
    own = moment.picker.unused(line for line in named if line.line_no)
    line = moment.picker.fresh(own or named, "kennismaken.naam") if moment.sense.name else None
    return Reply((line,), "terugval:kennismaken") if line is not None else None


def _come_in(moment: Moment) -> Reply | None:
    """*Mag ik binnenkomen?*: yes. A story's own lines for *mag ik ...?* may well ask what for."""
    line = moment.picker.fresh([line for line in moment.index.fallback.get("mag_ik", ()) if not line.line_no], "mag_binnen")
    return Reply((line,), "terugval:mag_ik") if line is not None else None


def _thing_of_hers(moment: Moment) -> Reply | None:
    """What she says of a thing in her room: by preference the very thing that was named, else another of hers."""
    own = [line for line in moment.index.fallback.get("dingen", ()) if line.line_no]
    line = fitting(moment, own, "dingen")
    return Reply((line,), "terugval:dingen") if line is not None else fallback(moment, "dingen", use_old=False)


def _of_that_thing(moment: Moment) -> Reply | None:
    """The story's own line about a thing in the room that the turn names or asks about (`dingen`)."""
    about = moment.sense.question.lemmas if moment.sense.asks else moment.sense.lemmas  # "u schuift uw stoel naar achteren. Wilt u opstaan?"
    own = [line for line in moment.index.fallback.get("dingen", ()) if line.line_no and moment.index.lemmas(line) & about]
    line = fitting(moment, own, "dingen")
    return None if line is None else Reply((line,), "terugval:dingen")


def seen(moment: Moment) -> Reply | None:
    """Something in the room, or what one hears of it: she says something about that very thing."""
    sense = moment.sense
    exclaims = "ziet_uitroep" in sense.kinds
    sees_that = "ziet_dat" in sense.kinds and not sense.asks
    if not (exclaims or sees_that or "ziet" in sense.kinds) or sense.keys & _LISTENS or "weer" in sense.kinds:
        return None
    if sense.asks and (not exclaims or sense.asks_besides) and "wat_hangt_daar" not in sense.kinds:  # "wat een mooie tafel. Voor wie hebt u die gemaakt?"
        return None
    if (reply := _of_that_thing(moment)) is not None:
        return reply
    if sees_that:
        return None
    named = sense.topic if sense.topic and moment.index.leads_to(sense.topic, sense.forms) else None
    if (reply := tell(moment, named)) is not None or (not exclaims and (reply := search(moment)) is not None):
        return reply
    if exclaims and (reply := reaction(moment, "compliment")) is not None:  # "wat staat de tafel er netjes bij"
        return reply
    if sense.topic is not None or Move.COMPLIMENT in sense.moves:
        return None
    praised = None if sense.asks or "blij_gevoel" not in sense.kinds else reaction(moment, "compliment")  # "mooi uitzicht zeg"
    if not (exclaims or sense.asks):  # "ik zie het zo voor me", "daar zit wel moed in"
        return praised
    return praised or fallback(moment, "dingen", use_old=False)


def another_time(moment: Moment) -> Reply | None:
    """Leave it for another time."""
    if "later_verder" not in moment.sense.kinds or moment.sense.topic or moment.sense.asks_besides:  # "dan laten we dat rusten. Hoe is het dat ik hier zit?"
        return None
    return reaction(moment, "parkeren") or fallback(moment, "parkeren")


def how_are_you(moment: Moment) -> Reply | None:
    """*Hoe gaat het?* without a subject."""
    if "hoe_gaat_het" not in moment.sense.kinds:
        return None
    return fallback(moment, "hoe_gaat_het", use_old=False)


def small_talk(moment: Moment) -> Reply | None:
    """Greeting, name, how are you, how was your day, weather, things in the room, who are you, thanks."""
    sense = moment.sense
    for kind in SMALL_TALK:
        if kind == "weer" and sense.asks and (sense.words > _ABOUT_THE_WEATHER or "als" in sense.all_words):  # "wat was er op dat terras, met die regen"
            continue
        if kind in sense.kinds or (kind == "kennismaken" and sense.name):
            if (kind in ("begroeting", "dank") and sense.asks) or (kind in ("dingen", "persoonlijk") and sense.goes_on):
                continue
            if kind == "dingen" and sense.only_closed and sense.question.points:  # "ziet u hem van hier, uit uw stoel?": what was just spoken of
                continue
            if kind == "dingen" and "over_bezoeker" in sense.kinds and not sense.asks:  # "ik heb thuis een stoel bij de kachel"
                continue
            if kind == "begroeting" and moment.before.turn and (moment.state.counts.get("contact", 0) > 2 or moment.before.turn > _GREETING):
                continue  # "ok. en smorgens"
            remarks = bool(sense.kinds & {"blij_gevoel", "ziet"}) or moment.before.turn <= OPENING_TURNS
            if kind == "dingen" and (not remarks if not sense.asks else "wat_hangt_daar" not in sense.kinds):  # "dan ga ik u nooit meer een kaart sturen", "wie is mevrouw? een kat?"
                if (reply := _of_that_thing(moment)) is not None:
                    return reply
                continue
            return fallback(moment, kind, use_old=False)
    return None


def about_visitor(moment: Moment) -> Reply | None:
    """The trainee tells about himself, and not about her: she takes note; nobody goes on with her own story then."""
    sense = moment.sense
    if sense.asks or "over_bezoeker" not in sense.kinds or sense.all_words & _SHE or sense.keys & {"ruimte", "open_kaart"}:
        return None
    if "luisterend" in sense.keys and not _HIS & set(sense.text.casefold().split()[:2]):  # "mijn opa kon ook uren naar het water kijken" is his
        return None
    if (reply := reaction(moment, "eigen_ervaring")) is not None and Move.OWN_EXPERIENCE in sense.moves:
        return reply
    return initiative(moment, 0.3) or fallback(moment, "over_bezoeker", "uitspraak", use_old=False)


def own_choice(moment: Moment) -> Reply | None:
    """*Waar wilt u het over hebben?*: she says what, in a line of her own for it, or begins about something."""
    if "kies_zelf" not in moment.sense.kinds:
        return None
    if Move.OWN_DIRECTION in moment.sense.moves and moment.draw.chance("kiest", 0.6):
        return reaction(moment, "regie", naming=True) or begin(moment)
    return begin(moment)


def free_choice(moment: Moment) -> Reply | None:
    """*Wat houdt u bezig?*: she chooses a subject; asked nothing in particular before anything was told, too."""
    sense = moment.sense
    if (moment.state.topic and (sense.goes_on or "ga_verder" in sense.kinds)) or sense.topic:
        return None
    if ("open_start" in sense.kinds and "dan" not in sense.all_words) or (
        sense.asks and not moment.state.told and moment.before.turn <= OPENING_TURNS and sense.moves & {Move.OPEN_QUESTION} and not sense.lemmas):
        return (None if sense.question.lemmas else initiative(moment, 0.4)) or begin(moment)
    return None
