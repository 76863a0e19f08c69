"""What must stay as it is when a law, a file or a fact is changed in a way whose effect is known beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import hypothesis.strategies as st
import msgspec
import pytest
import yaml
from hypothesis import given, settings

from detente.agreements import Law, Reform, load_law
from detente.agreements.form_loading import load_forms
from detente.agreements.provision import SENSIBLE
from detente.cli.exercises.check import _findings as findings_of_records
from detente.domains.exercises import findings, risk_findings, split_findings, year_findings
from detente.domains.exercises.limits import CLASSES
from detente.model.canonical import identify
from detente.model.exercise import Activity, Form, Notification, Range, Structure, Zone
from detente.model.finding import Evidence, Finding, Verdict
from detente.model.record import Record
from detente.model.risk import Meeting, MeetingStep, Reply, Request
from detente.model.view import Entry
from detente.sources.exercises import read_activities
from detente.watch.told import told_by
from tests.domains.exercises.test_columns import AROUND, DOUBTFUL, MIXED

LAW = load_law()
FORMS = load_forms()
NOW = datetime(2030, 1, 1, tzinfo=UTC)
NOTIFICATION, OBSERVATION = "Was prior notification due?", "Were observers to be invited?"
SIZE = "Is it large enough to count against the limits on large activities?"
RANK = {
    None: 0,
    Verdict.NOT_IN_FORCE: 0,
    Verdict.NOT_DUE: 0,
    Verdict.CANNOT_TELL: 1,
    Verdict.DUE: 2,
    Verdict.EXCEEDED: 2,
}
CROSSING = ("VD11/65", "VD11/practice")
"""Duties that arise because a line was crossed: where the line is moved below both sides, nothing crosses it. What
they say in another form, that the activity is notifiable, is then the duty to notify itself."""
FIRM = {Verdict.DUE, Verdict.NOT_DUE, Verdict.EXCEEDED, Verdict.WITHIN, Verdict.IN_TIME, Verdict.LATE}
EDITION_DAYS = [
    date(1980, 5, 1),
    date(1990, 5, 1),
    date(1993, 5, 1),
    date(1996, 5, 1),
    date(2005, 5, 1),
    date(2022, 5, 1),
]
THRESHOLDS = sorted(
    p.id for p in LAW.by_id.values() if p.comparison in ("at least", "more than") and p.unit not in ("sorties",)
)
STATES = ("BY", "DE", "FI", "NO", "PL", "RU", "SE", "US")

numbers = st.sampled_from(AROUND) | st.integers(0, 120_000)
exact = numbers.map(lambda n: Range(n, n))
maybe = st.none() | st.booleans()


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    """Draw a number as told, exactly or between two others; never one that tells nothing."""
    one, other = sorted((draw(numbers), draw(numbers)))
    return draw(st.sampled_from([Range(one, one), Range(one, other), Range(one, None), Range(None, other)]))


told = st.none() | ranges()
some_states = st.lists(st.sampled_from(STATES), unique=True, min_size=1, max_size=3).map(tuple)
days = st.sampled_from(EDITION_DAYS).flatmap(lambda day: st.dates(day, day + timedelta(days=40)))


@st.composite
def activities(draw: st.DrawFn, **fixed: Any) -> Activity:
    """Draw an activity of some edition's time."""
    start = draw(days)
    hosts = draw(some_states)
    known: dict[str, Any] = {
        "name": draw(st.sampled_from("ABCD")),
        "states": tuple(dict.fromkeys((*hosts, *draw(some_states)))),
        "hosts": draw(st.sampled_from([(), hosts])),
        "form": draw(st.sampled_from([Form.FIELD] * 5 + list(Form))),
        "structure": draw(st.none() | st.sampled_from(Structure)),
        "zone": draw(st.none() | st.sampled_from(Zone)),
        "single_command": draw(maybe),
        "snap": draw(maybe),
        "start": start,
        "end": start + timedelta(days=draw(st.integers(0, 20))),
        "in_calendar": draw(maybe),
        "changed_since_calendar": draw(maybe),
        "announced": draw(st.none() | st.dates(date(start.year - 3, 1, 1), start)),
        "concerns": draw(st.sampled_from([(), ("FI",)])),
        "unscheduled": draw(maybe),
    }
    known |= {field: draw(told) for field in ("troops", "tanks", "acvs", "artillery", "landing_troops")}
    return Activity(**(known | {"troops_total": draw(told)} | fixed))


