"""A file on its way in: from a multipart request to octets, or a sentence that says what is wrong."""

from typing import Any

from litestar import Request
from litestar.datastructures import State, UploadFile

from core.files.rules import MEGABYTE, FileEmpty, FileRefused
from core.files.uploads import Upload

ROOM_FOR_THE_REST = MEGABYTE // 4
"""Around the file itself: the other fields and the boundaries."""


async def received(request: Request[Any, Any, State], field: str = "file") -> Upload:
    """Raises FileEmpty for a form without a file, FileRefused for a body that is no form."""
    try:
        form = await request.form()
    except (ValueError, LookupError) as error:
        # A text field in no encoding, or in one that it only claims.
        raise FileRefused from error
    sent = form.get(field)
    if not isinstance(sent, UploadFile):
        raise FileEmpty
    return Upload(sent.filename, await sent.read())
