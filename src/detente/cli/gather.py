"""What a brief is made of: the reports given, the desk's ledger if there is one, the law and the registers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from detente.agreements import Forum, load_forums, load_law
from detente.brief.material import Material, words_in
from detente.cli.audience import carried, standing_for
from detente.cli.registers import register_of
from detente.domains.reports import read, records_of
from detente.ledger import Ledger, keep_file
from detente.model.canonical import identify
from detente.model.council import Issue
from detente.model.record import DESK, Marking, Record
from detente.model.register import Register
from detente.model.report import Reading, ReportText
from detente.model.time import end_of_day, read_day
from detente.model.view import SHARED, Audience, Entry, View, view_of
from detente.sources.english import english
from detente.sources.positions import read_agenda
from detente.sources.report_text import read_report, report_from_bytes
from detente.watch.look import Setting, look

ISSUES_NAME = "issues.yaml"
FORUMS_NAME = "forums"
"""Where a desk keeps its questions, and its own forums."""


Step = Callable[[str], None]


def as_read(reading: Reading, text: ReportText, step: Step) -> Reading:
    """Return a reading as the rules made it: nobody else is asked."""
    del text, step
    return reading


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asked for. `as_of` None: now, and then no year is inferred from it.

    `marking` None: that of what is shown. `registers`: folders on top of the register, above the desk's own.
    `add` may add to a new reading what a language model chooses.
    """

    reports: tuple[Path, ...] = ()
    desk: Path | None = None
    registers: tuple[Path, ...] = ()
    published: date | None = None
    as_of: datetime | None = None
    recorded_until: datetime | None = None
    audience: Audience = SHARED
    marking: Marking | None = None
    add: Callable[[Reading, ReportText, Step], Reading] = as_read


def gather(wanted: Wanted, step: Step) -> Material:
    """Return the material of a brief; `step` is told what is being done, for a progress line."""
    texts = {text.sha256: text for text in map(read_report, wanted.reports)}
    instant = wanted.as_of or datetime.now(UTC)
    register = register_of(wanted.desk, wanted.registers)
    if wanted.desk is None:
        records = [r for text in texts.values() for r in _records(text, wanted, register, DESK, step)]
        view = view_of((Entry(id=identify(r), record=r) for r in records), instant, audience=wanted.audience)
        later = _later(records, instant)
    else:
        view, later = _on_desk(wanted, texts, register, instant, step)
    shown = _documents(view)
    texts = {sha256: text for sha256, text in texts.items() if sha256 in shown}
    step("checking against the law")
    setting = Setting(
        load_law(),
        register,
        issues_of(wanted.desk) if wanted.desk else (),
        forums_of(wanted.desk),
    )
    watch = look(view, setting, instant, lambda entry: words_in(texts, entry))
    marking = carried(view.entries, wanted.marking)
    return Material(watch=watch, register=register, texts=texts, warnings=later, marking=marking)


def _on_desk(
    wanted: Wanted, texts: dict[str, ReportText], register: Register, instant: datetime, step: Step
) -> tuple[View, tuple[str, ...]]:
    """Add what is new to the desk, then return what it shows; `texts` gains the reports kept there."""
    assert wanted.desk is not None
    new: list[Record[object]] = []
    for path in wanted.reports:
        keep_file(wanted.desk, path.read_bytes())
    with Ledger.open(wanted.desk, read_only=not texts) as ledger:
        # Known is what these readers know, whatever its marking: a report held for others is read anew, as theirs.
        readers = Audience(wanted.audience.readers)
        known = _documents(ledger.view(datetime.max.replace(tzinfo=UTC), audience=readers))
        for text in texts.values():
            if text.sha256 not in known:
                new += _records(text, wanted, register, ledger.party, step)
        if new:
            ledger.append(new)
        view = standing_for(ledger, wanted.audience, instant, wanted.recorded_until)
    for sha256, name in _documents(view).items():
        kept = wanted.desk / "reports" / sha256
        if sha256 not in texts and kept.is_file():
            texts[sha256] = report_from_bytes(kept.read_bytes(), name)
    return view, _later(new, instant)


def issues_of(desk: Path) -> tuple[Issue, ...]:
    """Return the questions on the desk's table, from its `issues.yaml`; none where it keeps no such file."""
    agenda = desk / ISSUES_NAME
    return read_agenda(agenda.read_bytes(), str(agenda)).issues if agenda.is_file() else ()


def forums_of(desk: Path | None) -> dict[str, Forum]:
    """Return the forums that a desk knows: those shipped, and its own, from its folder `forums`."""
    own = desk / FORUMS_NAME if desk else None
    return dict(load_forums(*([own] if own and own.is_dir() else [])).by_id)


def _documents(view: View) -> dict[str, str]:
    return {e.record.body.sha256: e.record.body.file for e in view.of_kind("report.document") if e.record.body}


def _records(
    text: ReportText, wanted: Wanted, register: Register, party: str, step: Step
) -> tuple[Record[object], ...]:
    step(f"reading {text.name}")
    day = wanted.as_of.date() if wanted.as_of else None
    reading = wanted.add(read(text, register, english(), wanted.published, day), text, step)
    return records_of(reading, text, party, _said(reading, wanted))


def _said(reading: Reading, wanted: Wanted) -> datetime:
    """Return when a report was certainly out: the end of its day; where no day is known, when it was read."""
    if reading.doc.dateline_date:
        return end_of_day(wanted.published or read_day(reading.doc.dateline_date))
    return end_of_day(wanted.published) if wanted.published else wanted.as_of or datetime.now(UTC)


def _later(records: Iterable[Record[object]], instant: datetime) -> tuple[str, ...]:
    """Return a warning for each report that was not yet out at the instant, and so is not in the brief."""
    late = {r.sources[0].name: r.said for r in records if r.kind == "report.document" and r.said > instant}
    return tuple(
        f"{name} is left out: said {said:%Y-%m-%d %H:%M} UTC, after the as-of {instant:%Y-%m-%d %H:%M} UTC."
        for name, said in late.items()
    )
