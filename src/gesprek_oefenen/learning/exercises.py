"""What an answer to a short exercise does: read by the same analysis as a talk, said in one or two sentences, never as *wrong*.

Where the analysis is not sure, less is said and an example is shown. Sources: werkboek 6.5, 6.9, 7.2, 12.4.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, Protocol

from gesprek_oefenen.analysis.summary import check_summary, is_echo
from gesprek_oefenen.feedback.moments import plain_words, says_one_of
from gesprek_oefenen.language.asking import asks_somewhere
from gesprek_oefenen.language.content_words import content_words, function_words, pointing_words, talk_words
from gesprek_oefenen.language.lemmas import lemma
from gesprek_oefenen.language.phrases import words_of
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.language.wordlists import read_data, rules_folder
from gesprek_oefenen.learning.exercise_texts import kind_text
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.exercises import TALKED_ABOUT, ExerciseKind, Explanation, Item, Result
from gesprek_oefenen.model.moves import Move, Signal
from gesprek_oefenen.model.reading import Finding, Reading, SummaryCheck, TalkContext
from gesprek_oefenen.persona.draw import Draw

LONGEST_QUOTE: Final = 60
"""Characters of the trainee's words that are said back; more is cut at a word."""
MOST_NEW_WORDS: Final = 3
"""So many words the other never said are still taken as one's own words for it."""
ENOUGH_GIVEN_BACK: Final = 2
"""Where giving back is the task, so many words of the other make a statement one, also without any other mark of it."""

MOST_SENTENCES: Final = 8
"""So many sentences of the other are looked at for an echo."""

_DIRECTING: Final = frozenset(("moet", "moeten", "kunt", "kun", "kan", "zou"))
"""Beside *you*, one of these makes that a likely summary may as well be a push."""
_WEAK: Final = frozenset(("het", "er", "ze", "zo", "verder", "meer", "haar", "hem", "toen"))
"""Words that may point back or at nothing ("hoe gaat het met ..."): beside a new subject they prove nothing."""
_LITTLE: Final = frozenset((Move.ENCOURAGEMENT, Move.SILENCE))
"""A nod or a silence: no advice, and no other way of saying it either."""
_YOU: Final = frozenset(("u", "je", "jij", "ge", "gij"))
_THE_OTHER: Final = frozenset(("u", "je", "jij", "jou", "jouw", "ge", "gij", "uw", "dat", "het"))
"""Words that show that a feeling is the other's, or what she tells about."""
_IN_THE_WAY: Final = (Move.LABELLING, Move.JUDGEMENT, Move.MINIMISING, Move.ADVICE, Move.OPINION, Move.ARGUING)
"""What closes rather than opens, the weightiest first; only sure findings count."""
_QUESTION_FORMS: Final = (Move.WHY_QUESTION, Move.LEADING_QUESTION)
_FEELING: Final = (Move.FEELING_REFLECTION,)
_OPENS: Final = (Move.OPEN_QUESTION, Move.FOLLOW_UP)
_GIVES_BACK: Final = (Move.SUMMARY, Move.FEELING_REFLECTION)


