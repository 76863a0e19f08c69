"""The engine: the law, the law of a day, and the rules that ask it. Small enough to read aloud.

`law.at(day)` is the law of that day. `.value(id)` asks one provision, `.on(question)` asks whichever provision
answers that question on that day, in whatever edition. Both answer "not in force" rather than zero.
`law.reformed(reform)` is another law, marked hypothetical in each provision that it changed.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

import msgspec

from detente.agreements.provision import Answer, Provision, Reform, refuse_senseless
from detente.model.errors import Contradiction, UnknownProvision

Checked = TypeVar("Checked", bound=Callable[..., object])


class LawOfDay(msgspec.Struct, frozen=True):
    """The law as it stood on one day. `known` keeps answers once given, for rules ask the same many times."""

    law: Law
    day: date
    known: dict[str, Answer | None] = msgspec.field(default_factory=dict)

    def value(self, id_: str) -> Answer:
        """Return what the provision of that id says on this day; UnknownProvision if there is none."""
        return Answer(found := self.law.provision(id_), found.value_on(self.day))

    def on(self, question: str) -> Answer | None:
        """Return the answer in force on this day, None if no provision then answers that question."""
        if question not in self.known:
            found = self.every(question)
            self.known[question] = found[0] if found else None
        return self.known[question]

    def every(self, question: str) -> list[Answer]:
        """Return all answers in force to a question: one, none, or several that agree."""
        asked = (Answer(p, p.value_on(self.day)) for p in self.law.about.get(question, ()))
        return [answer for answer in asked if answer.in_force]

    def provisions(self) -> list[Answer]:
        """Return every provision in force on this day, in the order of the law."""
        return [a for a in (self.value(id_) for id_ in self.law.by_id) if a.in_force]


class Law(msgspec.Struct, frozen=True, eq=False):
    """All provisions by id and question. `hypothetical` names reforms tried; `days` keeps each day once asked."""

    by_id: dict[str, Provision]
    about: dict[str, tuple[Provision, ...]]
    hypothetical: str = ""
    days: dict[date, LawOfDay] = msgspec.field(default_factory=dict)

    def at(self, day: date) -> LawOfDay:
        """Return the law as it stood on a day."""
        return self.days.setdefault(day, LawOfDay(self, day))

    def provision(self, id_: str) -> Provision:
        """Return the provision of that id; UnknownProvision, with near names, if there is none."""
        if id_ not in self.by_id:
            near = difflib.get_close_matches(id_, self.by_id, n=3, cutoff=0.5)
            raise UnknownProvision(
                "no provision has that id",
                expected="an id such as VD11/40.1.1/personnel",
                given=id_,
                next_step=f"did you mean {' or '.join(near)}?" if near else "`detente exercises law` lists them",
            )
        return self.by_id[id_]

    def reformed(self, *reforms: Reform) -> Law:
        """Return the law with the reforms' values in place of its own, each marked hypothetical."""
        changed = dict(self.by_id)
        for reform in reforms:
            for id_, value in reform.values.items():
                known = self.provision(id_)
                changed[id_] = _changed(changed[known.id], value, reform)
        names = [name for name in (self.hypothetical, *(r.name for r in reforms)) if name]
        return law_of(changed.values(), " and ".join(names))


def law_of(provisions: Iterable[Provision], hypothetical: str = "") -> Law:
    """Return the law made of these provisions; Contradiction if two of them answer one question differently."""
    by_id: dict[str, Provision] = {}
    about: dict[str, tuple[Provision, ...]] = {}
    for provision in provisions:
        if provision.id in by_id:
            raise Contradiction("two provisions have one id", given=provision.id, expected="each id once")
        refuse_senseless(provision)
        by_id[provision.id] = provision
        about[provision.question] = (*about.get(provision.question, ()), provision)
    law = Law(by_id, about, hypothetical)
    for question, rivals in about.items():
        _agree(law, question, rivals)
    return law


def _agree(law: Law, question: str, rivals: tuple[Provision, ...]) -> None:
    """Hold the answers of each day on which a value begins against each other: they must say the same."""
    for day in {day for provision in rivals for day in provision.values} if len(rivals) > 1 else ():
        answers = law.at(day).every(question)
        if len({(answer.value, answer.provision.comparison) for answer in answers}) > 1:
            raise Contradiction(
                "two provisions say different things of the same question",
                where=" and ".join(answer.provision.id for answer in answers) + f", in force on {day}",
                expected=f"one answer to `{question}`",
                given=" and ".join(str(answer.value) for answer in answers),
                paragraph=" and ".join(answer.provision.paragraph for answer in answers),
                next_step="end one of the two, or correct its value",
            )


def _changed(provision: Provision, value: int, reform: Reform) -> Provision:
    since = reform.since or min(provision.values)
    values = {day: old for day, old in provision.values.items() if day < since} | {since: value}
    return msgspec.structs.replace(provision, values=values, hypothetical=reform.name)


class Rule(msgspec.Struct, frozen=True):
    """A rule as registered: what it answers, where it stands, and which questions it asks of the law."""

    id: str
    question: str
    instrument: str
    paragraph: str
    asks: tuple[str, ...]
    check: Callable[..., object]


RULES: dict[str, Rule] = {}


def rule(
    id_: str, *, question: str, instrument: str, paragraph: str, asks: tuple[str, ...]
) -> Callable[[Checked], Checked]:
    """Return a decorator that registers a rule under its id; an id may be registered once only."""

    def register(check: Checked) -> Checked:
        if id_ in RULES:
            raise Contradiction("two rules have one id", given=id_, expected="each rule once")
        RULES[id_] = Rule(id_, question, instrument, paragraph, asks, check)
        return check

    return register
