"""Steps of a dialogue from YAML and from drafts: every kind, bad ones named by place, large files in time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from detente.model import dialogue as nouns
from detente.model.canonical import encode
from detente.model.certainty import Certainty
from detente.model.errors import DateError, EmptyError, EncodingError, InputError, SchemaError
from detente.model.record import Marking, Precedence, Record, Source, digest
from detente.model.time import Precision, read_instant
from detente.sources.steps import LONGEST_TEXTS_BYTES, STEPS, Read, read_draft_step, read_steps
from tests.hanging import refuse_to_hang

FRAME = "party: NO, said: 2022-01-12"
EVERY = {
    "call": "meeting: m, forum: NRC, day: 2022-02-01, level: ambassadors",
    "call_reply": "meeting: m, word: another day, day: 2022-02-02",
    "item": "meeting: m, item: 2a, title: Lines, issues: [hotlines]",
    "item_reply": "meeting: m, item: 2a, word: objects",
    "document": "key: d, title: D, type: proposal, to: [RU], articles: [{number: 5bis, text: It is so.}]",
    "answer": "to: d, articles: [{article: 5bis, word: conditional, condition: if so}]",
    "package": "key: p, title: P, members: [d, 'd#5bis']",
    "link": "first: d, word: depends on, second: trust",
    "meeting": "meeting: m, forum: NRC, day: 2022-01-12, heads: [{party: RU, person: A}], duration_minutes: 240",
    "statement": "meeting: m, words: It is so, verbatim: true",
    "position": "issue: hotlines, stance: -2, in_short: No, coded_by: A. Reader, salience_percent: 50",
    "decision": "key: k, forum: NRC, title: T, text: So be it, rule: consensus minus one, excluding: RU",
    "decision_reply": "decision: k, word: abstains",
    "readout": "meeting: m, teller: A wire, points: [{subject: next meeting, words: Dates to be set}]",
    "follow_up": "key: f, what: Do it, owners: [NO], due: 2022-02-12, agreed_by: [NO, RU]",
    "follow_up_reply": "follow_up: f, word: disputed",
    "next": "forum: NRC, status: agreed date, day: 2022-02-12",
    "note": "about: m, type: remark, words: A remark",
    "correction": f"of: {'a' * 64}, why: Misheard",
}


def one(fields: str, frame: str = FRAME) -> Read:
    """Return one step, written in a line; the step stands on line 2."""
    (found,) = read_steps(f"steps:\n  - {{{frame}, {fields}}}\n".encode(), "a.yaml")
    return found


def record(fields: str, frame: str = FRAME) -> Record[Any]:
    found = one(fields, frame)
    assert found.record is not None, found.problem
    return found.record


def problem(fields: str, frame: str = FRAME) -> InputError:
    found = one(fields, frame)
    assert found.record is None
    assert isinstance(found.problem, InputError)
    return found.problem


def test_every_kind_of_step_is_written_above() -> None:
    assert set(EVERY) == set(STEPS)


@pytest.mark.parametrize("step", STEPS)
def test_every_kind_of_step_becomes_a_record_of_its_own_kind(step: str) -> None:
    found = record(f"step: {step}, {EVERY[step]}")
    assert found.kind == ("record.correction" if step == "correction" else f"council.{step}")
    assert (found.party, found.said) == ("NO", datetime(2022, 1, 12, 23, 59, 59, tzinfo=UTC))
    assert found.sources == ()
    assert encode(found)


@pytest.mark.parametrize("step", STEPS)
def test_a_field_that_a_kind_does_not_have_is_named(step: str) -> None:
    found = problem(f"step: {step}, {EVERY[step]}, colour: red")
    assert (found.problem, found.where) == ("a field that nobody knows", "a.yaml, line 2, field colour")


def test_a_slip_of_the_pen_in_who_may_read_shares_nothing() -> None:
    found = problem(f"step: note, {EVERY['note']}, held_fro: [NO]")
    assert (found.where, found.next_step) == ("a.yaml, line 2, field held_fro", "did you mean held_for?")


def test_a_field_that_nobody_knows_is_named_inside_a_list_too() -> None:
    found = problem(
        "step: answer, to: d, articles: [{article: 1, word: accept}, {article: 2, word: accept, if: so}]"
    )
    assert (found.where, found.given) == ("a.yaml, line 2, field articles.1.if", "if")
    assert "condition" in found.expected


@pytest.mark.parametrize("step", STEPS)
def test_a_field_that_a_kind_needs_is_asked_for(step: str) -> None:
    found = problem(f"step: {step}")
    assert (found.problem, found.where) == ("a field is missing", "a.yaml, line 2")
    assert found.next_step.startswith("add the field")


def test_norway_is_norway_and_no_other_word_is_read_as_something_else() -> None:
    found = record(
        "step: document, key: on, title: yes, type: proposal, to: [NO], articles: [{number: 1, text: 1.0}]"
    )
    assert found.party == "NO"
    assert (found.body.key, found.body.title, found.body.to) == ("on", "yes", ("NO",))
    assert (found.body.articles[0].number, found.body.articles[0].text) == ("1", "1.0")


def test_what_a_step_says_beside_the_fields_of_its_kind() -> None:
    found = record(
        f"step: note, {EVERY['note']}, held_for: [RU, NO, RU], marking: 'TLP:AMBER', precedence: flash, "
        f"in_reply_to: {'b' * 64}"
    )
    assert found.held_for == ("NO", "RU")
    assert (found.marking, found.precedence) == (Marking.AMBER, Precedence.FLASH)
    assert found.in_reply_to == "b" * 64
    usual = record(f"step: note, {EVERY['note']}")
    assert (usual.held_for, usual.marking, usual.precedence) == ((), Marking.CLEAR, Precedence.ROUTINE)
    assert usual.in_reply_to is None


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ("marking: red", "marking"),
        ("precedence: soon", "precedence"),
        ("in_reply_to: abc", "in_reply_to"),
        ("held_for: NO", "held_for"),
    ],
)
def test_a_wrong_word_beside_the_fields_is_named_by_its_field(fields: str, field: str) -> None:
    found = problem(f"step: note, {EVERY['note']}, {fields}")
    assert found.where == f"a.yaml, line 2, field {field}"
    assert found.expected
    assert found.given


@pytest.mark.parametrize(
    ("said", "instant"),
    [
        ("2022-01-12", "2022-01-12T23:59:59Z"),
        ("2022-01-12T18:00:00Z", "2022-01-12T18:00:00Z"),
        ("2022-01-12T18:00:00+01:00", "2022-01-12T17:00:00Z"),
        ("2022-01-12T00:30:00+05:45", "2022-01-11T18:45:00Z"),
    ],
)
def test_a_day_counts_at_its_end_and_an_instant_stands_in_utc(said: str, instant: str) -> None:
    found = record(f"step: note, {EVERY['note']}", f"party: NO, said: '{said}'")
    assert found.said == read_instant(instant)
    assert found.said.tzinfo is UTC
    assert (found.happened is None) is (len(said) != len("2022-01-12"))


def test_every_instant_of_a_step_stands_in_utc() -> None:
    """A ledger refuses another zone, and the id of a record would depend on how an hour was written."""
    zoned = (
        "step: meeting, meeting: m, forum: NRC, day: 2022-01-12, starts: '2022-01-12T10:00:00+01:00', "
        "ends: '2022-01-12T14:00:00+01:00'"
    )
    plain = zoned.replace("T10:00:00+01:00", "T09:00:00Z").replace("T14:00:00+01:00", "T13:00:00Z")
    assert encode(record(zoned)) == encode(record(plain))
    happened = record(zoned).happened
    assert happened is not None
    assert happened.precision is Precision.INSTANT
    assert happened.earliest == datetime(2022, 1, 12, 9, tzinfo=UTC)


def test_a_meeting_of_days_took_place_on_all_of_them() -> None:
    found = record("step: meeting, meeting: m, forum: NRC, day: 2022-01-10, last_day: 2022-01-12").happened
    assert found is not None
    assert (found.earliest.day, found.latest.day, found.precision) == (10, 13, Precision.DAY)


@pytest.mark.parametrize(
    ("frame", "field", "kind"),
    [
        ("party: NO, said: 2022-02-30", "said", DateError),
        ("party: NO, said: yesterday", "said", DateError),
        ("party: NO, said: '2022-01-12T18:00:00'", "said", DateError),
        ("party: NO, said: ", "said", SchemaError),
        ("party: NO, said: ' '", "said", SchemaError),
        ("party: '', said: 2022-01-12", "party", SchemaError),
        ("party: [NO], said: 2022-01-12", "party", SchemaError),
    ],
)
def test_who_and_when_must_be_told(frame: str, field: str, kind: type[InputError]) -> None:
    found = problem(f"step: note, {EVERY['note']}", frame)
    assert type(found) is kind
    assert found.where == f"a.yaml, line 2, field {field}"


def test_a_word_that_is_no_step_gets_the_near_ones() -> None:
    found = problem("step: meting, meeting: m")
    assert (found.problem, found.where) == ("no such step", "a.yaml, line 2, field step")
    assert "meeting" in found.next_step
    assert "correction" in found.expected


def test_each_bad_step_is_named_by_its_line_and_the_others_are_read() -> None:
    text = f"""\
