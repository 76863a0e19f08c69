"""Reads the head and the foot of a report: headline, dateline, agency, byline, and what is no content.

The dateline is read piece by piece (place, day, agency, dash), since every agency orders them in its own way.
All spans in what is returned count in the text as it came.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from detente.domains.reports.document.boilerplate import (
    Line,
    Unwanted,
    byline_names,
    is_open,
    is_title_like,
    lines_of,
    merged,
    unwanted,
)
from detente.domains.reports.document.boilerplate_rules import rule_for
from detente.domains.reports.document.dateline import AGENCIES, Dateline, dateline_at, stamp_at
from detente.domains.reports.values.date_patterns import WEEKDAY, WEEKDAYS
from detente.domains.reports.values.dates import day_of
from detente.model.record import Span
from detente.model.report import Headline, ReportDocument, ReportText

_HEAD_LINES = 14
"""A dateline stands in the first lines; further down a place and a day are part of the story."""
_SECTION_WORDS = 3
_YEARS_BACK = 28
"""Weekdays repeat every 28 years, so no further year can fit where these do not."""
_LEAP_YEARS_APART = 9
"""29 February may lie eight years back (1896 to 1904)."""
_LATE_DAYS = 3
_DAYS_OF_WEEK = 7
_LEAD = 600
_LONGEST_PARAGRAPH = 20_000
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 40, 100
_WEEKDAY = re.compile(rf"\b(?P<weekday>{WEEKDAY})\b")
_SAME_DAY = re.compile(
    rf"\b(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s(?:on\s)?(?P<weekday>{WEEKDAY})\b(?!\s(?:last|of))"
)
_SIGN_OFF = re.compile(
    rf"(?<=[.!?”\"’')\]])(?P<gap>\s?)(?:[(/]?(?:{'|'.join(sorted(AGENCIES))})[)/]?\.?|(?P<end_word>Enditem|ENDS))$"
)


class _Day(msgspec.Struct, frozen=True):
    day: date | None
    known_from: str
    inferred: bool
    warnings: tuple[str, ...] = ()


def read_document(text: ReportText, published: date | None = None, as_of: date | None = None) -> ReportDocument:
    """Return the fields of a report's head and foot.

    A dateline without a year is resolved from `published` (else from the day that the page itself states),
    else from `as_of` and the weekday that the text names for that day, else it stays unknown. A day that does
    not exist gives a warning, never a guess.
    """
    lines = lines_of(text.clean)
    dateline, body_from = _dateline(lines)
    dropped = tuple(unwanted(lines, body_from, dateline.whole.start if dateline else None))
    headline = _headline(lines, dropped, body_from, dateline)
    dropped += _sections(lines, dropped, headline)
    sign_off, glued = _sign_off(lines, dropped, body_from)
    stated = published or (date.fromisoformat(text.published) if text.published else None)
    day = _day(dateline, text.clean, stated, as_of)
    byline = _byline(dropped)
    cut = [Span(item.line.start, item.line.end) for item in dropped] + ([sign_off] if sign_off and glued else [])
    in_raw = [text.in_raw(span.start, span.end) for span in merged(cut, text.clean)]
    return ReportDocument(
        id=text.name.rsplit(".", 1)[0],
        file=text.name,
        chars=len(text.raw),
        sha256=text.sha256,
        headline=_head(text, headline),
        place=dateline.place_name() if dateline else None,
        place_span=_raw(text, dateline.place if dateline else None),
        dateline_date=day.day.isoformat() if day.day else None,
        dateline_span=_raw(text, dateline.whole if dateline else None),
        date_from=day.known_from,
        year_inferred=day.inferred,
        agency=dateline.agency_name() if dateline else None,
        agency_span=_raw(text, dateline.agency if dateline else None),
        byline=text.clean[byline.start : byline.end] if byline else None,
        byline_span=_raw(text, byline),
        boilerplate=tuple(sorted([*text.boilerplate, *in_raw])),
        sign_off_span=_raw(text, sign_off),
        warnings=text.warnings + day.warnings,
    )


def body_spans(text: ReportText, document: ReportDocument) -> tuple[Span, ...]:
    """Return the paragraphs of the story as spans of `text.clean`: no headline, dateline or boilerplate.

    Lines of hard-wrapped text (broken in mid-sentence) belong to one paragraph.
    """
    cut = [text.in_clean(span) for span in document.boilerplate]
    heads = [document.dateline_span, document.sign_off_span, document.headline and document.headline.span]
    cut += [text.in_clean(span) for span in heads if span]
    gaps = merged(cut, text.clean)
    kept = (part for span in _paragraphs(text.clean) for part in _without(span, gaps))
    return tuple(span for part in kept if (span := _trimmed(part, text.clean)).end > span.start)


def _raw(text: ReportText, span: Span | None) -> Span | None:
    return text.in_raw(span.start, span.end) if span else None


def _head(text: ReportText, line: Line | None) -> Headline | None:
    return Headline(text.in_raw(line.start, line.end), text.clean[line.start : line.end]) if line else None


def _dateline(lines: Sequence[Line]) -> tuple[Dateline | None, int]:
    """Return the dateline, and the index of the line where the body starts: that line, or the first long one.

    A dateline without a day takes the day of a line that holds nothing else ("Published: 12 January 2022").
    """
    head = lines[:_HEAD_LINES]
    stamps = [(n, stamp) for n, line in enumerate(head) if (stamp := stamp_at(line.text, line.start))]
    body = [n for n, line in enumerate(head) if not is_title_like(line.text) and rule_for(line.text) is None]
    for number, line in enumerate(head):
        found = dateline_at(line.text, line.start)
        if found is not None:
            alone = found.whole.end == line.end
            start = next((n for n in body if n > number), number) if alone else number
            return _completed(found, stamps), start
    first = next(iter(body), min(1, max(0, len(lines) - 1)))
    return next(((stamp, max(n, first)) for n, stamp in stamps), (None, first))


def _completed(dateline: Dateline, stamps: Sequence[tuple[int, Dateline]]) -> Dateline:
    if dateline.day is not None or not stamps:
        return dateline
    stamp = stamps[0][1]
    return msgspec.structs.replace(
        dateline, written=stamp.written, year=stamp.year, month=stamp.month, day=stamp.day
    )


def _headline(
    lines: Sequence[Line], dropped: Sequence[Unwanted], body_from: int, dateline: Dateline | None
) -> Line | None:
    """Return the first line above the body with four words or more; else the longest line above it."""
    cut = {item.line.start for item in dropped} | {dateline.whole.start if dateline else -1}
    above = [line for line in lines[:body_from] if line.start not in cut]
    if dateline is None:
        above = [line for line in above if is_title_like(line.text)]
    full = (line for line in above if len(line.text.split()) > _SECTION_WORDS)
    first = next(full, None) or max(above, key=lambda line: len(line.text), default=None)
    return _whole_headline(first, lines) if first else None


def _whole_headline(first: Line, lines: Sequence[Line]) -> Line:
    """Return a headline with the next line if that goes on with a small letter: it was broken in two."""
    following = next((line for line in lines if line.start > first.start), None)
    if following is None or following.first_of_block or not following.text[:1].islower():
        return first
    if not is_title_like(following.text) or byline_names(following.text):
        return first
    return Line(first.start, following.end, f"{first.text}\n{following.text}", first.first_of_block)


def _sections(lines: Sequence[Line], dropped: Sequence[Unwanted], headline: Line | None) -> tuple[Unwanted, ...]:
    """Return the short lines above the headline: labels of a newspaper's sections, crumbs of a path."""
    cut = {item.line.start for item in dropped}
    if headline is None:
        return ()
    above = (line for line in lines if line.end <= headline.start and line.start not in cut)
    return tuple(Unwanted(line, "section") for line in above if len(line.text.split()) <= _SECTION_WORDS)


