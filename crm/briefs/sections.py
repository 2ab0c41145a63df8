"""The way from a country's page to its brief."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from core.actor import Actor
from core.errors import mark
from core.web.given import AnyRequest
from directory.sections import Section


async def _there(_request: AnyRequest, _actor: Actor, _country: UUID) -> Mapping[str, Any]:
    """For everybody who may see the page."""
    return {}


SECTIONS = (Section("brief", "country", mark("Country brief"), "crm/briefs/_link.html", _there, place="head"),)