laws = st.sampled_from([LAW, DOUBTFUL, MIXED])


def found(
    one: Activity, law: Law = LAW, sent: Iterable[Notification] = (), instant: datetime = NOW
) -> list[Finding]:
    return list(findings(one, Evidence(), law, instant, str, tuple(sent)))


def verdict(every: Iterable[Finding], question: str) -> Verdict | None:
    return next((finding.verdict for finding in every if finding.question == question), None)


def duties(every: Iterable[Finding]) -> set[tuple[str, str]]:
    """Return what is owed, apart from the duties that arise by crossing a line."""
    return {
        (f.question, owed.what)
        for f in every
        if f.rule not in CROSSING
        for owed in f.owed
        if f.verdict is Verdict.DUE
    }


def limits(some: Iterable[Activity], law: Law) -> dict[tuple[str, str], Finding]:
    every = year_findings([(one, Evidence()) for one in some], law, NOW, str)
    return {(f.subject, f.rule): f for f in every}


def no_lower(before: list[Finding], after: list[Finding]) -> None:
    """Hold that no verdict on notification, observation and size stands lower, and that no duty is gone.

    "Uncertain" has no place in that order where the wording is doubtful: it stands for "due" and for "not due".
    """
    for question in (NOTIFICATION, OBSERVATION, SIZE):
        was, is_ = verdict(before, question), verdict(after, question)
        if was is not Verdict.UNCERTAIN and is_ is not Verdict.UNCERTAIN:
            assert RANK[is_] >= RANK[was], question
    assert duties(before) <= duties(after)


def lowered(law: Law, id_: str, share: float) -> Law:
    """Return the law with a lower number of a provision, no lower than its unit can sensibly be."""
    provision = law.provision(id_)
    least, _ = SENSIBLE.get(provision.unit, (0, 0))
    value = max(least, int(provision.values[min(provision.values)] * share))
    return law.reformed(Reform(name="lower", says="a lower number", values={id_: value}))


@settings(max_examples=30, deadline=None)
@given(one=activities(), id_=st.sampled_from(THRESHOLDS), share=st.floats(0, 1), law=laws)
def test_a_lower_threshold_never_removes_a_duty(one: Activity, id_: str, share: float, law: Law) -> None:
    """All thresholds of all editions, every rule over one activity."""
    sent = Notification(activity=one, transmitted=datetime(1975, 1, 1, tzinfo=UTC))
    for notifications in ((), (sent,)):
        no_lower(found(one, law, notifications), found(one, lowered(law, id_, share), notifications))


@settings(max_examples=30, deadline=None)
@given(
    some=st.lists(activities(), min_size=1, max_size=5),
    id_=st.sampled_from(
        sorted(p.id for p in LAW.by_id.values() if p.question.startswith(CLASSES) or p.comparison == "at most")
    ),
    share=st.floats(0, 1),
)
def test_a_lower_limit_never_keeps_what_was_exceeded(some: list[Activity], id_: str, share: float) -> None:
    """A lower size of the largest class moves an activity out of the count of the others: so the law counts."""
    before, after = limits(some, LAW), limits(some, lowered(LAW, id_, share))
    for key, finding in before.items():
        moves = LAW.provision(id_).question.startswith("large/") and "largest" not in finding.sentence
        if finding.verdict is Verdict.EXCEEDED and not moves:
            assert after[key].verdict is Verdict.EXCEEDED, key


STRENGTHS = ("troops", "tanks", "acvs", "artillery", "landing_troops")


@settings(max_examples=30, deadline=None)
@given(one=activities(), field=st.sampled_from(STRENGTHS), number=numbers, more=numbers, law=laws)
def test_a_higher_strength_never_removes_a_duty(
    one: Activity, field: str, number: int, more: int, law: Law
) -> None:
    lower, higher = (msgspec.structs.replace(one, **{field: Range(n, n)}) for n in (number, number + more))
    no_lower(found(lower, law), found(higher, law))


@settings(max_examples=30, deadline=None)
@given(one=activities(), field=st.sampled_from((*STRENGTHS, "troops_total")), law=laws, data=st.data())
def test_a_wider_range_gives_no_other_firm_verdict(
    one: Activity, field: str, law: Law, data: st.DataObject
) -> None:
    """A range open at both ends is no range: nothing is told then, and the other numbers decide."""
    narrow = data.draw(ranges())
    least = None if narrow.least is None else data.draw(st.none() | st.integers(0, narrow.least))
    most = None if narrow.most is None else data.draw(st.none() | st.integers(narrow.most, 200_000))
    if least is None and most is None:
        least = 0
    before = found(msgspec.structs.replace(one, **{field: narrow}), law)
    after = found(msgspec.structs.replace(one, **{field: Range(least, most)}), law)
    for question in (NOTIFICATION, OBSERVATION):
        assert not (verdict(after, question) in FIRM and verdict(after, question) is not verdict(before, question))


