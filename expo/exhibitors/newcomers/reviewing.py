"""Saying which organisation a newcomer is: another than those that are there, or the same as one of them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from core.access.grants.commands import grant_role, revoke_role
from core.access.roles import Role
from core.access.rules import require
from core.access.tables import Grant
from core.actor import SYSTEM, Actor
from core.db.transaction import refusing, transaction
from core.errors import Invalid, mark
from core.files.tables import StoredFile
from core.journal.commands import record
from core.journal.reasons import our_reason
from core.live.notices import tell
from core.mail.commands import post
from core.mail.drafts import Recipient
from core.settings import settings
from directory.organisations.rules import scope_of
from directory.organisations.tables import Organisation
from expo.editions.tables import Edition
from expo.exhibitors.commands import SUBJECT
from expo.exhibitors.newcomers import rules
from expo.exhibitors.newcomers.facts import NewcomerJoined, NewcomerTold
from expo.exhibitors.newcomers.letters import JOINED
from expo.exhibitors.newcomers.queries import organisation_called
from expo.exhibitors.newcomers.tables import Newcomer
from expo.exhibitors.queries import Application, locked
from expo.exhibitors.rules import AppliedAlready
from expo.permissions import Expo
from i18n.locales import DEFAULT, LANGUAGES
from i18n.text import required

BECAUSE = our_reason(mark("the same organisation as {code}"))
BY_CODE = {one.code: one for one in LANGUAGES}


async def say_another(actor: Actor, exhibitor: UUID, *, now: datetime) -> None:
    """It stays as they wrote it. Raises AnsweredAlready, NotFound."""
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        known = await locked(exhibitor)
        await _answer(actor, exhibitor, "another", now)
        told = NewcomerTold(edition=known.edition, exhibitor=exhibitor, organisation=known.organisation)
        await record(actor, told, now=now)


async def say_same(actor: Actor, exhibitor: UUID, *, code: str, now: datetime) -> None:
    """Application, people and papers go over to the organisation called `code`, and what they had written for themselves
    is gone. Raises AnsweredAlready, AppliedAlready, Invalid, NotFound.
    """
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        known = await locked(exhibitor)
        there = await organisation_called(code)
        if there is None or there == known.organisation:
            raise Invalid({"same_as": rules.NO_SUCH})
        await _answer(actor, exhibitor, "same", now)
        await _people_over(known, there, code, now)
        files: dict[Any, Any] = {StoredFile.scope: scope_of(there)}
        await StoredFile.update(files).where(StoredFile.scope == known.scope)
        await _rows_over(known.organisation, there)
        await Organisation.delete().where(Organisation.id == known.organisation)
        joined = NewcomerJoined(edition=known.edition, exhibitor=exhibitor, organisation=there, was=known.organisation)
        await record(actor, joined, now=now)
        await _write_of_it(await locked(exhibitor), now)
        await tell(SUBJECT)


async def _answer(actor: Actor, exhibitor: UUID, answer: str, now: datetime) -> None:
    said: dict[Any, Any] = {Newcomer.answer: answer, Newcomer.answered_at: now, Newcomer.answered_by: str(actor)}
    open_one = (Newcomer.exhibitor == exhibitor) & (Newcomer.answer == "")
    if not await Newcomer.update(said).where(open_one).returning(Newcomer.id):
        raise rules.AnsweredAlready


async def _people_over(known: Application, there: UUID, code: str, now: datetime) -> None:
    """Each role ends and is given anew; who holds it there already keeps that one."""
    because, scope = BECAUSE.format(code=code), scope_of(there)
    held = (Grant.scope == known.scope) & Grant.revoked_at.is_null()
    for row in await Grant.select(Grant.id, Grant.account, Grant.role).where(held):
        await revoke_role(SYSTEM, row["id"], because=because, now=now)
        live = (Grant.account == row["account"]) & (Grant.scope == scope) & Grant.revoked_at.is_null()
        if not await Grant.exists().where(live & (Grant.role == row["role"])):
            role = Role(row["role"])
            await grant_role(SYSTEM, row["account"], role=role, scope=scope, because=because, now=now)


async def _rows_over(was: UUID, there: UUID) -> None:
    """Whatever points at the one points at the other from now on, so that nothing goes with it."""
    for column in Organisation._meta.foreign_key_references:
        table = column._meta.table
        if table.__module__.endswith("tables"):
            values: dict[Any, Any] = {column: there}
            async with refusing({"expo_exhibitor_once_live": AppliedAlready()}):
                await table.update(values).where(column == was)


async def _write_of_it(known: Application, now: datetime) -> None:
    row = await Edition.select(Edition.name, Edition.slug).where(Edition.id == known.edition).first()
    if row is None or not known.contact.email:
        return
    tongue = BY_CODE.get(known.contact.language, DEFAULT)
    await post(
        JOINED,
        Recipient(known.contact.email, known.contact.name, tongue.code),
        now=now,
        organisation=known.name.read(tongue.chain).text,
        edition=required(row["name"]).read(tongue.chain).text,
        link=f"{settings().base_url}/portal/{known.organisation_code}/exhibit/{row['slug']}",
    )
