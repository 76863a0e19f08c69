"""Where a clause begins and ends, and whose it is: what the verbs of saying rest on."""

from __future__ import annotations

from typing import Any

from detente.domains.reports.cue_words import (
    _MEETING_WORDS,
    _REMARKS,
)
from detente.domains.reports.parsed import Parsed, Sentence


def _points(token: Any) -> bool:
    """Return whether a "that" points at a noun ("that exercise")."""
    return bool(token.dep_ == "det" and token.head.i == token.i + 1)


def _resumes(parsed: Parsed, index: int, sentence: Sentence) -> bool:
    """Return whether the comma closes the verb's phrase: a participle or a relative clause follows."""
    behind = parsed.doc[index + 1] if index + 1 < sentence.last else None
    return behind is None or behind.tag_ == "VBG" or behind.text.lower() in ("which", "who", "while")


def _is_remark(parsed: Parsed, index: int, limit: int) -> bool:
    """Return whether the report's own remark on the words begins: ", an idea which ..."."""
    if parsed.doc[index].text != "," or index + 3 >= limit or parsed.doc[index + 1].lower_ not in ("a", "an"):
        return False
    return any(parsed.doc[i].lower_ in _REMARKS for i in (index + 2, index + 3))


def _is_joint(parsed: Parsed, index: int) -> bool:
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


def _crosses(parsed: Parsed, first: int, last: int) -> bool:
    return any(parsed.doc[i].text in (";", ":") or parsed.doc[i].tag_ in ("MD",) for i in range(first, last))


def _addressee(token: Any) -> Any:
    for child in token.rights:
        if child.dep_ in ("dobj", "dative", "nsubj"):
            return child
        if child.dep_ == "prep" and child.text.lower() in ("on", "upon", "to", "from"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    clause = next((c for c in token.rights if c.dep_ in ("ccomp", "xcomp")), None)
    return next((c for c in clause.children if c.dep_ == "nsubj"), None) if clause is not None else None


def _object_start(token: Any) -> int | None:
    for child in token.rights:
        if child.dep_ in ("dobj", "ccomp", "oprd", "attr"):
            return max(int(child.left_edge.i), int(token.i) + 1)
    for child in token.rights:
        if child.dep_ == "prep" and child.text.lower() in ("of", "for", "against", "about", "over"):
            return int(child.i) + 1
    return None


def _relative_stop(parsed: Parsed, first: int, stop: int) -> int:
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
    return stop


def _leads_to_meeting(parsed: Parsed, index: int, stop: int) -> bool:
    return any(parsed.doc[i].lower_ in _MEETING_WORDS for i in range(index + 1, min(stop, index + 5)))
