"""The difference of two drafts as text for a terminal or a pipe, and as Markdown.

What was removed stands as `[-...-]`, what was added as `{+...+}`: the marks say in black and white what the
colours say. In Markdown they are `<del>` and `<ins>`, which a page shows struck out and underlined.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from detente.brief.legible import legible
from detente.domains.council.difference import ArticleChange, Difference, State
from detente.domains.council.runs import Counts, Run, RunKind
from detente.domains.council.weighty import Weighty
from detente.model.dialogue import Tabled

INDENT = 5
NARROWEST = 30
KEPT_AROUND = 12
"""Words of unchanged text that are shown before and after a change."""
LONGEST_CHANGE = 120
"""Words of one removed or added stretch that are shown."""
HINT = "Words that carry weight (a hint, not a reading)"

MARKS = {RunKind.KEPT: ("", ""), RunKind.REMOVED: ("[-", "-]"), RunKind.ADDED: ("{+", "+}")}
STYLES = {RunKind.KEPT: "", RunKind.REMOVED: "red strike", RunKind.ADDED: "green"}
TAGS = {RunKind.KEPT: ("", ""), RunKind.REMOVED: ("<del>", "</del>"), RunKind.ADDED: ("<ins>", "</ins>")}

_OUTER = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_PARAGRAPH = re.compile(r"(\n[ \t]*\n\s*)")
_WORD = re.compile(r"\S+")


def write_difference(difference: Difference, console: Console, *, whole: bool = False) -> None:
    """Write a difference to a console, wrapped to its width; `whole` shows unchanged text in full too."""
    for line in _head(difference):
        print_wrapped(console, Text(line))
    for change in difference.articles:
        print_wrapped(console, Text(""))
        print_wrapped(console, Text(_title(change), style="bold"))
        for row in _body(change, whole=whole):
            print_wrapped(console, row, INDENT)
    for note in _notes(difference):
        print_wrapped(console, Text("\n" + note))


def difference_markdown(difference: Difference) -> str:
    """Return a difference as Markdown, every text whole; signs of HTML in the texts are written out."""
    first, *rest = _head(difference)
    parts = [f"# {_escaped(first)}", *map(_escaped, rest)]
    for change in difference.articles:
        parts += [f"## {_escaped(_title(change))}", *_marked_parts(change)]
        parts += [f"*{HINT}:* {_escaped(told)}." for told in _weighty(change.weighty)]
    parts += map(_escaped, _notes(difference))
    return "\n\n".join(parts) + "\n"


def _head(difference: Difference) -> Iterator[str]:
    yield f"Difference of {_named(difference.first)} and {_named(difference.second)}"
    told = ((len(difference.of_state(state)), state.value) for state in State)
    yield f"Articles: {', '.join(f'{count} {state}' for count, state in told if count)}."
    yield f"Words: {_words(difference.counts)}."


def _named(draft: Tabled) -> str:
    return legible(f"{draft.key} ({draft.title})")


def _words(counts: Counts) -> str:
    told = f"{counts.kept} kept, {counts.removed} removed, {counts.added} added"
    marks = f"; {counts.marks} punctuation marks changed" if counts.marks else ""
    return f"{told}{marks}{f'; only spacing differs in {counts.spacing} places' if counts.spacing else ''}"


def _title(change: ArticleChange) -> str:
    one = change.second or change.first
    assert one is not None
    numbers = [article.number for article in (change.first, change.second) if article]
    number = " -> ".join(dict.fromkeys(numbers))
    title = f". {legible(one.title)}" if one.title else ""
    renumbered = ", renumbered in the same order" if change.renumbered else ""
    return f"Article {number}{title}: {change.state.value}{renumbered}"


def _body(change: ArticleChange, *, whole: bool) -> Iterator[Text]:
    if change.first and change.second and change.first.title != change.second.title:
        yield from _shown(change.title.runs, whole=whole)
    if change.text and (whole or change.state not in (State.UNCHANGED, State.MOVED, State.LEFT_ALONE)):
        yield from _shown(change.text.runs, whole=whole)
    elif change.text and change.text.counts.spacing:
        yield Text(f"Only spacing differs, in {change.text.counts.spacing} places.")
    for told in _weighty(change.weighty):
        yield Text(f"{HINT}: {told}.", style="italic")


def _weighty(changes: tuple[Weighty, ...]) -> Iterator[str]:
    """Yield all changes of weight in one sentence, none where there are none."""
    told = [_weight(change) for change in changes]
    if told:
        yield "; ".join(dict.fromkeys(told))


def _weight(change: Weighty) -> str:
    before, after = legible(change.before), legible(change.after)
    if before and after:
        return f"{before} -> {after}"
    return f"{after} appeared" if after else f"{before} vanished"


def _notes(difference: Difference) -> Iterator[str]:
    """Yield what was split, merged and carried over, and what was not compared in full."""
    for whole, parts in difference.split.items():
        yield f"Article {whole} was split: it now stands in {_listed(parts)}."
    for whole, parts in difference.merged.items():
        yield f"Article {whole} was merged: it holds what stood in {_listed(parts)}."
    for one in difference.carried:
        place = f"from article {one.first} to article {one.second}" if one.first != one.second else one.first
        start = "Carried over" if one.first != one.second else "Moved within article"
        words = "; ".join(f"“{_shortened(legible(passage), KEPT_AROUND)}”" for passage in one.passages)
        yield f"{start} {place}: {one.words} words, {words}."
    yield from difference.limits


def _listed(numbers: Iterable[str]) -> str:
    return "articles " + " and ".join(numbers)


def _shown(runs: tuple[Run, ...], *, whole: bool) -> Iterator[Text]:
    """Yield the lines of a text with its changes marked; unchanged text far from a change is left out."""
    told = Text()
    for number, run in enumerate(runs):
        lead, core, trail = _parts(run.text)
        first, last = number == 0, number == len(runs) - 1
        shown = core if whole else _cut(core, run.kind, first=first, last=last)
        opening, closing = MARKS[run.kind] if core else ("", "")
        gone = run.kind is RunKind.REMOVED and not core
        told.append("" if gone else lead)
        told.append(f"{opening}{shown}{closing}", style=STYLES[run.kind])
        told.append("" if gone else trail)
    yield from told.split("\n", allow_blank=False)


def _parts(text: str) -> tuple[str, str, str]:
    """Return white space, words and white space, fit to be shown."""
    found = _OUTER.fullmatch(text)
    assert found is not None
    lead, core, trail = found.groups()
    return _space(lead), "\n".join(legible(line) for line in core.split("\n")), _space(trail) if core else ""


def _space(text: str) -> str:
    return "\n" if "\n" in text else " " if text else ""


def _cut(core: str, kind: RunKind, *, first: bool, last: bool) -> str:
    """Return a stretch shortened: unchanged text where no change is near it, a long change at its end."""
    if kind is not RunKind.KEPT:
        return _shortened(core, LONGEST_CHANGE)
    words = list(_WORD.finditer(core))
    head, tail = 0 if first else KEPT_AROUND, 0 if last else KEPT_AROUND
    gone = len(words) - head - tail
    if gone <= KEPT_AROUND:
        return core
    start = core[: words[head - 1].end()] + " " if head else ""
    end = " " + core[words[len(words) - tail].start() :] if tail else ""
    return f"{start}… ({gone} words) …{end}"


def _shortened(text: str, most: int) -> str:
    words = list(_WORD.finditer(text))
    more = len(words) - most
    return f"{text[: words[most - 1].end()]} … ({more} more words)" if more > KEPT_AROUND else text


def print_wrapped(console: Console, text: Text, indent: int = 0) -> None:
    """Print text wrapped to the console, every line indented; what its encoding lacks is written out."""
    width = max(console.width, NARROWEST) - indent
    shown = Text(style=text.style)
    for k, row in enumerate(text.wrap(console, width, overflow="fold")):
        row.rstrip()
        shown.append("\n" if k else "")
        shown.append(" " * indent)
        shown.append_text(row)
    plain = shown.plain.encode(console.encoding, "backslashreplace").decode(console.encoding)
    same = plain == shown.plain
    console.print(shown if same else plain, highlight=False, markup=False, emoji=False, soft_wrap=True)


def _marked_parts(change: ArticleChange) -> Iterator[str]:
    if change.first and change.second and change.first.title != change.second.title:
        yield _marked(change.title.runs)
    if change.text:
        yield _marked(change.text.runs)


def _marked(runs: tuple[Run, ...]) -> str:
    return "".join(_tagged(run) for run in runs)


def _tagged(run: Run) -> str:
    """Return a run in its tags, those closed and opened again where a paragraph ends: a tag holds one only."""
    opening, closing = TAGS[run.kind]
    pieces = enumerate(_PARAGRAPH.split(run.text))
    kept = ((k % 2 or not piece.strip(), piece) for k, piece in pieces)
    return "".join(piece if bare else f"{opening}{_escaped(piece)}{closing}" for bare, piece in kept)


def _escaped(text: str) -> str:
    """Return text that no reader of Markdown takes for HTML, each line with its hidden characters written out."""
    return html.escape("\n".join(_legible_ends(line) for line in text.split("\n")), quote=False)


def _legible_ends(line: str) -> str:
    inner = legible(line)
    return f"{' ' * line[:1].isspace()}{inner}{' ' * (line[-1:].isspace() and bool(inner))}"