def _byline(dropped: Iterable[Unwanted]) -> Span | None:
    """Return the names behind "By", else the desk code."""
    found = {item.rule: item.line for item in dropped if item.rule in ("byline", "desk code")}
    line = found.get("byline") or found.get("desk code")
    if line is None:
        return None
    names = byline_names(line.text)
    start = line.start + (line.text.index(names) if names else 0)
    return Span(start, start + len(names or line.text))


def _sign_off(lines: Sequence[Line], dropped: Iterable[Unwanted], body_from: int) -> tuple[Span | None, bool]:
    """Return the agency's mark behind the last word of the story, and whether it is to be cut off.

    An agency that signs behind a blank is content; a mark that a scrape glued to the word, or an end word, is not.
    """
    cut = {item.line.start for item in dropped}
    for line in reversed(lines[body_from:]):
        if line.start in cut:
            continue
        found = _SIGN_OFF.search(line.text)
        if found is None:
            return None, False
        start = line.start + found.end("gap")
        return Span(start, line.end), not found["gap"] or found["end_word"] is not None
    return None, False


def _day(dateline: Dateline | None, text: str, published: date | None, as_of: date | None) -> _Day:
    if dateline is None or dateline.month is None or dateline.day is None:
        return _Day(published, "published", inferred=False) if published else _Day(None, "unknown", inferred=False)
    month, day = dateline.month, dateline.day
    if day_of(dateline.year or 2000, month, day) is None:
        says = f"the dateline names a day that does not exist: {dateline.written}"
        return _Day(None, "unknown", inferred=False, warnings=(says,))
    if dateline.year:
        return _with_check(_Day(day_of(dateline.year, month, day), "text", inferred=False), published)
    if published:
        return _Day(_latest(month, day, published + timedelta(days=1)), "published", inferred=True)
    if as_of:
        return _by_weekday(dateline, text, month, day, as_of)
    return _Day(None, "unknown", inferred=False)


