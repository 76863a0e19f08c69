"""The dialogues of the bundled desks: cited, marked, in order, true to their references, never ahead of a day."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from detente.model.canonical import encode
from detente.model.council import Basis
from detente.model.dialogue import AnswerWord, ArticleAnswer, DocumentType, Tabled
from detente.model.errors import InputError
from detente.model.record import Record
from detente.model.register import Holder
from detente.sources.example import (
    DIALOGUE,
    JANUARY_2022,
    NAMES,
    SIX_PARTY_2005,
    example_agenda,
    example_files,
    example_issues,
    example_positions,
    example_steps,
)
from detente.sources.register import load_register

every = pytest.mark.parametrize("name", NAMES)

QUOTES = '"“”„«»‘‹›'
FORUMS = {"NRC", "PC", "SSD", "SIX_PARTY"}
MONTHS = list(calendar.month_name)[1:]
DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b(?: (\d{{4}}))?|\b(\d{{4}})-(\d\d)-(\d\d)\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
AHEAD = {"day", "due", "starts", "ends", "answer_by", "silent_until"}
"""Fields that name a day to come: what was called for, offered or owed on the day of the step."""
LONGEST_SHARED_RUN = 8
"""Words in a row that a fact may need (`intermediate and shorter range ...`); the same bound as for the report."""


def raw_steps(name: str) -> list[dict[str, Any]]:
    """Return the steps as they stand in the file."""
    found: list[dict[str, Any]] = yaml.safe_load(example_files(name)[DIALOGUE])["steps"]
    return found


def bodies(name: str, kind: str) -> list[Record[Any]]:
    """Return the steps of one kind."""
    found = [record for record in example_steps(name) if record.kind == f"council.{kind}"]
    assert all(record.body is not None for record in found)
    return found


def texts(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text in a step with the name of its field."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from texts(below, key)
    elif isinstance(value, list):
        for below in value:
            yield from texts(below, field)


def days_in(text: str) -> Iterator[date]:
    """Yield the days that a text names; one without its year is refused, because it cannot be placed."""
    for number, month, year, *iso in DAY.findall(text):
        assert year or iso[0], f"a day without its year: {text}"
        yield date(int(year), MONTHS.index(month) + 1, int(number)) if year else date(*map(int, iso))


@every
def test_every_step_becomes_a_record(name: str) -> None:
    assert len(example_steps(name)) == len(raw_steps(name))
    assert all(encode(record) for record in example_steps(name))


@every
def test_every_step_cites_and_says_how_surely_it_is_known(name: str) -> None:
    """In the file itself, not by a default."""
    for step in raw_steps(name):
        assert str(step.get("document", "")).strip(), step
        assert step.get("certainty"), step
        if step["step"] == "document":
            assert all(article.get("certainty") for article in step["articles"]), step


@every
def test_the_steps_stand_in_the_order_in_which_they_were_said(name: str) -> None:
    said = [record.said for record in example_steps(name)]
    assert said == sorted(said)


@every
def test_nobody_is_quoted(name: str) -> None:
    text = example_files(name)[DIALOGUE].decode("utf-8")
    assert not set(QUOTES) & set(text)
    assert "verbatim" not in text
    assert all(record.body.verbatim is False for record in bodies(name, "statement"))


@every
def test_no_step_knows_what_came_after_it(name: str) -> None:
    """No text names a day or a year after the step was said; a day to come stands in a field made for it.

    The key of a meeting may hold the day for which it has been called by then.
    """
    called: set[date] = set()
    for step, record in zip(raw_steps(name), example_steps(name), strict=True):
        called |= {record.body.day} if record.kind == "council.call" else set()
        for field, text in texts(step):
            known = called if field == "meeting" else set()
            late = [day for day in days_in(text) if day > record.said.date() and day not in known]
            years = map(int, YEAR.findall(text)) if not known else ()
            late_years = [year for year in years if year > record.said.year]
            assert field in AHEAD or not (late or late_years), (step["step"], step["said"], field, text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 2 February 2022 and 2021-12-17", [date(2022, 2, 2), date(2021, 12, 17)]),
        ("in early November, within 60 days", []),
    ],
)
def test_the_search_for_days_finds_them(text: str, days: list[date]) -> None:
    assert list(days_in(text)) == days


def test_a_day_without_its_year_is_refused() -> None:
    with pytest.raises(AssertionError, match="without its year"):
        list(days_in("published on 2 February"))


@cache
def registered() -> frozenset[str]:
    """Return the ids of the register."""
    return frozenset(party.id for party in load_register().parties)


def parties_in(name: str) -> Iterator[str]:
    """Yield every party that the steps name."""
    for record in example_steps(name):
        yield record.party
        for field in ("to", "present", "absent", "owners", "agreed_by"):
            named = getattr(record.body, field, ())
            yield from named if isinstance(named, tuple) else ()
        yield from (head.party for head in getattr(record.body, "heads", ()))
        yield from (briefing.by for briefing in getattr(record.body, "briefings", ()))


@every
def test_every_party_is_in_the_register(name: str) -> None:
    """The desk itself speaks only for a wire agency, which is named."""
    assert set(parties_in(name)) - registered() <= {"desk"}
    assert all(record.body.teller for record in example_steps(name) if record.party == "desk")
    table = set(example_agenda(name).parties)
    spoken = {record.party for record in example_steps(name)} - {"desk", "IAEA"}
    assert spoken <= table


@every
def test_every_forum_is_one_that_is_known(name: str) -> None:
    forums = {record.body.forum for record in example_steps(name) if hasattr(record.body, "forum")}
    assert forums
    assert forums <= FORUMS
    assert forums & registered() <= {party.id for party in load_register().parties if party.type == "forum"}


@every
def test_every_issue_exists(name: str) -> None:
    known = {issue.id for issue in example_issues(name)}
    for record in example_steps(name):
        articles = record.body.articles if isinstance(record.body, Tabled) else ()
        named = {*getattr(record.body, "issues", ()), *(issue for article in articles for issue in article.issues)}
        assert named <= known, record
    for record in bodies(name, "link"):
        for thing in (record.body.first, record.body.second):
            assert thing in known or " " in thing, thing


def places(name: str) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Return when each meeting, document, decision and follow-up first came up."""
    meetings: dict[str, Any] = {}
    for record in example_steps(name):
        if record.kind in ("council.call", "council.meeting"):
            meetings.setdefault(record.body.meeting, record.said)
    keyed = ("document", "decision", "follow_up")
    return meetings, *({r.body.key: r.said for r in bodies(name, kind)} for kind in keyed)  # type: ignore[return-value]


