"""Words whose speaker an aside names: "according to X", "in the words of X", "as X put it"."""

from __future__ import annotations

from typing import Any

import msgspec

from detente.domains.reports.parsed import Parsed, Sentence
from detente.domains.reports.statements.clauses import is_joint
from detente.domains.reports.statements.cue_words import FINITE, LONGEST_ADJUNCT
from detente.domains.reports.statements.cues import CueVerb


class Content(msgspec.Struct, frozen=True):
    """The words a verb carries: stretches of tokens first..last, and the frame in which they stand."""

    frame: str
    stretches: tuple[tuple[int, int], ...]
    addressee: Any = None


def as_said(parsed: Parsed, sentence: Sentence, verb: CueVerb) -> Content | None:
    """Return the words around "as X put it", where the clause with "as" only says whose they are."""
    first = verb.subject.left_edge.i if verb.subject.i < verb.token.i else verb.token.i
    as_ = first - 1
    if as_ < sentence.first or parsed.doc[as_].lower_ != "as" or not verb.own_subject:
        return None
    if verb.token.dep_ not in ("advcl", "pcomp", "relcl", "ccomp"):
        return None
    last = verb.token.i + 1
    while last < sentence.last and parsed.doc[last].text not in (",", ".", ";", ":") and last < verb.token.i + 8:
        last += 1
    opens = as_ == sentence.first
    if not opens and parsed.doc[as_ - 1].text != ",":
        return None
    if any(parsed.doc[i].lower_ == "that" for i in range(verb.token.i, last)):
        return None
    if opens:
        return (
            Content("according", ((last + 1, _rest(parsed, sentence, last + 1)),))
            if last + 1 < sentence.last
            else None
        )
    return Content("according", ((clause_left(parsed, sentence, as_), as_ - 1),))


def told_by_according(parsed: Parsed, sentence: Sentence, verb: CueVerb) -> list[Content]:
    """Return the clause around "according to X": the relative clause it stands in, else the sentence without it."""
    start = verb.token.i
    end = verb.subject.i + 1
    if verb.subject.dep_ == "poss":
        end = int(verb.subject.head.right_edge.i) + 1
    elif start <= sentence.first + 1:
        end = _phrase_stop(parsed, sentence, verb)
        if end >= sentence.last or parsed.doc[end].text != ",":
            end -= 1
    else:
        while end < sentence.last and parsed.doc[end].text not in (",", ";", ".") and not parsed.quoted[end]:
            end += 1
    opener = start - 1 if parsed.doc[start - 1].text == "," else start
    if opener > sentence.first and parsed.doc[opener - 1].tag_ in ("WDT", "WP"):
        return [Content("according", ((end + 1, _rest(parsed, sentence, end + 1)),))]
    first = clause_left(parsed, sentence, start)
    stretches = [(first, opener)] if opener > first else []
    told = any(parsed.doc[i].tag_ in FINITE for i in range(first, opener))
    if end + 1 < sentence.last and (not stretches or (not told and parsed.doc[end].text == ",")):
        stretches.append((end + 1, _rest(parsed, sentence, end + 1)))
    return [Content("according", tuple(stretches))] if stretches else []


def _phrase_stop(parsed: Parsed, sentence: Sentence, verb: CueVerb) -> int:
    """Return the token behind the phrase of a subject that opens a sentence: "According to figures of the staff, "."""
    comma = next(
        (
            i
            for i in range(verb.subject.i + 1, min(sentence.last, verb.subject.i + LONGEST_ADJUNCT))
            if parsed.doc[i].text == "," or parsed.doc[i].tag_ in FINITE
        ),
        None,
    )
    if comma is not None and parsed.doc[comma].text == ",":
        return comma
    return min(int(verb.subject.right_edge.i) + 1, sentence.last - 1)


def _rest(parsed: Parsed, sentence: Sentence, start: int) -> int:
    last = next((i for i in range(start, sentence.last) if parsed.doc[i].text == ";"), sentence.last)
    while last > start and is_joint(parsed, last - 1):
        last -= 1
    return last


def clause_left(parsed: Parsed, sentence: Sentence, low: int) -> int:
    """Return the first token of the clause before a token: behind the last semicolon or colon, else the sentence's."""
    start = sentence.first
    for index in range(sentence.first, low - 1):
        if not parsed.quoted[index] and parsed.doc[index].text in (";", ":"):
            start = index + 1
    return start
