"""What somebody needs as a guest, at the desk: for those who look after guests, and each look is written down."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.privacy.reads.commands import note_look
from core.privacy.reads.rules import NEEDS
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from directory.people.merged import to_survivor
from directory.people.needs.commands import NOTHING, change_needs
from directory.people.needs.queries import need_of
from directory.people.queries import known_person
from directory.permissions import Directory

PAGE = "/desk/people/{person:uuid}/needs"
LONGEST = 1_000
FIELDS = ("diet", "access")


@get(PAGE, name="directory.people.needs.edit", policy=Directory.NEED_READ, before_request=to_survivor)
async def edit(request: AnyRequest, actor: GivenActor, person: FromPath[UUID]) -> Response[bytes]:
    """As it is known now."""
    lines = (await need_of(actor, person) or NOTHING).lines
    return await _edit(request, blank(**lines, **was(lines)))


@post(PAGE, name="directory.people.needs.update", policy=Directory.NEED_READ)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, person: FromPath[UUID]) -> Response[Any]:
    """Empty takes it away."""
    form = await read_form(request, shown_by=_edit)
    lines = {name: form.text(name, most=LONGEST, needed=False) for name in FIELDS}
    before = was_in(form, FIELDS)
    form.check()

    async def effect() -> Response[None]:
        await change_needs(actor, person, lines, before, now=now)
        return moved(f"/desk/people/{person}")

    return await once(request, effect, now=now)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    person = await known_person(request.path_params["person"])
    await note_look(actor, NEEDS, person.id, now=request.app.state.clock())
    return screen(request, "directory/people/needs/edit.html", section="people", person=person, form=again(form))


ROUTES = [edit, update]
