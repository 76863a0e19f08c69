"""Activities told in passing: "the two corvettes which Norland moved yesterday", "the first, in March, missed"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.domains.reports.events.activity_facts import Clause, Doing, forces, give_days, one_formation
from detente.domains.reports.events.activity_patterns import FORCES
from detente.domains.reports.events.activity_places import places_in
from detente.domains.reports.events.activity_words import MOMENTARY
from detente.domains.reports.people.speakers import Scene

_SENT = re.compile(
    rf"\b(?P<forces>(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Tt]wo|[Tt]hree|[Ff]our|some|about|around|\d[\d,]*)\s(?:[\w,'-]+\s){{0,4}}?(?:{FORCES}|company|battery|brigade|battalion|regiment|unit))\s(?:which\s|that\s)?"
    r"(?P<who>[A-Z]\w+|it|he|she|they|we)\s(?:had\s|has\s|have\s|was\s|were\s)?(?:already\s|since\s|only\s|just\s|recently\s)?"
    r"(?:sent|moved|deployed|stationed|posted|dispatched|brought|transferred|deploying|moving|sending)\b"
    r"(?:(?!\s(?:as soon as|would|will|to (?:return|leave|go|be)|if|when|has|had|have|was|were|is|are)\b)[^,.;:\"]){0,90}"
)
_AN_EARLIER = re.compile(
    r"(?:The|Its|Their|An?) (?:first|second|third|previous|last|earlier|similar)(?: (?:one|attempt|try|such \w+))?,?\s(?:[^.;]{0,12}\b)?(?:in|on|of)\s[^.;]{3,40},?\s(?:had\s)?(?:missed|failed|succeeded|hit|took place|went|ended|came|was|fell)\b"
)
_LAUNCHED = re.compile(
    r"\b(?:satellite|spacecraft|probe) (?:which|that) (?:[A-Z]\w+|it|they) (?:had |has )?(?:launched|orbited|put into orbit|lofted)\s(?:in|on|last|early|late)\s[^,.;]{2,20}?(?=\s(?:has|had|came|comes|was|is|passed|approached|moved|flew)\b|,|$)"
    r"|\b[A-Z][a-z]+[\w-]*(?:-\d+| \d+), (?:which was )?(?:launched|put into orbit|orbited|lofted|in orbit since)\s(?:(?:in|on|last|early|late|from)\s)?[^,.;]{2,40}"
)
"""A satellite with its launch told in passing: "Lantern-3, launched in October"."""
_OF_A_ROW = frozenset(("asat-test", "missile-firing", "space-launch", "cyber-attack"))


def sent_before(scene: Scene, clause: Clause, doing: Doing) -> Iterator[Doing]:
    """Yield the launch or deployment that a clause on something else tells of its satellite or forces."""
    text = scene.parsed.text
    launched = _LAUNCHED.search(text, clause.start, clause.end) if doing.type == "space-approach" else None
    if launched:
        launch = Doing(
            stretches=[launched.span()],
            rule="activity-space-launch",
            type="space-launch",
            sentence=clause.sentence,
        )
        launch.who = doing.who
        give_days(scene, launch, Clause(*launched.span(), clause.sentence), 0)
        yield launch
    found = _SENT.search(text, clause.start, clause.end)
    if found is None or doing.type in ("deployment", "build-up", "exercise"):
        return
    party = scene.cast.names.party_in(found["who"])
    sent = Doing(stretches=[found.span()], rule="activity-deployment", type="deployment", sentence=clause.sentence)
    sent.who = scene.cast.names.side_of(party) if party is not None else doing.who
    sent.strength = forces(found[0])[0] or one_formation(found["forces"])
    sent.equipment = forces(found["forces"])[1]
    sent.places = list(places_in(scene, found[0], found.start(), sent))
    give_days(scene, sent, Clause(found.start(), found.end(), clause.sentence), 0)
    if doing.start and doing.start == sent.start:
        doing.start = doing.end = None
        rest = Clause(found.end(), clause.end, clause.sentence)
        give_days(scene, doing, rest, 0)
    yield sent


def earlier_one(scene: Scene, clause: Clause, words: str, last: Doing | None) -> Iterator[Doing]:
    """Yield the earlier shot or attack of a row that a sentence tells of without naming it again."""
    if last is None or last.type not in _OF_A_ROW or not _AN_EARLIER.match(words):
        return
    doing = Doing(
        stretches=[(clause.start, clause.end)],
        rule=f"activity-{last.type}",
        type=last.type,
        sentence=clause.sentence,
        who=last.who,
    )
    give_days(scene, doing, clause, 0)
    if doing.start and doing.type in MOMENTARY:
        yield doing
