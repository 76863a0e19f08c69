"""Says whose doing something is: the side of a subject, of a possessive, of who speaks, of who published the report.

Nothing is added to the cast here: a phrase that names no side known so far leaves the question open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from detente.domains.reports.people.cast import Actor
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said

_HEADING = re.compile(
    r"^(?:the )?(?:[\w-]+ ){0,6}?(?:ministry|department|government|embassy|navy|army|air force|armed forces|general staff|joint staff|staff|office|command|presidency|service|agency|authority|directorate|headquarters|administration|mission|centre|center) of\b"
    r"|^[A-Z][\w ]{2,40}(?:ministry|ministry of \w+|general staff|navy|armed forces|command|secretariat)$"
    r"|^(?:issued|published|released) by\b"
    r"|^(?:[\w-]+ ){0,2}(?:briefing|press conference|remarks|interview|answers?|transcript)\b.{0,40}\b(?:by|of|with|at|from)\b"
    r"|^(?:speakers?|briefers?|present)\s?:.{0,60}\b(?:government|ministry|minister|spokes\w+)\b"
    r"|^(?:joint |final |summit )?(?:communiqu[eé]|declaration|statement|read-?out|notice)\b.{0,12}\b(?:of|by|from)\b",
    re.IGNORECASE,
)
_HEADING_LINES = 8
_TITLES = 3
_TITLE_LENGTH = 200
"""A first paragraph no longer than this is the title of a communiqué."""
_OF = re.compile(r"\bof (?:the )?", re.IGNORECASE)
_FIRST_PERSON = frozenset(("we", "our", "us", "ours", "i", "my"))
_PERSONS = frozenset(("he", "she", "his", "her"))
_THINGS = frozenset(("it", "its", "they", "their", "them"))
_RELATIVE = frozenset(("who", "which", "that", "whose"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_PLACED = re.compile(
    r"\b(?:in|into|inside|near|towards?|over|off|from|against|at|to|with|through|across|along|around|outside|beyond)\s(?:the\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)
"""What stands before a party that is a place or an aim, and not the one that acts."""
_DEFINITE = re.compile(r"^(?:the|this|that|his|her|its)\s", re.IGNORECASE)
_OWN_OFFICE = re.compile(
    r"(?:the|our) (?:\w+ ){0,2}(?:minister|president|government|ministry|navy|army|air force|armed forces|general staff|command|cabinet)\b",
    re.IGNORECASE,
)
"""How a press release speaks of the office or the forces of its own side."""
_JOINT = re.compile(
    r"(?:they|the (?:parties|presidents|(?:foreign |defence |defense )?ministers|(?:two |both )?sides|heads of state and government|participants|allies))\b",
    re.IGNORECASE,
)
"""How a communiqué speaks of those who publish it."""
_COUNTRY = re.compile(
    r"\b(?:(?:his|her|its|our|the|this) (?:country|government|state(?! \w)|nation|armed forces|military|navy|army|air force|ministry|side|delegation|forces))\b",
    re.IGNORECASE,
)
_STEPS = 8
_TITLE_REACH = 60
"""Characters before a name in which its office stands."""


def subject_of(verb: Any) -> Any | None:
    """Return the token that is the subject of a verb, also of one that shares it with another verb; None if none."""
    for _ in range(_STEPS):
        own = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
        if own is not None:
            return verb.head if own.lower_ in _RELATIVE and verb.dep_ == "relcl" else own
        if verb.dep_ in ("relcl", "acl"):
            return verb.head
        if verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_ in _CONTROLS and (asked := _asked(verb.head)):
            return asked
        if verb.dep_ not in ("conj", "xcomp", "advcl", "aux", "auxpass", "ccomp", "pcomp") or verb.head is verb:
            return None
        verb = verb.head
    return None


_CONTROLS = frozenset(
    ("call", "urge", "ask", "tell", "order", "force", "demand", "invite", "request", "want", "press", "appeal")
)


def _asked(verb: Any) -> Any | None:
    """Return whom "called on Norland to withdraw" asks to do it; None if nobody."""
    for child in verb.rights:
        if child.dep_ == "dobj":
            return child
        if child.dep_ == "prep" and child.lower_ in ("on", "upon", "to"):
            return next((c for c in child.rights if c.dep_ == "pobj"), None)
    return None


def verb_over(token: Any) -> Any | None:
    """Return the verb on which a token hangs, itself if it is one; None if there is none."""
    for _ in range(_STEPS):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head is token:
            return None
        token = token.head
    return None


def teller_at(said: Iterable[Said], place: int) -> Actor | None:
    """Return who says the words at a place, None where the report itself speaks."""
    return next((s.actor for s in said if any(a <= place < b for a, b in s.stretches)), None)


def by_sentence(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and number of each sentence's part of a stretch: a turn of a transcript has several."""
    tokens = scene.parsed.tokens(start, end)
    numbers = dict.fromkeys(scene.parsed.sentence_of[i] for i in tokens)
    for number in numbers:
        sentence = scene.parsed.sentences[number]
        low = max(start, scene.parsed.start_of(sentence.first))
        high = min(end, scene.parsed.end_of(sentence.last - 1))
        if high > low:
            yield low, high, number


