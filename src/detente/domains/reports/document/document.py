"""Reads the head and the foot of a report: headline, dateline, agency, byline, and what is no content.

The dateline is read piece by piece (place, day, agency, dash), since every agency orders them in its own way.
All spans in what is returned count in the text as it came.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from detente.domains.reports.document.boilerplate import (
    Line,
    Unwanted,
    bare_names,
    byline_names,
    desk_code_in,
    employer_in,
    is_open,
    lines_of,
    masthead_in,
    merged,
    unwanted,
    written_in,
)
from detente.domains.reports.document.compound_lines import tail_of
from detente.domains.reports.document.dateline import AGENCIES
from detente.domains.reports.document.day import day_told
from detente.domains.reports.document.head import Head, head_of, labels, writers
from detente.model.record import Span
from detente.model.report import Headline, ReportDocument, ReportText

_LONGEST_PARAGRAPH = 20_000
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 40, 100
_NAME_END = re.compile(r"\.[^.#]*(?P<entry>#\d{1,9})?$")
"""What a name has behind the id of its report: the ending of a file; the number of a feed's entry stays."""
_OFFICIAL_TITLE = re.compile(
    r"\b(?:[Ss]tatement|[Dd]eclaration|[Cc]ommuniqu[eé]|[Tt]ranscript|[Rr]emarks|[Ll]etter|[Mm]essage|[Nn]otice) (?:of|by|on|from|to)\b|^Transcript"
)
"""A headline of a paper whose foot may be a list of those who sign."""
_MASTHEAD_LINES = 3
_END_WORDS = "Enditem|ENDS"


def read_document(text: ReportText, published: date | None = None, as_of: date | None = None) -> ReportDocument:
    """Return the fields of a report's head and foot.

    A dateline without a year is resolved from `published` (else from the day that the page itself states),
    else from `as_of` and the weekday that the text names for that day, else it stays unknown. A day that does
    not exist gives a warning, never a guess.
    """
    lines = lines_of(text.clean)
    head = head_of(lines)
    dateline = head.dateline
    loose_foot = head.is_of_press and not _OFFICIAL_TITLE.search(head.headline.text if head.headline else "")
    dropped = tuple(unwanted(lines, head.body_from, head.kept, loose_foot=loose_foot))
    dropped += tuple(Unwanted(line, "byline") for line in writers(lines, head, {d.line.start for d in dropped}))
    dropped += tuple(Unwanted(line, "section") for line in labels(lines, head, {d.line.start for d in dropped}))
    sign_off, glued = _sign_off(lines, dropped, head)
    stated = published or (date.fromisoformat(text.published) if text.published else None)
    day = day_told(dateline, text.clean, stated, as_of)
    byline = _byline(dropped)
    agency, place = _of_page(lines, head, dropped)
    cut = [*_cut(lines, dropped, head), *([sign_off] if sign_off and glued else [])]
    in_raw = [text.in_raw(span.start, span.end) for span in merged(cut, text.clean)]
    return ReportDocument(
        id=_NAME_END.sub(r"\g<entry>", text.name),
        file=text.name,
        chars=len(text.raw),
        sha256=text.sha256,
        headline=_head(text, head.headline),
        place=(dateline.place_name() if dateline else None) or _words(text, place),
        place_span=_raw(text, (dateline.place if dateline else None) or place),
        dateline_date=day.day.isoformat() if day.day else None,
        dateline_span=_raw(text, dateline.whole if dateline else None),
        date_from=day.known_from,
        year_inferred=day.inferred,
        agency=(dateline.agency_name() if dateline else None) or _words(text, agency),
        agency_span=_raw(text, (dateline.agency if dateline else None) or agency),
        byline=text.clean[byline.start : byline.end] if byline else None,
        byline_span=_raw(text, byline),
        boilerplate=tuple(sorted([*text.boilerplate, *in_raw])),
        sign_off_span=_raw(text, sign_off),
        letterhead=tuple(text.in_raw(line.start, line.end) for line in head.letterhead),
        warnings=text.warnings + day.warnings,
    )


def body_spans(text: ReportText, document: ReportDocument) -> tuple[Span, ...]:
    """Return the paragraphs of the story as spans of `text.clean`: no headline, dateline or boilerplate.

    Lines of hard-wrapped text (broken in mid-sentence) belong to one paragraph.
    """
    cut = [text.in_clean(span) for span in document.boilerplate]
    heads = [document.dateline_span, document.sign_off_span, document.headline and document.headline.span]
    heads += document.letterhead
    cut += [text.in_clean(span) for span in heads if span]
    gaps = merged(cut, text.clean)
    kept = (part for span in _paragraphs(text.clean) for part in _without(span, gaps))
    return tuple(span for part in kept if (span := _trimmed(part, text.clean)).end > span.start)


def _raw(text: ReportText, span: Span | None) -> Span | None:
    return text.in_raw(span.start, span.end) if span else None


