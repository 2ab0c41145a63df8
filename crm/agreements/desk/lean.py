"""Every agreement that a reader may see, with as little of each as the questions of a list need: how it stands is worked out
for all of them, whatever is shown of them is read for one page.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.lists.columns import Looking, Row
from core.lists.rules import Asked
from crm.agreements.finding import called
from crm.agreements.queries import events_of, terms_of
from crm.agreements.rules import WAY
from crm.agreements.sight import seen_in_sql
from crm.agreements.standing import OVER, Event, Standing, standing
from crm.duties.queries import term_days

TITLE = "directory_called(crm_agreement.title, {})"
PARTIES = """
(SELECT string_agg(directory_called(o.name, {}), ' · ' ORDER BY p.place, o.code)
 FROM crm_party p JOIN directory_organisation o ON o.id = p.organisation WHERE p.agreement = crm_agreement.id)
"""
EVERY = """
SELECT crm_agreement.id, crm_agreement.version, crm_agreement.code, land.code AS country, crm_agreement.kind,
  crm_agreement.state, crm_agreement.owner, coalesce(account.name, '') AS owner_name, crm_agreement.sight,
  crm_agreement.signed_on, effectivity, effective_on, term_months, expires_on, renews, renewal_months, notice_days,
  decide_days, review_on, duty.due_on AS duty_on, promise.due_on AS promise_on, answer.due_on AS answer_on,
  {} AS title, {} AS parties
FROM crm_agreement JOIN directory_country land ON land.id = crm_agreement.country
LEFT JOIN core_account account ON account.id = crm_agreement.owner
LEFT JOIN (SELECT agreement, min(due_on) AS due_on FROM crm_duty WHERE state = 'open' GROUP BY 1) duty
  ON duty.agreement = crm_agreement.id
LEFT JOIN (SELECT agreement, min(due_on) AS due_on FROM crm_obligation WHERE state IN ('planned', 'in_progress')
  GROUP BY 1) promise ON promise.agreement = crm_agreement.id
LEFT JOIN (SELECT agreement, min(due_on) AS due_on FROM crm_consultation WHERE replied_on IS NULL GROUP BY 1) answer
  ON answer.agreement = crm_agreement.id
WHERE {}
"""
SIGNED = """
SELECT p.agreement, s.signed_on FROM crm_signature s JOIN crm_party p ON p.id = s.party WHERE p.agreement = ANY({})
"""
SAME = ("signed_on", "country", "kind", "sight", "code")
READ = (
    *("id", "version", "code", "country", "kind", "state", "owner", "owner_name", "sight", "signed_on", "effectivity"),
    *("effective_on", "term_months", "expires_on", "renews", "renewal_months", "notice_days", "decide_days"),
    *("review_on", "duty_on", "promise_on", "answer_on", "title", "parties"),
)
"""In the order of EVERY."""
REMEMBERED = 10_000


async def every(looking: Looking, asked: Asked) -> list[Row]:
    """Those that have every word, in any language, as the search of the desk finds them."""
    ids = await called(looking.actor, asked.words) if asked.words.strip() else None
    if ids is not None and not ids:
        return []
    needed = {asked.sort.lstrip("-"), asked.group, *(one.column.name for one in asked.filters)}
    within = QueryString("crm_agreement.id = ANY({}::uuid[])", sorted(ids)) if ids else QueryString("TRUE")
    lands = next((one.texts for one in asked.filters if one.column.name == "country"), ())
    if lands:
        within = QueryString("{} AND land.code = ANY({})", within, list(lands))
    rows: list[dict[str, Any]] = await DB.run_querystring(
        QueryString(
            EVERY,
            QueryString(TITLE, looking.reader) if "title" in needed else QueryString("''"),
            QueryString(PARTIES, looking.reader) if "parties" in needed else QueryString("''"),
            QueryString("{} AND {}", seen_in_sql(looking.actor), within),
        )
    )
    signed = [row["id"] for row in rows if row["signed_on"] is not None]
    events, days = await events_of(signed), await signatures_of(signed)
    return [
        _row(tuple(one.values()), tuple(days.get(one["id"], ())), tuple(events.get(one["id"], ())), looking.today)
        for one in rows
    ]


async def signatures_of(agreements: Sequence[UUID]) -> dict[UUID, list[date]]:
    """The days on which each was signed."""
    found: dict[UUID, list[date]] = defaultdict(list)
    for row in await DB.run_querystring(QueryString(SIGNED, list(agreements))) if agreements else []:
        found[row["agreement"]].append(row["signed_on"])
    return found


@lru_cache(REMEMBERED)
def _row(told: tuple[Any, ...], signatures: tuple[date, ...], events: tuple[Event, ...], today: date) -> Row:
    """From what was read of it (READ), how it stands and what is due. Whatever it is worked out of is asked for, so that
    what was worked out for the same a moment ago is as good.
    """
    one, how = dict(zip(READ, told, strict=True)), None
    if one["signed_on"] is not None:
        day = max(today, one["signed_on"])
        how = standing(terms_of(one), one["signed_on"], day, signatures=signatures, events=events)
    values = {
        **{name: one[name] for name in SAME},
        "state": how.state if how else one["state"],
        "due_on": min(_days(one, how, signatures, events, today), default=None),
        "effective_on": how.effective_on if how else None,
        "expires_on": how.expires_on if how else None,
        "notice_by": how.notice_by if how else None,
        "title": one["title"],
        "parties": one["parties"] or "",
        "owner": one["owner"],
        "owner_sort": one["owner_name"].casefold(),
    }
    shown = {**values, "owner": one["owner_name"]}
    return Row(one["id"], one["version"], f"/desk/agreements/{one['code']}", values, shown)


def _days(
    one: Mapping[str, Any], how: Standing | None, signatures: Sequence[date], events: Sequence[Event], today: date
) -> Iterable[date]:
    """As `crm.duties.queries.deadlines` has them."""
    if one["duty_on"]:
        yield one["duty_on"]
    if one["promise_on"] and (how is None or how.state not in OVER):
        yield one["promise_on"]
    if one["answer_on"] and one["state"] in WAY[:-1]:
        yield one["answer_on"]
    if how is not None:
        for _, day in term_days(terms_of(one), one["signed_on"], how, today, signatures, events, one["review_on"]):
            yield day
