"""Which parts of a turn ask something, and what kind of asking it is; with or without question marks."""

from __future__ import annotations

from itertools import pairwise

from gesprek_oefenen.analysis.clauses import Clause, Sentence, Word
from gesprek_oefenen.analysis.conditions import holds
from gesprek_oefenen.analysis.grammar import SUBJECTS
from gesprek_oefenen.analysis.matching import Places
from gesprek_oefenen.analysis.rules import HALF, RuleSet
from gesprek_oefenen.analysis.view import Question, Span, TurnView

INVITATIONS = {"uitnodiging": "open", "navraag": "gesloten"}
"""Kinds in ``vraagsoorten.yaml`` that are no question in form, with what they ask for."""
NO_QUESTION = "geen"
_SHORTEST_CRY = 4
_CRIES = frozenset({"lekker", "gezellig", "leuk", "netjes", "stil", "warm", "koud", "schattig"})
_SEEMING = frozenset({"~ruiken", "~wonen", "~klinken", "~smaken"})
"""Verbs with which "wat ... mooi" is a cry and no question."""
_BEING = frozenset({"~zijn", "~hebben"})
_SUPPOSING = frozenset({"zal", "zul", "zult", "zullen", "moet", "moeten"})
_BECOMING = frozenset({"~zijn", "~worden", "~voelen"})
_FELT = frozenset({"~missen"})
_OBJECTS = frozenset({"hem", "haar", "hen", "hun", "elkaar", "ze", "dat", "die"})
_QUALITIES = frozenset({"<gevoel>", "<lof_bn>", "<n_afkeur>", "<uitroepwoord>"})
"""Words that say how something is."""
_SHORT_ORDER = 4
"""Behind an order of so many words, verb first goes on with it: "vries het in, heb je morgen ook wat"."""


def find_questions(view: TurnView, rules: RuleSet) -> list[Question]:
    """All questions of the turn in order; kinds as in ``vraagsoorten.yaml``, else by their form."""
    found: list[Question] = []
    for sentence in view.sentences:
        asked = _in_sentence(sentence)
        for question in asked:
            question.kind = _kind(question, view, rules)
        dropped = [q for q in asked if q.kind == NO_QUESTION and q.form != "fragment" and sentence.stop == "?"]
        asked = [question for question in asked if question.kind != NO_QUESTION]
        if dropped and not asked:  # "dus wat ik hoor is dat u ...?" asks by its mark alone
            asked = [Question(view.whole(sentence), "bewering", "bewering")]
        found.extend(_invitations(sentence, asked, view, rules))
        found.extend(asked)
    _offer_choice(found, view)
    found.sort(key=lambda question: (question.span.sentence, question.span.start))
    return found


def _offer_choice(found: list[Question], view: TurnView) -> None:
    """"Wat zoek je? Een relatie, of gewoon iemand?": the half question names the answers, so the first one is a choice."""
    for first, second in pairwise(sorted(found, key=lambda question: (question.span.sentence, question.span.start))):
        words = view.sentences[second.span.sentence].words[second.span.start : second.span.end]
        if first.kind == "open" and first.form == "vraagwoord" and second.form == "fragment" and any(w.norm == "of" for w in words):
            first.kind = "keuze"


def _in_sentence(sentence: Sentence) -> list[Question]:
    """The questions of one sentence by form: question word, verb first, or a statement with a question mark."""
    marked = sentence.stop == "?"
    clauses = sentence.clauses
    asking = [(number, clause) for number, clause in enumerate(clauses) if _asks(sentence, clauses, number, clause, marked)]
    size = len(sentence.words)
    if not asking:
        if marked and any(c.kind == "gebiedend" for c in clauses[:1]):
            return []
        if marked:
            head = next((c.head for c in clauses if c.size > 0), 0)
            last = clauses[-1]
            form = "tag" if _is_tag(sentence, last) else "bewering" if any(c.verb >= 0 for c in clauses) else "fragment"
            return [Question(Span(sentence.index, min(head, size - 1), size), form, form)]
        if sentence.stop == "" and size > 3 and _is_tag(sentence, clauses[-1]):
            return [Question(Span(sentence.index, clauses[0].head, size), "tag", "tag")]
        return []
    asking = [one for place, one in enumerate(asking) if not place or not _elaborates_on(sentence, asking[place - 1][1], one[1])]
    found = []
    for place, (_number, clause) in enumerate(asking):
        end = asking[place + 1][1].start if place + 1 < len(asking) else size
        form = "vraagwoord" if clause.kind == "vraagwoord" or clause.asks >= 0 else "werkwoord"
        found.append(Question(Span(sentence.index, clause.head, end), form, form))
    return found


