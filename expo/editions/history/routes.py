"""An edition's history: what was done to its programme, frame, speakers and releases, by whom and why."""

from uuid import UUID

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from core.access.roles import ROLE_NAMES
from core.access.rules import may
from core.access.trail.queries import PAGE, Wanted, told_where
from core.actor import Actor
from core.forms.form import day_in, typed
from core.web.given import AnyRequest, GivenActor
from core.web.screens import screen
from expo.editions.queries import edition_called
from expo.permissions import Expo
from i18n.text import required

OF_SPEAKERS = "expo.speakers."
"""What changed about a speaker is for those who may see speakers."""

ASKED = ("who", "since", "until")


@get("/desk/{edition:str}/history", name="expo.editions.history.index", policy=Expo.PROGRAMME_READ)
async def index(
    request: AnyRequest, actor: GivenActor, edition: FromPath[str], before: FromQuery[int | None] = None
) -> Response[bytes]:
    """The latest first; narrowed by who and by days in Seoul."""
    row = await edition_called(edition)
    said = {name: typed(request.query_params.get(name, "")) for name in ASKED}
    steps = await told_where(_wanted(actor, row.id, said), before=before)
    return screen(
        request,
        "expo/editions/history/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        steps=steps[:PAGE],
        further=steps[PAGE - 1].number if len(steps) > PAGE else None,
        chosen=said,
        role_names=ROLE_NAMES,
    )


def _wanted(actor: Actor, edition: UUID, said: dict[str, str]) -> Wanted:
    return Wanted(
        within=("edition", edition),
        without="" if may(actor, Expo.SPEAKER_READ) else OF_SPEAKERS,
        who=said["who"],
        since=day_in(said["since"]),
        until=day_in(said["until"]),
    )


ROUTES = [index]
