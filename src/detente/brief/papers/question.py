"""The question that a letter puts: one article or one issue on which one party has no word on record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from detente.brief.papers.contents import ArticleShown, DocumentShown, IssueShown, PartyShown
from detente.brief.papers.telling import Telling
from detente.domains.council.agreed import at_table, newest_answer, put_to
from detente.domains.council.dialogue import DocumentFile
from detente.model.document import nearest
from detente.model.errors import InputError

MOST_LISTED = 20
Thing = TypeVar("Thing")


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a letter is asked to be about, by key; `to` is the id of a party."""

    document: str | None = None
    article: str | None = None
    issue: str | None = None
    to: str | None = None


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """An article of a document, or an issue, and the party that is asked; nothing where nothing is on record."""

    document: DocumentShown | None = None
    article: ArticleShown | None = None
    issue: IssueShown | None = None
    addressee: PartyShown | None = None


def question(
    telling: Telling, about: About, documents: tuple[DocumentShown, ...], issues: tuple[IssueShown, ...]
) -> Question:
    """Return what a letter asks of whom; InputError where it is unknown, was not put, or has been answered."""
    if about.document:
        return _on_article(telling, about, documents)
    if about.issue:
        return _on_issue(telling, about, issues)
    waiting = list(_unanswered(telling))
    if not (telling.dialogue.documents or telling.dialogue.meetings or telling.material.positions):
        return Question()
    raise InputError(
        "a letter about nothing",
        expected="--document KEY --article N, or --issue ID",
        given="neither",
        next_step=f"unanswered on record: {listed(waiting)}"
        if waiting
        else f"issues: {listed(i.id for i in issues)}",
    )


def _unanswered(telling: Telling) -> Iterator[str]:
    for key, document in telling.dialogue.documents.items():
        for article in document.tabled.articles:
            for party in _silent(telling, document, article.number):
                yield f"--document {key} --article {article.number} --to {party}"


def _silent(telling: Telling, document: DocumentFile, number: str) -> tuple[str, ...]:
    table = at_table(telling.dialogue, document.tabled.meeting, telling.material.members)
    asked = put_to(document, table)
    return tuple(party for party in asked if newest_answer(document, party, number) is None)


def _on_article(telling: Telling, about: About, documents: tuple[DocumentShown, ...]) -> Question:
    key = about.document or ""
    shown = found("document", key, {document.key: document for document in documents})
    article = found(
        "article", about.article or "", {article.number: article for article in shown.articles}, "--article"
    )
    document = telling.dialogue.documents[key]
    silent = _silent(telling, document, article.number)
    return Question(
        document=shown, article=article, addressee=_addressee(telling, about.to, silent, article, document)
    )


def _addressee(
    telling: Telling, to: str | None, silent: tuple[str, ...], article: ArticleShown, document: DocumentFile
) -> PartyShown:
    if to is None and len(silent) == 1:
        return telling.parties(silent)[0]
    if to in silent:
        return telling.parties((to,))[0]
    answered = newest_answer(document, to, article.number) if to else None
    raise InputError(
        "an article that this party has answered" if answered else "no party to put this question to",
        where="--to",
        expected=f"a party to which it was put and that has not answered: {listed(silent) or 'none is left'}",
        given=_given(to, [line.word.value for line in answered[1]] if answered else []),
    )


def _given(to: str | None, words: list[str]) -> str:
    if to is None:
        return "no party"
    return f"{to!r}, which said: {', '.join(words)}" if words else repr(to)


def _on_issue(telling: Telling, about: About, issues: tuple[IssueShown, ...]) -> Question:
    issue = found("issue", about.issue or "", {issue.id: issue for issue in issues}, "--issue")
    known = {party.id: party for party in telling.parties(everybody(telling))}
    party = found("party", about.to or "", known, "--to")
    spoken = [word for word in issue.words if word.party_id == party.id and word.basis != "silent"]
    if spoken:
        raise InputError(
            "an issue on which this party has spoken",
            where="--to",
            expected=f"a party without a word on it: {listed(issue.unheard) or 'none is left'}",
            given=f"{party.id!r}, which {spoken[0].stance_words} ({spoken[0].said})",
        )
    return Question(issue=issue, addressee=party)


def everybody(telling: Telling) -> tuple[str, ...]:
    """Return every party on record, by id: members of forums, those present, and those who said anything."""
    dialogue, material = telling.dialogue, telling.material
    members = (party for meeting in dialogue.meetings.values() for party in material.members(meeting.forum))
    tables = (party for key in dialogue.meetings for party in at_table(dialogue, key, material.members))
    steps = (step.party for document in dialogue.documents.values() for step in (document.step, *document.answers))
    asked = (party for document in dialogue.documents.values() for party in document.tabled.to)
    spoken = (entry.record.party for entry in material.positions)
    return tuple(dict.fromkeys((*material.members(""), *members, *tables, *steps, *asked, *spoken)))


def found(what: str, key: str, known: dict[str, Thing], where: str = "") -> Thing:
    """Return the thing of a key; InputError names the likeliest keys, or those that are there."""
    if key in known:
        return known[key]
    article = "an" if what[0] in "aeiou" else "a"
    raise InputError(
        f"{article} {what} that is not on record",
        where=where or f"--{what}",
        expected=listed(known) or "none is on record",
        given=repr(key) if key else "none",
        next_step=nearest(key, known),
    )


def listed(words: Iterable[str]) -> str:
    """Return words with commas, at most twenty of them."""
    every = list(words)
    more = f" and {len(every) - MOST_LISTED:,} more" if len(every) > MOST_LISTED else ""
    return ", ".join(every[:MOST_LISTED]) + more
