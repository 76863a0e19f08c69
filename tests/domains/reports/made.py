"""Reports made for tests, as they come from a source."""

from __future__ import annotations

from detente.model.record import digest
from detente.model.report import ReportText


def report(text: str, published: str | None = None) -> ReportText:
    """Return a report of plain text."""
    return ReportText(
        name="made.txt",
        media_type="text/plain",
        sha256=digest(text.encode()),
        raw=text,
        clean=text,
        published=published,
    )