class AnswerReader(Protocol):
    """Anything that reads a turn as the analysis does (``analysis.reader.Reader``)."""

    def read(self, text: str, context: TalkContext | None = None) -> Reading:
        """The turn as the program understands it."""
        ...


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was seen of an answer: the result, which explanation, and the words it rests on."""

    result: Result
    reason: str
    findings: tuple[Finding, ...] = ()
    quote: str = ""


def explain(item: Item, answer: str, reader: AnswerReader, address: str = "u") -> Explanation:
    """What ``answer`` does in this exercise. Never raises, whatever is typed; the same answer gets the same words.

    Args:
        item: the exercise.
        answer: what was typed; an empty answer is a silence.
        reader: the analysis.
        address: how the reader of the screen is addressed, ``"u"`` or ``"je"``.
    """
    asked = asks_somewhere(item.says)
    reading = reader.read(answer, TalkContext(previous=item.says, earlier=item.before, asked_question=asked))
    moves = tuple(move.value for move in reading.moves)
    if Signal.OWN_NEED in reading.signals:
        from gesprek_oefenen.feedback.help import own_need

        return Explanation(Result.UNSURE, own_need(address), own_need=True)
    if item.kind in TALKED_ABOUT:
        return Explanation(Result.TALKED, item.reason, item.example, moves=moves)
    seen = _JUDGES[item.kind](item, answer, reading)
    perhaps = _of(reading, _IN_THE_WAY)
    if perhaps and seen.result is Result.UNSURE:
        seen = _Seen(Result.UNSURE, "misschien", perhaps)
    return Explanation(seen.result, _say(item, answer, seen, address), item.example, seen.reason, _spans(answer, seen), moves,
                       note=item.reason if item.kind is ExerciseKind.SILENCE else "")


def _say(item: Item, answer: str, seen: _Seen, address: str) -> str:
    """One of the ways to say it; which one hangs on the exercise and the answer alone, so it never changes by itself."""
    words = _quote(seen, answer)
    ways = kind_text(item.kind, address).sayings[seen.reason]
    about = item.about or "wat er gezegd werd"
    able = [way for way in ways if words or "{woorden}" not in way] or list(ways)
    way = Draw(len(answer), item.line).pick(item.key, able)
    sentence = fill(way, address, {"woorden": words, "naam": item.person, "onderwerp": about}, item.address)
    return sentence[:1].upper() + sentence[1:]


def _quote(seen: _Seen, answer: str) -> str:
    text = seen.quote or (seen.findings[0].text if seen.findings else answer)
    text = " ".join(text.split()).strip(" .,;:!?\"'“”‘’")
    if len(text) <= LONGEST_QUOTE:
        return text
    return text[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def _spans(answer: str, seen: _Seen) -> tuple[tuple[int, int], ...]:
    if seen.findings:
        return tuple(dict.fromkeys((f.start, f.end) for f in seen.findings))
    at = answer.find(seen.quote) if seen.quote else -1
    return ((at, at + len(seen.quote)),) if at >= 0 else ()


# One judge a kind.

def _open_up(item: Item, answer: str, reading: Reading) -> _Seen:
    """Open, no *why*, nothing pushed into it, and still about the same."""
    if (early := _closes(item, answer, reading, _QUESTION_FORMS)) is not None:
        return early
    if Move.STACKED_QUESTION in reading.sure_moves:
        return _on_the_way(reading, Move.STACKED_QUESTION)
    if asked := _of(reading, _OPENS):
        if not stays_with(item, answer):
            return _Seen(Result.UNSURE, "onderwerp", asked)
        return _Seen(Result.REACHED, "raak-onderwerp" if names_it(item, answer) else "raak", asked[:1])
    if Move.CLOSED_QUESTION in reading.moves:
        return _on_the_way(reading, Move.CLOSED_QUESTION, "gesloten")
    return _Seen(Result.UNSURE, "geen-vraag" if reading.findings else "weet-niet")


def _give_back(item: Item, answer: str, reading: Reading) -> _Seen:
    """Content of the other in one's own words: no echo, nothing of one's own."""
    if (early := _closes(item, answer, reading)) is not None:
        return early
    check = back(item, answer)
    if repeats(item.says, answer):
        return _Seen(Result.ON_THE_WAY, "echo")
    if not check.given_back:
        return _Seen(Result.UNSURE, "vraag" if _of(reading, _OPENS) else "los")
    if len(check.never_said) > max(MOST_NEW_WORDS, len(check.given_back)):
        return _Seen(Result.UNSURE, "toegevoegd", quote=check.never_said[0])
    given = _of(reading, _GIVES_BACK)
    if not given and _of(reading, (*_OPENS, Move.CLOSED_QUESTION)):
        return _Seen(Result.UNSURE, "vraag")
    if not given and (len(check.given_back) < ENOUGH_GIVEN_BACK or _of(reading, (*_IN_THE_WAY, Move.OWN_EXPERIENCE))):
        return _Seen(Result.UNSURE, "weet-niet")
    return _Seen(Result.REACHED, "raak", given[:1], check.given_back[0])


def _name_feeling(item: Item, answer: str, reading: Reading) -> _Seen:
    """A feeling, named by oneself, with the last word for the other."""
    if (early := _closes(item, answer, reading)) is not None:
        return early
    named = _of(reading, _FEELING)
    word = "" if named else _feeling_word(item, answer)
    if not named and not word:
        asks = bool(_of(reading, _OPENS)) and any(one.lemma == "voelen" for one in words_of(tokenise(answer)))
        return _Seen(Result.UNSURE, "alleen-vraag" if asks else "geen-gevoel")
    checked = says_one_of(answer, "check") or "?" in answer
    if not checked:
        return _Seen(Result.ON_THE_WAY, "zonder-check", named, word)
    return _Seen(Result.REACHED, "raak", named, word)


def _without_oma(item: Item, answer: str, reading: Reading) -> _Seen:
    """No judgement, opinion or advice, and still about what the other tells."""
    if (early := _closes(item, answer, reading, _QUESTION_FORMS)) is not None:
        return early
    if not stays_with(item, answer):
        return _Seen(Result.UNSURE, "onderwerp")
    if perhaps := _of(reading, _IN_THE_WAY):
        return _Seen(Result.UNSURE, "misschien", perhaps)
    if asked := _of(reading, _OPENS):
        return _Seen(Result.REACHED, "raak-vraag-onderwerp" if names_it(item, answer) else "raak-vraag", asked[:1])
    if felt := _of(reading, _FEELING):
        return _Seen(Result.REACHED, "raak-gevoel", felt[:1])
    if given := _given_back(item, reading, answer):
        return _Seen(Result.REACHED, "raak-terug", given[:1])
    if set(reading.moves) & _LITTLE and not names_it(item, answer):
        return _Seen(Result.ON_THE_WAY, "te-weinig")
    said = tuple(f for f in reading.findings if f.move not in (*_GIVES_BACK, Move.OWN_EXPERIENCE))
    return _Seen(Result.REACHED, "raak", said[:1]) if said else _Seen(Result.UNSURE, "weet-niet")


def _behind(item: Item, answer: str, reading: Reading) -> _Seen:
    """Something that lets come what lies under a plain question."""
    if (early := _closes(item, answer, reading, _QUESTION_FORMS)) is not None:
        return early
    deeper = {
        "raak-gevoel": _FEELING, "raak-open": (Move.NAMING_CONCERN, Move.NAMING_LONELINESS),
        "raak-vraag": (*_OPENS, Move.WISH, Move.BRIGHT_SPOT, Move.TURNING_ROUND),
    }
    for reason, moves in deeper.items():
        if found := _of(reading, moves):
            if reason == "raak-vraag" and Move.WISH not in reading.moves and not stays_with(item, answer):
                return _Seen(Result.UNSURE, "onderwerp", found[:1])
            return _Seen(Result.REACHED, reason, found[:1])
    word = _feeling_word(item, answer)
    if word and not _of(reading, _IN_THE_WAY):
        return _Seen(Result.REACHED, "raak-gevoel", quote=word)
    if given := _given_back(item, reading, answer):
        return _Seen(Result.REACHED, "raak-terug", given[:1])
    if Move.CLOSED_QUESTION in reading.moves:
        return _on_the_way(reading, Move.CLOSED_QUESTION, "gesloten")
    return _Seen(Result.ON_THE_WAY, "antwoord") if Signal.ANSWER in reading.signals else _Seen(Result.UNSURE, "weet-niet")


def _resistance(item: Item, answer: str, reading: Reading) -> _Seen:
    """One of the ways that help: naming, acknowledging, asking on, parking, turning round, listening, leaving the choice."""
    tactics = {
        "raak-benoemen": (Move.NAMING_RESISTANCE,), "raak-parkeren": (Move.PARKING,), "raak-omkeren": (Move.TURNING_ROUND,),
        "raak-erkennen": (Move.ACKNOWLEDGING,), "raak-ruimte": (Move.OWN_DIRECTION,), "raak-doorvragen": (*_OPENS, Move.WISH),
    }
    if (early := _closes(item, answer, reading, _QUESTION_FORMS)) is not None:
        return early
    for reason, moves in tactics.items():
        if found := _of(reading, moves):
            if reason == "raak-doorvragen" and Move.WISH not in reading.moves and not stays_with(item, answer):
                return _Seen(Result.UNSURE, "onderwerp", found[:1])
            return _Seen(Result.REACHED, reason, found[:1])
    if felt := _of(reading, _FEELING):
        return _Seen(Result.REACHED, "raak-meebewegen", felt[:1])
    if given := _given_back(item, reading, answer):
        return _Seen(Result.REACHED, "raak-luisteren", given[:1])
    if Move.CLOSED_QUESTION in reading.moves:
        return _on_the_way(reading, Move.CLOSED_QUESTION, "gesloten")
    return _Seen(Result.UNSURE, "weet-niet")


def _turn_round(item: Item, answer: str, reading: Reading) -> _Seen:
    """Looking from the other side; a wish is half a turn."""
    if found := _of(reading, (Move.TURNING_ROUND,)):
        return _Seen(Result.REACHED, "raak", found[:1])
    if (early := _closes(item, answer, reading, _QUESTION_FORMS)) is not None:
        return early
    for reason, moves in {"wens": (Move.WISH,), "open": _OPENS, "gesloten": (Move.CLOSED_QUESTION,)}.items():
        if found := _of(reading, moves):
            return _Seen(Result.ON_THE_WAY, reason, found[:1])
    return _Seen(Result.UNSURE, "weet-niet")


def _silence(item: Item, answer: str, reading: Reading) -> _Seen:
    """Waiting where there is something to wait for, a word where silence leaves someone alone."""
    fits = item.fits[0] if item.fits else "allebei"
    silent = not words_of(tokenise(answer)) or Move.SILENCE in reading.moves
    nod = _of(reading, (Move.ENCOURAGEMENT,))
    if not silent and (early := _closes(item, answer, reading, _QUESTION_FORMS)) is not None:
        return early
    if fits == "allebei":
        return _Seen(Result.TALKED, "allebei")
    if fits == "stilte":
        if silent:
            return _Seen(Result.REACHED, "raak-stilte")
        if nod and len(reading.moves) == 1:
            return _Seen(Result.REACHED, "raak-klein", nod)
        return _Seen(Result.ON_THE_WAY, "praat")
    if silent:
        return _Seen(Result.ON_THE_WAY, "zwijgt")
    if not reading.findings or _of(reading, _IN_THE_WAY):
        return _Seen(Result.UNSURE, "weet-niet")
    return _Seen(Result.REACHED, "raak-zeggen", reading.findings[:1])


_JUDGES: Final[Mapping[ExerciseKind, Callable[[Item, str, Reading], _Seen]]] = {
    ExerciseKind.OPEN_UP: _open_up, ExerciseKind.GIVE_BACK: _give_back, ExerciseKind.NAME_FEELING: _name_feeling,
    ExerciseKind.WITHOUT_OMA: _without_oma, ExerciseKind.BEHIND: _behind, ExerciseKind.RESISTANCE: _resistance,
    ExerciseKind.TURN_ROUND: _turn_round, ExerciseKind.SILENCE: _silence,
}


# What the judges share.

def _closes(item: Item, answer: str, reading: Reading, also: tuple[Move, ...] = ()) -> _Seen | None:
    """Why this answer surely closes rather than opens, or ``None``: nonsense, the same sentence again, OMA, pushing."""
    if Move.UNINTELLIGIBLE in reading.moves:
        return _Seen(Result.UNSURE, "onbegrijpelijk")
    if Signal.RUDENESS in reading.signals:
        return _Seen(Result.ON_THE_WAY, "grof")
    if item.sentence and plain_words(answer) == plain_words(item.sentence):
        return _Seen(Result.ON_THE_WAY, "zelfde")
    for move in (*_IN_THE_WAY, *also):
        if found := tuple(f for f in reading.findings if f.move is move and f.sure):
            return _Seen(Result.ON_THE_WAY, move.value, found)
    return None


def _of(reading: Reading, moves: tuple[Move, ...]) -> tuple[Finding, ...]:
    return tuple(f for f in reading.findings if f.move in moves)


def _given_back(item: Item, reading: Reading, answer: str) -> tuple[Finding, ...]:
    """What gives the other's words back; not when none of them is in it, or it may tell her what to do ("u moet een bril kopen")."""
    found = _of(reading, (Move.SUMMARY,))
    if not names_it(item, answer):
        return ()
    said = plain_words(answer)
    pushes = any({one, other} & _YOU and {one, other} & _DIRECTING for one, other in pairwise(said))
    return found if not pushes or any(f.sure for f in found) else ()


