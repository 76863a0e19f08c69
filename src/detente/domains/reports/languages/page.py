"""Reads the head and the foot of a report in a language told by tables: as `document/` does for English.

Datelines seen: `Madrid, 12 ene (EFE).-`, `BOGOTÁ (AFP) —`, `Caracas, 3 de junio de 2033.`, `МОСКВА, 12 января. /ТАСС/.`,
`МОСКВА, 12 янв - РИА Новости.`, `Москва. 12 января. ИНТЕРФАКС -`. All spans returned count in the text as it came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from detente.domains.reports.document.boilerplate import Line, is_desk_code, is_title_like, lines_of, merged
from detente.domains.reports.document.dateline import Dateline
from detente.domains.reports.document.day import Day, Weekdays, day_told
from detente.domains.reports.languages.told_values import month_of
from detente.domains.reports.languages.wording import Wording
from detente.model.record import Span
from detente.model.report import Headline, ReportDocument, ReportText

_HEAD_LINES, _FOOT_LINES, _HEAD = 14, 8, 150
_TITLE_WORDS = 3
_LONGEST_LINE = 500
_AGENCY = r"[^\W\d_][\w &.\"«»-]{1,28}?"
_CAPS = r"[^\W\d_a-zа-яё][\w'’-]{1,24}"
_PLACE = rf"{_CAPS}(?:[ -](?:(?:de|del|la|las|los|el|на)[ -]){{0,2}}{_CAPS}){{0,3}}"
_NAME_END = re.compile(r"\.[^.#]*(?P<entry>#\d{1,9})?$")


class Page(msgspec.Struct, frozen=True):
    """The document of a report, and the paragraphs of its story as spans of `text.clean`."""

    document: ReportDocument
    body: tuple[Span, ...]
    letterhead: tuple[Line, ...]


class _Cut(msgspec.Struct, frozen=True):
    line: Line
    rule: str


@lru_cache(maxsize=16)
def _dateline_pattern(date_words: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:\((?P<lead>{_AGENCY})\)\s?[-–—.]?\s?)?(?P<place>{_PLACE})(?:,\s(?P<region>{_PLACE}))?"
        rf"(?:(?:[.,]\s|\s)\(?(?P<date>{date_words})\)?)?"
        rf"(?:[.,]?\s?[(/](?P<marked>{_AGENCY})[)/](?P<marked_stop>\.?\s?[-–—:]|\.|(?=\s))"
        rf"|\.?\s?[-–—]\s(?P<behind>{_CAPS}(?:\s{_CAPS})?)\.(?=\s)"
        rf"|\.\s(?P<before>[^\W\d_a-zа-яё][\w-]{{2,24}}(?:\s{_CAPS})?)\s?[-–—](?=\s)"
        rf"|(?P<stop>\.?\s?[-–—]|\.)(?=\s))[-–—]?\s?"
    )


@lru_cache(maxsize=16)
def _stamp_pattern(before: str, date_words: str) -> re.Pattern[str]:
    return re.compile(
        rf"{before}(?:{_PLACE},?\s)?(?P<date>{date_words})(?:[,.]?\s.{{0,20}}\d\d[:.]\d\d.{{0,20}})?\.?",
        re.IGNORECASE,
    )


@lru_cache(maxsize=16)
def _boilerplate_pattern(code: str, rules: tuple[tuple[str, tuple[str, ...]], ...]) -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?P<r{n}>{'|'.join(patterns)})" for n, (_, patterns) in enumerate(rules)), re.IGNORECASE
    )


def read_page(text: ReportText, words: Wording, published: date | None, as_of: date | None, note: str) -> Page:
    """Return the fields of head and foot, and the paragraphs of the story; `note` joins the warnings."""
    lines = lines_of(text.clean)
    cut = _cut(lines, words)
    dateline, body_from, day_line = _dateline(lines, cut, words)
    letterhead = [
        line for line in lines[:body_from] if line.start not in cut and words.head.letterhead.fullmatch(line.text)
    ]
    above = [
        line
        for line in lines[:body_from]
        if line.start not in cut and line not in letterhead and line.start != day_line
    ]
    headline = next((line for line in above if len(line.text.split()) > _TITLE_WORDS), None)
    headline = headline or max(above, key=lambda line: len(line.text), default=None)
    for line in above:
        if (
            line is not headline
            and headline
            and line.start < headline.start
            and len(line.text.split()) <= _TITLE_WORDS
        ):
            cut[line.start] = _Cut(line, "section")
    byline = _byline(cut.values(), words)
    stated = published or (date.fromisoformat(text.published) if text.published else None)
    day = day_told(dateline, text.clean, stated, as_of, _weekdays(words))
    gone = merged([Span(item.line.start, item.line.end) for item in cut.values()], text.clean)
    heads = [*(Span(line.start, line.end) for line in [*letterhead, headline] if line)]
    heads += [dateline.whole] if dateline else []
    document = _document(text, words, dateline, day, headline, byline, gone, letterhead, note)
    return Page(document, tuple(_body(lines, merged([*gone, *heads], text.clean))), tuple(letterhead))


def _document(
    text: ReportText, words: Wording, dateline: Dateline | None, day: Day, headline: Line | None,
    byline: Span | None, gone: Sequence[Span], letterhead: Sequence[Line], note: str,
) -> ReportDocument:  # fmt: skip
    def raw(span: Span | None) -> Span | None:
        return text.in_raw(span.start, span.end) if span else None

    return ReportDocument(
        id=_NAME_END.sub(r"\g<entry>", text.name),
        file=text.name,
        chars=len(text.raw),
        sha256=text.sha256,
        language=words.code,
        headline=Headline(text.in_raw(headline.start, headline.end), headline.text) if headline else None,
        place=dateline.place_name() if dateline else None,
        place_span=raw(dateline.place if dateline else None),
        dateline_date=day.day.isoformat() if day.day else None,
        dateline_span=raw(dateline.whole if dateline else None),
        date_from=day.known_from,
        year_inferred=day.inferred,
        agency=dateline.agency_name() if dateline else None,
        agency_span=raw(dateline.agency if dateline else None),
        byline=text.clean[byline.start : byline.end] if byline else None,
        byline_span=raw(byline),
        boilerplate=tuple(sorted([*text.boilerplate, *(text.in_raw(span.start, span.end) for span in gone)])),
        letterhead=tuple(text.in_raw(line.start, line.end) for line in letterhead),
        warnings=(*text.warnings, *day.warnings, note),
    )


def _cut(lines: Sequence[Line], words: Wording) -> dict[int, _Cut]:
    """Return the lines that are no content by where they start: by the table, and titles behind `related`."""
    rules = tuple(words.head.boilerplate.items())
    pattern = _boilerplate_pattern(words.code, rules)
    found: dict[int, _Cut] = {}
    opened = False
    for line in lines:
        match = pattern.fullmatch(line.text) if len(line.text) <= _LONGEST_LINE else None
        rule = next((name for n, (name, _) in enumerate(rules) if match and match[f"r{n}"] is not None), None)
        if rule is None and words.head.byline.fullmatch(line.text):
            rule = "byline"
        if rule is None and is_desk_code(line.text):
            rule = "desk code"
        if rule is None and opened and is_title_like(line.text):
            rule = "related title"
        opened = words.head.related.fullmatch(line.text) is not None or (opened and rule is not None)
        if rule is not None:
            found[line.start] = _Cut(line, rule)
    return found


def _dateline(
    lines: Sequence[Line], cut: dict[int, _Cut], words: Wording
) -> tuple[Dateline | None, int, int | None]:
    """Return the dateline, the index of the body's first line, and where the line starts that alone gives the day."""
    stamps = list(_stamps(lines, words))
    plain = [(n, line) for n, line in enumerate(lines[: _HEAD_LINES + len(cut)]) if line.start not in cut]
    for number, line in plain:
        found = _dateline_at(line, words)
        if found is None or any(line is stamp for stamp, _ in stamps):
            continue
        if found.day is None and stamps:
            return _with_day(found, stamps[0][1]), number, _drop(stamps[0][0], cut)
        return found, number, None
    first = next(
        (n for n, line in plain if not is_title_like(line.text) and not any(line is s for s, _ in stamps)),
        min(1, max(0, len(lines) - 1)),
    )
    if stamps:
        return stamps[0][1], first, _drop(stamps[0][0], cut)
    return None, first, None


