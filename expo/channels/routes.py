"""Interpretation at the desk: channels room by room, who interprets what, and what cannot work as it is planned."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.roles import ROLE_NAMES
from core.access.trail.queries import told_of
from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form, typed
from core.forms.rows import rows_in
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.channels.commands import add_channel, change_channel, lines_of, remove_channel, set_interpreters
from expo.channels.forms import channel_in, chosen, people_in, places
from expo.channels.listing import WHICH, listing
from expo.channels.queries import plan_of
from expo.channels.rules import CARRIERS, ROWS
from expo.editions.queries import edition_called
from expo.permissions import Expo
from expo.programme.sessions.commands import session_in
from expo.programme.slots.queries import Draft, draft
from expo.programme.slots.rules import NeedsReason
from i18n.locales import LANGUAGES

PAGE = "/desk/{edition:str}/channels"
ONE = f"{PAGE}/{{channel:uuid}}"
SESSION = "/desk/{edition:str}/interpreters/{code:str}"
LONGEST_REASON = 300


@get(PAGE, name="expo.channels.index", policy=Expo.PROGRAMME_READ)
async def index(request: AnyRequest, edition: FromPath[str]) -> Response[bytes]:
    """Sessions that are interpreted, `?day=&which=`, then room by room; an edition without dates says what it lacks."""
    row = await edition_called(edition)
    dated = row.starts_on is not None and row.ends_on is not None
    if not dated:
        return screen(request, "expo/channels/index.html", section="programme", row=row, draft=None)
    known = await _draft(request)
    plan = await plan_of(known)
    found = listing(known, plan, request.query_params)
    return _page(request, "index", known, blank(), plan=plan, listing=found, which=WHICH)


@get(f"{PAGE}/new", name="expo.channels.new", policy=Expo.PROGRAMME_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """With the next free number of the room that led here."""
    known = await _draft(request)
    room = typed(request.query_params.get("room", ""))
    taken = {one.number for one in (await plan_of(known)).channels.values() if one.room == room}
    free = next(number for number in range(1, 100) if number not in taken)
    return _page(request, "new", known, blank(room=room or None, number=free, carrier="infrared"))


@post(PAGE, name="expo.channels.create", policy=Expo.PROGRAMME_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Readers hear of it with the next release."""
    form = await read_form(request, shown_by=_new)
    channel = channel_in(form, await _draft(request))
    form.check()

    async def effect() -> Response[None]:
        await add_channel(actor, edition=edition, channel=channel, now=now)
        return moved(f"/desk/{edition}/channels")

    return await once(request, effect, now=now)


@get(ONE, name="expo.channels.edit", policy=Expo.PROGRAMME_READ)
async def edit(request: AnyRequest, channel: FromPath[UUID]) -> Response[bytes]:
    """With what happened to it."""
    known = await _draft(request)
    lines = lines_of((await plan_of(known)).called(channel))
    return await _edit(request, blank(**lines, **was(lines)))


@post(ONE, name="expo.channels.update", policy=Expo.PROGRAMME_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], channel: FromPath[UUID]
) -> Response[Any]:
    """Its room too."""
    form = await read_form(request, shown_by=_edit)
    after = channel_in(form, await _draft(request))
    seen = was_in(form, lines_of(after))
    form.check()

    async def effect() -> Response[None]:
        await change_channel(actor, edition=edition, key=channel, channel=after, seen=seen, now=now)
        return moved(f"/desk/{edition}/channels")

    return await once(request, effect, now=now)


@post(f"{ONE}/removal", name="expo.channels.destroy", policy=Expo.PROGRAMME_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], channel: FromPath[UUID]
) -> Response[Any]:
    """Sessions keep what they say."""
    await read_form(request, shown_by=_edit)

    async def effect() -> Response[None]:
        await remove_channel(actor, edition=edition, key=channel, now=now)
        return moved(f"/desk/{edition}/channels")

    return await once(request, effect, now=now)


@get(SESSION, name="expo.channels.interpreters.edit", policy=Expo.PROGRAMME_READ)
async def interpreters(request: AnyRequest, code: FromPath[str]) -> Response[bytes]:
    """A pair for each language."""
    known = await _draft(request)
    session_in(known, code)
    return await _interpreters(request, chosen((await plan_of(known)).interpreters[code]))


@post(SESSION, name="expo.channels.interpreters.update", policy=Expo.PROGRAMME_WRITE)
async def assign(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """Their time is promised with it."""
    form = await read_form(request, shown_by=_interpreters)
    known = await _draft(request)
    people, before = people_in(form, session_in(known, code), known), rows_in(form, ROWS)
    reason = form.text("reason", most=LONGEST_REASON, needed=False)
    form.check()

    async def effect() -> Response[None]:
        await set_interpreters(
            actor, edition=edition, session=code, people=people, before=before, reason=reason, now=now
        )
        return moved(f"/desk/{edition}/channels")

    return await once(request, effect, now=now)


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    return _page(request, "new", await _draft(request), form)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    known, key = await _draft(request), request.path_params["channel"]
    channel = (await plan_of(known)).called(key)
    return _page(
        request, "edit", known, again(form), key=key, channel=channel, history=await told_of(key), role_names=_ROLES
    )


async def _interpreters(request: AnyRequest, form: Form) -> Response[bytes]:
    known = await _draft(request)
    session = session_in(known, request.path_params["code"])
    plan = await plan_of(known)
    return _page(
        request,
        "interpreters/edit",
        known,
        again(form),
        session=session,
        places={one.language: range(places(form, one.language)) for one in session.interpreted},
        troubled=[one for one in plan.troubles if one.session == session.code],
        against=form.refusal.advice if isinstance(form.refusal, NeedsReason) else (),
        history=await told_of(UUID(session.id)),
        role_names=_ROLES,
    )


def _page(request: AnyRequest, template: str, known: Draft, form: Form, **more: Any) -> Response[bytes]:
    return screen(
        request,
        f"expo/channels/{template}.html",
        section="programme",
        row=known.edition,
        draft=known,
        form=form,
        carriers=CARRIERS,
        tongues=LANGUAGES,
        **more,
    )


async def _draft(request: AnyRequest) -> Draft:
    return await draft(await edition_called(request.path_params["edition"]))


_ROLES = {str(role): name for role, name in ROLE_NAMES.items()}

ROUTES = [index, new, create, edit, update, destroy, interpreters, assign]
