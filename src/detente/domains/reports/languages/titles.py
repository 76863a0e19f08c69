"""Finds persons by the office that stands beside the name: `el general Sven Tarrow, jefe de ...`, `министр обороны X`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from detente.domains.reports.languages.cases import first_case
from detente.domains.reports.languages.mentions import Mention, Who, words_of
from detente.domains.reports.languages.scene import Scene

_REACH = 14
"""Words between an office and its name, at most."""
_NOMINATIVE = frozenset(["глава", "замглавы"])
_OBLIQUE = ("а", "у", "ом", "я", "ю", "ем", "ы", "ой")
_STOP = frozenset(["que", "что", "y", "и", "pero", "но", "tras", "cuando"])
_Words = Sequence[re.Match[str]]


class Titled(msgspec.Struct, frozen=True):
    """A person with the words of the office: the whole phrase at start..end, the name at name_start..name_end."""

    start: int
    end: int
    name_start: int
    name_end: int
    title: str
    who: Who


def find_titled(scene: Scene) -> list[Titled]:
    """Return the persons named beside an office, in order; those that the register does not know are new actors."""
    found = []
    for start, end in scene.sentences():
        found += list(_in_sentence(scene, words_of(scene.text, start, end)))
    return found


def _in_sentence(scene: Scene, words: _Words) -> Iterator[Titled]:
    speech, at = scene.words.speech, 0
    while at < len(words):
        if words[at][0].lower() not in speech.titles or not _starts_title(scene, words, at):
            at += 1
            continue
        first = at
        while first and words[first - 1][0] in speech.title_start and _joined(scene, words, first - 1, " "):
            first -= 1
        titled = _before_name(scene, words, first, at) or _behind_name(scene, words, first, at)
        if titled is not None:
            yield titled
            while at < len(words) and words[at].start() < titled.end:
                at += 1
        else:
            at += 1


def _starts_title(scene: Scene, words: _Words, at: int) -> bool:
    """Return whether a noun of office stands for a person here and is no name of its own (`Secretario`)."""
    return words[at][0][0].islower() or at == 0 or scene.is_free(words[at].start(), words[at].end())


def _joined(scene: Scene, words: _Words, at: int, by: str) -> bool:
    return scene.text[words[at].end() : words[at + 1].start()] == by


def _before_name(scene: Scene, words: _Words, first: int, title: int) -> Titled | None:
    """Return the person whose name stands behind the office, over a State or a comma at most."""
    at, comma = title + 1, False
    while at < min(len(words), title + _REACH):
        gap = scene.text[words[at - 1].end() : words[at].start()]
        if gap not in (" ", "\u00a0", ", ") or words[at][0].lower() in _STOP or (comma and gap == ", "):
            return None
        comma = comma or gap == ", "
        mention = _unless_first_name(scene, words, at)
        if mention is not None:
            if mention.who is not None and mention.who.type == "person":
                return _made(
                    scene,
                    (words[first].start(), mention.end),
                    (mention.start, mention.end),
                    words,
                    title,
                    mention.who,
                )
            while at < len(words) and words[at].start() < mention.end:
                at += 1
            continue
        last = _run(scene, words, at)
        if last > at and words[at - 1][0].lower() not in scene.words.speech.particles:
            return _made(
                scene,
                (words[first].start(), words[last].end()),
                (words[at].start(), words[last].end()),
                words,
                title,
                None,
            )
        if last == at:
            who = scene.persons.get(words[at][0])
            if who is not None:
                stretch = (words[at].start(), words[at].end())
                return _made(scene, (words[first].start(), words[at].end()), stretch, words, title, who)
        if comma and gap == ", ":
            return None
        at = max(last, at) + 1
    return None


def _unless_first_name(scene: Scene, words: _Words, at: int) -> Mention | None:
    """Return the mention at a word; a place of one word that a name follows (`Milan Borek`) is a first name, no place."""
    mention = scene.mention_at(words[at].start())
    alone = mention is not None and mention.who is None and mention.end == words[at].end() and at + 1 < len(words)
    if mention is None or not alone or words[at - 1][0].lower() in scene.words.speech.particles:
        return mention
    behind = words[at + 1]
    if (
        scene.text[mention.end : behind.start()] != " "
        or not is_name_word(behind[0])
        or not scene.is_free(*behind.span())
    ):
        return mention
    scene.mentions.remove(mention)
    return None


def _behind_name(scene: Scene, words: _Words, first: int, title: int) -> Titled | None:
    """Return the person whose office stands behind the name: `Name Name, jefe de ..., dijo`."""
    if first < 2 or scene.text[words[first - 1].end() : words[first].start()] != ", ":  # noqa: PLR2004
        return None
    start = first - 1
    while start and _run(scene, words, start - 1) >= first - 1:
        start -= 1
    if start == first - 1:
        return None
    end = scene.text.find(",", words[title].end(), words[title].end() + 100)
    sentence_end = words[-1].end()
    stop = end if 0 <= end < sentence_end else sentence_end
    name = (words[start].start(), words[first - 1].end())
    return _made(scene, (name[0], stop), name, words, title, None)


def _run(scene: Scene, words: _Words, at: int) -> int:
    """Return the index of the last word of a name that starts at a word; one less than it if no name starts there."""
    speech, last, step = scene.words.speech, at - 1, at
    while step < len(words) and (step == at or scene.text[words[step - 1].end() : words[step].start()] == " "):
        word = words[step][0]
        if (
            is_name_word(word)
            and word not in speech.portfolio
            and scene.is_free(words[step].start(), words[step].end())
        ):
            last = step
        elif step == at or word not in speech.particles:
            break
        step += 1
    return last


def is_name_word(word: str) -> bool:
    """Return whether a word may be part of the name of a person: a capital, and small letters behind it."""
    return word[0].isupper() and not word.isupper()


def _made(
    scene: Scene, whole: tuple[int, int], name: tuple[int, int], words: _Words, title: int, who: Who | None
) -> Titled:
    office = scene.text[words[title].start() : name[0] if name[0] > words[title].start() else whole[1]].strip(" ,")
    inside = [m.who for m in scene.within(*whole) if m.who is not None and m.who.type != "person"]
    side = next((one.side for one in inside if one.side), None) or _by_adjective(scene, office) or scene.home
    if who is None:
        who = _person(scene, scene.text[slice(*name)], words[title][0])
        who.side = who.side or side
        who.office = who.office or office
        scene.add(Mention(name[0], name[1], who, None, first=True))
    elif who.rule == "title":
        who.side, who.office = who.side or side, who.office or office
    return Titled(whole[0], whole[1], name[0], name[1], office, who)


def _person(scene: Scene, written: str, title: str) -> Who:
    """Return the person of a full name, known from before or new; a name in another case is set in its first."""
    low = title.lower()
    oblique = scene.words.cases and low not in _NOMINATIVE and low.endswith(_OBLIQUE)
    name = first_case(written, scene.words.cases) if oblique else written
    known = scene.persons.get(written.rsplit(maxsplit=1)[-1])
    if known is not None:
        return known
    who = Who(name, "person", rule="title")
    scene.add_person(who)
    return who


def _by_adjective(scene: Scene, office: str) -> str | None:
    """Return the side that an adjective in the words of an office tells: `ministro ruso de Exteriores`."""
    for word in office.split():
        party = scene.known.party_of_adjective(word.lower())
        if party is not None:
            return party.name
    return None
