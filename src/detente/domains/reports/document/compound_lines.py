"""Takes a line of a scraped page apart: buttons glued together, sentences of a banner, a tail behind the last word.

`ShareTweetPrint` and `Read moreMost popular1. Weather` lost the blanks between the words of single buttons; a
banner may be of several sentences. Such a line is no content if every piece of it is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from detente.domains.reports.document.boilerplate_rules import rule_for

_CUT = re.compile(
    r"\s{1,3}[|/·•]\s{1,3}|\s{2,8}|[ \t]?\t[ \t]?|(?<=\D[.!?])\s{1,3}(?=[A-Z©\"“])|(?<=[a-zà-þ)])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"
    r"|(?<=[a-z])(?=\d{1,2}\.\s)|(?<=\d)(?=[A-Z][a-z])"
)
_MOST_PIECES = 40
_LONGEST_LINE = 500
_LONGEST_TITLE = 100
_TAIL_STARTS = re.compile(r"(?<=[.!?”\"’')\]])\s{0,2}(?=[A-Z(\[©])")
_TAIL_RULES = frozenset(
    [
        "read more",
        "share",
        "newsletter",
        "copyright",
        "advertisement",
        "credit",
        "credit of others",
        "end mark",
        "note",
    ]
)
_TAIL_WORDS = re.compile(
    r"[(\[©#*_~-]|read|full|continue|learn|share|tweet|facebook|follow|like|sign|subscribe|unsubscribe|register|log|join|get"
    r"|receive|support|copyright|all|advert|sponsor|story|article|additional|further|with|report|writ|edit|compil|translat"
    r"|source|via|end|this|an earlier|correct|clarif|more|show|print|e-?mail|also|see|you|related|up next",
    re.IGNORECASE,
)
"""How a tail begins: a quick look before the rules are asked."""
_LONGEST_TAIL = 300
_OPENS_LIST = frozenset(["related", "read more"])


@lru_cache(maxsize=1024)
def rule_of(line: str) -> str | None:
    """Return the rule by which a line is no content: as it stands, else piece by piece; None if it is content.

    Kept for a while, since the head of a report is looked at several times.
    """
    return rule_for(line) or _by_pieces(line)


def _by_pieces(line: str) -> str | None:
    if len(line) > _LONGEST_LINE:
        return None
    pieces = [piece.strip() for piece in _CUT.split(line) if piece.strip()]
    if not 1 < len(pieces) <= _MOST_PIECES:
        return None
    return _rule_of_all(pieces)


def _rule_of_all(pieces: Sequence[str]) -> str | None:
    """Return the rule of the first piece if every piece is no content; titles behind "Most popular" are none either."""
    first: str | None = None
    in_list = False
    for piece in pieces:
        rule = rule_for(piece)
        if rule is None and in_list and len(piece) <= _LONGEST_TITLE and piece[-1] not in ".…":
            rule = "related title"
        if rule is None:
            return None
        first = first or rule
        in_list = rule in _OPENS_LIST or (in_list and rule == "related title")
    return first


def tail_of(line: str) -> int | None:
    """Return where, behind a sentence of a line, something begins that is no content (`... he said.Read more`)."""
    first = max(0, len(line) - _LONGEST_TAIL)
    for found in _TAIL_STARTS.finditer(line, first):
        start = found.end()
        if start and _TAIL_WORDS.match(line, start) and rule_of(line[start:]) in _TAIL_RULES:
            return start
    return None
