"""Reads a dateline: the place, the day, the agency and the dash that open a wire report.

Orders seen: `Brussels, Jan 12 (EFE).-`, `BRUSSELS, Oct 31, 2018 (AFP) -`, `MOSCOW (Reuters) -`,
`KYIV, Ukraine (AP) —`, `MOSCOW, January 12. /TASS/.`, `MOSCOW. Jan 12 (Interfax) -`, `(ANSA) - ROME, JAN 12 -`,
`Berlin (dpa) -`, `VIENNA, 10 April 2021 –`, and a line that holds a day only, as in press releases.
"""

from __future__ import annotations

import re

import msgspec

from detente.domains.reports.values.date_patterns import DAY, MONTH, MONTHS, WEEKDAY, YEAR
from detente.domains.reports.values.dates import month_number
from detente.model.record import Span

_AGENCY_WORDS = """EFE AFP AP UPI Reuters TASS ITAR-TASS Interfax Interfax-Ukraine Xinhua dpa DPA ANSA IANS PTI ANI
Kyodo Jiji Yonhap BelTA PAP APA MTI BNS LETA ERR STT NTB Ritzau ANP Belga AAP IRNA Agerpres BTA CTK Ukrinform UNIAN
Bloomberg Sputnik VOA DW CNA Anadolu AA RFE/RL Antara Tanjug HINA STA Azertac Kazinform Armenpress"""
AGENCIES = frozenset(_AGENCY_WORDS.split())
"""News agencies by the mark with which they sign."""
_HEAD = 150
_WORD = r"[^\W\d_][\w'’.-]{0,24}"
_DATE = (
    rf"(?:{WEEKDAY},?\s)?(?:(?P<month>{MONTH})\s(?P<day>{DAY})"
    rf"|(?P<day_first>{DAY})\s(?:of\s)?(?P<month_last>{MONTH})"
    rf"|(?P<iso_year>{YEAR})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)"
    rf"|(?P<dot_day>\d\d?)\.(?P<dot_month>\d\d?)\.(?P<dot_year>{YEAR}))"
    rf"(?:,?\s(?P<year>{YEAR}))?"
)
_AGENCY = r"[(\[/](?P<{name}>[^\W\d_][\w &./-]{{0,28}}?)[)\]/]"
_DASH = r"(?P<dash>\.?\s?[-–—]{1,2}|:)"
_FORM = re.compile(
    rf"(?:{_AGENCY.format(name='lead')}\s?(?:[-–—]{{1,2}}\s?)?)?"
    rf"(?:(?P<place>{_WORD}(?:[ /]{_WORD}){{0,4}}?)(?:,\s(?P<region>(?!{MONTH}){_WORD}(?:\s{_WORD}){{0,2}}?))?"
    r"(?=[\s,.(/\[:–—-]))?[,.]?\s{0,2}"
    rf"(?:(?P<date>{_DATE})(?P<stop>[.,])?\s{{0,2}}(?:{_AGENCY.format(name='agency')})?"
    rf"|{_AGENCY.format(name='agency_alone')}|(?=[-–—]))"
    rf"(?P<last_stop>[.,](?![-–—]))?\s{{0,2}}{_DASH}?(?=\s|$|[“\"A-Z])"
)
_STAMP = re.compile(
    r"(?:(?:[Ff]irst |[Ll]ast )?(?:[Pp]ublished|[Uu]pdated|[Pp]osted|[Ii]ssued|[Dd]ated?|[Rr]eleased)"
    rf"(?: on| at)?:?\s)?{_DATE}"
    r"(?:[\s,|-]{1,4}(?:at )?\d{1,2}[:.]\d\d.{0,40}|\s[-|].{0,60})?"
)
_SMALL = "de la el le les of on upon am an der den the do da del di al and in"
_SMALL_WORDS = frozenset(_SMALL.split())
_LONGEST_STAMP = 120
_LABELS = "BREAKING UPDATE URGENT EXCLUSIVE ANALYSIS FACTBOX EXPLAINER LIVE WATCH VIDEO OPINION CORRECTED TIMELINE"
_NO_PLACES = frozenset(_LABELS.split())


