"""What the sides put to each other: proposals, answers, denials, and the gaps that stay."""