@lru_cache(maxsize=2)
def publisher_side(scene: Scene) -> str | None:
    """Return the side that published a press release, communiqué, read-out or notice, by the lines above its text."""
    first = scene.parsed.pieces[0].clean_start if scene.parsed.pieces else 0
    head = scene.parsed.source.clean[: max(first, 0)]
    lines = [line.strip() for line in head.splitlines() if line.strip()][:_HEADING_LINES]
    first_pieces = scene.parsed.pieces[:_TITLES]
    titles = [scene.parsed.text[p.start : p.end] for p in first_pieces if p.length < _TITLE_LENGTH]
    for line in [*lines, *titles]:
        if _HEADING.search(line) or _is_letterhead(scene, line):
            parts = (part for part in [line, *_OF.split(line)[1:]])  # a council of an alliance is a forum itself
            found = next((f for part in parts for f in scene.cast.names.parties_in(part)), None)
            if found is not None:
                return scene.cast.names.side_of(found.party)
    return None


def _is_letterhead(scene: Scene, line: str) -> bool:
    """Return whether a line is the name of a party and nothing else."""
    found = next(scene.cast.names.named(line), None)
    whole = found is not None and found.end - found.start == len(line)
    return whole and found is not None and found.party is not None and found.party.type in ("state", "alliance")


def side_of(scene: Scene, head: Any, said: list[Said]) -> str | None:
    """Return the side that a noun phrase or pronoun speaks of, by its head; None where it names none."""
    start, end = _phrase(scene, head)
    word = head.lower_
    if word in _FIRST_PERSON:
        return side_of_us(scene, said, start)
    if _JOINT.match(scene.parsed.text, start, end) and (published := publisher_side(scene)):
        return published
    if word in _PERSONS or word in _THINGS:
        return _meant_by_pronoun(scene, start, persons=word in _PERSONS)
    people = scene.cast.names.party_in(head.text[:-1]) if head.text[:1].isupper() and word.endswith("s") else None
    if people is not None:
        return scene.cast.names.side_of(people)  # "the Russians"
    return side_in(scene, start, end, head) or side_of_description(
        scene, scene.parsed.text[start:end], start, said
    )


def side_of_us(scene: Scene, said: list[Said], place: int) -> str | None:
    """Return the side that "we" means: that of the speaker, else of the one who published the report."""
    teller = teller_at(said, place)
    side = side_of_actor(scene, teller) if teller else None
    return side or publisher_side(scene)


def side_of_actor(scene: Scene, actor: Actor) -> str | None:
    """Return the side of an actor; of a person whom no word ties to a side, that of the publisher before a guess."""
    if actor.type == "person" and actor.own is None:
        return _tied_side(scene, actor) or publisher_side(scene) or actor.side
    return actor.side


_TITLE_BETWEEN = re.compile(r"(?:'s|')?(?:\s[\w.-]+){0,5},?\s(?:[A-Z][\w.]*\s)*")


