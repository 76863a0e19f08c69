"""Whatever happens on the way, each record is at the other desk once, in order, and both can prove it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.exchange.desk import Desk
from detente.exchange.envelope import read_envelope, write_envelope
from detente.exchange.inbox import acknowledge, receive
from detente.exchange.outbox import envelopes, send, take_receipt
from detente.exchange.serials import ORDER, Comes, judge
from detente.exchange.tables import EXCHANGE
from detente.ledger import Ledger, verify
from detente.model.errors import InputError, IntegrityError
from detente.model.exchange import Arrival, Role, Service
from detente.model.record import Precedence
from tests.exchange.desks import Hand, by_stick, desks, due_of, entered, flash, know, pair, pass_on, said_here
from tests.exchange.made import CLOCK
from tests.ledger.made import activity, claim, held

ACTIVITY = "exercise.activity"
LEVELS = st.lists(st.sampled_from(ORDER), min_size=1, max_size=6)
STEPS = st.lists(
    st.tuples(st.sampled_from(["carry", "lose", "again", "ahead", "receipt lost"]), st.integers(0, 9))
)


def arrivals(desk: Desk) -> dict[tuple[str, str], list[str]]:
    """Return the ids that came, by sender and precedence, in the order of their serials."""
    found: dict[tuple[str, str], list[str]] = {}
    for position in range(desk.ledger.size):
        body = desk.found(position).said.body
        if isinstance(body, Arrival):
            stream = found.setdefault((body.sender, body.precedence), [])
            assert body.first == len(stream) + 1
            stream += body.records
    return found


@settings(max_examples=12, deadline=None)
@given(LEVELS, STEPS, st.integers(1, 3))
def test_any_order_loss_and_doubling_ends_the_same(
    levels: list[Precedence], steps: list[tuple[str, int]], most: int
) -> None:
    ends_the_same(levels, steps, most)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(LEVELS, STEPS, st.integers(1, 3))
def test_any_order_loss_and_doubling_ends_the_same_often(
    levels: list[Precedence], steps: list[tuple[str, int]], most: int
) -> None:
    ends_the_same(levels, steps, most)


def ends_the_same(levels: list[Precedence], steps: list[tuple[str, int]], most: int) -> None:
    """Let envelopes and receipts be lost, doubled and come out of order; then carry what is due, and look."""
    with pair() as (here, there):
        ids = [entered(here, activity(n, precedence=level))[0] for n, level in enumerate(levels)]
        for id_ in ids:
            send(here, [id_], [there.origin])
        seen: list[bytes] = []
        for what, pick in steps:
            ready = list(envelopes(here, there.origin, most=most))
            seen += ready
            if not seen or what == "lose":
                continue
            chosen = {"again": seen[pick % len(seen)], "ahead": seen[-1]}.get(what, (ready or seen)[0])
            answer = receive(there, chosen)
            if answer.receipt and what != "receipt lost":
                take_receipt(here, answer.receipt)
        pass_on(here, there)
        pass_on(there, here)
        assert due_of(here, there.origin) == due_of(there, here.origin) == []
        expected = {level: [i for i, at in zip(ids, levels, strict=True) if at is level] for level in levels}
        came = arrivals(there)
        assert {level: came[here.origin, level] for level in expected} == expected
        assert sorted(said_here(there, ACTIVITY)) == sorted(ids)
        for folder in (here.ledger.folder, there.ledger.folder):
            assert verify(folder).sound


@given(st.integers(1, 50), st.integers(1, 50), st.integers(1, 50))
def test_serials_leave_no_gap_and_double_nothing(awaited: int, first: int, count: int) -> None:
    comes, known = judge(awaited, first, count)
    fresh = set(range(first, first + count)) - set(range(1, awaited))
    if comes is Comes.AHEAD:
        assert first > awaited
    else:
        assert set(range(first + known, first + count)) == fresh
        assert (comes is Comes.AGAIN) == (not fresh)
        assert not fresh or min(fresh) == awaited


def test_a_flash_goes_before_what_is_half_sent(tmp_path: Path) -> None:
    with desks(tmp_path, "NO", "RU") as (here, there):
        send(here, entered(here, *(activity(n) for n in range(6))), [there.origin])
        going = envelopes(here, there.origin, most=2)
        assert read_envelope(next(going)).header.precedence is Precedence.ROUTINE
        send(here, entered(here, flash(activity(9))), [there.origin])
        rest = [read_envelope(data) for data in going]
        assert [one.header.precedence for one in rest] == [Precedence.FLASH, *[Precedence.ROUTINE] * 2]
        assert [one.header.first for one in rest] == [1, 3, 5]


def test_an_envelope_again_is_answered_with_the_same_places(tmp_path: Path) -> None:
    with desks(tmp_path, "NO", "RU") as (here, there):
        ids = entered(here, activity(0), held(1, "RU"), claim(2))
        send(here, ids, [there.origin])
        (data,) = due_of(here, there.origin)
        first = receive(there, data)
        size = there.ledger.size
        again = receive(there, data)
        assert (first.comes, first.entered, again.comes, again.entered) == (Comes.NEW, 3, Comes.AGAIN, 0)
        assert there.ledger.size == size
        one, two = take_receipt(here, first.receipt), take_receipt(here, again.receipt)
        assert one.receipt.places == two.receipt.places
        assert len(said_here(here, "exchange.receipt")) == 1
        assert there.found(ids[1]).said.body.words == "Whisper 1"


def test_what_comes_ahead_is_not_entered_and_the_gap_is_said_once(tmp_path: Path) -> None:
    with desks(tmp_path, "NO", "RU") as (here, there):
        send(here, entered(here, *(activity(n) for n in range(3))), [there.origin])
        one, two, three = envelopes(here, there.origin, most=1)
        for data in (three, two, three):
            answer = receive(there, data)
            assert (answer.comes, answer.awaited, answer.receipt) == (Comes.AHEAD, 1, b"")
        assert not said_here(there, ACTIVITY)
        (told,) = said_here(there, "exchange.service")
        body = there.found(told).said.body
        assert (body.type, body.awaited, body.came) == ("gap", 1, 3)
        pass_on(there, here)
        assert said_here(here, "exchange.service") == [told]
        for data in (one, two, three):
            assert receive(there, data).comes is Comes.NEW


def test_another_record_under_a_known_serial_is_refused_and_said(tmp_path: Path) -> None:
    """As after a sender's ledger was put back from a backup: nothing is taken, both sides have it on record."""
    with desks(tmp_path, "NO", "RU") as (here, there):
        send(here, entered(here, activity(0)), [there.origin])
        (data,) = due_of(here, there.origin)
        receive(there, data)
        other = next(here.signed(entered(here, activity(1))))
        forged = write_envelope(read_envelope(data).header, [other], here.signer())
        size = len(said_here(there, ACTIVITY))
        with pytest.raises(IntegrityError, match="two records under one serial"):
            receive(there, forged)
        assert len(said_here(there, ACTIVITY)) == size
        assert there.found(said_here(there, "exchange.service")[0]).said.body.type == "conflict"


