"""The fixed dates of a State's year: what every participating State sends to all by a day of the calendar.

A State without anything to report owes a nil statement and not silence, so that either message meets the duty.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from detente.agreements.clause import Seat
from detente.agreements.engine import rule
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import ALL_STATES
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.told import Heard, number_in, words_in
from detente.domains.exercises.year.asking import YearAsked, day_of
from detente.domains.exercises.year.duty import NO_MESSAGE, Duty, finding, judged
from detente.model.certainty import firm
from detente.model.finding import Finding, Verdict
from detente.model.message import Message
from detente.model.time import end_of_day

DATES = "What is owed to all by this day?"
ASSESSMENT = "When is the next annual implementation assessment?"
VALID = "exchange.valid_on"


class Fixed(msgspec.Struct, frozen=True, kw_only=True):
    """One exchange of the year. `ahead`: it is for the year that lies so many years after the one it is due in.

    `types` and `nil` are the messages that meet it, `year` the item that says for which year they are. `kind` is
    the word in `exchange.kind` where one type serves several exchanges. `exchange` is what a suspension names.
    """

    question: str
    what: str
    types: tuple[str, ...]
    year: tuple[str, ...]
    nil: tuple[str, ...] = ()
    nil_what: str = ""
    nil_question: str = ""
    ahead: int = 1
    ahead_question: str = ""
    kind: str = ""
    exchange: str = ""
    forces: bool = False


FIXED = (
    Fixed(
        question="exchange/day",
        what="annual exchange of military information for {year}",
        exchange="annual exchange of military information",
        types=("vd11.10.annual_exchange",),
        nil=("vd11.9.nil",),
        nil_what="nil statement for {year}: no forces to report",
        nil_question="exchange/nil",
        year=(VALID, "exchange.year"),
        forces=True,
    ),
    Fixed(
        question="plans/day",
        what="plans for the deployment of major systems in {year}",
        exchange="deployment plans",
        types=("vd11.13.deployment_plans",),
        nil=("vd11.9.nil",),
        nil_what="plans for the deployment of major systems in {year}, or a nil statement",
        year=("exchange.year",),
        forces=True,
    ),
    Fixed(
        question="calendar/day",
        what="annual calendar of the notifiable activities of {year}, or the word that there is none",
        exchange="annual calendar",
        types=("vd11.61.calendar",),
        nil=("vd11.62.no_activities",),
        nil_question="calendar/nil",
        year=("calendar.year",),
    ),
    Fixed(
        question="announcement/day",
        what="announcement of activities of the largest class in {year}, or the word that none is planned",
        exchange="large activities",
        types=("vd11.68.large_activity",),
        nil=("vd11.69.no_large_activity",),
        nil_question="announcement/nil",
        year=("calendar.year",),
        ahead_question="announcement/years_ahead",
    ),
    Fixed(
        question="contacts/day",
        what="plan of military contacts for {year}",
        exchange="contacts plan",
        types=("vd11.iv.contacts_plan",),
        year=("contacts.year",),
    ),
    Fixed(
        question="holidays/day",
        what="list of national holidays of {year}",
        exchange="holidays",
        types=("vd11.ix.holidays",),
        year=("calendar.year",),
    ),
    Fixed(
        question="code_of_conduct/day",
        what="answers to the questionnaire on the Code of Conduct, {year}",
        types=("fsc.exchange.return",),
        year=("exchange.year",),
        ahead=0,
        kind="code of conduct",
    ),
    Fixed(
        question="global_exchange/day",
        what="global exchange of military information, {year}",
        types=("fsc.exchange.return",),
        year=("exchange.year",),
        ahead=0,
        kind="global exchange",
    ),
    Fixed(
        question="arms_returns/day",
        what="returns on transfers of arms and on small arms, {year}",
        types=("fsc.exchange.return",),
        year=("exchange.year",),
        ahead=0,
        kind="arms returns",
    ),
)
"""Every exchange with a day of its own. The days stand in the law, never here."""
DAY_QUESTIONS = {"calendar/day": "calendar/november_day", "announcement/day": "announcement/november_day"}
"""Where the law asks a date by another name."""


@rule(
    "VD11/year",
    question=DATES,
    instrument=INSTRUMENT,
    paragraph="9, 10, 13, 61, 62, 68, 69, Chapters IV and IX, and exchanges of the Forum",
    asks=(
        *(DAY_QUESTIONS.get(one.question, one.question) for one in FIXED),
        *("exchange/valid", "exchange/nil", "calendar/nil", "calendar/few"),
        *("announcement/nil", "announcement/years_ahead", "announcement/calendar"),
    ),
)
def fixed_dates(asked: YearAsked) -> Iterator[Finding]:
    """Yield each exchange that the State owes by a fixed date of the window, and whether a message met it.

    No message on record is never read as none sent. A suspension that is on record is told with its stated ground.
    """
    for year in asked.years:
        for fixed in FIXED:
            yield from _fixed(asked, fixed, year)


def _fixed(asked: YearAsked, fixed: Fixed, year: int) -> Iterator[Finding]:
    question = DAY_QUESTIONS.get(fixed.question, fixed.question)
    law = asked.law.at(date(year, 12, 31))
    answer = law.on(question)
    if answer is None:
        return
    day = answer.provision.day_in(year, answer.value or 1)
    law = asked.law.at(day)
    answer = law.on(question)
    if answer is None or not asked.within(day) or not asked.takes_part(day):
        return
    ahead = _ahead(fixed, law.on(fixed.ahead_question)) if fixed.ahead_question else fixed.ahead
    about = year + ahead
    seat = asked.members.forceless(asked.state, day) if fixed.forces else None
    what = _what(fixed, seat, about, law.on("exchange/valid"))
    sent = tuple(one for one in asked.sent(*fixed.types, *fixed.nil) if _is_for(one, fixed, about))
    suspended = tuple(_suspended(asked, fixed, day))
    duty = Duty(
        answer=answer,
        question=DATES,
        subject=f"{asked.state}: {fixed.kind or fixed.exchange} {about}",
        what=what,
        by=(asked.state,),
        to=(ALL_STATES,),
        due=end_of_day(day),
        counted=f"{day.day} {day:%B} of each year",
        law=law,
        rule=_rule(fixed, seat, answer, law.on(fixed.nil_question)),
        sent=sent,
        notes=(*_notes(asked, fixed, about, seat, day), *suspended),
        silence=f"{NO_MESSAGE}; said to be suspended" if suspended else NO_MESSAGE,
    )
    yield judged(duty, asked)


def _ahead(fixed: Fixed, answer: Answer | None) -> int:
    return fixed.ahead if answer is None else answer.value or 0


def _what(fixed: Fixed, seat: Seat | None, about: int, valid: Answer | None) -> str:
    if seat is not None and firm(seat.citation.certainty):
        return fixed.nil_what.format(year=about)
    nil = ", or a nil statement" if seat else ""
    return f"{fixed.what.format(year=about)}{_valid(fixed, about, valid)}{nil}"


def _valid(fixed: Fixed, about: int, valid: Answer | None) -> str:
    """Return the words for the day as of which an exchange is valid, where it has one."""
    if VALID not in fixed.year or valid is None:
        return ""
    return f", valid as of {valid.provision.day_in(about, valid.value or 1)}"


def _rule(fixed: Fixed, seat: Seat | None, answer: Answer, nil: Answer | None) -> str:
    """Return the rule to name: that of the nil statement for a State that is told to have no forces."""
    forceless = seat is not None and firm(seat.citation.certainty)
    return nil.provision.rule if forceless and nil is not None and fixed.forces else answer.provision.rule


def _is_for(heard: Heard, fixed: Fixed, about: int) -> bool:
    """Return whether a message is for that year, and of that kind."""
    message = heard[0]
    if fixed.kind and words_in(message, "exchange.kind") != fixed.kind:
        return False
    days = (day_of(message, key) for key in fixed.year)
    return about in (
        *(number_in(message, key) for key in fixed.year),
        *(day.year for day in days if day is not None),
    )


def _notes(asked: YearAsked, fixed: Fixed, about: int, seat: Seat | None, day: date) -> Iterator[str]:
    law = asked.law.at(day)
    nil = law.on(fixed.nil_question) if fixed.nil_question else None
    if nil is not None:
        yield f"{nil.provision.says} ({nil.provision.paragraph})."
    if seat is not None:
        yield f"{asked.name(asked.state)} is told to have no armed forces [{seat.citation.certainty}]."
    if fixed.ahead_question:
        yield from _both(asked, about, day)
    unread = [m for m, _ in asked.sent(*fixed.types, *fixed.nil) if _without_year(m, fixed)]
    if unread:
        yield f"{len(unread)} of that kind on record does not say for which year: {_numbers(unread)}."


def _both(asked: YearAsked, about: int, day: date) -> Iterator[str]:
    """Yield that the largest class stands in two messages, and by when in the second (70, 71)."""
    law = asked.law.at(day)
    calendar, both, few = (
        law.on(f"{q}") for q in ("calendar/november_day", "announcement/calendar", "calendar/few")
    )
    if both is not None and calendar is not None:
        second = calendar.provision.day_in(about - 1, calendar.value or 1)
        yield f"{both.provision.says} ({both.provision.paragraph}): the calendar for {about} is due by {second}."
    if few is not None:
        yield f"{few.provision.says} ({few.provision.paragraph})."


def _without_year(message: Message, fixed: Fixed) -> bool:
    """Return whether a message of the kind does not say for which year it is."""
    other = fixed.kind and words_in(message, "exchange.kind") != fixed.kind
    told = any(number_in(message, key) is not None or day_of(message, key) is not None for key in fixed.year)
    return not other and not told


def _numbers(messages: list[Message]) -> str:
    return ", ".join(message.number or "without a number" for message in messages)


def _suspended(asked: YearAsked, fixed: Fixed, day: date) -> Iterator[str]:
    """Yield since when and on what stated ground an exchange stood suspended on a day, by whose word."""
    exchange = fixed.kind or fixed.exchange
    stands: str | None = None
    moves = [*asked.events("exchange suspended"), *asked.events("exchange resumed")]
    for message, _, since in sorted(moves, key=lambda move: (move[2], words_in(move[0], "event.kind"))):
        if since > day or words_in(message, "event.about") not in ("", exchange):
            continue
        ground = words_in(message, "event.ground") or "not told"
        resumed = words_in(message, "event.kind") == "exchange resumed"
        stands = (
            None
            if resumed
            else (
                f"{asked.name(message.sender)} said that the exchange is suspended since {since}; "
                f"ground as stated: {ground}. A suspension is recorded here, not judged."
            )
        )
    if stands:
        yield stands


@rule(
    "VD11/148",
    question=ASSESSMENT,
    instrument=INSTRUMENT,
    paragraph="148-149",
    asks=("assessment/month",),
)
def assessment(asked: YearAsked) -> Iterator[Finding]:
    """Yield the annual implementation assessment meetings of the window that have not passed: a month, no day."""
    for year in asked.years:
        law = asked.law.at(date(year, 1, 1))
        answer = law.on("assessment/month")
        if answer is None:
            continue
        first = date(year, answer.value or 1, 1)
        if asked.within(first) and (first.year, first.month) >= (asked.instant.year, asked.instant.month):
            owed = answer.provision.owed(
                what=f"annual implementation assessment meeting {year}",
                by=(ALL_STATES,),
                within=f"about {first:%B %Y}; the days are set anew each year",
            )
            sentence = f"The annual implementation assessment meeting is to be expected about {first:%B %Y}."
            yield finding(
                asked, answer, law, ASSESSMENT, f"{asked.state}: assessment {year}", Verdict.OPEN, sentence,
                owed=(owed,),
            )  # fmt: skip
