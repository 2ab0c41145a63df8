"""Entering passports, asking for them, opening and removing them."""

import secrets
from datetime import datetime
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.rules import require, require_confirmed
from core.access.sessions.commands import digest_of
from core.actor import Actor, by_link
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import NotFound
from core.journal.commands import record
from core.mail.commands import post
from core.mail.drafts import Recipient
from core.privacy.reads.facts import PersonRead
from core.privacy.reads.rules import PASSPORT
from core.settings import settings
from crm.delegations.dossiers.queries import OVER, Dossier, dossier_for, locked
from crm.delegations.passports.facts import PassportAskedFor, PassportEntered, PassportOpened, PassportRemoved
from crm.delegations.passports.letters import ASKED
from crm.delegations.passports.queries import asked_by, days_kept
from crm.delegations.passports.rules import LASTS, Details, NoPassport, NotNeeded
from crm.delegations.passports.sealing import opened, sealed
from crm.delegations.passports.tables import Passport, PassportLink
from crm.delegations.permissions import Visits
from i18n.formats import SEOUL, long_day
from i18n.locales import language

TOKEN_BYTES = 32
ENTER = """
INSERT INTO crm_passport (id, delegate, sealed, entered_at, entered_by) VALUES ({}, {}, {}, {}, {})
ON CONFLICT (delegate) DO UPDATE SET sealed = excluded.sealed, entered_at = excluded.entered_at,
    entered_by = excluded.entered_by
"""
ASK = """
INSERT INTO crm_passport_link (id, delegate, digest, address, made_at, made_by, ends_at) VALUES ({}, {}, {}, {}, {}, {}, {})
ON CONFLICT (delegate) DO UPDATE SET digest = excluded.digest, address = excluded.address, made_at = excluded.made_at,
    made_by = excluded.made_by, ends_at = excluded.ends_at, used_at = NULL
"""


async def enter_passport(actor: Actor, code: str, delegate: UUID, details: Details, *, now: datetime) -> None:
    """In the place of a former one. Raises NotNeeded for a visit that is over, NotFound, Denied."""
    require(actor, Visits.PASSPORT_WRITE)
    async with transaction():
        one = await locked(actor, code, Visits.PASSPORT_WRITE)
        _check_needed(one)
        await _enter(actor, one, one.member(delegate).id, details, now)


async def ask_for_passport(actor: Actor, code: str, delegate: UUID, *, address: str, now: datetime) -> None:
    """A letter with a link; the former one leads nowhere. Raises NotNeeded for a visit that is over, NotFound, Denied."""
    require(actor, Visits.PASSPORT_WRITE)
    async with transaction():
        one = await locked(actor, code, Visits.PASSPORT_WRITE)
        _check_needed(one)
        member, token = one.member(delegate), secrets.token_urlsafe(TOKEN_BYTES)
        ends = now + LASTS
        values = (uuid4(), member.id, digest_of(token), address, now, str(actor), ends)
        await DB.run_querystring(QueryString(ASK, *values))
        reader = language(member.language)
        await post(
            ASKED,
            Recipient(address, member.called(reader), reader.code),
            now=now,
            visit=one.title.read(reader.chain).text,
            days=await days_kept(),
            until=long_day(ends.astimezone(SEOUL).date(), reader),
            link=f"{settings().base_url}/passport/{token}",
        )
        await record(actor, PassportAskedFor(visit=one.id, delegate=member.id), now=now)


async def enter_own(token: str, details: Details, *, now: datetime) -> None:
    """By the delegate, once: the link leads nowhere afterwards. Raises NotFound."""
    async with transaction():
        one, delegate = await asked_by(token, now)
        live = (PassportLink.digest == digest_of(token)) & PassportLink.used_at.is_null()
        if not await PassportLink.update({PassportLink.used_at: now}).where(live).returning(PassportLink.id):
            raise NotFound
        await _enter(by_link("guest"), one, delegate, details, now)


async def open_passport(actor: Actor, code: str, delegate: UUID, *, now: datetime) -> Details:
    """Every look is written down, also the second within an hour. Raises ConfirmationNeeded, NoPassport, Denied."""
    require(actor, Visits.PASSPORT_READ)
    require_confirmed(actor, Visits.PASSPORT_READ, now)
    async with transaction():
        one = await dossier_for(actor, code)
        member = one.member(delegate)
        row = await Passport.select(Passport.sealed).where(Passport.delegate == member.id).first()
        if row is None:
            raise NoPassport
        look = PersonRead(what=PASSPORT, whom=member.person, opened=member.id)
        await record(actor, look, PassportOpened(visit=one.id, delegate=member.id), now=now)
        return opened(row["sealed"], member.id)


async def remove_passport(actor: Actor, code: str, delegate: UUID, *, now: datetime) -> None:
    """Before its time. Raises NoPassport, NotFound, Denied."""
    require(actor, Visits.PASSPORT_WRITE)
    async with transaction():
        one = await locked(actor, code, Visits.PASSPORT_WRITE)
        member = one.member(delegate)
        if not await Passport.delete().where(Passport.delegate == member.id).returning(Passport.id):
            raise NoPassport
        await record(actor, PassportRemoved(visit=one.id, delegate=member.id), now=now)


def _check_needed(one: Dossier) -> None:
    if one.state in OVER:
        raise NotNeeded


async def _enter(actor: Actor, one: Dossier, delegate: UUID, details: Details, now: datetime) -> None:
    values = (uuid4(), delegate, sealed(details, delegate), now, str(actor))
    await DB.run_querystring(QueryString(ENTER, *values))
    await record(actor, PassportEntered(visit=one.id, delegate=delegate), now=now)