def _drop(line: Line, cut: dict[int, _Cut]) -> int:
    """Take the line of a day out of what is cut off: it gives the day, so it is no boilerplate."""
    cut.pop(line.start, None)
    return line.start


def _with_day(dateline: Dateline, stamp: Dateline) -> Dateline:
    return msgspec.structs.replace(
        dateline, written=stamp.written, year=stamp.year, month=stamp.month, day=stamp.day
    )


def _dateline_at(line: Line, words: Wording) -> Dateline | None:
    match = _dateline_pattern(words.head.date).match(line.text[:_HEAD])
    if match is None:
        return None
    agency = next((name for name in ("marked", "behind", "before", "lead") if match[name]), "")
    if not match["date"] and not (match["marked"] and (match["marked_stop"] or "").strip()):
        return None
    if match["date"] and not agency and not match["stop"]:
        return None
    return Dateline(
        whole=Span(line.start, line.start + len(line.text[: match.end()].rstrip())),
        place=Span(line.start + match.start("place"), line.start + match.end("place")),
        place_written=match["place"],
        agency=Span(line.start + match.start(agency), line.start + match.end(agency)) if agency else None,
        agency_written=match[agency] if agency else "",
        written=match["date"] or "",
        year=int(match["year"]) if match["date"] and match["year"] else None,
        month=month_of(match["month"], words) if match["date"] else None,
        day=int(match["day"]) if match["date"] else None,
    )


def _stamps(lines: Sequence[Line], words: Wording) -> Iterator[tuple[Line, Dateline]]:
    """Yield the lines near head and foot that hold a day and nothing else."""
    pattern = _stamp_pattern(words.head.stamp, words.head.date)
    near = [line for n, line in enumerate(lines) if n < _HEAD_LINES or n >= len(lines) - _FOOT_LINES]
    for line in near:
        match = pattern.fullmatch(line.text) if len(line.text) <= _HEAD else None
        if match is not None:
            year = int(match["year"]) if match["year"] else None
            whole = Span(line.start, line.end)
            yield (
                line,
                Dateline(
                    whole, None, "", None, "", line.text, year, month_of(match["month"], words), int(match["day"])
                ),
            )


def _byline(cut: Iterable[_Cut], words: Wording) -> Span | None:
    items = {item.rule: item.line for item in cut if item.rule in ("byline", "desk code")}
    line = items.get("byline") or items.get("desk code")
    if line is None:
        return None
    match = words.head.byline.fullmatch(line.text)
    start = line.start + (match.start("names") if match else 0)
    return Span(start, start + len(match["names"] if match else line.text))


def _weekdays(words: Wording) -> Weekdays:
    return Weekdays(words.values.weekday, words.values.weekdays)


def _body(lines: Sequence[Line], gone: Sequence[Span]) -> Iterator[Span]:
    """Yield the lines of the story, each a paragraph, without what is cut off or stands in the head."""
    for line in lines:
        start = line.start
        for span in gone:
            if span.start <= start < span.end:
                start = min(span.end, line.end)
        if start < line.end:
            yield Span(start + (line.text[start - line.start :][:1] == " "), line.end)
