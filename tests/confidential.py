"""Records of every kind with a word in every field that no output may let out, and the search for such words."""

from __future__ import annotations

import base64
import binascii
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pypdf
from msgspec import inspect

from detente.model import dialogue
from detente.model.kinds import KINDS
from detente.model.record import Marking, Record, Source, Span, digest
from detente.model.time import midnight, whole_days

SAID = datetime(2022, 1, 10, 9, 30, tzinfo=UTC)

Place = tuple[str, str]
DAYS: frozenset[Place] = frozenset(
    {
        ("MeetingClaim", "date"),
        ("ProposalClaim", "date"),
        ("StatementClaim", "when"),
        ("ActivityClaim", "start"),
        ("ActivityClaim", "end"),
        ("ReportDocument", "dateline_date"),
    }
)
"""Fields that are text to the schema and a day to what reads them."""

SENSE: dict[Place, Any] = {
    ("Note", "type"): dialogue.NoteType.FALLBACK,
    ("Message", "type"): "vd11.38.voluntary",
    ("ActivityClaim", "type"): "exercise",
    ("StrengthClaim", "unit"): "soldiers",
    ("MeetingClaim", "duration"): "PT4H",
    ("ReportDocument", "language"): "en",
}
"""Fields that are text to the schema and of a closed list to what reads them."""


CALLED, ITEM, DOCUMENT = "council.call", "council.item", "council.document"
NAMES: dict[Place, str] = {
    **{(noun, "meeting"): CALLED for noun in ("CallReply", "AgendaItem", "ItemReply", "Tabled", "Answer")},
    **{(noun, "meeting"): CALLED for noun in ("Meeting", "Statement", "Decision", "Readout", "FollowUp")},
    ("NextDate", "after"): CALLED,
    ("ItemReply", "item"): ITEM,
    ("Statement", "item"): ITEM,
    ("Tabled", "responds_to"): DOCUMENT,
    ("Answer", "to"): DOCUMENT,
    ("Answer", "with_document"): DOCUMENT,
    ("ArticleAnswer", "article"): f"{DOCUMENT}#",
    ("Position", "issue"): "council.position#",
    ("Package", "members"): DOCUMENT,
    ("DecisionReply", "decision"): "council.decision",
    ("FollowUpReply", "follow_up"): "council.follow_up",
}
"""Fields by which a step names another: the word of the kind that it names, so that a dialogue holds together."""

KEYS = frozenset((noun, "key") for noun in ("Tabled", "Decision", "FollowUp", "Package"))
"""Keys that stand once: the steps hung on `TABLE` have others."""

ON_THE_TABLE = {
    CALLED: "talks-1",
    ITEM: "1",
    DOCUMENT: "draft-1",
    f"{DOCUMENT}#": "1",
    "council.position#": "no_further_enlargement",
    "council.decision": "silence-1",
    "council.follow_up": "reply-1",
}
"""What is shared on a desk (`TABLE`): a planted step may hang on it too."""

FORUM = "NRC"
_ARTICLES = (dialogue.Article(number="1", title="Open article", text="The Parties talk."),)
TABLE: tuple[Record[Any], ...] = tuple(
    Record(kind=kind, party=party, said=SAID - timedelta(hours=1), body=body)
    for kind, party, body in (
        (CALLED, "RU", dialogue.Call(meeting="talks-1", forum=FORUM, day=date(2022, 1, 12))),
        ("council.meeting", "RU", dialogue.Meeting(meeting="talks-1", forum=FORUM, day=date(2022, 1, 12))),
        (ITEM, "RU", dialogue.AgendaItem(meeting="talks-1", item="1", title="Open talk")),
        *(
            (DOCUMENT, party, dialogue.Tabled(key=key, title="Open paper", type=type_, articles=_ARTICLES, to=to))
            for key, party, to, type_ in (
                ("draft-1", "RU", ("US", "NATO"), dialogue.DocumentType.PROPOSAL),
                ("draft-2", "US", ("RU",), dialogue.DocumentType.COUNTER_DRAFT),
            )
        ),
        (
            "council.decision",
            "RU",
            dialogue.Decision(
                key="silence-1",
                forum=FORUM,
                title="Open text",
                text="Open text.",
                rule=dialogue.DecisionRule.CONSENSUS,
            ),
        ),
        (
            "council.follow_up",
            "RU",
            dialogue.FollowUp(key="reply-1", what="To reply", owners=("US",), meeting="talks-1"),
        ),
        (
            "council.readout",
            "RU",
            dialogue.Readout(meeting="talks-1", points=(dialogue.Point(subject="duration", words="4 hours"),)),
        ),
    )
)
"""A meeting with all that belongs to it, shared with everybody."""


