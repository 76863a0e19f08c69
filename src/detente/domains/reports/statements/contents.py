"""Finds the words that a verb of saying carries. A frame is a way in which they stand:

`forward` ("said that ..."), `backward` ("..., she said"), `around` ("..., she said, ..."), `infinitive`
("urged X to ..."), `object` ("denied plans to ..."), `according` ("..., according to X").
"""

from __future__ import annotations

from typing import Any

from detente.domains.reports.lexicon import MIND_ONLY
from detente.domains.reports.parsed import Parsed, Sentence
from detente.domains.reports.statements.asides import Content, as_said, clause_left, told_by_according
from detente.domains.reports.statements.clauses import (
    addressee_of,
    crosses,
    is_joint,
    is_remark,
    left_of_subject,
    object_start,
    of_start,
    points_at,
    relative_stop,
    resumes,
)
from detente.domains.reports.statements.cue_words import (
    ANSWERS,
    ASKING,
    BEHIND_PARENTHESIS,
    FINITE,
    LONGEST_ADJUNCT,
    OPEN_CLAUSE,
    QUESTION_WORDS,
    SHORTEST_OBJECT,
    TELLS_OF,
)
from detente.domains.reports.statements.cues import CueVerb, cue_of
from detente.domains.reports.values.date_patterns import DAY_WORDS

_TO_COLON = 6
_TO_QUESTION = 4
"""Words behind a verb of asking within which its question begins."""


def content_of(parsed: Parsed, sentence: Sentence, verb: CueVerb, others: list[CueVerb]) -> list[Content]:
    """Return what a verb carries, in the first frame that holds; two where "but that ..." adds a second clause."""
    if verb.according:
        return told_by_according(parsed, sentence, verb)
    if _asks(parsed, verb) or "q" in verb.cue.frames:
        return []
    aside = as_said(parsed, sentence, verb) or _split_by_that(parsed, sentence, verb, others)
    if aside is not None:
        return [aside]
    forward = _forward(parsed, sentence, verb, others)
    if forward:
        return forward
    for frame in (_infinitive, words_before, _relative, _object):
        found = frame(parsed, sentence, verb, others)
        if found is not None:
            return [found]
    return []


def _split_by_that(parsed: Parsed, sentence: Sentence, verb: CueVerb, others: list[CueVerb]) -> Content | None:
    """Return the words around a verb of saying between commas, the second with "that": "It was a pity, X said, that"."""
    that = _that_behind(parsed, sentence, verb)
    if that is None or parsed.doc[that - 1].text != ",":
        return None
    found = words_before(parsed, sentence, verb, others)
    return found if found is not None and found.frame == "around" else None


def _asks(parsed: Parsed, verb: CueVerb) -> bool:
    """Return whether a verb carries a question: "asked whether ..."; that claims nothing."""
    if verb.token.lemma_ not in ASKING:
        return False
    behind = parsed.doc[verb.token.i + 1 : verb.token.i + 1 + _TO_QUESTION]
    return any(token.lower_ in QUESTION_WORDS and not parsed.quoted[token.i] for token in behind)


def _forward(parsed: Parsed, sentence: Sentence, verb: CueVerb, others: list[CueVerb]) -> list[Content]:
    carries = set("ct") & set(verb.cue.frames) or _colon_behind(parsed, sentence, int(verb.token.i)) is not None
    if not carries and verb.token.lemma_ not in ("reaffirm", "express", "voice", "reject"):
        return []
    start = _clause_start(parsed, sentence, verb)
    if start is None:
        return []
    stop = _stop(parsed, sentence, verb, start, others)
    pieces = _parted(parsed, start, stop)
    return [Content("forward", ((first, last),)) for first, last in pieces if last > first]


def _clause_start(parsed: Parsed, sentence: Sentence, verb: CueVerb) -> int | None:
    """Return the first token of the clause behind a verb: behind its "that", else its clausal complement."""
    at = verb.token.i
    that = _that_behind(parsed, sentence, verb)
    if that is not None:
        return that + 1
    colon = _colon_behind(parsed, sentence, at)
    if colon is not None:
        return colon + 1
    if "c" not in verb.cue.frames:
        return None
    for child in verb.token.rights:
        if child.dep_ in ("ccomp", "xcomp") and child.i > at and _is_clause(child):
            left = max(at + 1, int(child.left_edge.i))
            if verb.subject.i > at:
                left = max(left, int(verb.subject.right_edge.i) + 1)
            left = _behind_day(parsed, left, sentence)
            return left if left < sentence.last and parsed.doc[left].text != "," else None
    return None


