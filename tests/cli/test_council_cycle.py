"""A cycle of dialogue as a user records it: by command, by files, what is refused, what stands as of a day."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from detente.domains.council.admission import CHECKS
from detente.ledger import Ledger, files, verify
from detente.model.time import read_instant
from detente.model.view import EVERYTHING
from tests.cli.running import detente_here

FORUM = """\
id: COMMISSION
name: Border Commission
texts: {protocol: {instrument: Made-up Protocol, certainty: T}}
exists: [{since: 2020-01-01, text: protocol}]
members:
  text: protocol
  parties:
    Arvonia: {since: 2020-01-01}
    Belmark: {since: 2020-01-01}
    Carinia: {since: 2020-01-01, until: 2023-12-31}
    Dorn: {since: 2025-01-01}
decisions: [{since: 2020-01-01, rule: silence procedure, text: protocol, paragraph: "7"}]
"""
ISSUES = """\
parties: [Arvonia, Belmark, Carinia, Dorn, Secretariat]
coders: [A. Reader]
issues:
  - {id: hotline, proposition: A line is kept open, topic: hotline}
"""
DRAFT = """\
---
party: Arvonia
said: 2024-03-11
key: draft-a
title: Draft of Arvonia
type: proposal
to: [Belmark]
meeting: bc-1
---
## Article 1. Line
A line is kept open.

## Article 2. Notice
Drills are told of.
"""
COUNTER = (
    DRAFT.replace("Arvonia", "X")
    .replace("Belmark", "Arvonia")
    .replace("X", "Belmark")
    .replace("draft-a", "draft-b")
)


def ran(*words: str | Path, code: int = 0) -> str:
    """Return what a verb of the council prints; it must end with the code given."""
    done = detente_here("council", *words)
    assert done.returncode == code, (done.stdout, done.stderr)
    return done.stdout if code == 0 else done.stderr


def refused(*words: str | Path) -> str:
    """Return the one refusal that a verb of the council prints, and nothing else."""
    done = detente_here("council", *words)
    assert (done.returncode, done.stdout) == (2, ""), (done.stdout, done.stderr)
    return done.stderr


def shown(desk: Path, *words: str) -> Any:
    return json.loads(ran("show", *words, "--desk", desk, "--json"))


def whole(desk: Path) -> tuple[int, str]:
    """Return the size and the head of the ledger of a desk."""
    with Ledger.open(desk, read_only=True) as ledger:
        return ledger.size, ledger.checkpoint()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a desk with a forum and an issue of its own, nothing on record; copy it before changing it."""
    desk = tmp_path_factory.mktemp("empty") / "desk"
    assert detente_here("desk", "init", desk, "--party", "Secretariat", "--name", "A desk").returncode == 0
    (desk / "forums").mkdir()
    (desk / "forums" / "commission.yaml").write_text(FORUM, encoding="utf-8")
    (desk / "issues.yaml").write_text(ISSUES, encoding="utf-8")
    return desk


