"""What is agreed and by whom: articles of tabled documents, each with what it stands or falls with.

An article is agreed when the party that tabled it and every party to which it was put accept it without condition.
Acceptance in part, a condition, silence and no answer are no agreement (N-2, N-5). What was put together is
agreed together or not at all. Texts put for decision: `outcomes.py`; its `outcome` is at hand here too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from detente.domains.council.dialogue import Dialogue, DocumentFile, Step
from detente.domains.council.outcomes import Outcome, Status, in_a_row, known_by_day, outcome, said_since
from detente.model.certainty import firm
from detente.model.dialogue import AnswerWord, Article, ArticleAnswer, DocumentType

__all__ = [
    "ArticleState",
    "Outcome",
    "Status",
    "agreed_articles",
    "at_table",
    "known_by_day",
    "newest_answer",
    "outcome",
    "put_to",
    "why_words",
]

Members = Callable[[str], tuple[str, ...]]
"""Gives the members of a forum by its id, empty where they are not known."""
Name = Callable[[str], str]
Heard = tuple[Step, tuple[ArticleAnswer, ...]]
"""An answer as it was given, and its lines on one article."""
Node = tuple[str, str]
"""A thing that can be tied to others: `article`, `document`, `package` or `unknown`, and its name."""

ARTICLE, DOCUMENT, PACKAGE, UNKNOWN = "article", "document", "package", "unknown"


class ArticleState(msgspec.Struct, frozen=True, kw_only=True):
    """Whether an article is agreed. `by` accept it without condition, the party that tabled it among them.

    `missing` are those asked whose acceptance is not on record. `tied` names what it stands or falls with and what
    is not accepted, as `document#4`; `unknown` members of its package that are not on record. `leak`: it is known
    by a leak only, and nobody put it to anybody (N-3). `doubtful` are those of the missing whose acceptance is on
    record with a doubtful wording only (M?, D); `unsure`: the wording of the article itself is so.
    """

    document: str
    article: str
    agreed: bool
    put_to: tuple[str, ...]
    by: tuple[str, ...]
    missing: tuple[str, ...]
    tied: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    leak: bool = False
    doubtful: tuple[str, ...] = ()
    unsure: bool = False


def at_table(dialogue: Dialogue, meeting: str | None, members: Members) -> tuple[str, ...]:
    """Return who is at the table of a meeting: the members of its forum or, lacking those, who was present."""
    found = dialogue.meetings.get(meeting or "")
    known = members(found.forum if found else "")
    if known or found is None or found.held is None:
        return known
    present: tuple[str, ...] = found.held.body.present
    return present


def put_to(document: DocumentFile, table: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parties to which a document was put, the one that tabled it not among them."""
    asked = document.tabled.to or table
    return tuple(party for party in dict.fromkeys(asked) if party != document.step.party)


def newest_answer(document: DocumentFile, party: str, article: str) -> Heard | None:
    """Return a party's newest answer to an article of the document as it was last tabled, None without one.

    An answer given to an earlier text under the same key does not count. Two answers at one instant, or two lines
    on one article in one answer, are all returned: they may contradict each other.
    """
    newest: Heard | None = None
    for step in document.answers:
        if step.party != party or not said_since(step, document.step):
            continue
        lines = tuple(line for line in step.body.articles if line.article == article)
        if lines and newest and step.said == newest[0].said:
            lines = (*newest[1], *lines)
        newest = (step, lines) if lines else newest
    return newest


def _accepts(document: DocumentFile, party: str, article: str) -> bool:
    answer = newest_answer(document, party, article)
    if answer is None:
        return party == document.step.party
    return all(line.word is AnswerWord.ACCEPT and not line.condition.strip() for line in answer[1])


def _surely(document: DocumentFile, party: str, article: str) -> bool:
    """Return whether a party's newest word on an article is on record with a wording that is firm."""
    answer = newest_answer(document, party, article)
    return answer is None or firm(answer[0].body.certainty)


def agreed_articles(dialogue: Dialogue, members: Members) -> dict[tuple[str, str], ArticleState]:
    """Return the state of every article of every document, by document and number, in the order of tabling.

    Method: each article by itself first; then all articles that are tied, directly or through packages of
    packages, stand or fall together (connected parts of a graph, so that a circle of packages ends).
    """
    alone: dict[tuple[str, str], ArticleState] = {}
    for key, document in dialogue.documents.items():
        table = at_table(dialogue, document.tabled.meeting, members)
        alone |= {(key, a.number): _alone(document, a, table) for a in document.tabled.articles}
    parts = _parts(dialogue)
    refused = {article_name(*key) for key, state in alone.items() if not state.agreed}
    return {
        key: _together(state, parts.get((ARTICLE, article_name(*key)), ()), refused)
        for key, state in alone.items()
    }


