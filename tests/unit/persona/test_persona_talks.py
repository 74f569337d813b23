"""What makes her a person and not a quiz, turn by turn."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from gesprek_oefenen.model.moves import Move
from gesprek_oefenen.model.play import Observation, TurnKind
from gesprek_oefenen.model.reading import Finding, Reading, SummaryCheck
from gesprek_oefenen.model.story import Line, Reaction
from gesprek_oefenen.persona.after_talk import after_talk


def own_lines(story: Any, kind: str) -> set[str]:
    """What she may say for this kind of fallback."""
    return {line.text for line in story.fallback[kind]}


def test_a_question_about_a_subject_gets_that_subject(talk: Any) -> None:
    """The first layer, and the subject is at hand from then on."""
    outcome = talk.ask("Hoe is het met uw tuin?", "tuin")
    assert (outcome.topic, outcome.layer, outcome.kind) == ("tuin", 1, "laag")
    assert talk.state.topic == "tuin"


def test_a_line_that_shares_words_with_the_question_goes_first(talk: Any) -> None:
    """Asked about roses she talks about roses, not about weeds."""
    assert "rozen" in talk.ask("Hoe staan de rozen erbij?", "tuin").reply


@pytest.mark.parametrize(("text", "keys"), [("Vertel eens meer.", ("open_vraag",)), ("Hm-hm.", ("aanmoediging",)),
                                            ("En toen?", ("open_vraag", "doorvraag"))])
def test_going_on_stays_with_the_subject_at_hand(talk: Any, text: str, keys: tuple[str, ...]) -> None:
    """*Vertel eens meer*, a nod and *en toen?* bring another line of the same subject."""
    first = talk.ask("Hoe is het met uw tuin?", "tuin")
    second = talk.say(text, *keys, goes_on=True)
    assert second.topic == "tuin"
    assert second.reply != first.reply


def test_silence_after_something_told_brings_more_of_it(small: Any, talk_in: Any) -> None:
    """In most talks a silence after a told line lets her go on; the subject stays."""
    went_on = 0
    for seed in range(20):
        talk = talk_in(small, seed)
        talk.ask("Hoe is het met uw tuin?", "tuin")
        went_on += talk.silence().topic == "tuin"
    assert went_on >= 10


def test_silence_upon_silence_becomes_odd(talk: Any) -> None:
    """The second silence in a row is no listening any more and costs a little."""
    talk.ask("Hoe is het met uw tuin?", "tuin")
    talk.silence()
    outcome = talk.silence()
    assert outcome.trust_change < 0
    assert outcome.reply in own_lines(talk.story, "stilte_op_stilte")


def test_what_she_does_not_dare_stays_closed(talk: Any) -> None:
    """A subject whose layers all ask for more openness is kept off, in her own words."""
    outcome = talk.ask("Hoe zijn de avonden?", "avond")
    assert outcome.layer == 0
    assert outcome.reply in own_lines(talk.story, "dieper_niet")
    assert "openheid 2 (nu 1)" in outcome.missing


def test_depth_is_earned_by_listening(talk: Any) -> None:
    """After listening the deeper layer opens; it did not before."""
    talk.ask("Hoe is het met uw tuin?", "tuin")
    for _ in range(3):
        talk.say("Dus het onkruid wint het van de rozen.", "samenvatting", topic="tuin")
        talk.say("Dat klinkt verdrietig.", "gevoelsreflectie", topic=None, goes_on=True)
    talk.ask("Hoe is het nu met de tuin?", "tuin", "doorvraag")
    assert talk.state.state == "open"
    assert talk.state.told["tuin"] == 2


def test_after_advice_the_reaction_comes_alone(talk: Any) -> None:
    """Even when the advice is about a subject she would tell about."""
    outcome = talk.say("U zou eens in de tuin moeten gaan werken.", "advies", topic="tuin")
    assert (outcome.kind, outcome.reaction, outcome.layer) == ("reactie", "advies", 0)
    assert outcome.trust_change < 0
    assert outcome.effect == "sluit"
    assert outcome.thought == "Daar heb je het weer."


def test_likely_advice_is_not_held_against_her_visitor(talk: Any) -> None:
    """Only sure OMA costs trust or gets the reaction."""
    outcome = talk.say("Misschien is er iets in de tuin?", "advies", topic="tuin", sure=False)
    assert outcome.trust_change >= 0
    assert outcome.reaction != "advies"


def test_likely_advice_again_and_again_is_heard_as_advice(talk: Any) -> None:
    """One turn may be misread; the second running costs something, the third more."""
    changes = [talk.say(f"Ga eens {what}.", "advies", sure=False).trust_change for what in ("zingen", "fietsen", "kaarten")]
    assert changes[0] == 0 > changes[1] > changes[2]


def test_an_open_question_outweighs_what_may_be_advice(talk: Any) -> None:
    """*Wat zou er dan anders zijn?* is no advice, however often it is half taken for it."""
    for number in range(3):
        text = f"Wat zou er dan anders zijn {number}?"
        findings = (Finding(Move.OPEN_QUESTION, 0, 4, text[:4], "open_vraag/x", True), Finding(Move.ADVICE, 0, 8, text[:8], "advies/x", False))
        outcome = talk.play(Observation(TurnKind.SAY, Reading(text, findings, topic="tuin")))
        assert outcome.trust_change >= 0


def test_one_slip_is_no_disaster_three_in_a_row_are(talk: Any) -> None:
    """Advice upon advice piles up, and she leaves."""
    first = talk.say("Ga eens naar een club.", "advies")
    assert talk.state.state == "afwachtend"
    second = talk.say("Of bel uw dochter.", "advies")
    third = talk.say("Neem een hond.", "advies")
    assert 0 > first.trust_change > second.trust_change >= third.trust_change
    assert talk.state.state in ("dicht", "weg")


def test_she_leaves_by_herself(talk: Any) -> None:
    """Who keeps on advising someone who has shut is shown the door, and then the talk is over."""
    for text in ("Ga eens naar een club.", "Of bel uw dochter.", "Neem een hond.", "Ga zingen.", "Ga fietsen."):
        outcome = talk.say(text, "advies")
        if outcome.ends:
            break
    assert outcome.ends and talk.state.ended
    assert outcome.reply == "Ik ga even liggen. U komt er wel uit."
    assert talk.say("Hallo?").reply == ""


def test_an_apology_wins_back_half(talk: Any) -> None:
    """Repair is possible: more than the apology's own points, less than all that was lost."""
    lost = talk.say("U moet niet zo zeuren.", "oordeel").trust_change
    won = talk.say("Sorry, dat had ik niet moeten zeggen.", "excuus")
    assert won.reply == "Het is u vergeven."
    assert 4 <= won.trust_change <= 6
    assert talk.state.trust <= 30
    assert lost < 0


