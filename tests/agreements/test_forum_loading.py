"""Files of forums: each mistake is named with file, line and field; a user's forum adds to or replaces another."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from detente.agreements import load_forums, load_law
from detente.agreements.clause import Seat, Suspended
from detente.agreements.forum import QUESTIONS, Forum
from detente.agreements.forum_loading import SHIPPED_FORUMS, forum_of, load_groups
from detente.agreements.loading import SHIPPED
from detente.model.certainty import Certainty
from detente.model.dialogue import DecisionRule, Level
from detente.model.document import read_yaml
from detente.model.errors import (
    Contradiction,
    DateError,
    DetenteError,
    EmptyError,
    EncodingError,
    SchemaError,
    StorageError,
)
from detente.sources.register import load_register

GOOD = """\
id: TALKS
name: Talks of the two banks
texts:
  charter:
    instrument: Charter of the Talks (1 January 2000)
    certainty: T
  practice:
    instrument: What the desk has seen
    certainty: D
    checked: 2026-03-01 A. Reader
exists:
  - {since: 2000-01-01, text: charter, paragraph: "1"}
members:
  text: charter
  certainty: S
  parties:
    A: {since: 2000-01-01}
    "NO": {since: 2000-01-01, until: 2005-01-01, certainty: M, note: left for good}
observers:
  text: charter
  parties:
    C: [{since: 2000-01-01, until: 2001-01-01}, {since: 2002-01-01}]
chair:
  - {since: 2000-01-01, says: each in turn, rotates: yearly, text: charter}
chairs:
  - {since: 2000-01-01, until: 2001-01-01, party: A, text: practice}
levels:
  - {since: 2000-01-01, level: ministers, says: foreign ministers, text: charter}
convenes:
  - {since: 2000-01-01, who: the chair, text: charter}
notice:
  - {since: 2000-01-01, days: 14, text: charter}
  - {since: 2000-01-01, days: none in the text, meeting: urgent, text: charter}
decisions:
  - {since: 2000-01-01, rule: consensus, text: charter}
  - {since: 2000-01-01, rule: silence procedure, silence_hours: 72, text: charter}
  - {since: 2000-01-01, rule: majority, share: at least 2/3, text: charter}
languages:
  - {since: 2000-01-01, languages: [Irish, Maltese], text: charter}
intervals:
  - {since: 2000-01-01, level: ministers, every: 6 months, text: charter}
  - {since: 2000-01-01, level: ambassadors, every: 7 days, says: weekly, text: charter}
  - {since: 2000-01-01, level: experts, every: when agreed, text: charter}
suspensions:
  - {since: 2003-01-01, what: practical cooperation, says: by A, text: practice}
