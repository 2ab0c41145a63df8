"""`litestar access`: the first administrator, and the table of who may do what."""

import asyncio
import getpass
from datetime import datetime

import click
from litestar import Litestar
from litestar.plugins import CLIPlugin

from core.access.accounts.commands import invite
from core.access.links.commands import make_link
from core.access.policies import OPEN, http_handlers, policies
from core.access.roles import Role
from core.access.samples import ROLES, sample_link
from core.access.tables import Account
from core.actor import command_line
from core.clock import system_clock
from core.db.at_hand import database_at_hand
from core.db.engine import pool
from core.db.like import literal
from core.db.schema import require_current
from core.errors import Denied, Refusal, mark
from core.journal.reasons import our_reason
from core.settings import settings

BECAUSE = our_reason(mark("made on the command line"))
ELSEWHERE = "Sample accounts are for a developer's machine only: say so with MADANG_DEVELOPMENT=1, as `make run` does."


class AccessCommands(CLIPlugin):
    """Adds `litestar access`."""

    def on_cli_init(self, cli: click.Group) -> None:
        cli.add_command(access)


@click.group()
def access() -> None:
    """Accounts, and who may do what."""


@access.command("create-admin")
@click.argument("email")
@click.option("--name", help="How they are shown; their address without it.")
def create_admin(email: str, name: str | None) -> None:
    """Makes an administrator (or a new link for one) and prints a one-time link, good for a day."""
    with database_at_hand():
        try:
            token = asyncio.run(_administrator(email, name or email, system_clock()))
        except Refusal as error:
            raise click.ClickException(str(error)) from error
    click.echo(f"{settings().base_url}/account/first/{token}")


@access.command("sample-link")
@click.option(
    "--as",
    "roles",
    multiple=True,
    type=click.Choice([role.value for role in ROLES]),
    default=(Role.ADMINISTRATOR.value,),
)
def sample_link_command(roles: tuple[str, ...]) -> None:
    """On a developer's machine: prints a one-time link that lets somebody with that role in, one for each; a sample
    account is made for it.
    """
    with database_at_hand():
        try:
            paths = asyncio.run(_sample_links([Role(role) for role in roles], system_clock()))
        except Denied as error:
            raise click.ClickException(ELSEWHERE) from error
        except Refusal as error:
            raise click.ClickException(str(error)) from error
    for path in paths:
        click.echo(settings().base_url + path)


@access.command("matrix")
@click.pass_context
def matrix(context: click.Context) -> None:
    """Every route with the roles that may use it."""
    environment = context.obj() if callable(context.obj) else context.obj
    app: Litestar = environment.app
    for route in sorted(http_handlers(app), key=lambda one: str(one.name)):
        policy = str(route.opt["policy"])
        roles = policy if policy in OPEN else ", ".join(sorted(policies()[policy].roles))
        click.echo(f"{'/'.join(sorted(route.http_methods)):<10} {min(route.paths):<60} {roles}")


async def _sample_links(roles: list[Role], now: datetime) -> list[str]:
    async with pool():
        return [await sample_link(command_line(getpass.getuser()), role=role, now=now) for role in roles]


async def _administrator(email: str, name: str, now: datetime) -> str:
    actor = command_line(getpass.getuser())
    await require_current()
    async with pool():
        known = await Account.objects().where((Account.kind == "staff") & (Account.email.ilike(literal(email)))).first()
        if known is not None:
            return await make_link(actor, known.id, purpose="command_line", now=now)
        made = await invite(
            actor,
            email=email,
            name=name,
            role=Role.ADMINISTRATOR,
            scope=None,
            because=BECAUSE,
            now=now,
            purpose="command_line",
        )
        return made.token
