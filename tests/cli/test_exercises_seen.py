"""`detente exercises claims`, `split` and `buildup`: data to stdout, words to stderr, bad input named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from detente.cli.exercises import app
from detente.model.errors import DateError, InputError, SchemaError, StorageError
from detente.sources.exercises import EXAMPLE

run = CliRunner().invoke
SEEN = str(EXAMPLE / "seen.yaml")
REAL = str(EXAMPLE / "activities.csv")
TRAINING = "Made-up Winter Training"
DAY = "2031-06-01"


def shown(*words: str) -> str:
    """Return what a command prints; it must exit 0."""
    result = run(app, list(words), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_claims_stand_side_by_side() -> None:
    result = run(app, ["claims", SEEN, "--as-of", DAY, "--activity", TRAINING], catch_exceptions=False)
    assert f"{TRAINING} (from 2031-02-01): 7 claims by 3 parties" in result.stdout
    assert "peak at once" in result.stdout
    assert "published total" in result.stdout
    assert "disputed [S]. The threshold for prior notification is at least 9,000 troops" in result.stdout
    assert "the middle class, the largest class: within, by every claim." in result.stdout
    assert "? Made-up Winter Training (from 2031-02-01) and Made-up Winter Training (from 2031-02-24)" in (
        result.stdout
    )
    assert result.stdout.rstrip().endswith("TLP:CLEAR")
    assert "8 claims said by 2031-06-01 23:59 UTC, on 2 of 5 activities" in result.stderr


def test_one_claim_is_one() -> None:
    result = run(
        app, ["claims", SEEN, "--as-of", DAY, "--activity", "made-up north drill"], catch_exceptions=False
    )
    assert "1 claim by 1 party" in result.stdout
    assert "May be one" not in result.stdout
    assert "Where a threshold" not in result.stdout


def test_claims_as_json_and_joined() -> None:
    same = f"{TRAINING}@2031-02-01|{TRAINING}@2031-02-24"
    data = json.loads(shown("claims", SEEN, "--as-of", DAY, "--same", same, "--json"))
    assert data["schema"] == "detente-exercises-claims/1"
    (joined,) = [one for one in data["activities"] if one["told"]["by_desk"]]
    assert len(joined["told"]["claims"]) == 8
    assert {one["rule"] for one in data["findings"]} == {"desk/claims_apart"}
    assert "joined by --same" in shown("claims", SEEN, "--as-of", DAY, "--same", same)


def test_nothing_said_later_is_shown() -> None:
    assert "2 claims by 1 party" in shown("claims", SEEN, "--as-of", "2031-01-30")
    assert shown("claims", SEEN, "--as-of", "2030-01-30") == "TLP:CLEAR\n"


def test_split_asks_and_drafts() -> None:
    text = shown("split", SEEN, "--as-of", DAY)
    assert "Made-up North Drill and Made-up South Drill (QM)" in text
    assert "Made-up North Drill and Made-up South Drill: 129 km apart." in text
    assert "| 1. Are these activities conducted under one operational command" in text
    assert "Separate activities are no breach" in text
    assert "one operational command" not in shown("split", SEEN, "--as-of", DAY, "--km", "100")


def test_split_of_an_alliance(tmp_path: Path) -> None:
    pact = tmp_path / "pact.yaml"
    pact.write_text(
        "id: PACT\nname: Pact\ntexts:\n  t: {instrument: made up, certainty: M}\ntext: t\nparties:\n"
        "  QM: {since: 2030-01-01}\n  QP: {since: 2030-01-01}\n",
        encoding="utf-8",
    )
    options = ("--groups", str(pact), "--alliance", "PACT")
    data = json.loads(shown("split", SEEN, "--as-of", DAY, "--json", *options))
    assert data["alliances"] == ["PACT"]
    assert ["PACT"] in [one["parties"] for one in data["findings"]]
    with pytest.raises(InputError, match="no such group"):
        run(app, ["split", SEEN, "--alliance", "PACTS", "--groups", str(pact)], catch_exceptions=False)


def test_zapad_2021_in_two_territories_is_asked_about_at_a_distance_only() -> None:
    far = ("split", REAL, "--as-of", "2021-12-31", "--km", "1500")
    assert "19,200" in shown(*far)
    assert "Zapad-2021" not in shown("split", REAL, "--as-of", "2021-12-31")


def test_split_names_what_follows_in_turn(tmp_path: Path) -> None:
    drills = tmp_path / "drills.csv"
    drills.write_text(
        "name,states,start,end,troops,zone\nWeek 1,QM,2031-05-05,2031-05-11,8000,yes\n"
        "Week 2,QM,2031-05-12,2031-05-18,8000,yes\n",
        encoding="utf-8",
    )
    text = shown("split", str(drills), "--as-of", DAY, "--days", "1")
    assert "Week 1 and Week 2 (QM) follow each other: their numbers are not added" in text
    data = json.loads(shown("split", str(drills), "--as-of", DAY, "--days", "1", "--json"))
    assert data["in_turn"] == [{"parties": ["QM"], "activities": ["Week 1", "Week 2"], "km": 300, "days": 1}]


def test_buildup_as_a_table_and_json() -> None:
    words = ("buildup", SEEN, "--as-of", "2031-04-15", "--activity", TRAINING)
    text = shown(*words)
    assert "2031-02-11  2031-02-17  not told" in text
    assert "3: between 8,000 and 11,000" in text
    assert "known until 2031-02-21, end not told" in text
    data = json.loads(shown(*words, "--json", "--from", "2031-02-10", "--until", "2031-02-12"))
    assert data["schema"] == "detente-exercises-buildup/1"
    assert (data["buildup"]["since"], data["buildup"]["until"]) == ("2031-02-10", "2031-02-12")
    assert [one["side"] for one in data["buildup"]["series"]] == ["declared", "seen"]


def test_buildup_of_what_tells_no_day(tmp_path: Path) -> None:
    undated = tmp_path / "undated.csv"
    undated.write_text("name,said_by,said,troops\nDrill,QN,2031-05-05,8000\n", encoding="utf-8")
    assert "QN tells no day for Drill" in shown("buildup", str(undated), "--as-of", DAY)


def test_buildup_as_a_picture(tmp_path: Path) -> None:
    words = ("buildup", SEEN, "--as-of", "2031-04-15", "--activity", TRAINING)
    for name, begins in (("a.svg", b"<svg"), ("a.png", b"\x89PNG")):
        shown(*words, "-o", str(tmp_path / name), "--ppi", "24")
        assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("words", "error", "told"),
    [
        (("claims", SEEN, "--activity", "Made-up Winter"), InputError, "of which nothing is told here"),
        (("claims", SEEN, "--same", "Nothing|Made-up North Drill"), InputError, "Nothing"),
        (("claims", SEEN, "--same", "Made-up North Drill"), InputError, "nothing to join"),
        (("claims", SEEN, "--same", "Made-up North Drill@soon|x"), DateError, "soon"),
        (("claims", "nothing.csv"), StorageError, "cannot be read"),
        (("buildup", SEEN, "-o", "a.gif"), InputError, "a form of picture that is not made"),
        (("buildup", SEEN, "--from", "2031-03-01", "--until", "2031-02-01"), DateError, "wrong order"),
        (("buildup", SEEN, "--activity", "Nothing"), InputError, "Nothing"),
        (("buildup", SEEN, "--same", "Nothing|Made-up North Drill"), InputError, "Nothing"),
    ],
)
def test_bad_input_is_named(words: tuple[str, ...], error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        run(app, [*words, "--as-of", DAY], catch_exceptions=False)


def test_a_bad_row_refuses_all_files(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text('name,states,start,troops\nDrill,QM,2031-05-05,"12,700"\n', encoding="utf-8")
    for verb in ("claims", "split", "buildup"):
        with pytest.raises(SchemaError, match="row 2, column troops"):
            run(app, [verb, SEEN, str(bad), "--as-of", DAY], catch_exceptions=False)
