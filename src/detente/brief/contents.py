"""What a brief holds, before it is set as text, JSON or paper. Every line leads to its source."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from detente.model.certainty import Certainty
from detente.model.finding import Draft, Finding, Owed, Verdict
from detente.model.record import Digest, Marking, Span
from detente.model.report import ReportDocument

SCHEMA = "detente-brief/1"


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a source on which a line stands: `text` is what stands at `span` of that source."""

    source: Digest
    span: Span
    text: str


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One statement of the brief. `mark` is shown where the wording of a rule or fact is not certain.

    `number` is unique in the brief (1, 2, ...), the key under which its sources are listed. `status` is
    `unconfirmed` for what only a machine read; `verdict` is that of the finding behind the line.
    `outside` is true for a rule from outside the report.
    """

    number: int
    text: str
    quotes: tuple[Quote, ...] = ()
    references: tuple[str, ...] = ()
    records: tuple[Digest, ...] = ()
    provision: str = ""
    paragraph: str = ""
    mark: Certainty | None = None
    verdict: Verdict | None = None
    status: str = ""
    outside: bool = False
    details: tuple[str, ...] = ()


class Section(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A titled run of lines; `note` stands under the title, `empty` where there are no lines."""

    key: str
    title: str
    lines: tuple[Line, ...] = ()
    note: str = ""
    empty: str = "Nothing on record."


class Reference(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A source that the brief rests on: a report, or a document cited by the desk."""

    sha256: Digest | None = None
    name: str
    media_type: str = ""
    what: str = ""


class ReportRead(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One report as read, whole, in the schema `reading-gold/1`; `suggestions` are those of a language model."""

    schema: str
    doc: ReportDocument
    records: tuple[dict[str, Any], ...]
    suggestions: tuple[dict[str, Any], ...] = ()


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """The whole brief. `key_points` are the three to six sentences that a minister reads if nothing else.

    Sections come in the order: said, stand, declared_seen, rules, owed, suggested (only where a language model
    suggests something), limits.
    """

    schema: str = SCHEMA
    title: str
    marking: Marking
    as_of: datetime
    key_points: tuple[Line, ...]
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
    owed: tuple[Owed, ...]
    drafts: tuple[Draft, ...]
    references: tuple[Reference, ...]
    parties: dict[str, str]
    readings: tuple[ReportRead, ...] = ()
    warnings: tuple[str, ...] = ()
