"""What a paper can say: the values that a template may ask for, each by a name that docs/papers.md explains.

Plain data: text, numbers, yes or no, and lists. A day is `2022-01-12`, an instant `2022-01-12T18:00:00Z`; where
only the day of a word is known it is the day. What is not told is empty. Parties stand by name, alphabetically.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

SCHEMA = "detente-paper/1"


class Paper(StrEnum):
    """The papers of a secretariat."""

    AGENDA = "agenda"
    ANNOTATED = "annotated-agenda"
    POSITIONS = "positions"
    SUMMARY = "summary"
    COMMUNIQUE = "communique"
    ACTIONS = "actions"
    LETTER = "letter"


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A thing that stands on a record: `source` is the record's id, `mark` how surely its wording is known."""

    source: str
    mark: str


class SourceShown(msgspec.Struct, frozen=True, kw_only=True):
    """A record that a paper may cite."""

    id: str
    party: str
    said: str
    what: str
    document: str
    mark: str
    marking: str
    files: tuple[str, ...]


class PartyShown(msgspec.Struct, frozen=True, kw_only=True):
    """A party: its id in the register and its usual name."""

    id: str
    name: str


class AnswerShown(Shown, frozen=True, kw_only=True):
    """A party's newest answer to an article."""

    party: str
    party_id: str
    word: str
    condition: str
    words: str
    with_document: str
    said: str


class ArticleShown(Shown, frozen=True, kw_only=True):
    """An article of a tabled document: its text, the answers to it, and whether it is agreed."""

    document: str
    document_title: str
    document_type: str
    tabled_by: str
    tabled_by_id: str
    tabled_on: str
    number: str
    title: str
    text: str
    paragraphs: tuple[str, ...]
    text_sha256: str
    issues: tuple[str, ...]
    put_to: tuple[str, ...]
    agreed: bool
    agreed_by: tuple[str, ...]
    why: str
    answers: tuple[AnswerShown, ...]
    unanswered_by: tuple[str, ...]


class DocumentShown(Shown, frozen=True, kw_only=True):
    """A document tabled, with its articles."""

    key: str
    title: str
    type: str
    party: str
    party_id: str
    tabled_on: str
    put_to: tuple[str, ...]
    meeting: str
    responds_to: str
    responses: tuple[str, ...]
    all_or_nothing: bool
    packages: tuple[str, ...]
    answer_by: str
    confirmed_by: str
    articles: tuple[ArticleShown, ...]


class ReplyShown(Shown, frozen=True, kw_only=True):
    """What a party said to a call, to an item, to a text put for decision, or of a follow-up."""

    party: str
    party_id: str
    word: str
    words: str
    day: str
    said: str


class WordShown(Shown, frozen=True, kw_only=True):
    """Where a party stands on an issue, by its newest word."""

    party: str
    party_id: str
    stance: int
    stance_words: str
    basis: str
    condition: str
    in_short: str
    document: str
    coded_by: str
    confirmed_by: str
    doubled: bool
    said: str


class IssueShown(msgspec.Struct, frozen=True, kw_only=True):
    """A proposition, and where each party stands on it."""

    id: str
    proposition: str
    topic: str
    words: tuple[WordShown, ...]
    unheard: tuple[str, ...]


class GapRowShown(msgspec.Struct, frozen=True, kw_only=True):
    """How two parties stand to each other on one issue; `gap` is 0 to 1, empty where nothing can be compared."""

    issue: str
    proposition: str
    standing: str
    gap: str


class GapsShown(msgspec.Struct, frozen=True, kw_only=True):
    """Two parties over all issues: the mean gap over the `n` issues on which both have spoken.

    `sources` are the records of the words that were compared.
    """

    first: str
    second: str
    mean: str
    n: int
    sources: tuple[str, ...]
    rows: tuple[GapRowShown, ...]


class StatementShown(Shown, frozen=True, kw_only=True):
    """What a party said at a meeting; in the desk's short words unless `verbatim`."""

    party: str
    party_id: str
    speaker: str
    words: str
    paragraphs: tuple[str, ...]
    verbatim: bool
    item: str
    issues: tuple[str, ...]
    said: str


class ItemShown(Shown, frozen=True, kw_only=True):
    """An item proposed for an agenda, with what stands on record about it."""

    key: str
    title: str
    words: str
    party: str
    party_id: str
    issues: tuple[str, ...]
    agreed_by: tuple[str, ...]
    objected_by: tuple[str, ...]
    unheard: tuple[str, ...]
    replies: tuple[ReplyShown, ...]
    positions: tuple[IssueShown, ...]
    articles: tuple[ArticleShown, ...]
    statements: tuple[StatementShown, ...]


class HeadShown(msgspec.Struct, frozen=True, kw_only=True):
    """Who led a delegation."""

    party: str
    person: str
    office: str


