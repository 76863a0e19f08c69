"""The fields of a claim as a person reads, types and corrects them: each as one line of text, and back.

What one field is written as, the other way round is read: `written` and `corrected` are inverse, on a screen, in a
table and in a file alike. Lists are parted by semicolons. Closed lists are the schema's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import msgspec

from detente.model.document import nearest
from detente.model.errors import InputError
from detente.model.record import LARGEST_INTEGER
from detente.model.report import (
    ACTIVITY_TYPES,
    ACTOR_TYPES,
    DENIAL_TYPES,
    MEETING_STATUSES,
    PROPOSAL_TYPES,
    STANCES,
    TOPICS,
    VERDICTS,
    ActivityClaim,
    ActorClaim,
    AnswerClaim,
    Claim,
    DenialClaim,
    GapClaim,
    MeetingClaim,
    ProposalClaim,
    StatementClaim,
    StrengthClaim,
)

KINDS_REVIEWED: dict[str, type[Claim]] = {
    "statement": StatementClaim,
    "meeting": MeetingClaim,
    "proposal": ProposalClaim,
    "answer": AnswerClaim,
    "activity": ActivityClaim,
    "denial": DenialClaim,
    "gap": GapClaim,
    "actor": ActorClaim,
}
"""Every kind of claim, those on which most rests first."""

NO_FIELDS = {"speaker_span", "cue_span", "side_spans", "confidence", "date_inferred", "forms"}
"""What the machine keeps for itself: spans, its confidence, how a day is known. A person corrects the rest."""

YES, NO = "yes", "no"
CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("statement", "mode"): ("direct", "indirect", "mixed"),
    ("statement", "topic"): tuple(TOPICS),
    ("statement", "stance"): tuple(STANCES),
    ("meeting", "status"): tuple(MEETING_STATUSES),
    ("proposal", "type"): tuple(PROPOSAL_TYPES),
    ("proposal", "topic"): tuple(TOPICS),
    ("answer", "verdict"): tuple(VERDICTS),
    ("activity", "type"): tuple(ACTIVITY_TYPES),
    ("activity", "announced"): (YES, NO),
    ("denial", "type"): tuple(DENIAL_TYPES),
    ("gap", "topic"): tuple(TOPICS),
    ("actor", "type"): tuple(ACTOR_TYPES),
}
"""The closed lists of the schema `reading-gold/1`, by kind and field."""

DAYS = {
    ("statement", "when"),
    ("meeting", "date"),
    ("proposal", "date"),
    ("activity", "start"),
    ("activity", "end"),
}
DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")
MONTH_LENGTH = len("2022-01")
FIRST_YEAR, LAST_YEAR = 1900, 2199
DURATION = re.compile(r"P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?)?")
STRENGTH = re.compile(r"(?:(\d+)\s*(-|to)?\s*(\d+)?|up to (\d+)|at least (\d+))\s+([a-z][a-z -]*)")
LONGEST = 500
"""Code points of one field: more than any name, place or list of a report has."""

DESCRIBED = {
    "list": "words parted by semicolons",
    "pairs": "person/side, parted by semicolons",
    "day": "a day or a month from 1900 to 2199, as 2022-01-12 or 2022-01",
    "duration": "a length as PT4H or PT1H30M",
    "strength": "as 3000 troops, 3000 to 4000 troops, at least 3000 troops, up to 4000 troops",
    "sides": "two sides, parted by a semicolon",
    "words": "words on one line",
}
"""How a field that has no closed list is written."""


def kind_of(claim: Claim) -> str:
    """Return the kind of a claim, as `statement`."""
    return str(type(claim).__struct_config__.tag)


def names_of(kind: str) -> tuple[str, ...]:
    """Return the fields of a kind that a person may correct, in the order of the schema."""
    return tuple(name for name in KINDS_REVIEWED[kind].__struct_fields__ if name not in NO_FIELDS)


def form_of(kind: str, name: str) -> str:
    """Return how a field is written, a key of `DESCRIBED`; `choice` for one of a closed list."""
    if (kind, name) in CHOICES:
        return "choice"
    if (kind, name) in DAYS:
        return "day"
    special = {"heads": "pairs", "duration": "duration", "strength": "strength", "sides": "sides"}
    lists = ("participants", "equipment", "places", "told_by")
    return special.get(name) or ("list" if name in lists else "words")


def written(claim: Claim) -> dict[str, str]:
    """Return each field that a person may correct as one line of text; empty where it is not told."""
    return {name: _text(getattr(claim, name)) for name in names_of(kind_of(claim))}


def _text(value: Any) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, StrengthClaim):
        return _strength_text(value)
    if isinstance(value, tuple):
        return "; ".join("/".join(part) if isinstance(part, tuple) else _one_line(part) for part in value)
    return _one_line(value)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _strength_text(told: StrengthClaim) -> str:
    if told.min == told.max:
        number = "" if told.min is None else str(told.min)
    elif told.min is None:
        number = f"up to {told.max}"
    else:
        number = f"at least {told.min}" if told.max is None else f"{told.min} to {told.max}"
    return f"{number} {told.unit}".strip()


def changed(claim: Claim, given: Mapping[str, str]) -> dict[str, str]:
    """Return those of the texts given that differ from what the claim has, white space not counted."""
    before = written(claim)
    return {name: text for name, text in given.items() if _one_line(text) != before.get(name, "")}


def corrected(claim: Claim, given: Mapping[str, str], where: Callable[[str], str] = str) -> Claim:
    """Return a claim with some fields as a person wrote them; an empty text: it is not told.

    InputError, with the place that `where` gives for the field, for a field that the kind has not, a word outside
    its closed list, a day that does not exist, or a field that must be told and is not.
    """
    kind = kind_of(claim)
    values = {name: _value(kind, name, _one_line(text), where) for name, text in given.items()}
    made: Claim = msgspec.structs.replace(claim, **values)
    if isinstance(made, StatementClaim):
        made = msgspec.structs.replace(made, confidence=None)  # it was the machine's, of what it read
    if isinstance(made, ActivityClaim) and made.start and made.end and made.end < made.start[: len(made.end)]:
        raise InputError(
            "an end before the start",
            where=where("end"),
            expected=f"a day from {made.start} on",
            given=made.end,
        )
    return made


def _value(kind: str, name: str, text: str, where: Callable[[str], str]) -> Any:
    if name not in names_of(kind):
        raise InputError(
            "a field that this kind has not",
            where=where(name),
            expected=", ".join(names_of(kind)),
            given=repr(name[:LONGEST]),
            next_step=nearest(name, names_of(kind)),
        )
    if not text:
        return _nothing(kind, name, where)
    if len(text) > LONGEST or not text.isprintable():
        raise _unfit(where(name), f"at most {LONGEST} letters, none of them hidden", text)
    return _READ[form_of(kind, name)](kind, name, text, where)


def _nothing(kind: str, name: str, where: Callable[[str], str]) -> Any:
    """Return what stands for a field that is not told; InputError where it must be."""
    shape = KINDS_REVIEWED[kind]
    field = next(field for field in msgspec.structs.fields(shape) if field.name == name)
    if field.required or field.default not in (None, ()):
        wanted = ", ".join(CHOICES.get((kind, name), ())) or DESCRIBED[form_of(kind, name)]
        raise _unfit(where(name), wanted, "nothing: this field must be told")
    return field.default


def _unfit(where: str, expected: str, given: str) -> InputError:
    return InputError("a value that does not fit", where=where, expected=expected, given=given[:LONGEST])


def _choice(kind: str, name: str, text: str, where: Callable[[str], str]) -> str | bool:
    words = CHOICES[kind, name]
    if text.casefold() not in words:
        raise InputError(
            "a word outside the list",
            where=where(name),
            expected=", ".join(words),
            given=repr(text),
            next_step=nearest(text.casefold(), words),
        )
    return text.casefold() == YES if words == (YES, NO) else text.casefold()


def _day(kind: str, name: str, text: str, where: Callable[[str], str]) -> str:
    del kind
    try:
        day = date.fromisoformat(text if len(text) > MONTH_LENGTH else f"{text}-01")
        fits = bool(DAY.fullmatch(text)) and FIRST_YEAR <= day.year <= LAST_YEAR
    except ValueError:
        fits = False
    if not fits:
        raise _unfit(where(name), DESCRIBED["day"], repr(text))
    return text


def _duration(kind: str, name: str, text: str, where: Callable[[str], str]) -> str:
    del kind
    if not DURATION.fullmatch(text):
        raise _unfit(where(name), DESCRIBED["duration"], repr(text))
    return text


def _strength(kind: str, name: str, text: str, where: Callable[[str], str]) -> StrengthClaim:
    del kind
    found = STRENGTH.fullmatch(text.replace(",", "").casefold())
    if found is None or bool(found[2]) != bool(found[3]):
        raise _unfit(where(name), DESCRIBED["strength"], repr(text))
    first, _, last, most, least, unit = found.groups()
    lower, upper = first or least, last or most or first
    numbers = [int(number) if number else None for number in (lower, upper)]
    told = [number for number in numbers if number is not None]
    if max(told) > LARGEST_INTEGER or told != sorted(told):
        raise _unfit(where(name), "the smaller number first", repr(text))
    return StrengthClaim(numbers[0], numbers[1], unit.strip())


def _list(kind: str, name: str, text: str, where: Callable[[str], str]) -> tuple[str, ...]:
    del kind, name, where
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _sides(kind: str, name: str, text: str, where: Callable[[str], str]) -> tuple[str, ...]:
    sides = _list(kind, name, text, where)
    if len(sides) != 2 or sides[0] == sides[1]:  # noqa: PLR2004  a gap has two sides
        raise _unfit(where(name), DESCRIBED["sides"], repr(text))
    return sides


def _pairs(kind: str, name: str, text: str, where: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    parts = [tuple(half.strip() for half in part.split("/")) for part in _list(kind, name, text, where)]
    if any(len(part) != 2 or not part[0] for part in parts):  # noqa: PLR2004  a person and a side
        raise _unfit(where(name), DESCRIBED["pairs"], repr(text))
    return tuple((person, side) for person, side in parts)


def _words(kind: str, name: str, text: str, where: Callable[[str], str]) -> str:
    del kind, name, where
    return text


_READ: dict[str, Callable[[str, str, str, Callable[[str], str]], Any]] = {
    "choice": _choice,
    "day": _day,
    "duration": _duration,
    "strength": _strength,
    "list": _list,
    "sides": _sides,
    "pairs": _pairs,
    "words": _words,
}