@settings(max_examples=30, deadline=None)
@given(
    start=days,
    later=st.integers(0, 30),
    sent=st.integers(-60, -20),
    hours=st.integers(0, 80),
    wider=st.tuples(st.integers(0, 20), st.integers(0, 400)),
)
def test_a_wider_time_gives_no_other_firm_verdict(
    start: date, later: int, sent: int, hours: int, wider: tuple[int, int]
) -> None:
    def judged(more_days: int, more_hours: int) -> Verdict | None:
        one = Activity(
            name="A",
            states=("SE",),
            troops=Range(90_000, 90_000),
            structure=Structure.DIVISION,
            start=start,
            start_latest=start + timedelta(days=later + more_days),
        )
        first = datetime(start.year, start.month, start.day, tzinfo=UTC) + timedelta(days=sent)
        message = Notification(
            activity=one, transmitted=first, transmitted_latest=first + timedelta(hours=hours + more_hours)
        )
        return verdict(found(one, sent=[message]), "Was the notification given in time?")

    before, after = judged(0, 0), judged(*wider)
    assert after is before or after is Verdict.CANNOT_TELL


# --- Files: order, splitting, later information -----------------------------------------------------------------

REFERENCE = datetime(2022, 6, 1, tzinfo=UTC)


def number_text(number: Range) -> str:
    if number.most is None:
        return f"{number.least}+"
    return f"{number.least or 0}-{number.most}" if number.least != number.most else str(number.most)


@st.composite
def rows(draw: st.DrawFn) -> dict[str, Any]:
    """Draw an item of a file: an activity, with who said it and when."""
    states = draw(some_states)
    start = draw(st.dates(date(2021, 9, 1), date(2023, 3, 1)))
    row: dict[str, Any] = {
        "name": draw(st.sampled_from("ABCDE")),
        "states": list(states),
        "said_by": draw(st.sampled_from(STATES)),
        "said": (
            REFERENCE + timedelta(days=draw(st.integers(-300, 300)), seconds=draw(st.integers(0, 10**5)))
        ).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "start": str(start),
        "end": str(start + timedelta(days=draw(st.integers(0, 30)))),
        "structure": "division",
        "snap": draw(st.sampled_from(["yes", "no"])),
    }
    for field in ("troops", "tanks", "troops_total"):
        number = draw(st.none() | ranges())
        if number is not None:
            row[field] = number_text(number)
    return row


