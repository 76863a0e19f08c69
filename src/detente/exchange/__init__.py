"""Signed messages between desks: `Exchange` over a ledger, envelopes and receipts, carriage by files."""
