"""Sessions: made, changed by several people at once without loss, cancelled and on again."""

from datetime import datetime
from random import SystemRandom
from uuid import UUID, uuid4

from msgspec import to_builtins

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.forms.merging import Lines, merged
from expo.editions.queries import held
from expo.permissions import Expo
from expo.programme.commands import add_sessions
from expo.programme.edits.commands import written_down
from expo.programme.edits.queries import steps_since
from expo.programme.edits.states import SessionState
from expo.programme.rules import new_code
from expo.programme.sessions.rules import changed, lines_of, put_back
from expo.programme.sessions.writing import put_session
from expo.programme.slots.queries import Draft, draft
from expo.programme.tables import Session
from expo.releases.snapshot import FrozenSession
from i18n.locales import LANGUAGES
from i18n.text import written

TAGS = tuple(one.code for one in LANGUAGES)
EMPTY = {
    **dict.fromkeys(("subtitle", "abstract", "description", "track", "format", "level", "capacity", "url")),
    "spoken": (),
    "interpreted": (),
    "recorded": True,
    "cancelled": False,
}


async def add_session(actor: Actor, *, edition: str, title: dict[str, str], now: datetime) -> str:
    """Its code; without a place yet. `title` by language, the first one that has words is the source. Raises Denied."""
    require(actor, Expo.PROGRAMME_WRITE)
    async with transaction():
        row = await held(edition)
        there = await Session.select(Session.code, Session.number).where(Session.edition == row.id)
        code = new_code({one["code"] for one in there}, SystemRandom())
        number = max((one["number"] for one in there), default=0) + 1
        fields = {**EMPTY, "title": written(TAGS[0], title)}
        key = uuid4()
        await add_sessions(actor, row.id, [(key, code, number, fields)], now=now)
        after = SessionState(fields={"title": to_builtins(fields["title"])})
        await written_down(actor, row, "session", key, before=None, after=after, now=now)
    return code


async def change_session(
    actor: Actor,
    *,
    edition: str,
    code: str,
    lines: Lines,
    seen: int,
    revision: int,
    weighed: Lines | None = None,
    same_meaning: bool = False,
    reason: str = "",
    now: datetime,
) -> None:
    """`seen` is the number of the last step that the editor's page showed, `revision` the session's then. What others
    changed since stays, unless the editor changed the very same line to something else; of lines that were `weighed` it is
    what the editor was shown of it. Raises Denied, NotFound, ChangedMeanwhile, NeedsReason, RoomTaken, TakenMeanwhile.
    """
    require(actor, Expo.PROGRAMME_WRITE)
    async with transaction():
        known = await draft(await held(edition))
        current = session_in(known, code)
        theirs = {name: line for name, line in lines_of(current, TAGS).items() if name in lines}
        before = {**await _before(known, current, seen, revision, lines), **(weighed or {})}
        after = changed(current, merged(before, lines, theirs), same_meaning=same_meaning)
        await put_session(actor, known, current, after, now=now, because=reason)


async def set_cancelled(
    actor: Actor, *, edition: str, code: str, cancelled: bool, reason: str = "", now: datetime
) -> None:
    """Its rooms and people are free while it is cancelled. Raises what `change_session` does."""
    require(actor, Expo.PROGRAMME_WRITE)
    async with transaction():
        known = await draft(await held(edition))
        current = session_in(known, code)
        after = changed(current, {"cancelled": "yes" if cancelled else ""})
        await put_session(actor, known, current, after, now=now, because=reason)


def session_in(known: Draft, code: str) -> FrozenSession:
    """Raises NotFound."""
    found = known.sessions.get(code)
    if found is None:
        raise NotFound
    return found


async def _before(known: Draft, current: FrozenSession, seen: int, revision: int, lines: Lines) -> Lines:
    """As it was when the editor opened it: today's, with later steps taken back. An import leaves no steps: then
    nothing is known of before, and whatever differs is asked about.
    """
    key, was, steps = UUID(current.id), current, 0
    for step in await steps_since(known.edition.id, seen, key):
        if isinstance(step.before, SessionState):
            was, steps = put_back(was, step.before.fields), steps + 1
    row = await Session.select(Session.revision).where(Session.id == key).first()
    if row is None or row["revision"] != revision + steps:
        return {}
    return {name: line for name, line in lines_of(was, TAGS).items() if name in lines}
