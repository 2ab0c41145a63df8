"""Exhibitors and pavilions in the API: whom the public site names, and nothing that it does not."""

from collections.abc import Mapping

import msgspec
from litestar import Response
from litestar.params import FromPath, FromQuery

from core.api.answers import A_PAGE, Cursor, Limit, after, answer, paged, started, word
from core.errors import NotFound
from core.search.index import members
from core.settings import settings
from core.web.given import AnyRequest
from directory.api.texts import Text, needed, text
from expo.api.doors import public
from expo.editions.shelf import Editions
from expo.exhibitors.readers.filters import Wish, select
from expo.exhibitors.readers.listed import NOBODY, Directory, House, Listed


class Stand(msgspec.Struct, frozen=True, kw_only=True):
    """A booth by its number; `hall` is a hall's code."""

    booth: str
    hall: str


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """Who shows at the same booth; `country` is ISO 3166 alpha-2."""

    name: Text
    country: str | None


class Exhibitor(msgspec.Struct, frozen=True, kw_only=True):
    """`name` is the organisation's, `sign` what stands on the booth; `speaks` are BCP-47 tags of what is spoken there;
    `email` and `phone` are for visitors, null unless the exhibitor wants them read. `pavilion` is a pavilion's code.
    """

    code: str
    name: Text
    sign: Text | None
    description: Text | None
    kind: str
    country: str | None
    website: str | None
    logo: str | None
    pavilion: str | None
    alliance: bool
    speaks: tuple[str, ...]
    email: str | None
    phone: str | None
    stands: list[Stand]
    beside: list[Beside]


class Exhibitors(msgspec.Struct, frozen=True, kw_only=True):
    exhibitors: list[Exhibitor]


class Pavilion(msgspec.Struct, frozen=True, kw_only=True):
    """`kind`: country, city, institution, enterprise or startup; `exhibitors` are codes."""

    code: str
    name: Text
    description: Text | None
    kind: str
    country: str | None
    exhibitors: list[str]


class Pavilions(msgspec.Struct, frozen=True, kw_only=True):
    pavilions: list[Pavilion]


@public("/editions/{edition:str}/exhibitors", "expo.api.exhibitors.index", Exhibitors)
def exhibitors(
    request: AnyRequest,
    edition: FromPath[str],
    q: FromQuery[str] = "",
    speaks: FromQuery[str] = "",
    hall: FromQuery[str] = "",
    pavilion: FromQuery[str] = "",
    country: FromQuery[str] = "",
    kind: FromQuery[str] = "",
    limit: Limit = A_PAGE,
    cursor: Cursor = "",
) -> Response[bytes]:
    """By code; narrowed as on the site."""
    there = _directory(request, edition)
    asked = {"speaks": speaks, "hall": hall, "pavilion": pavilion, "country": country, "kind": kind}
    wish = Wish(word(q).strip(), {name: (value,) for name, value in asked.items() if value})
    found = [there.exhibitors[number] for number in members(select(there, wish).hits)]
    page, link = paged(request, after(found, started(request, cursor), limit, _place), limit, _place)
    return answer(request, Exhibitors(exhibitors=[_exhibitor(one) for one in page]), link=link)


@public("/editions/{edition:str}/exhibitors/{code:str}", "expo.api.exhibitors.show", Exhibitor)
def exhibitor(request: AnyRequest, edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """One whom the public may read of."""
    found = _directory(request, edition).by_code.get(code)
    if found is None:
        raise NotFound
    return answer(request, _exhibitor(found))


@public("/editions/{edition:str}/pavilions", "expo.api.pavilions.index", Pavilions)
def pavilions(request: AnyRequest, edition: FromPath[str]) -> Response[bytes]:
    """In the order in which readers see them."""
    there = _directory(request, edition)
    return answer(request, Pavilions(pavilions=[_pavilion(one, there) for one in there.houses.values()]))


def _directory(request: AnyRequest, slug: str) -> Directory:
    """Raises NotFound for an edition without a release."""
    held: Editions = request.app.state.shelf["editions"]
    known: Mapping[str, Directory] = request.app.state.shelf["exhibitors"]
    return known.get(held.called(slug).edition.slug, NOBODY)


def _place(one: Listed) -> str:
    return one.code


def _exhibitor(one: Listed) -> Exhibitor:
    return Exhibitor(
        code=one.code,
        name=needed(one.name),
        sign=text(one.sign),
        description=text(one.description),
        kind=one.kind,
        country=one.country,
        website=one.website,
        logo=f"{settings().base_url}/media/{one.logo}" if one.logo else None,
        pavilion=one.pavilion or None,
        alliance=one.alliance,
        speaks=one.speaks,
        email=one.email or None,
        phone=one.phone or None,
        stands=[Stand(booth=stand.number, hall=stand.hall) for stand in one.stands],
        beside=[Beside(name=needed(other.name), country=other.country) for other in one.beside],
    )


def _pavilion(one: House, there: Directory) -> Pavilion:
    return Pavilion(
        code=one.code,
        name=needed(one.name),
        description=text(one.description),
        kind=one.kind,
        country=one.country,
        exhibitors=[each.code for each in there.exhibitors if each.pavilion == one.code],
    )


ROUTES = [exhibitors, exhibitor, pavilions]