def _with_check(day: _Day, published: date | None) -> _Day:
    if published is None or day.day is None or abs((published - day.day).days) <= _LATE_DAYS:
        return day
    says = f"published {published.isoformat()}, but the dateline is of {day.day.isoformat()}"
    return msgspec.structs.replace(day, warnings=(says,))


def _latest(month: int, day: int, until: date) -> date | None:
    years = range(until.year, max(0, until.year - _LEAP_YEARS_APART), -1)
    days = (day_of(year, month, day) for year in years)
    return next((found for found in days if found and found <= until), None)


def _by_weekday(dateline: Dateline, text: str, month: int, day: int, as_of: date) -> _Day:
    """Return the latest day up to the as-of that is the weekday which the text names for its own day.

    "Earlier on Wednesday" names it surely. The first weekday of the lead may also be the day before; if a
    later year fits that, the year cannot be told and stays unknown.
    """
    body = text[dateline.whole.end :]
    sure = _SAME_DAY.search(body)
    named = sure or _WEEKDAY.search(body[:_LEAD])
    if named is None:
        return _Day(None, "unknown", inferred=False)
    weekday = WEEKDAYS[named["weekday"].lower()]
    years = range(as_of.year, max(0, as_of.year - _YEARS_BACK), -1)
    days = [found for year in years if (found := day_of(year, month, day)) and found <= as_of]
    fitting = next((found for found in days if found.weekday() == weekday), None)
    eve = next((found for found in days if found.weekday() == (weekday + 1) % _DAYS_OF_WEEK), None)
    if fitting is None or (not sure and eve is not None and eve > fitting):
        says = (
            f"the year of {dateline.written} cannot be told from {named['weekday']}: give the day of publication"
        )
        return _Day(None, "unknown", inferred=False, warnings=(says,))
    return _Day(fitting, "weekday", inferred=True)


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
    inner = [a.text for a, b in pairwise(lines) if not b.first_of_block]
    broken = sum(_SHORTEST_WRAPPED <= len(line) <= _LONGEST_WRAPPED and is_open(line) for line in inner)
    return len(inner) > 1 and broken * 2 > len(inner)


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
