"""The claims of a desk with what was decided on them, and the one way in which a decision is recorded."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from detente.cli.audience import carried, held_against, view_for
from detente.cli.council.entering import table_of
from detente.domains.council.admission import CHECKS, Admission
from detente.domains.reports.review import KINDS_REVIEWED, kind_of
from detente.ledger import Ledger, kept_file
from detente.model.canonical import identify
from detente.model.correction import Correction
from detente.model.errors import DetenteError, InputError, StorageError
from detente.model.record import Digest, Marking, Record, Span
from detente.model.register import Register
from detente.model.report import ReportClaim, ReportDocument, ReportText
from detente.model.review import CLAIM, ClaimDecision, decision_in, decisions, word_said
from detente.model.view import Audience, Entry, View
from detente.sources.report_text import report_from_bytes

ALWAYS = datetime.max.replace(tzinfo=UTC)
BUSY = "another process is writing to this ledger"
TRIES, WAIT_SECONDS = 50, 0.1


class Item(msgspec.Struct, frozen=True):
    """A claim of the desk, as it was read, with the report that it stands in (None: not on record)."""

    entry: Entry
    claim: ReportClaim
    document: ReportDocument | None

    @property
    def kind(self) -> str:
        """Return the kind of the claim, as `statement`."""
        return kind_of(self.claim.fields)

    @property
    def name(self) -> str:
        """Return the name of the report's file."""
        return self.entry.record.sources[0].name if self.entry.record.sources else "no file"

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return where the claim stands in its report."""
        return self.entry.record.sources[0].spans if self.entry.record.sources else ()


class DecidedAlready(InputError):
    """A claim on which somebody decided before."""


class Book:
    """The claims of a desk that an audience may read. Every decision is recorded before anybody is told of it.

    The ledger is open for writing only for the moment of a decision, so that several may review at once.
    """

    def __init__(self, desk: Path, audience: Audience) -> None:
        self.folder, self.audience = desk, audience
        self._texts: dict[Digest, ReportText | None] = {}
        with Ledger.open(desk, read_only=True) as ledger:
            self.party = ledger.party
            self._take(ledger, view_for(ledger, audience, ALWAYS))

    def _take(self, ledger: Ledger, view: View) -> None:
        self._size, self._view = ledger.size, view
        standing = view.standing(self.party)
        self.decided = decisions(standing)
        self.documents = {
            entry.record.body.sha256: entry.record.body
            for entry in standing.of_kind("report.document")
            if entry.record.body is not None
        }
        self._claims = tuple(standing.of_kind(CLAIM))

    def items(self) -> list[Item]:
        """Return every claim that still has its words: fastest precedence and oldest first, then as in the text.

        The names of those who act stand last in their report: less rests on them.
        """
        return sorted(self._items(), key=_order)

    def _items(self) -> Iterator[Item]:
        for entry in self._claims:
            if entry.record.body is not None:
                sources = entry.record.sources
                yield Item(entry, entry.record.body, self.documents.get(sources[0].sha256) if sources else None)

    def open_items(self) -> list[Item]:
        """Return the claims on which nobody decided, in the same order."""
        return [item for item in self.items() if item.entry.id not in self.decided]

    def text_of(self, item: Item) -> ReportText | None:
        """Return the text of a claim's report, None where the desk does not keep it."""
        sources = item.entry.record.sources
        if not sources:
            return None
        sha256 = sources[0].sha256
        if sha256 not in self._texts:
            self._texts[sha256] = self._kept(sha256, sources[0].name)
        return self._texts[sha256]

    def _kept(self, sha256: Digest, name: str) -> ReportText | None:
        try:
            return report_from_bytes(kept_file(self.folder, sha256), name)
        except DetenteError:
            # The claim stands on record without its text, and the screen says that the text is not at hand.
            return None

    def marking(self, items: Iterable[Item], asked: Marking | None) -> Marking:
        """Return the marking of an output that shows these claims."""
        return carried((item.entry for item in items), asked)

    def record(self, made: Sequence[Record[Any]], register: Register) -> tuple[Digest, ...]:
        """Return the ids of decisions once they are durable, all of them or none.

        DecidedAlready where somebody decided on one of the claims in the meantime; SchemaError for a position that
        cannot stand.
        """
        with self._writer() as ledger:
            if ledger.size != self._size:
                self._take(ledger, ledger.view(ALWAYS, audience=self.audience))
            for record in made:
                body = record.body
                if isinstance(body, ClaimDecision) and (other := self.decided.get(body.of)):
                    raise DecidedAlready(
                        "a claim that is decided already",
                        where=body.of,
                        expected="a claim on which nobody decided",
                        given=told(other),
                        next_step="take that back first, or leave it as it is",
                    )
            self._admit(ledger, made, register)
            ids = ledger.append(made)
            new = tuple(Entry(id=id_, record=record) for id_, record in zip(ids, made, strict=True))
            self._take(ledger, View(ALWAYS, (*self._view.entries, *new)))
        return ids

    def _admit(self, ledger: Ledger, made: Sequence[Record[Any]], register: Register) -> None:
        """Raise SchemaError for a position that a desk would not take, as it would not from a form either."""
        claims = {entry.id: entry.record for entry in self._claims}
        bodies = ((record, record.body) for record in made)
        asked = [(record, body) for record, body in bodies if isinstance(body, ClaimDecision) and body.position]
        if not asked:
            return
        until = max(datetime.now(UTC), *(claims[body.of].said for _, body in asked))
        table = table_of(self.folder, ledger.party, until, register, self.audience)
        admission = Admission(table, held_against(ledger).of_kind(*CHECKS))
        for record, body in asked:
            position: Record[Any] = Record(
                kind="council.position",
                party=body.party or "",
                said=word_said(claims[body.of]),
                body=body.position,
                marking=record.marking,
                held_for=record.held_for,
            )
            admission.admit(Entry(id=identify(position), record=position), _of(body.of))

    def _writer(self) -> Ledger:
        """Return the ledger open for writing; another writer is waited for a while."""
        for _ in range(TRIES):
            try:
                return Ledger.open(self.folder)
            except StorageError as problem:
                if problem.problem != BUSY:
                    raise
                time.sleep(WAIT_SECONDS)
        return Ledger.open(self.folder)

    def undone(self, decision: Entry, by: str) -> Record[Correction]:
        """Return the record that takes a decision back."""
        return Record(
            kind="record.correction",
            party=self.party,
            said=datetime.now(UTC),
            body=Correction(of=decision.id, why=f"taken back by {by}"),
            marking=decision.record.marking,
            held_for=decision.record.held_for,
        )


def told(decision: Entry) -> str:
    """Return what was decided, by whom and when, in words."""
    body = decision_in(decision)
    why = f": {body.why}" if body.why else ""
    position = f", as a position of {body.party} on {body.position.issue}" if body.position else ""
    return f"{body.word} by {body.by}, {decision.record.said:%Y-%m-%d %H:%M} UTC{position}{why}"


def _of(claim: Digest) -> Callable[[str], str]:
    return lambda field: f"claim {claim[:12]}, field {field}"


_RANK = {kind: rank for rank, kind in enumerate(("flash", "immediate", "priority", "routine"))}


def _order(item: Item) -> tuple[int, datetime, str, bool, int, str]:
    record, start = item.entry.record, min(item.spans).start if item.spans else 0
    last = list(KINDS_REVIEWED)[-1]
    return _RANK[record.precedence], record.said, item.name, item.kind == last, start, item.claim.id
