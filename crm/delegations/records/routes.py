"""What was said at the meetings of a visit, at the desk: written down, changed, and followed by tasks."""

from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.errors import NotFound
from core.forms.again import again
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import VISIT
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.agreements.days import day_in_seoul
from crm.delegations.desk.page import LIST, ONE, card_of, words
from crm.delegations.official import official_meetings
from crm.delegations.permissions import Visits
from crm.delegations.protocol.queries import gone_from, members_of
from crm.delegations.queries import Card
from crm.delegations.records import commands
from crm.delegations.records.forms import agreed_in, before_in, filled, lines_in
from crm.delegations.records.queries import Written, record_of
from crm.delegations.records.rules import EMPTY
from crm.delegations.sight import may_change
from crm.sheets.rules import TONGUES
from crm.timeline.colleagues import colleagues, offered_to
from crm.timeline.forms import ZONES
from crm.timeline.permissions import Desk
from directory.people.rules import Known
from i18n.screens import language_for

RECORDS = f"{ONE}/records"
RECORD = f"{RECORDS}/{{meeting:uuid}}"


@get(f"{RECORDS}/new", name="crm.delegations.records.new", policy=Visits.VISIT_WRITE)
async def new(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """`?item=` is one of the programme's official meetings, which then says what it was, when and where."""
    card, tongue = await card_of(request), language_for(request, actor)
    begun = {**EMPTY, "zone": card.zone, "lang": tongue.code, "held_on": day_in_seoul(now).isoformat()}
    item = request.query_params.get("item", "")
    for meeting in await official_meetings(card.id):
        if str(meeting.id) == item:
            here = meeting.begins_at.astimezone(ZoneInfo(meeting.zone))
            begun |= {"title": meeting.title.read(tongue.chain).text, "zone": meeting.zone, "place": meeting.place}
            begun |= {"held_on": here.date().isoformat(), "clock": f"{here:%H:%M}"}
    form = filled(begun)
    form.values["item"] = [item]
    return await _new(request, form)


@post(RECORDS, name="crm.delegations.records.create", policy=Visits.VISIT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """Who took part, what each side said, and what was agreed."""
    form = await read_form(request, shown_by=_new)
    lines = await _lines(request, form)
    card = await card_of(request)
    item = next((one.id for one in await official_meetings(card.id) if str(one.id) == form.raw("item")), None)
    form.check()
    key = uuid4()

    async def effect() -> Response[None]:
        meeting = await commands.write_down(actor, code, lines, item=item, key=key, now=now)
        return moved(f"{LIST}/{code}/records/{meeting}")

    return await once(request, effect, now=now)


@get(RECORD, name="crm.delegations.records.show", policy=Visits.VISIT_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """As it was written down, with what became of what was agreed."""
    return await _show(request, blank(side="us"))


@get(f"{RECORD}/edit", name="crm.delegations.records.edit", policy=Visits.VISIT_WRITE)
async def edit(request: AnyRequest) -> Response[bytes]:
    """As it is now."""
    return await _edit(request, filled((await _record(request)).lines))


@post(RECORD, name="crm.delegations.records.update", policy=Visits.VISIT_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], meeting: FromPath[UUID]
) -> Response[Any]:
    """What somebody else changed meanwhile stays; where both changed the same, both are shown."""
    form = await read_form(request, shown_by=_edit)
    lines, before = await _lines(request, form), before_in(form)
    form.check()

    async def effect() -> Response[None]:
        await commands.rewrite(actor, code, meeting, lines, before, now=now)
        return moved(f"{LIST}/{code}/records/{meeting}")

    return await once(request, effect, now=now)


@post(f"{RECORD}/actions", name="crm.delegations.records.actions.create", policy=Desk.TASK_WRITE)
async def agree(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], meeting: FromPath[UUID]
) -> Response[Any]:
    """A task, with whoever does it and by when."""
    form = await read_form(request, shown_by=_show)
    agreed = agreed_in(form, [str(one) for one in await colleagues(now)])
    form.check()

    async def effect() -> Response[None]:
        if agreed is not None:
            await commands.agree_on(actor, code, meeting, agreed, now=now)
        return moved(f"{LIST}/{code}/records/{meeting}#actions")

    return await once(request, effect, now=now)


async def _record(request: AnyRequest) -> Written:
    return await record_of((await card_of(request)).id, request.path_params["meeting"])


async def _lines(request: AnyRequest, form: Form) -> dict[str, str]:
    """Those may be ticked who come, had come, or stand in the record already."""
    card, now = await card_of(request), request.app.state.clock()
    known = await _record(request) if "meeting" in request.path_params else None
    people = await _offered(card, known)
    ours = {*await colleagues(now)} | {*(known.colleagues if known else ())}
    return lines_in(form, [str(one.id) for one in people], [str(one) for one in ours])


async def _offered(card: Card, known: Written | None) -> list[Known]:
    members = [one.who for one in (*await members_of(card), *await gone_from(card))]
    rest = [one for one in (known.people if known else ()) if one.id not in {each.id for each in members}]
    return [*members, *rest]


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    return await _form(request, form, None)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    return await _form(request, again(form), await _record(request))


async def _form(request: AnyRequest, form: Form, known: Written | None) -> Response[bytes]:
    actor, now, card = request.scope["state"]["actor"], request.app.state.clock(), await card_of(request)
    if not may_change(actor, card.country):
        raise NotFound
    people = await _offered(card, known)
    await note_list(actor, VISIT, {one.id for one in people}, chosen=card.code, now=now)
    return screen(
        request,
        "crm/delegations/records/edit.html",
        section="visits",
        form=form,
        one=card,
        record=known,
        people=people,
        staff=await offered_to(actor, now),
        zones=[*ZONES, *({form.raw("zone")} - {*ZONES, ""})],
        **words(),
    )


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now, card = request.scope["state"]["actor"], request.app.state.clock(), await card_of(request)
    record, writes = await _record(request), may_change(actor, card.country)
    await note_list(actor, VISIT, {one.id for one in record.people} | {*record.colleagues}, chosen=card.code, now=now)
    return screen(
        request,
        "crm/delegations/records/show.html",
        section="visits",
        form=form,
        one=card,
        record=record,
        writes=writes,
        staff=await offered_to(actor, now) if writes else [],
        today=day_in_seoul(now),
        tongues=TONGUES,
        **words(),
    )


ROUTES = [new, create, show, edit, update, agree]
