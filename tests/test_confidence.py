"""Nothing held for others, and nothing stricter than asked for, leaves the program: every verb, in every form.

A new verb of the command line fails here until it stands in the table `VERBS`: give it the lines to run, and what
each must show to the right reader. If it reads a desk, it takes `--reader` and `--marking` (`cli/audience.py`).
"""

from __future__ import annotations

import importlib
import io
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from typer.main import get_command

from detente.cli.audience import LEFT_OUT
from detente.cli.demo import make_desk
from detente.cli.main import PARTS, main
from detente.ledger import Ledger, keep_file
from detente.ledger.prepare import prepare
from detente.ledger.signing import secret_key
from detente.model import canonical
from detente.model.kinds import KINDS
from detente.model.message import Item, Message, Words
from detente.model.record import Marking, Record
from detente.model.view import Audience
from detente.sources.example import example_files
from tests.confidential import SAID, TABLE, Planted, files_under, found_in
from tests.test_house import ROOT, SOURCE

HELD = Planted("zqheld", "Quelland", date(2022, 3, 7), 31_337, held_for=("XX", "desk"))
AMBER = Planted("zqamber", "Vimbrel", date(2022, 2, 23), 27_183, marking=Marking.AMBER)
EVERY = tuple(KINDS)
OTHER = secret_key("desk.invalid/YY/other", b"\x01" * 32).public
FROM_A_REPORT = ("report.document", "report.claim", "report.suggestion")
IN_A_BRIEF = ("council.position", "exercise.activity", *FROM_A_REPORT)
NONE: tuple[str, ...] = ()
SKIPPED = "s\n" * 500
"""What is typed into a verb that asks: the key that leaves a claim as it is, more often than there are claims."""
TABLES = ("csv", "yaml", "json", "xlsx", "geojson", "kml")


class Line(msgspec.Struct, frozen=True):
    """A command to run, and of which kinds it shows the words to those who may read them.

    `reads`: it takes --reader and --marking. `heads`: it prints entries of the log, so who said something at what
    instant may be seen. `bare`: what it prints has no place for a marking, which then stands on stderr.
    """

    words: str
    shows: tuple[str, ...] = NONE
    reads: bool = False
    marks: bool = False
    heads: bool = False
    exits: int = 0


def shown(words: str, *shows: str) -> Line:
    """Return a line of a verb that shows records to its readers, under a marking."""
    return Line(words, shows, reads=True, marks=True)


def said(words: str, *shows: str, exits: int = 0) -> Line:
    """Return a line of a verb that records: what it shows of others stands in a refusal, which has no marking."""
    return Line(f"council {words} --desk {{copy}}", shows, reads=True, exits=exits)


AT = "--as-of 2022-03-01"
CALL, HELD_ON, ITEM, DOCUMENT = "council.call", "council.meeting", "council.item", "council.document"
ANSWER, STATEMENT, READOUT = "council.answer", "council.statement", "council.readout"
DECISION, FOLLOW_UP, PACKAGE, POSITION = (
    "council.decision",
    "council.follow_up",
    "council.package",
    "council.position",
)
REPLIES = ("council.call_reply", "council.item_reply", "council.follow_up_reply", "council.next")
STEPS = tuple(kind for kind in KINDS if kind.startswith("council.") and kind != POSITION)
OF_A_MEETING = (ITEM, DOCUMENT, STATEMENT, READOUT, FOLLOW_UP)
BY = "--party RU --said 2022-01-20"


def pictured(kind: str, *shows: str) -> tuple[Line, ...]:
    """Return the lines of a picture, in every form; a picture of dots says nothing that can be searched."""
    words = f"council picture {kind} --desk {{desk}} {AT}"
    written = f"{words} -o {{out}}/picture"
    return (
        shown(words, *shows),
        shown(f"{words} --json", *shows),
        shown(f"{written}.svg", *shows),
        shown(f"{written}.pdf", *shows),
        Line(f"{written}.png --ppi 24", reads=True),
    )


def papers(words: str, *shows: str) -> tuple[Line, ...]:
    """Return the lines of a paper, in every form."""
    words = f"council paper {words} --desk {{desk}} {AT}"
    return (
        shown(words, *shows),
        shown(f"{words} -o {{out}}/paper.docx", *shows),
        shown(f"{words} -o {{out}}/paper.pdf", *shows),
        shown(f"{words} --json", *shows),
    )


