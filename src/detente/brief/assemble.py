"""A brief from what the watch found: what was said, where the sides stand, what was declared and seen,
which rule applies, what is owed next, and what this brief cannot know. Every line keeps its spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

import msgspec

from detente.brief.contents import Brief, Line, Quote, Reference, ReportRead, Section
from detente.brief.grouping import pairs, proposition, unanswered
from detente.brief.wording import (
    day_words,
    denial_sentence,
    meeting_sentence,
    one_line,
    owed_sentence,
    seen_sentence,
    statement_sentence,
)
from detente.model.certainty import MEANING, Certainty, firm
from detente.model.finding import Evidence, Finding, Verdict, Why
from detente.model.record import Marking, Source
from detente.model.register import Register
from detente.model.report import (
    SCHEMA,
    Claim,
    DenialClaim,
    MeetingClaim,
    ReportClaim,
    ReportDocument,
    ReportText,
    StatementClaim,
)
from detente.model.view import Entry
from detente.watch.claims import Seen
from detente.watch.look import Watch, owed

UNCONFIRMED = "unconfirmed"
KEY_POINT_LIMIT = 6
KEY_ORDER = {
    verdict: place
    for place, verdict in enumerate(
        (
            Verdict.DUE,
            Verdict.LATE,
            Verdict.EXCEEDED,
            Verdict.OPPOSED,
            Verdict.NO_ANSWER,
            Verdict.DISPUTED,
            Verdict.NOT_DUE,
        )
    )
}
"""Which verdicts a minister should see first."""

RECENT_DAYS = 60
"""A desk's own activities stand in a brief if they end, or begin, within this many days (the desk's rule)."""


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """What a brief is made of: the watch, the texts of its reports by SHA-256, and what to warn of."""

    watch: Watch
    register: Register
    texts: dict[str, ReportText]
    warnings: tuple[str, ...] = ()
    marking: Marking = Marking.CLEAR
    title: str = ""


def assemble(material: Material) -> Brief:
    """Return the brief of what was found, its lines numbered from 1 in reading order."""
    sections = _numbered(
        (
            Section(key="said", title="What was said", lines=tuple(_said(material))),
            Section(key="stand", title="Where the sides stand", lines=tuple(_stand(material))),
            Section(key="declared_seen", title="Declared and seen", lines=tuple(_declared_seen(material))),
            Section(
                key="rules",
                title="Which rule applies",
                lines=tuple(_rules(material)),
                note="These rules come from outside the report.",
            ),
            Section(key="owed", title="What is owed next", lines=tuple(_owed(material)), empty="Nothing is owed."),
            Section(key="limits", title="What this brief cannot know", lines=tuple(_limits(material))),
        )
    )
    watch = material.watch
    return Brief(
        title=material.title or _title(material),
        marking=material.marking,
        as_of=watch.instant,
        key_points=_key_points(material, sections),
        sections=sections,
        findings=watch.findings,
        owed=owed(watch),
        drafts=tuple(f.draft for f in watch.findings if f.draft),
        references=tuple(_references(material)),
        parties=_parties(material),
        readings=tuple(_whole(material, doc) for doc in _documents(watch)),
        warnings=material.warnings,
    )


def _numbered(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    number = count(1)

    def in_order(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(msgspec.structs.replace(line, number=next(number)) for line in lines)

    return tuple(msgspec.structs.replace(s, lines=in_order(s.lines)) for s in sections)


def _said(material: Material) -> Iterator[Line]:
    told = tuple(_claims(material.watch))
    for entry, claim in told:
        if isinstance(claim, MeetingClaim):
            yield _claim_line(material, entry, meeting_sentence(claim))
    for entry, claim in told:
        if isinstance(claim, StatementClaim):
            words = words_in(material.texts, entry)
            yield _claim_line(material, entry, statement_sentence(claim, words, claim.side or ""))


def _stand(material: Material) -> Iterator[Line]:
    found = [f for f in material.watch.findings if f.topic == "council" and not f.owed]
    for finding in found:
        if finding.from_report:
            yield _finding_line(material, finding)
    for mean, by_verdict, rows in pairs(found):
        documents = _documents_behind(material.watch, (mean, *rows))
        yield msgspec.structs.replace(_finding_line(material, mean), details=by_verdict, references=documents)
    alone = unanswered(found)
    if alone:
        yield Line(
            number=0,
            text=f"{len(alone)} propositions on record have no word of any other party.",
            details=("; ".join(map(proposition, alone)) + ".",),
            records=tuple(dict.fromkeys(r for f in alone for r in f.evidence.records)),
            references=_documents_behind(material.watch, alone),
        )


def _documents_behind(watch: Watch, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return the documents that the positions behind some findings cite, each once."""
    ids = {record for finding in findings for record in finding.evidence.records}
    bodies = (e.record.body for e in watch.view.of_kind("council.position") if e.id in ids)
    return tuple(dict.fromkeys(body.document for body in bodies if body and body.document))


