"""Bank statements at the desk: brought, read row by row, and what is open of them decided."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.errors import mark
from core.files.receiving import ROOM_FOR_THE_REST
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.billing.invoices.queries import invoices_that
from expo.billing.payments.reading import LARGEST
from expo.billing.payments.statements import assign, read_statement, report_of, statements_of
from expo.billing.prices.queries import day_of
from expo.editions.queries import edition_called
from expo.permissions import Expo
from i18n.text import required

PAGE = "/desk/{edition:str}/statements"
ONE = f"{PAGE}/{{statement:uuid}}"
ROW_STATES = {
    "open": mark("Open: whose is it?"),
    "recorded": mark("Recorded"),
    "known": mark("Recorded before"),
    "outgoing": mark("Went out"),
    "unreadable": mark("Could not be read"),
}


@get(PAGE, name="expo.billing.payments.index", policy=Expo.INVOICE_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """Those that were brought, the newest first."""
    return await _index(request, blank())


@post(
    PAGE,
    name="expo.billing.payments.create",
    policy=Expo.INVOICE_WRITE,
    request_max_body_size=LARGEST + ROOM_FOR_THE_REST,
)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Rows that name an invoice are recorded at once; the others wait for a person."""
    form = await read_form(request, shown_by=_index)
    sent = form.file("file")
    octets = await sent.read(LARGEST + 1) if sent else b""
    if len(octets) > LARGEST:
        form.mistake("file", mark("A statement has at most {megabytes} MB."), megabytes=LARGEST // 2**20)
    form.check()

    async def effect() -> Response[None]:
        name = sent.filename if sent else ""
        made = await read_statement(actor, edition=edition, file=name, octets=octets, now=now)
        return moved(f"/desk/{edition}/statements/{made}")

    return await once(request, effect, now=now)


@get(ONE, name="expo.billing.payments.show", policy=Expo.INVOICE_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """Each row with what became of it."""
    return await _show(request, blank())


@post(f"{ONE}/rows/{{row:uuid}}", name="expo.billing.payments.update", policy=Expo.INVOICE_WRITE)
async def update(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    edition: FromPath[str],
    statement: FromPath[UUID],
    row: FromPath[UUID],
) -> Response[Any]:
    """It is for the invoice `reference`."""
    form = await read_form(request, shown_by=_show)
    reference = form.text("reference", most=80)
    form.check()

    async def effect() -> Response[None]:
        await assign(actor, edition=(await edition_called(edition)).id, row=row, reference=reference, now=now)
        return moved(f"/desk/{edition}/statements/{statement}")

    return await once(request, effect, now=now)


async def _index(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    return screen(
        request,
        "expo/billing/payments/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        statements=await statements_of(request.scope["state"]["actor"], row.id),
    )


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    row = await edition_called(request.path_params["edition"])
    file, rows = await report_of(actor, row.id, UUID(str(request.path_params["statement"])))
    return screen(
        request,
        "expo/billing/payments/show.html",
        section="programme",
        row=row,
        form=form,
        file=file,
        rows=rows,
        statement=request.path_params["statement"],
        states=ROW_STATES,
        owed=await invoices_that(await day_of(row.id, now), edition=row.id),
    )


ROUTES = [index, create, show, update]
