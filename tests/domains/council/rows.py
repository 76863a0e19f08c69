"""Makes CSV files of positions at random, for tests that hold two paths to each other."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime, timedelta

from hypothesis import strategies as st

from detente.model.record import Record
from detente.model.view import Entry
from detente.sources.position_rows import OPTIONAL, REQUIRED, WHO_MAY_READ
from tests.domains.council.telling import ISSUES

COLUMNS = (*REQUIRED, *(column for column in OPTIONAL if column not in WHO_MAY_READ))
PARTIES = ("AA", "BB", "CC")
CODERS = ("Kim", "Lee", "Møller")
DATES = (
    "1975-06-01",
    "1975-06-02",
    "1975-06-02T10:00:00Z",
    "1975-06-02T12:00:00+02:00",
    "1975-06-05",
    "0001-01-01T00:00:01Z",
    "9999-12-31T23:59:59Z",
)
"""Two of them are the same instant; the last two have no day before them, or after."""
Row = dict[str, str]

_stated = st.fixed_dictionaries(
    {"basis": st.sampled_from(["stated", "leak"]), "stance": st.sampled_from(["-2", "-1", "0", "1", "+1", "2"])}
)
_conditional = st.fixed_dictionaries(
    {"basis": st.just("conditional"), "stance": st.sampled_from(["1", "2"]), "condition": st.sampled_from("xy")}
)
_silent = st.fixed_dictionaries({"basis": st.just("silent"), "stance": st.just("0")})
_where = st.fixed_dictionaries(
    {
        "issue": st.sampled_from([issue.id for issue in ISSUES]),
        "party": st.sampled_from(PARTIES),
        "date": st.sampled_from(DATES),
        "coded_by": st.sampled_from(CODERS),
        "in_short": st.sampled_from(["said so", "sagte, „ja“", "said\nin two lines"]),
        "document": st.sampled_from(["a speech", " another speech "]),
        "certainty": st.sampled_from(["T", "S", "M?"]),
        "salience_percent": st.sampled_from(["", "100", "40"]),
    }
)
ROW = st.builds(lambda where, what: {**where, **what}, _where, st.one_of(_stated, _conditional, _silent))
ROWS = st.lists(ROW, min_size=1, max_size=14)
UNDOUBLED_ROWS = st.lists(
    ROW,
    min_size=1,
    max_size=14,
    unique_by=lambda row: (row["issue"], row["party"], row["date"][:12].replace("T12", "T10"), row["coded_by"]),
)


def file_of(rows: Iterable[Row]) -> bytes:
    """Return rows as the bytes of a CSV file."""
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()


def entries_of(records: Iterable[Record[object]], identify: object) -> list[Entry]:
    """Return records as entries under their ids."""
    return [Entry(id=identify(record), record=record) for record in records]  # type: ignore[operator]


def instants_around(records: Iterable[Record[object]]) -> list[datetime]:
    """Return the instants at which something was said, and those just before and after."""
    step = timedelta(microseconds=1)
    return [record.said + shift * step for record in records for shift in (-1, 0, 1)]
