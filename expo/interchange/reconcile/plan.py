"""What is to be done with a programme file: one step for each thing in it, and what is to become of its times."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from core.commitments.rules import Promise
from expo.interchange.parsed import Problem
from expo.interchange.reconcile.stored import Kind
from expo.interchange.reconcile.weighing import Weighed

Outcome = Literal["created", "updated", "unchanged", "kept", "conflict", "left", "withdrawn", "refused"]
"""A step is one of the first three; the others are told of it, or of what no step is made of."""


@dataclass(frozen=True, slots=True)
class Step:
    """`fields` are all wanted values, `changed` the names of those that differ from what is stored (none when new).
    `name` is what people call it, `says` what the file is remembered to have said.
    """

    kind: Kind
    key: str
    id: UUID
    code: str
    outcome: Outcome
    fields: Mapping[str, Any]
    changed: tuple[str, ...] = ()
    name: str = ""
    weighed: tuple[Weighed, ...] = ()
    says: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class SlotStep:
    """`key` None for a slot that the file does not have. A `held` one stands where the desk put it, not the file."""

    key: str | None
    id: UUID
    session: UUID
    outcome: Literal["created", "updated", "unchanged", "withdrawn"]
    room: UUID | None = None
    begin: datetime | None = None
    end: datetime | None = None
    held: bool = False
    says: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class SessionStep:
    """A session with its people (speaker, role) in order, and its slots. `number` is None unless it is new."""

    step: Step
    appearances: tuple[tuple[UUID, str], ...]
    slots: tuple[SlotStep, ...]
    number: int | None = None

    @property
    def busy_slots(self) -> tuple[SlotStep, ...]:
        """The slots that take a room and people."""
        if self.step.fields.get("cancelled"):
            return ()
        return tuple(slot for slot in self.slots if slot.outcome != "withdrawn")


@dataclass(frozen=True, slots=True)
class Aside:
    """A thing of the file of which nothing is made: it was taken away at the desk, or left out by whoever loads it.
    Also a session that is not in the file any more and was edited meanwhile.
    """

    kind: Kind
    key: str
    name: str
    weighed: tuple[Weighed, ...] = ()
    code: str = ""
    target: UUID | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """`released` are slots whose promises are to be made anew, `promised` the new promises.

    `missing` are sessions that came with this format before and are not in the file (row id → key). `unknown` counts
    the things that were loaded before it was kept what files say.
    """

    origin: str
    things: tuple[Step, ...]
    sessions: tuple[SessionStep, ...]
    refused: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    missing: Mapping[UUID, str]
    withdrawn: tuple[SlotStep, ...]
    released: tuple[UUID, ...]
    promised: tuple[Promise, ...]
    origins: Mapping[tuple[str, str], UUID]
    """Keys that are to stand for rows from now on; known ones that do so already are not among them."""
    said: Mapping[tuple[str, str], Mapping[str, Any]]
    """What files said, where that is news."""
    aside: tuple[Aside, ...] = ()
    unknown: int = 0
    titles: Mapping[str, str] = field(default_factory=dict)
    """Of the refused, by key, where the file has one."""
