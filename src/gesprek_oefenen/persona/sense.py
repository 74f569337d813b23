"""What kind of turn the persona has before her: moves and signals, plus the everyday things that are no move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import pairwise
from typing import Final

from gesprek_oefenen.language.content_words import all_greetings, content_lemmas, function_words
from gesprek_oefenen.language.phrases import Match, Word, words_of
from gesprek_oefenen.language.tokens import Token, tokenise
from gesprek_oefenen.model.moves import MOVE_GROUP, OMA_MOVES, Move, Signal
from gesprek_oefenen.model.play import Observation, TurnKind
from gesprek_oefenen.model.reading import Reading
from gesprek_oefenen.persona.asked import BEFORE_A_THING, HE_OR_SHE, YOU, Question, question_of
from gesprek_oefenen.persona.asking import Asking, asking, begins_asking
from gesprek_oefenen.persona.defaults import Everyday, EverydayKind, everyday
from gesprek_oefenen.persona.question_forms import form_of

_READ_AT_MOST: Final = 400
"""Everyday things show in the first so many tokens; more would only cost time."""
_NAME_CUES: Final = (("ik", "heet"), ("mijn", "naam", "is"), ("m'n", "naam", "is"))
_NAME_FIRST: Final = 3
"""*Karin hier*: only among the first words."""
_INNOCENT: Final = frozenset({
    Move.SUMMARY, Move.FEELING_REFLECTION, Move.ACKNOWLEDGING, Move.OWN_DIRECTION, Move.OPEN_QUESTION, Move.FOLLOW_UP, Move.WISH,
})
"""Moves that, when sure, outweigh what may perhaps be advice."""
_ABOUT_SOMETHING: Final = frozenset({"om", "als", "dat", "wanneer", "toen", "in", "op", "bij", "daarna", "verder", "af", "hier", "daar", "thuis", "dan"})
"""*Hoe is het om ...*, *hoe is het op school*: no *hoe gaat het*."""
_IMPRESSION: Final = frozenset({"idee", "gevoel", "indruk", "vermoeden"})
_HIM: Final = frozenset({"hij", "ie"})
_KNOWING: Final = frozenset({"weten", "weet", "wist", "wisten"})
_SOMEONE_ELSE: Final = HE_OR_SHE - {"hem", "haar", "hen", "hun"} | {"die", "man", "vrouw", "moeder", "vader", "hond", "kat"}
_HIS: Final = frozenset({"zijn", "haar", "hun"})
_NOT_AWAY: Final = frozenset({"te", "door", "over", "hard", "snel", "vragen", "praten", "zitten", "luisteren", "zo"})
"""*Ik ga weer te hard*: nobody leaves."""
_WHETHER_REAL: Final = frozenset({"", "of", "wel", "een", "iemand", "hoor", "dan"})
_BEFORE_BYE: Final = frozenset({"", "nou", "ja", "ok", "oke", "goed", "dan", "en"})
_WITH_IT: Final = frozenset({"ermee", "daarmee", "hiermee", "als"})
"""*Wat gaat u ermee doen*, *wat ga je doen als hij het doet*: with what was just named, not today."""
_NOT_HER_HEALTH: Final = frozenset({"gekomen", "gelopen", "geworden", "ontstaan", "om", "als", "dat", "toen", "daar", "begonnen", "mogelijk"})
_DOES_SOMETHING: Final = frozenset({"bezig", "doen", "gooien", "halen", "brengen", "zetten", "leggen"})
"""*Lekker bezig* is no flirting, *zal ik er een paar weg doen* asks for no leave."""
_OTHER_START: Final = frozenset({"waar", "waarover", "wat", "daar", "wie", "laat"})
"""*Waar gaat het over*: neither."""
_NOW_WORDS: Final = frozenset({"vandaag", "vanmorgen", "vanochtend", "vanmiddag", "vanavond", "deze", "nu", "gegaan", "geweest", "gesteld", "eigenlijk"})
"""What may stand behind *met je* that is no one: *hoe gaat het met je vandaag*."""
_ECHOED: Final = 3
_HIS_WORDS: Final = frozenset({"ik", "mijn", "wat", "dank", "dag", "sorry"})
_AT_IT: Final = frozenset({"aan", "mee", "van"})
_SHORT_TEXT: Final = 200
_BOTHERSOME: Final = frozenset({"gesloten_vraag", "stapelvraag", "waarom_vraag", "sturende_vraag"})


@dataclass(frozen=True, slots=True)
class Sense:
    """One turn as the persona takes it.

    ``moves``: sure and likely; ``keys``: what counts and what transitions and reactions go by: moves (OMA and pushing only
    when sure), their groups, signals. ``sure``: sure moves. ``topic``: subject that was named; ``goes_on``: the turn goes on
    with the subject at hand. ``asks``: it is a question or a request to tell. ``kinds``: everyday things in it.
    ``lemmas``: content words. ``all_words``: every word. ``words``: how many words. ``print``: fingerprint of the very words. ``name``: how the
    trainee says he is called. ``echo``, ``wrong_words``, ``right_words``: what the summary check said. ``question``: what
    answer it asks for. ``forms``: every word as written, as ``=written`` and in its dictionary form. ``text``: the beginning of what was typed. ``asks_besides``: its last sentence asks something, after another sentence. ``asked_text``,
    ``asked_lemmas``: the sentence that asks and its content words, when another goes before it; else the whole turn.
    """

    silence: bool
    moves: frozenset[Move] = frozenset()
    sure: frozenset[Move] = frozenset()
    signals: frozenset[Signal] = frozenset()
    keys: frozenset[str] = frozenset()
    topic: str | None = None
    goes_on: bool = False
    asks: bool = False
    kinds: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()
    all_words: frozenset[str] = frozenset()
    words: int = 0
    print: str = ""
    name: str = ""
    echo: bool = False
    right_words: int = 0
    wrong_words: int = 0
    question: Question = field(default_factory=Question)
    forms: frozenset[str] = frozenset()
    text: str = ""
    asks_besides: bool = False
    asked_text: str = ""
    asked_lemmas: frozenset[str] = frozenset()

    @property
    def only_closed(self) -> bool:
        """It asks, but in a way that yes, no or one fact would do."""
        return bool(self.keys & _BOTHERSOME) and not self.moves & {Move.OPEN_QUESTION, Move.FOLLOW_UP}

    @property
    def form(self) -> str:
        """Which form its question has (``question_forms``); "" for none in particular."""
        return form_of(self.question, self.asked_text)

    @property
    def doubtful(self) -> bool:
        """It may be advice, opinion or judgement, but not surely: nothing won or lost. What may also be kind is taken so."""
        kind = self.keys & {"oma", "excuus", "ruimte"} or self.moves & {Move.FEELING_REFLECTION} or "meeleven" in self.kinds
        return bool(self.moves & OMA_MOVES) and not kind and not self.sure & _INNOCENT


def sense(observation: Observation) -> Sense:
    """Make sense of one turn. Cost is linear in its length and bounded; never raises on any text."""
    reading = observation.reading
    moves = frozenset(reading.moves)
    if observation.kind is TurnKind.SILENCE or moves == {Move.SILENCE} and not _says_something(reading.text):
        return Sense(True, frozenset({Move.SILENCE}), frozenset({Move.SILENCE}), keys=frozenset({"stilte", "luisterend"}))
    if observation.kind is TurnKind.ROUND_OFF:
        return Sense(False)
    sure = frozenset(reading.sure_moves)
    signals = frozenset(reading.signals)
    tokens = tokenise(reading.text[:4000])[:_READ_AT_MOST]
    words = words_of(tokens)
    things = everyday()
    asked = asking(reading, words, tokens, things)
    kinds = _kinds(words, asked.asks, things)
    check_only = "controle" in kinds and not begins_asking(asked.words, things)  # "... Klopt dat?" asks nothing besides
    if "losse_vraag" in kinds or (asked.by_word and not check_only and not _gives_back_first(reading, asked)):
        moves, sure = moves - {Move.SUMMARY}, sure - {Move.SUMMARY}  # "en je werk", "druk waarmee dan": whatever of her words it takes up
    if "over_bezoeker" in kinds and _opinion_on_himself(reading):  # "ik heb er twee en ik vind het al een circus"
        moves, sure = moves - {Move.OPINION}, sure - {Move.OPINION}
    check = reading.summary
    besides = asked.besides and not check_only
    about = asked.words if besides else words
    asks = asked.asks or "losse_vraag" in kinds
    return Sense(
        silence=False, moves=moves, sure=sure, signals=signals, keys=_keys(moves, sure, signals),
        topic=None if reading.topic_from_context else reading.topic, goes_on=reading.topic_from_context,
        asks=asks, kinds=kinds, lemmas=content_lemmas(words), all_words=frozenset(w.norm for w in words),
        words=len(words), print=_print(words), name=_name(tokens, words, kinds),
        echo=bool(check and check.echo), question=_question(words, about, reading.text) if asks else Question(),
        asks_besides=besides, asked_text=_as_typed(reading.text, about) if besides else reading.text[:_SHORT_TEXT],
        asked_lemmas=content_lemmas(about), text=reading.text[:_SHORT_TEXT], forms=frozenset(form for w in words[_greets(words):] for form in (w.norm, f"={w.norm}", w.lemma)),
        right_words=len(check.given_back) if check else 0, wrong_words=len(check.never_said) if check else 0,
    )


def _as_typed(text: str, about: Sequence[Word]) -> str:
    """The words of the question with the commas between them, or one by one when something else stands between."""
    typed = text[about[0].token.start : about[-1].token.end]
    return typed if len(typed.split()) == len(about) else " ".join(word.token.text for word in about)


def _greets(words: Sequence[Word]) -> int:
    """How many words at the beginning only greet: *dag mevrouw* does not speak of the day."""
    return int(bool(words) and words[0].norm in all_greetings())


def _question(words: Sequence[Word], about: Sequence[Word], text: str) -> Question:
    """What is asked. A clause that only points ("een lege stoel, van wie is die?") leaves it to what goes before it in its sentence."""
    asked = question_of(about)
    if asked.lemmas or not about or not (asked.points or len(about) <= _ECHOED):
        return asked
    if about[0].sentence and about[0] is next(word for word in words if word.sentence == about[0].sentence):  # "zilver? van wie is dat"
        before = [word for word in words if word.sentence == about[0].sentence - 1]
        marked = bool(before) and "?" in text[before[-1].token.end : about[0].token.start]
        named = content_lemmas(before) if marked and len(before) <= _ECHOED and not {word.norm for word in before} & _HIS_WORDS else frozenset[str]()
        return replace(asked, lemmas=named) if named else asked
    if about[0].sentence != words[-1].sentence:
        return asked
    whole = question_of([word for word in words if word.sentence == words[-1].sentence])
    return replace(asked, lemmas=whole.lemmas, names=whole.names)


def _opinion_on_himself(reading: Reading) -> bool:
    """Whether every opinion in the turn speaks of the trainee's own affairs: no word of her in it."""
    found = [finding.text for finding in reading.findings if finding.move is Move.OPINION]
    return bool(found) and not any({word.norm for word in words_of(tokenise(text))} & YOU for text in found)


