"""Says which of several reports tell of one event, by four named rules; the reports themselves stay apart.

* `same text`: most of one stands in the other: a copy, or a later version.
* `same quotation`: a quotation of six words or more stands in both.
* `same claim`: both tell of the same meeting or activity, and their leads share words.
* `same lead`: about the same day, the same parties or names, and many words of the lead; fewer if a place,
  two numbers or one of a thousand and more, too.

All but the first want days at most two apart, or a day unknown, and a party or three names in common. Reports that the rules tie, one to the next, tell
of one event; that is a proposal of the machine, and a person may part them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import msgspec

from detente.domains.reports.together.likeness import Likeness, Told, likeness, told_in
from detente.model.report import Reading, ReportText

COPIED_PERCENT = 60
"""From here on a text is taken for the other's copy or version."""
_VERSION_DAYS = 7
_NEWS_DAYS = 2
_CLAIM_LEAD_PERCENT = 15
_LEAD_PERCENT, _STRONG_LEAD_PERCENT = 25, 45
_PARTIES_PERCENT, _NAMES_PERCENT = 50, 40
_LEAST_NUMBERS, _LEAST_NAMES = 2, 3


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """Why two reports (by their numbers, from 1) are taken to tell of one event."""

    reports: tuple[int, int]
    rule: str
    shared: Likeness


class SourceOfEvent(msgspec.Struct, frozen=True, kw_only=True):
    """A report as a source of an event: its number in the order given (from 1) and the fields of its head."""

    number: int
    file: str
    agency: str | None
    dateline_date: str | None
    headline: str | None


class SameEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event that two reports or more tell of. `texts`: how many of them are no copy of another one."""

    id: str
    sources: tuple[SourceOfEvent, ...]
    agencies: tuple[str, ...]
    texts: int
    why: tuple[Tie, ...]


def same_events(readings: Sequence[Reading], texts: Sequence[ReportText]) -> tuple[SameEvent, ...]:
    """Return the events that two or more of the reports tell of, in the order of their first reports."""
    told = [told_in(reading, text) for reading, text in zip(readings, texts, strict=True)]
    ties = [tie for one, two in combinations(range(len(told)), 2) if (tie := _tie(told, one, two))]
    groups = [group for group in _groups(len(told), ties) if len(group) > 1]
    return tuple(
        _event(number, group, readings, [tie for tie in ties if tie.reports[0] - 1 in group])
        for number, group in enumerate(groups, 1)
    )


def _tie(told: Sequence[Told], one: int, two: int) -> Tie | None:
    shared = likeness(told[one], told[two])
    rule = rule_for(shared)
    return Tie(reports=(one + 1, two + 1), rule=rule, shared=shared) if rule else None


def rule_for(shared: Likeness) -> str | None:
    """Return the rule by which two reports tell of one event, None if they do not."""
    days = shared.days_apart or 0
    if shared.text_percent >= COPIED_PERCENT and days <= _VERSION_DAYS:
        return "same text"
    if days > _NEWS_DAYS or not (shared.parties or len(shared.names) >= _LEAST_NAMES):
        return None
    if shared.quotations:
        return "same quotation"
    if shared.claims and shared.lead_percent >= _CLAIM_LEAD_PERCENT:
        return "same claim"
    return "same lead" if _same_lead(shared) else None


def _same_lead(shared: Likeness) -> bool:
    same_actors = shared.parties_percent >= _PARTIES_PERCENT or shared.names_percent >= _NAMES_PERCENT
    if not same_actors or shared.days_apart is None:
        return False
    large = any("," in number for number in shared.numbers)
    tied = bool(shared.places) or large or len(shared.numbers) >= _LEAST_NUMBERS
    return shared.lead_percent >= (_LEAD_PERCENT if tied else _STRONG_LEAD_PERCENT)


def _groups(count: int, ties: Sequence[Tie]) -> list[list[int]]:
    """Return the numbers (from 0) of reports that ties bind together, in order."""
    group_of = list(range(count))
    for tie in ties:
        one, two = (group_of[number - 1] for number in tie.reports)
        group_of = [min(one, two) if group in (one, two) else group for group in group_of]
    return [[n for n in range(count) if group_of[n] == group] for group in sorted(set(group_of))]


def _event(number: int, group: list[int], readings: Sequence[Reading], ties: Sequence[Tie]) -> SameEvent:
    copies = [tie for tie in ties if tie.shared.text_percent >= COPIED_PERCENT]
    docs = {n: readings[n].doc for n in group}
    return SameEvent(
        id=f"event{number}",
        sources=tuple(
            SourceOfEvent(
                number=n + 1,
                file=doc.file,
                agency=doc.agency,
                dateline_date=doc.dateline_date,
                headline=doc.headline.text if doc.headline else None,
            )
            for n, doc in docs.items()
        ),
        agencies=tuple(sorted({doc.agency for doc in docs.values() if doc.agency})),
        texts=sum(1 for texts in _groups(max(group) + 1, copies) if texts[0] in group),
        why=tuple(ties),
    )
