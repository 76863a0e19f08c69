"""`detente exchange send`, `receive`, `acknowledge`, `prove`: records that go and come by files in a folder."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.show import complain, print_json, say
from detente.exchange.carriage import Taken, put_out, take_in
from detente.exchange.desk import Desk
from detente.exchange.inbox import acknowledge as acknowledge_record
from detente.exchange.outbox import proofs_of
from detente.exchange.outbox import send as send_records
from detente.exchange.serials import Comes
from detente.model.errors import InputError
from detente.model.exchange import Origin
from detente.model.record import Digest, Precedence

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the desk.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
To = Annotated[
    list[str] | None,
    typer.Option(
        "--to", metavar="DESK", help="A desk, by origin or party; may be given again; `all` for every one."
    ),
]
EVERY = "all"
LONGEST_INDEX = 18


def send(
    folder: Folder,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID ...]", help="Records of this ledger, by id or index.")
    ] = None,
    to: To = None,
    precedence: Annotated[
        Precedence | None, typer.Option(help="For all of them. Default: each at its own.")
    ] = None,
    by: Annotated[
        list[str] | None, typer.Option(help="Who releases them, a post; may be given again (two for a flash).")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write what is due as envelopes into this folder.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Make records due to other desks, and write what is due into a folder, such as a stick."""
    with Desk.open(folder) as desk:
        origins = addressed(desk, to or ())
        chosen = [_id_of(desk, which) for which in ids or ()]
        dispatched = send_records(desk, chosen, origins, precedence, by or ()) if chosen else ()
        known = origins or [peer.origin for peer in desk.peers().values() if peer.compared and not peer.ended]
        written = put_out(desk, out, known) if out else []
    if not ids and not out:
        raise InputError(
            "nothing to send",
            expected="ids of records with --to, or --out FOLDER for what is due already",
            given="neither",
        )
    if as_json:
        print_json({"dispatches": dispatched, "envelopes": [path.name for path in written]})
        return
    for id_ in dispatched:
        typer.echo(id_)
    for path in written:
        typer.echo(path.name)
    say(f"{len(ids or ())} records made due in {len(dispatched)} dispatches; {len(written)} envelopes written.")


def receive(
    folder: Folder,
    source: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where envelopes and receipts are.")],
    replies: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where receipts are written. Default: the same folder.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Enter what came in a folder, and write a receipt for each envelope; exit 2 if a file was refused."""
    with Desk.open(folder) as desk:
        taken = take_in(desk, source, replies)
    for name, problem in taken.refused:
        say(name)
        complain(problem)
    if as_json:
        print_json(_as_json(taken))
    else:
        _tell(taken)
    if taken.refused:
        raise typer.Exit(2)


def acknowledge(
    folder: Folder,
    which: Annotated[str, typer.Argument(metavar="ID", help="The record that was read.")],
    by: Annotated[str, typer.Option(help="Who read it: a post, or a name.")],
    words: Annotated[str, typer.Option(help="What the reader says to it.")] = "",
    to: Annotated[
        str, typer.Option(metavar="DESK", help="To which desk. Default: the one that signed the record.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Say as a person that a record was read: a record of its own, due to the desk that signed that."""
    with Desk.open(folder) as desk:
        origins = addressed(desk, [to] if to else ())
        id_ = acknowledge_record(desk, _id_of(desk, which), by, words, origins[0] if origins else None)
    if as_json:
        print_json({"id": id_})
    else:
        typer.echo(id_)


def prove(
    folder: Folder,
    which: Annotated[str, typer.Argument(metavar="ID", help="A record that this desk sent, by id or index.")],
    to: Annotated[str, typer.Option(metavar="DESK", help="Which desk received it. Default: the only one.")] = "",
    as_json: Json = False,
) -> None:
    """Print the proof that another desk entered a record: a C2SP tlog-proof under that desk's own checkpoint."""
    with Desk.open(folder) as desk:
        origins = addressed(desk, [to] if to else ())
        found = [one for one in proofs_of(desk, _id_of(desk, which)) if not to or one.receiver in origins]
    if len({one.receiver for one in found}) != 1:
        raise InputError(
            "no receipt for this record" if not found else "receipts of several desks",
            where=which,
            expected="a record that was sent, and for which one desk gave a receipt",
            given=", ".join(one.receiver for one in found) or "none",
            next_step="name the desk with --to" if found else "see: detente exchange status",
        )
    one = found[0]
    if as_json:
        head = {"receiver": one.receiver, "precedence": one.precedence, "serial": one.serial}
        print_json({**head, "index": one.proof.index, "proof": one.proof.text})
    else:
        sys.stdout.write(one.proof.text)
        say(f"{one.receiver} entered it as its entry {one.proof.index}; its key checks this, not ours.")


def addressed(desk: Desk, to: Iterable[str]) -> list[Origin]:
    """Return the origins of desks named by origin, party or `all`; InputError where a name fits none or two."""
    trusted = [peer for peer in desk.peers().values() if peer.compared and not peer.ended]
    origins: list[Origin] = []
    for name in to:
        fitting = [peer.origin for peer in trusted if name in (peer.origin, peer.party) or name == EVERY]
        if not fitting or (len(fitting) > 1 and name != EVERY):
            raise InputError(
                "no such desk" if not fitting else "two desks of one party",
                where="--to",
                expected=", ".join(peer.origin for peer in trusted) or "a desk whose keys were compared",
                given=name,
                next_step="name it by its origin" if fitting else "see: detente exchange peers list",
            )
        origins += fitting
    return list(dict.fromkeys(origins))


def _id_of(desk: Desk, which: str) -> Digest:
    """Return the id of a record named by id or by index, as `detente ledger prove` takes them."""
    index = which.isascii() and which.isdigit() and len(which) <= LONGEST_INDEX
    return desk.found(int(which) if index else which).sealed.id


def _tell(taken: Taken) -> None:
    for name, answer in taken.answers:
        awaited = f", {answer.awaited} awaited" if answer.comes is Comes.AHEAD else ""
        typer.echo(f"{name}: {answer.comes} from {answer.sender}, {answer.entered} entered{awaited}")
    for name, checked in taken.receipts:
        receipt = checked.receipt
        typer.echo(
            f"{name}: {receipt.receiver} proves {receipt.precedence} {receipt.first} to {receipt.through},"
            f" its clock {receipt.skew_ms / 1000:+.1f} s"
        )
    if taken.for_others:
        say(f"{len(taken.for_others)} files are for other desks.")


def _as_json(taken: Taken) -> dict[str, object]:
    return {
        "envelopes": [
            {
                "file": name,
                "sender": answer.sender,
                "precedence": answer.precedence,
                "comes": answer.comes,
                "entered": answer.entered,
                "awaited": answer.awaited,
            }
            for name, answer in taken.answers
        ],
        "receipts": [
            {
                "file": name,
                "receiver": checked.receipt.receiver,
                "precedence": checked.receipt.precedence,
                "first": checked.receipt.first,
                "through": checked.receipt.through,
                "skew_ms": checked.receipt.skew_ms,
                "size": checked.head.size,
                "root": checked.head.root.hex(),
            }
            for name, checked in taken.receipts
        ],
        "for_others": taken.for_others,
        "refused": [{"file": name, "problem": problem.problem} for name, problem in taken.refused],
    }
