"""Drafts from files: read whole or refused with file, line and field; written so that they read back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model.certainty import Certainty
from detente.model.dialogue import Article, DocumentType, Tabled
from detente.model.errors import DateError, DetenteError, EmptyError, EncodingError, InputError, SchemaError
from detente.sources.drafts import LARGEST_BYTES, LONGEST_TEXT, PREAMBLE, read_draft
from detente.sources.drafts_written import write_draft
from detente.sources.text_file import text_of

HEAD = "---\nkey: draft-1\ntitle: A draft\ntype: proposal\n---\n"
FULL = """---
step: document
party: NO
held_for: [SE]
key: draft-1
title: A draft
type: counter-draft
to: [RU, NATO]
meeting: m-1
responds_to: draft-0
all_or_nothing: true
answer_by: 2022-02-01
confirmed_by: nobody
document: DOC.1
certainty: T
---

# A heading of the first level
Text before the first article.

## Article 1. Calls
<!-- issues: hotlines, at sea; certainty: M? -->

The first.

### 1. A heading in the text
## Annex
\\## Article 9
\\\\# two signs
<!-- a remark -->

## Article 2: Ships
Second.
## Art. 3
Third.
## art 4 Lights
<!-- certainty: D -->
Fourth.
## 5. Numbers
Fifth.
## 6
Sixth.
## Article IV - Roman
<!-- only a remark -->
Seventh.
## ARTICLE 7bis.1. Both

Eighth.

"""


def test_every_field_of_a_draft_in_markdown() -> None:
    tabled, common, document = read_draft(FULL.encode(), "draft.md")
    assert common == {"step": "document", "party": "NO", "held_for": ["SE"]}
    assert document.where("party") == "draft.md, line 3, field party"
    fields = {field: getattr(tabled, field) for field in Tabled.__struct_fields__ if field != "articles"}
    assert fields == {
        "document": "DOC.1",
        "certainty": Certainty.TEXT,
        "key": "draft-1",
        "title": "A draft",
        "type": DocumentType.COUNTER_DRAFT,
        "to": ("RU", "NATO"),
        "meeting": "m-1",
        "responds_to": "draft-0",
        "all_or_nothing": True,
        "answer_by": datetime(2022, 2, 1, 23, 59, 59, tzinfo=UTC),
        "confirmed_by": "nobody",
    }
    assert [(one.number, one.title, one.text) for one in tabled.articles] == [
        ("preamble", "", "# A heading of the first level\nText before the first article."),
        (
            "1",
            "Calls",
            "The first.\n\n### 1. A heading in the text\n## Annex\n## Article 9\n\\# two signs\n<!-- a remark -->",
        ),
        ("2", "Ships", "Second."),
        ("3", "", "Third."),
        ("4", "Lights", "Fourth."),
        ("5", "Numbers", "Fifth."),
        ("6", "", "Sixth."),
        ("IV", "Roman", "<!-- only a remark -->\nSeventh."),
        ("7bis.1", "Both", "Eighth."),
    ]
    assert tabled.articles[1].issues == ("hotlines", "at sea")
    assert [one.certainty.value for one in tabled.articles] == ["S", "M?", "S", "S", "D", "S", "S", "S", "S"]


def test_a_draft_in_yaml() -> None:
    text = """key: d
title: NO
type: leak
party: NO
articles:
  - {number: "1", title: Calls, text: "  as it stands \\n", issues: [a], certainty: T}
  - number: "2"
    text_sha256: "%s"
