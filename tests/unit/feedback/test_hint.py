"""The coach: at most one word a turn, only when sure, first what it did, then one other beginning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from gesprek_oefenen.feedback.hint import as_line, hint_rules, make_hint
from gesprek_oefenen.feedback.moments import after
from gesprek_oefenen.feedback.quoting import content_words
from gesprek_oefenen.model.moves import Move, Signal
from gesprek_oefenen.model.play import Exchange, Hint
from gesprek_oefenen.model.reading import Attunement, JargonWord, SummaryCheck
from gesprek_oefenen.model.story import Person, Story


def coach(talk: Any, reader: Any, level: str = "vol", **more: Any) -> Hint | None:
    """The hint on the last turn of the talk."""
    return make_hint(talk.story, reader, talk.history, talk.exchanges[-1], level, **more)


def keep(talk: Any, hint: Hint | None) -> None:
    """Put the hint with the last turn, as the session does."""
    talk.exchanges[-1] = replace(talk.exchanges[-1], hint=hint)


def test_advice_says_what_it_did_and_offers_another_beginning(talk: Any, reader: Any) -> None:
    """First the effect on Hein, then words that build on what Hein said before the turn."""
    talk.say("Misschien is een wandelclub iets voor u.", ("advies", "een wandelclub iets voor u"), reply="Ja, ja.", effect="sluit")
    hint = coach(talk, reader)
    assert hint is not None and hint.kind == "hint" and hint.move == "advies"
    assert "Hein" in hint.effect
    assert set(content_words("De avonden zijn lang.")) & set(content_words(hint.alternative))
    assert hint.why and hint.source and hint.lead


def test_the_words_it_is_about_are_marked(talk: Any, reader: Any) -> None:
    """The span is that of the finding, in the turn as typed."""
    turn = talk.say("Nou, dat is toch dom van u.", ("oordeel", "dat is toch dom"))
    hint = coach(talk, reader)
    assert hint is not None and turn.text[hint.start:hint.end] == "dat is toch dom"


@pytest.mark.parametrize("move", ["advies", "oordeel", "mening", "bagatelliseren", "etiket", "discussie", "gesloten_vraag"])
def test_what_is_not_sure_gets_no_hint(talk: Any, reader: Any, move: str) -> None:
    """When in doubt the coach keeps silent."""
    talk.say("Heeft u dat zo gewild", (move, "Heeft u dat", False))
    assert coach(talk, reader) is None


def test_the_coach_is_silent_when_switched_off(talk: Any, reader: Any) -> None:
    """Level ``uit``."""
    talk.say("U moet eruit.", ("advies", "U moet eruit"), effect="sluit")
    assert coach(talk, reader, "uit") is None


def test_less_coach_speaks_of_what_closes_and_not_of_small_things(talk: Any, reader: Any) -> None:
    """Level ``minder``: advice yes, a closed question or an observation no."""
    talk.say("U moet eruit.", ("advies", "U moet eruit"), effect="sluit")
    assert coach(talk, reader, "minder") is not None
    talk.say("Heeft u kinderen?", ("gesloten_vraag", "Heeft u kinderen?"), reply="Twee.")
    assert coach(talk, reader, "minder") is None
    talk.say("Hoe gaat dat?", ("open_vraag", "Hoe gaat dat?"), reply="Tja, dan doe ik de gordijnen dicht.", effect="opent", layer=1)
    assert coach(talk, reader, "minder") is None


def test_never_the_same_hint_twice_running(talk: Any, reader: Any) -> None:
    """After a hint on advice the next advice gets none; the one after that gets one in other words."""
    hints = []
    for text in ("U moet eruit.", "U moet bellen.", "U moet sporten."):
        talk.say(text, ("advies", "U moet"), reply="Ja, ja.", effect="sluit")
        hints.append(coach(talk, reader))
        keep(talk, hints[-1])
    first, second, third = hints
    assert first is not None and second is None and third is not None
    assert first.effect != third.effect


def test_the_weightiest_finding_gets_the_one_hint(talk: Any, reader: Any) -> None:
    """A turn with a label and a closed question: the label."""
    talk.say("U bent gewoon eenzaam. Heeft u hobby's?", ("gesloten_vraag", "Heeft u hobby's?"), ("etiket", "U bent gewoon eenzaam"))
    hint = coach(talk, reader)
    assert hint is not None and hint.move == "etiket"


@pytest.mark.parametrize("text", [
    "Klopt dat?", "Begrijp ik het goed?", "Bedoelt u dat zo?", "Met wie eet u?", "Wie komt er?", "Waar woont u?", "Waar is dat?",
    "Wanneer was dat?", "Hoe laat is dat?", "Welke dag komt ze?", "Hoe lang woont u hier?", "Wilt u koffie?",
    "Denkt u weleens aan de dood?", "Denkt u weleens aan zelfmoord?", "En waar is dat?",
])
def test_checks_facts_and_a_direct_question_about_death_get_no_hint(talk: Any, reader: Any, text: str) -> None:
    """These are closed in form and right to ask."""
    talk.say(text, ("gesloten_vraag", text), reply="Ja.")
    assert coach(talk, reader) is None


def test_asking_about_loneliness_is_never_called_wrong(talk: Any, reader: Any) -> None:
    """A direct question, closed or leading in form, gets no hint."""
    text = "Voelt u zich weleens eenzaam?"
    talk.say(text, ("gesloten_vraag", text), ("sturende_vraag", text), ("eenzaamheid_noemen", "eenzaam"), reply="Soms.")
    assert coach(talk, reader) is None


def test_a_closed_question_that_opened_is_left_alone(talk: Any, reader: Any) -> None:
    """What worked needs no hint."""
    text = "Bent u vaak thuis?"
    talk.say(text, ("gesloten_vraag", text), reply="Altijd. En dan doe ik de gordijnen dicht.", effect="opent", layer=1)
    assert coach(talk, reader) is None


def test_a_closed_question_with_a_short_answer_quotes_the_answer(talk: Any, reader: Any) -> None:
    """What the persona did stands in the hint."""
    text = "Bent u vaak thuis?"
    talk.say(text, ("gesloten_vraag", text), reply="Ja.")
    hint = coach(talk, reader)
    assert hint is not None and "'Ja'" in hint.effect and hint.proposes in ("open_vraag", "doorvraag")


@pytest.mark.parametrize(("text", "silent"), [
    ("Waarom vindt u dat zo fijn?", True), ("Waarom is die hond zo belangrijk voor u?", True),
    ("Waarom gaat u niet naar buiten?", False),
])
def test_why_is_fine_towards_what_someone_values(talk: Any, reader: Any, text: str, silent: bool) -> None:
    """Werkboek 8.3: asking why someone enjoys something is no justification asked for."""
    talk.say(text, ("waarom_vraag", text), reply="Daarom.")
    assert (coach(talk, reader) is None) is silent


def test_advice_she_asked_for_gets_no_hint(talk: Any, reader: Any) -> None:
    """After a line that asks for advice, advice is an answer."""
    talk.say("Hm.", reply="Wat zou u doen?", line_ids=("vraagt",))
    talk.say("Ik zou haar eens bellen.", ("advies", "eens bellen"), ("mening", "Ik zou"), effect="gelijk")
    assert coach(talk, reader) is None


def test_advice_after_leave_in_the_phase_of_action(story: Callable[..., Story], talk_with: Any, reader: Any) -> None:
    """*Richting actie*: who asks leave first may advise."""
    talk = talk_with(story(phase="richting actie"))
    talk.say("Mag ik iets voorstellen?", ("regie", "Mag ik iets voorstellen?"), reply="Toe maar.")
    talk.say("U zou haar kunnen bellen.", ("advies", "U zou haar kunnen bellen"))
    assert coach(talk, reader) is None


def test_an_alternative_the_analysis_reads_otherwise_is_not_shown(talk: Any, reader_of: Any) -> None:
    """No beginning is better than one that is not what it says."""
    talk.say("U moet eruit.", ("advies", "U moet eruit"), effect="sluit")
    hint = coach(talk, reader_of(Move.ADVICE, Move.OPEN_QUESTION))
    assert hint is not None and hint.alternative == "" and hint.proposes == "" and hint.lead == ""
    assert as_line(hint) == hint.effect


def test_the_alternative_is_tried_where_it_would_be_said(talk: Any, reader: Any) -> None:
    """Built on her newest reply when that tells something: then that reply is the previous line."""
    talk.say("Hoe gaat het?", ("open_vraag", "Hoe gaat het?"), reply="Goed.")
    talk.say("U moet eruit.", ("advies", "U moet eruit"), effect="gelijk", reply="Ik doe de gordijnen dicht.", layer=1)
    hint = coach(talk, reader)
    assert hint is not None and "gordijnen" in hint.alternative
    context = reader.seen[-1][1]
    assert context.previous == "Ik doe de gordijnen dicht."
    assert context.own_earlier == ("Hoe gaat het?", "U moet eruit.")


def test_nothing_to_build_on_means_no_alternative(story: Callable[..., Story], talk_with: Any, reader: Any) -> None:
    """A line without a content word is not quoted for the sake of quoting."""
    base = story()
    talk = talk_with(replace(base, opening=replace(base.opening, text="Mwah. Gaat wel.")))
    talk.say("U moet eruit.", ("advies", "U moet eruit"), effect="sluit")
    hint = coach(talk, reader)
    assert hint is not None and hint.alternative == ""


def test_an_observation_is_what_was_seen(talk: Any, reader: Any) -> None:
    """A summary after which Hein opens: what came back, and that he went on; no sticker."""
    talk.say("Dus de avonden zijn lang.", ("samenvatting", "Dus de avonden zijn lang"),
             reply="Ja. En dan is het stil in huis.", effect="opent", layer=2, summary=SummaryCheck((1,), ("avonden",)))
    hint = coach(talk, reader)
    assert hint is not None and hint.kind == "waarneming" and "Hein" in hint.effect and hint.alternative == ""
    assert not any(word in hint.effect.lower() for word in ("goed zo", "goed gedaan", "knap", "prima"))


def test_no_observation_when_nothing_happened(talk: Any, reader: Any) -> None:
    """A fine question that got a shrug is not praised."""
    talk.say("Hoe is dat?", ("open_vraag", "Hoe is dat?"), reply="Gewoon.", effect="gelijk")
    assert coach(talk, reader) is None


def test_no_observation_beside_something_that_pushes(talk: Any, reader: Any) -> None:
    """Even a doubtful judgement keeps the coach from praising the turn."""
    talk.say("Dus lange avonden. Dat is niet slim.", ("samenvatting", "Dus lange avonden"), ("oordeel", "niet slim", False),
             reply="Ja.", effect="opent", layer=1, summary=SummaryCheck((1,), ("avonden",)))
    assert coach(talk, reader) is None


def test_observations_do_not_follow_each_other(talk: Any, reader: Any) -> None:
    """Two turns running that go well get one observation."""
    for _ in range(2):
        talk.say("Hoe is dat?", ("open_vraag", "Hoe is dat?"), reply="Dan doe ik de gordijnen dicht.", effect="opent", layer=1)
        keep(talk, coach(talk, reader))
    assert talk.exchanges[0].hint is not None and talk.exchanges[1].hint is None


def test_an_echo_is_no_summary(talk: Any, reader: Any) -> None:
    """Word for word: a hint; never an observation."""
    talk.say("De avonden zijn lang.", ("samenvatting", "De avonden zijn lang"), reply="Ja.", effect="gelijk",
             summary=SummaryCheck((1,), ("avonden", "lang"), echo=True))
    hint = coach(talk, reader)
    assert hint is not None and hint.move == "echo"


def test_promising_secrecy_is_spoken_of_first(talk: Any, reader: Any) -> None:
    """A promise that cannot always be kept weighs most."""
    talk.say("Ik vertel het aan niemand.", signals=(Signal.SECRECY_PROMISE,), reply="Oké.")
    hint = coach(talk, reader)
    assert hint is not None and hint.move == "belofte_van_geheim"


@pytest.mark.parametrize(("effect", "spoken"), [("sluit", True), ("gelijk", False)])
def test_rudeness_is_named_when_it_hurt(talk: Any, reader: Any, effect: str, spoken: bool) -> None:
    """Only when the persona surely drew back; then that coming back to it is still possible."""
    talk.say("Wat een gezeur.", signals=(Signal.RUDENESS,), reply="Nou.", effect=effect)
    hint = coach(talk, reader, "minder")
    assert (hint is not None and hint.move == "grofheid") is spoken


def test_own_need_gets_no_coaching(talk: Any, reader: Any) -> None:
    """Where help is comes instead; the coach does not speak of someone's own need."""
    talk.say("U moet eruit, ik wil zelf ook niet meer.", ("advies", "U moet eruit"), signals=(Signal.OWN_NEED,), effect="sluit")
    assert coach(talk, reader) is None


