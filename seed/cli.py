"""`litestar seed load`: what Madang ships with."""

import asyncio
import getpass

import click

from core.actor import command_line
from core.clock import system_clock
from core.db.at_hand import database_at_hand
from core.db.engine import pool
from seed.commands import Loaded, load_everything


@click.group()
def seed() -> None:
    """Facts of the plan and the sample edition."""


@seed.command()
def load() -> None:
    """Loads what is missing: the facts of the plan with their source, and the sample edition, released."""
    with database_at_hand():
        loaded = asyncio.run(_load())
    click.echo(
        f"Facts of the plan: {loaded.facts} new. Sample programme: {loaded.programme.count('created')} sessions created, "
        f"{loaded.programme.count('updated')} updated, {loaded.programme.count('unchanged')} unchanged, "
        f"{'released' if loaded.released else 'nothing new to release'}."
    )


async def _load() -> Loaded:
    async with pool():
        return await load_everything(command_line(getpass.getuser()), now=system_clock())