CANCELLED = "vd11.65.cancellation --from {message} --from {amber_message}"
LETTER = "letter --document draft-1 --article 1 --to US"
READING: dict[str, tuple[Line, ...]] = {
    "detente council calendar": (
        shown(f"council calendar --desk {{desk}} {AT}", CALL, FOLLOW_UP),
        shown(f"council calendar --desk {{desk}} {AT} --follow-ups both -o {{out}}/a.ics", CALL, FOLLOW_UP),
        shown(f"council calendar --desk {{desk}} {AT} --json", CALL, FOLLOW_UP, DOCUMENT),
    ),
    "detente council coders": (
        shown(f"council coders --desk {{desk}} {AT}", POSITION),
        shown(f"council coders --desk {{desk}} {AT} --json", POSITION),
        shown(f"council coders --positions {{positions}} --issues {{issues}} {AT}", POSITION),
    ),
    "detente council compare": (
        shown(f"council compare talks-1 --desk {{desk}} {AT}", READOUT),
        shown(f"council compare talks-1 --desk {{desk}} {AT} --json", READOUT),
    ),
    "detente council difference": (
        shown(f"council difference draft-1 draft-2 --desk {{desk}} {AT}"),
        shown(f"council difference draft-1 draft-2 --desk {{desk}} {AT} --markdown"),
        shown(f"council difference draft-1 draft-2 --desk {{desk}} {AT} --json"),
        Line("council difference {held_draft} {report_draft}", exits=2),
        Line("council difference draft-1 draft-3 --desk {desk}", exits=2),
    ),
    "detente council forums": (Line("council forums"), Line("council forums NRC --json")),
    "detente council history": (
        shown(f"council history --desk {{desk}} {AT}", POSITION),
        shown(f"council history --desk {{desk}} {AT} --json", POSITION),
        shown(f"council history --positions {{positions}} --issues {{issues}} {AT} --json", POSITION),
        Line("council history --desk {desk} --issue nothing", exits=2),
    ),
    "detente council paper": (
        *papers("agenda --meeting talks-1", ITEM),
        *papers("annotated-agenda --meeting talks-1", ITEM),
        *papers("positions --meeting talks-1", POSITION),
        *papers("summary --meeting talks-1", STATEMENT),
        *papers("communique --meeting talks-1"),
        *papers("actions --meeting talks-1", FOLLOW_UP),
        *papers(LETTER),
        Line("council paper agenda --desk {desk} --meeting talks-9", exits=2),
        Line("council paper --write-templates {out}/templates"),
    ),
    "detente council picture": (
        *pictured("gaps", POSITION),
        *pictured("stances", POSITION),
        *pictured("history --issue no_further_enlargement"),
        *pictured("timeline"),
        Line("council picture history --desk {desk} --issue nothing", exits=2),
    ),
    "detente council show": (
        shown(f"council show --desk {{desk}} {AT}", CALL, HELD_ON, DOCUMENT, FOLLOW_UP),
        shown(f"council show --desk {{desk}} {AT} --json", *STEPS),
        shown(f"council show talks-1 --desk {{desk}} {AT}", *OF_A_MEETING),
        shown(f"council show talks-1 --desk {{desk}} {AT} --json", *OF_A_MEETING, *REPLIES, DECISION),
        shown(f"council show draft-1 --desk {{desk}} {AT}", ANSWER),
        shown(f"council show draft-1 --desk {{desk}} {AT} --json", ANSWER),
        shown(f"council show silence-1 --desk {{desk}} {AT}", "council.decision_reply"),
        shown(f"council show silence-1 --desk {{desk}} {AT} --json", "council.decision_reply"),
        shown(f"council show reply-1 --desk {{desk}} {AT}"),
        shown(f"council show reply-1 --desk {{desk}} {AT} --json", "council.follow_up_reply"),
        Line(f"council show talks-9 --desk {{desk}} {AT}", exits=2),
    ),
}
"""The verbs of the council that read a desk."""

