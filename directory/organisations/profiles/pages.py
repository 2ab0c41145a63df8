"""A profile being changed: the form, and the comparison when somebody else saved meanwhile."""

from typing import Any

from litestar import Response

from core.actor import Actor
from core.forms.form import Form, ShownBy
from core.web.given import AnyRequest
from core.web.screens import screen
from directory.organisations import forms
from directory.organisations.profiles.doors import Door
from directory.organisations.queries import Profile, country_codes, organisation_for
from directory.organisations.rules import FIELDS, ProfileChanged
from directory.permissions import Directory

STATUS_OK = 200


async def writable(actor: Actor, code: str) -> Profile:
    """Raises NotFound."""
    return await organisation_for(actor, code, Directory.ORGANISATION_WRITE)


async def edit_page(request: AnyRequest, door: Door, form: Form) -> Response[bytes]:
    return await _page(request, door, "edit", STATUS_OK, form=form)


async def conflict_page(request: AnyRequest, door: Door, form: Form, status: int) -> Response[bytes]:
    """`form` is that of `forms.compared`, fresh or sent with a choice missing."""
    shown = [name for name in FIELDS if forms.theirs(name) in form.values]
    return await _page(request, door, "conflict", status, form=form, compared=shown)


def shown_again(door: Door) -> ShownBy:
    """After a conflict the comparison, with everything that was typed in it; else the form as it was sent."""

    async def shown(request: AnyRequest, form: Form) -> Response[bytes]:
        mine, version = forms.profile_of(form)
        if isinstance(form.refusal, ProfileChanged):
            return await conflict_page(request, door, forms.compared(form.refusal, mine), form.refusal.status)
        if any(forms.pick(name) in form.errors for name in FIELDS):
            return await conflict_page(request, door, form, STATUS_OK)
        again = forms.filled(mine, version)
        again.errors, again.refusal = form.errors, form.refusal
        return await edit_page(request, door, again)

    return shown


async def _page(request: AnyRequest, door: Door, template: str, status: int, **context: Any) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    return screen(
        request,
        f"directory/organisations/profiles/{template}.html",
        section=door.section,
        status=status,
        frame=door.frame,
        organisation=(profile := await writable(actor, str(request.path_params["code"]))),
        address=door.address(profile.code),
        countries=await country_codes(),
        **context,
    )
