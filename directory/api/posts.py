"""Posts and relationships of people in the API, and what is recorded of countries."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath, JSONBody

from core.access.tokens.rules import open_to_tokens
from core.api.answers import (
    A_PAGE,
    Cursor,
    IdempotencyKey,
    Limit,
    after,
    answer,
    created,
    documented,
    paged,
    started,
    word,
)
from core.api.document import locked
from core.idempotency.once import once
from core.privacy.reads.commands import note_look
from core.privacy.reads.rules import PERSON
from core.web.given import AnyRequest, GivenActor, GivenNow
from directory.api.texts import Text, needed
from directory.countries.queries import entries_of, land_called
from directory.organisations.rules import LANGUAGE_CODES
from directory.people.appointments.commands import appoint
from directory.people.appointments.queries import post_of, posts_of
from directory.people.appointments.rules import LONGEST_SOURCE, LONGEST_TITLE, RANKS, Post
from directory.people.queries import person_called
from directory.permissions import Directory
from directory.relationships.queries import ties_of

open_to_tokens(Directory.COUNTRY_READ, Directory.PERSON_READ, Directory.PERSON_WRITE)
MOST_OCTETS = 16_384


class Appointment(msgspec.Struct, frozen=True, kw_only=True):
    """Days are inclusive, null where nobody knows or it goes on; `rank` 1 is the highest; `organisation` is a code."""

    id: UUID
    organisation: str
    title: Text
    rank: int | None
    begins_on: date | None
    ends_on: date | None
    source: str | None


class Appointments(msgspec.Struct, frozen=True, kw_only=True):
    appointments: list[Appointment]


class NewAppointment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`organisation` is a code; a title in one language at least."""

    organisation: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
    title: dict[
        Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(LANGUAGE_CODES)})$")],
        Annotated[str, msgspec.Meta(max_length=LONGEST_TITLE)],
    ]
    rank: Annotated[int, msgspec.Meta(ge=1, le=len(RANKS))] | None = None
    begins_on: date | None = None
    ends_on: date | None = None
    source: Annotated[str, msgspec.Meta(max_length=LONGEST_SOURCE)] = ""


class Relationship(msgspec.Struct, frozen=True, kw_only=True):
    """`kind` is one of the directory's; the other end is a `person` or an `organisation`, by id."""

    id: UUID
    kind: str
    person: UUID | None
    organisation: UUID | None
    begins_on: date | None
    ends_on: date | None


class Relationships(msgspec.Struct, frozen=True, kw_only=True):
    relationships: list[Relationship]


class CountryFact(msgspec.Struct, frozen=True, kw_only=True):
    """What holds of a country from a day to a day, both inclusive, and where that is known from."""

    id: UUID
    kind: str
    value: str
    begins_on: date
    ends_on: date | None
    source: str


class CountryFacts(msgspec.Struct, frozen=True, kw_only=True):
    facts: list[CountryFact]


def shown(held: Post) -> Appointment:
    return Appointment(
        id=held.id,
        organisation=held.house.code,
        title=needed(held.title),
        rank=held.rank,
        begins_on=held.begins_on,
        ends_on=held.ends_on,
        source=held.source,
    )


@get(
    "/people/{person:uuid}/appointments",
    name="directory.api.appointments.index",
    policy=Directory.PERSON_READ,
    tags=["people"],
    security=locked(Directory.PERSON_READ),
    responses=documented(Appointments, 401, 403),
)
async def appointments(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    person: FromPath[UUID],
    limit: Limit = A_PAGE,
    cursor: Cursor = "",
) -> Response[bytes]:
    """What they hold now first, then backwards."""
    await person_called(actor, person)
    await note_look(actor, PERSON, person, now=now)
    found = after(await posts_of(person), started(request, cursor), limit, lambda one: str(one.id))
    page, link = paged(request, found, limit, lambda one: str(one.id))
    return answer(request, Appointments(appointments=[shown(one) for one in page]), link=link)


@post(
    "/people/{person:uuid}/appointments",
    name="directory.api.appointments.create",
    policy=Directory.PERSON_WRITE,
    tags=["people"],
    security=locked(Directory.PERSON_WRITE),
    request_max_body_size=MOST_OCTETS,
    responses=documented(Appointment, 401, 403, 409, 413, 422, success=201),
)
async def create(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    key: IdempotencyKey,
    person: FromPath[UUID],
    data: JSONBody[NewAppointment],
) -> Response[Any]:
    """Needs `Idempotency-Key`. The same post at the same time is 409."""
    lines = {f"title_{tag}": word(title) for tag, title in data.title.items() if word(title)}
    lines |= {"organisation": word(data.organisation), "source": word(data.source), "rank": str(data.rank or "")}
    days = {"begins_on": data.begins_on, "ends_on": data.ends_on}
    lines |= {name: day.isoformat() if day else "" for name, day in days.items()}

    async def effect() -> Response[bytes]:
        made = await appoint(actor, person, lines, now=now)
        return created(shown(await post_of(person, made)), f"people/{person}/appointments")

    return await once(request, effect, now=now, key=key)


@get(
    "/people/{person:uuid}/relationships",
    name="directory.api.relationships.index",
    policy=Directory.PERSON_READ,
    tags=["people"],
    security=locked(Directory.PERSON_READ),
    responses=documented(Relationships, 401, 403),
)
async def relationships(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    person: FromPath[UUID],
    limit: Limit = A_PAGE,
    cursor: Cursor = "",
) -> Response[bytes]:
    """Those that go on first; that these people were shown is written down."""
    await person_called(actor, person)
    ties = await ties_of(actor, person, now=now)
    found = after(ties, started(request, cursor), limit, lambda one: str(one.id))
    page, link = paged(request, found, limit, lambda one: str(one.id))
    rows = [
        Relationship(
            id=one.id,
            kind=one.kind,
            person=one.other.id if one.other.side == "person" else None,
            organisation=one.other.id if one.other.side == "organisation" else None,
            begins_on=one.begins_on,
            ends_on=one.ends_on,
        )
        for one in page
    ]
    return answer(request, Relationships(relationships=rows), link=link)


@get(
    "/countries/{code:str}/facts",
    name="directory.api.facts.index",
    policy=Directory.COUNTRY_READ,
    tags=["countries"],
    security=locked(Directory.COUNTRY_READ),
    responses=documented(CountryFacts, 401, 403),
)
async def facts(
    request: AnyRequest, actor: GivenActor, code: FromPath[str], limit: Limit = A_PAGE, cursor: Cursor = ""
) -> Response[bytes]:
    """By kind, the latest first, without those that were struck out; notes stay at the desk."""
    land = await land_called(actor, word(code))
    every = [one for rows in (await entries_of(land.id)).values() for one in rows if one.struck_at is None]
    found = after(every, started(request, cursor), limit, lambda one: str(one.id))
    page, link = paged(request, found, limit, lambda one: str(one.id))
    names = CountryFact.__struct_fields__
    rows = [CountryFact(**{name: getattr(one, name) for name in names}) for one in page]
    return answer(request, CountryFacts(facts=rows), link=link)


ROUTES = [appointments, create, relationships, facts]
