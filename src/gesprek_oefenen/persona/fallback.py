"""Lines for when the story itself has nothing: the story's own fallback first, then the built-in ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from gesprek_oefenen.model.story import DETAIL, NO_SUBJECT, OF_A_SUBJECT, Line
from gesprek_oefenen.persona.asked import YES_NO
from gesprek_oefenen.persona.fit import best
from gesprek_oefenen.persona.moment import Moment, Reply
from gesprek_oefenen.persona.onward import onward_of

_OF_THE_WHOLE: Final = frozenset({
    "hoe_voelt", "mist", "en_nu", "en_vroeger", "lastigst", "mooist", "wat_helpt", "wat_nodig", "tegenhoudt", "verteld", "praat_met", "zou_willen",
})
"""Kinds that ask after the subject as a whole, also when a word or two about something else came between."""
_TO_THE_POINT: Final = frozenset({"persoonlijk", "dingen"})
"""Kinds of which a story's own line answers one particular question (her age, the clock): only when that was asked."""
_NOT_KNOWN: Final = {
    "hoe_lang": "tijdsduur", "hoe_vaak": "hoe_vaak", "hoeveel": "hoeveel", "wanneer": "wanneer", "hoe_laat": "hoe_laat",
    "met_wie": "met_wie", "hoe_heet": "hoe_heet", "hoe_oud": "hoe_oud", "hoe_ver": "hoe_ver", "wie": "wie", "waar": "waar", "welke": "welke",
}
"""By what a question asks for: the kind of line she has for it when the story does not say."""
_BY_FORM: Final = frozenset({
    NO_SUBJECT, DETAIL, "hoe_komt", "wie", "met_wie", "waar", "wanneer", "tijdsduur", "hoe_vaak", "hoeveel", "hoe_oud", "hoe_ver", "welke",
    "wat_is", "wat_zegt", "hoe_ging", "ja_feit", "ja_nee", "ja_nee_ontkend", "weleens", "nog",
})
"""Kinds that say what sort of answer is wanted and no more: the form of the question says it finer."""
_DETAILS: Final = frozenset({
    "wat_staat", "wat_leest", "wat_eet", "wat_doet_u", "wat_deed", "wat_ermee", "wat_is", "wat_deed_ander", "wat_zei_u", "wat_ziet", "wat_nog_meer", "hoe_ziet_eruit",
    "waarop", "waarvoor", "waarmee", "waaraan", "waarvan", "waarover", "hoe_doet",
})
"""Forms of *wat*, *waar .. op* and *hoe* that ask after a thing or a doing, not after what she thinks or feels."""
_WHO_DOES: Final = frozenset({"wie", "wie_deed", "wie_er", "wie_zei", "van_wie", "voor_wie", "tegen_wie"})
"""Forms of *wie* that ask who does something or whose it is, often just herself: no name is kept back there."""
_NO_DETAILS: Final = frozenset({"bang_voor", "wie_zou", "waar_zou", "wanneer_meest", "welke_beste"})
_YES_NO_WORDS: Final = frozenset({"Ja", "Nee", "Jawel", "Jazeker", "Zeker", "Klopt"})
PRECISELY: Final = "precies"
_HOW_IT_FEELS, _HOW_IT_FELT = "hoe_voelt", "hoe_voelde"
_MEASURED: Final = frozenset({"hoe_lang", "hoe_vaak", "hoeveel", "wanneer", "hoe_laat", "hoe_oud", "hoe_ver"})
_EXACTLY: Final = frozenset({"precies", "ongeveer", "exact"})
"""*Hoe lang precies?* after words that were vague: she does not know it any better."""


def not_known(kinds: frozenset[str]) -> str | None:
    """The kind of line she has for a question for one fact that the story does not say; ``None`` when none is asked for."""
    return next((_NOT_KNOWN[kind] for kind in _NOT_KNOWN if kind in kinds), None)


def fallback(moment: Moment, *kinds: str, topic: str | None = None, asked: str = "", use_old: bool = True) -> Reply | None:
    """A line of the first of these kinds that has one she did not use before; else the oldest of the first kind.

    The subject's own lines go first, then the story's, then the built-in ones; among fresh ones those that fit the words of
    the question best.
    ``use_old`` False: ``None`` when every line was used.
    """
    for kind in _tried(moment, kinds):
        subject = () if kind == NO_SUBJECT else _of_subject(moment, kind, topic)
        if (line := fitting(moment, subject, kind)) is not None:
            return Reply((line,), f"terugval:{kind}", topic or moment.state.topic, asked=asked)
        if (reply := _by_form(moment, kind, topic, asked)) is not None:
            return reply
        lines = _of_the_story(moment, kind)
        own, built_in = [line for line in lines if line.line_no], [line for line in lines if not line.line_no]
        line = fitting(moment, own, kind, only=kind in _TO_THE_POINT) or fitting(moment, built_in, kind)
        if (line := line or fitting(moment, own, kind)) is not None:
            return Reply((line,), f"terugval:{kind}", topic, asked=asked)
    if use_old:
        for kind in kinds:
            if (line := moment.picker.oldest(moment.picker.usable(moment.index.fallback.get(kind, ())))) is not None:
                return Reply((line,), f"terugval:{kind}", topic, asked=asked)
    return None


