"""Proposing a visit and changing what is said of it: two who change it at once lose nothing."""

from collections.abc import Mapping
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
from crm.agreements.days import day_in_seoul
from crm.agreements.queries import codes_of as agreement_codes
from crm.agreements.tables import Agreement
from crm.delegations.facts import VisitEdited, VisitProposed
from crm.delegations.lines import check_lines, columns_of, lines_from
from crm.delegations.permissions import Visits
from crm.delegations.queries import Card, locked, party_in
from crm.delegations.readers.commands import name_reader
from crm.delegations.tables import Visit
from crm.sight import country_scope
from directory.countries.tables import Country
from directory.organisations.tables import Organisation
from expo.editions.tables import Edition
from expo.meetings.tables import Counterpart
from i18n.text import to_json

UNTOLD = frozenset({"owner", "organisation", "agreement", "edition"})
"""Said in the history without what they were: ids and codes of other records."""
NO_COUNTRY = mark("Please choose a country from the list.")
NO_ORGANISATION = mark("There is no organisation with this code.")
NO_AGREEMENT = mark("There is no agreement with this code.")
NO_EDITION = mark("Please choose one of the list.")
NUMBERED = "SELECT pg_advisory_xact_lock(hashtext('crm_visit'))"


async def propose(actor: Actor, *, lines: Lines, now: datetime, code: str = "", sample: bool = False) -> str:
    """Its code, a new number unless one is given; whoever proposes it owns it, and sees it even when it is confidential.
    Where nobody is named who comes or receives, it is the agreement's party of that country. Raises Denied, Invalid.
    """
    require(actor, Visits.VISIT_WRITE, country_scope(lines["country"]))
    lines = {
        **lines,
        "organisation": lines["organisation"] or await party_in(actor, lines["agreement"], lines["country"]),
    }
    check_lines(lines)
    async with transaction():
        code = code or await _next_code(day_in_seoul(now).year)
        values = columns_of(lines, None) | await _pointing(actor, lines)
        if values["owner"] is None:
            values["owner"] = actor.account
        row = Visit(id=uuid4(), code=code, state_at=now, sample=sample, **values)
        await Visit.insert(row)
        await record(actor, VisitProposed(visit=row.id), now=now)
        if row.sight == "confidential":
            await _named(actor, code, row.id, values["owner"], now)
    return code


async def _next_code(year: int) -> str:
    """Whoever else wants one waits until this transaction has ended."""
    await DB.run_querystring(QueryString(NUMBERED))
    number = await Visit.count().where(Visit.code.like(f"vis-{year}-%")) + 1
    return f"vis-{year}-{number:03d}"


async def edit(actor: Actor, code: str, *, lines: Lines, before: Lines, now: datetime) -> None:
    """`before` is what the form began from: what others changed meanwhile stays. Raises ChangedMeanwhile with what both
    changed, Invalid, NotFound.
    """
    async with transaction():
        card = await locked(actor, code)
        stored = await lines_now(actor, card)
        after = merged(before, lines, stored)
        changed = [name for name, line in after.items() if stored[name] != line]
        if not changed:
            return
        if "country" in changed:
            require(actor, Visits.VISIT_WRITE, country_scope(after["country"]))
        check_lines(after, state=card.state)
        values: dict[Any, Any] = {**columns_of(after, card), **await _pointing(actor, after, card)}
        await Visit.update({**values, "version": card.version + 1}).where(Visit.id == card.id)
        if after["sight"] == "confidential":
            await _named(actor, code, card.id, values["owner"], now)
        open_to_all = card.sight == after["sight"] == "team"
        told = [_told(name, stored[name], after[name], shown=open_to_all) for name in changed]
        await record(actor, VisitEdited(visit=card.id, version=card.version + 1), now=now, changes=told)


async def name_visit(actor: Actor, code: str, titles: Mapping[str, str], *, now: datetime) -> None:
    """In languages in which it was not called anything; what it is called already stays. Raises NotFound."""
    card = await locked(actor, code)
    new = {tag: text for tag, text in titles.items() if card.title.state(tag) in ("missing", "draft")}
    if not new:
        return
    title = card.title
    for tag, text in new.items():
        title = title.with_rendition(tag, text)
    await Visit.update({Visit.title: to_json(title), Visit.version: card.version + 1}).where(Visit.id == card.id)
    told = [_told(f"title_{tag}", "", text, shown=card.sight == "team") for tag, text in new.items()]
    await record(actor, VisitEdited(visit=card.id, version=card.version + 1), now=now, changes=told)


async def lines_now(actor: Actor, card: Card) -> dict[str, str]:
    """As its form would have it. An agreement has no code for those who may not see it."""
    codes = await agreement_codes(actor, [card.agreement]) if card.agreement else {}
    edition = await Edition.select(Edition.slug).where(Edition.id == card.edition).first() if card.edition else None
    agreement = codes.get(card.agreement, "") if card.agreement else ""
    return lines_from(card, agreement=agreement, edition=edition["slug"] if edition else "")


async def _named(actor: Actor, code: str, visit: UUID, owner: UUID | None, now: datetime) -> None:
    """Whoever makes it confidential, and whose it is, keep seeing it."""
    for account in {one for one in (actor.account, owner) if one}:
        await name_reader(actor, code, account, now=now, first=visit)


def _told(name: str, before: str, after: str, *, shown: bool) -> Change:
    if not shown or name in UNTOLD:
        return Change(name, None, None)
    return Change(name, before or None, after or None)


async def _pointing(actor: Actor, lines: Lines, card: Card | None = None) -> dict[str, Any]:
    """The rows that a form's codes mean. Raises Invalid."""
    country = await Country.select(Country.id).where(Country.code == lines["country"]).first()
    if country is None:
        raise Invalid({"country": NO_COUNTRY})
    house = await _one(Organisation, Organisation.code == lines["organisation"], "organisation", NO_ORGANISATION, lines)
    edition = await _one(Edition, Edition.slug == lines["edition"], "edition", NO_EDITION, lines)
    agreement = await _one(Agreement, Agreement.code == lines["agreement"], "agreement", NO_AGREEMENT, lines)
    if agreement is not None and not await agreement_codes(actor, [agreement]):
        raise Invalid({"agreement": NO_AGREEMENT})
    if agreement is None and card is not None and card.agreement and not await agreement_codes(actor, [card.agreement]):
        agreement = card.agreement  # out of this editor's sight: their empty field takes nothing away
    return {
        "country": country["id"],
        "organisation": house,
        "agreement": agreement,
        "edition": edition,
        "counterpart": await _counterpart(edition, house),
        "owner": UUID(lines["owner"]) if lines["owner"] else None,
    }


async def _one(table: Any, wanted: Any, name: str, refusal: str, lines: Lines) -> UUID | None:
    """Raises Invalid."""
    if not lines[name]:
        return None
    row = await table.select(table.id).where(wanted).first()
    if row is None:
        raise Invalid({name: refusal})
    found: UUID = row["id"]
    return found


async def _counterpart(edition: UUID | None, house: UUID | None) -> UUID | None:
    """What they are at the meetings of the expo, where they are known there already."""
    if edition is None or house is None:
        return None
    there = (Counterpart.edition == edition) & (Counterpart.organisation == house)
    row = await Counterpart.select(Counterpart.id).where(there).first()
    return row["id"] if row else None
