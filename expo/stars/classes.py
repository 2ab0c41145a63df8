"""What the columns of stars and of the calendars made from them are."""

from core.errors import mark
from core.privacy.registry import ROW, Ending, account, classify
from expo.feeds.tables import Feed
from expo.stars.cookie import DAYS_KEPT
from expo.stars.tables import Plan, Star

WHY = mark("To show you the programme that you put together, also on your other devices and in your calendar.")
LONG = mark("Until you drop it, or the account is erased.")

LEFT_BEHIND = """CASE WHEN account IS NULL
    AND NOT EXISTS (SELECT FROM expo_feed f WHERE f.plan = expo_plan.id AND f.revoked_at IS NULL)
    THEN greatest(made_at, (SELECT max(s.starred_at) FROM expo_star s WHERE s.plan = expo_plan.id)) END"""
"""Of nobody who signed in, and no calendar asks for it."""

classify(
    Star,
    why=WHY,
    long=LONG,
    about=account("account"),
    erasing=ROW,
    personal="session starred_at",
    internal="id plan account",
)
classify(
    Feed,
    why=WHY,
    long=LONG,
    about=account("account"),
    erasing=ROW,
    personal="made_at revoked_at",
    secrets="digest",
    internal="id plan account language",
)
classify(
    Plan,
    why=WHY,
    long=LONG,
    ends=Ending(
        "plans",
        mark("Programmes of browsers that were not seen again"),
        LEFT_BEHIND,
        DAYS_KEPT,
        mark("As long as the browser itself keeps its mark."),
        least=DAYS_KEPT,
    ),
    about=account("account"),
    erasing=ROW,
    personal="made_at",
    secrets="digest",
    internal="id edition account revision",
    last=True,
)