steps:
  - {{step: note, {FRAME}, {EVERY["note"]}}}
  - step: answer
    party: RU
    said: 2022-01-13
    to: d
    articles:
      - article: "1"
        word: maybe
  - just words
  - {{step: statement, {FRAME}, {EVERY["statement"]}}}
  - step: call
    party: NO
    said: 2022-01-13
    forum: NRC
    meeting: m
    day: 2022-02-30
  - {{step: next, {FRAME}, {EVERY["next"]}}}
"""
    found = read_steps(text.encode(), "a.yaml")
    assert [each.record.kind if each.record else None for each in found] == [
        "council.note",
        None,
        None,
        "council.statement",
        None,
        "council.next",
    ]
    where = [each.problem.where for each in found if each.problem]
    assert where == [
        "a.yaml, line 9, field articles.0.word",
        "a.yaml, line 10",
        "a.yaml, line 17, field day",
    ]
    assert [each.where for each in found][1:3] == ["a.yaml, line 3", "a.yaml, line 10"]
    answer = found[1].problem
    assert isinstance(answer, SchemaError)
    assert "accept in part" in answer.expected
    assert answer.given == "'maybe'"


@pytest.mark.parametrize(
    ("data", "kind", "where"),
    [
        (b"", EmptyError, "a.yaml"),
        (b"   \n", EmptyError, "a.yaml"),
        (b"# only a remark\n", EmptyError, "a.yaml"),
        (b"steps: []\n", EmptyError, "a.yaml, line 1, field steps"),
        (b"steps:\n", SchemaError, "a.yaml"),
        (b"steps: call\n", SchemaError, "a.yaml"),
        (b"steps: {step: call}\n", SchemaError, "a.yaml"),
        (b"- step: call\n", SchemaError, "a.yaml"),
        (b"just words\n", SchemaError, "a.yaml"),
        (b"steps: []\nmore: 1\n", SchemaError, "a.yaml"),
        (b"steps:\n  - {step: note\n", SchemaError, "a.yaml, line"),
        (b"steps:\n  - step: note\n    step: call\n", SchemaError, "a.yaml, line 3"),
        (b"steps: []\nsteps: []\n", SchemaError, "a.yaml, line 2"),
        (b"a: &a [1]\nsteps: *a\n", SchemaError, "a.yaml, line"),
        (b"steps:\n  - step: caf\xe9\n", EncodingError, "a.yaml"),
        ("steps: []\n".encode("utf-16"), EncodingError, "a.yaml"),
        (b"steps: " + b"[" * 5_000, SchemaError, "a.yaml"),
    ],
)
def test_a_file_of_another_form_is_refused_whole(data: bytes, kind: type[InputError], where: str) -> None:
    with pytest.raises(kind) as refusal:
        read_steps(data, "a.yaml")
    assert refusal.value.where.startswith(where)
    assert refusal.value.expected


def test_the_source_is_cited_by_every_step() -> None:
    source = Source(sha256=digest(b"x"), media_type="application/yaml", name="a.yaml")
    text = f"steps:\n  - {{step: note, {FRAME}, {EVERY['note']}}}\n  - {{step: next, {FRAME}, {EVERY['next']}}}\n"
    assert [each.record.sources for each in read_steps(text.encode(), "a.yaml", source) if each.record] == [
        (source,),
        (source,),
    ]


def test_twenty_thousand_steps_are_read_in_one_pass() -> None:
    count = 20_000
    lines = (
        f"  - {{step: statement, {FRAME}, meeting: m-{number}, words: Statement {number}}}\n"
        for number in range(count)
    )
    data = f"steps:\n{''.join(lines)}".encode()
    with refuse_to_hang():
        found = read_steps(data, "a.yaml")
    assert [each.problem for each in found if each.problem] == []
    assert found[-1].record is not None
    assert found[-1].record.body.words == f"Statement {count - 1}"


SOURCE = Source(sha256=digest(b"draft"), media_type="text/markdown", name="d.md")


def draft(body: str, head: str = "party: NO\nsaid: 2022-01-12\n") -> bytes:
    return f"---\nkey: d-1\ntitle: A draft\ntype: proposal\n{head}---\n{body}".encode()


def tabled(data: bytes, **told: Any) -> Record[nouns.Tabled]:
    (found,) = read_draft_step(data, "d.md", SOURCE, told)
    assert found.record is not None, found.problem
    return found.record


SHORT = "## Article 1. One\nIt is so.\n\n## Article 2. Two\nIt is not.\n"


def test_a_draft_is_a_step() -> None:
    found = tabled(draft(SHORT, "party: NO\nsaid: 2022-01-12\nheld_for: [NO]\nmarking: TLP:AMBER\n"))
    assert (found.kind, found.party, found.said) == ("council.document", "NO", read_instant("2022-01-12"))
    assert (found.held_for, found.marking, found.sources) == (("NO",), Marking.AMBER, (SOURCE,))
    assert found.body is not None
    assert [one.number for one in found.body.articles] == ["1", "2"]


def test_what_is_said_beside_a_draft_fills_what_it_leaves_open() -> None:
    told: dict[str, Any] = {"party": "NO", "said": "2022-01-12T09:00:00Z"}
    told |= {"held_for": ["NO"], "document": "A note"}
    told |= {"certainty": Certainty.TEXT}
    found = tabled(draft(SHORT, ""), **told)
    assert (found.party, found.said, found.held_for) == ("NO", read_instant("2022-01-12T09:00:00Z"), ("NO",))
    assert found.body is not None
    assert (found.body.document, found.body.certainty) == ("A note", Certainty.TEXT)
    assert tabled(draft(SHORT), party="NO").party == "NO"


@pytest.mark.parametrize(
    ("head", "told", "where"),
    [
        ("party: NO\nsaid: 2022-01-12\n", {"party": "RU"}, "d.md, line 5, field party"),
        (
            "party: NO\nsaid: 2022-01-12\nheld_for: [NO, RU]\n",
            {"held_for": ["NO"]},
            "d.md, line 7, field held_for",
        ),
        ("party: NO\nsaid: 2022-01-12\ndocument: A\n", {"document": "B"}, "d.md, line 7, field document"),
        ("party: NO\n", {}, "d.md"),
        ("party: NO\nsaid: 2022-01-12\nstep: answer\n", {}, "d.md, line 7, field step"),
        ("party: NO\nsaid: 2022-02-30\n", {}, "d.md, line 6, field said"),
        ("party: NO\nsaid: 2022-01-12\nheld_for: NO\n", {}, "d.md, line 7, field held_for"),
    ],
)
def test_a_draft_that_cannot_stand_is_named(head: str, told: dict[str, Any], where: str) -> None:
    (found,) = read_draft_step(draft(SHORT, head), "d.md", SOURCE, told)
    assert found.record is None
    assert found.problem is not None
    assert found.problem.where.startswith(where)


@pytest.mark.parametrize("letters", [LONGEST_TEXTS_BYTES, LONGEST_TEXTS_BYTES + 1])
def test_long_texts_stand_by_their_digests(letters: int) -> None:
    """Up to the limit the text stands in the record; one byte more, and all of them stand by digest."""
    first, second = "a" * 1_000, "b" * (letters - 1_000)
    found = tabled(draft(f"## Article 1\n{first}\n\n## Article 2\n{second}\n")).body
    assert found is not None
    texts, digests = [one.text for one in found.articles], [one.text_sha256 for one in found.articles]
    if letters <= LONGEST_TEXTS_BYTES:
        assert (texts, digests) == ([first, second], [None, None])
    else:
        assert (texts, digests) == (["", ""], [digest(first.encode()), digest(second.encode())])


def test_the_limit_is_in_bytes_and_a_record_of_it_fits_a_ledger() -> None:
    found = tabled(draft("## Article 1\n" + "я" * (LONGEST_TEXTS_BYTES // 2 + 1)))
    assert found.body is not None
    assert found.body.articles[0].text == ""
    assert encode(found)
