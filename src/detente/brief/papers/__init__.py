"""The papers of a council's secretariat: agenda, positions, summary, communique, actions, letter."""

from detente.brief.papers.contents import Context, Paper
from detente.brief.papers.context import Wanted, build_context
from detente.brief.papers.docx import write_docx
from detente.brief.papers.make import Made, Template, make_paper, shipped
from detente.brief.papers.pdf import write_pdf
from detente.brief.papers.question import About
from detente.brief.papers.telling import Material

__all__ = [
    "About",
    "Context",
    "Made",
    "Material",
    "Paper",
    "Template",
    "Wanted",
    "build_context",
    "make_paper",
    "shipped",
    "write_docx",
    "write_pdf",
]
