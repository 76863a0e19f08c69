"""How far the phrase of a subject reaches: from its title to its short prepositional phrases."""

from __future__ import annotations

from typing import Any

from detente.domains.reports.lexicon import OFFICE_WORDS
from detente.domains.reports.parsed import Parsed
from detente.domains.reports.values.date_patterns import DAY_WORDS

_LEFT_STOPS = frozenset((",", '"', ";", ":", "(", ")", "."))


def bounds(parsed: Parsed, head: Any) -> tuple[int, int]:
    """Return start and end of a subject: its noun phrase with a name in apposition, without clauses behind it."""
    first = head.i
    while first > 0 and _joins_left(parsed, first - 1, head):
        first -= 1
    last = head.i + 1
    for child in head.rights:
        if (
            child.dep_ == "prep"
            and child.text.lower() in ("of", "to", "for", "at", "in", "from")
            and child.i == last
        ):
            last = max(last, _phrase_end(child))
    return parsed.start_of(first), parsed.end_of(last - 1)


def _joins_left(parsed: Parsed, index: int, head: Any) -> bool:
    token = parsed.doc[index]
    if token.text in _LEFT_STOPS or token.is_space or parsed.sentence_of[index] != parsed.sentence_of[head.i]:
        return False
    if token.dep_ == "npadvmod" or token.lower_ in DAY_WORDS:
        return False
    if token.dep_ in ("det", "amod", "compound", "poss", "case", "nmod", "nummod") or token.text in ("'s", "-"):
        return True
    joined = head.text[0].isupper() and token.pos_ in ("NOUN", "PROPN", "ADJ")
    of_office = (
        token.text == "of" and head.text[0].isupper() and parsed.doc[index - 1].text.lower() in OFFICE_WORDS
    )
    return bool(joined or of_office)


def _phrase_end(preposition: Any) -> int:
    """Return the index behind a short prepositional phrase: "of the alliance"."""
    tokens = [t for t in preposition.subtree if t.i >= preposition.i]
    end = int(preposition.i) + 1
    for token in tokens:
        if token.i != end or token.text in _LEFT_STOPS or token.pos_ in ("VERB", "AUX", "SCONJ"):
            if token.i == preposition.i:
                continue
            break
        end = token.i + 1
    return end
