"""The sample edition's exhibitors: invented companies and cities, taken through an exhibitor's life by the same commands."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from piccolo.columns import Column
from piccolo.table import Table

from core.actor import Actor
from directory.countries.tables import Country
from directory.organisations.tables import Organisation
from expo.editions.tables import Edition
from expo.exhibitors.commands import begin_application, move_exhibitor, save_application, sign_contract
from expo.exhibitors.fairs.commands import set_terms
from expo.exhibitors.fairs.rules import TYPED, lines_of
from expo.exhibitors.queries import application_called, fair_of
from expo.exhibitors.rules import AREA_STEP
from expo.exhibitors.stands.commands import describe_stand
from expo.exhibitors.stands.queries import stand_of
from expo.exhibitors.tables import Body, Exhibitor, Pavilion
from expo.reservations.commands import assign_booths
from expo.reservations.queries import lets
from seed.reading import column, whole

FILE = "wsce_2026/exhibitors"
STEPS = ("applied", "reviewing", "approved")

Ids = Mapping[str, UUID]


async def load_exhibitors(actor: Actor, edition: Edition, *, now: datetime) -> int:
    """How many were new; in the caller's transaction. Who is there already stays as an organiser left them."""
    told = whole(FILE)
    countries = await _ids(Country, Country.code)
    await _organisations(told["organisations"], countries)
    organisations = await _ids(Organisation, Organisation.code)
    await _frame(actor, edition, told, countries, organisations, now)
    known = await Exhibitor.select(Exhibitor.organisation).where(Exhibitor.edition == edition.id).output(as_list=True)
    new = [one for one in told["exhibitors"] if organisations[one["organisation"]] not in known]
    for place, one in enumerate(new):
        await _live(actor, edition, one, organisations[one["organisation"]], place, now)
    return len(new)


async def _live(
    actor: Actor, edition: Edition, told: Mapping[str, Any], organisation: UUID, place: int, now: datetime
) -> None:
    """From the application to confirmed booths. Nobody is written to: they are samples."""
    chance = Random(told["organisation"])  # noqa: S311 -- no secret
    code = await begin_application(
        actor, edition=edition.slug, organisation=organisation, chance=chance, sample=True, now=now
    )
    one = await application_called(actor, edition.id, code)
    wanted = {
        "kind": told["booth"],
        "area": str(await _area(edition.id, told["booths"])),
        "pavilion": told.get("pavilion", ""),
        "alliance": "yes" if told.get("alliance") else "",
        "contact_name": "Sample",
        "contact_email": f"{told['organisation']}@sample.example",
    }
    await save_application(actor, one.id, {**one.lines, **wanted}, one.lines, now=now)
    stand = await stand_of(one.id)
    spoken = {**stand, "speaks": " ".join(told["speaks"])}
    await describe_stand(actor, one.id, spoken, stand, now=now)
    for step in STEPS:
        await move_exhibitor(actor, one.id, to=step, now=now)
    signed_on = now.astimezone(ZoneInfo(edition.zone)).date()
    await sign_contract(actor, one.id, number=f"SAMPLE-{place + 1:03}", signed_on=signed_on, now=now)
    await assign_booths(actor, one.id, booths=told["booths"], as_="confirmed", now=now)
    await move_exhibitor(actor, one.id, to="confirmed", now=now)


async def _area(edition: UUID, booths: list[str]) -> int:
    """What they have, in the steps in which one applies: nobody was given less than they asked for."""
    area = sum(one.area for one in await lets(edition) if one.number in booths)
    return int(area) // AREA_STEP * AREA_STEP


async def _frame(
    actor: Actor, edition: Edition, told: Mapping[str, Any], countries: Ids, organisations: Ids, now: datetime
) -> None:
    """Terms, pavilions and bodies; once they are there they are the organiser's."""
    fair = await fair_of(edition.id)
    if not fair._exists_in_db and edition.starts_on is not None:
        lines = lines_of(fair, edition.zone)
        days = told["fair"]
        dates = {
            "applications_open_at": edition.starts_on - timedelta(days=days["opens_days_before"]),
            "applications_close_at": edition.starts_on - timedelta(days=days["closes_days_before"]),
            "booths_open_at": edition.starts_on - timedelta(days=days["booths_days_before"]),
        }
        said = {name: datetime.combine(day, time(9)).strftime(TYPED) for name, day in dates.items()}
        await set_terms(actor, edition=edition.slug, lines={**lines, **said}, before=lines, now=now)
    if not await Pavilion.exists().where(Pavilion.edition == edition.id):
        rows = (_pavilion(edition.id, place, one, countries) for place, one in enumerate(told["pavilions"]))
        await Pavilion.insert(*rows)
    if not await Body.exists().where(Body.edition == edition.id):
        await Body.insert(
            *(
                Body(
                    id=uuid4(),
                    edition=edition.id,
                    organisation=organisations[one["organisation"]],
                    part=one["part"],
                    position=place,
                )
                for place, one in enumerate(told["bodies"])
            )
        )


async def _organisations(told: list[dict[str, Any]], countries: Ids) -> None:
    known = await _ids(Organisation, Organisation.code)
    rows = [
        Organisation(
            id=uuid4(),
            code=one["code"],
            kind=one["kind"],
            name=column(one["name"]),
            description=column(one.get("description")),
            country=countries[one["country"]],
            sample=True,
        )
        for one in told
        if one["code"] not in known
    ]
    if rows:
        await Organisation.insert(*rows)


def _pavilion(edition: UUID, place: int, told: Mapping[str, Any], countries: Ids) -> Pavilion:
    return Pavilion(
        id=uuid4(),
        edition=edition,
        code=told["code"],
        kind=told["kind"],
        name=column(told["name"]),
        description=column(told["description"]),
        country=countries[told["country"]] if "country" in told else None,
        position=place,
    )


async def _ids(table: type[Table], key: Column) -> dict[str, UUID]:
    rows = await table.select(key.as_alias("key"), table._meta.primary_key.as_alias("id"))
    return {row["key"]: row["id"] for row in rows}