def _tied_side(scene: Scene, actor: Actor) -> str | None:
    """Return the side that the title before a person's name tells: "the Ostranian State Secretary, X"."""
    number = scene.cast.actors.index(actor) if actor in scene.cast.actors else -1
    for mention in scene.cast.mentions:
        if mention.number == number:
            low = max(0, mention.start - _TITLE_REACH)
            words = scene.parsed.text[low : mention.start]
            for found in reversed(scene.cast.names.parties_in(words)):
                if _PLACED.search(words[: found.start]):
                    continue  # an ambassador to a side does not speak for it
                if _TITLE_BETWEEN.fullmatch(words[found.end :]) and not _VERBS_BETWEEN.search(words[found.end :]):
                    return scene.cast.names.side_of(found.party)
    return None


_VERBS_BETWEEN = re.compile(r"\b(?:and|met|said|told|with|to|by|that|which|has|had|was|is|asked|informed)\b")


def side_in(scene: Scene, start: int, end: int, head: Any = None) -> str | None:
    """Return the side that words name by name, adjective or possessive, but not as a place."""
    if head is not None:
        actor = scene.cast.at(scene.parsed.start_of(head.i), scene.parsed.end_of(head.i))
        if actor is not None and actor.side and actor.type != "forum":
            return side_of_actor(scene, actor)
    words = scene.parsed.text[start:end]
    for found in scene.cast.names.parties_in(words):
        if not _PLACED.search(words[: found.start]):
            return scene.cast.names.side_of(found.party)
    inside = (m for m in scene.cast.mentions_within(start, end) if m.start >= start)
    named = (scene.cast.actors[m.number] for m in inside if not _PLACED.search(scene.parsed.text[start : m.start]))
    return next((actor.side for actor in named if actor.side), None)


def side_of_description(scene: Scene, words: str, place: int, said: list[Said]) -> str | None:
    """Return the side that "the Minister", "the Compact", "his country" or "allies" means, by what was named before."""
    if re.search(r"\b(?:allies|the alliance)\b", words, re.IGNORECASE):
        return scene.cast.names.side_of(scene.cast.alliance(place))
    if _COUNTRY.search(words):
        return _teller_side(scene, said, place) or _meant_by_pronoun(scene, place, persons=True)
    if not _DEFINITE.match(words) and not words[:1].isupper():
        return None
    last = re.sub(r"[^\w\s-]", "", _DEFINITE.sub("", words)).lower().split()
    if not last:
        return None
    for _, actor in scene.cast.before(place):
        if actor.side and (_ends_alike(actor.name, last) or _ends_alike(actor.office or "", last)):
            return side_of_actor(scene, actor)
    return publisher_side(scene) if _OWN_OFFICE.match(words) else None


def _teller_side(scene: Scene, said: list[Said], place: int) -> str | None:
    teller = teller_at(said, place)
    return side_of_actor(scene, teller) if teller else None


def _ends_alike(name: str, words: list[str]) -> bool:
    """Return whether a name or office ends in these words, or holds them all: "Deputy Minister"."""
    known = name.lower().replace("-", " ").split()
    return bool(known) and (known[-len(words) :] == words or (len(words) > 1 and set(words) <= set(known)))


def _meant_by_pronoun(scene: Scene, place: int, *, persons: bool) -> str | None:
    """Return the side of the actor a pronoun means: the last subject before it, then the last one named."""
    types = ("person", "office") if persons else ("organisation", "state", "office")
    before = [
        (m, a)
        for m, a in scene.cast.before(place)
        if a.side and (a.type in types) and not _placed_at(scene, m.start)
    ]
    if not before:
        return None
    for mention, actor in before[:_STEPS]:
        token = scene.parsed.doc[scene.parsed.tokens(mention.start, mention.end)[-1]]
        if token.dep_ in _SUBJECTS or token.head.dep_ in _SUBJECTS:
            return side_of_actor(scene, actor)
    return side_of_actor(scene, before[0][1])


def _placed_at(scene: Scene, start: int) -> bool:
    return _PLACED.search(scene.parsed.text[max(0, start - 24) : start]) is not None


def _phrase(scene: Scene, head: Any) -> tuple[int, int]:
    """Return where the noun phrase of a head begins and ends, with an "of" phrase or a name right behind it."""
    first, last = head.left_edge.i, head.i
    for child in head.rights:
        if (child.dep_ in ("prep", "appos") and child.lower_ in ("of", "for")) or child.dep_ == "appos":
            last = max(last, child.right_edge.i)
    return scene.parsed.start_of(first), scene.parsed.end_of(min(last, head.i + 2 * _STEPS))
