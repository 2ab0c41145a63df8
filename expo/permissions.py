"""What may be done on this floor, in words, and by whom; alphabetical."""

from enum import StrEnum

from core.access.policies import declare
from core.access.roles import Role
from core.errors import mark


class Expo(StrEnum):
    """`floor:thing:act`."""

    APPLICATION_READ = "expo:application:read"
    APPLICATION_WRITE = "expo:application:write"
    BOOTH_ASSIGN = "expo:booth:assign"
    BOOTH_HOLD = "expo:booth:hold"
    EDITION_WRITE = "expo:edition:write"
    EXHIBITOR_READ = "expo:exhibitor:read"
    EXHIBITOR_WRITE = "expo:exhibitor:write"
    LIVE_READ = "expo:live:read"
    LIVE_WRITE = "expo:live:write"
    PROGRAMME_READ = "expo:programme:read"
    PROGRAMME_WRITE = "expo:programme:write"
    RELEASE_READ = "expo:release:read"
    RELEASE_WRITE = "expo:release:write"
    SEAT_READ = "expo:seat:read"
    SEAT_WRITE = "expo:seat:write"
    SPEAKER_READ = "expo:speaker:read"
    SPEAKER_WRITE = "expo:speaker:write"


EDITORS = (Role.ADMINISTRATOR, Role.ORGANISER, Role.PROGRAMME_EDITOR)

STAFF = (Role.ADMINISTRATOR, Role.ORGANISER)
OWN = (Role.EXHIBITOR_OWNER, Role.EXHIBITOR_STAFF)

declare(
    Expo.APPLICATION_READ,
    says=mark("see an organisation’s own application to exhibit"),
    roles=(*STAFF, *OWN, Role.AUDITOR),
    hidden=True,
)
declare(
    Expo.APPLICATION_WRITE,
    says=mark("apply to exhibit for an organisation, and say what it needs"),
    roles=(*STAFF, *OWN),
    hidden=True,
)
declare(
    Expo.BOOTH_ASSIGN,
    says=mark("assign booths to exhibitors, confirm them and take them back"),
    roles=STAFF,
)
declare(
    Expo.BOOTH_HOLD,
    says=mark("choose booths for an organisation"),
    roles=OWN,
    hidden=True,
)
declare(
    Expo.EDITION_WRITE,
    says=mark("begin an edition, also from an earlier one"),
    roles=STAFF,
)
declare(
    Expo.EXHIBITOR_READ,
    says=mark("see who applied to exhibit, with whom to write to"),
    roles=(*STAFF, Role.AUDITOR, Role.FINANCE_OFFICER, Role.FLOOR_MANAGER),
)
declare(
    Expo.EXHIBITOR_WRITE,
    says=mark("review applications to exhibit, and set the terms"),
    roles=STAFF,
)
declare(
    Expo.LIVE_READ,
    says=mark("see what has been said of the day"),
    roles=(*EDITORS, Role.AUDITOR, Role.FLOOR_MANAGER),
)
declare(
    Expo.LIVE_WRITE,
    says=mark("tell readers on the day what is delayed, moved, full or cancelled"),
    roles=(*EDITORS, Role.FLOOR_MANAGER),
)
declare(
    Expo.PROGRAMME_READ,
    says=mark("see the programme as it is being edited"),
    roles=(*EDITORS, Role.AUDITOR, Role.FLOOR_MANAGER, Role.TRANSLATOR),
)
declare(
    Expo.PROGRAMME_WRITE,
    says=mark("edit the programme"),
    roles=EDITORS,
)
declare(
    Expo.RELEASE_READ,
    says=mark("see releases of the programme and what the next one would change"),
    roles=(*EDITORS, Role.TRANSLATOR, Role.AUDITOR),
)
declare(
    Expo.RELEASE_WRITE,
    says=mark("release the programme, and go back to an earlier release"),
    roles=EDITORS,
)
declare(
    Expo.SEAT_READ,
    says=mark("see how many have signed up for sessions"),
    roles=(*EDITORS, Role.AUDITOR, Role.FLOOR_MANAGER),
)
declare(
    Expo.SEAT_WRITE,
    says=mark("let people sign up for sessions, with more seats or fewer"),
    roles=EDITORS,
)
declare(
    Expo.SPEAKER_READ,
    says=mark("see speakers with what they were asked and answered"),
    roles=(*EDITORS, Role.AUDITOR),
)
declare(
    Expo.SPEAKER_WRITE,
    says=mark("add speakers, change what is told of them, and invite them to tell themselves"),
    roles=EDITORS,
)