def _of_the_story(moment: Moment, kind: str) -> tuple[Line, ...]:
    """The lines of this kind that stand with the whole story, its own and the built-in ones."""
    if kind == "wie" and moment.sense.form in _WHO_DOES:
        return ()
    if kind == _HOW_IT_FEELS and moment.sense.question.past:  # "hoe was dat, toen u hem afdeed": not how it goes now
        then = moment.index.fallback.get(_HOW_IT_FELT, ())
        return then if moment.picker.unused(then) else moment.index.fallback.get(kind, ())
    return moment.index.fallback.get(kind, ())


def _tried(moment: Moment, kinds: Iterable[str]) -> Iterator[str]:
    """``kinds``, with after those that only a subject may have a line for what is said to any question, and before that to one after a detail."""
    for kind in kinds:
        if kind in OF_A_SUBJECT:
            yield kind
        if kind in OF_A_SUBJECT or kind == NO_SUBJECT:
            if asks_a_detail(moment):
                yield DETAIL
            yield NO_SUBJECT
        else:
            yield kind


def asks_a_detail(moment: Moment) -> bool:
    """Whether it asks who, where, which or what thing: nobody has to think about that, so she may as well say that it does not matter."""
    sense = moment.sense
    return sense.asks and (sense.question.wants_fact or sense.form in _DETAILS) and sense.form not in _NO_DETAILS


def _by_form(moment: Moment, kind: str, topic: str | None, asked: str) -> Reply | None:
    """A small plain line that may answer any question of this form (*hoe lang al?* - "Al een hele tijd.")."""
    if kind in _BY_FORM and moment.sense.all_words & _EXACTLY and moment.before.last_kind.startswith("terugval") and moment.sense.question.kinds & _MEASURED:
        line = moment.picker.fresh(moment.index.fallback.get(PRECISELY, ()), PRECISELY)
        return None if line is None else Reply((line,), f"terugval:{PRECISELY}", topic, asked=asked)
    form = moment.sense.form if kind in _BY_FORM and moment.sense.asks else ""
    if not form or form == kind:
        return None
    lines = moment.index.fallback.get(form, ())
    line = moment.picker.fresh([line for line in lines if line.line_no], form) or moment.picker.fresh(lines, form)
    return None if line is None else Reply((line,), f"terugval:{form}", topic, asked=asked)


def has_own(moment: Moment, kind: str, topic: str | None) -> bool:
    """Whether the subject at hand has a fresh line of its own for this kind of question."""
    return bool(moment.picker.unused(_of_subject(moment, kind, topic)))


def _of_subject(moment: Moment, kind: str, topic: str | None) -> tuple[Line, ...]:
    """The lines of this kind that stand with the subject at hand (`terugval` of a subject), when nothing else is asked about."""
    subject = topic or moment.state.topic
    if moment.mood.openness == 0 or subject is None or not moment.knows(subject) or not moment.before.told.get(subject):
        return ()
    if kind == "wat_doet" and moment.sense.asks_besides and "daar" in moment.sense.question.forms:  # "die bank bij het water. Wat doet u daar?"
        return ()
    if not (lines := moment.story.topic(subject).fallback.get(kind, ())) or moment.sense.topic not in (None, subject):
        return ()
    if kind in _OF_THE_WHOLE and moment.sense.asks_besides and _speaks_of_another(moment, subject):  # "de avonden zijn het ergst. Hoe is dat voor u?"
        return ()
    if kind not in _OF_THE_WHOLE and not moment.spoke_of(subject):
        return ()  # it asks about what she just said, and that was something else
    last = moment.last_line
    near = moment.index.topic_lemmas(subject) | (moment.index.in_the_air(last) if last is not None else frozenset())
    about = onward_of(moment.sense.question, moment.sense.asked_text).lemmas if moment.sense.asks else frozenset[str]()
    return () if about - near else lines


def _speaks_of_another(moment: Moment, subject: str) -> bool:
    """Whether what goes before the question names another subject of hers."""
    index = moment.index
    return any(topic.id != subject and not index.is_wide(topic.id) and index.leads_to(topic.id, moment.sense.forms) for topic in moment.story.topics)


def fitting(moment: Moment, lines: Iterable[Line], purpose: str, *, only: bool = False) -> Line | None:
    """A fresh line, by preference one that shares words with the turn or answers its question word; ``only``: no other."""
    options = moment.picker.unused(lines)
    if moment.sense.asks and moment.sense.question.kinds and YES_NO not in moment.sense.question.kinds:  # "hoe vindt u het dat ik kom": no yes
        options = [line for line in options if line.text.partition(" ")[0].strip(".,!") not in _YES_NO_WORDS] or options
    if not options:
        return None
    chosen = best(moment, options)
    if chosen is not None:
        return moment.picker.take(chosen, options)
    return None if only else moment.picker.fresh(options, purpose)