def test_one_good_opener_is_no_breakthrough(talk: Any) -> None:
    """A single question, summary or compliment moves trust by at most six points."""
    assert 0 < talk.ask("Hoe is het met uw tuin?", "tuin", "compliment", "wens", "erkennen").trust_change <= 6


def test_the_same_good_move_wears_off(talk: Any) -> None:
    """The fourth reflection of feeling in a row does nothing any more."""
    talk.ask("Hoe is het met uw tuin?", "tuin")
    changes = [talk.say(f"Dat is vast verdrietig {n}.", "gevoelsreflectie", goes_on=True).trust_change for n in range(4)]
    assert changes[0] > changes[1] > changes[3] == 0


def test_flattery_wears_off_and_then_irritates(talk: Any) -> None:
    """The fourth compliment costs trust and is called what it is."""
    outcomes = [talk.say(f"Wat knap van u {n}.", "compliment") for n in range(4)]
    assert outcomes[0].trust_change > 0 > outcomes[3].trust_change
    assert outcomes[3].reply in own_lines(talk.story, "vleierij")


def test_a_barrage_of_closed_questions_is_noticed(talk: Any) -> None:
    """Nine questions without listening get a remark."""
    replies = [talk.say(f"Heeft u wel eens {thing}?", "gesloten_vraag").reply
               for thing in ("kramp", "koorts", "schulden", "bezoek", "honger", "haast", "ruzie", "spijt", "dorst", "jeuk")]
    assert any(reply.startswith(tuple(own_lines(talk.story, "vragenvuur"))) for reply in replies)


