"""What may be done on this floor, in words, and by whom; alphabetical."""

from enum import StrEnum

from core.access.policies import declare
from core.access.roles import Role
from core.errors import mark


class Expo(StrEnum):
    """`floor:thing:act`."""

    EDITION_WRITE = "expo:edition:write"
    FLOOR_PUBLISH = "expo:floor:publish"
    FLOOR_READ = "expo:floor:read"
    FLOOR_WRITE = "expo:floor:write"
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

declare(
    Expo.EDITION_WRITE,
    says=mark("begin an edition, also from an earlier one"),
    roles=(Role.ADMINISTRATOR, Role.ORGANISER),
)
declare(
    Expo.FLOOR_PUBLISH,
    says=mark("publish the floor plan"),
    roles=(Role.ADMINISTRATOR, Role.ORGANISER),
)
declare(
    Expo.FLOOR_READ,
    says=mark("see the floor plan as it is being drawn"),
    roles=(*EDITORS, Role.AUDITOR, Role.FLOOR_MANAGER),
)
declare(
    Expo.FLOOR_WRITE,
    says=mark("draw halls and booths"),
    roles=(Role.ADMINISTRATOR, Role.ORGANISER, Role.FLOOR_MANAGER),
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
