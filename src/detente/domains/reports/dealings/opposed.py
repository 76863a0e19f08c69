"""Finds two accounts of one thing: a denial against a claim, a reply that contradicts, numbers that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from detente.domains.reports.dealings.denials import Denial
from detente.domains.reports.events.acting import by_sentence, side_of_actor
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said
from detente.domains.reports.statements.topics import topic_of
from detente.domains.reports.values.numbers import number_value, strengths

_COUNTERS = re.compile(
    r"\b(?:counter(?:ed|s)|contradict(?:ed|s)|disput(?:ed|es)|told a different story|a different (?:account|version|picture)"
    r"|(?:reject|dismiss|den)(?:ed|ied|s|ies) (?:the|that|this|these|those) (?:account|claim|charge|version|accusation|allegation|report|figure|number)s?"
    r"|puts? (?:the |its |their )?(?:\w+ )?(?:number|figure|total|strength|count)s? at|(?:own )?figures? (?:is|was|are|were)|hit back|objected|begged to differ|[Nn]ot so\b|tells? another (?:story|tale)|disagreed|on the contrary|insist(?:s|ed))\b"
)
_SHORT_LEAD = 80
"""A sentence no longer than this may lead in a reply: "Sarnovia told a different story."."""
_REACH = 4
"""Sentences over which a reply may lie from what it contradicts."""
_BESIDE = 2
"""Sentences within which a denial may mean a plain statement of which it takes up no word."""
_FAR_REACH = 12
"""Sentences over which a denial may reach back where it takes up the words of the claim."""
_SAME_WORDS = 2
_LENGTH = re.compile(
    r"\b(?P<number>\d[\d,.]*|[a-z]+)\s(?:nautical\s)?(?P<unit>met(?:er|re)s?|kilomet(?:er|re)s?|km|miles?|feet|pieces|fragments|members|minutes)\b"
)
_NO_WORDS = frozenset(
    [
        "be",
        "have",
        "do",
        "say",
        "tell",
        "would",
        "will",
        "country",
        "state",
        "government",
        "ministry",
        "official",
        "year",
        "day",
        "week",
        "time",
        "make",
        "take",
    ]
)
_SPEECH_STANCES = frozenset(("accuse", "assert", "warn", "regret"))
_OF_INTENT = frozenset(("denial-no-plans", "denial-not-planning", "denial-not-aimed"))
"""What is denied of intentions, which a later plain assertion does not contradict."""
_A_NUMBER = re.compile(r"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|twice)\s[a-z]")
_COUNTED_WORDS = frozenset(
    [
        "soldier",
        "troop",
        "serviceman",
        "personnel",
        "participant",
        "piece",
        "fragment",
        "metre",
        "meter",
        "kilometre",
        "kilometer",
        "mile",
    ]
)
_COUNTED = {
    "exercise-transparency": re.compile(
        r"\b(?:exercises?|drills?|manoeuvres|maneuvers|war ?games?)\b", re.IGNORECASE
    )
}


_OF_TROOPS = frozenset(("force-posture", "exercise-transparency", "exercise-conduct"))
"""Topics between which numbers of troops are compared."""
_NEXT = 1
"""Sentences within which two numbers of one kind count the same thing."""


_METRES = {
    "kilometre": 1000,
    "kilometres": 1000,
    "kilometer": 1000,
    "kilometers": 1000,
    "km": 1000,
    "mile": 1609,
    "miles": 1609,
}
"""Metres in a unit of length, so that 900 metres and 11 kilometres are compared as they are."""


class Opposed(msgspec.Struct, frozen=True, kw_only=True):
    """Two sides with the stretches in which each gives its account of one topic."""

    topic: str
    sides: tuple[str, str]
    stretches: tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]
    rule: str


class _Account(msgspec.Struct, frozen=True):
    """What one side tells, in a statement or in a sentence of the report of which the side is the subject."""

    side: str
    stretches: tuple[tuple[int, int], ...]
    sentence: int
    topic: str | None
    stance: str
    words: frozenset[str]
    counted: bool
    """Whether it tells numbers, as one does who puts facts against a denial."""


_NO_PART = "denial-nothing-to-do"


def opposed_in(scene: Scene, said: list[Said], denials: list[Denial]) -> Iterator[Opposed]:
    """Yield the opposed accounts of a report, the plainest first."""
    accounts = list(_accounts(scene, said))
    yield from _by_denials(scene, accounts, denials)
    yield from _by_counters(scene, accounts)
    yield from _by_numbers(scene, accounts)
    yield from _by_incident(accounts)


def _accounts(scene: Scene, said: list[Said]) -> Iterator[_Account]:
    for one in said:
        side = side_of_actor(scene, one.actor) if one.actor is not None else None
        pieces = [piece for stretch in one.stretches for piece in by_sentence(scene, *stretch)]
        for number in dict.fromkeys(number for _, _, number in pieces) if side else ():
            stretches = tuple((start, end) for start, end, own in pieces if own == number)
            words = frozenset(w for start, end in stretches for w in content_words(scene, start, end))
            counted = any(_A_NUMBER.search(scene.parsed.text, start, end) for start, end in stretches)
            yield _Account(str(side), stretches, number, one.topic, one.stance, words, counted)


def content_words(scene: Scene, start: int, end: int) -> Iterator[str]:
    """Yield the words that carry what is told, as lemmas: no names, no verbs of saying."""
    for index in scene.parsed.tokens(start, end):
        token = scene.parsed.doc[index]
        if token.pos_ in ("NOUN", "VERB", "ADJ") and not token.is_stop and token.lemma_.lower() not in _NO_WORDS:
            yield token.lemma_.lower()


def _by_denials(scene: Scene, accounts: list[_Account], denials: list[Denial]) -> Iterator[Opposed]:
    for denial in denials:
        if denial.type == "fear" or denial.side is None:
            continue
        words = set(content_words(scene, denial.start, denial.end))
        others = [a for a in accounts if _may_be_denied(a, denial)]
        own = next((a.topic for a in accounts if _overlap(a, denial)), None)
        topic = topic_of(scene.parsed.text[denial.start : denial.end]) or own
        ranked = sorted(
            (
                (_kinship(a, denial, words, topic), -abs(a.sentence - denial.sentence), i)
                for i, a in enumerate(others)
            ),
            reverse=True,
        )
        if ranked and ranked[0][0] >= _SAME_WORDS:
            claim = others[ranked[0][2]]
            yield Opposed(
                topic=claim.topic or topic or "intent",
                sides=(claim.side, denial.side),
                stretches=(claim.stretches, ((denial.start, denial.end),)),
                rule="gap-claim-denied",
            )


def _overlap(account: _Account, denial: Denial) -> bool:
    return any(start < denial.end and denial.start < end for start, end in account.stretches)


def _may_be_denied(account: _Account, denial: Denial) -> bool:
    """Return whether an account is another side's, and one of a kind that can be denied.

    Who has nothing to do with a thing answers who charges him with it, not who speaks of the thing.
    """
    deniable = ("accuse",) if denial.rule == _NO_PART else _SPEECH_STANCES
    return account.side != denial.side and account.stance in deniable and not _overlap(account, denial)


def _kinship(account: _Account, denial: Denial, words: set[str], topic: str | None) -> int:
    """Return how surely a denial means a claim: by the words they share, by topic and by how near they stand."""
    apart = abs(account.sentence - denial.sentence)
    shared = len(words & account.words)
    later = account.sentence > denial.sentence and account.stance not in ("accuse", "warn")
    same = topic is not None and account.topic == topic
    if (
        apart > _FAR_REACH
        or (apart > _REACH and not shared)
        or (later and not shared and not (same and account.counted))
    ):
        return 0
    if later and denial.rule in _OF_INTENT:
        return 0
    if not shared and account.stance != "accuse" and not account.counted and apart > _BESIDE:
        return 0
    if denial.type == "assurance" and (account.stance != "accuse" or not shared):
        return 0
    answered = account.stance == "accuse" and 0 <= denial.sentence - account.sentence <= _BESIDE
    return 2 * shared + 2 * same + 2 * answered + (account.stance == "accuse") - (apart > _REACH)


def _by_counters(scene: Scene, accounts: list[_Account]) -> Iterator[Opposed]:
    """Yield an account and the one before it that its sentence, or the one ahead of it, says it contradicts."""
    text = scene.parsed.text
    for number, account in enumerate(accounts):
        sentence = scene.parsed.sentences[account.sentence]
        before = scene.parsed.sentences[max(0, account.sentence - 1)]
        ahead = text[scene.parsed.start_of(before.first) : scene.parsed.end_of(before.last - 1)]
        own = text[scene.parsed.start_of(sentence.first) : scene.parsed.end_of(sentence.last - 1)]
        if not (_COUNTERS.search(own) or (len(ahead) < _SHORT_LEAD and _COUNTERS.search(ahead))):
            continue
        earlier = [
            a for a in accounts[:number] if a.side != account.side and 0 <= account.sentence - a.sentence <= _REACH
        ]
        if earlier:
            claim = earlier[-1]
            yield Opposed(
                topic=claim.topic or account.topic or "intent",
                sides=(claim.side, account.side),
                stretches=(claim.stretches, account.stretches),
                rule="gap-countered",
            )


def _by_numbers(scene: Scene, accounts: list[_Account]) -> Iterator[Opposed]:
    """Yield accounts of two sides that give other numbers of the same thing."""
    told = [(account, _numbers(scene, account)) for account in accounts]
    for place, (one, first) in enumerate(told):
        for other, second in told[place + 1 :]:
            if one.side == other.side or abs(one.sentence - other.sentence) > _FAR_REACH:
                continue
            units = [u for u in first if u in second and not first[u] & second[u]]
            related = (one.words & other.words) - _COUNTED_WORDS
            near = abs(one.sentence - other.sentence) <= _NEXT
            if (
                units
                and (related or near)
                and (one.topic == other.topic or {one.topic, other.topic} <= _OF_TROOPS)
            ):
                yield Opposed(
                    topic=_topic_of_numbers(scene, one, other),
                    sides=(one.side, other.side),
                    stretches=(one.stretches, other.stretches),
                    rule="gap-numbers",
                )


_INCIDENTS = frozenset(("air-incident", "sea-incident", "space-safety", "cyber", "launch-notice"))
"""Topics on which two sides, heard right behind each other on what happened, tell it each in its own way."""
_TELLS = frozenset(("accuse", "assert", "deny"))
_HEARD_NEXT = 2
"""Sentences within which the other side's account of an incident stands."""


