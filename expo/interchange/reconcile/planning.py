"""A programme × an edition as it is stored → what is to be done: pure, the same input gives the same plan."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from core.actor import Actor
from core.commitments.rules import Promise
from core.errors import mark
from expo.interchange.parsed import ParsedSession, Problem, Programme
from expo.interchange.reconcile.minting import Minting
from expo.interchange.reconcile.plan import Plan, SessionStep, SlotStep
from expo.interchange.reconcile.promises import (
    Overlap,
    Resources,
    claims_of,
    clashes_with,
    promised,
    refusal_for,
    to_be_made_anew,
)
from expo.interchange.reconcile.sessions import plan_session, refused
from expo.interchange.reconcile.stored import FILE, SLOT, Kind, StoredEdition
from expo.interchange.reconcile.things import Planning, plan_things
from i18n.text import Translated

ROOM_OVERLAP = mark("overlaps with “{other}” in the room {name}: both kept, not exclusive ({begin})")
SPEAKER_OVERLAP = mark("overlaps with “{other}”, where {name} speaks too: both kept, not exclusive ({begin})")


def plan(
    programme: Programme, stored: StoredEdition, minting: Minting, *, actor: Actor, withdraw_missing: bool = False
) -> Plan:
    """Refusals spread: a row that stays as it was keeps its old hour, which may refuse another row."""
    planning = Planning(programme, stored, minting)
    plan_things(planning)
    sessions, refusals = _sessions(planning)
    missing = _missing(planning, {session.key for session in programme.sessions})
    gone = _withdrawn(planning, missing) if withdraw_missing else ()
    resources = _resources(planning)
    parsed = {session.key: session for session in programme.sessions}
    while True:
        others = _others(stored, sessions.values(), gone)
        claims = claims_of(sessions.values(), resources)
        clashes = clashes_with(claims, others)
        if not clashes:
            break
        for key, (claim, promise) in clashes.items():
            refusals.append(refused(parsed[key], refusal_for(claim, promise, _whose(stored, promise))))
            del sessions[key]
    promises, overlaps = promised(claims, str(actor))
    slots = {slot.id for session in sessions.values() for slot in session.slots} | {slot.id for slot in gone}
    anew = to_be_made_anew(promises, stored.promises, slots)
    _leave_out(planning, sessions)
    return Plan(
        origin=programme.origin,
        things=tuple(planning.steps),
        sessions=tuple(sessions.values()),
        refused=(*(one for one in programme.problems if one.severity == "refused"), *refusals),
        notes=_notes(planning, overlaps),
        missing=missing,
        withdrawn=gone,
        released=tuple(anew),
        promised=tuple(one for one in promises if one.source in anew),
        origins=_origins(planning, sessions.values()),
    )


def _leave_out(planning: Planning, accepted: Mapping[str, SessionStep]) -> None:
    """What only refused sessions need is not made: a file in the wrong edition leaves nothing behind."""
    needed: set[tuple[str, str]] = set()
    unneeded: set[tuple[str, str]] = set()
    for session in planning.programme.sessions:
        (needed if session.key in accepted else unneeded).update(_pointed_at(session))
    alone = unneeded - needed
    planning.steps[:] = [
        step for step in planning.steps if step.outcome != "created" or (step.kind, step.key) not in alone
    ]


def _pointed_at(session: ParsedSession) -> Iterator[tuple[str, str]]:
    yield from (("room", slot.room) for slot in session.slots)
    yield from (("speaker", one.speaker) for one in session.appearances)
    yield from ((kind, key) for kind, key in (("track", session.track), ("format", session.format)) if key)


def _sessions(planning: Planning) -> tuple[dict[str, SessionStep], list[Problem]]:
    sessions: dict[str, SessionStep] = {}
    refusals: list[Problem] = []
    number = planning.stored.last_number + 1
    for session in planning.programme.sessions:
        step = plan_session(planning, session, number)
        if isinstance(step, Problem):
            refusals.append(step)
            continue
        sessions[session.key] = step
        number += step.number is not None
    return sessions, refusals


def _missing(planning: Planning, there: set[str]) -> dict[UUID, str]:
    """Sessions that a file of this format brought and this one does not have, unless they are withdrawn already."""
    stored, prefix = planning.stored, planning.origin_key("")
    keys = ((key.removeprefix(prefix), target) for (kind, key), target in stored.origins.items()
            if kind == "session" and key.startswith(prefix))  # fmt: skip
    return {target: key for key, target in keys if key not in there and planning.slots_of.get(target)}


def _withdrawn(planning: Planning, missing: Mapping[UUID, str]) -> tuple[SlotStep, ...]:
    slots = (slot for session in missing for slot in planning.slots_of[session])
    return tuple(SlotStep(None, slot.id, slot.session, "withdrawn") for slot in slots)


def _resources(planning: Planning) -> Resources:
    """A new speaker's person has the speaker's own id (see `expo.speakers.commands`)."""
    rooms, speakers = _fields(planning, "room"), _fields(planning, "speaker")
    return Resources(
        parallel=frozenset(room for room, fields in rooms.items() if fields["parallel"]),
        persons={**{speaker: speaker for speaker in speakers}, **planning.stored.persons},
        rooms={room: _name(fields["name"]) for room, fields in rooms.items()},
        speakers={speaker: _name(fields["names"]) for speaker, fields in speakers.items()},
    )


def _fields(planning: Planning, kind: Kind) -> dict[UUID, Mapping[str, Any]]:
    stored = {row.id: row.fields for row in planning.stored.rows[kind].values()}
    return {**stored, **{step.id: step.fields for step in planning.steps if step.kind == kind}}


def _name(name: Translated | Mapping[str, str]) -> str:
    return name.original if isinstance(name, Translated) else next(iter(name.values()))


def _others(stored: StoredEdition, sessions: Iterable[SessionStep], gone: tuple[SlotStep, ...]) -> tuple[Promise, ...]:
    """What rooms and people are promised to apart from the slots that this plan decides on."""
    decided = {slot.id for session in sessions for slot in session.slots} | {slot.id for slot in gone}
    return tuple(promise for promise in stored.promises if promise.source not in decided)


def _whose(stored: StoredEdition, promise: Promise) -> str:
    """The title of the session that has it, else what kind of thing it is."""
    slot = stored.slots.get(promise.source)
    row = stored.rows["session"].get(slot.session) if slot else None
    return row.fields["title"].original if row else promise.source_kind


def _notes(planning: Planning, overlaps: Iterable[Overlap]) -> tuple[Problem, ...]:
    notes = [one for one in planning.programme.problems if one.severity == "note"]
    zone = ZoneInfo(planning.stored.zone)
    return (*notes, *planning.oddities.met(), *(_overlap(one, zone) for one in overlaps))


def _overlap(one: Overlap, zone: ZoneInfo) -> Problem:
    second = one.second
    return Problem(
        severity="note",
        kind=f"{second.what}_overlap",
        row=second.session.step.key,
        message=ROOM_OVERLAP if second.what == "room" else SPEAKER_OVERLAP,
        parameters={
            "name": second.name,
            "other": one.first.session.step.fields["title"].original,
            "begin": second.during.begin.astimezone(zone).strftime("%Y-%m-%d %H:%M"),
        },
    )


def _origins(planning: Planning, sessions: Iterable[SessionStep]) -> dict[tuple[str, str], UUID]:
    wanted = {(str(step.kind), planning.origin_key(step.key)): step.id for step in planning.steps}
    for session in sessions:
        wanted["session", planning.origin_key(session.step.key)] = session.step.id
        for slot in session.slots:
            if slot.key is not None:
                wanted[SLOT, planning.origin_key(slot.key)] = slot.id
    for language in planning.programme.languages:
        wanted[FILE, planning.origin_key(language)] = planning.stored.id
    known = planning.stored.origins
    return {where: target for where, target in wanted.items() if known.get(where) != target}
