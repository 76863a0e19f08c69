"""Visitors to an air base (Chapter IV): whether those whom a reply names are no more than a State may send."""

from __future__ import annotations

from collections.abc import Iterator

from detente.agreements.engine import rule
from detente.agreements.provision import Answer
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.told import Heard, number_in, rows_in, words_in
from detente.domains.exercises.year.asking import YearAsked, answers, day_of, transmitted
from detente.domains.exercises.year.counted import VISIT
from detente.domains.exercises.year.duty import finding
from detente.model.finding import Finding, Verdict
from detente.model.message import Message

QUESTION = "Are there more visitors than a State may send?"
REPLY = "vd11.iv.air_base_reply"


@rule(
    "VD11/IV/visitors",
    question=QUESTION,
    instrument=INSTRUMENT,
    paragraph="Chapter IV",
    asks=("air_base/visitors",),
)
def visitors(asked: YearAsked) -> Iterator[Finding]:
    """Yield, for each reply by or to the State that names visitors to an air base, whether they are too many."""
    for heard in (one for one in asked.heard if one[0].type == VISIT):
        day = day_of(heard[0], "visit.start") or transmitted(heard).date()
        answer = asked.law.at(day).on("air_base/visitors")
        if answer is None or not asked.within(day):
            continue
        for reply in (one for one in asked.heard if one[0].type == REPLY and answers(one, heard)):
            persons = rows_in(reply[0], "reply.persons")
            if persons is not None and asked.state in (heard[0].sender, reply[0].sender):
                yield _counted(asked, heard, reply, answer, persons)


def _counted(asked: YearAsked, heard: Heard, reply: Heard, answer: Answer, persons: int) -> Finding:
    day = day_of(heard[0], "visit.start") or transmitted(heard).date()
    by, law, limit = reply[0].sender, answer.provision, answer.value or 0
    base = words_in(heard[0], "base.name") or "an air base that is not named"
    return finding(
        asked,
        answer,
        asked.law.at(day),
        QUESTION,
        f"{asked.state}: visitors of {by} to {base}",
        answer.sure(Verdict.EXCEEDED if persons > limit else Verdict.WITHIN),
        f"{asked.name(by)} names {persons} visitors to {base}, and a State may send up to {limit} "
        f"(paragraph {law.paragraph}).",
        rule=f"{law.rule}/visitors",
        notes=tuple(_offered(heard[0], limit)),
        evidence=(heard[1], reply[1]),
        value=persons,
    )


def _offered(invitation: Message, limit: int) -> Iterator[str]:
    most = number_in(invitation, "visit.visitors")
    if most is not None and most != limit:
        yield f"The invitation offers {most} from each State, where {limit} may come."
