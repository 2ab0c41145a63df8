"""The annexes of an agreement: filed, withdrawn and put back on the page of its texts."""

from typing import Any
from uuid import UUID

from litestar import Response, post
from litestar.params import FromPath

from core.files.receiving import ROOM_FOR_THE_REST, received, told_at
from core.forms.form import read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.agreements.annexes import commands
from crm.agreements.desk.page import ONE, effected
from crm.agreements.slots import PAPER
from crm.agreements.texts.routes import texts_page
from crm.permissions import Crm

ROOM = PAPER.largest + ROOM_FOR_THE_REST


@post(f"{ONE}/annexes", name="crm.agreements.annexes.create", policy=Crm.AGREEMENT_WRITE, request_max_body_size=ROOM)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """A paper that belongs to it, with a title."""
    form = await read_form(request, shown_by=texts_page)
    title = form.text("title")
    upload = await received(form, "file")

    async def file() -> None:
        with told_at("file"):
            await commands.file_annex(actor, code, title=title, upload=upload, now=now)

    return await effected(request, file, "texts")


@post(f"{ONE}/annexes/{{annex:uuid}}/withdrawal", name="crm.agreements.annexes.withdraw", policy=Crm.AGREEMENT_WRITE)
async def withdraw(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], annex: FromPath[UUID]
) -> Response[Any]:
    """It stays to be put back."""
    await read_form(request, shown_by=texts_page)
    return await effected(request, lambda: commands.withdraw_annex(actor, code, annex, now=now), "annexes")


@post(f"{ONE}/annexes/{{annex:uuid}}/return", name="crm.agreements.annexes.restore", policy=Crm.AGREEMENT_WRITE)
async def restore(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], annex: FromPath[UUID]
) -> Response[Any]:
    """Where it was."""
    await read_form(request, shown_by=texts_page)
    return await effected(request, lambda: commands.put_annex_back(actor, code, annex, now=now), "annexes")


ROUTES = [create, withdraw, restore]
