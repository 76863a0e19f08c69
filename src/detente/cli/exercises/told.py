"""What the verbs on claims work on: the records of files as entries, names joined by a person, tables of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from detente.agreements import Law
from detente.agreements.form_loading import load_forms
from detente.cli.exercises.records import read_material, refuse_nothing
from detente.domains.exercises.messages.cancellations import Cancellation, cancelled
from detente.domains.exercises.messages.notices import with_notices
from detente.domains.exercises.seen.claims import Named
from detente.model.document import nearest
from detente.model.errors import InputError
from detente.model.exercise import Activity, Notification
from detente.model.time import read_day, read_instant
from detente.model.view import Audience, Entry, view_of
from detente.watch.told import Told, evidence_of, told_by

PARTED = "|"
NOT_TOLD = "not told"
FEWEST_NAMED = 2

AsOf = Annotated[
    str | None, typer.Option(help="See only what was said by then: a day, or an instant. Default: now.")
]
Same = Annotated[
    list[str] | None,
    typer.Option(
        "--same",
        metavar="NAMES",
        help="Names that are one activity, parted by |, each with @ and its first day where that is needed: "
        "'Drill A|Drill B@2031-02-01'; may be given again.",
    ),
]


def instant_of(as_of: str | None) -> datetime:
    """Return the instant of asking, now where none is given."""
    return read_instant(as_of, "--as-of") if as_of else datetime.now(UTC)


class Claimed(msgspec.Struct, frozen=True):
    """What files and a desk tell of activities by an instant.

    `entries` are the claims, oldest first, messages that notify among them as notifications; `told` is the same
    as the rules take it. An output carries the marking of `shown`: the claims, and the cancellations.
    """

    entries: tuple[Entry, ...]
    told: Told
    shown: tuple[Entry, ...]

    @property
    def standing(self) -> tuple[Entry, ...]:
        """Return the claims that no cancellation ends."""
        return tuple(entry for entry in self.entries if self.ended(entry) is None)

    def ended(self, entry: Entry) -> Cancellation | None:
        """Return the cancellation that ends what a claim tells, None where none does."""
        activity = activity_in(entry)
        return cancelled(activity, evidence_of(entry), self.told.cancelled) if activity else None

    @property
    def called_off(self) -> tuple[str, ...]:
        """Return what was cancelled, in words: by whom, when, in which message."""
        ends = ((entry, by) for entry in self.entries if (by := self.ended(entry)))
        return tuple(dict.fromkeys(cancelled_words(activity_in(entry), by) for entry, by in ends))


def activity_in(entry: Entry) -> Activity | None:
    """Return the activity of which a claim tells, None for another record."""
    body = entry.record.body
    if isinstance(body, Notification):
        return body.activity
    return body if isinstance(body, Activity) else None


def cancelled_words(activity: Activity | None, by: Cancellation) -> str:
    """Return by whom, when and in which message an activity was cancelled, and how sure the wording is."""
    law = by.answer.provision
    name = activity.name if activity else "an activity"
    start = f" from {activity.start}" if activity and activity.start else ""
    message = f" in message {by.number}" if by.number else ""
    return (
        f"{name}{start}: {by.sender} told on {by.sent:%Y-%m-%d %H:%M} UTC{message} that it is cancelled "
        f"(paragraph {law.paragraph}) [{law.certainty}]; what it said of it before stays on record."
    )


def claimed_in(
    files: Iterable[Path] | None, desk: Path | None, law: Law, audience: Audience, instant: datetime, verb: str
) -> Claimed:
    """Return what files and a desk tell that the audience may read, said by the instant; all files or none.

    InputError where there is neither a file nor a desk; how many drafts were left out is said on stderr.
    """
    refuse_nothing(files, desk, verb)
    forms = load_forms()
    read = read_material(files or (), desk, forms, audience, instant)
    read.say_drafts()
    every = view_of(with_notices(read.entries, forms, instant), instant, audience=audience).entries
    told = told_by(read.entries, forms, law, instant)
    ending = {record for one in told.cancelled for record in one.evidence.records}
    claims = tuple(entry for entry in every if activity_in(entry))
    return Claimed(claims, told, tuple(entry for entry in every if activity_in(entry) or entry.id in ending))


def named_in(texts: Sequence[str] | None) -> tuple[tuple[Named, ...], ...]:
    """Return the lists of names that `--same` gives; InputError for a list of fewer than two."""
    return tuple(_names(text) for text in texts or ())


def refuse_unknown(names: Iterable[str], known: Iterable[str], where: str) -> None:
    """Return nothing; InputError, with near names, for a name that no claim seen carries."""
    every = list(dict.fromkeys(known))
    folded = {name.casefold() for name in every}
    for name in names:
        if name.casefold() not in folded:
            raise InputError(
                "an activity of which nothing is told here",
                where=where,
                expected="the name of an activity in the files, said by then",
                given=repr(name),
                next_step=nearest(name, every) if every else "",
            )


def table(rows: Sequence[Sequence[str]], indent: str = "  ") -> str:
    """Return rows as columns of equal width, two blanks apart; the first row is the head."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join(indent + line for line in lines)


def _names(text: str) -> tuple[Named, ...]:
    names = tuple(_named(part.strip()) for part in text.split(PARTED) if part.strip())
    if len(names) < FEWEST_NAMED:
        raise InputError(
            "nothing to join",
            where="--same",
            expected="two names or more, parted by |, as 'Drill A|Drill B@2031-02-01'",
            given=repr(text),
        )
    return names


def _named(text: str) -> Named:
    name, at, day = text.rpartition("@")
    return Named(name.strip(), read_day(day.strip(), "--same")) if at else Named(text)
