"""The dialogue put together from its steps: each under what it is about, the newest word counts, in one pass."""

from __future__ import annotations

from datetime import date

from detente.domains.council import gap_table
from detente.domains.council.dialogue import dialogue
from detente.domains.council.stances import Standing
from detente.model import dialogue as nouns
from detente.model.correction import Correction
from detente.model.council import NextMeeting
from detente.model.time import read_instant
from tests.domains.council.dialogues import Cycle, answers, articles
from tests.domains.council.telling import ISSUES, NOW, position
from tests.domains.council.test_history import told
from tests.hanging import refuse_to_hang


def tabled(key: str = "d", **fields: object) -> nouns.Tabled:
    given = {"title": "D", "type": nouns.DocumentType.PROPOSAL, "articles": articles("1", "2"), **fields}
    return nouns.Tabled(key=key, **given)  # type: ignore[arg-type]


def meeting(key: str = "m", day: int = 9, **fields: object) -> nouns.Meeting:
    return nouns.Meeting(meeting=key, forum="F", day=date(1975, 6, day), **fields)  # type: ignore[arg-type]


def test_an_item_is_agreed_by_its_proposer_and_by_those_whose_newest_word_it_is() -> None:
    item, reply = nouns.AgendaItem(meeting="m", item="1", title="I"), nouns.ItemReply
    cycle = Cycle().say("AA", nouns.Call(meeting="m", forum="F"), "1975-06-01").say("AA", item, "1975-06-02")
    cycle.say("BB", reply(meeting="m", item="1", word=nouns.ItemWord.OBJECTS), "1975-06-03")
    cycle.say("CC", reply(meeting="m", item="1", word=nouns.ItemWord.AGREES), "1975-06-03")
    cycle.say("BB", reply(meeting="m", item="1", word=nouns.ItemWord.AGREES), "1975-06-04")
    cycle.say("DD", reply(meeting="m", item="2", word=nouns.ItemWord.AGREES), "1975-06-04")
    cycle.say("DD", reply(meeting="n", item="1", word=nouns.ItemWord.AGREES), "1975-06-04")

    def agreed(until: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        (found,) = cycle.dialogue(until).meetings["m"].items
        return found.agreed_by, found.objected_by

    assert agreed("1975-06-03") == (("AA", "CC"), ("BB",))
    assert agreed("1975-06-04") == (("AA", "BB", "CC"), ())


def test_an_article_is_accepted_by_those_whose_newest_word_is_accept() -> None:
    cycle = Cycle().say("AA", tabled(), "1975-06-01")
    cycle.say("BB", nouns.Answer(to="d", articles=answers(a1="accept", a2="accept")), "1975-06-02")
    cycle.say("CC", nouns.Answer(to="d", articles=answers(a1="conditional if so")), "1975-06-02")
    cycle.say("BB", nouns.Answer(to="d", articles=answers(a2="reject")), "1975-06-03")
    cycle.say("DD", nouns.Answer(to="other", articles=answers(a1="accept")), "1975-06-03")
    found = cycle.dialogue().documents["d"]
    assert (found.accepted_by("1"), found.accepted_by("2")) == (("BB",), ())
    assert (set(found.answerers()), found.answer_of("DD", "1")) == ({"BB", "CC"}, None)
    assert cycle.dialogue("1975-06-02").documents["d"].accepted_by("2") == ("BB",)


def test_the_last_day_of_a_meeting() -> None:
    """Of several days, the last; of one day or only called, the day; of neither, none."""
    cycle = Cycle().say("AA", meeting("of-days", last_day=date(1975, 6, 11)), "1975-06-12")
    cycle.say("AA", meeting("of-a-day"), "1975-06-12")
    cycle.say("AA", nouns.Call(meeting="called", forum="F", day=date(1975, 7, 1)), "1975-06-12")
    cycle.say("AA", nouns.Call(meeting="no-day", forum="F"), "1975-06-12")
    found = {key: one.last_day for key, one in cycle.dialogue().meetings.items()}
    assert found == {
        "of-days": date(1975, 6, 11),
        "of-a-day": date(1975, 6, 9),
        "called": date(1975, 7, 1),
        "no-day": None,
    }


def test_each_step_stands_under_what_it_is_about_and_nowhere_else() -> None:
    cycle = Cycle()
    for key in ("m", "n"):
        cycle.say("AA", nouns.Call(meeting=key, forum="F"), "1975-06-01")
        cycle.say("BB", nouns.CallReply(meeting=key, word=nouns.CallWord.CONFIRMS), "1975-06-02")
        cycle.say("AA", tabled(f"d-{key}", meeting=key, responds_to="d-m" if key == "n" else None), "1975-06-02")
        cycle.say("AA", meeting(key), "1975-06-09")
        cycle.say("AA", nouns.Statement(meeting=key, words=key), "1975-06-09")
        cycle.say("AA", nouns.Readout(meeting=key, points=(nouns.Point(subject="s", words=key),)), "1975-06-09")
        body = nouns.Decision(
            key=f"k-{key}", forum="F", title="T", text="T", rule=nouns.DecisionRule.CONSENSUS, meeting=key
        )
        cycle.say("AA", body, "1975-06-09")
        cycle.say("BB", nouns.DecisionReply(decision=f"k-{key}", word=nouns.DecisionWord.JOINS), "1975-06-10")
        cycle.say("AA", nouns.FollowUp(key=f"f-{key}", what="W", owners=("BB",), meeting=key), "1975-06-09")
        cycle.say("BB", nouns.FollowUpReply(follow_up=f"f-{key}", word=nouns.FollowUpWord.DONE), "1975-06-10")
        cycle.say("AA", nouns.NextDate(forum="F", status=NextMeeting.NONE_SET, after=key), "1975-06-09")
    cycle.say("AA", nouns.Statement(meeting="unheard-of", words="x"), "1975-06-09")
    found = cycle.dialogue()
    assert list(found.meetings) == ["m", "n"]
    assert [step.body.key for step in found.documents["d-m"].responses] == ["d-n"]
    assert found.documents["d-n"].responses == ()
    for key, one in found.meetings.items():
        assert (len(one.calls), len(one.replies), one.held is not None) == (1, 1, True)
        assert [document.tabled.key for document in one.documents] == [f"d-{key}"]
        assert [step.body.words for step in one.statements] == [key]
        assert [step.body.points[0].words for step in one.readouts] == [key]
        assert [(each.step.body.key, len(each.replies)) for each in one.decisions] == [(f"k-{key}", 1)]
        assert [(each.step.body.key, each.state) for each in one.follow_ups] == [(f"f-{key}", "done")]
        assert [step.body.after for step in one.nexts] == [key]


def test_a_corrected_step_is_in_no_part_of_it() -> None:
    cycle = Cycle().say("AA", tabled(), "1975-06-01")
    cycle.say("BB", nouns.Answer(to="d", articles=answers(a1="accept")), "1975-06-02")
    cycle.say("BB", Correction(of=cycle.last_id(), why="Misheard"), "1975-06-03")
    assert cycle.dialogue().documents["d"].answers == ()
    assert len(cycle.dialogue("1975-06-02").documents["d"].answers) == 1


def test_forty_thousand_records_are_put_together_in_one_pass() -> None:
    """Every fourth record begins something new."""
    count = 40_000
    cycle = Cycle()
    for number in range(count // 4):
        cycle.say("AA", tabled(f"d{number}"))
        cycle.say("BB", nouns.Answer(to=f"d{number}", articles=answers(a1="accept")))
        cycle.say("AA", nouns.Call(meeting=f"m{number}", forum="F"))
        cycle.say("AA", nouns.Statement(meeting=f"m{number}", words="W"))
    view = cycle.view()
    with refuse_to_hang():
        found = dialogue(view)
    assert len(found.meetings) == len(found.documents) == count // 4


def test_on_how_many_issues_two_parties_stand_to_each_other_in_which_way() -> None:
    entries = [position("AA", 2), position("BB", -2), position("AA", 1, issue="zone")]
    found = gap_table(entries, ISSUES, ("AA", "BB"), NOW).standings
    assert sum(found.values()) == len(ISSUES)
    assert found[Standing.BLOCKED] == 1
    assert list(found) == [way for way in Standing if way in found]
    assert 0 not in found.values()


def test_a_history_of_some_parties_alone() -> None:
    both = told(position("AA", 1, "1975-06-01"), position("BB", -1, "1975-06-02"), position("AA", 2, "1975-06-03"))
    alone = both.only({"AA"})
    assert list(alone.parties) == ["AA"]
    assert alone.parties["AA"] == both.parties["AA"]
    assert [move.party for move in alone.moves] == ["AA"]
    assert (both.only(()).parties, both.only(()).moves) == ({}, ())
    assert alone.as_of == read_instant("1975-06-30")
