"""Meetings of an edition in the API: who meets whom and when, for the systems of organisers."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import Response, get
from litestar.params import FromPath

from core.access.tokens.rules import open_to_tokens
from core.api.answers import A_PAGE, Cursor, Limit, answer, documented, paged, started, word
from core.api.document import locked
from core.web.given import AnyRequest
from expo.editions.queries import edition_called
from expo.meetings.permissions import Meetings
from expo.meetings.queries import Meet, Place, meetings_behind, place_of

open_to_tokens(Meetings.MEETING_READ)


class MeetingRecord(msgspec.Struct, frozen=True, kw_only=True):
    """`exhibitor` is the code of an exhibitor, `counterpart` and `company` are organisations by their codes; without a time
    it is still to be agreed. What they write to each other stays with them. `id` is what webhooks call it by.
    """

    id: UUID
    code: str
    exhibitor: str
    company: str
    counterpart: str
    state: str
    begins_at: datetime | None
    ends_at: datetime | None
    table: str | None
    language: str
    walk_in: bool
    sample: bool


class MeetingRecords(msgspec.Struct, frozen=True, kw_only=True):
    meetings: list[MeetingRecord]


def shown(one: Meet) -> MeetingRecord:
    same = ("id", "code", "state", "begins_at", "ends_at", "language", "walk_in", "sample")
    return MeetingRecord(
        **{name: getattr(one, name) for name in same},
        exhibitor=one.exhibitor_code,
        company=one.organisation_code,
        counterpart=one.counterpart_code,
        table=one.table_code,
    )


def place_in(begin: str) -> Place | None:
    """As our own cursor has it."""
    begins_at, made_at, code = begin.split(" ") if begin else ("", "", "")
    return (begins_at, made_at, code) if begin else None


@get(
    "/editions/{edition:str}/meetings",
    name="expo.api.meetings.index",
    policy=Meetings.MEETING_READ,
    tags=["co-operation"],
    security=locked(Meetings.MEETING_READ),
    responses=documented(MeetingRecords, 401, 403),
)
async def index(
    request: AnyRequest, edition: FromPath[str], limit: Limit = A_PAGE, cursor: Cursor = ""
) -> Response[bytes]:
    """By when they begin, those without a time first."""
    begin, stored = started(request, cursor), await edition_called(word(edition))
    found = await meetings_behind(stored.id, place_in(begin), most=limit + 1)
    page, link = paged(request, found, limit, lambda one: " ".join(place_of(one)))
    return answer(request, MeetingRecords(meetings=[shown(one) for one in page]), link=link)


ROUTES = [index]
