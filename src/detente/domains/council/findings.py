"""What the council room finds in a view at an instant: from positions on record, and from reports as read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from detente.agreements import Forum
from detente.domains.council.cycle import Room, cycle_findings
from detente.domains.council.dialogue import dialogue
from detente.domains.council.linkage import linkage_findings
from detente.domains.council.meetings import meeting_findings
from detente.domains.council.positions import position_findings
from detente.domains.council.proposals import apart_findings, proposal_findings
from detente.domains.council.texts import text_findings
from detente.domains.council.told import Desk, reports_in, unread_finding
from detente.model.council import Issue
from detente.model.finding import Finding
from detente.model.view import Entry, View


def _no_words(entry: Entry) -> str:
    del entry
    return ""


def findings(  # noqa: PLR0913  the view and the instant, and how the desk names issues, parties and words
    view: View,
    instant: datetime,
    name: Callable[[str], str],
    issues: tuple[Issue, ...],
    words: Callable[[Entry], str] = _no_words,
    *,
    party_id: Callable[[str], str] = str,
    forums: Mapping[str, Forum] | None = None,
) -> tuple[Finding, ...]:
    """Return the findings on what was said by the instant: meetings, proposals, links, and gaps between parties.

    First what reports tell, then what the dialogue on record leaves open, then the positions on record.

    `name` gives the usual name of a party's id. `words` gives the words under the anchor of a claim, which the
    record does not hold (without it, nothing can be told of links that a side denies). `party_id` turns a name
    as a report gives it into the desk's id; by default names stay as they are.
    """
    desk = Desk(name=name, words=words, party_id=party_id)
    reports = reports_in(view, instant)
    talk, room = dialogue(view), Room(name, forums or {})
    return (
        *meeting_findings(reports, desk),
        *(found for report in reports for found in proposal_findings(report, desk)),
        *(found for report in reports for found in linkage_findings(report, desk)),
        *(found for report in reports for found in apart_findings(report, desk)),
        *unread_finding(view, instant),
        *cycle_findings(talk, room),
        *text_findings(talk, room),
        *position_findings(view.of_kind("council.position"), instant, name, issues),
    )
