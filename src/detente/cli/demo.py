"""`detente demo`: an example desk in a folder, its brief on the screen and on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from detente.brief.assemble import assemble
from detente.brief.paper import write_pdf
from detente.brief.text import write_text
from detente.cli.audience import MarkingOption, Reader, audience_of
from detente.cli.gather import ISSUES_NAME, Wanted, gather
from detente.cli.show import print_json, progress, say, write_bytes
from detente.ledger import Ledger
from detente.model.errors import StorageError
from detente.model.time import read_instant
from detente.sources.example import ISSUES, REPORT, example_files, example_positions
from detente.sources.exercises import example_activities

app = typer.Typer(add_completion=False)

AS_OF = "2022-01-13"
PUBLISHED = "2022-01-12"


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="The folder to make the example desk in.")] = Path("demo"),
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Name what was made, as JSON.")] = False,
) -> None:
    """Make an example desk in a folder, print its brief and write the PDF.

    The desk is the week of 10 January 2022: a wire report written for demonstration, positions and activities
    from public sources. Run again on the same folder, it adds nothing and prints the same.
    """
    desk, report, paper = folder / "desk", folder / "report.txt", folder / "brief.pdf"
    wanted = Wanted(
        reports=(report,),
        desk=desk,
        published=read_instant(PUBLISHED).date(),
        as_of=read_instant(AS_OF),
        audience=audience_of(reader, marking),
        marking=marking,
    )
    with progress() as step:
        step("making the desk")
        make_desk(desk, report)
        made = assemble(gather(wanted, step))
        step("setting the paper")
        write_bytes(paper, write_pdf(made))
    if as_json:
        print_json({"desk": str(desk), "report": str(report), "paper": str(paper)})
        return
    write_text(made, Console())
    say(closing_words(desk, paper))


def make_desk(desk: Path, report: Path) -> None:
    """Make the desk with its positions and activities, and the report beside it; what is there is kept."""
    try:
        desk.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StorageError(
            "the folder could not be made",
            where=str(desk.parent),
            expected="a place where folders may be made",
            given=str(problem.strerror or problem),
            next_step="name another folder: detente demo FOLDER",
        ) from problem
    files = example_files()
    write_bytes(report, files[REPORT])
    if not desk.exists():
        Ledger.create(desk, "desk").close()
    write_bytes(desk / ISSUES_NAME, files[ISSUES])
    with Ledger.open(desk) as ledger:
        ledger.append((*example_positions(), *example_activities()))


def closing_words(desk: Path, paper: Path) -> str:
    """Return what was made and three commands to try next, the first on the user's own file."""
    return (
        f"\nThe same brief on paper: {paper}\n\n"
        "Try next:\n"
        "  .venv/bin/detente brief YOUR-REPORT.txt     the same on a report of yours\n"
        f"  .venv/bin/detente council gaps --desk {desk} --as-of 2022-02-17    the sides a month later\n"
        f"  .venv/bin/detente ledger verify {desk}                         check every record and signature again"
    )
