"""Proposing an agreement and changing what is said of it: two who change it at once lose nothing."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Invalid, mark
from core.forms.merging import Lines, merged
from core.journal.commands import Change, record
from core.live.notices import tell
from crm.agreements.ceremonies import session_called
from crm.agreements.days import day_in_seoul
from crm.agreements.facts import AgreementEdited, AgreementProposed
from crm.agreements.lines import check_lines, columns_of, lines_from
from crm.agreements.queries import Card, codes_of, locked
from crm.agreements.readers.commands import name_reader
from crm.agreements.tables import Agreement
from crm.permissions import Crm
from crm.sight import country_scope
from directory.countries.tables import Country
from expo.programme.tables import Session

SUBJECT = "agreements"
"""What the shelf listens to."""
UNTOLD = frozenset({"owner", "session", "amends", "replaces"})
"""Said in the history without what they were: ids and codes of other records."""
NO_COUNTRY = mark("Please choose a country from the list.")
NO_AGREEMENT = mark("There is no agreement with this code.")
PUBLIC_ALREADY = mark("It is on the public pages: take it from there first.")
NUMBERED = "SELECT pg_advisory_xact_lock(hashtext('crm_agreement'))"


async def propose(actor: Actor, *, lines: Lines, now: datetime) -> str:
    """Its code; whoever proposes it owns it, and sees it even when it is confidential. Raises Denied, Invalid."""
    require(actor, Crm.AGREEMENT_WRITE, country_scope(lines["country"]))
    check_lines(lines, signed_on=None)
    async with transaction():
        await DB.run_querystring(QueryString(NUMBERED))
        year = day_in_seoul(now).year
        number = await Agreement.count().where(Agreement.code.like(f"agr-{year}-%")) + 1
        code = f"agr-{year}-{number:03d}"
        values = columns_of(lines, None) | await _pointing(actor, lines)
        if values["owner"] is None:
            values["owner"] = actor.account
        row = Agreement(id=uuid4(), code=code, state_at=now, **values)
        await Agreement.insert(row)
        await record(actor, AgreementProposed(agreement=row.id), now=now)
        if row.sight == "confidential":
            for account in {one for one in (actor.account, values["owner"]) if one}:
                await name_reader(actor, code, account, now=now, first=row.id)
    return code


async def edit(actor: Actor, code: str, *, lines: Lines, before: Lines, now: datetime) -> None:
    """`before` is what the form began from: what others changed meanwhile stays. Raises ChangedMeanwhile with what both
    changed, Invalid, NotFound.
    """
    async with transaction():
        card = await locked(actor, code, now=now)
        stored = await lines_now(actor, card)
        after = merged(before, lines, stored)
        changed = [name for name, line in after.items() if stored[name] != line]
        if not changed:
            return
        check_lines(after, signed_on=card.signed_on)
        if card.published and after["sight"] != "team":
            raise Invalid({"sight": PUBLIC_ALREADY})
        values: dict[Any, Any] = {**columns_of(after, card), **await _pointing(actor, after, card)}
        await Agreement.update({**values, "version": card.version + 1}).where(Agreement.id == card.id)
        if after["sight"] == "confidential":
            for account in {one for one in (values["owner"], actor.account) if one}:
                await name_reader(actor, code, account, now=now, first=card.id)
        open_to_all = card.sight == after["sight"] == "team"
        told = [_told(name, stored[name], after[name], shown=open_to_all) for name in changed]
        await record(actor, AgreementEdited(agreement=card.id, version=card.version + 1), now=now, changes=told)
        await tell(SUBJECT)


async def lines_now(actor: Actor, card: Card) -> dict[str, str]:
    """As its form would have it. What it amends or replaces has no code for those who may not see that."""
    codes = await codes_of(actor, [one for one in (card.amends, card.replaces) if one])
    links = {name: codes.get(getattr(card, name), "") for name in ("amends", "replaces") if getattr(card, name)}
    session = ""
    if card.session:
        row = await Session.select(Session.code).where(Session.id == card.session).first()
        session = row["code"] if row else ""
    return lines_from(card, owner=str(card.owner or ""), links=links, session=session)


def _told(name: str, before: str, after: str, *, shown: bool) -> Change:
    if not shown or name in UNTOLD:
        return Change(name, None, None)
    return Change(name, before or None, after or None)


async def _pointing(actor: Actor, lines: Lines, card: Card | None = None) -> dict[str, Any]:
    """The rows that a form's codes mean; a link of the `card` that the form could not show stays. Raises Invalid."""
    country = await Country.select(Country.id).where(Country.code == lines["country"]).first()
    if country is None:
        raise Invalid({"country": NO_COUNTRY})
    found: dict[str, Any] = {
        "country": country["id"],
        "owner": UUID(lines["owner"]) if lines["owner"] else None,
        "session": None,
    }
    for name in ("amends", "replaces"):
        linked = getattr(card, name, None)
        found[name] = linked if linked and not await codes_of(actor, [linked]) else None
        if lines[name]:
            other = await Agreement.select(Agreement.id).where(Agreement.code == lines[name]).first()
            seen = await codes_of(actor, [other["id"]]) if other else {}
            if not seen or other is None or other["id"] == getattr(card, "id", None):
                raise Invalid({name: NO_AGREEMENT})
            found[name] = other["id"]
    if lines["session"]:
        found["session"] = await session_called(lines["session"], getattr(card, "session", None))
    return found
