"""Links without an account: their token follows from the row's id, so that the same one can be shown, printed and mailed
again; what lets in is its digest, and nobody can make one without our secret.
"""

from base64 import urlsafe_b64encode
from uuid import UUID

from core.access.secret import tag
from core.access.sessions.commands import digest_of


def token_of(purpose: str, row: UUID) -> str:
    """43 characters that go into an address; another purpose has another one."""
    return urlsafe_b64encode(tag(purpose, row.bytes)).decode().rstrip("=")


def digest_for(purpose: str, row: UUID) -> bytes:
    """What the row keeps."""
    return digest_of(token_of(purpose, row))
