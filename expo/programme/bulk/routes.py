"""The form below the list of sessions: one act for all that are chosen."""

import re
from typing import Any
from urllib.parse import urlencode

from litestar import Response, post
from litestar.params import FromPath

from core.errors import mark
from core.forms.form import Form, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved
from expo.editions.queries import edition_called
from expo.permissions import Expo
from expo.programme.bulk.commands import Wish, change_many, unplace_many
from expo.programme.sessions.routes import list_page
from expo.programme.slots.queries import Draft, draft

LONGEST_REASON = 500
FURTHEST = 48 * 60
LOOKED_BY = ("q", "track", "format", "which", "page")
"""Words of the list's address: one comes back to what one had looked for."""


@post("/desk/{edition:str}/programme/bulk", name="expo.programme.bulk.create", policy=Expo.PROGRAMME_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Changed, or taken out of their places."""
    form = await read_form(request, shown_by=list_page)
    codes = list(dict.fromkeys(form.many("session")))
    reason = form.text("reason", most=LONGEST_REASON, needed=False)
    wish = _wish(form, await draft(await edition_called(edition)))
    form.check()

    async def effect() -> Response[None]:
        if form.raw("act") == "unplace":
            await unplace_many(actor, edition=edition, codes=codes, now=now)
        else:
            await change_many(actor, edition=edition, codes=codes, wish=wish, reason=reason, now=now)
        shown = {name: line for name, line in request.query_params.items() if name in LOOKED_BY}
        return moved(f"/desk/{edition}/programme/sessions?{urlencode({**shown, 'changed': len(codes)})}")

    return await once(request, effect, now=now)


def _wish(form: Form, known: Draft) -> Wish:
    frame = known.snapshot
    lines = {
        "track": form.choice("track", {one.code for one in frame.tracks}, needed=False),
        "format": form.choice("format", {one.code for one in frame.formats}, needed=False),
        "capacity": form.text("capacity", most=6, needed=False),
    }
    if lines["capacity"] and not re.fullmatch("[1-9][0-9]{0,4}", lines["capacity"]):
        form.mistake("capacity", mark("A number from 1 to {most}, or nothing."), most=99_999)
    recorded = form.choice("recorded", ("yes", "no"), needed=False)
    room = form.choice("room", known.rooms.keys(), needed=False)
    shift = form.number("shift") if form.raw("shift").strip() else 0
    if abs(shift) > FURTHEST:
        form.mistake("shift", mark("At most two days."))
    given = {name: line for name, line in lines.items() if line}
    if recorded:
        given["recorded"] = "yes" if recorded == "yes" else ""
    return Wish(given, room or None, shift)


ROUTES = [create]
