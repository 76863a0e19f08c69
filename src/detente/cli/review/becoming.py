"""What a decision would make of a claim, in plain words, and what the rules would say of an activity."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from detente.agreements import load_law
from detente.agreements.engine import Law
from detente.brief.legible import legible
from detente.brief.wording import seen_sentence
from detente.cli.review.book import Item
from detente.cli.review.deciding import party_of
from detente.domains import exercises
from detente.model.council import Issue
from detente.model.finding import Verdict
from detente.model.register import Register
from detente.model.report import ActivityClaim, Claim, GapClaim, ProposalClaim, StatementClaim
from detente.model.view import Entry
from detente.watch.claims import LAND_TYPES, seen_in

UNTOLD = (Verdict.CANNOT_TELL, Verdict.UNCERTAIN)
MOST_RULES = 2

PLAIN = {
    "meeting": "a report tells of this meeting (a meeting on record is made by: detente council hold)",
    "answer": "this answer was given, as the report tells it",
    "denial": "this was denied, feared or assured, as the report tells it",
    "actor": "this name stands for this, in this report",
}


class Setting:
    """What a sitting knows of the desk: who is who, the issues, and the law, read when it is first needed."""

    def __init__(self, register: Register, issues: tuple[Issue, ...]) -> None:
        self.register, self.issues = register, issues

    @cached_property
    def law(self) -> Law:
        """Return the law."""
        return load_law()


def becoming(item: Item, setting: Setting, fields: Claim | None = None) -> Iterator[str]:
    """Yield what the claim is once confirmed, a line each; for an activity also what rules say of it."""
    told = fields or item.claim.fields
    if isinstance(told, ActivityClaim):
        yield from _activity(item, told, setting)
    elif isinstance(told, ProposalClaim):
        yield f"{legible(told.by)} put this forward: a {told.type} by the report, no document on the table"
    elif isinstance(told, GapClaim):
        yield f"{legible(told.sides[0])} and {legible(told.sides[1])} are apart on this, as the report tells it"
    elif isinstance(told, StatementClaim):
        side = f" ({legible(told.side)})" if told.side and told.side != told.speaker else ""
        yield f"{legible(told.speaker)}{side} said this, as the report tells it"
    else:
        yield PLAIN[item.kind]


def position_line(item: Item, setting: Setting) -> str:
    """Return what key p would make of a statement; empty where it would make nothing."""
    topic = getattr(item.claim.fields, "topic", None)
    if item.kind != "statement" or not setting.issues:
        return ""
    party = party_of(item, setting.register)
    whose = setting.register.name(party) if party else "a party that you name"
    on_topic = [issue.id for issue in setting.issues if issue.topic == topic]
    near = f"; on this topic: {', '.join(on_topic)}" if on_topic else ""
    return f"that, and a position of {whose} on an issue that you name{near}"


def _activity(item: Item, told: ActivityClaim, setting: Setting) -> Iterator[str]:
    if told.type not in LAND_TYPES:
        yield f"a {told.type} is reported; the rules on land activities do not look at it"
        return
    one, law, name = seen_in((_with(item, told),), setting.register)[0], setting.law, setting.register.name
    what = seen_sentence(one.activity, name, one.start_known, "a claim").removesuffix(".")
    yield f"reported, for the exercise rules: {legible(what)}"
    if one.vague:
        yield "rules: none; neither name, day nor number is told"
        return
    found = exercises.findings(one.activity, one.evidence, law, item.entry.record.said, name, ())
    clear = [finding for finding in found if finding.verdict not in UNTOLD]
    yield from (f"rules: {legible(finding.sentence)}" for finding in clear[:MOST_RULES])
    if len(clear) > MOST_RULES:
        yield f"rules: {len(clear) - MOST_RULES} more say something; see the brief"
    if len(found) > len(clear):
        yield f"rules: {len(found) - len(clear)} cannot tell, because too little is told"


def _with(item: Item, told: ActivityClaim) -> Entry:
    """Return the claim's entry with these fields."""
    body = msgspec.structs.replace(item.claim, fields=told)
    return msgspec.structs.replace(item.entry, record=msgspec.structs.replace(item.entry.record, body=body))
