"""Where a language model is asked, if the user sets one: the address, the model's name, the key, how long to wait.

Nothing is opened here but the file of the key. A key is never shown: not in an error, not in a `repr`.
"""

from __future__ import annotations

import re
from ipaddress import IPv6Address, ip_address
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

import msgspec

from detente.model.errors import InputError

KEY_VARIABLE = "DETENTE_MODEL_KEY"
"""The environment variable that may hold a key; by itself it turns nothing on."""
LONGEST_WAIT_S = 3_600
_PORTS = {"http": 80, "https": 443}
_MODEL = re.compile(r"[\w.:/@+-]{1,100}", re.ASCII)
_HOST = re.compile(r"[A-Za-z0-9._:-]{1,253}")
_PATH = re.compile(r"[\w./~%-]{0,200}", re.ASCII)
_KEY = re.compile(r"[!-~]{1,4096}")


class Secret(msgspec.Struct, frozen=True):
    """A word that is never shown."""

    word: str

    def __repr__(self) -> str:
        """Return a name for it that gives nothing away."""
        return "Secret(not shown)"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        """Return nothing."""
        return []


class Endpoint(msgspec.Struct, frozen=True, kw_only=True):
    """An OpenAI-compatible endpoint that the user set. `path` ends before `/chat/completions`."""

    scheme: str
    host: str
    port: int
    path: str
    model: str
    wait_s: int
    key: Secret | None = None

    @property
    def place(self) -> str:
        """Return scheme, host and port, for people."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"

    @property
    def is_loopback(self) -> bool:
        """Return whether the address is this machine itself, by its name or number alone."""
        return self.host == "localhost" or is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Return whether a host is a loopback number; a name is none."""
    try:
        number = ip_address(host)
    except ValueError:
        return False
    mapped = number.ipv4_mapped if isinstance(number, IPv6Address) else None
    return (mapped or number).is_loopback


def endpoint_at(address: str, model: str, wait_s: int, key: Secret | None = None) -> Endpoint:
    """Return the endpoint at an address such as `http://127.0.0.1:8080/v1`; InputError for what cannot be one.

    A key is refused for an address beyond this machine that is not encrypted.
    """
    if not _MODEL.fullmatch(model):
        raise InputError(
            "no name of a language model",
            where="--model",
            expected="the name by which the endpoint knows it: letters, digits and . : / @ + - _, at most 100",
            given=ascii(model[:100]) if model else "nothing",
        )
    if not 1 <= wait_s <= LONGEST_WAIT_S:
        raise InputError(
            "no time to wait", where="--wait", expected=f"1 to {LONGEST_WAIT_S} seconds", given=str(wait_s)
        )
    parts, port = _split(address)
    endpoint = Endpoint(
        scheme=parts.scheme,
        host=(parts.hostname or "").rstrip("."),
        port=port,
        path=parts.path.rstrip("/"),
        model=model,
        wait_s=wait_s,
        key=key,
    )
    if key is not None and endpoint.scheme == "http" and not endpoint.is_loopback:
        raise InputError(
            "a key that would travel unencrypted",
            where="--endpoint",
            expected="https for an address beyond this machine, where a key is set",
            given=endpoint.place,
        )
    return endpoint


def _split(address: str) -> tuple[SplitResult, int]:
    """Return the parts of an address and its port; what was given is not repeated where it may hold a secret."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise _no_address("an address that cannot be read") from None
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise _no_address("an address with a user, a password, a query or a fragment")
    if parts.scheme not in _PORTS or not _HOST.fullmatch(parts.hostname or "") or not _PATH.fullmatch(parts.path):
        raise _no_address(ascii(address[:200]) if address else "nothing")
    return parts, _PORTS[parts.scheme] if port is None else port


def _no_address(given: str) -> InputError:
    return InputError(
        "not the address of an endpoint",
        where="--endpoint",
        expected="http:// or https://, a host, a port where it is not the usual one, and the path up to "
        "/chat/completions, as http://127.0.0.1:8080/v1",
        given=given,
        next_step=f"give a key by --key-file or {KEY_VARIABLE}, never in the address",
    )


def key_of(file: Path | None, variable: str | None) -> Secret | None:
    """Return the key in a file, else the one in the environment variable, None where neither is set."""
    if file is None:
        return _secret(variable, KEY_VARIABLE) if variable else None
    try:
        word = file.read_bytes()[: 2 * 4096].decode("ascii", "replace")
    except OSError as problem:
        raise InputError(
            "a key that cannot be read",
            where=f"--key-file {file}",
            expected="a file with the key in it, on one line",
            given=str(problem.strerror or problem),
        ) from problem
    return _secret(word, f"--key-file {file}")


def _secret(word: str, where: str) -> Secret:
    plain = word.strip()
    if not _KEY.fullmatch(plain):
        raise InputError(
            "not a key",
            where=where,
            expected="one word of at most 4,096 printable ASCII characters",
            given="something else (not shown)",
        )
    return Secret(plain)
