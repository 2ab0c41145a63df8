"""Reminding speakers at the desk: who has not answered, what they would be written, and sending it to those chosen."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.guard import given_actor
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import SPEAKERS
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.permissions import Expo
from expo.speakers.invitations.commands import remind_these
from expo.speakers.invitations.queries import reminders_as_read, silent_in
from i18n.text import required

PAGE = "/desk/{edition:str}/speakers/reminders"


@get(PAGE, name="expo.speakers.reminders.index", policy=Expo.SPEAKER_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """Those whom nobody has written to for a week are ticked."""
    return await _page(request, blank())


@post(PAGE, name="expo.speakers.reminders.create", policy=Expo.SPEAKER_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Each gets a new link; who has answered meanwhile gets nothing."""
    form = await read_form(request, shown_by=_page)
    codes = form.many("speaker")

    async def effect() -> Response[None]:
        await remind_these(actor, edition=edition, codes=codes, now=now)
        return moved(f"/desk/{edition}/speakers/reminders")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    row, now = await edition_called(request.path_params["edition"]), request.app.state.clock()
    silent = await silent_in(row.id)
    people = [one.speaker.person for one in silent]
    await note_list(given_actor(request), SPEAKERS, people, chosen="silent", now=now)
    return screen(
        request,
        "expo/speakers/invitations/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        silent=silent,
        ticked={one.speaker.code for one in silent if one.is_due(now)},
        letters=await reminders_as_read(row, silent, now),
        form=form,
    )


ROUTES = [index, create]
