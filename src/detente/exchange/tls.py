"""How two desks open a line to each other: TLS 1.3 both ways, each side shown a certificate of a desk it knows."""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Iterable, Iterator
from pathlib import Path

from detente.model.errors import StorageError


def serving(certificate: Path, key: Path, passphrase: str | None, authorities: Iterable[bytes]) -> ssl.SSLContext:
    """Return the context of a desk that answers: whoever calls must show a certificate of a known authority."""
    return _context(ssl.PROTOCOL_TLS_SERVER, certificate, key, passphrase, authorities)


def calling(certificate: Path, key: Path, passphrase: str | None, authority: bytes) -> ssl.SSLContext:
    """Return the context of a desk that calls one peer: nobody but that peer's authority is believed.

    The address is not compared with the certificate, since a peer may move: its origin is (`authority.desk_of`).
    """
    return _context(ssl.PROTOCOL_TLS_CLIENT, certificate, key, passphrase, [authority])


def _context(
    protocol: int, certificate: Path, key: Path, passphrase: str | None, authorities: Iterable[bytes]
) -> ssl.SSLContext:
    context = ssl.SSLContext(protocol)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname = False
    context.verify_mode = ssl.CERT_REQUIRED
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    context.options |= ssl.OP_NO_COMPRESSION
    context.set_alpn_protocols(["http/1.1"])
    for authority in authorities:
        context.load_verify_locations(cadata=authority.decode("ascii"))
    with _refusals(certificate, key):
        # Without a passphrase OpenSSL would ask for one on the terminal; an empty one is refused instead.
        context.load_cert_chain(certificate, key, password=passphrase or "")
    return context


@contextlib.contextmanager
def _refusals(certificate: Path, key: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as problem:
        raise StorageError(
            "the certificate by which this desk is known cannot be used",
            where=f"{certificate}, {key}",
            expected="a certificate and its key, and the passphrase where the key has one",
            given=str(problem),
            next_step="check the files and the passphrase, or issue a new one",
        ) from problem
