"""The questions of a forum that stand as lists in its file: how each row is written, and the clause it becomes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from detente.agreements.clause import (
    Chair,
    Chairing,
    Clause,
    Convening,
    Deciding,
    Interval,
    Languages,
    LevelHeld,
    Notice,
    Share,
    Suspended,
    Suspension,
    longest_days,
)
from detente.agreements.forum_file import (
    SeatBlock,
    Texts,
    Written,
    dates_of,
    filled,
    form_of,
    number_of,
    word,
)
from detente.agreements.provision import Comparison
from detente.model.dialogue import DecisionRule, Level
from detente.model.document import Document
from detente.model.errors import SchemaError

NO_NOTICE = "none in the text"
WHEN_AGREED = "when agreed"
MOST_DAYS, MOST_MONTHS, MOST_HOURS = 3_650, 120, 8_760

_EVERY = re.compile(r"([1-9]\d{0,3}) (day|month)s?")
_SHARE = re.compile(r"(at least|more than) ([1-9]\d{0,2})/([1-9]\d{0,2})")


class _Chair(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    says: str
    rotates: str = ""
    parties: tuple[str, ...] = ()


class _Chairing(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    party: str


class _Level(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    level: str
    says: str = ""


class _Convening(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    who: str
    meeting: str = ""


class _Notice(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    days: str
    meeting: str = ""


class _Deciding(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    rule: str
    says: str = ""
    silence_hours: str | None = None
    share: str | None = None


class _Languages(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    languages: tuple[str, ...]
    says: str = ""


class _Interval(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    level: str
    every: str
    says: str = ""


class _Suspension(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    what: str
    says: str = ""


def list_of(document: Document, question: str, texts: Texts) -> tuple[Any, ...]:
    """Return the clauses of a question, which stands as a list of blocks; SchemaError where there is none."""
    rows = document.data[question]
    if not isinstance(rows, list) or not rows:
        raise SchemaError(
            "a question without clauses",
            where=document.where(question),
            expected="a list of blocks, each with a line `- since: DAY`; or leave the question out",
            given=repr(rows)[:120],
        )
    return tuple(_clause(document.below(question, place), question, texts) for place in range(len(rows)))


def _clause(document: Document, question: str, texts: Texts) -> Clause:
    shape, made, own = READERS[question]
    row = document.shaped(shape)
    return made(
        **dates_of(document, row), **own(document, row), citation=texts.citation(document, row, SeatBlock())
    )


def _chair(document: Document, row: _Chair) -> dict[str, Any]:
    return {"says": filled(document, "says", row.says), "rotates": row.rotates, "parties": row.parties}


def _chairing(document: Document, row: _Chairing) -> dict[str, Any]:
    return {"party": filled(document, "party", row.party)}


def _level(document: Document, row: _Level) -> dict[str, Any]:
    return {"level": word(document, "level", row.level, Level), "says": row.says}


def _convening(document: Document, row: _Convening) -> dict[str, Any]:
    return {"who": filled(document, "who", row.who), "meeting": row.meeting}


def _notice(document: Document, row: _Notice) -> dict[str, Any]:
    none = row.days == NO_NOTICE
    return {"days": None if none else number_of(document, "days", row.days, MOST_DAYS), "meeting": row.meeting}


def _deciding(document: Document, row: _Deciding) -> dict[str, Any]:
    rule = word(document, "rule", row.rule, DecisionRule)
    if row.silence_hours is not None and rule is not DecisionRule.SILENCE:
        raise _misplaced(document, "silence_hours", DecisionRule.SILENCE)
    if (row.share is not None) != (rule is DecisionRule.MAJORITY):
        raise _misplaced(document, "share", DecisionRule.MAJORITY)
    hours = row.silence_hours
    return {
        "rule": rule,
        "says": row.says,
        "silence_hours": None if hours is None else number_of(document, "silence_hours", hours, MOST_HOURS),
        "share": None if row.share is None else _share(document, row.share),
    }


def _misplaced(document: Document, field: str, rule: DecisionRule) -> SchemaError:
    return SchemaError(
        f"`{field}` and the rule do not fit each other",
        where=document.where(field),
        expected=f"`{field}` with the rule `{rule.value}`, and only there",
        given=f"the rule {document.data['rule']!r}",
    )


def _share(document: Document, given: str) -> Share:
    found = form_of(document, "share", given, _SHARE, "a part such as `at least 2/3` or `more than 1/2`")
    share = Share(Comparison(found[1]), int(found[2]), int(found[3]))
    if share.numerator > share.denominator:
        raise SchemaError(
            "a part above the whole", where=document.where("share"), expected="at most 1", given=given
        )
    return share


def _languages(document: Document, row: _Languages) -> dict[str, Any]:
    if not row.languages:
        raise SchemaError(
            "a list without content", where=document.where("languages"), expected="a language a line"
        )
    return {"languages": row.languages, "says": row.says}


def _interval(document: Document, row: _Interval) -> dict[str, Any]:
    level = word(document, "level", row.level, Level)
    if row.every == WHEN_AGREED:
        return {"level": level, "days": None, "says": row.says or WHEN_AGREED}
    expected = f"`7 days`, `1 month`, `6 months` or `{WHEN_AGREED}`"
    found = form_of(document, "every", row.every, _EVERY, expected)
    in_months = found[2] == "month"
    number = number_of(document, "every", found[1], MOST_MONTHS if in_months else MOST_DAYS)
    days = longest_days(number) if in_months else number
    return {"level": level, "days": days, "says": row.says or f"every {row.every}"}


def _suspension(document: Document, row: _Suspension) -> dict[str, Any]:
    return {"what": word(document, "what", row.what, Suspended), "says": row.says}


Own = Callable[[Document, Any], dict[str, Any]]
READERS: dict[str, tuple[type[Written], type[Clause], Own]] = {
    "exists": (Written, Clause, lambda _document, _row: {}),
    "chair": (_Chair, Chair, _chair),
    "chairs": (_Chairing, Chairing, _chairing),
    "levels": (_Level, LevelHeld, _level),
    "convenes": (_Convening, Convening, _convening),
    "notice": (_Notice, Notice, _notice),
    "decisions": (_Deciding, Deciding, _deciding),
    "languages": (_Languages, Languages, _languages),
    "intervals": (_Interval, Interval, _interval),
    "suspensions": (_Suspension, Suspension, _suspension),
}
"""How each question that stands as a list is read: the row as written, the clause, and the fields of its own."""
