"""The page of one deal: where it is, what is next, what it comes to and what proves that."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from litestar import Response

from core.access.grants.queries import holders
from core.access.permissions import Core
from core.access.rules import require
from core.access.trail.queries import told_of
from core.actor import Actor
from core.forms.form import Form, blank
from core.forms.rows import was_rows
from core.idempotency.once import once
from core.journal.holders import Holder
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import DEAL
from core.web.given import AnyRequest
from core.web.screens import moved, screen
from crm.agreements.days import day_in_seoul
from crm.agreements.desk.page import doers_of
from crm.agreements.readers.queries import Reader
from crm.deals import rules
from crm.deals.actions.commands import actions_of
from crm.deals.amounts import rules as ledger
from crm.deals.amounts.kinds import KIND_NAMES
from crm.deals.amounts.queries import entries_of
from crm.deals.consortium.commands import members_of
from crm.deals.consortium.rules import ROLES, Member, foreign_share, lines_of, percent, small_share
from crm.deals.consortium.rules import ROWS as SHARES
from crm.deals.desk.sums import KindSum, sums_by_kind
from crm.deals.finance import rules as finance
from crm.deals.finance.commands import Case, cases_of
from crm.deals.origins import Origin, origins_of
from crm.deals.permissions import Deals
from crm.deals.queries import Card, deal_for
from crm.deals.readers.queries import readers_of
from crm.deals.sight import SIGHT_HINTS, may_change
from crm.deals.steps.commands import dossier_of
from crm.deals.steps.queries import stays_of, steps_of, waivers_of
from crm.deals.support.commands import KINDS as SUPPORTS
from crm.deals.support.commands import support_of
from crm.sight import SIGHT_NAMES, country_scope
from crm.subjects.rules import Subject
from crm.tasks.queries import Todo
from crm.timeline.sections import told_of_subject
from directory.organisations.standing.rules import SIZES
from directory.organisations.typed import offered as houses
from expo.solutions.taxonomy import FIELDS
from i18n.screens import language_for

LIST = "/desk/deals"
ONE = f"{LIST}/{{code:str}}"
CURRENCIES = ("USD", "KRW", "EUR", "CNY", "JPY", "SAR", "AED", "VND", "IDR")
"""Offered where one is typed; any of ISO 4217 is taken."""


@dataclass(frozen=True, slots=True)
class Whole:
    """All that belongs to a deal; rows as they are stored where nothing more is known of them. `outrun` says that its ledger
    has a contract while its state is one of before.
    """

    guards: Mapping[str, tuple[rules.Guard, ...]]
    steps: Sequence[dict[str, Any]]
    stays: Sequence[rules.Stay]
    waivers: Sequence[dict[str, Any]]
    entries: Sequence[ledger.Entry]
    standing: frozenset[UUID]
    sums: Sequence[KindSum]
    warnings: Sequence[ledger.Warned]
    sized_on: date
    outrun: bool
    members: Sequence[Member]
    cases: Sequence[Case]
    support: Sequence[dict[str, Any]]
    actions: Sequence[Todo]
    origins: Sequence[Origin]
    readers: Sequence[Reader]
    doers: dict[str, str | Holder] = field(default_factory=dict)

    @property
    def foreign(self) -> Decimal:
        return percent(foreign_share(self.members))

    @property
    def small(self) -> Decimal:
        return percent(small_share(self.members))


async def card_of(request: AnyRequest) -> Card:
    """The one that the address names. Raises NotFound."""
    return await deal_for(request.scope["state"]["actor"], str(request.path_params["code"]))


async def show_page(request: AnyRequest, form: Form) -> Response[bytes]:
    """With what was typed last, should it have been refused."""
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    card = await card_of(request)
    writes = may_change(actor, card.country)
    whole = await whole_of(actor, card, now)
    staff = await offered_to(actor, card.country, now=now) if writes else []
    shown = {one.account for one in whole.readers} | {one.owner for one in whole.actions if one.owner}
    await note_list(actor, DEAL, shown, chosen=card.code, now=now)
    return screen(
        request,
        "crm/deals/desk/show.html",
        section="deals",
        form=form,
        one=card,
        whole=whole,
        now=now,
        today=day_in_seoul(now),
        writes=writes,
        waives=may_change(actor, card.country, Deals.DEAL_WAIVE),
        shares_began=blank(**was_rows(SHARES, lines_of(one.share_in for one in whole.members))),
        history=await told_of(card.id),
        timeline=await _timeline(request, actor, card),
        staff=staff,
        houses=await houses(actor, language_for(request, actor)) if writes else [],
        **words(),
    )


async def _timeline(request: AnyRequest, actor: Actor, card: Card) -> dict[str, Any] | None:
    """Without what is to be done, which stands on the page already."""
    told = await told_of_subject(request, actor, Subject("deal", card.id))
    return None if told is None else {**told, "tasks": []}


def words() -> dict[str, Any]:
    """What codes are called, for templates."""
    return {
        "states": rules.STATE_NAMES,
        "open_states": rules.OPEN,
        "won_states": rules.WON,
        "step_names": rules.STEP_NAMES,
        "onward": rules.ONWARD,
        "back_from": rules.back_from,
        "ends_from": rules.ends_from,
        "causes_for": rules.causes_for,
        "won_for": rules.WON_FOR,
        "cause_names": rules.CAUSE_NAMES,
        "kinds": KIND_NAMES,
        "grades": ledger.GRADES,
        "consents": ledger.CONSENTS,
        "member_roles": ROLES,
        "sizes": SIZES,
        "instruments": finance.INSTRUMENTS,
        "stages": finance.STATE_NAMES,
        "supports": SUPPORTS,
        "fields": FIELDS,
        "sights": SIGHT_NAMES,
        "sight_hints": SIGHT_HINTS,
        "currencies": CURRENCIES,
    }


async def whole_of(actor: Actor, card: Card, now: datetime) -> Whole:
    """For somebody who sees it."""
    entries, today = await entries_of([card.id]), day_in_seoul(now)
    standing = ledger.standing(entries)
    sized_on = ledger.contracted_on(standing) or today
    dossier = await dossier_of(card)
    steps, waivers, support = await steps_of(card.id), await waivers_of(card.id), await support_of(actor, card.id)
    cases = await cases_of(card, today)
    recorded = [{"recorded_by": one.recorded_by} for one in entries]
    moved_by = [step for case in cases for step in case.steps]
    return Whole(
        guards={to: rules.guards_of(dossier, to) for to in rules.ONWARD.get(card.state, ())},
        steps=steps,
        stays=(await stays_of([card.id])).get(card.id, []),
        waivers=waivers,
        entries=entries,
        standing=frozenset(one.id for one in standing),
        sums=await sums_by_kind(standing),
        warnings=ledger.warnings(standing),
        sized_on=sized_on,
        outrun=dossier.proven and card.state in rules.OPEN,
        members=await members_of(card.id, sized_on),
        cases=cases,
        support=support,
        actions=await actions_of(actor, card.id, now=now),
        origins=await origins_of(actor, card),
        readers=await readers_of(card, now=now),
        doers=await doers_of([*steps, *waivers, *support, *recorded, *moved_by]),
    )


async def writers(country: str, *, now: datetime) -> list[tuple[str, str]]:
    """Who can look after one of the country, as (account's id, name)."""
    found = await holders(Deals.DEAL_WRITE, country_scope(country), now=now)
    return [*dict.fromkeys((str(one.account), one.name) for one in found)]


async def offered_to(actor: Actor, country: str, *, now: datetime) -> list[tuple[str, str]]:
    """The same, to choose from on a page; that they were shown is recorded. Raises Denied."""
    require(actor, Core.COLLEAGUE_READ)
    found = await writers(country, now=now)
    await note_list(actor, DEAL, {UUID(one) for one, _ in found}, now=now)
    return found


async def effected(request: AnyRequest, act: Callable[[], Awaitable[Any]], anchor: str) -> Response[Any]:
    """Does it once, however often the form arrives, and leads back to its place on the page."""

    async def effect() -> Response[None]:
        await act()
        return moved(f"{LIST}/{request.path_params['code']}#{anchor}")

    return await once(request, effect, now=request.app.state.clock())
