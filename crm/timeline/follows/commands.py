"""Following a record, and not any more."""

from datetime import datetime
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Conflict, NotFound
from crm.subjects.queries import named
from crm.subjects.rules import Subject
from crm.timeline.permissions import Desk
from crm.timeline.tables import Follow
from i18n.locales import DEFAULT


class FollowedAlready(Conflict):
    """Between two clicks of the same person."""


async def follow(actor: Actor, subject: Subject, *, now: datetime) -> None:
    """Twice is once. Raises NotFound for a record that is not there or out of sight."""
    require(actor, Desk.ENTRY_READ)
    if not await named(actor, [subject], DEFAULT):
        raise NotFound
    try:
        async with transaction(), refusing({"crm_follow_once": FollowedAlready()}):
            await Follow.insert(Follow(id=uuid4(), account=actor.account, since_at=now, **subject.columns))
    except FollowedAlready:
        return


async def unfollow(actor: Actor, subject: Subject) -> None:
    """Of what was not followed, nothing."""
    async with transaction():
        mine = (Follow.account == actor.account) & (getattr(Follow, subject.kind) == subject.id)
        await Follow.delete().where(mine)


async def follows(actor: Actor, subject: Subject) -> bool:
    account: UUID | None = actor.account
    return await Follow.exists().where((Follow.account == account) & (getattr(Follow, subject.kind) == subject.id))
