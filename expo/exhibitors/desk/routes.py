"""Exhibitors at the desk: who applied, where each stands, and what is decided."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.access.guard import FAR_REACHING, given_actor
from core.access.roles import ROLE_NAMES
from core.access.trail.queries import told_of
from core.forms.form import Form, blank, read_form, typed
from core.idempotency.once import once
from core.spreadsheets import TYPES
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import PRIVATE, moved, screen
from expo.editions.queries import edition_called
from expo.editions.rules import today_in
from expo.exhibitors import rules
from expo.exhibitors.commands import move_exhibitor, sign_contract
from expo.exhibitors.desk.exports import export
from expo.exhibitors.desk.filters import ASKED
from expo.exhibitors.desk.listing import listing
from expo.exhibitors.desk.show_days import show_days
from expo.exhibitors.forms import MOVE_LABELS, contract_in
from expo.exhibitors.looks import note_exhibitor, note_exhibitors
from expo.exhibitors.messages.queries import unread_by
from expo.exhibitors.newcomers.queries import newcomer_of
from expo.exhibitors.portal.queries import halls_of
from expo.exhibitors.queries import application_called, pavilions
from expo.exhibitors.sharing.queries import co_exhibitors_with_likes
from expo.exhibitors.tasks.queries import chores_for
from expo.exhibitors.tasks.rules import readiness
from expo.permissions import Expo
from i18n.screens import language_for
from i18n.text import required

PAGE = "/desk/{edition:str}/exhibitors"


@get(PAGE, name="expo.exhibitors.desk.index", policy=Expo.EXHIBITOR_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """By organisation; `?order=` and what `filters` names."""
    return await _list(request, blank())


@post(f"{PAGE}/exports", name="expo.exhibitors.desk.export", policy=Expo.EXHIBITOR_WRITE, opt={FAR_REACHING: True})
async def take_out(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Those that the list's address finds, `as` csv or xlsx; with the reason, which is recorded."""
    form = await read_form(request, shown_by=_list)
    kind, because = form.choice("as", TYPES), form.text("because", most=LONGEST_REASON)
    form.check()
    asked, reader = {name: typed(form.raw(name)) for name in ASKED}, language_for(request, actor)
    sheet = await export(actor, edition=edition, asked=asked, kind=kind, reader=reader, because=because, now=now)
    named = f'attachment; filename="{edition}-exhibitors-{now:%Y%m%d}.{kind}"'
    headers = {**PRIVATE, "content-disposition": named}
    return Response(sheet, media_type=TYPES[kind], headers=headers, status_code=200)


@get(f"{PAGE}/{{code:str}}", name="expo.exhibitors.desk.show", policy=Expo.EXHIBITOR_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """The whole application, what may be decided, and what happened."""
    return await show_page(request, blank())


@post(f"{PAGE}/{{code:str}}/moves", name="expo.exhibitors.desk.move", policy=Expo.EXHIBITOR_WRITE)
async def move(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """`to` is a state; `because` is read by the applicant."""
    form = await read_form(request, shown_by=show_page)
    to = form.choice("to", rules.STATE_NAMES)
    because = form.text("because", most=LONGEST_REASON, needed=False)
    form.check()

    async def effect() -> Response[None]:
        known = await application_called(actor, (await edition_called(edition)).id, code)
        await move_exhibitor(actor, known.id, to=to, because=because, now=now)
        return moved(f"/desk/{edition}/exhibitors/{known.code}")

    return await once(request, effect, now=now)


@post(f"{PAGE}/{{code:str}}/contract", name="expo.exhibitors.desk.contract", policy=Expo.EXHIBITOR_WRITE)
async def contract(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """Its number and the day on which it was signed."""
    form = await read_form(request, shown_by=show_page)
    said = contract_in(form)
    form.check()

    async def effect() -> Response[None]:
        known = await application_called(actor, (await edition_called(edition)).id, code)
        await sign_contract(actor, known.id, **said, now=now)
        return moved(f"/desk/{edition}/exhibitors/{known.code}")

    return await once(request, effect, now=now)


async def _list(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = given_actor(request), request.app.state.clock()
    row = await edition_called(request.path_params["edition"])
    given = {**request.query_params, **{name: form.raw(name) for name in ASKED if name in form.values}}
    asked = {name: typed(given.get(name, "")) for name in (*ASKED, "order", "page")}
    found = await listing(actor, row.id, asked, today_in(row.zone, now))
    await note_exhibitors(actor, found.leaf.lines, question=asked["q"], chosen=found.state, now=now)
    return screen(
        request,
        "expo/exhibitors/desk/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        listing=found,
        states=rules.STATE_NAMES,
        kinds=rules.KIND_NAMES,
        pavilions=await pavilions(row.id),
        halls=await halls_of(row.id),
    )


async def show_page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    row = await edition_called(request.path_params["edition"])
    known = await application_called(actor, row.id, str(request.path_params["code"]))
    await note_exhibitor(actor, known, now=request.app.state.clock())
    chores = await chores_for(row.id, known.id) if known.state in rules.TAKING_PART else []
    open_to = rules.moves_from(known.state, "organiser")
    return screen(
        request,
        "expo/exhibitors/desk/show.html",
        section="programme",
        row=row,
        name=required(row.name),
        one=known,
        form=form,
        states=rules.STATE_NAMES,
        kinds=rules.KIND_NAMES,
        labels=MOVE_LABELS,
        reasoned=rules.REASONED,
        plain=[to for to in open_to if to not in rules.REASONED and to != "contracted"],
        asked=[to for to in open_to if to in rules.REASONED],
        signing="contracted" in open_to,
        lacking=rules.missing(known.wishes, known.contact),
        pavilions={one["code"]: one["name"] for one in await pavilions(row.id)},
        co_exhibitors=await co_exhibitors_with_likes(actor, known.id),
        chores=chores,
        ready=readiness(chores, today_in(row.zone, request.app.state.clock())),
        today=today_in(row.zone, request.app.state.clock()),
        unread=(await unread_by("organiser", [known.id])).get(known.id, 0),
        newly=await newcomer_of(actor, known),
        **await show_days(row, known.id),
        history=await told_of(known.id),
        role_names={str(role): name for role, name in ROLE_NAMES.items()},
    )


ROUTES = [index, take_out, show, move, contract]
