"""Publishing a programme: frozen and numbered, so that it is known what who was told."""

from datetime import datetime
from uuid import uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from core.live.notices import tell
from crm.delegations.permissions import Visits
from crm.delegations.programme.facts import ProgrammePublished
from crm.delegations.programme.invitations.commands import send_changes
from crm.delegations.programme.queries import held, plan_of
from crm.delegations.programme.rules import NothingNew, NothingToPublish
from crm.delegations.programme.tables import PublishedProgramme
from crm.delegations.programme.versions.frozen import Frozen, digest_of, encode, freeze, unchanged
from crm.delegations.programme.versions.queries import draft_of, latest_of
from crm.delegations.programme.writing import SUBJECT, promise_again
from crm.delegations.protocol.commands import keep_list_of
from crm.delegations.queries import locked


async def publish(actor: Actor, code: str, *, now: datetime) -> Frozen:
    """The next version. Who joined or left since an item was made is promised with it, the list of members is kept, and
    calendars that asked for it hear of every change. Raises Denied, NotFound, NothingToPublish, NothingNew.
    """
    require(actor, Visits.VISIT_WRITE)
    async with transaction():
        plan = await plan_of(await held(actor, code))
        if not plan.items:
            raise NothingToPublish
        await promise_again(actor, plan, [item for item, one in plan.items.items() if one.everyone])
        draft, previous = await draft_of(plan, now), await latest_of(plan.visit.id)
        if unchanged(draft, previous):
            raise NothingNew
        made = freeze(draft, previous)
        await PublishedProgramme.insert(
            PublishedProgramme(
                id=uuid4(),
                visit=plan.visit.id,
                number=made.number,
                frozen=encode(made).decode(),
                digest=digest_of(made),
                published_at=now,
                published_by=str(actor),
            )
        )
        if plan.members:
            await keep_list_of(actor, await locked(actor, code), programme=made.number, now=now)
        fact = ProgrammePublished(visit=plan.visit.id, number=made.number, digest=digest_of(made))
        await record(actor, fact, now=now)
        await send_changes(previous, made, now=now)
        await tell(f"{SUBJECT}:{code}")
    return made
