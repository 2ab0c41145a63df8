"""Who may use each route of consultation records and follow-up waves: a part of `bench.rights`."""

from bench.rights_of_agreements import DESK, LEADS, READERS
from bench.whom import MEMBERS, VISITOR, Rights
from core.access.roles import Role

OFFICE = DESK | {Role.ORGANISER}
SEES = READERS | {Role.ORGANISER}
ONE, DOORS, AT = "/desk/consultations/{consultation}", "/desk/consultations/doors/{edition}", "/consulting/{token}"

OWN, LINK = "/portal/{organisation}/consultations", "/consulted/{token}"
WAVE = "/desk/followups/{wave}"
ASKING = "/desk/consultations/asking/{edition}"

CONSULTATIONS: Rights = {
    "crm.consultations.asking.create": ("POST", ASKING, OFFICE),
    "crm.consultations.asking.destroy": ("POST", f"{ASKING}/{{organisation}}/withdrawal", OFFICE),
    "crm.consultations.asking.show": ("GET", ASKING, OFFICE),
    "crm.consultations.company.index": ("GET", LINK, VISITOR),
    "crm.consultations.company.update": ("POST", f"{LINK}/{{consultation}}", VISITOR),
    "crm.consultations.leading.attach": ("POST", f"{ONE}/support", DESK),
    "crm.consultations.leading.create": ("POST", f"{ONE}/deal", DESK),
    "crm.consultations.portal.index": ("GET", OWN, MEMBERS),
    "crm.consultations.portal.update": ("POST", f"{OWN}/{{consultation}}", MEMBERS),
    "crm.consultations.counterpart.edit": ("GET", f"{ONE}/counterpart", OFFICE),
    "crm.consultations.counterpart.update": ("POST", f"{ONE}/counterpart", OFFICE),
    "crm.consultations.desk.create": ("POST", "/desk/consultations", OFFICE),
    "crm.consultations.desk.follow": ("POST", "/desk/consultations/meetings/{held_meeting}", OFFICE),
    "crm.consultations.desk.index": ("GET", "/desk/consultations", SEES),
    "crm.consultations.desk.meeting": ("GET", "/desk/consultations/meetings/{held_meeting}", SEES),
    "crm.consultations.desk.new": ("GET", "/desk/consultations/new", OFFICE),
    "crm.consultations.desk.show": ("GET", ONE, SEES),
    "crm.consultations.desk.update": ("POST", ONE, OFFICE),
    "crm.consultations.doors.create": ("POST", DOORS, OFFICE),
    "crm.consultations.doors.destroy": ("POST", f"{DOORS}/{{door}}/withdrawal", OFFICE),
    "crm.consultations.doors.index": ("GET", DOORS, OFFICE),
    "crm.consultations.table.create": ("POST", f"{AT}/walk-ins", VISITOR),
    "crm.consultations.table.index": ("GET", AT, VISITOR),
    "crm.consultations.table.update": ("POST", f"{AT}/at/{{path}}", VISITOR),
    "crm.followups.company.edit": ("GET", "/followup/{token}", VISITOR),
    "crm.followups.company.update": ("POST", "/followup/{token}", VISITOR),
    "crm.followups.desk.answer": ("POST", "/desk/followups/forms/{asked_form}", DESK),
    "crm.followups.desk.create": ("POST", "/desk/followups", DESK),
    "crm.followups.desk.form": ("GET", "/desk/followups/forms/{asked_form}", READERS),
    "crm.followups.desk.index": ("GET", "/desk/followups", READERS),
    "crm.followups.desk.prepare": ("POST", f"{WAVE}/preparation", DESK),
    "crm.followups.desk.release": ("POST", f"{WAVE}/release", LEADS),
    "crm.followups.desk.show": ("GET", WAVE, READERS),
    "crm.followups.desk.withdraw": ("POST", "/desk/followups/forms/{asked_form}/withdrawal", DESK),
    "crm.followups.desk.update": ("POST", WAVE, DESK),
    "crm.followups.evidence.index": ("GET", "/desk/followups/evidence", READERS),
    "crm.followups.evidence.show": ("GET", "/desk/followups/evidence/{asked_item}/paper", READERS),
    "crm.followups.evidence.update": ("POST", "/desk/followups/evidence/{asked_item}", DESK),
}
