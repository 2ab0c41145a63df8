"""What may be done on this floor, in words, and by whom; alphabetical."""

from enum import StrEnum

from core.access.grants.rules import delegate
from core.access.policies import declare
from core.access.roles import Role
from core.errors import mark


class Directory(StrEnum):
    """`floor:thing:act`."""

    LOGO_PUBLISH = "directory:logo:publish"
    MEMBER_READ = "directory:member:read"
    MEMBER_WRITE = "directory:member:write"
    ORGANISATION_CREATE = "directory:organisation:create"
    ORGANISATION_EXPORT = "directory:organisation:export"
    ORGANISATION_LIST = "directory:organisation:list"
    ORGANISATION_READ = "directory:organisation:read"
    ORGANISATION_WRITE = "directory:organisation:write"


STAFF = (Role.ADMINISTRATOR, Role.ORGANISER)
OWN = (Role.EXHIBITOR_OWNER, Role.EXHIBITOR_STAFF)

declare(Directory.LOGO_PUBLISH, says=mark("show an organisation's logo to the public"), roles=STAFF)
declare(
    Directory.MEMBER_READ,
    says=mark("see who acts for an organisation, and who can see its record"),
    roles=(*STAFF, *OWN, Role.AUDITOR),
    hidden=True,
)
declare(
    Directory.MEMBER_WRITE,
    says=mark("invite colleagues of one's own organisation, and end what they may do"),
    roles=(Role.EXHIBITOR_OWNER,),
    hidden=True,
)
delegate(Directory.MEMBER_WRITE, roles=(Role.EXHIBITOR_STAFF,))
declare(
    Directory.ORGANISATION_CREATE,
    says=mark("add an organisation to the directory"),
    roles=STAFF,
    hidden=True,
)
declare(
    Directory.ORGANISATION_EXPORT,
    says=mark("take the list of organisations out as a table"),
    roles=STAFF,
)
declare(
    Directory.ORGANISATION_LIST,
    says=mark("find organisations at the desk"),
    roles=(*STAFF, Role.AUDITOR),
)
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
