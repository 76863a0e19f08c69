"""How long the rules on inspections and evaluation visits take: a year of one State, ten years of 57 States."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from benchmarks.timing import cpu, peak_mib
from detente.agreements import load_law
from detente.agreements.form_loading import load_forms
from detente.domains.exercises.verification.threads_and_quotas import verification_findings, verification_quotas
from detente.model.message import Day, Instant, Item, Message, Number, Words
from detente.sources.exercises import EXAMPLE
from detente.sources.message_lists import read_messages

STATES = tuple(f"S{number:02d}" for number in range(57))
YEARS = range(2015, 2025)
VISITS_A_YEAR = 10
"""Asked of each State in each year: five inspections and five evaluation visits."""
LATER = datetime(2026, 1, 1, tzinfo=UTC)


def ten_years() -> list[Message]:
    """Return ten made-up years of 57 States: exchanges, requests and replies."""
    return [message for year in YEARS for state in STATES for message in _year(state, year)]


def _year(state: str, year: int) -> Iterator[Message]:
    exchange = (Item("exchange.valid_on", Day(date(year, 1, 1))), Item("units.total", Number(150)))
    yield Message(
        type="vd11.10.annual_exchange",
        sender=state,
        transmitted=datetime(year - 1, 12, 10, tzinfo=UTC),
        items=exchange,
    )
    for number in range(VISITS_A_YEAR):
        asked = datetime(year, 1 + number, 5, 8, tzinfo=UTC)
        request = "vd11.88.inspection_request" if number % 2 else "vd11.112.evaluation_request"
        reply = "vd11.89.inspection_reply" if number % 2 else "vd11.116.evaluation_reply"
        entry = (Item("entry.at", Instant(asked + timedelta(days=5 - number % 2 * 3))),)
        by, id_ = STATES[(STATES.index(state) + 1 + number) % len(STATES)], f"{state}/{year}/{number}"
        yield Message(type=request, number=id_, sender=by, to=(state,), transmitted=asked, items=entry)
        yield Message(
            type=reply,
            sender=state,
            to=(by,),
            transmitted=asked + timedelta(hours=9),
            answers=id_,
            items=(Item("reply.decision", Words("accepted" if number < 6 else "declined")),),
        )


def table() -> list[tuple[str, str, str]]:
    """Return what was measured: the example, ten years of 57 States, the table of quotas alone."""
    law = load_law()
    example = read_messages((EXAMPLE / "verification.yaml").read_bytes(), "it.yaml", load_forms())
    many = ten_years()
    rows = [
        (
            f"the example, {len(example)} messages",
            cpu(lambda: verification_findings(example, law, LATER, str)),
            "",
        ),
        (
            f"ten years of 57 States, {len(many)} messages",
            cpu(lambda: verification_findings(many, law, LATER, str)),
            "",
        ),
        ("the table of quotas of those years", cpu(lambda: verification_quotas(many, law, LATER)), ""),
    ]
    return [*rows, ("memory at its highest", f"{peak_mib():.0f} MiB", "")]
