"""Where a role can be limited to: a language or an organisation."""

from collections.abc import Collection
from uuid import UUID

from core.forms.form import Form
from core.web.given import AnyRequest
from directory.organisations import typed
from directory.organisations.rules import scope_of
from directory.organisations.tables import Organisation
from i18n.locales import LANGUAGES
from i18n.screens import language_for
from i18n.text import required

LANGUAGE, ORGANISATION = "language:", "organisation:"


async def languages() -> list[tuple[str, str]]:
    """By their own names."""
    return [(f"{LANGUAGE}{one.code}", one.name) for one in LANGUAGES]


async def offered(request: AnyRequest) -> list[tuple[str, str]]:
    """(name, code) of organisations to choose from."""
    actor = request.scope["state"]["actor"]
    return await typed.offered(actor, language_for(request, actor))


async def typed_scope(request: AnyRequest, form: Form, name: str) -> str:
    """Of the organisation that is called so; says at the field what fits none, or several."""
    actor = request.scope["state"]["actor"]
    found = await typed.typed_organisation(form, name, actor, language_for(request, actor), needed=False)
    return scope_of(found.id) if found else ""


async def named(request: AnyRequest, scopes: Collection[str]) -> dict[str, str]:
    """Languages and organisations, by their scopes."""
    actor = request.scope["state"]["actor"]
    chain = language_for(request, actor).chain
    ids = [UUID(one.removeprefix(ORGANISATION)) for one in scopes if one.startswith(ORGANISATION)]
    found = {scope: name for scope, name in await languages() if scope in scopes}
    if ids:
        rows = await Organisation.select(Organisation.id, Organisation.name).where(Organisation.id.is_in(ids))
        found |= {scope_of(row["id"]): required(row["name"]).read(chain).text for row in rows}
    return found
