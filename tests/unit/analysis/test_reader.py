"""The reader as a whole: any text, its places, hasty typing, what is innocent, and that it keeps nothing."""

from __future__ import annotations

import gc
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprek_oefenen.analysis.explain import explain
from gesprek_oefenen.analysis.loading import load_rules
from gesprek_oefenen.analysis.reader import MAX_CHARACTERS, Reader
from gesprek_oefenen.model.moves import OMA_MOVES, QUESTION_MOVES, Move
from gesprek_oefenen.model.reading import TalkContext


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader(load_rules())


def moves(text: str, previous: str | None = None, **context: object) -> set[str]:
    """The moves of a turn, as their ids."""
    return {str(move) for move in reader().read(text, TalkContext(previous=previous, **context)).moves}  # type: ignore[arg-type]


WORDS = st.sampled_from(
    ["u", "je", "ik", "moet", "zou", "eens", "hoe", "voelt", "dat", "?", "!", ".", "...", "*knikt*", "(stil)", "eenzaam", "👍", "'", '"',
     "e\u0301e\u0301n", "wél", "\n", "-", "é", "\u200b", "heeeel", "niet", "zei", "de", "dokter", "wandelclub", "misschien", "vertel"]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)), st.one_of(st.none(), st.text(max_size=80)))
def test_any_text_is_read_and_words_stay_on_their_place(text: str, previous: str | None) -> None:
    """No Unicode text raises, and every finding is exactly the slice it says it is."""
    reading = reader().read(text, TalkContext(previous=previous))
    for finding in reading.findings:
        assert finding.text == text[finding.start : finding.end]
        assert finding.text
    assert list(reading.findings) == sorted(reading.findings, key=lambda f: (f.start, f.end, list(Move).index(f.move)))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "?", "!!!", "\x00", "\ud800", "👍👍", "*", "()", "''"])
def test_next_to_nothing_is_read_without_a_word_of_blame(text: str) -> None:
    assert not OMA_MOVES & set(reader().read(text).moves)


@pytest.mark.parametrize(("text", "asks"), [
    ("wat naar ben je nu wel veilig", True), ("heb ik nog iets gemist", True), ("en je zus dan", True),
    ("komt u verder gaat u zitten", False), ("je belt eerst je zus en die avond ga je naar haar toe", False),
    ("wat veel mensen helpt is een vaste tijd", False), ("tekenen dat geeft rust", False), ("Oh ja?", False),
    ("het is niet zo dat u niet wilt u weet niet hoe", False),
    ("die Kees is dat een neef", True), ("en Riet is dat uw zus ofzo", True), ("weg of verhuurd bedoel je", True), ("hing daar toch een klok of niet", True),
    ("zie daar een orgel staan, speelt u daarop", True), ("van wie dan, die schilderijen", True), ("hoe lang al, dat u hier zo zit", True), ("achter wie dan", True),
    ("wat een dag, die zondag", False), ("hoe mooi, die lucht", False), ("mooi is dat zeg", False), ("een neef is dat dus", False)])
def test_hasty_questions_and_what_only_looks_like_one(text: str, asks: bool) -> None:
    """Without marks and capitals word order tells: a time in front, a polite order or a cleft is no question."""
    assert ("gesloten_vraag" in moves(text) or "open_vraag" in moves(text)) == asks


