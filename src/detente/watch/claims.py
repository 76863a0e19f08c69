"""Activities that a report tells of, as the exercise rules read them: still claims, never notifications.

A report gives a headline number, not the peak under one command, and rarely says on whose territory. What it
does not say stays None. The host is taken from the words of the same report only, never from a map.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from detente.model.exercise import Activity, Basis, Form, Range
from detente.model.finding import Evidence
from detente.model.register import Register
from detente.model.report import ActivityClaim, ReportClaim, StrengthClaim
from detente.model.view import Entry

LAND_TYPES = {"exercise", "snap-exercise", "live-firing", "build-up", "deployment", "alert"}
"""Types of activity in a report that may be land activities under a document on land forces."""

PERSONNEL_UNITS = {"soldiers", "troops", "personnel", "servicemen", "men", "paratroopers", "forces", "people"}
COUNT_FIELDS = {"tanks": "tanks", "artillery": "artillery", "acvs": "acvs"}
ISO_DAY_LENGTH = len("2022-01-12")


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """An activity with what it rests on. `type` is the report's type, or `declared` for a desk's own record.

    `start_known` is what is known of the start where no day is. `vague`: a report tells neither name, day nor
    number of it, as in "it would go on holding drills", so that there is nothing to hold against a rule.
    """

    activity: Activity
    evidence: Evidence
    type: str
    start_known: str = ""
    vague: bool = False


def seen_in(entries: Iterable[Entry], register: Register) -> tuple[Seen, ...]:
    """Return every land activity among the entries: records as they are, claims of reports as claims."""
    every = tuple(entries)
    told = tuple(e for e in every if e.record.kind == "report.claim" and _activity(e))
    claimed = tuple(_from_claim(e, told, register) for e in told)
    declared = tuple(_from_record(e) for e in every if e.record.kind == "exercise.activity")
    return tuple(s for s in claimed if s.type in LAND_TYPES) + declared


def confirmed_activities(entries: Iterable[Entry], register: Register) -> tuple[Entry, ...]:
    """Return the land activities of claims that a person confirmed, as records of what the desk says is reported.

    Each keeps the id of its claim. Its party is the desk that read the report, never the party told of.
    """
    every = {entry.id: entry for entry in entries}
    return tuple(
        _reported(every[one.evidence.records[0]], one.activity)
        for one in seen_in(every.values(), register)
        if one.type != "declared" and one.evidence.confirmed
    )


def _reported(entry: Entry, told: Activity) -> Entry:
    claim = _activity(entry)
    names = tuple(dict.fromkeys(source.name for source in entry.record.sources))
    tellers = f"; told by {', '.join(claim.told_by)}" if claim and claim.told_by else ""
    note = f"read in a report, confirmed by {entry.confirmed_by}{tellers}"
    activity = msgspec.structs.replace(told, basis=Basis.REPORTED, cited=names, certainty_note=note)
    record = msgspec.structs.replace(entry.record, kind="exercise.activity", body=activity)
    return msgspec.structs.replace(entry, record=record)


def _activity(entry: Entry) -> ActivityClaim | None:
    body: ReportClaim | None = entry.record.body
    return body.fields if body and isinstance(body.fields, ActivityClaim) else None


def _from_record(entry: Entry) -> Seen:
    activity: Activity | None = entry.record.body
    assert activity is not None  # only kinds that may name private persons are kept without their body
    return Seen(
        activity=activity,
        evidence=Evidence(
            records=(entry.id,),
            sources=entry.record.sources,
            party=entry.record.party,
            said=entry.record.said,
            confirmed=True,
        ),
        type="declared",
    )


def _from_claim(entry: Entry, told: tuple[Entry, ...], register: Register) -> Seen:
    claim = _activity(entry)
    assert claim is not None
    known: dict[str, Any] = _strength(claim.strength)
    who = _id(register, claim.who)
    activity = Activity(
        name=claim.name or described(claim, register),
        states=(who,) if who else (),
        hosts=_hosts(entry, claim, told, register),
        form=Form.FIELD,
        start=_day(claim.start),
        end=_day(claim.end),
        places=claim.places,
        near=tuple(filter(None, [_id(register, claim.near)])),
        snap=True if claim.type == "snap-exercise" else None,
        **known,
    )
    evidence = Evidence(
        records=(entry.id,),
        sources=entry.record.sources,
        party=entry.record.party,
        said=entry.record.said,
        confirmed=bool(entry.confirmed_by),
    )
    vague = not (claim.name or claim.start or claim.end or claim.strength or claim.equipment)
    return Seen(activity=activity, evidence=evidence, type=claim.type, start_known=claim.start or "", vague=vague)


def described(claim: ActivityClaim, register: Register) -> str:
    """Return a plain name for an activity that the report does not name."""
    noun = {"live-firing": "shooting drill", "build-up": "build-up of forces", "snap-exercise": "snap exercise"}
    parts = [noun.get(claim.type, claim.type)]
    if claim.who:
        parts.append(f"of {register.name(_id(register, claim.who) or claim.who)}")
    if claim.near:
        parts.append(f"near {claim.near}")
    if claim.start:
        parts.append(f"from {claim.start}")
    return " ".join(parts)


def _strength(strength: StrengthClaim | None) -> dict[str, Any]:
    if strength is None:
        return {}
    both = [number for number in (strength.min, strength.max) if number is not None]
    upside_down = len(both) > 1 and both[0] > both[1]  # a report may put the larger number first
    told = Range(min(both), max(both)) if upside_down else Range(strength.min, strength.max)
    if strength.unit in PERSONNEL_UNITS:
        return {"troops": told}
    return {COUNT_FIELDS[strength.unit]: told} if strength.unit in COUNT_FIELDS else {}


def _hosts(entry: Entry, claim: ActivityClaim, told: tuple[Entry, ...], register: Register) -> tuple[str, ...]:
    """Return the States that this report, in this claim or one on the same forces, says it takes place in."""
    file = {source.sha256 for source in entry.record.sources}
    alike = [claim] + [
        other
        for peer in told
        if (other := _activity(peer))
        and file & {source.sha256 for source in peer.record.sources}
        and (other.who, other.near) == (claim.who, claim.near)
        and claim.type not in ("build-up", "deployment")
    ]
    named = (register.party_named(place) for one in alike for place in one.places)
    return tuple(dict.fromkeys(p.id for p in named if p and p.type == "state"))


def _id(register: Register, name: str | None) -> str | None:
    party = register.party_named(name) if name else None
    return party.id if party else name


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text and len(text) == ISO_DAY_LENGTH else None
