"""Badges at the desk: approved and refused many at once, printed in the background, handed out by their code."""

from asyncio import to_thread
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.again import again
from core.forms.form import Form, blank, read_form
from core.forms.rows import rows_in
from core.idempotency.once import once
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import BADGE, BADGES
from core.web.given import AnyRequest, GivenActor, GivenNow, GivenNumber
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.passes import rules
from expo.passes.deciding import decide_passes, hand_out, set_quotas
from expo.passes.forms import quotas_filled, quotas_in
from expo.passes.listing import listing
from expo.passes.paper import pdf_of
from expo.passes.queries import octets_of, pass_called, quotas_of, settings_of, sheets_of
from expo.passes.work import ask_for_badges
from expo.permissions import Expo
from i18n.text import required

PAGE = "/desk/{edition:str}/badges"
PDF = "application/pdf"


@get(PAGE, name="expo.passes.desk.index", policy=Expo.CREW_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """`?state=&kind=&q=`; who looked is written down."""
    return await _list(request, blank())


@post(PAGE, name="expo.passes.desk.decide", policy=Expo.CREW_WRITE)
async def decide(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Every `badge` that is ticked becomes `to`, approved or refused, all or none."""
    form = await read_form(request, shown_by=_list)
    to = form.choice("to", ("approved", "refused"))
    because = form.text("because", most=rules.LONGEST_REASON, needed=False)
    ticked = form.ids("badge")
    form.check()

    async def effect() -> Response[None]:
        await decide_passes(actor, edition, ticked, to=to, because=because, now=now)
        return moved(f"/desk/{edition}/badges")

    return await once(request, effect, now=now)


@post(f"{PAGE}/prints", name="expo.passes.desk.print", policy=Expo.CREW_WRITE)
async def printing(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """All that are approved and not printed; one may leave, and the page says how far it is."""
    await read_form(request, shown_by=_list)

    async def effect() -> Response[None]:
        await ask_for_badges(actor, edition=edition, now=now)
        return moved(f"/desk/{edition}/badges")

    return await once(request, effect, now=now)


@get(f"{PAGE}/prints/{{run:uuid}}/{{number:int}}", name="expo.passes.desk.sheet", policy=Expo.CREW_READ)
async def sheet(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    edition: FromPath[str],
    run: FromPath[UUID],
    number: GivenNumber,
) -> Response[bytes]:
    """A PDF of some badges, ready for the printer."""
    octets = await octets_of((await edition_called(edition)).id, run, number)
    await note_list(actor, BADGES, [run], chosen="print", now=now)
    return _printed(octets, f"{edition}-badges-{number}")


@get(f"{PAGE}/quota", name="expo.passes.desk.edit", policy=Expo.CREW_READ)
async def edit(request: AnyRequest, edition: FromPath[str]) -> Response[bytes]:
    """By area, as it is now."""
    return await _quota(request, quotas_filled(await quotas_of((await edition_called(edition)).id)))


@post(f"{PAGE}/quota", name="expo.passes.desk.update", policy=Expo.CREW_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """For whoever asks from now on."""
    form = await read_form(request, shown_by=_quota)
    quotas, before = quotas_in(form), rows_in(form, rules.ROWS)
    form.check()

    async def effect() -> Response[None]:
        await set_quotas(actor, edition=edition, quotas=quotas, before=before, now=now)
        return moved(f"/desk/{edition}/badges")

    return await once(request, effect, now=now)


@post(f"{PAGE}/handing", name="expo.passes.desk.hand", policy=Expo.CREW_WRITE)
async def hand(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """By its `code`, typed or read by a scanner."""
    form = await read_form(request, shown_by=_list)
    code = form.text("code", most=16)
    form.check()

    async def effect() -> Response[None]:
        one = await hand_out(actor, edition=edition, code=code, now=now)
        return moved(f"/desk/{edition}/badges?handed={one.code}#hand")

    return await once(request, effect, now=now)


@get(f"{PAGE}/{{code:str}}/paper", name="expo.passes.desk.paper", policy=Expo.CREW_READ)
async def paper(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[bytes]:
    """One badge at once, for who has lost theirs."""
    row = await edition_called(edition)
    one = await pass_called(actor, row.id, code)
    if one.stored != "approved":
        raise rules.NotApproved
    await note_list(actor, BADGE, [one.id], now=now)
    return _printed(await to_thread(pdf_of, row, [one]), f"{edition}-badge")


def _printed(octets: bytes, name: str) -> Response[bytes]:
    """Kept by nobody on the way."""
    headers = {"cache-control": "private, no-store", "content-disposition": f'inline; filename="{name}.pdf"'}
    return Response(octets, media_type=PDF, headers=headers)


async def _list(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    row = await edition_called(request.path_params["edition"])
    found = await listing(actor, row.id, request.query_params)
    await note_list(actor, BADGES, [one.id for one in found.leaf.lines], chosen=found.state, now=now)
    return screen(
        request,
        "expo/passes/desk/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        listing=found,
        states=rules.STATE_NAMES,
        kinds=rules.KIND_NAMES,
        running=await settings_of(row.id),
        sheets=await sheets_of(row.id),
        handed=next((one for one in found.leaf.lines if one.code == request.query_params.get("handed")), None),
    )


async def _quota(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    return screen(
        request,
        "expo/passes/desk/edit.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=again(form),
        kinds=rules.KIND_NAMES,
    )


ROUTES = [index, decide, printing, sheet, edit, update, hand, paper]
