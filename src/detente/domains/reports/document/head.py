"""Finds what stands above the story: letterhead, headline with its slug, dateline or the line that gives the day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from detente.domains.reports.document.boilerplate import Line, bare_names, byline_names, is_title_like, unwanted
from detente.domains.reports.document.compound_lines import rule_of
from detente.domains.reports.document.dateline import Dateline, dateline_at, day_within, stamp_at, without_day
from detente.domains.reports.document.letterhead import is_letterhead, slug_length

_HEAD_LINES = 14
"""A dateline stands in the first lines; further down a place and a day are part of the story."""
_FOOT_LINES = 8
_SECTION_WORDS = 3
_DOUBTFUL = frozenset(("read more", "related", "credit", "contact", "caption", "tags", "newsletter"))
_WITH_MORE = re.compile(r".*\s[|·]\s(?!updated|modified|last)", re.IGNORECASE)
"""A day with more of the page in its line (`| Reading time: 2 minutes`)."""
_REST = 40
_PAPER_OF = re.compile(
    r"\b(?:Statement|Declaration|Communiqu[eé]|Conclusions|Resolution|Appeal|Message|Letter|Decision|Remarks|Address) (?:of|by|from|on|to|at) \S+ \S+"
)
""""Velm Declaration of the Heads of State": the title of a paper that has no other headline."""
_SALUTATION = re.compile(
    r"(?:Dear|Your Excellenc|Excellenc|Mr\.? (?:Chair|President|Speaker)|Madam (?:Chair|President)|Ladies and|Distinguished|My fellow|Esteemed|Colleagues)"
    r"\b.{0,80}[,!:]"
)
"""How a letter or an address begins: no headline."""
_NEAR_HEADLINE = 4
_UPDATED = re.compile(r"(?:last )?(?:updated|modified)\b", re.IGNORECASE)


class Head(msgspec.Struct, frozen=True):
    """What stands above the story. `body_from`: index of its first line; `slug`: characters before the headline.

    `letterhead`: lines that say who issues the paper and when; neither headline nor content nor boilerplate.
    """

    dateline: Dateline | None
    body_from: int
    headline: Line | None = None
    slug: int = 0
    letterhead: tuple[Line, ...] = ()

    @property
    def is_official(self) -> bool:
        """Return whether an authority or an organisation issues the paper: it has a letterhead beside its day."""
        day = self.dateline.whole.start if self.dateline else -1
        return any(line.start != day for line in self.letterhead)

    @property
    def is_of_press(self) -> bool:
        """Return whether it is a story of a wire or a newspaper: an agency, or a place before the first word, no letterhead."""
        return not self.is_official and self.dateline is not None and self.dateline.agency is not None

    @property
    def kept(self) -> frozenset[int]:
        """Return where lines start that are no boilerplate, whatever they look like."""
        starts = {line.start for line in self.letterhead}
        starts |= {self.headline.start - self.slug} if self.headline else set()
        return frozenset(starts | ({self.dateline.whole.start} if self.dateline else set()))


def head_of(lines: Sequence[Line]) -> Head:
    """Return what stands above the story of a report, given its lines."""
    dateline, body_from, day_line = _dateline(lines)
    day_lines = tuple(line for line in lines if line.start == day_line)
    plain = Head(dateline, body_from, letterhead=day_lines)
    cut = {item.line.start for item in unwanted(lines[:body_from], body_from, plain.kept)} | plain.kept
    above = [line for line in lines[:body_from] if line.start not in cut and not _SALUTATION.fullmatch(line.text)]
    letterhead = [line for line in above if is_letterhead(without_day(line.text))]
    behind = _behind_day(above, letterhead, day_line or (dateline.whole.start if dateline else None))
    first = _headline([line for line in behind or above if line not in letterhead], dateline)
    if first is None:
        first = _headline(behind or letterhead, dateline)
    if first is None:
        first = _headline(_doubtful(lines[:body_from], body_from, plain.kept), None)
    first = _title_of_paper(first, letterhead)
    first = _from_its_start(first, lines) if first else None
    if behind and first is not None:
        letterhead = [line for line in above if line.start < first.start]
    else:
        letterhead = [line for line in letterhead if first is None or not first.start <= line.start < first.end]
        letterhead = [line for line in above if letterhead and _stands_between(line, letterhead)]
    slug = slug_length(first.text) if first else 0
    return Head(
        dateline=dateline,
        body_from=body_from,
        headline=_whole_headline(first, slug, lines) if first else None,
        slug=slug,
        letterhead=tuple(sorted({*letterhead, *day_lines}, key=lambda line: line.start)),
    )


def _behind_day(above: Sequence[Line], letterhead: Sequence[Line], day_line: int | None) -> list[Line]:
    """Return the lines of an official paper behind the line that gives its place and day: the first is its title."""
    if not above or above[0] not in letterhead or day_line is None:
        return []
    return [
        line for line in above if line.start > day_line and is_title_like(line.text) and ": " not in line.text[:14]
    ]


def _doubtful(lines: Sequence[Line], body_from: int, kept: frozenset[int]) -> list[Line]:
    """Return the lines above a story that look like a link or a credit, for a report that has no other headline."""
    cut = {item.line.start for item in unwanted(lines, body_from, kept) if item.rule in _DOUBTFUL}
    return [line for line in lines if line.start in cut and len(line.text.split()) > _SECTION_WORDS]


def _title_of_paper(first: Line | None, letterhead: Sequence[Line]) -> Line | None:
    """Return the line that names the paper at length where nothing but a short name in capitals is left as a headline."""
    short = first is not None and first.text.isupper() and len(first.text.split()) <= _SECTION_WORDS
    titles = (line for line in letterhead if _PAPER_OF.search(line.text))
    return next(titles, first) if short else first


def _stands_between(line: Line, letterhead: Sequence[Line]) -> bool:
    """Return whether a line is of a letterhead, a short one (a town) in it, or a name in capitals above it."""
    short = len(line.text.split()) <= _SECTION_WORDS
    above = line.text.isupper() and line.start < letterhead[0].start
    return line in letterhead or (short and (above or letterhead[0].start < line.start < letterhead[-1].start))


def labels(lines: Sequence[Line], head: Head, cut: set[int]) -> Iterator[Line]:
    """Yield the lines above the headline (sections of a newspaper, crumbs of a path) and the agency's own name.

    In an official paper only short ones are none of it.
    """
    agency = head.dateline.agency_written if head.dateline else ""
    title = head.headline.start - head.slug if head.headline else 0
    for line in lines[: head.body_from]:
        label = line.end <= title and (not head.is_official or len(line.text.split()) <= _SECTION_WORDS)
        if line.start not in cut | head.kept and (label or line.text == agency):
            yield line


def writers(lines: Sequence[Line], head: Head, cut: set[int]) -> Iterator[Line]:
    """Yield the line of names between the headline of a newspaper and its story, where no other line has a byline."""
    if head.headline is None or head.is_official:
        return
    number = next((n for n, line in enumerate(lines) if line.start >= head.headline.end), len(lines))
    for line in lines[number : min(head.body_from, number + _NEAR_HEADLINE)]:
        if line.start in cut and byline_names(line.text):
            return
        if line.start not in cut | head.kept and bare_names(line.text):
            yield line
            return


def _dateline(lines: Sequence[Line]) -> tuple[Dateline | None, int, int | None]:
    """Return the dateline, the index of the body's first line, and where the line starts that alone gives the day.

    The body starts at the dateline, or at the first line that is a sentence. A dateline without a day takes the day
    of a line that holds nothing else ("Published: 12 January 2022"), above the story or at its foot.
    """
    candidates = ((n, line) for n, line in enumerate(lines) if rule_of(line.text) in (None, "time stamp"))
    head = list(islice(candidates, _HEAD_LINES))
    stamps = sorted(_stamps(head), key=lambda stamp: _UPDATED.match(stamp[1].written) is not None)
    body = [n for n, line in head if not is_title_like(line.text) and rule_of(line.text) is None]
    opening = _opening(head)
    if opening is not None:
        number, line, found = opening
        alone = found.whole.end == line.end
        start = next((n for n in body if n > number), body[0] if body else number) if alone else number
        return _completed(found, start, stamps or _at_foot(lines, start))
    first = next(iter(body), min(1, max(0, len(lines) - 1)))
    stamps = stamps or _in_letterhead(head, first) or _at_foot(lines, first)
    if not stamps:
        return None, first, None
    number, stamp = stamps[0]
    return stamp, max(number, first) if number <= first else first, stamp.whole.start


def _opening(head: Sequence[tuple[int, Line]]) -> tuple[int, Line, Dateline] | None:
    """Return the line that opens with a dateline; a place or a name with a day alone gives way to one with an agency."""
    found = [
        (n, line, one)
        for n, line in head
        if not stamp_at(line.text) and (one := dateline_at(line.text, line.start))
    ]
    signed = next((item for item in found if item[2].agency and item[2].place and item[2].day is not None), None)
    if not found or signed is None or found[0][2].agency is not None:
        return found[0] if found else None
    _, line, first = found[0]
    return signed if line.end - first.whole.end < _REST else found[0]


def _stamps(numbered: Sequence[tuple[int, Line]]) -> list[tuple[int, Dateline]]:
    return [(n, stamp) for n, line in numbered if (stamp := stamp_at(line.text, line.start))]


def _in_letterhead(head: Sequence[tuple[int, Line]], first: int) -> list[tuple[int, Dateline]]:
    """Return the days within lines of a letterhead, such as `Press release, 12 January 2022`."""
    return [
        (n, found)
        for n, line in head
        if n < first and is_letterhead(without_day(line.text)) and (found := day_within(line.text, line.start))
    ]


def _at_foot(lines: Sequence[Line], first: int) -> list[tuple[int, Dateline]]:
    """Return the days of lines at the foot that hold a day, or a place and a day, and nothing else."""
    foot = [(n, line) for n, line in enumerate(lines) if n > max(first, len(lines) - 1 - _FOOT_LINES)]
    found = _stamps(foot)
    for number, line in foot:
        dateline = dateline_at(line.text, line.start)
        if dateline and dateline.day is not None and dateline.whole.end == line.end:
            found.append((number, dateline))
    return found


def _completed(
    dateline: Dateline, body_from: int, stamps: Sequence[tuple[int, Dateline]]
) -> tuple[Dateline, int, int | None]:
    if dateline.day is not None or not stamps:
        return dateline, body_from, None
    stamp = stamps[0][1]
    told = msgspec.structs.replace(
        dateline, written=stamp.written, year=stamp.year, month=stamp.month, day=stamp.day
    )
    more = _WITH_MORE.match(stamp.written) is not None
    return told, body_from, None if more else stamp.whole.start


def _headline(above: Sequence[Line], dateline: Dateline | None) -> Line | None:
    """Return the first line above the body with four words or more; else the longest line above it."""
    if dateline is None:
        above = [line for line in above if is_title_like(line.text)]
    full = (line for line in above if len(line.text.split()) > _SECTION_WORDS)
    return next(full, None) or max(above, key=lambda line: len(line.text), default=None)


def _from_its_start(first: Line, lines: Sequence[Line]) -> Line:
    """Return a headline that goes on with a small letter together with the line of a letterhead right above it."""
    above = next((line for line in reversed(lines) if line.start < first.start), None)
    if above is None or first.first_of_block or not first.text[:1].islower() or not is_letterhead(above.text):
        return first
    return Line(above.start, first.end, f"{above.text}\n{first.text}", above.first_of_block)


def _whole_headline(first: Line, slug: int, lines: Sequence[Line]) -> Line:
    """Return a headline without its slug, and with the next line if that goes on with a small letter."""
    start = first.start + slug
    following = next((line for line in lines if line.start > first.start), None)
    goes_on = (
        following is not None
        and not following.first_of_block
        and following.text[:1].islower()
        and is_title_like(following.text)
        and not byline_names(following.text)
        and rule_of(following.text) is None
    )
    if following is None or not goes_on:
        return Line(start, first.end, first.text[slug:], first.first_of_block)
    return Line(start, following.end, f"{first.text[slug:]}\n{following.text}", first.first_of_block)
