"""Words of records that no template can turn into markup, whatever it does with them.

Before a template sees them, the punctuation of these words is set as private letters (U+E000 and on), one for
each ASCII sign. They go through every join, cut and capital letter of a template as letters. When the paper is
written, each becomes its sign again, behind a backslash wherever Markdown would read it as markup. So only what
the template itself says in signs is markup.
"""

from __future__ import annotations

import re
from typing import Any

FIRST = 0xE000
SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
GUARDED = {ord(sign): chr(FIRST + ord(sign)) for sign in SIGNS}
_PRIVATE = re.compile(f"[{chr(FIRST)}-{chr(FIRST + 0x7F)}]")
_PLAIN = re.compile(r"(?!(?i:.*www\.))[A-Za-z0-9]+(?:[ _.:+-][A-Za-z0-9]+)*\Z")
"""Words that are no markup wherever they stand: keys, ids, days, instants. Templates may compare them."""

ALWAYS = frozenset("\\`*[]<>|~$&")
AT_THE_START = frozenset("#+-=.)")
"""Signs that Markdown reads as markup only where no letter stands before them on the line."""


def guarded(value: Any) -> Any:
    """Return plain data with the punctuation of every text guarded, names of fields left alone."""
    if isinstance(value, str):
        return value if _PLAIN.match(value) else value.translate(GUARDED)
    if isinstance(value, dict):
        return {name: guarded(inner) for name, inner in value.items()}
    return [guarded(inner) for inner in value] if isinstance(value, list | tuple) else value


def bare(text: str) -> str:
    """Return a text with its guarded signs as they are, without backslashes."""
    return _PRIVATE.sub(lambda found: chr(ord(found[0]) - FIRST), text)


def settled(text: str) -> str:
    """Return Markdown in which each guarded sign stands as itself, behind a backslash where it could be markup."""
    return "\n".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    if not _PRIVATE.search(line):
        return line
    plain = bare(line)
    lettered = next((at for at, letter in enumerate(plain) if letter.isalpha()), len(plain))
    return "".join(_sign(plain, at, line[at] != sign, at < lettered) for at, sign in enumerate(plain))


def _sign(plain: str, at: int, was_guarded: bool, at_start: bool) -> str:  # noqa: FBT001  two facts of one sign
    sign = plain[at]
    return f"\\{sign}" if was_guarded and _risky(plain, at, at_start) else sign


def _risky(plain: str, at: int, at_start: bool) -> bool:  # noqa: FBT001
    sign, before, after = plain[at], plain[at - 1 : at], plain[at + 1 : at + 2]
    if sign in ALWAYS or (at_start and sign in AT_THE_START):
        return True
    if sign == "#":
        return before == " "
    if sign == ".":  # some readers make a link of www.x
        return plain[max(0, at - 3) : at].lower() == "www"
    if sign == "_":
        return not (before.isalnum() and after.isalnum())
    if sign == ":":
        return before == "]" or after == "/"
    return (sign == "(" and before == "]") or (sign == "!" and after == "[") or sign == "@"
