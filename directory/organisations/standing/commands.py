"""Saying what an organisation belongs to, by what it is known and how large it is."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID, uuid4

from msgspec.json import encode
from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import refusing, transaction
from core.errors import Invalid, NotFound, mark
from core.forms.merging import Lines, merged
from core.forms.rows import Began, joined
from core.journal.commands import record
from directory.organisations.queries import locked
from directory.organisations.standing import queries, rules
from directory.organisations.standing.facts import (
    FurtherNamesChanged,
    IdentifierAdded,
    IdentifierRemoved,
    ParentChanged,
    SizeRecorded,
)
from directory.organisations.standing.tables import Identifier, SizeClass
from directory.organisations.tables import Organisation
from directory.permissions import Directory

ONE_TREE = "SELECT pg_advisory_xact_lock(hashtext('directory_organisation.parent'))"
"""Two who move two houses under each other at once would each see no circle: one of them waits."""


async def set_parent(actor: Actor, organisation: UUID, parent: str, before: Lines, *, now: datetime) -> None:
    """By its code, empty for none; `before` is what it was when the form was shown. Raises Denied, NotFound, Invalid,
    ChangedMeanwhile, Circle.
    """
    require(actor, Directory.ORGANISATION_IDENTIFY)
    async with transaction():
        await DB.run_querystring(QueryString(ONE_TREE))
        await locked(organisation)
        stored = (await queries.ancestors(organisation, most=0))[organisation]
        theirs = {"parent": await _code(stored)}
        wanted = merged(before, {"parent": parent}, theirs)
        if wanted == theirs:
            return
        after = await _called(parent)
        if after is not None:
            rules.check_parent(await queries.ancestors(after, most=queries.ANY_DEPTH), organisation, after)
        await Organisation.update({Organisation.parent: after}).where(Organisation.id == organisation)
        await record(actor, ParentChanged(organisation=organisation, before=stored, after=after), now=now)


async def add_identifier(actor: Actor, organisation: UUID, kind: str, value: str, *, now: datetime) -> UUID:
    """Raises Denied, NotFound, Invalid, IdentifierTaken."""
    require(actor, Directory.ORGANISATION_IDENTIFY)
    row = Identifier(id=uuid4(), organisation=organisation, kind=kind, value=rules.normal(kind, value))
    async with transaction():
        await locked(organisation)
        async with refusing({"directory_identifier_once": rules.IdentifierTaken()}):
            await Identifier.insert(row)
        await record(actor, IdentifierAdded(organisation=organisation, what=kind, value=row.value), now=now)
    return row.id


async def remove_identifier(actor: Actor, organisation: UUID, identifier: UUID, *, now: datetime) -> None:
    """Raises Denied, NotFound."""
    require(actor, Directory.ORGANISATION_IDENTIFY)
    async with transaction():
        await locked(organisation)
        one = next((each for each in await queries.identifiers_of(organisation) if each.id == identifier), None)
        if one is None:
            raise NotFound
        await Identifier.delete().where(Identifier.id == identifier)
        await record(actor, IdentifierRemoved(organisation=organisation, what=one.kind, value=one.value), now=now)


async def record_size(
    actor: Actor, organisation: UUID, size: str, *, begins_on: date, source: str, now: datetime
) -> UUID:
    """What held that day ends the day before. Raises Denied, NotFound, SizedThatDay."""
    require(actor, Directory.ORGANISATION_IDENTIFY)
    async with transaction():
        await locked(organisation)
        before, ends_on = rules.placed(await queries.sizes_of(organisation), begins_on)
        if before is not None:
            await SizeClass.update({SizeClass.ends_on: begins_on - rules.DAY}).where(SizeClass.id == before.id)
        row = SizeClass(
            id=uuid4(), organisation=organisation, size=size, begins_on=begins_on, ends_on=ends_on, source=source
        )
        async with refusing({"directory_size_class_one_a_day": rules.SizedThatDay()}):
            await SizeClass.insert(row)
        fact = SizeRecorded(organisation=organisation, size=size, begins_on=begins_on.isoformat())
        await record(actor, fact, now=now)
    return row.id


async def rename_further(
    actor: Actor, organisation: UUID, names: Mapping[str, str], before: Began, *, now: datetime
) -> None:
    """By language tag; the five languages of the site are the profile's. Names that somebody else gave since `before` stay.
    Raises Denied, NotFound, ChangedMeanwhile.
    """
    require(actor, Directory.ORGANISATION_IDENTIFY)
    async with transaction():
        await locked(organisation)
        theirs = await queries.further_names(organisation)
        after = joined(rules.NAMES, before, names, theirs)
        if after == theirs:
            return
        await Organisation.update({Organisation.also: encode(after).decode()}).where(Organisation.id == organisation)
        fact = FurtherNamesChanged(organisation=organisation, before=theirs, after=after)
        await record(actor, fact, now=now)


async def _code(organisation: UUID | None) -> str:
    if organisation is None:
        return ""
    row = await Organisation.select(Organisation.code).where(Organisation.id == organisation).first()
    return str(row["code"]) if row else ""


async def _called(code: str) -> UUID | None:
    if not code:
        return None
    row = await Organisation.select(Organisation.id).where(Organisation.code == code).first()
    if row is None:
        raise Invalid({"parent": mark("Please choose one of the list.")})
    found: UUID = row["id"]
    return found
