"""The options that verbs of the council share: where, by whom, when, for whom, on what ground."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from detente.cli.audience import MarkingOption, Reader
from detente.model.certainty import Certainty
from detente.model.record import Marking, Precedence

Desk = Annotated[Path, typer.Option("--desk", metavar="DIR", help="The folder of the desk.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="INSTANT", help="See only what was said by then. Default: now.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]

MeetingKey = Annotated[str, typer.Argument(metavar="MEETING", help="The key of the meeting, as nrc-2022-01-12.")]
MaybeMeeting = Annotated[str | None, typer.Option("--meeting", metavar="KEY", help="The meeting it belongs to.")]
Words = Annotated[str, typer.Option("--words", metavar="TEXT", help="What was said, in short.")]
Day = Annotated[str | None, typer.Option("--day", metavar="DAY", help="The day, as 2022-01-12.")]
Place = Annotated[str, typer.Option("--place", metavar="TEXT", help="Where.")]
Issues = Annotated[
    list[str] | None, typer.Option("--issue", metavar="ID", help="An issue that it touches (again for more).")
]

Step = tuple[str, dict[str, Any]]
"""The word of a step and its fields, None or empty where not given; or `show` and what is to be shown."""

SHOW = "show"


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """Who says a step, when, for whom and on what ground: the options that are the same for every step."""

    desk: Annotated[Path, typer.Option("--desk", metavar="DIR", help="The folder of the desk.")]
    party: Annotated[
        str, typer.Option("--party", metavar="ID", help="Who says so; a State by ISO 3166, as NO.")
    ] = ""
    said: Annotated[
        str | None,
        typer.Option("--said", metavar="INSTANT", help="When it was said: a day or an instant. Default: now."),
    ] = None
    document: Annotated[
        str, typer.Option("--document", metavar="TEXT", help="The document where it stands, as it is cited.")
    ] = ""
    certainty: Annotated[
        Certainty | None,
        typer.Option(
            "--certainty", help="How surely the wording is known: T only if you hold the text. Default: S."
        ),
    ] = None
    held_for: Annotated[
        list[str] | None,
        typer.Option("--held-for", metavar="ID", help="Only for this reader (again for more); `desk`: this desk."),
    ] = None
    mark: Annotated[
        Marking, typer.Option("--mark", help="Who may read the record: Traffic Light Protocol 2.0.")
    ] = Marking.CLEAR
    precedence: Annotated[Precedence, typer.Option("--precedence", help="How fast it is handled.")] = (
        Precedence.ROUTINE
    )
    reader: Reader = None
    marking: MarkingOption = None
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False


def with_frame(build: Callable[..., Step], run: Callable[[Frame, Step], None]) -> Callable[..., None]:
    """Return the command of a function that makes a step from options of its own: those of `Frame` are added.

    `run` is given the frame and the step. The command has the name and the words of help of `build`.
    """
    own = list(inspect.signature(build, eval_str=True).parameters.values())
    hints = typing.get_type_hints(Frame, include_extras=True)
    shared = [
        inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if field.required else field.default,
            annotation=hints[field.name],
        )
        for field in msgspec.structs.fields(Frame)
    ]
    names = {parameter.name for parameter in own}

    def command(**given: Any) -> None:
        step = build(**{name: value for name, value in given.items() if name in names})
        run(Frame(**{name: value for name, value in given.items() if name not in names}), step)

    as_named = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]
    command.__name__, command.__doc__ = build.__name__, build.__doc__
    command.__signature__ = inspect.Signature([*as_named, *shared])  # type: ignore[attr-defined]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in (*as_named, *shared)}
    return command