@pytest.mark.parametrize(("previous", "text", "asks"), [
    ("Ik ben er trots op.", "trots waarop dan", True), ("Ik ga nog wel op stap.", "samen met wie", True), ("Ik teken veel.", "op papier of op de computer", True),
    ("Goedemiddag.", "hallo zal ik hier gaan zitten", True), ("Mijn poes is weg.", "ach wat erg is ze al oud", True), ("Ik zwem.", "leuk en doet u dat vaak", True),
    ("Ik woon hier prettig.", "wat voor buren hebt u dan", True), ("Ik rijd niet meer.", "dus u gaat nu met de bus", True), ("Dag.", "dag alles goed met u", True),
    ("Ik zing.", "nog altijd bij hetzelfde koor", True), ("Ik lees.", "kijk je weleens een film", True), ("Mijn broer is er nog.", "en hij woont waar", True),
    ("Ik heb een volkstuin.", "en die schuur staat die er nog", True), ("Ik heb een volkstuin.", "op die tuin spreek je daar weleens iemand", True),
    ("Ik heb een volkstuin.", "een kleine kas zou u dat willen", True), ("Ik ben Corrie.", "ik ben Noor en u", True), ("Ik tel ze.", "met hoeveel buren ga je om", True),
    ("Ik hoor niks.", "hoor je hem nog weleens", True), ("Zo is het.", "wie weet dit nog meer", True), ("Zo is het.", "wat zie je als je naar vroeger kijkt", True),
    ("Ik heb een volkstuin.", "met zo'n tuin kom je de zomer wel door", False), ("Ik heb een volkstuin.", "die tuin heb je zelf aangelegd", False),
    ("Zo is het.", "wie weet lukt het nog", False), ("Zo is het.", "dat is iets tussen hem en u", False), ("Zo is het.", "wie niet vraagt krijgt niks", False),
    ("Hij is kwaad.", "kwaad waarom", True), ("Ik bak.", "heerlijk mag ik proeven", True), ("Ik bak.", "ooit een opleiding gedaan", True),
    ("Ik bak.", "lekker is dat niet", False), ("Ik bak.", "geen idee waarom", False), ("Ik zwem.", "leuk is dat", False), ("Ik zwem.", "knap vind ik dat", False), ("Mijn poes is weg.", "wat verdrietig voor u", False),
    ("Kom binnen.", "dank je wel voor de koffie", False), ("Kom binnen.", "wat hebt u het hier mooi", False), ("Hoe vaak komt u?", "elke week", False),
    ("Ik bel haar niet.", "als ze u belt neemt u dan op", True), ("Ik bel haar niet.", "als ze u belt neemt u gewoon op", False),
    ("Ik ben gestopt.", "oei en nu", True), ("Hoe gaat het?", "goed hoor en met u", True), ("Ik zwem.", "knap en hoe vaak dan", True),
    ("Ik kook niet.", "vinden anderen dat erg", True), ("U kijkt zo.", "zeg ik iets raars", True), ("Ik brei.", "zelf gemaakt", True),
    ("Wie maakte dat?", "zelf gemaakt", False), ("Ik zit binnen.", "alleen nu of meestal", True), ("Ik praat er niet over.", "is prima hoor", False),
    ("Zij is dood.", "Wat zult u haar missen.", False), ("Zij is dood.", "wat moet dat stil zijn", False), ("Zij is dood.", "wat zou u fijn vinden", True),
    ("Zij is dood.", "wat mist u aan haar", True),
    ("Ja. Zo.", "moet ik weg", True), ("Daar staat hij.", "kan ik m zien van hier", True), ("Zij is dood.", "kan ik me voorstellen", False),
    ("Ik lach.", "moet ik ook altijd", False), ("Ik wil niet.", "kan ik begrijpen", False), ("Mooi hè.", "moet ik zeggen", False),
    ("Ik lees.", "Nog altijd.", False), ("Dag.", "dag mevrouw", False), ("Ik wil niet.", "dat is niet waar", False), ("Ik wil niet.", "min of meer", False)])
def test_half_a_question_asks_and_a_short_word_of_sympathy_does_not(previous: str, text: str, asks: bool) -> None:
    """People type half sentences: the question word last, this or that, a greeting and a question in one breath."""
    assert bool({Move(move) for move in moves(text, previous)} & QUESTION_MOVES) == asks


@pytest.mark.parametrize("text", ["dat is heel zwaar hoor", "is goed joh", "is ook zo hoor", "dat is echt naar joh", "dat was waar hoor"])
def test_a_short_word_of_agreement_or_sympathy_is_no_judgement(text: str) -> None:
    assert not OMA_MOVES & {Move(move) for move in moves(text, "Ik eet alleen.")}


def test_what_may_be_half_a_question_is_never_surely_one() -> None:
    """Only a mark makes it one: the coach leaves it alone."""
    for text in ("nog altijd", "zoons of dochters", "dus u gaat nu met de bus"):
        reading = reader().read(text, TalkContext(previous="Ik zing niet meer in de kerk."))
        assert Move.CLOSED_QUESTION in reading.moves and Move.CLOSED_QUESTION not in reading.sure_moves


