"""What a claim looks like on the screen: its source, its sentence, its fields, and what a key would make of it.

Every sign is a word or a letter too: the words of the claim stand between >> and <<, in colour or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from detente.brief.legible import legible, shortened, visible
from detente.cli.review.becoming import Setting, becoming, position_line
from detente.cli.review.book import Item, told
from detente.domains.reports.review import Piece, around, names_of, written
from detente.model.record import Marking
from detente.model.report import Claim, ReportText, StatementClaim
from detente.model.review import decision_in
from detente.model.view import Entry

OPENED, CLOSED = ">>", "<<"
INDENT = 2
LABEL = 16
SHORT_LABEL = 4
SURE_PERCENT = 95
"""From here on a brief names a stance; below it a person should look twice (docs/reports.md)."""

LONGEST_HEADLINE = 90
PARAGRAPH = re.compile(r"\n\s*\n")
NEW_PARAGRAPH = " ¶ "
LONGEST_MARKED = 900
NOTHING_TOLD = "-"

KEYS = (
    ("c", "confirm", "the claim stands as it was read"),
    ("p", "position", "confirm a statement and make it a position on an issue, which you name"),
    ("e", "correct", "change fields or the words, look at the result, then save it"),
    ("r", "reject", "the claim is wrong or no claim; a reason in a line, if you like"),
    ("s", "skip", "leave it open and go on"),
    ("u", "undo", "take the last decision of this sitting back; both stay on record"),
    ("b", "back", "to the claim before"),
    ("q", "quit", "everything decided is on record already"),
    ("?", "help", "this list"),
)


class Screen:
    """Writes to a console, whose width counts."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def say(self, words: str, style: str = "") -> None:
        """Write words that may be long, wrapped; nothing in them is markup."""
        self._lines(Text(words), 0, style)

    def claim(
        self, item: Item, place: str, text: ReportText | None, setting: Setting, decided: Entry | None
    ) -> None:
        """Write one claim: where it stands, its words, its fields, what a key would make of it."""
        self.console.print()
        self.console.print(
            Rule(Text(f"{place} · {item.kind} · {standing(decided)}"), align="left", characters="-")
        )
        self._lines(Text(heading(item)), 0, "dim")
        self.console.print()
        self._lines(sentence(pieces_of(item, text)), INDENT)
        self.console.print()
        self.fields(item.claim.fields)
        self._labelled("rule", legible(item.claim.rule), "dim")
        self.console.print()
        if decided is not None:
            self._labelled("decided", legible(told(decided)))
            return
        for number, line in enumerate(becoming(item, setting)):
            self._labelled("c makes it" if not number else "", line)
        if line := position_line(item, setting):
            self._labelled("p makes it", line)

    def fields(self, claim: Claim, before: Mapping[str, str] | None = None, *, numbered: bool = False) -> None:
        """Write the fields of a claim, one a line; beside those that differ from `before`, what they were."""
        values = written(claim)
        kind = str(type(claim).__struct_config__.tag)
        for number, name in enumerate(names_of(kind), 1):
            value = legible(values[name]) or NOTHING_TOLD
            was = "" if before is None or before[name] == values[name] else before[name] or NOTHING_TOLD
            if value == NOTHING_TOLD and not was and not numbered:
                continue
            label = f"{number:2} {name}" if numbered else name
            self._labelled(label, f"{value}{_sure(claim, name)}" + (f"   (was: {legible(was)})" if was else ""))

    def listed(self, words: Iterable[str]) -> None:
        """Write words a line each, numbered from 1."""
        for number, word in enumerate(words, 1):
            self._labelled(f"{number:2}", word, left=SHORT_LABEL)

    def keys(self) -> None:
        """Write what each key does."""
        for key, word, meaning in KEYS:
            self._labelled(f"{key} {word}", meaning)

    def marking(self, marking: Marking) -> None:
        """Write the marking of what was shown."""
        self.console.print(Text(marking))

    def _labelled(self, label: str, words: str, style: str = "", *, left: int = LABEL) -> None:
        room = max(self.console.width - INDENT - left, LABEL)
        for number, row in enumerate(Text(words, style=style).wrap(self.console, room, overflow="fold")):
            row.rstrip()
            self._print(Text(" " * INDENT + (label if not number else "").ljust(left)) + row)

    def _lines(self, words: Text, indent: int, style: str = "") -> None:
        words.stylize(style) if style else None
        for row in words.wrap(self.console, max(self.console.width - indent, LABEL), overflow="fold"):
            row.rstrip()
            self._print(Text(" " * indent) + row)

    def _print(self, row: Text) -> None:
        encoding = self.console.encoding
        shown = row.plain.encode(encoding, "backslashreplace").decode(encoding)
        self.console.print(
            row if shown == row.plain else Text(shown), highlight=False, emoji=False, soft_wrap=True
        )


