"""A cycle of dialogue between made-up States, from the call of a meeting to its follow-up, for tests of papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from detente.brief.papers import Material
from detente.domains.council.dialogue import dialogue
from detente.model.certainty import Certainty
from detente.model.council import Basis, Issue, NextMeeting, Position
from detente.model.dialogue import (
    AgendaItem,
    Answer,
    Article,
    Briefing,
    Call,
    CallReply,
    CallWord,
    Decision,
    DecisionReply,
    DecisionRule,
    DecisionWord,
    DocumentType,
    FollowUp,
    FollowUpReply,
    FollowUpWord,
    Head,
    ItemReply,
    ItemWord,
    Level,
    Link,
    LinkWord,
    Meeting,
    NextDate,
    Note,
    NoteType,
    Package,
    Point,
    Readout,
    Statement,
    Tabled,
)
from detente.model.record import Record
from detente.model.time import read_instant
from tests.domains.council.dialogues import Cycle, answers

NAMES = {
    "AA": "Alphia",
    "BB": "Betia",
    "CC": "Gammia",
    "ZPC": "Permanent Conference",
    "ZCH": "Chair of the Conference",
}
MEMBERS = ("CC", "AA", "BB")
ISSUES = (
    Issue(
        id="sharing", proposition="The three sides share their plans of exercises", topic="exercise-transparency"
    ),
    Issue(id="zone", proposition="A zone without troops is set up along the river", topic="force-posture"),
    Issue(id="line", proposition="A direct line for emergencies is kept open", topic="hotline"),
    Issue(id="space", proposition="Tests that leave debris in orbit end", topic="space-safety"),
)
AS_OF = "1975-06-30"
TEXT, NEAR = Certainty.TEXT, Certainty.NEIGHBOUR


def at(text: str) -> Any:
    return read_instant(text)


def before_the_meeting(cycle: Cycle) -> Cycle:
    """Tell the call, the agenda, the documents and where the three sides stand."""
    cycle.say(
        "ZCH",
        Call(
            meeting="pc-1975-06",
            forum="ZPC",
            day=date(1975, 6, 9),
            starts=at("1975-06-09T09:00:00Z"),
            place="Harrowmouth",
            level=Level.DEPUTY_MINISTERS,
            format="plenary",
            answer_by=at("1975-05-30T12:00:00Z"),
            document="Letter of the chair of 20 May 1975",
            certainty=TEXT,
        ),
        "1975-05-20T10:00:00Z",
    )
    for party in ("AA", "BB", "CC"):
        said = CallReply(meeting="pc-1975-06", word=CallWord.CONFIRMS, document=f"Note of {NAMES[party]}")
        cycle.say(party, said, "1975-05-28")
    items = (
        ("transparency", "Transparency of exercises", "AA", ("sharing",)),
        ("river", "The river", "BB", ("zone",)),
    )
    for hour, (key, title, party, issues) in enumerate(items, start=10):
        said = f"1975-05-29T{hour}:00:00Z"
        cycle.say(party, AgendaItem(meeting="pc-1975-06", item=key, title=title, issues=issues), said)
    for party, item, word in (
        ("BB", "transparency", "agrees"),
        ("CC", "transparency", "agrees"),
        ("AA", "river", "objects"),
    ):
        cycle.say(party, ItemReply(meeting="pc-1975-06", item=item, word=ItemWord(word)), "1975-05-30")
    return cycle


def tabled(cycle: Cycle) -> Cycle:
    """Tell what was tabled, and the answers."""
    cycle.say(
        "AA",
        Tabled(
            key="plan",
            title="Draft memorandum on plans of exercises",
            type=DocumentType.PROPOSAL,
            meeting="pc-1975-06",
            document="Draft memorandum, Alphia, 5 June 1975",
            certainty=TEXT,
            answer_by=at("1975-06-20"),
            articles=(
                Article(
                    number="1",
                    title="Plans",
                    text="Each side tells the others its plans for the year.\n\nIt does so by 1 March.",
                    issues=("sharing",),
                    certainty=TEXT,
                ),
                Article(
                    number="2",
                    title="Size",
                    text="No exercise is larger than a brigade.",
                    issues=("sharing",),
                    certainty=TEXT,
                ),
                Article(
                    number="3",
                    title="Line",
                    text="A direct line is kept open day and night.",
                    issues=("line",),
                    certainty=TEXT,
                ),
            ),
        ),
        "1975-06-05",
    )
    cycle.say(
        "BB",
        Tabled(
            key="river-text",
            title="Text on the river",
            type=DocumentType.COUNTER_DRAFT,
            responds_to="plan",
            all_or_nothing=True,
            meeting="pc-1975-06",
            document="Text of Betia of 9 June 1975",
            articles=(
                Article(
                    number="1",
                    title="Zone",
                    text="No troops within ten kilometres of the river.",
                    issues=("zone",),
                ),
                Article(
                    number="2", title="Watch", text="Observers of all sides watch the zone.", issues=("zone",)
                ),
            ),
        ),
        "1975-06-09T11:00:00Z",
    )
    said = (
        ("BB", "plan", answers(a1="accept", a2="conditional if the zone is agreed first", a3="accept")),
        ("CC", "plan", answers(a1="accept", a2="accept in part")),
        ("AA", "river-text", answers(a1="reject", a2="accept")),
        ("CC", "river-text", answers(a1="accept", a2="accept")),
    )
    for party, to, lines in said:
        body = Answer(to=to, articles=lines, document=f"Statement of {NAMES[party]}", certainty=NEAR)
        cycle.say(party, body, "1975-06-09T15:00:00Z")
    cycle.say(
        "BB", Package(key="deal", title="River and size", members=("plan#2", "river-text")), "1975-06-09T15:30:00Z"
    )
    cycle.say("BB", Link(first="plan#2", word=LinkWord.DEPENDS, second="zone"), "1975-06-09T15:40:00Z")
    return cycle


def positions(cycle: Cycle) -> Cycle:
    """Tell where the three sides stand."""
    told = (
        ("AA", "sharing", 2, "Proposes that plans are shared by 1 March each year", {}),
        (
            "BB",
            "sharing",
            1,
            "Shares plans once the zone is agreed",
            {"basis": Basis.CONDITIONAL, "condition": "the zone comes first"},
        ),
        ("CC", "sharing", 2, "Supports sharing", {}),
        ("AA", "zone", -2, "No zone on its soil", {}),
        ("BB", "zone", 2, "Asks for a zone of ten kilometres", {}),
        ("CC", "zone", 0, "Studies it", {"basis": Basis.LEAK, "confirmed_by": "Gammia's ministry"}),
        ("AA", "line", 2, "A line, day and night", {}),
        ("BB", "line", 0, "Not touched in its letter", {"basis": Basis.SILENT}),
    )
    for party, issue, stance, words, more in told:
        body = Position(
            issue=issue,
            stance=stance,
            in_short=words,
            document=f"Letter of {NAMES[party]}",
            coded_by="desk",
            **more,
        )
        cycle.say(party, body, "1975-06-01")
    return cycle


def held(cycle: Cycle) -> Cycle:
    """Tell the meeting, what was said and decided there, and what is to follow."""
    key = "pc-1975-06"
    cycle.say(
        "ZCH",
        Meeting(
            meeting=key,
            forum="ZPC",
            day=date(1975, 6, 9),
            starts=at("1975-06-09T09:00:00Z"),
            ends=at("1975-06-09T13:10:00Z"),
            duration_minutes=250,
            level=Level.DEPUTY_MINISTERS,
            place="Harrowmouth",
            chair="ZCH",
            heads=(
                Head(party="BB", person="B. Betian", office="deputy minister"),
                Head(party="AA", person="A. Alphian"),
            ),
            present=("AA", "BB", "CC"),
            briefings=(Briefing(by="AA", subject="exercise North Wind"),),
            document="Record of the secretariat",
            certainty=TEXT,
        ),
        "1975-06-09",
    )
    spoken = (
        ("AA", "The plans of the year are no secret and can be told", "transparency", "A. Alphian"),
        ("BB", "Sharing plans follows from a zone, not before it", "transparency", "B. Betian"),
        ("CC", "Both matters can be taken up side by side", None, ""),
    )
    for party, words, item, speaker in spoken:
        body = Statement(meeting=key, words=words, item=item, speaker=speaker, certainty=NEAR)
        cycle.say(party, body, "1975-06-09T10:00:00Z")
    cycle.say(
        "ZCH",
        Decision(
            key="group",
            forum="ZPC",
            title="A group of experts on exercises",
            meeting=key,
            rule=DecisionRule.CONSENSUS,
            text="A group of experts on exercises meets in September 1975.",
        ),
        "1975-06-09T12:00:00Z",
    )
    for party in MEMBERS:
        cycle.say(party, DecisionReply(decision="group", word=DecisionWord.JOINS), "1975-06-09T12:30:00Z")
    cycle.say(
        "ZCH",
        Decision(
            key="press",
            forum="ZPC",
            title="A common word to the press",
            meeting=key,
            rule=DecisionRule.CONSENSUS,
            text="The three sides speak to the press together.",
        ),
        "1975-06-09T12:10:00Z",
    )
    cycle.say("BB", DecisionReply(decision="press", word=DecisionWord.OBJECTS), "1975-06-09T12:31:00Z")
    cycle.say(
        "ZCH",
        Decision(
            key="room",
            forum="ZPC",
            title="The room of the next meeting",
            rule=DecisionRule.SILENCE,
            text="The next meeting is held in the old town hall.",
            silent_until=at("1975-07-04T16:00:00Z"),
        ),
        "1975-06-27T16:00:00Z",
    )
    return cycle


def after_the_meeting(cycle: Cycle) -> Cycle:
    """Tell follow-ups, accounts, and words on the next meeting."""
    key = "pc-1975-06"
    told = (
        FollowUp(
            key="list",
            what="Send a list of the exercises of 1975",
            owners=("BB", "AA"),
            to=("CC",),
            meeting=key,
            due=date(1975, 6, 20),
            agreed_by=("AA", "BB", "CC"),
        ),
        FollowUp(
            key="map",
            what="Send a map of the river",
            owners=("BB",),
            to=("AA",),
            meeting=key,
            within="before the next meeting",
            agreed_by=("BB",),
        ),
        FollowUp(
            key="visit", what="Invite observers to North Wind", owners=("AA",), meeting=key, due=date(1975, 9, 1)
        ),
        FollowUp(
            key="minutes",
            what="Send the record of the meeting",
            owners=("ZCH",),
            meeting=key,
            due=date(1975, 6, 16),
            agreed_by=("AA", "BB", "CC"),
        ),
    )
    for minute, body in enumerate(told):
        cycle.say("ZCH", body, f"1975-06-09T13:0{minute}:00Z")
    cycle.say(
        "BB",
        FollowUpReply(follow_up="visit", word=FollowUpWord.DISPUTED, words="No invitation was spoken of"),
        "1975-06-11",
    )
    cycle.say("ZCH", FollowUpReply(follow_up="minutes", word=FollowUpWord.DONE), "1975-06-13")
    for party in MEMBERS:
        body = NextDate(
            forum="ZPC", status=NextMeeting.AGREED_DATE, after=key, day=date(1975, 9, 15), document="Common note"
        )
        cycle.say(party, body, "1975-06-12")
    points = (
        Point(subject="duration", words="more than four hours", value="4 hours"),
        Point(subject="next meeting", words="a date in September"),
    )
    cycle.say("AA", Readout(meeting=key, points=points, document="Press release of Alphia"), "1975-06-10")
    cycle.say(
        "AA",
        Note(about="zone", type=NoteType.FALLBACK, words="SECRETFALLBACK five kilometres would do"),
        "1975-06-08",
    )
    return cycle


def whole_cycle() -> Cycle:
    """Return the whole cycle."""
    return after_the_meeting(held(positions(tabled(before_the_meeting(Cycle())))))


def material(
    cycle: Cycle | None = None,
    until: str = AS_OF,
    *,
    members: Callable[[str], tuple[str, ...]] = lambda _: MEMBERS,
    issues: tuple[Issue, ...] = ISSUES,
    names: dict[str, str] | None = None,
) -> Material:
    """Return what a desk knows of a cycle as of an instant."""
    view = (cycle or whole_cycle()).view(until)
    known = names or NAMES
    return Material(
        dialogue=dialogue(view),
        positions=tuple(view.of_kind("council.position")),
        issues=issues,
        name=lambda id_: known.get(id_, id_),
        members=members,
        as_of=read_instant(until),
        desk="Example desk",
    )


def records() -> list[Record[Any]]:
    """Return the records of the whole cycle but for the note, which a delegation holds for itself."""
    return [record for record in whole_cycle().records if record.kind != "council.note"]
