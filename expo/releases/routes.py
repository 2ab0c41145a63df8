"""Releases at the desk: what the next one would change, any two compared, releasing, going back."""

from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.access.accounts.doers import doers
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow, GivenNumber
from core.web.screens import moved, screen
from expo.announcements.queries import announcements_of, waiting_in
from expo.editions.queries import edition_called
from expo.permissions import Expo
from expo.releases import comparison
from expo.releases.commands import release_programme, restore_release
from expo.releases.draft import draft_of
from expo.releases.queries import latest_release, release_numbered, releases_of
from expo.releases.wording import reworded
from i18n.locales import DEFAULT, LANGUAGES
from i18n.text import Translated, required, written

LONGEST_NAME, LONGEST_NOTE = 80, 2_000


async def _list(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    dated = row.starts_on is not None and row.ends_on is not None
    draft = await draft_of(row) if dated else None
    latest, releases = await latest_release(row.id), await releases_of(row.id)
    ahead = comparison.compare(latest, draft) if draft else comparison.Comparison()
    return screen(
        request,
        "expo/releases/index.html",
        section="programme",
        row=row,
        latest=latest,
        draft=draft,
        ahead=ahead,
        words=reworded(latest, draft, ahead) if draft else {},
        name=required(row.name),
        releases=releases,
        who=await doers([one.by for one in releases]),
        tongues=LANGUAGES,
        letters_wait=await waiting_in(row.id),
        form=form,
        zone=ZoneInfo(row.zone),
    )


@get("/desk/{edition:str}/releases", name="expo.releases.index", policy=Expo.RELEASE_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """Each with what it changed; on top, what the next would."""
    return await _list(request, blank())


@post("/desk/{edition:str}/releases", name="expo.releases.create", policy=Expo.RELEASE_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Everybody reads it within a second."""
    form = await read_form(request, shown_by=_list)
    name, note = form.text("name", most=LONGEST_NAME), _note(form)
    form.check()

    async def effect() -> Response[None]:
        await release_programme(actor, edition=edition, name=name, note=note, now=now)
        return moved(f"/desk/{edition}/releases")

    return await once(request, effect, now=now)


@get("/desk/{edition:str}/releases/{number:int}", name="expo.releases.show", policy=Expo.RELEASE_READ)
async def show(
    request: AnyRequest, edition: FromPath[str], number: GivenNumber, since: FromQuery[str] = ""
) -> Response[bytes]:
    """Compared with the one before, or with release `since`, which may be the later one of the two; words in every
    language, or in `?language=`.
    """
    return await _compared(request, edition, number, since, blank())


async def _compared(request: AnyRequest, edition: str, number: int, since: str, form: Form) -> Response[bytes]:
    row = await edition_called(edition)
    release = await release_numbered(row.id, number)
    other = int(since) if since.isascii() and since.isdecimal() and len(since) <= 6 else number - 1
    before = await release_numbered(row.id, other) if other else None
    releases, changes = await releases_of(row.id), comparison.compare(before, release)
    chosen = request.query_params.get("language", "")
    tongue = chosen if chosen in {one.code for one in LANGUAGES} else ""
    return screen(
        request,
        "expo/releases/show.html",
        section="programme",
        row=row,
        release=release,
        note=next(one.note for one in releases if one.number == number),
        other=other,
        changes=changes,
        words=reworded(before, release, changes, tongue),
        tongues=LANGUAGES,
        tongue=tongue,
        releases=releases,
        with_letters=bool(await announcements_of(row.id, number)),
        form=form,
        zone=ZoneInfo(row.zone),
    )


@post(
    "/desk/{edition:str}/releases/{number:int}/restoration",
    name="expo.releases.update",
    policy=Expo.RELEASE_WRITE,
)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], number: GivenNumber
) -> Response[Any]:
    """Back to an earlier release, under a new number."""

    async def again(request: AnyRequest, form: Form) -> Response[bytes]:
        return await _compared(request, edition, number, "", form)

    form = await read_form(request, shown_by=again)
    name = form.text("name", most=LONGEST_NAME)
    form.check()

    async def effect() -> Response[None]:
        await restore_release(actor, edition=edition, number=number, name=name, now=now)
        return moved(f"/desk/{edition}/releases")

    return await once(request, effect, now=now)


def _note(form: Form) -> Translated | None:
    texts = {one.code: form.text(f"note_{one.code}", most=LONGEST_NOTE, needed=False) for one in LANGUAGES}
    return written(DEFAULT.code, texts)


ROUTES = [index, create, show, update]
