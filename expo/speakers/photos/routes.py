"""A speaker's portrait: put and taken away, at the desk and by the link of their own page."""

from typing import Any

from litestar import Response, post
from litestar.params import FromPath

from core.access.attempts import allow
from core.access.policies import VISITOR
from core.errors import mark
from core.files.receiving import received, told_at
from core.files.rules import MEGABYTE
from core.files.uploads import Upload
from core.forms.form import Form, read_form
from core.web.addresses import address_of
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved
from expo.permissions import Expo
from expo.speakers.desk.routes import PAGE, show_with_photo
from expo.speakers.own.routes import edit_with_photo
from expo.speakers.photos.commands import put_own_photo, put_photo, remove_own_photo, remove_photo
from expo.speakers.photos.rules import LONGEST_CREDIT
from expo.speakers.photos.slots import PORTRAIT

DESK, OWN = f"{PAGE}/{{code:str}}/photo", "/speaking/{token:str}/photo"
MOST = PORTRAIT.largest + 8 * MEGABYTE
"""What is a little too large is told so at its field; of what is larger still nothing is read."""

MOST_PHOTOS, WITHIN_SECONDS = 20, 3_600


@post(DESK, name="expo.speakers.photos.create", policy=Expo.SPEAKER_WRITE, request_max_body_size=MOST)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """Readers see it with the next release."""
    upload, credit = await _read(await read_form(request, shown_by=show_with_photo))
    with told_at("photo"):
        await put_photo(actor, edition=edition, code=code, upload=upload, credit=credit, now=now)
    return moved(f"/desk/{edition}/speakers/{code}#photo")


@post(f"{DESK}/removal", name="expo.speakers.photos.destroy", policy=Expo.SPEAKER_WRITE)
async def destroy(actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]) -> Response[Any]:
    """From all releases too."""
    await remove_photo(actor, edition=edition, code=code, now=now)
    return moved(f"/desk/{edition}/speakers/{code}#photo")


@post(OWN, name="expo.speakers.own.photo.create", policy=VISITOR, request_max_body_size=MOST)
async def create_own(request: AnyRequest, now: GivenNow, token: FromPath[str]) -> Response[Any]:
    """A picture costs work to open: an address sends some an hour."""
    await allow("speaking_photo", address_of(request), most=MOST_PHOTOS, seconds=WITHIN_SECONDS, now=now)
    upload, credit = await _read(await read_form(request, shown_by=edit_with_photo))
    with told_at("photo"):
        await put_own_photo(token, upload=upload, credit=credit, now=now)
    return moved(f"/speaking/{token}#photo")


@post(f"{OWN}/removal", name="expo.speakers.own.photo.destroy", policy=VISITOR)
async def destroy_own(now: GivenNow, token: FromPath[str]) -> Response[Any]:
    """From all releases too."""
    await remove_own_photo(token, now=now)
    return moved(f"/speaking/{token}#photo")


async def _read(form: Form) -> tuple[Upload, str]:
    """The photo, and who took it. Raises Invalid."""
    credit = form.text("credit", most=LONGEST_CREDIT)
    if not form.flag("rights"):
        form.mistake("rights", mark("We may only show a photo that may be published."))
    return await received(form, "photo"), credit


ROUTES = [create, destroy, create_own, destroy_own]
