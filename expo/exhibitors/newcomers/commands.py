"""Applying without an account: asking for the letter, and using its link, which makes everything at once."""

import json
import secrets
from datetime import datetime
from random import Random
from typing import Any
from uuid import UUID, uuid4

from core.access.arrivals.facts import AccountOpened
from core.access.attempts import allow
from core.access.grants.commands import grant_role
from core.access.links.commands import LINK_BYTES, make_link
from core.access.roles import Role
from core.access.sessions.commands import Opened, digest_of, open_session
from core.access.tables import Account
from core.actor import SYSTEM, Actor, Held
from core.db.like import literal
from core.db.transaction import refusing, transaction
from core.errors import Invalid, mark
from core.journal.commands import record
from core.journal.reasons import our_reason
from core.mail.commands import post
from core.mail.drafts import Recipient
from core.settings import settings
from directory.countries.tables import Country
from directory.organisations.commands import add_organisation
from directory.organisations.rules import NO_COUNTRY, scope_of
from expo.editions.queries import edition_called
from expo.editions.tables import Edition
from expo.exhibitors.commands import begin_application
from expo.exhibitors.newcomers import letters, rules
from expo.exhibitors.newcomers.facts import NewcomerCame
from expo.exhibitors.newcomers.rules import Introduction
from expo.exhibitors.newcomers.tables import Newcomer, NewcomerLink
from expo.exhibitors.queries import fair_of
from expo.exhibitors.rules import check_open
from expo.exhibitors.tables import Exhibitor
from i18n.locales import language as language_called
from i18n.text import required

LETTERS = {
    "let_in": letters.BEGIN,
    "known": letters.KNOWN,
    "unfinished": letters.UNFINISHED,
    "closed": letters.CLOSED,
}
BECAUSE = our_reason(mark("applied to exhibit"))
FIRST = "first"
COMPANY = "company"


async def ask(edition: str, said: Introduction, *, where: str, now: datetime) -> None:
    """One letter and one row whatever the address: what differs only its owner reads. Raises ApplicationsClosed, Limited,
    Invalid, NoSuchEdition.
    """
    await allow("newcomer_from", where, most=60, seconds=300, now=now)
    await allow("newcomer", f"{said.email.casefold()} {where}", most=5, seconds=900, now=now)
    await allow("newcomer_anywhere", said.email.casefold(), most=20, seconds=86_400, now=now)
    row = await edition_called(edition)
    fair = await fair_of(row.id)
    check_open(opens=fair.applications_open_at, closes=fair.applications_close_at, now=now)
    token = secrets.token_urlsafe(LINK_BYTES)
    async with transaction():
        known = await _accounts(said.email)
        answer = rules.answer_to(
            {one.kind: (one.disabled_at is not None, one.accepted_at is not None) for one in known}
        )
        await _keep(row.id, said, token, now)
        way = await _way(answer, token, known, now)
        await _write(answer, row, said, known, settings().base_url + way if way else "", now)


async def come_in(token: str, *, chance: Random, now: datetime, agent: str) -> tuple[Opened, str]:
    """Account, organisation, role and draft in one transaction; with the page of the draft. Raises LinkEnded,
    ApplicationsClosed.
    """
    live = NewcomerLink.used_at.is_null() & (NewcomerLink.ends_at > now)
    async with transaction():
        rows = await (
            NewcomerLink.update({NewcomerLink.used_at: now})
            .where((NewcomerLink.digest == digest_of(token)) & live)
            .returning(*NewcomerLink.all_columns())
        )
        if not rows:
            raise rules.LinkEnded
        said = rows[0]
        others = (NewcomerLink.email == said["email"]) & NewcomerLink.used_at.is_null()
        await NewcomerLink.update({NewcomerLink.used_at: now}).where(others)
        account = await _open_account(said, now)
        page = await _begin(said, account, chance, now)
        return await open_session(account.id, proved=("first_link",), now=now, agent=agent), page


