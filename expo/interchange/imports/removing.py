"""Taking away what an import made and nobody has touched or used since."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from piccolo.querystring import QueryString

from core.commitments.commands import release_sources
from core.db.engine import DB
from expo.interchange.imports.steps import RowStep, of_row, of_slot
from expo.interchange.reconcile.stored import SLOT, StoredEdition
from expo.programme.commands import take_slots_away
from expo.programme.tables import Edit, Session
from expo.releases.tables import Release
from expo.seats.tables import Seating
from expo.speakers.tables import Part

UNUSED = {
    "speaker": """DELETE FROM expo_speaker t WHERE t.id = ANY({}) AND photo IS NULL AND recording = 'unasked'
        AND NOT EXISTS (SELECT 1 FROM expo_part WHERE speaker = t.id)
        AND NOT EXISTS (SELECT 1 FROM expo_invitation WHERE speaker = t.id) RETURNING t.id""",
    "track": """DELETE FROM expo_track t WHERE t.id = ANY({})
        AND NOT EXISTS (SELECT 1 FROM expo_session WHERE track = t.id) RETURNING t.id""",
    "format": """DELETE FROM expo_format t WHERE t.id = ANY({})
        AND NOT EXISTS (SELECT 1 FROM expo_session WHERE format = t.id) RETURNING t.id""",
    "room": """DELETE FROM expo_room t WHERE t.id = ANY({})
        AND NOT EXISTS (SELECT 1 FROM expo_slot WHERE room = t.id)
        AND NOT EXISTS (SELECT 1 FROM expo_block WHERE room = t.id) RETURNING t.id""",
    "hall": """DELETE FROM expo_hall t WHERE t.id = ANY({})
        AND NOT EXISTS (SELECT 1 FROM expo_room WHERE hall = t.id)
        AND NOT EXISTS (SELECT 1 FROM expo_way WHERE first = t.id OR "then" = t.id) RETURNING t.id""",
}
"""In the order in which nothing points at them any more."""
PERSONS = """
DELETE FROM directory_person t WHERE t.id = ANY({})
    AND NOT EXISTS (SELECT 1 FROM expo_speaker WHERE person = t.id)
    AND NOT EXISTS (SELECT 1 FROM expo_invitation WHERE person = t.id)
    AND NOT EXISTS (SELECT 1 FROM directory_appointment WHERE person = t.id)
"""


async def sessions_to_go(stored: StoredEdition, steps: Iterable[RowStep], *, since: datetime) -> frozenset[UUID]:
    """Sessions that the import made and that are as it left them. None once the programme was released: what readers
    have seen loses its place, and calendars are told.
    """
    made = {one.target: one for one in steps if one.before is None}
    if await released_since(stored.id, since):
        return frozenset()
    same = {
        target
        for target, one in made.items()
        if one.kind == "session" and of_row(stored, "session", target) == one.after
    }
    for slot in stored.slots.values():
        step = made.get(slot.id)
        if slot.session in same and (step is None or of_slot(stored, slot.id) != step.after):
            same.discard(slot.session)
    return frozenset(same - await _used(stored, same))


async def released_since(edition: UUID, since: datetime) -> bool:
    """Whether readers may have seen what was made then."""
    return bool(await Release.exists().where(Release.edition == edition, Release.released_at >= since))


async def _used(stored: StoredEdition, sessions: set[UUID]) -> set[UUID]:
    """Somebody may sign up for them, or a step of editing speaks of them."""
    ids = list(sessions)
    if not ids:
        return set()
    seated = await Seating.select(Seating.session).where(Seating.session.is_in(ids))
    slots = {slot.id: slot.session for slot in stored.slots.values() if slot.session in sessions}
    edits = await Edit.select(Edit.target).where(Edit.target.is_in([*ids, *slots]))
    return {row["session"] for row in seated} | {slots.get(row["target"], row["target"]) for row in edits}


async def remove_sessions(stored: StoredEdition, sessions: frozenset[UUID]) -> None:
    """With their places, people and promises."""
    ids = list(sessions)
    if not ids:
        return
    slots = [slot.id for slot in stored.slots.values() if slot.session in sessions]
    await release_sources(slots)
    await take_slots_away(slots)
    await Part.delete().where(Part.session.is_in(ids))
    await Session.delete().where(Session.id.is_in(ids))


async def remove_unused(stored: StoredEdition, steps: Iterable[RowStep]) -> list[tuple[str, UUID]]:
    """Rooms, tracks, speakers and the like that the import made, unless they were edited or are used. Those that stay."""
    made = [one for one in steps if one.before is None and one.kind not in ("session", SLOT)]
    stay: list[tuple[str, UUID]] = []
    for kind, statement in UNUSED.items():
        mine = [one for one in made if one.kind == kind]
        same = [one.target for one in mine if of_row(stored, kind, one.target) == one.after]
        rows = await DB.run_querystring(QueryString(statement, same)) if same else []
        went = {row["id"] for row in rows}
        stay += [(kind, one.target) for one in mine if one.target not in went]
        if kind == "speaker" and went:
            persons = [stored.persons[speaker] for speaker in went]
            await DB.run_querystring(QueryString(PERSONS, persons))
    return stay
