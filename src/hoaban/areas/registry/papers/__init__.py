"""The register's papers: its lists, slips for many, and what is kept on a representative."""

from hoaban.areas.registry.papers.lists import register_about, register_tables
from hoaban.areas.registry.papers.own_data import OwnLine, own_file, own_lines
from hoaban.areas.registry.papers.slips import PrintedSlip, slips_pdf

__all__ = [
    "OwnLine",
    "PrintedSlip",
    "own_file",
    "own_lines",
    "register_about",
    "register_tables",
    "slips_pdf",
]
