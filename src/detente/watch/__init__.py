"""All rules over one view of the ledger at one instant; what is owed."""
