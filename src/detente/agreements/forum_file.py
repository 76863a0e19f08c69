"""The file of a forum read into seats and citations, each problem named with file, line and field.

Nothing is opened here: `forum_loading.py` does that. A clause names its text by a short name of the block `texts`,
where instrument, link and certainty stand once; `paragraph`, `certainty`, `checked` and `note` may stand with it.
The questions that stand as lists are read by `forum_questions.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from detente.agreements.clause import Citation, Seat
from detente.agreements.forum import Group
from detente.agreements.loading import whole_number
from detente.model.certainty import MEANING, Certainty
from detente.model.document import Document, nearest
from detente.model.errors import SchemaError
from detente.model.time import read_day

Word = TypeVar("Word", bound=StrEnum)
NEVER = "never"

_CHECKED = re.compile(r"(\d{4}-\d\d-\d\d) \S.*")


class Text(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text as it stands in the block `texts`: what it is, where it can be read, how surely it is known."""

    instrument: str
    certainty: str
    link: str = ""
    checked: str = NEVER


class Written(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every clause may carry in its file."""

    since: str
    until: str | None = None
    text: str = ""
    paragraph: str = ""
    certainty: str = ""
    checked: str = ""
    note: str = ""


class SeatBlock(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The block of members or observers: what holds for every row, then groups and single parties by id."""

    text: str = ""
    paragraph: str = ""
    certainty: str = ""
    checked: str = ""
    note: str = ""
    groups: Any = None
    parties: Any = None


class Texts(msgspec.Struct, frozen=True):
    """The texts of one file, by their short names."""

    by_name: dict[str, Text]

    def citation(self, document: Document, row: Written, block: SeatBlock) -> Citation:
        """Return where a row stands; what the row does not say, its block says, and then its text."""
        text = self._text(document, row.text or block.text)
        certainty = row.certainty or block.certainty or text.certainty
        return Citation(
            instrument=text.instrument,
            paragraph=row.paragraph or block.paragraph,
            link=text.link,
            certainty=word(document, "certainty", certainty, Certainty),
            checked=_checked(document, row.checked or block.checked or text.checked),
            note=row.note or block.note,
        )

    def _text(self, document: Document, name: str) -> Text:
        if not name and len(self.by_name) == 1:
            return next(iter(self.by_name.values()))
        if name not in self.by_name:
            raise SchemaError(
                "a text that is not listed" if name else "a clause without a text",
                where=document.where("text"),
                expected=f"one of those under `texts`: {', '.join(self.by_name)}",
                given=repr(name) if name else "none",
                next_step=nearest(name, self.by_name) or "add it under `texts`, with its instrument and certainty",
            )
        return self.by_name[name]


def texts_of(document: Document) -> Texts:
    """Return the texts that a file lists; SchemaError for one that is empty or has an unknown mark."""
    return Texts({name: _text_of(place) for name, place in _by_key(document.below("texts"), "a text")})


def _text_of(document: Document) -> Text:
    text = document.shaped(Text)
    filled(document, "instrument", text.instrument)
    word(document, "certainty", text.certainty, Certainty)
    _checked(document, text.checked)
    return text


def checked_id(document: Document, id_: str) -> str:
    """Return an id; SchemaError if it is empty or has a blank in it."""
    if not id_ or any(letter.isspace() for letter in id_):
        raise SchemaError(
            "an id of another form",
            where=document.where("id"),
            expected="a short name without blanks, as in the register of parties",
            given=repr(id_),
        )
    return id_


def word(document: Document, field: str, given: str, words: type[Word]) -> Word:
    """Return the word of a closed list; SchemaError that names the list and the likeliest words."""
    known = [found.value for found in words]
    if given not in known:
        marks = [f"{mark.value} {MEANING[mark]}" for mark in Certainty]
        raise SchemaError(
            "a word that is not in the list",
            where=document.where(field),
            expected=", ".join(marks if words is Certainty else known),
            given=repr(given),
            next_step=nearest(given, known),
        )
    return words(given)


def seats_of(document: Document, texts: Texts, groups: dict[str, Group]) -> tuple[Seat, ...]:
    """Return the seats of a block of members or observers, groups first; SchemaError if it seats nobody."""
    block = document.shaped(SeatBlock)
    if block.groups is None and block.parties is None:
        raise SchemaError(
            "a table that seats nobody",
            where=document.where(),
            expected="a block `parties:`, a block `groups:`, or both",
            given=", ".join(document.data) or "nothing",
        )
    seats: list[Seat] = []
    for id_, place in _by_key(document.below("groups"), "a group") if block.groups is not None else ():
        group = _group(document, id_, groups)
        for row in _rows(place):
            dates = dates_of(row, written := row.shaped(Written))
            seats += group.seats(dates["since"], dates["until"], texts.citation(row, written, block))
    if block.parties is not None:
        seats += party_seats(document.below("parties"), texts, block)
    return tuple(seats)


def party_seats(document: Document, texts: Texts, block: SeatBlock) -> Iterator[Seat]:
    """Yield the seats of a table of parties by id, each with a block of dates, or with a list of such blocks."""
    for id_, place in _by_key(document, "a party"):
        for row in _rows(place):
            written = row.shaped(Written)
            yield Seat(party=id_, **dates_of(row, written), citation=texts.citation(row, written, block))


def _group(document: Document, id_: str, groups: dict[str, Group]) -> Group:
    if id_ not in groups:
        raise SchemaError(
            "a group that nobody knows",
            where=document.where("groups", id_),
            expected=", ".join(sorted(groups)) or "a group; none is loaded",
            given=id_,
            next_step=nearest(id_, groups) or "add a file with the group, or list the parties under `parties`",
        )
    return groups[id_]


def _by_key(document: Document, what: str) -> Iterator[tuple[str, Document]]:
    if not isinstance(document.data, dict) or not document.data:
        raise _without_content(document, f"{what} a line, each with its own block")
    for key in document.data:
        yield key, document.below(key)


def _rows(document: Document) -> Iterator[Document]:
    rows = document.data
    if rows in ([], None):
        raise _without_content(document, "since when, as `{since: 2002-05-28}`")
    if not isinstance(rows, list):
        yield document
        return
    for place in range(len(rows)):
        yield document.below(place)


def _without_content(document: Document, expected: str) -> SchemaError:
    return SchemaError(
        "a block without content", where=document.where(), expected=expected, given=repr(document.data)[:120]
    )


def dates_of(document: Document, row: Written) -> dict[str, Any]:
    """Return since and until of a row; DateError for no such day, SchemaError for an end before the beginning."""
    since = read_day(row.since, document.where("since"))
    until = read_day(row.until, document.where("until")) if row.until is not None else None
    if until is not None and until <= since:
        raise SchemaError(
            "an end before the beginning",
            where=document.where("until"),
            expected=f"a day after {since}; a clause ends on the day before `until`",
            given=str(until),
        )
    return {"since": since, "until": until}


def _checked(document: Document, given: str) -> str:
    found = _CHECKED.fullmatch(given)
    if given != NEVER and not found:
        raise SchemaError(
            "a check that names no day and person",
            where=document.where("checked"),
            expected=f"`{NEVER}`, or day and person, as `2026-03-01 A. Reader`",
            given=repr(given),
        )
    if found:
        read_day(found[1], document.where("checked"))
    return given


def filled(document: Document, field: str, given: str) -> str:
    """Return a text; SchemaError if there is nothing in it."""
    if not given.strip():
        raise SchemaError("a field without content", where=document.where(field), expected=f"a {field}")
    return given


def number_of(document: Document, field: str, given: str, most: int) -> int:
    """Return a whole number up to a largest one; SchemaError for anything else."""
    number = whole_number(given, document.where(field))
    if number > most:
        raise SchemaError(
            "a number out of range", where=document.where(field), expected=f"at most {most}", given=given
        )
    return number


def form_of(document: Document, field: str, given: str, form: re.Pattern[str], expected: str) -> re.Match[str]:
    """Return the parts of a text of a certain form; SchemaError that says what is expected."""
    found = form.fullmatch(given)
    if not found:
        raise SchemaError(
            "a field of another form", where=document.where(field), expected=expected, given=repr(given)
        )
    return found
