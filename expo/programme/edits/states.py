"""What a thing of the programme was before and after a step: enough to put it back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

What = Literal["slot", "block", "session"]


class SlotState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`overrides` maps a person who is in two places to the reason why that was accepted; `waived` as in the table."""

    session: UUID
    room: UUID
    begin: datetime
    end: datetime
    waived: tuple[str, ...] = ()
    overrides: dict[str, str] = {}

    def same_place(self, other: "SlotState") -> bool:
        mine, theirs = ((one.session, one.room, one.begin, one.end) for one in (self, other))
        return mine == theirs


class BlockState(msgspec.Struct, frozen=True, kw_only=True):
    room: UUID
    label: str
    begin: datetime
    end: datetime


class SessionState(msgspec.Struct, frozen=True, kw_only=True):
    """Only the fields that the step changed, by the names of `expo.programme.sessions.rules`, as JSON values."""

    fields: dict[str, Any]


State = SlotState | BlockState | SessionState
SHAPES: Mapping[What, type[State]] = {"slot": SlotState, "block": BlockState, "session": SessionState}


def encode(state: State | None) -> str | None:
    """For a JSONB column."""
    return None if state is None else msgspec.json.encode(state).decode()


def decode(what: What, stored: str | None) -> State | None:
    """Raises msgspec.ValidationError for what no step of this kind wrote."""
    return None if stored is None else msgspec.json.decode(stored, type=SHAPES[what])
