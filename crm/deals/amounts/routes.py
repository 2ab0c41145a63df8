"""Amounts of a deal at the desk: written down, corrected, struck out, and whether they may be published."""

from functools import partial
from typing import Any
from uuid import UUID

from litestar import Response, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.errors import NotFound
from core.files.receiving import ROOM_FOR_THE_REST, received, told_at
from core.files.uploads import Upload
from core.forms.form import Form, read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.deals.amounts import commands
from crm.deals.amounts.forms import stated_in
from crm.deals.amounts.queries import entries_of
from crm.deals.amounts.rules import CONSENTS, Entry
from crm.deals.amounts.slots import EVIDENCE
from crm.deals.desk.page import ONE, card_of, effected, show_page
from crm.deals.permissions import Deals
from i18n.screens import language_for

LARGEST = EVIDENCE.largest + ROOM_FOR_THE_REST
AMOUNT = f"{ONE}/amounts/{{entry:uuid}}"


@post(f"{ONE}/amounts", name="crm.deals.amounts.create", policy=Deals.DEAL_WRITE, request_max_body_size=LARGEST)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """With its evidence, where it has any."""
    form = await read_form(request, shown_by=show_page)
    stated = stated_in(form, language_for(request, actor))
    upload = await _evidence(form)

    async def write() -> None:
        with told_at("evidence"):
            await commands.enter_amount(actor, code, stated, upload=upload, now=now)

    return await effected(request, write, "amounts")


@post(f"{AMOUNT}/correction", name="crm.deals.amounts.update", policy=Deals.DEAL_WRITE, request_max_body_size=LARGEST)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], entry: FromPath[UUID]
) -> Response[Any]:
    """Another amount stands in its place, with a note that says why; evidence that was there stays unless another comes."""
    form = await read_form(request, shown_by=show_page)
    before = await _entry(request, entry)
    stated = stated_in(form, language_for(request, actor), entry, before.kind)
    upload = await _evidence(form)

    async def write() -> None:
        kept = None if upload else before.document
        with told_at("evidence"):
            await commands.enter_amount(actor, code, stated, upload=upload, document=kept, now=now)

    return await effected(request, write, "amounts")


@post(f"{AMOUNT}/strike", name="crm.deals.amounts.destroy", policy=Deals.DEAL_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], entry: FromPath[UUID]
) -> Response[Any]:
    """It should never have been there; with a reason."""
    form = await read_form(request, shown_by=show_page)
    because = form.text("because", most=LONGEST_REASON)
    form.check()
    struck = partial(commands.strike_amount, actor, code, entry, because=because, now=now)
    return await effected(request, struck, "amounts")


@post(f"{AMOUNT}/consent", name="crm.deals.amounts.consent", policy=Deals.DEAL_WRITE)
async def consent(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], entry: FromPath[UUID]
) -> Response[Any]:
    """What the company says of publishing it."""
    form = await read_form(request, shown_by=show_page)
    said = form.choice("consent", CONSENTS)
    form.check()
    return await effected(request, lambda: commands.note_consent(actor, code, entry, said, now=now), "amounts")


async def _evidence(form: Form) -> Upload | None:
    sent = form.files.get("evidence")
    return await received(form, "evidence") if sent is not None and sent.filename else None


async def _entry(request: AnyRequest, entry: UUID) -> Entry:
    """Raises NotFound."""
    card = await card_of(request)
    found = next((one for one in await entries_of([card.id]) if one.id == entry), None)
    if found is None:
        raise NotFound
    return found


ROUTES = [create, update, destroy, consent]
