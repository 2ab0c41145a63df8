"""The list of organisations: its columns, found and sorted through indexes."""

from collections.abc import Mapping
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import reach, require
from core.errors import mark
from core.lists.columns import Column, Kind, Listed, Looking
from core.lists.registry import Editing, Field, Stand
from directory.organisations.commands import edit_profile
from directory.organisations.finding import called, nearly_called
from directory.organisations.queries import country_codes, locked
from directory.organisations.rules import KIND_NAMES, scope_of
from directory.organisations.standing.rules import SIZES
from directory.permissions import Directory
from i18n.text import required

O = "directory_organisation"  # noqa: E741 -- as the table is called in the statements here
SIZE_NOW = """
(SELECT z.{} FROM directory_size_class z WHERE z.organisation = directory_organisation.id
 AND daterange(z.begins_on, z.ends_on, '[]') @> :today LIMIT 1)
"""
COLUMNS = (
    Column(
        name="name",
        label=mark("Name"),
        sql=f"directory_called({O}.name, :reader)",
        shown=f"{O}.name",
        sort=f"directory_called({O}.name, :reader)",
        read=required,
        always=True,
        filtered=False,
    ),
    Column(name="code", label=mark("Code"), sql=f"{O}.code", sort=f"{O}.code"),
    Column(name="kind", label=mark("Kind"), kind=Kind.CHOICE, sql=f"{O}.kind", choices=KIND_NAMES, grouped=True),
    Column(name="country", label=mark("Country"), kind=Kind.COUNTRY, sql="land.code", grouped=True),
    Column(
        name="size",
        label=mark("Enterprise size"),
        kind=Kind.CHOICE,
        sql=SIZE_NOW.format("size"),
        choices=SIZES,
        grouped=True,
    ),
    Column(
        name="size_on",
        label=mark("Of this size from"),
        kind=Kind.DAY,
        sql=SIZE_NOW.format("begins_on"),
        open_while="FALSE",
    ),
    Column(name="size_source", label=mark("How its size is known"), sql=SIZE_NOW.format("source"), sortable=False),
    Column(
        name="parent",
        label=mark("Belongs to"),
        sql="directory_called(above.name, :reader)",
        shown="above.name",
        sort="coalesce(directory_called(above.name, :reader), U&'\\FFFF')",
        read=lambda stored: required(stored) if stored else None,
    ),
    Column(name="website", label=mark("Website"), sql=f"{O}.website"),
    Column(
        name="sample",
        label=mark("Sample"),
        kind=Kind.CHOICE,
        sql=f"CASE WHEN {O}.sample THEN 'yes' ELSE 'no' END",
        choices={"yes": mark("Yes"), "no": mark("No")},
    ),
)


def _scope(looking: Looking) -> QueryString:
    covered = reach(looking.actor, Directory.ORGANISATION_READ)
    if covered.everywhere:
        return QueryString("TRUE")
    return QueryString(f"{O}.id = ANY({{}}::uuid[])", sorted(covered.ids("organisation")))


ORGANISATIONS = Listed(
    name="organisations",
    label=mark("Organisations"),
    path="/desk/organisations",
    section="organisations",
    icon="building-2",
    permission=Directory.ORGANISATION_LIST,
    exporting=Directory.ORGANISATION_EXPORT,
    columns=COLUMNS,
    first=("name", "code", "kind", "country", "website"),
    order="name",
    source=f"{O} LEFT JOIN directory_country land ON land.id = {O}.country LEFT JOIN {O} above ON above.id = {O}.parent",
    key=f"{O}.id",
    version=f"{O}.version",
    href=f"'/desk/organisations/' || {O}.code",
    scope=_scope,
    words=called,
    near=nearly_called,
    cells="directory/organisations/desk/_cells.html",
)


async def _countries(_looking: Looking) -> list[tuple[str, str]]:
    return [(code, code) for code in await country_codes()]


async def _locked(looking: Looking, organisation: UUID) -> Stand:
    require(looking.actor, Directory.ORGANISATION_WRITE, scope_of(organisation))
    stored = await locked(organisation)
    return Stand(stored.texts(), stored.version)


async def _write(looking: Looking, organisation: UUID, lines: Mapping[str, str], version: int) -> int:
    texts = {**(await locked(organisation)).texts(), **lines}
    return await edit_profile(looking.actor, organisation, texts, version=version, now=looking.now)


EDITING = Editing(
    Directory.ORGANISATION_WRITE,
    (
        Field("country", mark("Country"), Kind.COUNTRY, offered=_countries, needed=False),
        Field("website", mark("Website"), Kind.TEXT, needed=False, many=False),
    ),
    _locked,
    _write,
)
