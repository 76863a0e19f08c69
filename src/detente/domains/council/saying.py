"""Which article says it: the articles of drafts whose title or text has all the words asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

import msgspec

from detente.domains.council.words import words_of
from detente.model.dialogue import Article, Tabled
from detente.model.record import Span


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """An article that has all the words, of the document with that key, and where they stand in title and text."""

    document: str
    article: Article
    in_title: tuple[Span, ...] = ()
    in_text: tuple[Span, ...] = ()


def find_articles(documents: Iterable[Tabled], words: str) -> tuple[Saying, ...]:
    """Return the articles that have every word, in title or text, in the order of the documents.

    Whole words are compared, without accents and capitals; marks do not count. No word asked for finds nothing.
    """
    wanted = {_plain(token) for token in words_of(words).words if token[0].isalnum()}
    found = (_looked(document.key, article, wanted) for document in documents for article in document.articles)
    return tuple(saying for saying in found if saying)


def _looked(document: str, article: Article, wanted: set[str]) -> Saying | None:
    title, text = (dict(_places(part, wanted)) for part in (article.title, article.text))
    if not wanted or wanted - {*title.values(), *text.values()}:
        return None
    return Saying(document=document, article=article, in_title=tuple(title), in_text=tuple(text))


def _places(text: str, wanted: set[str]) -> Iterator[tuple[Span, str]]:
    told = words_of(text)
    for start, end in zip(told.starts, told.ends, strict=True):
        plain = _plain(text[start:end])
        if plain in wanted:
            yield Span(start, end), plain


def _plain(word: str) -> str:
    """Return a word without capitals and accents: `Élysée` is `elysee`."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))
