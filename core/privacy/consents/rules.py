"""Whether a consent still holds: what is optional is asked again every two years (Network Act, art. 50)."""

from datetime import datetime, timedelta

from core.errors import Conflict, mark

HOLDS = timedelta(days=730)


class NeededForAccount(Conflict):
    message = mark("Without this there is no account: you can have the account erased instead.")


class WordingIsOlder(Conflict):
    message = mark("This version is there already, with other words: a new wording needs a new version.")


def holds(given_at: datetime, withdrawn_at: datetime | None, *, needed: bool, now: datetime) -> bool:
    return withdrawn_at is None and (needed or now < given_at + HOLDS)
