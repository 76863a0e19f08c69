"""Where a clause begins and ends, and whose it is: what the verbs of saying rest on."""

from __future__ import annotations

from typing import Any

from detente.domains.reports.lexicon import OFFICE_WORDS, ORGANISATION_WORDS
from detente.domains.reports.parsed import Parsed, Sentence
from detente.domains.reports.statements.cue_words import (
    IN_TITLES,
    LONGEST_TITLE,
    MEETING_WORDS,
    MISREAD,
    OCCASIONS,
    OF_DEEDS,
    REMARKS,
)


def points_at(token: Any) -> bool:
    """Return whether a "that" points at a noun ("that exercise")."""
    return bool(token.dep_ == "det" and token.head.i == token.i + 1)


def resumes(parsed: Parsed, index: int, sentence: Sentence) -> bool:
    """Return whether the comma closes the verb's phrase: a participle or a relative clause follows."""
    behind = parsed.doc[index + 1] if index + 1 < sentence.last else None
    return behind is None or behind.tag_ == "VBG" or behind.text.lower() in ("which", "who", "while")


def is_remark(parsed: Parsed, index: int, limit: int) -> bool:
    """Return whether the report's own remark on the words begins: ", an idea which ..."."""
    if parsed.doc[index].text != "," or index + 3 >= limit or parsed.doc[index + 1].lower_ not in ("a", "an"):
        return False
    return any(parsed.doc[i].lower_ in REMARKS for i in (index + 2, index + 3))


def is_joint(parsed: Parsed, index: int) -> bool:
    """Return whether a token joins two clauses or parts them."""
    token = parsed.doc[index]
    return (
        token.is_space
        or token.text in (",", ";", ".", ":")
        or (
            token.text.lower() in ("and", "but", "while", "as", "by", "which", "though")
            and not parsed.quoted[index]
        )
    )


def _ends_left(parsed: Parsed, index: int) -> bool:
    token = parsed.doc[index]
    return parsed.quoted[index] or token.text in (",", ";", ":", '"') or token.is_space


def crosses(parsed: Parsed, first: int, last: int) -> bool:
    """Return whether a clause of its own begins between two tokens."""
    return any(parsed.doc[i].text in (";", ":") or parsed.doc[i].tag_ in ("MD",) for i in range(first, last))


