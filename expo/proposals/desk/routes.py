"""Proposals at the desk: compared, looked at, decided about one by one or many at once, told in letters, taken out."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.guard import FAR_REACHING
from core.access.trail.queries import told_of
from core.errors import NotFound, mark
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.privacy.reads.commands import note_list, note_look
from core.privacy.reads.rules import PROPOSAL, PROPOSALS
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import PRIVATE, moved, screen
from expo.calls.desk.routes import LONGEST_REASON, shown_again
from expo.calls.desk.routes import PAGE as CALL
from expo.calls.forms import TAGS
from expo.calls.offers import tracks_of
from expo.calls.queries import call_of, calls_of, desk_call
from expo.editions.queries import edition_called
from expo.permissions import Expo
from expo.proposals import deciding
from expo.proposals.attachments.queries import attachments_of
from expo.proposals.desk.exports import export
from expo.proposals.desk.listing import SORTS, Listing, listing
from expo.proposals.histories import DECISIONS as DECISION_NAMES
from expo.proposals.queries import note_of, proposal_called, proposals_of, voices_by_proposal, voices_of
from expo.proposals.reviews.commands import ask_reviewer, release_reviewer
from expo.proposals.reviews.queries import all_reviews, standings_of
from expo.proposals.rules import DECISIONS, LEVELS, NAMES, Decision
from i18n.screens import language_for
from i18n.text import required

LIST = "/desk/{edition:str}/proposals"
PAGE = f"{LIST}/{{code:str}}"
LONGEST_WORDS = 2_000
ONE = "one"
"""The form's field that says to come back to the proposal's own page."""


@get(LIST, name="expo.proposals.desk.index", policy=Expo.CALL_WRITE)
async def index(request: AnyRequest) -> Response[bytes]:
    """Of one call; the last that closes where none is named."""
    return await _list(request, blank())


@get(PAGE, name="expo.proposals.desk.show", policy=Expo.CALL_WRITE)
async def show(request: AnyRequest) -> Response[bytes]:
    """With who proposes it and what reviewers think."""
    return await _show(request, blank())


@post(f"{LIST}/decisions", name="expo.proposals.desk.update", policy=Expo.CALL_WRITE)
async def decide(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """All that are ticked, or none."""
    form = await read_form(request, shown_by=_decided_where)
    codes, one = form.many("pick"), form.raw(ONE)
    decision: Decision = form.choice("decision", DECISIONS)  # type: ignore[assignment]
    reason = form.text("reason", most=LONGEST_REASON, needed=False)
    words = form.text("words", most=LONGEST_WORDS, needed=decision == "reopen")
    if not codes:
        form.mistake("pick", mark("Please tick at least one."))
    form.check()

    async def effect() -> Response[None]:
        given: dict[str, Any] = {"decision": decision, "reason": reason, "words": words, "now": now}
        await deciding.decide(actor, edition=edition, codes=codes, **given)
        return moved(
            f"/desk/{edition}/proposals/{codes[0]}" if one else f"/desk/{edition}/proposals?call={form.raw('call')}"
        )

    return await once(request, effect, now=now)


@post(f"{CALL}/letters", name="expo.proposals.desk.tell", policy=Expo.CALL_WRITE)
async def tell(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """Written and held: they are read and released among the mailings."""
    await read_form(request, shown_by=shown_again)

    reader = language_for(request, actor)

    async def effect() -> Response[None]:
        await deciding.write_letters(actor, edition=edition, call=code, reader=reader, now=now)
        return moved(f"/desk/{edition}/calls/{code}#letters")

    return await once(request, effect, now=now)


@post(f"{CALL}/exports", name="expo.proposals.desk.export", policy=Expo.CALL_WRITE, opt={FAR_REACHING: True})
async def take_out(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[bytes]:
    """That it was taken, and why, is recorded."""
    form = await read_form(request, shown_by=shown_again)
    because = form.text("because", most=LONGEST_REASON)
    form.check()
    tongue = language_for(request, actor)
    read = lambda text: text.read(tongue.chain).text  # noqa: E731 -- one line, said once
    sheet = await export(actor, edition=edition, call=code, because=because, read=read, now=now)
    return Response(sheet, media_type="text/csv; charset=utf-8", headers=_saved(code, now), status_code=200)


@post(f"{CALL}/reviewers", name="expo.proposals.desk.ask", policy=Expo.CALL_WRITE)
async def ask(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """Asked again, with other tracks or languages."""
    form = await read_form(request, shown_by=shown_again)
    call, address = await desk_call(actor, edition, code), form.email("address")
    tracks = [one for one in form.many("only_tracks") if one in await tracks_of(call.edition)]
    languages = [one for one in form.many("only_languages") if one in TAGS]
    form.check()

    async def effect() -> Response[None]:
        given: dict[str, Any] = {"address": address, "tracks": tracks, "languages": languages, "now": now}
        await ask_reviewer(actor, edition=edition, call=code, **given)
        return moved(f"/desk/{edition}/calls/{code}#reviewers")

    return await once(request, effect, now=now)


@post(f"{CALL}/reviewers/{{reviewer:uuid}}/release", name="expo.proposals.desk.destroy", policy=Expo.CALL_WRITE)
async def release(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    edition: FromPath[str],
    code: FromPath[str],
    reviewer: FromPath[UUID],
) -> Response[Any]:
    """What they thought stays."""
    await read_form(request, shown_by=shown_again)
    await release_reviewer(actor, edition=edition, call=code, reviewer=reviewer, now=now)
    return moved(f"/desk/{edition}/calls/{code}#reviewers")


async def _decided_where(request: AnyRequest, form: Form) -> Response[bytes]:
    if form.raw(ONE) and form.many("pick"):
        request.path_params["code"] = form.many("pick")[0]
        return await _show(request, form)
    return await _list(request, form)


async def _list(request: AnyRequest, form: Form) -> Response[bytes]:
    slug, actor = request.path_params["edition"], request.scope["state"]["actor"]
    row, calls = await edition_called(slug), await calls_of(slug)
    asked = {**request.query_params, **({"call": form.raw("call")} if form.raw("call") else {})}
    call = next((one for one in calls if one.code == asked.get("call")), calls[-1] if calls else None)
    there: dict[str, Any] = {"proposals": [], "found": None}
    if call is not None:
        proposals = await proposals_of(actor, call.id)
        voices, standings = await voices_by_proposal(actor, call.id), await standings_of(actor, call)
        found = listing(proposals, voices, standings, {**asked, "call": call.code})
        there = {"proposals": proposals, "found": found}
        await _noted(request, call.code, found)
    shared: dict[str, Any] = {"row": row, "name": required(row.name), "names": NAMES, "sorts": SORTS, "form": form}
    return screen(
        request,
        "expo/proposals/desk/index.html",
        section="programme",
        calls=calls,
        call=call,
        tracks_here=await tracks_of(row.id),
        decisions=DECISION_NAMES,
        **shared,
        **there,
    )


async def _noted(request: AnyRequest, call: str, found: Listing) -> None:
    """Whose proposals are on the leaf, and by which words they were found."""
    actor, shown = request.scope["state"]["actor"], [one.shown.account or one.shown.id for one in found.leaf.lines]
    question = found.asked.get("q", "")
    await note_list(actor, PROPOSALS, shown, question=question, chosen=call, now=request.app.state.clock())


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    slug, actor = request.path_params["edition"], request.scope["state"]["actor"]
    row, shown = await edition_called(slug), await proposal_called(actor, slug, request.path_params["code"])
    call = await call_of(shown.call)
    reviews, remarks = await all_reviews(actor, shown.id)
    await note_look(actor, PROPOSAL, shown.account, opened=shown.id, now=request.app.state.clock())
    return screen(
        request,
        "expo/proposals/desk/show.html",
        section="programme",
        row=row,
        call=call,
        zone=ZoneInfo(row.zone),
        shown=shown,
        voices=await voices_of(shown.id),
        attachments=await attachments_of(shown.id),
        note=await note_of(actor, shown),
        reviews=reviews,
        remarks=remarks,
        standing=(await standings_of(actor, call)).get(shown.id),
        names=NAMES,
        levels=LEVELS,
        decisions=DECISION_NAMES,
        history=await told_of(shown.id),
        form=form,
    )


def _saved(code: str, now: datetime) -> dict[str, str]:
    """Raises NotFound for a code that is none: it stands in a header."""
    if not code.isalnum():
        raise NotFound
    name = f"proposals-{code}-{now:%Y-%m-%d}.csv"
    return {**PRIVATE, "content-disposition": f'attachment; filename="{name}"', "x-content-type-options": "nosniff"}


ROUTES = [index, show, decide, tell, take_out, ask, release]
