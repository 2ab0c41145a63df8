"""Visits at the desk: found, read, proposed and changed."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.errors import NotFound
from core.forms.again import again
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.lists.registry import Handed
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.delegations import commands
from crm.delegations.desk.listed import EDITING, VISITS
from crm.delegations.desk.page import LIST, ONE, card_of, show_page, words
from crm.delegations.desk.staff import offered_to, writers
from crm.delegations.forms import Offered, before_in, filled, lines_in, show_called
from crm.delegations.lines import EMPTY
from crm.delegations.permissions import Visits
from crm.delegations.queries import party_in, visit_for
from crm.delegations.sight import may_change
from crm.subjects.queries import agreements_offered
from crm.timeline.forms import ZONES
from directory.lists.pages import list_page, opened
from directory.organisations.queries import country_codes
from directory.organisations.typed import offered as houses
from expo.editions.queries import all_editions
from i18n.screens import language_for
from i18n.text import required


@get(LIST, name="crm.delegations.desk.index", policy=Visits.VISIT_READ)
async def index(request: AnyRequest) -> Response[Any]:
    """What comes next stands first; each column can be asked."""
    return await opened(request, VISITS) or await list_again(request, blank())


@get(f"{LIST}/new", name="crm.delegations.desk.new", policy=Visits.VISIT_WRITE)
async def new(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """A title and a country are enough to begin with; `?country=&agreement=` come along from where one was."""
    known = {name: request.query_params.get(name, "") for name in ("country", "agreement")}
    house = await party_in(actor, known["agreement"], known["country"])
    return await _new(request, blank(**{**EMPTY, "owner": str(actor.account or ""), "organisation": house, **known}))


@post(LIST, name="crm.delegations.desk.create", policy=Visits.VISIT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """It begins as put forward."""
    form = await read_form(request, shown_by=_new)
    lines = await lines_in(form, await _offered(request, form))
    form.check()

    async def effect() -> Response[None]:
        code = await commands.propose(actor, lines=lines, now=now)
        return moved(f"{LIST}/{code}")

    return await once(request, effect, now=now)


@get(ONE, name="crm.delegations.desk.show", policy=Visits.VISIT_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """With who comes, what is next, who can see it, and what happened to it."""
    return await show_page(request, blank())


@get(f"{ONE}/edit", name="crm.delegations.desk.edit", policy=Visits.VISIT_WRITE)
async def edit(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """As it is now."""
    return await _edit(request, filled(await commands.lines_now(actor, await card_of(request))))


@post(ONE, name="crm.delegations.desk.update", policy=Visits.VISIT_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """What somebody else changed meanwhile stays; where both changed the same, both are shown."""
    form = await read_form(request, shown_by=_edit)
    lines = await lines_in(form, await _offered(request, form))
    before = before_in(form)
    form.check()

    async def effect() -> Response[None]:
        await commands.edit(actor, code, lines=lines, before=before, now=now)
        try:
            await visit_for(actor, code)
        except NotFound:  # whoever makes it somebody else's to see is led to what they still see
            return moved(LIST)
        return moved(f"{LIST}/{code}")

    return await once(request, effect, now=now)


async def list_again(request: AnyRequest, form: Form) -> Response[bytes]:
    """The list, shown anew when a form on it was refused."""
    return await list_page(request, VISITS, "crm/delegations/desk/index.html", form, **words())


async def _offered(request: AnyRequest, form: Form) -> Offered:
    actor = request.scope["state"]["actor"]
    owners = [code for code, _ in await writers(form.raw("country"), now=request.app.state.clock())]
    editions = [one.slug for one in await all_editions()]
    return Offered(actor, language_for(request, actor), await country_codes(), owners, editions)


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    return await _form(request, form, one=None)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, card = request.scope["state"]["actor"], await card_of(request)
    if not may_change(actor, card.country):
        raise NotFound
    return await _form(request, again(form), one=card)


async def _form(request: AnyRequest, form: Form, **context: Any) -> Response[bytes]:
    now = request.app.state.clock()
    actor = request.scope["state"]["actor"]
    tongue = language_for(request, actor)
    for name in ("organisation", "agreement"):
        await show_called(form, name, name, Offered(actor, tongue, (), (), ()))
    return screen(
        request,
        "crm/delegations/desk/edit.html",
        section="visits",
        form=form,
        countries=await country_codes(),
        houses=await houses(actor, tongue),
        agreements=await agreements_offered(actor, tongue),
        editions=[(one.slug, required(one.name)) for one in await all_editions()],
        zones=[*ZONES, *({form.raw("zone")} - {*ZONES, ""})],
        staff=await offered_to(actor, form.raw("country"), now=now),
        **words(),
        **context,
    )


VISIT_LIST = Handed(VISITS, list_again, EDITING)
ROUTES = [index, new, create, show, edit, update]
