"""Changing a profile, from the portal and from the desk."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.actor import Actor
from core.forms.form import read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved
from directory.organisations import commands, forms
from directory.organisations.profiles.doors import DESK, PORTAL, Door
from directory.organisations.profiles.pages import edit_page, shown_again, writable
from directory.permissions import Directory


@get(
    "/portal/{code:str}/profile",
    name="directory.organisations.profiles.edit",
    policy=Directory.ORGANISATION_WRITE,
)
async def edit(request: AnyRequest, actor: GivenActor, code: FromPath[str]) -> Response[bytes]:
    """As it is stored."""
    return await _edit(request, actor, code, PORTAL)


@post(
    "/portal/{code:str}/profile",
    name="directory.organisations.profiles.update",
    policy=Directory.ORGANISATION_WRITE,
)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """Says from which version it was made."""
    return await _update(request, actor, now, code, PORTAL)


@get(
    "/desk/organisations/{code:str}/profile",
    name="directory.organisations.desk.edit",
    policy=Directory.ORGANISATION_LIST,
)
async def desk_edit(request: AnyRequest, actor: GivenActor, code: FromPath[str]) -> Response[bytes]:
    """The same form for staff."""
    return await _edit(request, actor, code, DESK)


@post(
    "/desk/organisations/{code:str}/profile",
    name="directory.organisations.desk.update",
    policy=Directory.ORGANISATION_LIST,
)
async def desk_update(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """The same rules for staff."""
    return await _update(request, actor, now, code, DESK)


async def _edit(request: AnyRequest, actor: Actor, code: str, door: Door) -> Response[bytes]:
    profile = await writable(actor, code)
    return await edit_page(request, door, forms.filled(profile.texts(), profile.version))


async def _update(request: AnyRequest, actor: Actor, now: GivenNow, code: str, door: Door) -> Response[Any]:
    """`write_on` takes the choices of a conflict back into the form, to be written on there."""
    profile = await writable(actor, code)
    form = await read_form(request, shown_by=shown_again(door))
    forms.check_choices(form)
    texts, version = forms.profile_of(form)
    form.check()
    if form.flag("write_on"):
        return await edit_page(request, door, forms.filled(texts, version))
    await commands.edit_profile(actor, profile.id, texts, version=version, now=now)
    return moved(door.address(profile.code))


ROUTES = [edit, update, desk_edit, desk_update]
