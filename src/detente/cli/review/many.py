"""Many claims at once: what is open as a list, a table to fill in, and decisions from a file, all or none."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from detente.brief.legible import shortened
from detente.cli.review.becoming import Setting
from detente.cli.review.book import Book, Item, told
from detente.cli.review.deciding import Choice, checked_why, decision_of, party_of, position_of
from detente.cli.review.screen import words_of
from detente.domains.reports.review import KINDS_REVIEWED, changed, corrected, find_words, names_of, written
from detente.model.errors import DetenteError, InputError
from detente.model.record import Digest, Marking, Record, Span
from detente.model.report import Claim, StatementClaim
from detente.model.review import ClaimDecision, Decided, decision_in
from detente.sources.decisions import FOR_READING, HEAD, SCHEMA, AskedDecision

LIST_SCHEMA = "reports-review/1"
SHORTEST_ID = 8
SHOWN_ID = 12
SHOWN_WORDS = 90

COLUMNS = tuple(dict.fromkeys(name for kind in KINDS_REVIEWED for name in names_of(kind)))
"""Every field that a claim of some kind has."""


def lines_of(items: Sequence[Item], book: Book) -> list[str]:
    """Return what is open for people: how many of which kind in each report, then a line a claim."""
    made = []
    for name in dict.fromkeys(item.name for item in items):
        own = [item for item in items if item.name == name]
        counts = Counter(item.kind for item in own)
        parts = ", ".join(f"{counts[kind]} {kind}" for kind in KINDS_REVIEWED if counts[kind])
        made.append(f"{name}: {len(own)} open: {parts}")
        for item in own:
            words = shortened(words_of(item, book.text_of(item)), SHOWN_WORDS)
            made.append(f"  {item.entry.id[:SHOWN_ID]}  {item.kind:9}  {words}")
    return made


def data_of(items: Sequence[Item], book: Book, marking: Marking) -> dict[str, Any]:
    """Return what is open as JSON data, schema `reports-review/1`."""
    counts = Counter(item.kind for item in items)
    return {
        "schema": LIST_SCHEMA,
        "marking": marking,
        "open": len(items),
        "by_kind": {kind: counts[kind] for kind in KINDS_REVIEWED if counts[kind]},
        "claims": [_claim_data(item, book) for item in items],
    }


def _claim_data(item: Item, book: Book) -> dict[str, Any]:
    fields = msgspec.to_builtins(item.claim.fields)
    fields.pop("claim")
    return {
        "claim": item.entry.id,
        "report": item.name,
        "day": item.document.dateline_date if item.document else None,
        "id": item.claim.id,
        "kind": item.kind,
        "rule": item.claim.rule,
        "anchor": item.spans,
        "words": words_of(item, book.text_of(item)),
        "fields": fields,
    }


def _sure(claim: Claim) -> str:
    if not isinstance(claim, StatementClaim) or claim.confidence is None:
        return ""
    pairs = (("topic", claim.confidence.topic_percent), ("stance", claim.confidence.stance_percent))
    return ", ".join(f"{name} {percent} %" for name, percent in pairs if percent is not None)


def _rows(items: Iterable[Item], book: Book) -> Iterable[dict[str, str]]:
    for item in items:
        doc = item.document
        yield {
            "claim": item.entry.id,
            "report": item.name,
            "day": (doc.dateline_date if doc else None) or "",
            "agency": (doc.agency if doc else None) or "",
            "kind": item.kind,
            "rule": item.claim.rule,
            "sure": _sure(item.claim.fields),
            "words": words_of(item, book.text_of(item)),
            **written(item.claim.fields),
        }


def table_of_claims(items: Sequence[Item], book: Book, name: str) -> bytes:
    """Return the open claims as a file to fill in: JSON where the name ends so, else a table of commas."""
    if name.lower().endswith(".json"):
        decisions = [
            {"claim": row["claim"], "decision": "", "words": row["words"], "fields": written(item.claim.fields)}
            for item, row in zip(items, _rows(items, book), strict=True)
        ]
        return (
            msgspec.json.format(msgspec.json.encode({"schema": SCHEMA, "decisions": decisions}), indent=2) + b"\n"
        )
    used = {name for kind in {item.kind for item in items} for name in names_of(kind)}
    before = tuple(column for column in FOR_READING if column != "decided")
    head = (*HEAD[:2], *before, *HEAD[2:], *(column for column in COLUMNS if column in used))
    paper = io.StringIO(newline="")
    writer = csv.DictWriter(paper, head, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(_rows(items, book))
    return paper.getvalue().encode()


class Many:
    """Decisions of a file as records of a desk: each row checked, and all of them recorded or none."""

    def __init__(self, book: Book, setting: Setting, by: str) -> None:
        self.book, self.setting, self.by = book, setting, by
        self.items = {item.entry.id: item for item in book.items()}

    def records(
        self, asked: Iterable[AskedDecision]
    ) -> tuple[list[Record[Any]], list[AskedDecision], list[DetenteError]]:
        """Return the records that decisions make, those that stand already as asked, and what is wrong."""
        made: list[Record[Any]] = []
        known: list[AskedDecision] = []
        wrong: list[DetenteError] = []
        for row in asked:
            try:
                record = self._record(row)
                made += [record] if record else []
                known += [] if record else [row]
            except DetenteError as problem:
                wrong.append(problem)
        return made, known, wrong

    def _record(self, row: AskedDecision) -> Record[Any] | None:
        item = self.items[self._id(row)]
        standing = self.book.decided.get(item.entry.id)
        if row.decision == "undo":
            if standing is None:
                raise self._wrong(
                    row, "decision", "nothing to take back", "a claim on which somebody decided", "none"
                )
            return self.book.undone(standing, self.by)
        inferred = item.document is None or item.document.year_inferred or item.document.date_from != "text"
        record = decision_of(item, self._choice(row, item), self.by, self.book.party, inferred=inferred)
        if standing is None:
            return record
        if _same(decision_in(standing), record.body):
            return None
        raise self._wrong(
            row,
            "claim",
            "a claim that is decided already",
            "an open claim; undo takes a decision back",
            told(standing),
        )

    def _id(self, row: AskedDecision) -> Digest:
        """Return the id of the claim that a row names: whole, or its first letters where they are its own."""
        if row.claim in self.items:
            return row.claim
        found = [id_ for id_ in self.items if id_.startswith(row.claim)] if len(row.claim) >= SHORTEST_ID else []
        if len(found) == 1:
            return found[0]
        expected = f"the id of a claim of this desk, or its first {SHORTEST_ID} letters or more"
        raise self._wrong(row, "claim", "no such claim", expected, repr(row.claim[:80]))

    def _choice(self, row: AskedDecision, item: Item) -> Choice:
        why = checked_why(row.why, row.where("why"))
        fields, anchor = self._corrected(row, item)
        party, position = self._position(row, item, fields, anchor)
        if row.decision == "reject":
            return Choice(word=Decided.REJECTED, why=why)
        if row.decision == "confirm":
            return Choice(word=Decided.CONFIRMED, why=why, party=party, position=position)
        return Choice(
            word=Decided.CORRECTED, why=why, fields=fields, anchor=anchor, party=party, position=position
        )

    def _corrected(self, row: AskedDecision, item: Item) -> tuple[Claim, tuple[Span, ...]]:
        """Return the claim with what the row changes; InputError where that does not go with its decision."""
        told_, text = item.claim.fields, self.book.text_of(item)
        given = {name: value for name, value in row.fields.items() if value.strip() or name in names_of(item.kind)}
        new = changed(told_, given)
        moved = row.words is not None and row.words.strip() not in ("", words_of(item, text))
        if row.decision == "correct":
            if not new and not moved:
                raise self._wrong(
                    row, "decision", "a correction that changes nothing", "another value in some field", "none"
                )
            return corrected(told_, new, row.where), self._anchor(row, item) if moved else ()
        if new or moved:
            field = next(iter(new), "words")
            raise self._wrong(
                row,
                field,
                f"a value changed, and the decision is {row.decision}",
                "correct, or the value as it was read",
                repr(new.get(field, row.words or "")[:80]),
            )
        return told_, ()

    def _anchor(self, row: AskedDecision, item: Item) -> tuple[Span, ...]:
        text = self.book.text_of(item)
        near = min(item.spans).start if item.spans else 0
        span = find_words(text.raw, row.words or "", near) if text else None
        if span is None:
            raise self._wrong(
                row,
                "words",
                "words that do not stand in the report",
                f"words of {item.name}",
                repr(row.words)[:80],
            )
        return (span,)

    def _position(
        self, row: AskedDecision, item: Item, fields: Claim, anchor: tuple[Span, ...]
    ) -> tuple[str | None, Any]:
        asked = {"issue": row.issue.strip(), "position": row.position.strip(), "condition": row.condition}
        if not any((asked["issue"], asked["position"], row.party.strip(), row.condition.strip())):
            return None, None
        if row.decision == "reject":
            raise self._wrong(
                row, "position", "a position made of a rejected claim", "an empty cell", asked["issue"]
            )
        text = self.book.text_of(item)
        words = words_of(item, text)
        if anchor and text:
            words = " … ".join(text.raw[span.start : span.end] for span in anchor)
        position = position_of(item, words, self.setting.issues, asked, self.by, row.where)
        return self._party(row, item, fields), position

    def _party(self, row: AskedDecision, item: Item, fields: Claim) -> str:
        asked = row.party.strip()
        register = self.setting.register
        known = register.party_named(asked) if asked else None
        party = register.side(known.id) if known else "" if asked else party_of(item, register, fields)
        if not party:
            raise self._wrong(row, "party", "a position of nobody", "a register id, as NO", repr(asked))
        return party

    def _wrong(self, row: AskedDecision, field: str, problem: str, expected: str, given: str) -> InputError:
        return InputError(problem, where=row.where(field), expected=expected, given=given)


def _same(one: ClaimDecision, other: ClaimDecision | None) -> bool:
    """Return whether two decisions say the same, whoever took them, and when."""
    alike = ("of", "word", "fields", "anchor", "party")
    return all(getattr(one, name) == getattr(other, name) for name in alike) and _taken(one) == _taken(other)


def _taken(decision: ClaimDecision | None) -> tuple[str, int] | None:
    position = decision.position if decision else None
    return (position.issue, position.stance) if position else None
