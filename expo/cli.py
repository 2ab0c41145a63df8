"""`litestar expo …`: loading a programme, the workbook to fill in, a new edition."""

import asyncio
import getpass
import sys
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console

from core.actor import Actor, command_line
from core.clock import system_clock
from core.db.at_hand import database_at_hand
from core.db.engine import pool
from core.errors import Invalid, Refusal
from expo.editions.commands import create_edition
from expo.interchange.loading_files import Wish, load_files
from expo.interchange.printing import print_report, progress
from expo.interchange.reconcile.weighing import Side
from expo.interchange.report_files import write_report
from expo.interchange.template import workbook
from expo.programme.languages import language_tag
from i18n.locales import DEFAULT, LANGUAGES, Language, language

DONE_WITH_REFUSALS, UNREADABLE = 1, 2
Result = TypeVar("Result")
DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group()
def expo() -> None:
    """Programmes and editions."""


@expo.command("import-programme")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--edition", required=True, help="The edition's slug, such as wsce-2026.")
@click.option("--language", "languages", multiple=True, help="The language of the file; once for each file, or once.")
@click.option("--dry-run", is_flag=True, help="Do everything, say what would change, and roll it back.")
@click.option("--withdraw-missing", is_flag=True, help="Take away the times of sessions that are not in the file.")
@click.option("--keep-desk", "conflicts", flag_value="desk", help="Conflicts go as they stand at the desk.")
@click.option("--take-file", "conflicts", flag_value="file", help="Conflicts go as the file says.")
@click.option("--release", "release", metavar="NAME", help="Release the programme afterwards, under this name.")
@click.option("--report", "report_to", type=click.Path(path_type=Path), help="Write the whole report: .json or .xlsx.")
def import_programme_command(
    files: tuple[Path, ...],
    edition: str,
    languages: tuple[str, ...],
    dry_run: bool,
    withdraw_missing: bool,
    conflicts: Side | None,
    release: str | None,
    report_to: Path | None,
) -> None:
    """Loads a programme: schedule.xml, schedule.json, COSCUP and DroidKaigi JSON, calendars, our workbook.

    What was edited at the desk stays. Where the file has changed the same field too, nobody is overruled unasked: the
    conflict is said, and stays open without --keep-desk or --take-file.

    Ends with 0 when all rows were taken, 1 when some were refused, 2 when the file cannot be read (nothing changes).
    """
    if len(languages) not in (0, 1, len(files)):
        raise click.UsageError("Give --language once, or once for each file.")
    if not all(language_tag(one) for one in languages):
        raise click.BadParameter("Languages are tags such as ko, en or zh-Hans.", param_hint="--language")
    console = Console()
    tags = [language_tag(one) or one for one in languages]
    wish = Wish(files, edition, tags, dry_run, withdraw_missing, release, conflicts or "")
    with progress(console) as tell:
        report, released = _run(lambda actor, now: load_files(actor, wish, now=now, progress=tell))
    print_report(report, console)
    if release and not dry_run:
        click.echo(f"Released as number {released}." if released else "Nothing to release: readers see no difference.")
    if report_to is not None:
        write_report(report, report_to)
        click.echo(f"The whole report is in {report_to}.")
    if report.count("refused"):
        sys.exit(DONE_WITH_REFUSALS)


@expo.command("template")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--language", "code", default=DEFAULT.code, show_default=True, help="The language of its explanations.")
def template_command(file: Path, code: str) -> None:
    """Writes the workbook that a ministry can fill in."""
    file.write_bytes(workbook(_known(code)))
    click.echo(f"{file} is ready to be filled in; load it with: litestar expo import-programme {file} --edition SLUG")


@expo.group()
def editions() -> None:
    """Editions of the expo."""


@editions.command("create")
@click.argument("slug")
@click.option("--name", "names", multiple=True, required=True, metavar="LANGUAGE=NAME", help="Once a language.")
@click.option("--from", "starts_on", required=True, type=DAY, help="The first day.")
@click.option("--to", "ends_on", required=True, type=DAY, help="The last day.")
@click.option("--zone", default="Asia/Seoul", show_default=True, help="IANA time zone.")
@click.option("--venue", "venues", multiple=True, metavar="LANGUAGE=NAME")
def create_command(
    slug: str, names: tuple[str, ...], starts_on: datetime, ends_on: datetime, zone: str, venues: tuple[str, ...]
) -> None:
    """Makes an edition, so that a programme can be loaded into it."""
    named, places = _by_language(names), _by_language(venues)
    _run(
        lambda actor, now: create_edition(
            actor,
            slug=slug,
            names=named,
            starts_on=starts_on.date(),
            ends_on=ends_on.date(),
            zone=zone,
            venue=places or None,
            now=now,
        )
    )
    click.echo(
        f"The edition {slug} is there; load a programme with: litestar expo import-programme FILE --edition {slug}"
    )


def _known(code: str) -> Language:
    if code not in {one.code for one in LANGUAGES}:
        raise click.BadParameter(f"{code} is none of {', '.join(one.code for one in LANGUAGES)}.")
    return language(code)


def _by_language(stated: tuple[str, ...]) -> dict[str, str]:
    found = dict(one.partition("=")[::2] for one in stated)
    if not all(found.values()):
        raise click.BadParameter("Write it as LANGUAGE=NAME, such as ko=월드 스마트시티 엑스포.")
    return found


def _run(command: Callable[[Actor, datetime], Awaitable[Result]]) -> Result:
    """With the database there and the pool open; a refusal is one sentence and exit code 2."""

    async def with_pool() -> Result:
        async with pool():
            return await command(command_line(getpass.getuser()), system_clock())

    try:
        with database_at_hand():
            return asyncio.run(with_pool())
    except Invalid as refusal:
        for field, message in refusal.fields.items():
            click.echo(f"{field}: {message}", err=True)
        sys.exit(UNREADABLE)
    except Refusal as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(UNREADABLE)
