"""Where a role can be limited to: what the directory offers, and the desk of a country."""

from collections.abc import Collection

from core.access.accounts.places import Places
from core.web.given import AnyRequest
from crm.sight import country_scope
from directory.countries.tables import Country
from directory.organisations import places as directory
from i18n.locales import DEFAULT, country_name
from i18n.screens import language_for


async def _listed() -> list[tuple[str, str]]:
    """Countries after their code, since their names differ by language."""
    codes = await _codes()
    return [
        *await directory.languages(),
        *((country_scope(one), f"{one} · {country_name(one, DEFAULT)}") for one in codes),
    ]


async def _named(request: AnyRequest, scopes: Collection[str]) -> dict[str, str]:
    tongue = language_for(request, request.scope["state"]["actor"])
    countries = {country_scope(one): country_name(one, tongue) for one in await _codes()}
    return await directory.named(request, scopes) | {one: countries[one] for one in scopes if one in countries}


async def _codes() -> list[str]:
    codes: list[str] = await Country.select(Country.code).order_by(Country.code).output(as_list=True)
    return codes


PLACES = Places(listed=_listed, offered=directory.offered, typed=directory.typed_scope, named=_named)
