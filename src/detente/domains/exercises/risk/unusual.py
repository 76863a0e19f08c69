"""Unusual military activities (Chapter III, para 16): no size counts; the conditions, the clocks, the draft.

Whether to ask is the concerned State's own judgement. The rule lists what is told and what is not, no more.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.agreements.engine import rule
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import Asked, joined, quoted
from detente.domains.exercises.counting import NUMBERS, counted
from detente.domains.exercises.notification import INSTRUMENT, not_in_force
from detente.domains.exercises.weighing import (
    CANNOT_TELL,
    MET,
    NOT_MET,
    OUTCOMES,
    UNCERTAIN,
    WORDS,
)
from detente.model.certainty import weakest
from detente.model.exercise import Activity, Zone
from detente.model.finding import Draft, Finding, Outcome, Verdict, Why

QUESTION = "May a concerned State ask for an explanation of an unusual activity?"
CONDITIONS = (
    "unusual/unscheduled",
    "unusual/outside_peacetime_location",
    "unusual/militarily_significant",
    "unusual/zone",
    "unusual/concern",
)
CLOCKS = ("reply/hours", "meeting/hours", "joint_meeting/hours")
MESSAGES = ("request/contents", "request/copies")
CLOCK_WORDS = {
    "reply/hours": "reply within {hours} hours of the request",
    "meeting/hours": "meeting of the States concerned within {hours} hours of being asked for",
    "joint_meeting/hours": "meeting of all participating States within {hours} hours of being asked for",
}
QUESTIONS = (
    "What is the purpose of the activity, and was it planned in advance?",
    "Which formations and units take part, how many troops, and of which States?",
    "How many battle tanks, armoured combat vehicles and pieces of artillery take part?",
    "Is it under one operational command, and is it linked to other activities at the same time?",
    "Where exactly does it take place, how long does it last, and when do the forces return?",
)
TOLD = {True: MET, False: NOT_MET, None: CANNOT_TELL}
ZONE = {Zone.YES: MET, Zone.PARTLY: MET, Zone.NO: NOT_MET, Zone.UNCERTAIN: CANNOT_TELL, None: CANNOT_TELL}


@rule(
    "VD11/16",
    question=QUESTION,
    instrument=INSTRUMENT,
    paragraph="16",
    asks=(*CONDITIONS, *CLOCKS, *MESSAGES),
)
def unusual_activity(asked: Asked) -> Finding:
    """Return which conditions of an unusual activity are told as met, its clocks, and the draft of a request."""
    conditions = [(a, _rank(asked.activity, q)) for q in CONDITIONS if (a := asked.law.on(q)) is not None]
    if not conditions:
        return not_in_force(asked, "VD11/16", QUESTION, "unusual military activities")
    whys = tuple(a.why(OUTCOMES[r], _condition_says(asked, a)) for a, r in conditions)
    clocks = tuple(_clock(answer) for key in CLOCKS if (answer := asked.law.on(key)) is not None)
    answer, rank = conditions[0][0], min(rank for _, rank in conditions)
    doubtful = any(not a.firm for a, _ in conditions)
    return asked.finding(
        answer.provision.rule,
        QUESTION,
        Verdict.UNCERTAIN if doubtful else _verdict(rank),
        _sentence(asked, conditions),
        topic="risk",
        why=Why(
            says="all of these, as told",
            outcome=OUTCOMES[UNCERTAIN if doubtful else rank],
            children=(*whys, *clocks),
        ),
        certainty=weakest(*(a.provision.certainty for a, _ in conditions)),
        notes=(*(f"{why.says} ({why.paragraph}): {why.outcome}." for why in whys), *_clock_notes(asked)),
        draft=draft_request(asked),
    )


def draft_request(asked: Asked) -> Draft:
    """Return the draft of the request for explanation; what only the requesting State can say is left to it."""
    activity, reply = asked.activity, asked.law.on("reply/hours")
    host = asked.named(activity.hosts) or "not told"
    within = f" ({reply.provision.paragraph}: within {reply.value} hours of transmission)" if reply else ""
    return Draft(
        kind="risk.request",
        title=f"Draft request for explanation: {activity.name}",
        lines=(
            "From: [the requesting State]",
            f"To: the State on whose territory the activity takes place ({host})",
            "Copies: all participating States, without delay",
            "Cause of concern: [to be stated by the requesting State]",
            f"Type of activity, as far as told: {activity.form} activity, {activity.name}",
            f"Place, as far as told: {_place(asked)}",
            f"Time, as far as told: {_time(activity)}",
            f"Strength, as far as told: {_strength(activity)}",
            "Questions:",
            *(f"{number}. {words}" for number, words in enumerate(QUESTIONS, 1)),
            f"A reply is asked for{within}.",
        ),
    )


def _rank(activity: Activity, question: str) -> int:
    name = question.rpartition("/")[2]
    if name == "zone":
        return ZONE[activity.zone]
    if name == "concern":
        return MET if activity.concerns else CANNOT_TELL
    told: bool | None = getattr(activity, name)
    return TOLD[told]


def _verdict(rank: int) -> Verdict:
    return {MET: Verdict.OPEN, NOT_MET: Verdict.NOT_DUE}.get(rank, Verdict.CANNOT_TELL)


def _condition_says(asked: Asked, answer: Answer) -> str:
    if answer.provision.question == "unusual/concern" and asked.activity.concerns:
        return f"{answer.provision.says}: {asked.named(asked.activity.concerns)} said so"
    return answer.provision.says


def _sentence(asked: Asked, conditions: list[tuple[Answer, int]]) -> str:
    by_rank: dict[Outcome, int] = dict.fromkeys(OUTCOMES, 0)
    for _, rank in conditions:
        by_rank[OUTCOMES[rank]] += 1
    counts = joined([f"{count} {outcome}" for outcome, count in by_rank.items() if count])
    law = asked.under(conditions[0][0].provision)
    return (
        f"An explanation may be asked for {law} whatever the size of the activity; of its {len(conditions)} "
        f"conditions, as told: {counts}. Whether to ask is the concerned State's own judgement."
    )


def _clock(answer: Answer) -> Why:
    return answer.why(Outcome.CANNOT_TELL, f"{answer.provision.says}; the clock has not been started here")


def _clock_notes(asked: Asked) -> Iterator[str]:
    clocks = [
        f"{CLOCK_WORDS[key].format(hours=answer.value)} ({answer.provision.paragraph})"
        for key in CLOCKS
        if (answer := asked.law.on(key)) is not None
    ]
    if clocks:
        yield f"Once a request is sent: {'; '.join(clocks)}. Silence and absence block no later step."
    for key in MESSAGES:
        if (answer := asked.law.on(key)) is not None:
            yield quoted(answer)
    if not asked.activity.hosts:
        yield "The request goes to the State on whose territory the activity takes place, which is not told."


def _place(asked: Asked) -> str:
    near = asked.named(asked.activity.near)
    parts = [*asked.activity.places, *([f"near {near}"] if near else [])]
    return "; ".join(parts) or "not told"


def _time(activity: Activity) -> str:
    start = f"from {activity.start}" if activity.start else ""
    end = f"to {activity.end}" if activity.end else ""
    return " ".join(filter(None, (start, end))) or "not told"


def _strength(activity: Activity) -> str:
    numbers = counted(activity)
    return joined([f"{numbers[key].words} {WORDS[key]}" for key in NUMBERS if numbers[key].told]) or "not told"
