"""The fields of a military activity as people write them, in CSV cells and YAML values, each with its reader.

Numbers are digits only: `3000`, a range `8000-10000`, or `9000+` for "at least". Lists are parted by `|`. Yes and
no are written out. An empty field is not told, which is never zero.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any

from detente.model.area import fault_of
from detente.model.confidence import read_readers
from detente.model.errors import DateError, SchemaError
from detente.model.exercise import Basis, Form, Range, Structure, Zone
from detente.model.message import Coordinates, Share
from detente.model.record import Marking
from detente.model.time import read_day, read_instant
from detente.sources.message_coordinates import read_coordinates

LARGEST_STRENGTH = 10_000_000
"""More than any armed forces have; a larger number is a slip of the pen."""
FIRST_YEAR, LAST_YEAR = 1945, 2200
LONGEST_TEXT = 2_000

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

_NUMBER = re.compile(r"([0-9]{1,16})(?:-([0-9]{1,16})|(\+))?")
_MARKED = re.compile(r"\d{1,3}([.,'\s]\d{3})+|\d+[.,]\d+")
_DECIMAL_COMMA = re.compile(r"\d,\d")
_IDENTITY = re.compile(r"[A-Za-z][A-Za-z0-9 _-]{0,40}")
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
    least = int(found[1])
    most = least if found[2] is None else int(found[2])
    if most < least or most > LARGEST_STRENGTH:
        raise SchemaError(
            "a number that cannot be",
            where=where,
            expected=f"from 0 to {LARGEST_STRENGTH}, the smaller number first",
            given=repr(text),
        )
    return Range(least, None if found[3] else most)


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
    place = read_coordinates(text)
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
    corners = tuple(read_place(part, where) for part in read_list(text, where))
    if fault := fault_of(corners):
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
    "command": read_text,
    "basis": partial(read_word, Basis),
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
}
"""Fields beside the activity itself: who says so and when, what somebody else reported, and who may read it."""


def _advice(text: str) -> str:
    if text.startswith("-"):
        return "a strength is never below zero"
    return "write the number without commas, points or spaces" if _MARKED.search(text) else ""
