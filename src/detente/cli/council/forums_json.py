"""Forums of a day as JSON, schema `detente-forums/1`. What is not told is null; no end after the day is given."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from detente.agreements import Forum
from detente.agreements.clause import Citation, Clause, Seat
from detente.model.register import Register

SCHEMA = "detente-forums/1"


def forums_as_json(shown: Iterable[Forum], day: date, register: Register) -> dict[str, Any]:
    """Return the forums with what holds on a day; a forum that is not in force then has no answers."""
    return {"schema": SCHEMA, "day": day, "forums": [_forum_json(forum, day, register) for forum in shown]}


def _forum_json(forum: Forum, day: date, register: Register) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": forum.id,
        "name": forum.name,
        "note": forum.note,
        "in_force": forum.in_force(day),
        "exists": [_clause_json(clause, day) for clause in forum.exists if clause.since <= day],
    }
    return told | _answers(forum, day, register) if forum.in_force(day) else told


def _answers(forum: Forum, day: date, register: Register) -> dict[str, Any]:
    languages = forum.languages_on(day)
    return {
        "members": _seats_json(forum.seats_on(day), day, register),
        "members_mark": forum.members_mark_on(day),
        "observers": _seats_json(forum.observer_seats_on(day), day, register),
        "chair": _chair_json(forum, day, register),
        "levels": _each(forum.levels_on(day), day, "level", "says"),
        "convenes": _each(forum.convening_on(day), day, "meeting", "who"),
        "notice": _each(forum.notice_on(day), day, "meeting", "days"),
        "decisions": _each(forum.rules_on(day), day, "rule", "says", "silence_hours", "share"),
        "languages": _each((languages,) if languages else (), day, "languages", "says"),
        "intervals": _each(forum.intervals_on(day), day, "level", "days", "says"),
        "suspensions": _each(forum.suspended_on(day), day, "what", "says"),
    }


def _each(clauses: tuple[Any, ...], day: date, *fields: str) -> list[dict[str, Any]] | None:
    return [_clause_json(clause, day, *fields) for clause in clauses] or None


def _chair_json(forum: Forum, day: date, register: Register) -> dict[str, Any] | None:
    chair = forum.chair_on(day)
    if chair is None:
        return None
    return {
        "parties": [{"id": party, "name": register.name(party)} for party in chair.parties],
        "rule": _clause_json(chair.rule, day, "says", "rotates") if chair.rule else None,
        "holder": _clause_json(chair.holder, day, "party") if chair.holder else None,
    }


def _seats_json(seats: tuple[Seat, ...], day: date, register: Register) -> dict[str, Any] | None:
    if not seats:
        return None
    rows = [
        _clause_json(seat, day, "party", "through")
        | {"name": register.name(seat.party), "certainty": seat.certainty}
        | {"seated_by": _citation_json(seat.seated_by) if seat.seated_by else None}
        for seat in seats
    ]
    return {"count": len(rows), "seats": rows}


def _clause_json(clause: Clause, day: date, *fields: str) -> dict[str, Any]:
    own = {field: _plain(getattr(clause, field)) for field in fields}
    until = clause.until if clause.until and clause.until <= day else None
    return own | {"since": clause.since, "until": until, "citation": _citation_json(clause.citation)}


def _plain(value: Any) -> Any:
    return value.words if hasattr(value, "words") else value


def _citation_json(citation: Citation) -> dict[str, str]:
    """Return every part of a citation, empty ones too."""
    return {field: str(getattr(citation, field)) for field in Citation.__struct_fields__}
