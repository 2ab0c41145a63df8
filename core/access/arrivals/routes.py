"""Coming in by mail: asking for a letter, then its link on any device or its code on this one."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.arrivals import commands
from core.access.arrivals.commands import Arrived
from core.access.arrivals.rules import DIGITS
from core.access.csrf import FormFromElsewhere, binding
from core.access.entrances.addresses import landing
from core.access.policies import VISITOR
from core.access.sessions.cookie import give_session
from core.access.sessions.rules import LIVES
from core.digits import usual_digits
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.privacy.consents.queries import told_to_all
from core.web.addresses import address_of
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen

ASK, CODE, WELCOME, HOME = "/account/enter", "/account/enter/code", "/account/welcome", "/account"
LONGEST_CODE, LONGEST_LANGUAGE = 20, 20
AGENT = "user-agent"


async def _ask_page(request: AnyRequest, form: Form) -> Response[bytes]:
    told = await told_to_all(request.app.state.clock())
    return screen(request, "core/access/arrivals/index.html", form=form, told=told)


@get(ASK, name="core.access.arrivals.index", policy=VISITOR)
async def index(request: AnyRequest, actor: GivenActor) -> Response[Any]:
    """An address is all that is asked for."""
    if actor.account is not None and actor.complete:
        return moved(landing(actor, ""))
    return await _ask_page(request, blank())


@post(ASK, name="core.access.arrivals.create", policy=VISITOR)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """The same answer for every address."""
    form = await read_form(request, shown_by=_ask_page)
    email, language = form.email("email"), form.text("language", most=LONGEST_LANGUAGE, needed=False)
    form.check()
    browser = _browser(request, actor)

    async def effect() -> Response[None]:
        await commands.ask(email, language=language, browser=browser, where=address_of(request), now=now)
        return moved(CODE)

    return await once(request, effect, now=now)


async def _code_page(request: AnyRequest, form: Form) -> Response[bytes]:
    return screen(request, "core/access/arrivals/show.html", form=form)


@get(CODE, name="core.access.arrivals.show", policy=VISITOR)
async def show(request: AnyRequest) -> Response[bytes]:
    """Whether a letter was sent it does not say."""
    return await _code_page(request, blank())


@post(CODE, name="core.access.arrivals.update", policy=VISITOR)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[None]:
    """In the browser that asked."""
    form = await read_form(request, shown_by=_code_page)
    code = usual_digits(form.text("code", most=LONGEST_CODE)).replace(" ", "")[:DIGITS]
    form.check()
    agent, browser = request.headers.get(AGENT, ""), _browser(request, actor)
    return _in(await commands.enter_by_code(code, browser=browser, where=address_of(request), now=now, agent=agent))


async def _link_page(request: AnyRequest, form: Form) -> Response[bytes]:
    return screen(request, "core/access/arrivals/link.html", form=form)


@get(f"{ASK}/link/{{token:str}}", name="core.access.arrivals.link", policy=VISITOR)
async def link(request: AnyRequest, token: FromPath[str]) -> Response[bytes]:
    """Looking uses nothing up: mail scanners look too."""
    return await _link_page(request, blank(token=token))


@post(f"{ASK}/link", name="core.access.arrivals.enter", policy=VISITOR)
async def enter(request: AnyRequest, now: GivenNow) -> Response[None]:
    """Uses the link up."""
    form = await read_form(request, shown_by=_link_page)
    return _in(await commands.enter_by_link(form.raw("token"), now=now, agent=request.headers.get(AGENT, "")))


def _browser(request: AnyRequest, actor: Any) -> str:
    """What this browser's forms are bound to is what its code is bound to. Raises FormFromElsewhere."""
    bound_to = binding(request, actor)
    if bound_to is None:
        raise FormFromElsewhere
    return bound_to


def _in(arrived: Arrived) -> Response[None]:
    """Attendees stay signed in when the browser is closed."""
    response = moved(WELCOME if arrived.first else HOME)
    give_session(response, arrived.opened.token, keep=LIVES["attendee"].whole)
    return response


ROUTES = [index, create, show, update, link, enter]
