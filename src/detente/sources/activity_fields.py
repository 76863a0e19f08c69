"""The fields of a military activity as people write them, in CSV cells and YAML values, each with its reader.

Numbers are digits only: `3000`, a range `8000-10000`, `9000+` for "at least", `up to 9000` for "at most". Lists
are parted by `|`. Yes and no are written out. An empty field is not told, which is never zero.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import lru_cache, partial
from itertools import pairwise
from typing import Any

import msgspec

from detente.model.area import fault_of
from detente.model.confidence import read_readers
from detente.model.errors import DateError, SchemaError
from detente.model.exercise import Basis, Form, Range, Stage, Structure, Zone
from detente.model.message import Coordinates, Share
from detente.model.record import Marking, Precedence, Source
from detente.model.time import read_day, read_instant
from detente.sources.message_coordinates import read_coordinates

LARGEST_STRENGTH = 10_000_000
"""More than any armed forces have; a larger number is a slip of the pen."""
FIRST_YEAR, LAST_YEAR = 1945, 2200
LONGEST_TEXT = 2_000
LONGEST_REFERENCE = 80
STAGE_FIELDS = ("troops", "tanks", "acvs", "artillery", "landing_troops")
LONGEST_AREA = 32_000
"""Characters of the corners of an area, about a thousand of them; a cell of a spreadsheet holds 32,767."""

_CODES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""
STATES = frozenset(_CODES.split())
"""The codes of ISO 3166-1 alpha-2 (249 of them); no statement on the status of any territory."""

MADE_UP = frozenset(f"Q{letter}" for letter in "MNOPQRSTUVWXYZ")
"""Codes that ISO 3166-1 leaves to its users, and gives to no State: for made-up ones in examples and exercises."""

_NUMBER = re.compile(r"([0-9]{1,16})(?:-([0-9]{1,16})|(\+))?|up to ([0-9]{1,16})")
_MARKED = re.compile(r"\d{1,3}([.,'\s]\d{3})+|\d+[.,]\d+")
_DECIMAL_COMMA = re.compile(r"\d,\d")
_IDENTITY = re.compile(r"[A-Za-z][A-Za-z0-9 _-]{0,40}")
_coordinates = lru_cache(maxsize=4096)(read_coordinates)
_fault = lru_cache(maxsize=1024)(fault_of)
# Training areas come back from row to row, and to ask whether edges cross takes half of the time of a row.
_DIGEST = re.compile("[0-9a-f]{64}")
_sources = msgspec.json.Decoder(tuple[Source, ...])
_YES_NO = {"yes": True, "no": False}

Reader = Callable[[str, str], Any]
"""A function from the text of a field, and where it stands, to its value."""


def read_number(text: str, where: str) -> Range:
    """Return a strength as a range; SchemaError for signs, commas, decimals and what cannot be."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise SchemaError(
            "not a number of people or things",
            where=where,
            expected="digits only: 3000, a range 8000-10000, or 9000+ for at least",
            given=repr(text[:60]),
            next_step=_advice(text),
        )
    least = int(found[1] or 0)
    most = int(found[2] or found[4] or least)
    if most < least or most > LARGEST_STRENGTH:
        raise SchemaError(
            "a number that cannot be",
            where=where,
            expected=f"from 0 to {LARGEST_STRENGTH}, the smaller number first",
            given=repr(text),
        )
    return Range(None if found[4] else least, None if found[3] else most)


def read_count(text: str, where: str) -> int:
    """Return one whole number, as hours are counted."""
    told = read_number(text, where)
    if told.least is None or told.least != told.most:
        raise SchemaError("one number is wanted", where=where, expected="digits only, as 80", given=repr(text))
    return told.least


def read_date(text: str, where: str) -> date:
    """Return a day; DateError where it does not exist or lies outside the years that are judged."""
    day = read_day(text, where)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DateError(
            "a day outside the years that are judged",
            where=where,
            expected=f"from {FIRST_YEAR} to {LAST_YEAR}",
            given=text,
        )
    return day


def read_text(text: str, where: str) -> str:
    """Return words of one field, of no more than a sensible length."""
    if len(text) > LONGEST_TEXT:
        raise SchemaError(
            "a field too long", where=where, expected=f"at most {LONGEST_TEXT} characters", given=f"{len(text)}"
        )
    return text


def read_list(text: str, where: str) -> tuple[str, ...]:
    """Return the words parted by `|`."""
    return tuple(part.strip() for part in read_text(text, where).split("|") if part.strip())


