"""Claims reviewed by a person: a walk through them, and files of decisions."""
