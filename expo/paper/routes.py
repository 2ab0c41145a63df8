"""Paper to be fetched: the booklet for everybody, door signs and day sheets for who hangs them."""

from asyncio import to_thread
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.access.policies import PUBLIC
from core.errors import NotFound, Unavailable
from core.forms.form import Form, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.frame import publication
from expo.editions.queries import edition_called
from expo.paper.commands import ask_for_paper
from expo.paper.queries import Sheet, kept_of, octets_of, settings_of
from expo.paper.setting import KINDS, paper
from expo.paper.subscriptions import ALL
from expo.permissions import Expo
from expo.releases.publication import Publication
from i18n.locales import DEFAULT, LANGUAGES, Language, language

PDF = "application/pdf"
SET_AT_ONCE = 200
"""So many meetings are set within a second, while somebody waits; more are set in the background."""

COME_BACK_SECONDS = 60
PAGE = "/desk/{edition:str}/paper"


@get("/{lang:str}/{edition:str}/booklet.pdf", name="expo.paper.show", policy=PUBLIC)
async def show(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """The whole programme as it is released; of a large one the booklet before, until the new one is set."""
    shown, tongue = publication(request, edition), language(lang)
    number, octets = await _set(shown, "booklet", tongue) or (None, b"")
    if number is None:
        raise Unavailable(after=COME_BACK_SECONDS)
    fresh = "revision" if number == shown.snapshot.number else str(COME_BACK_SECONDS)
    headers = {"x-fresh-for": fresh, **_named("booklet", edition, tongue, number)}
    return Response(octets, media_type=PDF, headers=headers)


@get(PAGE, name="expo.paper.desk.index", policy=Expo.PROGRAMME_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """What is set, from which release, and how far what is being set is."""
    shown = publication(request, request.path_params["edition"])
    row = await edition_called(shown.edition.slug)
    kept, running = await kept_of(row.id), await settings_of(row.id)
    number = shown.snapshot.number
    return screen(
        request,
        "expo/paper/index.html",
        section="programme",
        shown=shown,
        tongues=LANGUAGES,
        prints=kept,
        running=running,
        being_set=frozenset[Sheet]().union(*(one.left for one in running)),
        old=[one for one in ALL if one not in kept or kept[one].number != number],
        at_once=len(shown.meetings) <= SET_AT_ONCE,
    )


@post(PAGE, name="expo.paper.desk.create", policy=Expo.PROGRAMME_READ)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """All that is missing or from an earlier release; one may leave, and the page says how far it is."""
    await read_form(request, shown_by=_again)
    shown = publication(request, edition)

    async def effect() -> Response[None]:
        kept = await kept_of((await edition_called(edition)).id)
        number = shown.snapshot.number
        sheets = [one for one in ALL if one not in kept or kept[one].number != number]
        await ask_for_paper(actor, edition=edition, sheets=sheets, now=now)
        return moved(f"/desk/{edition}/paper")

    return await once(request, effect, now=now)


@get(f"{PAGE}/{{kind:str}}", name="expo.paper.desk.show", policy=Expo.PROGRAMME_READ)
async def fetch(
    request: AnyRequest, edition: FromPath[str], kind: FromPath[str], lang: FromQuery[str] = DEFAULT.code
) -> Response[Any]:
    """One kind of paper for the whole edition, ready for the printer; the name of the file says from which release."""
    if kind not in KINDS:
        raise NotFound
    found = await _set(publication(request, edition), kind, language(lang))
    if found is None:
        return moved(f"/desk/{edition}/paper")
    headers = {"cache-control": "private, no-store", **_named(kind, edition, language(lang), found[0])}
    return Response(found[1], media_type=PDF, headers=headers)


async def _again(request: AnyRequest, _form: Form) -> Response[bytes]:
    answer: Response[bytes] = await index.fn(request)
    return answer


async def _set(shown: Publication, kind: str, tongue: Language) -> tuple[int, bytes] | None:
    """With the number of its release. A small programme's is set here, and needs no database."""
    if len(shown.meetings) <= SET_AT_ONCE:
        return shown.snapshot.number, await to_thread(paper, kind, shown, tongue)
    return await octets_of((await edition_called(shown.edition.slug)).id, (kind, tongue.code))


def _named(kind: str, edition: str, tongue: Language, number: int) -> dict[str, str]:
    return {"content-disposition": f'inline; filename="{edition}-{kind}-{tongue.code}-r{number}.pdf"'}


ROUTES = [show, index, create, fetch]
