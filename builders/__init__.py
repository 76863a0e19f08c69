"""Makes the files that the package carries and git does not: run from the root of the project."""
