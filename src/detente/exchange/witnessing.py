"""Two desks as each other's witness: each signs the other's checkpoint only if that log goes on from the last one.

The desk whose log it is asks (`request`), the other answers (`answer`), the first keeps the cosignatures beside
its checkpoint (`keep`). What was cosigned last, and a second view of a log, are records of the witness, durable
before the answer leaves: a log that was wound back, or shows two histories, is found when checkpoints go over.
"""

from __future__ import annotations

import contextlib

import msgspec

from detente.exchange.desk import Desk, keys_of
from detente.exchange.tables import WITNESSED
from detente.ledger.heads import keep_head, with_lines
from detente.ledger.ml_dsa import LatticeKey, lattice_key
from detente.ledger.notes import Checkpoint, open_checkpoint, read_checkpoint, read_note, verify_note
from detente.ledger.signing import PublicKey
from detente.ledger.witness import Answer, Request, Status, open_cosigned, record_of, witnessed
from detente.model.errors import IntegrityError, SchemaError
from detente.model.exchange import Origin, Peer
from detente.model.ledger_keys import Cosigned


def request(desk: Desk, old: int) -> Request:
    """Return what this desk asks of a witness that saw `old` entries last; IntegrityError where fewer are here.

    The checkpoint carries both of its own signatures.
    """
    if old > desk.ledger.size:
        raise IntegrityError(
            "this ledger is shorter than what another desk has seen of it",
            where=str(desk.ledger.folder),
            expected=f"{old} entries or more",
            given=f"{desk.ledger.size} entries",
            next_step="an older copy was put back: see docs/operations.md, and tell the other desk",
        )
    proof = desk.ledger.prove_consistency(old) if 0 < old < desk.ledger.size else ()
    return Request(old, proof, desk.ledger.outgoing())


def answer(desk: Desk, origin: Origin, asked: str) -> Answer:
    """Return what this desk answers as the witness of a peer's log; what it must keep is on record by then."""
    seen = _seen(desk, origin)
    log = _signer(desk.peer(origin), asked)
    if seen is not None and _is_same(asked, seen, log):
        return Answer(Status.COSIGNED, seen.cosignatures)
    said = desk.clock()
    found = witnessed(asked, log, seen.checkpoint if seen else "", desk.signer(), said)
    if found.record is not None:
        desk.ledger.append([record_of(found.record, desk.ledger.party, said)])
    return found


def keep(desk: Desk, origin: Origin, asked: Request, lines: str) -> Checkpoint:
    """Return the head that a witness cosigned, kept in `heads/`; IntegrityError if its lines are not right."""
    key, lattice = _witness_keys(desk.peer(origin))
    note = with_lines(asked.checkpoint, lines)
    head = open_cosigned(note, key, lattice)
    keep_head(desk.ledger.folder, note)
    return head


def _seen(desk: Desk, origin: Origin) -> Cosigned | None:
    rows = desk.tables.rows(WITNESSED, (origin,))
    return desk.body_at(int(rows[0][1])) if rows else None


def _is_same(asked: str, seen: Cosigned, log: PublicKey) -> bool:
    """Return whether the very head that was cosigned last is shown again, signed: it needs no second record."""
    _, gap, note = asked.partition("\n\n")
    with contextlib.suppress(IntegrityError):
        last = read_checkpoint(read_note(seen.checkpoint).text)
        return bool(gap) and open_checkpoint(note, log) == last and asked.startswith(f"old {last.size}\n")
    return False


def _signer(peer: Peer, asked: str) -> PublicKey:
    """Return the peer's key that signed what is shown, named for its log; its key of now where none did."""
    keys = [msgspec.structs.replace(key, name=peer.origin) for key in keys_of(peer).values()]
    with contextlib.suppress(IntegrityError):
        note = read_note(asked.partition("\n\n")[2])
        return next((key for key in keys if verify_note(note, key)), keys[0])
    return keys[0]


def _witness_keys(peer: Peer) -> tuple[PublicKey, LatticeKey]:
    for line in peer.keys:
        with contextlib.suppress(SchemaError):
            return next(iter(keys_of(peer).values())), lattice_key(line)
    raise IntegrityError(
        "a desk whose second key is not known", expected="a card with both keys", given=", ".join(peer.keys)[:200]
    )


def size_told(body: str) -> int:
    """Return the size that a witness says it saw last; 0 for the empty log. IntegrityError if it tells none."""
    text = body.strip()
    if not (text.isascii() and text.isdigit() and len(text) < len(str(2**63))):
        raise IntegrityError("a witness that tells no size", expected="a number", given=body[:80])
    return int(text)
