"""Finds the parties, persons and places of the register in a text, as of the report's day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property, lru_cache

import msgspec

from detente.domains.reports.lexicon import ALLIANCE_WORDS
from detente.model.gazetteer import Place
from detente.model.register import Holder, Party, Register, in_being

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_BEFORE_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|to|[Oo]utside|around)\s(?:the\s)?$")
_SHORT, _LONGEST_PLACE = 3, 40


class Found(msgspec.Struct, frozen=True):
    """A form of the register at text[start:end], of a party, of a holder of an office or of a place."""

    start: int
    end: int
    party: Party | None = None
    holder: Holder | None = None
    place: Place | None = None


Entry = tuple[str, Party | None, Holder | None, Place | None]
Index = dict[str, list[Entry]]
"""Entries by the first word of their form, case folded; of one word, the longest form first."""


class Indexes(msgspec.Struct, frozen=True):
    """Entries of every day: by names of parties and holders, by adjectives of parties, by names of places."""

    names: Index
    adjectives: Index
    places: Index


class Names:
    """The register as of a day, indexed by the first word of each form. Every search is linear in the text."""

    def __init__(self, register: Register, day: date | None) -> None:
        """Know the parties of that day, and who held an office then."""
        self.register = register
        self.day = day
        self._known = _indexes(register)
        self._learned = Indexes({}, {}, {})
        self._parties: dict[str, tuple[Found, ...]] = {}
        self._kept: dict[tuple[str, str], tuple[Found, ...]] = {}

    @cached_property
    def holders(self) -> tuple[Holder, ...]:
        """Return who held an office on that day."""
        return tuple(self.register.holders_at(self.day))

    def learn(self, parties: Iterable[Party]) -> None:
        """Add parties that only the text of this report shows; what the register knows stands before them."""
        _add(self._learned.names, _names_of(parties := list(parties)))
        _add(self._learned.adjectives, _adjectives_of(parties))
        self._parties.clear()
        self._kept.clear()

    def named(self, text: str) -> Iterator[Found]:
        """Yield the parties and holders named in a text, the longest form at each place."""
        return self._found("names", text)

    def adjectives(self, text: str) -> Iterator[Found]:
        """Yield the parties whose adjective stands in a text: `Russian`, `allied`."""
        return self._found("adjectives", text)

    def places(self, text: str) -> Iterator[Found]:
        """Yield the places of the gazetteer named in a text, the longest form at each place."""
        return self._found("places", text)

    def _found(self, index: str, text: str) -> Iterator[Found]:
        """Yield what an index finds in a text; kept, since many rules ask for the same words."""
        key = (index, text)
        if key not in self._kept:
            self._kept[key] = tuple(
                self._matches(getattr(self._known, index), getattr(self._learned, index), text)
            )
        return iter(self._kept[key])

    def _matches(self, known: Index, learned: Index, text: str) -> Iterator[Found]:
        words = _WORD.finditer(text)
        while found := next(words, None):
            rows = _rows(known, learned, found[0].casefold())
            start = found.start()
            entry = next((one for one in rows if _stands(one[0], text, start) and self._is_of_day(one)), None)
            if entry is not None:
                at = start + len(entry[0])
                words = _WORD.finditer(text, at)
                yield Found(start, at, *entry[1:])

    def _is_of_day(self, entry: Entry) -> bool:
        _, party, holder, _ = entry
        if party is not None:
            return in_being(party, self.day)
        return holder is None or self.day is None or holder.held(self.day)

    def is_mere_place(self, one: Found, text: str) -> bool:
        """Return whether a form stands for a place only: "talks in Moscow", a last name within "The Hague".

        A form is a city where the gazetteer says so, and where it does not know the form, if it looks like one;
        the State's own name never is: "in Norway" names the State. A military district is one behind "in".
        """
        form, party = text[one.start : one.end], one.party
        if party is None:
            return self._within_place(one, text)
        if text[max(0, one.start - len("according to ")) : one.start].lower() == "according to ":
            return False
        if _BEFORE_PLACE.search(text, max(0, one.start - 20), one.start) is None:
            return False
        known = self.register.place_named(form)
        if known is not None and known.kind == "district":
            return True
        if party.type != "state" or form.casefold() == party.name.casefold():
            return False
        return known.kind == "city" if known else form.replace(" ", "").isalpha() and form == form.title()

    def _within_place(self, one: Found, text: str) -> bool:
        """Return whether the name of a place holds a form and more."""
        low = max(0, one.start - _LONGEST_PLACE)
        near = self.places(text[low : one.end + _LONGEST_PLACE])
        start, end = one.start - low, one.end - low
        return any(p.start <= start and end <= p.end and end - start < p.end - p.start for p in near)

    def party_in(self, text: str) -> Party | None:
        """Return the first party that a phrase names or alludes to by an adjective, or None."""
        return next((found.party for found in self.parties_in(text)), None)

    def parties_in(self, text: str) -> tuple[Found, ...]:
        """Return where a text names parties other than forums, by name or adjective, in order, the longest first.

        Kept, since many rules ask for the same words.
        """
        if text not in self._parties:
            found = (f for f in [*self.named(text), *self.adjectives(text)] if f.party and f.party.type != "forum")
            self._parties[text] = tuple(
                sorted(found, key=lambda f: (f.start, -f.end, f.party.id if f.party else ""))
            )
        return self._parties[text]

    def side_of(self, party: Party | None) -> str | None:
        """Return the name of the side for which a party speaks; None for a forum, which has none."""
        if party is None or (party.type == "forum" and party.side is None):
            return None
        return self.register.name(party.side or party.id)

    def side_party(self, party: Party | None) -> Party | None:
        """Return the party for which a party speaks: itself, or its side."""
        return (self.register.party(party.side) or party) if party and party.side else party

    def holder_of(self, office_words: Iterable[str], party_id: str) -> Holder | None:
        """Return who holds, on the day, an office of a party that has one of these names; None if unknown."""
        wanted = {word.lower() for word in office_words}
        if self.day is None:
            return None
        held = (h for h in self.holders if h.party == party_id)
        return next((h for h in held if wanted & {name.lower() for name in self.office_names(h)}), None)

    def office_names(self, holder: Holder) -> tuple[str, ...]:
        """Return the names under which texts know a holder's office, the usual one first."""
        office = self.register.office(holder.office_id) if holder.office_id else None
        return (holder.office, *(office.forms if office else ()))


