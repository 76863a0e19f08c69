"""Pictures of the council and of exercises, drawn offline: SVG text, and PNG and PDF made of it."""

from detente.brief.pictures.buildup import buildup_picture
from detente.brief.pictures.frame import Ground
from detente.brief.pictures.gaps import gaps_picture
from detente.brief.pictures.history import history_picture
from detente.brief.pictures.setting import to_pdf, to_png
from detente.brief.pictures.stances import stances_picture
from detente.brief.pictures.timeline import timeline_picture

__all__ = [
    "Ground",
    "buildup_picture",
    "gaps_picture",
    "history_picture",
    "stances_picture",
    "timeline_picture",
    "to_pdf",
    "to_png",
]
