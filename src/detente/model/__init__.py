"""The nouns of the house: records, parties, times, findings, errors, and what can be declared or seen."""
