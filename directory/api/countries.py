"""Countries in the API, with their names in every language of the site."""

import msgspec
from litestar import Response, get

from core.access.policies import PUBLIC
from core.api.answers import A_PAGE, Cursor, Limit, after, answer, documented, paged, started
from core.api.document import locked
from core.web.given import AnyRequest
from directory.organisations.queries import country_codes
from i18n.locales import LANGUAGES, country_name


class Country(msgspec.Struct, frozen=True, kw_only=True):
    """`code` is ISO 3166-1 alpha-2; `names` by BCP-47 tag, from CLDR."""

    code: str
    names: dict[str, str]


class Countries(msgspec.Struct, frozen=True, kw_only=True):
    countries: list[Country]


@get(
    "/countries",
    name="directory.api.countries.index",
    policy=PUBLIC,
    tags=["countries"],
    security=locked(PUBLIC),
    responses=documented(Countries),
)
async def index(request: AnyRequest, limit: Limit = A_PAGE, cursor: Cursor = "") -> Response[bytes]:
    """By code."""
    found = after(await country_codes(), started(request, cursor), limit, str)
    page, link = paged(request, found, limit, str)
    named = [Country(code=code, names={one.code: country_name(code, one) for one in LANGUAGES}) for code in page]
    return answer(request, Countries(countries=named), link=link)


ROUTES = [index]