@every
def test_every_reference_leads_to_something_said_by_then(name: str) -> None:
    """Meetings, items, documents, decisions and follow-ups exist, and were there when they are spoken of."""
    meetings, documents, decisions, follow_ups = places(name)
    wanted = {
        "meeting": meetings,
        "after": meetings,
        "responds_to": documents,
        "with_document": documents,
        "decision": decisions,
        "follow_up": follow_ups,
    }
    for record in example_steps(name):
        for field, known in wanted.items():
            key = getattr(record.body, field, None)
            assert not key or known[key] <= record.said, (field, key)
    for record in bodies(name, "answer"):
        assert documents[record.body.to] <= record.said
    for record in bodies(name, "package"):
        assert all(documents[member.partition("#")[0]] <= record.said for member in record.body.members)
    items = {(record.body.meeting, record.body.item) for record in bodies(name, "item")}
    for record in (*bodies(name, "item_reply"), *bodies(name, "statement")):
        assert record.body.item is None or (record.body.meeting, record.body.item) in items


@every
def test_no_two_things_have_one_key(name: str) -> None:
    for kind in ("document", "decision", "follow_up", "package"):
        keys = [record.body.key for record in bodies(name, kind)]
        assert len(keys) == len(set(keys)), kind
    held = [record.body.meeting for record in bodies(name, "meeting")]
    assert len(held) == len(set(held))


