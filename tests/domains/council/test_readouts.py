"""The accounts of one meeting side by side, from readouts and from what reports tell."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.domains.council.dialogue import Step
from detente.domains.council.quantities import is_number, lengths_in, plain_value
from detente.domains.council.readouts import Comparison, Outcome, Telling, compare, compare_tellings
from detente.domains.council.saying import find_articles
from detente.domains.council.telling_reports import tellings_in
from detente.domains.council.told import Desk
from detente.domains.council.told_values import days_in, value_of
from detente.model.canonical import identify
from detente.model.council import NextMeeting
from detente.model.dialogue import Point, Readout
from detente.model.record import Record, Source, Span, digest
from detente.model.report import MeetingClaim, ReportDocument, StatementClaim
from detente.model.view import Entry
from tests.domains.council.drafting import article, draft
from tests.domains.council.telling import NOW, Report, name, party_id, seen, words

DAY = date(1975, 6, 1)


def readout(party: str, *points: Point, teller: str = "") -> Step:
    body = Readout(meeting="m", points=points, teller=teller, document=f"statement of {party}")
    record = Record(kind="council.readout", party=party, said=NOW, body=body)
    return Step(Entry(id=identify(record), record=record), body)


def point(subject: str, words: str, value: str = "") -> Point:
    return Point(subject=subject, words=words, value=value)


def outcomes(found: Comparison) -> dict[str, str]:
    return {one.subject: one.outcome.value for one in found.subjects}


def test_parties_stand_under_their_names_and_a_wire_under_its_own() -> None:
    found = compare(
        (
            readout("BB", point("calls", "calls were discussed")),
            readout("AA", point("Calls ", "Calls were discussed.")),
            readout("desk", point("ships", "ships too"), teller="The Wire"),
        ),
        name,
    )
    assert found.tellers == ("Alphia", "Betia", "The Wire")
    assert outcomes(found) == {"calls": "told alike", "ships": "told by one only"}
    (calls,) = found.of(Outcome.ALIKE)
    assert calls.silent == ("The Wire",)
    assert [(voice.teller, voice.telling.document) for voice in calls.voices] == [
        ("Alphia", "statement of AA"),
        ("Betia", "statement of BB"),
    ]


def test_no_account() -> None:
    found = compare((), name)
    assert (found.tellers, found.subjects, found.next_meeting.status) == ((), (), None)


def test_several_points_of_one_account_on_one_subject_count_together() -> None:
    both = (point("subject", "one", "1"), point("subject", "two", "2"))
    assert outcomes(compare((readout("AA", *both), readout("BB", *reversed(both))), name)) == {
        "subject": "told alike"
    }
    assert outcomes(compare((readout("AA", *both), readout("BB", both[0])), name)) == {
        "subject": "told differently"
    }


def test_one_value_missing_cannot_be_told_but_two_that_differ_can() -> None:
    told = (
        readout("AA", point("x", "a", "1")),
        readout("BB", point("x", "b")),
        readout("CC", point("x", "c", "2")),
    )
    assert outcomes(compare(told, name)) == {"x": "told differently"}
    assert outcomes(compare(told[:2], name)) == {"x": "words differ; whether it is the same cannot tell"}


accounts = st.lists(
    st.builds(
        readout,
        st.sampled_from(["AA", "BB", "CC"]),
        st.builds(
            point,
            st.sampled_from(["next meeting", "duration", "ships"]),
            st.sampled_from(["explore a schedule", "set dates", "four hours", "agreed to meet on February 3"]),
            st.sampled_from(["", "4 hours", "under study", "agreed date 1975-02-03"]),
        ),
    ),
    max_size=5,
)


@given(accounts, st.randoms())
def test_the_order_does_not_matter(told: list[Step], chance: object) -> None:
    other = list(told)
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert compare(tuple(told), name) == compare(tuple(other), name)


@given(accounts)
def test_every_point_stands_in_it_once(told: list[Step]) -> None:
    found = compare(tuple(told), name)
    shown = sorted(voice.point.words for one in found.subjects for voice in one.voices)
    assert shown == sorted(p.words for step in told for p in step.body.points)
    assert all(not set(one.silent) & {voice.teller for voice in one.voices} for one in found.subjects)


def a_report(file: str = "wire.txt") -> Report:
    meeting = MeetingClaim(
        forum="The Council", date="1975-06-01", duration="PT4H", place="Geneva", next="need to set dates"
    )
    report = Report(file).tell("m1", meeting, "need to set dates for future meetings")
    report.tell("m2", MeetingClaim(forum="The Council", date="1975-05-01"))
    report.tell("m3", MeetingClaim(forum="Another", date="1975-06-01"))
    return report.tell("m4", MeetingClaim(forum="The Council", date="1975-06-01", status="planned"))


def desk_of(*reports: Report) -> Desk:
    known = words(*reports)
    return Desk(name=name, words=lambda entry: known[entry.id], party_id=party_id)


def test_a_report_is_an_account_unconfirmed() -> None:
    report = a_report()
    (told,) = tellings_in(seen(report), "The Council", DAY, desk_of(report))
    assert (told.teller, told.confirmed, [source.name for source in told.sources]) == (
        "wire.txt",
        False,
        ["wire.txt"],
    )
    assert [(p.subject, p.words, p.value) for p in told.points] == [
        ("next meeting", "need to set dates for future meetings", ""),
        ("duration", "4 hours", "PT4H"),
        ("place", "Geneva", "Geneva"),
    ]
    assert told.points[0].spans == (Span(0, 37),)


def test_the_chair_and_the_wire() -> None:
    """K-2 with the wire as a report: under study, and both sources are named."""
    report = a_report()
    chair = readout(
        "AA", point("next meeting", "need to explore a schedule"), point("duration", "some four hours")
    )
    found = compare((chair,), name, tellings_in(seen(report), "The Council", DAY, desk_of(report)))
    assert outcomes(found) == {
        "duration": "told alike",
        "next meeting": "told differently",
        "place": "told by one only",
    }
    assert (found.next_meeting.status, found.next_meeting.contradiction) == (NextMeeting.UNDER_STUDY, True)
    (subject,) = found.of(Outcome.DIFFERENT)
    assert [voice.telling.document or voice.telling.sources[0].name for voice in subject.voices] == [
        "statement of AA",
        "wire.txt",
    ]


def test_the_agency_of_a_report_is_named() -> None:
    report = a_report()
    sha256 = digest(b"wire.txt")
    body = ReportDocument(id="r", file="wire.txt", chars=1, sha256=sha256, agency="DEMO")
    record = Record(kind="report.document", party="desk", said=NOW, body=body)
    also = (Entry(id=identify(record), record=record),)
    (told,) = tellings_in(seen(report, also=also), "The Council", DAY, desk_of(report))
    assert told.teller == "DEMO (wire.txt)"


def test_a_claim_without_a_source_and_with_a_level_and_words_in_a_statement() -> None:
    report = Report("x.txt").tell(
        "m", MeetingClaim(forum="The Council", date="1975-06-01", level="deputy ministers")
    )
    report.tell("s", StatementClaim(speaker="A", mode="indirect"), "ready for further talks, he said")
    bare = Entry(
        id=report.entries[0].id,
        record=Record(kind="report.claim", party="desk", said=NOW, body=report.entries[0].record.body),
    )
    known = words(report)
    desk = Desk(name=name, words=lambda entry: known[entry.id], party_id=party_id)
    told = tellings_in(seen(also=(bare,)), "The Council", DAY, desk)
    assert [(one.teller, [p.subject for p in one.points]) for one in told] == [("a report", ["level"])]
    (with_statement,) = tellings_in(seen(report), "The Council", DAY, desk)
    assert [p.subject for p in with_statement.points] == ["next meeting", "level"]


def test_where_no_day_is_known_no_report_is_taken() -> None:
    report = a_report()
    assert tellings_in(seen(report), "The Council", None, desk_of(report)) == ()


def test_a_forum_is_known_by_its_id_or_its_name() -> None:
    report = Report().tell("m", MeetingClaim(forum="Alphia", date="1975-06-01", place="Geneva"))
    for forum in ("AA", "Alphia"):
        assert len(tellings_in(seen(report), forum, DAY, desk_of(report))) == 1
    assert tellings_in(seen(report), "BB", DAY, desk_of(report)) == ()


def test_tellings_of_one_teller_are_put_together() -> None:
    told = [
        Telling(teller="A", points=(point("x", w),), record=w, sources=(Source("0" * 64, "text/plain", "f"),))
        for w in ("two", "one")
    ]
    (subject,) = compare_tellings(told).subjects
    assert (subject.outcome, [v.point.words for v in subject.voices]) == (Outcome.ONE_ONLY, ["one", "two"])


@pytest.mark.parametrize(
    ("told", "shown", "derived"),
    [
        (point("next meeting", "explore a schedule"), "under study", True),
        (point("next meeting", "explore a schedule", "agreed date"), "agreed date", False),
        (point("next meeting", "a frank exchange", "later, perhaps"), "later, perhaps", False),
        (point("next meeting", "a frank exchange"), None, None),
        (point("duration", "the talks took four hours"), "240 minutes", True),
        (point("duration", "four hours, then two days"), None, None),
        (point("duration", "long"), None, None),
        (point("ships", "four hours"), None, None),
    ],
)
def test_values(told: Point, shown: str | None, derived: bool | None) -> None:
    value = value_of(told)
    assert (value and value.shown, value and value.derived) == (shown, derived)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 2022-02-03", {(2022, 2, 3)}),
        ("on February 3", {(None, 2, 3)}),
        ("on the 3rd of Feb. 2022", {(2022, 2, 3)}),
        ("3 February or March 4th, 2022", {(None, 2, 3), (2022, 3, 4)}),
        ("in February", set()),
    ],
)
def test_days(text: str, days: set[tuple[int | None, int, int]]) -> None:
    assert days_in(text) == days


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        ("agreed to meet on February 3", "agreed date 2022-02-03", "told alike"),
        ("agreed date 2023-02-03", "agreed date 2022-02-03", "told differently"),
        ("agreed date", "agreed date 2022-02-03", "words differ; whether it is the same cannot tell"),
        ("agreed date", "agreed date", "words differ; whether it is the same cannot tell"),
    ],
)
def test_agreed_dates(first: str, second: str, outcome: str) -> None:
    steps = (readout("AA", point("next meeting", "a", first)), readout("BB", point("next meeting", "b", second)))
    assert outcomes(compare(steps, name)) == {"next meeting": outcome}


def test_an_agreed_date_in_the_same_words_is_the_same_without_its_day() -> None:
    steps = [readout(party, point("next meeting", "the date is set", "agreed date")) for party in ("AA", "BB")]
    assert outcomes(compare(tuple(steps), name)) == {"next meeting": "told alike"}


PLAIN = [
    ("4 hours", "240 minutes"),
    ("about four hours", "240 minutes"),
    ("PT4H", "240 minutes"),
    ("P1W2DT1H30M", "13050 minutes"),
    ("4h", "240 minutes"),
    ("4 hours and 30 min", "270 minutes"),
    ("4 hours, 30 minutes", "270 minutes"),
    ("3 hrs", "180 minutes"),
    ("forty-two days", "60480 minutes"),
    ("six weeks", "60480 minutes"),
    ("two and a half years", "30 months"),
    ("1 year and 3 days", "12 months 4320 minutes"),
    ("an hour", "60 minutes"),
    ("a day and more", "1440 minutes and more"),
    ("2.5 hours", "150 minutes"),
    ("9,000 troops", "9000 troops"),
    ("nine thousand troops", "9000 troops"),
    ("two million three hundred thousand and six", "2300000 and 6"),
    ("one hundred five", "105"),
    ("twenty ten", "20 10"),
    ("two two", "2 2"),
    ("thousand", "thousand"),
    ("10 hundred", "1000"),
    ("1,5", "1,5"),
    ("Under  Study!", "under study !"),
    ("P", "p"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "plain"), PLAIN)
def test_plain_values(text: str, plain: str) -> None:
    assert plain_value(text) == plain


def test_numbers_and_lengths() -> None:
    assert [is_number(word) for word in ("42", "Forty", "hundred", "men")] == [True, True, True, False]
    assert lengths_in("four hours, or 240 minutes, or two days") == ("240 minutes", "2880 minutes")


FOUND_IN = draft(
    article("5", "No heavy-bombers near the Élysée.", "Heavy bombers"), article("6", "heavybombers"), key="t"
)


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("HEAVY bombers elysee", ["5"]),
        ("e\u0301lyse\u0301e", ["5"]),
        ("bomber", []),
        ("heavybombers", ["6"]),
        (" - ", []),
        ("", []),
    ],
)
def test_articles_that_say_it(asked: str, numbers: list[str]) -> None:
    assert [one.article.number for one in find_articles([FOUND_IN], asked)] == numbers


def test_where_it_says_so() -> None:
    (one,) = find_articles([FOUND_IN], "bombers, elysee")
    assert (one.document, one.in_title, one.in_text) == ("t", (Span(6, 13),), (Span(9, 16), Span(26, 32)))
