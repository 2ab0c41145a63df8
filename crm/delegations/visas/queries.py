"""Reading visa cases: of one visit, and what falls due in all that somebody may see."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from core.access.rules import may
from core.actor import Actor
from core.errors import mark
from crm.delegations.dossiers.queries import Dossier, Member, dossier_of, dossiers
from crm.delegations.guards import Guard
from crm.delegations.permissions import Visits
from crm.delegations.visas.rules import NEXT, SETTLED, Decision, Rule, decide, due_on
from crm.delegations.visas.tables import VisaCase, VisaLead, VisaRule
from crm.today.deadlines import Deadline
from i18n.catalogue import say
from i18n.formats import isolated
from i18n.locales import Language

UNADMITTED = mark("Somebody has no visa yet")


@dataclass(frozen=True, slots=True)
class Case:
    """Of a member; `state` is empty while nobody decided. `now` is what today's rules say, None where there is no rule."""

    member: Member
    nation: str | None
    passport_kind: str
    state: str
    reason: str
    visa: str
    post: str
    rule: Rule | None
    now: Decision | None
    due_on: date | None

    @property
    def moved(self) -> bool:
        """Whether the rules, or the days, say otherwise than when it was decided."""
        waits = self.state in ("not_required", "needed")
        return self.rule is not None and waits and self.now is not None and self.now.state != self.state


async def cases_of(one: Dossier) -> list[Case]:
    """One for each member, also of whom nobody decided yet."""
    return (await cases_by_visit([one]))[one.id]


async def cases_by_visit(visits: Sequence[Dossier]) -> dict[UUID, list[Case]]:
    """The same of many, in as many queries."""
    members = [each for one in visits for each in one.members]
    ids = [each.id for each in members]
    columns = (*VisaCase.all_columns(), VisaCase.nationality.code.as_alias("nation"))
    rows = await VisaCase.select(*columns).where(VisaCase.delegate.is_in(ids)) if ids else []
    by_delegate = {row["delegate"]: row for row in rows}
    nations = {row["nation"] for row in rows} | {each.nation for each in members if each.nation}
    rules, leads = await rules_for(nations), await lead_times()
    return {
        one.id: [_case(one, each, by_delegate.get(each.id), rules, leads) for each in one.members] for one in visits
    }


async def rules_for(nations: Collection[str] | None = None) -> list[Rule]:
    """By country, the latest first; of all countries where none are named."""
    query = VisaRule.select(*VisaRule.all_columns(), VisaRule.country.code.as_alias("nation"))
    if nations is not None:
        if not nations:
            return []
        query = query.where(VisaRule.country.code.is_in(sorted(nations)))
    names = ("id", "nation", "passport_kind", "begins_on", "ends_on", "days", "status", "source")
    found = [Rule(**{name: row[name] for name in names}) for row in await query]
    return sorted(found, key=lambda one: (one.nation, one.passport_kind, -one.begins_on.toordinal()))


async def lead_times() -> dict[str, int]:
    """Days before the first day, by the state that is to be reached."""
    return {row["state"]: row["days"] for row in await VisaLead.select()}


async def unadmitted(visit: UUID, _now: datetime) -> list[Guard]:
    """What the beginning of a visit asks: everybody who comes may enter."""
    one = await dossier_of(visit)
    if one.direction != "inbound" or all(each.state in SETTLED for each in await cases_of(one)):
        return []
    return [Guard("visas", UNADMITTED, href=f"/desk/visits/{one.code}/visas")]


async def of_visas(actor: Actor, tongue: Language, until: date, _now: datetime) -> list[Deadline]:
    """What is to be done for visas of visits that the actor may see, by their leads."""
    if not may(actor, Visits.VISIT_READ):
        return []
    found, visits = [], [one for one in await dossiers(actor) if one.direction == "inbound"]
    cases = await cases_by_visit(visits)
    for one in visits:
        for each in cases[one.id]:
            if each.due_on is None or each.due_on > until:
                continue
            text = say(tongue, NEXT[each.state], person=isolated(each.member.called(tongue), tongue))
            about = one.title.read(tongue.chain).text
            found.append(
                Deadline(
                    f"visa-{each.member.id}",
                    text,
                    tongue.code,
                    f"/desk/visits/{one.code}/visas#case-{each.member.id}",
                    each.due_on,
                    one.owner,
                    about,
                    one.closed,
                )
            )
    return found


def _case(one: Dossier, member: Member, row: Any, rules: list[Rule], leads: dict[str, int]) -> Case:
    nation = row["nation"] if row else member.nation
    kind, state = (row["passport_kind"], row["state"]) if row else ("ordinary", "")
    now = decide(rules, nation, kind, one.begins_on, one.ends_on) if nation and one.begins_on and one.ends_on else None
    return Case(
        member=member,
        nation=nation,
        passport_kind=kind,
        state=state,
        reason=row["reason"] if row else "",
        visa=row["visa"] if row else "",
        post=row["post"] if row else "",
        rule=next((each for each in rules if row and each.id == row["rule"]), None),
        now=now,
        due_on=due_on(state, one.begins_on, leads),
    )