BEFORE = """\
call bc-1 --party Secretariat --forum COMMISSION --day 2024-03-20 --place Midway --level ambassadors \
    --format informal --answer-by 2024-03-05T12:00:00Z --said 2024-03-01
call bc-1 --party Arvonia --reply confirms --said 2024-03-04
call bc-1 --party Belmark --reply another&day --day 2024-03-21 --said 2024-03-04
agenda bc-1 --party Arvonia --propose The&line --item 1 --issue hotline --said 2024-03-06
agenda bc-1 --party Belmark --item 1 --reply objects --words Too&early --said 2024-03-07
table {folder}/a.md
table {folder}/b.md
answer draft-a --party Belmark --article 1=accept --article 2=conditional:&if&both&do --with draft-b \
    --said 2024-03-15 --document A&note --certainty T
package tied --party Belmark --member draft-b --member draft-a#1 --title All&or&nothing --said 2024-03-16
link hotline depends&on trust --party Arvonia --said 2024-03-16
hold bc-1 --party Secretariat --forum COMMISSION --day 2024-03-20 --starts 2024-03-20T09:00:00Z \
    --ends 2024-03-20T12:30:00Z --chair Secretariat --head Arvonia:A.&Person:Envoy --present Arvonia \
    --present Belmark --briefing Arvonia:drills --said 2024-03-20T13:00:00Z
state --party Arvonia --meeting bc-1 --item 1 --speaker A.&Person --words A&line&is&welcome \
    --said 2024-03-20T13:00:00Z
state --party Belmark --issue hotline --stance -1 --coded-by A.&Reader --words Not&yet \
    --said 2024-03-20T13:00:00Z
decide line --party Secretariat --forum COMMISSION --meeting bc-1 --title The&line --text It&is&kept. \
    --rule silence&procedure --silent-until 2024-03-27T12:00:00Z --said 2024-03-20T13:30:00Z
decide line --party Belmark --word joins --said 2024-03-21
readout bc-1 --party Arvonia --point next&meeting:&on&17&April --said 2024-03-20T16:00:00Z
readout bc-1 --party Secretariat --teller A&wire --point next&meeting:&not&set \
    --said 2024-03-20T16:00:00Z
followup open-line --party Secretariat --meeting bc-1 --what Test&the&line --owner Arvonia \
    --to Belmark --due 2024-04-05 --agreed-by Arvonia --said 2024-03-20T14:00:00Z
followup open-line --party Belmark --word disputed --words Nobody&answered --said 2024-04-08
next COMMISSION --party Arvonia --status one&side&ready --after bc-1 --said 2024-03-20T14:00:00Z
note hotline --party Arvonia --type remark --words A&remark --said 2024-03-22
note hotline --party Arvonia --type fallback --words Ten&days&would&do --held-for Arvonia \
    --said 2024-03-22
""".splitlines()
"""A whole cycle, step by step; `&` stands for a space within a word."""


def words_of(line: str, **places: object) -> list[str]:
    return [word.replace("&", " ").format(**places) for word in line.split()]


