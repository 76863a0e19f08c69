"""`detente exchange peers`: who the other desks are, and the words by which two people compare their keys."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from detente.cli.files import bytes_of
from detente.cli.show import print_json, say, write_bytes
from detente.exchange.desk import Desk
from detente.exchange.machine import keep_authority, own_authority
from detente.exchange.peering import add as add_card
from detente.exchange.peering import card_of, read_card, words_of_peer
from detente.exchange.peering import confirm as confirm_words
from detente.exchange.peering import end as end_peer
from detente.model.exchange import Peer, Role

app = typer.Typer(no_args_is_help=True, help="Who the other desks are: cards, words, roles.")

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the desk.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Origin = Annotated[str, typer.Argument(metavar="ORIGIN", help="The origin of the other desk, as its card has it.")]


@app.callback()
def peers() -> None:
    """Say who the other desks are."""


@app.command()
def card(
    folder: Folder,
    endpoint: Annotated[
        list[str] | None, typer.Option(help="Where this desk can be reached, HOST:PORT; may be given again.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write it to a file.")] = None,
    as_json: Json = False,
) -> None:
    """Print this desk's card, to be handed to another desk; its words stand on stderr, to be read aloud."""
    del as_json  # a card is JSON in any case
    with Desk.open(folder, read_only=True) as desk:
        mine = card_of(desk, endpoint or (), own_authority(folder))
    if output is None:
        print_json(mine)
    else:
        write_bytes(output, msgspec.json.format(msgspec.json.encode(mine), indent=2) + b"\n")
    say("Read these words to the other desk, by telephone or face to face, never by the way the card goes:")
    say(textwrap.indent(_in_lines(words_of_peer(mine)), "  "))


@app.command()
def add(
    folder: Folder,
    file: Annotated[Path, typer.Argument(metavar="CARD", help="The card of the other desk.")],
    role: Annotated[Role, typer.Option(help="What it is to this desk.")] = Role.DESK,
    as_json: Json = False,
) -> None:
    """Take the card of another desk. Nothing is sent to it, or taken, until its words were compared."""
    given = read_card(bytes_of(file), str(file))
    with Desk.open(folder) as desk:
        keep_authority(folder, given)
        add_card(desk, given, role)
        peer = desk.peers()[given.origin]
    _tell([peer], as_json=as_json)
    if not peer.compared:
        say("Not compared yet. Have the other desk read its words, and type what you hear:")
        say(f'  detente exchange peers confirm {folder} {peer.origin} --words "..." --how "by telephone, ..."')


@app.command()
def confirm(
    folder: Folder,
    origin: Origin,
    words: Annotated[str, typer.Option(help="The twelve words, as the other desk read them.")],
    how: Annotated[str, typer.Option(help="Who compared them, and by which way, in a few words.")],
    as_json: Json = False,
) -> None:
    """Trust another desk: a person heard its words, and they are those of the keys held here."""
    with Desk.open(folder) as desk:
        confirm_words(desk, origin, words, how)
        peer = desk.peers()[origin]
    _tell([peer], as_json=as_json)


@app.command()
def end(folder: Folder, origin: Origin, as_json: Json = False) -> None:
    """Send nothing more to a desk, and take nothing more from it; what was said stays on record."""
    with Desk.open(folder) as desk:
        end_peer(desk, origin)
        peer = desk.peers()[origin]
    _tell([peer], as_json=as_json)


@app.command(name="list")
def list_(folder: Folder, as_json: Json = False) -> None:
    """List the other desks, and how the keys of each were compared."""
    with Desk.open(folder) as desk:
        known = list(desk.peers().values())
    _tell(known, as_json=as_json)
    if not known:
        say("no other desk is known here; take its card with: detente exchange peers add")


def _tell(known: list[Peer], *, as_json: bool) -> None:
    if as_json:
        print_json({"peers": [_as_json(peer) for peer in known]})
        return
    for peer in known:
        how = "ended" if peer.ended else f"compared {peer.compared}" if peer.compared else "not compared"
        typer.echo(f"{peer.origin}\n  {peer.party}, {peer.role}, {how}")


def _as_json(peer: Peer) -> dict[str, Any]:
    every = {field: getattr(peer, field) for field in peer.__struct_fields__}
    return {**msgspec.to_builtins(every), "trusted": bool(peer.compared) and not peer.ended}


def _in_lines(words: tuple[str, ...]) -> str:
    half = len(words) // 2
    return " ".join(words[:half]) + "\n" + " ".join(words[half:])
