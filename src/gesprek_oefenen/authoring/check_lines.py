"""The lines of a persona as one would hear them: repetition, length, u and je, words that do not fit, real names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from gesprek_oefenen.authoring.aids import Unfit, name_particles, place_names, title_words, unfit_words
from gesprek_oefenen.authoring.case import Case, Spoken, every_line
from gesprek_oefenen.language.phrases import words_of
from gesprek_oefenen.language.tokens import Token, tokenise
from gesprek_oefenen.model.problems import Problem
from gesprek_oefenen.model.story import ANY_STATE

FEW_LINES: Final = 3
LONG_SENTENCE: Final = 25
LONG_TURN: Final = 45
_SHORT_ENOUGH_TO_REPEAT: Final = 4
"""Lines of so few words ("Weet ik niet.") may come back in another list."""
_ALOUD: Final = frozenset({"zin", "vooraf"})
_FORMAL: Final = frozenset({"u", "uw", "uzelf"})
_FAMILIAR: Final = frozenset({"jij", "jou", "jouw", "jullie"})
_REMEMBERED: Final = 20_000
_SAYING: Final = frozenset({"zeg", "zegt", "zeggen", "zei", "zeiden", "denk", "denkt", "denken", "dacht", "vraag", "vraagt",
                           "vragen", "vroeg", "vroegen", "roept", "riep", "schreef"})
_ARTICLES: Final = frozenset({"de", "het", "een", "'t", "die", "dat", "deze", "dit", "zo'n"})
_QUOTE_MARKS: Final = frozenset("'\"")


def check_lines(case: Case) -> Iterator[Problem]:
    """All problems of this kind in ``case``."""
    spoken = [(each, _tokens(each.line.text)) for each in every_line(case.story)]
    names: set[str] = set()
    yield from _few(case)
    yield from _identical(case, spoken)
    for each, tokens in spoken:
        yield from _empty(case, each, tokens)
        if each.kind in _ALOUD:
            yield from _long(case, each, tokens)
            yield from _address(case, each, tokens)
        if each.kind != "lichaam":
            yield from _unfit(case, each)
        yield from real_names(case, tokens, each, names)
    yield from _title(case)


def _few(case: Case) -> Iterator[Problem]:
    """Lists so short that a talk soon repeats itself."""
    for topic in case.story.topics:
        for layer in topic.layers:
            if len(layer.lines) < FEW_LINES:
                node = case.key("onderwerpen", topic.id, "lagen", layer.number - 1, "zinnen")
                yield case.report("weinig-zinnen", node, f"Laag {layer.number} van '{topic.id}' heeft {_count(len(layer.lines))}.",
                                  f"Met minstens {FEW_LINES} valt zij niet in herhaling.")
    states = {ANY_STATE, *(state.name for state in case.story.states)}
    for key, reaction in case.story.reactions.items():
        for state, lines in reaction.lines.items():
            if state in states and len(lines) < FEW_LINES:
                yield case.report("weinig-zinnen", case.key("reacties", key, "zinnen", state),
                                  f"De reactie '{key}' heeft voor '{state}' {_count(len(lines))}.",
                                  f"Met minstens {FEW_LINES} valt zij niet in herhaling.")


def _count(number: int) -> str:
    return "maar één zin" if number == 1 else f"maar {number} zinnen"


def _identical(case: Case, spoken: Sequence[tuple[Spoken, Sequence[Token]]]) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], list[Spoken]] = defaultdict(list)
    for each, tokens in spoken:
        if each.kind == "lichaam":
            continue
        words = tuple(token.norm for token in tokens if token.kind == "word")
        before = next((other for other in seen[words] if other.place == each.place or len(words) > _SHORT_ENOUGH_TO_REPEAT), None)
        if words and before is not None and before.line is not each.line and before.line.id != each.line.id:
            same_row = before.line.line_no == each.line.line_no and ".door." not in each.line.id
            node = case.node(*_path_of(each)) if same_row else case.text_node(each.line)
            yield case.report("dezelfde-zin", node, f"Deze zin staat er al, op regel {before.line.line_no}.",
                              "Maak er een andere zin van, of haal er een weg.")
        seen[words].append(each)


def _path_of(each: Spoken) -> tuple[str | int, ...]:
    """Path to a line from its id: ``onderwerpen.thuis.1.2`` stands at layer 1, second line."""
    parts = each.line.id.split(".")
    if parts[0] == "onderwerpen" and len(parts) == 4:
        return "onderwerpen", parts[1], "lagen", int(parts[2]) - 1, "zinnen", int(parts[3]) - 1
    if parts[0] == "onderwerpen" and len(parts) == 5 and parts[2] == "feiten":
        return "onderwerpen", parts[1], "feiten", int(parts[3]) - 1, "zinnen", int(parts[4]) - 1
    if parts[0] == "reacties" and len(parts) == 4:
        return "reacties", parts[1], "zinnen", parts[2], int(parts[3]) - 1
    if parts[0] == "terugval" and len(parts) == 3:
        return "terugval", parts[1], int(parts[2]) - 1
    if parts[0] == "toestanden" and len(parts) == 4:
        return "toestanden", int(parts[3]) - 1
    return tuple(int(part) - 1 if part.isdecimal() else part for part in parts)


def _empty(case: Case, each: Spoken, tokens: Sequence[Token]) -> Iterator[Problem]:
    if not each.line.text and "stilte" in each.place:
        return  # answering a silence with a silence
    if not any(token.kind in ("word", "emoji", "stage") or token.norm == "..." for token in tokens):
        yield case.report("lege-zin", case.text_node(each.line), "Hier staat een zin zonder woorden.",
                          'Schrijf wat zij zegt, of "..." als zij zwijgt.')


def _long(case: Case, each: Spoken, tokens: Sequence[Token]) -> Iterator[Problem]:
    total = longest = current = 0
    for token in tokens:
        if token.kind == "word":
            total, current = total + 1, current + 1
            longest = max(longest, current)
        elif token.norm in ("?", "!", ".", "...", ";", ":"):
            current = 0
    if longest > LONG_SENTENCE:
        yield case.report("lange-zin", case.text_node(each.line), f"Deze zin heeft {longest} woorden achter elkaar; dat zegt niemand hardop.",
                          f"Maak er brokken van: hoogstens {LONG_SENTENCE} woorden, liever minder.")
    elif total > LONG_TURN:
        yield case.report("lange-zin", case.text_node(each.line), f"Deze beurt heeft {total} woorden.",
                          f"Vertel één ding per beurt, hoogstens {LONG_TURN} woorden; de rest kan in een volgende zin.")


def _address(case: Case, each: Spoken, tokens: Sequence[Token]) -> Iterator[Problem]:
    """She says je to the trainee where she says u elsewhere, or the other way round. What she quotes does not count."""
    says = case.story.person.says
    own = _outside_quotes(tokens)
    formal = next((token for token in own if token.norm in _FORMAL), None)
    familiar = next((token for token in own if token.norm in _FAMILIAR), None) or _asked_with_je(own)
    if formal is not None and familiar is not None:
        yield case.report("u-en-je", case.text_node(each.line),
                          f"In deze zin staan '{formal.text}' en '{familiar.text}' door elkaar.", "Kies voor u of voor je.")
    elif says == "je" and formal is not None:
        yield case.report("u-en-je", case.text_node(each.line),
                          f"Zij zegt hier '{formal.text}', en volgens `zegt` zegt zij je tegen de bezoeker.",
                          "Maak er je van, of zet `zegt: u` bij `persoon`.")
    elif says == "u" and familiar is not None and not case.story.person.says_later:
        yield case.report("u-en-je", case.text_node(each.line),
                          f"Zij zegt hier '{familiar.text}' tegen de bezoeker, en volgens `zegt` zegt zij u.",
                          "Maak er u van. Gaat zij later je zeggen, zet dan `zegt_later: je` bij `persoon`.")


def _asked_with_je(tokens: Sequence[Token]) -> Token | None:
    """The ``je`` of "Heb je ...?": a question that begins with a verb is put to the trainee, not to people in general."""
    start = 0
    for number, token in enumerate(tokens):
        if token.norm in ("?", "!", ".", "..."):
            words = [t for t in tokens[start:number] if t.kind == "word"]
            if token.norm == "?" and len(words) > 1 and words[1].norm == "je" and words[0].norm != "als":
                return words[1]
            start = number + 1
    return None


def _outside_quotes(tokens: Sequence[Token]) -> list[Token]:
    """What she says herself: not what stands between quotes, nor what follows "ze zeggen," or "dan denk ik:"."""
    own: list[Token] = []
    inside = told = reported = False
    for token in tokens:
        if token.norm in _QUOTE_MARKS:
            inside = not inside
            continue
        if token.norm in ("?", "!", ".", "..."):
            told = reported = False
        elif token.norm in (",", ":") and told:
            reported = True
        elif token.norm in _SAYING:
            told = True
        if not inside and not reported:
            own.append(token)
    return own


def _unfit(case: Case, each: Spoken) -> Iterator[Problem]:
    for said, unfit in _unfit_in(each.line.text):
        yield case.report(unfit.code, case.text_node(each.line), f"'{said}' klinkt niet als iemand aan de keukentafel.", unfit.mend)


@lru_cache(maxsize=_REMEMBERED)
def _tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a line; remembered, so that checking again after a change costs little."""
    return tokenise(text)


