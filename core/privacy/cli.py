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
from core.errors import Refusal
from core.privacy.consents.commands import Wording, publish_wordings
from core.privacy.erasure.commands import Line, erase_again
from core.privacy.erasure.queries import ledger
from core.privacy.retention.commands import destroy_due
from core.privacy.retention.queries import due
from core.privacy.tabulated import rules_tabulated, tabulated


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


@privacy.command("rules")
def rules_command() -> None:
    """Prints how long things are kept, as docs/privacy.md has it."""
    click.echo(rules_tabulated(), nl=False)


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


@privacy.command("retention")
@click.option("--dry-run", is_flag=True, help="Says what is due and destroys nothing.")
def retention_command(dry_run: bool) -> None:
    """Destroys what is due by the rules of retention."""
    for what, number in asyncio.run(_retention(dry_run)).items():
        click.echo(f"{what}: {number}")


@privacy.command("publish")
@click.argument("wordings", type=click.File())
def publish_command(wordings: TextIO) -> None:
    """Publishes what people agree to: a JSON list of purpose, version, needed and texts by language."""
    try:
        read = msgspec.json.decode(wordings.read(), type=list[Wording])
        click.echo(f"Published: {asyncio.run(_published(read))}")
    except (msgspec.MsgspecError, Refusal) as error:
        raise click.ClickException(str(error)) from error


async def _retention(dry_run: bool) -> dict[str, int]:
    actor, now = command_line(getpass.getuser()), system_clock()
    with database_at_hand():
        async with pool():
            if dry_run:
                return {one.kept.what: 0 if one.held_because else one.due for one in await due(actor, now)}
            return await destroy_due(actor, now=now)


async def _published(wordings: list[Wording]) -> int:
    with database_at_hand():
        async with pool():
            return await publish_wordings(command_line(getpass.getuser()), wordings, now=system_clock())
