"""`detente reports review` as a person uses it: keys, lines, tables; and what the desk holds and shows then."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from detente.cli.council.material import agenda_of
from detente.cli.registers import register_of
from detente.cli.review import answers as answering
from detente.cli.review.answers import Cancelled, Lines, Terminal
from detente.cli.review.becoming import Setting
from detente.cli.review.book import Book
from detente.cli.review.screen import Screen
from detente.cli.review.sitting import Sitting
from detente.ledger import Ledger, verify
from detente.model.record import Marking
from detente.model.report import StatementClaim
from detente.model.review import ClaimDecision, reviewed
from detente.model.view import SHARED, Audience, View
from tests.cli.reviewing import CLAIMS, ISSUES, TEXT, claim_records, make_desk
from tests.cli.running import Done, detente_here

ALWAYS = datetime.max.replace(tzinfo=UTC)
BY = ("--by", "A. Reader")
ORDER = ["meeting", "line", "drills", "activity", "proposal", "answer", "gap", "denial", "actor"]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return make_desk(tmp_path / "desk")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the function that runs the verb with lines on stdin."""

    def run(lines: str, *arguments: str | Path) -> Done:
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        return detente_here("reports", "review", *arguments)

    return run


def view(desk: Path, audience: Audience = SHARED) -> View:
    with Ledger.open(desk, read_only=True) as ledger:
        return ledger.view(ALWAYS, audience=audience)


def decided(desk: Path) -> list[tuple[str, str]]:
    """Return the words of the decisions on record with their reasons, in their order."""
    found = (entry.record.body for entry in view(desk).of_kind("report.decision"))
    return [(str(body.word), body.why) for body in found if isinstance(body, ClaimDecision)]


def standing(desk: Path) -> View:
    with Ledger.open(desk, read_only=True) as ledger:
        return reviewed(ledger.view(ALWAYS).standing(ledger.party))


def open_ids(desk: Path) -> list[str]:
    return [item.entry.id for item in Book(desk, SHARED).open_items()]


def test_keys_in_a_pipe(desk: Path, typed: Any) -> None:
    done = typed("c\nr not what was said\ns\n", desk, *BY)
    assert done.returncode == 0, done.stderr
    assert decided(desk) == [("confirmed", ""), ("rejected", "not what was said")]
    assert "2 decided by A. Reader; 7 of these 9 still open." in done.stderr
    assert "1 of 9 · meeting · open" in done.stdout
    assert ">>Orvania and Tessel met in Karsin on Wednesday for two hours<<" in " ".join(done.stdout.split())
    assert "\x1b" not in done.stdout


def test_a_sitting_goes_on_where_the_last_one_stopped(desk: Path, typed: Any) -> None:
    typed("c\nc\n", desk, *BY)
    done = typed("q\n", desk, *BY)
    assert "1 of 7 · statement · open" in done.stdout
    assert len(open_ids(desk)) == 7


def test_the_claim_its_sentence_its_source_and_what_it_would_become(desk: Path, typed: Any) -> None:
    done = typed("s\ns\ns\n", desk, *BY, "--kind", "statement", "--kind", "activity")
    shown = " ".join(done.stdout.split())
    assert "wire.txt · Harborwire · 2021-02-03 · Orvania and Tessel meet over drills" in shown
    assert "said >>Orvania would keep the line between the two staffs open<<. Tessel must" in shown
    assert "topic hotline (97 % sure) stance assure (61 % sure: look twice)" in shown
    assert "p makes it that, and a position of Orvania on an issue that you name; on this topic: line" in shown
    assert "reported, for the exercise rules: Grey Heron, 14,000 troops told, 4 February 2021" in shown
    assert "rules: " in shown


def test_every_decision_is_one_signed_record_of_who_took_it(desk: Path, typed: Any) -> None:
    before = len(view(desk).entries)
    typed("c\n", desk, *BY)
    (entry,) = view(desk).of_kind("report.decision")
    assert len(view(desk).entries) == before + 1
    assert (entry.record.body.by, entry.record.party) == ("A. Reader", "desk")
    assert entry.record.in_reply_to == entry.record.body.of
    verify(desk).demand()