def answers(name: str) -> Iterator[tuple[Record[Any], Tabled, ArticleAnswer]]:
    """Yield each answer to an article with the document that it answers."""
    tabled = {record.body.key: record.body for record in bodies(name, "document")}
    for record in bodies(name, "answer"):
        for answer in record.body.articles:
            yield record, tabled[record.body.to], answer


@every
def test_every_answer_is_to_an_article_by_one_that_was_asked(name: str) -> None:
    found = list(answers(name))
    assert found
    for record, tabled, answer in found:
        assert answer.article in {article.number for article in tabled.articles}
        assert not tabled.to or record.party in tabled.to
        assert bool(answer.condition) is (answer.word is AnswerWord.CONDITIONAL)


@every
def test_the_articles_of_a_document_have_each_a_number(name: str) -> None:
    for record in bodies(name, "document"):
        numbers = [article.number for article in record.body.articles]
        assert numbers
        assert len(numbers) == len(set(numbers))
        assert all(article.text and article.title for article in record.body.articles)


@every
def test_an_offer_has_no_deadline_that_nobody_stated(name: str) -> None:
    assert all(record.body.answer_by is None for record in bodies(name, "document"))


def test_who_led_and_who_spoke_held_an_office_on_that_day() -> None:
    """Whom the register knows is named only on a day on which that person was in office. (It begins in 2008.)"""
    by_person: dict[str, list[Holder]] = {}
    for holder in load_register().holders:
        by_person.setdefault(holder.person, []).append(holder)
    checked = 0
    for record in example_steps(JANUARY_2022):
        named = [(head.person, head.party) for head in getattr(record.body, "heads", ())]
        named += [(getattr(record.body, field, ""), "") for field in ("chair", "speaker")]
        for person, party in named:
            held = [h for h in by_person.get(person, ()) if h.held(record.said.date()) and party in ("", h.party)]
            assert held or person not in by_person, (person, party, record.said)
            checked += bool(held)
    assert checked > 10


def test_what_is_rejected_is_a_proposition_that_the_party_rejects() -> None:
    """The words of the answers agree with the stances that the same desk has coded, up to the same day."""
    positions = [(record, record.body) for record in example_positions(JANUARY_2022) if record.body]
    rejected = 0
    for record, tabled, answer in answers(JANUARY_2022):
        (article,) = [article for article in tabled.articles if article.number == answer.article]
        stances = {
            position.stance
            for other, position in positions
            if other.party == record.party and position.issue in article.issues and other.said <= record.said
        }
        if answer.word is AnswerWord.REJECT:
            rejected += 1
            assert -2 in stances, (record.party, tabled.key, answer.article)
        if answer.word is AnswerWord.IN_PART:
            assert stances & {1, 2}, (record.party, tabled.key, answer.article)
    assert rejected > 5


def test_a_leak_is_said_on_the_day_of_the_leak_and_never_merged() -> None:
    leaks = [r for r in bodies(JANUARY_2022, "document") if r.body.type is DocumentType.LEAK]
    assert [(r.party, f"{r.said:%Y-%m-%d}", r.body.confirmed_by) for r in leaks] == [
        ("US", "2022-02-02", "US officials"),
        ("NATO", "2022-02-02", ""),
    ]
    for record in example_steps(JANUARY_2022):
        by_leak = "El Pais" in record.body.document
        assert not by_leak or f"{record.said:%Y-%m-%d}" == "2022-02-02"
    assert any(p.body.basis is Basis.LEAK for p in example_positions(JANUARY_2022) if p.body)


