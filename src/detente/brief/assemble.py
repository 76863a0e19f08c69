"""A brief from what the watch found: what was said, where the sides stand, what was declared and seen,
which rule applies, what is owed next, and what this brief cannot know. Every line keeps its spans.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import msgspec

from detente.brief.contents import Brief, Line, Reference, ReportRead, Section
from detente.brief.lines import declared_seen, limits, owed_lines, relevant, rules, said, stand, suggested
from detente.brief.material import Material, claims, documents, suggestions, words_in
from detente.brief.wording import one_line
from detente.model.finding import Verdict
from detente.model.report import SCHEMA, ReportClaim, ReportDocument, ReportSuggestion
from detente.model.view import Entry
from detente.watch.look import owed

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


def assemble(material: Material) -> Brief:
    """Return the brief of what was found, its lines numbered from 1 in reading order."""
    sections = _numbered(
        (
            Section(key="said", title="What was said", lines=tuple(said(material))),
            Section(key="stand", title="Where the sides stand", lines=tuple(stand(material))),
            Section(key="declared_seen", title="Declared and seen", lines=tuple(declared_seen(material))),
            Section(
                key="rules",
                title="Which rule applies",
                lines=tuple(rules(material)),
                note="These rules come from outside the report.",
            ),
            Section(
                key="owed", title="What is owed next", lines=tuple(owed_lines(material)), empty="Nothing is owed."
            ),
            *_suggested(material),
            Section(key="limits", title="What this brief cannot know", lines=tuple(limits(material))),
        )
    )
    watch = material.watch
    found = relevant(material)
    return Brief(
        title=material.title or _title(material),
        marking=material.marking,
        as_of=watch.instant,
        key_points=_key_points(sections),
        sections=sections,
        findings=found,
        owed=owed(found, watch.instant),
        drafts=tuple(f.draft for f in found if f.draft),
        references=tuple(_references(material)),
        parties=_parties(material),
        readings=tuple(_whole(material, doc) for doc in documents(watch)),
        warnings=material.warnings,
    )


def _suggested(material: Material) -> Iterator[Section]:
    """Yield the section of what a language model suggests, where the user set one; never a key point."""
    lines = tuple(suggested(material))
    if lines:
        yield Section(
            key="suggested",
            title="What a language model suggests",
            lines=lines,
            note="The user set the model. Nothing above rests on these lines.",
        )


def _numbered(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    number = count(1)

    def in_order(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(msgspec.structs.replace(line, number=next(number)) for line in lines)

    return tuple(msgspec.structs.replace(s, lines=in_order(s.lines)) for s in sections)


def _key_points(sections: tuple[Section, ...]) -> tuple[Line, ...]:
    """Return the six lines a minister reads if nothing else: who met, what is apart, which rule, what is owed.

    They are lines of the sections, with the numbers they have there.
    """
    lines = {section.key: section.lines for section in sections}
    stand = sorted((line for line in lines["stand"] if line.verdict in KEY_ORDER), key=_key_place)
    ruled = sorted(lines["rules"], key=_key_place)
    return (*lines["said"][:1], *stand[:3], *ruled[:1], *lines["owed"][:1])


def _key_place(line: Line) -> int:
    return KEY_ORDER.get(line.verdict, len(KEY_ORDER)) if line.verdict else len(KEY_ORDER)


def _title(material: Material) -> str:
    headline = next((doc.headline.text for doc in documents(material.watch) if doc.headline), "")
    return f"Brief: {one_line(headline)}" if headline else "Brief of the desk"


def _references(material: Material) -> Iterator[Reference]:
    for text in material.texts.values():
        yield Reference(sha256=text.sha256, name=text.name, media_type=text.media_type, what="report")
    cited = {source.name: source for f in relevant(material) for source in f.evidence.sources}
    for name, source in sorted(cited.items()):
        if source.sha256 not in material.texts:
            yield Reference(
                sha256=source.sha256, name=name, media_type=source.media_type, what="cited by the desk"
            )


def _parties(material: Material) -> dict[str, str]:
    ids = {party for f in relevant(material) for party in f.parties}
    ids |= {party for item in owed(relevant(material), material.watch.instant) for party in (*item.by, *item.to)}
    return {party: material.register.name(party) for party in sorted(ids)}


def _whole(material: Material, doc: ReportDocument) -> ReportRead:
    return ReportRead(
        schema=SCHEMA,
        doc=doc,
        records=tuple(
            _claim_record(material, entry)
            for entry, _ in claims(material.watch)
            if any(source.sha256 == doc.sha256 for source in entry.record.sources)
        ),
        suggestions=tuple(
            _claim_record(material, entry) | {"model": suggestion.model}
            for entry, suggestion in suggestions(material.watch)
            if any(source.sha256 == doc.sha256 for source in entry.record.sources)
        ),
    )


def _claim_record(material: Material, entry: Entry) -> dict[str, Any]:
    """Return a claim in the form of `reading-gold/1`, with the rule that found it."""
    body: ReportClaim | ReportSuggestion | None = entry.record.body
    assert body is not None  # `_claims` yields no forgotten ones
    fields = msgspec.to_builtins(body.fields)
    return {
        "id": body.id,
        "kind": fields.pop("claim"),
        "anchor": [span for source in entry.record.sources for span in source.spans],
        "text": words_in(material.texts, entry),
        "rule": body.rule,
        "fields": fields,
        **({"confirmed_by": entry.confirmed_by} if entry.confirmed_by else {}),
    }
