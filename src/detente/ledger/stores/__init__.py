"""Where the log of a ledger stands; `store.py` says what every store can do."""
