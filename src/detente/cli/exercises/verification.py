"""`detente exercises verification`: inspections and evaluation visits, their clocks, the quotas of each State."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from detente.agreements import Law, load_law, read_reform
from detente.agreements.form import Forms
from detente.agreements.form_loading import load_forms
from detente.agreements.regional import Measure, measure_of
from detente.cli.audience import MarkingOption, Reader, audience_of
from detente.cli.exercises.material import messages_of
from detente.cli.files import bytes_of
from detente.cli.show import print_json, say
from detente.domains.exercises.verification.terms import instant_words, moment_words
from detente.domains.exercises.verification.threads_and_quotas import verification_findings, verification_quotas
from detente.domains.exercises.verification.visit_quota import Quota
from detente.domains.exercises.verification.visits import (
    UNNAMED,
    Visit,
    decision,
    known_by,
    reason_told,
    threads_in,
)
from detente.model.certainty import MEANING
from detente.model.document import read_yaml
from detente.model.finding import Finding, Owed, Verdict
from detente.model.message import Message
from detente.model.record import Marking, strictest
from detente.model.time import read_instant
from detente.model.verification import Told
from detente.model.view import Audience
from detente.sources.message_files import text_of
from detente.sources.message_lists import holds_messages, read_messages

SCHEMA = "detente-verification/1"
WIDTH = 112
BEYOND = (Verdict.LATE, Verdict.EXCEEDED)


class Asked(msgspec.Struct, frozen=True):
    """What the verb was asked: the messages that may be shown, the law, the instant, and regional measures."""

    messages: tuple[Message | Told, ...]
    law: Law
    instant: datetime
    measures: tuple[Measure, ...]


def verification(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Messages: text, YAML, JSON, or a YAML list of them."),
    ],
    as_of: Annotated[
        str | None, typer.Option(help="See only what was sent by then: a day, or an instant. Default: now.")
    ] = None,
    state: Annotated[str | None, typer.Option(metavar="ID", help="Only what concerns this State.")] = None,
    measure: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="A regional measure (YAML); may be given again.")
    ] = None,
    reform: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Try a change to the law (YAML); may be given again.")
    ] = None,
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit 1 if something is owed, late, or beyond a limit.")
    ] = False,
) -> None:
    """Show each State's quotas, every inspection and evaluation visit with its clocks, and what is owed.

    Every verdict names its paragraph, its numbers, and how sure the wording is; doubt gives no firm verdict.
    """
    forms, audience = load_forms(), audience_of(reader, marking)
    messages, found_mark = _read(files, forms, audience)
    tried = [read_reform(file) for file in reform or ()]
    asked = Asked(
        messages,
        load_law().reformed(*tried) if tried else load_law(),
        read_instant(as_of, "--as-of") if as_of else datetime.now(UTC),
        tuple(_measure(file) for file in measure or ()),
    )
    found, quotas, visits = _shown(asked, state)
    if as_json:
        print_json(_as_json(asked, found, quotas, visits, marking or found_mark))
    else:
        _print(asked, found, quotas, visits)
        print(marking or found_mark)
    if exit_code and any(finding.owed or finding.verdict in BEYOND for finding in found):
        raise typer.Exit(1)


def _read(files: Iterable[Path], forms: Forms, audience: Audience) -> tuple[tuple[Message | Told, ...], Marking]:
    read: list[Message | Told] = []
    marked: list[Marking] = []
    for file in files:
        data = bytes_of(file)
        if holds_messages(data, file.name):
            read += read_messages(data, file.name, forms)
        else:
            given = messages_of((file,), forms, audience)
            read += given.messages
            marked.append(given.marking(None))
    return tuple(read), strictest(marked)


def _measure(file: Path) -> Measure:
    return measure_of(read_yaml(text_of(bytes_of(file), file.name), file.name))


def _shown(asked: Asked, state: str | None) -> tuple[list[Finding], list[Quota], list[Visit]]:
    """Return findings, quotas and visits, those of one State if it is named."""
    found = verification_findings(asked.messages, asked.law, asked.instant, str, asked.measures)
    quotas = verification_quotas(asked.messages, asked.law, asked.instant, asked.measures)
    visits = threads_in(known_by(asked.messages, asked.instant)).visits
    return (
        [finding for finding in found if state is None or state in finding.parties],
        [quota for quota in quotas if state in (None, quota.state)],
        [visit for visit in visits if state in (None, visit.requester, visit.receiver)],
    )


def _as_json(
    asked: Asked, found: list[Finding], quotas: list[Quota], visits: list[Visit], mark: Marking
) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "marking": mark,
        "as_of": asked.instant,
        "hypothetical": asked.law.hypothetical,
        "measures": [measure.name for measure in asked.measures],
        "quotas": [_quota_data(quota) for quota in quotas],
        "visits": [_visit_data(visit) for visit in visits],
        "findings": found,
        "owed": [{"subject": f.subject, **msgspec.to_builtins(owed)} for f in found for owed in f.owed],
    }


def _quota_data(quota: Quota) -> dict[str, Any]:
    return {
        "kind": quota.kind,
        "state": quota.state,
        "year": quota.year,
        "units": quota.allowance.units,
        "quota": quota.allowance.size,
        "by_one_state": quota.allowance.share,
        "accepted": len(quota.taken.counted),
        "left": quota.left,
        "by": [{"state": visit.requester, "request": visit.label} for visit in quota.taken.counted],
        "beyond_by_measure": [{"state": visit.requester, "request": visit.label} for visit in quota.taken.extra],
        "told_filled": quota.told.message.transmitted if quota.told else None,
    }


def _visit_data(visit: Visit) -> dict[str, Any]:
    last = visit.last_word()
    return {
        "kind": visit.kind,
        "request": visit.label,
        "requester": visit.requester,
        "receiver": visit.receiver,
        "asked": visit.request.sent,
        "entry": visit.entry,
        "year": visit.year,
        "decision": decision(last) if last else "",
        "reason": reason_told(last) if last else "",
        "decided": last.sent if last else None,
        "reported": visit.reports[0].sent if visit.reports else None,
    }


def _print(asked: Asked, found: list[Finding], quotas: list[Quota], visits: list[Visit]) -> None:
    if asked.law.hypothetical:
        print(f"HYPOTHETICAL: not the law, but the law as changed by {asked.law.hypothetical}\n")
    print(f"Quotas as of {instant_words(asked.instant)}")
    for line in _table(quotas):
        print(f"  {line}")
    heads = {visit.label: _head(visit) for visit in visits}
    for subject in dict.fromkeys(finding.subject for finding in found):
        print(f"\n{heads.get(subject, subject)}")
        for finding in found:
            if finding.subject == subject:
                _print_finding(finding)
    owed = [(finding, one) for finding in found for one in finding.owed]
    print(f"\nOwed{'' if owed else ': nothing on this record'}")
    for finding, one in sorted(owed, key=lambda pair: (pair[1].due or asked.instant, pair[0].subject)):
        print(_wrapped(_owed_line(finding, one), "  ", "    "))
    count = len(known_by(asked.messages, asked.instant))
    say(
        f"{count} {'message' if count == 1 else 'messages'} sent by {instant_words(asked.instant)}, "
        f"{len(found)} findings. Marks: " + "; ".join(f"{m} {w}" for m, w in MEANING.items()) + "."
    )


def _table(quotas: list[Quota]) -> Iterator[str]:
    head = ("State", "Year", "Kind", "Units", "Quota", "Accepted", "Left", "By whom", "All told")
    rows = [head, *map(_row, quotas)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _row(quota: Quota) -> tuple[str, ...]:
    by = {visit.requester: len(quota.taken.by(visit.requester)) for visit in quota.taken.counted}
    extra = f" (and {len(quota.taken.extra)} by measure)" if quota.taken.extra else ""
    return (
        quota.state or UNNAMED,
        str(quota.year),
        quota.kind,
        _or_dash(quota.allowance.units),
        _or_dash(quota.allowance.size),
        f"{len(quota.taken.counted)}{extra}",
        _or_dash(quota.left),
        ", ".join(f"{state or UNNAMED} {number}" for state, number in sorted(by.items())) or "-",
        moment_words(quota.told.sent) if quota.told else "-",
    )


def _or_dash(number: int | None) -> str:
    return "-" if number is None else str(number)


def _head(visit: Visit) -> str:
    entry = f", entry planned for {instant_words(visit.entry)}" if visit.entry else ""
    what = f"{visit.kind} of {visit.receiver or UNNAMED} by {visit.requester or UNNAMED}"
    return f"{visit.request.message.number or '(no number)'}: {what}{entry}"


def _print_finding(finding: Finding) -> None:
    head = f"{finding.rule}: {finding.verdict} [{finding.certainty}]. {finding.sentence}"
    print(_wrapped(head, "  ", "    "))
    for note in finding.notes:
        print(_wrapped(f"- {note}", "    ", "      "))


def _owed_line(finding: Finding, owed: Owed) -> str:
    by, to = " and ".join(owed.by) or UNNAMED, " and ".join(owed.to) or "nobody named"
    due = f"by {instant_words(owed.due)}" if owed.due else "no instant can be named"
    mark = f" [{owed.certainty}]" if owed.certainty else ""
    more = "; ".join((finding.subject, owed.within, owed.status, owed.provision))
    return f"{due}: {by} to {to}: {owed.what} ({more}){mark}"


def _wrapped(words: str, first: str, rest: str) -> str:
    return textwrap.fill(words, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False)