def test_an_order_of_words_decides_and_not_a_word_left_out_of_a_pattern() -> None:
    """"Wilt u iets eten?" wants a yes or no, whatever may follow "herinnert u zich iets"."""
    assert moves("Heeft u iets gegeten?") == {"gesloten_vraag"}
    assert "open_vraag" in moves("Herinnert u zich nog iets van die tijd?")


@pytest.mark.parametrize(("previous", "text"), [
    ("Ik was veertig jaar getrouwd.", "U was heel gelukkig met hem."), ("Zo'n leven wens je niemand toe.", "Zo zwaar is het."),
    ("De pijn neemt toe.", "Er is veel erger geworden."), ("Ik moest thuis alles alleen doen.", "U moest het allemaal alleen doen."),
    ("Ik mag niet meer autorijden.", "U mag niet meer rijden, dat is een grote verandering."), ("Ik ben een zeur.", "U bent in uw eigen ogen een zeurpiet."),
    ("Ik ga elke dag wandelen.", "U gaat gewoon elke dag even naar buiten."), ("Ik moet naar de tandarts.", "U moet ook altijd alles zelf regelen."),
    ("Ik ben bang dat het niet goed komt.", "U vraagt zich af of het wel goed komt."), ("Vroeger stond de deur open.", "En nu zit hij op slot."),
    ("Iedereen is weg.", "Iedereen is weg en u bent er nog."), ("De dokter heeft gelijk, denk ik.", "U denkt dat de dokter gelijk heeft.")])
def test_giving_back_with_the_words_of_oma_is_no_oma(previous: str, text: str) -> None:
    """Each of these was an accusation once, most of them a sure one."""
    assert not OMA_MOVES & {Move(move) for move in moves(text, previous)}


def test_a_doubtful_finding_needs_a_sentence_that_leans_that_way() -> None:
    """"De leeftijd" makes it small in one sentence and gives back in the other; the weighted sum tells them apart."""
    assert "bagatelliseren" in moves("Ach, dat is gewoon de leeftijd hoor", "Ik slaap zo slecht.")
    assert not OMA_MOVES & {Move(m) for m in moves("Dus u denkt dat het de leeftijd is, dat u zo slecht slaapt.", "Het zal de leeftijd zijn, ik slaap zo slecht.")}


