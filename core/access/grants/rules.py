"""Which roles an organiser may hand out alone; all others are an administrator's to give."""

from core.access.permissions import Core
from core.access.roles import EXHIBITORS, Role
from core.access.rules import may
from core.actor import Actor
from core.errors import Denied

ORGANISERS_TO_GIVE = EXHIBITORS | {Role.FLOOR_MANAGER, Role.PROGRAMME_EDITOR, Role.TRANSLATOR}


def roles_to_invite(actor: Actor) -> frozenset[Role]:
    """Staff and exhibitors; attendees join by themselves, devices and services are paired."""
    if may(actor, Core.GRANT_WRITE):
        return frozenset(Role) - {Role.ATTENDEE, Role.DEVICE, Role.SERVICE}
    return ORGANISERS_TO_GIVE if may(actor, Core.ACCOUNT_INVITE) else frozenset()


def check_invitation(actor: Actor, role: Role) -> None:
    """Raises Denied."""
    if role not in roles_to_invite(actor):
        raise Denied
