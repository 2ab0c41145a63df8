"""What the programme asks for before a visit is confirmed, and which official meetings are in it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from core.errors import mark
from crm.delegations.guards import Guard
from crm.delegations.official import OfficialMeeting
from crm.delegations.programme.queries import plan_of, visit_by_id
from crm.delegations.programme.readiness import Gap, gaps_of
from crm.delegations.programme.versions.queries import latest_of

SAYS = {
    "version": mark("Publish the programme as it is now."),
    "host": mark("Say in the programme who receives them: {about}."),
    "place": mark("Say in the programme where it is: {about}."),
    "owner": mark("Say in the programme who looks after it: {about}."),
    "languages": mark("Say in the programme in which languages it is held: {about}."),
    "interpreter": mark("Find somebody in the programme who interprets: {about}."),
    "twice": mark("Somebody or something in the programme is promised twice: {about}."),
    "moved": mark("What the programme points at has moved: {about}."),
}


async def asked_before_it_is_confirmed(visit: UUID, now: datetime) -> Sequence[Guard]:
    """A published version, every item whole, nobody twice, languages covered."""
    plan = await plan_of(await visit_by_id(visit))
    href = f"/desk/visits/{plan.visit.code}/programme"

    def said(gap: Gap) -> Guard:
        title = plan.items[gap.item].title if gap.item else ""
        key = f"programme.{gap.code}" + (f":{gap.item}" if gap.item else "")
        return Guard(key, SAYS[gap.code], title, href=href)

    return [said(one) for one in await gaps_of(plan, now=now)]


async def official_meetings_of(visit: UUID) -> Sequence[OfficialMeeting]:
    """Those of the version that was published last."""
    frozen = await latest_of(visit)
    if frozen is None:
        return ()
    return [
        OfficialMeeting(one.id, one.title, one.begin, frozen.zone, one.place)
        for one in frozen.items
        if one.kind == "official_meeting"
    ]


GUARDS = (("confirmed", asked_before_it_is_confirmed),)
