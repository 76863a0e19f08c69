"""Says who speaks: the subject of a verb of saying, by name, pronoun, office, description or organisation.

Rules are tried in the order of the table `RULES`; the first that knows the speaker gives its name to the claim.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import msgspec

from detente.domains.reports.lexicon import (
    GROUP_WORDS,
    NO_SPEAKER,
    OFFICE_WORDS,
    ORGANISATION_WORDS,
    SAME_OFFICE,
)
from detente.domains.reports.parsed import Parsed
from detente.domains.reports.people import organisations, people, people_words
from detente.domains.reports.people.bodies import (
    by_alliance,
    by_collective,
    by_document,
    by_organisation,
    by_side,
    of_opening,
)
from detente.domains.reports.people.cast import Actor, Cast
from detente.domains.reports.people.designations import (
    is_subject,
    modifiers_of,
    office_head,
    offices_of,
    same_offices,
    speaks_for,
    titles_of,
    unarticled,
    with_nation,
    without_article,
)
from detente.domains.reports.people.introduced import by_apposition, by_introduction, by_last_name, by_nation
from detente.domains.reports.people.phrases import bounds
from detente.domains.reports.people.pronouns import by_pronoun, last_acting
from detente.domains.reports.people.speaker_words import (
    ABBREVIATION,
    BESIDE,
    COMMANDING,
    INDEFINITE,
    KNOWING,
    NAME_BESIDE,
    OF_SOMEBODY,
    PEOPLE,
    POSTS,
    RANK,
    SIDES,
    SOON,
)
from detente.domains.reports.values.date_patterns import DAY_WORDS
from detente.domains.reports.values.dates import DateMention, date_mentions
from detente.model.time import Precision


class Speaker(msgspec.Struct, frozen=True):
    """Who speaks, and the words that say so at start..end of the parsed text."""

    actor: Actor
    start: int
    end: int
    rule: str


class Scene:
    """What was read so far: the parsed report, its cast, who spoke last, and in whose turn of a transcript we are."""

    def __init__(self, parsed: Parsed, cast: Cast, day: date | None) -> None:
        """Start before the first sentence; `day` is that of the dateline, None if unknown."""
        self.parsed = parsed
        self.cast = cast
        self.day = day
        self.dates = date_mentions(parsed.text, day)
        self.spoken: list[tuple[int, Actor]] = []
        self.contents: list[tuple[int, int]] = []
        self.teller: Actor | None = None

    def spoke(self, place: int, actor: Actor, stretches: tuple[tuple[int, int], ...] = ()) -> None:
        """Keep who spoke at a place, and the words said."""
        self.spoken.append((place, actor))
        self.contents.extend(stretches)

    def is_said(self, place: int) -> bool:
        """Return whether a place stands within words that somebody said."""
        return any(start <= place < end for start, end in self.contents)

    def last_speaker(self, place: int, *, types: tuple[str, ...] = ()) -> Actor | None:
        """Return who spoke last before a place, among actors of these types (all, if none is named)."""
        return next(
            (
                a
                for at, a in sorted(self.spoken, key=lambda s: -s[0])
                if at < place and (not types or a.type in types)
            ),
            None,
        )

    def last_body(self, place: int) -> Actor | None:
        """Return the organisation, State or forum that spoke or was a subject last before a place."""
        return last_acting(self, place, ("organisation", "state", "forum"))

    def dates_in(self, start: int, end: int) -> list[DateMention]:
        """Return the dates told within start..end that can be resolved, in order."""
        return [d for d in self.dates if start <= d.start and d.end <= end and d.first_day is not None]

    def day_in(self, start: int, end: int) -> date | None:
        """Return the first single day told within start..end."""
        days = (d for d in self.dates_in(start, end) if d.precision is Precision.DAY)
        return next((d.first_day for d in days), None)

    def speaker(self, head: Any) -> Speaker | None:
        """Return the speaker that a subject (a token) names; None if it names nobody who can speak."""
        start, end = bounds(self.parsed, head)
        for name, rule in RULES:
            actor = rule(self, head, start, end)
            if actor is not None:
                return Speaker(self._with_side(actor, start), start, end, name)
        return None

    def speakers(self, head: Any) -> Iterator[Speaker]:
        """Yield the speakers that a subject names: more than one in "Ukraine and Nato have denounced"."""
        seen: set[int] = set()
        for one in [head, *head.conjuncts]:
            if one.i < head.i or self.parsed.sentence_of[one.i] != self.parsed.sentence_of[head.i]:
                continue
            found = self.speaker(one)
            if found is not None and id(found.actor) not in seen:
                seen.add(id(found.actor))
                yield found

    def holder_of_office(self, words: str, place: int) -> Actor | None:
        """Return the person whose office a label such as "THE SECRETARY GENERAL" names, None if nobody is known."""
        plain = unarticled(words).lower()
        office = next((w for w in (plain, *reversed(plain.split())) if w.replace(" ", "-") in OFFICE_WORDS), None)
        party = self.cast.party_in(words, place)
        return _known_holder(self, office, party, place, plain) if office else None

    def _with_side(self, actor: Actor, place: int) -> Actor:
        """Return the actor, with the side taken from its paragraph or the last speaker where its name has none."""
        many = actor.type == "office" and (actor.name[-1:] == "s" or actor.name.split()[0] in PEOPLE)
        many = many or (actor.type == "office" and OF_SOMEBODY.search(actor.name) is not None)
        if actor.side is None and actor.type in ("person", "organisation", "office") and not many:
            near = self._home() or self._side_source(actor, place)
            if near is not None:
                actor.side, actor.party = near.side, near.party
                if actor.type == "organisation" and actor.party is not None:
                    return self.cast.rename(actor, with_nation(actor, opens=self._opens(place)))
                the = "" if near.own is not None and near.own.type == "state" else "the "
                if actor.name.lower() in POSTS and actor.type == "office" and near.own is not None:
                    return self.cast.rename(actor, f"{actor.name} of {the}{near.own.name}")
                if actor.type == "office" and actor.party is not None:
                    return organisations.name_after(self.cast, actor, actor.party)
        return actor

    def offices_named_later(self) -> list[tuple[Actor, Actor]]:
        """Return the unnamed offices, each with the person of that office and side who is first named soon behind."""
        unnamed = [a for a in self.cast.actors if a.rule == "unnamed-office" and a.anchors and a.name[-1] != "s"]
        pairs = ((office, self._named_later(office)) for office in unnamed)
        return [(office, person) for office, person in pairs if person is not None]

    def _named_later(self, office: Actor) -> Actor | None:
        first = min(span.start for span in office.anchors)
        head = re.split(r"\s(?:of|for|to|at|in)\s", office.name)[0].split()[-1].lower()
        for person in self.cast.persons():
            start = min((span.start for span in person.anchors), default=-1)
            sides = {office.side, person.side} - {None}
            near = first < start < first + SOON and len(sides) == 1
            by_rank = head in COMMANDING and RANK.search((person.office or "").lower()) is not None
            if first < start < first + SOON // 2 and by_rank and len(sides) <= 1:
                return person
            if near and head not in GROUP_WORDS and any(same_office(head, name) for name in offices_of(person)):
                return person
        return None

    def _opens(self, place: int) -> bool:
        """Return whether a sentence opens at a place."""
        sentence = self.parsed.sentences[self.parsed.sentence_of[self.parsed.tokens(place, place + 1)[0]]]
        return self.parsed.start_of(sentence.first) >= place - 1

    def _home(self) -> Actor | None:
        """Return the State that a letterhead names, for those who speak in its document without a State."""
        home = self.cast.home
        return self.cast.of_party(home.state, "issuer") if home.by_head and home.state else None

    def _side_source(self, actor: Actor, place: int) -> Actor | None:
        own = self.parsed.sentence_of[self.parsed.tokens(place, place + 1)[0]]
        paragraph = self.parsed.sentences[own].paragraph
        for number in range(own, -1, -1):
            sentence = self.parsed.sentences[number]
            if sentence.paragraph != paragraph:
                break
            last = min(sentence.last, self.parsed.tokens(place, place + 1)[0])
            for index in range(last - 1, sentence.first - 1, -1):
                found = self._side_of_subject(index, actor)
                if found is not None:
                    return found
        return self.last_speaker(place)

    def _side_of_subject(self, index: int, actor: Actor) -> Actor | None:
        """Return an actor with the side that a subject names: "Belmark", "the Arvanian military"."""
        token = self.parsed.doc[index]
        if token.dep_ not in ("nsubj", "nsubjpass") or self.parsed.quoted[index]:
            return None
        start, end = bounds(self.parsed, token)
        named = next((a for a in self.cast.within(start, end) if a.side and a is not actor), None)
        if named is not None:
            return named
        party = self.cast.party_in(self.parsed.text[start:end], start)
        return self.cast.of_party(party, "register-party") if party else None


def by_name(scene: Scene, head: Any, start: int, end: int) -> Actor | None:
    """Return the person, State or organisation that the subject itself names."""
    parsed, cast = scene.parsed, scene.cast
    actor = cast.at(parsed.start_of(head.i), parsed.end_of(head.i))
    if actor is not None and actor.type in ("person", "state", "organisation"):
        return actor
    beside = _person_beside(scene, parsed.end_of(head.i))
    if beside is not None:
        return beside
    if head.text.lower() in OFFICE_WORDS or head.text.lower() in ORGANISATION_WORDS:
        return None
    return next((a for a in cast.within(start, parsed.end_of(head.i)) if a.type == "person"), None)


def _person_beside(scene: Scene, end: int) -> Actor | None:
    """Return the person whose name follows an office at once: "minister Sergei Shoigu", parsed as two phrases."""
    for mention in scene.cast.mentions_within(end, end + BESIDE):
        actor = scene.cast.actors[mention.number]
        between = scene.parsed.text[end : mention.start]
        if actor.type == "person" and mention.start >= end and NAME_BESIDE.fullmatch(between):
            return actor
    return None


def by_office(scene: Scene, head: Any, start: int, end: int) -> Actor | None:
    """Return the person whose office the subject names: "Nato chief", "the secretary-general", "the general"."""
    words = scene.parsed.text[start:end]
    office = office_head(words, head)
    if office is None or office.lower() in GROUP_WORDS:
        return None
    party = scene.cast.party_in(words, start)
    if words.split()[0].lower() not in INDEFINITE:
        again = _spoke_before(scene, words, head, start)
        if again is not None:
            scene.cast.note(
                again, unarticled(words), scene.parsed.span(*without_article(scene.parsed, start, end))
            )
            return again
        known = _known_holder(scene, office, party, start, words)
        if known is not None:
            scene.cast.note(
                known, unarticled(words), scene.parsed.span(*without_article(scene.parsed, start, end))
            )
            return known
        introduced = by_introduction(scene, words, party, start) if head.is_lower else None
        if introduced is not None:
            scene.cast.note(
                introduced, unarticled(words), scene.parsed.span(*without_article(scene.parsed, start, end))
            )
            return introduced
    return by_group(scene, head, start, end)


def _spoke_before(scene: Scene, words: str, head: Any, place: int) -> Actor | None:
    """Return the unnamed office that "the official" means: the one that spoke last, if it has that word."""
    if unarticled(words).lower() != head.lower_ or not words.lower().startswith("the "):
        return None
    last = scene.last_speaker(place)
    same = last is not None and last.type == "office" and last.name.lower().endswith(head.lower_)
    return last if same else None


def _known_holder(scene: Scene, office: str, party: Any, place: int, words: str) -> Actor | None:
    modifiers = modifiers_of(words)
    mentions = [(m.start, m.end, a) for m, a in scene.cast.before(place) if a.type == "person"]
    subjects = [(start, a) for start, end, a in mentions if is_subject(scene.parsed, start, end)]
    spoken = [(at, a) for at, a in scene.spoken if at < place and a.type == "person"]
    acting = [a for _, a in sorted([*subjects, *spoken], key=lambda pair: -pair[0])]
    home = scene.cast.home.state if scene.cast.home.by_head and party is None else None
    known = [*acting, *(a for _, _, a in mentions)]
    # "The President" in a paper of a State is that State's own.
    for person in sorted(known, key=lambda a: home is not None and not speaks_for(a, home)):
        if not modifiers <= {
            w for name in offices_of(person) for w in name.lower().replace("defence", "defense").split()
        }:
            continue
        if any(same_office(office, name) for name in offices_of(person)) and (
            party is None or speaks_for(person, party)
        ):
            return person
    if party is None:
        return None
    wanted = titles_of(words, modifiers) if modifiers else titles_of(words, modifiers) | same_offices(office)
    holder = scene.cast.names.holder_of(wanted, party.id)
    return people.holder_actor(scene.cast, holder) if holder else None


def same_office(word: str, office: str) -> bool:
    """Return whether a word may stand for an office: itself, a part of it, or a word of the same row."""
    plain = office.replace("-", " ").lower()
    named = word.replace("-", " ").lower()
    if not plain:
        return False
    if named in plain:
        return True
    rows = [{w.replace("-", " ") for w in row} for row in SAME_OFFICE]
    return any(named in row and any(re.search(rf"\b{re.escape(w)}\b", plain) for w in row) for row in rows)


def by_group(scene: Scene, head: Any, start: int, end: int) -> Actor | None:
    """Return the unnamed people who speak: "NATO officials", "an official of the alliance"."""
    told_more = next((c for c in head.rights if c.dep_ in ("acl", "amod") and c.i <= head.i + 1), None)
    if head.lower_ in PEOPLE and told_more is not None and told_more.lower_ in KNOWING:
        end = scene.parsed.end_of(told_more.right_edge.i)
    elif head.text.lower() not in OFFICE_WORDS or scene.parsed.text[start:end].lower().startswith(("no ", "any ")):
        return None
    start, end = without_article(scene.parsed, start, end)
    words = scene.parsed.text[start:end]
    name, party = people.group_name(words, scene.cast, start)
    known = _same_group(scene, name, head, start)
    actor = known or scene.cast.add(Actor(name=name, type="office", rule="unnamed-office"))
    opening = of_opening(scene, start) if party is None and actor.party is None else None
    if actor.party is None and party is not None:
        actor.party, actor.side = scene.cast.names.side_party(party), scene.cast.names.side_of(party)
    elif opening is not None and head.lower_ in OFFICE_WORDS:
        actor = organisations.name_after(scene.cast, actor, opening)
    scene.cast.note(actor, words, scene.parsed.span(start, end))
    return actor


def _same_group(scene: Scene, name: str, head: Any, place: int) -> Actor | None:
    """Return the office that "the official" means: the last one with that head word."""
    if name.lower() != head.text.lower():
        return None
    spoken = [a for at, a in reversed(scene.spoken) if at < place and a.type == "office"]
    return next((a for a in spoken if a.name.lower().endswith(head.text.lower())), None)


def by_capitals(scene: Scene, head: Any, start: int, end: int) -> Actor | None:
    """Return a person whom only a capitalised name shows, as the subject of a verb of saying."""
    del end
    found = people_words.CAPITAL_RUN.search(scene.parsed.text, start, scene.parsed.end_of(head.i))
    if found is not None and ABBREVIATION.fullmatch(found[0]):
        found = people_words.CAPITAL_RUN.match(scene.parsed.text, found.end() + 2)
    if head.pos_ != "PROPN" or head.text.lower() in NO_SPEAKER or found is None:
        return None
    no_name = found[0].lower() in people_words.NO_NAMES or head.lower_ in DAY_WORDS
    if no_name or scene.cast.at(*found.span()) is not None or any(scene.cast.names.places(found[0])):
        return None
    plain = found[0].removeprefix("The ")
    party = (
        None if " " in plain else scene.cast.names.party_in(plain) or scene.cast.names.party_in(plain.rstrip("s"))
    )
    if party is not None:
        # "Russians said": nobody but the State is named, but "the Russian, X, said" names X.
        one = by_apposition(scene, head, start, found.end()) or by_nation(
            scene, plain, party, found.end() - len(plain)
        )
        return one or scene.cast.of_party(party, "register-party")
    if " " in found[0]:
        return people.add_person(scene.cast, scene.parsed, found.start(), found.end(), "", "name-only")
    known = by_last_name(scene, found[0], *found.span())
    if known is not None:
        return known
    return organisations.add_named_organisation(scene.cast, scene.parsed, found.start(), found.end())


def sides_together(scene: Scene, words: str) -> bool:
    """Return whether words mean both sides: "the two parties"."""
    del scene
    return SIDES.search(words) is not None


Rule = Callable[[Scene, Any, int, int], Actor | None]
RULES: tuple[tuple[str, Rule], ...] = (
    ("pronoun", by_pronoun),
    ("collective", by_collective),
    ("name", by_name),
    ("alliance", by_alliance),
    ("office", by_office),
    ("group", by_group),
    ("side", by_side),
    ("organisation", by_organisation),
    ("document", by_document),
    ("capitals", by_capitals),
    ("apposition", by_apposition),
)
