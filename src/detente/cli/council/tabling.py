"""`detente council agenda`, `table`, `answer`, `followup`: without a word to record, they show what stands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from detente.cli.council.options import SHOW, AsOf, Issues, MaybeMeeting, MeetingKey, Step, Words
from detente.model.dialogue import AnswerWord, FollowUpWord, ItemWord
from detente.model.errors import InputError

CONDITION = ": "


def agenda(
    meeting: MeetingKey,
    propose: Annotated[
        str, typer.Option("--propose", metavar="TITLE", help="Propose an item of this title.")
    ] = "",
    item: Annotated[str, typer.Option("--item", metavar="KEY", help="The item: its number, as 2 or 2a.")] = "",
    reply: Annotated[
        ItemWord | None, typer.Option("--reply", help="The party's word on an item proposed.")
    ] = None,
    issue: Issues = None,
    words: Words = "",
    as_of: AsOf = None,
) -> Step:
    """Show the agenda of a meeting; with --propose or --reply, record an item or a word on one."""
    if not propose and reply is None:
        return SHOW, {"part": "agenda", "key": meeting, "as_of": as_of}
    if not item:
        raise InputError(
            "an item without its number", where="option --item", expected="as 2 or 2a", given="nothing"
        )
    if reply is not None:
        return "item_reply", {"meeting": meeting, "item": item, "word": reply.value, "words": words}
    return "item", {"meeting": meeting, "item": item, "title": propose, "issues": issue, "words": words}


def answer(
    to: Annotated[str, typer.Argument(metavar="DOCUMENT", help="The key of the document answered.")],
    article: Annotated[
        list[str] | None,
        typer.Option(
            "--article",
            metavar="N=WORD",
            help="The answer to an article, as 4=reject or '5=conditional: if both sides do' (again for more).",
        ),
    ] = None,
    with_document: Annotated[
        str | None, typer.Option("--with", metavar="KEY", help="The counter-draft, tabled before.")
    ] = None,
    meeting: MaybeMeeting = None,
    words: Words = "",
    as_of: AsOf = None,
) -> Step:
    """Show who answered what to a document, article by article; with --article, record an answer."""
    if not article:
        return SHOW, {"part": "document", "key": to, "as_of": as_of}
    answers = [_article_answer(text) for text in article]
    return "answer", {
        "to": to,
        "articles": answers,
        "with_document": with_document,
        "meeting": meeting,
        "words": words,
    }


def _article_answer(text: str) -> dict[str, Any]:
    """Return the answer in `4=reject` or `5=conditional: the condition`; InputError on any other form."""
    number, sign, rest = text.partition("=")
    word, _, condition = rest.partition(":")
    known = [word.value for word in AnswerWord]
    if not sign or word.strip() not in known:
        raise InputError(
            "an answer of another form",
            where="option --article",
            expected=f"N=WORD or 'N=conditional: CONDITION', the word one of {', '.join(known)}",
            given=repr(text[:80]),
        )
    return {
        "article": number.strip(),
        "word": word.strip(),
        **({"condition": c} if (c := condition.strip()) else {}),
    }


def followup(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The key of a follow-up, as reply-in-writing.")] = "",
    what: Annotated[str, typer.Option("--what", metavar="TEXT", help="What is to be done.")] = "",
    owner: Annotated[
        list[str] | None, typer.Option("--owner", metavar="ID", help="Who is to do it (again for more).")
    ] = None,
    to: Annotated[list[str] | None, typer.Option("--to", metavar="ID", help="To whom (again for more).")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DAY", help="By when, if a day was told.")] = None,
    within: Annotated[str, typer.Option("--within", metavar="TEXT", help="By when, if told in words only.")] = "",
    agreed_by: Annotated[
        list[str] | None, typer.Option("--agreed-by", metavar="ID", help="Who said so (again for more).")
    ] = None,
    word: Annotated[
        FollowUpWord | None, typer.Option("--word", help="The party's word on one: done, disputed.")
    ] = None,
    meeting: MaybeMeeting = None,
    words: Words = "",
    as_of: AsOf = None,
) -> Step:
    """Show the follow-ups and which are overdue; with --what or --word, record one or a word on one."""
    if not what and word is None:
        return SHOW, {"part": "follow-ups", "key": key or meeting or "", "as_of": as_of}
    if not key:
        raise InputError(
            "a follow-up without a key", where="KEY", expected="a short key, as reply-in-writing", given="nothing"
        )
    if word is not None:
        return "follow_up_reply", {"follow_up": key, "word": word.value, "words": words}
    return "follow_up", {
        "key": key,
        "what": what,
        "owners": owner,
        "to": to,
        "due": due,
        "within": within,
        "agreed_by": agreed_by,
        "meeting": meeting,
    }


def table(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", help="A draft: Markdown with front matter, or YAML. Without it: what is tabled."
        ),
    ] = None,
    as_of: AsOf = None,
) -> Step:
    """Table a document of numbered articles from a file; without a file, show what is on the table."""
    if file is None:
        return SHOW, {"part": "documents", "key": "", "as_of": as_of}
    return "document", {"file": file}
