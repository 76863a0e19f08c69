"""Finds the names that the register has in the language of a report, in all their cases, and ministries of States."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from detente.domains.reports.languages.cases import cases_of
from detente.domains.reports.languages.wording import Wording
from detente.model.register import Holder, OtherName, Party, Register, in_being

Stretch = tuple[int, int]
WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_BETWEEN = re.compile(r"[ \u00a0.]{1,2}|\s[-–—]\s")
_PLACE_WORDS = frozenset(["en", "desde", "в", "во", "из", "под", "к", "на"])
_KINDS = {"alliance": "organisation"}


class Who(msgspec.Struct, eq=False):
    """Somebody whom the report names: an actor as it grows, with the stretches of text in which it stands."""

    name: str
    type: str
    side: str | None = None
    office: str | None = None
    rule: str = ""
    at: set[Stretch] = msgspec.field(default_factory=set)


class Mention(msgspec.Struct, frozen=True):
    """A name at start..end. `who` is None for a place, whose name is `place`; `first`: it stands in its first case."""

    start: int
    end: int
    who: Who | None
    place: str | None
    first: bool


class _Form(msgspec.Struct, frozen=True):
    """A name in the index: the words behind the first, each in its cases; what it names; its first form."""

    rest: tuple[frozenset[str], ...]
    named: Party | Holder | str
    written: str
    words: tuple[str, ...]


def words_of(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the words of a stretch of text, in order."""
    return list(WORD.finditer(text, start, end))


class Known:
    """The names of the register in one language as of a day, and the actors that they give."""

    def __init__(self, register: Register, words: Wording, day: date | None) -> None:
        """Index every name by each form of its first word."""
        self.register, self.words, self.day = register, words, day
        self.actors: dict[str, Who] = {}
        self._index: dict[str, list[_Form]] = {}
        for name, named in _names(register, words, day):
            self._add(name, named)
        self._first = {name.forms[0] for name in register.names_in(words.code)} | {
            p.name for p in register.parties
        }
        self._adjectives = {
            form: name.id
            for name in register.names_in(words.code)
            for adjective in name.adjectives
            for form in _adjective(adjective, words.cases)
        }

    def _add(self, name: str, named: Party | Holder | str) -> None:
        parts = tuple(WORD.findall(name))
        if parts:
            rest = tuple(cases_of(part, self.words.cases) for part in parts[1:])
            form = _Form(rest, named, name, parts)
            for first in cases_of(parts[0], self.words.cases):
                self._index.setdefault(first, []).append(form)

    def party_of_adjective(self, word: str) -> Party | None:
        """Return the State that an adjective belongs to (`ruso`, `российского`), or None."""
        return self.register.party(self._adjectives.get(word, ""))

    def actor(self, named: Party | Holder) -> Who:
        """Return the actor of a party or of an office holder, the same one each time."""
        key = named.id if isinstance(named, Party) else named.person
        if key not in self.actors:
            if isinstance(named, Party):
                side = None if named.type == "forum" else self.register.name(self.register.side(named.id))
                kind = _KINDS.get(named.type, named.type)
                self.actors[key] = Who(named.name, kind, side, rule="register-name")
            else:
                side = self.register.name(self.register.side(named.party)) if named.party else None
                self.actors[key] = Who(named.person, "person", side, named.office or None, "register-person")
        return self.actors[key]

    def mentions(self, text: str, spans: Iterable[Stretch]) -> Iterator[Mention]:
        """Yield the names of the register within spans of a text, in order, the longest at each place."""
        for start, end in spans:
            found = words_of(text, start, end)
            at = 0
            while at < len(found):
                forms = self._index.get(found[at][0], ())
                fits = [form for form in forms if _fits(form, text, found, at)]
                if not fits:
                    at += 1
                    continue
                size = max(len(form.rest) for form in fits)
                yield self._mention([form for form in fits if len(form.rest) == size], text, found, at)
                at += size + 1

    def _mention(self, fits: Sequence[_Form], text: str, found: Sequence[re.Match[str]], at: int) -> Mention:
        party = next((form for form in fits if not isinstance(form.named, str)), None)
        place = next((form for form in fits if isinstance(form.named, str)), None)
        last = found[at + len(fits[0].rest)]
        start, end = found[at].start(), last.end()
        before = found[at - 1][0].lower() if at and text[found[at - 1].end() : start] == " " else ""
        if text[end : end + 1] == "." and fits[0].written.endswith("."):
            end += 1
        written = tuple(match[0] for match in found[at : at + len(fits[0].rest) + 1])
        first = any(form.words == written for form in fits)
        if place is not None and (party is None or before in _PLACE_WORDS):
            assert isinstance(place.named, str)
            return Mention(start, end, None, place.named, first)
        assert party is not None
        assert not isinstance(party.named, str)
        if before in _PLACE_WORDS and self._is_capital(party):
            return Mention(start, end, None, party.written, first)
        return Mention(start, end, self.actor(party.named), party.written, first)

    def _is_capital(self, form: _Form) -> bool:
        """Return whether a name stands for a State by its capital, as far as the order of its names tells."""
        state = isinstance(form.named, Party) and form.named.type == "state"
        return state and form.written not in self._first and not form.written.isupper()