@st.composite
def notices(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a notification of a file; the instant at which it was sent is that at which it was said."""
    row = draw(rows())
    said = row.pop("said")
    return row | {"sent": said, "voluntary": draw(st.sampled_from(["yes", "no"]))}


def unique(items: list[dict[str, Any]], *fields: str) -> list[dict[str, Any]]:
    return list({tuple(str(item.get(field)) for field in fields): item for item in items}.values())


told_activities = st.lists(rows(), min_size=1, max_size=7).map(
    lambda r: unique(r, "name", "start", "said_by", "said")
)
told_notices = st.lists(notices(), max_size=4)


def records(items: list[dict[str, Any]], sent: list[dict[str, Any]]) -> list[Record[Any]]:
    """Return the records of a file, through its bytes."""
    if not items:
        return []
    text = yaml.safe_dump({"activities": items} | ({"notifications": sent} if sent else {}))
    return list(read_activities(text.encode(), "made.yaml"))


def as_of(every: Iterable[Record[Any]], instant: datetime, law: Law = LAW) -> list[str]:
    """Return what is found of what had been said by an instant, without the records' ids, in one order."""
    entries = [Entry(id=identify(r), record=r) for r in every if r.said <= instant]
    return told_of(findings_of_records(told_by(entries, FORMS, law, instant), law, instant))


def told_of(every: Iterable[Finding]) -> list[str]:
    bare = (
        msgspec.structs.replace(f, evidence=msgspec.structs.replace(f.evidence, records=(), sources=()))
        for f in every
    )
    return sorted(msgspec.json.encode(f).decode() for f in bare)


@settings(max_examples=30, deadline=None)
@given(items=told_activities, sent=told_notices)
def test_later_information_never_changes_what_was_owed(
    items: list[dict[str, Any]], sent: list[dict[str, Any]]
) -> None:
    """From file to findings: what is said after the instant of asking leaves every finding as it was."""
    every = records(items, sent)
    known = [i for i in items if i["said"] <= REFERENCE.strftime("%Y-%m-%dT%H:%M:%SZ")]
    had_been = [n for n in sent if n["sent"] <= REFERENCE.strftime("%Y-%m-%dT%H:%M:%SZ")]
    if known:
        assert as_of(every, REFERENCE) == as_of(records(known, had_been), REFERENCE)


@settings(max_examples=30, deadline=None)
@given(items=told_activities, sent=told_notices, data=st.data())
def test_the_order_of_records_does_not_matter(
    items: list[dict[str, Any]], sent: list[dict[str, Any]], data: st.DataObject
) -> None:
    other = records(data.draw(st.permutations(items)), data.draw(st.permutations(sent)))
    assert as_of(records(items, sent), NOW) == as_of(other, NOW)


@settings(max_examples=30, deadline=None)
@given(items=told_activities, sent=told_notices, cut=st.integers(0, 7))
def test_two_files_say_what_one_does(items: list[dict[str, Any]], sent: list[dict[str, Any]], cut: int) -> None:
    first, second = items[:cut], items[cut:]
    parts = [*records(first, sent if first else []), *records(second, [] if first else sent)]
    assert as_of(records(items, sent), NOW) == as_of(parts, NOW)


# --- Chapter III ------------------------------------------------------------------------------------------------


@st.composite
def messages(draw: st.DrawFn) -> list[Entry]:
    """Draw requests with their answers and meetings; some answer nothing that is known."""
    entries: list[Entry] = []
    for _ in range(draw(st.integers(1, 3))):
        by, to = draw(st.permutations(STATES))[:2]
        at = REFERENCE + timedelta(hours=draw(st.integers(-100, 100)))
        asked = _entry(by, Request(to=to, transmitted=at, concern="a concern"), at)
        entries.append(asked)
        for _ in range(draw(st.integers(0, 4))):
            at += timedelta(hours=draw(st.integers(0, 60)))
            body: Any = draw(
                st.sampled_from(
                    [
                        Reply(transmitted=at, insufficient=draw(st.sampled_from(["", "it says nothing"]))),
                        Meeting(
                            step=draw(st.sampled_from(MeetingStep)),
                            instant=at,
                            joint=draw(st.booleans()),
                            absent=(to,),
                        ),
                    ]
                )
            )
            entries.append(_entry(draw(st.sampled_from([by, to])), body, at, asked))
    return list({entry.id: entry for entry in entries}.values())


def _entry(party: str, body: Any, said: datetime, answers: Entry | None = None) -> Entry:
    kind = {Request: "risk.request", Reply: "risk.reply", Meeting: "risk.meeting"}[type(body)]
    record: Record[Any] = Record(
        kind=kind, party=party, said=said, body=body, in_reply_to=answers.id if answers else None
    )
    return Entry(id=identify(record), record=record)


@settings(max_examples=30, deadline=None)
@given(entries=messages(), data=st.data())
def test_clocks_know_no_order_and_nothing_later(entries: list[Entry], data: st.DataObject) -> None:
    instant = REFERENCE + timedelta(hours=data.draw(st.integers(-100, 250)))
    before = risk_findings(entries, LAW, instant, str)
    assert told_of(before) == told_of(risk_findings(data.draw(st.permutations(entries)), LAW, instant, str))
    known = [e for e in entries if e.record.said <= instant]
    assert before == risk_findings(known, LAW, instant, str)


# --- Neutrality -------------------------------------------------------------------------------------------------

OTHERS = ("AT", "CH", "DK", "ES", "IT", "LT", "RO", "UA")


def renamed(text: str, names: dict[str, str]) -> str:
    return re.sub(r"\b[A-Z]{2}\b", lambda m: names.get(m.group(), m.group()), text)


def given_names(every: Iterable[Finding], names: dict[str, str]) -> list[str]:
    """Return findings as sorted words, with lists of parties in one order, under other names."""
    return sorted(" ".join(sorted(re.findall(r"[\w.,:/<>=+-]+", renamed(text, names)))) for text in told_of(every))


def everything(some: list[Activity], law: Law = LAW) -> list[Finding]:
    told = [(one, Evidence(party=(one.states or one.hosts)[0])) for one in some]
    every = [f for one, evidence in told for f in findings(one, evidence, law, NOW, str)]
    return [*every, *year_findings(told, law, NOW, str), *split_findings(told, law, NOW, str)]


def with_names(one: Activity, names: dict[str, str]) -> Activity:
    lists = ("states", "hosts", "near", "concerns")
    return msgspec.structs.replace(one, **{f: tuple(names[state] for state in getattr(one, f)) for f in lists})


@settings(max_examples=30, deadline=None)
@given(
    some=st.lists(activities(), min_size=1, max_size=5, unique_by=lambda a: (a.name, a.start)),
    data=st.data(),
    among=st.sampled_from([STATES, OTHERS]),
)
def test_other_names_of_states_change_only_names(
    some: list[Activity], data: st.DataObject, among: tuple[str, ...]
) -> None:
    """No State is treated as another is not: under any exchange of names every finding keeps all but the names."""
    names = dict(zip(STATES, data.draw(st.permutations(among)), strict=True))
    before, after = everything(some), everything([with_names(one, names) for one in some])
    assert given_names(before, names) == given_names(after, {})


@settings(max_examples=30, deadline=None)
@given(entries=messages(), hours=st.integers(-100, 250))
def test_two_sides_exchanged_give_mirrored_findings(entries: list[Entry], hours: int) -> None:
    instant = REFERENCE + timedelta(hours=hours)
    mirror = dict(zip(STATES, reversed(STATES), strict=True))
    other: dict[str, Entry] = {}
    for entry in entries:
        body: Any = entry.record.body
        if isinstance(body, Request):
            body = msgspec.structs.replace(body, to=mirror[body.to])
        if isinstance(body, Meeting):
            body = msgspec.structs.replace(body, absent=tuple(mirror[state] for state in body.absent))
        answers = other.get(entry.record.in_reply_to or "")
        other[entry.id] = _entry(mirror[entry.record.party], body, entry.record.said, answers)
    before = risk_findings(entries, LAW, instant, str)
    after = risk_findings(other.values(), LAW, instant, str)
    assert given_names(before, mirror) == given_names(after, {})


@settings(max_examples=30, deadline=None)
@given(
    some=st.lists(activities(), min_size=1, max_size=4, unique_by=lambda a: (a.name, a.start)),
    other=activities(states=("AT",), hosts=("AT",)),
    sent=st.integers(-60, 0),
)
def test_an_activity_of_another_state_changes_nothing_about_these(
    some: list[Activity], other: Activity, sent: int
) -> None:
    """Whatever its name and its day: what another State does, and notifies, is its own."""
    start = other.start or date(2022, 5, 1)
    message = Notification(
        activity=other,
        transmitted=datetime(start.year, start.month, start.day, tzinfo=UTC) + timedelta(days=sent),
    )
    before = everything(some)
    after = [f for f in everything([*some, other]) if "AT" not in f.parties]
    assert told_of(before) == told_of(after)
    for one in some:
        assert found(one) == found(one, sent=[message])


def test_a_notification_of_the_same_exercise_in_another_year_is_another() -> None:
    one = Activity(
        name="A",
        states=("SE",),
        troops=Range(90_000, 90_000),
        structure=Structure.DIVISION,
        start=date(2022, 5, 1),
    )
    last_year = msgspec.structs.replace(one, start=date(2021, 5, 1))
    sent = Notification(activity=last_year, transmitted=datetime(2021, 1, 1, tzinfo=UTC))
    assert found(one) == found(one, sent=[sent])
    moved = Notification(
        activity=msgspec.structs.replace(one, start=date(2022, 6, 1)), transmitted=sent.transmitted
    )
    assert found(one) != found(one, sent=[moved])


@pytest.mark.parametrize("field", ["start", "states"])
def test_a_notification_that_does_not_tell_all_is_still_of_its_name(field: str) -> None:
    one = Activity(
        name="A",
        states=("SE",),
        troops=Range(90_000, 90_000),
        structure=Structure.DIVISION,
        start=date(2022, 5, 1),
    )
    silent = msgspec.structs.replace(one, **{field: None if field == "start" else ()})
    sent = Notification(activity=silent, transmitted=datetime(2022, 1, 1, tzinfo=UTC))
    assert verdict(found(one, sent=[sent]), "Was the notification given in time?") is Verdict.IN_TIME
