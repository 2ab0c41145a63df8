"""Who issues the invoices, at the desk."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.billing.invoices.forms import biller_in
from expo.billing.invoices.particulars import biller_lines, set_biller
from expo.billing.invoices.queries import biller_of
from expo.editions.queries import edition_called
from expo.permissions import Expo
from i18n.text import required

PAGE = "/desk/{edition:str}/invoices/biller"


@get(PAGE, name="expo.billing.invoices.biller.edit", policy=Expo.INVOICE_READ)
async def edit(request: AnyRequest, edition: FromPath[str]) -> Response[bytes]:
    """As it stands on the next one."""
    row = await edition_called(edition)
    lines = biller_lines(await biller_of(row.id))
    return await _edit(request, blank(**lines, **was(lines)))


@post(PAGE, name="expo.billing.invoices.biller.update", policy=Expo.PRICE_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """What was issued keeps what it said."""
    form = await read_form(request, shown_by=_edit)
    lines = biller_in(form)
    before = was_in(form, lines)
    form.check()

    async def effect() -> Response[None]:
        await set_biller(actor, edition=edition, lines=lines, before=before, now=now)
        return moved(f"/desk/{edition}/invoices")

    return await once(request, effect, now=now)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    return screen(
        request,
        "expo/billing/invoices/biller/edit.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=again(form),
    )


ROUTES = [edit, update]