def _head(text: ReportText, line: Line | None) -> Headline | None:
    return Headline(text.in_raw(line.start, line.end), text.clean[line.start : line.end]) if line else None


def _byline(dropped: Iterable[Unwanted]) -> Span | None:
    """Return the names behind "By", else the desk code."""
    found = {item.rule: item.line for item in dropped if item.rule in ("byline", "desk code")}
    line = found.get("byline") or found.get("desk code")
    if line is None:
        return None
    names = byline_names(line.text) or bare_names(line.text) or desk_code_in(line.text)
    start = line.start + (line.text.index(names) if names else 0)
    return Span(start, start + len(names or line.text))


def _of_page(lines: Sequence[Line], head: Head, dropped: Iterable[Unwanted]) -> tuple[Span | None, Span | None]:
    """Return the agency or newspaper and the town that a byline or the menu of a page tells, where a dateline does not."""
    names = [item.line for item in dropped if item.rule == "byline" and item.line.start < _body_start(lines, head)]
    agencies = [_within(line, employer_in(line.text)) for line in names]
    agencies += [_within(line, masthead_in(line.text)) for line in lines[:_MASTHEAD_LINES] if not head.is_official]
    places = [_within(line, written_in(line.text)) for line in names]
    return next(filter(None, agencies), None), next(filter(None, places), None)


def _body_start(lines: Sequence[Line], head: Head) -> int:
    return lines[head.body_from].start if head.body_from < len(lines) else 0


def _within(line: Line, found: tuple[int, int] | None) -> Span | None:
    return Span(line.start + found[0], line.start + found[1]) if found else None


def _words(text: ReportText, span: Span | None) -> str | None:
    return text.clean[span.start : span.end] if span else None


def _cut(lines: Sequence[Line], dropped: Sequence[Unwanted], head: Head) -> Iterator[Span]:
    """Yield what is no content: whole lines, the slug of the headline, tails glued behind the last word of a line."""
    whole = {item.line.start for item in dropped}
    yield from (Span(item.line.start, item.line.end) for item in dropped)
    if head.headline and head.slug:
        yield Span(head.headline.start - head.slug, head.headline.start)
    for line in lines[head.body_from :]:
        tail = None if line.start in whole else tail_of(line.text)
        if tail is not None:
            yield Span(line.start + tail, line.end)


def _sign_off(lines: Sequence[Line], dropped: Iterable[Unwanted], head: Head) -> tuple[Span | None, bool]:
    """Return the agency's mark behind the last word of the story, and whether it is to be cut off.

    An agency that signs behind a blank is content; a mark that a scrape glued to the word, or an end word, is not.
    """
    cut = {item.line.start for item in dropped}
    own = {head.dateline.agency_written} if head.dateline and head.dateline.agency_written else set()
    names = "|".join(re.escape(name) for name in sorted(AGENCIES | own))
    mark = re.compile(rf"(?<=[.!?”\"’')\]])(?P<gap>\s?)(?:[(/]?(?:{names})[)/]?\.?|(?P<end_word>{_END_WORDS}))$")
    for line in reversed(lines[head.body_from :]):
        if line.start in cut:
            continue
        found = mark.search(line.text)
        if re.fullmatch(rf"[(/]?(?:{names})[)/]?\.?", line.text):
            return Span(line.start, line.end), True
        if found is None:
            return None, False
        start = line.start + found.end("gap")
        return Span(start, line.end), not found["gap"] or found["end_word"] is not None
    return None, False


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield paragraphs: blocks between empty lines if the lines are broken in mid-sentence, else the lines."""
    lines = lines_of(text)
    if not _is_wrapped(lines):
        yield from (Span(line.start, line.end) for line in lines)
        return
    start = 0
    for number, line in enumerate(lines):
        last = number + 1 == len(lines)
        if last or lines[number + 1].first_of_block or line.end - lines[start].start > _LONGEST_PARAGRAPH:
            yield Span(lines[start].start, line.end)
            start = number + 1


def _is_wrapped(lines: Sequence[Line]) -> bool:
    inner = [(a.text, b.text) for a, b in pairwise(lines) if not b.first_of_block]
    broken = [b for a, b in inner if _SHORTEST_WRAPPED <= len(a) <= _LONGEST_WRAPPED and is_open(a)]
    goes_on = sum(line[0].islower() for line in broken)
    return len(inner) > 1 and len(broken) * 2 > len(inner) and goes_on * 4 >= len(broken)


def _without(span: Span, cut: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of a span when others, in order, are cut out of it."""
    start = span.start
    for gap in cut[bisect_left(cut, span.start, key=lambda gap: gap.end) :]:
        if gap.start >= span.end:
            break
        if gap.start > start:
            yield Span(start, gap.start)
        start = max(start, gap.end)
    if start < span.end:
        yield Span(start, span.end)


def _trimmed(span: Span, text: str) -> Span:
    part = text[span.start : span.end]
    start = span.start + len(part) - len(part.lstrip())
    return Span(start, max(start, span.start + len(part.rstrip())))
