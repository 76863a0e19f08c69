"""The drafts that verbs of the council work on: from files, or from a desk with their texts found again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from detente.cli.audience import carried, standing_for
from detente.cli.files import bytes_of
from detente.domains.council.dialogue import Dialogue, DocumentFile, dialogue
from detente.ledger import Ledger
from detente.ledger.folder import kept_file
from detente.model.canonical import identify
from detente.model.dialogue import Article, Tabled
from detente.model.document import nearest
from detente.model.errors import DetenteError, InputError
from detente.model.record import DESK, Marking, Record, digest
from detente.model.view import Audience, Entry, may_read
from detente.sources.drafts import read_draft


class WhoMayRead(msgspec.Struct, frozen=True):
    """What a draft in a file says of who may read it."""

    marking: Marking = Marking.CLEAR
    held_for: tuple[str, ...] = ()


class Drafts(msgspec.Struct, frozen=True):
    """Drafts in the order asked for, and the marking of what shows them."""

    tabled: tuple[Tabled, ...]
    marking: Marking


def drafts_in_files(paths: Sequence[str], audience: Audience, marking: Marking | None) -> Drafts:
    """Return the drafts in files; InputError where there is none to read, or it is not for the audience."""
    entries = [_draft_in_file(Path(path)) for path in paths]
    for path, entry in zip(paths, entries, strict=True):
        if not may_read(entry.record, audience):
            raise InputError(
                "a draft that is not for these readers",
                where=Path(path).name,
                expected="a draft that all who will read the output may read, under the marking asked for",
                given="one held for others, or marked stricter",
                next_step="name its readers with --reader, or leave out --marking",
            )
    bodies = tuple(entry.record.body for entry in entries if entry.record.body)
    return Drafts(bodies, carried(entries, marking))


def _draft_in_file(path: Path) -> Entry:
    draft = read_draft(bytes_of(path), path.name)
    told = msgspec.structs.replace(draft.document, data=draft.common).shaped(WhoMayRead)
    record = Record(
        kind="council.document",
        party=DESK,
        said=datetime.now(UTC),
        body=draft.tabled,
        marking=told.marking,
        held_for=told.held_for,
    )
    return Entry(id=identify(record), record=record)


def drafts_on_desk(
    desk: Path, keys: Iterable[str], until: datetime, audience: Audience, marking: Marking | None
) -> Drafts:
    """Return the documents of a desk with these keys, as tabled by an instant."""
    with Ledger.open(desk, read_only=True) as ledger:
        told = dialogue(standing_for(ledger, audience, until))
    files = [_document(told, key) for key in keys]
    texts = tuple(_with_texts(file, desk) for file in files)
    return Drafts(texts, carried((file.step.entry for file in files), marking))


def _document(told: Dialogue, key: str) -> DocumentFile:
    if key not in told.documents:
        raise InputError(
            "no document of that key by then",
            expected=", ".join(told.documents)[:600] or "a document tabled by then; this desk has none",
            given=repr(key),
            next_step=nearest(key, told.documents),
        )
    return told.documents[key]


def _with_texts(file: DocumentFile, desk: Path) -> Tabled:
    """Return the document, a text that the record holds by digest only taken from the file that it cites."""
    articles = file.tabled.articles
    if all(one.text_sha256 is None for one in articles):
        return file.tabled
    known = {digest(text.encode()): text for text in _texts_cited(file, desk)}
    return msgspec.structs.replace(file.tabled, articles=tuple(_filled(one, known) for one in articles))


def _filled(article: Article, known: dict[str, str]) -> Article:
    text = article.text or known.get(article.text_sha256 or "", "")
    return msgspec.structs.replace(article, text=text)


def _texts_cited(file: DocumentFile, desk: Path) -> list[str]:
    """Return the texts of the articles in the files that a record cites, as far as the desk keeps them."""
    texts: list[str] = []
    for source in file.step.entry.record.sources:
        try:
            draft = read_draft(kept_file(desk, source.sha256), source.name)
        except DetenteError:  # not kept here, or no draft: the digest then stays the only thing known
            continue
        texts += (article.text for article in draft.tabled.articles)
    return texts
