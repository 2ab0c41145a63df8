"""Papers of a visit: its members in protocol order, name plates, a meeting's record, a briefing note."""

from uuid import UUID

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from core.access.accounts.queries import names_of
from core.actor import Actor
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import VISIT, VISIT_PAPER
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.delegations.desk.page import ONE, card_of
from crm.delegations.notes.commands import note_of
from crm.delegations.papers.written import meeting_sheet, members_sheet, note_sheet, plates
from crm.delegations.permissions import Visits
from crm.delegations.protocol.queries import members_of
from crm.delegations.records.queries import record_of
from crm.sheets.setting import Taken, paper_of, paper_set, tongue_of_paper
from i18n.screens import language_for


@get(f"{ONE}/members.pdf", name="crm.delegations.papers.members", policy=Visits.VISIT_READ)
async def members(request: AnyRequest, actor: GivenActor, now: GivenNow, lang: FromQuery[str] = "") -> Response[bytes]:
    """A4; `?lang=ko` or `en`."""
    card = await card_of(request)
    found, tongue = await members_of(card), tongue_of_paper(lang, language_for(request, actor))
    await note_list(actor, VISIT, {one.who.id for one in found}, chosen=card.code, now=now)
    sheet = members_sheet(card, found, await _called(actor), tongue, now=now)
    return await paper_of(sheet, tongue, f"{card.code}-members-{now:%Y%m%d}", Taken(actor, VISIT_PAPER, card.id, now))


@get(f"{ONE}/plates.pdf", name="crm.delegations.papers.plates", policy=Visits.VISIT_READ)
async def name_plates(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """A sheet for each member, to be folded once."""
    card = await card_of(request)
    found, tongue = await members_of(card), tongue_of_paper("", language_for(request, actor))
    await note_list(actor, VISIT, {one.who.id for one in found}, chosen=card.code, now=now)
    words, taken = plates(card, found, tongue), Taken(actor, VISIT_PAPER, card.id, now)
    return await paper_set("plates", words, tongue, f"{card.code}-plates-{now:%Y%m%d}", taken)


@get(f"{ONE}/records/{{meeting:uuid}}/paper.pdf", name="crm.delegations.papers.meeting", policy=Visits.VISIT_READ)
async def meeting(
    request: AnyRequest, actor: GivenActor, now: GivenNow, meeting: FromPath[UUID], lang: FromQuery[str] = ""
) -> Response[bytes]:
    """A4; its labels in `?lang=ko` or `en`, what was said as it was written down."""
    card = await card_of(request)
    one, tongue = await record_of(card.id, meeting), tongue_of_paper(lang, language_for(request, actor))
    await note_list(actor, VISIT, {who.id for who in one.people} | {*one.colleagues}, chosen=card.code, now=now)
    sheet = meeting_sheet(card, one, await _called(actor), tongue, now=now)
    return await paper_of(
        sheet, tongue, f"{card.code}-record-{one.local:%Y%m%d}", Taken(actor, VISIT_PAPER, meeting, now)
    )


@get(f"{ONE}/notes/{{note:uuid}}/paper.pdf", name="crm.delegations.papers.note", policy=Visits.VISIT_READ)
async def note(request: AnyRequest, actor: GivenActor, now: GivenNow, note: FromPath[UUID]) -> Response[bytes]:
    """A4, in the language of the note where paper has it."""
    card = await card_of(request)
    one = await note_of(card.id, note)
    tongue = tongue_of_paper(one.lang, language_for(request, actor))
    sheet = note_sheet(card, one, await _called(actor), tongue, now=now)
    return await paper_of(sheet, tongue, f"{card.code}-note-{one.number}", Taken(actor, VISIT_PAPER, note, now))


async def _called(actor: Actor) -> str:
    return (await names_of({actor.account})).get(actor.account, "") if actor.account else ""


ROUTES = [members, name_plates, meeting, note]
