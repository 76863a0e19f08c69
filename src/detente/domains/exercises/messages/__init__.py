"""Messages of States: drafts, problems, and what the rules take of them."""
