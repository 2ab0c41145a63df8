"""Who may use each route of visits: a part of `bench.rights`."""

from bench.rights_of_agreements import DESK, LEADS, READERS
from bench.whom import OFFICERS, Rights

ONE = "/desk/visits/{visit}"
MEMBER, RECORD, NOTE = f"{ONE}/members/{{member}}", f"{ONE}/records/{{meeting_record}}", f"{ONE}/notes/{{note}}"

VISITS: Rights = {
    "crm.delegations.desk.create": ("POST", "/desk/visits", DESK),
    "crm.delegations.desk.edit": ("GET", f"{ONE}/edit", DESK),
    "crm.delegations.desk.index": ("GET", "/desk/visits", READERS),
    "crm.delegations.desk.new": ("GET", "/desk/visits/new", DESK),
    "crm.delegations.desk.show": ("GET", ONE, READERS),
    "crm.delegations.desk.update": ("POST", ONE, DESK),
    "crm.delegations.members.create": ("POST", f"{ONE}/members", DESK),
    "crm.delegations.members.destroy": ("POST", f"{MEMBER}/removal", DESK),
    "crm.delegations.members.lists.create": ("POST", f"{ONE}/lists", DESK),
    "crm.delegations.members.new": ("GET", f"{ONE}/members/new", DESK),
    "crm.delegations.members.people.create": ("POST", f"{ONE}/members/people", DESK),
    "crm.delegations.members.place": ("POST", f"{MEMBER}/place", DESK),
    "crm.delegations.members.update": ("POST", MEMBER, DESK),
    "crm.delegations.needs.show": ("GET", f"{ONE}/needs", OFFICERS),
    "crm.delegations.notes.create": ("POST", f"{ONE}/notes", DESK),
    "crm.delegations.notes.new": ("GET", f"{ONE}/notes/new", DESK),
    "crm.delegations.notes.show": ("GET", NOTE, READERS),
    "crm.delegations.papers.meeting": ("GET", f"{RECORD}/paper.pdf", READERS),
    "crm.delegations.papers.members": ("GET", f"{ONE}/members.pdf", READERS),
    "crm.delegations.papers.note": ("GET", f"{NOTE}/paper.pdf", READERS),
    "crm.delegations.papers.plates": ("GET", f"{ONE}/plates.pdf", READERS),
    "crm.delegations.readers.create": ("POST", f"{ONE}/readers", DESK),
    "crm.delegations.readers.destroy": ("POST", f"{ONE}/readers/{{account}}/removal", DESK),
    "crm.delegations.records.actions.create": ("POST", f"{RECORD}/actions", DESK),
    "crm.delegations.records.create": ("POST", f"{ONE}/records", DESK),
    "crm.delegations.records.edit": ("GET", f"{RECORD}/edit", DESK),
    "crm.delegations.records.new": ("GET", f"{ONE}/records/new", DESK),
    "crm.delegations.records.show": ("GET", RECORD, READERS),
    "crm.delegations.records.update": ("POST", RECORD, DESK),
    "crm.delegations.steps.back": ("POST", f"{ONE}/returns", DESK),
    "crm.delegations.steps.create": ("POST", f"{ONE}/steps", DESK),
    "crm.delegations.steps.duty": ("POST", f"{ONE}/duties/{{visit_rule}}", DESK),
    "crm.delegations.steps.rules.index": ("GET", "/desk/visits/rules", READERS),
    "crm.delegations.steps.rules.update": ("POST", "/desk/visits/rules", LEADS),
    "crm.delegations.steps.waive": ("POST", f"{ONE}/waivers", LEADS),
}
