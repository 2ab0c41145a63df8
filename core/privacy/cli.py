"""`litestar privacy`: what is held about people, erasing them, and what is due to be destroyed."""

import click
from litestar.plugins import CLIPlugin

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