class Planted(msgspec.Struct, frozen=True):
    """Where the words come from: a stem, the party that says so, a day and a number, and who may read it."""

    stem: str
    party: str
    day: date
    number: int
    marking: Marking = Marking.CLEAR
    held_for: tuple[str, ...] = ()
    names: dict[str, str] = {}

    def word(self, kind: str) -> str:
        """Return the word that stands in every field of a record of this kind."""
        return f"{self.stem}{list(KINDS).index(kind):02d}"

    @property
    def report(self) -> bytes:
        """Return the text that the records of reports stand on; its first words are the word of a claim."""
        return f"{self.word('report.claim')} said the {self.word('report.document')}.\n".encode()

    def records(self) -> tuple[Record[Any], ...]:
        """Return records of every kind, for a claim of every shape, and two positions to compare."""
        every = [record for kind in KINDS for record in self._of_kind(kind)]
        position = next(record for record in every if record.kind == "council.position")
        return (*every, msgspec.structs.replace(position, party=f"{self.party}-2"))

    def attached(self) -> tuple[Record[Any], ...]:
        """Return the records that name another, hung on what is shared: on `TABLE`."""
        nouns = {noun for noun, _ in NAMES}
        named = (kind for kind in KINDS if kind.startswith("council.") and KINDS[kind].body.__name__ in nouns)
        shared = msgspec.structs.replace(self, names=ON_THE_TABLE)
        # A meeting is told of once: a second word on it would stand in the place of the first.
        kinds = list(named)
        return tuple(r for kind in kinds if kind != "council.meeting" for r in shared._of_kind(kind))

    def _of_kind(self, kind: str) -> Iterator[Record[Any]]:
        for body in self._values(inspect.type_info(KINDS[kind].body), kind, ("", "")):
            note = isinstance(body, dialogue.Note) and not self.held_for
            yield Record(
                kind=kind,
                party=self.party,
                said=SAID,
                body=msgspec.structs.replace(body, type=dialogue.NoteType.REMARK) if note else body,
                happened=whole_days(self.day),
                sources=(Source(digest(self.report), "text/plain", f"{self.word(kind)}.txt", (Span(0, 20),)),),
                in_reply_to=digest(self.word(kind).encode()),
                marking=self.marking,
                held_for=self.held_for,
            )

    def _values(self, node: Any, kind: str, place: Place) -> list[Any]:
        """Return values of a type, one for each shape that it can have, every text in them the word."""
        if place in SENSE or place in DAYS:
            return [SENSE.get(place, str(self.day))]
        node = node.type if isinstance(node, inspect.Metadata) else node
        if isinstance(node, inspect.StructType):
            return self._structs(node, kind)
        if isinstance(node, inspect.UnionType):
            shapes = [part for part in node.types if not isinstance(part, inspect.NoneType)]
            return [value for shape in shapes for value in self._values(shape, kind, place)]
        if isinstance(node, inspect.VarTupleType):
            return [tuple(self._values(node.item_type, kind, place)[:1])]
        if isinstance(node, inspect.TupleType):
            return [tuple(self._values(part, kind, place)[0] for part in node.item_types)]
        return [self._plain(node, kind, place)]

    def _structs(self, node: inspect.StructType, kind: str) -> list[Any]:
        if node.cls is Span:
            return [Span(0, 20)]
        name = node.cls.__name__
        every = {field.name: self._values(field.type, kind, (name, field.name)) for field in node.fields}
        shapes = max((len(values) for values in every.values()), default=1)
        return [
            node.cls(**{field: values[min(shape, len(values) - 1)] for field, values in every.items()})
            for shape in range(shapes)
        ]

    def _plain(self, node: Any, kind: str, place: Place) -> Any:
        if isinstance(node, inspect.StrType):
            if "0-9a-f" in (node.pattern or ""):
                return self._hexadecimal(node.pattern, kind)
            if self.names and place in KEYS:
                return f"{self.word(kind)}b"
            named = NAMES.get(place)
            return self.names.get(named, self.word(named.rstrip("#"))) if named else self.word(kind)
        if isinstance(node, inspect.IntType):
            return min(self.number, self.number if node.le is None else node.le)
        if isinstance(node, inspect.EnumType):
            return next(iter(node.cls))
        return {
            inspect.DateTimeType: midnight(self.day),
            inspect.DateType: self.day,
            inspect.BoolType: True,
        }[type(node)]

    def _hexadecimal(self, pattern: str, kind: str) -> str:
        """Return a digest, the id of a key, or a key as NAME+HASH+BASE64."""
        if "+" in pattern:
            return f"{self.word(kind)}+{digest(self.report)[:8]}+{'A' * 44}"
        return digest(self.report)[: 32 if "{32}" in pattern else None]

    def words(self, *, heads: bool = False) -> tuple[str, ...]:
        """Return what must not be found: stem, day, number, file, ids; and the party, unless heads are shown."""
        days = (str(self.day), f"{self.day:%d %B %Y}", f"{self.day:%Y%m%d}")
        facts = (self.stem, *days, str(self.number), f"{self.number:,}", digest(self.report))
        replies = tuple(digest(self.word(kind).encode()) for kind in KINDS)
        ids = tuple(digest(data) for data in self._unsalted())
        return (*facts, *replies, *ids, *(() if heads else (self.party,)))

    def _unsalted(self) -> Iterator[bytes]:
        """Yield the canonical bytes, whose bare hash would let anybody confirm a guess."""
        encoder = msgspec.json.Encoder(order="sorted")
        yield from (encoder.encode(record) for record in self.records())
        yield from (encoder.encode(record.body) for record in self.records())


