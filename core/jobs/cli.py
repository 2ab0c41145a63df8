"""`litestar jobs work`: the worker."""

import asyncio

import click
from litestar.plugins import CLIPlugin

from core.clock import system_clock
from core.db.at_hand import database_at_hand
from core.jobs.worker import work
from core.settings import settings


class JobCommands(CLIPlugin):
    def on_cli_init(self, cli: click.Group) -> None:
        cli.add_command(jobs)


@click.group()
def jobs() -> None:
    """Facts on their way to subscribers."""


@jobs.command("work")
def work_command() -> None:
    """Delivers facts to their subscribers until it is stopped."""
    with database_at_hand():
        asyncio.run(work(settings().database_url, system_clock))