def test_the_days_of_the_meetings_are_those_of_the_reference(shared: Path) -> None:
    """Every meeting of the table stands with its day; a row with a mark M in it is not raised."""
    text = (shared / "reference" / "council.md").read_text(encoding="utf-8")
    table = text.partition("**Meetings since 2014**")[2].partition("Gap 10")[0]
    short = {month[:3]: number for number, month in enumerate(MONTHS, 1)}
    told: dict[date, str] = {}
    for line in table.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        for number, month, year in re.findall(r"(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})", line):
            told[date(int(year), short[month], int(number))] = "M" if "M" in cells[-2] else "T"
    ours = {r.body.day: r.body.certainty.value for r in bodies(JANUARY_2022, "meeting") if r.body.forum == "NRC"}
    assert len(told) == 13
    assert ours == told


def test_the_marks_of_the_two_drafts_are_those_of_the_reference(shared: Path) -> None:
    """An article has the weakest of the marks that the reference gives it."""
    text = (shared / "reference" / "council.md").read_text(encoding="utf-8")
    drafts = {
        "ru-us-treaty-2021-12-17": text.partition("## 3. Draft treaty")[2].partition("## 4.")[0],
        "ru-nato-agreement-2021-12-17": text.partition("## 4. Draft agreement")[2].partition("Trap:")[0],
    }
    tabled = {record.body.key: record.body for record in bodies(JANUARY_2022, "document")}
    for key, table in drafts.items():
        rows = re.findall(r"^\| (\d) \|.*\| `\[([^\]]+)\]` \|$", table, re.MULTILINE)
        told = {number: max(re.findall(r"[TSM]", marks), key="TSM".index) for number, marks in rows}
        assert told == {article.number: article.certainty.value for article in tabled[key].articles}


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return re.findall(r"\w+", text.lower())


@every
def test_the_words_are_our_own(shared: Path, seed_report: Path, name: str) -> None:
    """No run of eight words is shared with the reference or with the wire report of the day."""
    runs: set[tuple[str, ...]] = set()
    for path in (
        shared / "reference" / "council.md",
        shared / "reference" / "positions_2021_2022.csv",
        seed_report,
    ):
        theirs = words_of(path.read_text(encoding="utf-8"))
        runs |= {tuple(theirs[i : i + LONGEST_SHARED_RUN]) for i in range(len(theirs))}
    for step in raw_steps(name):
        for field, text in texts(step):
            ours = words_of(text) if field in ("words", "text", "title", "what", "condition") else []
            shared_runs = [ours[i : i + LONGEST_SHARED_RUN] for i in range(len(ours) - LONGEST_SHARED_RUN + 1)]
            assert not [run for run in shared_runs if tuple(run) in runs], text


@every
def test_the_numbers_in_the_readme_are_true(name: str) -> None:
    text = example_files(name)["README.md"].decode("utf-8")
    assert f"{len(example_steps(name))} steps" in text
    assert f"{len(example_positions(name))} rows" in text


def test_an_example_of_no_such_name_says_which_there_are() -> None:
    with pytest.raises(InputError, match="january_2022, six_party_2005"):
        example_steps("january_2023")


@every
def test_a_step_that_cannot_be_read_refuses_the_whole(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The program never works on a part of an example."""
    folder = tmp_path / name
    folder.mkdir()
    text = example_files(name)[DIALOGUE].decode("utf-8")
    (folder / DIALOGUE).write_text(text.replace("step: meeting", "step: meting", 1), encoding="utf-8")
    monkeypatch.setattr("detente.sources.example.EXAMPLES", tmp_path)
    with pytest.raises(InputError, match="no such step"):
        example_steps(name)


def test_a_step_is_never_changed() -> None:
    record = example_steps(SIX_PARTY_2005)[0]
    with pytest.raises(AttributeError):
        record.party = "JP"  # type: ignore[misc]
    assert msgspec.structs.replace(record, party="JP").party == "JP"
