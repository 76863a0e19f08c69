"""Imports the whole program, and does nothing with it: what a process is forked from."""

import importlib

from detente.cli.main import PARTS

for _part in PARTS:
    importlib.import_module(f"detente.cli.{_part}")