RECORDING: dict[str, tuple[Line, ...]] = {
    "detente council agenda": (
        shown(f"council agenda talks-1 --desk {{desk}} {AT}", ITEM),
        shown(f"council agenda talks-1 --desk {{desk}} {AT} --json", ITEM, "council.item_reply"),
        said(f"agenda talks-1 {BY} --item 2 --propose Open"),
        said(f"agenda talks-1 {BY} --item zqhe --reply agrees", ITEM, exits=2),
        said(f"agenda zqhe {BY} --item 2 --propose Open", CALL, exits=2),
    ),
    "detente council answer": (
        shown(f"council answer draft-1 --desk {{desk}} {AT}", ANSWER),
        shown(f"council answer draft-1 --desk {{desk}} {AT} --json", ANSWER),
        said("answer draft-1 --party US --said 2022-01-20 --article 1=accept"),
        said(f"answer zqhe {BY} --article 1=accept", DOCUMENT, exits=2),
        said("answer draft-1 --party US --said 2022-01-20 --article 1=accept --with zqhe", DOCUMENT, exits=2),
    ),
    "detente council call": (
        said(f"call talks-2 {BY} --forum NRC --day 2022-02-01"),
        said(f"call talks-2 {BY} --forum NRC --day 2022-02-01 --json"),
        said(f"call talks-2 {BY} --forum NRC --day 2022-02-01 --held-for RU"),
        said(f"call zqhe {BY} --reply confirms", CALL, exits=2),
    ),
    "detente council correct": (
        said("correct {amber_id} --party {amber_party} --said 2022-01-20 --why wrong", exits=2),
        said("correct {table_id} --party RU --said 2022-01-20 --why wrong"),
        said("correct {held_id} --party RU --said 2022-01-20 --why wrong", exits=2),
    ),
    "detente council decide": (
        said(f"decide silence-2 {BY} --forum NRC --title Open --text Open"),
        said(f"decide zqhe {BY} --word joins", DECISION, exits=2),
    ),
    "detente council followup": (
        shown(f"council followup --desk {{desk}} {AT}", FOLLOW_UP),
        shown(f"council followup --desk {{desk}} {AT} --json", FOLLOW_UP, "council.follow_up_reply"),
        said(f"followup reply-2 {BY} --what Open --owner US"),
        said(f"followup zqhe {BY} --word done", FOLLOW_UP, exits=2),
    ),
    "detente council hold": (
        said(f"hold talks-2 {BY} --forum NRC --day 2022-01-19"),
        said(f"hold talks-1 {BY} --forum NRC --day 2022-01-19", exits=2),
    ),
    "detente council import": (
        said("import {held_steps}"),
        said("import {held_steps} --json"),
        said("import {bad_steps}", exits=2),
        said("import {bad_steps} --json", exits=2),
        said("import {bad_draft}", exits=2),
    ),
    "detente council link": (said(f"link bridge 'depends on' tunnel {BY}"),),
    "detente council next": (
        said(f"next NRC {BY} --status 'none set'"),
        said(f"next NRC {BY} --status 'none set' --after zqhe", CALL, exits=2),
    ),
    "detente council note": (
        said(f"note bridge {BY} --type remark --words Open"),
        said(f"note bridge {BY} --type fallback --words Open", exits=2),
    ),
    "detente council package": (
        said(f"package both {BY} --title Open --member draft-1 --member draft-2"),
        said(f"package both {BY} --title Open --member draft-1 --member zqhe", DOCUMENT, exits=2),
    ),
    "detente council readout": (
        said(f"readout talks-1 {BY} --point 'duration:4 hours'"),
        said(f"readout zqhe {BY} --point 'duration:4 hours'", CALL, exits=2),
    ),
    "detente council state": (
        said(f"state {BY} --meeting talks-1 --words Open"),
        said(f"state {BY} --meeting talks-1 --item zqhe --words Open", ITEM, exits=2),
        said(f"state {BY} --meeting zqhe --words Open", CALL, exits=2),
    ),
    "detente council table": (
        shown(f"council table --desk {{desk}} {AT}", DOCUMENT),
        shown(f"council table --desk {{desk}} {AT} --json", DOCUMENT, ANSWER),
        said("table {held_draft}"),
        said("table {bad_draft}", exits=2),
    ),
}
"""The verbs that record a step, with refusals that name what is near."""
VERBS: dict[str, tuple[Line, ...]] = {
    **READING,
    **RECORDING,
    "detente brief": (
        shown(f"brief --desk {{desk}} {AT}", *IN_A_BRIEF),
        shown(f"brief --desk {{desk}} {AT} --json", *IN_A_BRIEF),
        shown(f"brief --desk {{desk}} {AT} --format pdf -o {{out}}/brief.pdf", *IN_A_BRIEF),
        shown(f"brief --desk {{desk}} {AT} -o {{out}}/brief.txt", *IN_A_BRIEF),
        shown(f"brief {{amber_report}} --desk {{copy}} {AT} --json", *IN_A_BRIEF),
        Line("brief {report} --as-of 2022-01-13"),
    ),
    "detente council example": (Line("council example {out}/example"),),
    "detente council gaps": (
        shown(f"council gaps --desk {{desk}} {AT} --since 2022-01-12", "council.position"),
        shown(f"council gaps --desk {{desk}} {AT} --json", "council.position"),
        shown(f"council gaps --positions {{positions}} --issues {{issues}} {AT} --json", "council.position"),
        Line("council gaps --desk {desk} --pair YY NATO", exits=2),
        Line("council gaps --positions {bad_positions} --issues {issues}", exits=2),
    ),
    "detente demo": (shown("demo {demo}"), shown("demo {demo} --json")),
    "detente desk init": (Line("desk init {out}/desk"),),
    "detente exchange peers card": (Line("exchange peers card {desk}"),),
    "detente exchange peers add": (Line("exchange peers add {copy} {card}"),),
    "detente exchange peers confirm": (
        Line("exchange peers confirm {copy} nobody --words zqhe --how zqhe", exits=2),
    ),
    "detente exchange peers end": (Line("exchange peers end {copy} nobody", exits=2),),
    "detente exchange peers list": (Line("exchange peers list {copy}"), Line("exchange peers list {copy} --json")),
    "detente exchange send": (Line("exchange send {copy} {held_id} --to all", exits=2),),
    "detente exchange receive": (Line("exchange receive {copy} {stick}"),),
    "detente exchange acknowledge": (Line("exchange acknowledge {copy} {held_id} --by Reviewer", exits=2),),
    "detente exchange certify": (Line("exchange certify {copy} --host 127.0.0.1"),),
    "detente exchange serve": (Line("exchange serve {copy} --listen nowhere", exits=2),),
    "detente exchange call": (Line("exchange call {copy}", exits=2), Line("exchange call {copy} --json", exits=2)),
    "detente exchange try": (Line("exchange try {copy}", exits=2),),
    "detente exchange prove": (Line("exchange prove {copy} {held_id}", exits=2),),
    "detente exchange status": (Line("exchange status {copy}"), Line("exchange status {copy} --json")),
    "detente exercises check": (
        shown(f"exercises check {{activities}} {AT}", "exercise.activity"),
        shown(f"exercises check {{activities}} {AT} --json", "exercise.activity"),
        shown(f"exercises check {{message}} {{amber_message}} {AT} --json", "exercise.message"),
        shown(f"exercises check --desk {{desk}} {AT} --json", "exercise.activity"),
        Line("exercises check {bad_activities}", exits=2),
    ),
    "detente exercises claims": (
        shown(f"exercises claims {{activities}} {AT}", "exercise.activity"),
        shown(f"exercises claims {{activities}} {AT} --json", "exercise.activity"),
        shown(f"exercises claims {{message}} {{amber_message}} {AT}", "exercise.message"),
        shown(f"exercises claims --desk {{desk}} {AT} --json", "exercise.activity"),
        Line("exercises claims {bad_activities}", exits=2),
    ),
    "detente exercises split": (
        shown(f"exercises split {{activities}} {AT}"),
        shown(f"exercises split {{activities}} {AT} --json"),
        shown(f"exercises split {{message}} {{amber_message}} --desk {{desk}} {AT} --json"),
        Line("exercises split {bad_activities}", exits=2),
    ),
    "detente exercises buildup": (
        shown(f"exercises buildup {{activities}} {AT}", "exercise.activity"),
        shown(f"exercises buildup {{activities}} {AT} --json", "exercise.activity"),
        shown(f"exercises buildup {{activities}} {AT} -o {{out}}/a.svg", "exercise.activity"),
        Line(f"exercises buildup {{activities}} {AT} -o {{out}}/a.png --ppi 24", reads=True),
        shown(f"exercises buildup {{message}} {{amber_message}} --desk {{desk}} {AT} --json", "exercise.activity"),
        Line("exercises buildup {bad_activities}", exits=2),
    ),
    "detente exercises draft": (
        shown(f"exercises draft {CANCELLED}", "exercise.message"),
        shown(f"exercises draft {CANCELLED} --json", "exercise.message"),
        Line("exercises draft vd11.65.cancellation --from {bad_activities}", exits=2),
    ),
    "detente exercises forms": (Line("exercises forms"), Line("exercises forms vd11.16.1.request --json")),
    "detente exercises message": (
        shown("exercises message {message} {amber_message} --law", "exercise.message"),
        shown("exercises message {message} {amber_message} --json", "exercise.message"),
    ),
    "detente exercises owed": (
        shown(
            "exercises owed --state NO {activities} {message} {amber_message} --as-of 2022-03-01 --all --json",
            "exercise.activity",
        ),
        shown("exercises owed --state NO {activities} --as-of 2022-03-01 --all", "exercise.activity"),
        shown(
            "exercises owed --state NO {activities} --as-of 2022-03-01 --json --ics {out}/owed.ics",
            "exercise.activity",
        ),
        shown("exercises owed --state NO --desk {desk} --as-of 2022-03-01 --all --behind 3000 --json"),
        Line("exercises owed --state NO {bad_activities}", exits=2),
    ),
    "detente exercises render": (
        Line("exercises render {amber_message}", marks=True, heads=True),
        Line("exercises render {amber_message} --format record", marks=True, heads=True),
        Line("exercises render {message}", exits=2),
    ),
    "detente exercises verification": (
        shown("exercises verification {inspection} {amber_inspection} --as-of 2022-03-01", "exercise.message"),
        shown("exercises verification {inspection} {amber_inspection} --json", "exercise.message"),
    ),
    "detente exercises thread": (
        shown(f"exercises thread {{requests}} {AT}", "risk.request"),
        shown(f"exercises thread {{requests}} {AT} --json", "risk.request"),
        Line("exercises thread {bad_requests}", exits=2),
    ),
    "detente exercises picture": (
        shown(f"exercises picture map {{activities}} {AT}", "exercise.activity"),
        shown(f"exercises picture map {{activities}} {AT} --json", "exercise.activity"),
        shown(f"exercises picture timeline {{activities}} {AT}", "exercise.activity"),
        shown(f"exercises picture timeline {{activities}} {AT} -o {{out}}/picture.pdf", "exercise.activity"),
        Line("exercises picture map {bad_activities}", exits=2),
    ),
    "detente exercises zone": (
        shown(f"exercises zone {{activities}} {AT}", "exercise.activity"),
        shown(f"exercises zone {{activities}} {AT} --json", "exercise.activity"),
        Line("exercises zone '51.5N 55E'"),
        Line("exercises zone {bad_activities}", exits=2),
    ),
    "detente exercises compare": (
        shown(f"exercises compare {{activities}} {AT} --set VD11/40.1.1/personnel=1 --all", "exercise.activity"),
        shown(f"exercises compare {{activities}} {AT} --law 1995-01-01 --all --json", "exercise.activity"),
        shown(f"exercises compare {{activities}} {AT} --edition VD92 --all --csv activities", "exercise.activity"),
        Line("exercises compare {bad_activities} --edition VD92", exits=2),
    ),
    "detente exercises sweep": (
        shown(f"exercises sweep {{activities}} {AT} --provision VD11/40.1.1/personnel --by year"),
        shown(f"exercises sweep {{activities}} {AT} --provision VD11/40.1.1/personnel --json"),
        shown(f"exercises sweep {{activities}} {AT} --provision VD11/40.1.1/personnel -o {{out}}/a.svg"),
        Line("exercises sweep {bad_activities} --provision VD11/40.1.1/personnel", exits=2),
    ),
    "detente exercises example": (Line("exercises example {out}/example"),),
    "detente exercises export": (
        *(shown(f"exercises export {{activities}} -o {{out}}/a.{word}", "exercise.activity") for word in TABLES),
        shown("exercises export {activities} -o {out}/a.csv --json", "exercise.activity"),
        Line("exercises export {bad_activities} -o {out}/a.csv", exits=2),
    ),
    "detente exercises import": (
        shown("exercises import {activities}", "exercise.activity"),
        shown("exercises import {activities} --json", "exercise.activity"),
        shown("exercises import {activities} -o {out}/a.jsonl", "exercise.activity"),
        shown("exercises import {activities} --to {copy}", "exercise.activity"),
        shown("exercises import {activities} --to {copy} --dry-run --json", "exercise.activity"),
        Line("exercises import {bad_activities}", exits=2),
        Line("exercises import {bad_activities} --partial --json", exits=1),
    ),
    "detente exercises law": (Line("exercises law --at 2022-01-11"),),
    "detente ledger append": (
        Line("ledger append {copy} {held}", heads=True),
        Line("ledger append {copy} {held} --json", heads=True),
        *(Line(f"ledger append {{copy}} {{bad{number}}}", exits=2) for number in range(6)),
    ),
    "detente ledger export": (
        Line("ledger export {desk}", ("heads",), marks=True, heads=True),
        Line("ledger export {desk} --json", ("heads",), marks=True, heads=True),
        Line("ledger export {desk} --reader XX", exits=2),
        shown("ledger export {desk} --records", *EVERY),
        shown("ledger export {desk} --records --json", *EVERY),
    ),
    "detente ledger keys": (Line("ledger keys {desk}"), Line("ledger keys {desk} --json")),
    "detente ledger rotate": (Line("ledger rotate {copy}"), Line("ledger rotate {copy} --json")),
    "detente ledger revoke": (Line("ledger revoke {copy} zqhe --since 2022-01-01", exits=2),),
    "detente ledger checkpoint": (Line("ledger checkpoint {desk}"), Line("ledger checkpoint {desk} --json")),
    "detente ledger backup": (Line("ledger backup {copy} {out}/backup"),),
    "detente ledger restore": (Line("ledger restore {desk} {out}/restored"),),
    "detente ledger fsck": (Line("ledger fsck {desk}", exits=2),),
    "detente ledger prove": (
        Line("ledger prove {desk} {held_id}", ("heads",), heads=True),
        Line("ledger prove {desk} {held_id} --json", ("heads",), heads=True),
        Line("ledger prove {desk} {amber_id}", marks=True),
        Line("ledger prove {desk} {held_id}0", exits=2),
    ),
    "detente ledger verify": (
        Line("ledger verify {desk}"),
        Line("ledger verify {desk} --json"),
        Line("ledger verify {damaged}", exits=2),
        Line("ledger verify {damaged} --json", exits=2),
    ),
    "detente ledger view": (
        shown(f"ledger view {{desk}} {AT}", "party"),
        shown(f"ledger view {{desk}} {AT} --json", *EVERY),
        shown(f"ledger view {{desk}} {AT} --recorded-until 2022-01-01"),
        Line(f"ledger view {{damaged}} {AT}", exits=2),
    ),
    "detente reports read": (Line("reports read {report}"), Line("reports read {report} --json")),
    "detente reports review": (
        shown("reports review {desk} --list", "report.claim"),
        shown("reports review {desk} --list --json", "report.claim"),
        shown("reports review {desk} --export {out}/open.csv", "report.claim"),
        shown("reports review {desk} --export {out}/open.json --json", "report.claim"),
        shown("reports review {copy} --by Reviewer", "report.claim"),
        Line("reports review {desk} zqhe --list", reads=True, exits=2),
        Line("reports review {copy} --decisions {bad_decisions} --by Reviewer", reads=True, exits=2),
    ),
    "detente reports register": (
        Line("reports register --desk {desk} --on 2022-01-12 --party NATO"),
        Line("reports register --desk {desk} --check --json"),
    ),
}
NO_RECORDS = {"detente reports register"}
"""Verbs that take from a desk its register alone, and no record."""


