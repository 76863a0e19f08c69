"""The drafts that verbs of the council work on: from files, or from a desk with their texts found again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import msgspec

from detente.cli.audience import view_for
from detente.cli.council.material import bytes_of
from detente.domains.council.dialogue import Dialogue, DocumentFile, dialogue
from detente.ledger import Ledger
from detente.ledger.folder import kept_file
from detente.model.dialogue import Article, Tabled
from detente.model.document import nearest
from detente.model.errors import DetenteError, InputError
from detente.model.record import digest
from detente.model.view import Audience
from detente.sources.drafts import read_draft


def draft_in_file(path: str) -> Tabled:
    """Return the draft in a file; InputError or a kind of it where there is none to read."""
    return read_draft(bytes_of(Path(path)), Path(path).name).tabled


def drafts_on_desk(desk: Path, keys: Iterable[str], until: datetime, audience: Audience) -> list[Tabled]:
    """Return the documents of a desk with these keys, as tabled by an instant."""
    with Ledger.open(desk, read_only=True) as ledger:
        told = dialogue(view_for(ledger, audience, until).standing(ledger.party))
    return [_with_texts(_document(told, key), desk) for key in keys]


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
