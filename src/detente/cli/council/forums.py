"""`detente council forums`: the bodies in which parties talk, and their rules of a day, each with its citation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.table import Table

from detente.agreements import Forum, load_forums
from detente.agreements.clause import Citation, Clause, Deciding, Interval, Notice, Seat
from detente.cli.council.forums_json import forums_as_json
from detente.cli.show import print_json
from detente.model.certainty import weakest
from detente.model.register import Register
from detente.model.time import read_day
from detente.sources.register import load_register

WIDEST_TABLE = 160
NOT_TOLD = "not told"


class Row(msgspec.Struct, frozen=True):
    """A line of the table of one forum: the question, the answer, since when it holds, where it stands."""

    question: str
    answer: str
    since: str = ""
    stands: str = ""
    mark: str = ""
    checked: str = ""
    notes: tuple[str, ...] = ()


def forums(
    forum: Annotated[str | None, typer.Argument(metavar="ID", help="One forum in full. Default: all.")] = None,
    at: Annotated[str | None, typer.Option(metavar="DAY", help="The rules of that day. Default: today.")] = None,
    files: Annotated[
        list[Path] | None,
        typer.Option("--forums", metavar="PATH", help="Your own forums, a file or a folder; repeat for more."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show the forums of a day: who sits, who chairs, how they decide, how often they meet, what is suspended.

    With ID, everything on that forum with where it stands and how surely that is known. What nobody told the desk
    is called so. What a later day brought, an end too, is not shown.
    """
    day = read_day(at, "--at") if at else datetime.now(UTC).date()
    known, register = load_forums(*(files or ())), load_register()
    shown = [known.forum(forum)] if forum else list(known)
    if as_json:
        print_json(forums_as_json(shown, day, register))
        return
    wide = None if Console().is_terminal else WIDEST_TABLE
    console = Console(width=wide, highlight=False, markup=False, emoji=False)
    if forum and shown[0].in_force(day):
        _show_one(console, shown[0], day, register)
    elif forum:
        _show_absent(console, shown[0], day)
    else:
        _show_all(console, shown, day, register)


def _show_all(console: Console, shown: list[Forum], day: date, register: Register) -> None:
    drawn = Table(title=f"Forums on {day}", title_justify="left", leading=1)
    drawn.add_column("Id", no_wrap=True)
    for column in ("Forum", "Members", "Chair", "Decides by", "Meets", "Suspended", "Mark"):
        drawn.add_column(column, overflow="fold")
    for forum in shown:
        drawn.add_row(forum.id, forum.name, *_in_short(forum, day, register))
    console.print(drawn)
    console.print(
        "Mark: the weakest on which the line rests. `detente council forums ID` gives everything on one."
    )


def _in_short(forum: Forum, day: date, register: Register) -> tuple[str, ...]:
    if not forum.in_force(day):
        return ("not in force", *[""] * 4, "")
    rules, intervals, suspended = forum.rules_on(day), forum.intervals_on(day), forum.suspended_on(day)
    chair = forum.chair_on(day)
    return (
        str(len(forum.seats_on(day))) if forum.told("members", day) else NOT_TOLD,
        _chair(forum, day, register),
        ", ".join(clause.rule.value for clause in rules) or NOT_TOLD,
        "\n".join(f"{clause.level.value}: {clause.says}" for clause in intervals) or NOT_TOLD,
        "\n".join(f"{clause.what.value} since {clause.since}" for clause in suspended) or "none told of",
        weakest(
            *(seat.certainty for seat in forum.seats_on(day)),
            *(citation.certainty for citation in (chair.citations if chair else ())),
            *(clause.citation.certainty for clause in (*rules, *intervals, *suspended)),
        ).value,
    )


def _chair(forum: Forum, day: date, register: Register) -> str:
    chair = forum.chair_on(day)
    if chair is None:
        return NOT_TOLD
    return register.name(chair.holder.party) if chair.holder else chair.says


def _show_one(console: Console, forum: Forum, day: date, register: Register) -> None:
    notes: list[str] = []
    drawn = Table(title=f"{forum.name} ({forum.id}) on {day}", title_justify="left")
    for column in ("Question", "Answer", "Since", "Where it stands", "Mark", "Checked"):
        drawn.add_column(column, overflow="fold", no_wrap=column == "Since")
    before = ""
    for row in _rows(forum, day, register):
        notes += [note for note in row.notes if note not in notes]
        numbers = "".join(f" ({notes.index(note) + 1})" for note in row.notes)
        if row.question != before:
            drawn.add_section()
        asked = "" if row.question == before else row.question
        drawn.add_row(asked, row.answer, row.since, row.stands, f"{row.mark}{numbers}", row.checked)
        before = row.question
    console.print(drawn)
    for number, note in enumerate(notes, 1):
        console.print(f"({number}) {note}", soft_wrap=True)
    if forum.note:
        console.print(forum.note, soft_wrap=True)
    for citation in _texts(forum, day):
        console.print(f"{citation.instrument}: {citation.link}", soft_wrap=True)


