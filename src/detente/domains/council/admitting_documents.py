"""Which steps about texts may stand: documents, answers, packages, links, decisions, follow-ups and positions."""

from __future__ import annotations

from detente.domains.council.asked import (
    Asked,
    at_the_table,
    document_known,
    forum_of,
    instant_words,
    known_issues,
    meeting_known,
    not_before_said,
    on_record,
    refuse,
    speaker,
    twice,
)
from detente.domains.council.known import position_key
from detente.model.council import Basis
from detente.model.dialogue import AnswerWord, ArticleAnswer, DecisionRule, DecisionWord, DocumentType
from detente.model.document import nearest
from detente.model.errors import DateError

FEWEST_MEMBERS = 2
MEMBERS = "two different members or more: documents, articles as document#4, packages"


def document(asked: Asked) -> None:
    """Refuse a key that stands already, no articles, an article number twice, an unknown issue or document."""
    meeting_known(asked)
    speaker(asked)
    body = asked.body
    if body.key in asked.known.documents:
        raise twice(asked, "key", body.key)
    numbers = [article.number for article in body.articles]
    if not numbers:
        raise refuse(asked, "articles", "a document without articles", "one article or more", "none")
    doubled = sorted({number for number in numbers if numbers.count(number) > 1})
    if doubled:
        raise refuse(asked, "articles", "an article number that stands twice", "each number once", doubled[0])
    for article in body.articles:
        known_issues(asked, "articles", article.issues)
    if body.responds_to is not None:
        document_known(asked, "responds_to", body.responds_to)
    not_before_said(asked, "answer_by", body.answer_by)


def answer(asked: Asked) -> None:
    """Refuse an answer to an unknown document or article, twice to one article, or to one's own document."""
    meeting_known(asked)
    body = asked.body
    tabled = document_known(asked, "to", body.to)
    # A text that all adopted is accepted by all, also by the one that put it on record.
    if tabled.party == asked.record.party and tabled.body.type is not DocumentType.ADOPTED:
        raise refuse(asked, "party", "an answer to one's own document", "another party", asked.record.party)
    if body.with_document is not None:
        document_known(asked, "with_document", body.with_document)
    if not body.articles:
        raise refuse(asked, "articles", "an answer to no article", "one article or more", "none")
    seen: set[str] = set()
    for one in body.articles:
        _article_answer(asked, one, seen)
        seen.add(one.article)


def _article_answer(asked: Asked, one: ArticleAnswer, seen: set[str]) -> None:
    numbers = asked.known.articles(asked.body.to)
    if one.article not in numbers:
        expected = f"an article of that document: {', '.join(numbers)}"
        hint = nearest(one.article, numbers)
        raise refuse(asked, "articles", "an answer to an article that does not exist", expected, one.article, hint)
    if one.article in seen:
        raise refuse(asked, "articles", "two answers to one article", "each article once", one.article)
    if one.word is AnswerWord.CONDITIONAL and not one.condition.strip():
        raise refuse(
            asked,
            "articles",
            "a conditional answer without its condition",
            "the condition, in short: it is printed beside the answer",
            f"nothing, for article {one.article}",
            paragraph="N-5",
        )


def package(asked: Asked) -> None:
    """Refuse a package of fewer than two, of what is not on record, or one that holds itself."""
    body, known = asked.body, asked.known
    if body.key in known.packages:
        raise twice(asked, "key", body.key)
    if len(set(body.members)) < max(FEWEST_MEMBERS, len(body.members)):
        raise refuse(asked, "members", "no package", MEMBERS, ", ".join(body.members) or "none")
    standing = {key: step.body.members for key, step in known.packages.items()}
    circle = circle_of({**known.foreseen, **standing, body.key: body.members}, body.key)
    if circle:
        expected = "packages that do not hold each other"
        hidden = {*circle} & {*known.packages} - {*asked.named(known.packages)}
        shown = (body.key, body.key) if hidden else circle
        raise refuse(asked, "members", "a circular package", expected, " holds ".join(shown))
    for member in body.members:
        _member_known(asked, member)


def _member_known(asked: Asked, member: str) -> None:
    key, _, article = member.partition("#")
    if key in asked.known.packages and not article:
        return
    document_known(asked, "members", key)
    numbers = asked.known.articles(key)
    if article and article not in numbers:
        expected = f"an article of that document: {', '.join(numbers)}"
        raise refuse(asked, "members", "an article that does not exist", expected, member)


def circle_of(packages: dict[str, tuple[str, ...]], start: str) -> tuple[str, ...]:
    """Return the packages from `start` round to itself, empty where none of them holds it. Never loops."""
    trail = [(start, iter(packages[start]))]
    seen = {start}
    while trail:
        member = next(trail[-1][1], None)
        if member is None:
            trail.pop()
        elif member == start:
            return (*(key for key, _ in trail), start)
        elif member in packages and member not in seen:
            seen.add(member)
            trail.append((member, iter(packages[member])))
    return ()


