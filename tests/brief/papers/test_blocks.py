"""Markdown read into one tree: everything said is in it once, and nothing in it is markup."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.brief.papers.blocks import (
    Bullets,
    Code,
    Heading,
    Paragraph,
    Quote,
    Rule,
    Run,
    Style,
    Table,
    plain,
    read_blocks,
    title_of,
    words,
)

EVERYTHING = """# Title *set*

### Too deep

Text **bold *both*** `code` [link](http://x.example) <http://y.example> ![picture](p.png) <b>html</b>
soft\\
hard

1. one
   - below

     more
2. two

3) other

> quoted
>
> # no heading here

| a | b\\|c |
|---|---|
| 1 | *2* |
| 3 |

---

    set

```
fenced
```

##

&amp; &#x202e;
"""


def test_every_kind_of_block() -> None:
    blocks = read_blocks(EVERYTHING)
    kinds = [type(block) for block in blocks]
    assert kinds == [Heading, Heading, Paragraph, Bullets, Bullets, Quote, Table, Rule, Code, Code, Paragraph]
    assert title_of(blocks) == "Title set"
    assert [block.level for block in blocks if isinstance(block, Heading)] == [1, 2]


def test_what_is_said() -> None:
    said = list(words(read_blocks(EVERYTHING)))
    assert said[2] == (
        "Text bold both code link (http://x.example) http://y.example picture <b>html</b> soft hard"
    )
    assert said[3:10] == ["one", "below", "more", "two", "other", "quoted", "no heading here"]
    assert said[10:16] == ["a", "b|c", "1", "2", "3", ""]
    assert said[16:] == ["set", "fenced", "& ‹U+202E›"]


def test_how_it_is_set() -> None:
    (paragraph,) = read_blocks("a **b _c_** `d`\\\ne")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs == (
        Run("a "),
        Run("b ", (Style.BOLD,)),
        Run("c", (Style.BOLD, Style.ITALIC)),
        Run(" "),
        Run("d", (Style.CODE,)),
        Run("\n"),
        Run("e"),
    )


def test_lists_keep_their_first_number() -> None:
    (first, second) = read_blocks("7. a\n8. b\n\n- c")
    assert isinstance(first, Bullets)
    assert isinstance(second, Bullets)
    assert (first.start, second.start) == (7, None)
    assert len(first.items) == 2


def test_columns_are_as_wide_as_their_words() -> None:
    (table,) = read_blocks("| No. | What |\n|---|---|\n| 1 | a longer text of several words |\n")
    assert isinstance(table, Table)
    assert table.shares[0] < table.shares[1]


def test_nothing_is_an_empty_tree() -> None:
    assert read_blocks("") == ()
    assert title_of(()) == ""
    assert read_blocks("#\n\n##\n") == ()


@given(st.text(max_size=200))
def test_any_text_is_read_and_no_heading_jumps(text: str) -> None:
    level = 0
    for block in read_blocks(text):
        if isinstance(block, Heading):
            assert 1 <= block.level <= level + 1
            assert plain(block.runs).strip()
            level = block.level


@given(st.integers(min_value=1, max_value=60))
def test_depth_is_bounded(depth: int) -> None:
    assert list(words(read_blocks("> " * depth + "x")))
