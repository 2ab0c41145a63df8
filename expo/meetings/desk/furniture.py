"""Tables of an edition at the desk, many at once, and how long a question for a meeting waits."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.exhibitors.portal.queries import halls_of
from expo.meetings.furnishing import add_tables, close_table, codes_in, set_terms, tables_of
from expo.meetings.permissions import Meetings
from expo.meetings.queries import terms_of
from i18n.text import required

PAGE = "/desk/{edition:str}/meetings/tables"


@get(PAGE, name="expo.meetings.tables.index", policy=Meetings.MEETING_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """With how many meetings at each."""
    return await _index(request, blank())


@post(PAGE, name="expo.meetings.tables.create", policy=Meetings.MEETING_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """`T01–T30` at once."""
    form = await read_form(request, shown_by=_index)
    row = await edition_called(edition)
    text = form.text("codes", most=1_000)
    hall = form.choice("hall", [one["code"] for one in await halls_of(row.id)], needed=False)
    form.check()

    async def effect() -> Response[None]:
        await add_tables(actor, edition=edition, codes=codes_in(text), hall=hall, now=now)
        return moved(f"/desk/{edition}/meetings/tables")

    return await once(request, effect, now=now)


@post(f"{PAGE}/{{table:uuid}}", name="expo.meetings.tables.update", policy=Meetings.MEETING_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], table: FromPath[UUID]
) -> Response[None]:
    """`closed` or open again."""
    form = await read_form(request, shown_by=_index)
    await close_table(actor, table, closed=form.flag("closed"), now=now)
    return moved(f"/desk/{edition}/meetings/tables")


@post("/desk/{edition:str}/meetings/terms", name="expo.meetings.tables.terms", policy=Meetings.MEETING_WRITE)
async def terms(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """For questions that are asked from now on."""
    form = await read_form(request, shown_by=_index)
    days = form.whole("answer_days", least=1, most=90)
    remind, revision = form.whole("remind_days", least=0, most=max(days, 0)), form.number("revision")
    form.check()

    async def effect() -> Response[None]:
        await set_terms(actor, edition=edition, answer_days=days, remind_days=remind, revision=revision, now=now)
        return moved(f"/desk/{edition}/meetings/tables")

    return await once(request, effect, now=now)


async def _index(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(str(request.path_params["edition"]))
    known = await terms_of(row.id)
    if not form.raw("answer_days"):
        given = {"answer_days": known.answer_days, "remind_days": known.remind_days, "revision": known.revision}
        form.values |= {name: [str(value)] for name, value in given.items()}
    return screen(
        request,
        "expo/meetings/tables/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        found=await tables_of(row.id),
        halls=await halls_of(row.id),
    )


ROUTES = [index, create, update, terms]