class BriefingShown(msgspec.Struct, frozen=True, kw_only=True):
    """A briefing given at a meeting."""

    by: str
    subject: str


class DecisionShown(Shown, frozen=True, kw_only=True):
    """A text put for decision, and what became of it."""

    key: str
    title: str
    text: str
    paragraphs: tuple[str, ...]
    rule: str
    forum: str
    meeting: str
    put_by: str
    put_on: str
    silent_until: str
    excluding: str
    status: str
    by: tuple[str, ...]
    why: str
    late: tuple[str, ...]
    outcome_mark: str
    replies: tuple[ReplyShown, ...]


class PointShown(msgspec.Struct, frozen=True, kw_only=True):
    """One point of an account of a meeting."""

    subject: str
    words: str
    value: str


class ReadoutShown(Shown, frozen=True, kw_only=True):
    """An account of a meeting, by a party or by an agency."""

    party: str
    teller: str
    points: tuple[PointShown, ...]
    said: str


class FollowUpShown(Shown, frozen=True, kw_only=True):
    """What is to be done: by whom, by when, and what was said of it since."""

    key: str
    what: str
    owners: tuple[str, ...]
    to: tuple[str, ...]
    due: str
    within: str
    meeting: str
    state: str
    overdue: bool
    said_by: str
    agreed_by: tuple[str, ...]
    agreed_by_all: bool
    replies: tuple[ReplyShown, ...]


class NextShown(Shown, frozen=True, kw_only=True):
    """A party's newest word on the next meeting."""

    party: str
    party_id: str
    forum: str
    status: str
    day: str
    words: str
    said: str


class LinkShown(Shown, frozen=True, kw_only=True):
    """A party said that one thing depends on another, or has no relationship with it."""

    party: str
    first: str
    word: str
    second: str
    words: str


class PackageShown(Shown, frozen=True, kw_only=True):
    """Things that a party said stand or fall together."""

    key: str
    title: str
    party: str
    members: tuple[str, ...]


class MeetingShown(Shown, frozen=True, kw_only=True):
    """A meeting, called or held, with all that is on record about it."""

    key: str
    forum: str
    status: str
    day: str
    starts: str
    ends: str
    duration_minutes: int | None
    place: str
    level: str
    format: str
    chair: str
    called_by: str
    called_on: str
    answer_by: str
    call_source: str
    words: str
    replies: tuple[ReplyShown, ...]
    unheard: tuple[str, ...]
    agenda: tuple[ItemShown, ...]
    present: tuple[str, ...]
    absent: tuple[str, ...]
    heads: tuple[HeadShown, ...]
    briefings: tuple[BriefingShown, ...]
    documents: tuple[str, ...]
    statements: tuple[StatementShown, ...]
    decisions: tuple[DecisionShown, ...]
    readouts: tuple[ReadoutShown, ...]
    follow_ups: tuple[FollowUpShown, ...]
    next_words: tuple[NextShown, ...]


class AskedShown(Shown, frozen=True, kw_only=True):
    """A word asked for by an instant: an answer to a document or a call, or an objection before a silence ends."""

    what: str
    of: tuple[str, ...]
    by: str
    past: bool


class AgreedShown(msgspec.Struct, frozen=True, kw_only=True):
    """What is agreed, and nothing else: articles, decisions, follow-ups, and the day of the next meeting."""

    articles: tuple[ArticleShown, ...] = ()
    decisions: tuple[DecisionShown, ...] = ()
    follow_ups: tuple[FollowUpShown, ...] = ()
    next_day: str = ""
    next_words: tuple[NextShown, ...] = ()


class MarkShown(msgspec.Struct, frozen=True, kw_only=True):
    """A certainty mark and what it means."""

    mark: str
    meaning: str


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a template may ask for."""

    schema: str = SCHEMA
    paper: str
    desk: str
    forum: str
    as_of: str
    marking: str
    nothing: bool
    parties: tuple[PartyShown, ...]
    meeting: MeetingShown | None
    previous: MeetingShown | None
    document: DocumentShown | None
    article: ArticleShown | None
    issue: IssueShown | None
    addressee: PartyShown | None
    meetings: tuple[MeetingShown, ...]
    documents: tuple[DocumentShown, ...]
    packages: tuple[PackageShown, ...]
    links: tuple[LinkShown, ...]
    issues: tuple[IssueShown, ...]
    gaps: tuple[GapsShown, ...]
    decisions: tuple[DecisionShown, ...]
    follow_ups: tuple[FollowUpShown, ...]
    nexts: tuple[NextShown, ...]
    asked: tuple[AskedShown, ...]
    agreed: AgreedShown = AgreedShown()
    marks: tuple[MarkShown, ...]
    sources: tuple[SourceShown, ...]
