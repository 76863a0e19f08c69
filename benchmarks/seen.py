"""How long declared beside seen takes: claims side by side, possible splits, a build-up by day; made-up claims."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from benchmarks.timing import cpu, peak_mib
from detente.agreements import load_law
from detente.domains.exercises.seen.buildup import buildup
from detente.domains.exercises.seen.claims import claims_of, told_of
from detente.domains.exercises.seen.claims_apart import apart_findings, same_activity_findings
from detente.domains.exercises.seen.side_by_side import side_by_side
from detente.domains.exercises.seen.splitting import possible_splits
from detente.model.canonical import identify
from detente.model.exercise import Activity, Range, Structure, Zone
from detente.model.finding import Evidence
from detente.model.message import Coordinates
from detente.model.record import Record
from detente.model.view import Entry

ACTIVITIES, CLAIMS = 1_000, 4
NOW = datetime(2025, 1, 1, tzinfo=UTC)
DEGREE = 10_000_000
PARTIES = ("DE", "press", "observers", "FR")
"""Who tells."""


def made_claims() -> Iterator[Entry]:
    """Yield four claims on each of 1,000 activities of 40 States in one year, their numbers a fifth apart."""
    for number in range(ACTIVITIES):
        start = date(2024, 1, 1) + timedelta(days=number % 330)
        for of, party in enumerate(PARTIES[:CLAIMS]):
            troops = 2_000 + number * 37 % 14_000
            body = Activity(
                name=f"Made-up {number}",
                states=(f"Q{chr(65 + number % 26)}",),
                zone=Zone.YES,
                structure=Structure.TWO_BRIGADES,
                start=start,
                end=start + timedelta(days=5 + number % 9),
                troops=Range(troops, troops * (5 + of) // 5),
                at=Coordinates((45 + number % 20) * DEGREE, (5 + number % 30) * DEGREE),
            )
            said = datetime(2024, 1, 2, tzinfo=UTC) + timedelta(days=number % 330, hours=of)
            record = Record(kind="exercise.activity", party=party, said=said, body=body)
            yield Entry(id=identify(record), record=record)


def table() -> list[tuple[str, str, str]]:
    """Return the rows of this benchmark."""
    law, entries = load_law(), list(made_claims())
    told = told_of(claims_of(entries, NOW))
    sides = side_by_side(told, law, NOW, str)
    own = [(claim.activity, Evidence(said=claim.said)) for one in told for claim in one.claims]
    count = f"{len(entries):,} claims on {len(told):,} activities"
    return [
        (f"seen: {count}, side by side", cpu(lambda: side_by_side(told, law, NOW, str)), "10 s"),
        (
            "seen: where a threshold parts them",
            cpu(lambda: [apart_findings(side, law, str) for side in sides]),
            "",
        ),
        ("seen: which may be one activity", cpu(lambda: same_activity_findings(told, law, NOW)), "10 s"),
        ("seen: possible splits among them", cpu(lambda: possible_splits(own, law, NOW, str)), "10 s"),
        ("seen: strength by day and area", cpu(lambda: buildup(entries, law, NOW)), "10 s"),
        ("seen: memory at its highest", f"{peak_mib():.0f} MiB", ""),
    ]
