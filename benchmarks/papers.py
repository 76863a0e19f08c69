"""How long a paper and a calendar take, of a usual desk and of one with 10,000 follow-ups; how large they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from benchmarks.timing import RUNS, cpu, peak_mib
from detente.brief.calendar import calendar, write_calendar
from detente.brief.papers import Material, Paper, Wanted, make_paper, write_docx, write_pdf
from detente.domains.council.dialogue import dialogue
from detente.model.canonical import identify
from detente.model.dialogue import FollowUp
from detente.model.record import Record
from detente.model.time import read_instant
from detente.model.view import Entry, view_of
from detente.sources.example import example_issues, example_positions

COUNT = 10_000
NOW = read_instant("2022-02-17")
Row = tuple[str, str, str]


def material(records: Sequence[Record[Any]]) -> Material:
    """Return what a desk with these records knows."""
    view = view_of((Entry(id=identify(record), record=record) for record in records), NOW)
    return Material(
        dialogue=dialogue(view),
        positions=tuple(view.of_kind("council.position")),
        issues=example_issues(),
        name=str,
        members=lambda _: ("NATO", "RU", "US"),
        as_of=NOW,
    )


def follow_ups() -> list[Record[object]]:
    """Return 10,000 made-up follow-ups."""
    return [
        Record(
            kind="council.follow_up",
            party="NATO",
            said=NOW,
            body=FollowUp(
                key=f"f{n}", what=f"Made-up step {n}", owners=("RU", "US"), due=date(2022, 3, 1 + n % 28)
            ),
        )
        for n in range(COUNT)
    ]


def table() -> list[Row]:
    """Return the rows: what, measured, goal."""
    usual, many = material([*example_positions()]), material(follow_ups())
    wanted, actions = Wanted(paper=Paper.POSITIONS), Wanted(paper=Paper.ACTIONS)
    page, long_page = make_paper(usual, wanted).page, make_paper(many, actions).page
    entries = calendar(many)
    named = f"{COUNT:,} follow-ups"
    works: list[tuple[str, Callable[[], object], int, str]] = [
        ("papers: table of positions of the bundled desk, Markdown", lambda: make_paper(usual, wanted), RUNS, ""),
        ("papers: the same as DOCX", lambda: write_docx(page), RUNS, ""),
        ("papers: the same as PDF", lambda: write_pdf(page), RUNS, ""),
        (f"papers: action list of {named}, Markdown", lambda: make_paper(many, actions), 1, "20 s"),
        ("papers: the same as DOCX", lambda: write_docx(long_page), 1, "20 s"),
        ("papers: the same as PDF", lambda: write_pdf(long_page), 1, "60 s"),
        (f"calendar: {named}, iCalendar", lambda: write_calendar(entries, "Council"), 1, "20 s"),
    ]
    rows = [(what, cpu(work, runs), goal) for what, work, runs, goal in works]
    return [*rows, ("papers and calendar: peak memory of all of these", f"{peak_mib():,.0f} MiB", "")]