def addressee_of(token: Any) -> Any:
    """Return the token of the one who is told or asked, None if nobody is."""
    for child in token.rights:
        if child.dep_ in ("dobj", "dative", "nsubj"):
            return child
        if child.dep_ == "prep" and child.text.lower() in ("on", "upon", "to", "from"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    clause = next((c for c in token.rights if c.dep_ in ("ccomp", "xcomp")), None)
    return next((c for c in clause.children if c.dep_ == "nsubj"), None) if clause is not None else None


def object_start(token: Any) -> int | None:
    """Return the token with which the object of a verb of saying begins, None if it has none."""
    for child in token.rights:
        deed = child.tag_ == "VBG" or any(c.tag_ == "VBG" and c.dep_ == "aux" for c in child.lefts)
        gerund = child.dep_ in ("xcomp", "pcomp") and deed and token.lemma_ in OF_DEEDS
        if gerund or child.dep_ in ("dobj", "ccomp", "oprd", "attr"):
            return max(int(child.left_edge.i), int(token.i) + 1)
    for child in token.rights:
        if child.dep_ == "prep" and child.text.lower() in ("of", "for", "against", "about", "over"):
            return int(child.i) + 1
        if token.lemma_ == "point" and child.lower_ == "to":
            return int(child.i) + 1
    return None


def of_start(token: Any) -> int | None:
    """Return the first token behind the "of" of a verb: "spoke on Tuesday of ..."."""
    return next((int(c.i) + 1 for c in token.rights if c.dep_ == "prep" and c.lower_ == "of"), None)


def relative_stop(parsed: Parsed, first: int, stop: int) -> int:
    """Return the stop of a noun phrase: before ", which ..." and ", and he ..."."""
    for index in range(first + 1, stop - 1):
        token = parsed.doc[index]
        if parsed.quoted[index]:
            continue
        if token.text == "," and parsed.doc[index + 1].tag_ in ("WDT", "WP", "WRB"):
            return index
        if token.lower_ in ("following", "after", "during", "before", "ahead") and _leads_to_meeting(
            parsed, index, stop
        ):
            return index
        if token.lower_ in ("at", "in", "during", "on") and _is_occasion(token, stop):
            return index
    return stop


def _is_occasion(preposition: Any, stop: int) -> bool:
    """Return whether a preposition leads to where something was said: "at a hastily arranged news conference"."""
    where = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    return where is not None and where.i < stop and where.lower_ in OCCASIONS


def _leads_to_meeting(parsed: Parsed, index: int, stop: int) -> bool:
    return any(parsed.doc[i].lower_ in MEETING_WORDS for i in range(index + 1, min(stop, index + 5)))


def before_verb(token: Any, sentence: Sentence) -> tuple[Any, bool] | None:
    """Return the name or title right before ", said" where the parser missed it as the subject, else None."""
    if _is_misread_participle(token, sentence):
        within = token.head.head
        relative = within.dep_ == "relcl" and any(c.tag_ == "WP" and c.dep_ == "nsubj" for c in within.children)
        return (within.head if relative else token.head), True
    has = token.tag_ == "VBN" and token.i > sentence.first and token.nbor(-1).lower_ in ("has", "have", "had")
    missed = token.tag_ in ("VBD", "VBZ") or has
    missed = missed and not any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
    at = token.i - has
    if not missed or at <= sentence.first + 1:
        return None
    before = token.doc[at - 1]
    if before.text == "," and at - 2 > sentence.first:
        before = token.doc[at - 2]
    named = before.tag_ in ("NNP", "NNPS", "PRP") or before.lower_ in OFFICE_WORDS | ORGANISATION_WORDS
    return (before, True) if named and before.dep_ in MISREAD else None


def _is_misread_participle(token: Any, sentence: Sentence) -> bool:
    """Return whether a verb at the end was taken for a participle: "..., the country's space command assured"."""
    head = token.head
    if (
        token.tag_ != "VBN"
        or token.dep_ != "acl"
        or head.i != token.i - 1
        or head.left_edge.i <= sentence.first + 3
    ):
        return False
    before = head.left_edge.nbor(-1)
    behind = token.nbor(1) if token.i + 1 < sentence.last else token
    return (
        before.text in (",", '"', "'", "''", "”", "’", "»")
        and behind.text in (".", "in", "on", "at", "later", token.text)
        and behind.lower_ != "by"
    )


def left_of_subject(parsed: Parsed, sentence: Sentence, verb: Any, subject: Any) -> int:
    """Return the first token of the phrase of a subject before its verb, a title in apposition included."""
    if subject.i > verb.i:
        return int(verb.i)
    first = int(subject.i)
    while first > sentence.first and not _ends_left(parsed, first - 1):
        first -= 1
    if first - 1 > sentence.first and parsed.doc[first - 1].text == ",":
        title = _title_before(parsed, sentence, first - 1)
        first = title if title is not None else first
    return first


def _title_before(parsed: Parsed, sentence: Sentence, comma: int) -> int | None:
    """Return the first token of a title in apposition before a comma: "the head of the mission, Ambassador X"."""
    first = comma
    while first > sentence.first and not _ends_left(parsed, first - 1) and comma - first < LONGEST_TITLE:
        first -= 1
    title = parsed.doc[first:comma]
    bounded = first > sentence.first and _ends_left(parsed, first - 1)
    plain = all(token.pos_ in IN_TITLES for token in title)
    return first if plain and bounded and any(token.lower_ in OFFICE_WORDS for token in title) else None
