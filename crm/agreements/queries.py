"""Reading agreements: one scope for lists, counts, searches, exports and single records."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from piccolo.query.methods.select import Select

from core.access.accounts.queries import names_of
from core.actor import Actor
from core.db.among import among
from core.errors import NotFound
from crm.agreements.days import day_in_seoul
from crm.agreements.sight import may_change, seen_by
from crm.agreements.signing.tables import Signature
from crm.agreements.standing import Event, Standing, Terms, standing
from crm.agreements.tables import Agreement, Party
from crm.agreements.terms.tables import AgreementEvent
from crm.permissions import Crm
from expo.programme.tables import Session
from i18n.text import Translated, from_json, required

SAME = (
    *("id", "code", "state", "signed_on", "signed_precision", "published", "kind", "owner", "sight", "version"),
    *("state_at", "signed_in", "scan", "session", "amends", "replaces", "retroactive", "review_on", "sample"),
)


@dataclass(frozen=True, slots=True)
class Side:
    """A party as it stands in protocol order; `signed_on` and `appointment` once it has signed."""

    id: UUID
    organisation: UUID
    code: str
    name: Translated
    country: str | None
    signed_on: date | None = None
    appointment: UUID | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """An agreement as those see it who may; `country` is ISO alpha-2. `standing` is None until it is signed."""

    id: UUID
    code: str
    country: str
    title: Translated
    summary: Translated | None
    fields: tuple[str, ...]
    state: str
    signed_on: date | None
    signed_precision: str
    published: bool
    kind: str
    owner: UUID | None
    owner_name: str
    sight: str
    version: int
    state_at: datetime | None
    signed_in: str
    scan: UUID | None
    session: UUID | None
    amends: UUID | None
    replaces: UUID | None
    retroactive: bool
    review_on: date | None
    sample: bool
    terms: Terms
    sides: tuple[Side, ...] = ()
    events: tuple[Event, ...] = ()
    standing: Standing | None = field(default=None)

    @property
    def shown_state(self) -> str:
        """Where it is on its way, or how it stands once it is signed."""
        return self.standing.state if self.standing else self.state


async def agreements(actor: Actor, *, now: datetime, country: str = "") -> list[Card]:
    """All that the actor may see, by code; those with one `country` (ISO alpha-2) where it is given."""
    query = _selected().where(seen_by(actor))
    if country:
        query = query.where(Agreement.country.code == country)
    return await _cards(await query.order_by(Agreement.code), now)


async def agreements_with(actor: Actor, ids: Collection[UUID], *, now: datetime) -> list[Card]:
    """Those of them that the actor may see."""
    return await _cards(await _selected().where(seen_by(actor), among(Agreement.id, ids)), now) if ids else []


async def number_seen(actor: Actor) -> int:
    count: int = await Agreement.count().where(seen_by(actor))
    return count


async def agreement_for(actor: Actor, code: str, *, now: datetime) -> Card:
    """Raises NotFound: one that they may not see looks like none."""
    if not (code.isascii() and code.isprintable()):
        raise NotFound
    rows = await _selected().where(seen_by(actor), Agreement.code == code)
    if not rows:
        raise NotFound
    return (await _cards(rows, now))[0]


async def locked(actor: Actor, code: str, permission: Crm = Crm.AGREEMENT_WRITE, *, now: datetime) -> Card:
    """For changing it: whoever else wants to waits. Raises NotFound, also for those who may only look."""
    found = await agreement_for(actor, code, now=now)
    if not may_change(actor, found.country, permission):
        raise NotFound
    await Agreement.select(Agreement.id).where(Agreement.id == found.id).lock_rows("UPDATE")
    return await agreement_for(actor, code, now=now)


async def codes_of(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Of those among them that the actor may see."""
    if not ids:
        return {}
    rows = await Agreement.select(Agreement.id, Agreement.code).where(seen_by(actor), among(Agreement.id, ids))
    return {row["id"]: row["code"] for row in rows}


async def called(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, tuple[str, Translated]]:
    """Code and title of those among them that the actor may see."""
    columns = (Agreement.id, Agreement.code, Agreement.title)
    rows = await Agreement.select(*columns).where(seen_by(actor), among(Agreement.id, ids))
    return {row["id"]: (row["code"], required(row["title"])) for row in rows}


