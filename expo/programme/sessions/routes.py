"""Sessions at the desk: found, made, changed, cancelled; each with its places, its people and what happened to it."""

import re
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.roles import ROLE_NAMES
from core.access.trail.queries import told_of
from core.forms.again import again
from core.forms.before import was_in
from core.forms.form import Form, blank, read_form
from core.forms.merging import ChangedMeanwhile
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.permissions import Expo
from expo.programme.sessions.commands import TAGS, add_session, change_session, session_in, set_cancelled
from expo.programme.sessions.forms import SPARE_ROWS, filled, lines_in
from expo.programme.sessions.listing import WHICH, listing
from expo.programme.sessions.rules import ROLES, lines_of
from expo.programme.slots.queries import Draft, draft
from expo.programme.slots.rules import NeedsReason
from expo.programme.tables import Session
from expo.proposals.queries import behind_session
from i18n.text import required

LONGEST_REASON = 500
LIST = "expo/programme/sessions/index.html"


@get("/desk/{edition:str}/programme/sessions", name="expo.programme.sessions.index", policy=Expo.PROGRAMME_READ)
async def index(request: AnyRequest, edition: FromPath[str]) -> Response[bytes]:
    """By number; `?q=&track=&format=&which=`."""
    return await list_page(request, blank())


async def list_page(request: AnyRequest, form: Form) -> Response[bytes]:
    """With the bulk form as it was sent, when something in it was refused; of an edition without dates, what is missing."""
    row = await edition_called(request.path_params["edition"])
    frame: dict[str, Any] = {"row": row, "name": required(row.name), "form": form}
    dated = row.starts_on is not None and row.ends_on is not None
    if not dated:
        return screen(request, LIST, section="programme", draft=None, **frame)
    known = await draft(row)
    found = listing(known, request.query_params)
    said = request.query_params.get("changed", "")
    changed = int(said) if re.fullmatch("[1-9][0-9]{0,3}", said) else 0
    return screen(request, LIST, section="programme", draft=known, listing=found, which=WHICH, changed=changed, **frame)


@get("/desk/{edition:str}/programme/sessions/new", name="expo.programme.sessions.new", policy=Expo.PROGRAMME_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """A title is enough to begin with."""
    return await _new(request, blank())


@post("/desk/{edition:str}/programme/sessions", name="expo.programme.sessions.create", policy=Expo.PROGRAMME_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Leads on to everything else about it."""
    form = await read_form(request, shown_by=_new)
    title = {tag: form.text(f"title_{tag}", most=300, needed=False) for tag in TAGS}
    if not any(title.values()):
        form.text(f"title_{TAGS[0]}")
    form.check()

    async def effect() -> Response[None]:
        code = await add_session(actor, edition=edition, title=title, now=now)
        return moved(f"/desk/{edition}/programme/sessions/{code}/details")

    return await once(request, effect, now=now)


@get(
    "/desk/{edition:str}/programme/sessions/{code:str}",
    name="expo.programme.sessions.show",
    policy=Expo.PROGRAMME_READ,
)
async def show(request: AnyRequest, edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """As the draft has it."""
    return await _show(request, blank())


@get(
    "/desk/{edition:str}/programme/sessions/{code:str}/details",
    name="expo.programme.sessions.edit",
    policy=Expo.PROGRAMME_WRITE,
)
async def edit(request: AnyRequest, edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """Everything but its places."""
    known = await _draft(edition)
    session = session_in(known, code)
    return await _edit(request, filled(lines_of(session, TAGS), await _revision(session.id), known.number))


@post(
    "/desk/{edition:str}/programme/sessions/{code:str}/details",
    name="expo.programme.sessions.update",
    policy=Expo.PROGRAMME_WRITE,
)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """Says from which step on it was written; what others did meanwhile stays."""
    form = await read_form(request, shown_by=_edit)
    lines = lines_in(form, await _draft(edition), TAGS)
    given = {"seen": form.number("seen"), "revision": form.number("revision")}
    weighed = was_in(form, lines)
    reason = form.text("reason", most=LONGEST_REASON, needed=False)
    form.check()

    async def effect() -> Response[None]:
        await change_session(
            actor,
            edition=edition,
            code=code,
            lines=lines,
            weighed=weighed,
            same_meaning=form.flag("same_meaning"),
            reason=reason,
            now=now,
            **given,
        )
        return moved(f"/desk/{edition}/programme/sessions/{code}")

    return await once(request, effect, now=now)


@post(
    "/desk/{edition:str}/programme/sessions/{code:str}/cancellation",
    name="expo.programme.sessions.destroy",
    policy=Expo.PROGRAMME_WRITE,
)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """Cancelled, or on again with `again`. Readers learn of it with the next release."""
    form = await read_form(request, shown_by=_show)
    again = form.flag("again")
    reason = form.text("reason", most=LONGEST_REASON, needed=not again)
    form.check()

    async def effect() -> Response[None]:
        await set_cancelled(actor, edition=edition, code=code, cancelled=not again, reason=reason, now=now)
        return moved(f"/desk/{edition}/programme/sessions/{code}")

    return await once(request, effect, now=now)


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    known = await _draft(request.path_params["edition"])
    session = session_in(known, request.path_params["code"])
    slots = [(slot, known.slots[slot]) for slot in known.slots if known.slots[slot].session == session.code]
    return _page(
        request,
        "show",
        known,
        form,
        session=session,
        slots=slots,
        advice={slot: known.advice(known.by_slot[slot]) for slot, _ in slots if slot in known.by_slot},
        history=await told_of(UUID(session.id)),
        proposal=await behind_session(request.scope["state"]["actor"], UUID(session.id)),
        role_names={str(role): name for role, name in ROLE_NAMES.items()},
    )


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    return _page(request, "new", await _draft(request.path_params["edition"]), form)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    known = await _draft(request.path_params["edition"])
    session, refusal = session_in(known, request.path_params["code"]), form.refusal
    people = list(zip(form.many("person"), form.many("role"), strict=False))
    return _page(
        request,
        "edit",
        known,
        again(form),
        session=session,
        people=[row for row in people if row[0]] + [("", "speaker")] * SPARE_ROWS,
        roles=ROLES,
        theirs=refusal.theirs if isinstance(refusal, ChangedMeanwhile) else {},
        before=refusal.before if isinstance(refusal, ChangedMeanwhile) else {},
        advice=refusal.advice if isinstance(refusal, NeedsReason) else (),
    )


def _page(request: AnyRequest, template: str, known: Draft, form: Form, **more: Any) -> Response[bytes]:
    return screen(
        request,
        f"expo/programme/sessions/{template}.html",
        section="programme",
        row=known.edition,
        draft=known,
        form=form,
        **more,
    )


async def _revision(session: str) -> int:
    row = await Session.select(Session.revision).where(Session.id == UUID(session)).first()
    return int(row["revision"]) if row else 0


async def _draft(edition: str) -> Draft:
    return await draft(await edition_called(edition))


ROUTES = [index, new, create, show, edit, update, destroy]
