"""Issuing letters of invitation, issuing one anew, and withdrawing one."""

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec
from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import refusing, transaction
from core.errors import NotFound
from core.journal.commands import record
from core.settings import settings
from crm.agreements.days import day_in_seoul
from crm.delegations.commands import name_visit
from crm.delegations.dossiers.queries import Dossier, locked
from crm.delegations.letters.facts import LetterIssued, LetterWithdrawn
from crm.delegations.letters.queries import letters_of, signing_on
from crm.delegations.letters.rules import (
    Issued,
    NoDays,
    NotInOffice,
    Replaced,
    Signing,
    WithdrawnAlready,
    fresh_code,
    initials_of,
    shown_number,
)
from crm.delegations.letters.tables import InvitationLetter
from crm.delegations.letters.written import Told, tongues_of, words_of
from crm.delegations.visas.commands import letter_went_out
from crm.delegations.visas.queries import cases_of
from expo.paper.setting import set_in_type
from i18n.locales import DEFAULT

COUNT = """
INSERT INTO crm_letter_count (id, year, last) VALUES ({}, {}, 1)
ON CONFLICT (year) DO UPDATE SET last = crm_letter_count.last + 1 RETURNING last
"""
"""The row stays locked until the letter is there: whoever issues another waits, and a letter that fails takes no number."""


@dataclass(frozen=True, slots=True)
class Wish:
    """`name` as it stands in the passport; `language` a third one beside Korean and English, or empty; `titles` what the
    visit is called in languages in which it was not called anything yet.
    """

    name: str
    language: str
    bearer: str
    signatory: UUID
    titles: Mapping[str, str] = field(default_factory=dict)


async def issue_letter(actor: Actor, code: str, delegate: UUID, wish: Wish, *, now: datetime) -> UUID:
    """Under the next number of the year. Raises NoDays, NotInOffice, NotFound."""
    async with transaction():
        one = await _titled(actor, code, wish, now)
        year = day_in_seoul(now).year
        return await _issue(actor, one, delegate, wish, (year, await next_number(year), 1), None, now)


async def next_number(year: int) -> int:
    """In the caller's transaction, and given back with it."""
    rows = await DB.run_querystring(QueryString(COUNT, uuid4(), year))
    number: int = rows[0]["last"]
    return number


async def issue_anew(actor: Actor, code: str, letter: UUID, wish: Wish, *, now: datetime) -> UUID:
    """The next version of the same number, which names what it replaces. Raises Replaced, WithdrawnAlready, NoDays,
    NotInOffice, NotFound.
    """
    async with transaction():
        one = await _titled(actor, code, wish, now)
        former = await _standing(one, letter)
        if former.delegate is None:
            raise NotFound
        number = (former.year, former.number, former.version + 1)
        return await _issue(actor, one, former.delegate, wish, number, former, now)


async def withdraw_letter(actor: Actor, code: str, letter: UUID, *, because: str, now: datetime) -> None:
    """Whoever checks it is told. Raises Replaced, WithdrawnAlready, NotFound."""
    async with transaction():
        one = await locked(actor, code)
        former = await _standing(one, letter)
        values: dict[Any, Any] = {
            InvitationLetter.withdrawn_at: now,
            InvitationLetter.withdrawn_by: str(actor),
            InvitationLetter.withdrawn_because: because,
        }
        await InvitationLetter.update(values).where(InvitationLetter.id == letter)
        fact = LetterWithdrawn(visit=one.id, letter=letter, number=former.shown_number)
        await record(actor, fact, now=now)


async def _titled(actor: Actor, code: str, wish: Wish, now: datetime) -> Dossier:
    """The visit, called in more languages from now on: what one letter says, all of them do."""
    await name_visit(actor, code, wish.titles, now=now)
    return await locked(actor, code)


async def _standing(one: Dossier, letter: UUID) -> Issued:
    found = next((each for each in await letters_of(one.id) if each.id == letter), None)
    if found is None:
        raise NotFound
    if found.withdrawn_at is not None:
        raise WithdrawnAlready
    if not found.latest:
        raise Replaced
    return found


async def _issue(
    actor: Actor,
    one: Dossier,
    delegate: UUID,
    wish: Wish,
    number: tuple[int, int, int],
    former: Issued | None,
    now: datetime,
) -> UUID:
    if one.begins_on is None or one.ends_on is None:
        raise NoDays
    told = await _told(one, delegate, wish, number, former, now)
    words = msgspec.json.encode(words_of(told, tongues_of(wish.language)))
    octets = await asyncio.to_thread(set_in_type, "invitation", words)
    row = _row(actor, one, told, wish, number, former, octets, now)
    async with refusing(
        {"crm_invitation_letter_in_office": NotInOffice(), "crm_invitation_letter_replaced_once": Replaced()}
    ):
        await InvitationLetter.insert(row)
    await letter_went_out(actor, one, delegate, now=now)
    await record(actor, LetterIssued(visit=one.id, letter=row.id, number=told.number), now=now)
    return row.id


def _row(
    actor: Actor,
    one: Dossier,
    told: Told,
    wish: Wish,
    number: tuple[int, int, int],
    former: Issued | None,
    octets: bytes,
    now: datetime,
) -> InvitationLetter:
    year, count, version = number
    return InvitationLetter(
        id=uuid4(),
        visit=one.id,
        delegate=told.member.id,
        person=told.member.person,
        year=year,
        number=count,
        version=version,
        replaces=former.id if former else None,
        code=told.code,
        name=wish.name,
        initials=initials_of(wish.name),
        language=wish.language or "en",
        host=told.signing.house.read(DEFAULT.chain).text,
        signatory=wish.signatory,
        begins_on=told.first,
        ends_on=told.last,
        issued_on=told.issued_on,
        issued_at=now,
        issued_by=str(actor),
        octets=octets,
        digest=hashlib.sha256(octets).digest(),
    )


async def _told(
    one: Dossier, delegate: UUID, wish: Wish, number: tuple[int, int, int], former: Issued | None, now: datetime
) -> Told:
    today, code, base = day_in_seoul(now), fresh_code(), settings().base_url
    case = next(each for each in await cases_of(one) if each.member.id == one.member(delegate).id)
    shown = shown_number(*number)
    if one.begins_on is None or one.ends_on is None:
        raise NoDays
    return Told(
        member=one.member(delegate),
        name=wish.name,
        nation=case.nation,
        visa=case.visa,
        purpose=one.title,
        first=one.begins_on,
        last=one.ends_on,
        bearer=wish.bearer,
        signing=await _signing(wish.signatory, today),
        issued_on=today,
        number=shown,
        replaced=(former.shown_number, former.issued_on) if former else None,
        code=code,
        address=f"{base}/letters",
        link=f"{base}/letters?number={shown}&code={code}",
    )


async def _signing(appointment: UUID, day: date) -> Signing:
    found = next((each for each in await signing_on(day) if each.appointment == appointment), None)
    if found is None:
        raise NotInOffice
    return found
