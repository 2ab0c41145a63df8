"""Who acts for an organisation, and who else can see its record."""

from dataclasses import replace
from datetime import datetime

from core.access.grants.queries import Holder, Sight, holders, sight
from core.access.roles import EXHIBITORS
from core.access.rules import may, require
from core.access.trail.queries import Step, told_of
from core.actor import Actor
from directory.organisations.queries import Profile
from directory.permissions import Directory


async def members(actor: Actor, organisation: Profile, *, now: datetime) -> list[Holder]:
    """The organisation's own people, whoever invited them. Raises NotFound."""
    require(actor, Directory.MEMBER_READ, organisation.scope)
    found = await holders(Directory.ORGANISATION_READ, organisation.scope, now=now)
    return [one for one in found if one.scope == organisation.scope and one.role in EXHIBITORS]


async def sight_of(actor: Actor, organisation: Profile, *, now: datetime) -> Sight:
    """Everybody who can see the record. Exhibitors learn the names of their own people and the numbers of staff; the desk
    learns all names. Raises NotFound.
    """
    require(actor, Directory.MEMBER_READ, organisation.scope)
    found = await holders(Directory.ORGANISATION_READ, organisation.scope, now=now)
    knows_all = may(actor, Directory.MEMBER_READ) and actor.kind != "exhibitor"
    return sight(found, lambda one: knows_all or one.scope == organisation.scope)


async def history_of(actor: Actor, organisation: Profile, *, staff: str) -> list[Step]:
    """What happened to the record, the latest first. For exhibitors the organisers' people are called `staff`, whatever
    their names. Raises NotFound.
    """
    require(actor, Directory.MEMBER_READ, organisation.scope)
    steps = await told_of(organisation.id)
    if actor.kind != "exhibitor":
        return steps
    return [one if one.actor.startswith("exhibitor:") else replace(one, who=staff, reason="") for one in steps]