def _by_incident(accounts: list[_Account]) -> Iterator[Opposed]:
    """Yield the accounts that two sides give of one incident, one of them as a charge or a denial."""
    for one, other in pairwise(accounts):
        stances = {one.stance, other.stance}
        if (
            one.side != other.side
            and one.topic in _INCIDENTS
            and one.topic == other.topic
            and other.sentence - one.sentence <= _HEARD_NEXT
            and stances <= _TELLS
            and stances & {"accuse", "deny"}
        ):
            yield Opposed(
                topic=str(one.topic),
                sides=(one.side, other.side),
                stretches=(one.stretches, other.stretches),
                rule="gap-accounts",
            )


def _topic_of_numbers(scene: Scene, one: _Account, other: _Account) -> str:
    words = " ".join(scene.parsed.text[a:b] for a, b in (*one.stretches, *other.stretches))
    counted = next((topic for topic, pattern in _COUNTED.items() if pattern.search(words)), None)
    return counted or one.topic or other.topic or "force-posture"


def _numbers(scene: Scene, account: _Account) -> dict[str, set[int]]:
    """Return the numbers of an account by what they count: people, pieces, or a length."""
    found: dict[str, set[int]] = {}
    for start, end in account.stretches:
        words = scene.parsed.text[start:end]
        for one in strengths(words):
            if one.kind == "personnel":
                found.setdefault("personnel", set()).update(n for n in (one.least, one.most) if n is not None)
        if "personnel" not in found and (bare := _counted(words)):
            found["personnel"] = bare
        for length in _LENGTH.finditer(words):
            value = number_value(length["number"].rstrip(".,"))
            if value:
                found.setdefault(_unit(length["unit"]), set()).add(value * _METRES.get(length["unit"], 1))
    return found