def test_the_very_same_question_is_noticed(talk: Any) -> None:
    """Asked again word for word she says so."""
    talk.ask("Hoe is het met uw tuin?", "tuin")
    talk.say("Ja ja.", "aanmoediging")
    assert talk.ask("hoe is het met uw tuin", "tuin").reply in own_lines(talk.story, "herhaald")


def test_a_summary_of_what_she_never_said_is_corrected(talk: Any) -> None:
    """It is about a subject she has not told about, and nothing of hers comes back in it."""
    talk.ask("Hoe is het met uw tuin?", "tuin")
    outcome = talk.say("Dus u heeft ruzie met uw dochter.", "samenvatting", topic="dochter",
                       summary=SummaryCheck(never_said=("ruzie", "dochter")))
    assert outcome.reply in own_lines(talk.story, "samenvatting_fout")
    assert outcome.trust_change <= 0


def test_a_paraphrase_in_own_words_is_not_called_wrong(talk: Any) -> None:
    """New words about the subject at hand are no mistake, nor is what goes back to an earlier visit."""
    talk.ask("Hoe is het met uw tuin?", "tuin")
    wrong = own_lines(talk.story, "samenvatting_fout")
    assert talk.say("Dus het groeit u boven het hoofd.", "samenvatting", topic="tuin",
                    summary=SummaryCheck(never_said=("groeien", "hoofd"))).reply not in wrong
    assert talk.say("U zei vorige keer iets over uw dochter.", "samenvatting", topic="dochter",
                    summary=SummaryCheck(never_said=("dochter",))).reply not in wrong


def test_a_right_summary_is_confirmed_or_taken_further(talk: Any) -> None:
    """Never an echo of the built-in correction, and trust grows."""
    talk.ask("Hoe is het met uw tuin?", "tuin")
    outcome = talk.say("De rozen staan er nog, en het onkruid wint.", "samenvatting", topic="tuin",
                       summary=SummaryCheck(turns_back=(1,), given_back=("rozen",)))
    assert outcome.trust_change > 0
    assert outcome.kind in ("laag", "reactie")


def test_a_literal_echo_is_no_summary(talk: Any) -> None:
    """It earns nothing, and the second time it is noticed."""
    talk.ask("Hoe is het met uw tuin?", "tuin")
    echo = SummaryCheck(echo=True, given_back=("onkruid",))
    assert talk.say("Het onkruid wint.", "samenvatting", summary=echo).trust_change <= 0
    second = talk.say("Een meter of tien.", "samenvatting", summary=echo)
    assert second.trust_change < 0
    assert second.reply in own_lines(talk.story, "echo")


def test_an_echo_is_heard_whatever_the_analysis_makes_of_it(talk: Any) -> None:
    """Her line said after her, word for word, earns nothing under any label; half of it is listening."""
    line = talk.ask("Hoe is het met uw tuin?", "tuin").reply
    assert talk.say(line, "open_vraag", "doorvraag", topic="tuin").trust_change <= 0
    talk.ask("Wat groeit er buiten?", "tuin")
    assert talk.say("De schoffel ook?", "samenvatting", topic="tuin",
                    summary=SummaryCheck(given_back=("schoffel",))).trust_change > 0


def test_she_asks_something_back_and_hears_the_answer(talk: Any) -> None:
    """An initiative comes once, marks that she asked, and the answer is heard as one."""
    talk.ask("Hoe is het met uw tuin?", "tuin")
    while talk.state.asked != "vraag":
        talk.say("Ja ja.", "aanmoediging")
        assert talk.state.turn < 12
    assert talk.outcomes[-1].reply == "Heeft u zelf een tuin?"
    assert talk.say("Ja, een balkon met planten.", "antwoord_op_vraag").reply in own_lines(talk.story, "antwoord_gehoord")
    assert "Heeft u zelf een tuin?" not in [talk.say(f"Ja ja {n}.", "aanmoediging").reply for n in range(10)]


