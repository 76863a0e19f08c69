"""What is said beside activities that may be one: distances, commands, other claims; and the questions to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from detente.domains.exercises.asking import Asked, joined
from detente.domains.exercises.counting import NUMBERS, counted, spoken
from detente.domains.exercises.seen.nearness import Reach
from detente.domains.exercises.weighing import WORDS
from detente.model.exercise import Activity

ASKED = (
    "Are these activities conducted under one operational command, and if so under which?",
    "Do they follow one scenario or one plan, and do they train for one purpose?",
    "Do the same formations and units take part in more than one of them?",
    "What is the highest number of troops, tanks, armoured combat vehicles and artillery pieces engaged at once?",
    "How is each related to the others (paragraph 46.2, wording from memory)?",
)
NO_ACCUSATION = (
    "Separate activities are no breach; only the State or States that conduct them can say what they are."
)


def notes_on(
    parts: Sequence[Asked],
    distances: Sequence[tuple[str, str, int | None]],
    reach: Reach,
    name: Callable[[str], str],
) -> Iterator[str]:
    """Yield the notes of a group: how near in place and by which numbers, the commands told, by whose word."""
    for one, other, km in distances:
        words = (
            "place of one or both not told, so neither near nor far" if km is None else f"{spoken(km)} km apart"
        )
        yield f"{one} and {other}: {words}."
    yield (
        f"Taken together are activities within {spoken(reach.km)} km, of which one begins no later than "
        f"{reach.days} days after the last day of another: numbers of the desk's own choice (D)."
    )
    yield _commands([part.activity for part in parts])
    told = [f"{p.activity.name}: {name(p.evidence.party)}" for p in parts if p.evidence.party]
    if told:
        yield f"By whose word: {joined(told)}. Other claims on them are not used here."
    yield NO_ACCUSATION


def questions(parts: Sequence[Asked], parties: Sequence[str], name: Callable[[str], str]) -> tuple[str, ...]:
    """Return the draft of what must be asked; what only the asking State can say is left to it."""
    return (
        "From: [the asking State]",
        f"To: {joined([name(party) for party in parties])}",
        "Through: a bilateral channel, or Chapter III (paragraph 16) where the asking State is concerned",
        "About, as far as told:",
        *(f"- {_told(part.activity)}" for part in parts),
        "Questions:",
        *(f"{number}. {words}" for number, words in enumerate(ASKED, 1)),
    )


def _commands(activities: Sequence[Activity]) -> str:
    told = {activity.name: activity.command for activity in activities if activity.command}
    silent = [activity.name for activity in activities if not activity.command]
    if not told:
        return "The operational command of none of them is told."
    if not silent and len({command.casefold() for command in told.values()}) == 1:
        return f"One operational command is told for all of them: {next(iter(told.values()))}."
    words = [f"{one}: {command}" for one, command in told.items()]
    return f"Operational command as told: {'; '.join([*words, *(f'{one}: not told' for one in silent)])}."


def _told(activity: Activity) -> str:
    numbers = counted(activity)
    strength = [
        f"{numbers[key].words} {WORDS[key]}{_bound(numbers[key].only_a_bound)}"
        for key in NUMBERS
        if numbers[key].told
    ]
    end = f" to {activity.end}" if activity.end else ", end not told"
    place = joined(list(activity.places)) or "place not named"
    return f"{activity.name}: from {activity.start}{end}; {place}; {joined(strength)}"


def _bound(words: str) -> str:
    return f" ({words})" if words else ""