def _elaborates_on(sentence: Sentence, first: Clause, second: Clause) -> bool:
    """"Hoe was dat thuis, werd er veel gepraat?": behind a comma, without "en", the second only helps the first along."""
    return first.kind == "vraagwoord" and second.kind == "omgekeerd" and second.head == second.start and second.start > 0 and (
        sentence.words[second.start - 1].norm not in ("en", "of", "maar") and sentence.words[second.start].norm not in ("en", "of", "maar")
    )


_OF_HIMSELF = frozenset({"ook", "altijd", "me", "mij", "zeggen", "toegeven", "bekennen", "eerlijk", "denken", "lachen", "wennen", "echt", "wel", "nog", "vaak", "soms", "weleens", "eigenlijk"})
"""Words of a statement about himself that begins with its verb."""
_ASKS_ALONE = frozenset({"dan", "al", "precies", "zoal", "wie"})
"""A short question that ends so stands by itself: "van wie dan, die gordijnen", "hoe lang al, dat u hier zit"."""
_NOTICES = frozenset({"zie", "hoor", "ruik", "merk", "snap", "begrijp"})
"""What he sees himself without saying *ik* ("zie daar een orgel, speelt u daarop") looks like an order."""
_SOMETHING = frozenset({"hem", "m", "haar", "die", "dat", "dit", "u", "je", "iets", "wat", "ze", "het", "t", "ergens", "er"})


def _asks(sentence: Sentence, clauses: list[Clause], number: int, clause: Clause, marked: bool) -> bool:
    """Whether a clause asks by its form."""
    words = sentence.words[clause.head : clause.end]
    if not words or all(word.quoted for word in words):
        return False
    later = clauses[number + 1 :]
    if clause.kind == "vraagwoord":
        if clause.verb < 0:
            last = number == len(clauses) - 1 or (words[-1].norm in _ASKS_ALONE and all(one.kind in ("fragment", "bijzin") for one in later))
            short = len(words) <= 3 and last and (sentence.stop not in (".", "!") or words[0].norm != "wat")
            return marked or short or "<waaromwoord>" in words[0].symbols
        return marked or not _exclaims(words)
    if clause.kind == "bijzin" and clause.asks >= 0:
        return marked and not later and number == 0
    if clause.kind == "gebiedend":  # "gaat u verder ..." is an order, "gaat u verder ...?" is a question
        return marked and len(words) > 1 and "<u_onderwerp>" in words[1].symbols
    if clause.kind != "omgekeerd":
        return False
    if marked:
        return not any(c.kind == "vraagwoord" and c.verb >= 0 for c in later) or number == 0 and not _conditional(sentence, later)
    if _conditional(sentence, later):
        return False
    before = clauses[number - 1] if number else None
    if before is not None and (before.kind == "bijzin" and not _asks_then(words) or before.kind == "gebiedend" and before.size <= _SHORT_ORDER and sentence.words[before.head].norm not in _NOTICES):
        return False  # "als u er eenmaal zit, bent u dat zo vergeten": the main clause behind a subordinate one
    verb = words[0].symbols
    if sentence.stop in (".", "!"):
        return clause.subject == "u" and bool(verb & {"~kunnen", "~willen", "~hebben", "~zijn", "~zullen"}) and number == len(clauses) - 1
    if clause.subject == "ik":
        if "~zijn" in verb and len(words) > 3:  # "ben ik de eerste die dit hoort", but "ben ik blij mee"
            return bool(words[2].symbols & {"<lidwoord>", "<u>"}) or words[2].norm == "te"
        if "~moeten" in verb or "~kunnen" in verb:
            return _asks_after_himself(words)
        return bool(verb & {"~mogen", "~zullen", "~storen"}) or len(words) > 2 and words[2].norm == "iets" or any(word.norm in ("goed", "juist") for word in words[2:6]) or (
            "~hebben" in verb and len(words) > 3 and words[2].norm in ("nog", "iets", "u", "je") and words[3].norm in ("iets", "wat", "al", "goed", "niet"))
    return clause.subject in ("u", "het", "derde", "wij")


