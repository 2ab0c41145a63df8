"""Where a role can be limited to: what the directory offers, and the desk of a country."""

from core.actor import Actor
from crm.sight import country_scope
from directory.countries.tables import Country
from directory.organisations.places import places as places_of_the_directory
from i18n.locales import DEFAULT, country_name
from i18n.text import Translated


async def places(actor: Actor) -> list[tuple[str, str | Translated]]:
    """(scope, name): countries by their code, since their names differ by language."""
    codes = await Country.select(Country.code).order_by(Country.code).output(as_list=True)
    countries: list[tuple[str, str | Translated]] = [
        (country_scope(code), f"{code} · {country_name(code, DEFAULT)}") for code in codes
    ]
    return [*await places_of_the_directory(actor), *countries]
