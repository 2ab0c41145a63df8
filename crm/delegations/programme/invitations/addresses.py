"""Where a calendar's answer goes: an address of the mail intake that only this site can make, one for each invitee."""

from collections.abc import Iterable
from email.utils import parseaddr
from uuid import UUID

from core.access.marked import in_mail, of_mail
from core.settings import settings

MARK = "plan-"
ID_BYTES = 16
PURPOSE = "plan answers"


def organiser_for(invitee: UUID) -> str:
    """Where no mail is taken in, the address that letters come from."""
    before, at, domain = (settings().mail_intake or "").partition("@")
    if not at or not settings().mail_intake_key:
        return parseaddr(settings().mail_from)[1]
    return f"{before}+{MARK}{in_mail(PURPOSE, invitee.bytes)}@{domain}"


def invitee_in(addresses: Iterable[str]) -> UUID | None:
    """Whose answer it is that was sent to one of these; None for one that was made up."""
    before, at, domain = (settings().mail_intake or "").casefold().partition("@")
    for one in addresses if at else ():
        local, _, host = one.casefold().partition("@")
        name, _, token = local.partition("+")
        if host == domain and name == before and token.startswith(MARK):
            return _invitee(token.removeprefix(MARK))
    return None


def _invitee(token: str) -> UUID | None:
    body = of_mail(PURPOSE, token)
    return UUID(bytes=body) if body and len(body) == ID_BYTES else None