def _declared_seen(material: Material) -> Iterator[Line]:
    for one in material.watch.seen:
        if _recent(one, material.watch):
            yield _seen_line(material, one)
    for entry, claim in _claims(material.watch):
        if isinstance(claim, DenialClaim):
            yield _claim_line(material, entry, denial_sentence(claim, words_in(material.texts, entry)))


def _rules(material: Material) -> Iterator[Line]:
    recent = {
        record for one in material.watch.seen if _recent(one, material.watch) for record in one.evidence.records
    }
    told: set[str] = set()
    for finding in material.watch.findings:
        about = set(finding.evidence.records)
        if finding.topic != "council" and (not about or about & recent):
            line = _finding_line(material, finding)
            yield msgspec.structs.replace(line, details=tuple(d for d in line.details if d not in told))
            told.update(line.details)


def _owed(material: Material) -> Iterator[Line]:
    for finding in material.watch.findings:
        for item in finding.owed:
            yield Line(
                number=0,
                text=owed_sentence(item, material.register.name),
                quotes=_quotes(material, finding.evidence),
                records=finding.evidence.records,
                provision=item.provision,
                paragraph=item.paragraph,
                mark=item.certainty,
                outside=not finding.from_report,
            )


def _limits(material: Material) -> Iterator[Line]:
    told = sum(1 for _ in _claims(material.watch))
    if told:
        yield _plain(f"{told} claims were read by a machine and confirmed by nobody; each is what a report says.")
    for doc in _documents(material.watch):
        if known := _date_known(doc):
            yield _plain(known)
        yield from map(_plain, doc.warnings)
    yield from map(_plain, material.warnings)
    marks = sorted({m for f in material.watch.findings for m in _marks(f)}, key=list(MEANING).index)
    if Certainty.MEMORY in marks:
        yield _plain("The wording of rules marked M is from memory; read the instrument before relying on it.")
    if any(not firm(mark) for mark in marks):
        yield _plain("What rests on rules marked M? or D gives no firm verdict.")


def _date_known(doc: ReportDocument) -> str:
    if doc.dateline_date is None:
        return f"{doc.file} does not say its date, and none was given: days in it are unknown."
    if doc.year_inferred:
        how = {"published": "the publication date given", "weekday": "the as-of and the weekday told"}
        since = how.get(doc.date_from, doc.date_from)
        return f"{doc.file} has no year; {day_words(doc.dateline_date)} is inferred from {since}."
    return ""


def _key_points(material: Material, sections: tuple[Section, ...]) -> tuple[Line, ...]:
    """Return the lines a minister reads if nothing else: who met, what is apart, which rule, what is owed.

    They are lines of the sections, with the numbers they have there.
    """
    lines = {section.key: section.lines for section in sections}
    by_text = {line.text: line for section in sections for line in section.lines}
    found = sorted(material.watch.findings, key=lambda f: KEY_ORDER.get(f.verdict, len(KEY_ORDER)))
    stand = [by_text[f.sentence] for f in found if f.topic == "council" and f.sentence in by_text]
    rules = [by_text[f.sentence] for f in found if f.topic == "exercises" and f.sentence in by_text]
    chosen = [*lines["said"][:1], *stand[:3], *rules[:1], *lines["owed"][:1]]
    return tuple({line.number: line for line in chosen}.values())[:KEY_POINT_LIMIT]


def _claims(watch: Watch) -> Iterator[tuple[Entry, Claim]]:
    for entry in watch.view.of_kind("report.claim"):
        if entry.record.body is not None:
            yield entry, entry.record.body.fields


def words_in(texts: dict[str, ReportText], entry: Entry) -> str:
    """Return the words under an entry's anchor, several spans joined by an ellipsis; empty without its text."""
    return " … ".join(quote.text for quote in _quotes_of(texts, entry.record.sources))


def _quotes(material: Material, evidence: Evidence) -> tuple[Quote, ...]:
    return _quotes_of(material.texts, evidence.sources)