@pytest.fixture(scope="module")
def told(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a desk on which every verb recorded its step; copy it before changing it."""
    folder = tmp_path_factory.mktemp("told")
    desk = Path(shutil.copytree(empty, folder / "desk"))
    (folder / "a.md").write_text(DRAFT, encoding="utf-8")
    (folder / "b.md").write_text(COUNTER, encoding="utf-8")
    for line in BEFORE:
        printed = ran(*words_of(line, folder=folder), "--desk", desk)
        assert len(printed.splitlines()) == 1
        assert " council." in printed
    return desk


@pytest.fixture
def desk(told: Path, tmp_path: Path) -> Path:
    """Return a copy of the desk with a whole cycle, that a test may change."""
    return Path(shutil.copytree(told, tmp_path / "desk"))


def test_every_verb_records_one_step(told: Path) -> None:
    with Ledger.open(told, read_only=True) as ledger:
        kinds = [e.record.kind for e in ledger.view(read_instant("2030-01-01"), audience=EVERYTHING).entries]
    assert len(kinds) == len(BEFORE)
    assert set(kinds) == set(CHECKS) - {"record.correction"}
    assert verify(told).sound


def test_everything_about_a_meeting_is_shown(told: Path) -> None:
    found = shown(told, "bc-1")
    assert (found["schema"], found["forum"], found["day"]) == ("detente-dialogue/1", "COMMISSION", "2024-03-20")
    assert [step["word"] for step in found["replies"]] == ["confirms", "another day"]
    (item,) = found["agenda"]
    assert (item["objected_by"], item["agreed_by"]) == (["Belmark"], ["Arvonia"])
    assert found["held"]["heads"] == [{"party": "Arvonia", "person": "A. Person", "office": "Envoy"}]
    assert found["held"]["briefings"] == [{"by": "Arvonia", "subject": "drills"}]
    assert (found["documents"], found["decisions"]) == (["draft-a", "draft-b"], ["line"])
    assert [step["speaker"] for step in found["statements"]] == ["A. Person"]
    assert len(found["readouts"]) == 2
    assert [(one["key"], one["state"]) for one in found["follow_ups"]] == [("open-line", "disputed")]
    text = ran("show", "bc-1", "--desk", told)
    for words in (
        "informal" * 0 + "held",
        "A line is welcome",
        "account by A wire",
        "disputed",
        "briefing by Arvonia",
    ):
        assert words in text


def test_everything_about_a_document_a_decision_and_a_follow_up_is_shown(told: Path) -> None:
    document = shown(told, "draft-a")
    assert document["newest_answers"] == {"1": {"Belmark": "accept"}, "2": {"Belmark": "conditional"}}
    (answer,) = document["answers"]
    assert (answer["with_document"], answer["document"], answer["certainty"]) == ("draft-b", "A note", "T")
    assert "condition: if both do" in ran("show", "draft-a", "--desk", told)
    assert [step["word"] for step in shown(told, "line")["replies"]] == ["joins"]
    assert "Belmark joins" in ran("show", "line", "--desk", told)
    (one,) = shown(told, "open-line")["follow_ups"]
    assert [step["word"] for step in one["replies"]] == ["disputed"]


def test_the_whole_is_shown_and_nothing_held(told: Path) -> None:
    found = shown(told)
    assert [one["key"] for one in found["packages"]] == ["tied"]
    assert [one["word"] for one in found["links"]] == ["depends on"]
    assert [one["words"] for one in found["notes"]] == ["A remark"]
    assert "Ten days" not in ran("show", "--desk", told) + ran("show", "--desk", told, "--json")
    notes = shown(told, "--reader", "Arvonia")["notes"]
    assert sorted(one["words"] for one in notes) == ["A remark", "Ten days would do"]
    near = refused("show", "bc-2", "--desk", told)
    assert "did you mean bc-1?" in near


@pytest.mark.parametrize("day", ["2024-02-29", "2024-03-05", "2024-03-12", "2024-03-20T12:59:59Z", "2024-04-01"])
def test_nothing_later_is_seen_as_of_a_day(told: Path, day: str) -> None:
    """Not in any view: what was said later is not there, and what is there was said by then."""
    instant = read_instant(day)
    with Ledger.open(told, read_only=True) as ledger:
        later = [e for e in ledger.view(read_instant("2030-01-01")).entries if e.record.said > instant]
    views = []
    for verb in ("show", "show bc-1", "answer draft-a", "answer draft-b", "agenda bc-1", "table", "followup"):
        done = detente_here("council", *verb.split(), "--desk", told, "--as-of", day, "--json")
        assert done.returncode in (0, 2)
        views.append(done.stdout)
    brief = detente_here("brief", "--desk", told, "--as-of", day, "--json")
    assert brief.returncode == 0
    views.append(brief.stdout)
    assert later
    for entry in later:
        assert not [view for view in views if entry.id in view]


def test_a_key_that_came_later_is_not_there_yet(told: Path) -> None:
    for verb in (("answer", "draft-a"), ("agenda", "bc-1"), ("show", "line")):
        assert "no such" in refused(*verb, "--desk", told, "--as-of", "2024-02-29")


OF_ARVONIA = "--party Arvonia --forum COMMISSION --said 2024-03-21"
OF_BELMARK = "--party Belmark --issue hotline --words Yes --stance 2"
REFUSED: dict[str, tuple[str, dict[str, Any], str, str]] = {
    "after now": (
        "call bc-9 --party Arvonia --forum COMMISSION --said 2999-01-01",
        {"step": "call", "party": "Arvonia", "said": "2999-01-01", "meeting": "bc-9", "forum": "COMMISSION"},
        "a step said after the as-of",
        "said",
    ),
    "left": (
        "state --party Carinia --meeting bc-1 --words Here --said 2024-03-21",
        {"step": "statement", "party": "Carinia", "said": "2024-03-21", "meeting": "bc-1", "words": "Here"},
        "a party that is not of the forum",
        "party",
    ),
    "yet to join": (
        "call bc-9 --party Dorn --forum COMMISSION --said 2024-03-21",
        {"step": "call", "party": "Dorn", "said": "2024-03-21", "meeting": "bc-9", "forum": "COMMISSION"},
        "a party that is not of the forum",
        "party",
    ),
    "no such article": (
        "answer draft-a --party Belmark --article 3=reject --said 2024-03-21",
        {"step": "answer", "party": "Belmark", "to": "draft-a", "articles": [{"article": "3", "word": "reject"}]},
        "an answer to an article that does not exist",
        "articles",
    ),
    "two answers": (
        "answer draft-a --party Belmark --article 1=reject --article 1=accept --said 2024-03-21",
        {
            "step": "answer",
            "party": "Belmark",
            "to": "draft-a",
            "articles": [{"article": "1", "word": "reject"}, {"article": "1", "word": "accept"}],
        },
        "two answers to one article",
        "articles",
    ),
    "no condition": (
        "answer draft-a --party Belmark --article 1=conditional --said 2024-03-21",
        {
            "step": "answer",
            "party": "Belmark",
            "to": "draft-a",
            "articles": [{"article": "1", "word": "conditional"}],
        },
        "a conditional answer without its condition",
        "articles",
    ),
    "one second late": (
        "decide line --party Arvonia --word objects --said 2024-03-27T12:00:01Z",
        {
            "step": "decision_reply",
            "party": "Arvonia",
            "said": "2024-03-27T12:00:01Z",
            "decision": "line",
            "word": "objects",
        },
        "a silence broken too late",
        "said",
    ),
    "ends before it starts": (
        f"hold bc-9 {OF_ARVONIA} --day 2024-03-21 --starts 2024-03-21T10:00:00Z --ends 2024-03-21T09:00:00Z",
        {
            "step": "meeting",
            "party": "Arvonia",
            "meeting": "bc-9",
            "forum": "COMMISSION",
            "day": "2024-03-21",
            "starts": "2024-03-21T10:00:00Z",
            "ends": "2024-03-21T09:00:00Z",
        },
        "a meeting that ends before it starts",
        "ends",
    ),
    "before it was held": (
        "hold bc-9 --party Arvonia --forum COMMISSION --day 2024-03-22 --said 2024-03-21",
        {"step": "meeting", "party": "Arvonia", "meeting": "bc-9", "forum": "COMMISSION", "day": "2024-03-22"},
        "a meeting told of before it was held",
        "day",
    ),
    "packages in a circle": (
        "package knot --party Arvonia --member knot --member draft-a --title Knot --said 2024-03-21",
        {"step": "package", "party": "Arvonia", "key": "knot", "title": "Knot", "members": ["knot", "draft-a"]},
        "a circular package",
        "members",
    ),
    "two positions": (
        f"state {OF_BELMARK} --coded-by A.&Reader --said 2024-03-20T13:00:00Z",
        {
            "step": "position",
            "party": "Belmark",
            "said": "2024-03-20T13:00:00Z",
            "issue": "hotline",
            "stance": "2",
            "in_short": "Yes",
            "coded_by": "A. Reader",
        },
        "two positions by one party on one issue at one instant",
        "said",
    ),
    "a coder who is nobody": (
        "state --party Belmark --issue hotline --stance 2 --coded-by Nobody --words Yes --said 2024-03-21",
        {
            "step": "position",
            "party": "Belmark",
            "issue": "hotline",
            "stance": "2",
            "in_short": "Yes",
            "coded_by": "Nobody",
        },
        "a coder who is nobody",
        "coded_by",
    ),
    "agreed date": (
        "next COMMISSION --party Arvonia --status agreed&date --said 2024-03-21",
        {"step": "next", "party": "Arvonia", "forum": "COMMISSION", "status": "agreed date"},
        "an agreed date without its day",
        "day",
    ),
    "a key that stands": (
        "package tied --party Arvonia --member draft-a --member draft-b --title Again --said 2024-03-21",
        {
            "step": "package",
            "party": "Arvonia",
            "key": "tied",
            "title": "Again",
            "members": ["draft-a", "draft-b"],
        },
        "a key that stands already",
        "key",
    ),
    "an unknown forum": (
        "call bc-9 --party Arvonia --forum COMISSION --said 2024-03-21",
        {"step": "call", "party": "Arvonia", "meeting": "bc-9", "forum": "COMISSION"},
        "an unknown forum",
        "forum",
    ),
    "an unknown issue": (
        "state --party Belmark --issue hotlines --stance 2 --coded-by A.&Reader --words Yes --said 2024-03-21",
        {
            "step": "position",
            "party": "Belmark",
            "issue": "hotlines",
            "stance": "2",
            "in_short": "Yes",
            "coded_by": "A. Reader",
        },
        "an unknown issue",
        "issue",
    ),
    "an unknown party": (
        "note hotline --party Arvonnia --type remark --words X --said 2024-03-21",
        {"step": "note", "party": "Arvonnia", "about": "hotline", "type": "remark", "words": "X"},
        "an unknown party",
        "party",
    ),
    "an unknown item": (
        "agenda bc-1 --party Belmark --item 7 --reply agrees --said 2024-03-21",
        {"step": "item_reply", "party": "Belmark", "meeting": "bc-1", "item": "7", "word": "agrees"},
        "an item that nobody proposed",
        "item",
    ),
    "an unknown document": (
        "answer draft-x --party Belmark --article 1=accept --said 2024-03-21",
        {"step": "answer", "party": "Belmark", "to": "draft-x", "articles": [{"article": "1", "word": "accept"}]},
        "a document that nobody tabled",
        "to",
    ),
    "a fallback for all": (
        "note hotline --party Arvonia --type fallback --words X --said 2024-03-21",
        {"step": "note", "party": "Arvonia", "about": "hotline", "type": "fallback", "words": "X"},
        "a note in confidence that names no reader",
        "held_for",
    ),
    "too large": (
        f"state --party Arvonia --meeting bc-1 --words {'я' * 40_000} --said 2024-03-21",
        {"step": "statement", "party": "Arvonia", "meeting": "bc-1", "words": "я" * 40_000},
        "a record too large for the ledger",
        "",
    ),
}
NEAR = {"an unknown forum": "COMMISSION", "an unknown issue": "hotline", "an unknown party": "Arvonia"}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_stand_is_refused_by_command(told: Path, case: str) -> None:
    line, _, problem, field = REFUSED[case]
    before = whole(told)
    said = refused(*words_of(line), "--desk", told)
    assert problem in said
    assert f"option --{field.replace('_', '-')}" in said or not field
    assert "expected:" in said
    assert NEAR.get(case, "") in said
    assert whole(told) == before


def file_of(folder: Path, *steps: dict[str, Any], name: str = "steps.yaml") -> Path:
    path = folder / name
    lines = (json.dumps({"said": "2024-03-21"} | step, ensure_ascii=False) for step in steps)
    path.write_text("steps:\n" + "".join(f"  - {line}\n" for line in lines), encoding="utf-8")
    return path


def remark(words: str, **fields: Any) -> dict[str, Any]:
    return {"step": "note", "party": "Arvonia", "about": "hotline", "type": "remark", "words": words} | fields


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_stand_in_a_file_refuses_no_other(desk: Path, tmp_path: Path, case: str) -> None:
    """Among good steps, the bad one is named by file, line and field; one known before is told; others stand."""
    _, step, problem, field = REFUSED[case]
    ran("import", file_of(tmp_path, remark("Known"), name="known.yaml"), "--desk", desk)
    size, _ = whole(desk)
    known = (tmp_path / "known.yaml").read_text(encoding="utf-8").splitlines()[1]
    path = file_of(tmp_path, remark("First"), step, remark("Last"))
    done = detente_here("council", "import", path, tmp_path / "known.yaml", "--desk", desk, "--json")
    assert done.returncode == 2
    found = json.loads(done.stdout)
    assert (found["schema"], list(found)) == ("detente-entered/1", ["schema", "recorded", "known", "refused"])
    assert [one["from"] for one in found["recorded"]] == ["steps.yaml, line 2", "steps.yaml, line 4"]
    assert [one["from"] for one in found["known"]] == ["known.yaml, line 2"]
    (bad,) = found["refused"]
    assert (bad["problem"], bad["from"]) == (problem, "steps.yaml, line 3")
    assert bad["where"] == "steps.yaml, line 3" + (f", field {field}" if field else "")
    assert bad["expected"]
    assert "2 recorded, 1 known before, 1 refused." in done.stderr
    assert whole(desk)[0] == size + 2
    assert "Known" in known
    assert verify(desk).sound


def test_a_file_brought_in_twice_adds_nothing(desk: Path, tmp_path: Path) -> None:
    path = file_of(tmp_path, remark("One"), remark("Two", held_for=["Arvonia"]), remark("Three"))
    assert len(ran("import", path, "--desk", desk).splitlines()) == 3
    before = whole(desk)
    again = detente_here("council", "import", path, path, "--desk", desk)
    assert (again.returncode, again.stdout) == (0, "")
    assert "0 recorded, 6 known before, 0 refused." in again.stderr
    assert whole(desk) == before
    assert (desk / "reports").is_dir()


def test_a_correction_takes_back_and_what_is_right_stands(desk: Path, tmp_path: Path) -> None:
    wrong = file_of(tmp_path, remark("Wrong"), name="wrong.yaml")
    id_ = ran("import", wrong, "--desk", desk).split()[0]
    assert "another party's record" in refused(
        "correct", id_, "--why", "No", "--party", "Belmark", "--desk", desk, "--said", "2024-03-22"
    )
    ran("correct", id_, "--why", "Misheard", "--party", "Secretariat", "--desk", desk, "--said", "2024-03-22")
    ran("import", file_of(tmp_path, remark("Right")), "--desk", desk)
    assert [one["words"] for one in shown(desk)["notes"]] == ["Right", "A remark"]
    assert "Wrong" in [one["words"] for one in shown(desk, "--as-of", "2024-03-21")["notes"]]
    again = detente_here("council", "import", wrong, "--desk", desk)
    assert "0 recorded, 1 known before, 0 refused." in again.stderr
    assert "Wrong" not in ran("show", "--desk", desk, "--json")
    assert "corrected already" in refused(
        "correct", id_, "--why", "Again", "--party", "Arvonia", "--desk", desk, "--said", "2024-03-23"
    )


def test_what_the_desk_took_back_is_in_no_brief(desk: Path) -> None:
    """The desk is kept by the Secretariat: its corrections of others' records count as well."""
    (wrong,) = shown(desk, "bc-1")["statements"]
    words = ("brief", "--desk", desk, "--as-of", "2024-04-01")
    assert "A line is welcome" in detente_here(*words).stdout
    ran("correct", wrong["id"], "--why", "No", "--party", "Secretariat", "--desk", desk, "--said", "2024-03-22")
    assert "A line is welcome" not in detente_here(*words).stdout
    assert "A line is welcome" in detente_here(*words[:3], "--as-of", "2024-03-21").stdout


def test_a_corrected_key_is_free_again(desk: Path) -> None:
    package = next(one for one in shown(desk)["packages"])
    again = "package tied --party Belmark --member draft-a --member draft-b --title Anew --said 2024-03-24"
    refused(*words_of(again), "--desk", desk)
    ran("correct", package["id"], "--why", "No", "--party", "Belmark", "--desk", desk, "--said", "2024-03-23")
    ran(*words_of(again), "--desk", desk)
    assert [one["title"] for one in shown(desk)["packages"]] == ["Anew"]


def test_as_of_refuses_what_was_said_later(desk: Path, tmp_path: Path) -> None:
    path = file_of(
        tmp_path, remark("In time", said="2024-03-21T11:00:00Z"), remark("Late", said="2024-03-21T11:00:01Z")
    )
    done = detente_here("council", "import", path, "--desk", desk, "--as-of", "2024-03-21T11:00:00Z")
    assert done.returncode == 2
    assert "steps.yaml, line 3, field said" in done.stderr
    assert "1 recorded, 0 known before, 1 refused." in done.stderr


def test_as_of_in_the_future_admits_nothing_that_is_yet_to_be_said(desk: Path, tmp_path: Path) -> None:
    path = file_of(tmp_path, remark("Not yet", said="2998-01-01"))
    assert "a step said after the as-of" in refused("import", path, "--desk", desk, "--as-of", "2999-01-01")


def test_the_options_of_a_draft_are_heard(desk: Path, tmp_path: Path) -> None:
    """A draft tabled for named readers is theirs, whether the file or the command says so."""
    (tmp_path / "c.md").write_text(
        "---\nkey: draft-c\ntitle: In confidence\ntype: non-paper\n---\n## Article 1\nIt is so.\n",
        encoding="utf-8",
    )
    words = ("table", tmp_path / "c.md", "--desk", desk, "--said", "2024-03-21", "--held-for", "Arvonia")
    assert "a field is missing" in refused(*words)
    ran(*words, "--party", "Arvonia", "--mark", "TLP:AMBER", "--document", "A note", "--certainty", "T")
    assert "no such" in refused("show", "draft-c", "--desk", desk)
    found = shown(desk, "draft-c", "--reader", "Arvonia")
    assert (found["party"], found["held_for"], found["marking"]) == ("Arvonia", ["Arvonia"], "TLP:AMBER+STRICT")
    assert (found["document"], found["certainty"]) == ("A note", "T")
    other = file_of(tmp_path, remark("X"))
    assert "options beside a file of steps" in refused("table", other, "--desk", desk, "--held-for", "Arvonia")
    assert "a file that tables something else" in refused("table", other, "--desk", desk)


def test_an_error_about_a_held_step_repeats_none_of_its_words(desk: Path, tmp_path: Path) -> None:
    path = file_of(
        tmp_path,
        remark("Whisper", about="", held_for=["Arvonia"]),
        remark("x", party="Whisper", held_for=["Arvonia"]),
    )
    said = refused("import", path, "--desk", desk)
    assert "2 refused" in said
    assert "Whisper" not in said


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("steps.txt", b"steps: []", "a file of another kind"),
        ("steps", b"steps: []", "a file of another kind"),
        ("missing.yaml", None, "a file that cannot be read"),
        ("empty.yaml", b"", "an empty file"),
        ("a.yaml", b"steps:\n  - {step: caf\xe9}\n", "a.yaml"),
        ("a.md", b"just words\n", "a.md"),
        ("a.csv", b"issue,party\n", "a.csv"),
        ("a.json", b"{}", "no reading of a report"),
    ],
)
def test_a_file_that_cannot_be_used_records_nothing(
    told: Path, tmp_path: Path, name: str, data: bytes | None, words: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    before = whole(told)
    assert words in refused("import", tmp_path / name, "--desk", told)
    assert whole(told) == before


def test_a_folder_in_the_place_of_a_file_is_named(told: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    assert "a.yaml" in refused("import", tmp_path / "a.yaml", "--desk", told)


def test_a_desk_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = file_of(tmp_path, remark("X"))
    for words in (("import", path), ("show",), ("note", "x", "--party", "NO", "--type", "remark", "--words", "x")):
        assert "not a desk" in refused(*words, "--desk", tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_desk_whose_files_are_damaged_is_named(desk: Path, tmp_path: Path) -> None:
    path = file_of(tmp_path, remark("X"))
    (desk / "issues.yaml").write_bytes(b"issues: [")
    assert "issues.yaml" in refused("import", path, "--desk", desk)
    (desk / "issues.yaml").write_text(ISSUES, encoding="utf-8")
    (desk / "ledger.sqlite3").write_bytes(b"no database" * 1_000)
    for words in (("import", path), ("show",)):
        assert "detente: " in refused(*words, "--desk", desk)


@pytest.mark.parametrize("call", ["write", "fsync", "replace", "open"])
def test_where_the_disk_refuses_the_file_nothing_is_recorded(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def fails(*arguments: Any, **options: Any) -> Any:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = file_of(tmp_path, remark("One"), remark("Two"))
    before, there = whole(desk), sorted(desk.rglob("*"))
    with monkeypatch.context() as patched:
        patched.setattr(files.os, call, fails)
        done = detente_here("council", "import", path, "--desk", desk)
    assert done.returncode == 2
    assert "No space left" in done.stderr
    assert whole(desk) == before
    assert sorted(desk.rglob("*")) == there
    assert len(ran("import", path, "--desk", desk).splitlines()) == 2


def test_where_the_disk_refuses_the_ledger_nothing_is_half_recorded(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole group is recorded or none of it, and told so; the file that was kept does no harm."""
    path = file_of(tmp_path, *(remark(f"Note {number}") for number in range(500)))
    before = whole(desk)
    opened = Ledger.open

    def full(folder: Path, **options: Any) -> Ledger:
        ledger = opened(folder, **options)
        ledger._store.connection.execute("PRAGMA max_page_count=1")
        return ledger

    with monkeypatch.context() as patched:
        patched.setattr(Ledger, "open", full)
        done = detente_here("council", "import", path, "--desk", desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing was recorded" in done.stderr
    assert whole(desk) == before
    assert verify(desk).sound
    assert len(ran("import", path, "--desk", desk).splitlines()) == 500


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("call bc-9 --party Arvonia", "a call without a forum"),
        ("call bc-9 --forum COMMISSION", "a step of nobody"),
        ("agenda bc-1 --party Arvonia --propose X", "an item without its number"),
        ("answer draft-a --party Belmark --article 1:accept", "an answer of another form"),
        ("answer draft-a --party Belmark --article 1=maybe", "an answer of another form"),
        ("state --party Arvonia --words X", "a statement that belongs nowhere"),
        ("state --party Arvonia --words X --stance 1", "a stance on no issue"),
        ("decide d --party Arvonia", "a decision of nothing"),
        ("followup --party Arvonia --what X", "a follow-up without a key"),
        ("readout bc-1 --party Arvonia --point next", "an option with a part missing"),
        ("hold bc-9 --party Arvonia --forum COMMISSION --day 2024-03-20 --head Arvonia", "a part missing"),
        ("call BC-9 --party Arvonia --forum COMMISSION", "a key: small letters"),
        ("call bc-9 --party Arvonia --forum COMMISSION --day 2024-02-30", "a day as 2022-01-12"),
        ("note x --party Arvonia --type remark --words X --said yesterday", "no such instant"),
        ("show --as-of yesterday", "no such instant"),
    ],
)
def test_an_option_that_says_too_little_is_named(told: Path, line: str, words: str) -> None:
    assert words in refused(*words_of(line), "--desk", told)


def test_a_long_draft_stands_by_its_digests_and_its_text_is_found_again(desk: Path, tmp_path: Path) -> None:
    """200 kB: too long for a record; the file that the desk keeps holds the words."""
    filler = "\n\n".join(f"Paragraph {number} says what is so on its matter." for number in range(2_150))
    for key, last in (("long-a", "The line is kept by day."), ("long-b", "The line is kept by night.")):
        text = DRAFT.split("## Article 1", maxsplit=1)[0].replace("draft-a", key)
        (tmp_path / f"{key}.md").write_text(
            f"{text}## Article 1. Much\n{filler}\n\n## Article 2\n{filler}\n\n## Article 3. Line\n{last}\n",
            encoding="utf-8",
        )
        assert (tmp_path / f"{key}.md").stat().st_size > 190_000
        ran("table", tmp_path / f"{key}.md", "--desk", desk)
    articles = shown(desk, "long-a")["articles"]
    assert [sorted(one) for one in articles] == [
        ["number", "text_sha256", "title"],
        ["number", "text_sha256"],
        ["number", "text_sha256", "title"],
    ]
    told = ran("difference", "long-a", "long-b", "--desk", desk)
    assert "by day" in told or "day" in told
    assert "night" in told
