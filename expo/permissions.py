"""What may be done on this floor, in words, and by whom; alphabetical."""

from enum import StrEnum

from core.access.policies import declare
from core.access.roles import Role
from core.errors import mark


class Expo(StrEnum):
    """`floor:thing:act`."""

    RELEASE_READ = "expo:release:read"
    RELEASE_WRITE = "expo:release:write"


EDITORS = (Role.ADMINISTRATOR, Role.ORGANISER, Role.PROGRAMME_EDITOR)

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
