"""What a calendar program reads at the address of somebody's meetings."""

from litestar import Response, get
from litestar.params import FromPath

from core.access.policies import PUBLIC
from core.web.given import AnyRequest, GivenNow
from expo.editions.queries import edition_called
from expo.meetings.feeds.printed import calendar_of
from expo.meetings.feeds.queries import followed_at
from i18n.locales import language

CALENDAR = "text/calendar"
LONGEST_TOKEN = 100


@get("/{edition:str}/meetings/feeds/{token:str}/.ics", name="expo.meetings.feeds.show", policy=PUBLIC)
async def show(request: AnyRequest, now: GivenNow, edition: FromPath[str], token: FromPath[str]) -> Response[bytes]:
    """Whoever has the address may read it, which is why it can be closed."""
    row = await edition_called(edition)
    of, tongue, meets = await followed_at(token[:LONGEST_TOKEN], row.id)
    headers = {
        "cache-control": "private, no-cache",
        "x-robots-tag": "noindex",
        "content-disposition": f'inline; filename="{edition}-meetings.ics"',
    }
    return Response(await calendar_of(of, meets, language(tongue), now=now), media_type=CALENDAR, headers=headers)


ROUTES = [show]
