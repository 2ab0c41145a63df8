"""Where the command line finds `litestar seed`; web processes do not load what only commands need."""

import click
from litestar.plugins import CLIPlugin


class SeedCommands(CLIPlugin):
    """Adds `litestar seed`."""

    def on_cli_init(self, cli: click.Group) -> None:
        from seed.cli import seed  # noqa: PLC0415 -- the import of programmes is slow to load

        cli.add_command(seed)
