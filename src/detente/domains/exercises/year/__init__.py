"""A State's year, and what it owes."""
