"""A message as somebody told of it: when it was sent may be known to days only, and a source may stand for it."""

from __future__ import annotations

from datetime import datetime

import msgspec

from detente.model.certainty import Certainty
from detente.model.message import Message


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A message, sent between `message.transmitted` and `latest`; None for `latest`: exactly then.

    `cited` names the sources where the desk has not the message but an account of it; `certainty` marks that.
    """

    message: Message
    latest: datetime | None = None
    cited: tuple[str, ...] = ()
    certainty: Certainty | None = None

    @property
    def sent(self) -> tuple[datetime, datetime]:
        """Return the earliest and the latest instant at which it can have been sent; ValueError for a draft."""
        if self.message.transmitted is None:
            raise ValueError("a draft was never sent")
        return self.message.transmitted, max(self.message.transmitted, self.latest or self.message.transmitted)
