"""Reads a dateline: the place, the day, the agency and the dash that open a wire report.

Orders seen: `Brussels, Jan 12 (EFE).-`, `BRUSSELS, Oct 31, 2018 (AFP) -`, `MOSCOW (Reuters) -`,
`KYIV, Ukraine (AP) —`, `MOSCOW, January 12. /TASS/.`, `MOSCOW. Jan 12 (Interfax) -`, `(ANSA) - ROME, JAN 12 -`,
`Berlin (dpa) -`, `PARIS (AFP), Jan 12 -`, `GENEVA (12 January 2022) –`, `VIENNA, 10 April 2021 –`; an agency that is
not in the list in the same forms. `stamp_at` reads lines that hold a day only, as in press releases and pages.
"""

from __future__ import annotations

import re

import msgspec

from detente.domains.reports.document.letterhead import is_letterhead
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
_FROM = r"(?:\d{1,2}\s?(?:[-–]|and|to)\s?)?"
"""The first of two days (`3-4 June`): the last one is the day of the paper."""
_DATE = (
    rf"(?:(?:{WEEKDAY}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?),?\s)?(?:(?P<month>{MONTH})\s{_FROM}(?P<day>{DAY})"
    rf"|{_FROM}(?P<day_first>{DAY})\s(?:of\s)?(?P<month_last>{MONTH})"
    rf"|(?P<iso_year>{YEAR})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)"
    rf"|(?P<dot_day>\d\d?)\.(?P<dot_month>\d\d?)\.(?P<dot_year>{YEAR})"
    rf"|(?P<day_slash>1[3-9]|2\d|3[01])/(?P<month_slash>0?[1-9]|1[0-2])/(?P<year_slash>{YEAR})"
    rf"|(?P<month_us>0?[1-9]|1[0-2])/(?P<day_us>1[3-9]|2\d|3[01])/(?P<year_us>{YEAR}))"
    rf"(?:,?\s(?P<year>{YEAR}))?"
)
"""Days with slashes are read only where day and month cannot be taken for each other."""
_LATE_DATE = re.sub(r"\?P<(\w+)>", r"?P<late_\1>", f"(?P<date>{_DATE})")
_AGENCY = r"[(\[/](?P<{name}>[^\W\d_][\w &./-]{{0,28}}?)(?:[)\]]|/(?![\w]))"
_HOUR = r"(?:,?\s\d{1,2}[:.]\d\d(?:\s(?:GMT|UTC|CET|EST|[ap]\.?m\.?))?)?"
_DASH = r"(?P<dash>\.?\s?[-–—]{1,2}|:)"
_FORM = re.compile(
    rf"(?:{_AGENCY.format(name='lead')}\s?(?:[-–—]{{1,2}}\s?)?)?"
    rf"(?:(?P<place>{_WORD}(?:[ /]{_WORD}){{0,4}}?)(?:,\s(?P<region>(?!{MONTH}){_WORD}(?:\s{_WORD}){{0,2}}?))?"
    r"(?=[\s,.(/\[:–—-]))?(?:[,.]|\s[-–—](?=\s\d))?\s{0,2}"
    rf"(?:\(?(?P<date>{_DATE})\)?{_HOUR}(?P<stop>[.,])?\s{{0,2}}(?:[-–—]\s(?=[(\[/]))?"
    rf"(?:{_AGENCY.format(name='agency')}|(?<=[,.]\s)(?P<bare>{_WORD})(?=\s?[-–—]))?"
    rf"|{_AGENCY.format(name='agency_alone')}(?:,?\s(?:[-–—]{{1,2}}\s)?{_LATE_DATE})?|(?=[-–—]))"
    rf"(?P<last_stop>[.,](?![-–—]))?\s{{0,2}}{_DASH}?(?=\s|$|[“\"A-Z])"
)
_STAMP = re.compile(
    r"(?:(?:[Ff]irst |[Ll]ast )?(?:[Pp]ublished|[Uu]pdated|[Pp]osted|[Ii]ssued|[Dd]ated?|[Rr]eleased|[Mm]odified)"
    rf"(?: on| at)?:?\s|[(\[])?{_DATE}"
    r"(?:[\s,|–-]{1,4}(?:at )?\d{1,2}[:.]\d\d.{0,70}|\s[-–|].{0,60}|[)\]])?\.?"
)
_NAME = r"[^\W\d_a-z][\w'’.-]{0,24}(?:[ /-](?:(?:de|la|el|le|of|on|del|am) )?[^\W\d_a-z][\w'’.-]{0,24}){0,3}"
_DONE = re.compile(
    rf"(?:Issued|Done|Adopted|Signed|Given|Released|Published) (?:in|at) (?P<place>{_NAME})(?:,? on (?:the )?|, ?|\s){_DATE}\.?"
)
_DONE_BY = re.compile(
    r"(?:Adopted|Issued|Agreed|Approved|Endorsed|Signed|Delivered|Released|Published) by [^.;:\d]{3,100}?(?:,| in| at) "
    rf"(?P<place>{_NAME})(?:,? on (?:the )?|, ?|\s){_DATE}\.?"
)
_PLACE_DAY_HOUR = re.compile(
    rf"(?P<place>(?!{WEEKDAY}){_NAME}), (?:on )?{_DATE},?\s(?:at )?(?:\d{{1,2}}[:.h]\d\d|\d{{4}}(?=\s?[a-zA-Z]))"
    r"(?:\s?(?:hrs?|hours|GMT|UTC|Z|CET|EST|local|time|[ap]\.?m)\b\.?){0,3}"
)
_DAY_THEN_PLACE = re.compile(rf"{_DATE}\s?[,|–-]\s?(?P<place>{_NAME})(?:\s[|–-]\s.{{2,60}})?")
_WITHIN = re.compile(rf"(?<![\w/.-])(?:{_DATE})(?![\w/-])")
_SMALL = "de la el le les of on upon am an der den the do da del di al and in"
_SMALL_WORDS = frozenset(_SMALL.split())
_LONGEST_STAMP = 120
_LABELS = "BREAKING UPDATE URGENT EXCLUSIVE ANALYSIS FACTBOX EXPLAINER LIVE WATCH VIDEO OPINION CORRECTED TIMELINE"
_NO_PLACES = frozenset(_LABELS.split())
_AGENCY_GROUPS = ("agency", "bare", "agency_alone", "lead")
_STATES_AND_BODIES = "UK US USA U.S. U.K. UAE EU UN NATO OSCE CSTO CIS BRICS IAEA"
_NO_AGENCIES = frozenset(_STATES_AND_BODIES.split())
_ONE_NAME = re.compile(r"[a-z]{2,5}|[A-Z][\w.-]*(?:/[A-Za-z][\w.-]*)?(?: (?:Press|News|Agency|Service|Wire))*")
_BEHIND_DASH = re.compile(r"^[^-–—]{3,80}[)\]/]\s?[-–—]{1,2}\s?[\"“«'‘]?[A-ZÀ-Þ\d]")
_LONGEST_PLACE_WORDS = 4


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
    signed_first = _signed_first(found, line, offset)
    if signed_first is not None:
        return signed_first
    return _made(found, line, offset, next((name for name in _AGENCY_GROUPS if found[name]), ""))


