"""A sitting: one person walks from claim to claim and decides, a key each; every decision is recorded at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from detente.brief.legible import legible
from detente.cli.review.answers import Answers, Cancelled
from detente.cli.review.asking import Corrected, Questions
from detente.cli.review.becoming import Setting
from detente.cli.review.book import Book, DecidedAlready, Item
from detente.cli.review.deciding import Choice, checked_why, decision_of
from detente.cli.review.screen import Screen, prompt_of
from detente.model.errors import InputError, StorageError
from detente.model.record import Digest
from detente.model.review import Decided


class Taken(msgspec.Struct, frozen=True):
    """A decision of this sitting: the claim's place in the walk, the decision's record, and what was chosen."""

    place: int
    id: Digest
    choice: Choice


class Sitting:
    """The walk of one person through claims. `taken` are the decisions that stand, oldest first."""

    def __init__(
        self, book: Book, items: Sequence[Item], screen: Screen, answers: Answers, setting: Setting, by: str
    ) -> None:
        self.book, self.items, self.by = book, items, by
        self.screen, self.answers, self.setting = screen, answers, setting
        self.questions = Questions(screen, answers, setting, by)
        self.taken: list[Taken] = []
        self.undone = 0
        self.place = 0

    def walk(self) -> None:
        """Show one claim after another, and after the last ask once more, until `q` or the end of the input."""
        try:
            while True:
                self._show()
                place = self.place
                while self.place == place and self._key():
                    pass
        except EOFError:
            pass

    @property
    def _ended(self) -> bool:
        return self.place >= len(self.items)

    def _item(self) -> Item:
        return self.items[self.place]

    def _show(self) -> None:
        if self._ended:
            self.screen.say("That was the last claim.")
            return
        item = self._item()
        decided = self.book.decided.get(item.entry.id)
        place = f"{self.place + 1} of {len(self.items)}"
        self.screen.claim(item, place, self.book.text_of(item), self.setting, decided)

    def _key(self) -> bool:
        """Ask for a key and do what it says; return whether the same claim stays on the screen as it is."""
        width = self.screen.console.width
        key, behind = self.answers.key(LAST if self._ended else prompt_of(self._item(), self.setting, width))
        action = ACTIONS.get(key.lower())
        if action is None or (self._ended and key.lower() not in AT_THE_END):
            self.screen.say(f"{key!r} does nothing here; ? lists the keys")
            return True
        try:
            return action(self, behind)
        except Cancelled:
            self.screen.say("Left as it is.")
        except DecidedAlready as problem:
            self.screen.say(f"Not recorded: this claim is decided already: {legible(problem.given)}.")
            self._next()
        except (InputError, StorageError) as problem:
            self.screen.say(f"Not recorded: {problem}")
        return True

    def _next(self) -> None:
        """Go to the next claim that is open; those decided in the meantime are passed over."""
        self.place += 1
        while not self._ended and self._item().entry.id in self.book.decided:
            self.place += 1

    def _open(self) -> bool:
        """Return whether the claim on the screen is open; if not, say what was decided."""
        if self._item().entry.id in self.book.decided:
            self.screen.say("This claim is decided; u takes a decision of this sitting back.")
            return False
        return True

    def _decide(self, choice: Choice) -> None:
        """Record a choice, then say so and go on."""
        item = self._item()
        inferred = item.document is None or item.document.year_inferred or item.document.date_from != "text"
        record = decision_of(item, choice, self.by, self.book.party, inferred=inferred)
        (id_,) = self.book.record((record,), self.setting.register)
        self.taken.append(Taken(self.place, id_, choice))
        position = choice.position
        where = f"; {choice.party} on {position.issue}: {position.stance}" if position else ""
        self.screen.say(f"{choice.word}{where}; recorded as {id_[:12]}", "bold")
        self._next()

    def confirm(self, behind: str) -> bool:
        """Confirm the claim as it was read."""
        del behind
        if self._open():
            self._decide(Choice(word=Decided.CONFIRMED))
        return True

    def position(self, behind: str) -> bool:
        """Confirm the statement and make it a position."""
        del behind
        if self._open():
            item = self._item()
            party, position = self.questions.position(item, self.book.text_of(item))
            self._decide(Choice(word=Decided.CONFIRMED, party=party, position=position))
        return True

    def correct(self, behind: str) -> bool:
        """Correct the claim, field by field."""
        del behind
        if self._open():
            item = self._item()
            made = self.questions.correction(item, self.book.text_of(item))
            if made is None:
                self.screen.say("Left as it is.")
            else:
                self._save(item, made)
        return True

    def _save(self, item: Item, made: Corrected) -> None:
        party, position = (
            self.questions.position(item, self.book.text_of(item), made) if made.position else (None, None)
        )
        self._decide(
            Choice(word=Decided.CORRECTED, fields=made.fields, anchor=made.anchor, party=party, position=position)
        )

    def reject(self, behind: str) -> bool:
        """Reject the claim, with a reason if the person gives one."""
        if self._open():
            why = self.answers.reason("Why, in a line (Enter: no reason; Ctrl-C: not rejected) > ", behind)
            self._decide(Choice(word=Decided.REJECTED, why=checked_why(why, "the reason")))
        return True

    def skip(self, behind: str) -> bool:
        """Leave the claim as it is and go on."""
        del behind
        self._next()
        return True

    def undo(self, behind: str) -> bool:
        """Take the last decision of this sitting back, by a record, and show its claim again."""
        del behind
        if not self.taken:
            self.screen.say("Nothing decided in this sitting; an earlier decision is taken back with --decisions.")
            return True
        last = self.taken.pop()
        decision = self.book.decided.get(self.items[last.place].entry.id)
        if decision is None or decision.id != last.id:
            self.screen.say("That decision does not stand any more.")
            return True
        self.book.record((self.book.undone(decision, self.by),), self.setting.register)
        self.undone += 1
        self.screen.say(f"Taken back: {last.choice.word} {last.id[:12]}; both stay on record.", "bold")
        return self._go(last.place)

    def back(self, behind: str) -> bool:
        """Go to the claim before."""
        del behind
        if self.place == 0:
            self.screen.say("This is the first.")
            return True
        return self._go(self.place - 1)

    def _go(self, place: int) -> bool:
        """Go to a claim; where it is the one on the screen, it is shown again."""
        self.place = place
        return False

    def quit(self, behind: str) -> bool:
        """End the sitting."""
        del behind
        raise EOFError

    def help(self, behind: str) -> bool:
        """List the keys."""
        del behind
        self.screen.keys()
        return True


LAST = "u undo  b back  q quit > "
AT_THE_END = ("u", "b", "q", "?")

ACTIONS: dict[str, Callable[[Any, str], bool]] = {
    "c": Sitting.confirm,
    "p": Sitting.position,
    "e": Sitting.correct,
    "r": Sitting.reject,
    "s": Sitting.skip,
    "u": Sitting.undo,
    "b": Sitting.back,
    "q": Sitting.quit,
    "?": Sitting.help,
}
"""What each key does."""
