"""What a file of any format says: a text under our key, with the source that it was made from."""

from dataclasses import dataclass


class NotRead(Exception):
    """It is not of the format that it seems to be."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`unsure`: whoever wrote the file says that the text is not done yet (`fuzzy`, `initial`)."""

    key: str
    source: str
    text: str
    unsure: bool = False
