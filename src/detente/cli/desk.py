"""`detente desk`: make a desk, a folder with a ledger and its keys."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.show import print_json, say
from detente.ledger import Ledger
from detente.ledger.passphrase import chosen

app = typer.Typer(no_args_is_help=True, help="Make a desk: a folder with a ledger and its keys.")


@app.callback()
def desk() -> None:
    """Make a desk: a folder with a ledger and its keys."""


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    party: Annotated[str, typer.Option(help="Whose desk it is; a State by ISO 3166, as NO for Norway.")] = "desk",
    name: Annotated[str, typer.Option(help="Its name for people.")] = "",
    store: Annotated[
        str, typer.Option(metavar="URL", help="Keep the log in PostgreSQL: postgresql://USER@HOST/DATABASE.")
    ] = "",
    locked: Annotated[
        bool, typer.Option("--passphrase", help="Put the secret key under a passphrase: asked, or set.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Make a desk: an empty ledger under a signed checkpoint, and the key that signs."""
    passphrase = chosen() if locked else None
    with Ledger.create(folder, party, name=name, store=store, passphrase=passphrase) as ledger:
        life = ledger.chain.now
        made = {
            "folder": str(folder),
            "party": ledger.party,
            "name": ledger.desk.name,
            "origin": ledger.desk.origin,
            "key": life.key.line,
            "second_key": life.lattice.line,
        }
    if as_json:
        print_json(made)
    else:
        typer.echo(f"{made['folder']}: desk of {made['party']}\nkey: {made['key']}")
    kept = "under your passphrase" if locked else "in plain"
    say(f"Secret key: in {folder / 'keys'}, {kept}, readable by you only.")
    say("Back it up: nothing can be signed without it.")
