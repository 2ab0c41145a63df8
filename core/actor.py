"""Who does something: handed first to every query and command, never ambient."""

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal["anonymous", "system", "command_line", "person"]


@dataclass(frozen=True, slots=True)
class Actor:
    """`name` is what the journal shows; for a person it is their id, so that erasure leaves no name behind."""

    kind: ActorKind
    name: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}"


ANONYMOUS = Actor("anonymous", "anonymous")
SYSTEM = Actor("system", "madang")


def command_line(user: str) -> Actor:
    """Someone with a shell on the server; `user` is their account there."""
    return Actor("command_line", user)
