"""`litestar files sweep` and `litestar files scan`: for a cron entry, or for whoever wants it done now."""

import asyncio
from collections.abc import Awaitable, Callable

import click
from litestar.plugins import CLIPlugin

from core.clock import system_clock
from core.db.at_hand import database_at_hand
from core.db.engine import pool
from core.files.sweeping import scan_waiting, sweep


class FileCommands(CLIPlugin):
    def on_cli_init(self, cli: click.Group) -> None:
        cli.add_command(files)


@click.group()
def files() -> None:
    """What was uploaded."""


@files.command("sweep")
def sweep_command() -> None:
    """Deletes from the storage what no file in the database names."""
    click.echo(f"{_counted(sweep)} swept away")


@files.command("scan")
def scan_command() -> None:
    """Shows the virus scanner what it has not seen yet."""
    click.echo(f"{_counted(lambda: scan_waiting(system_clock()))} scanned")


def _counted(work: Callable[[], Awaitable[int]]) -> int:
    async def connected() -> int:
        async with pool():
            return await work()

    with database_at_hand():
        return asyncio.run(connected())
