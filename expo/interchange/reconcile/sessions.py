"""Planning sessions with their people and times: who they are, what of them changed, which slot is which; pure."""

from typing import Any
from uuid import UUID

from core.errors import Conflict
from expo.interchange.merging import merged_text
from expo.interchange.parsed import ParsedSession, Problem
from expo.interchange.reconcile.plan import Outcome, SessionStep, SlotStep, Step
from expo.interchange.reconcile.stored import SLOT, Row
from expo.interchange.reconcile.things import Planning, compared
from expo.interchange.times import zone_called
from expo.programme.rules import check_slot
from i18n.text import Translated

TEXTS = ("title", "subtitle", "abstract", "description")
REFERENCES = ("track", "format")
PLAIN = ("level", "spoken", "interpreted", "capacity", "url", "recorded", "cancelled")
EMPTY = {"spoken": (), "interpreted": (), "recorded": True, "cancelled": False}
LONGEST_LEVEL = 40


def plan_session(planning: Planning, session: ParsedSession, number: int) -> SessionStep | Problem:
    """The step, or the refusal of this row: a time outside the edition, a room that nobody knows."""
    try:
        slots = _slots(planning, session)
    except Conflict as refusal:
        return refused(session, refusal)
    row = planning.row_of("session", session.key)
    fields = {name: _wanted(planning, session, name, row) for name in (*TEXTS, *REFERENCES, *PLAIN)}
    step = compared("session", session.key, row, fields, planning, session)
    appearances = _appearances(planning, session, row)
    steps, changed = _told_apart(planning, step, slots), list(step.changed)
    if row is not None:
        changed += ["appearances"] if appearances != planning.stored.appearances.get(row.id, ()) else []
        changed += ["slots"] if any(slot.outcome != "unchanged" for slot in steps) else []
    outcome: Outcome = "created" if row is None else ("updated" if changed else "unchanged")
    done = Step("session", step.key, step.id, step.code, outcome, fields, tuple(changed))
    planning.found["session", session.key] = step.id
    return SessionStep(done, appearances, steps, number if row is None else None)


def refused(session: ParsedSession, refusal: Conflict) -> Problem:
    """The refusal as a line of the report."""
    return Problem(
        severity="refused",
        kind=type(refusal).__name__,
        row=session.key,
        message=refusal.message,
        parameters={name: str(value) for name, value in refusal.parameters.items()},
    )


def _wanted(planning: Planning, session: ParsedSession, name: str, row: Row | None) -> Any:
    """What the format cannot say stays as it is stored; a text that is gone from the file stays too."""
    given = getattr(session, name)
    before: Any = row.fields.get(name) if row else EMPTY.get(name)
    if name not in planning.programme.carries:
        return before
    if name in TEXTS or isinstance(given, Translated):
        return merged_text(before, planning.offered(before, given), session.spoken)
    if name == "track":
        return planning.id_of("track", given)
    if name == "format":
        return planning.id_of("format", given)
    if name == "level":
        return (given or "")[:LONGEST_LEVEL] or None
    return given


def _appearances(planning: Planning, session: ParsedSession, row: Row | None) -> tuple[tuple[UUID, str], ...]:
    before = planning.stored.appearances.get(row.id, ()) if row else ()
    if "appearances" not in planning.programme.carries:
        return before
    found: dict[tuple[UUID, str], None] = {}
    for one in session.appearances:
        speaker = planning.id_of("speaker", one.speaker)
        if speaker is None:
            planning.oddities.note("speaker_unknown", session.key, speaker=one.speaker)
        else:
            found.setdefault((speaker, one.role))
    return tuple(found)


def _slots(planning: Planning, session: ParsedSession) -> list[tuple[str, UUID, Any]]:
    """(key, room's row, slot) of each; a slot in a room that nobody knows is left out and noted."""
    stored, zone = planning.stored, zone_called(planning.stored.zone)
    found = []
    for slot in session.slots:
        room = planning.id_of("room", slot.room)
        if room is None:
            planning.oddities.note("no_room", session.key)
            continue
        if zone is not None:
            check_slot(slot.begin, slot.end, zone=zone, starts_on=stored.starts_on, ends_on=stored.ends_on)
        found.append((slot.key, room, slot))
    return found


def _told_apart(planning: Planning, step: Step, slots: list[tuple[str, UUID, Any]]) -> tuple[SlotStep, ...]:
    """New, moved and unmoved slots, and those of this format that the session had and has no more."""
    stored, steps, kept = planning.stored, [], set()
    for key, room, slot in slots:
        known = stored.slots.get(stored.origins.get((SLOT, planning.origin_key(key)), step.id))
        if known is None:
            outcome = "created"
        else:
            kept.add(known.id)
            same = (known.session, known.room, known.begin, known.end) == (step.id, room, slot.begin, slot.end)
            outcome = "unchanged" if same else "updated"
        mine = known.id if known else planning.minting.id()
        steps.append(SlotStep(key, mine, step.id, outcome, room, slot.begin, slot.end))  # type: ignore[arg-type]
    if "slots" not in planning.programme.carries:
        return tuple(steps)
    gone = [one for one in planning.slots_of.get(step.id, ()) if one.id not in kept]
    return (*steps, *(SlotStep(None, one.id, step.id, "withdrawn") for one in gone))
