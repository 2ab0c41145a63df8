"""Matching at the desk: who wishes to meet whom, and the timetables that were proposed."""

from secrets import randbelow
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.meetings.matching import commands, wishing
from expo.meetings.matching.asked import HALVES, LIKINGS, STAYS, WHERE
from expo.meetings.matching.forms import asked_in, lines_in, wish_in
from expo.meetings.matching.queries import (
    interpreters_in,
    on_its_way,
    parties_of,
    runs_of,
    silent,
    tables_of,
    wishes_of,
)
from expo.meetings.permissions import Meetings
from i18n.text import required

PAGE = "/desk/{edition:str}/matching"
MOST_SEED = 1_000_000


@get(PAGE, name="expo.meetings.matching.index", policy=Meetings.MEETING_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """Wishes, what there is to meet with, and the runs."""
    return await _page(request, first())


@post(f"{PAGE}/wishes", name="expo.meetings.matching.create", policy=Meetings.MEETING_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """One wish, in place of what was said of the two."""
    form = await read_form(request, shown_by=_page)
    row = await edition_called(edition)
    said = wish_in(form, await parties_of(actor, row.id))
    form.check()
    assert said is not None  # noqa: S101 -- the form was without mistakes

    async def effect() -> Response[None]:
        await wishing.wish(actor, said, edition=row.id, now=now)
        return moved(f"/desk/{edition}/matching")

    return await once(request, effect, now=now)


@post(f"{PAGE}/lists", name="expo.meetings.matching.update", policy=Meetings.MEETING_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Many wishes at once, all or none."""
    form = await read_form(request, shown_by=_page)
    row = await edition_called(edition)
    lines = lines_in(form, await parties_of(actor, row.id))
    form.check()

    async def effect() -> Response[None]:
        await wishing.wish_all(actor, lines, edition=row.id, now=now)
        return moved(f"/desk/{edition}/matching")

    return await once(request, effect, now=now)


@post(f"{PAGE}/wishes/{{wish:uuid}}/removal", name="expo.meetings.matching.destroy", policy=Meetings.MEETING_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], wish: FromPath[UUID]
) -> Response[Any]:
    """A wish that is none any more."""
    await read_form(request, shown_by=_page)

    async def effect() -> Response[None]:
        await wishing.drop_wish(actor, edition=(await edition_called(edition)).id, key=wish, now=now)
        return moved(f"/desk/{edition}/matching")

    return await once(request, effect, now=now)


@post(f"{PAGE}/runs", name="expo.meetings.matching.new", policy=Meetings.MEETING_WRITE)
async def new(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """A timetable is looked for in the background; the page says how far it is."""
    form = await read_form(request, shown_by=_page)
    row = await edition_called(edition)
    asked = asked_in(form, [one.number for one in await runs_of(actor, row.id)])
    form.check()

    async def effect() -> Response[None]:
        number = await commands.ask_for_run(actor, row.id, asked, seed=randbelow(MOST_SEED), now=now)
        return moved(f"/desk/{edition}/matching/runs/{number}")

    return await once(request, effect, now=now)


def first() -> Form:
    """What is asked for unless somebody says otherwise."""
    return blank(
        least="1",
        most="12",
        where="tables",
        stays="buyer",
        longest="3",
        walk="5",
        seconds="60",
        of_exhibitor="want",
        of_counterpart="want",
        half="any",
    )


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    row = await edition_called(str(request.path_params["edition"]))
    runs, wishes, parties = (
        await runs_of(actor, row.id),
        await wishes_of(actor, row.id),
        await parties_of(actor, row.id),
    )
    return screen(
        request,
        "expo/meetings/matching/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        wishes=wishes,
        parties=parties,
        heard=[one for one in wishes if one.fresh],
        silent=silent(parties.values(), wishes),
        tables_there=len(await tables_of(row.id)),
        interpreters=await interpreters_in(row.id),
        runs=runs,
        busy={one.number: await on_its_way(one) for one in runs if not one.finished_at},
        likings=LIKINGS,
        part_of_day=HALVES,
        wheres=WHERE,
        ways=STAYS,
        zone=ZoneInfo(row.zone),
    )


ROUTES = [index, create, update, destroy, new]