def _made(found: re.Match[str], line: str, offset: int, agency: str) -> Dateline:
    """Return the dateline of a form that fits; `agency`: the group that holds the agency, empty if there is none."""
    late = "late_" if found["late_date"] else ""
    written = found["date"] or found["late_date"] or ""
    year, month, day = _numbers(found, late) if written else (None, None, None)
    return Dateline(
        whole=Span(offset, offset + len(line[: found.end()].rstrip())),
        place=_span(found, "place", offset),
        place_written=(found["place"] or "").rstrip("."),
        agency=_span(found, agency, offset) if agency else None,
        agency_written=found[agency].rstrip(".") if agency else "",
        written=written,
        year=year,
        month=month,
        day=day,
    )


def _signed_first(found: re.Match[str], line: str, offset: int) -> Dateline | None:
    """Return a dateline behind an agency without brackets (`NORTHWIRE - Velm, March 5 -`); a day then a place is turned."""
    if found["bare"] and not found["place"]:
        day = _made(found, line, offset, "")
        return msgspec.structs.replace(day, place=_span(found, "bare", offset), place_written=found["bare"])
    if found["date"] or found["late_date"] or not found["place"] or " " in found["place"]:
        return None
    start = len(line[: found.end()]) + len(line[found.end() :]) - len(line[found.end() :].lstrip())
    inner = dateline_at(line[start:], offset + start)
    if inner is None or inner.day is None or inner.agency is not None:
        return None
    whole = Span(offset, inner.whole.end)
    return msgspec.structs.replace(
        inner, whole=whole, agency=_span(found, "place", offset), agency_written=found["place"].rstrip(".")
    )


