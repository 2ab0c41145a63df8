"""Invented counterparts of the five countries with which the plan has agreements, all marked as sample."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from core.actor import Actor
from directory.countries.tables import Country
from directory.organisations.tables import Organisation
from directory.people.appointments.commands import appoint
from directory.people.commands import add_person
from directory.people.tables import Person
from directory.relationships.commands import Said, tie
from i18n.lines import lines_of
from i18n.locales import LANGUAGES
from seed.reading import column, contents, text

FILE = "counterparts"
SOURCE = "Sample"
TAGS = tuple(one.code for one in LANGUAGES)


async def load_counterparts(actor: Actor, *, now: datetime) -> None:
    """Through the same doors as an officer; somebody who is there already is left as they are."""
    for house in contents(FILE, "organisations"):
        await add_house(house)
    known = {row["id"] for row in await Person.select(Person.id).where(Person.sample.eq(True))}
    new = [one for one in contents(FILE, "people") if key_of(one["key"]) not in known]
    for one in new:
        await add_counterpart(actor, one, now=now)
    added = {one["key"] for one in new}
    for one in contents(FILE, "relationships"):
        if one["person"] in added:
            said = Said(kind=one["kind"], other=("person", key_of(one["to"])))
            await tie(actor, "person", key_of(one["person"]), said, now=now)


def key_of(name: str) -> UUID:
    """The same at every loading."""
    return uuid5(NAMESPACE_URL, f"urn:madang:counterpart:{name}")


async def add_house(one: Mapping[str, Any]) -> None:
    """An organisation as the seed files have it, unless its code is taken."""
    if await Organisation.exists().where(Organisation.code == one["code"]):
        return
    country = await Country.select(Country.id).where(Country.code == one["country"]).first()
    parent = await Organisation.select(Organisation.id).where(Organisation.code == one["parent"]).first()
    row = Organisation(
        id=uuid4(),
        code=one["code"],
        kind=one["kind"],
        name=column(one["name"]),
        country=country["id"] if country else None,
        parent=parent["id"] if parent else None,
        sample=True,
    )
    await Organisation.insert(row)


async def add_counterpart(actor: Actor, one: Mapping[str, Any], *, now: datetime) -> None:
    """Somebody with their posts, as the seed files have them."""
    lines = {f"name_{tag}": name for tag, name in one["names"].items()}
    lines |= {f"family_{tag}": name for tag, name in one["families"].items()}
    lines |= {"country": one["country"], "languages": one["languages"]}
    key = await add_person(actor, lines, another=True, sample=True, key=key_of(one["key"]), now=now)
    for post in one["posts"]:
        said = {
            **lines_of(text(post["title"]), TAGS, "title"),
            "organisation": post["organisation"],
            "rank": str(post["rank"]),
            "begins_on": post["begins_on"],
            "ends_on": post["ends_on"] or "",
            "source": SOURCE,
        }
        await appoint(actor, key, said, now=now)
