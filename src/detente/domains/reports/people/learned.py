"""Parties that the register does not know and the text shows: "Norland's Ministry of Defence", "the Kestrel Pact".

A State is shown by what only a State has (a ministry, an army, an ambassador), an alliance by the last word of
its name. Its adjective is a capitalised word of the text with the same stem: "Norlandic" to "Norland".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from detente.domains.reports.lexicon import ALLIANCE_NAMES, INTERNATIONAL_WORDS, OF_A_STATE, ORGANISATION_NAMES
from detente.domains.reports.people.names import Names
from detente.domains.reports.people.people_words import CAPITAL, CAPITAL_RUN, NOT_NAMES
from detente.domains.reports.values.date_patterns import MONTH, WEEKDAY
from detente.model.certainty import Certainty
from detente.model.register import Party

SOURCE = "named in the report"
_STATE_HAS = "|".join(OF_A_STATE)
_NAME = rf"(?P<name>{CAPITAL}[^\W\d_]{{2,}}(?:\s{CAPITAL}[^\W\d_]{{2,}})?)"
_POSSESSOR = re.compile(rf"\b{_NAME}['’]s?\s(?:[\w-]+\s){{0,2}}?(?i:{_STATE_HAS})\b")
_OF_STATE = re.compile(
    rf"\b(?:(?i:government|parliament|armed forces|navy|air force|presidents?|(?:prime|foreign|defen[cs]e) ministers?"
    rf"|ambassador|king|queen|airspace|embassy|people|territory|waters|coast)"
    rf"|Republic|Kingdom|Federation|Principality|State)\sof\s(?:the\s)?{_NAME}(?:\sand\s(?P<other>{CAPITAL}[^\W\d_]{{2,}}))?"
)
_MINISTRY_OF = re.compile(
    rf"\b(?i:ministry|minister)\sof\s(?:\w+\s){{1,3}}?of\s(?:the\s(?:Republic|Kingdom)\sof\s)?{_NAME}"
)
_ADJECTIVE_HAS = re.compile(
    rf"\b(?P<word>{CAPITAL}[^\W\d_]{{2,}}(?:ian|an|ic|ish|ese))\s(?:[\w-]+\s){{0,1}}?"
    rf"(?i:{_STATE_HAS}|diplomats?|officials?|tugs?|frigates?|vessels?|patrol|brigades?|inspectors?|ships?|jets?|fighters?|forces|delegation|side|authorities)\b"
)
_HOLDER_OF = re.compile(
    rf"\b(?i:presidents?|premiers?|chancellors?|kings?|queens?|(?:prime|foreign|defen[cs]e|interior|deputy) ministers?|ministers?|ambassadors?)"
    rf"\s{CAPITAL}[\w'’-]+(?:\s{CAPITAL}[\w'’-]+){{0,2}}\sof\s(?:the\s)?{_NAME}(?:\sand\s(?:{CAPITAL}[\w'’-]+\s){{1,3}}of\s(?:the\s)?(?P<other>{CAPITAL}[^\W\d_]{{2,}}))?"
)
"""A State named behind who holds its office: "President Ann Lee of Norland"."""
_MARKED_TREATY = re.compile(
    rf"\b(?i:parties|members|allies|council|general|presidents|ministers)\s(?:to|of)\sthe\s"
    rf"(?P<name>(?:{CAPITAL}\w+\s){{1,4}}(?:Treaty|Charter))\b"
)
_LONG_NAME = re.compile(
    rf"\b(?P<name>(?:Organi[sz]ation|Agency|Commission|Conference|Community|Association)\s(?:for|of|on)\s(?:the\s)?"
    rf"{CAPITAL}\w+(?:\s(?:(?:and|of|for|in)\s)?{CAPITAL}\w+){{0,4}})(?:\s\((?P<short>[A-Z]{{2,8}})\))?"
)
_WORDS_OF_NAME = rf"(?:{CAPITAL}[\w'’-]*\s)"
_FORUM = re.compile(
    rf"\b(?P<name>{_WORDS_OF_NAME}{{0,4}}(?:Dialogue|Mechanism|Forum|Group|Board|Committee|Commission|Conference|Council|Process|Talks|Roundtable"
    rf"|Assembly|Platform|Consultations|Secretariat)(?:\s(?:on|for|of)\s(?:the\s)?(?!{WEEKDAY}|{MONTH}\b){CAPITAL}[\w'’-]*(?:\s(?:(?:and|of|the|in|at)\s){{0,2}}{CAPITAL}[\w'’-]*){{0,4}})?)\b"
)
_ALWAYS_FORUMS = frozenset(
    ("Dialogue", "Mechanism", "Forum", "Process", "Roundtable", "Platform", "Consultations", "Talks")
)
_QUALIFIED = re.compile(
    r"\b(?:Contact|Working|Experts?|Consultative|Consultation|Advisory|Monitoring|Liaison|Coordination|Coordinating|Joint|Mixed|Standing|Permanent|Control"
    r"|Review|Conciliation|Arbitration|Border|Boundary|Military|Straits?|River|Disarmament|Ceasefire|Armistice|Peace|Implementation|Steering|Bilateral"
    r"|Trilateral|Interim|Regional|Intergovernmental|Interparliamentary)\b"
)
_NO_FORUM = re.compile(
    r"\b(?:Battle|Strike|Carrier|Task|Army|Naval Group|National|Senate|House|City|State|Federal|Security Council|Central|Olympic|Defen[cs]e Committee|Foreign)\b"
)
"""What makes a committee or a group one of a State, an army or a firm."""
_ADJECTIVE_ENDINGS = ("ian", "an", "ic", "ish", "ese", "i", "n", "er", "ite", "c")
_STEM = 4
_NO_STATES = NOT_NAMES | frozenset(
    [
        "state",
        "states",
        "defence",
        "defense",
        "foreign",
        "interior",
        "war",
        "affairs",
        "justice",
        "finance",
        "health",
        "the",
        "union",
        "council",
        "europe",
        "asia",
        "africa",
        "america",
        "mr",
        "mrs",
        "ms",
        "dr",
        "president",
        "minister",
        "general",
        "today",
        "yesterday",
        "parliament",
        "government",
        "university",
        "college",
        "party",
        "bank",
        "company",
        "commission",
        "committee",
        "court",
        "information",
        "development",
    ]
)


def learn(names: Names, text: str, persons: Iterable[str] = ()) -> None:
    """Add to the names of a report the parties that its text alone shows."""
    taken = {word.casefold() for person in persons for word in person.split()}
    states = [party for party in _states(names, text) if party.name.casefold() not in taken]
    names.learn([*states, *_alliances(names, text)])


def _states(names: Names, text: str) -> Iterator[Party]:
    seen: set[str] = set()
    for name in [*_told(names, text), *_of_adjectives(names, text)]:
        if name not in seen:
            seen.add(name)
            yield _party(name, "state", adjectives=tuple(_adjectives(name, text)))


def _told(names: Names, text: str) -> Iterator[str]:
    """Yield States named with what they have: "Norland's army", "the Presidents of Norland and Vellora"."""
    for pattern in (_POSSESSOR, _OF_STATE, _MINISTRY_OF, _HOLDER_OF):
        for found in pattern.finditer(text):
            for group in ("name", "other"):
                word = found.groupdict().get(group)
                name = _unknown_state(names, text, word, found.start(group)) if word else None
                if name:
                    yield name


def _of_adjectives(names: Names, text: str) -> Iterator[str]:
    for found in _ADJECTIVE_HAS.finditer(text):
        name = _noun_of(names, text, found["word"])
        if name:
            yield name


def _noun_of(names: Names, text: str, adjective: str) -> str | None:
    """Return the State of an adjective that the register does not know: the word of the text with its stem."""
    if any(True for _ in names.parties_in(adjective)):
        return None
    stem = adjective[: max(_STEM, len(adjective) - 4)]
    words = {m[0]: m.start() for m in re.finditer(rf"\b{re.escape(stem)}[^\W\d_]*\b", text)}
    nouns = (word for word in sorted(words) if word != adjective and len(word) <= len(adjective) + 1)
    plain = (word for word in nouns if not word.endswith(("ians", "ans", "ics")))
    return next((name for word in plain if (name := _unknown_state(names, text, word, words[word]))), None)


def _unknown_state(names: Names, text: str, name: str, start: int) -> str | None:
    words = name.split()
    international = words[0] in INTERNATIONAL_WORDS | ALLIANCE_NAMES | ORGANISATION_NAMES
    if international or any(word.lower() in _NO_STATES for word in words) or _is_titled(text, start):
        return None
    if _is_end_of_known(names, text, name, start):
        return None
    if re.search(rf"{_BEFORE_PERSON}\s{CAPITAL}[\w'’-]+\s{re.escape(words[-1])}\b", text):
        return None
    known = any(True for _ in names.parties_in(name)) or any(True for _ in names.places(name))
    return None if known or any(f.holder for f in names.named(name)) else name


def _is_end_of_known(names: Names, text: str, name: str, start: int) -> bool:
    """Return whether a name is the end of one that the register knows: "Korea" in "South Korea", "S. Korea"."""
    low = max(0, start - 12)
    end = start + len(name) - low
    held = any(
        f.party and f.start < start - low and f.end >= end for f in names.named(text[low : start + len(name)])
    )
    return held or re.search(r"\b(?:[NSEW]\.|North|South|East|West|New)\s$", text[low:start]) is not None


_TITLED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Col|Gen|Adm|Lt|Capt)\.?|(?i:minister|commander|speaker|leader|premier|chancellor|president|general))\s$"
)


_BEFORE_PERSON = (
    r"(?i:\b(?:mr|mrs|ms|dr|general|gen|colonel|col|admiral|adm|captain|capt|commodore|major|maj|marshal|brigadier|lieutenant|lt|president|premier"
    r"|minister|secretary|ambassador|envoy|chancellor|spokesman|spokeswoman|spokesperson|senator|speaker|chief|director|commander))\.?"
)
"""Behind these a first name and a last name are those of a person, so that the last name is no State's."""


