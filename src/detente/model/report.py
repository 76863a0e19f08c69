"""What a machine read in a report: claims tied to spans, in the schema `reading-gold/1`.

Times are ISO 8601 text here, because a report may leave out the year or name a month only.
All spans count code points of the text as it came.
"""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from detente.model.record import Count, Digest, Span

SCHEMA = "reading-gold/1"

TOPICS = [
    "exercise-transparency",
    "exercise-conduct",
    "force-posture",
    "air-incident",
    "sea-incident",
    "hotline",
    "asat",
    "space-safety",
    "launch-notice",
    "cyber",
    "nuclear-arms",
    "missiles",
    "verification",
    "alliance-enlargement",
    "security-guarantees",
    "dialogue",
    "intent",
]
STANCES = [
    "assert",
    "propose",
    "demand",
    "accept",
    "reject",
    "deny",
    "accuse",
    "warn",
    "welcome",
    "regret",
    "support",
    "assure",
]
ACTOR_TYPES = ["person", "office", "organisation", "state", "forum", "unit"]
MEETING_STATUSES = ["held", "planned", "requested", "cancelled"]
PROPOSAL_TYPES = ["proposal", "demand", "offer", "request"]
VERDICTS = ["accept", "reject", "defer", "ignore"]
DENIAL_TYPES = ["denial", "fear", "assurance"]
ACTIVITY_TYPES = [
    "exercise",
    "snap-exercise",
    "live-firing",
    "build-up",
    "deployment",
    "withdrawal",
    "close-encounter",
    "transit",
    "asat-test",
    "space-launch",
    "space-approach",
    "missile-firing",
    "cyber-attack",
    "alert",
    "demonstration",
]


class ReportText(msgspec.Struct, frozen=True, kw_only=True):
    """A report as a source gives it: the text as it came, and the clean text that is parsed.

    `origin[i]` is the code point offset in `raw` of character i of `clean`, `ends[i]` the offset behind it
    (more than one further where an entity such as `&amp;` stands for it); empty: they are the same text.
    `boilerplate`: spans of `raw` that the format itself shows to be no content (menus, scripts, tags).
    `published`: ISO day of publication that the format itself states (in the head of a page), or None.
    """

    name: str
    media_type: str
    sha256: Digest
    raw: str
    clean: str
    origin: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    boilerplate: tuple[Span, ...] = ()
    published: str | None = None
    warnings: tuple[str, ...] = ()

    def in_raw(self, start: int, end: int) -> Span:
        """Return the span of `raw` over which characters start..end (half open) of `clean` stand."""
        if not self.origin:
            return Span(start, end)
        if end <= start:
            place = self.origin[start] if start < len(self.origin) else len(self.raw)
            return Span(place, place)
        return Span(self.origin[start], self.ends[end - 1] if self.ends else self.origin[end - 1] + 1)

    def in_clean(self, span: Span) -> Span:
        """Return the span of `clean` that stands within a span of `raw`."""
        if not self.origin:
            return span
        return Span(bisect_left(self.origin, span.start), bisect_left(self.origin, span.end))


class Headline(msgspec.Struct, frozen=True):
    """The headline and where it stands."""

    span: Span
    text: str


class ReportDocument(msgspec.Struct, frozen=True, kw_only=True):
    """What stands at the head and foot of a report: headline, place, date, agency, byline; and what is no content.

    `dateline_date` is an ISO day, None if unknown; `date_from` says how it is known: `text`, `published`,
    `weekday` (year from the as-of and the weekday) or `unknown`; `year_inferred` if the text has no year.
    `dateline_span` is the whole dateline, `sign_off_span` the agency's mark behind the last word; `letterhead`:
    lines that say who issues the paper, of what sort it is and its day: no headline, no content, no boilerplate.
    `boilerplate` spans count in `raw`, as all spans here do.
    """

    id: str
    file: str
    chars: Count
    sha256: Digest
    language: str = "en"
    headline: Headline | None = None
    place: str | None = None
    place_span: Span | None = None
    dateline_date: str | None = None
    dateline_span: Span | None = None
    date_from: str = "unknown"
    year_inferred: bool = False
    agency: str | None = None
    agency_span: Span | None = None
    byline: str | None = None
    byline_span: Span | None = None
    boilerplate: tuple[Span, ...] = ()
    sign_off_span: Span | None = None
    letterhead: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = ()


class StrengthClaim(msgspec.Struct, frozen=True, omit_defaults=True):
    """A number of people or things as told: least and most, None where left open."""

    min: Count | None
    max: Count | None
    unit: str