def article_name(document: str, article: str) -> str:
    """Return an article as packages name it: `document#4`."""
    return f"{document}#{article}"


def _alone(document: DocumentFile, article: Article, table: tuple[str, ...]) -> ArticleState:
    asked, number = put_to(document, table), article.number
    saying_so = tuple(party for party in (document.step.party, *asked) if _accepts(document, party, number))
    accepting = tuple(party for party in saying_so if _surely(document, party, number))
    missing = tuple(party for party in (document.step.party, *asked) if party not in accepting)
    leak = document.tabled.type is DocumentType.LEAK
    unsure = not (firm(article.certainty) and firm(document.tabled.certainty))
    return ArticleState(
        document=document.tabled.key,
        article=number,
        agreed=bool(asked) and not (missing or leak or unsure),
        put_to=asked,
        by=accepting,
        missing=missing,
        leak=leak,
        doubtful=tuple(party for party in saying_so if party not in accepting),
        unsure=unsure,
    )


def _together(state: ArticleState, part: tuple[Node, ...], refused: set[str]) -> ArticleState:
    own = article_name(state.document, state.article)
    tied = tuple(named for kind, named in part if kind == ARTICLE and named in refused and named != own)
    unknown = tuple(named for kind, named in part if kind == UNKNOWN)
    agreed = state.agreed and not tied and not unknown
    return msgspec.structs.replace(state, agreed=agreed, tied=tied, unknown=unknown)


def _parts(dialogue: Dialogue) -> dict[Node, tuple[Node, ...]]:
    """Return for every thing that is tied to another all that it stands or falls with, itself included."""
    beside: dict[Node, list[Node]] = {}
    for one, other in _ties(dialogue):
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    parts: dict[Node, tuple[Node, ...]] = {}
    for start in beside:
        if start not in parts:
            part = _reached(start, beside)
            parts.update(dict.fromkeys(part, part))
    return parts


def _reached(start: Node, beside: dict[Node, list[Node]]) -> tuple[Node, ...]:
    found, waiting = {start: None}, [start]
    while waiting:
        for other in beside[waiting.pop()]:
            if other not in found:
                found[other] = None
                waiting.append(other)
    return tuple(found)


def _ties(dialogue: Dialogue) -> Iterator[tuple[Node, Node]]:
    for key, document in dialogue.documents.items():
        if document.tabled.all_or_nothing:
            yield from _whole(key, document)
    for key, package in dialogue.packages.items():
        for member in package.body.members:
            for node in _named(dialogue, member):
                yield (PACKAGE, key), node
                if node[0] == DOCUMENT:
                    yield from _whole(member, dialogue.documents[member])


def _whole(key: str, document: DocumentFile) -> Iterator[tuple[Node, Node]]:
    return (((DOCUMENT, key), (ARTICLE, article_name(key, a.number))) for a in document.tabled.articles)


def _named(dialogue: Dialogue, member: str) -> list[Node]:
    """Return what a member of a package names: an article, a document, a package, or nothing on record."""
    key, _, number = member.partition("#")
    document = dialogue.documents.get(key)
    known = (
        (ARTICLE, number and document and any(a.number == number for a in document.tabled.articles)),
        (DOCUMENT, member in dialogue.documents),
        (PACKAGE, member in dialogue.packages),
    )
    return [(kind, member) for kind, there in known if there] or [(UNKNOWN, member)]


def why_words(state: ArticleState, name: Name) -> str:
    """Return in a sentence why an article is agreed, or what it lacks; parties in the order of their names."""

    def names(parties: tuple[str, ...]) -> str:
        return in_a_row(sorted(map(name, parties), key=str.casefold))

    if state.agreed:
        return f"Accepted without condition by {names(state.by)}."
    lacking = (
        (state.leak, "It is known by a leak; it was put to nobody (N-3)."),
        (not state.put_to, "To whom it was put is not on record."),
        (bool(state.missing), f"No acceptance without condition is on record from {names(state.missing)}."),
        (
            bool(state.doubtful),
            f"That {names(state.doubtful)} accepted is on record with a doubtful wording only.",
        ),
        (state.unsure, "Its own wording is doubtful."),
        (bool(state.tied), f"It stands or falls with {in_a_row(state.tied)}: not all of that is accepted."),
        (bool(state.unknown), f"It stands or falls with {in_a_row(state.unknown)}: not on record."),
    )
    return "Not agreed. " + " ".join(words for lacks, words in lacking if lacks)
