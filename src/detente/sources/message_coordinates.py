"""Coordinates in the text of a message, read exactly: degrees, minutes, seconds or decimals, with N S E W.

A place is kept in units of 1e-7 degree, which is about 1 cm; what lies between two units goes to the nearest.
Forms that could be read in two ways (no letters, signs, decimal commas) are not read, so that nothing is
guessed.
"""

from __future__ import annotations

import re
from fractions import Fraction

from detente.model.message import UNITS_PER_DEGREE, Coordinates

MINUTES, SECONDS = 60, 3600
POLE, DATE_LINE = 90, 180
LONGEST = 120
"""No written pair of coordinates is longer."""

_MARKS = re.compile(
    "[\u00b0\u00ba'\u2032\u2019\"\u2033\u201d:]|(?<=[0-9])-(?=[0-9])|\\b(?:deg|min|sec)\\b", re.IGNORECASE
)
_BEHIND = re.compile(r"([0-9. ]+)([NS])[\s,/]*([0-9. ]+)([EW])")
_BEFORE = re.compile(r"([NS])([0-9. ]+)[\s,/]*([EW])([0-9. ]+)")
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,12})?")


def read_coordinates(text: str) -> Coordinates | None:
    """Return the place that a text names, None where it is not one or could be read in two ways."""
    if len(text) > LONGEST or not text.isprintable():
        return None
    plain = _MARKS.sub(" ", text).upper().strip()
    behind, before = _BEHIND.fullmatch(plain), _BEFORE.fullmatch(plain)
    if behind:
        latitude, north, longitude, east = behind.groups()
    elif before:
        north, latitude, east, longitude = before.groups()
    else:
        return None
    return _place(_degrees(latitude, 2), _degrees(longitude, 3), north, east)


def shown_coordinates(place: Coordinates) -> str:
    """Return the shortest exact form: degrees and minutes, then with seconds, else decimal degrees."""
    latitude = _shown(place.latitude_e7, "NS", 2)
    return f"{latitude} {_shown(place.longitude_e7, 'EW', 3)}"


def _place(latitude: Fraction | None, longitude: Fraction | None, north: str, east: str) -> Coordinates | None:
    if latitude is None or longitude is None or latitude > POLE or longitude > DATE_LINE:
        return None
    return Coordinates(
        round(latitude * UNITS_PER_DEGREE) * (-1 if north == "S" else 1),
        round(longitude * UNITS_PER_DEGREE) * (-1 if east == "W" else 1),
    )


def _degrees(text: str, width: int) -> Fraction | None:
    """Return the degrees that one to three numbers are; `width`: how many digits degrees have in close writing."""
    numbers = text.split()
    if not numbers or len(numbers) > len((1, MINUTES, SECONDS)) or not all(map(_NUMBER.fullmatch, numbers)):
        return None
    if len(numbers) == 1:
        numbers = _parted(numbers[0], width)
    if any("." in number for number in numbers[:-1]):
        return None
    values = [Fraction(number) for number in numbers]
    if any(value >= MINUTES for value in values[1:]):
        return None
    return sum((value / part for value, part in zip(values, (1, MINUTES, SECONDS), strict=False)), Fraction(0))


def _parted(number: str, width: int) -> list[str]:
    """Return degrees, minutes and seconds of a closely written number such as 592430; others as they are."""
    whole, point, decimals = number.partition(".")
    cuts = {width + 2: (width,), width + 4: (width, width + 2)}.get(len(whole))
    if cuts is None:
        return [number]
    ends = (*cuts, len(whole))
    parts = [whole[start:end] for start, end in zip((0, *cuts), ends, strict=True)]
    return [*parts[:-1], parts[-1] + point + decimals]


def _shown(units: int, letters: str, width: int) -> str:
    size, letter = abs(units), letters[units < 0]
    seconds = round(Fraction(size * SECONDS, UNITS_PER_DEGREE))
    if round(Fraction(seconds * UNITS_PER_DEGREE, SECONDS)) == size:
        degrees, rest = divmod(seconds, SECONDS)
        minutes, rest = divmod(rest, MINUTES)
        return f"{degrees:0{width}d}°{minutes:02d}'" + (f'{rest:02d}"' if rest else "") + letter
    degrees, rest = divmod(size, UNITS_PER_DEGREE)
    return f"{degrees:0{width}d}.{rest:07d}".rstrip("0") + f"°{letter}"
