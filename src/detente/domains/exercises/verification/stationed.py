"""Forces stationed in other States (paragraph 111): visits are shared in proportion to the units in each of them.

How a share that is no whole number is rounded is not known: between the whole numbers below and above it nothing
is told for sure.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import datetime
from fractions import Fraction

import msgspec

from detente.agreements.engine import rule
from detente.domains.exercises.asking import hypothetical, unverified
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.told import ids_in, number_in, shares_in
from detente.domains.exercises.verification.acceptance import BY_HOST, Ground, ground_of
from detente.domains.exercises.verification.evaluation_quota import last_exchange
from detente.domains.exercises.verification.terms import why_of
from detente.domains.exercises.verification.visit_clocks import TOPIC, Examined
from detente.domains.exercises.verification.visit_quota import Allowance, Quota, Taken, Year
from detente.domains.exercises.verification.visits import Visit
from detente.model.certainty import weakest
from detente.model.finding import Finding, Outcome, Verdict
from detente.model.verification import Told

QUESTION = "How many of the visits fall to the forces in each host State?"
SHARED = "evaluation/host_share"


class HostShare(msgspec.Struct, frozen=True):
    """The units that a State reports on the territory of another, of how many, and its visits there, exactly."""

    host: str
    units: int
    total: int
    visits: Fraction

    @property
    def least(self) -> int:
        """Return the share rounded down."""
        return math.floor(self.visits)

    @property
    def most(self) -> int:
        """Return the share rounded up."""
        return math.ceil(self.visits)

    @property
    def words(self) -> str:
        """Return the share in words: a number, or two between which it lies."""
        return str(self.most) if self.least == self.most else f"between {self.least} and {self.most}"


def host_shares(
    notices: Sequence[Told], year: int, allowance: Allowance, before: datetime | None = None
) -> tuple[HostShare, ...]:
    """Return the share of each host State that the last annual exchange for a year names; none without a quota."""
    exchange = last_exchange(notices, year, before)
    total = number_in(exchange, "units.total") if exchange is not None else None
    if exchange is None or not total or allowance.size is None:
        return ()
    return tuple(
        HostShare(host, units, total, Fraction(allowance.size * units, total))
        for host, units in sorted(shares_in(exchange, "units.stationed").items())
        if 0 <= units <= total
    )


def host_of(visit: Visit) -> str:
    """Return the State on whose territory the visit is asked for, empty where the request does not tell it."""
    return next(iter(ids_in(visit.plan, "area.state")), "")


@rule("VD11/111", question=QUESTION, instrument=INSTRUMENT, paragraph="111", asks=(SHARED,))
def visits_in_host_states(quota: Quota, year: Year) -> Iterator[Finding]:
    """Yield, for each host State, how many visits to the forces there were accepted, and how many fall to them."""
    answer = year.of(quota.year).on(SHARED)
    if answer is None:
        return
    counted, day = quota.taken.counted, year.of(quota.year)
    silent = sum(not host_of(visit) for visit in counted)
    notes = (f"Of the visits accepted, {silent} do not tell the State on whose territory.",) if silent else ()
    for share in host_shares(year.told_by(quota.state), quota.year, quota.allowance):
        used = sum(host_of(visit) == share.host for visit in counted)
        verdict = answer.sure(Verdict.WITHIN, *quota.rests)
        over = (f"It accepted {used - share.most} more there than it must.",) if used > share.most else ()
        why = why_of(answer, verdict)
        yield Finding(
            rule=answer.provision.rule,
            topic=TOPIC,
            question=QUESTION,
            verdict=verdict,
            sentence=f"{share.units} of the {share.total} units of {year.called(quota.state)} stand in "
            f"{year.called(share.host)}, so {share.words} of its {quota.allowance.size} {quota.kind}s of "
            f"{quota.year} fall to them (paragraph {answer.provision.paragraph}); {used} accepted there on this "
            "desk's record." + (" (hypothetical law)" if day.law.hypothetical else ""),
            subject=f"{quota.label}, in {share.host}",
            parties=(*quota.parties, share.host),
            why=why,
            certainty=weakest(answer.provision.certainty, *(one.provision.certainty for one in quota.rests)),
            notes=(*notes, *over, *unverified(why), *hypothetical(day)),
        )


def host_ground(e: Examined, taken: Taken, allowance: Allowance, before: datetime) -> Iterator[Ground]:
    """Yield the ground that the visits which fall to the forces in the host State are used up.

    Cannot tell where the request does not tell the State on whose territory; uncertain between a share rounded
    down and rounded up. Nothing is yielded for forces in a State that the annual exchange does not name.
    """
    answer, host = e.law.on(SHARED), host_of(e.visit)
    shares = host_shares(e.notices, e.visit.year, allowance, before)
    if answer is None or not shares:
        return
    rests = (answer, *allowance.rests, *taken.rests)
    if not host:
        says = "the request does not tell on whose territory, and visits are shared among host States"
        yield ground_of(BY_HOST, says, Outcome.CANNOT_TELL, rests)
    for share in shares:
        if share.host == host:
            used = sum(host_of(visit) == host for visit in taken.counted)
            there = f"visits of {e.visit.year} to the forces in {e.called(host)}"
            says = f"{used} of {share.words} {there} were accepted before"
            outcome = Outcome.NOT_MET if used < share.least else Outcome.UNCERTAIN
            outcome = Outcome.MET if used >= share.most else outcome
            yield ground_of(BY_HOST, says, outcome, rests, value=used, limit=share.most)
