"""Settings at the desk: what can be set here, what the surroundings decide, and two people's changes side by side."""

from typing import Any

from litestar import Response, get, post

from core.access.permissions import Core
from core.access.rules import is_confirmed
from core.forms.form import Form, blank, read_form
from core.settings_kept import commands, queries
from core.settings_kept.rules import KEPT, NAMES, ChangedMeanwhile, Difference
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen

PAGE = "/desk/settings"
CONFLICT = 409


async def _page(
    request: AnyRequest, form: Form, differences: tuple[Difference, ...] = (), status: int = 200
) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    return screen(
        request,
        "core/settings_kept/index.html",
        section="settings",
        status=status,
        form=form,
        settings_here=KEPT,
        differences={one.name: one for one in differences},
        surroundings=queries.surroundings(actor),
        confirmed=is_confirmed(actor, now),
    )


def _filled(values: dict[str, str], mine: dict[str, str]) -> Form:
    """What was there stands beside what is typed, so that a change from elsewhere is seen when this is saved."""
    return blank(**mine, **{f"before-{name}": value for name, value in values.items()})


@get(PAGE, name="core.settings.index", policy=Core.SETTINGS_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """As they are now."""
    there = await queries.kept()
    return await _page(request, _filled(there, there))


@post(PAGE, name="core.settings.update", policy=Core.SETTINGS_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """All at once; where two changed the same, both readings are shown and nothing is written."""
    form = await read_form(request, shown_by=_page)
    mine = {one.name: one.read(form, one.name) for one in KEPT}
    form.check()
    before = {name: form.raw(f"before-{name}").replace("\r\n", "\n") for name in NAMES}
    try:
        await commands.change_settings(actor, before=before, mine=mine, now=now)
    except ChangedMeanwhile as changed:
        theirs = await queries.kept()
        again = _filled(theirs, {name: mine[name] if mine[name] != before[name] else theirs[name] for name in NAMES})
        again.refusal = changed
        return await _page(request, again, changed.differences, CONFLICT)
    return moved(PAGE)


ROUTES = [index, update]