def _behind_day(parsed: Parsed, left: int, sentence: Sentence) -> int:
    """Return the first token behind a day that belongs to the verb of saying: "said Tuesday the drill was ..."."""
    if left + 2 >= sentence.last:
        return left
    token = parsed.doc[left]
    opens = token.lower_ in DAY_WORDS and parsed.doc[left + 1].pos_ in (
        "DET",
        "PRON",
        "PROPN",
        "NOUN",
        "ADJ",
        "NUM",
    )
    return left + 1 if opens and token.dep_ not in ("nsubj", "compound", "poss") else left


def _colon_behind(parsed: Parsed, sentence: Sentence, at: int) -> int | None:
    """Return the colon behind a verb of saying and at most a few words that carry nothing: "disputes this: ..."."""
    for index in range(at + 1, min(sentence.last - 1, at + _TO_COLON)):
        token = parsed.doc[index]
        if token.text == ":":
            return None if parsed.quoted[index + 1] else index
        if (
            parsed.quoted[index]
            or token.text in (",", ";")
            or token.pos_ in ("NOUN", "PROPN", "VERB", "AUX", "NUM")
        ):
            return None
    return None


def _is_clause(child: Any) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in child.children)


def _that_behind(parsed: Parsed, sentence: Sentence, verb: CueVerb) -> int | None:
    """Return the "that" which opens the clause of a verb, passing over "on Wednesday" and "in a statement"."""
    for index in range(verb.token.i + 1, min(sentence.last, verb.token.i + LONGEST_ADJUNCT)):
        token = parsed.doc[index]
        if parsed.quoted[index] or token.text in (";", ":"):
            return None
        if token.text.lower() == "that" and token.tag_ in ("IN", "WDT", "DT") and not points_at(token):
            return index
        if token.tag_ == "VBG" and cue_of(parsed, token) is not None:
            return None
        finite = token.tag_ in ("VBD", "VBZ", "VBP", "MD")
        if finite or (token.text == "," and verb.token.lemma_ != "tell" and resumes(parsed, index, sentence)):
            return None
    return None


def _stop(parsed: Parsed, sentence: Sentence, verb: CueVerb, start: int, others: list[CueVerb]) -> int:
    """Return the token before which the content ends: another verb of saying, a semicolon, the sentence's end."""
    starts = [_phrase_start(other) for other in others if other.token.i > start and _is_apart(other, verb, start)]
    limit = min([sentence.last, *(s for s in starts if s > start)])
    if verb.token.dep_ == "relcl" and verb.own_subject:
        limit = _resumption(parsed, verb.token, start, limit)
    for index in range(start, limit):
        if not parsed.quoted[index] and (parsed.doc[index].text == ";" or is_remark(parsed, index, limit)):
            limit = index
            break
    while limit > start and is_joint(parsed, limit - 1):
        limit -= 1
    return limit


def _resumption(parsed: Parsed, verb: Any, start: int, limit: int) -> int:
    """Return the comma behind which the clause goes on that a relative clause interrupts: ", who said it failed, was"."""
    for index in range(max(start, int(verb.right_edge.i)) + 1, limit - 1):
        if parsed.doc[index].text == "," and parsed.doc[index + 1].tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return index
    return limit


def _phrase_start(verb: CueVerb) -> int:
    """Return where the phrase of a verb of saying starts: at its own subject where that stands before it."""
    if verb.own_subject and not verb.according and verb.subject.i < verb.token.i:
        return int(verb.subject.left_edge.i)
    auxiliaries: list[int] = [c.i for c in verb.token.lefts if c.dep_ in ("aux", "auxpass", "advmod", "neg")]
    return min([int(verb.token.i), *auxiliaries])


def _is_apart(other: CueVerb, verb: CueVerb, start: int) -> bool:
    """Return whether another verb of saying is no part of this verb's content."""
    token = other.token
    if other.according or (token.i > start and token.is_ancestor(verb.token)):
        return True
    if token.tag_ == "VBG" and not other.own_subject:
        before = token.doc[token.i - 1]
        return before.text in (",", "while", "and", "but") or before.is_space
    if token.dep_ == "conj" and (token.head.i == verb.token.i or goes_on(other, verb)):
        return True
    return other.own_subject and other.subject.i < start


