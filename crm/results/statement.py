"""The one statement that a report is: the ledger as it was known, each deal once, summed exactly from every side."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from piccolo.querystring import QueryString

from crm.results.rules import Moment

EARLIEST = date(1, 1, 1)
PLACED = """
placed AS MATERIALIZED (
    SELECT crm_deal.id, crm_deal.lead, dense_rank() OVER (ORDER BY crm_deal.lead)::int AS company,
        coalesce(e.slug, '') AS edition, c.code AS country,
        CASE WHEN g.id IS NULL THEN '' WHEN g.sight = 'team' THEN g.code ELSE '~' END AS agreement,
        CASE WHEN v.id IS NULL THEN '' WHEN v.sight = 'team' THEN v.code ELSE '~' END AS visit,
        crm_deal.field, crm_deal.meeting
    FROM crm_deal
    JOIN directory_country c ON c.id = crm_deal.country
    LEFT JOIN expo_edition e ON e.id = crm_deal.edition
    LEFT JOIN crm_agreement g ON g.id = crm_deal.agreement
    LEFT JOIN crm_visit v ON v.id = crm_deal.visit
    WHERE ({} = '' OR e.slug = {}) AND ({} = '' OR c.code = {}) AND ({} = '' OR g.code = {}) AND ({} = '' OR v.code = {})
        AND ({} = '' OR crm_deal.field = {}) AND ({} OR c.code = ANY({}))
)
"""
REPLACED = """
replaced AS (
    SELECT supersedes AS id FROM crm_amount WHERE supersedes IS NOT NULL AND recorded_at <= {} AND as_of <= {}
    UNION
    SELECT a.supersedes FROM crm_amount a JOIN replaced ON replaced.id = a.id
    WHERE a.supersedes IS NOT NULL AND a.recorded_at <= {}
)
"""
"""An entry is replaced when one that supersedes it, or one further on, speaks of a day that is asked about."""
STANDING = """
standing AS MATERIALIZED (
    SELECT a.id, a.deal, CASE WHEN a.kind IN ('contract', 'change', 'cancel') THEN 'contracted' ELSE a.kind END AS measure,
        a.kind, a.minor, a.currency, a.as_of, a.grade, a.consent
    FROM crm_amount a JOIN placed ON placed.id = a.deal
    WHERE a.recorded_at <= {} AND a.as_of BETWEEN {} AND {} AND a.minor <> 0
        AND a.kind IN ('consulted', 'expected', 'contract', 'change', 'cancel', 'exported')
        AND a.id NOT IN (SELECT id FROM replaced)
)
"""
"""`NOT IN` is a look into a hash of the few that are replaced; an anti-join would hash the whole ledger, since the planner
takes them for many.
"""
SIZED = """
sized AS MATERIALIZED (
    SELECT placed.*, coalesce(s.size, '') AS size FROM placed
    LEFT JOIN (SELECT deal, min(as_of) AS day FROM standing WHERE kind = 'contract' GROUP BY deal) f ON f.deal = placed.id
    LEFT JOIN directory_size_class s ON s.organisation = placed.lead
        AND s.begins_on <= coalesce(f.day, {}) AND coalesce(s.ends_on >= coalesce(f.day, {}), true)
    WHERE {} = '' OR coalesce(s.size, '') = {}
)
"""
"""How large the company was on the day of the contract, and where there is none on the day that is asked about."""
FROZEN = """
sized AS MATERIALIZED (
    SELECT r.deal AS id, d.lead, dense_rank() OVER (ORDER BY d.lead)::int AS company, r.edition, r.country, r.agreement,
        r.visit, r.field, r.size, d.meeting
    FROM crm_result_deal r JOIN crm_deal d ON d.id = r.deal WHERE r.report = {}
), standing AS MATERIALIZED (
    SELECT a.id, a.deal, CASE WHEN a.kind IN ('contract', 'change', 'cancel') THEN 'contracted' ELSE a.kind END AS measure,
        a.kind, a.minor, a.currency, a.as_of, a.grade, a.consent
    FROM crm_result_deal r JOIN LATERAL unnest(r.entries) AS entry ON true JOIN crm_amount a ON a.id = entry
    WHERE r.report = {}
)
"""
WHOSE = """
, once AS MATERIALIZED (SELECT deal, measure, bool_and(consent = 'yes') AS agreed FROM standing GROUP BY deal, measure)
, put AS MATERIALIZED (
    SELECT z.*, dense_rank() OVER (ORDER BY edition, z.country, agreement, visit, field, size, part)::int AS place
    FROM (
        SELECT z.*, CASE WHEN z.id IN (SELECT deal FROM crm_consortium_member) THEN NULL WHEN c.code <> 'KR' THEN 'foreign'
            WHEN z.size IN ('small', 'startup') THEN 'small' WHEN z.size <> '' THEN 'large' ELSE '' END AS part
        FROM sized z JOIN directory_organisation o ON o.id = z.lead LEFT JOIN directory_country c ON c.id = o.country
    ) z
)
, portion AS MATERIALIZED (
    SELECT m.deal, CASE WHEN c.code <> 'KR' THEN 'foreign' WHEN z.size IN ('small', 'startup') THEN 'small'
        WHEN z.size <> '' THEN 'large' ELSE '' END AS part, sum(m.share)::int AS share
    FROM crm_consortium_member m JOIN sized ON sized.id = m.deal JOIN directory_organisation o ON o.id = m.organisation
        LEFT JOIN directory_country c ON c.id = o.country
        LEFT JOIN (SELECT deal, min(as_of) AS day FROM standing WHERE kind = 'contract' GROUP BY deal) f ON f.deal = m.deal
        LEFT JOIN directory_size_class z ON z.organisation = m.organisation
            AND z.begins_on <= coalesce(f.day, {}) AND coalesce(z.ends_on >= coalesce(f.day, {}), true)
    GROUP BY 1, 2
)
"""
"""`put` says whose a deal is (`rules.PARTS`) where the company that leads has all of it, and `portion` whose it is, in per
mille, where there is a consortium: by the sizes on the day of the contract, else on the two days that are given.
"""
SUMMED = """
, place AS MATERIALIZED (SELECT DISTINCT place, edition, country, agreement, visit, field, size, part FROM put)
, total AS (
    SELECT place, measure, currency, sum(minor) AS minor, count(*) FILTER (WHERE grade = 'A')::int AS a,
        count(*) FILTER (WHERE grade = 'B')::int AS b, count(*) FILTER (WHERE grade = 'C')::int AS c,
        count(*) FILTER (WHERE grade = 'D')::int AS d
    FROM standing JOIN put ON put.id = standing.deal GROUP BY place, measure, currency
)
, counted AS (
    SELECT place, measure, count(*)::int AS deals, array_agg(company) AS companies,
        array_agg(company) FILTER (WHERE NOT agreed) AS secret
    FROM once JOIN put ON put.id = once.deal GROUP BY place, measure
)
SELECT edition, country, agreement, visit, field, size, measure, currency, minor, 0 AS deals, 0 AS origin,
    NULL::int[] AS companies, NULL::int[] AS secret, a, b, c, d, part, 1000 AS share
