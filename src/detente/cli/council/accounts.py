"""The accounts of a meeting that a verb compares: from files, or from a desk with what its reports tell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from detente.brief.material import words_in
from detente.cli.audience import view_for
from detente.cli.council.material import bytes_of, entries_of
from detente.domains.council.dialogue import Step, dialogue
from detente.domains.council.readouts import Comparison, compare
from detente.domains.council.telling_reports import tellings_in
from detente.domains.council.told import Desk
from detente.ledger import Ledger
from detente.ledger.folder import kept_file
from detente.model.document import nearest
from detente.model.errors import InputError
from detente.model.report import ReportText
from detente.model.view import Audience, View
from detente.sources.readouts import read_readouts
from detente.sources.register import load_register
from detente.sources.report_text import report_from_bytes


def accounts_in_files(paths: Iterable[str]) -> tuple[str, Comparison]:
    """Return the meeting that the files tell of, and their accounts compared; InputError where it is not one."""
    records = [record for path in paths for record in read_readouts(bytes_of(Path(path)), Path(path).name)]
    meetings = tuple(dict.fromkeys(record.body.meeting for record in records if record.body))
    if len(meetings) > 1:
        raise InputError(
            "accounts of more than one meeting", expected="one meeting", given=", ".join(meetings)[:200]
        )
    steps = tuple(Step(entry, entry.record.body) for entry in entries_of(records))
    return meetings[0], compare(steps, load_register().name)


def accounts_on_desk(desk: Path, key: str, until: datetime, audience: Audience) -> tuple[str, Comparison]:
    """Return the key of a meeting and all accounts of it that a desk has: readouts, and what reports tell."""
    with Ledger.open(desk, read_only=True) as ledger:
        view = view_for(ledger, audience, until).standing(ledger.party)
    meetings = dialogue(view).meetings
    if key not in meetings:
        raise InputError(
            "no meeting of that key by then",
            expected=", ".join(meetings)[:600] or "a meeting called or held by then; this desk has none",
            given=repr(key),
            next_step=nearest(key, meetings),
        )
    register, texts = load_register(), _reports(view, desk)
    names = Desk(name=register.name, words=lambda entry: words_in(texts, entry), party_id=register.id_of)
    meeting = meetings[key]
    reports = tellings_in(view, meeting.forum, meeting.day, names)
    return key, compare(meeting.readouts, register.name, reports)


def _reports(view: View, desk: Path) -> dict[str, ReportText]:
    """Return the texts of the reports in a view, which the desk keeps as files."""
    documents = [entry.record.body for entry in view.of_kind("report.document") if entry.record.body]
    return {one.sha256: report_from_bytes(kept_file(desk, one.sha256), one.file) for one in documents}
