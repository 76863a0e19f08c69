"""What may enter a dialogue: the worked cases, and that a refusal leaves everything as it was."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import msgspec
import pytest
import yaml

from detente.agreements import load_forums
from detente.domains.council.admission import CHECKS, Admission
from detente.domains.council.asked import Table
from detente.model.canonical import identify
from detente.model.errors import DetenteError
from detente.model.record import Record
from detente.model.time import read_instant
from detente.model.view import Audience, Entry
from detente.sources.steps import STEPS, Read, read_steps
from tests.cases.council.desks import FOLDER

TOLD = yaml.load((FOLDER / "admission.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
FORUMS = load_forums(FOLDER / "made_up" / "forum.yaml").by_id
CASES = [pytest.param(case, id=case["name"]) for case in TOLD["cases"]]
PARTIES = frozenset({"XA", "XB", "XC", "XD", "XO"})


def table(until: str = "2022-12-31") -> Table:
    return Table(
        issues=TOLD["issues"],
        parties=PARTIES,
        forums=FORUMS,
        until=read_instant(until),
        coders=TOLD["coders"],
        desk="desk",
    )


def read(steps: list[dict[str, Any]]) -> tuple[Read, ...]:
    return read_steps(yaml.safe_dump({"steps": steps}, allow_unicode=True).encode(), "case.yaml")


def entries(steps: list[dict[str, Any]]) -> list[Entry]:
    made = []
    for one in read(steps):
        assert one.record is not None, one.problem
        made.append(Entry(id=identify(one.record), record=one.record))
    return made


def where(field: str) -> str:
    return f"field {field}"


def admit(admission: Admission, steps: list[dict[str, Any]]) -> DetenteError | None:
    """Return the first refusal of several steps; None where all are admitted."""
    asked = entries(steps) if steps else []
    admission.foresee(entry.record for entry in asked)
    for entry in asked:
        try:
            admission.admit(entry, where)
        except DetenteError as problem:
            return problem
    return None


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    """Each case is admitted, or refused with the problem, field and words that it names."""
    admission = Admission(table(case.get("until", "2022-12-31")), ())
    if "until" not in case:
        assert admit(admission, TOLD["before"]) is None
        assert admit(admission, case.get("before", [])) is None
    known = deepcopy(admission.known.entries)
    refusal = admit(admission, case.get("together") or [case["step"]])
    if case.get("admitted"):
        assert refusal is None
        return
    assert refusal is not None
    expected = case["refused"]
    assert refusal.problem == expected["problem"]
    assert refusal.where == f"field {expected['field']}"
    assert expected["given"] in refusal.given
    assert refusal.expected
    assert refusal.paragraph == expected.get("paragraph", "")
    if "next_step" in expected:
        assert refusal.next_step == expected["next_step"]
    assert admission.known.entries == known


def test_every_kind_of_step_has_a_case() -> None:
    steps = [case.get("step") or case["together"][0] for case in TOLD["cases"]]
    assert {step["step"] for step in steps} == set(STEPS)


def test_every_kind_of_step_is_checked() -> None:
    assert {kind.partition(".")[2] for kind in CHECKS} == set(STEPS)


@pytest.fixture
def admission() -> Admission:
    made = Admission(table(), ())
    assert admit(made, TOLD["before"]) is None
    return made


def by_kind(admission: Admission, kind: str) -> Entry:
    return next(entry for entry in admission.known.entries.values() if entry.record.kind == kind)


def corrected(
    admission: Admission, entry: Entry, party: str, said: str = "2022-01-20", **more: str
) -> DetenteError | None:
    step = {"step": "correction", "party": party, "said": said, "of": entry.id, "why": "wrong", **more}
    return admit(admission, [step])


def test_what_was_corrected_makes_room_for_what_is_right(admission: Admission) -> None:
    document = by_kind(admission, "council.document")
    again = deepcopy(next(step for step in TOLD["before"] if step["step"] == "document"))
    again["title"] = "Draft of XA, as it should be"
    assert admit(admission, [again]) is not None
    assert corrected(admission, document, "XA") is None
    assert "draft-a" not in admission.known.documents
    assert admit(admission, [again]) is None
    assert admission.known.documents["draft-a"].body.title == again["title"]


def test_another_party_may_not_correct_but_the_desk_may(admission: Admission) -> None:
    document = by_kind(admission, "council.document")
    refusal = corrected(admission, document, "XB")
    assert refusal is not None
    assert refusal.problem == "a correction of another party's record"
    assert corrected(admission, document, "desk") is None
    twice = corrected(admission, document, "desk", said="2022-01-21")
    assert twice is not None
    assert twice.problem == "a record that is corrected already"


def test_what_stands_in_its_place_must_be_on_record(admission: Admission) -> None:
    document, call = by_kind(admission, "council.document"), by_kind(admission, "council.call")
    refusal = corrected(admission, document, "XA", by="0" * 64)
    assert refusal is not None
    assert refusal.where == "field by"
    assert corrected(admission, document, "XA", by=call.id) is None


def test_what_stands_already_is_known_by_its_words(admission: Admission) -> None:
    call = by_kind(admission, "council.call")
    assert admission.knows(call.id)
    assert not admission.knows("0" * 64)


def test_a_held_record_is_known_by_its_words_too() -> None:
    step = {"step": "note", "party": "XA", "said": "2022-01-12", "about": "corridor", "type": "fallback"}
    (entry,) = entries([step | {"words": "a last word", "held_for": ["XA"]}])
    kept = Entry(id="1" * 64, record=entry.record)
    admission = Admission(table(), [kept])
    assert admission.knows(entry.id)


def test_where_no_members_are_told_anybody_may_speak() -> None:
    assert FORUMS["TABLE"].members_on(read_instant("2019-01-01").date()) == frozenset()
    admission = Admission(table(), ())
    early = {"step": "call", "party": "XD", "said": "2019-01-02", "meeting": "early", "forum": "TABLE"}
    assert admit(admission, [early]) is None


def test_the_desk_itself_may_tell_of_any_meeting(admission: Admission) -> None:
    told = {
        "step": "statement",
        "party": "desk",
        "said": "2022-01-12",
        "meeting": "table-1",
        "words": "It was long",
    }
    assert admit(admission, [told]) is None


def test_a_correction_known_before_what_it_corrects(admission: Admission) -> None:
    """Entries may come in any order: what a correction takes back is never counted."""
    document = by_kind(admission, "council.document")
    step = {"step": "correction", "party": "XA", "said": "2022-01-20", "of": document.id, "why": "wrong"}
    known = Admission(table(), [*entries([step]), document]).known
    assert known.documents == {}
    assert document.id in known.entries


def test_records_of_other_rooms_are_not_looked_at() -> None:
    record: Record[Any] = Record(
        kind="report.claim", party="XA", said=read_instant("2022-01-12"), body_digest="0" * 64
    )
    assert Admission(table(), [Entry(id="2" * 64, record=record)]).known.entries == {}


def test_a_thing_without_a_step_of_its_forum_has_no_table(admission: Admission) -> None:
    """A meeting of a forum that this desk does not know: nobody can say who may speak there."""
    admission.known.forums["table-1"] = "GONE"
    step = {"step": "statement", "party": "XC", "said": "2022-01-12", "meeting": "table-1", "words": "Here"}
    assert admit(admission, [step]) is None


def test_a_decision_of_an_unknown_forum_can_be_answered_by_anybody(admission: Admission) -> None:
    admission.table = Table(
        issues=TOLD["issues"], parties=PARTIES, forums={}, until=read_instant("2022-12-31"), coders=TOLD["coders"]
    )
    step = {
        "step": "decision_reply",
        "party": "XC",
        "said": "2022-01-13",
        "decision": "silence-1",
        "word": "joins",
    }
    assert admit(admission, [step]) is None


HELD_STEPS: list[dict[str, Any]] = [
    {"step": "call", "party": "XA", "said": "2022-01-10", "meeting": "table-h", "forum": "TABLE"},
    {
        "step": "document",
        "party": "XA",
        "said": "2022-01-10",
        "key": "draft-h",
        "title": "Held",
        "type": "proposal",
    },
    {
        "step": "decision",
        "party": "XA",
        "said": "2022-01-10",
        "key": "silence-h",
        "forum": "TABLE",
        "title": "Held",
    },
    {"step": "follow_up", "party": "XA", "said": "2022-01-10", "key": "line-h", "what": "Held", "owners": ["XB"]},
    {"step": "item", "party": "XA", "said": "2022-01-10", "meeting": "table-1", "item": "5h", "title": "Held"},
    {"step": "package", "party": "XA", "said": "2022-01-10", "key": "pack-h", "title": "Held"},
    {"step": "position", "party": "XA", "said": "2022-01-10", "issue": "corridor", "stance": "2"},
]
MORE: dict[str, dict[str, Any]] = {
    "document": {"articles": [{"number": "7h", "text": "Held."}]},
    "decision": {"text": "Held", "rule": "silence procedure", "silent_until": "2022-01-11T12:00:00Z"},
    "package": {"members": ["draft-a", "draft-h"]},
    "position": {"in_short": "Held", "coded_by": TOLD["coders"][0]},
}
NAMING: list[tuple[dict[str, Any], str]] = [
    ({"step": "statement", "party": "XB", "meeting": "table-9", "words": "x"}, "table-h"),
    ({"step": "next", "party": "XB", "forum": "TABLE", "status": "none set", "after": "table-9"}, "table-h"),
    (
        {"step": "answer", "party": "XB", "to": "draft-9", "articles": [{"article": "1", "word": "accept"}]},
        "draft-h",
    ),
    ({"step": "answer", "party": "XB", "to": "draft-h", "articles": [{"article": "1", "word": "accept"}]}, "7h"),
    ({"step": "decision_reply", "party": "XB", "decision": "silence-9", "word": "joins"}, "silence-h"),
    ({"step": "decision_reply", "party": "XB", "decision": "silence-h", "word": "objects"}, "2022-01-11T12:00"),
    ({"step": "follow_up_reply", "party": "XB", "follow_up": "line-9", "word": "done"}, "line-h"),
    ({"step": "item_reply", "party": "XB", "meeting": "table-1", "item": "9", "word": "agrees"}, "5h"),
    (
        {
            "step": "item_reply",
            "party": "XB",
            "meeting": "table-1",
            "item": "5h",
            "word": "agrees",
            "said": "2022-01-09",
        },
        "2022-01-10T",
    ),
    ({"step": "package", "party": "XB", "key": "pack-2", "title": "x", "members": ["draft-a", "draft-h#1"]}, "7h"),
    (
        {"step": "package", "party": "XB", "key": "draft-h", "title": "x", "members": ["pack-h#1", "draft-a"]},
        "pack-h",
    ),
    ({"step": "call", "party": "XB", "meeting": "table-h", "forum": "PC"}, "TABLE"),
    ({**HELD_STEPS[-1], **MORE["position"], "stance": "-1"}, "stance -1 and 2"),
]


@pytest.fixture
def with_held(admission: Admission) -> Admission:
    steps = [step | MORE.get(step["step"], {}) | {"held_for": ["XA", "desk"]} for step in HELD_STEPS]
    assert admit(admission, steps) is None
    return admission


@pytest.mark.parametrize(("step", "told"), NAMING)
def test_a_refusal_tells_only_what_its_reader_may_read(
    step: dict[str, Any], told: str, with_held: Admission
) -> None:
    """The same step is refused for everybody; what held records say is told to their readers only."""
    asked = {"said": "2022-01-20", **step}
    if step["step"] == "position":
        asked["held_for"] = ["XA", "desk"]
    shared = admit(with_held, [asked])
    with_held.table = msgspec.structs.replace(with_held.table, audience=Audience(("XA",)))
    whole = admit(with_held, [asked])
    assert shared is not None
    assert whole is not None
    assert (shared.problem, shared.where) == (whole.problem, whole.where)
    assert shared.expected
    assert told in str(whole)
    assert told not in str(shared)


def test_a_refused_step_that_is_held_is_not_repeated(admission: Admission) -> None:
    step = {"step": "statement", "party": "XA", "said": "2022-01-20", "meeting": "secret-9", "words": "x"}
    refusal = admit(admission, [step | {"held_for": ["XA"]}])
    assert refusal is not None
    assert "table-1" in refusal.expected
    assert "secret" not in str(refusal)


def test_a_circle_through_a_held_package_is_not_spelt_out(admission: Admission) -> None:
    """What a held package holds is for its readers, though a shared one names it."""
    package = {"step": "package", "party": "XA", "said": "2022-01-10", "title": "x"}
    steps = [
        package | {"key": "hidden", "members": ["draft-a", "ring"], "held_for": ["XA"]},
        package | {"key": "between", "members": ["draft-a", "hidden"]},
    ]
    for entry in entries(steps):
        admission.known.take(entry)
    asked = package | {"key": "ring", "members": ["draft-a", "between"]}
    shared = admit(admission, [asked])
    assert shared is not None
    assert shared.given == "ring holds ring"
    admission.table = msgspec.structs.replace(admission.table, audience=Audience(("XA",)))
    whole = admit(admission, [asked])
    assert whole is not None
    assert whole.given == "ring holds between holds hidden holds ring"


def test_a_fallback_that_names_nobody_is_refused_by_its_field(admission: Admission) -> None:
    step = {
        "step": "note",
        "party": "XA",
        "said": "2022-01-12",
        "about": "corridor",
        "type": "fallback",
        "words": "x",
    }
    refusal = admit(admission, [step])
    assert refusal is not None
    assert (refusal.problem, refusal.where) == ("a note in confidence that names no reader", "field held_for")