FROM total JOIN place USING (place)
UNION ALL
SELECT edition, country, agreement, visit, field, size, measure, '', 0, deals, 0, companies, secret, 0, 0, 0, 0, part, 1000
FROM counted JOIN place USING (place)
UNION ALL
SELECT '', '', '', '', '', '', '', '', 0, count(*)::int,
    (meeting IS NOT NULL)::int + 2 * (visit <> '')::int + 4 * (agreement <> '')::int, NULL, NULL, 0, 0, 0, 0, NULL, 0
FROM put WHERE id IN (SELECT deal FROM once) GROUP BY 11
UNION ALL
SELECT '', '', '', '', '', '', measure, currency, sum(minor), 0, -1, NULL, NULL, 0, 0, 0, 0, part, share
FROM standing JOIN portion ON portion.deal = standing.deal GROUP BY part, share, measure, currency
UNION ALL
SELECT '', '', '', '', '', '', measure, '', 0, count(*)::int, -1, NULL, NULL, 0, 0, 0, 0, part, 0
FROM once JOIN portion ON portion.deal = once.deal GROUP BY part, measure
"""
"""By what a deal has on all sides at once (a `place`, a number, for texts are slow to group a ledger by): every side is
summed from these. Amounts come currency by currency, deals and companies without one (`secret` are those of which not
every entry may be published), and last how many deals have a meeting (1), a visit (2) and an agreement (4) behind them.
`part` says whose they are where the company that leads has all of a deal; then come those with a consortium (`origin` -1),
`share` in per mille of `minor`.
"""


def live(moment: Moment, countries: Sequence[str] | None) -> QueryString:
    """Of the ledger as it was known; `countries` limit it for who has only these, None for who has all."""
    day = moment.scope.until
    return QueryString(f"WITH RECURSIVE {{}} {WHOSE} {SUMMED}", ledger(moment, countries), day, day)


def ledger(moment: Moment, countries: Sequence[str] | None) -> QueryString:
    """The common tables `standing` (entries that hold) and `sized` (deals with their sides)."""
    asked, day = moment.scope, moment.scope.until
    return QueryString(
        f"{{}}, {REPLACED}, {STANDING}, {SIZED}",
        placed(moment, countries),
        moment.known_at,
        day,
        moment.known_at,
        moment.known_at,
        asked.since or EARLIEST,
        day,
        day,
        day,
        asked.size,
        asked.size,
    )


def placed(moment: Moment, countries: Sequence[str] | None) -> QueryString:
    """The common table of the deals that are asked about, whether or not anything of them is counted."""
    asked = moment.scope
    pairs = [one for side in ("edition", "country", "agreement", "visit", "field") for one in [asked.chosen(side)] * 2]
    return QueryString(PLACED, *pairs, countries is None, list(countries or ()))


COUNT_IN = """
, counted_in AS (
    INSERT INTO crm_result_deal (id, report, deal, edition, country, agreement, visit, field, size, entries)
    SELECT gen_random_uuid(), {}, sized.id, edition, country, agreement, visit, field, size, ids
    FROM sized JOIN (SELECT deal, array_agg(id ORDER BY id) AS ids FROM standing GROUP BY deal) s ON s.deal = sized.id
)
"""


def counting_in(report: UUID, moment: Moment) -> QueryString:
    """The same rows as `live`, writing down which deals and entries the report counts: of one and the same moment, for it is
    one statement, so that nothing that is committed meanwhile is in one and not in the other.
    """
    day = moment.scope.until
    return QueryString(f"WITH RECURSIVE {{}} {COUNT_IN} {WHOSE} {SUMMED}", ledger(moment, None), report, day, day)
