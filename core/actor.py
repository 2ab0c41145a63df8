"""Who does something: handed first to every query and command, never ambient."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

AccountKind = Literal["staff", "exhibitor", "attendee", "device", "service"]
ActorKind = Literal[
    "anonymous", "system", "command_line", "link", "staff", "exhibitor", "attendee", "device", "service"
]


@dataclass(frozen=True, slots=True)
class Held:
    """A role in force; `scope` is `organisation:<uuid>`, `language:es` or the like, None is everywhere."""

    role: str
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """`name` is what the journal keeps; for an account it is the id, so that erasure leaves no name behind.

    `only` narrows what the roles allow (service tokens). `complete` is False between a password and its second factor.
    `shown` is the name for the screen of the actor's own, `confirmed_at` the last proof of who they are (UTC),
    `unread` how many notices wait for them.
    """

    kind: ActorKind
    name: str
    account: UUID | None = None
    held: frozenset[Held] = frozenset()
    only: frozenset[str] | None = None
    session: UUID | None = None
    complete: bool = True
    confirmed_at: datetime | None = None
    language: str | None = None
    shown: str = ""
    unread: int = 0

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}"

    def has(self, *roles: str) -> bool:
        """Holds one of these roles, anywhere: for what is offered on a page, never for what is allowed."""
        return any(one.role in roles for one in self.held)


ANONYMOUS = Actor("anonymous", "anonymous")
SYSTEM = Actor("system", "madang")


def command_line(user: str) -> Actor:
    """Someone with a shell on the server; `user` is their account there."""
    return Actor("command_line", user)


def by_link(kind: str, house: UUID | None = None) -> Actor:
    """Whoever has a secret link of this kind (`core.journal.holders`), of a `house` where it is one's: no account stands
    behind it. Whoever makes this actor has looked whether the link is good: that is all that lets it act.
    """
    return Actor("link", f"{kind}:{house}" if house else kind)
