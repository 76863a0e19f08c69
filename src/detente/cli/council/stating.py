"""`detente council state`, `readout`, `link` and `note`: what was said, by whom, and how accounts tell it."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from detente.cli.council.calling import parted
from detente.cli.council.options import Issues, MaybeMeeting, MeetingKey, Step, Words
from detente.model.council import Basis
from detente.model.dialogue import LinkWord, NoteType
from detente.model.errors import InputError


def state(
    words: Annotated[str, typer.Option("--words", metavar="TEXT", help="The party's word, in short.")],
    meeting: MaybeMeeting = None,
    item: Annotated[str | None, typer.Option("--item", metavar="KEY", help="The item of the agenda.")] = None,
    speaker: Annotated[str, typer.Option("--speaker", metavar="TEXT", help="Who spoke.")] = "",
    issue: Issues = None,
    stance: Annotated[
        int | None,
        typer.Option(
            "--stance", min=-2, max=2, help="The party's position on the issue: -2 rejects .. 2 proposes."
        ),
    ] = None,
    basis: Annotated[Basis, typer.Option("--basis", help="What the stance rests on.")] = Basis.STATED,
    condition: Annotated[str, typer.Option("--condition", metavar="TEXT", help="The condition, kept.")] = "",
    coded_by: Annotated[
        str, typer.Option("--coded-by", metavar="NAME", help="Who read the word as this stance.")
    ] = "",
    confirmed_by: Annotated[
        str, typer.Option("--confirmed-by", metavar="TEXT", help="Who confirmed a leaked document.")
    ] = "",
) -> Step:
    """Record a statement at a meeting, or, with --stance, a party's position on an issue."""
    if stance is None:
        if meeting is None:
            raise InputError(
                "a statement that belongs nowhere",
                expected="--meeting KEY for a statement, or --issue ID --stance N for a position",
                given="neither",
            )
        fields: dict[str, Any] = {"meeting": meeting, "item": item, "speaker": speaker}
        return "statement", fields | {"words": words, "issues": issue}
    if len(issue or ()) != 1:
        raise InputError(
            "a stance on no issue, or on several",
            where="option --issue",
            expected="one issue: a stance is taken on one proposition",
            given=", ".join(issue or ()) or "none",
        )
    return "position", {
        "issue": (issue or [""])[0],
        "stance": stance,
        "in_short": words,
        "basis": basis.value,
        "condition": condition,
        "coded_by": coded_by,
        "confirmed_by": confirmed_by,
    }


def readout(
    meeting: MeetingKey,
    point: Annotated[
        list[str],
        typer.Option("--point", metavar="SUBJECT:WORDS", help="What is told, about what (again for more)."),
    ],
    teller: Annotated[
        str,
        typer.Option("--teller", metavar="TEXT", help="Whose account it is, where not the party's: an agency."),
    ] = "",
) -> Step:
    """Record an account of a meeting, point by point; `detente council compare` holds accounts side by side."""
    points = [parted(text, "--point", ("subject", "words")) for text in point]
    return "readout", {"meeting": meeting, "points": points, "teller": teller}


def link(
    first: Annotated[str, typer.Argument(metavar="FIRST", help="An issue, a document, document#4, or words.")],
    word: Annotated[LinkWord, typer.Argument(metavar="WORD", help="depends on, or no relationship with.")],
    second: Annotated[str, typer.Argument(metavar="SECOND", help="What the first is linked with, or not.")],
    words: Words = "",
) -> Step:
    """Record that a party says that one thing depends on another, or has no relationship with it."""
    return "link", {"first": first, "word": word.value, "second": second, "words": words}


def note(
    about: Annotated[str, typer.Argument(metavar="ABOUT", help="An issue, a document or a meeting.")],
    words: Annotated[str, typer.Option("--words", metavar="TEXT", help="The note.")],
    type_: Annotated[
        NoteType, typer.Option("--type", help="A fallback or a confidence is held for named readers.")
    ],
) -> Step:
    """Record a note: a fallback, a confidence, a remark. It is nobody's position and is never counted."""
    return "note", {"about": about, "words": words, "type": type_.value}
