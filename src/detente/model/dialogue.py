"""The nouns of a cycle of dialogue: from the call of a meeting to its follow-up. Each step is a record of its own.

A step is never changed; another record corrects it (`model/correction.py`). Meetings, documents, decisions,
packages and follow-ups are known by a short key that people choose, such as `nrc-2022-01-12`.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from detente.model.certainty import Certainty
from detente.model.council import NextMeeting
from detente.model.record import Count, Digest, Span

Key = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[a-z0-9][a-z0-9._-]{0,79}\Z",
        description="a key: small letters, digits, points, hyphens and underscores, at most 80, as nrc-2022-01-12",
    ),
]
ArticleNumber = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,15}\Z",
        description="the number of an article, at most 16 letters and digits, as 4 or 5bis",
    ),
]
Text = Annotated[str, msgspec.Meta(max_length=50_000, description="at most 50,000 characters")]
Instant = Annotated[
    datetime, msgspec.Meta(tz=True, description="an instant with its zone, as 2022-01-12T18:00:00Z")
]


class Level(StrEnum):
    """At which level a meeting is held."""

    SUMMIT = "heads of State or government"
    MINISTERS = "ministers"
    DEPUTY_MINISTERS = "deputy ministers"
    AMBASSADORS = "ambassadors"
    EXPERTS = "experts"


class CallWord(StrEnum):
    """What a party said to a call."""

    CONFIRMS = "confirms"
    DECLINES = "declines"
    ANOTHER_DAY = "another day"


class ItemWord(StrEnum):
    """What a party said to an item proposed for the agenda."""

    AGREES = "agrees"
    OBJECTS = "objects"


class DocumentType(StrEnum):
    """What a tabled document is. A leak is never merged with an official text (N-3)."""

    PROPOSAL = "proposal"
    COUNTER_DRAFT = "counter-draft"
    AMENDMENT = "amendment"
    NON_PAPER = "non-paper"
    LEAK = "leak"
    INFORMATION = "information"
    ADOPTED = "adopted text"


class AnswerWord(StrEnum):
    """What an answer says to an article. `no answer yet` is never written: it is what is found where none is."""

    ACCEPT = "accept"
    IN_PART = "accept in part"
    CONDITIONAL = "conditional"
    COUNTER = "counter"
    CLARIFY = "ask for clarification"
    REJECT = "reject"


class LinkWord(StrEnum):
    """What a party said of the link of two things."""

    DEPENDS = "depends on"
    NO_RELATION = "no relationship with"


class DecisionRule(StrEnum):
    """How a text becomes a decision."""

    CONSENSUS = "consensus"
    CONSENSUS_MINUS_ONE = "consensus minus one"
    SILENCE = "silence procedure"
    MAJORITY = "majority"


class DecisionWord(StrEnum):
    """What a party said to a text put for decision; `objects` breaks a silence."""

    JOINS = "joins"
    OBJECTS = "objects"
    ABSTAINS = "abstains"


class FollowUpWord(StrEnum):
    """What a party said of a follow-up."""

    DONE = "done"
    DISPUTED = "disputed"
    DROPPED = "dropped"


class NoteType(StrEnum):
    """What a note holds. A fallback and a confidence are always held for named readers."""

    FALLBACK = "fallback"
    CONFIDENCE = "confidence"
    REMARK = "remark"


class Cited(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What every step says of its ground: the document where it stands, and how surely its wording is known."""

    document: str = ""
    certainty: Certainty = Certainty.SECONDARY


class Call(Cited, frozen=True, kw_only=True, omit_defaults=True):
    """A meeting called. `day` and `starts` are what is proposed; `answer_by` is until when a word is asked for."""

    meeting: Key
    forum: str
    day: date | None = None
    starts: Instant | None = None
    place: str = ""
    level: Level | None = None
    format: str = ""
    answer_by: Instant | None = None
    words: Text = ""


class CallReply(Cited, frozen=True, kw_only=True, omit_defaults=True):
    """What a party said to a call. `day` is the other day where it proposes one."""

    meeting: Key
    word: CallWord
    day: date | None = None
    words: Text = ""


class AgendaItem(Cited, frozen=True, kw_only=True, omit_defaults=True):
    """An item proposed for the agenda of a meeting; `issues` are the propositions that it touches."""

    meeting: Key
    item: Key
    title: str
    issues: tuple[str, ...] = ()
    words: Text = ""


class ItemReply(Cited, frozen=True, kw_only=True, omit_defaults=True):
    """What a party said to an item proposed."""

    meeting: Key
    item: Key
    word: ItemWord
    words: Text = ""


