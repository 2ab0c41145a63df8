"""A calendar of one's own programme: asking for its address, closing it, and what a calendar program reads there."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import segno
from litestar import Response, get, post
from litestar.params import FromPath
from litestar.status_codes import HTTP_200_OK, HTTP_304_NOT_MODIFIED

from core.access.attempts import allow
from core.access.policies import PUBLIC, VISITOR
from core.errors import NotFound
from core.forms.form import read_form
from core.idempotency.once import once
from core.settings import settings
from core.web.addresses import address_of
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved
from expo.editions.frame import publication, reader
from expo.editions.personal import personal
from expo.feeds.commands import open_feed, revoke_feed
from expo.feeds.printed import feed_of
from expo.feeds.queries import followed_at
from expo.releases.publication import Publication
from expo.stars.commands import open_plan, take_over
from expo.stars.cookie import give_plan
from expo.stars.routes import MINE, mine_of, shown_again
from expo.stars.standing import Standing, standing, tell_browser

CALENDAR = "text/calendar"
LONGEST_TOKEN = 100


@post(f"{MINE}/feeds", name="expo.feeds.create", policy=VISITOR, status_code=HTTP_200_OK)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, lang: FromPath[str], edition: FromPath[str]
) -> Response[Any]:
    """The answer shows the address, once. From then on we keep the stars of a browser that had them to itself."""
    await read_form(request, shown_by=shown_again)
    await allow("feed", address_of(request), most=60, seconds=3600, now=now)
    shown = publication(request, edition)
    stood = await standing(request, actor, shown.edition.slug, now)

    async def effect() -> Response[bytes]:
        plan, opened = await _plan(actor, stood, now)
        token = await open_feed(actor, plan, language=reader(request).language.code, now=now)
        response = _opened_page(request, shown, f"{settings().base_url}/{stood.edition}/feeds/{token}.ics")
        where = stood.where if opened is None else "ours"
        tell_browser(response, Standing(stood.edition, where, stood.codes), stood.codes)
        if opened is not None:
            give_plan(response, stood.edition, opened)
        return response

    return await once(request, effect, now=now)


def _opened_page(request: AnyRequest, shown: Publication, address: str) -> Response[bytes]:
    return personal(
        request,
        "expo/feeds/create.html",
        section="mine",
        edition=shown.edition,
        address=address,
        webcal=f"webcal://{urlsplit(address).netloc}{urlsplit(address).path}",
        qr=list(segno.make(address, error="m").matrix),
    )


async def _plan(actor: Any, stood: Standing, now: Any) -> tuple[UUID, str | None]:
    """What the calendar is to follow, and the cookie's token when it was made for that."""
    if stood.kept is not None:
        return stood.kept.id, None
    if actor.account is not None and stood.where == "account":
        return (await take_over(actor.account, stood.edition, (), now=now)).id, None
    return await open_plan(stood.edition, stood.codes, now=now)


@post(f"{MINE}/feeds/{{feed:uuid}}/revocation", name="expo.feeds.destroy", policy=VISITOR)
async def destroy(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    lang: FromPath[str],
    edition: FromPath[str],
    feed: FromPath[UUID],
) -> Response[None]:
    """Whoever had the address reads no more; a browser without an account has its stars to itself again."""
    stood = await standing(request, actor, publication(request, edition).edition.slug, now)
    if stood.kept is None:
        raise NotFound
    response = moved(mine_of(request, stood.edition))
    if await revoke_feed(actor, stood.kept.id, feed, now=now):
        tell_browser(response, stood, stood.codes)
    else:
        tell_browser(response, Standing(stood.edition, "browser", stood.codes), stood.codes)
        give_plan(response, stood.edition, None)
    return response


@get("/{edition:str}/feeds/{token:str}/.ics", name="expo.feeds.show", policy=PUBLIC)
async def show(request: AnyRequest, edition: FromPath[str], token: FromPath[str]) -> Response[bytes]:
    """Whoever has the address may read it, which is why it can be closed."""
    followed = await followed_at(token[:LONGEST_TOKEN], publication(request, edition).edition.slug)
    shown, words = publication(request, edition), request.app.state.shelf["live"]
    printed = feed_of(followed, shown, words, settings().base_url)
    headers = {"etag": printed.etag, "cache-control": "private, no-cache", "x-robots-tag": "noindex"}
    if printed.etag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=HTTP_304_NOT_MODIFIED, headers=headers, media_type=CALENDAR)
    named = {"content-disposition": f'inline; filename="{edition}.ics"'}
    return Response(printed.octets, media_type=CALENDAR, headers={**headers, **named})


ROUTES = [create, destroy, show]
