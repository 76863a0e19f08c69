"""What becomes of the step that a recording verb makes: entered, tabled from a file, or, for `show`, shown."""

from __future__ import annotations

from pathlib import Path

from detente.cli.audience import audience_of
from detente.cli.council import show
from detente.cli.council.bringing import bring_files
from detente.cli.council.entering import enter
from detente.cli.council.options import SHOW, Frame, Step


def record(frame: Frame, step: Step) -> None:
    """Record a step, or show what stands where there is nothing to record."""
    word, fields = step
    if word == SHOW:
        seen = show.look(frame.desk, fields["as_of"], frame.reader, frame.marking)
        show.PARTS[fields["part"]](seen, fields["key"], as_json=frame.as_json)
    elif "file" in fields:
        bring_files(
            frame.desk,
            [Path(fields["file"])],
            frame=frame,
            audience=audience_of(frame.reader, frame.marking),
            as_json=frame.as_json,
        )
    else:
        enter(frame, step)
