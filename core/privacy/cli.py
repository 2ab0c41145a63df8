"""`litestar privacy`: what is held about people, erasing them again, and what is due to be destroyed."""

import asyncio
import getpass
from typing import TextIO

import click
import msgspec
from litestar.plugins import CLIPlugin

from core.actor import command_line
from core.clock import system_clock
from core.db.at_hand import database_at_hand
from core.db.engine import pool
from core.privacy.erasure.commands import Line, erase_again
from core.privacy.erasure.queries import ledger
from core.privacy.tabulated import tabulated


class PrivacyCommands(CLIPlugin):
    """Adds `litestar privacy`."""

    def on_cli_init(self, cli: click.Group) -> None:
        cli.add_command(privacy)


@click.group()
def privacy() -> None:
    """What is held about people."""


@privacy.command("classes")
def classes_command() -> None:
    """Prints the class of every column, as docs/privacy.md has it."""
    click.echo(tabulated(), nl=False)


@privacy.command("erasures")
def erasures_command() -> None:
    """Prints the ledger of erasures, to be kept beside every backup: it names nobody."""
    for line in asyncio.run(_ledger()):
        click.echo(msgspec.json.encode(line).decode())


@privacy.command("replay-erasures")
@click.argument("lines", type=click.File(), required=False)
def replay_command(lines: TextIO | None) -> None:
    """After a backup was restored: erases everybody again who stands in LINES (of `erasures`) or in its own ledger."""
    click.echo(f"Erased again: {asyncio.run(_replayed(_read(lines)))}")


def _read(lines: TextIO | None) -> list[Line]:
    try:
        return [msgspec.json.decode(line, type=Line) for line in lines or () if line.strip()]
    except msgspec.MsgspecError as error:
        raise click.ClickException(f"This is not what `litestar privacy erasures` prints: {error}") from error


async def _ledger() -> list[Line]:
    with database_at_hand():
        async with pool():
            return await ledger(command_line(getpass.getuser()))


async def _replayed(lines: list[Line]) -> int:
    actor = command_line(getpass.getuser())
    with database_at_hand():
        async with pool():
            known = {line.digest: line for line in [*lines, *await ledger(actor)]}
            return await erase_again(actor, known.values(), now=system_clock())