@lru_cache(maxsize=_REMEMBERED)
def _unfit_in(text: str) -> tuple[tuple[str, Unfit], ...]:
    """Words in a line that do not fit a persona, with what they are."""
    words = words_of(_tokens(text))
    return tuple((" ".join(word.token.text for word in words[match.start: match.end]), match.phrase.value)
                 for match in unfit_words().find(words))


def _title(case: Case) -> Iterator[Problem]:
    story = case.story
    words = words_of(tokenise(story.title))
    given_away = [" ".join(word.token.text for word in words[m.start: m.end]) for m in title_words().find(words)]
    secrets = {word.lemma for topic in story.topics for layer in topic.layers for word in words_of(tokenise(layer.feeling))}
    secrets |= {word.lemma for heavy in story.heavy for word in words_of(tokenise(heavy))}
    given_away += [word.token.text for word in words if word.lemma in secrets and word.token.text not in given_away]
    if given_away:
        yield case.report("titel-verklapt", case.node("titel"), f"De titel verklapt het verhaal: '{given_away[0]}'.",
                          "Noem iets wat je meteen ziet: een plek, een ding, een gewoonte.")


def real_names(case: Case, tokens: Sequence[Token], each: Spoken, told: set[str]) -> Iterator[Problem]:
    """Places, full names, telephone numbers and postcodes that may belong to a real person; each once (``told``)."""
    found = _real_name(tokens)
    if found and found not in told and found.split()[-1] not in case.story.person.name.split():
        told.add(found)
        yield case.report("echte-naam", case.text_node(each.line), f"'{found}' lijkt echt.",
                          "Komt het uit een echt geval? Verzin dan een andere naam of plaats.")


