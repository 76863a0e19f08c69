"""What a desk says of its own keys, and what it saw of another desk's log."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from detente.model.record import Count

KeyId = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}\Z")]
KeyLine = Annotated[str, msgspec.Meta(pattern=r"^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}\Z")]
"""A public key as a C2SP `vkey`: `NAME+HASH+BASE64`."""


class KeyAction(StrEnum):
    """What is said of a key: another takes its place, or it is not to be trusted."""

    ROTATE = "rotate"
    REVOKE = "revoke"


class KeyStatement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A change of the keys of a log, said by the key that signs it until then.

    rotate: `key` (Ed25519) and `post_quantum` (ML-DSA-44) sign in the place of the key `replaces`; `proof` is the
    base64 of the new key's signature over the statement without it, so that nobody brings in a key he has not.
    revoke: `key`, which signs no more, is not to be trusted for what it signed from `since`, because of `reason`.
    """

    action: KeyAction
    key: KeyLine
    post_quantum: KeyLine | None = None
    replaces: KeyId | None = None
    proof: str | None = None
    since: datetime | None = None
    reason: str = ""


class Cosigned(msgspec.Struct, frozen=True, kw_only=True):
    """A checkpoint of another log that this desk found to continue the last one it had seen, and cosigned."""

    origin: str
    size: Count
    checkpoint: str
    cosignatures: str


class SplitView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Two checkpoints that the key of one log signed, and that this desk could not bring together.

    `proof`: the hashes (base64) that came with the second and do not lead from the first to it. None are needed
    where both state one size with two roots: that is proof by itself, to anybody who has the key.
    """

    origin: str
    first: str
    second: str
    proof: tuple[str, ...] = ()
