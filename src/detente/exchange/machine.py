"""The certificates of a desk, as files in its folder: its own authority, its machine, its peers' authorities.

certificates/authority.crt, authority.key    the desk's own small authority
certificates/machine.crt, machine.key        by which its machine is known
certificates/peers/SHA256.crt                the authority of a peer, under the hash that its card names
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from detente.exchange.authority import Credential, fingerprint, found_authority, issue
from detente.exchange.desk import Desk
from detente.exchange.http_client import Call, call
from detente.exchange.peering import Card
from detente.exchange.tls import calling, serving
from detente.ledger.files import read_bytes, write_new
from detente.model.errors import InputError, IntegrityError, StorageError
from detente.model.exchange import Origin, Peer
from detente.model.record import Digest

CERTIFICATES = "certificates"
SECRET = 0o600


def found(
    folder: Path, origin: Origin, hosts: Iterable[str], now: datetime, passphrase: bytes | None = None
) -> Digest:
    """Found the authority of a desk, have it issue for its machine, and return the SHA-256 of the authority.

    An authority that is there already stays, since peers know it; the machine's certificate is made anew.
    """
    place = folder / CERTIFICATES
    (place / "peers").mkdir(parents=True, exist_ok=True)
    if not (place / "authority.crt").exists():
        _write(place, "authority", found_authority(origin, now, passphrase))
    authority = Credential(read_bytes(place / "authority.crt"), read_bytes(place / "authority.key"))
    _write(place, "machine", issue(authority, passphrase, origin, hosts, now, passphrase))
    return fingerprint(authority.certificate).hex()


def own_authority(folder: Path) -> str:
    """Return the certificate of the desk's own authority (PEM) for its card; empty where it has none yet."""
    path = folder / CERTIFICATES / "authority.crt"
    return read_bytes(path).decode("ascii", "replace") if path.exists() else ""


def keep_authority(folder: Path, card: Card) -> None:
    """Keep the certificate of a card, if it has one; nothing of it counts before the words were compared."""
    if card.authority is not None:
        place = folder / CERTIFICATES / "peers"
        place.mkdir(parents=True, exist_ok=True)
        write_new(place / f"{card.authority}.crt", card.certificate.encode())


def authorities(desk: Desk) -> dict[Origin, bytes]:
    """Return the certificates of the authorities of all peers whose words were compared, by origin."""
    return {
        origin: _authority(desk.ledger.folder, peer)
        for origin, peer in desk.peers().items()
        if peer.compared and not peer.ended and peer.authority
    }


def _authority(folder: Path, peer: Peer) -> bytes:
    """Return what the words that were compared stand for, and nothing else."""
    path = folder / CERTIFICATES / "peers" / f"{peer.authority}.crt"
    if not path.exists():
        raise _missing(path)
    data = read_bytes(path)
    if fingerprint(data).hex() != peer.authority:
        raise IntegrityError(
            "a certificate that was changed",
            where=str(path),
            expected=f"the one whose SHA-256 is {peer.authority}",
            given=fingerprint(data).hex(),
            next_step="ask the other desk for its card again, and compare the words",
        )
    return data


def to_serve(desk: Desk, passphrase: str | None = None) -> ssl.SSLContext:
    """Return the context by which this desk answers its peers."""
    place = desk.ledger.folder / CERTIFICATES
    return serving(place / "machine.crt", place / "machine.key", passphrase, authorities(desk).values())


def to_call(desk: Desk, authority: bytes, passphrase: str | None = None) -> ssl.SSLContext:
    """Return the context by which this desk calls the peer of this authority."""
    place = desk.ledger.folder / CERTIFICATES
    return calling(place / "machine.crt", place / "machine.key", passphrase, authority)


async def reach(desk: Desk, origin: Origin, address: tuple[str, int], passphrase: str | None = None) -> Call:
    """Return an open line to a known desk at an address; ExchangeError where nobody or somebody else answers."""
    authority = authorities(desk).get(origin)
    if authority is None:
        raise InputError(
            "a desk that cannot be called",
            where=origin,
            expected="a card with the certificate of its authority, its words compared",
            given="a card without",
            next_step="ask for a card made after: detente exchange certify",
        )
    return await call(*address, origin, authority, to_call(desk, authority, passphrase))


def _write(place: Path, name: str, made: Credential) -> None:
    write_new(place / f"{name}.key", made.key, mode=SECRET)
    write_new(place / f"{name}.crt", made.certificate)


def _missing(path: Path) -> StorageError:
    return StorageError(
        "a certificate is missing",
        where=str(path),
        expected="the file that was written when the desk was made ready for the network",
        given="no such file",
        next_step="for this desk's own: detente exchange certify; for a peer's: add its card again",
    )
