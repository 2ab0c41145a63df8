"""The rules of visits with their sources, and the travel and a gift of the sample delegation, invented and marked so."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from core.actor import Actor
from core.money import Money
from core.settings import settings
from crm.agreements.days import day_in_seoul
from crm.delegations.dossiers.queries import Dossier, dossier_for
from crm.delegations.gifts.commands import note_gift
from crm.delegations.gifts.tables import GiftRule
from crm.delegations.letters.commands import Wish, issue_letter
from crm.delegations.letters.queries import signing_on
from crm.delegations.tables import Visit
from crm.delegations.travel.commands import add_flight, book_stay, set_pickup
from crm.delegations.travel.tables import Flight, TravelAllowance
from crm.delegations.visas.commands import decide_case
from crm.delegations.visas.rules import NoRule
from crm.delegations.visas.tables import VisaLead, VisaRule
from directory.countries.tables import Country
from directory.people.tables import Person
from seed.counterparts import add_counterpart, add_house, key_of
from seed.reading import contents, whole

FILE = "plan/papers_sample"
MADE_BY = "system:sample"


async def load_papers(actor: Actor, *, now: datetime) -> int:
    """How many rows were new; in the caller's transaction. Rules that are there stay as an officer left them."""
    count = await _rules(now)
    await _signatory(actor, now)
    codes = await Visit.select(Visit.code).where(Visit.code.is_in(whole(FILE)["visits"])).output(as_list=True)
    for code in codes:
        one = await dossier_for(actor, code)
        if one.begins_on and one.members and not await Flight.exists().where(Flight.visit == one.id):
            count += await _papers(actor, one, one.begins_on, now)
    return count


async def _signatory(actor: Actor, now: datetime) -> None:
    """Somebody at a Korean authority who may sign invitations: without one the page of letters has nothing to offer."""
    told = whole(FILE)
    await add_house(told["host"])
    if not await Person.exists().where(Person.id == key_of(told["signatory"]["key"])):
        await add_counterpart(actor, told["signatory"], now=now)


async def _rules(now: datetime) -> int:
    made: dict[str, Any] = {"made_at": now, "made_by": MADE_BY}
    known = {row["code"]: row["id"] for row in await Country.select(Country.code, Country.id)}
    new: list[tuple[Any, list[Any]]] = [
        (TravelAllowance, [TravelAllowance(id=uuid4(), **one) for one in contents(FILE, "allowances")]),
        (VisaLead, [VisaLead(id=uuid4(), **one) for one in contents(FILE, "leads")]),
        (GiftRule, [GiftRule(id=uuid4(), **_dated(one), **made) for one in contents(FILE, "gift_rules")]),
        (
            VisaRule,
            [
                VisaRule(id=uuid4(), **_dated({**one, "country": known[one["country"]]}), **made)
                for one in contents(FILE, "visa_rules")
                if one["country"] in known
            ],
        ),
    ]
    count = 0
    for table, rows in new:
        if rows and not await table.exists():
            await table.insert(*rows)
            count += len(rows)
    return count


def _dated(one: Mapping[str, Any]) -> dict[str, Any]:
    return {**one, "begins_on": date.fromisoformat(one["begins_on"])}


async def _papers(actor: Actor, one: Dossier, first: date, now: datetime) -> int:
    """Everybody on the same flights; one pick-up is missing yet, so that the page shows how that looks."""
    everybody, told = [str(each.id) for each in one.members], whole(FILE)
    for leg in told["flights"]:
        lines = {**{name: leg[name] for name in ("way", "number", "origin", "destination", "note")}}
        lines |= {name: _moment(first, leg[name]) for name in ("departs", "arrives")}
        flight = await add_flight(actor, one.code, lines={**lines, "aboard": " ".join(sorted(everybody))}, now=now)
        if "pickup" in leg:
            await _pickup(actor, one, flight, leg["pickup"], first, everybody, now)
    hotel = {**told["hotel"], "guests": everybody}
    last = one.ends_on or first + timedelta(days=1)
    await book_stay(actor, one.code, **hotel, comes_on=first, leaves_on=max(last, first + timedelta(days=1)), now=now)
    gift = dict(told["gift"])
    worth = Money(gift.pop("amount"), gift.pop("currency"))
    await note_gift(actor, one.code, worth=worth, happened_on=now.date(), now=now, **gift)
    for each in one.members[:1]:
        visa = {"nation": one.country, "passport_kind": "ordinary", "visa": "C-3-1"}
        with suppress(NoRule):
            await decide_case(actor, one.code, each.id, **visa, now=now)
        if settings().development:
            await _letter(actor, one, each.id, now)
    return len(told["flights"]) + len(everybody) + 2


async def _letter(actor: Actor, one: Dossier, delegate: UUID, now: datetime) -> None:
    """Set in type only where somebody looks at it: on a developer's machine."""
    told, signing = whole(FILE)["letter"], await signing_on(day_in_seoul(now))
    mine = [each.appointment for each in signing if each.names == whole(FILE)["signatory"]["names"]]
    for appointment in mine[:1]:
        await issue_letter(actor, one.code, delegate, Wish(**told, signatory=appointment), now=now)


async def _pickup(
    actor: Actor, one: Dossier, flight: UUID, told: Mapping[str, Any], first: date, who: list[str], now: datetime
) -> None:
    given = {name: told[name] for name in ("place", "vehicle", "note", "minutes")}
    starts, seats = datetime.fromisoformat(_moment(first, told["starts"])), max(told["seats"], len(who))
    await set_pickup(actor, one.code, flight, starts=starts, seats=seats, riders=who, now=now, **given)


def _moment(first: date, told: list[Any]) -> str:
    """Days after the first one, and a local hour."""
    on = first + timedelta(days=told[0])
    return f"{datetime.combine(on, time.fromisoformat(told[1])):%Y-%m-%dT%H:%M}"