def test_undo_is_a_record_and_nothing_is_deleted(desk: Path, typed: Any) -> None:
    done = typed("c\nu\nr\nu\nu\nq\n", desk, *BY)
    assert "Taken back: confirmed" in done.stdout
    assert "Nothing decided in this sitting" in done.stdout
    assert "0 decided by A. Reader, 2 taken back; 9 of these 9 still open." in done.stderr
    assert len(decided(desk)) == 2
    assert len(open_ids(desk)) == 9
    assert [e.record.body.why for e in view(desk).of_kind("record.correction")] == ["taken back by A. Reader"] * 2


def test_back_help_and_keys_that_are_none(desk: Path, typed: Any) -> None:
    done = typed("b\ns\nc\nb\nc\n?\nx\nq\n", desk, *BY)
    shown = " ".join(done.stdout.split())
    assert "This is the first." in shown
    assert "This claim is decided; u takes a decision of this sitting back." in shown
    assert "r reject" in shown
    assert "'x' does nothing here" in shown
    assert len(decided(desk)) == 1


def test_after_the_last_claim_the_last_decision_can_still_be_taken_back(desk: Path, typed: Any) -> None:
    done = typed("c\nc\nu\nq\n", desk, *BY, "--kind", "actor")
    assert "That was the last claim." in done.stdout
    assert "'c' does nothing here" in done.stdout
    assert len(open_ids(desk)) == 9


def test_a_statement_becomes_a_position_only_with_p_and_the_issue_is_never_guessed(desk: Path, typed: Any) -> None:
    typed("c\n", desk, *BY, "--kind", "statement")
    assert not list(standing(desk).of_kind("council.position"))
    typed("p\n\n2\nc\n", desk, *BY, "--kind", "statement")  # two issues of the topic: Enter picks none of them
    assert not list(standing(desk).of_kind("council.position"))
    done = typed("p\nsize\n2\n\n", desk, *BY, "--kind", "statement")
    (entry,) = standing(desk).of_kind("council.position")
    assert (entry.record.party, entry.record.body.issue, entry.record.body.stance) == ("X-ORV", "size", 2)
    assert entry.record.body.coded_by == entry.confirmed_by == "A. Reader"
    assert "Harborwire, 2021-02-03" in entry.record.body.document
    assert "X-ORV on size: 2" in done.stdout


