"""What a template may ask for: nothing later than the as-of, nothing held back, every name explained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
import pytest
from msgspec import inspect

from detente.brief.papers import About, Context, Paper, Wanted, build_context
from detente.brief.papers.filling import fill
from detente.brief.papers.words import FILTERS, TESTS
from detente.model.council import Issue, NextMeeting
from detente.model.dialogue import (
    Answer,
    Call,
    DocumentType,
    FollowUp,
    Meeting,
    NextDate,
    Tabled,
)
from detente.model.errors import InputError
from detente.model.record import Marking
from tests.brief.papers.made_up import AS_OF, material, whole_cycle
from tests.conftest import ROOT
from tests.domains.council.dialogues import Cycle, answers, articles

PAGE = (ROOT / "docs" / "papers.md").read_text(encoding="utf-8")
PAPERS = [paper for paper in Paper if paper is not Paper.LETTER]


def context(paper: Paper = Paper.SUMMARY, cycle: Cycle | None = None, **fields: Any) -> Context:
    until = fields.pop("until", AS_OF)
    return build_context(material(cycle, until), Wanted(paper=paper, **fields))


def about(**fields: Any) -> Context:
    return context(Paper.LETTER, about=About(**fields))


def leaves(value: Any) -> Iterator[Any]:
    """Yield every value that is neither a list nor a thing with fields."""
    if isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from leaves(inner)
    else:
        yield value


def whole_text(told: Context) -> str:
    return "\n".join(str(value) for value in leaves(msgspec.to_builtins(told)))


def structs(node: Any, found: dict[str, Any]) -> dict[str, Any]:
    """Return every type of thing in the context by name, with the fields that it has."""
    for field in node.fields:
        for part in (field.type, *getattr(field.type, "types", ()), getattr(field.type, "item_type", None)):
            if isinstance(part, inspect.StructType) and part.cls.__name__ not in found:
                found[part.cls.__name__] = [f.encode_name for f in part.fields]
                structs(part, found)
    return found


def documented() -> dict[str, set[str]]:
    """Return the names that docs/papers.md explains, by the heading of their table."""
    found: dict[str, set[str]] = {}
    for heading, body in re.findall(r"^### (.+?)\n(.*?)(?=^#|\Z)", PAGE, re.MULTILINE | re.DOTALL):
        rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", body, re.MULTILINE)
        found[heading] = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    return found


def test_every_name_is_explained_and_no_other() -> None:
    told, top = documented(), inspect.type_info(Context)
    assert told["The whole"] == {field.encode_name for field in top.fields}  # type: ignore[attr-defined]
    for name, fields in structs(top, {}).items():
        heading = re.sub(r"(?<!^)(?=[A-Z])", " ", name.removesuffix("Shown")).capitalize()
        assert heading in told, f"write a table under '### {heading}' in docs/papers.md"
        assert told[heading] == set(fields), heading


def test_every_filter_and_test_is_explained() -> None:
    told = documented()["Filters"]
    assert told == {*FILTERS, "cite", "default"}
    assert all(f"`{name}`" in PAGE for name in TESTS if name.isalpha())


@pytest.mark.parametrize("paper", PAPERS)
def test_everything_in_it_is_plain_data(paper: Paper) -> None:
    told = msgspec.to_builtins(context(paper))
    assert not [value for value in leaves(told) if not isinstance(value, str | int | None)]
    assert fill("{{ paper }}", "t", told).text == paper.value


def test_nothing_later_is_seen() -> None:
    told = context(until="1975-06-06")
    assert told.meeting is not None
    assert told.meeting.status == "confirmed"
    assert [source.said[:10] for source in told.sources] <= ["1975-06-06"] * len(told.sources)
    assert max(source.said for source in told.sources) < "1975-06-07"
    assert not told.decisions
    assert {article.agreed for document in told.documents for article in document.articles} == {False}


@pytest.mark.parametrize("paper", PAPERS)
def test_notes_of_a_delegation_are_in_no_paper(paper: Paper) -> None:
    assert "SECRETFALLBACK" not in whole_text(context(paper))


def test_parties_stand_in_the_order_of_their_names() -> None:
    told = context()
    assert [party.name for party in told.parties] == ["Alphia", "Betia", "Gammia"]
    assert told.meeting is not None
    assert [reply.party for reply in told.meeting.replies] == ["Alphia", "Betia", "Gammia"]
    assert [statement.party for statement in told.meeting.statements] == ["Alphia", "Betia", "Gammia"]
    assert told.meeting.present == ("Alphia", "Betia", "Gammia")


def test_what_is_agreed_and_what_is_not() -> None:
    told = context()
    named = {f"{a.document}#{a.number}": a for d in told.documents for a in d.articles}
    assert [name for name, article in named.items() if article.agreed] == ["plan#1"]
    assert named["plan#1"].agreed_by == ("Alphia", "Betia", "Gammia")
    assert named["plan#3"].unanswered_by == ("Gammia",)
    assert [(one.party, one.word, one.condition) for one in named["plan#2"].answers] == [
        ("Betia", "conditional", "the zone is agreed first"),
        ("Gammia", "accept in part", ""),
    ]
    assert "plan#2" in named["river-text#2"].why
    assert [decision.key for decision in told.agreed.decisions] == ["group"]
    assert [one.key for one in told.agreed.follow_ups] == ["list", "minutes"]
    assert told.agreed.next_day == "1975-09-15"


def test_a_text_of_several_paragraphs() -> None:
    article = context().documents[0].articles[0]
    assert article.paragraphs == ("Each side tells the others its plans for the year.", "It does so by 1 March.")
    assert article.text == " ".join(article.paragraphs)


def test_words_asked_for_by_an_instant() -> None:
    told = context(until="1975-05-25")
    assert [(one.of, one.by, one.past) for one in told.asked] == [
        (("Alphia", "Betia", "Gammia"), "1975-05-30T12:00:00Z", False)
    ]
    later = context()
    assert [(one.of, one.past) for one in later.asked] == [
        (("Gammia",), True),
        (("Alphia", "Betia", "Gammia"), False),
    ]


def test_follow_ups_open_first_and_past_ones_known() -> None:
    told = context().follow_ups
    assert [(one.key, one.state, one.overdue) for one in told] == [
        ("list", "open", True),
        ("map", "open", False),
        ("visit", "disputed", False),
        ("minutes", "done", False),
    ]


DISPUTED = ("River", "river", "Zone", "zone", "brigade", "press", "Watch", "Observers", "North Wind", "map")


def test_the_communique_holds_nothing_that_is_disputed() -> None:
    """No template can show what is not in its context; what is left out is named with its own words above."""
    told = context(Paper.COMMUNIQUE)
    said = whole_text(told)
    assert "Each side tells the others its plans" in said
    assert "A group of experts" in said
    assert not [word for word in DISPUTED if word in said]
    assert "Draft memorandum on plans" not in said, "the title of a document of which not all is agreed"
    left_out = (told.issues, told.gaps, told.documents, told.decisions, told.meetings, told.nexts, told.asked)
    assert not any(left_out)
    assert {source.what for source in told.sources} <= {
        "meeting held",
        "call of a meeting",
        "document tabled",
        "answer to a document",
        "text put for decision",
        "follow-up",
        "word on the next meeting",
    }


def test_the_title_of_a_text_agreed_as_a_whole_stands() -> None:
    plan = Tabled(
        key="plan", title="The whole plan", type=DocumentType.PROPOSAL, articles=articles("1"), to=("BB",)
    )
    cycle = Cycle().say("AA", plan).say("BB", Answer(to="plan", articles=answers(a1="accept")), "1975-06-03")
    (article,) = context(Paper.COMMUNIQUE, cycle).agreed.articles
    assert (article.document_title, article.agreed_by) == ("The whole plan", ("Alphia", "Betia"))


def test_a_communique_about_one_meeting_takes_what_was_put_there() -> None:
    plan = Tabled(key="old", title="Old", type=DocumentType.PROPOSAL, articles=articles("1"), to=("BB",))
    cycle = whole_cycle().say("AA", plan).say("BB", Answer(to="old", articles=answers(a1="accept")), "1975-06-03")
    wide = context(Paper.COMMUNIQUE, cycle).agreed.articles
    assert [article.document for article in wide] == ["old", "plan"]
    narrow = context(Paper.COMMUNIQUE, cycle, meeting="pc-1975-06").agreed.articles
    assert [article.document for article in narrow] == ["plan"]


def test_a_day_that_one_party_alone_calls_agreed_is_not() -> None:
    cycle = whole_cycle()
    cycle.say("BB", NextDate(forum="ZPC", status=NextMeeting.UNDER_STUDY), "1975-06-20")
    assert context(cycle=cycle).agreed.next_day == ""
    assert context(cycle=cycle, until="1975-06-19").agreed.next_day == "1975-09-15"


def test_which_meeting_a_paper_is_about() -> None:
    cycle = whole_cycle()
    cycle.say("ZCH", Call(meeting="pc-1975-09", forum="ZPC", day=date(1975, 9, 15)), "1975-06-20")
    cycle.say("ZCH", Call(meeting="open", forum="ZPC"), "1975-06-20")
    keys = {paper: context(paper, cycle).meeting for paper in PAPERS}
    assert {paper.value: meeting.key for paper, meeting in keys.items() if meeting} == {
        "agenda": "pc-1975-09",
        "annotated-agenda": "pc-1975-09",
        "positions": "pc-1975-06",
        "summary": "pc-1975-06",
        "communique": "pc-1975-06",
        "actions": "pc-1975-06",
    }
    ahead = context(Paper.AGENDA, cycle)
    assert ahead.previous is not None
    assert ahead.previous.key == "pc-1975-06"
    named = context(Paper.AGENDA, cycle, meeting="open")
    assert named.meeting is not None
    assert named.meeting.key == "open"


def test_a_meeting_that_is_not_there_is_named_with_those_near() -> None:
    with pytest.raises(InputError) as caught:
        context(meeting="pc-1975-07")
    assert caught.value.expected == "pc-1975-06"
    assert "did you mean pc-1975-06?" in caught.value.next_step


def test_an_empty_desk() -> None:
    for paper in Paper:
        told = context(paper, Cycle())
        assert told.nothing
        assert (told.meeting, told.forum, told.sources) == (None, "", ())
    with pytest.raises(InputError) as caught:
        context(Paper.LETTER, Cycle(), about=About(document="plan"))
    assert caught.value.expected == "none is on record"


def test_members_not_known_are_those_present() -> None:
    told = build_context(material(members=lambda _: ()), Wanted(paper=Paper.SUMMARY))
    assert [party.id for party in told.parties] == ["AA", "BB", "CC"]
    alone = Cycle().say("AA", Tabled(key="p", title="", type=DocumentType.PROPOSAL, articles=articles("1")))
    told = build_context(material(alone, members=lambda _: ()), Wanted(paper=Paper.ACTIONS))
    assert "To whom it was put is not on record." in told.documents[0].articles[0].why
    assert [party.id for party in told.parties] == ["AA"]


def test_a_letter_on_an_article_goes_to_the_one_who_has_not_answered() -> None:
    told = about(document="plan", article="3")
    assert told.addressee is not None
    assert told.addressee.name == "Gammia"
    assert told.article is not None
    assert told.article.title == "Line"


@pytest.mark.parametrize(
    ("fields", "problem", "expected"),
    [
        ({}, "a letter about nothing", "--document KEY --article N, or --issue ID"),
        ({"document": "pln"}, "a document that is not on record", "plan, river-text"),
        ({"document": "plan"}, "an article that is not on record", "1, 2, 3"),
        ({"document": "plan", "article": "9"}, "an article that is not on record", "1, 2, 3"),
        ({"document": "plan", "article": "1"}, "no party to put this question to", "none is left"),
        (
            {"document": "plan", "article": "1", "to": "BB"},
            "an article that this party has answered",
            "none is left",
        ),
        ({"document": "plan", "article": "3", "to": "ZZ"}, "no party to put this question to", "not answered: CC"),
        ({"issue": "lin"}, "an issue that is not on record", "line"),
        ({"issue": "zone"}, "a party that is not on record", "AA"),
        ({"issue": "zone", "to": "ZZ"}, "a party that is not on record", "AA"),
        ({"issue": "zone", "to": "BB"}, "an issue on which this party has spoken", "none is left"),
        ({"issue": "sharing", "to": "AA"}, "an issue on which this party has spoken", "none is left"),
    ],
)
def test_a_letter_that_cannot_be_written(fields: dict[str, str], problem: str, expected: str) -> None:
    with pytest.raises(InputError) as caught:
        about(**fields)
    assert caught.value.problem == problem
    assert expected in caught.value.expected


def test_a_letter_on_an_issue_goes_also_to_one_that_is_silent() -> None:
    for to in ("CC", "BB"):
        told = about(issue="line", to=to)
        assert told.issue is not None
        assert told.addressee is not None
        assert told.addressee.id == to


def test_a_letter_about_nothing_tells_what_is_unanswered() -> None:
    with pytest.raises(InputError) as caught:
        about()
    assert "--document plan --article 3 --to CC" in caught.value.next_step


def test_the_marking_is_the_strictest_of_the_records() -> None:
    cycle = whole_cycle().say("AA", FollowUp(key="x", what="x", owners=()), marking=Marking.AMBER)
    assert context(cycle=cycle).marking == "TLP:AMBER"
    assert context(marking=Marking.RED).marking == "TLP:RED"
    assert context().marking == "TLP:CLEAR"


def test_issues_that_only_records_know_are_shown() -> None:
    cycle = whole_cycle()
    told = build_context(material(cycle, issues=()), Wanted(paper=Paper.POSITIONS))
    assert {issue.id for issue in told.issues} == {"sharing", "zone", "line"}
    more = (Issue(id="other", proposition="Other", topic=""),)
    assert "other" in {
        i.id for i in build_context(material(cycle, issues=more), Wanted(paper=Paper.POSITIONS)).issues
    }


def test_a_meeting_whose_call_is_unknown() -> None:
    cycle = Cycle().say("AA", Meeting(meeting="m", forum="f", day=date(1975, 6, 2)))
    told = context(cycle=cycle).meeting
    assert told is not None
    assert (told.called_by, told.called_on, told.call_source, told.starts) == ("", "", "", "")
