"""Whether the next line of a subject would sound as if she had listened: after a remark, and to a question for yes or no."""

from __future__ import annotations

from typing import Final

from gesprek_oefenen.language.phrases import words_of
from gesprek_oefenen.language.related import ALIKE, best_related
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.model.moves import Move
from gesprek_oefenen.persona.asked import YES_NO
from gesprek_oefenen.persona.moment import OPENING_TURNS, Moment
from gesprek_oefenen.persona.onward import TELL
from gesprek_oefenen.persona.question_forms import wants_one_thing
from gesprek_oefenen.persona.topics import unsaid_lines

_ASKS_FOR_MORE: Final = frozenset({"samenvatting", "gevoelsreflectie", "ruimte", "open_kaart", "duwend"})
"""What leaves it to her what she tells."""
_PUSHES: Final = frozenset({"open_kaart", "duwend"})
"""What a question may have with it so that it is answered by whatever comes next."""
_TELLING: Final = frozenset({"laag", "initiatief"})
OF_A_WISH: Final = frozenset({Move.WISH, Move.BRIGHT_SPOT, Move.TURNING_ROUND})
_HOW_IT_WAS: Final = frozenset({"hoe_is_x", "hoe_was_x"})
_THERE_IS: Final = frozenset({"is", "zijn", "was", "waren", "ligt", "liggen", "staat", "staan", "hangt", "hangen", "zit", "zitten"})
_A_WORD_OR_TWO: Final = 4
"""*En die klok?*: so few words may ask for the story of it."""
_LEADS_IN: Final = frozenset({"en", "maar", "of", "dus", "nou", "oh", "o", "ach", "haha", "ja", "nee", "ok", "oke"})
_NO_VERB_FIRST: Final = frozenset({"van", "aan", "in", "een", "geen", "toen", "dan", "samen", "alleen", "binnen", "buiten", "boven", "beneden", "tegen", "zeven", "negen", "tien", "iedereen", "iemand", "min", "morgen", "gisteren", "vrienden", "mensen", "kinderen"})
_SAID_NOTHING: Final = frozenset({"terugval:uitspraak", "terugval:aanmoediging"})
"""After no more than a word back she goes on where she was."""


def next_line_is_apt(moment: Moment, topic: str | None) -> bool:
    """Whether she may go on with this subject: it was asked for, she was telling of it, or a line of it takes up a word of the turn.

    A yes-no question that merely has a word of the subject wants yes or no (*Heeft het met uw man te maken?*), *hoe was dat* wants how it was,
    and a remark a word back.
    """
    sense = moment.sense
    leaves_it_to_her = _ASKS_FOR_MORE if not sense.asks else _PUSHES
    if sense.silence or moment.mood.openness == 0 or sense.keys & leaves_it_to_her or sense.all_words & TELL or ("ga_verder" in sense.kinds and not sense.asks):
        return True
    if sense.asks:
        asked, index = sense.question, moment.index
        particular = asked.lemmas - index.topic_lemmas(topic or "") - moment.said_last
        in_full = _begins_with_verb(sense.asked_text) or len(sense.asked_text.split()) > _A_WORD_OR_TWO  # "en die klok?" may well have its story
        wants_yes_or_no = asked.kinds == {YES_NO} and in_full
        wants_the_thing = YES_NO not in asked.kinds and not sense.moves & OF_A_WISH and (bool(particular) or wants_one_thing(sense.form))  # "wat maakt mensen lastiger"
        # "heeft u een tuin", "liggen er brieven": whoever has one tells of it
        has_one = ("heeft_u" in sense.kinds or _lie_there(sense.asked_text)) and not particular
        says_how = moment.before.turn >= OPENING_TURNS and sense.form in _HOW_IT_WAS and "met" not in asked.forms  # "hoe was het toen dat rijden ophield"
        apt = has_one or index.is_question_of(topic, asked) or not (wants_yes_or_no or wants_the_thing or says_how)
        return apt or (not wants_yes_or_no and _takes_up(moment, topic, particular))
    goes_on = (moment.before.last_kind in _TELLING and topic == moment.before.topic) or moment.before.last_kind in _SAID_NOTHING
    return goes_on or (not moment.index.is_wide(topic) and _takes_up(moment, topic, sense.lemmas))  # "ik schaam me een beetje": his feeling, not hers


def _lie_there(text: str) -> bool:
    """*Liggen er brieven?*, *is er een tuin?*: not *reed er wel eens iemand mee?*."""
    words = text.casefold().split()[:2]
    return words[1:] == ["er"] and words[0] in _THERE_IS


def _begins_with_verb(text: str) -> bool:
    """Whether a question begins with its verb, as one for yes or no does in full (*had Wim ze weg gedaan?*, not *en die klok?*)."""
    first = next((word for word in words_of(tokenise(text)) if word.norm not in _LEADS_IN), None)
    return first is not None and first.known and first.lemma.endswith("n") and first.norm not in _NO_VERB_FIRST


def _takes_up(moment: Moment, topic: str | None, words: frozenset[str]) -> bool:
    """Whether a line of the subject that she would tell now has a word that can stand for one of ``words``."""
    if not moment.knows(topic):
        return False
    lines = unsaid_lines(moment, moment.story.topic(topic or ""))
    return any(best_related(word, moment.index.lemmas(line)) >= ALIKE for line in lines for word in words)
