"""Who is in a report: parties, persons, offices, and who a pronoun or a description stands for."""