class ActorClaim(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="actor", tag_field="claim"):
    """A person, office, organisation, State, forum or unit that the report names."""

    name: str
    type: str
    side: str | None = None
    office: str | None = None
    forms: tuple[str, ...] = ()


class Confidence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How sure topic and stance of a statement are, in percent; the rest falls to all others."""

    topic_percent: int | None = None
    stance_percent: int | None = None


SURE_PERCENT, UNSURE_PERCENT = 80, 50
"""From the first confidence on a stance may be named plainly; below the second it is called unsure.

On annotated reports left out in turn, over 80 of 100 are right from the first on, under half below the second.
"""


class StatementClaim(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="statement", tag_field="claim"
):
    """What somebody said, in the report's words."""

    speaker: str
    mode: str
    topic: str | None = None
    stance: str = "assert"
    side: str | None = None
    when: str | None = None
    where: str | None = None
    to: str | None = None
    via: str | None = None
    speaker_span: Span | None = None
    cue_span: Span | None = None
    confidence: Confidence | None = None


class MeetingClaim(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="meeting", tag_field="claim"
):
    """A meeting told of. `next` is what was agreed on the next one; `heads` are delegation heads as told."""

    forum: str | None = None
    date: str | None = None
    place: str | None = None
    duration: str | None = None
    level: str | None = None
    participants: tuple[str, ...] = ()
    heads: tuple[tuple[str, str], ...] = ()
    next: str | None = None
    status: str = "held"
    date_inferred: bool = False


class ProposalClaim(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="proposal", tag_field="claim"
):
    """What is put forward or demanded."""

    by: str
    type: str = "proposal"
    topic: str | None = None
    to: str | None = None
    date: str | None = None


class AnswerClaim(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="answer", tag_field="claim"):
    """An answer to a proposal: accept, reject, defer or ignore; `ref` is the id of the proposal's record."""

    by: str
    verdict: str
    ref: str | None = None


class ActivityClaim(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="activity", tag_field="claim"
):
    """A military activity told of. `start` and `end` are ISO days or months; `told_by`: who said so, if named."""

    who: str | None = None
    type: str = "exercise"
    name: str | None = None
    strength: StrengthClaim | None = None
    equipment: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    near: str | None = None
    announced: bool | None = None
    date_inferred: bool = False
    told_by: tuple[str, ...] = ()


class DenialClaim(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="denial", tag_field="claim"):
    """A denial, a fear or an assurance, and whose."""

    type: str
    by: str | None = None
    about: str | None = None


class GapClaim(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="gap", tag_field="claim"):
    """Two sides apart on one topic, with the spans of each."""

    topic: str
    sides: tuple[str, str]
    side_spans: tuple[tuple[Span, ...], tuple[Span, ...]]


Claim = (
    ActorClaim
    | StatementClaim
    | MeetingClaim
    | ProposalClaim
    | AnswerClaim
    | ActivityClaim
    | DenialClaim
    | GapClaim
)


class ReportClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as the ledger keeps it: its id within the report, the reading rule that found it, its fields."""

    id: str
    rule: str
    fields: Claim


class Choice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="choice", tag_field="claim"):
    """What a language model chose for a statement of which the rules were not sure; None where it chose nothing.

    It stands beside what the rules found and never in its place. `statement` is the id of the statement;
    `speaker` is the name of an actor of the reading, or words that stand at `speaker_span`.
    """

    statement: str
    topic: str | None = None
    stance: str | None = None
    speaker: str | None = None
    speaker_span: Span | None = None


class ReportSuggestion(msgspec.Struct, frozen=True, kw_only=True):
    """What a language model, set by the user, chose or added, as the ledger keeps it. No rule looks at it."""

    id: str
    rule: str
    model: str
    fields: Claim | Choice


class ReadRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One claim with its anchor: the spans, the words under them, and the reading rule that found it."""

    id: str
    anchor: tuple[Span, ...]
    text: str
    fields: Claim
    rule: str


class AddedByModel(msgspec.Struct, frozen=True, kw_only=True):
    """What a language model chose and added, and how many of its words were dropped, by the reason.

    `name` is the model's; each of `records` has the rule `model NAME`, and its words stand in the report.
    """

    name: str
    choices: tuple[Choice, ...] = ()
    records: tuple[ReadRecord, ...] = ()
    dropped: dict[str, int] = {}


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """All that was read in one report. Unconfirmed until a person confirms it.

    `records` is what the rules found; `model` what a language model added, None where the user set none.
    """

    doc: ReportDocument
    records: tuple[ReadRecord, ...]
    warnings: tuple[str, ...] = ()
    model: AddedByModel | None = None
