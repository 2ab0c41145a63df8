"""The list at the door: read, searched and printed; ticks come one by one, also late; the count for all doors."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath
from msgspec.json import encode

from core.forms.form import Form, blank, read_form, typed
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import PRIVATE, moved, screen
from expo.editions.queries import edition_called
from expo.permissions import Expo
from expo.seats.door.commands import read_list, tick
from expo.seats.door.queries import DoorList, door_list
from i18n.text import required

PAGE = "/desk/{edition:str}/seats/{code:str}/door"
MILLISECONDS = 1_000


@get(PAGE, name="expo.seats.door.index", policy=Expo.DOOR_READ)
async def index(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[bytes]:
    """`q` finds somebody without scripts."""
    return await _page(request, blank(), await read_list(actor, edition=edition, session=code, now=now))


@get(f"{PAGE}/state", name="expo.seats.door.state", policy=Expo.DOOR_READ)
async def state(actor: GivenActor, edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """Seats whose people have come, without a name: what is asked again and again."""
    found = await door_list(actor, edition=edition, session=code)
    arrived = [str(one.seat) for one in found.guests if one.arrived_at is not None]
    answer = encode({"arrived": arrived, "of": len(found.guests)})
    return Response(answer, media_type="application/json", headers=dict(PRIVATE))


@post(f"{PAGE}/{{seat:uuid}}", name="expo.seats.door.update", policy=Expo.DOOR_WRITE)
async def update(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    edition: FromPath[str],
    code: FromPath[str],
    seat: FromPath[UUID],
) -> Response[Any]:
    """Sent again it changes nothing, so that it needs no key of its own."""
    form = await read_form(request, shown_by=_again)
    arrived = form.raw("arrived") == "yes"
    await tick(actor, edition=edition, session=code, seat=seat, arrived=arrived, at=_at(form, now), now=now)
    return moved(f"/desk/{edition}/seats/{code}/door#seat-{seat}")


def _at(form: Form, now: datetime) -> datetime:
    """Milliseconds of the browser's clock; without scripts, or when it says nonsense, now."""
    raw = form.raw("at")
    try:
        return datetime.fromtimestamp(int(raw) / MILLISECONDS, tz=UTC) if raw.isascii() and raw.isdecimal() else now
    except (OverflowError, ValueError, OSError):
        return now


async def _again(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, places = request.scope["state"]["actor"], request.path_params
    return await _page(request, form, await door_list(actor, edition=places["edition"], session=places["code"]))


async def _page(request: AnyRequest, form: Form, found: DoorList) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    words = typed(request.query_params.get("q", ""))
    return screen(
        request,
        "expo/seats/door/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        found=found,
        guests=found.found(words),
        words=words,
        zone=ZoneInfo(row.zone),
        form=form,
    )


ROUTES = [index, state, update]
