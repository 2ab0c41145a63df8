"""Plans without a login, for whoever holds the link: on a phone, on paper and in a calendar."""

import hashlib
from asyncio import Lock, to_thread

from litestar import Response, get
from litestar.params import FromPath
from litestar.status_codes import HTTP_304_NOT_MODIFIED

from core.access.policies import PUBLIC
from core.settings import settings
from core.web.given import AnyRequest, GivenNow
from core.web.screens import PRIVATE
from core.web.unlisted import UNLISTED, held
from crm.delegations.programme.links.commands import party_at
from crm.delegations.programme.links.paper import words_of
from crm.delegations.programme.links.pocket import Pocket, pocket_of, tongue_for
from crm.delegations.programme.links.printed import calendar_of
from crm.delegations.programme.versions.changes import WHAT_NAMES
from expo.paper.setting import set_in_type
from i18n.formats import SEOUL
from i18n.locales import LANGUAGES
from i18n.rendering import Pages

CALENDAR, PDF = "text/calendar", "application/pdf"
PLAN = "/plans/{token:str}"
_one_at_a_time = Lock()


@get(PLAN, name="crm.delegations.programme.links.show", policy=PUBLIC)
async def show(request: AnyRequest, now: GivenNow, token: FromPath[str]) -> Response[bytes]:
    """In the language in which they read, or `?lang=`; what changed since the last version stands first."""
    pocket = await _pocket(request, token, now)
    zone = pocket.entries[0].begin.tzinfo if pocket.entries else SEOUL
    address = f"{settings().base_url}/plans/{token}/calendar.ics"
    values = {
        "pocket": pocket,
        "token": token,
        "zone": zone,
        "today": now.astimezone(zone).date(),
        "asked": bool(request.query_params.get("lang")),
        "webcal": f"webcal:{address.partition(':')[2]}",
        "what_names": WHAT_NAMES,
        "tongues": LANGUAGES,
    }
    pages: Pages = request.app.state.pages
    octets = pages.render(pocket.language, "crm/delegations/programme/links/show.html", values)
    return Response(octets, media_type="text/html", headers={"cache-control": "private, no-cache", **UNLISTED})


@get(f"{PLAN}/calendar.ics", name="crm.delegations.programme.links.calendar", policy=PUBLIC)
async def calendar(request: AnyRequest, now: GivenNow, token: FromPath[str]) -> Response[bytes]:
    """For a calendar that subscribes to it."""
    pocket = await _pocket(request, token, now)
    octets = calendar_of(pocket, f"{settings().base_url}/plans/{token}")
    etag = f'"{hashlib.sha256(octets).hexdigest()[:20]}"'
    headers = {"etag": etag, "cache-control": "private, no-cache", **UNLISTED}
    if etag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=HTTP_304_NOT_MODIFIED, headers=headers, media_type=CALENDAR)
    return Response(
        octets, media_type=CALENDAR, headers=headers | {"content-disposition": 'inline; filename="plan.ics"'}
    )


@get(f"{PLAN}/programme.pdf", name="crm.delegations.programme.links.paper", policy=PUBLIC)
async def paper(request: AnyRequest, now: GivenNow, token: FromPath[str]) -> Response[bytes]:
    """A6, to be carried in a pocket."""
    pocket = await _pocket(request, token, now)
    async with _one_at_a_time:
        octets = await to_thread(set_in_type, "pocket", words_of(pocket))
    named = {"content-disposition": f'inline; filename="programme-{pocket.language.code}.pdf"'}
    return Response(octets, media_type=PDF, headers={**PRIVATE, **UNLISTED, **named})


async def _pocket(request: AnyRequest, token: str, now: GivenNow) -> Pocket:
    party, code = await held(request, "plan", token, party_at(token, now), now=now)
    return await pocket_of(party, tongue_for(request.query_params.get("lang") or code))


ROUTES = [show, calendar, paper]