def _on_the_way(reading: Reading, move: Move, reason: str = "") -> _Seen:
    return _Seen(Result.ON_THE_WAY, reason or move.value, _of(reading, (move,)))


def _feeling_word(item: Item, answer: str) -> str:
    """The word, as typed, with which a feeling of the other is named: of the list of feelings or of the item's own words."""
    words = words_of(tokenise(answer))
    if not {word.norm for word in words} & _THE_OTHER:
        return ""
    own = {lemma(word) for name in item.words for word in plain_words(name)}
    for word in words:
        if word.norm in function_words():
            continue  # "naar" is a feeling too
        if word.norm in _feelings() or word.lemma in _feelings() or word.lemma in own:
            return answer[word.token.start:word.token.end]
    return ""


@lru_cache(maxsize=1)
def _feelings() -> frozenset[str]:
    data = read_data(rules_folder() / "woordenlijsten" / "gevoel.yaml")
    return frozenset(str(word) for word in data["woorden"])


def repeats(line: str, answer: str) -> bool:
    """Whether the answer says (nearly) word for word what was said: one sentence of it, or some that follow each other."""
    mine = words_of(tokenise(answer))
    said = words_of(tokenise(line))
    last = said[-1].sentence if said else -1
    return any(is_echo(mine, [word for word in said if first <= word.sentence <= end])
               for first in range(min(last, MOST_SENTENCES) + 1) for end in range(first, min(last, MOST_SENTENCES) + 1))


def back(item: Item, answer: str) -> SummaryCheck:
    """What of the other's words comes back in the answer, and what was never said."""
    return check_summary(tokenise(answer), TalkContext(previous=item.says, earlier=item.before))


def stays_with(item: Item, answer: str) -> bool:
    """Whether the answer is still about the same: a word of it comes back, it points back, or it names nothing new."""
    if names_it(item, answer) or (pointing_words() - _WEAK).intersection(plain_words(answer)):
        return True
    named = content_words(words_of(tokenise(answer)))
    return all(word.lemma in talk_words() or word.norm in talk_words() for word in named)


def names_it(item: Item, answer: str) -> bool:
    """Whether a word of what it is about stands in the answer: only then may an explanation say what it goes on about."""
    sources = (item.says, *item.before, item.sentence, item.about, " ".join(item.words))
    return bool(check_summary(tokenise(answer), TalkContext(earlier=tuple(one for one in sources if one))).given_back)
