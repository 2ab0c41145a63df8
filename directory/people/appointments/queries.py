"""Reading posts: of a person, of an organisation, of a country, of a day."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from piccolo.columns.combination import WhereRaw
from piccolo.query import OrderByRaw

from core.access.rules import require
from core.actor import Actor
from core.db.among import among
from core.errors import NotFound
from directory.countries.tables import Country
from directory.people.appointments.rules import House, Post, protocol_key, story_key
from directory.people.tables import Appointment
from directory.permissions import Directory
from i18n.text import required

HELD_ON = """
(directory_appointment.begins_on IS NULL OR directory_appointment.begins_on <= {}::date)
AND (directory_appointment.ends_on IS NULL OR directory_appointment.ends_on >= {}::date)
"""
"""Not as a range: whoever plans takes that to leave one post over, and looks through all of a ministry's for the first."""


async def posts_of(person: UUID) -> list[Post]:
    """What they hold now first, then backwards; the caller has asked whether the reader may see the person."""
    return sorted(await _posts(Appointment.person == person), key=story_key, reverse=True)


async def posts_held(
    actor: Actor, day: date, *, organisation: UUID | None = None, country: str = "", most: int | None = None
) -> list[Post]:
    """Who held which post that day, the highest first, not more than `most`. Raises Denied."""
    require(actor, Directory.PERSON_READ)
    conditions: list[Any] = [WhereRaw(HELD_ON, day, day)]
    if organisation is not None:
        conditions.append(Appointment.organisation == organisation)
    if country:
        row = await Country.select(Country.id).where(Country.code == country).first()
        house: Any = Appointment.organisation
        conditions.append(house.country == (row["id"] if row else None))
    return sorted(await _posts(*conditions, most=most), key=protocol_key)


async def posts_now(people: Collection[UUID], day: date) -> dict[UUID, list[Post]]:
    """By person; the caller has asked whether the reader may see them."""
    found: dict[UUID, list[Post]] = {}
    if people:
        for post in await _posts(among(Appointment.person, people), WhereRaw(HELD_ON, day, day)):
            found.setdefault(post.person, []).append(post)
    return found


async def posts_with(appointments: Collection[UUID]) -> dict[UUID, Post]:
    """By their ids; the caller has asked whether the reader may see the people."""
    found = await _posts(among(Appointment.id, appointments)) if appointments else []
    return {one.id: one for one in found}


async def post_of(person: UUID, appointment: UUID) -> Post:
    """Raises NotFound."""
    found = await _posts((Appointment.id == appointment) & (Appointment.person == person))
    if not found:
        raise NotFound
    return found[0]


async def _posts(*conditions: Any, most: int | None = None) -> list[Post]:
    house: Any = Appointment.organisation
    columns = (one for one in Appointment.all_columns() if one._meta.name != "organisation")
    query = Appointment.select(
        *columns,
        house.id.as_alias("house"),
        house.code.as_alias("house_code"),
        house.name.as_alias("house_name"),
        house.country.code.as_alias("house_country"),
    )
    for one in conditions:
        query = query.where(one)
    if most is not None:
        query = query.order_by(OrderByRaw("directory_appointment.rank, directory_appointment.begins_on")).limit(most)
    return [_post(row) for row in await query]


def _post(row: Mapping[str, Any]) -> Post:
    return Post(
        id=row["id"],
        person=row["person"],
        house=House(row["house"], row["house_code"], required(row["house_name"]), row["house_country"]),
        title=required(row["title"]),
        rank=row["rank"],
        begins_on=row["begins_on"],
        ends_on=row["ends_on"],
        source=row["source"],
    )