def test_advice_she_asked_for_is_no_oma(small: Any, talk_in: Any) -> None:
    """After her own question for advice the next turn is heard as the answer, and costs nothing."""
    asking = replace(small.initiatives[0], lines=(Line("raad", "Wat zou u doen?", 1, asks="advies"),))
    talk = talk_in(replace(small, initiatives=(asking,)))
    while talk.state.asked != "advies":
        talk.say("Ja ja.", "aanmoediging")
        assert talk.state.turn < 20
    outcome = talk.say("Ik zou haar eens bellen.", "advies")
    assert outcome.reply in own_lines(talk.story, "advies_gevraagd")
    assert outcome.trust_change >= 0


@pytest.mark.parametrize(
    ("text", "keys", "kind"),
    [
        ("Hallo mevrouw Kool", ("contact",), "begroeting"),
        ("hoe gaat het met u", ("open_vraag",), "hoe_gaat_het"),
        ("Mijn naam is Joke, ik kom van de kerk.", ("contact",), "kennismaken"),
        ("Lekker weer hè vandaag", ("contact",), "weer"),
        ("Wat een mooie foto hangt daar.", ("contact",), "dingen"),
        ("Hoe oud bent u?", ("gesloten_vraag",), "persoonlijk"),
        ("Bent u een robot?", ("gesloten_vraag",), "robot"),
        ("do you speak english, how are you today", (), "andere_taal"),
        ("sdfkj sdfkjsdf", ("onbegrijpelijk",), "onbegrijpelijk"),
        ("stom wijf", ("grofheid",), "grofheid"),
        ("Wat heeft u mooie ogen, schatje", (), "flirten"),
        ("Denkt u wel eens aan de dood, dat u niet meer wilt leven?", ("gesloten_vraag",), "dood"),
        ("Ik vertel het aan niemand, echt niet.", ("belofte_van_geheim",), "belofte_geheim"),
        ("Dank u wel.", ("contact",), "dank"),
        ("Wat vindt u van gemeenteraden?", ("open_vraag",), "geen_onderwerp"),
        ("En wat heeft u vandaag gedaan?", ("open_vraag",), "dag"),
        ("Mag ik u iets vragen?", ("gesloten_vraag",), "mag_vragen"),
        ("Is dat weleens zo?", ("gesloten_vraag",), "weleens"),
        ("Hoe lang is dat al zo?", ("gesloten_vraag",), "tijdsduur"),
        ("Mag ik binnenkomen?", ("gesloten_vraag",), "mag_ik"),
        ("Zal ik maar gaan?", ("gesloten_vraag",), "zal_ik_gaan"),
        ("Wat kan ik voor u doen?", ("open_vraag",), "wat_van_mij"),
        ("Zullen we het daar een andere keer over hebben?", ("gesloten_vraag",), "parkeren"),
    ],
)
def test_everyday_things_get_an_answer_in_character(talk: Any, text: str, keys: tuple[str, ...], kind: str) -> None:
    """Small talk, nonsense, rudeness and the rest each have lines of their own."""
    known = {line.text.replace("{naam}", "Joke") for line in talk.story.fallback[kind]}
    assert talk.say(text, *keys).reply in known


def test_she_remembers_the_visitors_name(talk: Any) -> None:
    """A name is kept; a feeling after *ik ben* is none."""
    talk.say("Dag, ik ben Marieke van de Zonnebloem.", "contact")
    assert talk.state.facts["naam"] == "Marieke"
    talk.say("Ik ben blij dat u dat zegt.")
    assert talk.state.facts["naam"] == "Marieke"


def test_she_remembers_that_he_comes_back(talk: Any) -> None:
    """What was promised comes back at the goodbye, unless her last line says it already."""
    talk.say("Ik kom volgende week weer langs.", "contact")
    assert talk.state.facts["komt_terug"]
    promised = {line.text for line in talk.story.fallback["belofte_onthouden"]}
    reply = talk.round_off().reply
    assert any(reply.startswith(line) for line in promised)


