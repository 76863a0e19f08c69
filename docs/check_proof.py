"""Checks a proof of `detente ledger prove` with nothing of Détente: Python 3.11 and the package `cryptography`.

    python check_proof.py PROOF_FILE KEY_FILE [KEY_FILE ...]

The first key is that which signs now (`keys/ID.pub`). Its second key (`ID.ml-dsa-44`), which is then demanded too,
and earlier keys may follow. Keys must have come to you by another way than the proof.
"""

import base64
import hashlib
import json
import sys
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey

KINDS = {1: (Ed25519PublicKey, 33), 6: (MLDSA44PublicKey, 1313)}


def sha256(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def demand(holds: bool, otherwise: str) -> None:
    if not holds:
        sys.exit(f"REFUSED: {otherwise}")


def plain(text: str) -> bytes:
    data = base64.b64decode(text, validate=True)
    demand(base64.b64encode(data).decode() == text, "base64 that is not in its one form")
    return data


def read_key(file: str) -> tuple[str, str, bytes]:
    name, key_hash, material = Path(file).read_bytes().decode().removesuffix("\n").split("+", 2)
    key = plain(material)
    whole = len(key) == KINDS[key[0]][1] and key_hash == sha256(name.encode(), b"\n", key).hex()[:8]
    demand(whole, "a key was changed, or is neither of Ed25519 nor of ML-DSA-44")
    return name, key_hash, key


def signed(key: bytes, signature: bytes, message: bytes, what: str) -> None:
    try:
        KINDS[key[0]][0].from_public_bytes(key[1:]).verify(signature, message)
    except (InvalidSignature, ValueError):
        demand(False, f"the signature of {what} is not by this key")


def climb(index: int, size: int, leaf: bytes, path: list[bytes]) -> bytes:
    """Return the root to which the path leads from the leaf (RFC 9162, section 2.1.3)."""
    demand(0 <= index < size and bool(path) == (size > 1), "the path, or the index, does not fit the tree")
    if size == 1:
        return leaf
    half = 1 << ((size - 1).bit_length() - 1)
    if index < half:
        return sha256(b"\x01", climb(index, half, leaf, path[:-1]), path[-1])
    return sha256(b"\x01", path[-1], climb(index - half, size - half, leaf, path[:-1]))


def main(proof_file: str, *key_files: str) -> None:
    keys = [read_key(file) for file in key_files]
    by_id = {sha256(b"detente/key/1\n", key).hex()[:32]: key for _, _, key in keys if key[0] == 1}
    head, _, note = Path(proof_file).read_bytes().decode().partition("\n\n")
    form, extra, index, *path = head.split("\n")
    whole = (form, extra[:6], index[:6], note[-1]) == ("c2sp.org/tlog-proof@v1", "extra ", "index ", "\n")
    demand(whole, "the file is not a c2sp.org/tlog-proof@v1 with an entry and an index")
    entry, index = plain(extra[6:]), index[6:]
    text, _, signatures = note.rpartition("\n\n")
    origin, size, root = text.split("\n")
    lines = [(line.rpartition(" ")[0], plain(line.rpartition(" ")[2])) for line in signatures[:-1].split("\n")]
    for name, key_hash, key in [keys[0], *(each for each in keys if each[2][0] == 6)]:
        own = [blob[4:] for signer, blob in lines if signer == f"— {name}" and blob[:4].hex() == key_hash]
        demand(len(own) == 1, f"the checkpoint is not signed once by the key {name}+{key_hash}")
        if key[0] == 1:
            signed(key, own[0], f"{text}\n".encode(), "the checkpoint")
        else:  # C2SP tlog-cosignature: struct cosigned_message, over the whole tree, with the time that is stated
            names = [bytes([len(word.encode())]) + word.encode() for word in (name, origin)]
            span = bytes(8) + int(size).to_bytes(8, "big")
            message = b"subtree/v1\n\0" + names[0] + own[0][:8] + names[1] + span + plain(root)
            signed(key, own[0][8:], message, "the checkpoint, the second,")
    found = climb(int(index), int(size), sha256(b"\x00", entry), list(map(plain, path)))
    demand(found == plain(root), "the entry does not stand in this tree")
    parts = json.loads(entry)  # {"key":KEY,"record":RECORD,"recorded":INSTANT,"signature":BASE64}
    record = entry[entry.index(b'"record":') + len(b'"record":') : entry.rindex(b',"recorded":')]
    demand(json.loads(record) == parts["record"], "the entry is not of its form")
    demand(parts["key"] in by_id, f"the record was signed by key {parts['key']}, which was not given")
    signed(by_id[parts["key"]], plain(parts["signature"]), b"detente/record/1\n" + record, "the record")
    print(f"proved: entry {index} of {size} in the ledger {origin}, signed by key {parts['key']},")
    print(f"entered {parts['recorded']} by that desk's clock; record {sha256(record).hex()}:")
    print(json.dumps(parts["record"], indent=2, ensure_ascii=False, sort_keys=True))


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (OSError, ValueError, KeyError, IndexError, TypeError, RecursionError, OverflowError) as problem:
        sys.exit(f"REFUSED: expected a proof and keys that can be read: {type(problem).__name__}, {problem}")
