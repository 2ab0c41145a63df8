"""What the directory has that reads like an organisation about to be added."""

from core.access.rules import require
from core.actor import Actor
from directory.organisations.additions.rules import alike
from directory.organisations.queries import Profile, organisations
from directory.organisations.rules import LANGUAGE_CODES, Texts
from directory.permissions import Directory

ALL = 100_000
MOST_SHOWN = 5


async def similar(actor: Actor, given: Texts) -> list[Profile]:
    """At most five, by code. Raises NotFound for those who may not add any."""
    require(actor, Directory.ORGANISATION_CREATE)
    names = [given.get(f"name_{code}", "") for code in LANGUAGE_CODES]
    found = [
        one
        for one in await organisations(actor, limit=ALL)
        if alike(names, given.get("website", ""), _names(one), one.website or "")
    ]
    return found[:MOST_SHOWN]


def _names(profile: Profile) -> list[str]:
    return [one.text for one in profile.name.renditions.values()]
