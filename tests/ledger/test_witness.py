"""A witness cosigns what goes on from what it saw, and keeps what does not as evidence."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.ledger import witness
from detente.ledger.merkle import EMPTY_ROOT, consistency_nodes, cut_node, leaf_hash, rows_up, tree_hash
from detente.ledger.ml_dsa import lattice_secret
from detente.ledger.notes import Checkpoint, sign_checkpoint
from detente.ledger.signing import secret_key
from detente.ledger.witness import Request, Status
from detente.model import canonical
from detente.model.errors import IntegrityError
from detente.model.ledger_keys import Cosigned, SplitView
from tests.ledger.made import NOON, flipped

LOG = secret_key("desk.invalid/NO/log", bytes(range(32)))
WITNESS = secret_key("desk.invalid/SE/witness", bytes(range(1, 33)))
LATTICE = lattice_secret(WITNESS.public.name, WITNESS.seed).public
LEAVES = [leaf_hash(bytes([i])) for i in range(40)]


def note(leaves: list[bytes], origin: str = LOG.public.name) -> str:
    return sign_checkpoint(Checkpoint(origin, len(leaves), tree_hash(leaves)), LOG)


def proof(old: int, leaves: list[bytes]) -> tuple[bytes, ...]:
    rows, size = rows_up(leaves), len(leaves)
    nodes = consistency_nodes(old, size) if old else []
    return tuple(cut_node(level, index, size, lambda low, i: rows[low][i]) for level, index in nodes)


def asked(old: int, leaves: list[bytes]) -> str:
    return Request(old, proof(old, leaves), note(leaves)).text


def told(request: str, seen: str = "") -> witness.Answer:
    return witness.witnessed(request, LOG.public, seen, WITNESS, NOON)


@given(st.integers(0, 40), st.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_what_goes_on_is_cosigned(one: int, two: int) -> None:
    old, size = sorted((one, two))
    seen = note(LEAVES[:old]) if old else ""
    answer = told(asked(old, LEAVES[:size]), seen)
    assert answer.status is Status.COSIGNED
    assert isinstance(answer.record, Cosigned)
    assert (answer.record.size, answer.record.cosignatures) == (size, answer.body)
    whole = note(LEAVES[:size]) + answer.body
    assert witness.open_cosigned(whole, WITNESS.public, LATTICE).size == size


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 39))
@settings(max_examples=60, deadline=None)
def test_another_history_is_refused_and_kept(one: int, two: int, changed: int) -> None:
    old, size = sorted((one, two))
    place = changed % old
    other = [*LEAVES[:place], leaf_hash(b"another"), *LEAVES[place + 1 : size]]
    answer = told(asked(old, other), note(LEAVES[:old]))
    assert answer.status is Status.NOT_CONSISTENT
    assert isinstance(answer.record, SplitView)
    assert (answer.record.first, answer.record.second) == (note(LEAVES[:old]), note(other))
    assert witness.is_proved(answer.record) is (old == size)


def test_two_roots_of_one_size_are_kept_whatever_the_old_size_said() -> None:
    other = [leaf_hash(b"another"), *LEAVES[1:9]]
    answer = told(asked(4, other), note(LEAVES[:9]))
    assert (answer.status, answer.body) == (Status.OTHER_SIZE, "9\n")
    assert isinstance(answer.record, SplitView)
    assert witness.is_proved(answer.record)


def test_a_log_that_remembers_another_size_is_told_ours() -> None:
    answer = told(asked(4, LEAVES[:9]), note(LEAVES[:7]))
    assert (answer.status, answer.body, answer.record) == (Status.OTHER_SIZE, "7\n", None)


def test_a_checkpoint_that_goes_back_is_refused() -> None:
    back = Request(9, (), note(LEAVES[:7])).text
    assert told(back, note(LEAVES[:9])).status is Status.MALFORMED


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (Request(0, (bytes(32),), note(LEAVES[:2])).text, Status.NOT_CONSISTENT),
        (
            Request(0, (), sign_checkpoint(Checkpoint(LOG.public.name, 0, bytes(32)), LOG)).text,
            Status.NOT_CONSISTENT,
        ),
        (Request(0, (), sign_checkpoint(Checkpoint(LOG.public.name, 0, EMPTY_ROOT), LOG)).text, Status.COSIGNED),
        (Request(0, (), note(LEAVES[:2], "desk.invalid/RU/other")).text, Status.UNKNOWN_LOG),
        (
            Request(0, (), sign_checkpoint(Checkpoint(LOG.public.name, 1, bytes(32)), WITNESS)).text,
            Status.NOT_SIGNED,
        ),
    ],
)
def test_what_comes_first_is_judged_by_the_rules_of_tlog_witness(request_: str, status: Status) -> None:
    answer = told(request_)
    assert answer.status is status
    assert isinstance(answer.record, Cosigned) is (status is Status.COSIGNED)


GOOD = Request(2, (bytes(32), bytes(range(32))), note(LEAVES[:3]))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "old 2\n",
        GOOD.text.replace("old 2", "new 2"),
        GOOD.text.replace("old 2", "old 02"),
        GOOD.text.replace("old 2", "old -2"),
        GOOD.text.replace("old 2", "old " + "9" * 20),
        GOOD.text.replace("old 2", "old \u0662"),
        GOOD.text.replace("old 2\n", "old 2\nAAAA\n"),
        Request(2, (bytes(32),) * 64, GOOD.checkpoint).text,
        "old 2\n\nno checkpoint\n",
    ],
)
def test_what_is_not_a_request_is_malformed(text: str) -> None:
    assert told(text).status is Status.MALFORMED


def test_a_request_is_read_back() -> None:
    assert witness.read_request(GOOD.text) == GOOD


def test_every_changed_byte_of_a_request_is_refused() -> None:
    good, seen = asked(5, LEAVES[:9]).encode(), note(LEAVES[:5])
    assert told(good.decode(), seen).status is Status.COSIGNED
    for place in range(len(good)):
        changed = flipped(good, place)
        assert told(changed.decode("utf-8", "replace"), seen).status is not Status.COSIGNED


def test_every_changed_byte_of_a_cosigned_checkpoint_is_refused() -> None:
    text = Checkpoint(LOG.public.name, 3, bytes(32)).text
    good = f"{text}\n{witness.cosignature_lines(text, WITNESS, 1_700_000_000)}".encode()
    assert witness.open_cosigned(good.decode(), WITNESS.public, LATTICE).size == 3
    for place in range(len(good)):
        changed = flipped(good, place)
        with pytest.raises(IntegrityError):
            witness.open_cosigned(changed.decode("utf-8", "replace"), WITNESS.public, LATTICE)


def test_the_message_is_that_of_the_standard() -> None:
    """C2SP tlog-cosignature, Ed25519 signed message: its own example, signed here."""
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    line = witness.cosignature_lines(text, WITNESS, 1679315147).split("\n")[0]
    blob = base64.b64decode(line.rpartition(" ")[2])
    assert blob[:4] == witness.cosigner_hash(WITNESS.public)
    assert int.from_bytes(blob[4:12]) == 1679315147
    assert WITNESS.public.verifies(b"cosignature/v1\ntime 1679315147\n" + text.encode(), blob[12:])


def test_what_is_kept_is_a_record() -> None:
    said = datetime(2022, 1, 12, 12, tzinfo=UTC)
    answers = (told(asked(0, LEAVES[:2])), told(asked(2, [*LEAVES[1:3]]), note(LEAVES[:2])))
    kinds = []
    for answer in answers:
        assert answer.record is not None
        record = witness.record_of(answer.record, "SE", said)
        assert canonical.decode(canonical.encode(record)) == record
        kinds.append(record.kind)
    assert kinds == ["witness.cosigned", "witness.split"]