""" % ("0" * 64)
    tabled, common, _ = read_draft(text.encode(), "d.yaml")
    assert (tabled.title, common) == ("NO", {"party": "NO"})
    assert tabled.articles[0] == Article(
        number="1", title="Calls", text="  as it stands \n", issues=("a",), certainty=Certainty.TEXT
    )
    assert (tabled.articles[1].text, tabled.articles[1].text_sha256) == ("", "0" * 64)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark(end: str) -> None:
    data = b"\xef\xbb\xbf" + FULL.replace("\n", end).encode()
    assert read_draft(data, "draft.md")[:2] == read_draft(FULL.encode(), "draft.md")[:2]


def test_a_block_of_fields_may_end_in_points_and_have_no_name_of_markdown() -> None:
    text = HEAD.replace("proposal\n---", "proposal\n...") + "## Article 1\nText."
    assert read_draft(text.encode(), "draft").tabled.articles[0].text == "Text."


REFUSED: dict[str, tuple[str | bytes, type[DetenteError], str, str]] = {
    "a number twice": (
        HEAD + "## Article 1\nA.\n## Article 1\nB.",
        SchemaError,
        "stands twice",
        "d.md, line 8",
    ),
    "no articles": (HEAD + "\n\n", EmptyError, "without articles", "d.md"),
    "an empty text": (HEAD + "## Article 1\n\n## Article 2\nB.", EmptyError, "no text", "d.md, line 6"),
    "an empty text at the end": (HEAD + "## Article 1", EmptyError, "article 1 has no text", "d.md, line 6"),
    "an unknown field": (
        HEAD.replace("type:", "tpye:") + "## Article 1\nA.",
        SchemaError,
        "did you mean type?",
        "d.md, line 4, field tpye",
    ),
    "a missing field": (
        HEAD.replace("key: draft-1\n", "") + "## Article 1\nA.",
        SchemaError,
        "add the field `key`",
        "d.md",
    ),
    "a field of another type": (
        HEAD.replace("proposal", "draft") + "## Article 1\nA.",
        SchemaError,
        "draft",
        "d.md, line 4, field type",
    ),
    "a key in capitals": (
        "---\nkey: Draft\ntitle: D\ntype: leak\n---\n## 1.\nA.",
        SchemaError,
        "Draft",
        "line 2, field key",
    ),
    "articles in the fields": ("---\narticles: []\n---\n## 1.\nA.", SchemaError, "articles", "line 2"),
    "bad YAML": (
        HEAD.replace("title: A", "title: [A") + "## Article 1\nA.",
        SchemaError,
        "not YAML",
        "d.md, line 4",
    ),
    "fields that are a list": ("---\n- a\n---\n## 1.\nA.", SchemaError, "key", "d.md"),
    "a day that does not exist": (
        HEAD.replace("type:", "answer_by: 2022-02-30\ntype:") + "## Article 1\nA.",
        DateError,
        "2022-02-30",
        "d.md, line 4, field answer_by",
    ),
    "no fields": ("## Article 1\nA.", SchemaError, "without its fields", "d.md, line 1"),
    "fields that do not end": ("---\nkey: a\n## Article 1\nA.", SchemaError, "without its fields", "d.md, line 1"),
    "an article at another level": (HEAD + "## 1.\nA.\n### Article 2\nB.", SchemaError, "another level", "line 8"),
    "the first level": (HEAD + "# Article 2. B\nB.", SchemaError, "two signs", "line 6"),
    "an article without a number": (HEAD + "## Article on ships\nB.", SchemaError, "cannot be read", "line 6"),
    "a title without a blank": (HEAD + "## Article 4.Title\nB.", SchemaError, "backslash", "line 6"),
    "a remark with an unknown field": (
        HEAD + "## 1.\n<!-- isues: a -->\nB.",
        SchemaError,
        "did you mean issues?",
        "d.md, line 7, field isues",
    ),
    "a remark that says it twice": (
        HEAD + "## 1.\n<!-- issues: a; issues: b -->\nB.",
        SchemaError,
        "twice",
        "line 7",
    ),
    "an unknown certainty": (
        HEAD + "## 1.\n<!-- certainty: X -->\nB.",
        SchemaError,
        "M?",
        "line 7, field certainty",
    ),
    "no UTF-8": (HEAD.encode() + b"## 1.\n\xff", EncodingError, "0xff", "d.md, line 7"),
    "binary": (HEAD + "## 1.\n\0", EncodingError, "zero byte", "d.md, line 7"),
    "empty": (" \n", EmptyError, "empty file", "d.md"),
    "too long an article": (HEAD + "## 1.\n" + "a" * (LONGEST_TEXT + 1), InputError, "200,001", "d.md, line 6"),
    "too large a file": ("a" * (LARGEST_BYTES + 1), InputError, "2,500,001 bytes", "d.md"),
}


@pytest.mark.parametrize("name", list(REFUSED))
def test_what_is_refused(name: str) -> None:
    data, kind, told, where = REFUSED[name]
    with pytest.raises(kind) as caught:
        read_draft(data if isinstance(data, bytes) else data.encode(), "d.md")
    assert type(caught.value) is kind
    assert told in str(caught.value)
    assert where in caught.value.where
    assert len(str(caught.value)) < 1_500


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("- {number: '1', text: a}\n  - {number: '1', text: b}", "d.yaml, line 6"),
        ("- {number: '1'}", "d.yaml, line 5, field articles.0.number"),
        ("- {number: '1', texte: a}", "d.yaml, line 5, field articles.0.texte"),
        ("- {number: '!', text: a}", "d.yaml, line 5, field articles.0.number"),
        ("[]", "d.yaml"),
    ],
)
def test_what_is_refused_in_yaml(text: str, where: str) -> None:
    with pytest.raises(InputError) as caught:
        read_draft(f"key: d\ntitle: D\ntype: proposal\narticles:\n  {text}".encode(), "d.yaml")
    assert where in caught.value.where


def test_a_draft_of_two_million_characters_is_read() -> None:
    body = "".join(f"## {n}.\n{'A sentence of a draft. ' * 2_000}\n" for n in range(43))
    tabled = read_draft((HEAD + body).encode(), "d.md").tabled
    assert len(body) > 1_970_000
    assert sum(len(one.text) for one in tabled.articles) == 43 * len("A sentence of a draft. " * 2_000)


PIECES = [
    "a", "word ", "## Article 3. x", "## 4. t", "### ", "\n", "\n\n", " ", "\\", "# ", "---", "<!-- issues: a -->",
    "é", ":", "'", '"', "\u2028", "\r", "\t", "...", "- x", "\x85", "\ufeff", "\x07", "😀", "art. 5", "NO", "null",
]  # fmt: skip
mixed = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
marks = st.sampled_from(list(Certainty))
articles = st.builds(
    Article,
    number=st.sampled_from(["1", "2", "3a", "IV", PREAMBLE, "A", "4.1", "x-y", "zz", "10."]),
    title=st.sampled_from(["", "Title", "A: b"]) | mixed,
    text=mixed.filter(str.strip),
    issues=st.lists(st.sampled_from(["hotlines", "at sea", "NO"]) | mixed, max_size=2).map(tuple),
    certainty=marks,
)
drafts = st.builds(
    Tabled,
    key=st.sampled_from(["a", "draft-1"]),
    title=mixed,
    type=st.sampled_from(list(DocumentType)),
    articles=st.lists(articles, min_size=1, max_size=4, unique_by=lambda one: one.number).map(tuple),
    to=st.lists(st.just("NO") | mixed, max_size=2).map(tuple),
    meeting=st.sampled_from([None, "m-1"]),
    all_or_nothing=st.booleans(),
    answer_by=st.sampled_from([None, datetime(2022, 2, 1, 1, 2, 3, 456, tzinfo=UTC)]),
    confirmed_by=mixed,
    document=mixed,
    certainty=marks,
)
common_fields = st.dictionaries(
    st.sampled_from(["step", "party", "said", "held_for", "marking"]), mixed | st.lists(mixed, max_size=2)
)


@given(drafts, common_fields)
def test_what_is_written_reads_back(tabled: Tabled, common: dict[str, object]) -> None:
    read = read_draft(write_draft(tabled, common).encode(), "d")
    assert (read.tabled, read.common) == (tabled, common)


def test_what_was_read_is_written_as_markdown() -> None:
    tabled, common, _ = read_draft(FULL.encode(), "draft.md")
    written = write_draft(tabled, common)
    assert written.startswith("---\nstep: document\n")
    assert "\n## Article 1. Calls\n<!-- issues: hotlines, at sea; certainty: M? -->\n\nThe first.\n" in written
    assert "\n\\## Article 9\n\\\\# two signs\n" in written
    assert read_draft(written.encode(), "draft.md")[:2] == (tabled, common)


def test_what_markdown_cannot_hold_is_written_as_yaml() -> None:
    tabled = Tabled(
        key="d",
        title="D",
        type=DocumentType.LEAK,
        articles=(Article(number="1", text_sha256="0" * 64), Article(number="2", text="\n a \n")),
    )
    written = write_draft(tabled)
    assert written.startswith("key: d\n")
    assert read_draft(written.encode(), "d.yaml").tabled == tabled


@pytest.mark.parametrize(
    "articles",
    [(), (Article(number="1", text="a"), Article(number="1", text="b")), (Article(number="1", text="\ud800"),)],
    ids=["no article", "one number twice", "half a character"],
)
def test_what_no_file_can_hold(articles: tuple[Article, ...]) -> None:
    with pytest.raises(InputError, match="no file can hold"):
        write_draft(Tabled(key="d", title="D", type=DocumentType.LEAK, articles=articles))


def test_a_text_file_says_where_it_is_no_text() -> None:
    with pytest.raises(EncodingError) as caught:
        text_of(b"\xef\xbb\xbfa\n\nb\xe9", "f", expected="text", at_most=100)
    assert caught.value.where == "f, line 3, byte 4"
