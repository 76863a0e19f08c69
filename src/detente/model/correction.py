"""A correction: the only way in which a record is ever taken back or put right, itself a record."""

from __future__ import annotations

import msgspec

from detente.model.record import Digest


class Correction(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A party corrects a record of its own: `of` is the id of that record, `by` of the one in its place, if any.

    Only the party that said a record, or the desk that entered it, may correct it.
    """

    of: Digest
    why: str
    by: Digest | None = None