def test_jargon_comes_with_a_plain_word(talk: Any, reader: Any) -> None:
    """The plain word of the analysis is offered."""
    text = "Hoe is uw netwerk?"
    talk.say(text, ("jargon", "netwerk"), reply="Mijn wat?", attunement=Attunement(jargon=(JargonWord(10, 17, "netwerk", "de mensen om u heen"),)))
    hint = coach(talk, reader)
    assert hint is not None and "netwerk" in hint.effect and "de mensen om u heen" in hint.effect


def test_rounding_off_gets_no_hint(talk: Any, reader: Any) -> None:
    """The goodbye is not coached."""
    talk.round_off()
    assert coach(talk, reader) is None


def test_the_same_talk_gets_the_same_words_and_other_seeds_others(talk: Any, reader: Any) -> None:
    """Deterministic, and varied over seeds."""
    talk.say("U moet eruit.", ("advies", "U moet eruit"), effect="sluit", reply="Ik weet het niet, hoor, misschien.")
    effects = {seed: coach(talk, reader, seed=seed) for seed in range(12)}
    assert effects[3] == coach(talk, reader, seed=3)
    assert len({hint.effect for hint in effects.values() if hint}) >= 3


def test_the_trainee_may_be_addressed_with_je(talk: Any, reader: Any) -> None:
    """With ``je`` no *u* is left in the coach's own words."""
    for seed in range(20):
        talk.say("U moet eruit.", ("advies", "U moet eruit"), effect="gelijk", reply="Ik weet het niet, hoor, misschien.")
        hint = coach(talk, reader, address="je", seed=seed)
        assert hint is not None
        own = f" {hint.effect} {hint.why} {hint.lead} ".lower()
        assert not any(f" {word} " in own for word in ("u", "uw", "bent u", "hebt"))
        talk.exchanges.clear()


