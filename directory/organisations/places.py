"""Where a role can be limited to: a language or an organisation, as a form offers them."""

from core.actor import Actor
from directory.organisations.tables import Organisation
from i18n.locales import LANGUAGES
from i18n.text import Translated, required


async def places(_actor: Actor) -> list[tuple[str, str | Translated]]:
    """(scope, name): languages by their own name, organisations by code."""
    rows = await Organisation.select(Organisation.id, Organisation.name).order_by(Organisation.code)
    languages: list[tuple[str, str | Translated]] = [(f"language:{one.code}", one.name) for one in LANGUAGES]
    return [*languages, *((f"organisation:{row['id']}", required(row["name"])) for row in rows)]
