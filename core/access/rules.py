"""May this actor do this, and to which rows: pure, and the same answer for lists, searches, exports and the API."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from core.access.policies import HALF_SIGNED_IN, PUBLIC, SIGNED_IN, VISITOR, policies
from core.access.roles import Role
from core.actor import Actor, Held
from core.errors import Denied, NotFound, SignInRequired, mark

CONFIRMED_FOR = timedelta(minutes=10)
TRUSTED = frozenset({"system", "command_line", "link"})
CONFIRMING = frozenset({"staff", "exhibitor"})


class ConfirmationNeeded(SignInRequired):
    """Dangerous acts ask again who one is."""

    message = mark("Please confirm that it is you.")


@dataclass(frozen=True, slots=True)
class Reach:
    """The rows that a permission covers: all of them, or those of the scopes named. Who holds it everywhere and in some
    places besides keeps those: what is for the desk of a country alone is still theirs.
    """

    everywhere: bool
    scopes: frozenset[str] = frozenset()

    def covers(self, scope: str) -> bool:
        return self.everywhere or scope in self.scopes

    def named(self, kind: str) -> frozenset[str]:
        """What follows `kind:` in the scopes: `named("language")` is {"es", "ar"}."""
        return frozenset(scope.partition(":")[2] for scope in self.scopes if scope.startswith(f"{kind}:"))

    def ids(self, kind: str) -> frozenset[UUID]:
        """For scopes that name a row: `ids("organisation")`."""
        return frozenset(UUID(name) for name in self.named(kind))


NOWHERE = Reach(everywhere=False)
EVERYWHERE = Reach(everywhere=True)


def reach(actor: Actor, permission: str) -> Reach:
    """Where the actor holds the permission; nowhere for a permission that nobody declared."""
    if actor.kind in TRUSTED:
        return EVERYWHERE
    held = list(_giving(actor, permission))
    scopes = frozenset(one.scope for one in held if one.scope is not None)
    return Reach(everywhere=any(one.scope is None for one in held), scopes=scopes)


def may(actor: Actor, permission: str, scope: str | None = None) -> bool:
    """Without a scope: anywhere at all, which is what a handler's policy asks; queries and commands name the scope."""
    if permission in (PUBLIC, VISITOR) or actor.kind in TRUSTED:
        return True
    if permission == HALF_SIGNED_IN:
        return actor.account is not None
    if permission == SIGNED_IN:
        return actor.account is not None and actor.complete
    if scope is None:
        return next(iter(_giving(actor, permission)), None) is not None
    return reach(actor, permission).covers(scope)


def require(actor: Actor, permission: str, scope: str | None = None) -> None:
    """Raises SignInRequired for somebody unknown; NotFound where existence is a secret or out of scope; else Denied."""
    if may(actor, permission, scope):
        return
    if actor.account is None or not actor.complete:
        raise SignInRequired
    policy = policies().get(permission)
    if (policy is not None and policy.hidden) or (scope is not None and may(actor, permission)):
        raise NotFound
    raise Denied


def require_confirmed(actor: Actor, permission: str, now: datetime) -> None:
    """Raises ConfirmationNeeded when the permission is a dangerous one and the last proof is older than ten minutes."""
    policy = policies().get(permission)
    if policy is not None and policy.confirm and actor.kind not in TRUSTED:
        require_lately(actor, now)


def require_lately(actor: Actor, now: datetime) -> None:
    """Raises ConfirmationNeeded for people whose last proof is older than ten minutes; attendees have none to give but the
    letter that they came in by, and programs a token.
    """
    if actor.kind in CONFIRMING and not is_confirmed(actor, now):
        raise ConfirmationNeeded


def is_confirmed(actor: Actor, now: datetime) -> bool:
    """Whether the last proof is fresh enough for dangerous acts: pages ask before they show a form for one."""
    return actor.confirmed_at is not None and now <= actor.confirmed_at + CONFIRMED_FOR


def _giving(actor: Actor, permission: str) -> Iterable[Held]:
    """A token's own list is its permission; for everybody else roles are, within `only` where there is one."""
    policy = policies().get(permission)
    if policy is None or not actor.complete or (actor.only is not None and permission not in actor.only):
        return
    for one in actor.held:
        if one.role in policy.roles or (one.role == Role.SERVICE and actor.only is not None):
            yield one
