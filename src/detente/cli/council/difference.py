"""`detente council difference`: two drafts, article by article and word by word."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from detente.brief.differences import difference_markdown, write_difference
from detente.cli.audience import MarkingOption, Reader, audience_of
from detente.cli.council.difference_json import difference_as_json
from detente.cli.council.drafts import drafts_in_files, drafts_on_desk
from detente.cli.council.material import instants_of
from detente.cli.show import print_json
from detente.domains.council.difference import difference as difference_of
from detente.model.errors import InputError


def difference(
    first: Annotated[str, typer.Argument(metavar="A", help="A draft: a file, or with --desk a key.")],
    second: Annotated[str, typer.Argument(metavar="B", help="The draft to compare with it.")],
    desk: Annotated[Path | None, typer.Option(metavar="DIR", help="A and B are keys of documents on it.")] = None,
    as_of: Annotated[
        str | None, typer.Option(help="With --desk: only what was said by then. Default: now.")
    ] = None,
    whole: Annotated[bool, typer.Option("--whole", help="Show unchanged text in full too.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show the difference of two drafts: which articles changed, moved, were added or removed, word by word.

    Words that carry weight (numbers, negations, duties) are pointed out; that is a hint.
    """
    if as_of and not desk:
        raise InputError("an instant without a desk", where="--as-of", expected="--desk DIR", given="files only")
    audience = audience_of(reader, marking)
    until = instants_of(as_of, None, None)[1]
    keys = (first, second)
    drafts = (
        drafts_on_desk(desk, keys, until, audience, marking) if desk else drafts_in_files(keys, audience, marking)
    )
    one, other = drafts.tabled
    found = difference_of(one, other)
    if as_json:
        print_json(difference_as_json(found) | {"marking": drafts.marking})
    elif markdown:
        sys.stdout.write(f"{difference_markdown(found)}\n**{drafts.marking}**\n")
    else:
        console = Console(highlight=False)
        write_difference(found, console, whole=whole)
        console.print(f"\n{drafts.marking}")
