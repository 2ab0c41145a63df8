"""What the sample has of visits, deals, meetings and consultations, one of each that lie in one another: for forms that are
attacked where they are.
"""

from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from bench.readers import Places
from core.db.engine import DB

VISIT = """
SELECT v.id, v.code FROM crm_visit v JOIN crm_flight f ON f.visit = v.id LEFT JOIN crm_pickup p ON p.flight = f.id
GROUP BY v.id, v.code ORDER BY count(p.id) DESC, v.code LIMIT 1
"""
DEAL = """
SELECT d.id, d.code FROM crm_deal d LEFT JOIN crm_amount a ON a.deal = d.id
GROUP BY d.id, d.code ORDER BY count(a.id) DESC, d.code LIMIT 1
"""
OF_VISIT = {
    "flight": "SELECT f.id FROM crm_pickup p JOIN crm_flight f ON f.id = p.flight WHERE f.visit = {} ORDER BY p.id LIMIT 1",
    "pickup": "SELECT p.id FROM crm_pickup p JOIN crm_flight f ON f.id = p.flight WHERE f.visit = {} ORDER BY p.id LIMIT 1",
    "stay": "SELECT s.id FROM crm_stay s JOIN crm_delegate d ON d.id = s.delegate WHERE d.visit = {} ORDER BY s.id LIMIT 1",
    "delegate": "SELECT id FROM crm_delegate WHERE visit = {} ORDER BY id LIMIT 1",
    "member": "SELECT id FROM crm_delegate WHERE visit = {} ORDER BY id LIMIT 1",
    "letter": "SELECT id FROM crm_invitation_letter WHERE visit = {} ORDER BY id LIMIT 1",
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
    "meeting": "SELECT code FROM expo_meeting ORDER BY id LIMIT 1",
    "counterpart": (
        "SELECT o.code FROM expo_counterpart c JOIN directory_organisation o ON o.id = c.organisation ORDER BY 1 LIMIT 1"
    ),
    "interpreter": "SELECT id FROM expo_interpreter ORDER BY id LIMIT 1",
    "meeting_table": "SELECT code FROM expo_meeting_table ORDER BY code LIMIT 1",
    "consultation": "SELECT id FROM crm_consultation_record ORDER BY id LIMIT 1",
    "door": "SELECT id FROM crm_consultation_door ORDER BY id LIMIT 1",
    "wave": "SELECT id FROM crm_follow_up_wave ORDER BY id LIMIT 1",
    "asked_form": "SELECT id FROM crm_follow_up_form ORDER BY id LIMIT 1",
    "wish": "SELECT id FROM expo_match_wish ORDER BY id LIMIT 1",
    "visa_rule": "SELECT id FROM crm_visa_rule ORDER BY id LIMIT 1",
}


async def followed() -> Places:
    """Only what there is."""
    visit, deal = await _first(VISIT), await _first(DEAL)
    found: dict[str, str] = {"visit": visit["code"], "deal": deal["code"], "side": "exhibitor"}
    for questions, given in ((OF_VISIT, (visit["id"],)), (OF_DEAL, (deal["id"],)), (OF_EDITION, ())):
        for place, question in questions.items():
            for value in (await _first(question, *given)).values():
                found[place] = str(value)
    return found


async def _first(question: str, *given: UUID) -> dict[str, Any]:
    """Nothing where there is no row."""
    rows: list[dict[str, Any]] = await DB.run_querystring(QueryString(question, *given))
    return rows[0] if rows else {}
