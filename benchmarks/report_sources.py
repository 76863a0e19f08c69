"""What it takes to get a report in: the register, the text of a page, the fields of a document; CPU time."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from detente.domains.reports.document.document import body_spans, read_document
from detente.domains.reports.values.dates import date_mentions
from detente.domains.reports.values.numbers import strengths
from detente.sources.register import read_shipped
from detente.sources.report_html import scan
from detente.sources.report_text import report_from_bytes

PARAGRAPH = (
    "About 3,000 soldiers and 40 ships took part in a drill near the border on Tuesday, the ministry said in a "
    "statement, adding that it would go on until January 30 and that observers had been invited in December.\n\n"
)
REPORT = "Drill near the border\n\nBRUSSELS, Jan 12 (DEMO) - " + PARAGRAPH * 12 + "jk/dc/pvh\n\nRelated Articles\n"
DAY = date(2022, 1, 12)


def milliseconds(action: Callable[[], object], times: int) -> float:
    """Return the least CPU time of one call, in milliseconds."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        action()
        spent.append((time.process_time() - start) * 1_000)
    return min(spent)


def table() -> list[tuple[str, str, str]]:
    """Return the rows of this room: what, measured, goal."""
    text = report_from_bytes(REPORT.encode(), "report.txt")
    large = report_from_bytes((REPORT * 850)[:2_000_000].encode(), "large.txt")
    unclosed = "<a " * 660_000

    def document() -> None:
        body_spans(text, read_document(text, DAY))

    rows = (
        ("register: load its four tables", milliseconds(lambda: read_shipped().register(), 7), "40 ms"),
        ("document fields and paragraphs of a report of 2,600 characters", milliseconds(document, 20), ""),
        ("dates of that report", milliseconds(lambda: date_mentions(REPORT, DAY), 20), ""),
        ("strengths of that report", milliseconds(lambda: strengths(REPORT), 20), ""),
        ("document fields of a text of 2 MB", milliseconds(lambda: read_document(large, DAY), 1), "5,000 ms"),
        ("scan 2 MB of unclosed tags", milliseconds(lambda: list(scan(unclosed)), 1), "5,000 ms"),
    )
    return [(what, f"{spent:.1f} ms", goal) for what, spent, goal in rows]
