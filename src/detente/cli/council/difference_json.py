"""The difference of two drafts as JSON, schema `detente-difference/1`."""

from __future__ import annotations

from typing import Any

from detente.domains.council.difference import ArticleChange, Difference, State
from detente.domains.council.runs import Compared
from detente.model.dialogue import Article, Tabled

SCHEMA = "detente-difference/1"


def difference_as_json(difference: Difference) -> dict[str, Any]:
    """Return the difference: its runs put together give either text exactly, white space included."""
    return {
        "schema": SCHEMA,
        "first": _draft(difference.first),
        "second": _draft(difference.second),
        "states": {state.value: len(difference.of_state(state)) for state in State},
        "counts": difference.counts,
        "articles": [_article(change) for change in difference.articles],
        "split": difference.split,
        "merged": difference.merged,
        "carried": difference.carried,
        "limits": difference.limits,
    }


def _draft(draft: Tabled) -> dict[str, Any]:
    return {"key": draft.key, "title": draft.title, "type": draft.type}


def _article(change: ArticleChange) -> dict[str, Any]:
    return {
        "state": change.state,
        "first": _named(change.first),
        "second": _named(change.second),
        "renumbered": change.renumbered,
        "counts": change.counts,
        "title": _compared(change.title),
        "text": _compared(change.text) if change.text else None,
        "weighty": change.weighty,
    }


def _named(article: Article | None) -> dict[str, Any] | None:
    return {"number": article.number, "title": article.title, "issues": article.issues} if article else None


def _compared(compared: Compared) -> dict[str, Any]:
    return {"detail": compared.detail, "runs": compared.runs}
