"""What the sample has of visits, deals, meetings, consultations and what was written down about them: two of each where
there are two, and what lies in one of them is of that one.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from bench.readers import Places
from core.db.engine import DB

VISIT = """
SELECT v.id, v.code FROM crm_visit v JOIN crm_flight f ON f.visit = v.id LEFT JOIN crm_pickup p ON p.flight = f.id
GROUP BY v.id, v.code ORDER BY count(p.id) DESC, v.code LIMIT 1 OFFSET {}
"""
DEAL = """
SELECT d.id, d.code FROM crm_deal d LEFT JOIN crm_amount a ON a.deal = d.id
GROUP BY d.id, d.code ORDER BY count(a.id) DESC, d.code LIMIT 1 OFFSET {}
"""
OF_VISIT = {
    "flight": "SELECT f.id FROM crm_pickup p JOIN crm_flight f ON f.id = p.flight WHERE f.visit = {} ORDER BY p.id LIMIT 1",
    "pickup": "SELECT p.id FROM crm_pickup p JOIN crm_flight f ON f.id = p.flight WHERE f.visit = {} ORDER BY p.id LIMIT 1",
    "stay": "SELECT s.id FROM crm_stay s JOIN crm_delegate d ON d.id = s.delegate WHERE d.visit = {} ORDER BY s.id LIMIT 1",
    "delegate": "SELECT id FROM crm_delegate WHERE visit = {} ORDER BY id LIMIT 1",
    "member": "SELECT id FROM crm_delegate WHERE visit = {} ORDER BY id LIMIT 1",
    "visit_letter": "SELECT id FROM crm_invitation_letter WHERE visit = {} ORDER BY id LIMIT 1",
    "gift": "SELECT id FROM crm_gift WHERE visit = {} ORDER BY id LIMIT 1",
    "item": "SELECT id FROM crm_programme_item WHERE visit = {} ORDER BY id LIMIT 1",
    "meeting_record": "SELECT id FROM crm_meeting_record WHERE visit = {} ORDER BY id LIMIT 1",
    "note": "SELECT id FROM crm_briefing_note WHERE visit = {} ORDER BY id LIMIT 1",
}
OF_DEAL = {
    "amount": "SELECT id FROM crm_amount WHERE deal = {} ORDER BY id LIMIT 1",
    "case": "SELECT id FROM crm_finance_case WHERE deal = {} ORDER BY id LIMIT 1",
    "measure": "SELECT id FROM crm_support_measure WHERE deal = {} ORDER BY id LIMIT 1",
}
OF_EDITION = {
    "counterpart": (
        "SELECT o.code FROM expo_counterpart c JOIN directory_organisation o ON o.id = c.organisation "
        "ORDER BY 1 LIMIT 1 OFFSET {}"
    ),
    "interpreter": "SELECT id FROM expo_interpreter ORDER BY id LIMIT 1 OFFSET {}",
    "meeting_table": "SELECT id FROM expo_meeting_table ORDER BY code LIMIT 1 OFFSET {}",
    "door": "SELECT id FROM crm_consultation_door ORDER BY id LIMIT 1 OFFSET {}",
    "wave": "SELECT id FROM crm_follow_up_wave ORDER BY id LIMIT 1 OFFSET {}",
    "asked_form": "SELECT id FROM crm_follow_up_form ORDER BY id LIMIT 1 OFFSET {}",
    "wish": "SELECT id FROM expo_match_wish ORDER BY id LIMIT 1 OFFSET {}",
    "desk_task": "SELECT id FROM crm_task ORDER BY id LIMIT 1 OFFSET {}",
    "entry": "SELECT id FROM crm_timeline_entry WHERE confidential IS NOT TRUE ORDER BY id LIMIT 1 OFFSET {}",
    "country_entry": (
        "SELECT r.id FROM directory_country_record r JOIN directory_country c ON c.id = r.country "
        "WHERE c.code = 'PE' ORDER BY r.id LIMIT 1 OFFSET {}"
    ),
    "report": "SELECT number || '-' || revision FROM crm_result_report ORDER BY number LIMIT 1 OFFSET {}",
    "row": "SELECT id FROM directory_organisation ORDER BY id LIMIT 1 OFFSET {}",
    "visit_rule": "SELECT id FROM crm_visit_rule ORDER BY id LIMIT 1 OFFSET {}",
    "held_meeting": "SELECT meeting FROM crm_consultation_record WHERE meeting IS NOT NULL ORDER BY code LIMIT 1 OFFSET {}",
    "visa_rule": "SELECT id FROM crm_visa_rule ORDER BY id LIMIT 1 OFFSET {}",
}


async def followed(which: int) -> Places:
    """The first or the second (0 or 1) of what there is; what there is no second of is missing."""
    found: dict[str, str] = {}
    for whole, question, parts in (("visit", VISIT, OF_VISIT), ("deal", DEAL, OF_DEAL)):
        if one := await _first(question, which):
            found[whole] = one["code"]
            found.update(await _answered(parts, one["id"]))
    return {**found, **await _answered(OF_EDITION, which)}


async def _answered(questions: Mapping[str, str], given: UUID | int) -> dict[str, str]:
    rows = {place: await _first(question, given) for place, question in questions.items()}
    return {place: str(value) for place, row in rows.items() for value in row.values()}


async def _first(question: str, given: UUID | int) -> dict[str, Any]:
    """Nothing where there is no row."""
    rows: list[dict[str, Any]] = await DB.run_querystring(QueryString(question, given))
    return rows[0] if rows else {}