def test_the_only_issue_of_a_topic_is_taken_with_enter(desk: Path, typed: Any) -> None:
    typed("p\n\n1\nif talks go on\n", desk, *BY, "--kind", "statement")
    (entry,) = standing(desk).of_kind("council.position")
    body = entry.record.body
    assert (body.issue, body.stance, body.basis.value, body.condition) == (
        "line",
        1,
        "conditional",
        "if talks go on",
    )
    assert entry.record.said == datetime(2021, 2, 3, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize("lines", ["p\nq\n", "p\na\nnone\n1\n\n", "p\n1\n7\n\n", "p\nx\nx\nx\nx\nx\n", "p\n1\n"])
def test_a_position_that_is_left_records_nothing(lines: str, desk: Path, typed: Any) -> None:
    typed(lines, desk, *BY, "--kind", "statement")
    assert decided(desk) == []


def test_two_positions_of_one_party_on_one_issue_at_one_instant_are_refused(desk: Path, typed: Any) -> None:
    done = typed("p\nline\n1\n\np\nline\n2\n\nq\n", desk, *BY, "--kind", "statement")
    assert "two positions by one party on one issue at one instant" in done.stdout
    assert len(decided(desk)) == 1


def test_only_a_statement_is_a_position(desk: Path, typed: Any) -> None:
    done = typed("p\nq\n", desk, *BY)
    assert "Only a statement can be a position" in done.stdout
    assert "p position" not in done.stdout


def test_a_correction_field_by_field(desk: Path, typed: Any) -> None:
    lines = "e\n4\n11\nstance\ndemand\nspeaker\n-\nwords\nno such words\nwords\nkeep the line\n99\n\ny\n"
    done = typed(lines, desk, *BY, "--kind", "statement")
    shown = " ".join(done.stdout.split())
    assert "must be told" in shown
    assert "These words do not stand in wire.txt." in shown
    assert "no such field: '99'" in shown
    assert "stance demand (was: assure)" in shown
    claim = standing(desk).of_kind("report.claim")
    (entry,) = (entry for entry in claim if entry.confirmed_by)
    assert entry.record.body.fields.stance == "demand"
    (span,) = entry.record.sources[0].spans
    assert TEXT[span.start : span.end] == "keep the line"
    (raw,) = (e for e in view(desk).of_kind("report.claim") if e.id == entry.id)
    assert raw.record.body.fields.stance == "assure"


@pytest.mark.parametrize(
    "lines", ["e\nq\n", "e\n\n", "e\nside\nTessel\n\nn\n", "e\nside\n\n\n", "e\nside\nTessel\n"]
)
def test_a_correction_that_is_dropped_records_nothing(lines: str, desk: Path, typed: Any) -> None:
    typed(lines, desk, *BY, "--kind", "statement")
    assert decided(desk) == []


def test_a_corrected_statement_can_be_a_position_too(desk: Path, typed: Any) -> None:
    typed("e\nside\nTessel\nwords\nthe two staffs\n\np\nline\n-1\n\n", desk, *BY, "--kind", "statement")
    (entry,) = standing(desk).of_kind("council.position")
    assert (entry.record.party, entry.record.body.stance) == ("X-TES", -1)
    assert entry.record.body.in_short == "the two staffs"


def test_whose_position_is_asked_where_the_register_does_not_know(desk: Path, typed: Any) -> None:
    lines = "e\nside\nNorland\nspeaker\nNobody\n\np\n\n{}\n2\n\n"
    done = typed(lines.format("Norland"), desk, *BY, "--kind", "statement")
    assert "no such party: 'Norland'" in done.stdout
    assert decided(desk) == []
    typed(lines.format("X-TES"), desk, *BY, "--kind", "statement")
    (entry,) = standing(desk).of_kind("council.position")
    assert entry.record.party == "X-TES"


def test_the_second_of_two_reviewers_is_told_that_the_claim_is_decided(desk: Path, typed: Any) -> None:
    second = sitting(desk, ["c", "c"], by="B. Second")
    typed("r wrong\n", desk, *BY)
    second.walk()
    shown = " ".join(screen_of(second).split())
    assert "Not recorded: this claim is decided already: rejected by A. Reader" in shown
    assert [word for word, _ in decided(desk)] == ["rejected", "confirmed"]


def test_a_decision_taken_back_by_another_is_not_taken_back_twice(desk: Path, typed: Any) -> None:
    first = sitting(desk, ["c", "u", "u"], by="A. Reader")
    first._show()
    first._key()
    (id_,) = (entry.record.body.of for entry in view(desk).of_kind("report.decision"))
    file = desk.parent / "undo.csv"
    file.write_text(f"claim,decision\n{id_},undo\n", encoding="utf-8")
    assert typed("", desk, "--decisions", file, "--by", "B. Second").returncode == 0
    first.book = first.questions and Book(desk, SHARED)
    first._key()
    assert "That decision does not stand any more." in screen_of(first)
    assert len(list(view(desk).of_kind("record.correction"))) == 1


class Scripted:
    """Answers from a list, as a person at a terminal would give them; `^C` leaves a question."""

    def __init__(self, given: Iterable[str]) -> None:
        self.given = iter(given)

    def key(self, prompt: str) -> tuple[str, str]:
        del prompt
        answer = self._next()
        return answer[:1] or "?", answer[1:]

    def line(self, prompt: str) -> str:
        del prompt
        answer = self._next()
        if answer == "^C":
            raise Cancelled
        return answer

    def reason(self, prompt: str, behind: str) -> str:
        del behind
        return self.line(prompt)

    def _next(self) -> str:
        try:
            return next(self.given)
        except StopIteration:
            raise EOFError from None


def sitting(desk: Path, given: Sequence[str], by: str = "A. Reader", width: int = 80) -> Sitting:
    book = Book(desk, SHARED)
    screen = Screen(Console(file=io.StringIO(), width=width, highlight=False))
    setting = Setting(register_of(desk), agenda_of(desk).issues)
    return Sitting(book, book.open_items(), screen, Scripted(given), setting, by)


def screen_of(walked: Sitting) -> str:
    file = walked.screen.console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


def test_a_question_left_with_control_c_records_nothing(desk: Path) -> None:
    walked = sitting(desk, ["r", "^C", "e", "^C", "r", ""])
    walked.walk()
    assert screen_of(walked).count("Left as it is.") == 2
    assert decided(desk) == [("rejected", "")]


@pytest.mark.parametrize("width", [20, 80, 120])
def test_no_line_is_wider_than_the_screen(width: int, desk: Path) -> None:
    walked = sitting(desk, ["s"] * len(CLAIMS) + ["?", "q"], width=width)
    walked.walk()
    assert max(map(len, screen_of(walked).splitlines())) <= max(width, 40)


KEYS = st.sampled_from(
    ["c", "p", "e", "r", "s", "u", "b", "?", "x", "", "1", "2", "-", "a", "y", "line", "size", "4"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(KEYS, st.text(max_size=8)), max_size=25))
def test_any_keys_leave_a_ledger_that_holds(keys: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = make_desk(Path(folder) / "desk")
        before = [entry.id for entry in view(desk).entries]
        walked = sitting(desk, keys)
        walked.walk()
        verify(desk).demand()
        after = {entry.id for entry in view(desk).entries}
        assert after >= set(before)
        named = {entry.id for entry in standing(desk).of_kind("report.decision")}
        assert {taken.id for taken in walked.taken} == named


def test_a_name_is_asked_for_and_a_desk_with_one_coder_knows_it(tmp_path: Path, typed: Any) -> None:
    desk = make_desk(tmp_path / "one", f"coders: [B. Only]\n{ISSUES}")
    assert typed("c\n", desk).returncode == 0
    (entry,) = view(desk).of_kind("report.decision")
    assert entry.record.body.by == "B. Only"
    nobody = make_desk(tmp_path / "none")
    done = typed("c\n", nobody)
    assert (done.returncode, decided(nobody)) == (2, [])
    assert "--by" in done.stderr
    assert typed("c\n", nobody, "--by", "A\x1b[31m").returncode == 2


def test_a_coder_who_is_not_of_the_desk_signs_no_position(tmp_path: Path, typed: Any) -> None:
    desk = make_desk(tmp_path / "two", f"coders: [B. Only, C. Other]\n{ISSUES}")
    done = typed("p\nline\n1\n\n", desk, *BY, "--kind", "statement")
    assert "a coder who is nobody" in done.stdout
    assert decided(desk) == []


def test_a_list_with_counts(desk: Path, typed: Any) -> None:
    done = typed("", desk, "--list")
    assert "wire.txt: 9 open: 2 statement, 1 meeting, 1 proposal" in done.stdout
    assert len([line for line in done.stdout.splitlines() if line.startswith("  ")]) == 9
    typed("c\n", desk, *BY)
    data = json.loads(typed("", desk, "--list", "--json").stdout)
    assert (data["schema"], data["open"], data["by_kind"]["statement"]) == ("reports-review/1", 8, 2)
    first = data["claims"][0]
    assert first["words"] == "Orvania would keep the line between the two staffs open"
    assert (first["kind"], first["rule"], first["fields"]["topic"]) == ("statement", "made", "hotline")


def test_claims_of_one_report_only(desk: Path, typed: Any, tmp_path: Path) -> None:
    (tmp_path / "same.txt").write_text(TEXT, encoding="utf-8")
    sha256 = claim_records()[0].sources[0].sha256
    for named in ("wire.txt", sha256[:10], str(tmp_path / "same.txt")):
        assert json.loads(typed("", desk, named, "--list", "--json").stdout)["open"] == 9
    done = typed("", desk, "wirre.txt", "--list")
    assert done.returncode == 2
    assert "wire.txt" in done.stderr


def test_nothing_open(desk: Path, typed: Any) -> None:
    typed("c\n" * 9, desk, *BY)
    done = typed("", desk, *BY)
    assert (done.returncode, done.stdout) == (0, "TLP:CLEAR\n")
    assert "Nothing is open." in done.stderr
    assert typed("", desk, "--list").stdout == "TLP:CLEAR\n"


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def write_rows(path: Path, rows: Sequence[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture
def table(desk: Path, tmp_path: Path, typed: Any) -> list[dict[str, str]]:
    """Return the rows of the desk's table, to fill in."""
    done = typed("", desk, "--export", tmp_path / "open.csv")
    assert done.returncode == 0, done.stderr
    return rows_of(tmp_path / "open.csv")


def test_a_table_filled_in(desk: Path, table: list[dict[str, str]], tmp_path: Path, typed: Any) -> None:
    kinds = [row["kind"] for row in table]
    assert kinds == [
        "meeting",
        "statement",
        "statement",
        "activity",
        "proposal",
        "answer",
        "gap",
        "denial",
        "actor",
    ]
    meeting, line, drills, activity, proposal, *_ = table
    meeting["decision"] = "confirm"
    line |= {"decision": "confirm", "issue": "line", "position": "2"}
    drills |= {
        "decision": "correct",
        "stance": "propose",
        "words": "cut the size",
        "issue": "size",
        "position": "+1",
    }
    activity |= {"decision": "correct", "strength": "9,000 soldiers"}
    proposal |= {"decision": "reject", "why": "said by nobody"}
    file = write_rows(tmp_path / "filled.csv", table)
    done = typed("", desk, "--decisions", file, *BY)
    assert done.returncode == 0, done.stderr
    assert "5 recorded, 0 known before, by A. Reader." in done.stderr
    assert len(open_ids(desk)) == 4
    positions = {e.record.body.issue: e.record for e in standing(desk).of_kind("council.position")}
    assert positions["size"].body.in_short == "cut the size"
    assert (positions["line"].party, positions["line"].body.stance) == ("X-ORV", 2)
    again = typed("", desk, "--decisions", file, *BY)
    assert "0 recorded, 5 known before" in again.stderr


def test_a_table_with_one_wrong_cell_records_nothing(
    desk: Path, table: list[dict[str, str]], tmp_path: Path, typed: Any
) -> None:
    table[0]["decision"] = "confirm"
    table[1] |= {"decision": "correct", "stance": "shout"}
    table[2] |= {"decision": "confirm", "position": "9", "issue": "size"}
    table[3] |= {"decision": "confirm", "strength": "1 soldier"}
    table[4] |= {"decision": "maybe"}
    table[5] |= {"decision": "correct"}
    table[6] |= {"decision": "undo"}
    table[7] |= {"decision": "confirm", "issue": "line", "position": "1"}
    table[8] |= {"decision": "correct", "words": "words that are nowhere"}
    file = write_rows(tmp_path / "filled.csv", table)
    done = typed("", desk, "--decisions", file, *BY)
    assert done.returncode == 2
    assert decided(desk) == []
    for line, field in (
        (3, "stance"),
        (4, "position"),
        (5, "strength"),
        (6, "decision"),
        (7, "decision"),
        (8, "decision"),
        (9, "position"),
        (10, "words"),
    ):
        assert f"filled.csv, line {line}, field {field}" in done.stderr, (line, field)
    assert "Nothing recorded: 8 wrong of 9 decisions." in done.stderr


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"decision": "reject", "issue": "line", "position": "1"}, "position"),
        ({"decision": "confirm", "issue": "none", "position": "1"}, "issue"),
        ({"decision": "confirm", "issue": "line", "position": "1", "party": "Nowhere"}, "party"),
        ({"decision": "confirm", "why": "a" * 501}, "why"),
        ({"decision": "confirm", "words": "other words"}, "words"),
        ({"decision": "correct", "forum": "Council"}, "forum"),
        ({"decision": "confirm", "claim": "0" * 64}, "claim"),
        ({"decision": "confirm", "claim": "abc"}, "claim"),
    ],
)
def test_what_is_wrong_with_a_row(
    cells: dict[str, str], field: str, desk: Path, table: list[dict[str, str]], typed: Any
) -> None:
    row = {**table[1], **cells}
    done = typed("", desk, "--decisions", write_rows(desk.parent / "filled.csv", [row]), *BY)
    assert done.returncode == 2
    assert f"filled.csv, line 2, field {field}" in done.stderr
    assert decided(desk) == []


