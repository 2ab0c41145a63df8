"""What a promise is: who or what is busy, for what, when, and whether a clash was accepted on purpose."""

from dataclasses import dataclass
from uuid import UUID

from core.spans import Span

NOT_TWICE = "core_commitment_not_twice"


@dataclass(frozen=True, slots=True)
class Override:
    """A clash that somebody accepted: `reason` is shown to whoever asks why, `by` is an actor's text."""

    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Promise:
    """`resource` (a room, a person, a car) is busy `during` because of `source` (a slot, a meeting)."""

    resource: UUID
    source_kind: str
    source: UUID
    during: Span
    override: Override | None = None


def clashes(promises: list[Promise]) -> list[tuple[Promise, Promise]]:
    """Pairs of exclusive promises of one resource that overlap: what the database would refuse, said beforehand."""
    found: list[tuple[Promise, Promise]] = []
    by_resource: dict[UUID, list[Promise]] = {}
    for promise in promises:
        if promise.override is None:
            by_resource.setdefault(promise.resource, []).append(promise)
    for group in by_resource.values():
        group.sort(key=lambda promise: promise.during)
        running: list[Promise] = []
        for promise in group:
            running = [other for other in running if other.during.end > promise.during.begin]
            found += [(other, promise) for other in running]
            running.append(promise)
    return found