class Desk(msgspec.Struct, frozen=True):
    """A desk with the planted records, and the files that the lines name."""

    folder: Path
    places: dict[str, str]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Return a desk with records of each kind: some held for XX and desk, some shared under TLP:AMBER."""
    folder = tmp_path_factory.mktemp("planted")
    make_desk(folder / "demo" / "desk", folder / "demo" / "report.txt")
    with Ledger.open(folder / "demo" / "desk") as ledger:
        table_id = ledger.append(TABLE)[0]
        held_id = ledger.append((*HELD.records(), *HELD.attached()))[0]
        amber_id = ledger.append((*AMBER.records(), *AMBER.attached()))[0]
    for planted in (HELD, AMBER):
        keep_file(folder / "demo" / "desk", planted.report)
    shutil.copytree(folder / "demo" / "desk", folder / "damaged")
    database = folder / "damaged" / "ledger.sqlite3"
    data = database.read_bytes()
    assert data.count(HELD.word("council.note").encode()) > 1
    database.write_bytes(data.replace(HELD.word("council.note").encode(), b"zqHeld" + b"99"))
    places = {
        "desk": str(folder / "demo" / "desk"),
        "damaged": str(folder / "damaged"),
        "report": str(folder / "demo" / "report.txt"),
        "amber_report": str(folder / "amber.txt"),
        "held_id": held_id,
        "amber_id": amber_id,
        "amber_party": AMBER.party,
        "table_id": table_id,
        "stick": str(folder / "stick"),
        "card": written(
            folder / "other.card",
            f'{{"card":"detente-card/1","origin":"{OTHER.name}","party":"YY","keys":["{OTHER.line}"]}}',
        ),
        "issues": written(folder / "issues.yaml", example_files()["issues.yaml"].decode()),
        **planted_files(folder),
    }
    (folder / "amber.txt").write_bytes(AMBER.report)
    (folder / "stick").mkdir()
    return Desk(folder, places)


def written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def message_of(planted: Planted) -> Record[Message]:
    """Return a message with a planted word, as a record."""
    body = Message(
        type="vd11.38.voluntary",
        number=f"CBM/{planted.stem}/1",
        sender=planted.party,
        to=("all",),
        transmitted=SAID,
        items=(Item("general.designation", Words(planted.word("exercise.message"))),),
    )
    return Record(
        kind="exercise.message",
        party=planted.party,
        said=SAID,
        body=body,
        marking=planted.marking,
        held_for=planted.held_for,
    )


def inspection_of(planted: Planted) -> Record[Message]:
    """Return a request for an inspection with a planted word as its number, as a record."""
    record = message_of(planted)
    word = planted.word("exercise.message")
    body = msgspec.structs.replace(record.body, type="vd11.88.inspection_request", number=word, to=("YY", "all"))
    return msgspec.structs.replace(record, body=body)


def planted_files(folder: Path) -> dict[str, str]:
    """Return the places of files with planted rows, and of files that are refused."""
    lines = [canonical.encode(record) for record in HELD.records()]
    note = canonical.encode(next(record for record in HELD.records() if record.kind == "council.note"))
    bad = (
        note.replace(b":", b": ", 1),
        note.replace(b'"fallback"', b'"zqheldzqheld"'),
        note.replace(b'"XX","desk"', b'"desk","XX"'),
        note.replace(b'"words":"zqheld', b'"words":"\\u007aqheld'),
        note.replace(b'"held_for":["XX","desk"],', b""),
        note[:-20],
    )
    activities = "name,states,start,troops,said_by,marking,held_for\n" + "".join(
        f"{p.word('exercise.activity')},NO,{SAID:%Y-%m-%d},20000,{p.party[:8]},{p.marking},{'|'.join(p.held_for)}\n"
        for p in (HELD, AMBER)
    )
    requests = "requests:\n" + "".join(
        f"- by: {p.party[:8]}\n  to: NO\n  at: {SAID:%Y-%m-%dT%H:%M:%SZ}\n  concern: {p.word('risk.request')}\n"
        f"  marking: {p.marking}\n" + (f"  held_for: {'|'.join(p.held_for)}\n" if p.held_for else "")
        for p in (HELD, AMBER)
    )
    positions = "issue,party,date,stance,basis,in_short,document,certainty,coded_by,marking,held_for\n" + "".join(
        f"no_further_enlargement,{party},2022-01-12,{stance},stated,{w},{w},S,{w},{p.marking},{'|'.join(p.held_for)}\n"
        for p, w in ((p, p.word("council.position")) for p in (HELD, AMBER))
        for party, stance in (("RU", 2), ("NATO", -2))
    )
    step = (
        "steps:\n- step: {step}\n  party: RU\n  said: 2022-01-20\n  held_for: [XX, desk]\n  about: {word}\n"
        "  type: fallback\n  words: {word}\n"
    )
    draft = (
        "---\nkey: {key}\ntitle: {word}\ntype: {type}\nparty: RU\nsaid: 2022-01-20\nheld_for: [XX, desk]\n"
        "---\n## Article 1. {word}\n{word}\n"
    )
    word = HELD.word("council.note")
    return {
        "held_steps": written(folder / "held.yaml", step.format(step="note", word=word)),
        "bad_steps": written(
            folder / "bad.yaml",
            step.format(step=word, word=word)
            + step.format(step="note", word=word).partition("\n")[2].replace("fallback", word)
            + step.format(step="note", word=word).partition("\n")[2].replace(f"about: {word}", f"abaut: {word}")
            + step.format(step="note", word=word).partition("\n")[2].replace("2022-01-20", "2999-01-20"),
        ),
        "held_draft": written(folder / "held.md", draft.format(key="held-draft", word=word, type="proposal")),
        "bad_draft": written(folder / "bad.md", draft.format(key="bad-draft", word=word, type=word)),
        "report_draft": written(
            folder / "open.md",
            draft.format(key="open", word="Open", type="proposal").replace("held_for: [XX, desk]\n", ""),
        ),
        "held": written(folder / "held.jsonl", b"\n".join(lines).decode()),
        **{f"bad{n}": written(folder / f"bad{n}.jsonl", line.decode()) for n, line in enumerate(bad)},
        "activities": written(folder / "activities.csv", activities),
        "bad_activities": written(folder / "bad_activities.csv", activities.replace("20000", "zqheld,zqheld")),
        "requests": written(folder / "requests.yaml", requests),
        "bad_requests": written(folder / "bad_requests.yaml", requests.replace("to: NO", "to: '!zqheld'")),
        "message": written(folder / "message.json", canonical.encode(message_of(HELD)).decode()),
        "amber_message": written(folder / "amber_message.json", canonical.encode(message_of(AMBER)).decode()),
        "inspection": written(folder / "inspection.json", canonical.encode(inspection_of(HELD)).decode()),
        "amber_inspection": written(
            folder / "amber_inspection.json", canonical.encode(inspection_of(AMBER)).decode()
        ),
        "bad_decisions": written(
            folder / "bad_decisions.csv", "claim,decision,words,speaker\n00000000,correct,zqhe,zqhe\n"
        ),
        "positions": written(folder / "positions.csv", positions),
        "bad_positions": written(folder / "bad_positions.csv", positions.replace(",S,", ",zqheld,", 1)),
    }


class Output(msgspec.Struct, frozen=True):
    """What a command gave out: its exit code, stdout, stderr, and the files it wrote."""

    code: int
    stdout: bytes
    stderr: bytes
    files: tuple[bytes, ...]

    def holds(self, *words: str) -> list[str]:
        """Return those of the words that stand anywhere in it."""
        parts = (self.stdout, self.stderr, *self.files)
        return sorted({word for part in parts for word in found_in(part, words)})


@pytest.fixture
def run(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the function that runs a command line in this process, as its user would."""
    numbers = iter(range(1000))

    def ran(words: str, *options: str) -> Output:
        out = tmp_path / str(next(numbers))
        out.mkdir()
        places = {**desk.places, "out": str(out), "copy": str(out / "copy"), "demo": str(out / "demo")}
        if "{copy}" in words:
            shutil.copytree(desk.places["desk"], places["copy"])
        if "{demo}" in words:
            shutil.copytree(desk.folder / "demo", places["demo"])
        arguments = [word.format(**places) for word in shlex.split(words)]
        given = {
            name: io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for name in ("stdout", "stderr")
        }
        monkeypatch.setattr(sys, "argv", ["detente", *arguments, *options])
        for name, stream in given.items():
            monkeypatch.setattr(sys, name, stream)
        monkeypatch.setattr(sys, "stdin", io.StringIO(SKIPPED))
        try:
            main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        said = [stream.buffer.getvalue() for stream in given.values()]  # type: ignore[attr-defined]
        monkeypatch.undo()
        return Output(code, said[0], said[1], tuple(path.read_bytes() for path in files_under(out)))

    return ran