def goes_on(other: CueVerb, verb: CueVerb) -> bool:
    """Return whether a verb of saying joined to a clause said is the speaker's own: "said it had ended and asked"."""
    token, head = other.token, other.token.head
    joined = token.doc[token.i - 1].lower_ in ("and", "but", ",") or token.doc[token.i - 2].text == ","
    shifted = any(c.dep_ == "aux" and c.tag_ in ("VBD", "MD") for c in head.lefts)
    past = token.tag_ == "VBD" and verb.token.tag_ == "VBD" and not any(c.dep_ == "aux" for c in token.lefts)
    return bool(joined and shifted and past and not other.own_subject)


def _parted(parsed: Parsed, start: int, stop: int) -> list[tuple[int, int]]:
    """Return the clauses of a content that "but that" or "and that" part."""
    pieces, first = [], start
    for index in range(start + 1, stop - 1):
        token = parsed.doc[index]
        joined = token.text.lower() == "that" and parsed.doc[index - 1].text.lower() in ("but", "and")
        if joined and not parsed.quoted[index] and (parsed.doc[index - 2].text == "," or not points_at(token)):
            last = index - 1
            while last > first and parsed.doc[last - 1].text == ",":
                last -= 1
            pieces.append((first, last))
            first = index + 1
    return [*pieces, (first, stop)]


def words_before(parsed: Parsed, sentence: Sentence, verb: CueVerb, others: list[CueVerb]) -> Content | None:
    """Return the words before ", she said", and those behind it where the clause goes on."""
    if not set("cb") & set(verb.cue.frames) or not verb.own_subject or verb.token.lemma_ in MIND_ONLY:
        return None
    low = min(left_of_subject(parsed, sentence, verb.token, verb.subject), int(verb.token.i))
    if parsed.doc[low].lower_ in OPEN_CLAUSE and low < verb.subject.i:
        return None
    if low <= sentence.first + 1 or parsed.doc[low - 1].text not in (",", '"', "'"):
        return None
    start = clause_left(parsed, sentence, low)
    end = low - 1 if parsed.doc[low - 1].text == "," else low
    before = (start, end)
    behind = _behind(parsed, sentence, verb, others)
    stretches = (before, behind) if behind else (before,)
    told = [parsed.doc[i] for i in range(*before)]
    if behind is None and not any(
        token.tag_ in FINITE or parsed.quoted[token.i] for token in told if token.is_alpha
    ):
        return None
    return Content("around" if behind else "backward", stretches)


def _behind(parsed: Parsed, sentence: Sentence, verb: CueVerb, others: list[CueVerb]) -> tuple[int, int] | None:
    """Return the rest of a clause that a verb of saying interrupts, None if it was complete."""
    at = max(int(verb.token.i), int(verb.subject.i))
    comma = next(
        (
            i
            for i in range(at + 1, min(sentence.last, at + LONGEST_ADJUNCT))
            if parsed.doc[i].text == "," and not parsed.quoted[i]
        ),
        None,
    )
    if comma is None or comma + 1 >= sentence.last or any(_phrase_start(v) == comma + 1 for v in others):
        return None
    token = parsed.doc[comma + 1]
    following = parsed.doc[comma + 2] if comma + 2 < sentence.last else token
    goes_on = token.lower_ in ("and", "but") and following.tag_ in ("MD", "VBD", "VBZ", "VBP")
    if not goes_on and not _completes(parsed, sentence, verb, comma + 1):
        return None
    stop = _stop(parsed, sentence, verb, comma + 1, others)
    return (comma + 1, stop) if stop > comma + 1 else None


def _completes(parsed: Parsed, sentence: Sentence, verb: CueVerb, start: int) -> bool:
    """Return whether what follows belongs to the clause before: its verb, or the object that it still lacks."""
    token = parsed.doc[start]
    if token.lower_ == "that":
        return True
    if token.tag_ == "VBG" or token.lower_ in BEHIND_PARENTHESIS or token.lower_ in ("and", "but"):
        return False
    low = left_of_subject(parsed, sentence, verb.token, verb.subject)
    finite = [
        i
        for i in range(sentence.first, low)
        if parsed.doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD") and not parsed.quoted[i]
    ]
    if not finite:
        return True
    told = set(range(sentence.first, low))
    objects = any(c.dep_ in ("dobj", "attr", "ccomp") for i in told for c in parsed.doc[i].rights if c.i in told)
    return not objects and not any(
        parsed.doc[i].dep_ == "npadvmod" for i in range(start, min(start + 3, sentence.last))
    )


