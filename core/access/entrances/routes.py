"""Signing in and out: the address and password, the second step, the first entrance by a one-time link."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.access.entrances import commands, forms
from core.access.entrances.addresses import home_of, landing, within
from core.access.entrances.queries import stage_of
from core.access.identities.queries import sign_on_name
from core.access.links.commands import use_link
from core.access.policies import HALF_SIGNED_IN, SIGNED_IN, VISITOR
from core.access.proofs import seed_to_enrol
from core.access.sessions.commands import end_sessions
from core.access.sessions.cookie import give_session, take_session
from core.access.sessions.queries import actor_of
from core.access.totp.drawing import drawn
from core.errors import NotFound
from core.forms.form import Form, blank, read_form
from core.web.addresses import address_of
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen

AGENT = "user-agent"


async def sign_in_page(request: AnyRequest, form: Form) -> Response[bytes]:
    return screen(request, "core/access/entrances/index.html", form=form, sign_on=sign_on_name())


@get("/account/sign-in", name="core.access.entrances.index", policy=VISITOR)
async def index(request: AnyRequest, actor: GivenActor, next: FromQuery[str] = "/desk") -> Response[Any]:
    """The same page for everybody, whether they have an account or not."""
    if actor.account is not None:
        return moved(landing(actor, next) if actor.complete else f"/account/second-step?next={within(next)}")
    return await sign_in_page(request, blank(next=within(next)))


@post("/account/sign-in", name="core.access.entrances.create", policy=VISITOR)
async def create(request: AnyRequest, now: GivenNow) -> Response[None]:
    """The first step."""
    form = await read_form(request, shown_by=sign_in_page)
    email, password = form.email("email"), form.secret("password")
    form.check()
    where = address_of(request)
    opened = await commands.sign_in(email, password, where=where, agent=request.headers.get(AGENT, ""), now=now)
    response = moved(f"/account/second-step?next={within(form.raw('next'))}")
    give_session(response, opened.token)
    return response


async def step_page(request: AnyRequest, form: Form) -> Response[bytes]:
    """Whatever is still to be shown by this very session."""
    actor = request.scope["state"]["actor"]
    stage = await stage_of(actor)
    more: dict[str, Any] = {"sign_on": sign_on_name()}
    if stage == "enrolment":
        more |= drawn(await seed_to_enrol(actor.account), actor.shown)
    return screen(request, "core/access/entrances/show.html", form=form, stage=stage, **more)


@get("/account/second-step", name="core.access.entrances.show", policy=HALF_SIGNED_IN)
async def show(request: AnyRequest, actor: GivenActor, next: FromQuery[str] = "/desk") -> Response[Any]:
    """Second step, or the steps of the first entrance."""
    if actor.complete:
        return moved(landing(actor, next))
    return await step_page(request, blank(next=within(next)))


@post("/account/second-step", name="core.access.entrances.update", policy=HALF_SIGNED_IN)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[None]:
    """A code of the authenticator app, or a recovery code."""
    form = await read_form(request, shown_by=step_page)
    opened = await commands.second_step(actor, forms.one_code(form), now=now)
    response = moved(landing(actor, form.raw("next")))
    give_session(response, opened.token)
    return response


async def _link_page(request: AnyRequest, form: Form) -> Response[bytes]:
    return screen(request, "core/access/links/show.html", form=form)


@get("/account/first/{token:str}", name="core.access.links.show", policy=VISITOR)
async def link_show(request: AnyRequest, token: FromPath[str]) -> Response[bytes]:
    """Looking uses nothing up: mail scanners look too."""
    return await _link_page(request, blank(token=token))


@post("/account/first", name="core.access.links.create", policy=VISITOR)
async def link_create(request: AnyRequest, now: GivenNow) -> Response[None]:
    """Uses the link up."""
    form = await read_form(request, shown_by=_link_page)
    opened = await use_link(form.raw("token"), now=now, agent=request.headers.get(AGENT, ""))
    actor = await actor_of(opened.token, now)
    response = moved(home_of(actor) if actor and opened.complete else "/account/second-step")
    give_session(response, opened.token)
    return response


@post("/account/first/password", name="core.access.entrances.password", policy=HALF_SIGNED_IN)
async def password(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[None]:
    """The first password."""
    form = await read_form(request, shown_by=step_page)
    opened = await commands.choose_password(actor, forms.password_twice(form), now=now)
    response = moved("/account/second-step")
    give_session(response, opened.token)
    return response


@post("/account/first/authenticator", name="core.access.entrances.enrol", policy=HALF_SIGNED_IN)
async def enrol(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """The app's first code; the answer shows the recovery codes, once."""
    form = await read_form(request, shown_by=step_page)
    opened, codes = await commands.enrol(actor, forms.one_code(form), now=now)
    response = screen(request, "core/access/entrances/codes.html", codes=codes)
    give_session(response, opened.token)
    return response


@post("/account/sign-out", name="core.access.entrances.destroy", policy=HALF_SIGNED_IN)
async def destroy(actor: GivenActor, now: GivenNow) -> Response[None]:
    """Ends this session on the server; the cookie goes too."""
    if actor.account is None:
        raise NotFound
    await end_sessions(actor, actor.account, only=actor.session, now=now)
    response = moved("/account/enter" if actor.kind == "attendee" else "/account/sign-in")
    take_session(response)
    return response


async def confirm_page(request: AnyRequest, form: Form) -> Response[bytes]:
    return screen(request, "core/access/entrances/confirm.html", form=form, sign_on=sign_on_name())


@get("/account/confirm", name="core.access.entrances.confirm", policy=SIGNED_IN)
async def confirm_show(request: AnyRequest, next: FromQuery[str] = "/desk") -> Response[bytes]:
    """Before a dangerous act."""
    return await confirm_page(request, blank(next=within(next)))


@post("/account/confirm", name="core.access.entrances.confirmed", policy=SIGNED_IN)
async def confirm_create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[None]:
    """Good for ten minutes."""
    form = await read_form(request, shown_by=confirm_page)
    opened = await commands.confirm(actor, forms.one_code(form), now=now)
    response = moved(landing(actor, form.raw("next")))
    give_session(response, opened.token)
    return response


ROUTES = [
    *(index, create, show, update, destroy),
    *(link_show, link_create, password, enrol),
    *(confirm_show, confirm_create),
]
