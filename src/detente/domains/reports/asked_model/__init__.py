"""What a language model that the user set may add to a reading: closed choices, and words found in the report."""
