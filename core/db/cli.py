"""`litestar database upgrade|status`, also as `python -m core.db`: bringing the tables to what the code expects."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg
import click
from litestar.plugins import CLIPlugin

from core.db.at_hand import database_at_hand
from core.db.embedded import EmbeddedServerError
from core.db.schema import CONTEXTS, known_migrations, schema, upgrade
from core.errors import Refusal

STATUS = {"current": 0, "empty": 3, "behind": 3, "ahead": 4}
"""Exit status of `status`, for scripts."""


class DatabaseCommands(CLIPlugin):
    def on_cli_init(self, cli: click.Group) -> None:
        cli.add_command(database)


@click.group()
def database() -> None:
    """The tables of the database, and whether they fit this version."""


@database.command("upgrade")
def upgrade_command() -> None:
    """Runs the migrations that are missing; does nothing when there are none."""
    with _explained():
        found = asyncio.run(upgrade())
        click.echo("The database is up to date." if found == "current" else "The database has been brought up to date.")


@database.command("status")
def status_command() -> None:
    """Says whether the database is current (0), empty or behind (exit status 3), or ahead (4)."""
    with _explained():
        found = asyncio.run(schema())
    click.echo(f"The database is {found.condition}: {len(known_migrations())} migrations in {', '.join(CONTEXTS)}.")
    for mark, names in (("missing", found.missing), ("unknown", found.unknown)):
        for context, name in sorted(names):
            click.echo(f"  {mark}: {context} {name}")
    sys.exit(STATUS[found.condition])


@contextmanager
def _explained() -> Iterator[None]:
    """With the database at hand; what can go wrong ends in one sentence."""
    try:
        with database_at_hand():
            yield
    except (EmbeddedServerError, Refusal) as error:
        raise click.ClickException(str(error)) from error
    except (OSError, asyncpg.PostgresError) as error:
        raise click.ClickException(f"The database cannot be reached: {error}") from error
