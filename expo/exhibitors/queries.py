"""Reading exhibitors: one scope for lists, counts, exports and single records."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from piccolo.columns.combination import WhereRaw
from piccolo.query.methods.select import Select

from core.access.rules import reach
from core.actor import Actor
from core.db.like import literal
from core.errors import NotFound
from core.forms.merging import Lines
from directory.organisations.rules import scope_of
from expo.editions.queries import edition_called
from expo.exhibitors.rules import OVER, Contact, Wishes
from expo.exhibitors.tables import CoExhibitor, Exhibitor, Fair, Pavilion
from expo.permissions import Expo
from i18n.locales import LANGUAGES
from i18n.text import Translated, from_json, required

SIGN = tuple(f"sign_{one.code}" for one in LANGUAGES)
WISHED = ("kind", "area", "open_sides", "hall", "near", "apart", "note")
REACHED = ("contact_name", "contact_email", "contact_phone", "contact_language")
A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Application:
    """An exhibitor as those see it who may. `name` is the organisation's, `sign` what the fascia says; `contact_account` is
    the contact's, where they have one.
    """

    id: UUID
    edition: UUID
    organisation: UUID
    organisation_code: str
    organisation_version: int
    name: Translated
    country: str | None
    code: str
    state: str
    pavilion: str
    alliance: bool
    sign: Translated | None
    wishes: Wishes
    contact: Contact
    contact_account: UUID | None
    contract_number: str | None
    contracted_on: date | None
    begun_at: datetime
    applied_at: datetime | None
    decided_at: datetime | None
    revision: int
    sample: bool

    @property
    def scope(self) -> str:
        return scope_of(self.organisation)

    @property
    def over(self) -> bool:
        return self.state in OVER

    @property
    def lines(self) -> Lines:
        """As its form has it."""
        wished = {name: str(getattr(self.wishes, name) or "") for name in WISHED}
        signs = {name: _rendered(self.sign, name.removeprefix("sign_")) for name in SIGN}
        reached = {f"contact_{name}": getattr(self.contact, name) for name in ("name", "email", "phone", "language")}
        return {**wished, **reached, **signs, "pavilion": self.pavilion, "alliance": "yes" if self.alliance else ""}


async def applications(
    actor: Actor,
    edition: UUID,
    *,
    permission: Expo = Expo.EXHIBITOR_READ,
    states: frozenset[str] = frozenset(),
    words: str = "",
    pavilion: str = "",
) -> list[Application]:
    """By the organisation's code; of all states unless some are named."""
    query = _in_reach(actor, permission).where(Exhibitor.edition == edition)
    if states:
        query = query.where(Exhibitor.state.is_in(sorted(states)))
    if pavilion:
        query = query.where(Exhibitor.pavilion.code == pavilion)
    for word in words.split():
        named = (
            "(expo_exhibitor.code || ' ' || expo_exhibitor.contact_name || ' ' || expo_exhibitor.organisation::text)"
        )
        query = query.where(WhereRaw(f"({named} ILIKE {{}} OR {NAMED} ILIKE {{}})", *[f"%{literal(word)}%"] * 2))
    rows = await query.order_by(Exhibitor.organisation.code).order_by(Exhibitor.code)
    return [_application(row) for row in rows]


NAMED = "(SELECT o.code || o.name::text FROM directory_organisation o WHERE o.id = expo_exhibitor.organisation)"


async def application_called(
    actor: Actor, edition: UUID, code: str, permission: Expo = Expo.EXHIBITOR_READ
) -> Application:
    """Raises NotFound: one out of reach looks like none."""
    if not (code.isascii() and code.isprintable()):
        raise NotFound
    mine = (Exhibitor.edition == edition) & (Exhibitor.code == code.upper())
    row = await _in_reach(actor, permission).where(mine).first()
    if row is None:
        raise NotFound
    return _application(row)


async def application_of(actor: Actor, edition: UUID, organisation: UUID) -> Application | None:
    """The organisation's live application, else its latest one that is over."""
    mine = (Exhibitor.edition == edition) & (Exhibitor.organisation == organisation)
    rows = await _in_reach(actor, Expo.APPLICATION_READ).where(mine).order_by(Exhibitor.begun_at, ascending=False)
    found = sorted((_application(row) for row in rows), key=lambda one: one.over)
    return found[0] if found else None


