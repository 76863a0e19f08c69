"""Activities and notifications as files that other programs read, and that read back as the very same records."""

from detente.brief.activity_tables.write import WRITERS, write_activities

__all__ = ["WRITERS", "write_activities"]
