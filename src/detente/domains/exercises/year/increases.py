"""Increases of personnel and temporary activations that a State told: duly, and in time (10.2.6, 10.3)?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import msgspec

from detente.agreements.engine import LawOfDay, rule
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import ALL_STATES
from detente.domains.exercises.deadline import days_words
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.told import Heard, number_in, words_in
from detente.domains.exercises.weighing import MET, rank_of
from detente.domains.exercises.year.asking import YearAsked, day_of, transmitted
from detente.domains.exercises.year.duty import Duty, finding, judged
from detente.model.finding import Finding, Verdict
from detente.model.message import Message, Table, Words, YesNo
from detente.model.time import end_of_day

QUESTION = "Was the increase to be told, and told in time?"
INCREASE = "vd11.10.2.6.increase"
ACTIVATION = "activation"
KINDS = {"combat unit": "increase/unit_personnel", "formation": "increase/formation_personnel"}


class Weight(msgspec.Struct, frozen=True):
    """The provision that decides, the number held against it, and whether it is exceeded (None: not told)."""

    answer: Answer
    value: int | None
    exceeded: bool | None


@rule(
    "VD11/10.2.6",
    question=QUESTION,
    instrument=INSTRUMENT,
    paragraph="10.2.6, 10.3",
    asks=(
        *KINDS.values(),
        "increase/duration",
        "increase/notice",
        "increase/effect",
        "activation/activated_personnel",
        "activation/duration",
    ),
)
def increases(asked: YearAsked) -> Iterator[Finding]:
    """Yield, for each increase or activation that the State told, whether it had to be, and whether in time.

    Numbers are by "more than": exactly the number, or exactly the days, is below. One that the annual exchange of
    the year foresaw needs no word of its own.
    """
    for heard in asked.sent(INCREASE):
        start = day_of(heard[0], "general.start")
        if start is None or not asked.within(start) or not asked.takes_part(start):
            continue
        law = asked.law.at(start)
        weighed = tuple(_weighed(heard[0], start, law))
        if weighed:
            yield _increase(asked, heard, start, weighed)


def _increase(asked: YearAsked, heard: Heard, start: date, weighed: tuple[Weight, ...]) -> Finding:
    unit = words_in(heard[0], "unit.designation") or "a unit that is not named"
    subject = f"{asked.state}: {unit}"
    below = min((one for one in weighed if one.exceeded is False), key=_doubt, default=None)
    open_ = next((one for one in weighed if one.exceeded is None), None)
    law = asked.law.at(start)
    if below is not None or open_ is not None:
        decides = below or open_
        assert decides is not None
        verdict = Verdict.NOT_DUE if below else Verdict.CANNOT_TELL
        words = "so it did not have to be told" if below else "so whether it had to be told cannot be told"
        sentence = (
            f"{asked.name(asked.state)} told an increase or activation of {unit}: {_told(decides)}, {words}."
        )
        return finding(
            asked, decides.answer, law, QUESTION, subject, decides.answer.sure(verdict), sentence,
            evidence=(heard[1],), value=decides.value,
        )  # fmt: skip
    timed = _timed(asked, heard, start, subject, max(weighed, key=_doubt))
    verdict = weighed[0].answer.sure(timed.verdict, *(one.answer for one in weighed))
    return msgspec.structs.replace(timed, verdict=verdict)


def _doubt(weight: Weight) -> bool:
    """Return whether no verdict may rest on the number against which it is held."""
    return not weight.answer.firm


def _timed(asked: YearAsked, heard: Heard, start: date, subject: str, weight: Weight) -> Finding:
    law, unit = asked.law.at(start), words_in(heard[0], "unit.designation")
    foreseen = _foreseen(asked, unit, start)
    alert, notice, effect = (
        heard[0].value("other.no_advance_notice"),
        law.on("increase/notice"),
        law.on("increase/effect"),
    )
    answer, due, counted = (
        weight.answer,
        end_of_day(start),
        "when it takes effect, as there was no notice to the troops",
    )
    if isinstance(alert, YesNo) and alert.yes and effect is not None:
        answer = effect
    elif notice is not None:
        answer, days = notice, notice.value or 0
        due, counted = (
            end_of_day(start - timedelta(days=days)),
            f"{days_words(days)} before it takes effect on {start}",
        )
    return judged(
        Duty(
            answer=answer,
            question=QUESTION,
            subject=subject,
            what=f"word of the increase or activation of {unit or 'a unit that is not named'} from {start}",
            by=(asked.state,),
            to=(ALL_STATES,),
            due=due,
            counted=counted,
            law=law,
            sent=(min((*foreseen, heard), key=transmitted),),
            notes=(
                f"{weight.answer.provision.paragraph}: {_told(weight)}.",
                *(("The annual exchange foresaw it.",) if foreseen else ()),
            ),
        ),
        asked,
    )


def _told(weight: Weight) -> str:
    unit = weight.answer.provision.unit
    told = "a number that is not told" if weight.value is None else f"{weight.value:,} {unit}"
    return f"{told}, where more than {weight.answer.value:,} are asked for"


def _weighed(message: Message, start: date, law: LawOfDay) -> Iterator[Weight]:
    """Yield the number and the duration, each held against its provision; nothing where no law of the day asks."""
    activated = words_in(message, "increase.kind") == ACTIVATION
    people, end = number_in(message, "increase.personnel"), day_of(message, "general.end")
    days = (end - start).days + 1 if end is not None else None
    kinds = ("activation/activated_personnel",) if activated else _asked_for(message)
    answers = [answer for kind in kinds if (answer := law.on(kind)) is not None]
    over = {_over(people, answer) for answer in answers}
    if answers:
        yield Weight(answers[0], people, over.pop() if len(over) == 1 else None)
    lasting = law.on("activation/duration" if activated else "increase/duration")
    if lasting is not None:
        yield Weight(lasting, days, _over(days, lasting))


def _asked_for(message: Message) -> tuple[str, ...]:
    """Return the questions for an increase: that of its kind of unit, both where the kind is not told."""
    kind = KINDS.get(words_in(message, "unit.kind"))
    return (kind,) if kind else tuple(KINDS.values())


def _over(number: int | None, answer: Answer) -> bool | None:
    return (
        None if number is None else rank_of(number, number, answer.value or 0, answer.provision.comparison) == MET
    )


def _foreseen(asked: YearAsked, unit: str, start: date) -> tuple[Heard, ...]:
    """Return the annual exchanges of the year in which an increase of that unit stands."""
    return tuple(
        one
        for one in asked.sent("vd11.10.annual_exchange")
        if unit and _year_of(one[0]) == start.year and _names(one[0], unit)
    )


def _year_of(message: Message) -> int | None:
    day: date | datetime | None = day_of(message, "exchange.valid_on")
    return day.year if day else None


def _names(message: Message, unit: str) -> bool:
    table = message.value("increases.planned")
    rows = table.rows if isinstance(table, Table) else ()
    return any(isinstance(row[0], Words) and row[0].text.casefold() == unit.casefold() for row in rows if row)
