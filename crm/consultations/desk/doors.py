"""Links to the form at the table, at the desk: handed out, printed as codes to be scanned, withdrawn."""

from dataclasses import dataclass
from datetime import date, timedelta
from json import loads
from typing import Any
from uuid import UUID

import segno
from litestar import Response, get, post
from litestar.params import FromPath

from core.errors import mark
from core.forms.form import Form, blank, read_form
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import PEOPLE
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.consultations.permissions import Consultations
from crm.consultations.table.doors import Door, doors_of, open_interpreter, open_table, withdraw
from expo.editions.queries import edition_called
from expo.editions.tables import Edition
from expo.meetings.tables import Interpreter, MeetingTable
from i18n.text import required

PAGE = "/desk/consultations/doors/{edition:str}"


@dataclass(frozen=True, slots=True)
class Printed:
    """`qr` are rows of dark and light."""

    door: Door
    qr: list[bytearray]


@get(PAGE, name="crm.consultations.doors.index", policy=Consultations.CONSULTATION_WRITE)
async def index(request: AnyRequest) -> Response[bytes]:
    """Those that are open, each with its code."""
    return await _page(request, blank())


@post(PAGE, name="crm.consultations.doors.create", policy=Consultations.CONSULTATION_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """For `every` table, or for an `interpreter` on a `day`. Asked twice it hands out nothing more."""
    form = await read_form(request, shown_by=_page)
    row = await edition_called(edition)
    if form.flag("every"):
        for code in await _tables(row.id):
            await open_table(actor, edition=edition, table=code, now=now)
    else:
        whom = form.choice("interpreter", [one for one, _ in await _interpreters(row.id)])
        day = form.choice("day", [one.isoformat() for one in _days(row)])
        form.check()
        on_date = date.fromisoformat(day)
        await open_interpreter(actor, edition=edition, interpreter=UUID(whom), on_date=on_date, now=now)
    return moved(f"/desk/consultations/doors/{edition}")


@post(
    f"{PAGE}/{{door:uuid}}/withdrawal", name="crm.consultations.doors.destroy", policy=Consultations.CONSULTATION_WRITE
)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], door: FromPath[UUID]
) -> Response[Any]:
    """Whoever still has it finds nothing."""
    await read_form(request, shown_by=_page)
    await withdraw(actor, door, now=now)
    return moved(f"/desk/consultations/doors/{edition}")


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    row = await edition_called(request.path_params["edition"])
    doors = await doors_of(actor, row.id)
    interpreters = await _interpreters(row.id)
    people = [one["person"] for one in await _people(row.id)]
    await note_list(actor, PEOPLE, people, now=now)
    tables = await _tables(row.id)
    if not tables and not interpreters:
        form.mistake("day", mark("There are no tables and no interpreters in this edition yet."))
    return screen(
        request,
        "crm/consultations/doors/index.html",
        section="consultations",
        row=row,
        name=required(row.name),
        form=form,
        printed=[Printed(one, list(segno.make(one.address, error="m").matrix)) for one in doors],
        closed=sorted(set(tables) - {one.table_code for one in doors}),
        interpreters=interpreters,
        days=_days(row),
    )


async def _tables(edition: UUID) -> list[str]:
    open_ones = (MeetingTable.edition == edition) & MeetingTable.closed.eq(False)
    found = MeetingTable.select(MeetingTable.code).where(open_ones).order_by(MeetingTable.code)
    return list(await found.output(as_list=True))


async def _people(edition: UUID) -> list[dict[str, Any]]:
    columns = (Interpreter.id, Interpreter.person, Interpreter.person.names.as_alias("names"))
    return list(await Interpreter.select(*columns).where(Interpreter.edition == edition))


async def _interpreters(edition: UUID) -> list[tuple[str, dict[str, str]]]:
    return [(str(row["id"]), loads(row["names"])) for row in await _people(edition)]


def _days(row: Edition) -> list[date]:
    first: date | None = row.starts_on
    last: date | None = row.ends_on
    if first is None or last is None:
        return []
    return [first + timedelta(days=one) for one in range((last - first).days + 1)]


ROUTES = [index, create, destroy]