_COUNTING = re.compile(
    r"\b(?:count(?:s|ed)?|number(?:s|ed)?|figures?|total(?:s|led|ed)?|strength|estimat\w+|put (?:it|them) at|puts? [^.;]{2,40}? at|spoke of|speaks of|tally|participants|arrived at|at (?:the very )?(?:most|least)|closer to|nearer)\b",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(
    r"(?<![\w.,:-])(?P<number>\d{1,3}(?:,\d{3})+|[1-9]\d{1,4}|(?:\w+[ -])?(?:hundred|thousand)|sixteen|twelve|twenty(?:-\w+)?|thirty|forty|fifty|sixty)(?![\w%°-]|[.,:]\d)(?!\s(?:(?:nautical )?miles?|met|kilomet|km|feet|hours?|days?|years?|minutes|seconds|percent|per cent|a\.m|p\.m|January|February|March|April|May|June|July|August|September|October|November|December))"
)


def _counted(words: str) -> set[int]:
    """Return the bare numbers of words that count or estimate: "Our count is closer to 15,000"."""
    if not _COUNTING.search(words):
        return set()
    values = (number_value(found["number"]) for found in _BARE_NUMBER.finditer(words))
    return {value for value in values if value and not _YEARS[0] <= value <= _YEARS[1]}


_YEARS = (1945, 2050)
"""Numbers that may be years."""


def _unit(word: str) -> str:
    return "length" if word.startswith(("met", "kilomet", "km", "mile", "feet")) else word
