"""Agreements at the desk: found, read, proposed, changed, led to signature, and taken out as a table."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.errors import NotFound
from core.files.routes import handed
from core.forms.again import again
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.lists.registry import Handed
from core.privacy.reads.rules import AGREEMENT_PAPER
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.agreements import commands
from crm.agreements.ceremonies import sessions_offered
from crm.agreements.desk.listed import AGREEMENTS, EDITING
from crm.agreements.desk.page import LIST, ONE, card_of, offered_to, show_page, words, writers
from crm.agreements.forms import before_in, filled, lines_in
from crm.agreements.lines import EMPTY
from crm.agreements.papers.queries import paper_of
from crm.agreements.queries import agreement_for
from crm.agreements.sight import may_change
from crm.obligations.queries import rate_seen
from crm.permissions import Crm
from crm.sight import country_scope
from directory.lists.pages import list_page, opened
from directory.organisations.queries import country_codes
from i18n.screens import language_for


@get(LIST, name="crm.agreements.desk.index", policy=Crm.AGREEMENT_READ)
async def index(request: AnyRequest) -> Response[Any]:
    """What falls due first stands first; each column can be asked."""
    return await opened(request, AGREEMENTS) or await list_again(request, blank())


@get(f"{LIST}/new", name="crm.agreements.desk.new", policy=Crm.AGREEMENT_WRITE)
async def new(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """A title and a country are enough to begin with."""
    return await _new(request, blank(**{**EMPTY, "owner": str(actor.account or "")}))


@post(LIST, name="crm.agreements.desk.create", policy=Crm.AGREEMENT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """It begins as proposed."""
    form = await read_form(request, shown_by=_new)
    lines = lines_in(form, await country_codes(), await _owners(form.raw("country"), request))
    form.check()

    async def effect() -> Response[None]:
        code = await commands.propose(actor, lines=lines, now=now)
        return moved(f"{LIST}/{code}")

    return await once(request, effect, now=now)


@get(ONE, name="crm.agreements.desk.show", policy=Crm.AGREEMENT_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """With what is next, who can see it, and what happened to it."""
    return await show_page(request, blank())


@get(f"{ONE}/edit", name="crm.agreements.desk.edit", policy=Crm.AGREEMENT_WRITE)
async def edit(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """As it is now."""
    return await _edit(request, filled(await commands.lines_now(actor, await card_of(request))))


@post(ONE, name="crm.agreements.desk.update", policy=Crm.AGREEMENT_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """What somebody else changed meanwhile stays; where both changed the same, both are shown."""
    form = await read_form(request, shown_by=_edit)
    lines = lines_in(form, await country_codes(), await _owners(form.raw("country"), request))
    before = before_in(form)
    form.check()

    async def effect() -> Response[None]:
        await commands.edit(actor, code, lines=lines, before=before, now=now)
        try:
            await agreement_for(actor, code, now=now)
        except NotFound:  # whoever makes it somebody else's to see is led to what they still see
            return moved(LIST)
        return moved(f"{LIST}/{code}")

    return await once(request, effect, now=now)


@get(f"{ONE}/papers/{{file:uuid}}", name="crm.agreements.papers.show", policy=Crm.AGREEMENT_READ)
async def paper(request: AnyRequest, actor: GivenActor, now: GivenNow, file: FromPath[UUID]) -> Response[bytes]:
    """To those who see the agreement that it belongs to, and by no other address."""
    card = await card_of(request)
    return await handed(actor, await paper_of(card, file), AGREEMENT_PAPER, opened=card.id, now=now)


async def list_again(request: AnyRequest, form: Form) -> Response[bytes]:
    """The list, shown anew when a form on it was refused; with the rate at which what was promised is kept."""
    rate = await rate_seen(request.scope["state"]["actor"])
    return await list_page(request, AGREEMENTS, "crm/agreements/desk/index.html", form, rate=rate, **words())


async def _owners(country: str, request: AnyRequest) -> list[str]:
    return [code for code, _ in await writers(country_scope(country), now=request.app.state.clock())]


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    return await _form(request, form, one=None)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, card = request.scope["state"]["actor"], await card_of(request)
    if not may_change(actor, card.country):
        raise NotFound
    return await _form(request, again(form), one=card)


async def _form(request: AnyRequest, form: Form, **context: Any) -> Response[bytes]:
    now = request.app.state.clock()
    return screen(
        request,
        "crm/agreements/desk/edit.html",
        section="agreements",
        form=form,
        countries=await country_codes(),
        sessions=await sessions_offered(language_for(request, request.scope["state"]["actor"])),
        staff=await offered_to(request.scope["state"]["actor"], form.raw("country"), now=now),
        **words(),
        **context,
    )


AGREEMENT_LIST = Handed(AGREEMENTS, list_again, EDITING)
ROUTES = [index, new, create, show, edit, update, paper]
