"""Who may import what, what can be done with a sheet in which state, and what is worth leaving to a worker; pure."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Literal

from core.access.rules import may
from core.actor import Actor
from core.errors import Conflict, NotFound, mark
from directory.permissions import Directory

Act = Literal["look", "apply", "undo"]
LONG = 300
"""From so many rows a worker does it."""
NEEDED: Mapping[str, tuple[StrEnum, ...]] = {
    "organisations": (
        *(Directory.ORGANISATION_CREATE, Directory.ORGANISATION_IDENTIFY),
        *(Directory.ORGANISATION_READ, Directory.ORGANISATION_WRITE),
    ),
    "people": (Directory.PERSON_READ, Directory.PERSON_WRITE),
}
FROM: Mapping[Act, tuple[str, ...]] = {"look": ("read", "looked"), "apply": ("looked",), "undo": ("applied",)}
"""In which states each can be done."""


class NotNow(Conflict):
    message = mark("This has changed its state in the meantime.")


class UnderWay(Conflict):
    message = mark("A worker is at it. Please wait until it is done.")


def subjects_of(actor: Actor) -> tuple[str, ...]:
    """What somebody may import."""
    return tuple(one for one, needed in NEEDED.items() if all(may(actor, each) for each in needed))


def check_subject(actor: Actor, subject: str) -> None:
    """Raises NotFound: what is out of reach looks like nothing."""
    if subject not in subjects_of(actor):
        raise NotFound


def check_act(act: Act, state: str, doing: str | None) -> None:
    """Raises NotNow, UnderWay."""
    if doing is not None:
        raise UnderWay
    if state not in FROM[act]:
        raise NotNow


def fitting(mapping: Collection[str], known: Collection[str], width: int) -> list[str]:
    """A mapping for so many columns: what is not known, or there twice, is left out."""
    found: list[str] = []
    for code in mapping:
        found.append(code if code in known and code not in found else "")
    return [*found, *([""] * width)][:width]
