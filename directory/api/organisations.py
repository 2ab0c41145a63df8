"""Organisations in the API: the same rows as at the desk, and profiles that are changed by whoever saw the latest."""

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
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from directory.api.texts import Text, needed, text
from directory.organisations.commands import add_organisation, edit_profile
from directory.organisations.queries import Profile, organisation_for, organisations
from directory.organisations.rules import (
    CODE,
    KINDS,
    LANGUAGE_CODES,
    LONGEST_ADDRESS,
    LONGEST_DESCRIPTION,
    LONGEST_NAME,
    ProfileChanged,
)
from directory.permissions import Directory

open_to_tokens(Directory.ORGANISATION_CREATE, Directory.ORGANISATION_READ, Directory.ORGANISATION_WRITE)
MOST_OCTETS = 65_536


class Organisation(msgspec.Struct, frozen=True, kw_only=True):
    """`country` is ISO 3166-1 alpha-2; `version` counts the changes of the profile."""

    id: UUID
    code: str
    kind: str
    name: Text
    description: Text | None
    website: str | None
    country: str | None
    version: int


class Organisations(msgspec.Struct, frozen=True, kw_only=True):
    organisations: list[Organisation]


Name = Annotated[str, msgspec.Meta(max_length=LONGEST_NAME)]
Description = Annotated[str, msgspec.Meta(max_length=LONGEST_DESCRIPTION)]
Tag = Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(LANGUAGE_CODES)})$")]


class ProfileChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Only what is named is changed; an empty text takes the language, the website or the country away."""

    name: dict[Tag, Name] = {}
    description: dict[Tag, Description] = {}
    website: Annotated[str, msgspec.Meta(max_length=LONGEST_ADDRESS)] | None = None
    country: Annotated[str, msgspec.Meta(max_length=2)] | None = None


class NewOrganisation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`code` stays the same and stands in addresses; the profile can be changed later."""

    code: Annotated[str, msgspec.Meta(pattern=CODE)]
    kind: Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(KINDS)})$")]
    name: dict[Tag, Name]
    description: dict[Tag, Description] = {}
    website: Annotated[str, msgspec.Meta(max_length=LONGEST_ADDRESS)] = ""
    country: Annotated[str, msgspec.Meta(max_length=2)] = ""


def shown(profile: Profile) -> Organisation:
    return Organisation(
        id=profile.id,
        code=profile.code,
        kind=profile.kind,
        name=needed(profile.name),
        description=text(profile.description),
        website=profile.website,
        country=profile.country,
        version=profile.version,
    )


@get(
    "/organisations",
    name="directory.api.organisations.index",
    policy=Directory.ORGANISATION_READ,
    tags=["organisations"],
    security=locked(Directory.ORGANISATION_READ),
    responses=documented(Organisations, 401, 403),
)
async def index(
    request: AnyRequest, actor: GivenActor, q: FromQuery[str] = "", limit: Limit = A_PAGE, cursor: Cursor = ""
) -> Response[bytes]:
    """By code; `q` looks in codes and names."""
    begin = started(request, cursor)
    found = await organisations(actor, words=word(q), after=begin, limit=limit + 1)
    page, link = paged(request, found, limit, lambda one: one.code)
    return answer(request, Organisations(organisations=[shown(one) for one in page]), link=link)


@get(
    "/organisations/{code:str}",
    name="directory.api.organisations.show",
    policy=Directory.ORGANISATION_READ,
    tags=["organisations"],
    security=locked(Directory.ORGANISATION_READ),
    responses=documented(Organisation, 401, 403),
)
async def show(request: AnyRequest, actor: GivenActor, code: FromPath[str]) -> Response[bytes]:
    """One out of reach looks like none."""
    return answer(request, shown(await organisation_for(actor, word(code))))


@post(
    "/organisations",
    name="directory.api.organisations.create",
    policy=Directory.ORGANISATION_CREATE,
    tags=["organisations"],
    security=locked(Directory.ORGANISATION_CREATE),
    request_max_body_size=MOST_OCTETS,
    responses=documented(Organisation, 401, 403, 409, 413, 422, success=201),
)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, key: IdempotencyKey, data: JSONBody[NewOrganisation]
) -> Response[Any]:
    """Needs `Idempotency-Key`: sent again with the same key and body it gets the first answer, for two days."""

    async def effect() -> Response[bytes]:
        made = await add_organisation(actor, code=data.code, kind=data.kind, given=_texts(data), now=now)
        return created(shown(made), f"organisations/{data.code}")

    return await once(request, effect, now=now, key=key)


@patch(
    "/organisations/{code:str}",
    name="directory.api.organisations.update",
    policy=Directory.ORGANISATION_WRITE,
    tags=["organisations"],
    security=locked(Directory.ORGANISATION_WRITE),
    request_max_body_size=MOST_OCTETS,
    responses=documented(Organisation, 401, 403, 412, 413, 422, 428),
)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], data: JSONBody[ProfileChange]
) -> Response[bytes]:
    """Needs `If-Match` with the ETag of what was read: of two who change it at once, the second is told."""
    profile = await organisation_for(actor, word(code), Directory.ORGANISATION_WRITE)
    require_seen(request, shown(profile))
    try:
        await edit_profile(actor, profile.id, _merged(profile, data), version=profile.version, now=now)
    except ProfileChanged as error:
        raise Changed from error
    return answer(request, shown(await organisation_for(actor, profile.code, Directory.ORGANISATION_WRITE)))


def _texts(given: NewOrganisation) -> dict[str, str]:
    names = {f"name_{tag}": name for tag, name in given.name.items()}
    descriptions = {f"description_{tag}": description for tag, description in given.description.items()}
    return {**names, **descriptions, "website": given.website, "country": given.country}


def _merged(profile: Profile, change: ProfileChange) -> dict[str, str]:
    texts = profile.texts()
    texts |= {f"name_{tag}": name for tag, name in change.name.items()}
    texts |= {f"description_{tag}": description for tag, description in change.description.items()}
    if change.website is not None:
        texts["website"] = change.website
    if change.country is not None:
        texts["country"] = change.country
    return texts


ROUTES = [index, show, create, update]
