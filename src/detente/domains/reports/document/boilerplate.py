"""Says which lines of a report are no content: section labels, menus, share buttons, banners, desk codes.

A line is judged as a whole by the table in `boilerplate_rules`, so a sentence that only mentions cookies stays.
What cannot be told from a line alone (a section label, titles under "Related Articles") is
told from where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from detente.domains.reports.document.boilerplate_rules import is_section_label, rule_for
from detente.domains.reports.document.dateline import stamp_at
from detente.model.record import Span

_DESK_CODE = re.compile(r"(?:[a-z]{2,4}(?:[-/][a-z]{1,4}){1,6}|[a-z]{2,4}(?: [a-z]{1,3}\d?){3,8})/?")
_BYLINE = re.compile(
    r"(?:[Bb]y|BY) (?P<names>[A-ZÀ-Þ][\w.'’-]{0,30}(?: (?:and |& )?[A-ZÀ-Þ][\w.'’-]{0,30}){0,7}"
    r"(?:,? (?:and )?[A-ZÀ-Þ][\w.'’-]{0,30}(?: [A-ZÀ-Þ][\w.'’-]{0,30}){0,3}){0,4})(?:\s?[|,].{0,60})?"
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]{0,3}$")
_LONGEST_BYLINE = 300
_LONGEST_TITLE_WORDS = 25
_NEAR_BODY = 6
"""Lines between a byline and the body, at most."""


class Line(msgspec.Struct, frozen=True):
    """A line of the clean text without white space at its ends; `first_of_block` after an empty line."""

    start: int
    end: int
    text: str
    first_of_block: bool


class Unwanted(msgspec.Struct, frozen=True):
    """A line that is no content, and the rule that says so."""

    line: Line
    rule: str


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines with text in them, in order."""
    found: list[Line] = []
    at = 0
    after_empty = True
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = at + len(line) - len(line.lstrip())
            found.append(Line(start, start + len(stripped), stripped, after_empty))
        after_empty = not stripped
        at += len(line) + 1
    return tuple(found)


def is_desk_code(line: str) -> bool:
    """Return whether a line is the initials of desk and writers, such as `jk/dc/pvh`."""
    return _DESK_CODE.fullmatch(line) is not None


def byline_names(line: str) -> str | None:
    """Return the names in a line such as `By Ann Lee and Bo Ek`, or None."""
    found = _BYLINE.fullmatch(line) if len(line) <= _LONGEST_BYLINE else None
    return found["names"] if found else None


def is_open(line: str) -> bool:
    """Return whether a line ends without the end of a sentence."""
    return _SENTENCE_END.search(line) is None


def is_title_like(line: str) -> bool:
    """Return whether a line reads like a title: short, and no sentence end behind it."""
    return len(line.split()) <= _LONGEST_TITLE_WORDS and is_open(line)


def unwanted(lines: Sequence[Line], body_from: int, dateline_start: int | None = None) -> Iterator[Unwanted]:
    """Yield the lines that are no content; `body_from` is the index of the first line of the body.

    A line that starts with the dateline is kept even where it holds a day only.
    """
    in_list = False
    for number, line in enumerate(lines):
        rule = rule_for(line.text)
        if rule is None and line.start != dateline_start:
            rule = _by_place(line.text, number, body_from)
        if in_list and rule is None and number > body_from and is_title_like(line.text):
            rule = "related title"
        if rule is not None:
            yield Unwanted(line, rule)
        in_list = rule in ("related", "related title") or (in_list and rule is not None)


def _by_place(text: str, number: int, body_from: int) -> str | None:
    if is_desk_code(text) and number > body_from:
        return "desk code"
    if stamp_at(text) and number < body_from + _NEAR_BODY:
        return "time stamp"
    if byline_names(text) and abs(number - body_from) <= _NEAR_BODY:
        return "byline"
    if number < body_from and is_section_label(text):
        return "section"
    return None


def merged(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Return the spans in order, those with only white space between them as one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and not text[result[-1].end : span.start].strip():
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)
