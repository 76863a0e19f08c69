"""What each kind of picture is made of: the words, tables or steps of a desk, told to the room that draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from itertools import combinations

import msgspec

from detente.brief.pictures import (
    Ground,
    gaps_picture,
    history_picture,
    stances_picture,
    timeline_picture,
)
from detente.domains import council as domain
from detente.domains.council.dialogue import Dialogue, dialogue
from detente.domains.council.gaps import all_issues
from detente.domains.council.history import history
from detente.model.council import Issue
from detente.model.errors import InputError
from detente.model.record import Marking, strictest
from detente.model.register import Register
from detente.model.view import Entry, View, marking_of

POSITION = "council.position"
COMPOSITION = (
    "The means of the two instants are not over the same propositions ({changed}). Compare the means over the "
    "propositions common to both."
)
NEAR_NAMES, LIKENESS, MOST_NAMES = 5, 0.4, 40


class Kind(StrEnum):
    """The pictures that can be drawn."""

    GAPS = "gaps"
    STANCES = "stances"
    HISTORY = "history"
    TIMELINE = "timeline"


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for, and of what: entries said by the as-of, the desk's issues, and where they come from."""

    entries: tuple[Entry, ...]
    issues: tuple[Issue, ...]
    register: Register
    as_of: datetime
    source: str
    earlier: datetime | None = None
    issue: str | None = None
    pair: tuple[str, str] | None = None
    count_silence: bool = False
    marking: Marking = Marking.CLEAR

    @property
    def positions(self) -> tuple[Entry, ...]:
        """Return the positions on record, of one issue where one is asked for."""
        return tuple(entry for entry in self.entries if _is_about(entry, self.issue))

    def ground(self, rests_on: Iterable[Entry]) -> Ground:
        """Return the small print: what a picture rests on, under the strictest marking of it all."""
        entries = tuple(rests_on)
        markings = (self.marking, *(marking_of(entry.record) for entry in entries))
        return Ground(
            as_of=self.as_of,
            source=self.source,
            record_count=len(entries),
            marking=strictest(markings),
        )


def _is_about(entry: Entry, issue: str | None) -> bool:
    body = entry.record.body
    return entry.record.kind == POSITION and body is not None and issue in (None, body.issue)


def picture_of(kind: Kind, asked: Asked) -> tuple[str, Ground]:
    """Return the picture as SVG, and what it rests on; InputError for an issue or party that is not on record."""
    if kind is not Kind.TIMELINE:
        checked = _heard(asked)
        asked = msgspec.structs.replace(asked, issue=_known_issue(asked))
        return {Kind.GAPS: _gaps, Kind.STANCES: _stances, Kind.HISTORY: _history}[kind](asked, checked)
    steps = tuple(e for e in asked.entries if e.record.kind.startswith("council.") and e.record.kind != POSITION)
    ground = asked.ground(steps)
    # What these readers may not see is gone from the entries already.
    ordered = tuple(sorted(asked.entries, key=lambda entry: (entry.record.said, entry.id)))
    told = dialogue(View(asked.as_of, ordered))
    since = asked.earlier.date() if asked.earlier else None
    return timeline_picture(since_day(told, since) if since else told, asked.register.name, ground), ground


def since_day(told: Dialogue, day: date) -> Dialogue:
    """Return the dialogue without meetings held, and documents that nobody spoke on, before a day."""
    meetings = {key: one for key, one in told.meetings.items() if one.last_day is None or one.last_day >= day}
    documents = {
        key: one
        for key, one in told.documents.items()
        if max(step.said for step in (one.step, *one.answers)).date() >= day
    }
    return msgspec.structs.replace(told, meetings=meetings, documents=documents)


def _heard(asked: Asked) -> tuple[str, ...]:
    """Return the parties to draw: the two asked for, or all that have a word by then, in alphabetical order."""
    every = msgspec.structs.replace(asked, issue=None).positions
    heard = domain.parties_heard(domain.last_words(every, asked.as_of))
    for party in asked.pair or ():
        if party not in heard:
            raise InputError(
                "a party without a position by then",
                where="--pair",
                expected=", ".join(heard) or "nobody: no party has a position by then",
                given=repr(party),
            )
    return asked.pair or heard


