"""The questions of a sitting: which field is wrong and what it should be; where a party stands, on which issue."""

from __future__ import annotations

import msgspec

from detente.cli.review.answers import Answers, Cancelled
from detente.cli.review.becoming import Setting
from detente.cli.review.book import Item
from detente.cli.review.deciding import party_of, position_of
from detente.cli.review.screen import Screen, words_of
from detente.domains.reports.review import CHOICES, DESCRIBED, changed, corrected, find_words, names_of, written
from detente.domains.reports.review.fields import form_of
from detente.model.council import Position, StanceWord
from detente.model.errors import InputError
from detente.model.record import Span
from detente.model.report import Claim, ReportText

WORDS = "words"
NONE = "-"
MOST_TRIES = 5


class Corrected(msgspec.Struct, frozen=True):
    """A claim as a person corrected it, and its words where they were moved. `position`: save it as one too."""

    fields: Claim
    anchor: tuple[Span, ...] = ()
    position: bool = False


class Questions:
    """Asks on one screen, and takes answers from one place."""

    def __init__(self, screen: Screen, answers: Answers, setting: Setting, by: str) -> None:
        self.screen, self.answers, self.setting, self.by = screen, answers, setting, by

    def correction(self, item: Item, text: ReportText | None) -> Corrected | None:
        """Return a claim as corrected field by field, once the person has seen it and saves it; None: dropped."""
        made: Claim = item.claim.fields
        anchor: tuple[Span, ...] = ()
        while True:
            self._show(item, made, numbered_=True)
            names = (*names_of(item.kind), WORDS)
            asked = self.answers.line("Field (number or name; Enter: done; q: drop it) > ")
            if asked == "q":
                return None
            if not asked:
                break
            name = _picked(asked, names)
            if name == WORDS:
                anchor = self._words(item, text) or anchor
            elif name:
                made = self._field(item.kind, name, made)
            else:
                self.screen.say(f"no such field: {asked!r}; type a number from 1 to {len(names)}")
        return self._saved(item, made, anchor)

    def _show(self, item: Item, made: Claim, *, numbered_: bool = False) -> None:
        self.screen.fields(made, written(item.claim.fields), numbered=numbered_)
        if numbered_:
            self.screen.say(f"  {len(names_of(item.kind)) + 1:2} {WORDS}: where the claim stands in the text")

    def _saved(self, item: Item, made: Claim, anchor: tuple[Span, ...]) -> Corrected | None:
        if not anchor and not changed(item.claim.fields, written(made)):
            self.screen.say("Nothing changed, nothing saved.")
            return None
        self.screen.say("As corrected:")
        self._show(item, made)
        also = ", p saves it as a position too" if item.kind == "statement" and self.setting.issues else ""
        key, _ = self.answers.key(f"y saves it{also}, any other key drops it > ")
        return Corrected(made, anchor, key == "p" and bool(also)) if key == "y" or (key == "p" and also) else None

    def _field(self, kind: str, name: str, made: Claim) -> Claim:
        words = CHOICES.get((kind, name), ())
        self.screen.listed(words)
        how = "number or word" if words else DESCRIBED[form_of(kind, name)]
        given = self.answers.line(f"{name} ({how}; {NONE}: not told) > ")
        if not given:
            return made
        value = "" if given == NONE else _picked(given, words) or given
        try:
            return corrected(made, {name: value})
        except InputError as problem:
            self.screen.say(str(problem))
            return made

    def _words(self, item: Item, text: ReportText | None) -> tuple[Span, ...]:
        if text is None:
            self.screen.say("The text of the report is not on the desk, so its words cannot be found.")
            return ()
        given = self.answers.line("The words, as they stand in the report > ")
        near = min(item.spans).start if item.spans else 0
        span = find_words(text.raw, given, near)
        if span is None:
            self.screen.say(f"These words do not stand in {item.name}.")
            return ()
        self.screen.say(f"found at {span.start} to {span.end}")
        return (span,)

    def position(self, item: Item, text: ReportText | None, made: Corrected | None = None) -> tuple[str, Position]:
        """Return the party and the position that a person makes of a statement; Cancelled where none is made."""
        if item.kind != "statement" or not self.setting.issues:
            self.screen.say("Only a statement can be a position, and only on an issue of the desk (issues.yaml).")
            raise Cancelled
        fields = made.fields if made else item.claim.fields
        issue = self._issue(getattr(fields, "topic", None))
        party = party_of(item, self.setting.register, fields) or self._party()
        self.screen.say(f"{self.setting.register.name(party)} on {issue}, by: {words_of(item, text)}")
        for word in StanceWord:
            self.screen.say(f"   {word.value:2} {word.words}")
        given = {
            "issue": issue,
            "position": self.answers.line("Where does it stand (number; Enter: no position) > "),
        }
        given["condition"] = self.answers.line("On what condition (Enter: none) > ") if given["position"] else ""
        if text is not None and made and made.anchor:
            words = " … ".join(text.raw[span.start : span.end] for span in made.anchor)
        else:
            words = words_of(item, text)
        try:
            return party, position_of(item, words, self.setting.issues, given, self.by)
        except InputError as problem:
            self.screen.say(str(problem) if given["position"] else "No position made.")
            raise Cancelled from None

    def _issue(self, topic: str | None) -> str:
        """Return the issue that a person names; Enter takes the only one of the topic, and no other is guessed."""
        first = [issue for issue in self.setting.issues if issue.topic == topic]
        every = [*first, *(issue for issue in self.setting.issues if issue.topic != topic)]
        lines = [f"{issue.id}: {issue.proposition}" for issue in every]
        self.screen.listed(lines[: len(first)] or lines)
        only = f"Enter: {first[0].id}, the only one on {topic}; " if len(first) == 1 else ""
        for _ in range(MOST_TRIES):
            asked = self.answers.line(f"Which issue (number or name; {only}a: all {len(every)}; q: none) > ")
            if asked == "q":
                break
            if not asked and len(first) == 1:
                return first[0].id
            if asked == "a":
                self.screen.listed(lines)
                continue
            if found := _picked(asked, [issue.id for issue in every]):
                return found
            self.screen.say(f"no such issue: {asked!r}")
        raise Cancelled

    def _party(self) -> str:
        """Return the party for which somebody spoke, as a person names it: nobody on the register fits."""
        self.screen.say("The register does not know for whom this was said.")
        asked = self.answers.line("Whose position (a register id, as NO; Enter: no position) > ")
        party = self.setting.register.party_named(asked)
        if party is not None:
            return self.setting.register.side(party.id)
        if asked:
            self.screen.say(f"no such party: {asked!r}; see detente reports register")
        raise Cancelled


def _picked(asked: str, names: tuple[str, ...] | list[str]) -> str:
    """Return the name that a number or the name itself picks; empty where there is none."""
    if asked.isascii() and asked.isdecimal() and 1 <= int(asked[:6]) <= len(names):
        return names[int(asked[:6]) - 1]
    return asked if asked in names else ""
