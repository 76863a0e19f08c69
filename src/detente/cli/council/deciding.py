"""`detente council package`, `decide`, `correct`: what stands together, what is decided, what was wrong."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli.council.options import MaybeMeeting, Step, Words
from detente.model.dialogue import DecisionRule, DecisionWord
from detente.model.errors import InputError

KeyOf = Annotated[str, typer.Argument(metavar="KEY", help="A short key, as silence-1.")]


def package(
    key: KeyOf,
    member: Annotated[
        list[str],
        typer.Option("--member", metavar="KEY", help="A document, document#4, or a package (again for more)."),
    ],
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="What it is called.")],
) -> Step:
    """Record that a party ties documents or articles together: all or nothing."""
    return "package", {"key": key, "members": member, "title": title}


def decide(
    key: KeyOf,
    forum: Annotated[str, typer.Option("--forum", metavar="ID", help="The forum that decides.")] = "",
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="What is decided, in a line.")] = "",
    text: Annotated[str, typer.Option("--text", metavar="TEXT", help="The text put for decision.")] = "",
    rule: Annotated[
        DecisionRule, typer.Option("--rule", help="How it becomes a decision.")
    ] = DecisionRule.CONSENSUS,
    silent_until: Annotated[
        str | None, typer.Option("--silent-until", metavar="INSTANT", help="After that, silence is consent.")
    ] = None,
    excluding: Annotated[
        str, typer.Option("--excluding", metavar="ID", help="Whose word does not count: consensus minus one.")
    ] = "",
    meeting: MaybeMeeting = None,
    word: Annotated[
        DecisionWord | None, typer.Option("--word", help="Not a text, but the party's word on one put before.")
    ] = None,
    words: Words = "",
) -> Step:
    """Record a text put for decision, or, with --word, what a party said to it."""
    if word is not None:
        return "decision_reply", {"decision": key, "word": word.value, "words": words}
    missing = [f"--{name}" for name, given in (("forum", forum), ("title", title), ("text", text)) if not given]
    if missing:
        raise InputError(
            "a decision of nothing",
            expected="--forum, --title and --text for a text put for decision, or --word for a word on one",
            given=f"nothing for {', '.join(missing)}",
        )
    return "decision", {
        "key": key,
        "forum": forum,
        "title": title,
        "text": text,
        "rule": rule.value,
        "silent_until": silent_until,
        "excluding": excluding,
        "meeting": meeting,
    }


def correct(
    of: Annotated[str, typer.Argument(metavar="ID", help="The id of the record that is wrong.")],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="What is wrong with it.")],
    by: Annotated[str | None, typer.Option("--by", metavar="ID", help="The record in its place, if any.")] = None,
) -> Step:
    """Take a record back: it stays in the ledger, and no view counts it any more."""
    return "correction", {"of": of, "why": why, "by": by}