def _gives_back_first(reading: Reading, asked: Asking) -> bool:
    """Whether a summary goes before what is asked: then it counts as well."""
    begin = asked.words[0].token.start if asked.besides else 0
    return any(finding.move is Move.SUMMARY and finding.end <= begin for finding in reading.findings)


def taken_as_oma(sense: Sense) -> Sense:
    """``sense`` with its likely advice, opinion or judgement taken as such.

    One such turn may be misread; the second running hardly ever is, and to her it no longer makes a difference.
    """
    oma = sense.moves & OMA_MOVES
    return replace(sense, sure=sense.sure | oma, keys=sense.keys | {move.value for move in oma} | {"oma"})


def _says_something(text: str) -> bool:
    """Whether a turn that was read as a silence has words outside stage directions."""
    return any(token.kind == "word" for token in tokenise(text[:200]))


def _keys(moves: frozenset[Move], sure: frozenset[Move], signals: frozenset[Signal]) -> frozenset[str]:
    """Ids that count: OMA and pushing only when sure, everything else also when likely."""
    keys: set[str] = set()
    for move in moves:
        group = MOVE_GROUP[move]
        if move in sure or (move not in OMA_MOVES and group.value != "duwend"):
            keys |= {move.value, group.value}
    return frozenset(keys | {signal.value for signal in signals})