def link(asked: Asked) -> None:
    """Refuse a link of nothing, or of a thing with itself."""
    sides = (asked.body.first.strip(), asked.body.second.strip())
    if not all(sides) or sides[0] == sides[1]:
        expected = "two different things: issues, documents, articles as document#4, or words"
        raise refuse(
            asked, "second", "a link of nothing or of one thing with itself", expected, " and ".join(sides)
        )


def decision(asked: Asked) -> None:
    """Refuse a silence procedure without deadline, a deadline without silence, consensus minus nobody."""
    forum, body = forum_of(asked), asked.body
    meeting_known(asked)
    at_the_table(asked, forum, "party", asked.record.party, asked.record.said.date())
    if body.key in asked.known.decisions:
        raise twice(asked, "key", body.key)
    if (body.rule is DecisionRule.SILENCE) != (body.silent_until is not None):
        expected = "`silent_until: INSTANT` with the silence procedure, and only there"
        raise refuse(asked, "silent_until", "a silence without its end", expected, body.silent_until or "nothing")
    not_before_said(asked, "silent_until", body.silent_until)
    if (body.rule is DecisionRule.CONSENSUS_MINUS_ONE) != bool(body.excluding):
        expected = "`excluding: PARTY` with consensus minus one, and only there"
        raise refuse(asked, "excluding", "a consensus without whom", expected, body.excluding or "nothing")


def decision_reply(asked: Asked) -> None:
    """Refuse a word on an unknown decision, and an objection after the silence has ended."""
    put = on_record(asked, "decision", asked.body.decision, asked.known.decisions, "a decision that nobody put")
    forum = asked.table.forums.get(put.body.forum)
    if forum:
        at_the_table(asked, forum, "party", asked.record.party, asked.record.said.date())
    until = put.body.silent_until
    if until is not None and asked.body.word is DecisionWord.OBJECTS and asked.record.said > until:
        raise DateError(
            "a silence broken too late",
            where=asked.where("said"),
            expected=f"an objection said at or before {instant_words(until)}",
            given=f"{instant_words(asked.record.said)}, {(asked.record.said - until).total_seconds():g} s later",
            next_step="the text stands adopted; table a new one, or say it as a statement",
        )


def follow_up(asked: Asked) -> None:
    """Refuse a follow-up of nobody, without words, or due before it was said."""
    meeting_known(asked)
    body = asked.body
    if body.key in asked.known.follow_ups:
        raise twice(asked, "key", body.key)
    if not body.owners or not body.what.strip():
        raise refuse(asked, "owners", "a follow-up of nobody", "who does what", body.what or "nothing")
    if body.due is not None and body.due < asked.record.said.date():
        raise DateError(
            "a follow-up due before it was said",
            where=asked.where("due"),
            expected=f"a day from {asked.record.said.date()} on",
            given=str(body.due),
        )


def follow_up_reply(asked: Asked) -> None:
    """Refuse a word on a follow-up that is not on record."""
    on_record(asked, "follow_up", asked.body.follow_up, asked.known.follow_ups, "a follow-up that nobody agreed")


def note(asked: Asked) -> None:
    """Refuse a note about nothing, or without words."""
    if not asked.body.about.strip() or not asked.body.words.strip():
        raise refuse(
            asked, "about", "a note about nothing", "what about, and the note", asked.body.about or "nothing"
        )


def position(asked: Asked) -> None:
    """Refuse an unknown issue, a coder who is nobody, and two positions at one instant."""
    body = asked.body
    known_issues(asked, "issue", (body.issue,))
    coder = body.coded_by.strip()
    if not coder or (asked.table.coders and coder not in asked.table.coders):
        expected = ", ".join(asked.table.coders) or "the name of who read the document so"
        raise refuse(asked, "coded_by", "a coder who is nobody", expected, coder or "nothing")
    if body.basis is Basis.SILENT and body.stance:
        raise refuse(asked, "stance", "a silence with a stance", "0: silence takes no side", body.stance)
    if body.basis is Basis.CONDITIONAL and not body.condition.strip():
        expected = "the condition, in short"
        raise refuse(
            asked, "condition", "a conditional word without its condition", expected, "nothing", paragraph="N-5"
        )
    before = asked.known.positions.get(position_key(asked.record))
    if before is not None:
        raise refuse(
            asked,
            "said",
            "two positions by one party on one issue at one instant",
            "one; or an instant that says which came later",
            f"{asked.record.party} on {body.issue} at {instant_words(asked.record.said)}, stance {body.stance} "
            f"and {before.body.stance}",
            "correct the one that is wrong: detente council correct",
        )


def correction(asked: Asked) -> None:
    """Refuse a correction of what is not on record, of another party's record, or of what is corrected already."""
    known, body = asked.known, asked.body
    old = known.entries.get(body.of)
    if old is None:
        raise refuse(asked, "of", "no such record", "the id of a record of this desk, 64 digits", body.of)
    if asked.record.party not in (old.record.party, asked.table.desk):
        raise refuse(
            asked, "party", "a correction of another party's record", old.record.party, asked.record.party
        )
    if body.of in known.corrected:
        raise refuse(asked, "of", "a record that is corrected already", "a record that stands", body.of)
    if body.by is not None and body.by not in known.entries:
        raise refuse(asked, "by", "no such record", "the id of the record in its place", body.by)
