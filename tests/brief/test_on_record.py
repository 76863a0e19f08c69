"""The brief of a desk with a dialogue on record: who met, what is open, what is cited, nothing that came later."""

from __future__ import annotations

import io
from datetime import date

import pypdf
import pytest

from detente.agreements import Law
from detente.brief.assemble import assemble
from detente.brief.contents import Brief, Line
from detente.brief.legible import legible
from detente.brief.material import Material
from detente.brief.on_record import OPEN_RULES, RECENT_DAYS, open_findings
from detente.brief.paper import write_pdf
from detente.cli.brief import as_plain_text
from detente.model.certainty import Certainty
from detente.model.dialogue import Answer, Head, Level, Link, LinkWord, Meeting, Point, Readout, Statement
from detente.model.register import Party, Register
from detente.model.time import read_instant
from detente.watch.look import Setting, look
from tests.brief.papers.made_up import ISSUES, NAMES, whole_cycle
from tests.brief.sample import HOSTILE_WORDS
from tests.domains.council.dialogues import Cycle, answers
from tests.domains.council.test_dialogue import tabled

REGISTER = Register(
    tuple(
        Party(id=id_, name=name, type="state", forms=(name,), source="invented", certainty=Certainty.DESK)
        for id_, name in NAMES.items()
    ),
    (),
)


def material(cycle: Cycle, until: str) -> Material:
    view, instant = cycle.view(until), read_instant(until)
    watch = look(view, Setting(Law((), ()), REGISTER, ISSUES), instant, lambda entry: "")
    return Material(watch=watch, register=REGISTER, texts={})


def made(cycle: Cycle, until: str = "1975-06-30") -> Brief:
    return assemble(material(cycle, until))


def section(brief: Brief, key: str) -> tuple[Line, ...]:
    return next(one.lines for one in brief.sections if one.key == key)


def said(brief: Brief) -> list[str]:
    return [line.text for line in section(brief, "said")]


def meeting(key: str, day: date, **fields: object) -> Meeting:
    return Meeting(meeting=key, forum="ZPC", day=day, **fields)  # type: ignore[arg-type]


def test_a_meeting_and_what_was_said_at_it() -> None:
    body = meeting(
        "m",
        date(1975, 6, 9),
        last_day=date(1975, 6, 11),
        place="Midway",
        level=Level.EXPERTS,
        duration_minutes=270,
        heads=(Head(party="AA", person="A. Person"), Head(party="BB", person="B. Person")),
        document="Minutes",
        certainty=Certainty.TEXT,
    )
    cycle = Cycle().say("ZCH", body, "1975-06-11")
    cycle.say("AA", Statement(meeting="m", words="Is content", document="Note of Alphia"), "1975-06-11")
    cycle.say("BB", Statement(meeting="m", words="Is it so?", speaker="B. Person"), "1975-06-11")
    found = section(made(cycle), "said")
    assert found[0].text == (
        "Permanent Conference met in Midway on 9 June 1975 to 11 June 1975 at the level of experts "
        "for 4 h 30 min, with A. Person for Alphia; B. Person for Betia."
    )
    assert sorted(line.text for line in found[1:]) == [
        "Alphia said: Is content.",
        "B. Person (Betia) said: Is it so?",
    ]
    assert (found[0].references, found[0].mark) == (("Minutes",), Certainty.TEXT)
    assert {line.references for line in found[1:]} == {("Note of Alphia",), ()}
    assert all(len(line.records) == 1 for line in found)


def test_little_told_of_a_meeting_is_little_said() -> None:
    cycle = Cycle().say("ZCH", meeting("m", date(1975, 6, 9), duration_minutes=120), "1975-06-11")
    assert said(made(cycle)) == ["Permanent Conference met on 9 June 1975 for 2 h."]


@pytest.mark.parametrize("days", [0, RECENT_DAYS, RECENT_DAYS + 1])
def test_meetings_of_the_last_weeks_only(days: int) -> None:
    """Sixty days after its last day a meeting is still there, one day later it is not."""
    today = date.fromordinal(date(1975, 6, 11).toordinal() + days)
    cycle = Cycle().say("ZCH", meeting("m", date(1975, 6, 9), last_day=date(1975, 6, 11)), "1975-06-11")
    cycle.say("AA", Statement(meeting="m", words="Is content"), "1975-06-11")
    assert bool(said(made(cycle, str(today)))) is (days <= RECENT_DAYS)


