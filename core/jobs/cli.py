"""`litestar jobs work`: the worker; `litestar jobs follow-again`: telling it what happened once more."""

import asyncio
import getpass
from datetime import date, datetime

import click
from litestar.plugins import CLIPlugin

from core.actor import command_line
from core.clock import system_clock
from core.db.at_hand import database_at_hand
from core.db.engine import pool
from core.jobs.replaying import tell_again
from core.jobs.worker import work
from core.journal.subscriptions import followers
from core.settings import settings


class JobCommands(CLIPlugin):
    def on_cli_init(self, cli: click.Group) -> None:
        cli.add_command(jobs)


@click.group()
def jobs() -> None:
    """Facts on their way to subscribers."""


@jobs.command("follow-again")
@click.argument("since", type=click.DateTime(["%Y-%m-%d"]))
def follow_again_command(since: datetime) -> None:
    """Tells once more what was recorded since that day began in Seoul, to all who keep something up to date by it."""
    with database_at_hand():
        click.echo(f"Facts that are told once more: {asyncio.run(_told_again(since.date()))}")


async def _told_again(since: date) -> int:
    actor = command_line(getpass.getuser())
    async with pool():
        return sum([await tell_again(actor, one, since=since, now=system_clock()) for one in followers()])


@jobs.command("work")
def work_command() -> None:
    """Delivers facts to their subscribers until it is stopped."""
    with database_at_hand():
        asyncio.run(work(settings().database_url, system_clock))
