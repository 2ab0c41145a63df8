"""Adding an organisation at the desk: not one that is there already, unless somebody says that it is another."""

from typing import Any

from litestar import Response, get, post

from core.access.rules import require
from core.errors import Conflict, mark
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from directory.organisations.additions.queries import similar
from directory.organisations.commands import add_organisation
from directory.organisations.forms import texts_of
from directory.organisations.queries import country_codes
from directory.organisations.rules import CODE_WANTED, KIND_NAMES, LONGEST_CODE, is_code
from directory.permissions import Directory

LIST = "/desk/organisations"


class ThereAlready(Conflict):
    """Not a refusal for good: the form then asks whether it is another one."""

    message = mark("The directory has an organisation that reads like this one. Look at it before you add another.")


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    doubted = isinstance(form.refusal, ThereAlready) or form.flag("another")
    return screen(
        request,
        "directory/organisations/additions/new.html",
        section="organisations",
        form=form,
        kinds=KIND_NAMES,
        countries=await country_codes(),
        similar=await similar(actor, texts_of(form), form.raw("kind")) if doubted else [],
    )


@get(f"{LIST}/new", name="directory.organisations.additions.new", policy=Directory.ORGANISATION_LIST)
async def new(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """Its code, its kind, and what its profile says. 404 for those who may list and not add."""
    require(actor, Directory.ORGANISATION_CREATE)
    return await _page(request, blank())


@post(LIST, name="directory.organisations.additions.create", policy=Directory.ORGANISATION_LIST)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """Leads to its page, where the first of its people is invited."""
    require(actor, Directory.ORGANISATION_CREATE)
    form = await read_form(request, shown_by=_page)
    code, kind = form.text("code", most=LONGEST_CODE), form.choice("kind", KIND_NAMES)
    if code and "code" not in form.errors and not is_code(code):
        form.mistake("code", CODE_WANTED)
    form.check()
    given, another = texts_of(form), form.flag("another")

    async def effect() -> Response[Any]:
        if not another and await similar(actor, given, kind):
            raise ThereAlready
        await add_organisation(actor, code=code, kind=kind, given=given, now=now)
        return moved(f"{LIST}/{code}")

    return await once(request, effect, now=now)


ROUTES = [new, create]