def _fits(form: _Form, text: str, found: Sequence[re.Match[str]], at: int) -> bool:
    if at + len(form.rest) >= len(found):
        return False
    return all(
        found[at + step][0] in cases
        and _BETWEEN.fullmatch(text, found[at + step - 1].end(), found[at + step].start()) is not None
        for step, cases in enumerate(form.rest, 1)
    )


def _adjective(word: str, rule: str) -> frozenset[str]:
    """Return the forms of an adjective: by its cases, or in Spanish by gender and number."""
    if rule:
        return cases_of(word, rule) | cases_of(word[:-2] + "ая", rule) | cases_of(word[:-2] + "ие", rule)
    stem = word[:-1] if word[-1] in "oa" else word
    plain = stem.translate(str.maketrans("éáí", "eai"))
    return frozenset(
        {word, stem + "o", stem + "a", stem + "os", stem + "as", word + "s", plain + "a", plain + "es"}
    )


def _names(register: Register, words: Wording, day: date | None) -> Iterator[tuple[str, Party | Holder | str]]:
    """Yield each name of the language with what it names; in Latin letters also the English name of what has none."""
    told = {(name.of, name.id): name for name in register.names_in(words.code)}
    holders = {holder.person: holder for holder in register.holders_at(day)}
    for name in told.values():
        named = _named(name, register, holders, day)
        if named is not None:
            yield from ((form, named) for form in name.forms)
    if words.cases:
        return
    for party in register.parties:
        if in_being(party, day) and ("party", party.id) not in told:
            yield from ((form, party) for form in (party.name, *party.forms))
    for place in register.places:
        if ("place", place.id) not in told:
            yield from ((form, place.name) for form in (place.name, *place.forms))
    for holder in holders.values():
        yield from ((form, holder) for form in (holder.person, *holder.forms))


def _named(
    name: OtherName, register: Register, holders: dict[str, Holder], day: date | None
) -> Party | Holder | str | None:
    """Return what a row of names names; a person who held no office that day is named and has no side."""
    if name.of == "place":
        return next((place.name for place in register.places if place.id == name.id), None)
    if name.of == "party":
        party = register.party(name.id)
        return party if party and in_being(party, day) else None
    known = holders.get(name.id)
    return known or Holder(
        person=name.id, office="", party="", since=date.min, source=name.source, certainty=name.certainty
    )


def ministries(
    text: str, spans: Iterable[Stretch], known: Known, mentions: Sequence[Mention]
) -> Iterator[Mention]:
    """Yield the ministries of States, by the name of the State behind them or its adjective."""
    words = known.words
    for start, end in spans:
        for match in words.ministry.finditer(text, start, end):
            state = next(
                (m for m in mentions if match["state"] and m.who and m.start == match.start("state")), None
            )
            party = known.register.party_named(state.who.name) if state and state.who else None
            if party is None and match["adjective"]:
                party = known.party_of_adjective(match["adjective"])
            stop = (
                state.end
                if state
                else match.end("adjective")
                if party and match["adjective"]
                else match.end("kind")
            )
            yield Mention(
                match.start(), stop, _ministry(match, party, known, text[match.start() : stop]), None, first=True
            )


def _ministry(match: re.Match[str], party: Party | None, known: Known, written: str) -> Who:
    """Return the ministry of the register if it has it, else one by the words of the report."""
    kind = next((ending for word, ending in known.words.ministry_kinds if word in match["kind"]), "")
    row = known.register.party(f"{party.id}/{kind}") if party else None
    if row is not None:
        return known.actor(row)
    key = f"{kind}/{party.id}" if party else ""
    if not key:  # a ministry without its State is the one that was named before
        key = next((one for one in reversed(known.actors) if one.startswith(f"{kind}/")), f"{kind}/")
    if key not in known.actors:
        written = re.sub(r"^([Мм])инистерств(?:а|у|ом|е)\b", r"Министерство", written)
        side = known.register.name(party.id) if party else None
        known.actors[key] = Who(
            re.sub(r"^МИД(?:а|у|ом|е)\b", "МИД", written), "organisation", side, rule="ministry"
        )
    return known.actors[key]