def test_a_claim_decided_otherwise_is_named_and_undo_opens_it(
    desk: Path, table: list[dict[str, str]], tmp_path: Path, typed: Any
) -> None:
    claim = table[0]["claim"]
    file = tmp_path / "one.csv"
    file.write_text(f"claim,decision\n{claim[:12]},confirm\n", encoding="utf-8")
    assert typed("", desk, "--decisions", file, *BY).returncode == 0
    file.write_text(f"claim,decision\n{claim},reject\n", encoding="utf-8")
    refused = typed("", desk, "--decisions", file, "--by", "B. Second")
    assert refused.returncode == 2
    assert "confirmed by A. Reader" in refused.stderr
    file.write_text(f"claim,decision\n{claim},undo\n", encoding="utf-8")
    done = typed("", desk, "--decisions", file, "--by", "B. Second", "--json")
    assert json.loads(done.stdout)["recorded"][0]["decision"] == "taken back"
    assert claim in open_ids(desk)


def test_decisions_in_json(desk: Path, tmp_path: Path, typed: Any) -> None:
    file = tmp_path / "open.json"
    assert typed("", desk, "--export", file).returncode == 0
    data = json.loads(file.read_text(encoding="utf-8"))
    assert data["schema"] == "report-decisions/1"
    one = data["decisions"][3]
    one |= {"decision": "correct", "why": "counted anew"}
    one["fields"] |= {"places": ["Karsin", "Dunmere"], "announced": True, "near": None}
    file.write_text(json.dumps(data), encoding="utf-8")
    done = typed("", desk, "--decisions", file, *BY, "--json")
    assert done.returncode == 0, done.stderr
    (made,) = json.loads(done.stdout)["recorded"]
    assert (made["decision"], made["why"]) == ("corrected", "counted anew")
    (entry,) = (entry for entry in standing(desk).of_kind("report.claim") if entry.confirmed_by)
    told = entry.record.body.fields
    assert (told.places, told.announced, told.near) == (("Karsin", "Dunmere"), True, None)