def is_alliance_word(text: str) -> bool:
    """Return whether a word means an alliance that the report has named: `allies`, `the alliance`."""
    return text.lower() in ALLIANCE_WORDS


@lru_cache(maxsize=4)
def _indexes(register: Register) -> Indexes:
    """Return the indexes of a register, made once."""
    holders = [(form, None, one, None) for one in register.holders for form in (one.person, *one.forms)]
    places = [(form, None, None, one) for one in register.places for form in (one.name, *one.forms)]
    indexes = Indexes({}, {}, {})
    _add(indexes.names, [*_names_of(register.parties), *holders])
    _add(indexes.adjectives, _adjectives_of(register.parties))
    _add(indexes.places, places)
    return indexes


def _names_of(parties: Iterable[Party]) -> list[Entry]:
    return [(form, party, None, None) for party in parties for form in (party.name, *party.forms)]


def _adjectives_of(parties: Iterable[Party]) -> list[Entry]:
    return [(word, party, None, None) for party in parties for word in party.adjectives]


def _add(index: Index, entries: Iterable[Entry]) -> None:
    touched: Index = {}
    for entry in entries:
        first = _WORD.match(entry[0])
        if first:
            key = first[0].casefold()
            touched[key] = index.setdefault(key, [])
            touched[key].append(entry)
    for rows in touched.values():
        rows.sort(key=_longest_first)


def _longest_first(entry: Entry) -> int:
    return -len(entry[0])


def _rows(known: Index, learned: Index, word: str) -> list[Entry]:
    """Return the entries whose form begins with a word, else with what stands before a full stop in it."""
    found, more = known.get(word), learned.get(word)
    if found and more:
        return sorted([*found, *more], key=_longest_first)
    if found or more or "." not in word:
        return found or more or []
    return _rows(known, learned, word.partition(".")[0])


def _stands(form: str, text: str, start: int) -> bool:
    """Return whether a form stands there: capitals may be more than in the form, short names must be exact."""
    end = start + len(form)
    given = text[start:end]
    behind = text[end : end + 1]
    if behind.isalnum() or (behind == "-" and len(form) <= _SHORT):
        return False
    if given == form:
        return True
    if len(form) <= _SHORT or given.casefold() != form.casefold():
        return False
    return given[:1].isupper() or not form[:1].isupper()