def _infinitive(parsed: Parsed, sentence: Sentence, verb: CueVerb, others: list[CueVerb]) -> Content | None:
    """Return the infinitive that a verb carries: "urged Moscow to answer"."""
    if "i" not in verb.cue.frames:
        return None
    to = next(
        (
            i
            for i in range(verb.token.i + 1, min(sentence.last - 1, verb.token.i + LONGEST_ADJUNCT))
            if parsed.doc[i].tag_ == "TO" and not parsed.quoted[i] and _is_infinitive(parsed, i + 1, sentence)
        ),
        None,
    )
    if to is None or crosses(parsed, verb.token.i + 1, to):
        return None
    return Content(
        "infinitive", ((to + 1, _stop(parsed, sentence, verb, to + 1, others)),), addressee_of(verb.token)
    )


def _is_infinitive(parsed: Parsed, index: int, sentence: Sentence) -> bool:
    """Return whether a verb stands behind "to", at once or as the first word of a quotation."""
    opens = parsed.start_of(index) in parsed.openings and index + 1 < sentence.last
    return parsed.doc[index + opens].tag_ in ("VB", "RB", *(("VBP", "NN") if opens else ()))


def _relative(parsed: Parsed, sentence: Sentence, verb: CueVerb, others: list[CueVerb]) -> Content | None:
    """Return what a thing is called in a relative clause: "a test that X called madness"."""
    token = verb.token
    if token.lemma_ not in ("call", "describe", "label", "brand", "dub") or token.dep_ not in ("relcl", "acl"):
        return None
    first = token.i + 1 + (parsed.doc[token.i + 1].lower_ == "as" if token.i + 1 < sentence.last else 0)
    stop = relative_stop(parsed, first, _stop(parsed, sentence, verb, first, others))
    return Content("object", ((first, stop),)) if stop > first else None


def _object(parsed: Parsed, sentence: Sentence, verb: CueVerb, others: list[CueVerb]) -> Content | None:
    """Return the noun phrase that a verb carries: "denied plans to attack", "warned of consequences"."""
    if not set("nopa") & set(verb.cue.frames) and not (verb.token.lemma_ in TELLS_OF and of_start(verb.token)):
        return None
    first = of_start(verb.token) if "o" in verb.cue.frames else object_start(verb.token)
    if verb.token.lemma_ in TELLS_OF and of_start(verb.token) is not None:
        first = of_start(verb.token)
    if (
        first is None
        or ("a" in verb.cue.frames and not _has_as(verb.token))
        or ("p" in verb.cue.frames and not _at_number(verb.token))
    ):
        return None
    stop = _stop(parsed, sentence, verb, first, others)
    stop = _colon_stop(parsed, first, relative_stop(parsed, first, stop))
    words = [parsed.doc[i] for i in range(first, stop) if parsed.doc[i].is_alpha]
    if parsed.doc[first].pos_ == "PRON" and first + 1 < stop and parsed.start_of(first + 1) in parsed.openings:
        first += 1
    if len(words) < (1 if verb.token.lemma_ in ANSWERS else SHORTEST_OBJECT):
        return None
    return Content("object", ((first, stop),), addressee_of(verb.token))


def _colon_stop(parsed: Parsed, first: int, stop: int) -> int:
    """Return the stop of a noun phrase before a colon behind which the report goes on."""
    return next((i for i in range(first + 1, stop) if parsed.doc[i].text == ":" and not parsed.quoted[i]), stop)


def _at_number(verb: Any) -> bool:
    """Return whether a verb has "at" and a number behind it: "put the strength at 12,000"."""
    at = [c for c in verb.subtree if c.lower_ == "at" and c.i > verb.i]
    return any(token.like_num for c in at for token in c.subtree)


def _has_as(verb: Any) -> bool:
    return any(c.dep_ == "prep" and c.lower_ == "as" for c in verb.rights)
