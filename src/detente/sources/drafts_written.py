"""Writes a draft as a file that `drafts.py` reads back as it was: Markdown where that can hold it, else YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
import yaml

from detente.model.certainty import Certainty
from detente.model.dialogue import Article, Tabled
from detente.model.errors import DetenteError, InputError
from detente.sources.drafts import ARTICLE_SIGNS, PREAMBLE, Draft, read_draft

_LOOKS_LIKE_HEADING = re.compile(r"\\+#|#{1,6}[ \t]+(?:[Aa]rticle|ARTICLE|[Aa]rt\.?)[ \t]|##[ \t]+\d")
NAME = "draft"


def write_draft(tabled: Tabled, common: Mapping[str, Any] | None = None) -> str:
    """Return a draft as the text of a file, the common fields of its step first.

    Reading it gives the same document and fields back; that is tried before it is returned. Markdown cannot hold
    everything (a text that begins with blank lines, an article known by its digest only): then it is YAML.
    InputError where no file can hold it, as two articles of one number.
    """
    given = dict(common or {})
    for text in _written(tabled, given):
        if _reads_back(text, tabled, given):
            return text
    raise InputError(
        "a draft that no file can hold",
        where=tabled.key,
        expected="articles with numbers of their own, each with a text or a digest",
        given=f"{len(tabled.articles)} articles",
    )


def _written(tabled: Tabled, common: dict[str, Any]) -> Iterator[str]:
    yield _markdown(tabled, common)
    data = {**common, **_fields(tabled), "articles": [msgspec.to_builtins(one) for one in tabled.articles]}
    yield _yaml(data)
    yield _yaml({field: "true" if value is True else value for field, value in data.items()}, '"')


def _reads_back(text: str, tabled: Tabled, common: dict[str, Any]) -> bool:
    try:
        read: Draft = read_draft(text.encode("utf-8"), NAME)
    except (DetenteError, UnicodeEncodeError):
        return False
    return (read.tabled, read.common) == (tabled, common)


def _fields(tabled: Tabled) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(tabled)
    del told["articles"]
    return told


def _yaml(data: dict[str, Any], style: str | None = None) -> str:
    width = float("inf")
    return yaml.safe_dump(data, default_style=style, sort_keys=False, allow_unicode=True, width=width)


def _markdown(tabled: Tabled, common: dict[str, Any]) -> str:
    head = _yaml({**common, **_fields(tabled)})
    return "\n".join(["---", f"{head}---", *(line for one in tabled.articles for line in _article(one)), ""])


def _article(article: Article) -> Iterator[str]:
    yield ""
    remark = _remark(article)
    if article.number != PREAMBLE or article.title or remark:
        yield f"{ARTICLE_SIGNS} Article {article.number}{'. ' if article.title else ''}{article.title}"
        yield from remark
        yield ""
    yield from (f"\\{line}" if _LOOKS_LIKE_HEADING.match(line) else line for line in article.text.split("\n"))


def _remark(article: Article) -> list[str]:
    mark = "" if article.certainty is Certainty.SECONDARY else f"certainty: {article.certainty.value}"
    issues = f"issues: {', '.join(article.issues)}" if article.issues else ""
    told = "; ".join(part for part in (issues, mark) if part)
    return [f"<!-- {told} -->"] if told else []
