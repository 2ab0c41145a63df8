"""Who may see what, asked row by row: the rules of the desk as a person would read them, without a database."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from bench.scoped_world import World
from core.access.policies import policies
from crm.agreements.tables import Agreement
from crm.deals.permissions import Deals
from crm.deals.tables import Deal
from crm.delegations.permissions import Visits
from crm.delegations.tables import Visit
from crm.permissions import Crm
from crm.tasks.tables import Task
from crm.timeline.permissions import Desk
from crm.timeline.tables import EntrySubject
from directory.organisations.tables import Organisation
from directory.permissions import Directory

EVERYWHERE = None


class Policy:
    """What one account may see in a world, now."""

    def __init__(self, world: World, account: UUID) -> None:
        self.world, self.account = world, account
        holder: Any = next(one for one in world.accounts if one.id == account)
        self.grants = [] if holder.disabled_at is not None else [one for one in world.grants if self._in_force(one)]

    def _in_force(self, grant: Any) -> bool:
        now = self.world.now
        return (
            grant.account == self.account
            and grant.revoked_at is None
            and grant.granted_at <= now
            and (grant.expires_at is None or now < grant.expires_at)
        )

    def places(self, permission: str) -> set[str | None]:
        """The scopes in which they hold it, None for everywhere."""
        roles = policies()[permission].roles
        return {one.scope for one in self.grants if one.role in roles}

    def people(self) -> bool:
        return bool(self.places(Directory.PERSON_READ))

    def organisation(self, one: Organisation) -> bool:
        return bool({EVERYWHERE, f"organisation:{one.id}"} & self.places(Directory.ORGANISATION_READ))

    def agreement(self, one: Agreement) -> bool:
        return self._kept(one, "agreement", Crm.AGREEMENT_READ, Crm.AGREEMENT_CLEAR)

    def visit(self, one: Visit) -> bool:
        return self._kept(one, "visit", Visits.VISIT_READ, Visits.VISIT_CLEAR)

    def deal(self, one: Deal) -> bool:
        return self._kept(one, "deal", Deals.DEAL_READ, Deals.DEAL_CLEAR)

    def _kept(self, one: Any, what: str, read: str, clear: str) -> bool:
        reading = self.places(read)
        if not reading:
            return False
        if EVERYWHERE in self.places(clear):
            return True
        named = [each for each in self.world.named if each.account == self.account]
        if any(getattr(each, what, None) == one.id for each in named):
            return True
        if one.sight == "confidential":
            return False
        if one.owner == self.account:
            return True
        desk = f"country:{self.world.countries[one.country]}" in reading
        return {"team": EVERYWHERE in reading or desk, "country": desk, "own": False}[one.sight]

    def entry(self, one: Any) -> bool:
        return one.withdrawn_at is None and self.told(one)

    def told(self, one: Any) -> bool:
        """Whether it would be theirs to see had nobody withdrawn it."""
        reading = self.places(Desk.ENTRY_READ)
        if not reading:
            return False
        wrote = one.author == self.account
        named = any(each.entry == one.id and each.account == self.account for each in self.world.readers)
        if one.confidential and not (wrote or named or EVERYWHERE in self.places(Desk.ENTRY_CLEAR)):
            return False
        about = [each for each in self.world.about if each.entry == one.id]
        if not self._all_seen(about):
            return False
        was_there = any(each.entry == one.id and each.account == self.account for each in self.world.took_part)
        desks = {f"country:{code}" for each in about if (code := self.code_of(each))}
        return EVERYWHERE in reading or wrote or was_there or bool(desks & reading)

    def task(self, one: Task) -> bool:
        if not self.places(Desk.TASK_WRITE):
            return False
        if one.owner == self.account:
            return True
        entry = next((each for each in self.world.entries if each.id == one.entry), None)
        about = [each for each in self.world.tasks_about if each.task == one.id]
        return (entry is None or self.told(entry)) and self._all_seen(about)

    def _all_seen(self, about: Sequence[Any]) -> bool:
        """Every agreement, visit and deal among what it is about."""
        ids = {found for each in about for found in (each.agreement, each.visit, each.deal) if found}
        world = self.world
        return (
            all(self.agreement(one) for one in world.agreements if one.id in ids)
            and all(self.visit(one) for one in world.visits if one.id in ids)
            and all(self.deal(one) for one in world.deals if one.id in ids)
        )

    def code_of(self, about: EntrySubject) -> str | None:
        world = self.world
        rows: tuple[Any, ...] = (*world.houses, *world.people, *world.agreements, *world.visits, *world.deals)
        record = about.organisation or about.person or about.agreement or about.visit or about.deal
        country = about.country or next((one.country for one in rows if one.id == record), None)
        return world.countries.get(country) if country else None
