"""Findings on claims: a threshold on which claims on one activity differ, and activities that may be one.

Both are questions. No claim is taken for the truth, and nobody is accused by a difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from detente.agreements.engine import Law, rule
from detente.domains.exercises.asking import hypothetical, joined
from detente.domains.exercises.counting import LANDING, NUMBERS, spoken
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.seen.claims import Candidate, Claim, Named, Told, candidates, claims_of, told_of
from detente.domains.exercises.seen.levels import LEVELS
from detente.domains.exercises.seen.nearness import reach_of
from detente.domains.exercises.seen.side_by_side import Crossing, Margin, SideBySide, side_by_side, told_words, who
from detente.domains.exercises.weighing import WORDS
from detente.model.certainty import Certainty, firm
from detente.model.finding import Evidence, Finding, Verdict
from detente.model.view import Entry

APART, SAME = "desk/claims_apart", "desk/same_activity"
APART_QUESTION = "Do the claims on one activity lie on both sides of a threshold?"
SAME_QUESTION = "Are these claims about one activity?"
ASKS = (
    *(f"{level.name}/{key}" for level in LEVELS for key in NUMBERS),
    *(f"transfer/{key}" for key in NUMBERS),
    *(f"{level.name}/{LANDING}" for level in LEVELS[:2]),
)
NO_TRUTH = "No claim is taken for the truth here; a difference is a question, not a verdict on anybody."


@rule(APART, question=APART_QUESTION, instrument=INSTRUMENT, paragraph="desk", asks=ASKS)
def apart_findings(side: SideBySide, law: Law, name: Callable[[str], str]) -> tuple[Finding, ...]:
    """Return a finding for each threshold on which the claims on one activity differ."""
    return tuple(_apart(side, crossing, law, name) for crossing in side.crossings)


@rule(SAME, question=SAME_QUESTION, instrument=INSTRUMENT, paragraph="desk", asks=("split/km",))
def same_activity_findings(
    told: Sequence[Told], law: Law, instant: datetime, km: int | None = None
) -> tuple[Finding, ...]:
    """Return a question for each pair of activities that may be one; nothing is joined by it."""
    reach = reach_of(law.at(instant.date()), km)
    return tuple(_question(candidate) for candidate in candidates(told, reach.km))


def claims_findings(  # noqa: PLR0913, PLR0917  what every rule is asked with
    entries: Iterable[Entry],
    law: Law,
    instant: datetime,
    name: Callable[[str], str],
    same: Sequence[Sequence[Named]] = (),
    km: int | None = None,
) -> tuple[Finding, ...]:
    """Return what both rules say of all claims said by the instant; `same` are names that a person has joined."""
    told = told_of(claims_of(entries, instant), same)
    sides = side_by_side(told, law, instant, name)
    apart = (finding for side in sides for finding in apart_findings(side, law, name))
    return (*apart, *same_activity_findings(told, law, instant, km))


def _apart(side: SideBySide, crossing: Crossing, law: Law, name: Callable[[str], str]) -> Finding:
    claims = {claim.number: claim for claim in side.told.claims}
    every = [claims[m.claim] for m in (*crossing.below, *crossing.reached, *crossing.open)]
    level = next(level.words for level in LEVELS if level.name == crossing.level)
    limit = f"{crossing.comparison} {spoken(crossing.threshold)} {WORDS[crossing.number]}"
    return Finding(
        rule=APART,
        topic="exercises",
        question=APART_QUESTION,
        verdict=_verdict(crossing),
        sentence=(
            f"The threshold for {level} is {limit} ({crossing.paragraph}). {_groups(crossing, claims, name)}."
        ),
        subject=side.told.name,
        parties=tuple(dict.fromkeys(claim.party for claim in every)),
        why=crossing.why,
        evidence=Evidence(
            records=tuple(dict.fromkeys(record for claim in every for record in claim.records)),
            sources=tuple(dict.fromkeys(source for claim in every for source in claim.sources)),
        ),
        certainty=crossing.certainty,
        notes=(NO_TRUTH, *hypothetical(law.at(side.told.start or every[0].said.date()))),
    )


def _verdict(crossing: Crossing) -> Verdict:
    if not crossing.parted:
        return Verdict.CANNOT_TELL
    return Verdict.DISPUTED if firm(crossing.certainty) else Verdict.UNCERTAIN


def _groups(crossing: Crossing, claims: dict[int, Claim], name: Callable[[str], str]) -> str:
    """Return who is below, who reaches it and who leaves it open, each with number and margin."""
    groups = (
        ("Below it", crossing.below),
        ("Reaching it", crossing.reached),
        ("Leaving it open", crossing.open),
    )
    return ". ".join(
        f"{words}: {'; '.join(_one(margin, claims, name) for margin in margins)}"
        for words, margins in groups
        if margins
    )


def _one(margin: Margin, claims: dict[int, Claim], name: Callable[[str], str]) -> str:
    return f"{who(claims[margin.claim], name)}, {told_words(margin)}"


def _question(pair: Candidate) -> Finding:
    reasons = [
        "one name" if pair.same_name else f"States in common: {', '.join(pair.states)}",
        _days_words(pair.days),
        "the place of one is not told" if pair.km is None else f"{spoken(pair.km)} km apart",
    ]
    return Finding(
        rule=SAME,
        topic="exercises",
        question=SAME_QUESTION,
        verdict=Verdict.OPEN,
        sentence=(
            f"{_dated(pair.first, pair.first_start)} and {_dated(pair.second, pair.second_start)} may be one "
            f"activity told by different parties ({'; '.join(reasons)}). They are kept apart until a person joins "
            "them."
        ),
        subject=joined([pair.first, pair.second]),
        parties=pair.states,
        certainty=Certainty.DESK,
    )


def _dated(words: str, start: date | None) -> str:
    return f"{words} (from {start})" if start else f"{words} (start not told)"


def _days_words(days: int | None) -> str:
    if days is None:
        return "days not told"
    return f"{days} days between them" if days else "days in common"
