"""The profile of a stand, in the portal."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.again import again
from core.forms.before import was_in
from core.forms.form import Form, read_form
from core.forms.merging import Lines
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.exhibitors.forms import filled
from expo.exhibitors.portal.routes import OWN, mine
from expo.exhibitors.rules import SHOWN
from expo.exhibitors.stands import rules
from expo.exhibitors.stands.commands import describe_stand
from expo.exhibitors.stands.forms import lines_in
from expo.exhibitors.stands.queries import stand_of
from expo.permissions import Expo
from i18n.text import required


@get(f"{OWN}/stand", name="expo.exhibitors.stands.edit", policy=Expo.APPLICATION_WRITE)
async def edit(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """As it is now, with what is still missing."""
    _, _, known = await mine(request, actor)
    return await _edit(request, _form(await stand_of(known.id)))


@post(f"{OWN}/stand", name="expo.exhibitors.stands.update", policy=Expo.APPLICATION_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], edition: FromPath[str]
) -> Response[Any]:
    """On the site at once, where the exhibitor is shown there."""
    form = await read_form(request, shown_by=_edit)
    _, _, known = await mine(request, actor)
    lines = lines_in(form)
    before = was_in(form, lines)
    form.check()

    async def effect() -> Response[None]:
        await describe_stand(actor, known.id, lines, before, now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/stand")

    return await once(request, effect, now=now)


def _form(lines: Lines) -> Form:
    """Every language ticked is a value of its own."""
    form = filled(lines)
    form.values["speaks"] = lines["speaks"].split()
    return form


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    company, row, known = await mine(request, actor)
    stored = await stand_of(known.id)
    steps = rules.steps(stored, described=company.description is not None, logo=company.logo is not None)
    return screen(
        request,
        "expo/exhibitors/stands/edit.html",
        section="exhibit",
        organisation=company,
        row=row,
        name=required(row.name),
        one=known,
        shown=known.state in SHOWN,
        form=again(form),
        stored=stored,
        spoken=rules.SPOKEN,
        steps=steps,
        percent=rules.percent(steps),
    )


ROUTES = [edit, update]
