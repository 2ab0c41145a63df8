"""Obligations of an agreement at the desk: written down, moved on, verified."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.errors import NotFound
from core.files.receiving import ROOM_FOR_THE_REST, received, told_at
from core.forms.again import again
from core.forms.form import Form, blank, read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import screen
from crm.agreements.desk.page import ONE, card_of, effected, offered_to, show_page, writers
from crm.agreements.forms import amount_in, filled
from crm.agreements.meanwhile import seen_in
from crm.agreements.sight import may_change
from crm.agreements.slots import PAPER
from crm.obligations import commands
from crm.obligations.forms import before_in, obligation_in
from crm.obligations.lines import EMPTY, committee
from crm.obligations.rules import SIDE_NAMES, STATE_NAMES
from crm.permissions import Crm
from crm.sight import country_scope

PROMISE = f"{ONE}/obligations/{{obligation:uuid}}"


@get(f"{ONE}/obligations/new", name="crm.obligations.new", policy=Crm.AGREEMENT_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """What was promised in one language and a day are enough to begin with; `?of=committee` begins from its meetings."""
    owner = (await card_of(request)).owner
    begun = committee() if request.query_params.get("of") == "committee" else EMPTY
    return await _new(request, blank(**{**begun, "owner": owner or ""}))


@post(f"{ONE}/obligations", name="crm.obligations.create", policy=Crm.AGREEMENT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """Planned at first."""
    form = await read_form(request, shown_by=_new)
    lines = obligation_in(form, await _owners(request))
    form.check()
    return await effected(request, lambda: commands.add_obligation(actor, code, lines=lines, now=now), "obligations")


@get(f"{PROMISE}/edit", name="crm.obligations.edit", policy=Crm.AGREEMENT_WRITE)
async def edit(request: AnyRequest, obligation: FromPath[UUID]) -> Response[bytes]:
    """As it is now."""
    lines, _ = await commands.lines_now(await card_of(request), obligation)
    return await _edit(request, filled(lines))


@post(f"{PROMISE}/text", name="crm.obligations.rewrite", policy=Crm.AGREEMENT_WRITE)
async def rewrite(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], obligation: FromPath[UUID]
) -> Response[Any]:
    """What somebody else changed meanwhile stays; where both changed the same, both are shown."""
    form = await read_form(request, shown_by=_edit)
    lines, before = obligation_in(form, await _owners(request)), before_in(form)
    form.check()

    async def change() -> None:
        await commands.change_obligation(actor, code, obligation, lines=lines, before=before, now=now)

    return await effected(request, change, "obligations")


@post(
    PROMISE,
    name="crm.obligations.update",
    policy=Crm.AGREEMENT_WRITE,
    request_max_body_size=PAPER.largest + ROOM_FOR_THE_REST,
)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], obligation: FromPath[UUID]
) -> Response[Any]:
    """`to` is its next state, `was` the one that the form began from; `said` the evidence or the reason."""
    form = await read_form(request, shown_by=show_page)
    to, said = form.choice("to", STATE_NAMES), form.text("said", most=LONGEST_REASON, needed=False)
    actual = amount_in(form, "actual")
    seen = seen_in(form)
    form.check()
    upload = await received(form, "document") if "document" in form.files and form.files["document"].filename else None

    async def move() -> None:
        with told_at("document"):
            given = {"to": to, "said": said, "actual": actual, "upload": upload, "seen": seen}
            await commands.move_obligation(actor, code, obligation, now=now, **given)  # type: ignore[arg-type]

    return await effected(request, move, "obligations")


async def _owners(request: AnyRequest) -> list[str]:
    scope = country_scope((await card_of(request)).country)
    return [account for account, _ in await writers(scope, now=request.app.state.clock())]


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    return await _form(request, form, row=None)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    card = await card_of(request)
    _, row = await commands.lines_now(card, UUID(str(request.path_params["obligation"])))
    return await _form(request, again(form), row=row)


async def _form(request: AnyRequest, form: Form, **context: Any) -> Response[bytes]:
    """Raises NotFound for those who may only look."""
    actor, card = request.scope["state"]["actor"], await card_of(request)
    if not may_change(actor, card.country):
        raise NotFound
    return screen(
        request,
        "crm/obligations/edit.html",
        section="agreements",
        form=form,
        one=card,
        staff=await offered_to(actor, card.country, now=request.app.state.clock()),
        sides_named=SIDE_NAMES,
        **context,
    )


ROUTES = [new, create, edit, rewrite, update]
