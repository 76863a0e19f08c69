"""Pure checks and their mathematics, a folder per subject; none imports another."""