def _quotes_of(texts: dict[str, ReportText], sources: tuple[Source, ...]) -> tuple[Quote, ...]:
    return tuple(
        Quote(source=source.sha256, span=span, text=texts[source.sha256].raw[span.start : span.end])
        for source in sources
        if source.sha256 in texts
        for span in source.spans
    )


def _claim_line(material: Material, entry: Entry, text: str) -> Line:
    return Line(
        number=0,
        text=text,
        quotes=_quotes_of(material.texts, entry.record.sources),
        records=(entry.id,),
        status=UNCONFIRMED,
    )


def _seen_line(material: Material, one: Seen) -> Line:
    party = material.register.name(one.evidence.party)
    teller = (
        f"declared or reported, on record from {party}" if one.type == "declared" else "as the report tells it"
    )
    return Line(
        number=0,
        text=seen_sentence(one.activity, material.register.name, one.start_known, teller),
        quotes=_quotes(material, one.evidence),
        references=tuple(source.name for source in one.evidence.sources),
        records=one.evidence.records,
        status="" if one.evidence.confirmed else UNCONFIRMED,
    )


def _finding_line(material: Material, finding: Finding) -> Line:
    provision = _first_provision(finding.why)
    return Line(
        number=0,
        text=finding.sentence,
        quotes=_quotes(material, finding.evidence),
        references=tuple(source.name for source in finding.evidence.sources),
        records=finding.evidence.records,
        provision=provision.provision if provision else "",
        paragraph=provision.paragraph if provision else "",
        mark=finding.certainty,
        outside=not finding.from_report,
        details=finding.notes,
    )


def _plain(text: str) -> Line:
    return Line(number=0, text=text)


def _nodes(why: Why | None) -> Iterator[Why]:
    if why is not None:
        yield why
        for child in why.children:
            yield from _nodes(child)


def _first_provision(why: Why | None) -> Why | None:
    return next((node for node in _nodes(why) if node.provision), None)


def _marks(finding: Finding) -> Iterator[Certainty]:
    yield finding.certainty
    yield from (node.certainty for node in _nodes(finding.why) if node.certainty)


def _recent(one: Seen, watch: Watch) -> bool:
    """Return whether an activity belongs in a brief of this instant: told in a report, or near it in time."""
    if one.type != "declared":
        return True
    today = watch.instant.date()
    first, last = one.activity.start, one.activity.end or one.activity.start
    return bool(first and last and (first - today).days <= RECENT_DAYS and (today - last).days <= RECENT_DAYS)


def _title(material: Material) -> str:
    headline = next((doc.headline.text for doc in _documents(material.watch) if doc.headline), "")
    return f"Brief: {one_line(headline)}" if headline else "Brief of the desk"


def _references(material: Material) -> Iterator[Reference]:
    for text in material.texts.values():
        yield Reference(sha256=text.sha256, name=text.name, media_type=text.media_type, what="report")
    cited = {source.name: source for f in material.watch.findings for source in f.evidence.sources}
    for name, source in sorted(cited.items()):
        if source.sha256 not in material.texts:
            yield Reference(
                sha256=source.sha256, name=name, media_type=source.media_type, what="cited by the desk"
            )


def _parties(material: Material) -> dict[str, str]:
    ids = {party for f in material.watch.findings for party in f.parties}
    ids |= {party for item in owed(material.watch) for party in (*item.by, *item.to)}
    return {party: material.register.name(party) for party in sorted(ids)}


def _documents(watch: Watch) -> Iterator[ReportDocument]:
    for entry in watch.view.of_kind("report.document"):
        if entry.record.body is not None:
            yield entry.record.body


def _whole(material: Material, doc: ReportDocument) -> ReportRead:
    return ReportRead(
        schema=SCHEMA,
        doc=doc,
        records=tuple(
            _claim_record(material, entry)
            for entry, _ in _claims(material.watch)
            if any(source.sha256 == doc.sha256 for source in entry.record.sources)
        ),
    )


def _claim_record(material: Material, entry: Entry) -> dict[str, Any]:
    """Return a claim in the form of `reading-gold/1`, with the rule that found it."""
    body: ReportClaim | None = entry.record.body
    assert body is not None  # `_claims` yields no forgotten ones
    fields = msgspec.to_builtins(body.fields)
    return {
        "id": body.id,
        "kind": fields.pop("claim"),
        "anchor": [span for source in entry.record.sources for span in source.spans],
        "text": words_in(material.texts, entry),
        "rule": body.rule,
        "fields": fields,
    }
