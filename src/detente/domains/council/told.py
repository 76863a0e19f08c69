"""What reports tell, grouped by report, with who speaks for whom: still claims, never facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from detente.model.finding import Evidence, Finding, Verdict
from detente.model.record import Source
from detente.model.report import ActorClaim, Claim, ReportClaim
from detente.model.view import Entry, View

KIND = "report.claim"
LONGEST_WORDS = 240
"""Code points of a report's own words in one sentence; the spans lead to the rest."""

Fields = TypeVar("Fields", bound=Claim)


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """How the desk names things: a party's name, the words under a claim, the id for a name in a report."""

    name: Callable[[str], str]
    words: Callable[[Entry], str]
    party_id: Callable[[str], str]

    def named(self, side: str) -> str:
        """Return the usual name of a side as a report gives it."""
        return self.name(self.party_id(side))

    def short_words(self, entry: Entry) -> str:
        """Return the report's words under a claim in one line, cut at a word where they are long."""
        text = " ".join(self.words(entry).split()).rstrip(".,;:")
        if len(text) <= LONGEST_WORDS:
            return text
        return text[:LONGEST_WORDS].rpartition(" ")[0].rstrip(".,;:") + " …"

    def ending(self, entry: Entry) -> str:
        """Return the end of a sentence: a colon and the report's words, or only the full stop."""
        words = self.short_words(entry)
        return f": {words}." if words else "."


class Told(msgspec.Struct, frozen=True):
    """One claim with the entry that holds it."""

    entry: Entry
    claim: ReportClaim
    fields: Any


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """All claims of one report, in order, and the side of each person, office or organisation it names."""

    source: str
    told: tuple[Told, ...]
    sides: dict[str, str]

    def claims(self, shape: type[Fields]) -> Iterator[Told]:
        """Yield the claims of one shape, in the order of the report."""
        return (told for told in self.told if isinstance(told.fields, shape))

    def side(self, who: str) -> str:
        """Return the side for which somebody speaks, or the name itself where the report does not say."""
        return self.sides.get(who, who)


def reports_in(view: View, instant: datetime) -> tuple[Report, ...]:
    """Return the reports told of by the instant, each with its claims."""
    grouped: dict[str, list[Told]] = {}
    for entry in view.of_kind(KIND):
        body: ReportClaim | None = entry.record.body
        if body is not None and entry.record.said <= instant:
            grouped.setdefault(_source_of(entry), []).append(Told(entry, body, body.fields))
    read = (
        Report(source=source, told=tuple(sorted(told, key=_place)), sides=_sides(told))
        for source, told in grouped.items()
    )
    return tuple(sorted(read, key=lambda report: (report.told[0].entry.record.said, report.source)))


def _place(told: Told) -> tuple[int, str, str]:
    """Return what puts claims in the order of their report: a view has them by instant only."""
    spans = [span for source in told.entry.record.sources for span in source.spans]
    return (min(spans).start if spans else 0, told.claim.id, told.entry.id)


def _source_of(entry: Entry) -> str:
    return entry.record.sources[0].sha256 if entry.record.sources else entry.id


def _sides(told: Iterable[Told]) -> dict[str, str]:
    actors = [one.fields for one in told if isinstance(one.fields, ActorClaim)]
    return {form: actor.side for actor in actors if actor.side for form in (actor.name, *actor.forms)}


def evidence(told: Iterable[Told]) -> Evidence:
    """Return what claims rest on: their records, and their sources, the spans of one file together."""
    every = tuple(told)
    parties = {one.entry.record.party for one in every}
    return Evidence(
        records=tuple(dict.fromkeys(one.entry.id for one in every)),
        sources=joined(source for one in every for source in one.entry.record.sources),
        party=parties.pop() if len(parties) == 1 else "",
        said=max((one.entry.record.said for one in every), default=None),
        confirmed=bool(every) and all(one.entry.confirmed_by for one in every),
    )


def joined(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return each source once, with all its spans in order."""
    kept: dict[str, Source] = {}
    for source in sources:
        old = kept.get(source.sha256, msgspec.structs.replace(source, spans=()))
        spans = tuple(sorted({*old.spans, *source.spans}))
        kept[source.sha256] = msgspec.structs.replace(old, spans=spans)
    return tuple(kept.values())


def unread_finding(view: View, instant: datetime) -> Iterator[Finding]:
    """Yield one finding where claims stand on record by digest only: what was deleted cannot be compared."""
    bare = [e for e in view.of_kind(KIND) if e.record.body is None and e.record.said <= instant]
    if bare:
        yield Finding(
            rule="council.unread",
            topic="council",
            question="Is there a claim whose words are no longer kept?",
            verdict=Verdict.CANNOT_TELL,
            sentence=f"{len(bare)} claim(s) of reports stand on record by digest only: not compared here.",
            evidence=Evidence(records=tuple(entry.id for entry in bare)),
            from_report=True,
        )


def listed(names: Iterable[str]) -> str:
    """Return names as a list in a sentence: `A`, `A and B`, `A, B and C`."""
    *most, last = tuple(dict.fromkeys(names)) or ("nobody",)
    return f"{', '.join(most)} and {last}" if most else last


def topic_words(topic: str | None) -> str:
    """Return a topic as words."""
    return (topic or "a matter without a topic").replace("-", " ")