async def linked_to(actor: Actor, agreement: UUID) -> list[dict[str, Any]]:
    """Those that amend or replace it, as `code`, `amends`, `replaces`."""
    points = (Agreement.amends == agreement) | (Agreement.replaces == agreement)
    return await Agreement.select(
        Agreement.code, Agreement.amends, Agreement.replaces, Agreement.state, Agreement.signed_on
    ).where(seen_by(actor), points)


async def ceremony_of(card: Card) -> dict[str, Any] | None:
    """The session of a programme at which it is signed, as `title` and `href`."""
    if card.session is None:
        return None
    row = (
        await Session.select(Session.code, Session.title, Session.edition.slug.as_alias("slug"))
        .where(Session.id == card.session)
        .first()
    )
    if row is None:
        return None
    return {"title": required(row["title"]), "href": f"/desk/{row['slug']}/programme/sessions/{row['code']}"}


def _selected() -> Select[Any]:
    return Agreement.select(*Agreement.all_columns(), Agreement.country.code.as_alias("country_code"))


async def _cards(rows: Sequence[Mapping[str, Any]], now: datetime) -> list[Card]:
    """Four queries, however many there are."""
    ids = [row["id"] for row in rows]
    if not ids:
        return []
    sides, events = await _sides(ids), await _events(ids)
    names = await names_of({row["owner"] for row in rows if row["owner"]})
    return [_card(row, sides[row["id"]], events[row["id"]], names, day_in_seoul(now)) for row in rows]


def _card(
    row: Mapping[str, Any], sides: list[Side], events: list[Event], names: Mapping[UUID, str], today: date
) -> Card:
    terms = terms_of(row)
    signed = [one.signed_on for one in sides if one.signed_on]
    how = None
    if row["signed_on"] is not None:
        how = standing(terms, row["signed_on"], max(today, row["signed_on"]), signatures=signed, events=events)
    return Card(
        **{name: row[name] for name in SAME},
        country=row["country_code"],
        title=required(row["title"]),
        summary=from_json(row["summary"]),
        fields=msgspec.json.decode(row["fields"], type=tuple[str, ...]),
        owner_name=names.get(row["owner"], ""),
        terms=terms,
        sides=tuple(sides),
        events=tuple(events),
        standing=how,
    )


def terms_of(row: Mapping[str, Any]) -> Terms:
    """As its own columns say."""
    return Terms(
        effectivity=row["effectivity"],
        effective_on=row["effective_on"],
        months=row["term_months"],
        expires_on=row["expires_on"],
        renews=row["renews"],
        renewal_months=row["renewal_months"],
        notice_days=row["notice_days"],
        decide_days=row["decide_days"],
    )


async def events_of(agreements: list[UUID]) -> dict[UUID, list[Event]]:
    """Of each, the earliest first, without those that were struck out."""
    return await _events(agreements) if agreements else {}


async def _sides(agreements: list[UUID]) -> dict[UUID, list[Side]]:
    organisation: Any = Party.organisation
    rows = (
        await Party.select(
            Party.id,
            Party.agreement,
            Party.organisation,
            organisation.code.as_alias("code"),
            organisation.name.as_alias("name"),
            organisation.country.code.as_alias("country"),
        )
        .where(among(Party.agreement, agreements))
        .order_by(Party.place)
        .order_by(organisation.code)
    )
    signed = {
        row["party"]: row
        for row in await Signature.select(Signature.party, Signature.signed_on, Signature.appointment).where(
            among(Signature.party, [row["id"] for row in rows])
        )
    }
    found: dict[UUID, list[Side]] = defaultdict(list)
    for row in rows:
        mine = signed.get(row["id"], {"signed_on": None, "appointment": None})
        side = Side(
            row["id"],
            row["organisation"],
            row["code"],
            required(row["name"]),
            row["country"],
            mine["signed_on"],
            mine["appointment"],
        )
        found[row["agreement"]].append(side)
    return found


async def _events(agreements: list[UUID]) -> dict[UUID, list[Event]]:
    """Without those that were struck out."""
    rows = (
        await AgreementEvent.select(
            AgreementEvent.agreement, AgreementEvent.kind, AgreementEvent.on_date, AgreementEvent.until
        )
        .where(among(AgreementEvent.agreement, agreements), AgreementEvent.struck_at.is_null())
        .order_by(AgreementEvent.on_date)
        .order_by(AgreementEvent.recorded_at)
    )
    found: dict[UUID, list[Event]] = defaultdict(list)
    for row in rows:
        found[row["agreement"]].append(Event(row["kind"], row["on_date"], row["until"]))
    return found
