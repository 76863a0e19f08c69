"""The accounts of a meeting that a verb compares: from files, or from a desk with what its reports tell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import msgspec

from detente.brief.material import words_in
from detente.cli.audience import carried, standing_for
from detente.cli.council.material import entries_of
from detente.cli.files import bytes_of
from detente.cli.registers import register_of
from detente.domains.council.dialogue import Step, dialogue
from detente.domains.council.readouts import Comparison, compare
from detente.domains.council.telling_reports import tellings_in
from detente.domains.council.told import Desk
from detente.ledger import Ledger
from detente.ledger.folder import kept_file
from detente.model.document import nearest
from detente.model.errors import InputError
from detente.model.record import Marking
from detente.model.report import ReportText
from detente.model.view import Audience, View
from detente.sources.readouts import read_readouts
from detente.sources.report_text import report_from_bytes


class Accounts(msgspec.Struct, frozen=True):
    """The meeting that accounts tell of, what they say compared, and the marking of it."""

    meeting: str
    comparison: Comparison
    marking: Marking


def accounts_in_files(paths: Iterable[str], marking: Marking | None) -> Accounts:
    """Return the accounts in files, which are for everybody; InputError if they tell of several meetings."""
    records = [record for path in paths for record in read_readouts(bytes_of(Path(path)), Path(path).name)]
    meetings = tuple(dict.fromkeys(record.body.meeting for record in records if record.body))
    if len(meetings) > 1:
        raise InputError(
            "accounts of more than one meeting", expected="one meeting", given=", ".join(meetings)[:200]
        )
    steps = tuple(Step(entry, entry.record.body) for entry in entries_of(records))
    return Accounts(meetings[0], compare(steps, register_of().name), marking or Marking.CLEAR)


def accounts_on_desk(
    desk: Path, key: str, until: datetime, audience: Audience, marking: Marking | None
) -> Accounts:
    """Return all accounts of a meeting that the audience may read: readouts, and what reports tell."""
    with Ledger.open(desk, read_only=True) as ledger:
        view = standing_for(ledger, audience, until)
    meetings = dialogue(view).meetings
    if key not in meetings:
        raise InputError(
            "no meeting of that key by then",
            expected=", ".join(meetings)[:600] or "a meeting called or held by then; this desk has none",
            given=repr(key),
            next_step=nearest(key, meetings),
        )
    register, texts = register_of(desk), _reports(view, desk)
    names = Desk(name=register.name, words=lambda entry: words_in(texts, entry), party_id=register.id_of)
    meeting = meetings[key]
    reports = tellings_in(view, meeting.forum, meeting.day, names)
    told = compare(meeting.readouts, register.name, reports)
    rests_on = {voice.telling.record for subject in told.subjects for voice in subject.voices}
    shown = (entry for entry in view.entries if entry.id in rests_on)
    return Accounts(key, told, carried(shown, marking))


def _reports(view: View, desk: Path) -> dict[str, ReportText]:
    """Return the texts of the reports in a view, which the desk keeps as files."""
    documents = [entry.record.body for entry in view.of_kind("report.document") if entry.record.body]
    return {one.sha256: report_from_bytes(kept_file(desk, one.sha256), one.file) for one in documents}