class Article(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One article of a tabled document, its text in the desk's own words unless the document is the desk's.

    A text too long for a record stays in the file that the record cites: then `text` is empty and `text_sha256`
    is the digest of the text in UTF-8.
    """

    number: ArticleNumber
    title: str = ""
    text: Text = ""
    text_sha256: Digest | None = None
    issues: tuple[str, ...] = ()
    certainty: Certainty = Certainty.SECONDARY


class Tabled(Cited, frozen=True, kw_only=True, omit_defaults=True):
    """A document tabled, of numbered articles. `to` are those it is put to (empty: all at the table).

    `responds_to` is the key of the document that it amends or counters. `all_or_nothing`: no article stands alone.
    `answer_by` only where the party stated a deadline: an offer has none of itself (N-6). `confirmed_by` says who
    confirmed a leak.
    """

    key: Key
    title: str
    type: DocumentType
    articles: tuple[Article, ...]
    to: tuple[str, ...] = ()
    meeting: Key | None = None
    responds_to: Key | None = None
    all_or_nothing: bool = False
    answer_by: Instant | None = None
    confirmed_by: str = ""


class ArticleAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An answer to one article. `condition` is kept with a conditional answer (N-5)."""

    article: ArticleNumber
    word: AnswerWord
    condition: str = ""
    words: Text = ""


class Answer(Cited, frozen=True, kw_only=True, omit_defaults=True):
    """A party's answer to a tabled document, article by article. `with_document` is its counter-draft, by key."""

    to: Key
    articles: tuple[ArticleAnswer, ...]
    with_document: Key | None = None
    meeting: Key | None = None
    words: Text = ""


class Package(Cited, frozen=True, kw_only=True, omit_defaults=True):
    """Things that stand or fall together. `members` are documents, articles as `document#4`, or other packages."""

    key: Key
    title: str
    members: tuple[str, ...]


class Link(Cited, frozen=True, kw_only=True, omit_defaults=True):
    """A party says that one thing depends on another, or has no relationship with it.

    `first` and `second` name issues, documents, articles as `document#4`, or matters in plain words.
    """

    first: str
    word: LinkWord
    second: str
    words: Text = ""


class Head(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who led a delegation, in an official function."""

    party: str
    person: str
    office: str = ""


class Briefing(msgspec.Struct, frozen=True, kw_only=True):
    """A briefing given at a meeting: by whom, on what (an exercise, say)."""

    by: str
    subject: str


class Meeting(Cited, frozen=True, kw_only=True, omit_defaults=True):
    """A meeting held, on `day`, or from then to `last_day`. `present` and `absent` empty: attendance is not told.

    `duration_minutes` stands where only a length is told.
    """

    meeting: Key
    forum: str
    day: date
    last_day: date | None = None
    level: Level | None = None
    place: str = ""
    chair: str = ""
    starts: Instant | None = None
    ends: Instant | None = None
    duration_minutes: Count | None = None
    heads: tuple[Head, ...] = ()
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    briefings: tuple[Briefing, ...] = ()
    format: str = ""


class Statement(Cited, frozen=True, kw_only=True, omit_defaults=True):
    """What a party said at a meeting, in the desk's short words unless `verbatim`."""

    meeting: Key
    words: Text
    item: Key | None = None
    issues: tuple[str, ...] = ()
    speaker: str = ""
    verbatim: bool = False


class Decision(Cited, frozen=True, kw_only=True, omit_defaults=True):
    """A text put for decision under a rule. `silent_until`: after that instant silence is consent.

    `excluding` is the party whose word does not count under consensus minus one.
    """

    key: Key
    forum: str
    title: str
    text: Text
    rule: DecisionRule
    meeting: Key | None = None
    silent_until: Instant | None = None
    excluding: str = ""


class DecisionReply(Cited, frozen=True, kw_only=True, omit_defaults=True):
    """What a party said to a text put for decision."""

    decision: Key
    word: DecisionWord
    words: Text = ""


class Point(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One point of an account of a meeting: what about, in which words, and what that says in plain terms.

    `subject` is an issue, `next meeting`, `duration`, or any other matter that accounts can be compared on.
    `value` is the reader's plain form of it (`under study`, `4 hours`); empty: only the words can be compared.
    """

    subject: str
    words: Text
    value: str = ""
    spans: tuple[Span, ...] = ()


class Readout(Cited, frozen=True, kw_only=True, omit_defaults=True):
    """An account of a meeting by a party, or by a wire agency named in `teller`."""

    meeting: Key
    points: tuple[Point, ...]
    teller: str = ""


class FollowUp(Cited, frozen=True, kw_only=True, omit_defaults=True):
    """What is to be done after a meeting: by whom, by when if a day was told.

    `agreed_by` are those who said so; a chair's statement alone is no agreed text (N-2).
    """

    key: Key
    what: str
    owners: tuple[str, ...]
    to: tuple[str, ...] = ()
    meeting: Key | None = None
    due: date | None = None
    within: str = ""
    agreed_by: tuple[str, ...] = ()


class FollowUpReply(Cited, frozen=True, kw_only=True, omit_defaults=True):
    """What a party said of a follow-up: done, disputed or dropped."""

    follow_up: Key
    word: FollowUpWord
    words: Text = ""


class NextDate(Cited, frozen=True, kw_only=True, omit_defaults=True):
    """What a party said of the next meeting of a forum. `day` only where a date is agreed or offered."""

    forum: str
    status: NextMeeting
    after: Key | None = None
    day: date | None = None
    words: Text = ""


class Note(Cited, frozen=True, kw_only=True, omit_defaults=True):
    """A note of the desk or a delegation about an issue, a document or a meeting; it is nobody's position."""

    about: str
    type: NoteType
    words: Text