def test_json_of_a_walk(desk: Path, typed: Any) -> None:
    done = typed("c\nr wrong\n", desk, *BY, "--json")
    made = json.loads(done.stdout)["recorded"]
    assert [(one["decision"], one["why"]) for one in made] == [("confirmed", ""), ("rejected", "wrong")]
    assert "1 of 9 · meeting" in done.stderr


def test_bad_use(desk: Path, tmp_path: Path, typed: Any) -> None:
    for words in (("--list", "--export", tmp_path / "a.csv"), ("--export", tmp_path / "a.txt")):
        assert typed("", desk, *words).returncode == 2
    assert typed("", tmp_path / "no", "--list").returncode == 2


def test_a_confirmed_activity_is_a_claim_for_the_exercise_rules_and_not_before(desk: Path, typed: Any) -> None:
    words = ("exercises", "claims", "--desk", desk, "--json")
    assert "Grey Heron" not in detente_here(*words, "--as-of", "2021-03-01").stdout
    typed("c\n", desk, *BY, "--kind", "activity")
    later = detente_here(*words, "--as-of", "2199-01-01").stdout
    assert "Grey Heron" in later
    assert '"reported"' in later
    day = datetime.now(UTC)
    assert "Grey Heron" not in detente_here(*words, "--as-of", f"{day.year - 1}-01-01").stdout
    for verb in ("check", "split", "buildup"):
        done = detente_here("exercises", verb, "--desk", desk, "--as-of", "2199-01-01", "--json")
        assert done.returncode == 0, done.stderr
        assert verb == "split" or "Grey Heron" in done.stdout, verb  # one activity alone is split from none