async def _begin(said: dict[str, Any], account: Account, chance: Random, now: datetime) -> str:
    given = {f"name_{code}": name for code, name in _names(said["names"]).items()} | {"country": await _code(said)}
    code = rules.new_address(_names(said["names"]), chance)
    company = await add_organisation(SYSTEM, code=code, kind=COMPANY, given=given, now=now)
    scope = scope_of(company.id)
    await grant_role(SYSTEM, account.id, role=Role.EXHIBITOR_OWNER, scope=scope, because=BECAUSE, now=now)
    held = frozenset({Held(Role.EXHIBITOR_OWNER, scope)})
    owner = Actor("exhibitor", str(account.id), account.id, held, language=account.language, shown=account.name)
    edition = await Edition.select(Edition.slug).where(Edition.id == said["edition"]).first()
    slug = edition["slug"] if edition else ""
    number = await begin_application(owner, edition=slug, organisation=company.id, chance=chance, now=now)
    mine = (Exhibitor.edition == said["edition"]) & (Exhibitor.code == number)
    made = await Exhibitor.update({Exhibitor.contact_email: said["email"]}).where(mine).returning(Exhibitor.id)
    exhibitor = made[0]["id"]
    await Newcomer.insert(Newcomer(id=uuid4(), exhibitor=exhibitor, number=said["number"], came_at=now))
    came = NewcomerCame(edition=said["edition"], exhibitor=exhibitor, organisation=company.id)
    await record(owner, came, now=now)
    return f"/portal/{code}/exhibit/{slug}/application"


async def _open_account(said: dict[str, Any], now: datetime) -> Account:
    account = Account(
        id=uuid4(),
        kind="exhibitor",
        email=said["email"],
        name=said["contact_name"],
        language=said["language"] or None,
        created_at=now,
    )
    async with refusing({"core_account_address": rules.LinkEnded()}):
        await Account.insert(account)
    await record(Actor("exhibitor", str(account.id), account.id), AccountOpened(account=account.id), now=now)
    return account


async def _way(answer: str, token: str, known: list[Account], now: datetime) -> str:
    if answer == "unfinished":
        return f"/account/first/{await make_link(SYSTEM, known[0].id, purpose=FIRST, now=now)}"
    return {"let_in": f"/exhibiting/{token}", "known": "/account/sign-in?next=/portal"}.get(answer, "")


async def _write(answer: str, row: Edition, said: Introduction, known: list[Account], link: str, now: datetime) -> None:
    to = Recipient(said.email, said.contact, said.language)
    if known:
        one = known[0]
        to = Recipient(one.email or said.email, one.name, one.language or said.language, one.id)
    reader = language_called(to.language or said.language)
    name = required(row.name).read(reader.chain).text
    company = said.names.get(reader.code) or next(iter(said.names.values()))
    await post(LETTERS[answer], to, now=now, link=link, edition=name, organisation=company)


async def _keep(edition: UUID, said: Introduction, token: str, now: datetime) -> None:
    country = await Country.select(Country.id).where(Country.code == said.country).first()
    if country is None:
        raise Invalid({"country": NO_COUNTRY})
    row = NewcomerLink(
        id=uuid4(),
        edition=edition,
        email=said.email.lower(),
        language=said.language,
        contact_name=said.contact,
        names=json.dumps(dict(said.names), ensure_ascii=False),
        country=country["id"],
        number=said.number,
        digest=digest_of(token),
        made_at=now,
        ends_at=now + rules.GOOD_FOR,
    )
    await NewcomerLink.insert(row)


async def _accounts(email: str) -> list[Account]:
    return await Account.objects().where(Account.email.ilike(literal(email)) & (Account.kind == "exhibitor"))


async def _code(said: dict[str, Any]) -> str:
    row = await Country.select(Country.code).where(Country.id == said["country"]).first()
    return str(row["code"]) if row else ""


def _names(stored: Any) -> dict[str, str]:
    found: dict[str, str] = json.loads(stored) if isinstance(stored, str) else stored
    return found
