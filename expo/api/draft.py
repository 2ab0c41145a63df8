"""The programme as it is being edited, for tokens that may see the board: slots with what is still to be looked at."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import Response, get
from litestar.params import FromPath

from core.access.tokens.rules import open_to_tokens
from core.api.answers import A_PAGE, Cursor, Limit, after, answer, documented, paged, started
from core.api.document import locked
from core.web.given import AnyRequest
from directory.api.texts import Text, needed
from expo.editions.queries import edition_called
from expo.permissions import Expo
from expo.programme.slots.advice import kind_of
from expo.programme.slots.queries import Draft, draft

open_to_tokens(Expo.PROGRAMME_READ)


class DraftSlot(msgspec.Struct, frozen=True, kw_only=True):
    """`revision` rises with each change; `advice` are kinds of what the board warns of, `waived` of what was let pass.
    `step` is the last of the edition's steps that is in it.
    """

    id: UUID
    session: str
    room: str
    begin: datetime
    end: datetime
    revision: int
    advice: tuple[str, ...]
    waived: tuple[str, ...]


class DraftSlots(msgspec.Struct, frozen=True, kw_only=True):
    step: int
    slots: list[DraftSlot]


class DraftSession(msgspec.Struct, frozen=True, kw_only=True):
    """`slots` are ids; without one it waits in the tray. `speakers` are codes."""

    code: str
    title: Text
    track: str | None
    format: str | None
    capacity: int | None
    speakers: tuple[str, ...]
    slots: tuple[UUID, ...]
    cancelled: bool


class DraftSessions(msgspec.Struct, frozen=True, kw_only=True):
    step: int
    sessions: list[DraftSession]


@get(
    "/editions/{edition:str}/draft/slots",
    name="expo.api.draft.slots",
    policy=Expo.PROGRAMME_READ,
    tags=["draft"],
    security=locked(Expo.PROGRAMME_READ),
    responses=documented(DraftSlots, 401, 403, 409),
)
async def slots(
    request: AnyRequest, edition: FromPath[str], limit: Limit = A_PAGE, cursor: Cursor = ""
) -> Response[bytes]:
    """By when they begin."""
    known = await draft(await edition_called(edition))
    ordered = sorted((_slot(known, one) for one in known.slots), key=lambda one: (one.begin, one.room, one.id))
    page, link = paged(request, after(ordered, started(request, cursor), limit, _id), limit, _id)
    return answer(request, DraftSlots(step=known.number, slots=list(page)), link=link)


@get(
    "/editions/{edition:str}/draft/sessions",
    name="expo.api.draft.sessions",
    policy=Expo.PROGRAMME_READ,
    tags=["draft"],
    security=locked(Expo.PROGRAMME_READ),
    responses=documented(DraftSessions, 401, 403, 409),
)
async def sessions(
    request: AnyRequest, edition: FromPath[str], limit: Limit = A_PAGE, cursor: Cursor = ""
) -> Response[bytes]:
    """By code, those that were cancelled too."""
    known = await draft(await edition_called(edition))
    lying: dict[str, list[UUID]] = {}
    for id_, one in known.slots.items():
        lying.setdefault(one.session, []).append(id_)
    ordered = sorted(known.sessions)
    page, link = paged(request, after(ordered, started(request, cursor), limit, str), limit, str)
    found = [_session(known, code, tuple(lying.get(code, ()))) for code in page]
    return answer(request, DraftSessions(step=known.number, sessions=found), link=link)


def _slot(known: Draft, id_: UUID) -> DraftSlot:
    one = known.slots[id_]
    return DraftSlot(
        id=id_,
        session=one.session,
        room=one.room,
        begin=one.begin,
        end=one.end,
        revision=known.revisions[id_],
        advice=tuple(sorted({str(each.kind) for each in known.advised.get(id_, ())})),
        waived=tuple(sorted({kind_of(each) for each in known.waived[id_]})),
    )


def _session(known: Draft, code: str, lying: tuple[UUID, ...]) -> DraftSession:
    one = known.sessions[code]
    return DraftSession(
        code=code,
        title=needed(one.title),
        track=one.track,
        format=one.format,
        capacity=one.capacity,
        speakers=tuple(each.speaker for each in one.appearances),
        slots=lying,
        cancelled=one.cancelled,
    )


def _id(one: DraftSlot) -> str:
    return str(one.id)


ROUTES = [slots, sessions]
