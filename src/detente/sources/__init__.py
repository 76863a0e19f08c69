"""One file per outside format; each turns bytes into records."""
