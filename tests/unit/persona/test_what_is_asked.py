"""What a turn asks, and in which of its words; played with the analysis, as it is typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gesprek_oefenen.analysis.loading import load_rules
from gesprek_oefenen.analysis.reader import Reader
from gesprek_oefenen.model.play import Observation, TurnKind
from gesprek_oefenen.model.reading import TalkContext
from gesprek_oefenen.persona.asked import question_in
from gesprek_oefenen.persona.sense import Sense, sense


@pytest.fixture(scope="module")
def taken() -> Callable[[str, str], Sense]:
    """How the persona takes a turn after something she said."""
    reader = Reader(load_rules())
    return lambda text, before: sense(Observation(TurnKind.SAY, reader.read(text, TalkContext(previous=before))))


@pytest.mark.parametrize(("before", "text", "asked"), [
    ("Om het weekend zijn ze hier.", "Om het weekend. En hoe is zo'n avond?", "hoe is zo'n avond"),
    ("Niemand vraagt wat ik wil.", "oke en als u zelf het stuur had waar ging u dan heen", "waar ging u dan heen"),
    ("Dat is slordig werk.", "snap ik wat is er dan slordig", "wat is er dan slordig"),
    ("Hij was streng.", "Sorry, dat zei u al. Hoe heette hij?", "Hoe heette hij"),
    ("Komt u verder.", "Hoi, waar is iedereen?", "waar is iedereen"),
    ("Bij Fenne.", "Wie is Fenne? Vertel eens over haar.", "Wie is Fenne"),
    ("Van de brug.", "Wat ziet u daar? Vertelt u eens over de schepen.", "Vertelt u eens over de schepen"),
])
def test_what_goes_before_the_question_is_not_asked(taken: Callable[[str, str], Sense], before: str, text: str, asked: str) -> None:
    """Only the sentence or clause that asks chooses her answer."""
    turn = taken(text, before)
    assert turn.asks_besides and turn.asked_text == asked


@pytest.mark.parametrize(("before", "text"), [
    ("Het gaat uitstekend. Druk.", "druk waarmee dan"), ("Ja, goed. Beetje moe.", "moe van wat dan"),
    ("Soms vind ik het vervelend, die kaarten.", "wanneer vindt u die kaarten dan vervelend"),
])
def test_a_question_that_takes_up_her_word_is_no_summary(taken: Callable[[str, str], Sense], before: str, text: str) -> None:
    """To answer *druk waarmee* with *klopt* is no answer."""
    turn = taken(text, before)
    assert turn.asks and "samenvatting" not in turn.keys


def test_a_summary_before_a_question_still_counts(taken: Callable[[str, str], Sense]) -> None:
    """He listened and asked on: both do her good."""
    turn = taken("Dus sinds de herfst zit u 's avonds alleen. Hoe is dat voor u?", "Sinds de herfst zit ik 's avonds alleen.")
    assert turn.asks_besides and "samenvatting" in turn.keys


def test_klopt_dat_asks_nothing_besides(taken: Callable[[str, str], Sense]) -> None:
    """It asks whether the summary is right."""
    turn = taken("Dus u zit sinds de herfst 's avonds alleen. Klopt dat?", "Sinds de herfst zit ik 's avonds alleen.")
    assert not turn.asks_besides and "samenvatting" in turn.keys


@pytest.mark.parametrize(("text", "kinds"), [
    ("Is dat daar uw eigen stoel, waar u achter staat?", {"ja_nee"}), ("Uw eigen stoel, waar staat die?", {"waar"}),
])
def test_a_clause_that_says_which_one_asks_for_no_place(text: str, kinds: set[str]) -> None:
    """*Waar u achter staat* goes with the chair; *waar staat die* asks."""
    assert question_in(text).kinds == kinds


@pytest.mark.parametrize(("text", "kind", "held"), [
    ("Hoe hoorde u dat ze dood was?", "dood", False), ("Wie heeft er een eind aan gemaakt?", "dood", False), ("Was u erbij aan het eind van zijn leven?", "dood", False),
    ("Wist u dat uw man dood was?", "dood", False), ("Schrok u van haar dood, of was u erop voorbereid?", "dood", False),
    ("Wilt u bij haar zijn en zelf dood zijn?", "dood", True), ("Denkt u, nu ze er niet meer is, dat u beter dood zou zijn?", "dood", True),
    ("Wilt u liever dood zijn?", "dood", True), ("Denkt u er wel eens aan om er een eind aan te maken?", "dood", True), ("Zou u willen dat u dood was?", "dood", True),
    ("waar gaat het dan over", "hoe_gaat_het", False), ("hoe is het nu met die heg", "hoe_gaat_het", False), ("hoe gaat het met je moeder", "hoe_gaat_het", False),
    ("hoe gaat het met je vandaag", "hoe_gaat_het", True), ("hoe is het nu met u", "hoe_gaat_het", True), ("hoe is het op school", "hoe_gaat_het", False), ("hoi hoe ist", "hoe_gaat_het", True),
    ("Misschien een warm kussen in uw nek?", "flirten", False), ("Mag ik u kussen?", "flirten", True),
    ("U ziet er goed uit vandaag.", "flirten", False), ("wanneer bent u het liefst buiten", "persoonlijk", False),
    ("Au, ik verbrand mijn tong.", "flirten", False), ("zullen we tongen", "flirten", True),
])
def test_everyday_words_in_another_sense(taken: Callable[[str, str], Sense], text: str, kind: str, held: bool) -> None:
    """What sounds like small talk or flirting, and what is."""
    assert (kind in taken(text, "Zo.").kinds) is held


@pytest.mark.parametrize(("text", "rude"), [
    ("Mijn moeder had het kostuum gemaakt en dat zakte af, iedereen lachen!", False), ("Wat zit er in die zak?", False),
    ("Ik raapte vroeger eikels in het bos.", False), ("Wat ben je toch een ouwe zak.", True),
])
def test_a_word_that_can_be_rude_is_not_always(taken: Callable[[str, str], Sense], text: str, rude: bool) -> None:
    """A false reproach of rudeness ends a talk."""
    assert ("grofheid" in taken(text, "En toen?").keys) is rude


@pytest.mark.parametrize(("text", "asks"), [
    ("Wat heeft u een mooi overhemd aan.", False), ("wat ziet u er netjes uit", False), ("Wat staat de tafel er netjes bij.", False),
    ("Wat vermoeiend moet dat zijn.", False), ("Wat heeft u het hier gezellig.", False), ("wat is een zetter", True), ("Wat vindt u er zelf van?", True),
    ("wat hebt u aan een buurman", True), ("Wat is dat een grote hond, van wie is die?", True),
])
def test_what_exclaims_asks_nothing(taken: Callable[[str, str], Sense], text: str, asks: bool) -> None:
    """It begins like a question; with a mark behind it, it is one."""
    assert taken(text, "De koffie is bruin.").asks is asks


def test_a_word_of_hers_with_a_mark_asks_nothing_when_he_goes_on_about_himself(taken: Callable[[str, str], Sense]) -> None:
    """*Een formulier?* is wonder; what follows is what he says."""
    assert not taken("Een formulier? Nee hoor, die heb ik in de auto laten liggen.", "Nu komt er zeker een formulier.").asks
    assert taken("Een formulier? Waar is dat voor?", "Nu komt er zeker een formulier.").asks


@pytest.mark.parametrize(("text", "asked"), [
    ("En als ze klaar zijn, waar gaan ze dan heen?", "waar gaan ze dan heen"), ("Dank u wel, dat is lief. Wie is Wim, als ik zo vrij mag zijn?", "Wie is Wim"),
])
def test_what_stands_around_the_question_is_left_out(taken: Callable[[str, str], Sense], text: str, asked: str) -> None:
    """What goes before a comma, and asking leave for it."""
    assert taken(text, "Van Wim. Die is van mij.").asked_text == asked


def test_a_greeting_is_no_part_of_what_is_asked(taken: Callable[[str, str], Sense]) -> None:
    """*Goedemorgen, hoe lang woont u daar?* asks how long she lives there."""
    assert taken("Goedemorgen, hoe lang woont u daar?", "Ja, met Jopie.").question.lemmas == {"wonen"}


@pytest.mark.parametrize(("text", "kinds"), [
    ("Was het iemand van wie u veel hield?", {"ja_nee"}), ("Weet u nog van wie dat was?", {"wie"}), ("En dan, van wie was die kist?", {"wie"}), ("Is er iemand met wie u praat?", {"ja_nee"}),
    ("Hoe heet drinkt u hem?", {"hoe"}), ("Hoe heet uw zoon?", {"hoe_heet"}),
])
def test_what_only_looks_like_asking_for_a_name(text: str, kinds: set[str]) -> None:
    """*Van wie u veel hield* says more of someone, *hoe heet drinkt u hem* asks how hot."""
    assert question_in(text).kinds == kinds
