"""Reading reports in languages other than English by rules and tables alone."""