@pytest.mark.parametrize("piece", ["u zou eens naar buiten moeten ", "a ", "hoe was dat en ", "'", "*a", "\n?", "ik heb heb heb ", "e\u0301"])
def test_long_turns_cost_in_proportion(piece: str) -> None:
    """Four times the text makes about four times the calls, not sixteen; counted, so that a busy machine does not matter."""

    def calls(length: int) -> int:
        text = (piece * length)[:length]
        count = 0

        def note(_frame: object, event: str, _arg: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        reader().read(text[: length // 2])  # tables that are read once
        sys.setprofile(note)
        try:
            reader().read(text)
        finally:
            sys.setprofile(None)
        return count

    assert calls(8_000) <= 6 * calls(2_000) + 5_000


def test_a_turn_beyond_the_bound_is_read_up_to_it() -> None:
    text = "Hoe gaat het met u? " * 2_000
    assert all(finding.end <= MAX_CHARACTERS for finding in reader().read(text).findings)


def test_the_same_turn_reads_the_same_whatever_was_read_before() -> None:
    """Nothing is remembered between turns, and readers may be shared by threads."""
    texts = ["Hoe was dat voor u?", "U zou eens naar buiten moeten.", "Dat klinkt verdrietig.", "Komt wel goed hoor."] * 5
    alone = [Reader(load_rules()).read(text).findings for text in texts[:4]] * 5
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: reader().read(text).findings, texts)) == alone


def test_memory_does_not_grow_with_turns() -> None:
    """Reading different turns leaves nothing behind that grows without bound."""
    for number in range(50):
        reader().read(f"Wat deed u in {1900 + number}?")
    gc.collect()
    before = len(gc.get_objects())
    for number in range(200):
        reader().read(f"Wat deed u in {1950 + number} en hoe was dat toen?")
    gc.collect()
    assert len(gc.get_objects()) - before < 2_000


@pytest.mark.parametrize(
    ("proper", "hasty"),
    [
        ("Hoe was dat voor u?", "hoe was dat voor u"),
        ("Kunt u daar iets meer over vertellen?", "kunt u daar iets meer over vertellen"),
        ("Woont u hier al lang?", "woont u hier al lang"),
        ("Waarom belde u niet?", "wrm belde u nie"),
        ("Wat mist u het meest?", "wa mist ge het meest"),
        ("Dat klinkt verdrietig.", "da klinkt verdrietig"),
        ("Misschien is een wandelclub iets voor u.", "mss is een wandelclub iets voor u"),
    ],
)
def test_hasty_and_flemish_typing_is_read_like_proper_typing(proper: str, hasty: str) -> None:
    assert moves(proper) == moves(hasty)


@pytest.mark.parametrize(("previous", "text"), [
    ("Ja.", "Dus dit is de afspraak: u vraagt het eerst aan uw broer, en daarna belt u samen de notaris."),
    ("Zo zit het wel een beetje.", "Dus het is niet elke avond, en als u dan alleen zit, is het wel meteen heel donker."),
    ("Mm-hm.", "-tegelijk maakt u zich zorgen, over hoe het met haar moet als u er niet meer bent-"),
    ("Ze laten me geen minuut met rust.", "U heeft rust nodig, en die krijgt u niet.")])
def test_what_gives_back_is_not_accused_on_a_word_in_doubt(previous: str, text: str) -> None:
    """A sentence that likely gives back is a summary, also when a rule that is not sure sees advice or making it small in it."""
    found = moves(text, previous)
    assert "samenvatting" in found
    assert not OMA_MOVES & {Move(move) for move in found}


@pytest.mark.parametrize(("previous", "text"), [
    ("Fijn dat u er was.", "Graag gedaan hoor."), ("Er wonen hier alleen nog vreemden.", "Vroeger zwaaide iedereen naar u, nu kent u geen mens meer."),
    ("Ik wilde naar de kunstacademie.", "En toen moest u thuis gaan helpen."), ("Ik werk tot acht en dan moet ik nog koken.", "Geen moment voor uzelf."),
    ("Daar heb ik geen zin in, in dat gepraat.", "Prima, dan hebben we het over uw tuin."), ("Wacht eens.", "Even samenvatten."),
    ("Ik durf het niet te zeggen.", "Wat houdt u tegen?"), ("Is er ook iets op zondag?", "Er is een koor, dat begint om elf uur."),
    ("Hoe was het in Limburg?", "Heerlijk! We hebben gefietst, dat moet je daar ook gewoon doen."), ("Ik hou niet van breien.", "Breien is niks voor u.")])
def test_courtesy_then_and_now_and_ones_own_outings_are_no_oma(previous: str, text: str) -> None:
    """A wish, a contrast of then and now, a story about oneself, an answer to what was asked: all were accused once."""
    assert not OMA_MOVES & {Move(move) for move in moves(text, previous)}


@pytest.mark.parametrize(("previous", "text", "move"), [
    ("Ik ben de hele winter niet bij mijn tante geweest.", "Dat had u niet mogen doen.", "oordeel"),
    ("Er was niks van waar.", "Overdrijft u nou niet een beetje?", "oordeel"),
    ("Ik heb haar brief weggegooid.", "Dat was nou niet bepaald aardig van u.", "oordeel"),
    ("Ik krijg zo'n stijve rug.", "Zwemmen. Dat doet wonderen.", "advies"),
    ("Ik zit veel binnen.", "Een hometrainer al eens geprobeerd?", "advies"),
    ("Al die papieren.", "Laat uw dochter dat toch regelen.", "advies")])
def test_judgement_and_advice_in_few_words_are_seen(previous: str, text: str, move: str) -> None:
    assert move in moves(text, previous)
    assert move not in moves(f"\u201c{text}\u201d, zei mijn broer dan.", previous)


def test_where_the_other_said_nothing_a_doubtful_finding_stands() -> None:
    """Without words of the other there is nothing to give back."""
    assert "bagatelliseren" in moves("Er lopen er nog zat rond.")


@pytest.mark.parametrize(("previous", "text"), [
    ("Ik regel de hele boel.", "Dus u bent, zeg maar, altijd degene die alles regelt."),
    ("Ik ben met alles tegelijk bezig.", "Dus het is, weet u, snel denken en snel praten, de hele dag door.")])
def test_a_stopgap_in_the_middle_changes_nothing(previous: str, text: str) -> None:
    assert "samenvatting" in moves(text, previous)
    assert "samenvatting" not in moves("Zegt u het maar.", previous)


@pytest.mark.parametrize(("previous", "text"), [
    ("Ik wist niet wat ik moest zeggen.", "Er zat een brok in uw keel."), ("Mijn broer noemde me een lafaard.", "Dat draagt u nog steeds met u mee."),
    ("Ze vroegen mij niet mee.", "Je hoort er niet bij."), ("Ik lach mee met de rest.", "En vanbinnen lacht u niet mee."),
    ("Het hele huis is leeg nu.", "De muren komen op u af."), ("Ik ga nooit weg zonder ruzie.", "Ge loopt daar op eieren."),
    ("Ze kwam eindelijk langs.", "U straalde.")])
def test_a_feeling_named_with_a_figure_is_a_feeling_named(previous: str, text: str) -> None:
    assert "gevoelsreflectie" in moves(text, previous)


@pytest.mark.parametrize(("previous", "text"), [
    ("Hoe laat is het?", "De stoel zit nog vast aan de muur."), ("Het liep niet zo.", "Mijn trein was er niet, ik stond daar in de kou."),
    ("Waar is je fiets?", "U bent uw sleutel kwijt."), ("Ga je mee?", "Ik hoor er niet bij, denk ik.")])
def test_a_figure_about_oneself_or_a_thing_names_no_feeling_of_the_other(previous: str, text: str) -> None:
    assert "gevoelsreflectie" not in moves(text, previous)


@pytest.mark.parametrize(
    ("text", "previous"),
    [
        ("De dokter zei dat u meer moet bewegen.", "Ik was bij de dokter."),
        ("Volgens uw dochter bent u te streng.", "Mijn dochter vindt me te streng."),
        ("'Komt wel goed', zeiden ze dan.", "Iedereen zei dat het goed kwam."),
        ("Het valt wel mee, zegt u.", "Het valt wel mee."),
        ("Dat moet zwaar voor u zijn.", "Ik doe alles alleen."),
        ("Wat zou u zelf willen doen?", "Ik weet het niet."),
        ("Ik vind het knap dat u dat zegt.", "Ik heb het eindelijk verteld."),
        ("Klopt dat?", "Ja, zo is het."),
        ("Neemt u rustig de tijd.", "Wacht even."),
        ("Ik denk dat ik u begrijp.", "Snapt u het?"),
    ],
)
def test_innocent_turns_are_not_accused(text: str, previous: str) -> None:
    """Reported, quoted, given back, asked or meant kindly: none of it is judgement, opinion, advice or making it small."""
    assert not OMA_MOVES & set(reader().read(text, TalkContext(previous=previous)).moves)


def test_advice_that_was_asked_for_is_no_advice() -> None:
    text = "U zou eens naar het buurthuis kunnen gaan."
    assert "advies" in moves(text)
    assert "advies" not in moves(text, asked_advice=True)


def test_a_follow_up_needs_to_know_what_was_said() -> None:
    assert "doorvraag" not in moves("Hoe was dat voor u?")
    assert "doorvraag" in moves("Hoe was dat voor u?", "Toen ging mijn zus weg.")
    assert "doorvraag" not in moves("hoi corrie hoe was je week", "Zus doet de was.")


def test_several_sentences_are_read_apart() -> None:
    found = reader().read("Wat naar. U zou eens moeten bellen. Hoe is het met uw zus?", TalkContext(previous="Mijn zus is ziek."))
    texts = {str(f.move): f.text for f in found.findings}
    assert texts["advies"] == "U zou eens moeten bellen"
    assert texts["open_vraag"] == "Hoe is het met uw zus"


def test_an_explanation_tells_what_fired_and_what_almost_did() -> None:
    """Whoever writes rules sees the clause, the rule that fired, and the exception that kept another from it."""
    told = explain(reader(), "De dokter zei: u zou meer moeten bewegen.", TalkContext(previous="Ik was bij de dokter."))
    assert [clause.about for clause in told.clauses]
    assert any(miss.rule.startswith("advies/") and any(r.startswith("behalve") for r in miss.reasons) for miss in told.near)
    plain = explain(reader(), "U zou meer moeten bewegen.")
    assert any(finding.rule == "advies/zou-moeten" for finding in plain.findings)
