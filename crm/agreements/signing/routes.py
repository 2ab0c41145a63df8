"""Approving and signing at the desk."""

from typing import Any
from uuid import UUID

from litestar import Response, post
from litestar.params import FromPath

from core.files.receiving import ROOM_FOR_THE_REST, received, told_at
from core.forms.form import read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.agreements.desk.page import ONE, card_of, effected, show_page
from crm.agreements.meanwhile import seen_in
from crm.agreements.signing import commands
from crm.agreements.signing.queries import signatories
from crm.agreements.slots import PAPER
from crm.permissions import Crm


@post(f"{ONE}/approvals", name="crm.agreements.signing.approve", policy=Crm.AGREEMENT_APPROVE)
async def approve(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """Of the frozen text; `document` is the number of the paper."""
    form = await read_form(request, shown_by=show_page)
    document = form.text("document", most=100, needed=False)
    form.check()
    return await effected(request, lambda: commands.approve_text(actor, code, document=document, now=now), "next")


@post(f"{ONE}/signatures", name="crm.agreements.signing.create", policy=Crm.AGREEMENT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`who` is a party and an appointment there, `party:appointment`."""
    form = await read_form(request, shown_by=show_page)
    offered = {f"{one.party}:{one.appointment}": one for one in await signatories((await card_of(request)).id)}
    who, signed_on = form.choice("who", offered), form.day("on")
    form.check()
    party, _, appointment = who.partition(":")
    by = {"appointment": UUID(appointment), "signed_on": signed_on}
    return await effected(request, lambda: commands.sign(actor, code, UUID(party), now=now, **by), "parties")  # type: ignore[arg-type]


@post(
    f"{ONE}/scan",
    name="crm.agreements.signing.scan",
    policy=Crm.AGREEMENT_WRITE,
    request_max_body_size=PAPER.largest + ROOM_FOR_THE_REST,
)
async def scan(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """Of the signed paper."""
    form = await read_form(request, shown_by=show_page)
    seen, upload = seen_in(form), await received(form, "scan")

    async def file() -> None:
        with told_at("scan"):
            await commands.file_scan(actor, code, upload, seen=seen, now=now)

    return await effected(request, file, "next")


ROUTES = [approve, create, scan]
