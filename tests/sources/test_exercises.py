"""Activities from CSV and YAML: every row or none, and each mistake with its row and column."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model.canonical import decode, encode
from detente.model.confidence import NOT_SHOWN
from detente.model.errors import DateError, DetenteError, EmptyError, EncodingError, InputError, SchemaError
from detente.model.exercise import Activity, Basis, Form, Range, Stage, Structure, Zone
from detente.model.message import Coordinates, Share
from detente.model.record import Marking, digest
from detente.sources.activity_fields import MADE_UP, STATES, read_number
from detente.sources.exercises import EXAMPLE, example_activities, read_activities

HEAD = "name,states,start,end,troops,zone\n"
GOOD = HEAD + "Exercise,NO,2024-05-06,2024-05-09,12700,yes\n"

YAML = """\
activities:
  - name: Exercise
    states: [NO]
    hosts: NO
    form: parachute assault
    structure: two brigades
    snap: yes
    start: 2024-05-06
    commenced: 2024-05-06T04:00:00Z
    duration_hours: 80
    near: [SE, FI]
    places: [north, south]
    tanks:
    stages:
      - from_hour: 0
        troops: 14000
      - from_hour: 70
        troops: 8000
        tanks:
notifications:
  - name: Exercise
    states: [NO]
    start: 2024-05-06
    sent: 2024-03-01
    sent_latest: 2024-03-02
    voluntary: yes
    troops: 12000