def _kinds(words: Sequence[Word], asks: bool, things: Everyday) -> frozenset[str]:
    """The everyday things in a turn."""
    found = {match.phrase.value for match in things.finder.find(words) if _fits(match, words, asks, things)}
    foreign = sum(word.norm in things.foreign for word in words)
    dutch = sum(word.norm in function_words() and word.norm not in things.foreign for word in words)
    if foreign >= 2 and foreign > dutch:
        found = {"andere_taal"}
    return frozenset(found)


def _fits(match: Match[str], words: Sequence[Word], asks: bool, things: Everyday) -> bool:
    """Whether a phrase counts: the turn is short enough, asks or does not, and it stands where it should."""
    kind: EverydayKind = things.kinds[match.phrase.value]
    after = words[match.end].norm if match.end < len(words) else ""
    before = words[match.start - 1].norm if match.start else ""
    if kind.name == "hoe_gaat_het" and (after in _ABOUT_SOMETHING or before in _OTHER_START):
        return False
    if kind.name == "hoe_gaat_het" and words[match.end - 1].norm in _HIM and match.end < len(words):  # "hoe is hij stuk gegaan"
        return False
    if kind.name == "hoe_gaat_het" and _with_something(words[match.start:]):  # "hoe is het nu met die heg"
        return False
    if kind.name == "hoe_gaat_het" and _KNOWING & {word.norm for word in words[: match.start]}:  # "weten ze hoe het met je gaat"
        return False
    if kind.name == "open_start" and words[match.end - 1].norm == "er" and _AT_IT & {word.norm for word in words[match.end:]}:  # "wat is er gek aan"
        return False
    if kind.name == "robot" and words[match.end - 1].norm == "echt" and after not in _WHETHER_REAL:  # "bent u echt zo druk"
        return False
    if kind.name == "dood" and _another_died([word.norm for word in words[match.start : match.end]], before):
        return False
    if kind.name == "weer" and words[match.end - 1].norm == "weer" and after.endswith("en"):  # "zou u het weer doen"
        return False
    if kind.name == "flirten" and before == "een" and not YOU & {word.norm for word in words[: match.start]}:  # "Thea is een schat"
        return False
    if kind.name == "afscheid" and (after in _NOT_AWAY or (words[match.start].norm == "dag" and before not in _BEFORE_BYE)):  # "een volle dag, hoor"
        return False
    if kind.name == "begroeting" and words[0].norm == "en":  # "en morgen"
        return False
    if kind.name == "over_bezoeker" and _IMPRESSION & {word.norm for word in words[match.start : match.end + 2]}:  # "ik heb het idee dat u"
        return False
    if kind.name in ("flirten", "zal_ik_gaan") and any(word.norm in _DOES_SOMETHING for word in words[match.end:]):
        return False
    if kind.name == "hoe_gaat_het" and after in _NOT_HER_HEALTH:  # "hoe is het gekomen dat ze er niet meer zijn"
        return False
    if kind.name == "dag" and any(word.norm in _WITH_IT for word in words):
        return False
    if len(words) > kind.words or (kind.question is not None and kind.question is not asks):
        return False
    before_it = words[: match.start]
    if kind.name == "mag_ik":  # "vet. mag ik er een zien"
        before_it = [word for word in before_it if word.sentence == words[match.start].sentence]
    return not kind.first or all(word.norm in things.lead for word in before_it)