def lines() -> Iterator[Any]:
    """Yield every line of the table, under the name of its verb; all but the first of a verb are long checks."""
    for verb, every in VERBS.items():
        for number, line in enumerate(every):
            marks = [pytest.mark.slow] if number else []
            yield pytest.param(line, id=f"{verb.removeprefix('detente ')} {number}", marks=marks)


def needles(line: Line, planted: Planted) -> tuple[str, ...]:
    """Return what a line must show of planted records to those who may read them."""
    special = {"heads": "held_digest", "party": planted.party}
    return tuple(special.get(kind) or planted.word(kind) for kind in line.shows)


@pytest.mark.parametrize("line", list(lines()))
def test_nothing_held_is_let_out(line: Line, run: Any) -> None:
    """No reader, another reader, and the right one together with another: no word, day, number, file or party."""
    options: list[tuple[str, ...]] = [()]
    if line.reads:
        options += [("--reader", "YY"), ("--reader", "XX", "--reader", "YY")]
    for given in options:
        output = run(line.words, *given)
        assert output.code == line.exits, output.stderr.decode()
        assert not output.holds(*HELD.words(heads=line.heads)), given
        if line.heads and line.shows:
            assert output.holds("held_digest")


@pytest.mark.parametrize("line", [case for case in lines() if case.values[0].reads])
def test_the_right_reader_sees_what_is_held(line: Line, run: Any) -> None:
    """So that the test above does not pass for want of anything to find; and the output is marked as held."""
    output = run(line.words, "--reader", "XX")
    assert output.code == line.exits, output.stderr.decode()
    wanted = needles(line, HELD)
    assert output.holds(*wanted) == sorted(set(wanted))
    if wanted:
        assert output.holds("TLP:AMBER+STRICT") or not line.marks
        assert not run(line.words, "--reader", "XX", "--marking", "TLP:AMBER").holds(*HELD.words())


