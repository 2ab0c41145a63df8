"""What is asked and what is only told, and whether a consent still holds: it is asked again every two years (Network Act,
art. 50).
"""

from datetime import datetime, timedelta

from core.errors import Conflict, mark

HOLDS = timedelta(days=730)


class NeededForAccount(Conflict):
    message = mark("Without this there is no account: you can have the account erased instead.")


class IsNotice(Conflict):
    message = mark("This is a notice: there is nothing to agree to.")


class WordingIsOlder(Conflict):
    message = mark("This version is there already, with other words: a new wording needs a new version.")


def holds(given_at: datetime, withdrawn_at: datetime | None, *, needed: bool, now: datetime) -> bool:
    return withdrawn_at is None and (needed or now < given_at + HOLDS)


def check_asked(*, needed: bool) -> None:
    """What an account cannot do without rests on the service that somebody asks for, not on an agreement they could not
    refuse (GDPR art. 6(1)(b), PIPA art. 15(1)4): it is told, apart from what is asked (PIPA art. 22(3)). Raises IsNotice.
    """
    if needed:
        raise IsNotice