def brief_of(desk: Path, as_of: str = "2199-01-01") -> tuple[Any, str]:
    done = detente_here("brief", "--desk", desk, "--as-of", as_of, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout), done.stdout


def test_a_brief_shows_what_was_decided(desk: Path, typed: Any) -> None:
    typed("c\nr wrong\ne\nstance\npropose\n\ny\nc\n", desk, *BY)
    data, text = brief_of(desk)
    lines = [line for section in data["sections"] for line in section.get("lines", ())]
    assert any("Karsin" in line["text"] and line.get("status") == "confirmed by A. Reader" for line in lines)
    assert any("Grey Heron" in line["text"] and line.get("status") == "confirmed by A. Reader" for line in lines)
    assert "keep the line" not in json.dumps(lines)
    assert "as a proposal" in json.dumps(lines)
    (limits,) = (section for section in data["sections"] if section["key"] == "limits")
    told = " ".join(line["text"] for line in limits["lines"])
    assert "5 claims were read by a machine and confirmed by nobody" in told
    assert "persons confirmed 2, corrected 1 and rejected 1" in told
    assert text


def test_a_decision_made_later_never_leaks_into_an_earlier_view(desk: Path, typed: Any) -> None:
    before, text = brief_of(desk, "2021-03-01")
    gaps = ("council", "gaps", "--desk", desk, "--as-of", "2021-03-01", "--json")
    earlier = detente_here(*gaps).stdout
    typed("r wrong\np\nline\n2\n\nc\nc\n", desk, *BY)
    assert brief_of(desk, "2021-03-01") == (before, text)
    assert detente_here(*gaps).stdout == earlier
    history = ("council", "history", "--desk", desk, "--json")
    assert '"X-ORV"' not in detente_here(*history, "--as-of", "2021-03-01").stdout
    now = detente_here(*history).stdout
    assert '"X-ORV"' in now
    assert "2021-02-03" in now