KEYED = (
    ("council show {key} --desk {desk}", CALL),
    ("council show {key} --desk {desk} --json", DOCUMENT),
    ("council show {key} --desk {desk}", DECISION),
    ("council show {key} --desk {desk} --json", FOLLOW_UP),
    ("council agenda {key} --desk {desk}", CALL),
    ("council answer {key} --desk {desk}", DOCUMENT),
    ("council followup {key} --desk {desk}", FOLLOW_UP),
    ("council compare {key} --desk {desk}", CALL),
    ("council difference draft-1 {key} --desk {desk}", DOCUMENT),
    ("council difference {key} draft-1 --desk {desk} --json", DOCUMENT),
    ("council paper agenda --meeting {key} --desk {desk}", CALL),
    ("council paper letter --document {key} --article {key} --to US --desk {desk}", DOCUMENT),
    ("council paper letter --issue {key} --to US --desk {desk}", POSITION),
    ("council history --issue {key} --desk {desk}", POSITION),
    ("council picture history --issue {key} --desk {desk}", POSITION),
    ("council picture gaps --issue {key} --desk {desk} --json", POSITION),
)


@pytest.mark.parametrize(("words", "kind"), KEYED)
def test_a_held_key_reads_like_one_that_nobody_gave(words: str, kind: str, run: Any) -> None:
    """Who types the key of a held record is told the same, letter for letter, as who types any other word."""
    key, other = HELD.word(kind), HELD.word(kind).replace("held", "helz")
    words += " --as-of 2022-03-01"
    held, none = (run(words.replace("{key}", typed)) for typed in (key, other))
    assert held.code == none.code
    assert held.stdout == none.stdout.replace(other.encode(), key.encode())
    assert held.stderr == none.stderr.replace(other.encode(), key.encode())
    theirs = run(words.replace("{key}", key), "--reader", "XX")
    assert (theirs.stdout, theirs.stderr) != (held.stdout, held.stderr)


