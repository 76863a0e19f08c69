"""Who may read a record: markings in their order, readers, and the rules on what must be held."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model.confidence import NOT_SHOWN, demand_readers, read_readers, unquoted
from detente.model.dialogue import Note, NoteType
from detente.model.errors import DateError, InputError, LedgerError, SchemaError
from detente.model.kinds import KINDS
from detente.model.record import Marking, Record, strictest
from detente.model.view import EVERYTHING, SHARED, Audience, Entry, marking_of, may_read, readers_of, view_of
from tests.ledger.made import LATE, activity, held

IDS = ("NO", "RU", "XX", "desk")
some_readers = st.lists(st.sampled_from(IDS), unique=True).map(lambda ids: tuple(sorted(ids)))
markings = st.sampled_from(list(Marking))
audiences = st.builds(Audience, some_readers, markings)
any_record = st.builds(
    lambda held_for, marking: activity(0, held_for=held_for, marking=marking), some_readers, markings
)


def test_markings_are_ordered_from_the_widest_circle_to_the_strictest() -> None:
    order = [Marking.CLEAR, Marking.GREEN, Marking.AMBER, Marking.AMBER_STRICT, Marking.RED]
    assert [marking.rank for marking in order] == [0, 1, 2, 3, 4]
    assert all(strictest((a, b)) is strictest((b, a)) is b for a, b in pairwise(order))
    assert strictest(()) is Marking.CLEAR


@given(any_record, audiences)
def test_nothing_is_shown_to_a_reader_it_is_not_held_for_nor_beyond_the_ceiling(
    record: Record[Any], audience: Audience
) -> None:
    only = readers_of(record)
    shown = may_read(record, audience)
    assert not (shown and only and not audience.readers)
    assert not (shown and only and set(audience.readers) - set(only))
    assert not (shown and record.marking.rank > audience.ceiling.rank)
    assert shown or only or record.marking.rank > audience.ceiling.rank
    assert may_read(record, EVERYTHING)


@given(any_record, audiences, st.sampled_from(IDS), markings)
def test_another_reader_and_a_lower_ceiling_never_show_more_of_what_is_held(
    record: Record[Any], audience: Audience, other: str, ceiling: Marking
) -> None:
    more = Audience((*audience.readers, other), audience.ceiling)
    if audience.readers and not may_read(record, audience):
        assert not may_read(record, more)
    if ceiling.rank <= audience.ceiling.rank and not may_read(record, audience):
        assert not may_read(record, Audience(audience.readers, ceiling))


@given(st.lists(any_record, max_size=5), audiences)
def test_a_view_holds_what_its_audience_may_read_and_by_default_what_is_shared(
    given_records: list[Record[Any]], audience: Audience
) -> None:
    entries = [Entry(id=f"{n:064x}", record=record) for n, record in enumerate(given_records)]
    assert [e.id for e in view_of(entries, LATE, audience=audience).entries] == [
        e.id for e in entries if may_read(e.record, audience)
    ]
    shared = view_of(entries, LATE)
    assert shared == view_of(entries, LATE, audience=SHARED)
    assert not any(e.record.held_for or e.record.marking is Marking.RED for e in shared.entries)


def test_what_is_held_is_marked_at_least_so_that_it_goes_no_further() -> None:
    assert marking_of(held(0)) is Marking.AMBER_STRICT
    assert marking_of(held(0, marking=Marking.RED)) is Marking.RED
    assert marking_of(activity(0)) is Marking.CLEAR
    assert not may_read(held(0), Audience(("NO",), Marking.AMBER))
    assert may_read(held(0), Audience(("NO",), Marking.AMBER_STRICT))


def test_red_without_readers_is_the_desks_own() -> None:
    red = activity(0, marking=Marking.RED)
    assert not may_read(red, SHARED)
    assert not may_read(red, Audience(("NO",)))
    assert may_read(red, Audience(("desk",)))
    with pytest.raises(SchemaError, match="TLP:RED that names no reader"):
        demand_readers(red)


def test_what_is_known_by_its_digest_only_is_shown_to_none() -> None:
    bare = Record(kind="council.note", party="NO", said=LATE, held_digest="ab" * 32)
    assert not any(may_read(bare, Audience((reader,))) for reader in IDS)
    assert may_read(bare, EVERYTHING)


@pytest.mark.parametrize("type_", list(NoteType))
def test_a_fallback_and_a_confidence_are_always_held(type_: NoteType) -> None:
    note = activity(0, kind="council.note", body=Note(about="hotline", type=type_, words="Whisper"))
    demand_readers(msgspec.structs.replace(note, held_for=("NO",)))
    if type_ is NoteType.REMARK:
        demand_readers(note)
        return
    with pytest.raises(SchemaError, match="note in confidence") as caught:
        demand_readers(note)
    assert "Whisper" not in str(caught.value)
    assert '"held_for":["NO"]' in caught.value.next_step


def test_no_other_kind_is_always_held() -> None:
    assert {
        name for name, kind in KINDS.items() if kind.always_held(Note(about="", type=NoteType.FALLBACK, words=""))
    } == {"council.note"}


def test_readers_in_a_cell() -> None:
    assert read_readers(" XX | NO|NO |", "") == ("NO", "XX")
    assert read_readers("", "") == ()
    with pytest.raises(SchemaError, match="cannot be an id"):
        read_readers("NO|two words", "here")


def test_an_error_about_what_is_held_repeats_no_word() -> None:
    def refuse(kind: type[InputError | LedgerError], *, about_held: bool) -> None:
        with unquoted(held=about_held):
            raise kind(
                "a problem", given="Whisper", expected="something else", where="line 3", next_step="Whisper"
            )

    with pytest.raises(DateError) as caught:
        refuse(DateError, about_held=True)
    assert (caught.value.given, caught.value.next_step) == (NOT_SHOWN, "")
    assert (caught.value.expected, caught.value.where) == ("something else", "line 3")
    assert caught.value.__suppress_context__
    with pytest.raises(SchemaError, match="Whisper"):
        refuse(SchemaError, about_held=False)
    with pytest.raises(LedgerError, match="Whisper"):  # what stores says of itself, never of a record's words
        refuse(LedgerError, about_held=True)
