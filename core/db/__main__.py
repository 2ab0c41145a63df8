"""`python -m core.db upgrade|status`, without the rest of the application."""

from core.db.cli import database

database(prog_name="python -m core.db")