note: A note
"""

DAY = date(2003, 6, 1)


def written(tmp_path: Path, text: str, name: str = "talks.yaml") -> Path:
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def talks(tmp_path: Path, text: str = GOOD) -> Forum:
    return load_forums(written(tmp_path, text)).forum("TALKS")


def refused(tmp_path: Path, text: str, kind: type[DetenteError] = SchemaError) -> DetenteError:
    with pytest.raises(kind) as caught:
        load_forums(written(tmp_path, text))
    assert "talks.yaml" in caught.value.where
    return caught.value


@pytest.mark.parametrize(
    ("text", "step"), [("practise", "did you mean practice?"), ("zzz", "add it under `texts`")]
)
def test_a_text_that_is_not_listed_is_told_what_to_do(tmp_path: Path, text: str, step: str) -> None:
    problem = refused(tmp_path, GOOD.replace("party: A, text: practice", f"party: A, text: {text}"))
    assert problem.next_step.startswith(step)


def test_what_is_agreed_each_time_may_be_said_in_other_words(tmp_path: Path) -> None:
    read = talks(tmp_path, GOOD.replace("every: when agreed", "every: when agreed, says: as both like"))
    assert read.intervals_on(DAY)[-1].says == "as both like"


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    read = talks(tmp_path)
    assert read.members_on(DAY) == {"A", "NO"}
    assert read.members_on(date(2005, 1, 1)) == {"A"}
    assert [len(read.observers_on(date(year, 6, 1))) for year in (2000, 2001, 2002)] == [1, 0, 1]
    held = read.chair_on(date(2000, 6, 1))
    assert held
    assert held.parties == ("A",)
    assert [(clause.meeting, clause.days) for clause in read.notice_on(DAY)] == [("", 14), ("urgent", None)]
    silence = read.rule_on(DAY, DecisionRule.SILENCE)
    majority = read.rule_on(DAY, DecisionRule.MAJORITY)
    assert silence
    assert majority
    assert majority.share
    assert (silence.silence_hours, majority.share.words) == (72, "at least 2/3")
    languages = read.languages_on(DAY)
    assert languages
    assert languages.languages == ("Irish", "Maltese")
    assert [(clause.level, clause.days, clause.says) for clause in read.intervals_on(DAY)] == [
        (Level.MINISTERS, 184, "every 6 months"),
        (Level.AMBASSADORS, 7, "weekly"),
        (Level.EXPERTS, None, "when agreed"),
    ]
    assert [clause.what for clause in read.suspended_on(DAY)] == [Suspended.PRACTICAL]
    assert all(read.told(question, date(2000, 6, 1)) or question == "suspensions" for question in QUESTIONS)
    assert read.note == "A note"


def test_the_citation_comes_from_the_row_then_the_block_then_the_text(tmp_path: Path) -> None:
    read = talks(tmp_path)
    marks = {seat.party: seat.citation.certainty for seat in read.seats_on(DAY)}
    assert marks == {"A": Certainty.SECONDARY, "NO": Certainty.MEMORY}
    assert {seat.party: seat.citation.note for seat in read.seats_on(DAY)} == {"A": "", "NO": "left for good"}
    existence = read.existence_on(DAY)
    assert existence
    assert (existence.citation.certainty, existence.citation.paragraph) == (Certainty.TEXT, "1")
    assert existence.citation.checked == "never"
    assert read.suspensions[0].citation.checked == "2026-03-01 A. Reader"


def test_one_text_need_not_be_named(tmp_path: Path) -> None:
    text = GOOD.replace("  practice:\n    instrument: What the desk has seen\n    certainty: D\n", "").replace(
        "    checked: 2026-03-01 A. Reader\n", ""
    )
    read = talks(tmp_path, text.replace(", text: charter", "").replace(", text: practice", ""))
    assert read.chair[0].citation.instrument == "Charter of the Talks (1 January 2000)"


@pytest.mark.parametrize("field", ["id", "name", "texts", "exists", "members"])
def test_a_missing_block_is_named(tmp_path: Path, field: str) -> None:
    data = yaml.safe_load(GOOD)
    del data[field]
    problem = refused(tmp_path, yaml.safe_dump(data))
    assert f"`{field}" in str(problem)


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q not in ("members", "suspensions")])
def test_a_question_left_out_is_not_told(tmp_path: Path, question: str) -> None:
    data = yaml.safe_load(GOOD)
    del data[question]
    text = re.sub(rf"(?m)^{question}:\n( .*\n)+", "", GOOD)
    read = talks(tmp_path, text)
    assert not read.told(question, date(2000, 6, 1))
    assert talks(tmp_path).told(question, date(2000, 6, 1))


MISTAKES = [
    ("note: A note", "nte: A note", "nte", "note"),
    ("says: each in turn", "sayz: each in turn", "chair.0.sayz", "says"),
    ("says: each in turn, ", "", "chair.0", "says"),
    ("says: foreign", "sags: foreign", "levels.0.sags", "says"),
    ("A: {since: 2000-01-01}", "A: {from: 2000-01-01}", "members.parties.A", "since"),
    ("certainty: T", "certainty: X", "texts.charter.certainty", "T text seen"),
    ("certainty: T\n", "certainty: T\n    lnk: x\n", "texts.charter.lnk", "link"),
    ("certainty: M,", "certainty: Q,", "members.parties.NO.certainty", "text seen"),
    ("rule: consensus,", "rule: concensus,", "decisions.0.rule", "consensus minus one"),
    ("level: ministers, says", "level: minister, says", "levels.0.level", "ministers"),
    ("what: practical coop", "what: practica coop", "suspensions.0.what", "political channel"),
    ("party: A, text: practice", "party: A, text: practise", "chairs.0.text", "practice"),
    ("rotates: yearly, text: charter", "rotates: yearly", "chair.0.text", "`texts`"),
    ("days: 14", "days: two weeks", "notice.0.days", "digits"),
    ("days: 14", "days: 9999", "notice.0.days", "3650"),
    ("silence_hours: 72", "silence_hours: 72.5", "decisions.1.silence_hours", "digits"),
    ("rule: consensus", "rule: consensus, silence_hours: 72", "decisions.0.silence_hours", "silence procedure"),
    ("rule: consensus", "rule: consensus, share: at least 2/3", "decisions.0.share", "majority"),
    ("rule: majority, share: at least 2/3", "rule: majority", "decisions.2.share", "majority"),
    ("share: at least 2/3", "share: two thirds", "decisions.2.share", "at least 2/3"),
    ("share: at least 2/3", "share: at least 3/2", "decisions.2.share", "at most 1"),
    ("share: at least 2/3", "share: at least 2/0", "decisions.2.share", "at least 2/3"),
    ("every: 6 months", "every: half a year", "intervals.0.every", "when agreed"),
    ("every: 6 months", "every: 0 months", "intervals.0.every", "6 months"),
    ("every: 6 months", "every: 999 months", "intervals.0.every", "120"),
    ("languages: [Irish, Maltese]", "languages: []", "languages.0.languages", "language"),
    ("languages: [Irish, Maltese]", "languages: Irish", "languages.0.languages", "a list"),
    ("party: A,", 'party: "",', "chairs.0.party", "party"),
    ("checked: 2026-03-01 A. Reader", "checked: lately", "texts.practice.checked", "never"),
    ("instrument: What the desk has seen", 'instrument: ""', "texts.practice.instrument", "instrument"),
    ("id: TALKS", "id: the talks", "id", "without blanks"),
    ("name: Talks of the two banks", 'name: " "', "name", "name"),
    ("until: 2005-01-01", "until: 1999-01-01", "members.parties.NO.until", "2000-01-01"),
    ("until: 2005-01-01", "until: 2000-01-01", "members.parties.NO.until", "2000-01-01"),
    ("  text: charter\n  certainty: S\n", "  txt: charter\n", "members.txt", "text"),
    ("members:\n  text: charter\n", "members:\n  groups:\n    NATOO: {}\n", "members.groups.NATOO", "NATO"),
    (
        "    C: [{since: 2000-01-01, until: 2001-01-01}, {since: 2002-01-01}]",
        "    C: []",
        "parties.C",
        "since when",
    ),
    ("notice:\n", "notice: []\nnotices:\n", "notices", "notice"),
]


@pytest.mark.parametrize(("old", "new", "field", "words"), MISTAKES, ids=[f"{m[2]} {m[1]!r}" for m in MISTAKES])
def test_a_mistake_is_named_with_its_line_and_field(
    tmp_path: Path, old: str, new: str, field: str, words: str
) -> None:
    assert old in GOOD
    changed = GOOD.replace(old, new, 1)
    place = GOOD.index(old) + len(new.rstrip("\n"))
    problem = refused(tmp_path, changed)
    assert problem.where.startswith(f"talks.yaml, line {changed.count(chr(10), 0, place) + 1}, field ")
    assert field in problem.where
    assert words in f"{problem.expected} {problem.given} {problem.next_step}"


@pytest.mark.parametrize("block", ["[]", "soon", "{}", "[soon]", "[[]]", ""])
@pytest.mark.parametrize("question", ["exists", "chair", "decisions", "members", "observers", "texts"])
def test_a_block_of_another_form_is_named(tmp_path: Path, question: str, block: str) -> None:
    """Only a question left out may be empty; anything else of another form is an error and no crash."""
    text = re.sub(rf"(?m)^{question}:\n( .*\n)+", f"{question}: {block}\n", GOOD)
    assert text != GOOD
    if not block and question in ("chair", "decisions", "observers"):
        assert not talks(tmp_path, text).told(question, DAY)
        return
    assert question in str(refused(tmp_path, text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A: {since: 2000-01-01}", "A: {since: 2000-02-30}"),
        ("A: {since: 2000-01-01}", "A: {since: soon}"),
        ("until: 2005-01-01", "until: never"),
        ("checked: 2026-03-01 A. Reader", "checked: 2026-02-30 A. Reader"),
    ],
)
def test_a_day_that_does_not_exist_is_named(tmp_path: Path, old: str, new: str) -> None:
    assert "field" in refused(tmp_path, GOOD.replace(old, new, 1), DateError).where


SECOND = {
    "chair": "{since: 2001-01-01, says: nobody, text: charter}",
    "chairs": "{since: 2000-07-01, party: B, text: practice}",
    "decisions": "{since: 2001-01-01, rule: majority, share: more than 1/2, text: charter}",
    "intervals": "{since: 2001-01-01, level: ministers, every: 1 month, text: charter}",
    "languages": "{since: 2001-01-01, languages: [Irish], text: charter}",
    "suspensions": "{since: 1999-01-01, what: political channel, text: charter}",
}


@pytest.mark.parametrize("question", SECOND)
def test_a_contradiction_is_named_with_its_line(tmp_path: Path, question: str) -> None:
    """A second clause that differs, or that lies before the forum, is the one that is named."""
    changed = re.sub(rf"(?m)^{question}:\n(( .*\n)+)", rf"{question}:\n\1  - {SECOND[question]}\n", GOOD)
    line = changed[: changed.index(SECOND[question])].count("\n") + 1
    assert f"line {line}, field {question}." in refused(tmp_path, changed, Contradiction).where


def test_a_member_that_stands_twice_is_refused(tmp_path: Path) -> None:
    twice = GOOD.replace(
        "    A: {since: 2000-01-01}\n", "    A: {since: 2000-01-01}\n    A: {since: 2001-01-01}\n"
    )
    assert "line 18" in refused(tmp_path, twice).where
    through = GOOD.replace(
        "  parties:\n    A:", "  groups:\n    OSCE: {since: 2000-01-01, text: charter}\n  parties:\n    A:"
    )
    problem = refused(tmp_path, through, Contradiction)
    assert "line 20, field members.parties.NO" in problem.where
    assert "two seats at once: NO" in problem.problem


def test_another_forum_of_the_same_id_replaces_the_shipped_one(tmp_path: Path) -> None:
    mine = written(tmp_path, GOOD.replace("id: TALKS", "id: NRC"))
    assert load_forums(mine).forum("NRC").members_on(DAY) == {"A", "NO"}
    assert len(load_forums().forum("NRC").members_on(date(2022, 1, 12))) == 31


def test_a_folder_adds_forums_and_the_last_named_counts(tmp_path: Path) -> None:
    written(tmp_path / "first", GOOD, "one.yaml")
    written(tmp_path / "first", GOOD.replace("id: TALKS", "id: MORE"), "deeper/two.yaml")
    last = written(tmp_path, GOOD.replace("Talks of the two banks", "Talks of three"), "last.yaml")
    known = load_forums(tmp_path / "first", last)
    assert known.forum("TALKS").name == "Talks of three"
    assert known.forum("MORE").name == "Talks of the two banks"
    assert known.get("NRC") is not None


def test_a_group_of_ones_own_seats_its_parties(tmp_path: Path) -> None:
    group = """\
