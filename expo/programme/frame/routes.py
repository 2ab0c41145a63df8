"""Halls, rooms, tracks and formats at the desk, and the ways between halls."""

from itertools import combinations
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.roles import ROLE_NAMES
from core.access.trail.queries import told_of
from core.errors import NotFound
from core.forms.again import again
from core.forms.before import was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.permissions import Expo
from expo.programme.frame.commands import add_thing, change_thing, set_ways, take_thing_away
from expo.programme.frame.forms import code_in, filled, lines_in
from expo.programme.frame.queries import frame_of, key_of, thing_called
from expo.programme.frame.rules import KINDS, Kind
from expo.venues.ways import ways_of
from i18n.text import required

PAGE = "/desk/{edition:str}/frame"


@get(PAGE, name="expo.programme.frame.index", policy=Expo.PROGRAMME_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """Everything on one page: there are a dozen of each."""
    return await _index(request, blank())


@get(f"{PAGE}/{{kind:str}}/new", name="expo.programme.frame.new", policy=Expo.PROGRAMME_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """With a colour that no other track has, if there is one."""
    return await _new(request, blank(colour="1"))


@post(f"{PAGE}/{{kind:str}}", name="expo.programme.frame.create", policy=Expo.PROGRAMME_WRITE)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], kind: FromPath[str]
) -> Response[Any]:
    """Its code is in addresses and files, and stays."""
    known = _kind(kind)
    form = await read_form(request, shown_by=_new)
    code, lines = code_in(form), lines_in(form, known)
    form.check()

    async def effect() -> Response[None]:
        await add_thing(actor, edition=edition, kind=known, code=code, lines=lines, now=now)
        return moved(f"/desk/{edition}/frame")

    return await once(request, effect, now=now)


@get(f"{PAGE}/{{kind:str}}/{{code:str}}", name="expo.programme.frame.edit", policy=Expo.PROGRAMME_READ)
async def edit(
    request: AnyRequest, edition: FromPath[str], kind: FromPath[str], code: FromPath[str]
) -> Response[bytes]:
    """With what happened to it."""
    row = await edition_called(edition)
    return await _edit(request, filled((await thing_called(row.id, kind, code)).lines))


@post(f"{PAGE}/{{kind:str}}/{{code:str}}", name="expo.programme.frame.update", policy=Expo.PROGRAMME_WRITE)
async def update(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    edition: FromPath[str],
    kind: FromPath[str],
    code: FromPath[str],
) -> Response[Any]:
    """Readers see it with the next release."""
    known = _kind(kind)
    form = await read_form(request, shown_by=_edit)
    lines = lines_in(form, known)
    before = was_in(form, lines)
    form.check()

    async def effect() -> Response[None]:
        await change_thing(actor, edition=edition, kind=known, code=code, lines=lines, before=before, now=now)
        return moved(f"/desk/{edition}/frame")

    return await once(request, effect, now=now)


@post(f"{PAGE}/{{kind:str}}/{{code:str}}/removal", name="expo.programme.frame.destroy", policy=Expo.PROGRAMME_WRITE)
async def destroy(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    edition: FromPath[str],
    kind: FromPath[str],
    code: FromPath[str],
) -> Response[Any]:
    """While nothing belongs to it."""
    known = _kind(kind)
    await read_form(request, shown_by=_index)

    async def effect() -> Response[None]:
        await take_thing_away(actor, edition=edition, kind=known, code=code, now=now)
        return moved(f"/desk/{edition}/frame")

    return await once(request, effect, now=now)


@post("/desk/{edition:str}/ways", name="expo.programme.frame.walk", policy=Expo.PROGRAMME_WRITE)
async def walk(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Minutes from hall to hall, all at once."""
    form = await read_form(request, shown_by=_index)
    row = await edition_called(edition)
    halls = [one.code for one in (await frame_of(row.id))["hall"]]
    minutes: dict[tuple[str, str], int] = {}
    for first, then in combinations(halls, 2):
        field = f"way_{first}_{then}"
        if form.raw(field).strip():
            minutes[first, then] = form.whole(field, least=0, most=120)
    form.check()

    async def effect() -> Response[None]:
        await set_ways(actor, edition=edition, minutes=minutes, now=now)
        return moved(f"/desk/{edition}/frame")

    return await once(request, effect, now=now)


async def _index(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    frame = await frame_of(row.id)
    pairs = list(combinations(frame["hall"], 2))
    known = await ways_of(row.id)
    for first, then in pairs:
        form.values.setdefault(f"way_{first.code}_{then.code}", [str(known.minutes(first.code, then.code))])
    return screen(
        request,
        "expo/programme/frame/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        frame=frame,
        pairs=pairs,
        form=form,
    )


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    return await _page(request, "new", form)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    thing = await thing_called(row.id, request.path_params["kind"], request.path_params["code"])
    return await _page(
        request,
        "edit",
        again(form),
        thing=thing,
        history=await told_of(await key_of(row.id, thing)),
        role_names={str(role): name for role, name in ROLE_NAMES.items()},
    )


async def _page(request: AnyRequest, template: str, form: Form, **more: Any) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    return screen(
        request,
        f"expo/programme/frame/{template}.html",
        section="programme",
        row=row,
        kind=_kind(request.path_params["kind"]),
        halls=(await frame_of(row.id))["hall"],
        form=form,
        **more,
    )


def _kind(text: str) -> Kind:
    """Raises NotFound."""
    if text not in KINDS:
        raise NotFound
    return text


ROUTES = [index, new, create, edit, update, destroy, walk]