def _with_something(words: Sequence[Word]) -> bool:
    """Whether *met* is followed by a thing or by someone else, and not by her: *met die heg*, *met je moeder*, not *met u vandaag*."""
    at = next((at for at, word in enumerate(words) if word.norm == "met"), len(words))
    thing = words[at + 1 : at + 3]
    return len(thing) == 2 and thing[0].norm in BEFORE_A_THING and thing[0].sentence == thing[1].sentence and not (
        thing[0].norm in YOU and (thing[1].norm in function_words() or thing[1].norm in _NOW_WORDS))


def _another_died(phrase: Sequence[str], before: str) -> bool:
    """Whether words of dying speak of someone else: *hoe hoorde u dat ze dood was* asks nothing of her own wish to live.

    Of whom it is said stands nearest before it: *zou u, nu zij er niet is, ook liever dood zijn, u* is hers.
    """
    said = (before, *phrase)
    if any(whose in _HIS and what in ("leven", "dood") for whose, what in pairwise(said)):
        return True
    if "dood" not in phrase:
        return False
    nearest = next((word for word in reversed(said[: said.index("dood")]) if word in YOU | _SOMEONE_ELSE), "")
    return nearest in _SOMEONE_ELSE or (not nearest and phrase[0] == "was")


def _print(words: Sequence[Word]) -> str:
    """A fingerprint of the words, to notice the very same turn; empty for a turn of fewer than three words."""
    if len(words) < 3:
        return ""
    return blake2b(" ".join(word.norm for word in words).encode(), digest_size=6).hexdigest()