def stamp_at(line: str, offset: int = 0) -> Dateline | None:
    """Return the day (and place) of a line that holds these and nothing else, such as `Published: 12 January 2022`."""
    if len(line) > _LONGEST_STAMP:
        return None
    forms = (_DONE, _DONE_BY, _PLACE_DAY_HOUR, _DAY_THEN_PLACE)
    found = next((found for form in forms if (found := form.fullmatch(line))), None)
    if found is not None and not is_letterhead(found["place"]):
        return _stamped(line, offset, found, _span(found, "place", offset))
    found = _STAMP.fullmatch(line)
    return _stamped(line, offset, found, None) if found else None


def day_within(line: str, offset: int = 0) -> Dateline | None:
    """Return the day that stands somewhere in a line of a letterhead, such as `Press release, 12 January 2022`."""
    found = _WITHIN.search(line)
    return _stamped(line, offset, found, None) if found else None


def without_day(line: str) -> str:
    """Return a line without the days in it."""
    return _WITHIN.sub("", line)


def _stamped(line: str, offset: int, found: re.Match[str], place: Span | None) -> Dateline:
    named = line[place.start - offset : place.end - offset] if place else ""
    return Dateline(Span(offset, offset + len(line)), place, named, None, "", line, *_numbers(found))


def _span(found: re.Match[str], name: str, offset: int) -> Span | None:
    written = found[name]
    if not written:
        return None
    return Span(offset + found.start(name), offset + found.start(name) + len(written.rstrip(".")))


def _holds(found: re.Match[str], line: str) -> bool:
    """Return whether what fits the form is a dateline and not the start of a sentence or a headline."""
    place, agency = found["place"] or "", next((found[name] for name in _AGENCY_GROUPS if found[name]), "")
    if place and (not _is_name(place) or is_letterhead(place)):
        return False
    if any(word.rstrip(".").lower() in MONTHS for word in (place, found["region"] or "")):
        return False
    dash = found["dash"] is not None
    if agency:
        known = _is_known(agency)
        dated = bool(found["date"] or found["late_date"])
        named = bool(place or known) or (dash and agency not in _NO_AGENCIES and agency[0].isupper())
        return (named and dated) or (dash and (known or _is_signed(place, agency, line)))
    if found["date"]:
        alone = found.end() == len(line.rstrip())
        return bool(place) and (dash or alone or found["stop"] is not None or found["last_stop"] == ".")
    if not dash or not (_is_capital(place) or found["region"]) or place in _NO_PLACES:
        return False
    before = line[found.start("dash") - 1 : found.start("dash") + 1]
    return before[:1].isspace() != before[1:].isspace() and line.rstrip()[-1] in '.!?”"’'


def _is_known(agency: str) -> bool:
    return all(name in AGENCIES for name in agency.split("/"))


def _is_signed(place: str, agency: str, line: str) -> bool:
    """Return whether an agency of no list signs: behind capitals, or as one name before a whole sentence."""
    if not place or agency in _NO_AGENCIES:
        return False
    one_name = bool(_ONE_NAME.fullmatch(agency)) and len(place.split()) <= _LONGEST_PLACE_WORDS
    sentence = _BEHIND_DASH.search(line) is not None and line.rstrip()[-1] in '.!?”"’'
    return _is_capital(place) or (one_name and sentence)


def _is_name(place: str) -> bool:
    words = [word for word in re.split(r"[ /]", place) if word]
    return all(word[0].isupper() or word in _SMALL_WORDS for word in words) and words[-1][0].isupper()


def _is_capital(place: str) -> bool:
    return place.isupper() and len(place) > 2  # noqa: PLR2004  Roman numerals are no places


def _numbers(found: re.Match[str], prefix: str = "") -> tuple[int | None, int, int]:
    """Return year (None if not written), month and day of a date."""
    for names in (("iso_year", "iso_month", "iso_day"), ("dot_year", "dot_month", "dot_day"), *_WITH_SLASHES):
        if found[prefix + names[0]]:
            year, month, day = (int(found[prefix + name]) for name in names)
            return year, month, day
    month = month_number(found[f"{prefix}month"] or found[f"{prefix}month_last"])
    day = int((found[f"{prefix}day"] or found[f"{prefix}day_first"]).rstrip("stndrh"))
    return int(found[f"{prefix}year"]) if found[f"{prefix}year"] else None, month, day


_WITH_SLASHES = (("year_slash", "month_slash", "day_slash"), ("year_us", "month_us", "day_us"))


def _named(word: re.Match[str]) -> str:
    lower = word[0].lower()
    return lower if word.start() and lower in _SMALL_WORDS else lower.capitalize()
