"""Drafts leave open what is not known; validation names what is missing, does not fit, or is beyond sense."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from detente.agreements.form import Check, CheckType, Form
from detente.agreements.form_loading import load_forms
from detente.domains.exercises.messages.checks import values_at
from detente.domains.exercises.messages.forms import draft, open_items, problems
from detente.domains.exercises.messages.numbers import set_problems
from detente.domains.exercises.messages.related import Other, activities_in, activity_told, near_to
from detente.model.certainty import Certainty
from detente.model.exercise import Activity
from detente.model.message import (
    Coordinates,
    Day,
    Instant,
    Item,
    Listing,
    Message,
    Nothing,
    Number,
    Point,
    Polygon,
    Problem,
    Share,
    Shares,
    Table,
    Unknown,
    Unread,
    Value,
    Words,
    YesNo,
)

FORMS = load_forms()
NOON = datetime(2025, 3, 28, 12, tzinfo=UTC)
NOTIFICATION = FORMS.form("vd11.38.notification")
REDUCTION = FORMS.form("vd11.65.reduction")
NETWORK_NOTICE = FORMS.form("vd11.150.network_notice")


def of(form: Form, **more: Any) -> Message:
    """Return a message of a form with a header without faults, and what is given."""
    said: dict[str, Any] = {"number": "CBM/XX/25/0007/F25/O", "sender": "XX", "to": ("all",), "transmitted": NOON}
    return Message(type=form.type, **(said | more))


def with_item(form: Form, key: str, value: Value, **more: Any) -> Message:
    return of(form, items=(Item(key, value),), **more)


def found(form: Form, message: Message, check: str, others: tuple[Other, ...] = ()) -> list[Problem]:
    return [problem for problem in problems(form, message, FORMS, others) if problem.check == check]


def one(form: Form, message: Message, check: str) -> Problem:
    (problem,) = found(form, message, check)
    return problem


def area(*corners: tuple[float, float]) -> Polygon:
    return Polygon(tuple(Coordinates(round(y * 1e7), round(x * 1e7)) for y, x in corners))


def rows(*days: tuple[int, int]) -> Table:
    """Return phases in May 2025 from a day to a day."""
    return Table(
        tuple(
            (Words("active phase"), Day(date(2025, 5, a)), Day(date(2025, 5, b)), Nothing(), Nothing(), Nothing())
            for a, b in days
        )
    )


def test_a_draft_leaves_open_what_is_not_known() -> None:
    known: dict[str, Value] = {
        "general.end": Day(date(2025, 5, 23)),
        "general.designation": Words("Made-up Lantern"),
        "of.another.form": Words("passed over"),
    }
    message = draft(NOTIFICATION, known, sender="XX", to=("QQ", "all"))
    assert [item.key for item in message.items] == ["general.designation", "general.end"]
    assert message.to == ("QQ", "all")
    assert message.transmitted is None
    assert len(open_items(NOTIFICATION, message)) == len(NOTIFICATION.items) - 2
    missing = {problem.item for problem in found(NOTIFICATION, message, "missing")}
    assert missing == {item.key for item in open_items(NOTIFICATION, message)}
    heads = [problem.item for problem in found(NOTIFICATION, message, "header")]
    assert heads == ["number", "transmitted"]
    assert draft(NOTIFICATION).items == ()


def test_missing_is_not_none() -> None:
    message = with_item(NOTIFICATION, "other.related", Nothing())
    missing = {problem.item: problem for problem in found(NOTIFICATION, message, "missing")}
    assert "other.related" not in missing
    assert "or an explicit none" in missing["naval.gunfire"].expected
    assert "none will not do" in missing["general.designation"].expected
    refused = one(NOTIFICATION, with_item(NOTIFICATION, "general.designation", Nothing()), "none")
    assert (refused.item, refused.paragraph, refused.certainty) == (
        "general.designation",
        "43.1",
        Certainty.MEMORY,
    )
    assert refused.message == "CBM/XX/25/0007/F25/O"


@pytest.mark.parametrize(
    ("key", "value", "expected", "hint"),
    [
        ("land.troops_total", Unread("12,700"), "digits only", "not guessed"),
        ("land.troops_total", Unread("12 700"), "digits only", "not guessed"),
        ("land.troops_total", Unread("8000-9000"), "digits only", "one number is asked for"),
        ("land.troops_total", Unread("many"), "digits only", ""),
        ("land.troops_total", Words("12700"), "digits only", ""),
        ("land.tanks", Unread("XX 1.5"), "for each State", "not guessed"),
        ("general.start", Unread("12.05.2025"), "12 MAY 2025", "three letters"),
        ("other.commenced", Unread("12 MAY 2025 08:00"), "in UTC", "write UTC behind it"),
        ("area.polygon", Unread("59,4 24,7; 60 25"), "parted by semicolons", "N or S"),
        ("area.polygon", Point(Coordinates(0, 0)), "parted by semicolons", ""),
        ("other.no_advance_notice", Unread("perhaps"), "yes or no", ""),
        ("general.states", Unread("?"), "letters of States", ""),
        ("phases", Unread("see annex"), "its cells parted by |", ""),
        ("area.features", Words("x"), "words parted by semicolons", ""),
        ("general.designation", Number(3), "words", ""),
        ("landing.kind", Unread("x"), "heliborne landing", ""),
    ],
)
def test_what_could_be_read_in_two_ways_is_explained(key: str, value: Value, expected: str, hint: str) -> None:
    problem = one(NOTIFICATION, with_item(NOTIFICATION, key, value), "type")
    assert problem.item == key
    assert expected in problem.expected
    assert hint in problem.next_step
    assert bool(hint) == bool(problem.next_step)


@pytest.mark.parametrize(
    ("key", "value", "check", "says"),
    [
        ("general.designation", Words(" \n"), "empty", "blanks"),
        ("area.features", Listing(()), "empty", "without content"),
        ("area.features", Listing(("a", " ")), "empty", "without content"),
        ("phases", Table(()), "empty", "no rows"),
        ("general.states", Listing(("XX", "XX")), "doubled", "a State stands twice"),
        ("general.states", Listing(("to be told",)), "state", "not letters"),
        ("general.states", Listing(()), "state", "not letters"),
        ("land.tanks", Shares((Share("XX", 1), Share("XX", 2))), "doubled", "a State stands twice"),
        ("land.tanks", Shares((Share("x", 1),)), "state", "not letters"),
        ("landing.kind", Words("by sea"), "word", "not on the list"),
        ("air.sorties", Number(-1), "bound", "below zero"),
        ("air.sorties", Number(100_001), "bound", "no force has"),
        ("land.tanks", Shares((Share("XX", 30_001),)), "bound", "XX: a number that no force has"),
        ("area.polygon", area((0, 0), (1, 1)), "polygon", "at least 3"),
        ("area.polygon", area(*((n / 1000, n * n / 1e6) for n in range(201))), "polygon", "too many corners"),
    ],
)
def test_beyond_sense(key: str, value: Value, check: str, says: str) -> None:
    problem = one(NOTIFICATION, with_item(NOTIFICATION, key, value), check)
    assert problem.item == key
    assert says in problem.says
    desk = "no force has" in says or "too many" in says
    assert problem.firm is not desk


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("general.designation", Words("x")),
        ("area.features", Listing(("a",))),
        ("general.states", Listing(("XX", "all", "NATO"))),
        ("land.tanks", Shares((Share("total", 3),))),
        ("landing.kind", Words("parachute assault")),
        ("air.sorties", Number(100_000)),
        ("area.polygon", area((0, 0), (1, 0), (1, 1))),
        ("other.no_advance_notice", YesNo(yes=True)),
        ("general.start", Day(date(2025, 5, 12))),
        ("other.commenced", Instant(NOON)),
    ],
)
def test_what_is_in_order(key: str, value: Value) -> None:
    told = problems(NOTIFICATION, with_item(NOTIFICATION, key, value), FORMS)
    assert {problem.check for problem in told if problem.item == key} <= {"sum"}


def test_rows_and_cells() -> None:
    short = (Words("Field"),)
    odd = (Words("Field"), Unread("x"))
    empty = (Unread(""), Point(Coordinates(0, 0)))
    none = (Nothing(), Point(Coordinates(0, 0)))
    message = with_item(NOTIFICATION, "landing.embarkation", Table((short, odd, empty, none)))
    told = [(p.check, p.says) for p in problems(NOTIFICATION, message, FORMS) if p.item == "landing.embarkation"]
    assert told == [
        ("row", "row 1 has 1 cells"),
        ("type", "row 2, Coordinates: not a point"),
        ("empty", "row 3, Place: nothing stands there"),
        ("none", "row 4, Place: none stands where a content is asked for"),
    ]


def test_unknown_and_doubled_items_are_named() -> None:
    items = (
        Item("", Unknown("99", "99) rain\nand wind")),
        Item("not.of.it", Words("x")),
        Item("other.remarks", Nothing()),
        Item("other.remarks", Words("again")),
    )
    message = of(NOTIFICATION, items=items)
    unknown = found(NOTIFICATION, message, "unknown")
    assert [(p.item, p.given, p.firm) for p in unknown] == [("99", "99) rain", False), ("not.of.it", "", True)]
    assert one(NOTIFICATION, message, "doubled").item == "other.remarks"


@pytest.mark.parametrize(
    ("total", "parts", "says"),
    [
        (Number(100), Shares((Share("XX", 60), Share("QQ", 40))), None),
        (Number(100), Shares((Share("XX", 60), Share("QQ", 41))), "make 101, the total says 100"),
        (Nothing(), Shares((Share("XX", 1),)), "make 1, the total says 0"),
        (Number(5), Nothing(), "make 0, the total says 5"),
        (Nothing(), Nothing(), None),
        (Unread("5 or so"), Shares((Share("XX", 1),)), None),
        (Number(5), Unread("?"), None),
    ],
)
def test_sums(total: Value, parts: Value, says: str | None) -> None:
    items = (Item("land.troops_total", total), Item("land.troops_by_state", parts))
    told = found(NOTIFICATION, of(NOTIFICATION, items=items), "sum")
    assert [says in p.says for p in told] == ([True] if says else [])
    assert all(p.certainty is Certainty.DESK and p.item == "land.troops_by_state" for p in told)


def test_a_sum_that_is_not_split_is_named() -> None:
    items = (Item("land.troops_total", Number(7)), Item("land.troops_by_state", Shares((Share("total", 7),))))
    assert "only the sum is told" in one(NOTIFICATION, of(NOTIFICATION, items=items), "sum").says


def test_sums_and_order_row_by_row_in_a_calendar() -> None:
    form = FORMS.form("vd11.61.calendar")
    row = [Words("x")] * len(form.by_key["calendar.activities"].columns)
    places = {c.key: n for n, c in enumerate(form.by_key["calendar.activities"].columns)}
    row[places["troops"]] = Number(5)  # type: ignore[call-overload]
    row[places["troops_by_state"]] = Shares((Share("XX", 6),))  # type: ignore[call-overload]
    row[places["window_start"]] = Day(date(2025, 5, 2))  # type: ignore[call-overload]
    row[places["window_end"]] = Day(date(2025, 5, 1))  # type: ignore[call-overload]
    table = Table((tuple(row), (Words("short"),)))
    message = with_item(form, "calendar.activities", table)
    assert one(form, message, "sum").says == "row 1: the States' numbers make 6, the total says 5"
    assert one(form, message, "order").says == "row 1: the end lies before the beginning"
    assert values_at("calendar.activities/troops", form, message) == [Number(5), None]
    assert values_at("calendar.activities/troops", form, of(form)) == []


@pytest.mark.parametrize(
    ("told", "table", "count"),
    [
        (Number(1), Table((((Words("1st"),)),)), 0),
        (Number(2), Table((((Words("1st"),)),)), 1),
        (Number(0), Nothing(), 0),
        (Number(2), Nothing(), 1),
        (Number(2), None, 0),
        (Unread("two"), Nothing(), 0),
    ],
)
def test_rows_are_counted(told: Value, table: Value | None, count: int) -> None:
    form = FORMS.form("vd11.10.annual_exchange")
    items = [Item("units.total", told), *([Item("units.land", table)] if table else [])]
    assert len(found(form, of(form, items=tuple(items)), "count")) == count


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (Day(date(2025, 5, 1)), Day(date(2025, 5, 1)), None),
        (Day(date(2025, 5, 2)), Day(date(2025, 5, 1)), "before the beginning"),
        (Day(date(2025, 5, 1)), Day(date(2029, 5, 1)), "longer than anything does"),
        (Instant(NOON), Day(date(2024, 5, 1)), None),
        (Unread("?"), Day(date(2025, 5, 1)), None),
    ],
)
def test_days_in_order(first: Value, last: Value, says: str | None) -> None:
    items = (Item("general.start", first), Item("general.end", last))
    told = found(REDUCTION, of(REDUCTION, items=items), "order")
    assert [says in p.says for p in told] == ([True] if says else [])


def test_instants_in_order() -> None:
    items = (Item("network.from", Instant(NOON)), Item("network.until", Instant(NOON.replace(hour=11))))
    problem = one(NETWORK_NOTICE, of(NETWORK_NOTICE, items=items), "order")
    assert (problem.expected, problem.given) == ("2025-03-28 12:00 UTC or later", "2025-03-28 11:00 UTC")


@pytest.mark.parametrize(
    ("phases", "says"),
    [
        (rows((12, 23)), []),
        (rows((12, 14), (15, 23)), []),
        (
            rows((15, 23), (12, 14)),
            ["row 2 (2025-05-12 to 2025-05-14) stands below row 1 (2025-05-15 to 2025-05-23), which begins later"],
        ),
        (
            rows((12, 18), (14, 23)),
            ["row 1 (2025-05-12 to 2025-05-18) and row 2 (2025-05-14 to 2025-05-23) overlap on 2025-05-14 to"],
        ),
        (rows((12, 14), (14, 23)), ["overlap on 2025-05-14"]),
        (rows((12, 23), (13, 13)), ["row 2 (2025-05-13) overlap on 2025-05-13"]),
        (rows((12, 23), (13, 14), (16, 17)), ["overlap on 2025-05-13 to 2025-05-14", "row 1 (2025-05-12 to"]),
        (
            rows((13, 23), (12, 13)),
            ["row 2 (2025-05-12 to 2025-05-13) stands below row 1", "overlap on 2025-05-13"],
        ),
        (rows((12, 14), (13, 20), (15, 13)), ["overlap on 2025-05-13 to 2025-05-14"]),
        (rows((12, 14), (16, 23)), ["no phase covers 2025-05-15"]),
        (rows((12, 13), (16, 23)), ["no phase covers 2025-05-14 to 2025-05-15"]),
        (rows((13, 23)), ["no phase covers 2025-05-12"]),
        (rows((12, 22)), ["no phase covers 2025-05-23"]),
        (rows((12, 20)), ["no phase covers 2025-05-21 to 2025-05-23"]),
        (rows((11, 23)), ["a phase from 2025-05-11 to 2025-05-23 reaches beyond the activity"]),
        (rows((12, 24)), ["a phase from 2025-05-12 to 2025-05-24 reaches beyond the activity"]),
        (rows((1, 5)), ["no phase covers 2025-05-12 to 2025-05-23", "a phase from 2025-05-01 to 2025-05-05"]),
        (rows((25, 26)), ["no phase covers 2025-05-12 to 2025-05-23", "a phase from 2025-05-25 to 2025-05-26"]),
        (rows((12, 14), (15, 13)), []),  # turned round, which is named elsewhere
        (Table(()), []),
        (Nothing(), []),
    ],
)
def test_phases_follow_each_other(phases: Value, says: list[str]) -> None:
    items = (
        Item("general.start", Day(date(2025, 5, 12))),
        Item("general.end", Day(date(2025, 5, 23))),
        Item("phases", phases),
    )
    told = found(NOTIFICATION, of(NOTIFICATION, items=items), "phases")
    assert len(told) == len(says)
    assert all(words in p.says for words, p in zip(says, told, strict=True))


def test_many_phases_on_the_same_days_are_each_named_once() -> None:
    told = found(NOTIFICATION, with_item(NOTIFICATION, "phases", rows(*[(12, 23)] * 300)), "phases")
    assert len(told) == 299


def test_phases_to_the_last_day_of_all() -> None:
    row = (Words("active phase"), Day(date(9999, 12, 1)), Day(date.max), Nothing(), Nothing(), Nothing())
    items = (
        Item("general.start", Day(date(9999, 12, 1))),
        Item("general.end", Day(date.max)),
        Item("phases", Table((row,))),
    )
    assert found(NOTIFICATION, of(NOTIFICATION, items=items), "phases") == []


def test_places_lie_inside_the_declared_area() -> None:
    inside, outside = Coordinates(5_000_000, 5_000_000), Coordinates(-5_000_000, -5_000_000)
    declared = area((0, 0), (1, 0), (1, 1), (0, 1))
    phase = (Words("active phase"), Nothing(), Nothing(), Polygon((inside, outside, outside)))
    point = (Words("arrival"), Words("x"), Point(outside))
    good = (Words("arrival"), Words("x"), Point(inside))
    items = (
        Item("area.polygon", declared),
        Item("phases", Table((phase, (Words("recovery"),)))),
        Item("transfer.points", Table((good, point, (Words("arrival"), Words("x"), Nothing())))),
    )
    told = found(NOTIFICATION, of(NOTIFICATION, items=items), "inside")
    assert [(p.item, p.says) for p in told] == [
        ("phases", "row 1: 2 of its places lie outside the declared area, the first of them at 0.5000S 0.5000W"),
        (
            "transfer.points",
            "row 2: 1 of its places lie outside the declared area, the first of them at 0.5000S 0.5000W",
        ),
    ]
    crossed = area((0, 0), (1, 1), (1, 0), (0, 1))
    items = (Item("area.polygon", crossed), *items[1:])
    assert found(NOTIFICATION, of(NOTIFICATION, items=items), "inside") == []
    assert found(NOTIFICATION, of(NOTIFICATION, items=items[1:]), "inside") == []


def test_a_place_of_one_item_may_be_held_to_the_area_too() -> None:
    check = Check(
        check=CheckType.INSIDE, certainty=Certainty.DESK, area="area.polygon", places=("area.coordinates",)
    )
    form = msgspec.structs.replace(FORMS.form("vd11.17.2.incident"), checks=(check,))
    items = (
        Item("area.polygon", area((0, 0), (1, 0), (1, 1))),
        Item("area.coordinates", Point(Coordinates(-1, -1))),
    )
    assert one(form, of(form, items=items), "inside").says.startswith("1 of its places")


OWN = (
    Item("general.designation", Words("Made-up Lantern")),
    Item("general.start", Day(date(2025, 5, 12))),
    Item("general.end", Day(date(2025, 5, 23))),
    Item("area.polygon", area((45, -30), (45.5, -30), (45.5, -31))),
)


def other(name: str = "Made-up Torch", **more: Any) -> Other:
    said: dict[str, Any] = {
        "name": name,
        "states": frozenset({"XX"}),
        "start": date(2025, 5, 23),
        "end": date(2025, 5, 30),
        "corners": area((47, -30), (47.5, -30), (47.5, -31)).corners,
    }
    return Other(**(said | more))


@pytest.mark.parametrize(
    ("beside", "km"),
    [
        (other(), 166),
        (other(corners=()), None),
        (other(corners=area((0, 0), (1, 1), (1, 0), (0, 1)).corners), None),
        (other(start=date(2025, 5, 1), end=date(2025, 5, 12)), 166),
    ],
)
def test_related_activities_are_asked_for(beside: Other, km: int | None) -> None:
    message = of(NOTIFICATION, items=OWN)
    (own,) = activities_in(message)
    (near,) = near_to(own, (beside,), 300)
    assert near.km == km
    (problem,) = found(NOTIFICATION, message, "related", (beside,))
    assert ("not told" if km is None else f"{km} km away") in problem.says
    assert (problem.item, problem.certainty, problem.given) == ("other.related", Certainty.DESK, "nothing")
    none = of(NOTIFICATION, items=(*OWN, Item("other.related", Nothing())))
    assert found(NOTIFICATION, none, "related", (beside,))[0].given == "none"
    told = of(NOTIFICATION, items=(*OWN, Item("other.related", Words("The same staff leads both."))))
    assert found(NOTIFICATION, told, "related", (beside,)) == []


@pytest.mark.parametrize(
    "beside",
    [
        other("made-up LANTERN"),
        other(number="CBM/XX/25/0007/F25/O"),
        other(states=frozenset({"QQ"})),
        other(states=frozenset()),
        other(start=date(2025, 5, 24)),
        other(start=date(2025, 5, 1), end=date(2025, 5, 11)),
        other(corners=area((49, -30), (49.5, -30), (49.5, -31)).corners),
    ],
)
def test_what_is_not_related(beside: Other) -> None:
    assert found(NOTIFICATION, of(NOTIFICATION, items=OWN), "related", (beside,)) == []


def test_a_message_without_days_has_no_related_activities() -> None:
    assert list(activities_in(of(NOTIFICATION))) == []
    assert list(activities_in(of(NOTIFICATION, items=OWN[:1]))) == []
    (own,) = activities_in(of(NOTIFICATION, items=OWN[:2]))
    assert (own.start, own.end, own.corners) == (date(2025, 5, 12), date(2025, 5, 12), ())
    assert found(NOTIFICATION, of(NOTIFICATION), "related", (other(),)) == []


def test_the_rows_of_a_calendar_are_activities() -> None:
    form = FORMS.form("vd11.61.calendar")
    columns = [column.key for column in form.by_key["calendar.activities"].columns]

    def row(**told: Value) -> tuple[Value, ...]:
        return tuple(told.get(key, Nothing()) for key in columns)

    days = {"window_start": Day(date(2025, 5, 1)), "window_end": Day(date(2025, 5, 14))}
    table = Table(
        (
            row(designation=Words("A"), states=Listing(("QQ",)), duration_days=Number(10), **days),  # type: ignore[arg-type]
            row(designation=Words("B"), duration_days=Number(9_999_999), **days),  # type: ignore[arg-type]
            row(designation=Words("C")),
            (Words("short"),),
            row(
                designation=Words("D"),
                window_start=Day(date.max),
                window_end=Day(date.max),
                duration_days=Number(9),
            ),
        )  # type: ignore[arg-type]
    )
    told = list(activities_in(with_item(form, "calendar.activities", table)))
    assert [(one.name, one.states, one.start, one.end) for one in told] == [
        ("A", {"XX", "QQ"}, date(2025, 5, 1), date(2025, 5, 23)),
        ("B", {"XX"}, date(2025, 5, 1), date(2025, 5, 14)),
        ("D", {"XX"}, date.max, date.max),
    ]


def test_activities_on_record_have_days_and_no_place() -> None:
    assert list(activity_told(Activity(name="A"))) == []
    (told,) = activity_told(Activity(name="A", states=("XX",), hosts=("QQ",), start=date(2025, 5, 1)))
    assert (told.states, told.end, told.corners) == ({"XX", "QQ"}, date(2025, 5, 1), ())
    latest = Activity(name="A", start=date(2025, 5, 1), start_latest=date(2025, 5, 3))
    assert next(activity_told(latest)).end == date(2025, 5, 3)


@pytest.mark.parametrize(
    ("change", "item", "says"),
    [
        ({"number": "7/25"}, "number", "not a number of the network"),
        ({"number": "CBM/QQ/25/0007/F25/O"}, "number", "letters of another State"),
        ({"number": "CBM/XX/24/0007/F25/O"}, "number", "of another year"),
        ({"number": "CBM/XX/25/0007/F10/O"}, "number", "another format"),
        ({"number": "CBM/XX/25/0007/F10/O", "transmitted": None}, "number", "another format"),
        ({"number": "CBM/QQ/25/0007/F10/O", "sender": ""}, "number", "another format"),
        ({"to": ("QQ",)}, "to", "does not go to all"),
        ({"answers": "CBM/QQ/25/0001/F25/O"}, "answers", "such a message answers no other"),
        ({"after": "words\nEnd of CBM/XX/25/0008/F25/O\n"}, "number", "more than one closing line"),
    ],
)
def test_the_header(change: dict[str, Any], item: str, says: str) -> None:
    told = [
        p
        for p in problems(NOTIFICATION, of(NOTIFICATION, **change), FORMS)
        if p.check not in ("missing", "header")
    ]
    told += [p for p in found(NOTIFICATION, of(NOTIFICATION, **change), "header") if p.item == "to"]
    assert [(p.item, says in p.says) for p in told] == [(item, True)]


def test_a_header_without_faults() -> None:
    told = {p.check for p in problems(NOTIFICATION, of(NOTIFICATION, after="words behind\n"), FORMS)}
    assert told == {"missing"}
    joint = FORMS.form("vd11.16.3.joint_request")
    assert found(joint, of(joint), "format") == []
    assert found(joint, of(joint), "answers")[0].says == "it names no message that it answers"
    reply = FORMS.form("vd11.15.clarification")
    assert [p.item for p in found(reply, of(reply, to=("QQ",), answers="x"), "header")] == []
    assert found(REDUCTION, of(REDUCTION), "amends")[0].firm is False


def test_messages_among_each_other() -> None:
    first = of(NOTIFICATION)
    again = of(NOTIFICATION)
    unlike = of(NOTIFICATION, items=OWN)
    assert set_problems([first, again], FORMS) == ()
    (doubled,) = set_problems([first, unlike], FORMS)
    assert (doubled.check, doubled.message, doubled.certainty) == ("doubled", first.number, Certainty.COMPUTED)
    cut = of(REDUCTION, number="CBM/XX/25/0008/F25/O", amends=first.number)
    assert set_problems([first, cut], FORMS) == ()
    (unsent,) = set_problems([cut], FORMS)
    assert "never sent" in unsent.says
    assert not unsent.firm
    (early,) = set_problems([first, msgspec.structs.replace(cut, transmitted=NOON.replace(hour=11))], FORMS)
    assert "sent later" in early.says
    assert set_problems([first, msgspec.structs.replace(cut, transmitted=None)], FORMS) == ()
    odd = of(REDUCTION, number="CBM/XX/25/0009/F25/O", amends=cut.number)
    (other_type,) = set_problems([first, cut, odd], FORMS)
    assert "of another type" in other_type.says
    assert set_problems([Message(type="of.no.form", answers="x")], FORMS) == ()
    answering = of(NOTIFICATION, number="CBM/XX/25/0010/F25/O", answers=first.number)
    assert set_problems([first, answering], FORMS) == ()
    assert set_problems([Message(type=NOTIFICATION.type), Message(type=REDUCTION.type)], FORMS) == ()
