"""How long the pictures take: a table of 200 issues by 60 parties, the bundled example, a history, a timeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import Any

from benchmarks.timing import cpu
from detente.brief.pictures import (
    Ground,
    gaps_picture,
    history_picture,
    stances_picture,
    timeline_picture,
    to_pdf,
    to_png,
)
from detente.domains import council
from detente.domains.council.dialogue import dialogue
from detente.domains.council.stances import Word
from detente.model import dialogue as nouns
from detente.model.canonical import identify
from detente.model.council import Basis, Issue, Position
from detente.model.record import Record
from detente.model.time import read_instant
from detente.model.view import Entry, view_of
from detente.sources.example import example_issues, example_positions
from detente.sources.register import load_register

ISSUE_COUNT, PARTY_COUNT, STEP_COUNT, WORD_COUNT = 200, 60, 300, 20
NOW = read_instant("2022-02-17")
GROUND = Ground(as_of=NOW, source="made up", record_count=ISSUE_COUNT * PARTY_COUNT)
PARTIES = tuple(f"P{n}" for n in range(PARTY_COUNT))
NAMES = {party: f"The Federation of {party} and its Lands" for party in PARTIES}
ISSUES = tuple(
    Issue(
        id=f"i{n}", proposition=f"Proposition {n}: each side tells the other of exercises near the line", topic=""
    )
    for n in range(ISSUE_COUNT)
)
BASES = tuple(Basis)


def word(issue: str, party: str, number: int, said: datetime = NOW) -> Word:
    basis = BASES[number % 4]
    stance = 0 if basis is Basis.SILENT else number % 5 - 2
    condition = "the other side does the same" if basis is Basis.CONDITIONAL else ""
    position = Position(issue=issue, stance=stance, in_short="in short", basis=basis, condition=condition)
    told = Record(kind="council.position", party=party, said=said, body=position)
    return Word(party=party, said=said, position=position, told=told)


def steps() -> Iterator[Entry]:
    """Yield made-up steps: a third meetings, documents and follow-ups each."""
    for number in range(STEP_COUNT):
        said = NOW - timedelta(days=2 * number)
        bodies: dict[str, Any] = {
            "council.meeting": nouns.Meeting(meeting=f"m{number}", forum="The council", day=said.date()),
            "council.document": nouns.Tabled(
                key=f"d{number}", title=f"Document {number}", type=nouns.DocumentType.PROPOSAL, articles=()
            ),
            "council.follow_up": nouns.FollowUp(
                key=f"f{number}", what="a list", owners=("P1",), due=date(2022, 3, 1)
            ),
        }
        kind = list(bodies)[number % 3]
        record = Record(kind=kind, party="P0", said=said, body=bodies[kind])
        yield Entry(id=identify(record), record=record)


def table() -> list[tuple[str, str, str]]:
    """Return the rows: what, measured, goal."""
    words = {
        (issue.id, party): word(issue.id, party, row + column)
        for row, issue in enumerate(ISSUES)
        for column, party in enumerate(PARTIES)
    }
    said = {
        NAMES[party]: tuple(
            word("i0", party, row + column, NOW - timedelta(days=9 * row + column)) for row in range(WORD_COUNT)
        )
        for column, party in enumerate(PARTIES)
    }
    told = dialogue(view_of(steps(), NOW))
    entries = [Entry(id=identify(record), record=record) for record in example_positions()]
    heard = council.parties_heard(council.last_words(entries, NOW))
    tables = [council.gap_table(entries, example_issues(), pair, NOW) for pair in combinations(heard, 2)]
    example = gaps_picture(tables, load_register().name, GROUND)

    def stances() -> str:
        return stances_picture(words, ISSUES, PARTIES, NAMES.__getitem__, GROUND)

    size = f"{len(stances().encode()) / 1e6:.1f} MB"
    return [
        (f"pictures: stances, {ISSUE_COUNT} issues by {PARTY_COUNT} parties, SVG of {size}", cpu(stances), "2 s"),
        (
            f"pictures: history of {PARTY_COUNT} parties with {WORD_COUNT} words each, SVG",
            cpu(lambda: history_picture(ISSUES[0], said, GROUND)),
            "",
        ),
        (f"pictures: timeline of {STEP_COUNT} steps, SVG", cpu(lambda: timeline_picture(told, str, GROUND)), ""),
        (
            "pictures: gaps of the bundled example, SVG",
            cpu(lambda: gaps_picture(tables, load_register().name, GROUND)),
            "",
        ),
        ("pictures: the same as PNG, 144 pixels to the inch", cpu(lambda: to_png(example, NOW)), ""),
        ("pictures: the same as PDF", cpu(lambda: to_pdf(example, NOW)), ""),
    ]
