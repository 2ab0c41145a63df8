"""Obligations of an agreement at the desk: written down, moved on, verified."""

from typing import Any
from uuid import UUID

from litestar import Response, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.files.receiving import ROOM_FOR_THE_REST, received, told_at
from core.forms.form import read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.agreements.desk.page import ONE, card_of, effected, show_page, writers
from crm.agreements.forms import amount_in, obligation_in
from crm.agreements.slots import PAPER
from crm.obligations import commands
from crm.obligations.rules import STATE_NAMES
from crm.permissions import Crm
from crm.sight import country_scope


@post(f"{ONE}/obligations", name="crm.obligations.create", policy=Crm.AGREEMENT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """Planned at first."""
    form = await read_form(request, shown_by=show_page)
    staff = await writers(country_scope((await card_of(request)).country), now=now)
    given = obligation_in(form, [one for one, _ in staff])
    form.check()
    return await effected(request, lambda: commands.add_obligation(actor, code, given=given, now=now), "obligations")


@post(
    f"{ONE}/obligations/{{obligation:uuid}}",
    name="crm.obligations.update",
    policy=Crm.AGREEMENT_WRITE,
    request_max_body_size=PAPER.largest + ROOM_FOR_THE_REST,
)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], obligation: FromPath[UUID]
) -> Response[Any]:
    """`to` is its next state; `said` the evidence or the reason."""
    form = await read_form(request, shown_by=show_page)
    to, said = form.choice("to", STATE_NAMES), form.text("said", most=LONGEST_REASON, needed=False)
    actual = amount_in(form, "actual")
    form.check()
    upload = await received(form, "document") if "document" in form.files and form.files["document"].filename else None

    async def move() -> None:
        with told_at("document"):
            given = {"to": to, "said": said, "actual": actual, "upload": upload}
            await commands.move_obligation(actor, code, obligation, now=now, **given)  # type: ignore[arg-type]

    return await effected(request, move, "obligations")


ROUTES = [create, update]
