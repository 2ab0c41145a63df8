"""My programme: what a reader has marked with a star, by day, and keeping and dropping it without scripts."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.access.guard import given_actor
from core.access.policies import VISITOR
from core.errors import NotFound
from core.forms.form import Form, blank, read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import PRIVATE, moved
from expo.editions.frame import publication, reader
from expo.editions.personal import form_token, personal, remembered
from expo.feeds.queries import feeds_of
from expo.live.words import phrases_of
from expo.seats.queries import seats_of
from expo.stars.standing import Standing, drop, keep, standing, tell_browser
from expo.stars.views import my_programme
from expo.venues.ways import Ways

MINE = "/{lang:str}/{edition:str}/mine"


async def shown_again(request: AnyRequest, form: Form) -> Response[bytes]:
    stood, actor = await _standing(request), given_actor(request)
    shown = publication(request, stood.edition)
    said = request.app.state.shelf["live"].get(stood.edition, {})
    language = reader(request).language
    ways: Ways = request.app.state.shelf["ways"].get(stood.edition, Ways())
    response = personal(
        request,
        "expo/stars/index.html",
        section="mine",
        edition=shown.edition,
        mine=my_programme(shown, said, stood.codes, ways.minutes),
        phrases=lambda one: phrases_of(one.meeting, one.said, shown, language) if one.said else (),
        stood=stood,
        stood_zone=shown.zone,
        feeds=await feeds_of(stood.kept.id) if stood.kept else [],
        seats=await seats_of(stood.edition, actor.account) if actor.account and stood.where == "account" else {},
        asked=shown.sessions.get(form.raw("session")),
        form=form,
    )
    tell_browser(response, stood, stood.codes)
    return response


def mine_of(request: AnyRequest, edition: str) -> str:
    """Its address; raises NotFound when the request's own begins with no language of ours."""
    return reader(request).url(f"{edition}/mine")


async def _standing(request: AnyRequest) -> Standing:
    """Raises NotFound for an edition that readers do not see."""
    edition = publication(request, request.path_params["edition"]).edition.slug
    return await standing(request, given_actor(request), edition, request.app.state.clock())


@get(MINE, name="expo.stars.index", policy=VISITOR)
async def index(
    request: AnyRequest, lang: FromPath[str], edition: FromPath[str], keep: FromQuery[str] = ""
) -> Response[bytes]:
    """`?keep=` asks whether to keep a session, for browsers without scripts."""
    return await shown_again(request, blank(session=keep))


@get(f"{MINE}/kept", name="expo.stars.show", policy=VISITOR)
async def show(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[Any]:
    """For scripts: where the stars are kept, which they are, and what a form of this browser's carries."""
    stood = await _standing(request)
    token, fresh = form_token(request)
    response = Response({"where": stood.where, "codes": stood.codes, "csrf": token}, headers=dict(PRIVATE))
    tell_browser(response, stood, stood.codes)
    remembered(response, fresh)
    return response


@post(MINE, name="expo.stars.create", policy=VISITOR)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, lang: FromPath[str], edition: FromPath[str]
) -> Response[None]:
    """Keeps a session of the programme."""
    form = await read_form(request, shown_by=shown_again)
    code, stood = form.raw("session"), await _standing(request)
    if code not in publication(request, edition).sessions:
        raise NotFound
    response = moved(mine_of(request, stood.edition))
    tell_browser(response, stood, await keep(actor, stood, code, now))
    return response


@post(f"{MINE}/removal", name="expo.stars.destroy", policy=VISITOR)
async def destroy(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[None]:
    """Drops it, also when the programme has it no longer."""
    form = await read_form(request, shown_by=shown_again)
    stood = await _standing(request)
    response = moved(mine_of(request, stood.edition))
    tell_browser(response, stood, await drop(stood, form.raw("session")))
    return response


ROUTES = [index, show, create, destroy]
