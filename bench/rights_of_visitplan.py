"""Who may use each route of a visit's programme: a part of `bench.rights`."""

from bench.rights_of_agreements import DESK, READERS
from bench.whom import ANYONE, Rights

PAGE = "/desk/visits/{visit}/programme"

VISITPLAN: Rights = {
    "crm.delegations.programme.cars.create": ("POST", f"{PAGE}/cars", DESK),
    "crm.delegations.programme.cars.index": ("GET", f"{PAGE}/cars", READERS),
    "crm.delegations.programme.create": ("POST", f"{PAGE}/items", DESK),
    "crm.delegations.programme.destroy": ("POST", f"{PAGE}/items/{{item}}/removal", DESK),
    "crm.delegations.programme.edit": ("GET", f"{PAGE}/items/{{item}}/edit", DESK),
    "crm.delegations.programme.index": ("GET", PAGE, READERS),
    "crm.delegations.programme.invitations.create": ("POST", f"{PAGE}/invitees", DESK),
    "crm.delegations.programme.invitations.destroy": ("POST", f"{PAGE}/invitees/{{invitee}}/end", DESK),
    "crm.delegations.programme.links.calendar": ("GET", "/plans/{token}/calendar.ics", ANYONE),
    "crm.delegations.programme.links.create": ("POST", f"{PAGE}/links", DESK),
    "crm.delegations.programme.links.destroy": ("POST", f"{PAGE}/links/{{link}}/revocation", DESK),
    "crm.delegations.programme.links.index": ("GET", f"{PAGE}/people", READERS),
    "crm.delegations.programme.links.paper": ("GET", "/plans/{token}/programme.pdf", ANYONE),
    "crm.delegations.programme.links.show": ("GET", "/plans/{token}", ANYONE),
    "crm.delegations.programme.new": ("GET", f"{PAGE}/items/new", DESK),
    "crm.delegations.programme.undo": ("POST", f"{PAGE}/undo", DESK),
    "crm.delegations.programme.update": ("POST", f"{PAGE}/items/{{item}}", DESK),
    "crm.delegations.programme.versions.create": ("POST", f"{PAGE}/versions", DESK),
    "crm.delegations.programme.versions.show": ("GET", f"{PAGE}/versions/{{number}}", READERS),
    "crm.delegations.programme.versions.tell": ("POST", f"{PAGE}/versions/{{number}}/told", DESK),
}
