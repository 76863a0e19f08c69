"""Each paper as it is read: what it says first, what it never says, its sources, its marking."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from markdown_it import MarkdownIt

from detente.brief.papers import About, Made, Material, Paper, Template, Wanted, make_paper, shipped
from detente.brief.papers.blocks import Heading, Run, read_blocks, words
from detente.model.council import Issue
from detente.model.dialogue import FollowUp, NoteType
from detente.model.errors import InputError
from detente.model.record import Marking, Record
from tests.brief.papers.made_up import AS_OF, ISSUES, NAMES, material, whole_cycle
from tests.brief.sample import HOSTILE_WORDS
from tests.domains.council.dialogues import Cycle

LETTER = About(document="plan", article="3", to="CC")
MARKUP = {"link_open", "image", "html_inline", "html_block", "s_open"}
"""What no shipped template writes by itself: wherever it stands, a record made it."""
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def made(paper: Paper, given: Material | None = None, **fields: Any) -> Made:
    about = fields.pop("about", LETTER if paper is Paper.LETTER else About())
    template = fields.pop("template", None)
    wanted = Wanted(paper=paper, about=about, **fields)
    return make_paper(given or material(), wanted, Template("mine.md", template) if template else None)


def text(paper: Paper, **fields: Any) -> str:
    return made(paper, **fields).markdown


@pytest.mark.parametrize("paper", Paper)
def test_the_marking_stands_first_and_last_and_the_maker_under_the_title(paper: Paper) -> None:
    lines = text(paper).splitlines()
    assert lines[0] == lines[-1] == "**TLP:CLEAR**"
    assert lines[2].startswith("# ")
    head = "\n".join(lines[:8])
    assert "repared by a machine from the records of this desk, as of the end of 30 June 1975 (UTC)." in head
    if paper is not Paper.LETTER:
        assert "Nothing here is agreed unless it says by whom." in head


def test_a_summary_says_first_that_it_is_the_chairs() -> None:
    for template in (None, "# My own\n\nNothing of that.", "No title"):
        blocks = made(Paper.SUMMARY, template=template).page.blocks
        said = list(words(blocks[:2] if isinstance(blocks[0], Heading) else blocks[:1]))
        assert "This is the chair's summary" in said[-1]
        assert "not an agreed text and binds nobody" in said[-1]


def test_a_communique_says_only_what_is_agreed() -> None:
    told = text(Paper.COMMUNIQUE)
    assert "Accepted by Alphia, Betia and Gammia" in told
    assert "> Each side tells the others its plans for the year." in told
    assert "A group of experts on exercises meets in September 1975." in told
    assert "15 September 1975, as Alphia, Betia and Gammia said" in told
    for disputed in ("river", "River", "brigade", "press", "North Wind", "Line", "objected", "not adopted"):
        assert disputed not in told


def test_a_communique_of_nothing_agreed() -> None:
    told = text(Paper.COMMUNIQUE, given=material(until="1975-06-06"))
    assert "Nothing is on record as agreed." in told
    assert "## Sources" not in told


def test_an_agenda_says_who_objects() -> None:
    told = text(Paper.AGENDA)
    assert "2. The river. Proposed by Betia [3]. **Alphia said no: this item is not agreed.**" in told
    assert "1. Transparency of exercises. Proposed by Alphia [2]. Agreed by Alphia, Betia and Gammia." in told


def test_an_action_list_tells_what_is_past_and_who_disputes() -> None:
    told = text(Paper.ACTIONS)
    assert "| 1 | Send a list of the exercises of 1975 | Alphia and Betia | 20 June 1975 **(past)** |" in told
    assert "| nobody on record; said by Chair of the Conference | Betia |" in told
    assert "Objection, if there is one, to The room of the next meeting" in told


def test_a_table_of_positions_keeps_conditions_leaks_and_silence() -> None:
    told = text(Paper.POSITIONS)
    assert "accepts in part, on a condition: the zone comes first" in told
    assert "is open (known by a leak, confirmed by Gammia's ministry)" in told
    assert "| Betia | is silent on it |" in told
    assert "No word on record from Gammia." in told
    assert "| Alphia and Betia | 0.625 | 2 |" in told
    assert "- Tests that leave debris in orbit end" in told


def test_a_letter_asks_and_takes_silence_for_nothing() -> None:
    told = text(Paper.LETTER)
    assert "**Draft of a letter. A person edits, signs and sends it.**" in told
    assert "what is the answer of Gammia to article 3?" in told
    assert "taken neither for a yes nor for a no" in told
    assert "Alphia asked for an answer by the end of 20 June 1975 (UTC)." in told
    on_issue = text(Paper.LETTER, about=About(issue="space", to="AA"))
    assert "where does Alphia stand on it?" in on_issue
    assert "No deadline was stated." in on_issue


@pytest.mark.parametrize("paper", Paper)
def test_every_number_has_its_source_and_every_source_its_number(paper: Paper) -> None:
    told = text(paper)
    body, _, sources = told.partition("## Sources")
    rows = re.findall(
        r"^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \| (\S+) \| `[0-9a-f]{12}` \|$", sources, re.M
    )
    assert [int(row[0]) for row in rows] == list(range(1, len(rows) + 1))
    assert {int(n) for n in re.findall(r"\[(\d+)\]", body)} == set(range(1, len(rows) + 1))
    assert all(row[5] in ("T", "N", "S", "C", "M", "M?", "D") for row in rows)
    assert "S secondary source" in sources


@pytest.mark.parametrize("paper", Paper)
def test_one_verb_and_no_side(paper: Paper) -> None:
    judging = r"\b(claimed?|alleged|insist\w*|admitt\w*|refus\w+|stubborn|reasonable|unfortunately|concession)\b"
    assert not re.search(judging, text(paper), re.IGNORECASE)


@pytest.mark.parametrize("paper", Paper)
def test_an_empty_desk_says_so(paper: Paper) -> None:
    told = text(paper, given=material(Cycle()), about=About())
    assert "Nothing on record" in told
    assert "[1]" not in told


def test_the_same_records_give_the_same_text() -> None:
    for paper in Paper:
        assert text(paper) == text(paper)


def test_a_stricter_record_makes_a_stricter_paper_only_where_it_is_looked_at() -> None:
    cycle = whole_cycle().say("ZCH", FollowUp(key="x", what="Quiet step", owners=("AA",)), marking=Marking.AMBER)
    actions = made(Paper.ACTIONS, material(cycle))
    assert actions.page.marking == "TLP:AMBER"
    assert actions.markdown.startswith("**TLP:AMBER**")
    assert made(Paper.POSITIONS, material(cycle)).page.marking == "TLP:CLEAR"
    assert made(Paper.POSITIONS, material(cycle), marking=Marking.RED).page.marking == "TLP:RED"
    with pytest.raises(InputError) as caught:
        made(Paper.ACTIONS, material(cycle), marking=Marking.GREEN)
    assert "TLP:AMBER" in caught.value.expected


def test_a_template_sees_the_marking_that_the_paper_has() -> None:
    cycle = whole_cycle().say("ZCH", FollowUp(key="x", what="Quiet step", owners=("AA",)), marking=Marking.AMBER)
    template = "{{ marking }} {% for one in follow_ups %}{{ one.what }}{% endfor %}"
    told = made(Paper.ACTIONS, material(cycle), template=template).markdown
    assert told.count("TLP:AMBER") == 3
    assert "TLP:CLEAR" not in told


def test_a_template_of_ones_own() -> None:
    template = "# Ours\r\n\r\n{% for one in documents %}\r\n- {{ one.title }} {{ one|cite }}\r\n{% endfor %}\r\n"
    told = text(Paper.SUMMARY, template=template)
    assert "- Draft memorandum on plans of exercises [1]\n- Text on the river [2]\n" in told
    with pytest.raises(InputError) as caught:
        made(Paper.SUMMARY, template="# Ours\n\n{{ documents[0].titel }}")
    assert caught.value.where == "mine.md, line 3"
    assert "title" in caught.value.expected


def test_the_shipped_templates_are_one_a_paper() -> None:
    assert {template.name for template in shipped().values()} == {f"{paper.value}.md" for paper in Paper}


HOSTILE = (
    *HOSTILE_WORDS,
    "# no heading",
    "1. no list",
    "| no | table |\n|---|---|\n| x | y |",
    "[no link](http://x.example) <http://y.example> ![no picture](z.png)",
    "<script>no()</script> &lt; &amp;",
    "{{ 7 * 7 }} {% for x in y %} {# no comment #}",
    "**no** _no_ `no` ~~no~~",
    "---",
    "```\nno code",
    "> no quote",
    "[1]: http://no.example",
    "\ue02a \ue05b private signs",
)


def hostile(word: str, value: Any, depth: int = 0) -> Any:
    """Return a record's body with every free text in it made hostile; keys and closed words stay."""
    if isinstance(value, msgspec.Struct):
        changes = {
            name: hostile(word, getattr(value, name), depth + 1)
            for name in value.__struct_fields__
            if name in FREE or not isinstance(getattr(value, name), str)
        }
        return msgspec.structs.replace(value, **changes)
    if isinstance(value, tuple):
        return tuple(hostile(word, item, depth + 1) for item in value)
    return word if type(value) is str and value else value