def test_a_record_known_by_another_way_is_not_doubled_and_is_proved(tmp_path: Path) -> None:
    with desks(tmp_path, "NO", "RU") as (here, there):
        said = activity(1)
        mine = entered(there, said)
        ids = entered(here, activity(0), said, activity(2))
        send(here, ids, [there.origin])
        (data,) = due_of(here, there.origin)
        answer = receive(there, data)
        checked = take_receipt(here, answer.receipt)
        assert answer.entered == 2
        assert checked.proof(2).index == there.ledger.entry(mine[0])[0]
        assert checked.receipt.places[1].key == there.ledger.desk.key
        assert due_of(here, there.origin) == []


def test_one_record_to_many_has_many_receipts(tmp_path: Path) -> None:
    with desks(tmp_path, "NO", "RU", "US") as (here, ru, us):
        send(here, entered(here, activity(0)), [ru.origin, us.origin])
        assert len(said_here(here, "exchange.dispatch")) == 1
        pass_on(here, ru)
        assert due_of(here, ru.origin) == []
        assert len(due_of(here, us.origin)) == 1
        pass_on(here, us)
        receivers = {here.found(id_).said.body.receiver for id_ in said_here(here, "exchange.receipt")}
        assert receivers == {ru.origin, us.origin}


def test_a_secretariat_receives_copies_and_sends_no_records(tmp_path: Path) -> None:
    with desks(tmp_path, "NO", "OSCE") as (here, secretariat):
        know(here, secretariat, Role.SECRETARIAT)
        ids = entered(here, activity(0))
        send(here, ids, [secretariat.origin])
        pass_on(here, secretariat)
        acknowledge(secretariat, ids[0], "duty officer")
        pass_on(secretariat, here)
        assert len(said_here(here, "exchange.acknowledgement")) == 1
        send(secretariat, entered(secretariat, activity(7)), [here.origin])
        (data,) = due_of(secretariat, here.origin)
        with pytest.raises(InputError, match="not taken from this desk"):
            receive(here, data)
        assert len(said_here(here, ACTIVITY)) == 1


