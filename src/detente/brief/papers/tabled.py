"""Documents tabled, their articles with every answer, packages and links, as plain values."""

from __future__ import annotations

from detente.brief.legible import legible
from detente.brief.papers.contents import AnswerShown, ArticleShown, DocumentShown, LinkShown, PackageShown
from detente.brief.papers.telling import Telling, instant, paragraphs, said_on
from detente.domains.council.agreed import ArticleState, agreed_articles, newest_answer, why_words
from detente.domains.council.dialogue import DocumentFile, Step
from detente.model.certainty import weakest
from detente.model.dialogue import Article, ArticleAnswer


def documents_shown(telling: Telling) -> tuple[DocumentShown, ...]:
    """Return every document in the order of tabling, its articles with their answers."""
    states = agreed_articles(telling.dialogue, telling.material.members)
    return tuple(_document(telling, document, states) for document in telling.dialogue.documents.values())


def _document(
    telling: Telling, document: DocumentFile, states: dict[tuple[str, str], ArticleState]
) -> DocumentShown:
    body = document.tabled
    articles = tuple(
        _article(telling, document, article, states[body.key, article.number]) for article in body.articles
    )
    asked = articles[0].put_to if articles else telling.names(body.to)
    packages = (
        step.body.title
        for step in telling.dialogue.packages.values()
        if any(member.partition("#")[0] == body.key for member in step.body.members)
    )
    return DocumentShown(
        **telling.step(document.step),
        key=body.key,
        title=legible(body.title),
        type=body.type.value,
        party=telling.name(document.step.party),
        party_id=legible(document.step.party),
        tabled_on=said_on(document.step),
        put_to=asked,
        meeting=body.meeting or "",
        responds_to=body.responds_to or "",
        responses=tuple(step.body.key for step in document.responses),
        all_or_nothing=body.all_or_nothing,
        packages=tuple(map(legible, packages)),
        answer_by=instant(body.answer_by),
        confirmed_by=telling.name(body.confirmed_by) if body.confirmed_by else "",
        articles=articles,
    )


def _article(telling: Telling, document: DocumentFile, article: Article, state: ArticleState) -> ArticleShown:
    asked = (document.step.party, *state.put_to)
    others = tuple(dict.fromkeys(step.party for step in document.answers))
    heard = {party: newest_answer(document, party, article.number) for party in dict.fromkeys((*asked, *others))}
    shown = [_answer(telling, step, line) for step, lines in filter(None, heard.values()) for line in lines]
    told = telling.step(document.step)
    return ArticleShown(
        source=told["source"],
        mark=weakest(article.certainty, document.tabled.certainty).value,
        document=document.tabled.key,
        document_title=legible(document.tabled.title),
        document_type=document.tabled.type.value,
        tabled_by=telling.name(document.step.party),
        tabled_by_id=legible(document.step.party),
        tabled_on=said_on(document.step),
        number=article.number,
        title=legible(article.title),
        text=legible(article.text),
        paragraphs=paragraphs(article.text),
        text_sha256=article.text_sha256 or "",
        issues=tuple(map(legible, article.issues)),
        put_to=telling.names(state.put_to),
        agreed=state.agreed,
        agreed_by=telling.names(state.by) if state.agreed else (),
        why=legible(why_words(state, telling.name)),
        answers=tuple(sorted(shown, key=lambda answer: (answer.party.casefold(), answer.said))),
        unanswered_by=telling.names(party for party in state.put_to if heard[party] is None),
    )


def _answer(telling: Telling, step: Step, line: ArticleAnswer) -> AnswerShown:
    return AnswerShown(
        **telling.step(step),
        party=telling.name(step.party),
        party_id=legible(step.party),
        word=line.word.value,
        condition=legible(line.condition),
        words=legible(line.words or step.body.words),
        with_document=step.body.with_document or "",
        said=said_on(step),
    )


def packages_shown(telling: Telling) -> tuple[PackageShown, ...]:
    """Return every package that a party made."""
    return tuple(
        PackageShown(
            **telling.step(step),
            key=key,
            title=legible(step.body.title),
            party=telling.name(step.party),
            members=tuple(map(legible, step.body.members)),
        )
        for key, step in telling.dialogue.packages.items()
    )


def links_shown(telling: Telling) -> tuple[LinkShown, ...]:
    """Return what parties said of the link of two things, in the alphabetical order of the parties."""
    return tuple(
        LinkShown(
            **telling.step(step),
            party=telling.name(step.party),
            first=legible(step.body.first),
            word=step.body.word.value,
            second=legible(step.body.second),
            words=legible(step.body.words),
        )
        for step in telling.by_name(telling.dialogue.links)
    )