def _real_name(tokens: Sequence[Token]) -> str:
    if not any(token.text[0].isupper() or token.text[0].isdecimal() for token in tokens[1:]) and not (
            tokens and tokens[0].text in place_names()):
        return ""
    return _place(tokens) or _full_name(tokens) or _number(tokens)


def _place(tokens: Sequence[Token]) -> str:
    places = place_names()
    for number, token in enumerate(tokens):
        if token.kind != "word" or not token.text[0].isupper():
            continue
        for length in (1, 2, 4):
            name = " ".join(t.text for t in tokens[number: number + length])
            if name in places:
                return name
    return ""


def _full_name(tokens: Sequence[Token]) -> str:
    """A first name and a surname, not at the start of a sentence: ``Jan de Vries``. A thing has an article: ``een Game Boy``."""
    particles = name_particles()
    for number, token in enumerate(tokens[1:], 1):
        before = tokens[number - 1]
        if not _capital(token) or token.norm in particles or before.norm in _ARTICLES or not (
                before.kind == "word" or before.norm == ","):
            continue
        end = number + 1
        while end < len(tokens) and tokens[end].text in particles and end - number < 4:
            end += 1
        if end < len(tokens) and _capital(tokens[end]) and tokens[end].norm not in particles:
            return " ".join(t.text for t in tokens[number: end + 1])
    return ""


def _capital(token: Token) -> bool:
    return token.kind == "word" and len(token.text) > 1 and token.text[0].isupper() and token.text[1:].islower()


def _number(tokens: Sequence[Token]) -> str:
    """A telephone number (nine figures or more) or a postcode (``1234 AB``)."""
    for number, token in enumerate(tokens):
        if not token.text[0].isdecimal():
            continue
        figures = "".join(t.text for t in tokens[number: number + 6] if t.text.isdecimal())
        if token.text.isdecimal() and len(figures) >= 9:
            return figures
        following = tokens[number + 1].text if number + 1 < len(tokens) else ""
        if token.text.isdecimal() and len(token.text) == 4 and len(following) == 2 and following.isupper() and following.isalpha():
            return f"{token.text} {following}"
    return ""