def _asks_after_himself(words: list[Word]) -> bool:
    """"Moet ik weg", "kan ik hem zien": a statement that leaves out its *dat* has no object, and says *ook, zeggen, me voorstellen*."""
    norms = [word.norm for word in words]
    if len(words) < _SHORTEST_CRY - 1 or not _OF_HIMSELF.isdisjoint(norms) or any("<ontkenning>" in word.symbols for word in words):
        return False
    return "~moeten" in words[0].symbols or norms[2] in _SOMETHING


def _asks_then(words: list[Word]) -> bool:
    """"Als ze nou zelf belde zou je dan opnemen": behind a condition a statement says "dan zou je", or no "dan" at all."""
    return len(words) > 3 and "<u_onderwerp>" in words[1].symbols and words[2].norm == "dan"


def _exclaims(words: list[Word]) -> bool:
    """"Wat bent u toch koppig.", "wat ruikt het hier lekker": nobody waits for an answer."""
    if words[0].norm != "wat" or len(words) < _SHORTEST_CRY:
        return False
    if _cries_out(words):
        return True
    if any(word.norm == "toch" for word in words[2:4]):
        return True
    if not any(word.norm in _CRIES or word.symbols & {"<lof_bn>"} for word in words[3:]):
        return False
    if "~zien" in words[1].symbols:
        return any(word.norm == "uit" for word in words[3:])
    return not words[1].symbols.isdisjoint(_SEEMING) or not words[1].symbols.isdisjoint(_BEING) and any(w.norm in ("hier", "een") for w in words[2:5])


def _cries_out(words: list[Word]) -> bool:
    """"Wat zult u hem missen", "wat moet dat zwaar zijn": the verb has its object or its quality, so *wat* only says how much."""
    verb, rest = words[1], words[3:]
    if not words[2].symbols & SUBJECTS or words[2].norm == "er":
        return False
    if verb.symbols & _FELT:
        return rest[-1].norm in _OBJECTS and len(rest) == 1
    if verb.norm not in _SUPPOSING:
        return False
    middle, end = rest[:-1], rest[-1].symbols
    if end & _FELT:
        return any(word.norm in _OBJECTS for word in middle)
    return bool(end & _BECOMING) and any(not word.symbols.isdisjoint(_QUALITIES) or word.norm in _CRIES for word in middle)


def _conditional(sentence: Sentence, later: list[Clause]) -> bool:
    """Verb first as a condition: "heeft u het liever niet, dan stop ik"."""
    if not later:
        return False
    follow = later[0]
    if follow.start >= len(sentence.words):
        return False
    return sentence.words[follow.start].norm == "dan" and follow.verb == follow.start + 1


def _is_tag(sentence: Sentence, clause: Clause) -> bool:
    """Whether the sentence ends in a tag that asks for agreement ("toch?", "hè?")."""
    last = sentence.words[-1]
    if "<label_tag>" not in last.symbols:
        return False
    return clause.end - clause.start <= 2 or last.norm in ("toch", "he")


def _kinds_here(found: Places, rules: RuleSet) -> list[int]:
    """Numbers of the kinds of question of which some pattern occurs in a sentence, in the order of the file."""
    here = found.occurring(rules.kind_patterns)
    return sorted({place for number in here for place in rules.kinds_by_pattern[number]}) if here else []


def _kind(question: Question, view: TurnView, rules: RuleSet) -> str:
    """The kind by the words (``vraagsoorten.yaml``), else by the form."""
    span = question.span
    found = view.matches[span.sentence]
    for place in _kinds_here(found, rules):
        rule = rules.kinds[place]
        if rule.kind in INVITATIONS:
            continue
        for number in found.among(rule.patterns):
            for start, end in found.get(number):
                if rule.kind == NO_QUESTION and start > span.start:
                    continue  # "weet je" in passing does not take back the question around it
                if start < span.end and span.start < end and holds(rule.condition, span, view, question):
                    return rule.kind
    if question.form == "vraagwoord":
        sentence = view.sentences[span.sentence]
        clause = sentence.clause_at(span.start)
        word = sentence.words[clause.asks if clause.asks >= 0 else span.start]
        if "<waaromwoord>" in word.symbols:
            return "waarom"
        if _choice(sentence, span):
            return "keuze"
        if "<open_vraagwoord>" in word.symbols or (word.norm == "waar" and (_stranded(sentence, span) or not _of_place(sentence, clause))):
            return "open"
        return "gesloten"
    if question.form == "werkwoord":
        return "gesloten"
    return question.form