FREE = {
    "title", "text", "words", "place", "format", "document", "condition", "what", "within", "in_short", "person",
    "office", "speaker", "subject", "value", "coded_by", "confirmed_by", "first", "second",
}  # fmt: skip
CLOSED = {"owners", "to", "present", "agreed_by", "issues", "members"}


def hostile_cycle(word: str) -> Cycle:
    cycle = Cycle()
    for record in whole_cycle().records:
        body = hostile(word, record.body)
        for name in CLOSED & set(getattr(body, "__struct_fields__", ())):
            body = msgspec.structs.replace(body, **{name: getattr(record.body, name)})
        if hasattr(body, "articles"):
            pairs = zip(body.articles, record.body.articles, strict=True)
            kept = tuple(
                msgspec.structs.replace(new, issues=old.issues) if hasattr(old, "issues") else new
                for new, old in pairs
            )
            body = msgspec.structs.replace(body, articles=kept)
        cycle.records.append(msgspec.structs.replace(record, body=body))
    return cycle


def hostile_material(word: str) -> Material:
    names = {id_: f"{name} {word}" for id_, name in NAMES.items()}
    issues = tuple(Issue(id=issue.id, proposition=word, topic=word) for issue in ISSUES)
    return material(hostile_cycle(word), names=names, issues=issues)


