r"""Reads a draft (a proposal, a counter-draft, an amendment) into a tabled document, from Markdown or from YAML.

Markdown: a block of YAML between two lines `---`, then the articles, each under a heading of two signs:

    ---
    key: draft-1
    title: A draft
    type: proposal
    ---
    ## Article 1. Consultations
    <!-- issues: hotlines, incidents; certainty: T -->
    The Parties shall ...

A heading may be `## Article 4. Title`, `## Article 4: Title`, `## Art. 4` or `## 4. Title`. Text before the first
is the article `preamble`. Every other heading stays in the text. A line that would be read as a heading and is
none has a backslash before it (`\## Article 4`). YAML: the same fields, and `articles`, a list of `number`,
`title`, `text`, `issues`, `certainty`, `text_sha256`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

import msgspec

from detente.model.certainty import Certainty
from detente.model.dialogue import Article, ArticleNumber, DocumentType, Key, Tabled
from detente.model.document import Document, nearest, read_yaml
from detente.model.errors import EmptyError, InputError, SchemaError
from detente.model.record import Digest
from detente.model.time import read_instant
from detente.sources.text_file import text_of

LARGEST_BYTES = 2_500_000
LONGEST_TEXT = 200_000
"""Characters of one article, as the noun `Article` has it: some 70 pages."""
PREAMBLE = "preamble"
COMMON = ("step", "party", "said", "happened", "held_for", "marking", "precedence", "in_reply_to", "corrects")
"""Fields that a file of any step may have; they are handed on as they stand."""

FENCES = ("---", "...")
_NUMBER = r"(?P<number>(?:\d+[A-Za-z]{0,4}|[IVXLC]+|[A-Z]|preamble)(?:[._-][A-Za-z0-9]{1,3})*)"
_REST = r"(?:[ \t]*[.:]|[ \t]+[-–—])?(?:[ \t]+(?P<title>.*?))?[ \t]*"
_HEADING = re.compile(r"(?P<signs>#{1,6})[ \t]+(?P<words>.*)")
_ARTICLE = re.compile(r"(?:[Aa]rticle|ARTICLE|[Aa]rt\.?)[ \t]+(?P<rest>.*)")
_AFTER_WORD = re.compile(_NUMBER + _REST)
_BARE = re.compile(_NUMBER.replace(r"|[IVXLC]+|[A-Z]|preamble", "") + r"(?:[.:](?:[ \t]+(?P<title>.*?))?)?[ \t]*")
_ESCAPED = re.compile(r"\\+#")
_REMARK = re.compile(r"<!--[ \t]*(?P<told>[a-z_]+:.*?)[ \t]*-->[ \t]*")
_REMARK_FIELDS = ("issues", "certainty")
ARTICLE_SIGNS = "##"


class Draft(NamedTuple):
    """A draft as read: the document, the common fields of its file, and where each field stands."""

    tabled: Tabled
    common: dict[str, Any]
    document: Document


class _Head(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    key: Key
    title: str
    type: DocumentType
    to: tuple[str, ...] = ()
    meeting: Key | None = None
    responds_to: Key | None = None
    all_or_nothing: bool = False
    answer_by: str = ""
    confirmed_by: str = ""
    document: str = ""
    certainty: Certainty = Certainty.SECONDARY


class _ArticleLines(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    number: ArticleNumber
    title: str = ""
    text: str = ""
    text_sha256: Digest | None = None
    issues: tuple[str, ...] = ()
    certainty: Certainty = Certainty.SECONDARY


class _Whole(_Head, frozen=True, kw_only=True, forbid_unknown_fields=True):
    articles: tuple[_ArticleLines, ...]


class Placed(NamedTuple):
    """An article, and where it stands in its file, for an error message."""

    article: Article
    where: str


def read_draft(data: bytes, name: str) -> Draft:
    """Return the draft in a file, Markdown or YAML; the first thing wrong refuses it, with file, line and field.

    EncodingError, EmptyError, DateError, InputError and SchemaError say what was expected. No text is left out.
    """
    text = text_of(data, name, expected="a draft: fields, and articles", at_most=LARGEST_BYTES)
    lines = text.split("\n")
    end = _end_of_fields(lines)
    if end is None and any(line.startswith(f"{ARTICLE_SIGNS} ") for line in lines):
        raise SchemaError(
            "a draft without its fields",
            where=f"{name}, line 1",
            expected="a line `---`, the fields key, title and type, a line `---`, then the articles",
            given=repr(lines[0][:80]),
        )
    if end is None:
        return _from_yaml(read_yaml(text, name))
    document = read_yaml("\n".join(["", *lines[1:end]]), name)
    head, common = _fields(document, _Head)
    placed = list(_articles(lines[end + 1 :], end + 2, name))
    return _draft(head, common, placed, document)


def _end_of_fields(lines: list[str]) -> int | None:
    """Return the line that ends the block of fields, None where the file has none."""
    if lines[0].rstrip() != FENCES[0]:
        return None
    return next((k for k, line in enumerate(lines) if k and line.rstrip() in FENCES), None)


def _from_yaml(document: Document) -> Draft:
    head, common = _fields(document, _Whole)
    placed = [
        Placed(Article(**msgspec.structs.asdict(one)), document.where("articles", k, "number"))
        for k, one in enumerate(head.articles)
    ]
    return _draft(head, common, placed, document)


Head = TypeVar("Head", bound=_Head)


def _fields(document: Document, shape: type[Head]) -> tuple[Head, dict[str, Any]]:
    """Return the fields of a draft, and those that a file of any step may have."""
    data = document.data if isinstance(document.data, dict) else {}
    known = (*shape.__struct_fields__, *COMMON)
    for field in data:
        if field not in known:
            raise SchemaError(
                "a field that nobody knows",
                where=document.where(field),
                expected=", ".join(known),
                given=field,
                next_step=nearest(field, known),
            )
    own = {field: value for field, value in data.items() if field not in COMMON}
    common = {field: value for field, value in data.items() if field in COMMON}
    return Document(document.name, own, document.lines).shaped(shape), common


def _draft(head: _Head, common: dict[str, Any], placed: list[Placed], document: Document) -> Draft:
    if not placed:
        raise EmptyError(
            "a draft without articles",
            where=document.name,
            expected="one or more headings such as `## Article 1. Title`, text below them",
            given="none",
        )
    _check(placed)
    told = msgspec.structs.asdict(head)
    fields = {field: told[field] for field in _Head.__struct_fields__ if field != "answer_by"}
    where = document.where("answer_by")
    answer_by: datetime | None = read_instant(head.answer_by, where) if head.answer_by else None
    articles = tuple(one.article for one in placed)
    return Draft(Tabled(**fields, answer_by=answer_by, articles=articles), common, document)


def _check(placed: Iterable[Placed]) -> None:
    first: dict[str, str] = {}
    for article, where in placed:
        if first.setdefault(article.number, where) != where:
            raise SchemaError(
                "an article number that stands twice",
                where=where,
                expected="each number once",
                given=f"{article.number}, first at {first[article.number]}",
            )
        if not article.text.strip() and article.text_sha256 is None:
            raise EmptyError(
                f"article {article.number} has no text", where=where, expected="text below it", given="nothing"
            )
        if len(article.text) > LONGEST_TEXT:
            raise InputError(
                f"article {article.number} is too long",
                where=where,
                expected=f"at most {LONGEST_TEXT:,} characters",
                given=f"{len(article.text):,}",
                next_step="divide it, or table it in YAML by its digest, `text_sha256`",
            )


class _Heading(NamedTuple):
    number: str
    title: str
    line: int


def _articles(lines: list[str], line: int, name: str) -> Iterator[Placed]:
    """Yield the articles of a body, its preamble first; `line` is the number of its first line in the file."""
    heading: _Heading | None = None
    own: list[str] = []
    for number, words in enumerate(lines, line):
        found = _heading(words, number, name)
        if found:
            yield from _article(heading, own, line, name)
            heading, own = found, []
        else:
            own.append(words[1:] if _ESCAPED.match(words) else words)
    yield from _article(heading, own, line, name)


def _article(heading: _Heading | None, own: list[str], line: int, name: str) -> Iterator[Placed]:
    if heading is None:
        text = _without_blank_ends(own)
        if text:
            yield Placed(Article(number=PREAMBLE, text=text), f"{name}, line {line}")
        return
    where = f"{name}, line {heading.line}"
    remark = _REMARK.fullmatch(own[0]) if own else None
    told = _remark(remark["told"], f"{name}, line {heading.line + 1}") if remark else {}
    text = _without_blank_ends(own[1:] if remark else own)
    yield Placed(Article(number=heading.number, title=heading.title, text=text, **told), where)


def _without_blank_ends(lines: list[str]) -> str:
    full = [k for k, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[full[0] : full[-1] + 1]) if full else ""


def _heading(line: str, number: int, name: str) -> _Heading | None:
    """Return the article that a line begins, None where it begins none; SchemaError where it is not clear."""
    found = _HEADING.fullmatch(line)
    if not found:
        return None
    named = _ARTICLE.fullmatch(found["words"])
    told = _AFTER_WORD.fullmatch(named["rest"]) if named else _BARE.fullmatch(found["words"])
    at_level = found["signs"] == ARTICLE_SIGNS
    if named and at_level != bool(told):
        raise _unclear(
            line,
            f"{name}, line {number}",
            "the heading of an article that cannot be read"
            if at_level
            else "the heading of an article at another level",
        )
    if not (told and at_level):
        return None
    return _Heading(told["number"], told["title"] or "", number)


def _unclear(line: str, where: str, problem: str) -> SchemaError:
    return SchemaError(
        problem,
        where=where,
        expected="`## Article 4. Title`, `## Article 4: Title`, `## Art. 4` or `## 4. Title`, with two signs",
        given=repr(line[:80]),
        next_step="if it is part of the text, write a backslash before it: `\\#...`",
    )


def _remark(told: str, where: str) -> dict[str, Any]:
    """Return issues and certainty from the remark under a heading: `issues: a, b; certainty: T`."""
    fields: dict[str, Any] = {}
    for part in told.split(";"):
        field, _, value = (words.strip() for words in part.partition(":"))
        if field not in _REMARK_FIELDS or field in fields:
            raise SchemaError(
                "a field that nobody knows" if field not in _REMARK_FIELDS else "a field that stands twice",
                where=f"{where}, field {field}",
                expected="<!-- issues: a, b; certainty: T -->, each once",
                given=repr(part.strip()[:80]),
                next_step=nearest(field, _REMARK_FIELDS),
            )
        fields[field] = _issues(value) if field == "issues" else _mark(value, f"{where}, field {field}")
    return fields


def _issues(value: str) -> tuple[str, ...]:
    return tuple(issue.strip() for issue in value.split(",") if issue.strip())


def _mark(value: str, where: str) -> Certainty:
    known = [mark.value for mark in Certainty]
    if value not in known:
        raise SchemaError("an unknown certainty", where=where, expected=", ".join(known), given=repr(value[:80]))
    return Certainty(value)
