"""My proposals: written, kept, sent in, changed, withdrawn and confirmed; and the links of those who are named."""

from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.attempts import allow
from core.access.policies import SIGNED_IN, VISITOR
from core.actor import Actor
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.addresses import address_of
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.calls.offers import formats_of, tracks_of
from expo.calls.queries import call_of, open_calls
from expo.calls.rules import CallNotOpen, check_open, offered
from expo.proposals import commands, confirming
from expo.proposals.attachments.queries import attachments_of
from expo.proposals.attachments.rules import MOST
from expo.proposals.forms import filled, written_in
from expo.proposals.queries import note_of, own_proposal, own_proposals, proposal_of, voice_with, voices_of
from expo.proposals.rules import EDITABLE, LEVELS, NAMES, WAYS

LIST = "/account/proposals"
PAGE = f"{LIST}/{{code:str}}"
LINK = "/proposing/{token:str}"
LONGEST_REVISION = 9
MOST_LOOKS, WITHIN_SECONDS = 60, 300


@get(LIST, name="expo.proposals.own.index", policy=SIGNED_IN)
async def index(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """Each with its state, and where one can propose something now."""
    mine, calls = await own_proposals(actor), await open_calls(now)
    return screen(request, "expo/proposals/own/index.html", mine=mine, calls=calls, names=NAMES)


@get(PAGE, name="expo.proposals.own.edit", policy=SIGNED_IN)
async def edit(request: AnyRequest, actor: GivenActor, code: FromPath[str]) -> Response[bytes]:
    """As it was kept."""
    return await _page(request, await _kept(actor, code))


@post(PAGE, name="expo.proposals.own.update", policy=SIGNED_IN)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """Kept as a draft, or sent in: `act` says which."""
    form = await read_form(request, shown_by=_page)
    shown = await own_proposal(actor, code)
    call, send = await call_of(shown.call), form.raw("act") == "send"
    must = send or shown.shown_state not in ("draft", "reopened")
    tracks, formats = await tracks_of(call.edition), await formats_of(call.edition)
    wrote, revision = written_in(form, call, shown, tracks, formats, send=must), _revision(request)

    async def effect() -> Response[None]:
        await commands.save(actor, code=code, wrote=wrote, revision=revision, send=send, now=now)
        return moved(f"{LIST}/{code}?{'sent' if send else 'kept'}=1")

    return await once(request, effect, now=now)


@post(f"{PAGE}/withdrawal", name="expo.proposals.own.destroy", policy=SIGNED_IN)
async def destroy(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """Nobody reviews it any more."""
    await read_form(request, shown_by=_page)

    async def effect() -> Response[None]:
        await commands.withdraw(actor, code=code, now=now)
        return moved(LIST)

    return await once(request, effect, now=now)


@post(f"{PAGE}/confirmation", name="expo.proposals.own.confirm", policy=SIGNED_IN)
async def confirm(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """It is a session of the programme from here on."""
    await read_form(request, shown_by=_page)

    async def effect() -> Response[None]:
        await confirming.confirm(actor, code=code, now=now)
        return moved(f"{LIST}/{code}")

    return await once(request, effect, now=now)


@get(LINK, name="expo.proposals.links.show", policy=VISITOR)
async def link(request: AnyRequest, now: GivenNow, token: FromPath[str]) -> Response[bytes]:
    """Looking changes nothing: mail programs follow links by themselves."""
    await allow("proposing", address_of(request), most=MOST_LOOKS, seconds=WITHIN_SECONDS, now=now)
    return await _link_page(request, blank())


@post(LINK, name="expo.proposals.links.update", policy=VISITOR)
async def answer(request: AnyRequest, now: GivenNow, token: FromPath[str]) -> Response[Any]:
    """Yes or no."""
    form = await read_form(request, shown_by=_link_page)
    said = form.choice("answer", ("yes", "no"))
    form.check()

    async def effect() -> Response[None]:
        await confirming.answer(token, yes=said == "yes", now=now)
        return moved(f"/proposing/{token}")

    return await once(request, effect, now=now)


async def show_attaching(request: AnyRequest, attaching: Form) -> Response[bytes]:
    """With what is wrong with a file."""
    kept = await _kept(request.scope["state"]["actor"], request.path_params["code"])
    return await _page(request, kept, attaching)


async def _kept(actor: Actor, code: str) -> Form:
    shown = await own_proposal(actor, code)
    return filled(shown, await voices_of(shown.id), await note_of(actor, shown))


def _revision(request: AnyRequest) -> int:
    """That the sender saw; none for what is no number, which fits none."""
    asked = request.query_params.get("revision", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= LONGEST_REVISION else 0


async def _page(request: AnyRequest, form: Form, attaching: Form | None = None) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    shown = await own_proposal(actor, request.path_params["code"])
    call, now = await call_of(shown.call), request.app.state.clock()
    tracks, formats = await tracks_of(call.edition), await formats_of(call.edition)
    open_here = shown.shown_state == "reopened"
    try:
        check_open(call, now, begun_at=shown.begun_at)
        open_here = True
    except CallNotOpen:
        pass
    return screen(
        request,
        "expo/proposals/own/edit.html",
        form=form,
        shown=shown,
        state=shown.shown_state,
        names=NAMES,
        call=call,
        zone=ZoneInfo(call.zone),
        editable=open_here and shown.shown_state in EDITABLE,
        withdrawable=shown.shown_state in WAYS["withdraw"][0],
        tracks=[(code, tracks[code]) for code in offered(call.wanted.tracks, tuple(tracks))],
        formats=[(code, formats[code]) for code in offered(call.wanted.formats, tuple(formats))],
        levels=LEVELS,
        voices=await voices_of(shown.id),
        attaching=attaching or blank(),
        attachments=await attachments_of(shown.id),
        most_attachments=MOST,
        said="sent" if "sent" in request.query_params else "kept" if "kept" in request.query_params else "",
    )


async def _link_page(request: AnyRequest, form: Form) -> Response[bytes]:
    voice = await voice_with(request.path_params["token"])
    shown = await proposal_of(voice.proposal)
    token = request.path_params["token"]
    given: dict[str, Any] = {"voice": voice, "shown": shown, "names": NAMES, "token": token}
    return screen(request, "expo/proposals/links/show.html", form=form, **given)


ROUTES = [index, edit, update, destroy, confirm, link, answer]