def _show_absent(console: Console, forum: Forum, day: date) -> None:
    console.print(f"{forum.name} ({forum.id}): not in force on {day}.", soft_wrap=True)
    for clause in forum.exists:
        if clause.until and clause.until <= day:
            stands = f"{_stands(clause.citation)} ({clause.citation.certainty})"
            last = clause.until - timedelta(days=1)
            console.print(f"It was in force {clause.since} to {last}: {stands}.", soft_wrap=True)


def _rows(forum: Forum, day: date, register: Register) -> Iterator[Row]:
    yield from (_row("exists", "in force", clause) for clause in forum.exists if clause.holds(day))
    yield _seats_row("members", forum.seats_on(day), register)
    yield _seats_row("observers", forum.observer_seats_on(day), register)
    chair = forum.chair_on(day)
    if chair and chair.holder:
        yield _row("chair", register.name(chair.holder.party), chair.holder)
    if chair and chair.rule:
        yield _row("chair", "; ".join(filter(None, (chair.says, chair.rotates))), chair.rule)
    if chair is None:
        yield Row("chair", NOT_TOLD)
    for question, clauses, words in _listed(forum, day):
        yield from (_row(question, words(clause), clause) for clause in clauses)
        if not clauses:
            yield Row(question, "none told of" if question == "suspended" else NOT_TOLD)


def _listed(forum: Forum, day: date) -> Iterator[tuple[str, tuple[Any, ...], Callable[[Any], str]]]:
    languages = forum.languages_on(day)
    yield "levels", forum.levels_on(day), lambda clause: _and(clause.level.value, clause.says)
    yield "called by", forum.convening_on(day), lambda clause: _of_meeting(clause.who, clause.meeting)
    yield "notice", forum.notice_on(day), _notice
    yield "decides by", forum.rules_on(day), _deciding
    yield "languages", (languages,) if languages else (), lambda clause: ", ".join(clause.languages)
    yield "meets", forum.intervals_on(day), _interval
    yield "suspended", forum.suspended_on(day), lambda clause: _and(clause.what.value, clause.says)


def _row(question: str, answer: str, clause: Clause) -> Row:
    citation = clause.citation
    notes = (citation.note,) if citation.note else ()
    mark = citation.certainty.value
    return Row(question, answer, str(clause.since), _stands(citation), mark, citation.checked, notes)


def _seats_row(question: str, seats: tuple[Seat, ...], register: Register) -> Row:
    if not seats:
        return Row(question, NOT_TOLD)
    days = sorted({seat.since for seat in seats})
    sources = dict.fromkeys(_stands(seat.seated_by or seat.citation) for seat in seats)
    checked = dict.fromkeys(seat.citation.checked for seat in seats)
    return Row(
        question,
        f"{len(seats)}: {', '.join(sorted(register.name(seat.party) for seat in seats))}",
        str(days[0]) + (f"\nto {days[-1]}" if len(days) > 1 else ""),
        "; ".join(sources),
        weakest(*(seat.certainty for seat in seats)).value,
        ", ".join(checked),
        tuple(_seat_notes(seats, register)),
    )


def _seat_notes(seats: tuple[Seat, ...], register: Register) -> Iterator[str]:
    by_note: dict[str, list[str]] = {}
    for seat in seats:
        for citation in (seat.seated_by, seat.citation):
            if citation and citation.note:
                by_note.setdefault(citation.note, []).append(register.name(seat.party))
    for note, names in by_note.items():
        yield f"{', '.join(names)}: {note}" if len(names) <= len(seats) // 2 else note


def _stands(citation: Citation) -> str:
    return _and(citation.instrument, citation.paragraph)


def _texts(forum: Forum, day: date) -> Iterator[Citation]:
    """Yield the texts on which a day's answers rest and for which a link is known, each once."""
    found: dict[str, Citation] = {}
    for clauses in (forum.exists, forum.members, forum.observers, forum.chair, forum.chairs):
        _collect(found, clauses, day)
    for _, clauses, _ in _listed(forum, day):
        _collect(found, clauses, day)
    yield from found.values()


def _collect(found: dict[str, Citation], clauses: tuple[Clause, ...], day: date) -> None:
    for clause in clauses:
        for citation in (getattr(clause, "seated_by", None), clause.citation):
            if citation and citation.link and clause.holds(day):
                found.setdefault(citation.instrument, citation)


def _and(first: str, second: str) -> str:
    return f"{first}: {second}" if second else first


def _of_meeting(words: str, meeting: str) -> str:
    return f"{meeting} meetings: {words}" if meeting else words


def _notice(clause: Notice) -> str:
    words = "none in the text" if clause.days is None else f"{clause.days} days"
    return _of_meeting(words, clause.meeting)


def _deciding(clause: Deciding) -> str:
    words = _and(clause.rule.value, clause.says)
    if clause.silence_hours is not None:
        words += f"; a silence lasts {clause.silence_hours} hours where nothing else is said"
    return words + (f"; {clause.share.words}" if clause.share else "")


def _interval(clause: Interval) -> str:
    words = _and(clause.level.value, clause.says)
    return words if clause.days is None else f"{words} (longest gap {clause.days} days)"
