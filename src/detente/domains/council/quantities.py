"""Numbers and lengths of time told in figures or in words, as values: `four hours` is `4 hours` is `PT4H`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

import msgspec

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_TEENS = " seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL: dict[str, int] = {
    **{word: number for number, word in enumerate((_ONES + _TEENS).split())},
    **{word: 10 * number for number, word in enumerate(_TENS.split(), 2)},
}
LARGE: dict[str, int] = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
MINUTES: dict[str, int] = {"minute": 1, "min": 1, "hour": 60, "h": 60, "day": 24 * 60, "week": 7 * 24 * 60}
MONTHS: dict[str, int] = {"month": 1, "year": 12}
_HEDGES = "about around approximately roughly nearly almost near some circa"
HEDGES = frozenset(_HEDGES.split())
"""Left out of a value: `about four hours` is compared as `four hours` (the desk's own rule, D)."""

_ISO = re.compile(r"P(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,3})M)?)?", re.IGNORECASE)
_ISO_UNITS = ("week", "day", "hour", "minute")
_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,15}(?:\.\d{1,6})?")
_PART = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s]")
_HALF = ("and", "a", "half")
_JOINING = frozenset({"and", ","})


class Length(msgspec.Struct, frozen=True):
    """A length of time: minutes where it is told in weeks or less, months where in months or years."""

    count: Fraction
    unit: str


Part = str | Fraction | Length


def is_number(token: str) -> bool:
    """Return whether a word is a number, in figures or as a word."""
    return token[0].isdigit() or token.casefold() in SMALL or token.casefold() in LARGE


def plain_value(text: str) -> str:
    """Return a value in one form: small letters, numbers in figures, lengths of time in minutes or months.

    Two texts of one value give the same: `about four hours`, `4 hours`, `240 minutes` and `PT4H`. English only.
    """
    found = _ISO.fullmatch(text.strip())
    if found and any(found.groups()):
        told = zip(_ISO_UNITS, found.groups(), strict=True)
        return _shown(Length(Fraction(sum(MINUTES[unit] * int(n) for unit, n in told if n)), "minutes"))
    return " ".join(map(_shown, _parts(text)))


def lengths_in(text: str) -> tuple[str, ...]:
    """Return every length of time told in a text, each once, in the form of `plain_value`."""
    return tuple(dict.fromkeys(_shown(part) for part in _parts(text) if isinstance(part, Length)))


def _parts(text: str) -> Iterator[Part]:
    words = [word for word in _PART.findall(text.casefold()) if word not in HEDGES and word != "-"]
    return _summed(list(_with_units(list(_with_numbers(words)))))


def _shown(part: Part) -> str:
    return f"{part.count} {part.unit}" if isinstance(part, Length) else str(part)


def _with_numbers(words: Sequence[str]) -> Iterator[str | Fraction]:
    """Yield the words, each number, however it is told, as one."""
    k = 0
    while k < len(words):
        number, after = _number(words, k)
        yield words[k] if number is None else number
        k = after


def _number(words: Sequence[str], k: int) -> tuple[Fraction | None, int]:
    """Return the number that begins at word k, None if there is none, and the first word behind it."""
    total, last, start = Fraction(0), Fraction(0), k
    while k < len(words):
        word = words[k]
        if word in LARGE and k > start:
            last *= LARGE[word]
            if LARGE[word] > LARGE["hundred"]:
                total, last = total + last, Fraction(0)
        elif word in SMALL and _may_follow(last, SMALL[word]):
            last += SMALL[word]
        elif _FIGURES.fullmatch(word) and k == start:
            last = Fraction(word.replace(",", ""))
        else:
            break
        k += 1
    if k == start:
        return None, k + 1
    if tuple(words[k : k + 3]) == _HALF:
        return total + last + Fraction(1, 2), k + 3
    return total + last, k


def _may_follow(last: Fraction, number: int) -> bool:
    """Return whether a number as a word goes on from the last: `forty two`, `one hundred five`, not `two two`."""
    if not last:
        return True
    return last % LARGE["hundred"] == 0 or (number < SMALL["ten"] and last % SMALL["ten"] == 0)


def _with_units(parts: Sequence[str | Fraction]) -> Iterator[Part]:
    """Yield the parts, a number and its unit of time as a length; `an hour` is one."""
    k = 0
    while k < len(parts):
        count = Fraction(1) if parts[k] in ("a", "an") else parts[k]
        unit = str(parts[k + 1]) if k + 1 < len(parts) else ""
        length = _length(count, unit) if isinstance(count, Fraction) else None
        yield length or parts[k]
        k += 2 if length else 1


def _length(count: Fraction, unit: str) -> Length | None:
    for name in (unit, unit.removesuffix("s"), unit.removesuffix("rs")):
        if name in MINUTES:
            return Length(count * MINUTES[name], "minutes")
        if name in MONTHS:
            return Length(count * MONTHS[name], "months")
    return None


def _summed(parts: list[Part]) -> Iterator[Part]:
    """Yield the parts, lengths that follow one another, or an `and` between them, as their sum."""
    kept: list[Part] = []
    for k, part in enumerate(parts):
        last = kept[-1] if kept else None
        if isinstance(part, Length) and isinstance(last, Length) and part.unit == last.unit:
            kept[-1] = Length(last.count + part.count, part.unit)
        elif not _joins(parts, k):
            kept.append(part)
    yield from kept


def _joins(parts: list[Part], k: int) -> bool:
    around = (parts[k - 1 : k], parts[k + 1 : k + 2])
    return parts[k] in _JOINING and all(side and isinstance(side[0], Length) for side in around)
