"""The levels of size at which something follows: notification, observation, and the three classes of limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import msgspec

from detente.agreements.engine import LawOfDay
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import Asked
from detente.domains.exercises.counting import LANDING, NUMBERS, Counted, counted
from detente.domains.exercises.limits import CLASS_WORDS, CLASSES, SIZE_VERDICTS, class_of
from detente.domains.exercises.notification import kind_of_numbers, notifiable
from detente.domains.exercises.observation import observable, observed_numbers
from detente.domains.exercises.weighing import Weighed
from detente.domains.exercises.wording import VERDICTS
from detente.model.exercise import Activity
from detente.model.finding import Verdict

NOTIFICATION, OBSERVATION = "notification", "observation"


class Level(msgspec.Struct, frozen=True):
    """A level: its name, what follows at it, how an activity is weighed for it, its verdicts by rank."""

    name: str
    words: str
    weighed: Callable[[Asked], Weighed | None]
    verdicts: tuple[Verdict, ...]

    def prefix(self, activity: Activity) -> str:
        """Return the first part of the questions that the law is asked: transfers have numbers of their own."""
        return kind_of_numbers(activity) if self.name == NOTIFICATION else self.name

    def numbers(self, asked: Asked) -> dict[str, Counted]:
        """Return the numbers that count at this level, by key."""
        activity = asked.activity
        return observed_numbers(asked, activity)[0] if self.name == OBSERVATION else counted(activity)

    def thresholds(self, law: LawOfDay, activity: Activity) -> Iterator[tuple[str, Answer]]:
        """Yield each number that the law of a day names at this level, with its provision."""
        for key in NUMBERS:
            answer = law.on(f"{self.prefix(activity)}/{key}")
            if answer is not None:
                yield key, answer
        landing = law.on(f"{self.name}/{LANDING}")
        if landing is not None:
            yield LANDING, landing


def _class(name: str, asked: Asked) -> Weighed | None:
    found = asked.once("classed", class_of)
    return None if found is None else found.by_class.get(name)


_DUTY = tuple(VERDICTS[rank] for rank in sorted(VERDICTS))
_SIZE = tuple(SIZE_VERDICTS[rank] for rank in sorted(SIZE_VERDICTS))
LEVELS = (
    Level(NOTIFICATION, "prior notification", notifiable, _DUTY),
    Level(OBSERVATION, "an invitation of observers", observable, _DUTY),
    *(Level(name, CLASS_WORDS[name], partial(_class, name), _SIZE) for name in reversed(CLASSES)),
)
"""Every level, the lowest first."""
