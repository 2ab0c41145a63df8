"""When and where a session is: its places in the file, before and in the draft, weighed by room and by time; pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from expo.interchange.parsed import ParsedSession, ParsedSlot
from expo.interchange.reconcile.known import Planning
from expo.interchange.reconcile.plan import SlotStep
from expo.interchange.reconcile.stored import SLOT, StoredSlot
from expo.interchange.reconcile.weighing import NOWHERE, Said, Scale, Weighed, weighed
from expo.interchange.times import zone_called
from expo.programme.rules import check_slot

PLACE = "place"
Time = tuple[datetime, datetime]


@dataclass
class Places:
    """What becomes of a session's places, and where file and draft differ."""

    steps: tuple[SlotStep, ...] = ()
    weighed: list[Weighed] = field(default_factory=list)


def in_known_rooms(planning: Planning, session: ParsedSession) -> list[tuple[UUID, ParsedSlot]]:
    """With the room's row; a place in a room that nobody knows is left out and noted. Raises OutsideTheEdition."""
    stored, zone = planning.stored, zone_called(planning.stored.zone)
    found = []
    for slot in session.slots:
        room = planning.id_of("room", slot.room)
        if room is None:
            if not planning.was_there("room", slot.room):
                planning.oddities.note("no_room", session.key)
            continue
        if zone is not None:
            check_slot(slot.begin, slot.end, zone=zone, starts_on=stored.starts_on, ends_on=stored.ends_on)
        found.append((room, slot))
    return found


def places(
    planning: Planning, session: ParsedSession, row: UUID, slots: list[tuple[UUID, ParsedSlot]], *, known: bool
) -> Places:
    """New, moved and unmoved ones, those that the file has no more, and those that were made at the desk. `known` says
    whether the session was there before.
    """
    found = Places()
    steps = [_place(planning, session.key, row, room, slot, found, known=known) for room, slot in slots]
    there = {step.id for step in steps if step is not None}
    if "slots" in planning.programme.carries:
        steps += _gone(planning, session, row, found)
    mine = there | {step.id for step in steps if step is not None}
    steps += [
        SlotStep(None, one.id, row, "unchanged", one.room, one.begin, one.end, held=True)
        for one in planning.slots_at.get(row, ())
        if one.id not in mine and one.id not in planning.claimed
    ]
    found.steps = tuple(step for step in steps if step is not None)
    return found


def _place(
    planning: Planning, session: str, row: UUID, room: UUID, slot: ParsedSlot, found: Places, *, known: bool
) -> SlotStep | None:
    target = planning.stored.origins.get((SLOT, planning.origin_key(slot.key)))
    stands = planning.stored.slots.get(target) if target is not None else None
    says = said_place(session, slot)
    scale = _scale(planning, session, slot.key, row)
    made = SlotStep(slot.key, planning.minting.id(), row, "created", room, slot.begin, slot.end, says=says)
    if stands is None:
        return made if target is None or not known else _removed(planning, scale, slot.key, made, found)
    step = _moved(planning, scale, row, stands, made, slot, room)
    found.weighed += scale.found
    return step


def _removed(planning: Planning, scale: Scale, key: str, made: SlotStep, found: Places) -> SlotStep | None:
    """Unplaced at the desk. Before words were kept, the journal says whether it was there."""
    said, says = scale.said, made.says
    verdict = weighed(
        file_changed=said is None or said != says,
        desk_changed=said is not None or scale.edited("slots"),
        agree=False,
    )
    was = _told(planning, said) if said is not None else None
    taken = scale.takes(NOWHERE, verdict, was, _told(planning, says), "", key)
    found.weighed += scale.found
    return made if taken else None


