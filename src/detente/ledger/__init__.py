"""Append, sign, prove, view: `Ledger.create`, `Ledger.open`, `verify`, `keep_file`."""

from detente.ledger.audit import Audit, verify
from detente.ledger.folder import keep_file, kept_file, read_desk
from detente.ledger.ledger import Ledger

__all__ = ["Audit", "Ledger", "keep_file", "kept_file", "read_desk", "verify"]
