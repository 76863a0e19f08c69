"""What a brief is made of: the watch, the texts of its reports, and how words are found in them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from detente.brief.contents import Quote
from detente.model.record import Marking, Source
from detente.model.register import Register
from detente.model.report import Claim, ReportClaim, ReportDocument, ReportSuggestion, ReportText
from detente.model.view import Entry
from detente.watch.look import Watch


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """What a brief is made of: the watch, the texts of its reports by SHA-256, and what to warn of."""

    watch: Watch
    register: Register
    texts: dict[str, ReportText]
    warnings: tuple[str, ...] = ()
    marking: Marking = Marking.CLEAR
    title: str = ""


def claims(watch: Watch) -> Iterator[tuple[Entry, Claim]]:
    """Yield every claim that still has its words, in the order of the reports."""
    for entry in sorted(watch.view.of_kind("report.claim"), key=_place):
        body: ReportClaim | None = entry.record.body
        if body is not None:
            yield entry, body.fields


def suggestions(watch: Watch) -> Iterator[tuple[Entry, ReportSuggestion]]:
    """Yield what language models chose and added that still has its words, in the order of the reports."""
    for entry in sorted(watch.view.of_kind("report.suggestion"), key=_place):
        body: ReportSuggestion | None = entry.record.body
        if body is not None:
            yield entry, body


def _place(entry: Entry) -> tuple[str, int]:
    first = entry.record.sources[0]
    return (first.name, first.spans[0].start if first.spans else 0)


def words_in(texts: dict[str, ReportText], entry: Entry) -> str:
    """Return the words under an entry's anchor, several spans joined by an ellipsis; empty without its text."""
    return " … ".join(quote.text for quote in quotes_of(texts, entry.record.sources))


def quotes_of(texts: dict[str, ReportText], sources: tuple[Source, ...]) -> tuple[Quote, ...]:
    """Return the words under each span of the sources whose text is at hand."""
    return tuple(
        Quote(source=source.sha256, span=span, text=texts[source.sha256].raw[span.start : span.end])
        for source in sources
        if source.sha256 in texts
        for span in source.spans
    )


def documents(watch: Watch) -> Iterator[ReportDocument]:
    """Yield the reports in view."""
    for entry in watch.view.of_kind("report.document"):
        if entry.record.body is not None:
            yield entry.record.body