def _known_issue(asked: Asked) -> str | None:
    """Return the issue asked for; InputError with near names where the desk knows no such issue."""
    if asked.issue is None:
        return None
    every = msgspec.structs.replace(asked, issue=None).positions
    ids = [issue.id for issue in all_issues(asked.issues, domain.last_words(every, asked.as_of))]
    if asked.issue in ids:
        return asked.issue
    near = get_close_matches(asked.issue, ids, NEAR_NAMES, LIKENESS)
    more = f", and {len(ids) - MOST_NAMES} more" if len(ids) > MOST_NAMES else ""
    raise InputError(
        "an issue that is not on the list",
        where="--issue",
        expected=", ".join(near) or ", ".join(ids[:MOST_NAMES]) + more or "an issue; this desk has none",
        given=repr(asked.issue),
        next_step="every id stands in the file of issues, and in the JSON of `detente council gaps --json`",
    )


def _shown(asked: Asked) -> tuple[Issue, ...]:
    return tuple(issue for issue in asked.issues if asked.issue in (None, issue.id))


def _gaps(asked: Asked, parties: tuple[str, ...]) -> tuple[str, Ground]:
    entries, ground = asked.positions, asked.ground(asked.positions)
    changes = [
        domain.change(
            entries,
            _shown(asked),
            two,
            asked.earlier or asked.as_of,
            asked.as_of,
            count_silence=asked.count_silence,
        )
        for two in combinations(parties, 2)
    ]
    told = [one for one in changes if asked.pair or any(row.first and row.second for row in one.later.rows)]
    feet = _earlier_feet(told, asked.earlier, asked.as_of) if asked.earlier else ()
    warning = _composition(told, asked.register.name) if asked.earlier else ""
    tables = [one.later for one in told]
    return gaps_picture(tables, asked.register.name, ground, feet=feet, warning=warning), ground


def _earlier_feet(
    changes: Sequence[domain.Change], earlier: datetime, now: datetime
) -> tuple[tuple[str, ...], ...]:
    day = f"{earlier:%Y-%m-%d}"
    common = [(one.common_earlier, one.common_later) for one in changes]
    return (
        (f"Mean gap as of {day}", *(one.earlier.mean.text for one in changes)),
        ("n", *(str(one.earlier.mean.n) for one in changes)),
        (f"Common to both: as of {day}", *(before.text for before, _ in common)),
        (f"Common to both: as of {now:%Y-%m-%d}", *(after.text for _, after in common)),
        ("n", *(str(after.n) for _, after in common)),
    )


def _composition(changes: Sequence[domain.Change], name: Callable[[str], str]) -> str:
    told = [
        f"{name(one.later.first)} and {name(one.later.second)}: {len(one.entered)} more, {len(one.left)} fewer"
        for one in changes
        if one.composition
    ]
    return COMPOSITION.format(changed="; ".join(told)) if told else ""


def _stances(asked: Asked, parties: tuple[str, ...]) -> tuple[str, Ground]:
    words = domain.last_words(asked.positions, asked.as_of)
    ground = asked.ground(asked.positions)
    issues = all_issues(_shown(asked), words)
    return stances_picture(words, issues if parties else (), parties, asked.register.name, ground), ground


def _history(asked: Asked, parties: tuple[str, ...]) -> tuple[str, Ground]:
    if asked.issue is None:
        raise InputError(
            "no issue to draw the history of",
            expected="--issue ID",
            given="none",
            next_step="detente council picture history --example --issue missions_and_offices",
        )
    last = domain.last_words(asked.positions, asked.as_of)
    issue = next(issue for issue in all_issues(_shown(asked), last) if issue.id == asked.issue)
    rests_on = tuple(entry for entry in asked.positions if entry.record.party in parties)
    ground = asked.ground(rests_on)
    told = history(rests_on, issue, asked.as_of)
    labels = _labels(parties, asked.register)
    readings = {
        labels[party]: tuple(reading for word in told.parties.get(party, ()) for reading in word.readings)
        for party in parties
    }
    return history_picture(issue, readings, ground), ground


def _labels(parties: Iterable[str], register: Register) -> dict[str, str]:
    """Return the name of each party, with its id where two have one name."""
    names = {party: register.name(party) for party in parties}
    shared = Counter(names.values())
    return {party: name if shared[name] == 1 else f"{name} ({party})" for party, name in names.items()}
