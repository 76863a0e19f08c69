"""Host and guest (Chapter V, para 39): a guest State's own duty, several hosts, and shares that do not add up.

Where there are several hosts, two readings stand side by side: one activity in all, and, as practice has it, the
troops on the territory of each host by themselves. Neither is chosen. The shares are as told, never divided here.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from detente.agreements.engine import rule
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import ALL_STATES, Asked
from detente.domains.exercises.counting import range_words, spoken
from detente.domains.exercises.deadline import deadline_of
from detente.domains.exercises.notification import INSTRUMENT, notifiable
from detente.domains.exercises.weighing import CANNOT_TELL, MET, NOT_MET, UNCERTAIN, Weighed
from detente.domains.exercises.wording import VERDICTS
from detente.model.certainty import Certainty, weakest
from detente.model.exercise import Activity, Range
from detente.model.finding import Finding, Outcome, Verdict, Why
from detente.model.message import Share

GUEST = "Must a guest State notify too?"
HOSTS = "Was prior notification due where each host is counted for itself?"
VOLUNTARY = "Does the voluntary notification create a duty to invite observers?"
SHARES = "Do the shares told fit the troops told?"
FOLLOWS = {
    MET: "reaches",
    UNCERTAIN: "by doubtful wording reaches",
    CANNOT_TELL: "may or may not come under",
    NOT_MET: "does not reach",
}


@rule("VD11/39", question=GUEST, instrument=INSTRUMENT, paragraph="39", asks=("notification/host",))
def guests(asked: Asked) -> Iterator[Finding]:
    """Yield, for each guest State whose share is told, whether its own involvement makes it notify too."""
    if not asked.activity.hosts or not asked.activity.troops_by_state:
        return
    answer = asked.law.on("notification/host")
    if answer is None:
        return
    for share in asked.activity.troops_by_state:
        weighed = None if share.state in asked.activity.hosts else notifiable(asked, with_share(asked, share))
        if weighed is None:
            continue
        state = asked.name(share.state)
        sentence = (
            f"Of the troops told, {spoken(share.number)} are of {state}, a guest; its own involvement "
            f"{FOLLOWS[weighed.rank]} the numbers for notification {asked.under(answer.provision)}"
        )
        yield _finding(
            asked, answer, GUEST, weighed, f"{sentence}{_so(weighed, state, 'notify too')}.", share.state
        )


@rule(
    "VD11/practice_hosts",
    question=HOSTS,
    instrument=INSTRUMENT,
    paragraph="practice",
    asks=("notification/hosts_apart",),
)
def hosts_apart(asked: Asked) -> Iterator[Finding]:
    """Yield, for each of several hosts, whether notification was due for the troops on its territory alone."""
    if len(asked.activity.hosts) < 2:  # noqa: PLR2004  several
        return
    answer, whole = asked.law.on("notification/hosts_apart"), notifiable(asked)
    if answer is None or whole is None:
        return
    told = {share.state: share for share in asked.activity.troops_by_host}
    in_all = f"Counted as one activity of {len(asked.activity.hosts)} hosts, the answer is: {VERDICTS[whole.rank]}"
    for host in asked.activity.hosts:
        state, share = asked.name(host), told.get(host)
        if share is None:
            sentence = f"{in_all}; counted for each host, how many are on the territory of {state} is not told."
            yield asked.finding(
                answer.provision.rule,
                HOSTS,
                Verdict.CANNOT_TELL,
                sentence,
                certainty=answer.provision.certainty,
            )
            continue
        weighed = notifiable(asked, with_share(asked, share)) or whole
        sentence = (
            f"{in_all}; counted for each host, as practice does, the {spoken(share.number)} troops on the "
            f"territory of {state} {_plural(FOLLOWS[weighed.rank])} the numbers for notification"
        )
        yield _finding(asked, answer, HOSTS, weighed, f"{sentence}{_so(weighed, state, 'notify')}.", host)


@rule(
    "VD11/practice_voluntary",
    question=VOLUNTARY,
    instrument=INSTRUMENT,
    paragraph="practice",
    asks=("notification/voluntary",),
)
def voluntary(asked: Asked) -> Iterator[Finding]:
    """Yield, of a notification sent as voluntary, that it creates no duty; or that it was due all the same."""
    sent = next((one for one in asked.notifications if one.voluntary), None)
    if sent is None:
        return
    answer, weighed = asked.law.on("notification/voluntary"), notifiable(asked)
    if answer is None or weighed is None:
        return
    day, below = sent.transmitted.date(), weighed.rank == NOT_MET
    words = {
        NOT_MET: "the activity is below the numbers, so it is voluntary and creates no duty to invite observers",
        MET: "the activity reaches the numbers, so the notification was due all the same",
    }.get(weighed.rank, "whether the activity reaches the numbers cannot be told, so whether it was due neither")
    yield asked.finding(
        answer.provision.rule,
        VOLUNTARY,
        Verdict.NOT_DUE if below else Verdict.CANNOT_TELL,
        f"A notification marked as voluntary was sent on {day}; {words}.",
        why=weighed.why,
        certainty=answer.provision.certainty,
    )


@rule("desk/shares", question=SHARES, instrument=INSTRUMENT, paragraph="44.1.1", asks=("notification/host",))
def shares(asked: Asked) -> Iterator[Finding]:
    """Yield a question where the shares by State, or by host, do not add up to the troops told."""
    told = asked.activity.troops
    for by, some in (("State", asked.activity.troops_by_state), ("host", asked.activity.troops_by_host)):
        total = sum(share.number for share in some)
        if not some or _fits(total, told):
            continue
        words = range_words(told.least, told.most) if told else ""
        beside = f"{words} troops are told in all" if words else "the troops engaged at once are not told"
        yield asked.finding(
            "desk/shares",
            SHARES,
            Verdict.UNCERTAIN,
            f"The troops told by {by} are {spoken(total)} together, and {beside}; the rules take the troops told "
            "in all, and whether the shares were engaged at one time is a question to ask.",
            why=Why(says="shares add up to the troops told", outcome=Outcome.UNCERTAIN),
            certainty=Certainty.DESK,
            notes=("The desk's own rule, not the agreement's.",),
        )


def with_share(asked: Asked, share: Share) -> Activity:
    """Return the activity as if the troops of one share were all that is known of its size."""
    only = Range(share.number, share.number)
    return msgspec.structs.replace(
        asked.activity,
        troops=only,
        troops_total=None,
        tanks=None,
        acvs=None,
        artillery=None,
        landing_troops=None,
        stages=(),
    )


def _fits(total: int, told: Range | None) -> bool:
    """Return whether a sum can be the number told; where nothing is told, it is no such number."""
    if told is None or (told.least is None and told.most is None):
        return False
    return (told.least or 0) <= total and (told.most is None or total <= told.most)


def _so(weighed: Weighed, state: str, does: str) -> str:
    return f", so {state} has to {does}" if weighed.rank == MET else ""


def _plural(words: str) -> str:
    return words.replace("reaches", "reach").replace("does not", "do not")


def _finding(  # noqa: PLR0913, PLR0917  the parts of a finding on one State's share
    asked: Asked, answer: Answer, question: str, weighed: Weighed, sentence: str, state: str
) -> Finding:
    law, deadline = answer.provision, deadline_of(asked)
    firm = answer.firm
    rank = weighed.rank if firm or weighed.rank == NOT_MET else UNCERTAIN
    owed = law.owed(
        what=f"prior notification of {asked.activity.name}, in writing",
        by=(state,),
        to=(ALL_STATES,),
        due=deadline.latest if deadline else None,
        within=deadline.words if deadline else "",
    )
    return asked.finding(
        law.rule,
        question,
        VERDICTS[rank],
        sentence,
        owed=(owed,) if rank == MET else (),
        why=weighed.why,
        certainty=weakest(weighed.certainty, law.certainty),
        notes=(
            "Tanks, vehicles and artillery of the share are not told, so only its troops are held against it.",
        ),
    )
