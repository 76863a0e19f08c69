"""Messages as text, YAML and JSON: what is written reads back the same, what is read loses nothing."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from detente.agreements.form_loading import load_forms
from detente.domains.exercises.messages.forms import problems
from detente.model import canonical
from detente.model.document import read_yaml
from detente.model.errors import DateError, DetenteError, EmptyError, EncodingError, SchemaError
from detente.model.exercise import Activity
from detente.model.message import (
    Handling,
    Instant,
    Item,
    Listing,
    Message,
    Nothing,
    Number,
    Unknown,
    Words,
)
from detente.model.record import Marking, Precedence, Record, Source
from detente.sources.message_cover import cover_lines, legend
from detente.sources.message_files import read_message, record_of_message, write_message_yaml
from detente.sources.message_reading import LARGEST_CHARACTERS, read_message_text
from detente.sources.message_text import write_message_text
from tests.conftest import ROOT
from tests.sources.made_messages import messages

FORMS = load_forms()
TYPES = sorted(FORMS.by_type)
CASES = sorted((ROOT / "tests" / "cases" / "vienna_document_2011" / "messages").glob("*.yaml"))
NOON = datetime(2025, 3, 28, 12, tzinfo=UTC)
FREE = "vd11.150.free_text"
NOTICE = "vd11.150.network_notice"
HEAD = f"Type: {NOTICE}\n"


def read(text: str, **more: Any) -> Message:
    return read_message_text(text, "made", FORMS, **more)


def written(message: Message) -> str:
    return write_message_text(message, FORMS)


def comes_back(type_: str, examples: int) -> None:
    """Fail unless made-up messages of a type come back from text, open items or not, from YAML and JSON."""

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    @given(messages(FORMS.form(type_)))
    def holds(message: Message) -> None:
        text = written(message)
        assert read(text) == message
        assert read_message(text.encode(), "made.txt", FORMS) == message
        assert written(read(text)) == text
        assert read(write_message_text(message, FORMS, blank=True)) == message
        assert read_message(write_message_yaml(message, FORMS).encode(), "made.yaml", FORMS) == message
        assert read_message(msgspec.json.encode(message), "made.json", FORMS) == message
        for item in message.items:
            if isinstance(item.value, Unknown):
                assert item.value.text in text
        problems(FORMS.form(type_), message, FORMS)

    holds()


@pytest.mark.parametrize("type_", TYPES)
def test_every_form_reads_back_the_same(type_: str) -> None:
    comes_back(type_, 12)


@pytest.mark.slow
@pytest.mark.parametrize("type_", TYPES)
def test_every_form_reads_back_the_same_at_length(type_: str) -> None:
    comes_back(type_, 120)


BITS = (
    *(
        b"\n",
        b"\r\n",
        b"\r",
        b"\0",
        b"\xff",
        b"    ",
        b"\t",
        b")",
        b":",
        b"|",
        b";",
        b'"',
        b"-",
        b"[",
        b"\\u",
        b"- ",
    ),
    *(
        b'{"type":',
        b"none",
        b"1) ",
        b"59\xc2\xb0N",
        b"End of message",
        b"CBM/XX/25/0007/F25/O",
        b"9" * 30,
        b"From: ",
    ),
    *(b"\xef\xbb\xbf", b"31 DEC 9999", b"01 JAN 0001", b"9999-12-31T23:59:59-23:59", b"&a", b"total 5"),
    *(b"Precedence: ", b"Sent: ", b"To: "),
)


def mutated(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Return bytes with some cut out, put in, changed, repeated, or taken from another message."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(made) + 1)
        end = min(len(made), start + chance.randint(0, 30))
        other = chance.choice(others)
        place = chance.randrange(len(other))
        instead = chance.choice(
            [
                bytes(made[start:end]) + chance.choice(BITS),
                b"",
                chance.choice(BITS),
                bytes([chance.randrange(256)]),
                other[place : place + chance.randint(1, 200)],
                bytes(made[start:end]) * chance.randint(1, 50),
            ]
        )
        made[start:end] = instead
    return bytes(made)


def originals() -> Iterator[tuple[str, bytes]]:
    for path in CASES:
        text = read_yaml(path.read_text(encoding="utf-8"), path.name).data["text"]
        message = read(text)
        yield "made.txt", text.encode()
        yield "made.yaml", write_message_yaml(message, FORMS).encode()
        yield "made.json", canonical.encode(record_of_message(message))


def fuzz(count: int, seed: int) -> None:
    """Fail unless changed messages are read, or refused by an error of the house, each within a second of CPU."""
    chance = random.Random(seed)
    given_ = list(originals())
    texts = [data for name, data in given_ if name == "made.txt"]
    told = 0
    for _ in range(count):
        name, data = chance.choice(given_)
        changed = mutated(data, texts, chance)
        before = time.process_time()
        try:
            message = read_message(changed, name, FORMS)
            problems(FORMS.form(message.type), message, FORMS)
            if name != "made.json":
                assert read_message(written(message).encode(), "made.txt", FORMS) == message
                assert read_message(write_message_yaml(message, FORMS).encode(), "made.yaml", FORMS) == message
            told += 1
        except DetenteError as refused:
            # What is read from text can be written as text; YAML and JSON may hold items that no text shows so.
            assert "without loss" not in str(refused) or name != "made.txt"  # noqa: PT017
        assert time.process_time() - before < 1
    assert told > count // 10


def test_changed_messages_are_read_or_refused() -> None:
    fuzz(2_000, 20250328)


@pytest.mark.slow
def test_changed_messages_are_read_or_refused_at_length() -> None:
    fuzz(20_000, 38)


def test_line_ends_and_a_mark_change_nothing() -> None:
    text = f"{HEAD}From: XX\n\n4) one\n    two\n17) odd\n      one\nEnd of message\n"
    plain = read(text)
    assert plain.items == (
        Item("network.text", Words("one\ntwo")),
        Item("", Unknown("17", "17) odd\n      one")),
    )
    for other in (
        text.replace("\n", "\r\n"),
        "\ufeff" + text,
        text.replace("\n", "\r\r\n"),
        text.rstrip("\n") + "\r",
    ):
        assert read_message(other.encode(), "made.txt", FORMS) == plain


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("4) Учение на берегу\n".encode("cp1251"), "looks like Windows-1251"),
        ("4) Учение на берегу\n".encode("koi8-r"), "looks like KOI8-R"),
        ("4) exercice à la côte\n".encode("cp1252"), "looks like Windows-1252"),
        ("4) Учение на берегу\n".encode()[:-2], "cut off or damaged"),
        (HEAD.encode() + b"4) a\0b", "a zero byte"),
    ],
)
def test_other_encodings_are_refused_by_name(data: bytes, told: str) -> None:
    with pytest.raises(EncodingError) as refused:
        read_message(data, "made.txt", FORMS)
    assert told in str(refused.value)
    assert "made.txt, line 1" in refused.value.where or "line 2" in refused.value.where


@pytest.mark.parametrize("name", ["a.txt", "a.yaml", "a.json"])
def test_an_empty_file_is_refused(name: str) -> None:
    with pytest.raises(EmptyError):
        read_message(b" \n", name, FORMS)


def test_yaml_without_content_is_refused() -> None:
    with pytest.raises(EmptyError):
        read_message(b"# nothing\n", "a.yaml", FORMS)


def test_too_long_is_refused() -> None:
    with pytest.raises(SchemaError, match="too long"):
        read("x" * (LARGEST_CHARACTERS + 1))


@pytest.mark.parametrize(
    ("text", "more", "type_"),
    [
        ("Type: vd11.38.notification\n", {}, "vd11.38.notification"),
        ("1) x\n", {"type_": FREE}, FREE),
        ("CBM/XX/25/0007/F10/O\n1) x\n", {}, "vd11.16.1.request"),
        ("Number: CBM/XX/25/0007/F10/O\n", {}, "vd11.16.1.request"),
        ("Number: CBM/XX/25/0007/F10/O\n", {"type_": FREE}, FREE),
        ("Type: vd11.150.free_text\nNumber: CBM/XX/25/0007/F10/O\n", {}, FREE),
        ("Type:\nCBM/XX/25/0007/F10/O\n", {}, "vd11.16.1.request"),
    ],
)
def test_the_type_is_told(text: str, more: dict[str, str], type_: str) -> None:
    assert read(text, **more).type == type_


@pytest.mark.parametrize(
    ("text", "more", "told"),
    [
        ("1) x\n", {}, "with a message type"),
        ("CBM/XX/25/0007/F99/O\n", {}, "with a message type"),
        ("CBM/XX/25/0007/F27/O\nType: vd11.unheard.of\n", {}, "no form"),
        ("CBM/XX/25/0007/F25/O\n", {}, "vd11.38.notification or vd11.38.voluntary"),
        ("Type: vd11.38.notification\n", {"type_": FREE}, "two types"),
    ],
)
def test_the_type_cannot_be_told(text: str, more: dict[str, str], told: str) -> None:
    with pytest.raises(SchemaError) as refused:
        read(text, **more)
    assert told in str(refused.value)


def test_header_lines_that_nobody_knows_are_kept_in_place() -> None:
    text = (
        "Handling instructions: eyes only\n"
        "A line without a colon\n"
        f"{HEAD}From: XX\nFrom: QQ\nSent: soon\nPrecedence: flash\nTo: what is this?\nMarks: of another form\n"
        "Number:\n\n4) text\n"
    )
    message = read(text)
    kept = [item.value.text for item in message.items if isinstance(item.value, Unknown)]
    assert kept == [
        "Handling instructions: eyes only",
        "A line without a colon",
        "From: QQ",
        "Sent: soon",
        "Precedence: flash",
        "To: what is this?",
        "Marks: of another form",
    ]
    assert (message.sender, message.transmitted, message.handling, message.to) == ("XX", None, Handling.NORMAL, ())
    assert read(written(message)) == message
    assert all(line in written(message) for line in kept)


def test_addressees_go_on_over_lines() -> None:
    assert read(f"{HEAD}To: XX;\n  QQ\n\n4) x\n").to == ("XX", "QQ")
    split = read(f"{HEAD}To: XX\n  not an id?\n4) x\n")
    assert split.to == ("XX",)
    assert split.items[0].value == Unknown("", "  not an id?")


def test_items_in_many_styles() -> None:
    text = (
        f"{HEAD}ITEM 1) Test\n(2) 072000Z OCT 25\nEnds : 2025-10-08T04:00:00Z\n"
        "network.text: by\n  telephone\nremarks: nil\n"
    )
    assert read(text).items == (
        Item("network.kind", Words("test")),
        Item("network.from", Instant(datetime(2025, 10, 7, 20, tzinfo=UTC))),
        Item("network.until", Instant(datetime(2025, 10, 8, 4, tzinfo=UTC))),
        Item("network.text", Words("by\ntelephone")),
        Item("other.remarks", Nothing()),
    )


def test_unknown_items_keep_every_character_and_their_place() -> None:
    odd = "17)  wind \t force:  7\n        and  rising \n\n  (gale)"
    named = "Weather of the day: fair; | wind"
    text = f"{HEAD}\n1) test\n{odd}\n{named}\n4) Text: x\n\n"
    message = read(text)
    assert [item.key for item in message.items] == ["network.kind", "", "", "network.text"]
    assert message.items[1].value == Unknown("17", odd)
    assert message.items[2].value == Unknown("Weather of the day", named)
    assert f"{odd}\n{named}\n4) Text: x\n" in written(message)


def test_an_unknown_item_that_looks_like_a_header_keeps_its_place() -> None:
    """It stood behind an item that was left empty, so it was no line of the header, and must not become one."""
    text = f"{HEAD}A preamble\n\n1) Kind:\nReference: see below\nFrom: QQ\n17) odd\n4) Text: x\n"
    message = read(text)
    told = ["A preamble", "Reference: see below", "From: QQ", "17) odd"]
    assert [item.value.text for item in message.items if isinstance(item.value, Unknown)] == told
    assert (message.sender, message.answers) == ("", "")
    assert read(written(message)) == message
    assert read(write_message_text(message, FORMS, blank=True)) == message


def test_a_closing_line_before_the_number_leaves_everything_behind_it_unread() -> None:
    text = f"{HEAD}A preamble\nEnd of CBM/XX/25/0123/F39/O\nNumber: CBM/XX/25/0123/F39/O\n\n4) Text: x\n"
    message = read(text)
    assert message.after == text[text.index("End of") :]
    assert message.number == ""
    assert read(written(message)) == message
    assert "closing" in {problem.check for problem in problems(FORMS.form(NOTICE), message, FORMS)}


def test_what_is_a_line_of_text_and_no_item() -> None:
    long = "This sentence is far too long to be the name of any item of a form: it goes on"
    text = f"{HEAD}4) Text: see https://example.org and 10:30\n{long}\n    1) indented\nplain\n"
    assert read(text).items == (
        Item("network.text", Words(f"see https://example.org and 10:30\n{long}\n1) indented\nplain")),
    )


def test_an_empty_item_is_not_given_and_words_behind_the_end_are_kept() -> None:
    message = read(f"{HEAD}Number: N\n1) Kind [word: test]:\n2)\n4) Text: x\nEND OF N\nwords behind\n")
    assert [item.key for item in message.items] == ["network.text"]
    assert message.after == "words behind\n"
    assert read(f"{HEAD}4) x\nEnd of message\n \n").after == ""
    other = read(f"{HEAD}Number: N\n4) x\nEnd of M\n")
    assert other.items[0].value == Words("x\nEnd of M")


def test_cover_lines_say_how_sure_the_form_is() -> None:
    form = FORMS.form(NOTICE)
    first, second = cover_lines(form, FORMS.network)
    assert first == "Vienna Document 2011 (FSC.DOC/1/11), paragraph 150: Notice on the communications network"
    assert "format F36-F40 [M?]; contents [M?]; numbering of the items [D]; heading [M?]" in second
    assert "no format number remembered" in cover_lines(FORMS.form("vd11.16.3.joint_request"), FORMS.network)[1]
    assert "M? from memory, doubtful" in legend(form, FORMS.network)
    for type_ in TYPES:
        asked = FORMS.form(type_)
        marks = cover_lines(asked, FORMS.network)[1]
        assert f"contents [{asked.certainty}]" in marks
        assert all(f"{item.label} [{item.certainty}]" in marks for item in asked.doubtful)


@pytest.mark.parametrize(
    ("items", "told"),
    [
        ((Item("", Unknown("1", "1) made to look known")),), "without loss"),
        ((Item("network.text", Words("x")), Item("", Unknown("", "goes on"))), "without loss"),
        ((Item("network.text", Words("x")), Item("", Unknown("7", "7) x\r\ny"))), "without loss"),
        ((Item("of.no.form", Words("x")),), "the form does not have"),
    ],
)
def test_what_cannot_be_written_is_refused(items: tuple[Item, ...], told: str) -> None:
    with pytest.raises(SchemaError, match=told):
        written(Message(type=NOTICE, items=items))


def test_a_header_that_cannot_be_written_is_refused() -> None:
    with pytest.raises(SchemaError, match="without loss") as refused:
        written(Message(type=NOTICE, after="\n \n"))
    assert refused.value.where == "field after"


def test_yaml_says_what_is_wrong_and_where() -> None:
    with pytest.raises(SchemaError, match="does not have") as refused:
        read_message(f"type: {NOTICE}\nitems:\n  - network.kinds: test\n".encode(), "a.yaml", FORMS)
    assert "line 3" in refused.value.where
    assert "network.kind" in refused.value.next_step
    with pytest.raises(SchemaError, match="does not have") as refused:
        read_message(f"type: {NOTICE}\nitems:\n  - zzz: test\n".encode(), "a.yaml", FORMS)
    assert "unknown" in refused.value.next_step
    with pytest.raises(DateError):
        read_message(f"type: {NOTICE}\ntransmitted: soon\n".encode(), "a.yaml", FORMS)
    with pytest.raises(SchemaError, match="outside its schema"):
        read_message(f"type: {NOTICE}\nhandling: flash\n".encode(), "a.yaml", FORMS)
    with pytest.raises(SchemaError, match="the form does not have"):
        write_message_yaml(Message(type=NOTICE, items=(Item("zzz", Nothing()),)), FORMS)


def test_yaml_takes_lists_and_passes_over_what_is_empty() -> None:
    text = "type: vd11.16.1.request\nitems:\n  - concern.questions: [one, two]\n  - general.kind:\n  - 4: a road\n"
    assert read_message(text.encode(), "a.yaml", FORMS).items == (
        Item("concern.questions", Listing(("one", "two"))),
        Item("area.place", Words("a road")),
    )
    assert read_message(b"type: vd11.16.1.request\nitems:\n", "a.yaml", FORMS).items == ()


def test_yaml_carries_any_character() -> None:
    message = Message(
        type=FREE,
        number="null",
        items=(Item("free.text", Words("\U0001f6a2 \x07 \u2028")), Item("free.subject", Words("a\nb # c\nd"))),
    )
    text = write_message_yaml(message, FORMS)
    assert "free.subject: |-\n      a\n      b # c\n      d\n" in text
    assert read_message(text.encode(), "a.yaml", FORMS) == message
    text = write_message_yaml(Message(type=FREE, items=(Item("free.text", Words("\U000f0000")),)), FORMS)
    assert "\\U000f0000" in text


MESSAGE = Message(type=NOTICE, sender="XX", transmitted=NOON, items=(Item("network.text", Words("x")),))


def test_a_message_is_a_record_and_comes_back() -> None:
    source = Source("0" * 64, "text/plain", "made.txt")
    record = record_of_message(MESSAGE, source, Marking.AMBER)
    assert (record.kind, record.party, record.said) == ("exercise.message", "XX", NOON)
    assert (record.sources, record.marking, record.precedence) == ((source,), Marking.AMBER, Precedence.ROUTINE)
    urgent = msgspec.structs.replace(MESSAGE, handling=Handling.URGENT)
    assert record_of_message(urgent).precedence is Precedence.IMMEDIATE
    data = canonical.encode(record)
    assert read_message(data, "a.json", FORMS) == MESSAGE
    assert read_message(data + b"\n", "a.txt", FORMS) == MESSAGE
    assert read_message(canonical.encode_body(record), "a.json", FORMS) == MESSAGE
    for draft in (msgspec.structs.replace(MESSAGE, sender=""), msgspec.structs.replace(MESSAGE, transmitted=None)):
        with pytest.raises(SchemaError, match="nobody has sent"):
            record_of_message(draft)


def test_json_is_read_strictly() -> None:
    body = msgspec.json.encode(MESSAGE)
    with_offset = body.replace(b"2025-03-28T12:00:00Z", b"2025-03-28T14:00:00+02:00")
    assert read_message(with_offset, "a.json", FORMS) == MESSAGE
    for bad in (
        body.replace(b"2025-03-28T12:00:00Z", b"2025-03-28T12:00:00"),
        body.replace(b"2025-03-28T12:00:00Z", b"0001-01-01T00:00:00+05:00"),
        body.replace(b'"sender"', b'"sendre"'),
        body[:-1],
        b'{"type":' + b"[" * 100_000,
    ):
        with pytest.raises(SchemaError, match="not a message"):
            read_message(bad, "a.json", FORMS)
    with pytest.raises(SchemaError, match="no form"):
        read_message(b'{"type":"vd11.unheard.of"}', "a.json", FORMS)
    other: Record[Any] = Record(kind="exercise.activity", party="XX", said=NOON, body=Activity(name="A"))
    with pytest.raises(SchemaError, match="another kind"):
        read_message(canonical.encode(other), "a.json", FORMS)


def test_a_large_annual_exchange_is_a_message_and_no_record() -> None:
    """The ledger keeps the hash of such a file; the form, the checks and the text hold it all the same."""
    form = FORMS.form("vd11.10.annual_exchange")
    row = " | ".join(["1st Unit", "Division", "brigade", "yes", "Place", "45°00'N 030°00'W", *["5"] * 8])
    text = f"Type: {form.type}\nFrom: XX\nSent: 13 DEC 2024 10:00 UTC\n3) Units:\n" + f"    {row}\n" * 400
    text = text.replace("3) Units:", f"3) {form.by_key['units.land'].title}:") + "6) 400\n"
    message = read(text)
    assert read(written(message)) == message
    assert not [p for p in problems(form, message, FORMS) if p.item == "units.land"]
    with pytest.raises(SchemaError, match="too large for the ledger"):
        canonical.encode(record_of_message(message))
    assert message.value("units.total") == Number(400)


def test_read_from_a_folder_of_files(tmp_path: Path) -> None:
    path = tmp_path / "a.YML"
    path.write_text(write_message_yaml(MESSAGE, FORMS), encoding="utf-8")
    assert read_message(path.read_bytes(), path.name, FORMS) == MESSAGE
