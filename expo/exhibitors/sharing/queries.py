"""Co-exhibitors as reviewers see them: with what the directory has that reads like each."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from core.access.rules import may
from core.actor import Actor
from directory.organisations.additions.queries import similar
from directory.permissions import Directory
from expo.exhibitors.queries import co_exhibitors
from i18n.locales import DEFAULT


async def co_exhibitors_with_likes(actor: Actor, exhibitor: UUID) -> list[Mapping[str, Any]]:
    """As `co_exhibitors`, and `alike`: profiles, for those who are not found in the directory yet."""
    looks = may(actor, Directory.ORGANISATION_CREATE)
    found: list[Mapping[str, Any]] = []
    for one in await co_exhibitors(exhibitor):
        named = {f"name_{DEFAULT.code}": one["name"]}
        found.append({**one, "alike": await similar(actor, named) if looks and not one["code"] else []})
    return found
