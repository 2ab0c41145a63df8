"""What readers see of calls for proposals: what is asked for, until when, and the way to propose something."""

from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.guard import given_actor
from core.access.policies import SIGNED_IN, VISITOR
from core.errors import NotFound
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved
from expo.calls.offers import formats_of, tracks_of
from expo.calls.queries import calls_of
from expo.calls.rules import offered
from expo.editions.frame import publication
from expo.editions.personal import personal
from expo.proposals.commands import begin

CALL = "/{lang:str}/{edition:str}/call"


@get(CALL, name="expo.calls.index", policy=VISITOR)
async def index(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """All that have opened; when they are over, that they are."""
    return await _page(request, blank())


@post(f"{CALL}/{{code:str}}", name="expo.calls.create", policy=SIGNED_IN)
async def create(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    lang: FromPath[str],
    edition: FromPath[str],
    code: FromPath[str],
) -> Response[Any]:
    """A draft, which is kept from here on."""
    await read_form(request, shown_by=_page)

    async def effect() -> Response[None]:
        return moved(f"/account/proposals/{await begin(actor, edition=edition, call=code, now=now)}")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    shown, now, actor = (
        publication(request, request.path_params["edition"]),
        request.app.state.clock(),
        given_actor(request),
    )
    calls = [one for one in await calls_of(shown.edition.slug) if one.phase(now) != "before"]
    if not calls:
        raise NotFound
    tracks, formats = await tracks_of(calls[0].edition), await formats_of(calls[0].edition)
    return personal(
        request,
        "expo/calls/show.html",
        section="call",
        edition=shown.edition,
        calls=[(one, one.phase(now)) for one in calls],
        tracks=lambda call: [tracks[code] for code in offered(call.wanted.tracks, tuple(tracks))],
        formats=lambda call: [formats[code] for code in offered(call.wanted.formats, tuple(formats))],
        zone=ZoneInfo(calls[0].zone),
        signed_in=actor.account is not None and actor.complete,
        form=form,
    )


ROUTES = [index, create]
