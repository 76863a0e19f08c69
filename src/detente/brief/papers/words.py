"""What a template may do to a value: the filters, each a small pure function. docs/papers.md lists them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from detente.brief.papers.guarded import bare
from detente.brief.shown import MONTHS, instant_words
from detente.model.time import end_of_day

ENDS = ".!?…:;"
DAY_LENGTH = len("2022-01-12")


class Fault(Exception):
    """What a template does wrong: the problem, what was expected, what was given, the next step."""

    def __init__(self, problem: str, *, expected: str = "", given: str = "", next_step: str = "") -> None:
        super().__init__(problem)
        self.problem, self.expected, self.given, self.next_step = problem, expected, given, next_step


def in_words(value: Any) -> str:
    """Return a day or an instant as people write it; any other text as it is."""
    text = _text(value)
    try:
        if len(text) == DAY_LENGTH:
            return day_in_words(date.fromisoformat(text))
        return instant_in_words(datetime.fromisoformat(text).astimezone(UTC))
    except ValueError:
        return text


def day_in_words(day: date) -> str:
    """Return a day as 12 January 2022."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def instant_in_words(instant: datetime) -> str:
    """Return an instant as 12 January 2022, 18:00 UTC; the last second of a day as its end."""
    if instant == end_of_day(instant.date()):
        return f"the end of {day_in_words(instant.date())} (UTC)"
    return instant_words(instant)


def in_hours(value: Any) -> str:
    """Return minutes as hours and minutes: 250 as 4 hours 10 minutes."""
    minutes = value if isinstance(value, int) else 0
    parts = ((minutes // 60, "hour"), (minutes % 60, "minute"))
    return " ".join(f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count)


def listed(values: Any, last: str = "and") -> str:
    """Return texts as a list in a sentence: `A, B and C`."""
    texts = [_text(value) for value in _list(values)]
    if len(texts) < 2:  # noqa: PLR2004  one text needs no comma
        return "".join(texts)
    return f"{', '.join(texts[:-1])} {last} {texts[-1]}"


def sentence(value: Any) -> str:
    """Return a text that begins with a capital letter and ends with a full stop."""
    text = _text(value).strip()
    if not text:
        return ""
    end = "" if bare(text[-1]) in ENDS else "."
    return text[0].upper() + text[1:] + end


def joined(values: Any, between: str = "") -> str:
    """Return texts one behind the other, with something between them."""
    return between.join(_text(value) for value in _list(values))


def each(values: Any, field: str) -> list[Any]:
    """Return one field of every thing in a list."""
    return [_field(one, field) for one in _list(values)]


def where(values: Any, field: str, wanted: Any = True) -> list[Any]:  # noqa: FBT002
    """Return the things of a list of which a field is so; `wanted` is yes if it is not given."""
    return [one for one in _list(values) if _field(one, field) == wanted]


def unlike(values: Any, field: str, unwanted: Any = True) -> list[Any]:  # noqa: FBT002
    """Return the things of a list of which a field is not so."""
    return [one for one in _list(values) if _field(one, field) != unwanted]


def length(value: Any) -> int:
    """Return how many things a list holds, or letters a text."""
    if not isinstance(value, str | list | dict):
        raise Fault("something that has no length", expected="a list or a text")
    return len(value)


def first(values: Any) -> Any:
    """Return the first thing of a list, nothing where it is empty."""
    return next(iter(_list(values)), None)


def last(values: Any) -> Any:
    """Return the last thing of a list, nothing where it is empty."""
    return next(iter(reversed(_list(values))), None)


def _field(one: Any, field: str) -> Any:
    if not isinstance(one, dict) or field not in one:
        known = ", ".join(sorted(one)) if isinstance(one, dict) else "none: these are texts or numbers"
        raise Fault("a template asks for a field that is not there", expected=known, given=str(field))
    return one[field]


def _list(values: Any) -> list[Any]:
    if not isinstance(values, list | tuple):
        raise Fault("something else where a list is needed", expected="a list, such as `documents`")
    return list(values)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str | int):
        raise Fault("something else where text is needed", expected="a text or a number")
    return str(value)


FILTERS: dict[str, Callable[..., Any]] = {
    "in_words": in_words,
    "in_hours": in_hours,
    "listed": listed,
    "sentence": sentence,
    "join": joined,
    "each": each,
    "where": where,
    "unlike": unlike,
    "length": length,
    "first": first,
    "last": last,
    "upper": lambda value: _text(value).upper(),
    "lower": lambda value: _text(value).lower(),
    "capitalize": lambda value: _text(value)[:1].upper() + _text(value)[1:],
}
"""Filters by name. `cite` and `default` stand beside them in `filling.py`."""
LOOKING = ("each", "where", "unlike")
"""Filters that look into the things of a list."""
TESTS = ("defined", "undefined", "none", "odd", "even", "in", "eq", "ne", "==", "!=")