def read_states(text: str, where: str) -> tuple[str, ...]:
    """Return the States named by ISO 3166-1 alpha-2 codes; SchemaError for a code that no State has."""
    states = read_list(text, where)
    for state in states:
        if state not in STATES | MADE_UP:
            raise SchemaError(
                "an unknown State",
                where=where,
                expected="two-letter codes of ISO 3166-1 in capitals, parted by |, as RU|BY",
                given=repr(state),
                next_step="an alliance or organisation goes into the field organisations",
            )
    return states


def read_party(text: str, where: str) -> str:
    """Return the id of a party that says so: a State's code, or another id such as press."""
    if not _IDENTITY.fullmatch(text):
        raise SchemaError(
            "not an id of a party",
            where=where,
            expected="a State's two letters or a short id such as press",
            given=repr(text[:60]),
        )
    return text


def read_organisations(text: str, where: str) -> tuple[str, ...]:
    """Return the ids of alliances and organisations that take part."""
    return tuple(read_party(part, where) for part in read_list(text, where))


def read_yes_no(text: str, where: str) -> bool:
    """Return true for yes, false for no."""
    if text not in _YES_NO:
        raise SchemaError(
            "neither yes nor no",
            where=where,
            expected="yes, no, or nothing where it is not told",
            given=repr(text),
        )
    return _YES_NO[text]


def read_word(words: type[StrEnum], text: str, where: str) -> StrEnum:
    """Return the word of a closed list."""
    if text not in [word.value for word in words]:
        raise SchemaError("an unknown word", where=where, expected=", ".join(words), given=repr(text[:60]))
    return words(text)


def read_place(text: str, where: str) -> Coordinates:
    """Return a place by its coordinates; SchemaError where letters are missing or a comma stands for a point."""
    place = _coordinates(text)
    if place is None:
        raise SchemaError(
            "not a place by its coordinates",
            where=where,
            expected="latitude and longitude with letters, as 53.9N 27.6E or 53°54'N 027°36'E",
            given=repr(text[:60]),
            next_step="write decimals with a point, not a comma" if _DECIMAL_COMMA.search(text) else "",
        )
    return place


def read_area(text: str, where: str) -> tuple[Coordinates, ...]:
    """Return the corners of an area, parted by `|`; SchemaError where edges cross, or cross the antimeridian."""
    if len(text) > LONGEST_AREA:
        raise SchemaError(
            "an area of too many corners",
            where=where,
            expected=f"at most {LONGEST_AREA} characters",
            given=f"{len(text)}",
        )
    corners = tuple(read_place(part.strip(), where) for part in text.split("|") if part.strip())
    return checked_area(corners, where)


def checked_area(corners: tuple[Coordinates, ...], where: str) -> tuple[Coordinates, ...]:
    """Return the corners of an area as they are; SchemaError that says why they are none."""
    if fault := _fault(corners):
        raise SchemaError("not an area", where=where, expected="corners once round, parted by |", given=fault)
    return corners


def read_shares(text: str, where: str) -> tuple[Share, ...]:
    """Return numbers by State, as `RU 5500|BY 7200`; SchemaError for a State that stands twice."""
    shares = tuple(_share(part, where) for part in read_list(text, where))
    states = [share.state for share in shares]
    twice = [state for state in states if states.count(state) > 1]
    if twice:
        raise SchemaError("a State that stands twice", where=where, expected="each State once", given=twice[0])
    return shares


def read_stages(text: str, where: str) -> tuple[Stage, ...]:
    """Return how the strength changed: `0: troops 14000, tanks 30|70: troops 8000`, hours from the beginning."""
    return in_turn(tuple(_stage(part, where) for part in read_list(text, where)), where)


def in_turn(stages: tuple[Stage, ...], where: str) -> tuple[Stage, ...]:
    """Return the stages; SchemaError where one begins in an hour that belongs to another, which would overlap."""
    for number, (one, other) in enumerate(pairwise(stages), start=1):
        if other.from_hour <= one.from_hour:
            raise SchemaError(
                "stages that overlap",
                where=f"{where}, stages {number} and {number + 1}",
                expected="each from a later hour than the one before it",
                given=f"from hour {one.from_hour}, then from hour {other.from_hour}",
            )
    return stages


