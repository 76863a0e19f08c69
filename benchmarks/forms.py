"""How long forms take to load, and a message to read, validate and write."""

from __future__ import annotations

from datetime import UTC, date, datetime

from benchmarks.timing import cpu
from detente.agreements.form_loading import FOLDER, load_forms
from detente.domains.exercises.messages.forms import draft, problems
from detente.model.area import crossing_edges
from detente.model.message import Coordinates, Day, Message, Nothing, Number, Polygon, Share, Shares, Value, Words
from detente.sources.message_reading import read_message_text
from detente.sources.message_text import write_message_text

TYPE = "vd11.38.notification"
ROW = " | ".join(["1st Unit", "Division", "brigade", "yes", "Place", "45°00'N 030°00'W", *["5"] * 8])


def notification() -> Message:
    """Return a whole notification, every item given."""
    form = load_forms().form(TYPE)
    known: dict[str, Value] = {item.key: Nothing() for item in form.items}
    known |= {
        "general.designation": Words("Made-up Lantern"),
        "general.start": Day(date(2025, 5, 12)),
        "general.end": Day(date(2025, 5, 23)),
        "land.troops_total": Number(12_700),
        "land.troops_by_state": Shares((Share("XX", 8_000), Share("QQ", 4_700))),
        "area.polygon": Polygon(tuple(Coordinates(y, x) for y, x in ((0, 0), (10**7, 0), (10**7, 10**7)))),
    }
    return draft(
        form, known, sender="XX", number="CBM/XX/25/0007/F25/O", transmitted=datetime(2025, 3, 28, tzinfo=UTC)
    )


def zigzag(corners: int) -> tuple[Coordinates, ...]:
    """Return a ring like a comb: none of its edges cross, and all of them overlap in latitude."""
    teeth = [Coordinates(n % 2 * 10**6 + 10**7, n * 10**5) for n in range(corners - 2)]
    return (*teeth, Coordinates(0, corners * 10**5), Coordinates(0, 0))


def table() -> list[tuple[str, str, str]]:
    """Return the rows: what, measured, goal."""
    forms = load_forms()
    form, message = forms.form(TYPE), notification()
    text = write_message_text(message, forms)
    title = forms.form("vd11.10.annual_exchange").by_key["units.land"].title
    exchange = f"Type: vd11.10.annual_exchange\n3) {title}:\n" + f"    {ROW}\n" * 1_000
    ring = zigzag(forms.bounds.most_corners)
    return [
        (
            f"forms: load {len(forms.by_type)} forms",
            cpu(lambda: load_forms(FOLDER)),
            "100 ms",
        ),
        ("forms: read a whole notification", cpu(lambda: read_message_text(text, "it", forms), calls=50), "10 ms"),
        ("forms: write it and read it back", cpu(lambda: write_message_text(message, forms), calls=50), "20 ms"),
        ("forms: validate it", cpu(lambda: problems(form, message, forms), calls=50), "5 ms"),
        (
            "forms: read an exchange of 1,000 units",
            cpu(lambda: read_message_text(exchange, "it", forms)),
            "1,000 ms",
        ),
        (f"forms: a ring of {len(ring)} corners, any crossing?", cpu(lambda: crossing_edges(ring)), "1,000 ms"),
    ]