id: UNION
name: A union
texts:
  treaty: {instrument: Treaty, certainty: T}
parties:
  A: {since: 1990-01-01}
  B: {since: 2004-05-01, certainty: M}
  D: {since: 1990-01-01, until: 2003-01-01}
"""
    written(tmp_path / "mine", group, "union.yaml")
    block = "  groups:\n    UNION: {since: 2000-01-01, until: 2010-01-01}\n"
    written(tmp_path / "mine", re.sub(r"  parties:\n    A: .*\n    \"NO\".*\n", block, GOOD))
    read = load_forums(tmp_path / "mine").forum("TALKS")
    assert [sorted(read.members_on(date(year, 6, 1))) for year in (2000, 2003, 2004, 2010)] == [
        ["A", "D"],
        ["A"],
        ["A", "B"],
        [],
    ]
    (first, *_) = read.seats_on(DAY)
    assert (first.through, first.citation.instrument) == ("UNION", "Treaty")
    assert first.seated_by
    assert first.seated_by.instrument == "Charter of the Talks (1 January 2000)"


def test_a_group_in_which_a_party_sits_twice_is_refused(tmp_path: Path) -> None:
    group = "id: U\nname: U\ntexts:\n  t: {instrument: T, certainty: T}\n"
    group += "parties:\n  A: [{since: 1990-01-01}, {since: 1991-01-01}]\n"
    assert "line 6, field parties.A" in refused(tmp_path, group, Contradiction).where


def test_a_group_may_be_replaced_and_the_forums_follow(tmp_path: Path) -> None:
    group = "id: NATO\nname: U\ntexts:\n  t: {instrument: T, certainty: T}\nparties:\n  A: {since: 1990-01-01}\n"
    assert load_forums(written(tmp_path, group)).forum("NRC").members_on(date(2022, 1, 12)) == {"A", "RU"}


def test_two_files_of_one_id_in_a_folder_are_refused(tmp_path: Path) -> None:
    written(tmp_path, GOOD, "one.yaml")
    written(tmp_path, GOOD, "two.yaml")
    with pytest.raises(Contradiction) as caught:
        load_forums(tmp_path)
    assert "one.yaml, line 1" in caught.value.where
    assert "two.yaml, line 1" in caught.value.where


@pytest.mark.parametrize(
    "text", ["", "- a\n- b\n", "soon\n", "id: [a]\n", "id:\n", "parties: {}\n", "id: A\nparties: x\n"]
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, text: str) -> None:
    refused(tmp_path, text)


def test_bytes_that_are_no_text_and_places_that_are_not_there(tmp_path: Path) -> None:
    file = tmp_path / "talks.yaml"
    file.write_bytes(b"id: \xff\n")
    with pytest.raises(EncodingError):
        load_forums(file)
    with pytest.raises(StorageError):
        load_forums(tmp_path / "absent.yaml")
    (tmp_path / "empty").mkdir()
    with pytest.raises(EmptyError):
        load_forums(tmp_path / "empty")


def test_the_example_of_the_documentation_is_a_forum(tmp_path: Path) -> None:
    page = (SHIPPED.parents[2] / "docs" / "forums.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    read = load_forums(written(tmp_path, example)).forum("RIVER")
    assert [("AT" in read.members_on(date(year, 1, 1))) for year in (1994, 1995, 2001)] == [True, False, True]


def test_a_law_does_not_take_forums_for_provisions(tmp_path: Path) -> None:
    """A folder `forums` beside the instruments is not read as law, and the shipped law has nothing of it."""
    assert sorted(SHIPPED_FORUMS.rglob("*.yaml"))
    assert SHIPPED_FORUMS.parent == SHIPPED
    assert len(load_law().by_id) > 200
    shutil.copytree(SHIPPED / "stockholm_1986", tmp_path / "stockholm_1986")
    alone = load_law(tmp_path).by_id
    written(tmp_path / "forums", GOOD)
    written(tmp_path / "forums" / "groups", "not: a provision\n")
    assert load_law(tmp_path).by_id == alone
    shutil.rmtree(tmp_path / "stockholm_1986")
    with pytest.raises(EmptyError):
        load_law(tmp_path)


@given(st.integers(0, len(GOOD) - 1), st.text(max_size=3), st.integers(0, 8))
def test_a_damaged_file_is_read_or_refused_with_a_teaching_error(place: int, put: str, cut: int) -> None:
    """Whatever stands in the file, nothing but an error of the house comes out."""
    damaged = GOOD[:place] + put + GOOD[place + cut :]
    with suppress(DetenteError):
        forum_of(read_yaml(damaged, "talks.yaml"), {})


# What is shipped.

DAYS = [date(year, month, 15) for year in range(1990, 2027, 2) for month in (1, 7)]


def test_every_party_of_a_shipped_forum_is_in_the_register() -> None:
    known = {party.id for party in load_register().parties}
    for found in load_forums():
        assert found.id in known
        chairs = {party for clause in found.chair for party in clause.parties}
        parties = {seat.party for seat in (*found.members, *found.observers)} | chairs
        assert parties | {clause.party for clause in found.chairs} <= known


def test_a_chair_sits_in_its_forum() -> None:
    """Whoever held the chair was a member on that day, the alliance's own office apart."""
    for found in load_forums():
        for holder in found.chairs:
            assert holder.party in found.members_on(holder.since)


