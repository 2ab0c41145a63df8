"""The roles: what kind of account may hold each, and what each can be limited to."""

from enum import StrEnum

from core.actor import AccountKind
from core.errors import mark


class Role(StrEnum):
    """In English as the field says it; Korean names stand in the catalogue."""

    ADMINISTRATOR = "administrator"
    ATTENDEE = "attendee"
    AUDITOR = "auditor"
    COOPERATION_LEAD = "cooperation_lead"
    COOPERATION_OFFICER = "cooperation_officer"
    DEVICE = "device"
    EXHIBITOR_OWNER = "exhibitor_owner"
    EXHIBITOR_STAFF = "exhibitor_staff"
    FINANCE_OFFICER = "finance_officer"
    FLOOR_MANAGER = "floor_manager"
    ORGANISER = "organiser"
    PRIVACY_OFFICER = "privacy_officer"
    PROGRAMME_EDITOR = "programme_editor"
    RESULTS_AUDITOR = "results_auditor"
    SERVICE = "service"
    TRANSLATOR = "translator"


ROLE_NAMES: dict[Role, str] = {
    Role.ADMINISTRATOR: mark("Administrator"),
    Role.ATTENDEE: mark("Attendee"),
    Role.AUDITOR: mark("Auditor"),
    Role.COOPERATION_LEAD: mark("Co-operation lead"),
    Role.COOPERATION_OFFICER: mark("Co-operation officer"),
    Role.DEVICE: mark("Device"),
    Role.EXHIBITOR_OWNER: mark("Exhibitor, owner"),
    Role.EXHIBITOR_STAFF: mark("Exhibitor, staff"),
    Role.FINANCE_OFFICER: mark("Finance officer"),
    Role.FLOOR_MANAGER: mark("Floor manager"),
    Role.ORGANISER: mark("Organiser"),
    Role.PRIVACY_OFFICER: mark("Privacy officer"),
    Role.PROGRAMME_EDITOR: mark("Programme editor"),
    Role.RESULTS_AUDITOR: mark("Auditor of results"),
    Role.SERVICE: mark("Service"),
    Role.TRANSLATOR: mark("Translator"),
}

STAFF = frozenset(Role) - {Role.ATTENDEE, Role.DEVICE, Role.EXHIBITOR_OWNER, Role.EXHIBITOR_STAFF, Role.SERVICE}
EXHIBITORS = frozenset({Role.EXHIBITOR_OWNER, Role.EXHIBITOR_STAFF})

SCOPES: dict[Role, str] = {
    Role.EXHIBITOR_OWNER: "organisation",
    Role.EXHIBITOR_STAFF: "organisation",
    Role.TRANSLATOR: "language",
}
"""What a role must be limited to; the others hold everywhere unless a grant says less."""

NARROWED: dict[Role, str] = {Role.COOPERATION_OFFICER: "country"}
"""What a role may be limited to: the desk of a country (ISO 3166-1 alpha-2)."""


def kind_of(role: Role) -> AccountKind:
    """The only kind of account that may hold the role; core_grant_role_of_kind says the same to the database."""
    if role in STAFF:
        return "staff"
    if role in EXHIBITORS:
        return "exhibitor"
    return {Role.ATTENDEE: "attendee", Role.DEVICE: "device", Role.SERVICE: "service"}[role]  # type: ignore[return-value]
