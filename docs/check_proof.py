"""Checks a proof of `detente ledger prove` with nothing of Détente: Python 3.11 and the package `cryptography`.

    python check_proof.py PROOF_FILE PUBLIC_KEY_FILE

The key is the line `NAME+HASH+BASE64` of the desk (`keys/ID.pub`), which must have come to you by another way than
the proof. Prints what the entry holds and exits 0, or says what does not fit and exits 1.
"""

import base64
import hashlib
import json
import sys
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def sha256(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def demand(holds: bool, otherwise: str) -> None:
    if not holds:
        sys.exit(f"REFUSED: {otherwise}")


def plain(text: str) -> bytes:
    data = base64.b64decode(text, validate=True)
    demand(base64.b64encode(data).decode() == text, "base64 that is not in its one form")
    return data


def signed(public: bytes, signature: bytes, message: bytes, what: str) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        demand(False, f"the signature of {what} is not by this key")


def climb(index: int, size: int, leaf: bytes, path: list[bytes]) -> bytes:
    """Return the root to which the path leads (RFC 9162, section 2.1.3.2)."""
    demand(0 <= index < size, "the index lies outside the tree")
    place, last, found = index, size - 1, leaf
    for step in path:
        demand(last > 0, "the path is too long")
        if place % 2 or place == last:
            found = sha256(b"\x01", step, found)
            while place and not place % 2:
                place, last = place >> 1, last >> 1
        else:
            found = sha256(b"\x01", found, step)
        place, last = place >> 1, last >> 1
    demand(last == 0, "the path is too short")
    return found


def main(proof_file: str, key_file: str) -> None:
    name, key_hash, material = Path(key_file).read_bytes().decode().removesuffix("\n").split("+", 2)
    key = plain(material)
    demand(len(key) == 33 and key[:1] == b"\x01", "the key is not an Ed25519 key")
    demand(key_hash == sha256(name.encode(), b"\n", key).hex()[:8], "the name of the key was changed")
    key_id = sha256(b"detente/key/1\n", key).hex()[:32]
    head, _, note = Path(proof_file).read_bytes().decode().partition("\n\n")
    form, extra, index, *path = head.split("\n")
    demand(form == "c2sp.org/tlog-proof@v1", "the file is not a c2sp.org/tlog-proof@v1")
    demand(extra.startswith("extra ") and index.startswith("index "), "the proof holds no entry, or no index")
    entry = plain(extra.removeprefix("extra "))
    text, _, signatures = note.rpartition("\n\n")
    origin, size, root = text.split("\n")
    demand(signatures.endswith("\n"), "the last line is not whole")
    lines = [line.rpartition(" ") for line in signatures[:-1].split("\n")]
    own = [plain(blob) for signer, _, blob in lines if signer == f"— {name}"]
    demand(
        len(own) == 1 and own[0][:4].hex() == key_hash, "the checkpoint is not signed once by the name of this key"
    )
    signed(key[1:], own[0][4:], f"{text}\n".encode(), "the checkpoint")

    found = climb(int(index.removeprefix("index ")), int(size), sha256(b"\x00", entry), list(map(plain, path)))
    demand(found == plain(root), "the entry does not stand in this tree")
    # An entry is {"key":KEY,"record":RECORD,"recorded":INSTANT,"signature":BASE64}; RECORD is signed as it stands.
    parts = json.loads(entry)
    start, end = entry.index(b'"record":') + len(b'"record":'), entry.rindex(b',"recorded":')
    record = entry[start:end]
    demand(json.loads(record) == parts["record"], "the entry is not of its form")
    demand(parts["key"] == key_id, f"the record was signed by key {parts['key']}, and this is key {key_id}")
    signed(key[1:], plain(parts["signature"]), b"detente/record/1\n" + record, "the record")

    print(f"proved: entry {index.removeprefix('index ')} of {size} in the ledger {origin}")
    print(
        f"signed by key {key_id}, entered {parts['recorded']} by that desk's clock; record {sha256(record).hex()}"
    )
    print(json.dumps(parts["record"], indent=2, ensure_ascii=False, sort_keys=True))


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (OSError, ValueError, KeyError, IndexError, TypeError, RecursionError) as problem:
        sys.exit(f"REFUSED: expected a proof and a key that can be read: {type(problem).__name__}, {problem}")