def test_a_held_claim_is_decided_by_its_readers_and_the_decision_is_held_as_it_is(
    tmp_path: Path, typed: Any
) -> None:
    desk = make_desk(tmp_path / "desk")
    with Ledger.open(desk) as ledger:
        ledger.append(claim_records(Marking.AMBER, ("X-ORV", "desk")))
    assert json.loads(typed("", desk, "--list", "--json").stdout)["open"] == 9
    done = typed("c\n" * 18, desk, *BY, "--reader", "desk")
    assert "TLP:AMBER+STRICT" in done.stdout
    held = [e for e in view(desk, Audience(("desk",))).of_kind("report.decision") if e.record.held_for]
    assert {(e.record.held_for, e.record.marking) for e in held} == {(("X-ORV", "desk"), Marking.AMBER)}
    assert len(held) == 9
    assert len(decided(desk)) == 9
    assert json.loads(typed("", desk, "--list", "--json", "--marking", "TLP:CLEAR").stdout)["open"] == 0


def test_a_report_whose_text_is_not_kept_is_reviewed_without_its_words(desk: Path, typed: Any) -> None:
    for path in (desk / "reports").iterdir():
        path.unlink()
    done = typed("e\nwords\nq\nc\n", desk, *BY)
    assert "(the text of the report is not on the desk)" in done.stdout
    assert "so its words cannot be found" in done.stdout
    assert len(decided(desk)) == 1


def test_what_is_acknowledged_survives_a_kill(desk: Path) -> None:
    """The line that says so is printed after the record is on the disk."""
    words = [sys.executable, "-m", "detente", "reports", "review", str(desk), *BY]
    with subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("c\n")
        process.stdin.flush()
        assert any("recorded as" in line for line in process.stdout)
        process.send_signal(signal.SIGKILL)
    assert decided(desk) == [("confirmed", "")]
    verify(desk).demand()


def test_keys_of_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given = iter(["c", "\x04"])
    monkeypatch.setattr(answering.click, "getchar", lambda: next(given))
    asked = Terminal()
    assert asked.key("> ") == ("c", "")
    with pytest.raises(EOFError):
        asked.key("> ")
    monkeypatch.setattr(answering.click, "getchar", interrupted)
    with pytest.raises(EOFError):
        asked.key("> ")
    monkeypatch.setattr("builtins.input", lambda prompt: f"{prompt}words")
    assert asked.reason("why ", "") == "why words"
    monkeypatch.setattr("builtins.input", interrupted)
    with pytest.raises(Cancelled):
        asked.line("> ")
    assert "> " in capsys.readouterr().out


def interrupted(*_: str) -> str:
    raise KeyboardInterrupt


def test_lines_of_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n  r  no such words \nwords\n"))
    asked = Lines()
    assert asked.key("") == ("r", "no such words")
    assert asked.reason("", "behind") == "behind"
    assert asked.line("") == "words"
    with pytest.raises(EOFError):
        asked.line("")


def test_the_statements_of_these_tests_are_two() -> None:
    assert sum(isinstance(fields, StatementClaim) for _, fields in CLAIMS.values()) == 2
    assert set(ORDER) == set(CLAIMS)