def _moved(
    planning: Planning, scale: Scale, row: UUID, stands: StoredSlot, made: SlotStep, slot: ParsedSlot, room: UUID
) -> SlotStep:
    """Room and time apart: a new room from one side and a new hour from the other go together."""
    said, zone, key = scale.said, ZoneInfo(planning.stored.zone), slot.key
    scale.says = {
        "session": (made.says or {})["session"],
        **{name: (said or {}).get(name) for name in ("room", "time")},
    }
    where = scale.value(
        "room",
        slot.room,
        room,
        stands.room,
        resolve=lambda raw: planning.id_of("room", raw),
        show=lambda one: planning.name_of("room", one),
    )
    when = scale.value(
        "time",
        _iso(slot.begin, slot.end),
        (slot.begin, slot.end),
        (stands.begin, stands.end),
        resolve=lambda raw: tuple(datetime.fromisoformat(one) for one in raw),
        show=lambda one: shown_time(one, zone),
    )
    scale.found = [_of_place(one, key) for one in scale.found]
    same = (stands.session, stands.room, stands.begin, stands.end) == (row, where, *when)
    held = (where, when) != (room, (slot.begin, slot.end))
    outcome = "unchanged" if same else "updated"
    asked = any(one.verdict == "conflict" and not one.decided for one in scale.found)
    says = None if said is None and asked else scale.says
    begin, end = when
    return SlotStep(key, stands.id, row, outcome, where, begin, end, held, says)  # type: ignore[arg-type]


def _gone(planning: Planning, session: ParsedSession, row: UUID, found: Places) -> list[SlotStep]:
    """In the file before and not now: taken away, unless it was edited at the desk; then somebody decides. A key that
    is in another session now has moved there.
    """
    steps = []
    for key, one in planning.slots_of.get(row, ()):
        if one.id in planning.claimed:
            continue
        scale = _scale(planning, session.key, key, row)
        edited = is_edited(planning, scale, one)
        verdict = weighed(file_changed=True, desk_changed=edited, agree=False)
        was = _told(planning, scale.said) if scale.said is not None else None
        lies = (
            f"{planning.name_of('room', one.room)} {shown_time((one.begin, one.end), ZoneInfo(planning.stored.zone))}"
        )
        taken = scale.takes(NOWHERE, verdict, was, "", lies, key)
        found.weighed += scale.found
        steps.append(
            SlotStep(None, one.id, row, "withdrawn")
            if taken
            else SlotStep(None, one.id, row, "unchanged", one.room, one.begin, one.end, held=True)
        )
    return steps


def is_edited(planning: Planning, scale: Scale, one: StoredSlot) -> bool:
    """Whether the place is another than the file said."""
    said = scale.said
    if said is None:
        return scale.edited("slots")
    return planning.id_of("room", said["room"]) != one.room or said["time"] != _iso(one.begin, one.end)


def said_place(session: str, slot: ParsedSlot) -> dict[str, Any]:
    """What is kept of it."""
    return {"session": session, "room": slot.room, "time": _iso(slot.begin, slot.end)}


def shown_time(time: Time, zone: ZoneInfo) -> str:
    """In the edition's zone."""
    begin, end = (at.astimezone(zone) for at in time)
    return f"{begin:%Y-%m-%d %H:%M}–{end:%H:%M}"


def _scale(planning: Planning, session: str, key: str, row: UUID) -> Scale:
    """Decisions on places are made in the session's row."""
    touched = planning.stored.touched.get(row, frozenset())
    decisions = planning.decisions
    return Scale("session", session, planning.said_of(SLOT, key), touched, decisions, prefix=f"{PLACE}:{key}:")


def _of_place(one: Weighed, key: str) -> Weighed:
    return Weighed(one.field, one.verdict, one.before, one.file, one.desk, one.decided, key)


def _told(planning: Planning, said: Said | Mapping[str, Any] | None) -> str:
    if said is None:
        return ""
    time = tuple(datetime.fromisoformat(one) for one in said["time"])
    room = planning.name_of("room", planning.id_of("room", said["room"]))
    return f"{room} {shown_time((time[0], time[1]), ZoneInfo(planning.stored.zone))}"


def _iso(begin: datetime, end: datetime) -> list[str]:
    return [at.astimezone(UTC).isoformat() for at in (begin, end)]
