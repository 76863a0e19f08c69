"""Finds the reports that paths name: a file, every entry of a feed, every report of a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from detente.model.errors import EmptyError, InputError
from detente.model.report import ReportText
from detente.sources.feeds import is_feed, reports_of_feed
from detente.sources.report_text import read_report

NAMES = (".txt", ".text", ".html", ".htm", ".xhtml", ".xml", ".rss", ".atom")
"""How files of a folder end that are taken for reports or feeds; files without an ending are taken too."""


def paths_of_reports(named: Iterable[Path]) -> Iterator[Path]:
    """Yield the files that paths name; of a folder those that may hold reports, in the order of their names.

    EmptyError for a folder that holds none. Folders within a folder and hidden files are left out.
    """
    for path in named:
        if not path.is_dir():
            yield path
            continue
        inside = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith("."))
        kept = [p for p in inside if p.suffix.lower() in ("", *NAMES)]
        if not kept:
            raise EmptyError(
                "a folder without a report",
                where=str(path),
                expected=f"files that end in {', '.join(NAMES)}",
                given=f"{len(inside)} other files",
            )
        yield from kept


def reports_in(path: Path) -> tuple[ReportText, ...]:
    """Return the reports in a file: one, or the entries of a feed; InputError if there is none."""
    if path.is_file():
        try:
            with path.open("rb") as file:
                begins = file.read(4096)
        except OSError as problem:
            raise InputError("a file that cannot be read", where=str(path), given=str(problem)) from problem
        if is_feed(begins):
            return reports_of_feed(path.read_bytes(), path.name)
    return (read_report(path),)