def _is_titled(text: str, start: int) -> bool:
    """Return whether a title stands before a name, so that a person is meant: "Mr Harrow's government"."""
    return _TITLED.search(text, max(0, start - 24), start) is not None


def _adjectives(name: str, text: str) -> Iterator[str]:
    """Yield the words of a text that are made of a State's name: at least its first letters, an adjective's end."""
    stem = name.split(maxsplit=1)[0][: max(_STEM, len(name.split(maxsplit=1)[0]) - 3)]
    for word in sorted(set(re.findall(rf"\b{re.escape(stem)}[^\W\d_]*\b", text))):
        if word != name.split(maxsplit=1)[0] and word.endswith(_ADJECTIVE_ENDINGS):
            yield word


def _alliances(names: Names, text: str) -> Iterator[Party]:
    seen: set[str] = set()
    for found in CAPITAL_RUN.finditer(text):
        words = found[0].split()
        if words[0] == "The":
            words = words[1:]
        last = next((k for k in range(len(words) - 1, 0, -1) if words[k] in ALLIANCE_NAMES), None)
        own = words[: last + 1] if last else _organisation(words)
        name = " ".join(own)
        if (
            name
            and name not in seen
            and not _is_known(names, name)
            and text[: found.start()][-4:].lower() != " of "
        ):
            seen.add(name)
            yield _party(name, "alliance" if last else "organisation", forms=(own[-1],) if last else ())
    yield from _forums(names, text, seen)
    for long in _LONG_NAME.finditer(text):
        if names.party_in(long["name"]) is None and long["name"] not in seen:
            seen.add(long["name"])
            yield _party(long["name"], "organisation", forms=(long["short"],) if long["short"] else ())
    for marked in _MARKED_TREATY.finditer(text):
        if names.party_in(marked["name"]) is None and marked["name"] not in seen:
            seen.add(marked["name"])
            yield _party(marked["name"], "alliance")


