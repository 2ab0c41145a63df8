"""Who and what the file's slots make busy: overlaps inside the file are kept and said, others refuse the row; pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.commitments.rules import Override, Promise
from core.errors import Conflict
from core.spans import Span
from expo.interchange.reconcile.plan import SessionStep, SlotStep
from expo.programme.rules import RoomTaken, SpeakerTaken

SOURCE_KIND = "slot"
OVERLAP = "overlap in the imported file"


@dataclass(frozen=True, slots=True)
class Busy:
    """One slot's claim on one room or person; `what` is a room or a speaker and `name` what people call it."""

    resource: UUID
    during: Span
    session: SessionStep
    slot: SlotStep
    what: str
    name: str


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two slots of the file that want the same room or person at once."""

    first: Busy
    second: Busy


@dataclass(frozen=True, slots=True)
class Resources:
    """How claims are read: rooms that take several sessions at once, the person behind a speaker, names for both."""

    parallel: frozenset[UUID]
    persons: Mapping[UUID, UUID]
    rooms: Mapping[UUID, str]
    speakers: Mapping[UUID, str]


def claims_of(sessions: Iterable[SessionStep], resources: Resources) -> list[Busy]:
    """In order of begin; a person with two roles in a session is claimed once."""
    found = [
        claim for session in sessions for slot in session.busy_slots for claim in _claims(session, slot, resources)
    ]
    found.sort(key=lambda claim: (claim.during, claim.session.step.key, claim.slot.key or ""))
    return found


def _claims(session: SessionStep, slot: SlotStep, resources: Resources) -> Iterator[Busy]:
    if slot.room is None or slot.begin is None or slot.end is None:
        return
    during = Span(slot.begin, slot.end)
    if slot.room not in resources.parallel:
        yield Busy(slot.room, during, session, slot, "room", resources.rooms.get(slot.room, ""))
    seen: set[UUID] = set()
    for speaker, _ in session.appearances:
        person = resources.persons[speaker]
        if person not in seen:
            seen.add(person)
            yield Busy(person, during, session, slot, "speaker", resources.speakers.get(speaker, ""))


Accepted = Mapping[tuple[UUID, UUID, Span], Override]
"""By slot, resource and time: what is not exclusive today, with who accepted it and why."""


def accepted(stored: Iterable[Promise]) -> Accepted:
    return {(one.source, one.resource, one.during): one.override for one in stored if one.override is not None}


class Taken:
    """Who and what is busy outside of the file's word: others' promises, and places that were kept at the desk."""

    def __init__(self, claims: Iterable[Busy], others: Iterable[Promise], known: Accepted) -> None:
        self._known = known
        self._busy: dict[UUID, list[tuple[Promise, UUID | None]]] = defaultdict(list)
        for promise in others:
            if promise.override is None:
                self._busy[promise.resource].append((promise, None))
        for claim in claims:
            if claim.slot.held and claim.slot.outcome == "unchanged" and self.accepted(claim) is None:
                promise = Promise(claim.resource, SOURCE_KIND, claim.slot.id, claim.during)
                self._busy[claim.resource].append((promise, claim.session.step.id))

    def accepted(self, claim: Busy) -> Override | None:
        return self._known.get((claim.slot.id, claim.resource, claim.during))

    def by(self, claim: Busy) -> Promise | None:
        """What forbids the claim, whatever was accepted; a place at the desk is in nobody's way where it is."""
        for promise, session in self._busy.get(claim.resource, ()):
            meets = promise.during.begin < claim.during.end and claim.during.begin < promise.during.end
            if meets and session != claim.session.step.id and (session is None or not claim.slot.held):
                return promise
        return None


def clashes_with(claims: Iterable[Busy], taken: Taken) -> dict[str, tuple[Busy, Promise]]:
    """By session key, the first claim that something outside of the file forbids and nobody has accepted."""
    found: dict[str, tuple[Busy, Promise]] = {}
    for claim in claims:
        promise = taken.by(claim)
        if promise is not None and taken.accepted(claim) is None:
            found.setdefault(claim.session.step.key, (claim, promise))
    return found


def refusal_for(claim: Busy, promise: Promise, by: str) -> Conflict:
    """Named after the state of the world, with who and when."""
    begin, end = (_readable(at) for at in (promise.during.begin, promise.during.end))
    if claim.what == "room":
        return RoomTaken(room=claim.name, begin=begin, end=end, by=by)
    return SpeakerTaken(speaker=claim.name, begin=begin, end=end, by=by)


def promised(claims: Iterable[Busy], taken: Taken, actor: str) -> tuple[list[Promise], list[Overlap]]:
    """The first of two overlapping slots stays exclusive, so that nobody outside of the file can take its hour. What
    somebody has accepted at the desk, with a reason, stays accepted.
    """
    exclusive: dict[UUID, list[Busy]] = defaultdict(list)
    promises: list[Promise] = []
    overlaps: list[Overlap] = []
    for claim in claims:
        running = [other for other in exclusive[claim.resource] if other.during.end > claim.during.begin]
        exclusive[claim.resource] = running
        override = taken.accepted(claim)
        if override is not None and (override.reason != OVERLAP or taken.by(claim) is not None):
            promises.append(Promise(claim.resource, SOURCE_KIND, claim.slot.id, claim.during, override))
            continue
        override = None
        if running:
            override = Override(OVERLAP, actor)
            overlaps.append(Overlap(running[0], claim))
        else:
            exclusive[claim.resource] = [claim]
        promises.append(Promise(claim.resource, SOURCE_KIND, claim.slot.id, claim.during, override))
    return promises, overlaps


def to_be_made_anew(promises: Iterable[Promise], stored: Iterable[Promise], slots: Iterable[UUID]) -> set[UUID]:
    """The slots whose promises differ from those that are stored."""
    wanted, have = _by_source(promises), _by_source(stored)
    return {slot for slot in slots if wanted.get(slot, set()) != have.get(slot, set())}


def _by_source(promises: Iterable[Promise]) -> dict[UUID, set[tuple[UUID, Span, bool]]]:
    found: dict[UUID, set[tuple[UUID, Span, bool]]] = defaultdict(set)
    for one in promises:
        found[one.source].add((one.resource, one.during, one.override is None))
    return found


def _readable(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M UTC")