def standing(decided: Entry | None) -> str:
    """Return whether a claim is open, confirmed, corrected or rejected."""
    return "open" if decided is None else str(decision_in(decided).word)


def heading(item: Item) -> str:
    """Return where a claim stands: file, agency, day, headline."""
    doc = item.document
    day = (doc.dateline_date if doc else None) or "day unknown"
    inferred = " (year inferred)" if doc and doc.year_inferred else ""
    headline = shortened(legible(doc.headline.text), LONGEST_HEADLINE) if doc and doc.headline else "no headline"
    agency = (doc.agency if doc else None) or "no agency"
    return f"{legible(item.name)} · {legible(agency)} · {day}{inferred} · {headline}"


def pieces_of(item: Item, text: ReportText | None) -> tuple[Piece, ...]:
    """Return the words of a claim and those around them; empty where the text is not at hand."""
    hidden = item.document.boilerplate if item.document else ()
    return around(text.raw, item.spans, hidden) if text else ()


def words_of(item: Item, text: ReportText | None) -> str:
    """Return the words of a claim, in one line; empty where the text is not at hand."""
    if text is None:
        return ""
    return legible(" … ".join(text.raw[span.start : span.end] for span in item.spans))


def sentence(pieces: Iterable[Piece]) -> Text:
    """Return words with those of the claim between >> and <<, in bold where there is colour."""
    shown = Text()
    for piece in pieces:
        words = _squeezed(piece.text)
        if piece.marked:
            shown.append(f"{OPENED}{shortened(words.strip(), LONGEST_MARKED)}{CLOSED}", style="bold reverse")
        else:
            shown.append(words)
    shown.rstrip()
    return Text("(the text of the report is not on the desk)") if not shown.plain else _trimmed(shown)


def _trimmed(shown: Text) -> Text:
    blank = len(shown.plain) - len(shown.plain.lstrip())
    return shown[blank:] if blank else shown


def _squeezed(text: str) -> str:
    """Return text on one line, hidden letters written out, new paragraphs shown, a blank kept at either end."""
    lines = (" ".join(visible(part).split()) for part in PARAGRAPH.split(text))
    inner = NEW_PARAGRAPH.join(lines).strip()
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if text[-1:].isspace() and inner else ''}"


def _sure(claim: Claim, name: str) -> str:
    """Return how sure the machine is of a field, where it says so."""
    if not isinstance(claim, StatementClaim) or claim.confidence is None:
        return ""
    percent = {"topic": claim.confidence.topic_percent, "stance": claim.confidence.stance_percent}.get(name)
    if percent is None:
        return ""
    return f"   ({percent} % sure{'' if percent >= SURE_PERCENT else ': look twice'})"


def prompt_of(item: Item, setting: Setting, width: int) -> str:
    """Return the line that asks for a key; short where the screen is narrow."""
    shown = [word for word in KEYS if word[0] != "p" or position_line(item, setting)]
    long = ", ".join("?" if key == "?" else f"{key} {word}" for key, word, _ in shown) + " > "
    return long if len(long.rstrip()) < width else "/".join(key for key, _, _ in shown) + " > "