def test_shipped_forums_tell_nothing_later_than_their_clauses() -> None:
    """No year in what a clause says, or in its note, lies after its first year; the note of a forum names none."""
    year = re.compile(r"\b(?:19|20)\d\d\b")
    for found in load_forums():
        assert not year.findall(found.note)
        for question in ("exists", *QUESTIONS):
            for clause in getattr(found, question):
                told = f"{getattr(clause, 'says', '')} {clause.citation.note}"
                assert all(int(named) <= clause.since.year for named in year.findall(told)), (found.id, told)


def test_every_shipped_clause_has_its_instrument_and_nobody_has_checked_it_yet() -> None:
    for found in load_forums():
        for question in ("exists", *QUESTIONS):
            for clause in getattr(found, question):
                assert clause.citation.instrument
                assert clause.citation.checked == "never"
                assert not isinstance(clause, Seat) or clause.since >= found.exists[0].since


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_membership_only_grows_from_what_was_known(day: date) -> None:
    """Nobody sits before its first day: each member of a day has a seat that began by then."""
    for found in load_forums():
        began = {seat.party for seat in found.members if seat.since <= day}
        assert found.members_on(day) <= began
        assert found.members_on(day) <= found.members_on(day + timedelta(days=1)) or not found.in_force(day)


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("1992-10-01", 50),
        ("1993-12-01", 52),
        ("1996-04-24", 53),
        ("1996-04-25", 54),
        ("2000-11-10", 55),
        ("2006-06-22", 56),
        ("2012-11-20", 56),
        ("2012-11-21", 57),
        ("2022-01-13", 57),
    ],
)
def test_how_many_participating_states(day: str, count: int) -> None:
    """57 since Mongolia; the States that are no more are left out, so 1992 lacks Czechoslovakia."""
    assert len(load_forums().forum("FSC").members_on(date.fromisoformat(day))) == count


def test_groups_are_loaded_with_those_of_a_user_in_their_place(tmp_path: Path) -> None:
    shipped = load_groups()
    assert {"NATO", "OSCE"} <= set(shipped)
    (tmp_path / "nato.yaml").write_text(
        "id: NATO\nname: Another\ntexts:\n  t: {instrument: made up, certainty: M}\ntext: t\n"
        "parties:\n  QM: {since: 2030-01-01}\n",
        encoding="utf-8",
    )
    assert load_groups(tmp_path)["NATO"].name == "Another"
    assert load_groups(tmp_path)["OSCE"] == shipped["OSCE"]
