"""What may be done on this floor, in words, and by whom; alphabetical."""

from enum import StrEnum

from core.access.policies import declare
from core.access.roles import Role
from core.errors import mark


class Directory(StrEnum):
    """`floor:thing:act`."""

    LOGO_PUBLISH = "directory:logo:publish"
    ORGANISATION_READ = "directory:organisation:read"
    ORGANISATION_WRITE = "directory:organisation:write"


STAFF = (Role.ADMINISTRATOR, Role.ORGANISER)
OWN = (Role.EXHIBITOR_OWNER, Role.EXHIBITOR_STAFF)

declare(Directory.LOGO_PUBLISH, says=mark("show an organisation's logo to the public"), roles=STAFF)
declare(
    Directory.ORGANISATION_READ,
    says=mark("see organisations and their papers"),
    roles=(*STAFF, *OWN, Role.AUDITOR),
    hidden=True,
)
declare(
    Directory.ORGANISATION_WRITE,
    says=mark("change an organisation's profile, logo and papers"),
    roles=(*STAFF, *OWN),
    hidden=True,
)
