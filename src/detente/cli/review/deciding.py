"""A decision on a claim as a record: confirmed, corrected or rejected, signed by the person who took it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec

from detente.brief.legible import legible, shortened
from detente.cli.review.book import Item
from detente.domains.reports.output import happened_of
from detente.model.council import HIGHEST_STANCE, LOWEST_STANCE, Basis, Issue, Position
from detente.model.document import nearest
from detente.model.errors import InputError
from detente.model.record import Record, Span
from detente.model.register import Register
from detente.model.report import Claim, StatementClaim
from detente.model.review import DECISION, ClaimDecision, Decided, decided_sources

LONGEST_NAME = 100
LONGEST_WHY = 500
LONGEST_SHORT = 300
"""Code points of a statement's words in the position made of it; the spans lead to the rest."""


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What a person chose: the word, and what goes with it. `fields` and `anchor` only where corrected."""

    word: Decided
    why: str = ""
    fields: Claim | None = None
    anchor: tuple[Span, ...] = ()
    party: str | None = None
    position: Position | None = None


def checked_name(name: str, where: str = "--by") -> str:
    """Return the name of who decides, on one line; InputError where it is none."""
    line = " ".join(name.split())
    if not line or len(line) > LONGEST_NAME or not line.isprintable():
        raise InputError(
            "nobody who decides",
            where=where,
            expected=f"the name of the person who decides, at most {LONGEST_NAME} letters",
            given=repr(name[:LONGEST_NAME]) if line else "nothing",
            next_step="detente reports review DESK --by 'A. Name'",
        )
    return line


def checked_why(text: str, where: str) -> str:
    """Return a reason on one line; InputError where it is too long or holds hidden letters."""
    line = " ".join(text.split())
    if len(line) > LONGEST_WHY or not line.isprintable():
        raise InputError(
            "a reason that is no line of text",
            where=where,
            expected=f"one line of at most {LONGEST_WHY} letters, none of them hidden",
            given=f"{len(line)} letters",
        )
    return line


def decision_of(item: Item, choice: Choice, by: str, party: str, *, inferred: bool) -> Record[ClaimDecision]:
    """Return a choice as the record of the desk's party: under the marking, and for the readers, of the claim."""
    claim = item.entry.record
    happened = claim.happened
    if choice.fields is not None:
        happened = happened_of(choice.fields, inferred=inferred)
    return Record(
        kind=DECISION,
        party=party,
        said=datetime.now(UTC),
        body=ClaimDecision(
            of=item.entry.id,
            word=choice.word,
            by=by,
            why=choice.why,
            fields=choice.fields,
            anchor=choice.anchor,
            party=choice.party,
            position=choice.position,
        ),
        happened=happened,
        sources=decided_sources(claim.sources, choice.anchor),
        in_reply_to=item.entry.id,
        marking=claim.marking,
        held_for=claim.held_for,
    )


def party_of(item: Item, register: Register, fields: Claim | None = None) -> str:
    """Return the id of the party for which a statement was made; empty where the register knows none."""
    told = fields or item.claim.fields
    for name in (getattr(told, "side", None), getattr(told, "speaker", None)):
        if name and (party := register.party_named(name)):
            return register.side(party.id)
    return ""


def position_of(
    item: Item,
    words: str,
    issues: tuple[Issue, ...],
    given: dict[str, str],
    by: str,
    where: Callable[[str], str] = str,
) -> Position:
    """Return the position that a person makes of a statement; `given` holds issue, position and condition.

    InputError for another kind of claim, an issue that the desk has not, or a stance that is no number of five.
    """
    if not isinstance(item.claim.fields, StatementClaim):
        raise InputError(
            "a position made of something else",
            where=where("position"),
            expected="a statement: only what somebody said can be a position",
            given=item.kind,
        )
    known = [issue.id for issue in issues]
    if given.get("issue") not in known:
        raise InputError(
            "an issue that the desk has not",
            where=where("issue"),
            expected=", ".join(known) or "an issue of issues.yaml on the desk, which keeps none",
            given=repr(given.get("issue") or ""),
            next_step=nearest(given.get("issue") or "", known),
        )
    condition = checked_why(given.get("condition", ""), where("condition"))
    return Position(
        issue=given["issue"],
        stance=_stance(given.get("position", ""), where),
        in_short=shortened(legible(words), LONGEST_SHORT) or "words not at hand",
        basis=Basis.CONDITIONAL if condition else Basis.STATED,
        condition=condition,
        document=cited(item),
        coded_by=by,
    )


def _stance(text: str, where: Callable[[str], str]) -> int:
    try:
        stance = int(text)
    except ValueError:
        stance = HIGHEST_STANCE + 1
    if not LOWEST_STANCE <= stance <= HIGHEST_STANCE:
        raise InputError(
            "a stance that is none",
            where=where("position"),
            expected="-2 rejects, -1 leans against, 0 is open, 1 accepts in part, 2 proposes or accepts",
            given=repr(text[:40]),
        )
    return stance


def cited(item: Item) -> str:
    """Return the report as a position cites it: agency, day, headline, file."""
    doc = item.document
    headline = doc.headline.text if doc and doc.headline else ""
    parts: tuple[Any, ...] = (doc and doc.agency, doc and doc.dateline_date, headline, item.name)
    return ", ".join(legible(str(part)).replace(";", ",") for part in parts if part)