def shape(value: Any) -> Any:
    """Return a tree of blocks without its words: headings, lists of so many items, tables of such a size."""
    if isinstance(value, Run):
        return ""
    if isinstance(value, msgspec.Struct):
        parts = [shape(getattr(value, name)) for name in value.__struct_fields__ if name not in ("runs", "shares")]
        return (type(value).__name__, parts)
    if isinstance(value, tuple):
        return [] if value and isinstance(value[0], Run) else [shape(item) for item in value]
    return value


def as_plain(word: str) -> str:
    """Return plain words of as many lines as a hostile text has."""
    return "\n".join("plain words" for line in word.replace("\r\n", "\n").split("\n") if line.strip())


RECORDABLE = [word for word in HOSTILE if word.isprintable() or word.encode("utf-8", "ignore").decode() == word]
"""No record can hold half a surrogate pair."""


@pytest.mark.parametrize("word", RECORDABLE)
@pytest.mark.parametrize("paper", Paper)
def test_hostile_words_stay_words(paper: Paper, word: str) -> None:
    """No word makes a link, a picture or HTML, and the tree has the shape that plain words give it."""
    told, usual = made(paper, hostile_material(word)), made(paper, hostile_material(as_plain(word)))
    tokens = READER.parse(told.markdown)
    kinds = {token.type for token in tokens} | {c.type for token in tokens for c in token.children or []}
    assert not kinds & MARKUP
    assert shape(told.page.blocks) == shape(usual.page.blocks)
    assert "49" not in "".join(words(told.page.blocks)) or "7 * 7" not in word


def test_hostile_words_are_all_there() -> None:
    """The first words of each hostile text stand in the paper as they are, white space apart."""
    for word in (
        "{{ 7 * 7 }} {% for x in y %} {# no comment #}",
        "[no link](http://x.example)",
        "<script>no()</script>",
    ):
        said = " ".join(words(made(Paper.ANNOTATED, hostile_material(word)).page.blocks))
        assert said.count(word) > 5


@pytest.mark.slow
def test_ten_thousand_follow_ups() -> None:
    cycle = whole_cycle()
    for number in range(10_000):
        cycle.say("ZCH", FollowUp(key=f"f{number}", what=f"Step {number}", owners=("AA",), meeting="pc-1975-06"))
    told = made(Paper.ACTIONS, material(cycle))
    assert told.markdown.count("| Step ") == 10_000
    assert "[10006]" in told.markdown


def test_a_note_is_in_no_paper() -> None:
    records: list[Record[Any]] = whole_cycle().records
    assert any(getattr(record.body, "type", None) is NoteType.FALLBACK for record in records)
    for paper in Paper:
        assert "SECRETFALLBACK" not in text(paper)


def test_markdown_and_tree_say_the_same() -> None:
    for paper in Paper:
        told = made(paper)
        inner = told.markdown.removeprefix("**TLP:CLEAR**\n\n").removesuffix("\n\n**TLP:CLEAR**\n")
        assert list(words(read_blocks(inner))) == list(words(told.page.blocks))


def test_as_of_is_the_one_asked_for() -> None:
    assert AS_OF == "1975-06-30"
    assert "as of the end of 9 June 1975 (UTC)" in text(Paper.SUMMARY, given=material(until="1975-06-09"))
