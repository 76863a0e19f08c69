"""Who is in a report: actors with their mentions, found by the register and by office words and appositions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator

import msgspec

from detente.domains.reports.lexicon import GROUP_WORDS, OFFICE_WORDS
from detente.domains.reports.people.names import Names
from detente.model.record import Span
from detente.model.register import Party

TYPES: dict[str, str] = {
    "alliance": "organisation",
    "state": "state",
    "forum": "forum",
    "organisation": "organisation",
    "unit": "unit",
}


_OFFICE = "|".join(sorted(OFFICE_WORDS - GROUP_WORDS, key=len, reverse=True))
_TITLE_BEHIND = re.compile(rf"(?:'s)?\s(?:[\w-]+\s){{0,2}}?(?:{_OFFICE})\b", re.IGNORECASE)
_TITLE_BEFORE = re.compile(rf"\b(?:{_OFFICE})\s(?:of|at|for)\s(?:the\s)?$", re.IGNORECASE)
_TITLE = 40
_SHORT_NAME = re.compile(r"[A-Z]\.?[A-Z]\.?")


class Actor(msgspec.Struct, kw_only=True, eq=False):
    """Somebody in the report, under construction: forms and anchors grow as the report is read.

    `party` is the party for which the actor speaks, where the register knows it; `rule` found it first.
    """

    name: str
    type: str
    rule: str
    side: str | None = None
    party: Party | None = None
    own: Party | None = None
    office: str | None = None
    office_names: tuple[str, ...] = ()
    forms: list[str] = msgspec.field(default_factory=list)
    anchors: list[Span] = msgspec.field(default_factory=list)

    @property
    def last_name(self) -> str:
        """Return the last word of the name."""
        return self.name.split()[-1]


class Mention(msgspec.Struct, frozen=True, order=True, eq=True):
    """An actor named at start..end of the parsed text."""

    start: int
    end: int
    number: int


class Home(msgspec.Struct, frozen=True):
    """Where a document comes from: `issuer` as its head names it, `state` by that or by its dateline.

    `shared`: the dateline names places of two States.
    """

    issuer: Party | None = None
    state: Party | None = None
    by_head: bool = False
    shared: bool = False


class Cast:
    """The actors of a report, and where each is named."""

    def __init__(self, names: Names) -> None:
        """Start with nobody."""
        self.names = names
        self.actors: list[Actor] = []
        self.mentions: list[Mention] = []
        self.home = Home()
        self.headline = ""

    def add(self, actor: Actor) -> Actor:
        """Return the actor with that name and type: the one known, or this one, now known."""
        for known in self.actors:
            if known.name.casefold() == actor.name.casefold() and known.type == actor.type:
                return known
        self.actors.append(actor)
        return actor

    def mention(self, actor: Actor, start: int, end: int, form: str, span: Span) -> None:
        """Keep that an actor is named there; of mentions that overlap, the one that holds the others is kept."""
        touching = list(self.mentions_within(start, end))
        if all(start <= m.start and m.end <= end for m in touching):
            self.mentions = [m for m in self.mentions if m not in touching]
            insort(self.mentions, Mention(start, end, self.actors.index(actor)))
        self.note(actor, form, span)

    def merge(self, actor: Actor, into: Actor) -> Actor:
        """Return `into`, which takes over the mentions, forms and anchors of another actor that is the same."""
        if actor is into:
            return into
        gone = self.actors.index(actor)
        del self.actors[gone]
        kept = self.actors.index(into)
        self.mentions = sorted(
            Mention(m.start, m.end, kept if m.number == gone else m.number - (m.number > gone))
            for m in self.mentions
        )
        into.side, into.party = into.side or actor.side, into.party or actor.party
        into.office = into.office or actor.office
        for form in actor.forms:
            into.forms += [form] * (form not in into.forms)
        for span in actor.anchors:
            into.anchors += [span] * (span not in into.anchors)
        return into

    def rename(self, actor: Actor, name: str) -> Actor:
        """Return the actor under a fuller name: itself, or the one that has this name already."""
        known = self.names.register.party_named(name)
        full = known.name if known is not None and known.side else name
        other = next(
            (a for a in self.actors if a.name.casefold() == full.casefold() and a.type == actor.type), None
        )
        if other is not None:
            return self.merge(actor, other)
        actor.name = full
        return actor

    @staticmethod
    def note(actor: Actor, form: str, span: Span) -> None:
        """Keep a form and an anchor of an actor, each once."""
        if form not in actor.forms:
            actor.forms.append(form)
        if span not in actor.anchors:
            actor.anchors.append(span)

    def at(self, start: int, end: int) -> Actor | None:
        """Return the actor whose mention touches start..end, the first if there are several."""
        return next(self.within(start, end), None)

    def within(self, start: int, end: int) -> Iterator[Actor]:
        """Yield the actors whose mentions touch start..end, in order."""
        return (self.actors[mention.number] for mention in self.mentions_within(start, end))

    def mentions_within(self, start: int, end: int) -> Iterator[Mention]:
        """Yield the mentions that touch start..end, in order."""
        low = bisect_left(self.mentions, start, key=lambda m: m.end)
        while low < len(self.mentions) and self.mentions[low].end <= start:
            low += 1
        high = bisect_right(self.mentions, end - 1, key=lambda m: m.start)
        return iter(self.mentions[low:high])

    def before(self, place: int) -> Iterator[tuple[Mention, Actor]]:
        """Yield the mentions that end before a place, the nearest first."""
        high = bisect_right(self.mentions, place, key=lambda m: m.end)
        for mention in reversed(self.mentions[:high]):
            yield mention, self.actors[mention.number]

    def only_in_titles(self, actor: Actor, text: str) -> bool:
        """Return whether a name stands in people's titles only: "White House press secretary", "U.S. envoy"."""
        places = [m for m in self.mentions if self.actors[m.number] is actor]
        alliance = actor.own is not None and actor.own.type == "alliance"
        short = actor.type == "state" and all(_SHORT_NAME.fullmatch(form) for form in actor.forms)
        if not (actor.type == "organisation" or short) or not places or alliance:
            return False
        return all(
            _TITLE_BEHIND.match(text, m.end) or _TITLE_BEFORE.search(text[: m.start][-_TITLE:]) for m in places
        )

    def persons(self) -> Iterator[Actor]:
        """Yield the persons, in the order in which they were found."""
        return (actor for actor in self.actors if actor.type == "person")

    def alliance(self, place: int) -> Party | None:
        """Return the alliance that "allies" means at a place: the one named last, else the only one named."""
        found = (a.own for _, a in self.before(place) if a.own and a.own.type == "alliance")
        any_named = (a.own for a in self.actors if a.own and a.own.type == "alliance")
        return next(found, None) or next(any_named, None)

    def party_in(self, text: str, place: int) -> Party | None:
        """Return the party that a phrase at a place names, by name, adjective or as "the alliance"."""
        found = self.names.party_in(text)
        if found is None and any(word in text.lower() for word in ("alliance", "allies", "allied")):
            found = self.alliance(place)
        return found

    def of_party(self, party: Party, rule: str) -> Actor:
        """Return the actor that a party of the register is."""
        return self.add(
            Actor(
                name=party.name,
                type=TYPES.get(party.type, "organisation"),
                rule=rule,
                side=self.names.side_of(party),
                party=self.names.side_party(party),
                own=party,
            )
        )
