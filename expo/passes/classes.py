"""What the columns of badges are."""

from core.errors import mark
from core.privacy.registry import NULL, WHILE_IT_IS_THERE, Ending, account, classify, kept
from expo.passes.tables import ExhibitorPass, PassQuota, PassSheet
from expo.permissions import Expo

WHY = mark("To let the people of exhibitors in, under the name that their badge reads.")
OTHERS = mark("They are about the people on the badges, not about who asked; they go after the edition.")
OVER = "(SELECT e.ends_on FROM expo_edition e WHERE e.id = edition)"

classify(PassQuota, why=WHY, long=WHILE_IT_IS_THERE, internal="id edition kind least_area passes")
classify(
    ExhibitorPass,
    why=WHY,
    long=mark("{days} days after the edition is over; at once where it is withdrawn."),
    ends=Ending(
        "exhibitor_passes",
        mark("Badges of exhibitors’ people"),
        OVER,
        30,
        mark("To answer questions about who was let in, while the halls are cleared and settled."),
    ),
    about=account("said_by"),
    erasing={"said_by": NULL, **dict.fromkeys(("name", "shown_name", "post"), kept(OTHERS))},
    seen_with=(Expo.CREW_READ, Expo.APPLICATION_READ),
    personal="name shown_name post said_by",
    internal="id edition exhibitor code kind days state beyond refusal asked_at decided_at printed_at handed_at revision",
    doers="decided_by handed_by",
)
classify(
    PassSheet,
    why=mark("To print badges."),
    long=mark("{days} days, long enough to print them again."),
    ends=Ending(
        "pass_sheets",
        mark("Printed sheets of badges"),
        "made_at",
        14,
        mark("To print them again when a printer has failed."),
    ),
    seen_with=(Expo.CREW_READ,),
    confidential="octets",
    internal="id edition run number badges made_at",
)