def _name(tokens: Sequence[Token], words: Sequence[Word], kinds: frozenset[str]) -> str:
    """The name the trainee gives himself, or ""; ``ik ben ...`` counts only before a capital."""
    norms = [word.norm for word in words]
    for at in range(len(norms)):
        for cue in _NAME_CUES:
            if tuple(norms[at : at + len(cue)]) == cue and at + len(cue) < len(norms):
                return _as_name(words[at + len(cue)])
        if norms[at] == "met" and at + 1 < len(words) and "begroeting" in kinds and words[at + 1].token.text[:1].isupper():
            return _as_name(words[at + 1])
        if norms[at] == "hier" and at + 1 < len(words) and at <= _NAME_FIRST and words[at + 1].token.text[:1].isupper():
            following = words[at + 1]  # "gezellig hier. Ik heb zelf ook zo'n lamp" names nobody
            if following.sentence == words[at].sentence and following.norm not in function_words():
                return _as_name(following)
        if norms[at] == "hier" and at and words[at - 1].token.text[:1].isupper() and not words[at - 1].known and at <= _NAME_FIRST:
            return _as_name(words[at - 1])
        if norms[at : at + 2] == ["ik", "ben"] and at + 2 < len(norms):
            candidate = words[at + 2]
            greeting = bool(kinds & {"begroeting", "kennismaken"})
            ends = at + 3 >= len(norms) or norms[at + 3] in {"van", "en", "de", "uw", "je", "vrijwilliger"}
            capital = candidate.token.text[:1].isupper()
            new = not candidate.known and (capital or (greeting and ends))
            if candidate.norm not in function_words() and (new or (capital and greeting and ends)):
                return _as_name(candidate)
    return ""


def _as_name(word: Word) -> str:
    text = word.token.text[:30]
    return text[:1].upper() + text[1:] if text.isalpha() or "-" in text else ""