def _forums(names: Names, text: str, seen: set[str]) -> Iterator[Party]:
    """Yield the bodies in which several sides sit: "the Lakes Dialogue on Water", "the Joint Border Commission"."""
    for found in _FORUM.finditer(text):
        name = re.sub(r"^The\s", "", found["name"])
        plain = re.split(r"\s(?:on|for|of)\s", name)[0]
        if (
            " " not in name
            or name in seen
            or _is_known(names, name)
            or _NO_FORUM.search(plain)
            or names.party_in(plain)
        ):
            continue
        if _QUALIFIED.search(plain) or plain.split()[-1] in _ALWAYS_FORUMS or plain != name:
            seen.add(name)
            yield _party(name, "forum")


def _is_known(names: Names, name: str) -> bool:
    """Return whether the register knows a name, the whole of it: "Northern Pact", not only "Pact"."""
    return any(found.end - found.start >= len(name) for found in names.named(name))


def _organisation(words: list[str]) -> list[str]:
    """Return the name of an international organisation that a run of capitalised words is, or nothing."""
    international = (
        bool(words) and words[0] in INTERNATIONAL_WORDS and len(words) > 1 and words[-1] in ORGANISATION_NAMES
    )
    return words if international else []


def _party(name: str, type_: str, forms: tuple[str, ...] = (), adjectives: tuple[str, ...] = ()) -> Party:
    return Party(
        id=name, name=name, type=type_, forms=forms, adjectives=adjectives, source=SOURCE, certainty=Certainty.DESK
    )
