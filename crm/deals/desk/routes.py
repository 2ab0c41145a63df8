"""Deals at the desk: found, opened, read, changed, and the evidence of their amounts."""

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
from core.privacy.reads.rules import DEAL_PAPER
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.deals import commands
from crm.deals.amounts.queries import evidence_of
from crm.deals.desk.listed import DEALS, EDITING, lane_amounts
from crm.deals.desk.page import LIST, ONE, card_of, offered_to, show_page, words, writers
from crm.deals.forms import before_in, filled, lines_in
from crm.deals.lines import EMPTY
from crm.deals.permissions import Deals
from crm.deals.queries import deal_for
from crm.deals.sight import may_change
from directory.lists.pages import list_page, opened
from directory.organisations.queries import country_codes
from directory.organisations.typed import offered as houses
from i18n.screens import language_for


@get(LIST, name="crm.deals.desk.index", policy=Deals.DEAL_READ)
async def index(request: AnyRequest) -> Response[Any]:
    """What is to be done first stands first; each column can be asked."""
    return await opened(request, DEALS) or await list_again(request, blank())


@get(f"{LIST}/new", name="crm.deals.desk.new", policy=Deals.DEAL_WRITE)
async def new(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """A name, a country and the company that leads are enough to begin with."""
    asked = {
        name: str(request.query_params.get(name, ""))[:100] for name in ("country", "agreement", "visit", "edition")
    }
    return await _new(request, blank(**{**EMPTY, **asked, "owner": str(actor.account or "")}))


@post(LIST, name="crm.deals.desk.create", policy=Deals.DEAL_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """It begins as identified."""
    form = await read_form(request, shown_by=_new)
    lines = await _lines(form, request)
    form.check()

    async def effect() -> Response[None]:
        code = await commands.find_deal(actor, lines=lines, now=now)
        return moved(f"{LIST}/{code}")

    return await once(request, effect, now=now)


@get(ONE, name="crm.deals.desk.show", policy=Deals.DEAL_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """With what is next, what it comes to, who shares in it, and what happened to it."""
    return await show_page(request, blank())


@get(f"{ONE}/edit", name="crm.deals.desk.edit", policy=Deals.DEAL_WRITE)
async def edit(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """As it is now."""
    card = await card_of(request)
    return await _edit(request, filled(await commands.lines_now(actor, card), card, language_for(request, actor)))


@post(ONE, name="crm.deals.desk.update", policy=Deals.DEAL_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """What somebody else changed meanwhile stays; where both changed the same, both are shown."""
    form = await read_form(request, shown_by=_edit)
    lines, before = await _lines(form, request), before_in(form)
    form.check()

    async def effect() -> Response[None]:
        await commands.edit(actor, code, lines=lines, before=before, now=now)
        try:
            await deal_for(actor, code)
        except NotFound:  # whoever makes it somebody else's to see is led to what they still see
            return moved(LIST)
        return moved(f"{LIST}/{code}")

    return await once(request, effect, now=now)


@get(f"{ONE}/evidence/{{file:uuid}}", name="crm.deals.evidence.show", policy=Deals.DEAL_READ)
async def evidence(request: AnyRequest, actor: GivenActor, now: GivenNow, file: FromPath[UUID]) -> Response[bytes]:
    """To those who see the deal that it belongs to, and by no other address."""
    deal = (await card_of(request)).id
    return await handed(actor, await evidence_of(deal, file), DEAL_PAPER, opened=deal, now=now)


async def list_again(request: AnyRequest, form: Form) -> Response[bytes]:
    """The list, shown anew when a form on it was refused."""
    return await list_page(request, DEALS, "crm/deals/desk/index.html", form, lane_amounts=lane_amounts, **words())


async def _lines(form: Form, request: AnyRequest) -> dict[str, str]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    owners = [code for code, _ in await writers(form.raw("country"), now=now)]
    return await lines_in(form, await country_codes(), owners, actor, language_for(request, actor))


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    return await _form(request, form, one=None)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, card = request.scope["state"]["actor"], await card_of(request)
    if not may_change(actor, card.country):
        raise NotFound
    return await _form(request, again(form), one=card)


async def _form(request: AnyRequest, form: Form, **context: Any) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    return screen(
        request,
        "crm/deals/desk/edit.html",
        section="deals",
        form=form,
        countries=await country_codes(),
        houses=await houses(actor, language_for(request, actor)),
        staff=await offered_to(actor, form.raw("country"), now=request.app.state.clock()),
        **words(),
        **context,
    )


DEAL_LIST = Handed(DEALS, list_again, EDITING)
ROUTES = [index, new, create, show, edit, update, evidence]
