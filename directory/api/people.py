"""People in the API: names as they write them, and what they are called in the directory; ways to reach them stay at the
desk, where each has its purpose and consent.
"""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response, get, patch, post
from litestar.params import FromPath, FromQuery, JSONBody

from core.access.tokens.rules import open_to_tokens
from core.api.answers import (
    A_PAGE,
    Cursor,
    IdempotencyKey,
    Limit,
    answer,
    created,
    documented,
    paged,
    require_seen,
    started,
    word,
)
from core.api.document import locked
from core.api.problems import Changed
from core.errors import Invalid, mark
from core.forms.merging import ChangedMeanwhile
from core.idempotency.once import once
from core.privacy.reads.commands import note_list, note_look
from core.privacy.reads.rules import PEOPLE, PERSON
from core.web.given import AnyRequest, GivenActor, GivenNow
from directory.people.commands import add_person, change_person
from directory.people.queries import country_id, people_after, person_called
from directory.people.rules import LONGEST_NAME, TAG, Known
from directory.permissions import Directory

open_to_tokens(Directory.PERSON_READ, Directory.PERSON_WRITE)
MOST_OCTETS = 65_536
MOST_NAMES = 20
NO_COUNTRY = mark("The directory has no country of this code.")


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """`names` by BCP-47 tag as the person writes them, `families` what of each is the family name; `country` is ISO
    3166-1 alpha-2.
    """

    id: UUID
    names: Mapping[str, str]
    families: Mapping[str, str]
    country: str | None
    languages: tuple[str, ...]


class People(msgspec.Struct, frozen=True, kw_only=True):
    people: list[Person]


Name = Annotated[str, msgspec.Meta(max_length=LONGEST_NAME)]
Tag = Annotated[str, msgspec.Meta(pattern=f"^{TAG.pattern}$")]
Country = Annotated[str, msgspec.Meta(pattern="^([A-Z]{2})?$")]
Names = Annotated[dict[Tag, Name], msgspec.Meta(max_length=MOST_NAMES)]
Languages = Annotated[list[Tag], msgspec.Meta(max_length=10)]


class NewPerson(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`another` says that it is another person than one of the same name who is there already."""

    names: Names
    families: Names = {}
    country: Country = ""
    languages: Languages = []
    another: bool = False


class PersonChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Only what is named is changed; an empty text takes a name or the country away."""

    names: Names = {}
    families: Names = {}
    country: Country | None = None
    languages: Languages | None = None


def shown(known: Known) -> Person:
    return Person(
        id=known.id,
        names=dict(known.names),
        families=dict(known.families),
        country=known.country,
        languages=known.languages,
    )


@get(
    "/people",
    name="directory.api.people.index",
    policy=Directory.PERSON_READ,
    tags=["people"],
    security=locked(Directory.PERSON_READ),
    responses=documented(People, 401, 403),
)
async def index(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    country: FromQuery[str] = "",
    limit: Limit = A_PAGE,
    cursor: Cursor = "",
) -> Response[bytes]:
    """By id; `country` is theirs. Whoever was shown is written down."""
    found = await people_after(actor, started(request, cursor), country=word(country), limit=limit + 1)
    page, link = paged(request, found, limit, lambda one: str(one.id))
    await note_list(actor, PEOPLE, [one.id for one in page], now=now)
    return answer(request, People(people=[shown(one) for one in page]), link=link)


@get(
    "/people/{person:uuid}",
    name="directory.api.people.show",
    policy=Directory.PERSON_READ,
    tags=["people"],
    security=locked(Directory.PERSON_READ),
    responses=documented(Person, 401, 403),
)
async def show(request: AnyRequest, actor: GivenActor, now: GivenNow, person: FromPath[UUID]) -> Response[bytes]:
    """That they were looked at is written down."""
    known = await person_called(actor, person)
    await note_look(actor, PERSON, known.id, now=now)
    return answer(request, shown(known))


@post(
    "/people",
    name="directory.api.people.create",
    policy=Directory.PERSON_WRITE,
    tags=["people"],
    security=locked(Directory.PERSON_WRITE),
    request_max_body_size=MOST_OCTETS,
    responses=documented(Person, 401, 403, 409, 413, 422, success=201),
)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, key: IdempotencyKey, data: JSONBody[NewPerson]
) -> Response[Any]:
    """Needs `Idempotency-Key`. Somebody of the same name is 409, unless it is said to be `another`."""
    lines = {**_names(data.names, data.families), "country": data.country, "languages": " ".join(data.languages)}

    async def effect() -> Response[bytes]:
        await _check_country(data.country)
        made = await add_person(actor, lines, another=data.another, now=now)
        return created(_made(made, data), f"people/{made}")

    return await once(request, effect, now=now, key=key)


@patch(
    "/people/{person:uuid}",
    name="directory.api.people.update",
    policy=Directory.PERSON_WRITE,
    tags=["people"],
    security=locked(Directory.PERSON_WRITE),
    request_max_body_size=MOST_OCTETS,
    responses=documented(Person, 401, 403, 412, 413, 422, 428),
)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, person: FromPath[UUID], data: JSONBody[PersonChange]
) -> Response[bytes]:
    """Needs `If-Match` with the ETag of what was read: of two who change it at once, the second is told."""
    known = await person_called(actor, person)
    require_seen(request, shown(known))
    await _check_country(data.country or "")
    lines = {**known.lines, **_names(data.names, data.families)}
    if data.country is not None:
        lines["country"] = data.country
    if data.languages is not None:
        lines["languages"] = " ".join(data.languages)
    try:
        await change_person(actor, person, lines, known.lines, now=now)
    except ChangedMeanwhile as error:
        raise Changed from error
    return answer(request, shown(await person_called(actor, person)))


def _names(names: Mapping[str, str], families: Mapping[str, str]) -> dict[str, str]:
    lines = {f"name_{tag}": name for tag, name in names.items()}
    return lines | {f"family_{tag}": family for tag, family in families.items()}


def _made(person: UUID, data: NewPerson) -> Person:
    """Writers need not be readers: they are told what they wrote."""
    return Person(
        id=person,
        names=data.names,
        families=data.families,
        country=data.country or None,
        languages=tuple(data.languages),
    )


async def _check_country(code: str) -> None:
    if code and await country_id(code) is None:
        raise Invalid({"country": NO_COUNTRY})


ROUTES = [index, show, create, update]