@pytest.mark.parametrize("line", [case for case in lines() if case.values[0].reads and not case.values[0].marks])
def test_a_refusal_names_nothing_stricter_than_the_marking(line: Line, run: Any) -> None:
    """What is recorded has no marking on the screen; what is named in a refusal keeps within it all the same."""
    output = run(line.words, "--marking", "TLP:CLEAR")
    assert output.code == line.exits, output.stderr.decode()
    assert not output.holds(*AMBER.words(heads="correct" in line.words), *HELD.words())


@pytest.mark.parametrize("line", [case for case in lines() if case.values[0].marks])
def test_nothing_stricter_than_the_marking_is_let_out(line: Line, run: Any) -> None:
    """Under TLP:CLEAR no word of a shared TLP:AMBER record; without a marking the output carries TLP:AMBER."""
    free = run(line.words, "--marking", "TLP:CLEAR")
    assert not free.holds(*AMBER.words(), *HELD.words(heads=line.heads))
    assert free.code == 0 or (line.heads or "{amber_id}" in line.words)
    assert free.code or free.holds("TLP:CLEAR") or "demo" in line.words
    plain = run(line.words)
    wanted = tuple(word for word in needles(line, AMBER) if word != "held_digest")
    assert plain.holds(*wanted) == sorted(set(wanted))
    if wanted:
        assert plain.holds("TLP:AMBER")
        assert not plain.holds("TLP:AMBER+STRICT")
    assert run(line.words, "--marking", "TLP:RED").holds("TLP:RED") or "demo" in line.words


def test_a_raw_log_that_is_too_strict_is_refused_whole(run: Any) -> None:
    for words in ("ledger export {desk}", "ledger export {desk} --json", "ledger prove {desk} {amber_id}"):
        refused = run(words, "--marking", "TLP:GREEN")
        assert (refused.code, refused.stdout) == (2, b"")
        assert b"stricter than the marking" in refused.stderr
        assert run(words, "--marking", "TLP:AMBER").code == 0


