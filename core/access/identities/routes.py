"""The sign-on of one's organisation: being sent there, coming back, and joining it with one's account."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.csrf import FormFromElsewhere, binding
from core.access.entrances.addresses import within
from core.access.entrances.routes import AGENT, confirm_page, sign_in_page, step_page
from core.access.identities import commands, linking
from core.access.identities.queries import identity_of, sign_on
from core.access.identities.rules import CONFIRMING, ENTERING, LINKING, SignOnRefused
from core.access.policies import HALF_SIGNED_IN, SIGNED_IN, VISITOR
from core.access.rules import is_confirmed
from core.access.sessions.cookie import give_session
from core.actor import Actor
from core.errors import NotFound
from core.forms.form import Form, blank, read_form
from core.web.addresses import address_of
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen


async def _own_page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    if actor.account is None or actor.kind != "staff":
        raise NotFound
    return screen(
        request,
        "core/access/identities/index.html",
        section="identity",
        form=form,
        sign_on=sign_on().name,
        linked=await identity_of(actor.account),
        confirmed=is_confirmed(actor, request.app.state.clock()),
    )


@get("/account/identity", name="core.access.identities.index", policy=SIGNED_IN)
async def index(request: AnyRequest) -> Response[bytes]:
    """One's own."""
    return await _own_page(request, blank())


@post("/account/identity/entrance", name="core.access.identities.enter", policy=VISITOR)
async def enter(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """Signing in."""
    form = await read_form(request, shown_by=sign_in_page)
    return await _sent(request, actor, ENTERING, within(form.raw("next")), now)


@post("/account/identity", name="core.access.identities.create", policy=HALF_SIGNED_IN)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """Joining it with one's account; at the first entrance it is the way in."""
    await read_form(request, shown_by=_own_page if actor.complete else step_page)
    return await _sent(request, actor, LINKING, linking.PAGE if actor.complete else "/desk", now)


@post("/account/identity/confirmation", name="core.access.identities.confirm", policy=SIGNED_IN)
async def confirm(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """Before a dangerous act: the issuer is told to ask again."""
    form = await read_form(request, shown_by=confirm_page)
    return await _sent(request, actor, CONFIRMING, within(form.raw("next")), now)


@get(commands.BACK, name="core.access.identities.back", policy=VISITOR)
async def back(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[None]:
    """Where the issuer sends people: what it says counts only in the browser that was sent there, and once."""
    given = {name: values[-1] for name, values in request.query_params.dict().items()}
    if any(len(values) > 1 for values in request.query_params.dict().values()):
        raise SignOnRefused
    agent, where = request.headers.get(AGENT, ""), address_of(request)
    sign_on()
    bound_to = binding(request, actor)
    if bound_to is None:
        raise SignOnRefused
    returned = await commands.come_back(actor, given, browser=bound_to, where=where, now=now, agent=agent)
    whole = actor.complete if returned.opened is None else returned.opened.complete
    response = moved(returned.wanted if whole else f"/account/second-step?next={returned.wanted}")
    if returned.opened is not None:
        give_session(response, returned.opened.token)
    return response


@post("/account/identity/{identity:uuid}/removal", name="core.access.identities.destroy", policy=SIGNED_IN)
async def destroy(request: AnyRequest, actor: GivenActor, identity: FromPath[UUID], now: GivenNow) -> Response[Any]:
    """It opens nothing any more."""
    await read_form(request, shown_by=_own_page)
    await linking.remove(actor, identity, now=now)
    return moved(linking.PAGE)


async def _sent(request: AnyRequest, actor: Actor, purpose: str, wanted: str, now: Any) -> Response[bytes]:
    """A page that goes on by itself: a redirect from a form to another site is what our own policy forbids."""
    bound_to = binding(request, actor)
    if bound_to is None:
        raise FormFromElsewhere
    where = address_of(request)
    address = await commands.begin(actor, purpose, browser=bound_to, wanted=wanted, where=where, now=now)
    response = screen(request, "core/access/identities/leaving.html", sign_on=sign_on().name, address=address)
    response.headers["refresh"] = f"0; url={address}"
    return response


ROUTES = [index, enter, create, confirm, back, destroy]
