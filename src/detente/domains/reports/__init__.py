"""Reading wire reports into claims, each tied to its spans: text in, `Reading` out, nothing opened, nothing confirmed."""

from detente.domains.reports.output import records_of, to_data, to_json
from detente.domains.reports.reading import read

__all__ = ["read", "records_of", "to_data", "to_json"]