def _stage(text: str, where: str) -> Stage:
    hour, colon, rest = text.partition(":")
    pairs = [part.strip().partition(" ") for part in rest.split(",") if part.strip()]
    told = {field: number for field, _, number in pairs}
    if not colon or not set(told) <= {*STAGE_FIELDS} or len(told) < len(pairs):
        raise SchemaError(
            "not a stage",
            where=where,
            expected=f"as 70: troops 8000, tanks 30 with {', '.join(STAGE_FIELDS)}, each once",
            given=repr(text[:60]),
        )
    strengths = {field: read_number(number.strip(), where) for field, number in told.items()}
    return Stage(from_hour=read_count(hour.strip(), where), **strengths)


def read_reference(text: str, where: str) -> str:
    """Return the number of a message, as its sender numbers it."""
    if len(text) > LONGEST_REFERENCE:
        raise SchemaError(
            "not a number of a message",
            where=where,
            expected=f"at most {LONGEST_REFERENCE} characters, as CBM/NO/25/0021/F25/O",
            given=repr(text[:60]),
        )
    return text


def read_digest(text: str, where: str) -> str:
    """Return the id of a record."""
    if not _DIGEST.fullmatch(text):
        raise SchemaError(
            "not the id of a record", where=where, expected="64 hexadecimal digits", given=repr(text[:80])
        )
    return text


def read_sources(text: str, where: str) -> tuple[Source, ...]:
    """Return where a record came from, JSON as it is exported; SchemaError where it is not."""
    try:
        return _sources.decode(text)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as problem:
        raise SchemaError(
            "not the sources of a record",
            where=where,
            expected='as exported: [{"sha256": ..., "media_type": ..., "name": ...}]',
            given=f"{text[:40]!r}: {problem}",
            next_step="leave the column out: the file that is read is then the source",
        ) from problem


def _share(text: str, where: str) -> Share:
    state, _, number = text.partition(" ")
    named = read_states(state, where)
    if len(named) != 1:
        raise SchemaError("no State", where=where, expected="as RU 5500|BY 7200", given=repr(text[:60]))
    return Share(named[0], read_count(number.strip(), where))


FIELDS: dict[str, Reader] = {
    "name": read_text,
    "states": read_states,
    "hosts": read_states,
    "form": partial(read_word, Form),
    "troops": read_number,
    "troops_total": read_number,
    "tanks": read_number,
    "acvs": read_number,
    "artillery": read_number,
    "landing_troops": read_number,
    "fixed_wing_sorties": read_number,
    "structure": partial(read_word, Structure),
    "single_command": read_yes_no,
    "zone": partial(read_word, Zone),
    "snap": read_yes_no,
    "start": read_date,
    "start_latest": read_date,
    "end": read_date,
    "duration_hours": read_count,
    "commenced": read_instant,
    "places": read_list,
    "at": read_place,
    "area": read_area,
    "troops_by_state": read_shares,
    "troops_by_host": read_shares,
    "command": read_text,
    "basis": partial(read_word, Basis),
    "stages": read_stages,
    "near": read_states,
    "unscheduled": read_yes_no,
    "outside_peacetime_location": read_yes_no,
    "militarily_significant": read_yes_no,
    "in_calendar": read_yes_no,
    "changed_since_calendar": read_yes_no,
    "announced": read_date,
    "concerns": read_states,
    "notification_told": read_text,
    "observation_told": read_text,
    "cited": read_list,
    "certainty_note": read_text,
}
"""Every field of an activity that a cell or a value can fill, and how it is read."""

BESIDE: dict[str, Reader] = {
    "organisations": read_organisations,
    "said": read_instant,
    "said_by": read_party,
    "reported_total": read_number,
    "reported_by": read_party,
    "reported_basis": partial(read_word, Basis),
    "marking": partial(read_word, Marking),
    "held_for": read_readers,
    "precedence": partial(read_word, Precedence),
    "in_reply_to": read_digest,
    "sources": read_sources,
}
"""Fields beside the activity itself: who says so and when, what somebody else reported, and who may read it.

`sources` is where a record came from before, as `detente exercises export` writes it; else it is the file read.
"""

NOTICE: dict[str, Reader] = {
    "sent": read_instant,
    "sent_latest": read_instant,
    "voluntary": read_yes_no,
    "number": read_reference,
    "amends": read_reference,
}
"""Fields of a notification beside those of the activity notified; with `sent`, a row of a table is one."""

COLUMNS = (*FIELDS, *BESIDE, *NOTICE)
"""Every column of a table, in the order in which they are written."""


def _advice(text: str) -> str:
    if text.startswith("-"):
        return "a strength is never below zero"
    if text.startswith("'"):
        return "take the apostrophe away"
    if text.endswith("%"):
        return "write how many, not a share of a hundred"
    return "write the number without commas, points or spaces" if _MARKED.search(text) else ""
