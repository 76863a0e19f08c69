"""A desk's own small authority: the certificates by which the machines of two desks know each other.

Each desk founds one authority for itself and has it issue certificates for its machines. A peer's authority is
taken over by hand, once, after two people have compared its fingerprint by voice (`words.py`). No authority of
the operating system is ever asked, so no third party can vouch for a desk. Certificates are X.509 (RFC 5280) on
P-256, which hardware tokens and proxies in front of a desk understand; whose desk a machine belongs to is told by
the authority that issued its certificate and by the origin in its alternative name, not by its address.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

import msgspec
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from detente.model.errors import IntegrityError, SchemaError

AUTHORITY_LIFE = timedelta(days=3653)
MACHINE_LIFE = timedelta(days=397)
BACKDATED = timedelta(hours=25)
"""A certificate counts from a day before it was made, since the peer's clock may be behind."""

ORIGIN_PREFIX = "detente:"
LARGEST_CERTIFICATE_BYTES = 16_384
_COMMON_NAME_CHARACTERS = 64


class Credential(msgspec.Struct, frozen=True):
    """A certificate and its secret key, both PEM. Its text form leaves out the secret."""

    certificate: bytes
    key: bytes

    def __repr__(self) -> str:
        """Return the fingerprint only, so that no log shows the secret."""
        return f"Credential({fingerprint(self.certificate).hex()})"


def found_authority(origin: str, now: datetime, passphrase: bytes | None = None) -> Credential:
    """Return the authority of the desk of this origin: self-signed, ten years, for machines only."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(origin, "authority of")
    builder = (
        _builder(name, name, key.public_key(), key.public_key(), now, AUTHORITY_LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(certificates=True), critical=True)
        .add_extension(_origin(origin, ()), critical=False)
    )
    return _sealed(builder.sign(key, hashes.SHA256()), key, passphrase)


def issue(  # noqa: PLR0913, PLR0917  whose, for whom, where, when, and how the key is kept
    authority: Credential,
    authority_passphrase: bytes | None,
    origin: str,
    hosts: Iterable[str],
    now: datetime,
    passphrase: bytes | None = None,
) -> Credential:
    """Return a certificate for a machine of the desk, 397 days, to serve and to call; `hosts` name it."""
    parent = read_certificate(authority.certificate)
    parent_key = serialization.load_pem_private_key(authority.key, authority_passphrase)
    if not isinstance(parent_key, ec.EllipticCurvePrivateKey):
        raise SchemaError(
            "not the key of an authority", expected="a key on P-256", given=type(parent_key).__name__
        )
    key = ec.generate_private_key(ec.SECP256R1())
    _name(origin, "desk")
    both = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH])
    builder = (
        _builder(
            _name(origin, "desk"), parent.subject, key.public_key(), parent_key.public_key(), now, MACHINE_LIFE
        )
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(certificates=False), critical=True)
        .add_extension(both, critical=False)
        .add_extension(_origin(origin, hosts), critical=False)
    )
    return _sealed(builder.sign(parent_key, hashes.SHA256()), key, passphrase)


def read_certificate(data: bytes) -> x509.Certificate:
    """Return a certificate from PEM or DER; IntegrityError if it is none."""
    if len(data) <= LARGEST_CERTIFICATE_BYTES:
        load = x509.load_pem_x509_certificate if data.startswith(b"-----") else x509.load_der_x509_certificate
        try:
            return load(data)
        except ValueError:
            pass
    raise IntegrityError(
        "not a certificate",
        expected=f"an X.509 certificate, PEM or DER, of at most {LARGEST_CERTIFICATE_BYTES} bytes",
        given=f"{len(data)} bytes that cannot be read as one",
        next_step="ask the peer for the file that its desk wrote",
    )


def fingerprint(certificate: bytes) -> bytes:
    """Return the SHA-256 of the certificate, 32 bytes: what two people compare by voice."""
    return read_certificate(certificate).fingerprint(hashes.SHA256())


def origin_of(certificate: x509.Certificate) -> str:
    """Return the origin of the desk that a certificate names, empty where it names none or several."""
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        found = names.get_values_for_type(x509.UniformResourceIdentifier)
    except (x509.ExtensionNotFound, x509.DuplicateExtension, ValueError):
        return ""
    origins = [name.removeprefix(ORIGIN_PREFIX) for name in found if name.startswith(ORIGIN_PREFIX)]
    return origins[0] if len(origins) == 1 else ""


def desk_of(shown: bytes, authorities: Mapping[str, bytes]) -> str:
    """Return the origin of the peer that showed this certificate (DER, already checked by TLS).

    TLS has checked that some authority of ours vouches for it. Which one it was is checked here, so that one
    peer's authority cannot issue a certificate in another's name. IntegrityError where it is not that desk's own.
    """
    certificate = read_certificate(shown)
    origin = origin_of(certificate)
    known = authorities.get(origin)
    if known is not None and _issued(certificate, read_certificate(known)):
        return origin
    raise IntegrityError(
        "a certificate of no desk that is known",
        expected="one that was issued by the authority of the desk it names: "
        + (", ".join(sorted(authorities)) or "no peer is known yet"),
        given=f"one that names {origin!r}, issued by {certificate.issuer.rfc4514_string()}",
        next_step="compare fingerprints by voice with the other desk before anything is trusted",
    )


def _issued(certificate: x509.Certificate, authority: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(authority)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _builder(  # noqa: PLR0913, PLR0917  what every certificate says
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    issuer_key: ec.EllipticCurvePublicKey,
    now: datetime,
    life: timedelta,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BACKDATED)
        .not_valid_after(now + life)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key), critical=False)
    )


def _name(origin: str, role: str) -> x509.Name:
    """Return a name for people; the origin that counts is the alternative name, which may be longer."""
    shown = f"{role} {origin}"[:_COMMON_NAME_CHARACTERS]
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, shown)])


def _origin(origin: str, hosts: Iterable[str]) -> x509.SubjectAlternativeName:
    uri = x509.UniformResourceIdentifier(ORIGIN_PREFIX + origin)
    return x509.SubjectAlternativeName([uri, *map(_host, hosts)])


def _host(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _usage(*, certificates: bool) -> x509.KeyUsage:
    """Return what the key may do: sign certificates, or sign the handshake."""
    return x509.KeyUsage(
        digital_signature=not certificates,
        key_cert_sign=certificates,
        crl_sign=certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _sealed(
    certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey, passphrase: bytes | None
) -> Credential:
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    locked = serialization.BestAvailableEncryption(passphrase) if passphrase else plain
    return Credential(
        certificate.public_bytes(pem), key.private_bytes(pem, serialization.PrivateFormat.PKCS8, locked)
    )