def test_hostile_words_come_back_as_they_are(talk: Any, reader: Any) -> None:
    """What was typed is quoted, never interpreted."""
    text = "Je bent {naam} [/] <u|je> dom."
    talk.say(text, ("oordeel", "{naam} [/] <u|je> dom"), effect="sluit", reply="{x}")
    assert coach(talk, reader) is not None


def test_every_hint_rule_speaks_in_every_situation(story: Callable[..., Story], talk_with: Any, reader: Any) -> None:
    """Each file of hints gives words for each way the persona can answer, in u and je."""
    for rule in hint_rules():
        for reply, effect in (("", "gelijk"), ("Ja.", "gelijk"), ("Nou ja, dat weet ik zo net nog niet hoor.", "gelijk"), ("Nee.", "sluit")):
            for address in ("u", "je"):
                talk = talk_with(story())
                exchange = _turn_for(talk, rule.key, reply, effect)
                if after(exchange.outcome) in rule.not_after:
                    continue
                hint = make_hint(talk.story, reader, (), exchange, "vol", address=address)
                assert hint is not None and hint.move == rule.key, rule.key
                assert hint.effect and "{" not in as_line(hint) and "<" not in as_line(hint)
                assert len(hint.effect) <= 190


def _turn_for(talk: Any, key: str, reply: str, effect: str) -> Exchange:
    text = "Bent u dat ook vaak geweest of niet dan"
    if key == "echo":
        return talk.say(text, ("samenvatting", text), reply=reply, effect=effect, summary=SummaryCheck(echo=True))
    if key in {signal.value for signal in Signal}:
        return talk.say(text, signals=(Signal(key),), reply=reply, effect=effect)
    return talk.say(text, (key, text), reply=reply, effect=effect)


@pytest.mark.parametrize(("used", "other"), [("je", "u"), ("u", "je")])
def test_the_beginning_follows_how_they_address_each_other_now(
    story: Callable[..., Story], talk_with: Any, reader: Any, used: str, other: str
) -> None:
    """With a persona who goes over to *je*, the coach offers *je* once the trainee says it, and *u* until then."""
    talk = talk_with(story(person=Person("Hein", 46, "u", says_later="je")))
    talk.say("Dat zit zo.", ("bagatelliseren", "zit zo"), effect="sluit", attunement=Attunement(address=used))
    hints = [coach(talk, reader, seed=seed) for seed in range(12)]
    words = {word.strip("?.,'") for hint in hints if hint is not None for word in hint.alternative.split()}
    assert used in words and other not in words