def test_she_knows_that_it_was_spoken_of_before(small: Any, talk_in: Any) -> None:
    """Coming back to a subject of some turns ago, she now and then says that it came up."""
    known = {line.text for line in small.fallback["terug_op"]}
    said = 0
    for seed in range(20):
        talk = talk_in(small, seed)
        talk.ask("Hoe is het met uw tuin?", "tuin")
        for thing in ("man", "dochter", "man", "dochter"):
            talk.ask(f"Vertel eens over uw {thing}.", thing)
        reply = talk.ask("Wat groeit er buiten?", "tuin").reply
        said += any(reply.startswith(line) for line in known)
    assert 2 <= said <= 16


def test_rounding_off_ends_with_the_ending_that_fits(talk: Any) -> None:
    """The first ending whose condition holds."""
    outcome = talk.round_off()
    assert outcome.ends
    assert (outcome.reply, talk.state.ending) == ("Nou, dag dan.", "beleefd")


def test_a_plain_goodbye_ends_the_talk_too(talk: Any) -> None:
    """But not as an opening."""
    assert not talk.say("Dag mevrouw!", "contact").ends
    for thing in ("tuin", "man", "dochter"):
        talk.ask(f"Hoe is het met uw {thing}?", thing)
    assert talk.say("Ik moet weer gaan. Tot volgende week!", "contact").ends


def test_her_own_goodbye_given_back_does_not_end_the_talk(small: Any, talk_in: Any) -> None:
    """*Dus het is meer hoi en doei*: a summary or an echo of such a line is no leave-taking."""
    says_doei = replace(small.topics[0].layers[0], lines=(Line("t", "Het is meer hoi en doei.", 1),))
    talk = talk_in(replace(small, topics=(replace(small.topics[0], layers=(says_doei,)), *small.topics[1:])))
    for thing in ("man", "dochter", "man", "tuin"):
        talk.ask(f"Hoe is het met uw {thing}?", thing)
    assert not talk.say("Het is meer hoi en doei.", "contact").ends
    assert not talk.say("Dus het is meer hoi en doei.", "samenvatting").ends


def test_by_telephone_there_is_no_body_language(small: Any, talk_in: Any) -> None:
    """What cannot be seen is not told."""
    talk = talk_in(replace(small, channel="telefoon"))
    assert not any(talk.ask("Hoe is het met uw tuin?", "tuin").body for _ in range(6))


def test_a_lead_in_never_stands_before_two_turns_running(small: Any, talk_in: Any) -> None:
    """A natural turn is one piece; a short beginning before it stays rare."""
    for seed in range(8):
        talk = talk_in(small, seed)
        talk.ask("Hoe is het met uw tuin?", "tuin")
        for _ in range(6):
            talk.say("Dus het onkruid wint.", "samenvatting", topic="tuin")
        doubled = [len(o.line_ids) > 1 for o in talk.outcomes]
        assert not any(a and b for a, b in pairwise(doubled))


def test_the_after_talk_says_what_happened(talk: Any) -> None:
    """Only the pieces whose condition holds, and the same words when looked at again."""
    talk.say("Ga eens naar een club.", "advies")
    said = after_talk(talk.story, talk.state)
    assert said == ("Er zat een tip bij waar ik niet om vroeg.", "Het was weer eens een ander gezicht.")
    assert after_talk(talk.story, talk.state) == said


def test_a_reaction_is_chosen_by_state_before_any_state(small: Any, talk_in: Any) -> None:
    """Lines of this state go before ``*``; a move goes before its group."""
    reactions = {"advies": Reaction("advies", -1, {"dicht": (Line("a", "Dicht.", 1),), "*": (Line("b", "Overal.", 1),)}),
                 "oma": Reaction("oma", -9, {"*": (Line("c", "Groep.", 1),)})}
    talk = talk_in(replace(small, reactions=reactions))
    assert talk.say("Ga zingen.", "advies").reply == "Overal."
    talk.state = replace(talk.state, state="dicht", trust=60)
    assert talk.say("Ga fietsen.", "advies").reply == "Dicht."
    assert talk.say("U stelt zich aan.", "oordeel").reply == "Groep."
