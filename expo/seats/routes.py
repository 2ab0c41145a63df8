"""A reader's seat: what there is, taking one, waiting for one, confirming it, giving it up."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.guard import given_actor
from core.access.policies import SIGNED_IN, VISITOR
from core.errors import NotFound
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved
from expo.editions.frame import publication, reader
from expo.editions.personal import personal
from expo.releases.publication import Publication
from expo.seats import commands
from expo.seats.queries import find_mine, seating_of

SEAT = "/{lang:str}/{edition:str}/sessions/{code:str}/seat"


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    shown, code = _asked(request)
    actor, seating = given_actor(request), await seating_of(shown.edition.slug, code)
    signed_in = actor.account is not None and actor.complete
    return personal(
        request,
        "expo/seats/show.html",
        section="schedule",
        edition=shown.edition,
        session=shown.sessions[code],
        meetings=shown.meetings_of.get(code, ()),
        zone=shown.zone,
        seating=seating,
        signed_in=signed_in,
        mine=await find_mine(seating.id, actor.account) if actor.account and actor.complete else None,
        over=seating.closed_at is not None
        or seating.cancelled_at is not None
        or (seating.begins_at is not None and seating.begins_at <= request.app.state.clock()),
        form=form,
    )


def _asked(request: AnyRequest) -> tuple[Publication, str]:
    """Raises NotFound for a session that readers do not see."""
    shown, code = publication(request, request.path_params["edition"]), request.path_params["code"]
    if code not in shown.sessions:
        raise NotFound
    return shown, code


@get(SEAT, name="expo.seats.show", policy=VISITOR)
async def show(
    request: AnyRequest, lang: FromPath[str], edition: FromPath[str], code: FromPath[str]
) -> Response[bytes]:
    """How many seats are free, and one's own."""
    return await _page(request, blank())


async def _done(request: AnyRequest, now: Any, act: Any) -> Response[Any]:
    """Does it once, however often the form arrives, and shows what has become of it."""
    await read_form(request, shown_by=_page)
    shown, code = _asked(request)
    address = reader(request).url(f"{shown.edition.slug}/sessions/{code}/seat")

    async def effect() -> Response[None]:
        await act(given_actor(request), edition=shown.edition.slug, session=code, now=now)
        return moved(address)

    return await once(request, effect, now=now)


@post(SEAT, name="expo.seats.create", policy=SIGNED_IN)
async def create(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    lang: FromPath[str],
    edition: FromPath[str],
    code: FromPath[str],
) -> Response[Any]:
    """A seat, or a place in the waiting list."""
    return await _done(request, now, commands.sign_up)


@post(f"{SEAT}/confirmation", name="expo.seats.update", policy=SIGNED_IN)
async def update(
    request: AnyRequest, now: GivenNow, lang: FromPath[str], edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """The seat that is held."""
    return await _done(request, now, commands.confirm)


@post(f"{SEAT}/departure", name="expo.seats.destroy", policy=SIGNED_IN)
async def destroy(
    request: AnyRequest, now: GivenNow, lang: FromPath[str], edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """Who waits first is offered it."""
    return await _done(request, now, commands.leave)


ROUTES = [show, create, update, destroy]
