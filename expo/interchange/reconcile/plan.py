"""What is to be done with a programme file: one step for each thing in it, and what is to become of its times."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from core.commitments.rules import Promise
from expo.interchange.parsed import Problem
from expo.interchange.reconcile.stored import Kind

Outcome = Literal["created", "updated", "unchanged", "refused"]


@dataclass(frozen=True, slots=True)
class Step:
    """`fields` are all wanted values, `changed` the names of those that differ from what is stored (none when new)."""

    kind: Kind
    key: str
    id: UUID
    code: str
    outcome: Outcome
    fields: Mapping[str, Any]
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SlotStep:
    """`key` None for a slot that is taken away."""

    key: str | None
    id: UUID
    session: UUID
    outcome: Literal["created", "updated", "unchanged", "withdrawn"]
    room: UUID | None = None
    begin: datetime | None = None
    end: datetime | None = None


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
class Plan:
    """`released` are slots whose promises are to be made anew, `promised` the new promises.

    `missing` are sessions that came with this format before and are not in the file (row id → key).
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
