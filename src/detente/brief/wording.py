"""Plain sentences for claims, activities and duties: one verb, `said`, for every side; a claim is never a fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date

from detente.model.exercise import Activity, Range
from detente.model.finding import Owed
from detente.model.report import (
    SURE_PERCENT,
    UNSURE_PERCENT,
    Choice,
    DenialClaim,
    MeetingClaim,
    ReportSuggestion,
    StatementClaim,
)

Name = Callable[[str], str]

AS_STANCE = {
    "propose": "as a proposal",
    "demand": "as a demand",
    "accept": "as an acceptance",
    "reject": "as a rejection",
    "deny": "as a denial",
    "accuse": "as an accusation",
    "warn": "as a warning",
    "welcome": "as a welcome",
    "regret": "as a regret",
    "support": "as support",
    "assure": "as an assurance",
}
NOUN = {"denial": "as a denial", "fear": "as a fear", "assurance": "as an assurance"}
SUGGESTED = ("name", "speaker", "side", "by", "who", "type", "verdict", "status", "topic", "stance")
"""Fields of a suggestion that a brief names, in this order."""
QUOTATION_MARKS = "“”\"'’‘ "
HOURS = {
    "PT1H": "one hour",
    "PT2H": "two hours",
    "PT3H": "three hours",
    "PT4H": "four hours",
    "PT5H": "five hours",
}


def day_words(text: str) -> str:
    """Return an ISO day, month or year as people write it: 12 January 2022, December 2021."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return text
    day = date(parts[0], parts[1], parts[2] if parts[2:] else 1)
    return f"{day.day} {day:%B %Y}" if parts[2:] else f"{day:%B %Y}"


def one_line(words: str) -> str:
    """Return words with every run of white space as one space."""
    return " ".join(words.split())


def together(speakers: Iterable[tuple[str, str]]) -> str:
    """Return who spoke, each with the side spoken for where the name does not say it: `A. Person (Arvonia)`."""
    named = (who if not side or side.lower() in who.lower() else f"{who} ({side})" for who, side in speakers)
    return " and ".join(dict.fromkeys(named))


def statement_sentence(claim: StatementClaim, words: str, speakers: str) -> str:
    """Return who said what, in the report's words; quotation marks only where the report has them.

    The stance is named where it is sure, with "perhaps" where it is likely, and called unsure below.
    """
    said = f"{speakers} said{_manner(claim)}"
    quoted = one_line(words).rstrip(",")
    if claim.mode == "direct":
        return f"{said}: “{quoted.strip(QUOTATION_MARKS).rstrip(',')}”"
    return f"{said}: {quoted}"


def _manner(claim: StatementClaim) -> str:
    """Return in which manner something was said, as far as that is sure: ", as a denial"; or nothing."""
    sure = claim.confidence.stance_percent if claim.confidence else None
    if sure is not None and sure < UNSURE_PERCENT:
        return " (stance unsure)"
    manner = AS_STANCE.get(claim.stance, "")
    perhaps = "" if sure is None or sure >= SURE_PERCENT else "perhaps "
    return f", {perhaps}{manner}" if manner else ""


def meeting_sentence(claim: MeetingClaim) -> str:
    """Return the meeting in one sentence: forum, place, day, length, heads of delegation, what is next."""
    what = claim.forum or " and ".join(claim.participants) or "A meeting"
    verb = {
        "held": "met",
        "planned": "plan to meet",
        "requested": "were asked to meet",
        "cancelled": "did not meet",
    }
    parts = [what, verb.get(claim.status, "met")]
    if claim.place:
        parts.append(f"in {claim.place}")
    if claim.date:
        parts.append(f"on {day_words(claim.date)}" + (" (year inferred)" if claim.date_inferred else ""))
    if claim.duration:
        parts.append(f"for {HOURS.get(claim.duration, claim.duration)}")
    heads = "; ".join(f"{person} for {side}" if side else person for person, side in claim.heads)
    return " ".join(parts) + (f", with {heads}" if heads else "") + "."


def denial_sentence(claim: DenialClaim, words: str) -> str:
    """Return the denial, fear or assurance as told, with the one verb of the house."""
    manner = NOUN.get(claim.type, f"as {claim.type}")
    if claim.by is None:
        return f"Told of by the report, {manner}, naming nobody: {one_line(words)}"
    return f"{claim.by} said, {manner}: {one_line(words)}"


def suggestion_sentence(suggestion: ReportSuggestion, words: str) -> str:
    """Return what a language model chose or added, marked as the model's, with the report's words."""
    fields = suggestion.fields
    named = {name: getattr(fields, name) for name in SUGGESTED if isinstance(getattr(fields, name, None), str)}
    told = ", ".join(f"{name} {value}" for name, value in named.items())
    kind = str(type(fields).__struct_config__.tag)
    done = "chose, unconfirmed" if isinstance(fields, Choice) else f"added, unconfirmed, {kind}"
    return f"Model {suggestion.model} {done}: {told or 'no more than the words'}, for the words: {one_line(words)}"


def number_words(told: Range) -> str:
    """Return a number as told: `3,000`, `3,000 to 4,000`, `at least 3,000`, `up to 4,000`."""
    if told.least == told.most and told.least is not None:
        return f"{told.least:,}"
    if told.least is None:
        return f"up to {told.most:,}" if told.most is not None else "an untold number"
    return f"at least {told.least:,}" if told.most is None else f"{told.least:,} to {told.most:,}"


def seen_sentence(activity: Activity, name: Name, start_known: str, teller: str) -> str:
    """Return one activity as its teller has it: name, strength, days, places; nothing untold is filled in."""
    parts = [f"{activity.name[:1].upper()}{activity.name[1:]}"]
    if activity.troops:
        parts.append(f"{number_words(activity.troops)} troops told")
    if activity.troops_total:
        parts.append(f"{number_words(activity.troops_total)} published in all")
    known = activity.start.isoformat() if activity.start else start_known
    if known and known not in activity.name:
        parts.append(day_words(known) + (f" to {day_words(activity.end.isoformat())}" if activity.end else ""))
    if activity.hosts:
        parts.append("in " + ", ".join(map(name, activity.hosts)))
    near = [name(party) for party in activity.near if name(party) not in activity.name]
    if near:
        parts.append("near " + ", ".join(near))
    return f"{', '.join(parts)} ({teller})."


def owed_sentence(owed: Owed, name: Name) -> str:
    """Return what is owed, by whom, to whom, by when; `no date told` where none is."""
    by = ", ".join(map(name, owed.by)) or "nobody named"
    to = f" to {', '.join(map(name, owed.to))}" if owed.to else ""
    when = f"by {owed.due.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if owed.due else owed.within or "no date told"
    return f"{by}{to}: {owed.what}; {when}; {owed.status}."