def test_the_desk_is_told_that_more_is_held_and_nobody_else(run: Any, desk: Desk) -> None:
    """One line without a word of a record, and only to readers at the desk from whom something is kept."""
    words = f"ledger view {{desk}} {AT}"
    assert not any(LEFT_OUT.encode() in run(words, *given).stderr for given in ((), ("--reader", "YY")))
    assert LEFT_OUT.encode() not in run(words, "--reader", "desk").stderr
    note = next(record for record in HELD.records() if record.kind == "council.note")
    with Ledger.open(desk.folder / "demo" / "desk") as ledger:
        id_ = ledger.append([msgspec.structs.replace(note, held_for=("ZZ",))])[0]
    told = run(words, "--reader", "desk")
    assert told.stderr.decode().splitlines()[0] == LEFT_OUT
    assert not told.holds("ZZ")
    assert LEFT_OUT.encode() not in run(words, "--reader", "desk", "--reader", "YY").stderr
    assert LEFT_OUT.encode() not in run(words).stderr
    with Ledger.open(desk.folder / "demo" / "desk") as ledger:
        ledger.forget(id_)


@pytest.mark.parametrize("reader", ["", "N O", "../x", "|"])
def test_a_reader_that_cannot_be_one_is_refused(reader: str, run: Any) -> None:
    refused = run("ledger view {desk}", "--reader", reader)
    assert (refused.code, refused.stdout) == (2, b"")
    assert b"--reader" in refused.stderr


def commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Yield every verb below a command, as a user types it."""
    below = getattr(command, "commands", None)
    if below is None:
        yield name, command
    for word, verb in (below or {}).items():
        yield from commands(verb, f"{name} {word}")


def every_verb() -> dict[str, Any]:
    """Return every verb of the program with its command."""
    parts = ((part, get_command(importlib.import_module(f"detente.cli.{part}").app)) for part in PARTS)
    return {name: verb for part, command in parts for name, verb in commands(command, f"detente {part}")}


def test_every_verb_is_walked() -> None:
    """A new verb is in the table, or this fails; a verb that is gone is not."""
    assert set(VERBS) == set(every_verb()), "write the lines of the verb in VERBS, and what they show to whom"


@pytest.mark.parametrize("verb", list(every_verb()))
def test_a_verb_that_reads_a_desk_takes_reader_and_marking(verb: str) -> None:
    """And the table runs it with them: a verb with the two options is walked with the two options."""
    names = {parameter.name for parameter in every_verb()[verb].params}
    if "desk" in names and verb not in NO_RECORDS:
        assert {"reader", "marking"} <= names, "see cli/audience.py"
    assert ("reader" in names) == any(line.reads for line in VERBS[verb])
    free = {"detente reports read", *RECORDING}
    assert not ("marking" in names and verb not in free) or any(line.marks for line in VERBS[verb])


def test_every_text_of_every_kind_is_planted() -> None:
    """Each kind is there, each field is filled, and a ledger takes it: nothing is left unsearched."""
    records = HELD.records()
    assert {record.kind for record in records} == set(KINDS)
    for record in records:
        prepare(record)
        empty = [f for f in record.body.__struct_fields__ if getattr(record.body, f) in (None, (), "")]
        assert not empty, f"{record.kind}: {empty}"
        assert HELD.word(record.kind).encode() in canonical.encode_body(record)
    shapes = {type(record.body.fields) for record in records if record.kind == "report.claim"}
    assert len(shapes) == 8


def test_the_record_of_the_page_is_one() -> None:
    """The example in docs/confidence.md is canonical, and a ledger takes it."""
    page = (ROOT / "docs" / "confidence.md").read_bytes()
    (example,) = re.findall(rb"<!-- a record -->\s+```json\n(.*)\n```", page)
    assert prepare(canonical.decode(example)).record.held_digest


def test_the_search_finds_a_word_however_it_is_put(tmp_path: Path) -> None:
    """Folded in a table, in capitals, behind base64, and in a desk's own files not at all."""
    for hidden in (b"| zqhe |\n| ld07 |", b"ZQHELD07", b"extra enFoZWxkMDcgenFoZWxkMDcgenFoZWxk"):
        assert found_in(hidden, ("zqheld07",))
    assert not found_in(b"zqhel d0 8", ("zqheld07",))
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "desk.yaml").touch()
    (tmp_path / "brief.txt").touch()
    assert [path.name for path in files_under(tmp_path)] == ["brief.txt"]


def test_only_the_programs_own_checks_see_everything() -> None:
    """`EVERYTHING` is named where it is made and where the note to the desk is decided, and nowhere else."""
    naming = [
        str(path.relative_to(SOURCE))
        for path in sorted(SOURCE.rglob("*.py"))
        if re.search(r"\bEVERYTHING\b|\beverything=", path.read_text(encoding="utf-8"))
    ]
    assert naming == ["cli/audience.py", "model/view.py"]


def test_one_party_with_a_held_and_a_shared_word_contradicts_itself_to_nobody_else(desk: Desk, run: Any) -> None:
    """A fallback coded as a position, of the same instant as the shared one: who may see one, sees no two."""
    shared, other = (r for r in AMBER.records() if r.kind == "council.position")
    changed = msgspec.structs.replace(shared.body, stance=-2)
    with Ledger.open(desk.folder / "demo" / "desk") as ledger:
        id_ = ledger.append([msgspec.structs.replace(shared, body=changed, held_for=(shared.party,))])[0]
    words = f"council gaps --desk {{desk}} {AT} --pair {shared.party} {other.party}"
    assert not run(words).holds("two different words")
    assert run(words, "--reader", shared.party).holds("two different words")
    with Ledger.open(desk.folder / "demo" / "desk") as ledger:
        assert ledger.forget(id_)
        seen = ledger.view(SAID, audience=Audience((shared.party,)))
    assert not any(entry.id == id_ for entry in seen.entries)
