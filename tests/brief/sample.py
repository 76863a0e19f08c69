"""Briefs made by hand on invented States: a usual one, one with sixty lines, and one that is hostile."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

import msgspec

from detente.brief.contents import Brief, Line, Quote, Reference, ReportRead, Section
from detente.model.certainty import Certainty
from detente.model.finding import Draft, Evidence, Finding, Outcome, Owed, Verdict, Why
from detente.model.record import Marking, Source, Span
from detente.model.report import ReportDocument

REPORT = (
    "Harrowmouth, May 11 (Wire).- Talks between Arland and the Tessaly League ended after four hours "
    "without a common text, the League's chair Orla Venn said Wednesday. Venn said the two sides want to "
    "resume and would set dates. Arland's envoy Тихон Велесов raised the proposals that Arland made in "
    "February, among them that the League admit no new member. The League answered that each nation "
    "chooses for itself. On Tuesday, around 3,000 Arland soldiers took part in drills in a district "
    "near the border with Merovia."
)
SHA256 = sha256(REPORT.encode()).hexdigest()
TREATY_SHA256 = sha256(b"the treaty of the example").hexdigest()
AS_OF = datetime(2031, 5, 12, tzinfo=UTC)
PARTIES = {"AR": "Arland", "TL": "Tessaly League", "MV": "Merovia", "KO": "Королевство Оссия"}


def quote(words: str) -> Quote:
    """Return the words of the report with the span on which they stand."""
    start = REPORT.index(words)
    return Quote(source=SHA256, span=Span(start, start + len(words)), text=words)


def heard(number: int, text: str, *words: str) -> Line:
    """Return a line that a machine read in the report."""
    return Line(number=number, text=text, quotes=tuple(map(quote, words)), status="unconfirmed")


SAID = (
    heard(
        1,
        "The chair of the Tessaly League, Orla Venn, said that talks with Arland in Harrowmouth on 11 May 2031 "
        "(year inferred) lasted four hours and ended without a common text.",
        "Talks between Arland and the Tessaly League ended after four hours without a common text",
    ),
    heard(
        2, "Venn said that both sides want to resume; no date is set.", "Venn said the two sides want to resume"
    ),
    heard(3, "The delegation of Arland was led by Тихон Велесов.", "Arland's envoy Тихон Велесов"),
    heard(
        4,
        "Arland proposed in February that the Tessaly League admit no new member.",
        "raised the proposals that Arland made in February",
        "that the League admit no new member",
    ),
    heard(
        5,
        "The Tessaly League said that each nation chooses for itself.",
        "each nation chooses for itself",
    ),
)
STAND = (
    Line(
        number=6,
        text="New members of the League: Arland rejects, the Tessaly League supports. Opposed.",
        references=("positions.csv, row 4",),
        mark=Certainty.SECONDARY,
        quotes=(quote("that the League admit no new member"), quote("each nation chooses for itself")),
        status="unconfirmed",
    ),
    Line(
        number=7,
        text="Transparency of exercises: the Tessaly League offers talks; no answer of Arland is on "
        "record in this report.",
        mark=Certainty.SECONDARY,
        status="unconfirmed",
    ),
    Line(
        number=8,
        text="Over 5 issues on which both have spoken, the two sides stand apart on 4; on 3 more one side is "
        "silent, which is not neutral.",
        mark=Certainty.COMPUTED,
        details=("Arland moved on none since February.", "The Tessaly League moved on 1: dangerous incidents."),
    ),
)
DECLARED = (
    heard(
        9,
        "The report tells of a drill of about 3,000 soldiers of Arland on 10 May 2031, in Arland near the border "
        "with Merovia.",
        "around 3,000 Arland soldiers took part in drills",
        "near the border with Merovia",
    ),
    Line(number=10, text="No notification of this drill is on record at this desk.", mark=Certainty.DESK),
)
RULES = (
    Line(
        number=11,
        text="Prior notification of the drill was not due: 3,000 is 6,000 below the threshold of 9,000 troops.",
        provision="HX31/40.1.1/personnel",
        paragraph="40.1.1",
        mark=Certainty.MEMORY,
        outside=True,
        quotes=(quote("around 3,000 Arland soldiers"),),
        details=("It would be due from 250 battle tanks, 500 armoured combat vehicles or 250 pieces: none told.",),
    ),
    Line(
        number=12,
        text="Whether to ask Arland about unusual military activity is the judgement of the concerned State. No "
        "number of troops is a condition.",
        provision="HX31/16/conditions",
        paragraph="16",
        mark=Certainty.DOUBTFUL,
        outside=True,
        details=(
            "Outside the normal peacetime location: cannot tell from this report.",
            "Unscheduled: cannot tell from this report.",
            "Militarily significant: cannot tell from this report.",
        ),
    ),
    Line(
        number=13,
        text="A reply is due 48 hours after such a request, a meeting 48 hours after it is asked for.",
        provision="HX31/16.1.2/reply",
        paragraph="16.1.2",
        mark=Certainty.TEXT,
        outside=True,
    ),
    Line(
        number=14,
        text="Observation was not due: 3,000 is 10,000 below the threshold of 13,000 troops.",
        provision="HX31/47.4/personnel",
        paragraph="47.4",
        mark=Certainty.NEIGHBOUR,
        outside=True,
    ),
)
NEXT = (
    heard(15, "Both sides: name a date to resume. None is set.", "would set dates"),
    Line(
        number=16,
        text="If Merovia asks on 12 May 2031, 00:00 UTC, the reply of Arland is due on 14 May 2031, 00:00 UTC.",
        provision="HX31/16.1.2/reply",
        paragraph="16.1.2",
        mark=Certainty.COMPUTED,
        outside=True,
    ),
)
LIMITS = (
    Line(number=17, text="One report was read. What others said on these days is not in this brief."),
    Line(number=18, text="The report gives no year; it is inferred from the weekday and the as-of instant."),
)
SECTIONS = (
    Section(key="said", title="What was said", lines=SAID),
    Section(key="stand", title="Where the sides stand", lines=STAND),
    Section(key="declared_seen", title="Declared and seen", lines=DECLARED),
    Section(
        key="rules",
        title="Which rule applies",
        lines=RULES,
        note="These rules come from outside the report. They are those in force on 10 May 2031.",
    ),
    Section(key="owed", title="What is owed next", lines=NEXT),
    Section(key="limits", title="What this brief cannot know", lines=LIMITS),
)
OWED = (
    Owed(what="Name a date to resume the talks", by=("AR", "TL"), to=("AR", "TL"), within="no date was set"),
    Owed(
        what="Answer the offer of talks on transparency of exercises",
        by=("AR",),
        to=("TL",),
        status="no answer on record",
    ),
    Owed(
        what="Reply to the request for explanation, if Merovia sends it",
        by=("AR",),
        to=("MV", "KO"),
        due=datetime(2031, 5, 14, tzinfo=UTC),
        within="48 hours after the request",
        status="conditional",
        provision="HX31/16.1.2/reply",
        paragraph="16.1.2",
        certainty=Certainty.MEMORY,
    ),
)
DRAFT = Draft(
    kind="risk.request",
    title="Request for explanation, Merovia to Arland",
    lines=("To: Arland", "Subject: drills of 10 May 2031", "Merovia asks for an explanation."),
)
FINDING = Finding(
    rule="notification-due",
    topic="exercises",
    question="Was prior notification due?",
    verdict=Verdict.NOT_DUE,
    sentence="Prior notification of the drill was not due.",
    subject="drill of 10 May 2031",
    parties=("AR",),
    owed=OWED[2:],
    why=Why(
        says="Any threshold is reached",
        outcome=Outcome.NOT_MET,
        children=(
            Why(
                says="Troops at or above the threshold",
                outcome=Outcome.NOT_MET,
                provision="HX31/40.1.1/personnel",
                instrument="Harrowmouth Document 2031",
                paragraph="40.1.1",
                value=3000,
                comparison=">=",
                threshold=9000,
                margin=-6000,
                unit="personnel",
                certainty=Certainty.MEMORY,
            ),
        ),
    ),
    evidence=Evidence(
        records=(SHA256,),
        sources=(Source(SHA256, "text/plain", "harrowmouth.txt", (Span(0, 10),)),),
        party="AR",
        said=AS_OF,
    ),
    certainty=Certainty.MEMORY,
    notes=("Peak number, as told.",),
    draft=DRAFT,
)

USUAL = Brief(
    title="Arland and the Tessaly League: talks in Harrowmouth, 11 May 2031",
    marking=Marking.AMBER,
    as_of=AS_OF,
    key_points=(SAID[0], STAND[0], DECLARED[0], RULES[0], NEXT[0]),
    sections=SECTIONS,
    findings=(FINDING,),
    owed=OWED,
    drafts=(DRAFT,),
    references=(
        Reference(sha256=SHA256, name="harrowmouth.txt", media_type="text/plain", what="wire report"),
        Reference(name="Harrowmouth Document 2031", what="agreement, as this desk holds it"),
        Reference(sha256=TREATY_SHA256, name="positions.csv", media_type="text/csv", what="positions of the desk"),
    ),
    parties=PARTIES,
    readings=(
        ReportRead(
            schema="reading-gold/1",
            doc=ReportDocument(id="r1", file="harrowmouth.txt", chars=len(REPORT), sha256=SHA256),
            records=({"id": "c1", "kind": "statement"},),
        ),
    ),
    warnings=("The report names an office that the register does not know: envoy of Arland.",),
)

HOSTILE_WORDS = (
    '#include "secret.typ"',
    "[bold]not bold[/bold] [/red] [link=file:///x]here[/link] :warning:",
    "$x^2$ and $ sum_(i=0)^n $",
    "\"quotes\" 'single' \\ backslash \\u{41} \\n {brace} <label> @reference",
    "= heading",
    "- item + item / term: // comment /* block */ `raw` ```raw```",
    "*strong* _emphasis_ ~ -- --- ... #{panic()} #sys.inputs",
    "NUL \x00 escape \x1b[31mred\x1b[0m bell \a delete \x7f",
    "bidi \u202etxet desrever\u202c isolate \u2066x\u2069 mark \u200f end",
    "zero\u200bwidth\ufeff and soft\u00adhyphen and line\u2028separator\r\nnew line\ttab",
    "half a pair \ud800 and private \ue000 and unassigned \U000e0080",
    "中文名称 ไทย עברית العربية ქართული Ελληνικά 🕊 é̂ x̲",
)


def hostile() -> Brief:
    """Return a brief whose every text tries to be markup, a terminal code or a trick of direction."""
    words = " | ".join(HOSTILE_WORDS)
    lines = tuple(
        Line(
            number=number,
            text=text,
            quotes=(Quote(source=SHA256, span=Span(0, 4), text=text),),
            references=(text,),
            provision=text,
            paragraph=text,
            mark=Certainty.DOUBTFUL,
            status=text,
            outside=True,
            details=(text,),
        )
        for number, text in enumerate((*HOSTILE_WORDS, "A" * 200, "Ж" * 200, "х " * 300, ""), start=1)
    )
    return Brief(
        title=words,
        marking=Marking.RED,
        as_of=AS_OF,
        key_points=lines[:3],
        sections=(
            Section(key=words, title=words, lines=lines, note=words),
            Section(key="", title="", empty=words),
        ),
        findings=(),
        owed=tuple(
            Owed(what=w, by=(w,), to=(w, "X" * 200), within=w, status=w, paragraph=w) for w in HOSTILE_WORDS
        ),
        drafts=(Draft(kind=words, title=words, lines=(words,)),),
        references=(Reference(sha256=SHA256, name=words, media_type=words, what=words), Reference(name="")),
        parties={HOSTILE_WORDS[0]: words},
        warnings=HOSTILE_WORDS,
    )


def long_brief(count: int = 60) -> Brief:
    """Return a brief of many lines over all sections, some of them long."""
    per_section = count // len(SECTIONS)
    sections = tuple(
        msgspec.structs.replace(
            section,
            lines=tuple(
                msgspec.structs.replace(
                    section.lines[k % len(section.lines)],
                    number=s * per_section + k + 1,
                    text=f"Line {s * per_section + k + 1}. "
                    + section.lines[k % len(section.lines)].text * (1 + k % 3),
                )
                for k in range(per_section)
            ),
        )
        for s, section in enumerate(SECTIONS)
    )
    return msgspec.structs.replace(USUAL, sections=sections, owed=OWED * 8)


def empty() -> Brief:
    """Return a brief of which every part is empty."""
    return Brief(
        title="",
        marking=Marking.CLEAR,
        as_of=AS_OF,
        key_points=(),
        sections=(),
        findings=(),
        owed=(),
        drafts=(),
        references=(),
        parties={},
    )
