"""A programme × an edition as it is stored → what is to be done: pure, the same input gives the same plan."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from core.actor import Actor
from core.commitments.rules import Promise
from core.errors import mark
from expo.interchange.parsed import Problem, Programme
from expo.interchange.reconcile.known import Planning, called, pointed_at
from expo.interchange.reconcile.minting import Minting
from expo.interchange.reconcile.missing import absent, withdrawn
from expo.interchange.reconcile.plan import Aside, Plan, SessionStep, SlotStep, Step
from expo.interchange.reconcile.promises import (
    Busy,
    Overlap,
    Resources,
    Taken,
    accepted,
    claims_of,
    clashes_with,
    promised,
    refusal_for,
    to_be_made_anew,
)
from expo.interchange.reconcile.sessions import plan_session, refused
from expo.interchange.reconcile.stored import FILE, SLOT, Kind, StoredEdition
from expo.interchange.reconcile.things import plan_things
from expo.interchange.reconcile.weighing import Decisions

ROOM_OVERLAP = mark("overlaps with “{other}” in the room {name}: both kept, not exclusive ({begin})")
SPEAKER_OVERLAP = mark("overlaps with “{other}”, where {name} speaks too: both kept, not exclusive ({begin})")


def plan(
    programme: Programme,
    stored: StoredEdition,
    minting: Minting,
    *,
    actor: Actor,
    withdraw_missing: bool = False,
    decisions: Decisions | None = None,
) -> Plan:
    """Refusals spread: a row that stays as it was keeps its old hour, which may refuse another row."""
    planning = Planning(programme, stored, minting, decisions or Decisions())
    plan_things(planning)
    sessions, refusals = _sessions(planning)
    missing = absent(planning)
    gone = withdrawn(planning, missing) if withdraw_missing else ()
    parsed = {session.key: session for session in programme.sessions}
    claims, taken, clashes = settled(planning, sessions, gone)
    for key, (claim, promise) in clashes.items():
        refusals.append(refused(parsed[key], refusal_for(claim, promise, whose(stored, promise))))
    promises, overlaps = promised(claims, taken, str(actor))
    slots = {slot.id for session in sessions.values() for slot in session.slots} | {slot.id for slot in gone}
    anew = to_be_made_anew(promises, stored.promises, slots)
    _leave_out(planning, sessions)
    origins, said = _origins(planning, sessions.values())
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
        origins=origins,
        said=said,
        aside=tuple(planning.aside),
        titles={one.row: parsed[one.row].title.original for one in refusals if one.row in parsed},
        unknown=_unknown(planning, sessions.values()),
    )


def settled(
    planning: Planning, sessions: dict[str, SessionStep], gone: tuple[SlotStep, ...]
) -> tuple[list[Busy], Taken, dict[str, tuple[Busy, Promise]]]:
    """Takes sessions out until none wants what others have; what forbade each of those, by key."""
    stored, resources = planning.stored, _resources(planning)
    known, out = accepted(stored.promises), dict[str, tuple[Busy, Promise]]()
    while True:
        claims = claims_of(sessions.values(), resources)
        taken = Taken(claims, _others(stored, sessions.values(), gone), known)
        clashes = clashes_with(claims, taken)
        if not clashes:
            return claims, taken, out
        out |= clashes
        for key in clashes:
            del sessions[key]


def _leave_out(planning: Planning, accepted: Mapping[str, SessionStep]) -> None:
    """What only sessions need that are not taken is not made: a file in the wrong edition leaves nothing behind. Nor is
    what somebody left out, unless a session needs it.
    """
    needed: set[tuple[str, str]] = set()
    unneeded: set[tuple[str, str]] = set()
    for session in planning.programme.sessions:
        (needed if session.key in accepted else unneeded).update(pointed_at(session))
    alone = (unneeded | planning.decisions.left) - needed
    kept: list[Step] = []
    for step in planning.steps:
        if step.outcome != "created" or (step.kind, step.key) not in alone:
            kept.append(step)
        elif planning.is_left(step.kind, step.key):
            planning.aside.append(Aside(step.kind, step.key, step.name))
    planning.steps[:] = kept


def _sessions(planning: Planning) -> tuple[dict[str, SessionStep], list[Problem]]:
    sessions: dict[str, SessionStep] = {}
    refusals: list[Problem] = []
    number = planning.stored.last_number + 1
    for session in planning.programme.sessions:
        if planning.is_left("session", session.key):
            row = planning.row_of("session", session.key)
            name, code = called(row.fields) if row else session.title.original, row.code if row else ""
            planning.aside.append(Aside("session", session.key, name, code=code))
            continue
        step = plan_session(planning, session, number)
        if isinstance(step, Problem):
            refusals.append(step)
            continue
        sessions[session.key] = step
        number += step.number is not None
    return sessions, refusals


def _resources(planning: Planning) -> Resources:
    """A new speaker's person has the speaker's own id (see `expo.speakers.commands`)."""
    rooms, speakers = _fields(planning, "room"), _fields(planning, "speaker")
    return Resources(
        parallel=frozenset(room for room, fields in rooms.items() if fields["parallel"]),
        persons={**{speaker: speaker for speaker in speakers}, **planning.stored.persons},
        rooms={room: called(fields) for room, fields in rooms.items()},
        speakers={speaker: called(fields) for speaker, fields in speakers.items()},
    )


def _fields(planning: Planning, kind: Kind) -> dict[UUID, Mapping[str, Any]]:
    stored = {row.id: row.fields for row in planning.stored.rows[kind].values()}
    return {**stored, **{step.id: step.fields for step in planning.steps if step.kind == kind}}


def _others(stored: StoredEdition, sessions: Iterable[SessionStep], gone: tuple[SlotStep, ...]) -> tuple[Promise, ...]:
    """What rooms and people are promised to apart from the slots that this plan decides on."""
    decided = {slot.id for session in sessions for slot in session.slots} | {slot.id for slot in gone}
    return tuple(promise for promise in stored.promises if promise.source not in decided)


def whose(stored: StoredEdition, promise: Promise) -> str:
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


Origins = dict[tuple[str, str], UUID]


def _origins(
    planning: Planning, sessions: Iterable[SessionStep]
) -> tuple[Origins, dict[tuple[str, str], Mapping[str, Any]]]:
    """Keys that stand for other rows than before, and what the file said that is not known yet."""
    wanted: Origins = {}
    said: dict[tuple[str, str], Mapping[str, Any] | None] = {}
    taken = list(sessions)
    for step in (*planning.steps, *(session.step for session in taken)):
        where = str(step.kind), planning.origin_key(step.key)
        wanted[where], said[where] = step.id, step.says
    for slot in (slot for session in taken for slot in session.slots if slot.key is not None):
        where = SLOT, planning.origin_key(slot.key or "")
        wanted[where], said[where] = slot.id, slot.says
    for language in planning.programme.languages:
        wanted[FILE, planning.origin_key(language)] = planning.stored.id
    known = planning.stored
    news = {where: one for where, one in said.items() if one is not None and known.said.get(where) != one}
    return {where: target for where, target in wanted.items() if known.origins.get(where) != target}, news


def _unknown(planning: Planning, sessions: Iterable[SessionStep]) -> int:
    steps = (*planning.steps, *(session.step for session in sessions))
    return sum(one.outcome != "created" and not planning.was_there(one.kind, one.key) for one in steps)
