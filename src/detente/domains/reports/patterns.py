"""Patterns that are compiled when they are first used: most reports need a part of the tables only."""

from __future__ import annotations

import re
from typing import Any, cast

_KEPT = ("search", "match", "fullmatch", "finditer", "findall", "sub")


class _Late:
    """A pattern that is compiled when one of its methods is first asked for; from then on it is as fast as any."""

    def __init__(self, words: str, flags: int) -> None:
        self.pattern = words
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for one in (*_KEPT, name):
            self.__dict__[one] = getattr(compiled, one)
        return self.__dict__[name]


def late(words: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern as `re.compile` does, compiled when it is first used; until then a mistake in it is not seen.

    `tests/domains/reports/test_patterns.py` compiles every one.
    """
    return cast("re.Pattern[str]", _Late(words, flags))
