"""What may be done on this floor, in words, and by whom; alphabetical."""

from enum import StrEnum

from core.access.grants.rules import delegate
from core.access.policies import declare
from core.access.roles import Role
from core.errors import mark


class Directory(StrEnum):
    """`floor:thing:act`."""

    CONTACT_READ = "directory:contact:read"
    CONTACT_WRITE = "directory:contact:write"
    COUNTRY_READ = "directory:country:read"
    COUNTRY_WRITE = "directory:country:write"
    DUPLICATE_READ = "directory:duplicate:read"
    DUPLICATE_WRITE = "directory:duplicate:write"
    IMPORT_WRITE = "directory:import:write"
    LOGO_PUBLISH = "directory:logo:publish"
    MEMBER_READ = "directory:member:read"
    MEMBER_WRITE = "directory:member:write"
    NEED_READ = "directory:need:read"
    ORGANISATION_CREATE = "directory:organisation:create"
    ORGANISATION_EXPORT = "directory:organisation:export"
    ORGANISATION_IDENTIFY = "directory:organisation:identify"
    ORGANISATION_LIST = "directory:organisation:list"
    ORGANISATION_READ = "directory:organisation:read"
    ORGANISATION_WRITE = "directory:organisation:write"
    PERSON_READ = "directory:person:read"
    PERSON_WRITE = "directory:person:write"


STAFF = (Role.ADMINISTRATOR, Role.ORGANISER)
COOPERATION = (Role.COOPERATION_LEAD, Role.COOPERATION_OFFICER)
DIRECTORY = (*STAFF, *COOPERATION)
OWN = (Role.EXHIBITOR_OWNER, Role.EXHIBITOR_STAFF)

declare(
    Directory.CONTACT_READ,
    says=mark("see how people of the directory are reached"),
    roles=COOPERATION,
)
declare(
    Directory.CONTACT_WRITE,
    says=mark("write down how people are reached, and what they agreed to"),
    roles=COOPERATION,
)
declare(
    Directory.COUNTRY_READ,
    says=mark("see countries and what is recorded of them"),
    roles=(*DIRECTORY, Role.AUDITOR),
)
declare(
    Directory.COUNTRY_WRITE,
    says=mark("record what holds of a country, and strike out mistakes"),
    roles=(Role.ADMINISTRATOR, *COOPERATION),
)
declare(
    Directory.DUPLICATE_READ,
    says=mark("see which organisations may be one"),
    roles=(*DIRECTORY, Role.AUDITOR),
)
declare(
    Directory.DUPLICATE_WRITE,
    says=mark("say that organisations are not the same, merge them, and take that back"),
    roles=DIRECTORY,
)
declare(
    Directory.IMPORT_WRITE,
    says=mark("bring sheets of organisations and people into the directory, and take an import back"),
    roles=DIRECTORY,
)
declare(Directory.LOGO_PUBLISH, says=mark("show an organisation's logo to the public"), roles=STAFF)
declare(
    Directory.MEMBER_READ,
    says=mark("see who acts for an organisation, and who can see its record"),
    roles=(*DIRECTORY, *OWN, Role.AUDITOR),
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
    Directory.NEED_READ,
    says=mark("see and write what guests need: what they eat, steps, hearing"),
    roles=COOPERATION,
)
declare(
    Directory.ORGANISATION_CREATE,
    says=mark("add an organisation to the directory"),
    roles=DIRECTORY,
    hidden=True,
)
declare(
    Directory.ORGANISATION_EXPORT,
    says=mark("take the list of organisations out as a table"),
    roles=STAFF,
)
declare(
    Directory.ORGANISATION_IDENTIFY,
    says=mark("say what an organisation belongs to, by which numbers it is known and how large it is"),
    roles=DIRECTORY,
)
declare(
    Directory.ORGANISATION_LIST,
    says=mark("find organisations at the desk"),
    roles=(*DIRECTORY, Role.AUDITOR),
)
declare(
    Directory.ORGANISATION_READ,
    says=mark("see organisations and their papers"),
    roles=(*DIRECTORY, *OWN, Role.AUDITOR),
    hidden=True,
)
declare(
    Directory.ORGANISATION_WRITE,
    says=mark("change an organisation's profile, logo and papers"),
    roles=(*DIRECTORY, *OWN),
    hidden=True,
)
declare(
    Directory.PERSON_READ,
    says=mark("see people and the posts they hold"),
    roles=(Role.ADMINISTRATOR, Role.AUDITOR, *COOPERATION),
)
declare(
    Directory.PERSON_WRITE,
    says=mark("add people, change what is told of them, and their posts"),
    roles=(Role.ADMINISTRATOR, *COOPERATION),
)