def found_in(data: bytes, words: tuple[str, ...]) -> list[str]:
    """Return the words that stand in an output, whatever its form, and however a table folds them."""
    texts = [squashed(text) for text in texts_in(data)]
    return [word for word in words if any(squashed(word) in text for text in texts)]


def squashed(text: str) -> str:
    """Return small letters, digits and signs of a text without white space, frames and signs of a cut."""
    return re.sub(r"[\s\u2500-\u257f|…‹›]+", "", text).lower()


def texts_in(data: bytes) -> Iterator[str]:
    """Yield the texts that bytes hold: as they stand, on pages, in the parts of an archive, behind base64."""
    # A PDF is full of places of objects and letters: two numbers side by side could be a planted one by chance.
    plain = re.sub(rb"\d+", b" ", data) if data.startswith(b"%PDF") else data
    yield plain.decode("utf-8", "replace")
    if data.startswith(b"%PDF"):
        paper = pypdf.PdfReader(io.BytesIO(data))
        yield "\n".join(page.extract_text() for page in paper.pages)
        yield str(paper.metadata)
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name
                yield from texts_in(archive.read(name))
    for token in re.findall(rb"[A-Za-z0-9+/]{24,}={0,2}", data):
        try:
            yield base64.b64decode(token, validate=True).decode("utf-8", "replace")
        except binascii.Error:
            continue


def files_under(folder: Path) -> Iterator[Path]:
    """Yield the files that a command wrote; what a desk keeps in its own folder is no output."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not (path / "desk.yaml").exists():
            yield from files_under(path)
        elif path.is_file():
            yield path
