"""Where the command line finds `litestar expo`; web processes do not load what only commands need."""

import click
from litestar.plugins import CLIPlugin


class ExpoCommands(CLIPlugin):
    """Adds `litestar expo`."""

    def on_cli_init(self, cli: click.Group) -> None:
        from expo.cli import expo  # noqa: PLC0415 -- readers of files and workbooks are slow to load

        cli.add_command(expo)
