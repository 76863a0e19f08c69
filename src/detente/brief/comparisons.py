"""The accounts of a meeting, compared, as text for a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from detente.brief.differences import INDENT, print_wrapped
from detente.brief.legible import legible
from detente.domains.council.meetings import SENTENCES
from detente.domains.council.quantities import plain_value
from detente.domains.council.readouts import Comparison, Outcome, Subject, Voice

STYLES = {Outcome.DIFFERENT: "bold red", Outcome.CANNOT_TELL: "bold yellow"}


def write_comparison(comparison: Comparison, console: Console) -> None:
    """Write a comparison to a console, wrapped to its width: each subject, then every account's words on it."""
    accounts = ", ".join(map(legible, comparison.tellers)) or "none"
    print_wrapped(console, Text(f"Accounts: {accounts}."))
    for subject in comparison.subjects:
        print_wrapped(console, Text(""))
        outcome = subject.outcome
        title = f"{legible(subject.subject)}: {outcome.value}"
        print_wrapped(console, Text(title, style=STYLES.get(outcome, "bold")))
        for line in _lines(subject):
            print_wrapped(console, Text(line), INDENT)
    for line in next_lines(comparison):
        print_wrapped(console, Text("\n" + line))


def next_lines(comparison: Comparison) -> Iterator[str]:
    """Yield what all accounts together say of the next meeting, nothing where none tells of it."""
    following = comparison.next_meeting
    if following.status:
        yield f"The next meeting, by all accounts: {following.status.value} ({SENTENCES[following.status]})."
    if following.contradiction:
        yield "The accounts contradict each other; the least firm status is taken (N-1)."


def _lines(subject: Subject) -> Iterator[str]:
    for voice in subject.voices:
        yield f"{legible(voice.teller)}: {legible(voice.point.words)}{_value(voice)}{_ground(voice)}"
    if subject.silent:
        yield f"Nothing told of it by: {', '.join(map(legible, subject.silent))}."


def _value(voice: Voice) -> str:
    if voice.value is None or voice.value.plain == plain_value(voice.point.words):
        return ""
    return f" = {legible(voice.value.shown)}{', read from the words' if voice.value.derived else ''}"


def _ground(voice: Voice) -> str:
    telling = voice.telling
    files = [source.name for source in telling.sources]
    spans = [f"{span.start}-{span.end}" for span in voice.point.spans]
    places = ", ".join(legible(part) for part in (telling.document, *files, *spans) if part)
    certain = telling.certainty.value if telling.confirmed else "unconfirmed"
    return f" [{certain}{'; ' if places else ''}{places}]"
