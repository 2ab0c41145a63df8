"""The page of one agreement: what it is, where it is, what is next and who is waiting for whom."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Response

from core.access.accounts.doers import doers_called
from core.access.grants.queries import holders
from core.access.permissions import Core
from core.access.roles import ROLE_NAMES
from core.access.rules import require
from core.access.trail.queries import told_of
from core.actor import Actor
from core.forms.form import Form
from core.idempotency.once import once
from core.journal.holders import Holder
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import AGREEMENT
from core.web.given import AnyRequest
from core.web.screens import moved, screen
from crm.agreements import rules
from crm.agreements.annexes.queries import annexes_of
from crm.agreements.consulting.commands import answer_seen, answers_of, consultations_of, reply_seen
from crm.agreements.consulting.needs import Need, needs_of
from crm.agreements.days import day_in_seoul
from crm.agreements.dossier import dossier_of
from crm.agreements.meanwhile import standing_seen
from crm.agreements.publishing.commands import may_be_public, publications_of
from crm.agreements.queries import Card, agreement_for, ceremony_of, codes_of, linked_to
from crm.agreements.readers.queries import Reader, readers_of
from crm.agreements.sight import SIGHT_HINTS, may_change
from crm.agreements.signing.commands import approvals_of
from crm.agreements.signing.queries import Signatory, signatories, signed_by
from crm.agreements.standing import EFFECTIVITY_NAMES, EVENT_NAMES, STANDING_NAMES
from crm.agreements.steps.commands import steps_of, waivers_of
from crm.agreements.terms.commands import events_of
from crm.agreements.texts.queries import versions_of
from crm.duties.queries import Deadline, deadlines, duties_of
from crm.obligations import rules as promises
from crm.obligations.queries import obligations_of
from crm.permissions import Crm
from crm.sheets.rules import TONGUES
from crm.sight import SIGHT_NAMES, country_scope
from crm.subjects.rules import Subject
from crm.timeline.sections import told_of_subject
from directory.organisations.typed import offered as houses
from directory.sections import sections_of
from i18n.screens import language_for

LIST = "/desk/agreements"
ONE = f"{LIST}/{{code:str}}"
DOERS = ("made_by", "waived_by", "answered_by", "approved_by", "recorded_by", "done_by", "delivered_by", "verified_by")
ASKERS = (*DOERS, "asked_by")


@dataclass(frozen=True, slots=True)
class Whole:
    """All that belongs to an agreement; rows as they are stored where nothing more is known of them."""

    guards: tuple[rules.Guard, ...]
    to: str | None
    steps: list[dict[str, Any]]
    waivers: list[dict[str, Any]]
    consultations: dict[str, dict[str, Any]]
    needs: dict[str, Need]
    answers: dict[str, dict[str, Any]]
    versions: list[Any]
    annexes: list[dict[str, Any]]
    approvals: list[dict[str, Any]]
    offered: list[Signatory]
    signed: dict[UUID, Signatory]
    events: list[dict[str, Any]]
    duties: list[dict[str, Any]]
    obligations: list[dict[str, Any]]
    due: list[Deadline]
    links: list[dict[str, Any]]
    codes: dict[UUID, str]
    public: tuple[dict[str, Any] | None, dict[str, Any] | None]
    readers: list[Reader]
    doers: dict[str, str | Holder] = field(default_factory=dict)


async def card_of(request: AnyRequest) -> Card:
    """The one that the address names. Raises NotFound."""
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    return await agreement_for(actor, str(request.path_params["code"]), now=now)


async def show_page(request: AnyRequest, form: Form) -> Response[bytes]:
    """With what was typed last, should it have been refused."""
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    card = await card_of(request)
    writes = may_change(actor, card.country)
    whole = await whole_of(actor, card, writes=writes, now=now)
    staff = await offered_to(actor, card.country, now=now) if writes else []
    shown = {one.person for one in (*whole.offered, *whole.signed.values())} | {one.account for one in whole.readers}
    await note_list(actor, AGREEMENT, shown, chosen=card.code, now=now)
    return screen(
        request,
        "crm/agreements/desk/show.html",
        section="agreements",
        form=form,
        one=card,
        whole=whole,
        today=day_in_seoul(now),
        writes=writes,
        waives=may_change(actor, card.country, Crm.AGREEMENT_WAIVE),
        approves=may_change(actor, card.country, Crm.AGREEMENT_APPROVE) and card.owner != actor.account,
        ceremony=await ceremony_of(card),
        timeline=await told_of_subject(request, actor, Subject("agreement", card.id)),
        sections=await sections_of(request, actor, "agreement", card.id),
        history=await told_of(card.id),
        staff=staff,
        rate=promises.rate(row["state"] for row in whole.obligations),
        role_names=ROLE_NAMES,
        tongues=TONGUES,
        houses=await houses(actor, language_for(request, actor)) if writes and card.state != "signed" else [],
        **words(),
    )


def words() -> dict[str, Any]:
    """What codes are called, for templates."""
    return {
        "states": rules.STATE_NAMES,
        "step_names": rules.STEP_NAMES,
        "way": rules.WAY,
        "back": rules.BACK,
        "waiting": rules.WAITING_FOR,
        "kinds": rules.KIND_NAMES,
        "consulted": rules.CONSULTED_NAMES,
        "checklist": rules.CHECKLIST,
        "standings": STANDING_NAMES,
        "effectivities": EFFECTIVITY_NAMES,
        "event_names": EVENT_NAMES,
        "sights": SIGHT_NAMES,
        "sight_hints": SIGHT_HINTS,
        "promise_states": promises.STATE_NAMES,
        "promise_moves": promises.TO,
        "sides_named": promises.SIDE_NAMES,
        "definition": promises.DEFINITION,
        "may_be_public": may_be_public,
        "standing_seen": standing_seen,
        "answer_seen": answer_seen,
        "reply_seen": reply_seen,
    }


async def whole_of(actor: Actor, card: Card, *, writes: bool, now: datetime) -> Whole:
    """For somebody who sees it."""
    at_signing = writes and card.state in ("approved", "signed") and any(one.signed_on is None for one in card.sides)
    known = {
        "steps": await steps_of(card.id),
        "waivers": await waivers_of(card.id),
        "approvals": await approvals_of(card.id),
        "events": await events_of(card.id),
        "duties": await duties_of(card.id),
        "obligations": await obligations_of(card.id),
    }
    answers, public = await answers_of(card.id), await publications_of(card.id)
    rows = [row for found in known.values() for row in found]
    return Whole(
        guards=rules.guards_of(await dossier_of(card)),
        to=rules.next_state(card.state),
        consultations=await consultations_of(card.id),
        needs=await needs_of(card.kind),
        answers=answers,
        versions=await versions_of(card.id),
        annexes=await annexes_of(card.id),
        offered=await signatories(card.id) if at_signing else [],
        signed=await signed_by([one.appointment for one in card.sides if one.appointment]),
        due=await deadlines([card], now=now),
        links=await linked_to(actor, card.id),
        codes=await codes_of(actor, [one for one in (card.amends, card.replaces) if one]),
        public=public,
        readers=await readers_of(card, now=now),
        doers=await doers_of([*rows, *answers.values(), *(one for one in public if one)]),
        **known,
    )


async def writers(scope: str, *, now: datetime) -> list[tuple[str, str]]:
    """Who can look after it, as (account's id, name)."""
    found = await holders(Crm.AGREEMENT_WRITE, scope, now=now)
    return [*dict.fromkeys((str(one.account), one.name) for one in found)]


async def offered_to(actor: Actor, country: str, *, now: datetime) -> list[tuple[str, str]]:
    """Who can look after one of the country, to choose from on a page; that they were shown is recorded. Raises Denied."""
    require(actor, Core.COLLEAGUE_READ)
    found = await writers(country_scope(country), now=now)
    await note_list(actor, AGREEMENT, {UUID(one) for one, _ in found}, now=now)
    return found


async def doers_of(rows: Iterable[dict[str, Any]]) -> dict[str, str | Holder]:
    """Names by what the journal calls them, of rows."""
    return await doers_called({str(row[name]) for row in rows for name in ASKERS if row.get(name)})


async def effected(request: AnyRequest, act: Callable[[], Awaitable[Any]], anchor: str) -> Response[Any]:
    """Does it once, however often the form arrives, and leads back to its place on the page."""

    async def effect() -> Response[None]:
        await act()
        return moved(f"{LIST}/{request.path_params['code']}#{anchor}")

    return await once(request, effect, now=request.app.state.clock())
