"""Who may hand out which roles: administrators all, organisers some, and others what a floor delegates to them."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from core.access.permissions import Core
from core.access.roles import EXHIBITORS, Role
from core.access.rules import may, require
from core.actor import Actor
from core.errors import Denied

ORGANISERS_TO_GIVE = EXHIBITORS | {Role.FLOOR_MANAGER, Role.PROGRAMME_EDITOR, Role.TRANSLATOR}
_delegated: dict[str, frozenset[Role]] = {}


def delegate(permission: StrEnum, roles: Iterable[Role]) -> None:
    """Who holds the permission in a place gives and takes away these roles in that very place, and nowhere else."""
    _delegated[str(permission)] = frozenset(roles)


def delegated() -> Mapping[str, frozenset[Role]]:
    return _delegated


def roles_to_invite(actor: Actor) -> frozenset[Role]:
    """Staff and exhibitors; attendees join by themselves, devices and services are paired."""
    if may(actor, Core.GRANT_WRITE):
        return frozenset(Role) - {Role.ATTENDEE, Role.DEVICE, Role.SERVICE}
    return ORGANISERS_TO_GIVE if may(actor, Core.ACCOUNT_INVITE) else frozenset()


def may_give_here(actor: Actor, role: str, scope: str | None) -> bool:
    """By delegation. A role without a place is nobody's to delegate."""
    if scope is None:
        return False
    return any(role in roles and may(actor, permission, scope) for permission, roles in _delegated.items())


def check_invitation(actor: Actor, role: Role, scope: str | None) -> None:
    """Raises SignInRequired, Denied."""
    if may_give_here(actor, role, scope):
        return
    require(actor, Core.ACCOUNT_INVITE)
    if role not in roles_to_invite(actor):
        raise Denied