_PLACE_VERBS = frozenset({"~zijn", "~wonen", "~zitten", "~staan", "~liggen", "~komen", "~gaan", "~werken", "~slapen", "~lopen", "~kopen",
                          "~blijven", "~parkeren", "~eten", "~halen", "~hangen", "~moeten", "~kunnen", "~mogen", "~worden", "~hebben", "~rijden"})


def _of_place(sentence: Sentence, clause: Clause) -> bool:
    """Whether *waar* asks for a spot: with a verb that needs one, or without a verb at all."""
    return clause.verb < 0 or bool(sentence.words[clause.verb].symbols & _PLACE_VERBS)


def _stranded(sentence: Sentence, span: Span) -> bool:
    """"Waar ... van, over, mee": a preposition without its noun, so that *waar* stands for a thing and not a place."""
    words = sentence.words[span.start : span.end]
    for here, word in enumerate(words[2:], start=2):
        if "<waar_voorzetsel>" in word.symbols:
            after = words[here + 1].symbols if here + 1 < len(words) else frozenset({"#inf"})
            if after & {"#inf", "#vd", "#pv", "<staart>", "<onderschikkend>"} or here == len(words) - 1:
                return True
    return False


def _choice(sentence: Sentence, span: Span) -> bool:
    """A question word followed by things to choose from: "wat mist u meer, het werk of de mensen?"."""
    for clause in sentence.clauses:
        if span.start < clause.start < span.end and clause.verb < 0:
            words = [word.norm for word in sentence.words[clause.start : clause.end]]
            if "of" in words and not {"niet", "juist", "zo", "iets"} & set(words[words.index("of") :]):
                return True
    return False


def _invitations(sentence: Sentence, asked: list[Question], view: TurnView, rules: RuleSet) -> list[Question]:
    """Requests that work as an open question ("vertel eens", "ik ben benieuwd hoe"); they take over a question inside."""
    found: list[Question] = []
    places = view.matches[sentence.index]
    for place in _kinds_here(places, rules):
        rule = rules.kinds[place]
        if rule.kind not in INVITATIONS:
            continue
        for number in places.among(rule.patterns):
            for start, end in places.get(number):
                span = Span(sentence.index, start, end)
                if any(word.quoted for word in sentence.words[start:end]) or not holds(rule.condition, span, view, None):
                    continue
                if any(q.span.start < end and start < q.span.end for q in (*asked, *found)):
                    inside = next((q for q in asked if q.span.start < end and start < q.span.end), None)
                    if inside is not None and inside.kind != "open" and rule.kind == "uitnodiging":
                        inside.kind = "open" if inside.kind not in ("waarom", "keuze") else inside.kind
                    continue
                stop = min((q.span.start for q in asked if q.span.start >= end), default=len(sentence.words))
                found.append(Question(Span(sentence.index, start, stop), INVITATIONS[rule.kind], "verzoek"))
    if not found and not asked and not sentence.stop and sentence is view.sentences[-1]:
        found = _half(sentence, view, rules)
    return found


def _half(sentence: Sentence, view: TurnView, rules: RuleSet) -> list[Question]:
    """The few words at the end of a turn without a stop that want more said, if there are any."""
    if view.word_count > rules.longest_half:
        return []
    places = view.matches[sentence.index]
    for number in places.among(rules.half_by_pattern):
        for start, end in places.get(number):
            for rule in rules.half_by_pattern[number]:
                if any(clause.start >= end and clause.size for clause in sentence.clauses) or any(w.quoted for w in sentence.words[start:end]):
                    continue
                if holds(rule.condition, Span(sentence.index, start, end), view, None):
                    kind = HALF[rule.kind]
                    if kind == "fragment":
                        start = min(start, sentence.clause_at(start).head)
                    return [Question(Span(sentence.index, start, len(sentence.words)), kind, "fragment" if kind == "fragment" else "verzoek")]
    return []