def test_meetings_stand_in_the_order_of_their_days() -> None:
    cycle = Cycle().say("ZCH", meeting("a", date(1975, 6, 20)), "1975-06-21")
    cycle.say("ZCH", meeting("b", date(1975, 6, 2)), "1975-06-22")
    assert [text.partition(" on ")[2][:2].strip() for text in said(made(cycle))] == ["2", "20"]


def test_what_is_open_stands_in_the_order_of_a_cycle() -> None:
    rules = [finding.rule for finding in open_findings(material(whole_cycle(), "1975-06-30"))]
    assert len(set(rules)) >= 5
    assert rules == sorted(rules, key=OPEN_RULES.index)
    assert "council.follow_up" not in rules


def test_follow_ups_stand_under_what_is_owed() -> None:
    owed = " ".join(line.text for line in section(made(whole_cycle()), "owed"))
    assert "Send a list of the exercises of 1975" in owed or "end a list of the exercises of 1975" in owed
    assert "record of the meeting" not in owed  # done


def test_a_document_on_which_nobody_spoke_for_weeks_is_left_out_until_somebody_does() -> None:
    cycle = Cycle().say("AA", tabled(to=("BB",)), "1975-01-10")

    def rules(until: str) -> list[str]:
        return [finding.rule for finding in open_findings(material(cycle, until))]

    assert rules("1975-03-11") == ["council.answers"]
    assert rules("1975-03-12") == []
    cycle.say("BB", Answer(to="d", articles=answers(a1="reject")), "1975-04-01")
    assert rules("1975-04-01") == ["council.answers"]


def test_a_link_in_dispute_stands_however_old_it_is() -> None:
    cycle = Cycle()
    for party, word in (("AA", LinkWord.DEPENDS), ("BB", LinkWord.NO_RELATION)):
        cycle.say(party, Link(first="sharing", word=word, second="zone"), "1970-01-10")
    assert [one.rule for one in open_findings(material(cycle, "1975-06-30"))] == ["council.link"]


def test_the_documents_behind_a_finding_are_cited() -> None:
    cycle = Cycle().say("ZCH", meeting("m", date(1975, 6, 9)), "1975-06-09")
    for party, hours in (("AA", "4 hours"), ("BB", "3 hours")):
        points = (Point(subject="duration", words=hours, value=hours),)
        cycle.say(party, Readout(meeting="m", points=points, document=f"Press line of {party}"), "1975-06-10")
    (line,) = (one for one in section(made(cycle), "stand") if "Accounts of one meeting" in one.text)
    assert set(line.references) == {"Press line of AA", "Press line of BB"}
    assert len(line.records) == 2


@pytest.mark.parametrize("until", ["1975-05-01", "1975-05-31", "1975-06-09", "1975-06-12"])
def test_nothing_later_is_in_a_brief(until: str) -> None:
    """The brief as of a day is that of a desk on which nothing later was ever said."""
    every, instant = whole_cycle(), read_instant(until)
    early = Cycle()
    early.records = [record for record in every.records if record.said <= instant]
    assert len(early.records) < len(every.records)
    assert made(every, until) == made(early, until)


def test_what_is_held_for_others_is_in_no_brief() -> None:
    cycle = Cycle().say("ZCH", meeting("m", date(1975, 6, 9)), "1975-06-09")
    cycle.say("AA", Statement(meeting="m", words="SECRET"), "1975-06-09", held_for=("AA",))
    assert "SECRET" not in as_plain_text(made(cycle)).decode()


PLAIN = [word for word in HOSTILE_WORDS if word.isprintable()]


@pytest.mark.parametrize("words", PLAIN)
def test_hostile_words_stay_words(words: str) -> None:
    """As text, every letter stands; on paper, the words are set and nothing is run."""
    body = meeting("m", date(1975, 6, 9), place=words, document=words)
    cycle = Cycle().say("ZCH", body, "1975-06-09").say("AA", Statement(meeting="m", words=words), "1975-06-09")
    brief = made(cycle)
    text = "".join(as_plain_text(brief).decode().split())
    assert text.count("".join(legible(words).split())) >= 2
    pages = pypdf.PdfReader(io.BytesIO(write_pdf(brief))).pages
    paper = "".join("".join(page.extract_text() for page in pages).split())
    letters = [letter for letter in words if letter.isascii() and letter.isalnum()]
    assert "met" in paper
    assert all(letter in paper for letter in letters)
