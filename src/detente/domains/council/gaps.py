"""The gap table of two parties as of an instant: |sA - sB| / 4 on each issue, and the mean with its n.

Gaps are exact: whole quarters, 0 (same) to 4 (opposite). No row is not 0, and silence is not 0 either, unless the
caller counts it as such to compare. There is no score of compromise and no prediction here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction

import msgspec

from detente.domains.council.stances import Standing, Word, Words, last_words, standing
from detente.model.council import Issue
from detente.model.view import Entry

QUARTERS = 4
"""The widest gap, in quarters: from -2 to +2."""

NOT_COMPARED = (Standing.TWO_WORDS, Standing.TWO_READINGS)
"""Where the records say two things of one word, none of them is picked, so there is no gap."""


class Mean(msgspec.Struct, frozen=True, kw_only=True):
    """A weighted mean of gaps over n issues: `weighted_quarters` over 4 times `weight`.

    The weight of an issue is the sum of the two parties' salience in per cent (the desk's own rule, mark D).
    """

    n: int
    weighted_quarters: int
    weight: int

    @property
    def fraction(self) -> Fraction | None:
        """Return the mean, 0 to 1, exactly; None where no issue has weight."""
        return Fraction(self.weighted_quarters, QUARTERS * self.weight) if self.weight else None

    @property
    def text(self) -> str:
        """Return the mean with three decimals, half up, or `none`."""
        mean = self.fraction
        if mean is None:
            return "none"
        thousandths = (mean * 2000 + 1) // 2
        return f"{thousandths // 1000}.{thousandths % 1000:03d}"


class IssueGap(msgspec.Struct, frozen=True, kw_only=True):
    """One issue between two parties. `gap_quarters` is None where there is nothing to compare."""

    issue: Issue
    first: Word | None
    second: Word | None
    gap_quarters: int | None
    standing: Standing

    @property
    def weight(self) -> int:
        """Return the weight in the mean, 0 to 200; 0 where there is nothing to compare."""
        if self.gap_quarters is None or self.first is None or self.second is None:
            return 0
        return self.first.position.salience_percent + self.second.position.salience_percent


class GapTable(msgspec.Struct, frozen=True, kw_only=True):
    """All issues between two parties as of an instant, in the order of the desk's list."""

    first: str
    second: str
    as_of: datetime
    count_silence: bool
    rows: tuple[IssueGap, ...]

    @property
    def mean(self) -> Mean:
        """Return the mean over the issues on which both have a word."""
        return mean_of(self.rows)

    @property
    def standings(self) -> dict[Standing, int]:
        """Return on how many issues the two stand to each other in which way, in the order of the list of ways."""
        counted = Counter(row.standing for row in self.rows)
        return {way: counted[way] for way in Standing if counted[way]}


def mean_of(rows: Iterable[IssueGap]) -> Mean:
    """Return the mean of those rows that have a gap."""
    counted = [row for row in rows if row.gap_quarters is not None]
    return Mean(
        n=len(counted),
        weighted_quarters=sum((row.gap_quarters or 0) * row.weight for row in counted),
        weight=sum(row.weight for row in counted),
    )


def gap_table(
    entries: Iterable[Entry],
    issues: tuple[Issue, ...],
    pair: tuple[str, str],
    instant: datetime,
    *,
    count_silence: bool = False,
) -> GapTable:
    """Return the table of two parties over all issues, also those on which neither has a word."""
    words = last_words(entries, instant, count_silence=count_silence)
    return table_of(words, issues, pair, instant, count_silence=count_silence)


def table_of(
    words: Words,
    issues: tuple[Issue, ...],
    pair: tuple[str, str],
    instant: datetime,
    *,
    count_silence: bool = False,
) -> GapTable:
    """Return the table of two parties from words already picked."""
    first, second = pair
    rows = (
        _row(issue, words.get((issue.id, first)), words.get((issue.id, second)), count_silence=count_silence)
        for issue in all_issues(issues, words)
    )
    return GapTable(first=first, second=second, as_of=instant, count_silence=count_silence, rows=tuple(rows))


def all_issues(issues: tuple[Issue, ...], words: Words) -> tuple[Issue, ...]:
    """Return the desk's issues, then those that only the records know: none is dropped in silence."""
    known = {issue.id for issue in issues}
    others = sorted({issue for issue, _ in words} - known)
    return issues + tuple(
        Issue(id=name, proposition=f"{name} (not on this desk's list of issues)", topic="") for name in others
    )


def parties_heard(words: Words) -> tuple[str, ...]:
    """Return the ids of all parties with a word, in alphabetical order, which favours nobody."""
    return tuple(sorted({party for _, party in words}))


def _row(issue: Issue, first: Word | None, second: Word | None, *, count_silence: bool) -> IssueGap:
    stand = standing(first, second)
    gap = _gap(stand, first, second, count_silence=count_silence)
    return IssueGap(issue=issue, first=first, second=second, gap_quarters=gap, standing=stand)


def _gap(stand: Standing, first: Word | None, second: Word | None, *, count_silence: bool) -> int | None:
    if first is None or second is None or stand in NOT_COMPARED:
        return None
    if stand is Standing.SILENT and not count_silence:
        return None
    return abs(first.position.stance - second.position.stance)
