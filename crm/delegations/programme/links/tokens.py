"""The token of a link to a plan, made from its id."""

from uuid import UUID

from core.access.marked import in_link, of_link

ID_BYTES = 16
PURPOSE = "plan link"


def token_of(link: UUID) -> str:
    return in_link(PURPOSE, link.bytes)


def link_in(token: str) -> UUID | None:
    """None for one that was made up."""
    body = of_link(PURPOSE, token)
    return UUID(bytes=body) if body and len(body) == ID_BYTES else None
