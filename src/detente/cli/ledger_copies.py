"""`detente ledger backup | restore | fsck`: a desk copied whole and put back, a folder of tiles checked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from detente.cli.ledger_keys import Folder, Json
from detente.cli.show import print_json, say
from detente.ledger.copying import Copied, back_up, restore
from detente.ledger.signing import PublicKey, public_key, read_line_of
from detente.ledger.tlog_tiles import check_tiles
from detente.model.errors import IntegrityError


def backup_desk(
    folder: Folder,
    target: Annotated[Path, typer.Argument(metavar="TO", help="A new or empty folder.")],
    no_secrets: Annotated[bool, typer.Option("--no-secret-keys", help="Leave the secret keys out.")] = False,
    as_json: Json = False,
) -> None:
    """Copy a desk into a new folder, as it stands at one instant, also while it is written; checked on the way."""
    copied = back_up(folder, target, secrets=not no_secrets)
    _show(copied, target, as_json=as_json)
    if copied.secrets:
        say("It holds the secret keys: keep it where only you can read it.")


def restore_desk(
    backup: Annotated[Path, typer.Argument(metavar="BACKUP", help="The folder of a backup.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    against: Annotated[
        Path | None,
        typer.Option(help="A later head of this ledger: the file kept apart, or a checkpoint another desk holds."),
    ] = None,
    store: Annotated[str, typer.Option(metavar="URL", help="Put the log into PostgreSQL.")] = "",
    as_json: Json = False,
) -> None:
    """Audit a backup and make a desk of it; refuse one that is older than the head given with --against."""
    copied = restore(backup, folder, store=store, against=against)
    _show(copied, folder, as_json=as_json)
    if against is None:
        say(
            "Nothing was given to compare it with (--against): what was recorded after that is not in it. Do not"
            " write to it if others hold a later checkpoint: ask them first."
        )


def fsck(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `export --tiles` wrote.")],
    key: Annotated[
        Path | None, typer.Option(help="The public key of the log, a file with its line; checks the signature.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Check every file of exported tiles against the entries, and the root against the checkpoint."""
    found = check_tiles(folder, _key(key) if key else None)
    if as_json:
        print_json({"sound": not found.problems, **msgspec.structs.asdict(found)})
    elif found.problems:
        for wrong in found.problems:
            typer.echo(f"{wrong.where}: {wrong.problem}")
    else:
        typer.echo(f"sound: {found.size} entries in {found.files} files\norigin {found.origin}\nroot {found.root}")
    if key is None:
        say("The signature was not checked: give the key with --key.")
    if found.problems:
        raise IntegrityError(
            f"tiles that are not those of the log: {len(found.problems)} problem(s)",
            where=str(folder),
            expected="every file as `detente ledger export --tiles` writes it",
            given=f"{found.problems[0].where}: {found.problems[0].problem}",
            next_step="export anew into another folder, and keep this one as evidence if it came from somebody",
        )


def _key(path: Path) -> PublicKey:
    return read_line_of(path, public_key)


def _show(copied: Copied, folder: Path, *, as_json: bool) -> None:
    if as_json:
        print_json({"folder": str(folder), **msgspec.structs.asdict(copied)})
        return
    typer.echo(f"{folder}: {copied.size} entries and {copied.files} files\nroot {copied.root}")
    if copied.last_recorded is not None:
        typer.echo(f"last recorded {copied.last_recorded.isoformat()}")