class Dateline(msgspec.Struct, frozen=True):
    """A dateline by its pieces: spans in the text given, and the numbers of the day as written."""

    whole: Span
    place: Span | None
    place_written: str
    agency: Span | None
    agency_written: str
    written: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None

    def place_name(self) -> str | None:
        """Return the place, capitals of the wire (`NEW DELHI`) made a name (`New Delhi`)."""
        written = self.place_written
        if not written:
            return None
        return re.sub(r"[^\W\d_]+", _named, written) if written.isupper() else written

    def agency_name(self) -> str | None:
        """Return the agency as written, None if there is none."""
        return self.agency_written or None


def dateline_at(line: str, offset: int = 0) -> Dateline | None:
    """Return the dateline with which a line opens, None if it opens with none; `offset` is added to spans."""
    found = _FORM.match(line[:_HEAD])
    if found is None or not _holds(found, line):
        return None
    name = next((n for n in ("agency", "agency_alone", "lead") if found[n]), "lead")
    written = found["date"] or ""
    year, month, day = _numbers(found) if written else (None, None, None)
    return Dateline(
        whole=Span(offset, offset + len(line[: found.end()].rstrip())),
        place=_span(found, "place", offset),
        place_written=(found["place"] or "").rstrip("."),
        agency=_span(found, name, offset),
        agency_written=found[name] or "",
        written=written,
        year=year,
        month=month,
        day=day,
    )


def stamp_at(line: str, offset: int = 0) -> Dateline | None:
    """Return the day of a line that holds a day and nothing else, such as `Published: 12 January 2022`."""
    found = _STAMP.fullmatch(line) if len(line) <= _LONGEST_STAMP else None
    if found is None:
        return None
    year, month, day = _numbers(found)
    return Dateline(Span(offset, offset + len(line)), None, "", None, "", line, year, month, day)


def _span(found: re.Match[str], name: str, offset: int) -> Span | None:
    written = found[name]
    if not written:
        return None
    return Span(offset + found.start(name), offset + found.start(name) + len(written.rstrip(".")))


def _holds(found: re.Match[str], line: str) -> bool:
    """Return whether what fits the form is a dateline and not the start of a sentence or a headline."""
    place, agency = found["place"] or "", found["agency"] or found["agency_alone"] or found["lead"] or ""
    if place and not _is_name(place):
        return False
    if any(word.rstrip(".").lower() in MONTHS for word in (place, found["region"] or "")):
        return False
    dash = found["dash"] is not None
    if agency:
        known = agency in AGENCIES
        return (bool(place or known) and bool(found["date"])) or (dash and (known or _is_capital(place)))
    if found["date"]:
        alone = found.end() == len(line.rstrip())
        return bool(place) and (dash or alone or found["stop"] is not None or found["last_stop"] == ".")
    if not dash or not _is_capital(place) or place in _NO_PLACES:
        return False
    before = line[found.start("dash") - 1 : found.start("dash") + 1]
    return before[:1].isspace() != before[1:].isspace() and line.rstrip()[-1] in '.!?”"’'


def _is_name(place: str) -> bool:
    return all(word[0].isupper() or word in _SMALL_WORDS for word in re.split(r"[ /]", place) if word)


def _is_capital(place: str) -> bool:
    return place.isupper() and len(place) > 2  # noqa: PLR2004  Roman numerals are no places


def _numbers(found: re.Match[str]) -> tuple[int | None, int, int]:
    for prefix in ("iso", "dot"):
        if found[f"{prefix}_year"]:
            return tuple(int(found[f"{prefix}_{part}"]) for part in ("year", "month", "day"))  # type: ignore[return-value]
    month = month_number(found["month"] or found["month_last"])
    day = int((found["day"] or found["day_first"]).rstrip("stndrh"))
    return int(found["year"]) if found["year"] else None, month, day


def _named(word: re.Match[str]) -> str:
    lower = word[0].lower()
    return lower if word.start() and lower in _SMALL_WORDS else lower.capitalize()
