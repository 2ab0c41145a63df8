"""What may be done with what is held about people, and by whom; alphabetical."""

from enum import StrEnum

from core.access.policies import declare
from core.access.roles import Role
from core.errors import mark


class Privacy(StrEnum):
    """`floor:thing:act`."""

    ERASE = "core:privacy:erase"
    READ = "core:privacy:read"
    RETENTION = "core:privacy:retention"
    WORDING = "core:privacy:wording"


declare(Privacy.ERASE, says=mark("erase people"), roles=(Role.PRIVACY_OFFICER,), confirm=True)
declare(Privacy.READ, says=mark("see what is held about people"), roles=(Role.PRIVACY_OFFICER,))
declare(
    Privacy.RETENTION,
    says=mark("say how long things are kept, and destroy what is due"),
    roles=(Role.PRIVACY_OFFICER,),
    confirm=True,
)
declare(Privacy.WORDING, says=mark("write what people agree to"), roles=(Role.PRIVACY_OFFICER,), confirm=True)
