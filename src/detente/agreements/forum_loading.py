"""Forums read from their files: a YAML file a forum, and one for each group by which several forums seat parties.

What is shipped lies in `forums/` and `forums/groups/`; a user's file or folder adds to it, or replaces a forum or
a group of the same id. Every problem of a file is an error that names file, line and field; nothing is loaded by
half.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from detente.agreements.clause import Clause, Seat, conflict
from detente.agreements.forum import Forum, Forums, Group, contradiction, forums_of, refuse_contradictions
from detente.agreements.forum_file import SeatBlock, checked_id, filled, party_seats, seats_of, texts_of
from detente.agreements.forum_questions import READERS, list_of
from detente.agreements.loading import FORUMS, SHIPPED, text_of
from detente.model.document import Document, read_yaml
from detente.model.errors import Contradiction, EmptyError, UnknownForum

SHIPPED_FORUMS = SHIPPED / FORUMS


class _Named(msgspec.Struct, frozen=True, kw_only=True):
    """What every file has."""

    id: str


class _ForumFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file of a forum as written; the blocks are shaped one by one, so that each problem names its line."""

    id: str
    name: str
    texts: dict[str, Any]
    exists: list[Any]
    members: Any
    observers: Any = None
    chair: Any = None
    chairs: Any = None
    levels: Any = None
    convenes: Any = None
    notice: Any = None
    decisions: Any = None
    languages: Any = None
    intervals: Any = None
    suspensions: Any = None
    note: str = ""


class _GroupFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file of a group as written: no forum, but parties that joined and left."""

    id: str
    name: str
    texts: dict[str, Any]
    parties: Any
    text: str = ""
    paragraph: str = ""
    certainty: str = ""
    note: str = ""


def load_forums(*extra: Path) -> Forums:
    """Return the shipped forums with those of a user's files or folders, which replace shipped ones by id.

    Raises SchemaError, DateError or EncodingError for a bad file, Contradiction where a forum contradicts itself,
    EmptyError for a folder without YAML files, StorageError for a file that cannot be read.
    """
    groups: dict[str, Document] = {}
    forums: dict[str, Document] = {}
    for place in (SHIPPED_FORUMS, *extra):
        found = list(_documents(place))
        groups |= _by_id(document for document in found if _is_group(document))
        forums |= _by_id(document for document in found if not _is_group(document))
    read = {id_: group_of(document) for id_, document in groups.items()}
    return forums_of(forum_of(document, read) for _, document in sorted(forums.items()))


def load_groups(*extra: Path) -> dict[str, Group]:
    """Return the shipped groups by id, with those of a user's files or folders in their place; errors as above."""
    found: dict[str, Document] = {}
    for place in (SHIPPED_FORUMS, *extra):
        found |= _by_id(document for document in _documents(place) if _is_group(document))
    return {id_: group_of(document) for id_, document in sorted(found.items())}


def load_group(id_: str) -> Group:
    """Return a shipped group by its id; UnknownForum, with those there are, if there is none."""
    groups = load_groups()
    if id_ not in groups:
        raise UnknownForum("no group has that id", expected=", ".join(groups), given=repr(id_))
    return groups[id_]


def forum_of(document: Document, groups: dict[str, Group]) -> Forum:
    """Return the forum that a document holds; SchemaError, DateError or Contradiction naming the field."""
    written = document.shaped(_ForumFile)
    texts = texts_of(document)
    asked = [question for question in READERS if getattr(written, question) is not None]
    forum = Forum(
        id=checked_id(document, written.id),
        name=filled(document, "name", written.name),
        note=written.note,
        members=seats_of(document.below("members"), texts, groups),
        observers=() if written.observers is None else seats_of(document.below("observers"), texts, groups),
        **{question: list_of(document, question, texts) for question in asked},
    )
    refuse_contradictions(forum, lambda question, clause: _place(document, forum, question, clause))
    return forum


def group_of(document: Document) -> Group:
    """Return the group that a document holds; SchemaError, DateError or Contradiction naming the field."""
    written = document.shaped(_GroupFile)
    block = SeatBlock(text=written.text, paragraph=written.paragraph, certainty=written.certainty)
    members = tuple(party_seats(document.below("parties"), texts_of(document), block))
    if rivals := conflict(members):
        raise contradiction("parties", rivals, lambda _, seat: document.where("parties", seat.key))
    return Group(id=checked_id(document, written.id), name=filled(document, "name", written.name), members=members)


def _documents(place: Path) -> Iterator[Document]:
    files = sorted(place.rglob("*.yaml")) if place.is_dir() else [place]
    if not files:
        raise EmptyError("no forum", where=str(place), expected="a folder with a YAML file for each forum")
    for file in files:
        yield read_yaml(text_of(file), str(file.relative_to(place)) if place.is_dir() else file.name)


def _is_group(document: Document) -> bool:
    return isinstance(document.data, dict) and "parties" in document.data and "exists" not in document.data


def _by_id(documents: Iterable[Document]) -> dict[str, Document]:
    found: dict[str, Document] = {}
    for document in documents:
        id_ = checked_id(document, str(document.shaped(_Named).id))
        if id_ in found:
            raise Contradiction(
                "two files have one id",
                where=f"{found[id_].where('id')}, and {document.where('id')}",
                expected="each id once in a folder",
                given=id_,
            )
        found[id_] = document
    return found


def _place(document: Document, forum: Forum, question: str, clause: Clause) -> str:
    if isinstance(clause, Seat):
        return document.where(
            question, *(("groups", clause.through) if clause.through else ("parties", clause.key))
        )
    return document.where(question, getattr(forum, question).index(clause))
