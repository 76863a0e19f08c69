"""Speed and memory, measured and printed with version, machine and date: `make bench`."""
