"""How the companies behind a report were asked again, and how many answered: what a figure can be trusted with."""

from collections.abc import Sequence

from piccolo.querystring import QueryString

from core.db.engine import DB
from crm.results.rules import SIDES, Moment, Wave
from crm.results.statement import placed

ASKED = """
WITH {}
SELECT e.slug AS edition, w.months, count(*)::int AS asked,
    count(*) FILTER (WHERE l.sent_at <= {} OR f.reminders > 0 OR f.answered_at <= {})::int AS reached,
    count(*) FILTER (WHERE f.answered_at <= {})::int AS answered,
    count(*) FILTER (WHERE f.answered_at <= {}
        AND EXISTS (SELECT FROM crm_follow_up_item i WHERE i.form = f.id AND i.minor IS NOT NULL))::int AS stated
FROM crm_follow_up_wave w JOIN expo_edition e ON e.id = w.edition
    JOIN crm_follow_up_form f ON f.wave = w.id LEFT JOIN core_mail l ON l.id = f.letter
WHERE f.made_at <= {} AND w.due_on <= {} AND (f.left_out = '' OR f.answered_at <= {}) AND ({} = '' OR e.slug = {})
    AND ({} OR EXISTS (SELECT FROM crm_follow_up_item i JOIN placed ON placed.id = i.deal WHERE i.form = f.id))
GROUP BY e.starts_on, e.slug, w.months ORDER BY e.starts_on DESC, e.slug, w.months
"""
"""Who got no letter was asked only where there is an answer all the same (by telephone, at a table)."""


async def waves_of(moment: Moment, countries: Sequence[str] | None) -> list[Wave]:
    """Of the editions that are asked about, the newest first. Where the report is narrower, only of companies that were
    asked about a deal in it; none of a size, which is one of a day and of nobody who did not answer.
    """
    scope, known = moment.scope, moment.known_at
    if scope.size:
        return []
    whole = countries is None and not any(scope.chosen(side) for side in SIDES if side != "edition")
    days = (known, known, known, known, known, scope.until, known, scope.edition, scope.edition, whole)
    rows = await DB.run_querystring(QueryString(ASKED, placed(moment, countries), *days))
    return [Wave(**row) for row in rows]