"""


def csv_of(text: str, name: str = "a.csv") -> tuple[object, ...]:
    return read_activities(text.encode(), name)


def refused(data: str | bytes, kind: type[DetenteError], *words: str, name: str = "a.csv") -> DetenteError:
    with pytest.raises(kind) as caught:
        read_activities(data.encode() if isinstance(data, str) else data, name)
    for word in words:
        assert word in str(caught.value)
    assert name in caught.value.where
    return caught.value


def test_a_row_is_a_record() -> None:
    (record,) = read_activities(GOOD.encode(), "a.csv")
    assert record.kind == "exercise.activity"
    assert record.party == "NO"
    assert record.said == datetime(2024, 5, 6, 23, 59, 59, tzinfo=UTC)
    assert record.body == Activity(
        name="Exercise",
        states=("NO",),
        start=date(2024, 5, 6),
        end=date(2024, 5, 9),
        troops=Range(12_700, 12_700),
        zone=Zone.YES,
    )
    (source,) = record.sources
    assert source.sha256 == digest(GOOD.encode())
    (span,) = source.spans
    assert GOOD[span.start : span.end] == GOOD.splitlines(keepends=True)[1]
    assert decode(encode(record)) == record


def test_an_empty_cell_is_not_told_and_never_zero() -> None:
    (record,) = read_activities((HEAD + "Exercise,NO,2024-05-06,,,\n").encode(), "a.csv")
    assert (record.body.troops, record.body.zone, record.body.end) == (None, None, None)
    (zero,) = read_activities((HEAD + "Exercise,NO,2024-05-06,,0,\n").encode(), "a.csv")
    assert zero.body.troops == Range(0, 0)


@pytest.mark.parametrize(
    ("cell", "told"),
    [("3000", Range(3000, 3000)), ("8000-10000", Range(8000, 10000)), ("9000+", Range(9000, None))],
)
def test_numbers_and_ranges(cell: str, told: Range) -> None:
    assert read_number(cell, "here") == told


@pytest.mark.parametrize(
    ("cell", "advice"),
    [
        ('"12,700"', "without commas"),
        ("12.700", "without commas"),
        ('"12700,5"', "without commas"),
        ("12 700", "without commas"),
        ("-5", "never below zero"),
        ("many", "digits only"),
        ("10000-8000", "smaller number first"),
        ("10000001", "from 0 to"),
        ("٣٠٠٠", "digits only"),
    ],
)
def test_a_number_of_another_form_names_row_and_column(cell: str, advice: str) -> None:
    problem = refused(GOOD + f"Other,NO,2024-05-06,,{cell},\n", SchemaError, advice)
    assert "row 3, column troops" in problem.where


@pytest.mark.parametrize(
    ("row", "kind", "column", "words"),
    [
        ("Other,XX,2024-05-06,,1,", SchemaError, "states", "unknown State"),
        ("Other,no,2024-05-06,,1,", SchemaError, "states", "in capitals"),
        ("Other,NO,2024-02-30,,1,", DateError, "start", "no such date"),
        ("Other,NO,06.05.2024,,1,", DateError, "start", "no such date"),
        ("Other,NO,1024-05-06,,1,", DateError, "start", "outside the years"),
        ("Other,NO,2024-05-06,2024-05-05,1,", DateError, "end", "wrong order"),
        ("Other,NO,,2024-05-05,1,", DateError, "end", "wrong order"),
        ("Other,NO,2024-05-06,,1,maybe", SchemaError, "zone", "unknown word"),
        (",NO,2024-05-06,,1,", SchemaError, "name", "without a name"),
        ("Other,,2024-05-06,,1,", SchemaError, "said_by", "nobody who says so"),
        ("Other,NO|SE,2024-05-06,,1,", SchemaError, "said_by", "nobody who says so"),
        ("Other,NO,,,1,", DateError, "said", "no day on which it was said"),
        ("Other,NO,2024-05-06,,12,700,", SchemaError, "7", "7 cells"),
        ("Other,NO,2024-05-06", SchemaError, "end", "3 cells"),
        (f"{'x' * 2001},NO,2024-05-06,,1,", SchemaError, "name", "at most 2000"),
        ('Other,"NO,2024-05-06,,1,', SchemaError, "", "not CSV"),
    ],
)
def test_a_bad_row_refuses_the_file(row: str, kind: type[DetenteError], column: str, words: str) -> None:
    problem = refused(GOOD + row + "\n", kind, words)
    assert "row 3" in problem.where
    assert column in problem.where


def test_one_bad_row_of_ten_thousand_imports_nothing() -> None:
    rows = [f"Exercise {i},NO,2024-05-06,,1000,yes\n" for i in range(10_000)]
    rows[5_000] = "Exercise 5000,NO,2024-05-06,,1.000,yes\n"
    assert "row 5002, column troops" in refused(HEAD + "".join(rows), SchemaError).where


def test_windows_1251_is_named_with_row_and_column() -> None:
    data = GOOD.encode() + "Учение,NO,2024-05-06,,1,\n".encode("cp1251")
    problem = refused(data, EncodingError, "Windows-1251", "UTF-8")
    assert "row 3, column name" in problem.where
    problem = refused("name\nУчение".encode("cp1251")[:5] + b"\xd3", EncodingError)
    assert "row 2, column name" in problem.where
    assert "byte 0" in refused(b"\xd3,states\n", EncodingError).where
    assert "row 2, byte 13" in refused(b"name\na,b,c,d,\xd3", EncodingError).where


def test_binary_and_empty_files() -> None:
    refused(b"name\0", EncodingError, "binary")
    refused(b"", EmptyError)
    refused("\ufeff \n", EmptyError)
    refused(HEAD, EmptyError, "no activities")
    refused(HEAD + ",,,,,\n\n", EmptyError)


def test_the_head_line_is_checked() -> None:
    refused("name,stats\n", SchemaError, "column stats", "did you mean states")
    refused("name;states\n", SchemaError, "by commas")
    refused("name,name\n", SchemaError, "stands twice")
    refused("states,start\n", SchemaError, "column is missing")


def test_a_byte_order_mark_and_blank_lines_do_not_matter() -> None:
    plain, marked = csv_of(GOOD), csv_of("\ufeff" + GOOD + "\n,,,,,\n")
    assert [r.body for r in plain] == [r.body for r in marked]  # type: ignore[attr-defined]


def test_a_quoted_cell_may_run_over_lines() -> None:
    text = 'name,states,start,places\nA,NO,2024-05-06,"here\nthere"\nB,NO,2024-05-06,x\n'
    first, second = read_activities(text.encode(), "a.csv")
    spans = [record.sources[0].spans[0] for record in (first, second)]
    assert text[spans[0].start : spans[0].end] == 'A,NO,2024-05-06,"here\nthere"\n'
    assert text[spans[1].start : spans[1].end] == "B,NO,2024-05-06,x\n"


def test_one_party_tells_an_activity_once() -> None:
    refused(GOOD + GOOD.splitlines()[1] + "\n", SchemaError, "tells twice", "row 2")


def test_what_somebody_else_reported_is_a_record_of_its_own() -> None:
    text = "name,states,start,troops,reported_total,reported_by\nA,NO,2024-05-06,8000,20000-30000,press\n"
    declared, reported = read_activities(text.encode(), "a.csv")
    assert (declared.party, declared.body.troops, declared.body.troops_total) == ("NO", Range(8000, 8000), None)
    assert (reported.party, reported.body.troops, reported.body.troops_total) == (
        "press",
        None,
        Range(20000, 30000),
    )
    for cells in (",,20000,", ",,,press"):
        refused(text.splitlines()[0] + f"\nA,NO,2024-05-06{cells}\n", SchemaError, "go together")


def test_a_row_may_say_who_may_read_it() -> None:
    head = HEAD.replace("zone", "zone,marking,held_for,reported_total,reported_by")
    text = head + "Exercise,NO,2024-05-06,2024-05-09,12700,yes,TLP:AMBER,desk|NO,15000,press\n"
    for record in read_activities(text.encode(), "a.csv"):
        assert (record.marking, record.held_for) == (Marking.AMBER, ("NO", "desk"))
    twice = head + "".join(f"Exercise,NO,2024-05-06,2024-05-09,12700,yes,,{who},,\n" for who in ("", "NO"))
    assert [record.held_for for record in read_activities(twice.encode(), "a.csv")] == [(), ("NO",)]  # type: ignore[attr-defined]
    notice = YAML.replace("    sent:", "    held_for: [NO]\n    sent:", 1)
    assert [record.held_for for record in read_activities(notice.encode(), "a.yaml")][-1] == ("NO",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (HEAD.replace("zone", "held_for") + "Whisper,NO,2024-05-06,2024-05-09,Whisper,NO\n", "a.csv"),
        (HEAD.replace("zone", "held_for") + "Whisper,NO,2024-05-06,2024-05-09,7,NO\n" * 2, "a.csv"),
        (HEAD.replace("zone", "held_for") + "Whisper,NO,2024-05-06,2024-05-09,7,Whis per\n", "a.csv"),
        ("activities:\n  - name: Whisper\n    held_for: NO\n    Whisper: 1\n", "a.yaml"),
        ("activities:\n  - name: Whisper\n    held_for: NO\n    start: Whisper\n", "a.yaml"),
        (YAML.replace("sent: 2024-03-01", "held_for: NO\n    sent: Whisper"), "a.yaml"),
    ],
)
def test_a_held_row_that_is_refused_is_not_repeated(text: str, name: str) -> None:
    problem = refused(text, InputError, NOT_SHOWN, name=name)
    assert "Whis" not in problem.given
    assert "Whis" not in problem.next_step


def test_an_activity_without_a_start_needs_a_day_on_which_it_was_said() -> None:
    (record,) = read_activities(b"name,states,said\nA,NO,2024-01-01\n", "a.csv")
    assert record.happened is None
    assert record.said == datetime(2024, 1, 1, 23, 59, 59, tzinfo=UTC)


def test_organisations_stand_beside_states() -> None:
    text = "name,states,organisations,said_by,said,start\nA,NO,NATO,NATO,2024-01-01,2024-05-06\n"
    (record,) = read_activities(text.encode(), "a.csv")
    assert (record.body.states, record.party) == (("NO", "NATO"), "NATO")
    assert record.said == datetime(2024, 1, 1, 23, 59, 59, tzinfo=UTC)
    refused(text.replace("NATO,2024", "??,2024"), SchemaError, "column said_by")


def test_yaml_holds_activities_and_notifications() -> None:
    activity, notification = read_activities(YAML.encode(), "a.yaml")
    assert activity.body == Activity(
        name="Exercise",
        states=("NO",),
        hosts=("NO",),
        form=Form.PARACHUTE_ASSAULT,
        structure=Structure.TWO_BRIGADES,
        snap=True,
        start=date(2024, 5, 6),
        commenced=datetime(2024, 5, 6, 4, tzinfo=UTC),
        duration_hours=80,
        near=("SE", "FI"),
        places=("north", "south"),
        stages=(Stage(troops=Range(14000, 14000)), Stage(from_hour=70, troops=Range(8000, 8000))),
    )
    assert notification.kind == "exercise.notification"
    assert notification.body.voluntary
    assert notification.body.transmitted == datetime(2024, 3, 1, 23, 59, 59, tzinfo=UTC)
    assert notification.body.transmitted_latest == datetime(2024, 3, 2, 23, 59, 59, tzinfo=UTC)
    assert notification.sources[0].media_type == "application/yaml"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("    form:", "    frm:", "did you mean form"),
        ("troops: 14000", "troops: 14,000", "without commas"),
        ("troops: 14000", "trops: 14000", "not a stage"),
        ("- from_hour: 70\n        troops", "- troops", "not a stage"),
        ("states: [NO]\n    hosts", "states: [[NO]]\n    hosts", "another form"),
        ("duration_hours: 80", "duration_hours: 80-90", "one number is wanted"),
        ("snap: yes", "snap: perhaps", "neither yes nor no"),
        ("    sent: 2024-03-01\n", "", "a field is missing"),
        ("activities:", "activites:", "another form"),
        (
            "name: Exercise\n    states: [NO]\n    hosts",
            "nme: Exercise\n    states: [NO]\n    hosts",
            "nobody knows",
        ),
    ],
)
def test_a_bad_item_refuses_the_file(old: str, new: str, words: str) -> None:
    assert "line " in refused(YAML.replace(old, new, 1), SchemaError, words, name="a.yaml").where


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("activities:\n", EmptyError),
        ("activities: []\n", EmptyError),
        ("activities: x\n", EmptyError),
        ("activities:\n  - x\n", SchemaError),
        ("activities:\n  - {name: A, states: NO, start: 2024-05-06, stages: x}\n", SchemaError),
        ("- a\n", SchemaError),
        ("# only words\n", SchemaError),
        ("activities:\n  - {name: A, states: NO, start: 2024-05-06}\nnotifications: x\n", EmptyError),
    ],
)
def test_yaml_of_another_form(text: str, kind: type[DetenteError]) -> None:
    refused(text, kind, name="a.yml")


def test_the_example_is_whole_and_says_who_says_so() -> None:
    records = example_activities()
    rows = (EXAMPLE / "activities.csv").read_text(encoding="utf-8").splitlines()
    assert len({r.body.name for r in records}) == len(rows) - 1 == 42
    assert all(r.body.cited and r.body.certainty_note for r in records)
    by = {(r.body.name, r.party): r.body for r in records}
    assert by["Zapad-2017", "BY"].troops == Range(12_700, 12_700)
    assert by["Zapad-2017", "analysts"].troops is None
    assert by["Zapad-2017", "analysts"].troops_total == Range(60_000, 70_000)
    assert by["Western Military District drills, Jan 2022", "RU"].troops_total == Range(3_000, 3_000)
    assert by["Kavkaz-2016", "RU"].hosts == ()
    for record in records:
        assert decode(encode(record)) == record


CORRECTED = {
    "Joint Warrior 15-1": ("2015-04-11", "2015-04-24"),
    "Build-up near Ukraine, spring 2021": ("2021-03-25", "2021-05-01"),
}
"""Days that the reference has from memory and a page, cited in the row, gives otherwise."""


def test_the_example_follows_the_reference(shared: Path) -> None:
    """Names, days, States and zone are those of the reference table, read apart from the builder.

    The sources of the reference come first; pages by which a row was checked stand behind them.
    """
    with (shared / "reference" / "exercises.csv").open(encoding="utf-8", newline="") as file:
        known = {row["name"]: row for row in csv.DictReader(file)}
    bodies = {r.body.name: r.body for r in example_activities()}
    assert bodies.keys() == known.keys()
    for name, row in known.items():
        body = bodies[name]
        assert set(body.states) == set(row["states"].split("|")), name
        assert (str(body.start), str(body.end or "")) == CORRECTED.get(name, (row["start"], row["end"])), name
        assert body.zone == row["in_zone"], name
        sources = tuple(part.strip() for part in row["source"].split(" ; "))
        assert body.cited[: len(sources)] == sources, name
        assert name not in CORRECTED or len(body.cited) > len(sources), name


PARTICIPATING = """
AL AD AM AT AZ BY BE BA BG CA HR CY CZ DK EE FI FR GE DE GR VA HU IS IE IT KZ KG LV LI LT LU MT MD MC MN ME NL MK
NO PL PT RO RU SM RS SK SI ES SE CH TJ TR TM UA GB US UZ
"""
"""The participating States of the OSCE."""


def test_the_codes_are_those_of_the_standard() -> None:
    assert len(STATES) == 249
    assert len(PARTICIPATING.split()) == 57
    assert set(PARTICIPATING.split()) <= STATES


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode), st.sampled_from(["a.csv", "a.yaml"]))
def test_no_bytes_do_anything_but_read_or_teach(data: bytes, name: str) -> None:
    try:
        records = read_activities(data, name)
    except InputError as problem:
        assert problem.where.startswith(name)  # noqa: PT017  either outcome is right
    else:
        assert records


PLACED = "name,states,start,at,area,troops_by_state,command,basis\n"


def test_a_row_may_tell_place_area_command_and_on_what_it_rests() -> None:
    row = 'Exercise,NO,2024-05-06,53.9N 27.6E,"60N 10E|60N 11E|61N 10E",NO 5500|SE 7200,Made-up Command,declared\n'
    record = read_activities((PLACED + row).encode(), "a.csv")[0]
    activity = record.body
    assert activity.at == Coordinates(539_000_000, 276_000_000)
    assert [corner.longitude_e7 for corner in activity.area] == [100_000_000, 110_000_000, 100_000_000]
    assert activity.troops_by_state == (Share("NO", 5500), Share("SE", 7200))
    assert (activity.command, activity.basis) == ("Made-up Command", Basis.DECLARED)
    assert decode(encode(record)) == record


@pytest.mark.parametrize(
    ("column", "cell", "word"),
    [
        ("at", '"53,9N 27,6E"', "point, not a comma"),
        ("at", "53.9 27.6", "letters"),
        ("at", "91N 27E", "letters"),
        ("area", "60N 10E|61N 11E|60N 11E|61N 10E", "cross"),
        ("area", "60N 170E|60N 170W|61N 170E", "antimeridian"),
        ("area", "60N 10E|61N 10E", "3 different corners"),
        ("troops_by_state", "NO 5500|NO 1", "each State once"),
        ("troops_by_state", "5500", "State"),
        ("troops_by_state", "NO", "digits only"),
        ("troops_by_state", "NO|5500", "digits only"),
        ("troops_by_state", '" "', ""),
        ("basis", "guessed", "estimated"),
    ],
)
def test_what_is_no_place_or_share_names_its_column(column: str, cell: str, word: str) -> None:
    data = f"name,states,start,{column}\nExercise,NO,2024-05-06,{cell}\n".encode()
    if not word:
        assert read_activities(data, "a.csv")[0].body.troops_by_state == ()
        return
    with pytest.raises(SchemaError) as refusal:
        read_activities(data, "a.csv")
    assert refusal.value.where == f"a.csv, row 2, column {column}"
    assert word in str(refusal.value)


def test_made_up_states_have_letters_that_no_state_has() -> None:
    (record,) = read_activities(b"name,states,said_by,start,troops\nDrill,QM|QZ,QM,2024-05-06,1\n", "a.csv")
    assert record.body.states == ("QM", "QZ")
    assert not MADE_UP & STATES
    with pytest.raises(SchemaError):
        read_activities(b"name,states,start,troops\nDrill,QA|QL,2024-05-06,1\n", "a.csv")


def test_what_one_party_told_is_not_put_into_the_mouth_of_another() -> None:
    text = (
        "name,states,start,troops,troops_total,tanks,landing_troops,command,structure,single_command,"
        "troops_by_state,basis,reported_total,reported_by,reported_basis\n"
        "Drill,SE,2024-05-06,100,120,3,5,Staff,division,yes,SE 100,declared,300,press,reported\n"
    )
    own, other = read_activities(text.encode(), "a.csv")
    assert (own.body.basis, own.body.command) == (Basis.DECLARED, "Staff")
    told = other.body
    assert (other.party, told.basis, told.troops_total) == ("press", Basis.REPORTED, Range(300, 300))
    silent = (told.troops, told.tanks, told.landing_troops, told.structure, told.single_command)
    assert silent == (None,) * 5
    assert (told.command, told.troops_by_state, told.stages) == ("", (), ())


def test_the_bundled_claims_carry_their_party_and_their_basis() -> None:
    """Checked by hand against the table of the desk's reference, section 11."""
    found = {(r.body.name, r.party): r.body for r in example_activities()}
    for name, party, basis, troops, total in (
        ("Zapad-2017", "BY", Basis.DECLARED, Range(12_700, 12_700), None),
        ("Zapad-2017", "analysts", Basis.ESTIMATED, None, Range(60_000, 70_000)),
        ("Kavkaz-2016", "RU", Basis.DECLARED, Range(12_500, 12_500), Range(120_000, 120_000)),
        ("Kavkaz-2016", "UA", Basis.REPORTED, None, Range(100_000, 100_000)),
        ("Zapad-2021, territory of Russia", "RU", Basis.DECLARED, Range(6_400, 6_400), Range(200_000, 200_000)),
        ("Zapad-2021, territory of Belarus", "BY", Basis.ANNOUNCED, Range(12_800, 12_800), None),
        ("Build-up near Ukraine, spring 2021", "EU", Basis.REPORTED, None, Range(100_000, None)),
        ("Allied Resolve / Union Resolve 2022", "BY", Basis.DECLARED, Range(None, 13_000), None),
        ("Allied Resolve / Union Resolve 2022", "press", Basis.REPORTED, None, Range(30_000, 30_000)),
        ("Anakonda 2014", "PL", None, None, Range(12_500, 12_500)),
    ):
        body = found[name, party]
        assert (body.basis, body.troops, body.troops_total) == (basis, troops, total), (name, party)
