"""Ed25519 at its edges: the public vectors, and the one answer that this house gives to each."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from detente.ledger.signing import ED25519, PublicKey, key_line, public_key
from detente.model.errors import SchemaError

TABLE = Path(__file__).parent / "vectors" / "ed25519.tsv"
ORDER = 2**252 + 27742317777372353535851937790883648493
"""L, the order of the group (RFC 8032, section 5.1)."""

# The points of small order, canonical and not (Taming the many EdDSAs, table 2), as encodings of y.
SMALL = (
    0,
    1,
    2**255 - 20,
    2**255 - 19,
    2**255 - 18,
    2707385501144840649318225287225658788936804267575313519463743609750303021,
    55188659117513257062467267217118295137698188065244968500265048394206261417927,
)


class Vector(NamedTuple):
    """One line of the table."""

    source: str
    number: str
    name: str
    taken: str
    key: str
    message: str
    signature: str


def vectors() -> list[Vector]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader((line for line in file if not line.startswith("#")), delimiter="\t"))
    return [Vector(*row) for row in rows[1:]]


def judged(vector: Vector) -> bool:
    """Return whether the signature is taken, by the two steps of this house: read the key, check the signature."""
    raw = bytes.fromhex(vector.key)
    try:
        key = public_key(key_line("edge", ED25519, raw))
    except SchemaError:
        return False
    return key.verifies(bytes.fromhex(vector.message), bytes.fromhex(vector.signature))


@pytest.mark.parametrize("vector", vectors(), ids=lambda v: f"{v.source}-{v.number}")
def test_each_public_vector_has_its_answer(vector: Vector) -> None:
    assert judged(vector) is (vector.taken == "yes"), vector.name


def test_the_table_is_whole() -> None:
    sources = [vector.source for vector in vectors()]
    assert (sources.count("speccheck"), sources.count("wycheproof")) == (12, 113)


@pytest.mark.parametrize("y", SMALL)
@pytest.mark.parametrize("sign", [0, 1])
def test_no_key_of_small_order_is_read(y: int, sign: int) -> None:
    raw = (y + (sign << 255)).to_bytes(32, "little")
    with pytest.raises(SchemaError, match="prime order"):
        public_key(key_line("small", ED25519, raw))
    assert not PublicKey("small", raw).verifies(b"any", raw + bytes(32))


def test_a_signature_has_one_form() -> None:
    """S + L, S + 2L and so on give the same point, and are refused."""
    good = next(v for v in vectors() if v.source == "wycheproof" and v.taken == "yes")
    key, signature = public_key(key_line("one", ED25519, bytes.fromhex(good.key))), bytes.fromhex(good.signature)
    assert key.verifies(bytes.fromhex(good.message), signature)
    scalar = int.from_bytes(signature[32:], "little")
    for times in range(1, (2**256 - 1 - scalar) // ORDER + 1):
        other = signature[:32] + (scalar + times * ORDER).to_bytes(32, "little")
        assert not key.verifies(bytes.fromhex(good.message), other)
