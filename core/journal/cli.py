"""`litestar audit verify|head`: whether the journal was tampered with."""

import asyncio
import sys

import click
from litestar.plugins import CLIPlugin

from core.db.at_hand import database_at_hand
from core.db.engine import pool
from core.journal.chain import Finding, Head, verify
from core.journal.chain import head as last_link

FAULTS = {
    "changed": "entry {at} is not what was recorded",
    "missing": "entry {at} was deleted",
    "unsealed": "entry {at} was put in past the chain",
    "broken": "before link {at} others are missing",
    "value": "a value of entry {at} is not what was recorded",
    "cut": "link {at} is not there as it was noted: the end was cut off or written anew",
}
TAMPERED = 5
"""Exit status, for scripts."""


class JournalCommands(CLIPlugin):
    """Adds `litestar audit`."""

    def on_cli_init(self, cli: click.Group) -> None:
        cli.add_command(audit)


@click.group()
def audit() -> None:
    """Who did what, and whether it is still what was recorded."""


@audit.command("verify")
@click.option("--head", "noted", help="NUMBER:DIGEST, as `litestar audit head` printed it earlier.")
def verify_command(noted: str | None) -> None:
    """Computes every link of the chain anew; exit status 5 when something was tampered with."""
    findings, end = asyncio.run(_verified(_head_of(noted)))
    for one in findings:
        click.echo(FAULTS[one.fault].format(at=one.at))
    if findings:
        sys.exit(TAMPERED)
    click.echo(f"The journal is what was recorded: {end.number} links. Note this down elsewhere: {end}")


@audit.command("head")
def head_command() -> None:
    """Prints the last link, to be kept where this database's owner cannot change it."""
    click.echo(str(asyncio.run(_head())))


async def _verified(noted: Head | None) -> tuple[list[Finding], Head]:
    with database_at_hand():
        async with pool():
            return [one async for one in verify(noted)], await last_link()


async def _head() -> Head:
    with database_at_hand():
        async with pool():
            return await last_link()


def _head_of(text: str | None) -> Head | None:
    if text is None:
        return None
    number, _, digest = text.partition(":")
    if not (number.isascii() and number.isdecimal()) or not digest:
        raise click.BadParameter("it is NUMBER:DIGEST, as `litestar audit head` printed it.")
    return Head(int(number), digest)
