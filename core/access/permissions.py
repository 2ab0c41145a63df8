"""What may be done on this floor, in words, and by whom; alphabetical."""

from enum import StrEnum

from core.access.policies import declare
from core.access.roles import STAFF, Role
from core.errors import mark


class Core(StrEnum):
    """`floor:thing:act`."""

    ACCESS_READ = "core:access:read"
    ACCOUNT_INVITE = "core:account:invite"
    ACCOUNT_READ = "core:account:read"
    ACCOUNT_WRITE = "core:account:write"
    AUDIT_EXPORT = "core:audit:export"
    AUDIT_READ = "core:audit:read"
    COLLEAGUE_READ = "core:colleague:read"
    DESK_READ = "core:desk:read"
    DEVICE_READ = "core:device:read"
    DEVICE_SELF = "core:device:self"
    DEVICE_WRITE = "core:device:write"
    GRANT_WRITE = "core:grant:write"
    HEALTH_READ = "core:health:read"
    JOB_READ = "core:job:read"
    JOB_RETRY = "core:job:retry"
    MAIL_READ = "core:mail:read"
    MAIL_RELEASE = "core:mail:release"
    MAIL_WRITE = "core:mail:write"
    SETTINGS_READ = "core:settings:read"
    SETTINGS_WRITE = "core:settings:write"
    TOKEN_READ = "core:token:read"  # noqa: S105 -- the name of a permission, not a password
    TOKEN_WRITE = "core:token:write"  # noqa: S105 -- the name of a permission, not a password
    WEBHOOK_READ = "core:webhook:read"
    WEBHOOK_WRITE = "core:webhook:write"


declare(Core.ACCESS_READ, says=mark("see who may do what"), roles=(Role.ADMINISTRATOR, Role.AUDITOR))
declare(Core.ACCOUNT_INVITE, says=mark("invite people"), roles=(Role.ADMINISTRATOR, Role.ORGANISER))
declare(
    Core.ACCOUNT_READ,
    says=mark("see accounts and their roles"),
    roles=(Role.ADMINISTRATOR, Role.AUDITOR, Role.ORGANISER, Role.PRIVACY_OFFICER),
)
declare(
    Core.ACCOUNT_WRITE, says=mark("change, suspend and restore accounts"), roles=(Role.ADMINISTRATOR,), confirm=True
)
declare(
    Core.AUDIT_EXPORT,
    says=mark("take the journal out, with a reason"),
    roles=(Role.ADMINISTRATOR, Role.AUDITOR),
    confirm=True,
)
declare(
    Core.AUDIT_READ,
    says=mark("read who did what"),
    roles=(Role.ADMINISTRATOR, Role.AUDITOR, Role.PRIVACY_OFFICER),
)
declare(
    Core.COLLEAGUE_READ,
    says=mark("see the names of colleagues, to give them work"),
    roles=(Role.ADMINISTRATOR, Role.AUDITOR, Role.COOPERATION_LEAD, Role.COOPERATION_OFFICER),
)
declare(Core.DESK_READ, says=mark("use the desk"), roles=STAFF)
declare(
    Core.DEVICE_READ,
    says=mark("see devices and where they stand"),
    roles=(Role.ADMINISTRATOR, Role.AUDITOR, Role.FLOOR_MANAGER, Role.ORGANISER),
)
declare(Core.DEVICE_SELF, says=mark("be a device of the expo"), roles=(Role.DEVICE,))
declare(
    Core.DEVICE_WRITE,
    says=mark("add, pair and revoke devices"),
    roles=(Role.ADMINISTRATOR, Role.FLOOR_MANAGER),
    confirm=True,
)
declare(Core.GRANT_WRITE, says=mark("give and take away roles"), roles=(Role.ADMINISTRATOR,), confirm=True)
declare(
    Core.HEALTH_READ,
    says=mark("see whether everything runs"),
    roles=(Role.ADMINISTRATOR, Role.AUDITOR, Role.ORGANISER),
)
declare(
    Core.JOB_READ,
    says=mark("see what runs in the background"),
    roles=(Role.ADMINISTRATOR, Role.AUDITOR, Role.ORGANISER),
)
declare(Core.JOB_RETRY, says=mark("try failed work again, or cancel it"), roles=(Role.ADMINISTRATOR, Role.ORGANISER))
declare(Core.MAIL_READ, says=mark("see letters and what became of them"), roles=(Role.ADMINISTRATOR, Role.ORGANISER))
declare(
    Core.MAIL_RELEASE,
    says=mark("send letters again or withdraw them"),
    roles=(Role.ADMINISTRATOR, Role.ORGANISER),
    confirm=True,
)
declare(Core.MAIL_WRITE, says=mark("write mailings to many"), roles=(Role.ADMINISTRATOR, Role.ORGANISER))
declare(Core.SETTINGS_READ, says=mark("see settings"), roles=(Role.ADMINISTRATOR, Role.AUDITOR))
declare(Core.SETTINGS_WRITE, says=mark("change settings"), roles=(Role.ADMINISTRATOR,), confirm=True)
declare(Core.TOKEN_READ, says=mark("see which systems have a token"), roles=(Role.ADMINISTRATOR, Role.AUDITOR))
declare(Core.TOKEN_WRITE, says=mark("make and take back tokens"), roles=(Role.ADMINISTRATOR,), confirm=True)
declare(Core.WEBHOOK_READ, says=mark("see which systems are told what"), roles=(Role.ADMINISTRATOR, Role.AUDITOR))
declare(Core.WEBHOOK_WRITE, says=mark("have other systems told"), roles=(Role.ADMINISTRATOR,), confirm=True)
