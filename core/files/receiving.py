"""A file on its way in: from a form that was read to octets, with what is wrong said at the field it came in."""

from collections.abc import Iterator
from contextlib import contextmanager

from core.errors import Invalid
from core.files.rules import MEGABYTE, FileRefused
from core.files.uploads import Upload
from core.forms.form import Form

ROOM_FOR_THE_REST = MEGABYTE // 4
"""Around the file itself: the other fields and the boundaries."""


async def received(form: Form, field: str) -> Upload:
    """Raises Invalid for a form without a file."""
    sent = form.file(field)
    form.check()
    if sent is None:
        raise LookupError(field)
    return Upload(sent.filename, await sent.read())


@contextmanager
def told_at(field: str) -> Iterator[None]:
    """A FileRefused inside becomes Invalid, with its sentence at the field."""
    try:
        yield
    except FileRefused as refused:
        raise Invalid({field: refused.message}, **refused.parameters) from refused
