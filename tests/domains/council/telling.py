"""Makes views of positions and of claims, for tests."""

from __future__ import annotations

from datetime import datetime

from detente.model.canonical import identify
from detente.model.council import Basis, Issue, Position
from detente.model.record import Digest, Record, Source, Span, digest
from detente.model.report import ActorClaim, Claim, ReportClaim
from detente.model.time import read_instant
from detente.model.view import Entry, View, view_of

NAMES = {"AA": "Alphia", "BB": "Betia", "CC": "Gammia"}
IDS = {name: id_ for id_, name in NAMES.items()}
ISSUES = (
    Issue(id="sharing", proposition="The two sides share their plans", topic="dialogue"),
    Issue(id="zone", proposition="A zone without troops is set up", topic="force-posture"),
)
NOW = read_instant("1975-06-30")


def name(id_: str) -> str:
    """Return the usual name of a made-up party."""
    return NAMES.get(id_, id_)


def party_id(named: str) -> str:
    """Return the id of a made-up party named in a report."""
    return IDS.get(named, named)


def position(party: str, stance: int, day: str = "1975-06-01", **fields: object) -> Entry:
    """Return a position on `sharing`, or on another issue."""
    body = Position(**{"issue": "sharing", "stance": stance, "in_short": "said so", **fields})  # type: ignore[arg-type]
    record = Record(kind="council.position", party=party, said=read_instant(day), body=body)
    return Entry(id=identify(record), record=record)


def silence(party: str, day: str) -> Entry:
    """Return a silence on `sharing`."""
    return position(party, 0, day, basis=Basis.SILENT)


class Report:
    """A report whose claims are told one by one; each stands on a span of its own."""

    def __init__(self, file: str = "report.txt", said: str = "1975-06-02") -> None:
        """Begin a report with no claims."""
        self.file, self.said = file, read_instant(said)
        self.entries: list[Entry] = []
        self.texts: dict[Digest, str] = {}

    def tell(self, id_: str, fields: Claim, text: str = "") -> Report:
        """Add a claim with the words under it."""
        start = len(self.entries) * 100
        source = Source(digest(self.file.encode()), "text/plain", self.file, (Span(start, start + len(text)),))
        body = ReportClaim(id=id_, rule="test", fields=fields)
        record = Record(kind="report.claim", party="desk", said=self.said, body=body, sources=(source,))
        entry = Entry(id=identify(record), record=record)
        self.entries.append(entry)
        self.texts[entry.id] = text
        return self

    def speaker(self, person: str, side: str) -> Report:
        """Add a person who speaks for a side."""
        return self.tell(person, ActorClaim(name=person, type="person", side=side))


def seen(*reports: Report, also: tuple[Entry, ...] = (), until: datetime = NOW) -> View:
    """Return the view of reports and other entries."""
    return view_of([*(e for report in reports for e in report.entries), *also], until)


def words(*reports: Report) -> dict[Digest, str]:
    """Return the words under every claim, by record."""
    return {id_: text for report in reports for id_, text in report.texts.items()}