async def locked(exhibitor: UUID) -> Application:
    """For commands, which ask for the permission themselves; nobody else changes it meanwhile. Raises NotFound."""
    await Exhibitor.select(Exhibitor.id).where(Exhibitor.id == exhibitor).lock_rows("UPDATE", of=(Exhibitor,))
    row = await _selected().where(Exhibitor.id == exhibitor).first()
    if row is None:
        raise NotFound
    return _application(row)


async def co_exhibitors(exhibitor: UUID) -> list[Mapping[str, Any]]:
    """`id`, `name`, `country` (alpha-2) and `code` of the organisation where it is in the directory; in their order."""
    country, code = CoExhibitor.country.code.as_alias("country"), CoExhibitor.organisation.code.as_alias("code")
    query = CoExhibitor.select(CoExhibitor.id, CoExhibitor.name, country, code).where(
        CoExhibitor.exhibitor == exhibitor
    )
    return list(await query.order_by(CoExhibitor.position))


async def co_exhibitors_of(exhibitors: Collection[UUID]) -> dict[UUID, list[str]]:
    """The names of who shows at each of these, in their order."""
    found: dict[UUID, list[str]] = {}
    if exhibitors:
        named = CoExhibitor.select(CoExhibitor.exhibitor, CoExhibitor.name)
        for row in await named.where(CoExhibitor.exhibitor.is_in(list(exhibitors))).order_by(CoExhibitor.position):
            found.setdefault(row["exhibitor"], []).append(row["name"])
    return found


async def fair_of(edition: UUID) -> Fair:
    """The terms as they are; the usual ones, not written down yet, where nobody has set any."""
    found = await Fair.objects().where(Fair.edition == edition).first()
    return found if found is not None else Fair(edition=edition)


async def fair_called(slug: str) -> Fair:
    """Raises NoSuchEdition."""
    return await fair_of((await edition_called(slug)).id)


async def pavilions(edition: UUID) -> list[Mapping[str, Any]]:
    """`code`, `kind`, `name` (Translated), `country` (alpha-2 or None), `id`, in their order."""
    columns = (Pavilion.id, Pavilion.code, Pavilion.kind, Pavilion.name, Pavilion.country.code.as_alias("country"))
    rows = await Pavilion.select(*columns).where(Pavilion.edition == edition).order_by(Pavilion.position)
    return [{**row, "name": required(row["name"])} for row in rows]


async def numbers_by_state(actor: Actor, edition: UUID) -> dict[str, int]:
    """How many exhibitors are in each state."""
    found: dict[str, int] = {}
    for one in await _in_reach(actor, Expo.EXHIBITOR_READ).where(Exhibitor.edition == edition):
        found[one["state"]] = found.get(one["state"], 0) + 1
    return found


def _in_reach(actor: Actor, permission: Expo) -> Select[Any]:
    covered = reach(actor, permission)
    query = _selected()
    if covered.everywhere:
        return query
    ids = sorted(covered.ids("organisation"))
    return query.where(Exhibitor.organisation.is_in(ids) if ids else WhereRaw("FALSE"))


def _selected() -> Select[Any]:
    return Exhibitor.select(*_columns())


@cache
def _columns() -> tuple[Any, ...]:
    """Found once: to follow foreign keys costs more than most questions."""
    of = Exhibitor.organisation
    return (
        *Exhibitor.all_columns(),
        of.code.as_alias("organisation_code"),
        of.version.as_alias("organisation_version"),
        of.name.as_alias("organisation_name"),
        of.country.code.as_alias("country_code"),  # type: ignore[union-attr]
        Exhibitor.pavilion.code.as_alias("pavilion_code"),
    )


def _application(row: Mapping[str, Any]) -> Application:
    return Application(
        id=row["id"],
        edition=row["edition"],
        organisation=row["organisation"],
        organisation_code=row["organisation_code"],
        organisation_version=row["organisation_version"],
        name=required(row["organisation_name"]),
        country=row["country_code"],
        code=row["code"],
        state=row["state"],
        pavilion=row["pavilion_code"] or "",
        alliance=row["alliance"],
        sign=from_json(row["sign"]),
        wishes=Wishes(**{name: row[name] for name in WISHED}, pavilion=row["pavilion_code"] or ""),
        contact=Contact(*(row[name] for name in REACHED)),
        contact_account=row["contact"],
        contract_number=row["contract_number"],
        contracted_on=row["contracted_on"],
        begun_at=row["begun_at"],
        applied_at=row["applied_at"],
        decided_at=row["decided_at"],
        revision=row["revision"],
        sample=row["sample"],
    )


def _rendered(text: Translated | None, code: str) -> str:
    return text.renditions[code].text if text is not None and code in text.renditions else ""
