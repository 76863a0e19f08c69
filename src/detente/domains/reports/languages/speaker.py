"""Says whose words a verb of saying carries: a person, a body, a description of one named before, or the one before."""

from __future__ import annotations

import msgspec

from detente.domains.reports.languages.cases import cases_of
from detente.domains.reports.languages.mentions import Mention, Stretch, Who, words_of
from detente.domains.reports.languages.scene import Scene
from detente.domains.reports.languages.titles import Titled, is_name_word

_BODIES = ("organisation", "state", "unit")
_FULL_NAME, _LONGEST_NAME = 2, 4
_BARE_BODY = ("ministerio", "министерств", "ведомств", "cancillería", "минобороны")


class Speaker(msgspec.Struct, frozen=True):
    """Who speaks, where the words that say so stand (None if none do), and the rule."""

    who: Who
    at: Stretch | None
    rule: str


class Voices:
    """The speakers of a report: those named beside a verb of saying, and who spoke last."""

    def __init__(self, scene: Scene, titled: list[Titled]) -> None:
        """Keep the persons with an office by where their words start, and who is described by which noun."""
        self.scene = scene
        self.phrases = {one.name_start: one for one in titled}
        self.described: list[tuple[int, str, Who]] = [
            (one.start, word.lower(), one.who)
            for one in titled
            for word in one.title.split()
            if word.lower() in scene.words.speech.titles
        ]
        self.last: Who | None = None

    def spoke(self, speaker: Speaker) -> Speaker:
        """Remember a speaker as the last one, and anchor a description that stands for a person; return it."""
        self.last = speaker.who
        if speaker.rule == "description" and speaker.at and speaker.who.type == "person":
            speaker.who.at.add(speaker.at)
        return speaker

    def in_window(
        self, start: int, end: int, *, nearest_last: bool = False, oblique: bool = False
    ) -> Speaker | None:
        """Return the speaker that a stretch of text names; `nearest_last`: the verb stands behind it.

        `oblique`: the name stands in another case, behind "according to".
        """
        if start >= end:
            return None
        return (
            self._person(start, end, nearest_last=nearest_last, oblique=oblique)
            or self._by_last_name(start, end, nearest_last=nearest_last)
            or self._new_person(start, end, nearest_last=nearest_last)
            or self._description(start, end)
            or self._body(start, end, nearest_last=nearest_last, oblique=oblique)
            or self._pronoun(start, end)
            or self._source(start, end)
        )

    def _subjects(self, start: int, end: int, *, oblique: bool) -> list[Mention]:
        """Return the mentions in a stretch that may be its subject: not behind a preposition, in the first case."""
        mentions = [m for m in self.scene.within(start, end) if m.who is not None]
        if oblique:
            return mentions
        return [m for m in mentions if m.first and not self._governed(m)]

    def _governed(self, mention: Mention) -> bool:
        """Return whether a preposition stands before a name (or before the office beside it): it is no subject then."""
        phrase = self.phrases.get(mention.start)
        at = phrase.start if phrase else mention.start
        before = self.scene.text[max(0, at - 12) : at].split()
        return bool(before) and before[-1].lower() in self.scene.words.speech.not_subject

    def _person(self, start: int, end: int, *, nearest_last: bool, oblique: bool) -> Speaker | None:
        persons = [m for m in self._subjects(start, end, oblique=oblique) if m.who and m.who.type == "person"]
        if not persons:
            return None
        mention = persons[-1] if nearest_last else persons[0]
        assert mention.who is not None
        phrase = self.phrases.get(mention.start)
        at = (phrase.start, phrase.end) if phrase else (mention.start, mention.end)
        return Speaker(mention.who, at, "name")

    def _by_last_name(self, start: int, end: int, *, nearest_last: bool) -> Speaker | None:
        """Return a person whom the report made known, by the last name alone."""
        words = words_of(self.scene.text, start, end)
        for word in reversed(words) if nearest_last else words:
            who = self.scene.persons.get(word[0])
            if who is not None and self.scene.is_free(*word.span()) and who.name.endswith(word[0]):
                mention = Mention(word.start(), word.end(), who, None, first=True)
                if not self._governed(mention):
                    self.scene.add(mention)
                    return Speaker(who, word.span(), "name")
        return None

    def _new_person(self, start: int, end: int, *, nearest_last: bool) -> Speaker | None:
        """Return a person of two names or more that only this place shows: next to the verb, beside nothing else."""
        words, speech = words_of(self.scene.text, start, end), self.scene.words.speech
        run: list[tuple[int, int]] = []
        for word in reversed(words) if nearest_last else words:
            if (
                word[0] in speech.portfolio | speech.title_start
                or not is_name_word(word[0])
                or not self.scene.is_free(word.start(), word.end())
            ):
                break
            run.append(word.span())
        if len(run) < _FULL_NAME or len(run) > _LONGEST_NAME:
            return None
        at = (min(span[0] for span in run), max(span[1] for span in run))
        edge = self.scene.text[at[1] : end] if nearest_last else self.scene.text[start : at[0]]
        if edge.strip(" ,"):
            return None
        name = self.scene.text[slice(*at)]
        who = self.scene.persons.get(name.split()[-1])
        if who is None:
            who = Who(name, "person", rule="speaker-name")
            self.scene.add_person(who)
        self.scene.add(Mention(at[0], at[1], who, None, first=True))
        return Speaker(who, at, "name")

    def _description(self, start: int, end: int) -> Speaker | None:
        """Return whom an office without a name stands for: the one named before by it; else the office itself."""
        speech = self.scene.words.speech
        words = words_of(self.scene.text, start, end)
        for number, word in enumerate(words):
            low = word[0].lower()
            if low not in speech.titles:
                continue
            first = number
            while first and words[first - 1][0] in speech.title_start:
                first -= 1
            at = (words[first].start(), self._phrase_end(word.end(), end))
            known = next(
                (
                    who
                    for place, noun, who in reversed(self.described)
                    if place < word.start() and low in cases_of(noun, self.scene.words.cases)
                ),
                None,
            )
            who = known or self._office(at, low)
            return Speaker(who, at, "description") if who else None
        return None

    def _phrase_end(self, at: int, end: int) -> int:
        """Return where the words of an office end: behind a State or body that follows closely, else behind the noun."""
        close = [
            m for m in self.scene.within(at, min(end, at + 40)) if m.who is not None and m.who.type != "person"
        ]
        return close[0].end if close and "," not in self.scene.text[at : close[0].start] else at

    def _office(self, at: Stretch, noun: str) -> Who | None:
        """Return the actor of an office of a State or body whose holder is not named; None if no side is told."""
        bodies = [m.who for m in self.scene.within(*at) if m.who is not None]
        if not bodies:
            return (
                self.last
                if self.last and self.last.type == "person" and self.scene.words.cases and noun in _RANKS
                else None
            )
        name = self.scene.text[slice(*at)]
        who = self.scene.known.actors.setdefault(
            f"office/{name}", Who(name, "office", bodies[0].side, rule="office")
        )
        self.described.append((at[0], noun, who))
        who.at.add(at)
        return who

    def _body(self, start: int, end: int, *, nearest_last: bool, oblique: bool) -> Speaker | None:
        bodies = [m for m in self._subjects(start, end, oblique=oblique) if m.who and m.who.type in _BODIES]
        if bodies:
            mention = bodies[-1] if nearest_last else bodies[0]
            assert mention.who is not None
            return Speaker(mention.who, (mention.start, mention.end), "body")
        for word in words_of(self.scene.text, start, end):
            if word[0].lower().startswith(_BARE_BODY):
                known = [
                    who
                    for who in self.scene.known.actors.values()
                    if who.type == "organisation" and who.rule in ("ministry", "register-name")
                ]
                return Speaker(known[-1], word.span(), "body named before") if len(known) == 1 else None
        return None

    def _pronoun(self, start: int, end: int) -> Speaker | None:
        match = self.scene.words.speech.he.search(self.scene.text, start, end)
        return Speaker(self.last, match.span(), "pronoun") if match and self.last else None

    def _source(self, start: int, end: int) -> Speaker | None:
        match = self.scene.words.speech.sources.search(self.scene.text, start, end)
        if match is None:
            return None
        name = match[0]
        who = self.scene.known.actors.setdefault(f"source/{name}", Who(name, "office", rule="source"))
        who.at.add(match.span())
        return Speaker(who, match.span(), "source")


_RANKS = frozenset(["полковник", "генерал", "адмирал", "капитан", "майор", "министр", "дипломат"])