def test_an_acknowledgement_is_a_record_of_its_own(tmp_path: Path) -> None:
    with desks(tmp_path, "NO", "RU") as (here, there):
        (id_,) = entered(here, flash(activity(0)))
        send(here, [id_], [there.origin])
        pass_on(here, there)
        acknowledge(there, id_, "duty officer", "read and passed on")
        (answer,) = pass_on(there, here)
        assert answer.precedence is Precedence.FLASH
        (ack,) = said_here(here, "exchange.acknowledgement")
        said = here.found(ack).said
        assert (said.in_reply_to, said.party, said.body.by) == (id_, "RU", "duty officer")
        with pytest.raises(InputError, match="no other desk signed"):
            acknowledge(here, id_, "duty officer")


def test_the_tables_can_be_dropped_and_derived_again(tmp_path: Path) -> None:
    with desks(tmp_path, "NO", "RU") as (here, there):
        send(here, entered(here, *(activity(n) for n in range(5)), flash(activity(9))), [there.origin])
        first, *_ = envelopes(here, there.origin, most=2)
        take_receipt(here, receive(there, first).receipt)
        acknowledge(there, said_here(there, ACTIVITY)[0], "duty officer")
        for desk in (here, there):
            before = [desk.tables.rows(table) for table in EXCHANGE.tables]
            assert any(before)
            desk.ledger.rebuild()
            assert [desk.tables.rows(table) for table in EXCHANGE.tables] == before


def test_a_body_forgotten_on_the_way_leaves_no_gap(tmp_path: Path) -> None:
    with desks(tmp_path, "NO", "RU") as (here, there):
        ids = entered(here, held(0, "RU"), claim(1))
        send(here, ids, [there.origin])
        (data,) = due_of(here, there.origin)
        here.ledger.forget(ids[0])
        checked = take_receipt(here, receive(there, data).receipt)
        assert checked.proof(1).extra
        send(here, entered(here, held(2, "RU")), [there.origin])
        here.ledger.forget(said_here(here, "council.note")[-1])
        pass_on(here, there)
        assert len(said_here(there, "council.note")) == 2
        assert verify(there.ledger.folder).sound


def test_a_clock_a_year_off_is_told_and_nothing_breaks(tmp_path: Path) -> None:
    with desks(tmp_path, "NO", "RU") as (here, there):
        there.clock.instant = CLOCK.replace(year=2023)  # type: ignore[attr-defined]
        send(here, entered(here, activity(0)), [there.origin])
        (data,) = due_of(here, there.origin)
        skew_s = take_receipt(here, receive(there, data).receipt).receipt.skew_ms / 1000
        assert skew_s == pytest.approx(365 * 86400, abs=60)


def test_a_stick_carries_the_same(tmp_path: Path) -> None:
    with desks(tmp_path, "NO", "RU") as (here, there):
        stick = tmp_path / "stick"
        stick.mkdir()
        ids = entered(here, activity(0), flash(activity(1)), held(2, "RU"))
        send(here, ids, [there.origin])
        taken = by_stick(here, there, stick)
        assert [answer.precedence for _, answer in taken.answers] == [Precedence.FLASH, Precedence.ROUTINE]
        assert due_of(here, there.origin) == []
        assert set(ids) <= {there.found(n).sealed.id for n in range(there.ledger.size)}
        again = by_stick(here, there, stick)
        assert [answer.comes for _, answer in again.answers] == [Comes.AGAIN] * 2


def test_only_a_desk_that_was_opened_for_writing_signs(tmp_path: Path) -> None:
    Ledger.create(tmp_path / "NO", "NO").close()
    Desk.open(tmp_path / "NO", clock=Hand()).ledger.close()
    with Desk.open(tmp_path / "NO", read_only=True) as desk:
        assert desk.peers() == {}
        assert not [one for one in said_here(desk) if isinstance(one, Service)]
