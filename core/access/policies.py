"""Who may use a handler: every one declares its policy, and an application with an undeclared one does not start."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from core.access.roles import ROLE_NAMES, Role

PUBLIC = "public"
"""Anyone; who they are is not even looked up, so that the answer may be kept for everybody."""

VISITOR = "visitor"
"""Anyone, and we look who it is: signing in, joining."""

HALF_SIGNED_IN = "half_signed_in"
"""A first proof has been given; second step and first enrolment."""

SIGNED_IN = "signed_in"
"""Any account, for what is its own."""

OPEN = frozenset({PUBLIC, VISITOR, HALF_SIGNED_IN, SIGNED_IN})


class UndeclaredPolicy(Exception):
    """A mistake of ours, met when the application is put together."""


@dataclass(frozen=True, slots=True)
class Policy:
    """`says` is a gettext id that completes "May …". `confirm` asks for a proof of who one is, not older than ten
    minutes. `hidden` answers 404 where others would answer 403, since existence is a secret.
    """

    name: str
    says: str
    roles: frozenset[Role]
    confirm: bool = False
    hidden: bool = False


_declared: dict[str, Policy] = {}


def declare(name: StrEnum, *, says: str, roles: Iterable[Role], confirm: bool = False, hidden: bool = False) -> None:
    """Raises UndeclaredPolicy for a name that is declared twice with different words."""
    policy = Policy(str(name), says, frozenset(roles), confirm, hidden)
    if _declared.setdefault(str(name), policy) != policy:
        raise UndeclaredPolicy(f"{name} is declared twice")


def policies() -> Mapping[str, Policy]:
    """All that are declared, by name."""
    return _declared


def roles_with(permission: str) -> list[str]:
    """What the roles that hold it are called: gettext ids, in the order of the roles' own names."""
    return [ROLE_NAMES[role] for role in sorted(_declared[permission].roles)]


def require_policies(app: Litestar) -> None:
    """Raises UndeclaredPolicy naming each handler that has no policy or one that nobody knows."""
    undeclared = sorted(
        f"{handler.name or handler.handler_name}: {handler.opt.get('policy')}"
        for handler in http_handlers(app)
        if handler.opt.get("policy") not in OPEN and handler.opt.get("policy") not in _declared
    )
    if undeclared:
        raise UndeclaredPolicy("handlers without a known policy: " + ", ".join(undeclared))


def http_handlers(app: Litestar) -> Iterable[HTTPRouteHandler]:
    """Our handlers, once each; Litestar's own OPTIONS answers have no name and nothing to protect."""
    seen: set[int] = set()
    for route in app.routes:
        for handler in getattr(route, "route_handlers", []):
            if (
                isinstance(handler, HTTPRouteHandler)
                and handler.http_methods != {"OPTIONS"}
                and id(handler) not in seen
            ):
                seen.add(id(handler))
                yield handler
