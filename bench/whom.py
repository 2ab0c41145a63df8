"""Sets of roles, by what people of these roles do: the words in which `bench.rights` speaks."""

from core.access.roles import Role

ANYONE, VISITOR, HALF, SIGNED_IN = "anyone", "visitor", "half signed in", "signed in"
"""Anyone, kept for everybody; anyone, looked at; after a first proof; any account, for what is its own."""

ADMIN = frozenset({Role.ADMINISTRATOR})
MANAGERS = frozenset({Role.ADMINISTRATOR, Role.ORGANISER})
PRIVACY = frozenset({Role.PRIVACY_OFFICER})
RECORD_WRITERS = frozenset({Role.ADMINISTRATOR, Role.EXHIBITOR_OWNER, Role.EXHIBITOR_STAFF, Role.ORGANISER})
WATCHERS = frozenset({Role.ADMINISTRATOR, Role.AUDITOR, Role.ORGANISER})
RECORD_READERS = frozenset(
    {Role.ADMINISTRATOR, Role.AUDITOR, Role.EXHIBITOR_OWNER, Role.EXHIBITOR_STAFF, Role.ORGANISER}
)
FLOOR = frozenset({Role.ADMINISTRATOR, Role.FLOOR_MANAGER})
OVERSEERS = frozenset({Role.ADMINISTRATOR, Role.AUDITOR})
PEOPLE = frozenset({Role.ADMINISTRATOR, Role.AUDITOR, Role.ORGANISER, Role.PRIVACY_OFFICER})
PROGRAMME_READERS = frozenset(
    {Role.ADMINISTRATOR, Role.AUDITOR, Role.ORGANISER, Role.PROGRAMME_EDITOR, Role.TRANSLATOR}
)
BOARD_READERS = PROGRAMME_READERS | {Role.FLOOR_MANAGER}
OWNERS = frozenset({Role.EXHIBITOR_OWNER})
MEMBERS = OWNERS | {Role.EXHIBITOR_STAFF}
EDITORS = frozenset({Role.ADMINISTRATOR, Role.ORGANISER, Role.PROGRAMME_EDITOR})
FLOOR_WRITERS = EDITORS | {Role.FLOOR_MANAGER}
SEAT_READERS = EDITORS | {Role.AUDITOR, Role.FLOOR_MANAGER}
EXHIBITOR_READERS = MANAGERS | {Role.AUDITOR, Role.FINANCE_OFFICER, Role.FLOOR_MANAGER}
TRAIL = frozenset({Role.ADMINISTRATOR, Role.AUDITOR, Role.PRIVACY_OFFICER})
FLOOR_READERS = frozenset({Role.ADMINISTRATOR, Role.AUDITOR, Role.FLOOR_MANAGER, Role.ORGANISER})
DEVICES = frozenset({Role.DEVICE})
STAFF = frozenset(Role) - {Role.ATTENDEE, Role.DEVICE, Role.EXHIBITOR_OWNER, Role.EXHIBITOR_STAFF, Role.SERVICE}

Rights = dict[str, tuple[str, str, frozenset[Role] | str]]
"""By route: method, address with its places, and who."""
