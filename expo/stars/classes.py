"""What the columns of stars and of the calendars made from them are."""

from core.errors import mark
from core.privacy.registry import ROW, account, classify
from expo.feeds.tables import Feed
from expo.stars.tables import Plan, Star

WHY = mark("To show you the programme that you put together, also on your other devices and in your calendar.")
LONG = mark("Until you drop it, or the account is erased.")

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
    about=account("account"),
    erasing=ROW,
    personal="made_at",
    secrets="digest",
    internal="id edition account revision",
    last=True,
)
