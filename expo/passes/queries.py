"""Reading badges: one scope for the desk, another for an exhibitor's own; how many come with a booth; what is being set."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from expo.exhibitors.queries import Application
from expo.extras.orders.queries import BOOTHS
from expo.passes.rules import COUNTED, KIND_NAMES, Bearer, Count, NoSuchPass, Quota, free_passes
from expo.passes.tables import ExhibitorPass, PassQuota, PassSheet
from expo.permissions import Expo
from expo.reservations.queries import reservations_of
from i18n.text import Translated, required

KIND = "expo.passes.print"
READ = f"""
SELECT p.*, x.code AS exhibitor_code, g.name AS organisation_name, g.code AS organisation_code,
    coalesce(({BOOTHS}), ARRAY[]::varchar[]) AS booths
FROM expo_exhibitor_pass p JOIN expo_exhibitor x ON x.id = p.exhibitor JOIN directory_organisation g ON g.id = x.organisation
"""  # noqa: S608 -- put together from our own words
ORDER = " ORDER BY g.code, p.asked_at, p.name, p.id"
RUNNING = """
SELECT id, arguments, state, done, total, trouble FROM core_job
WHERE kind = {} AND state IN ('queued', 'running') AND arguments ->> 'edition' = {} ORDER BY asked_at, id
"""


@dataclass(frozen=True, slots=True)
class Badge:
    """One person's, with whose booth it is for."""

    id: UUID
    edition: UUID
    exhibitor: UUID
    exhibitor_code: str
    organisation: Translated
    organisation_code: str
    booths: tuple[str, ...]
    code: str
    bearer: Bearer
    stored: str
    beyond: bool
    refusal: str
    asked_at: datetime
    printed_at: datetime | None
    handed_at: datetime | None
    revision: int

    @property
    def state(self) -> str:
        """A key of STATE_NAMES."""
        if self.stored != "approved":
            return self.stored
        return "handed" if self.handed_at else "printed" if self.printed_at else "approved"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A PDF of some badges; `run` and `number` are its address."""

    run: UUID
    number: int
    badges: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Setting:
    """A job that is not over."""

    job: UUID
    state: str
    done: int
    total: int
    trouble: str | None


async def passes_of(actor: Actor, edition: UUID) -> list[Badge]:
    """All of an edition but the withdrawn ones, by exhibitor. Raises Denied."""
    require(actor, Expo.CREW_READ)
    return await _read("WHERE p.edition = {} AND p.state <> 'withdrawn'", edition)


async def pass_called(actor: Actor, edition: UUID, code: str) -> Badge:
    """Raises Denied, NoSuchPass."""
    require(actor, Expo.CREW_READ)
    clean = code.strip().upper() if code.isascii() and code.isprintable() else ""
    return _one(await _read("WHERE p.edition = {} AND p.code = {} AND p.state <> 'withdrawn'", edition, clean))


async def passes_for(exhibitor: UUID) -> list[Badge]:
    """Of one exhibitor, whom the caller has found through a function that takes the actor."""
    return await _read("WHERE p.exhibitor = {} AND p.state <> 'withdrawn'", exhibitor)


async def pass_for(exhibitor: UUID, badge: UUID) -> Badge:
    """Another company's looks like none. Raises NoSuchPass."""
    return _one(await _read("WHERE p.exhibitor = {} AND p.id = {} AND p.state <> 'withdrawn'", exhibitor, badge))


async def passes_called(badges: Collection[UUID]) -> list[Badge]:
    """For commands and work; without those that are not there."""
    return await _read("WHERE p.id = ANY({})", list(badges))


async def quotas_of(edition: UUID) -> list[Quota]:
    """By kind and area."""
    rows = await PassQuota.select().where(PassQuota.edition == edition).order_by(PassQuota.kind, PassQuota.least_area)
    return [Quota(row["kind"], row["least_area"], row["passes"]) for row in rows]


async def counts_for(one: Application) -> dict[str, Count]:
    """By kind; the area is that of the booths, else what was applied for."""
    held = [each for each in await reservations_of(one.id) if each.live]
    area = int(sum(each.area for each in held)) if held else one.wishes.area
    quotas = await quotas_of(one.edition)
    mine = (ExhibitorPass.exhibitor == one.id) & ExhibitorPass.state.is_in(sorted(COUNTED))
    used = await ExhibitorPass.select(ExhibitorPass.kind).where(mine).output(as_list=True)
    return {kind: Count(kind, used.count(kind), free_passes(quotas, kind, area)) for kind in KIND_NAMES}


async def who_asked(exhibitors: Iterable[UUID]) -> frozenset[UUID]:
    """Those of them who have asked for a badge that was neither refused nor withdrawn."""
    query = "SELECT DISTINCT exhibitor FROM expo_exhibitor_pass WHERE exhibitor = ANY({}) AND state = ANY({})"
    rows = await DB.run_querystring(QueryString(query, list(exhibitors), sorted(COUNTED)))
    return frozenset(row["exhibitor"] for row in rows)


async def sheets_of(edition: UUID) -> list[Sheet]:
    """The newest first."""
    columns = (PassSheet.run, PassSheet.number, PassSheet.badges, PassSheet.made_at)
    query = PassSheet.select(*columns).where(PassSheet.edition == edition)
    rows = await query.order_by(PassSheet.made_at, ascending=False).order_by(PassSheet.number)
    return [Sheet(**row) for row in rows]


async def octets_of(edition: UUID, run: UUID, number: int) -> bytes:
    """Raises NoSuchPass."""
    mine = (PassSheet.edition == edition) & (PassSheet.run == run) & (PassSheet.number == number)
    row = await PassSheet.select(PassSheet.octets).where(mine).first()
    if row is None:
        raise NoSuchPass
    found: bytes = row["octets"]
    return found


async def settings_of(edition: UUID) -> list[Setting]:
    """The first that was asked for first."""
    rows = await DB.run_querystring(QueryString(RUNNING, KIND, str(edition)))
    return [Setting(row["id"], row["state"], row["done"], row["total"], row["trouble"]) for row in rows]


async def being_set(edition: UUID) -> frozenset[UUID]:
    """Badges that a job will print."""
    rows = await DB.run_querystring(QueryString(RUNNING, KIND, str(edition)))
    return frozenset(UUID(one) for row in rows for one in json.loads(row["arguments"])["badges"])


def _one(found: list[Badge]) -> Badge:
    if not found:
        raise NoSuchPass
    return found[0]


async def _read(where: str, *values: object) -> list[Badge]:
    rows = await DB.run_querystring(QueryString(f"{READ} {where} {ORDER}", *values))
    return [_badge(row) for row in rows]


def _badge(row: Mapping[str, Any]) -> Badge:
    days = tuple(date.fromisoformat(one) for one in json.loads(row["days"]))
    names = (
        "id",
        "edition",
        "exhibitor",
        "exhibitor_code",
        "organisation_code",
        "code",
        "beyond",
        "refusal",
        "asked_at",
    )
    return Badge(
        **{name: row[name] for name in (*names, "printed_at", "handed_at", "revision")},
        organisation=required(row["organisation_name"]),
        booths=tuple(row["booths"]),
        bearer=Bearer(row["kind"], row["name"], row["shown_name"], row["post"], days),
        stored=row["state"],
    )
