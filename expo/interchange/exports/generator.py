"""How our exports name themselves, and the release they were made from."""

from expo.releases.publication import Publication

NAME = "madang"
VERSION = "0.1.0"
PRODUCT = "-//Madang//Programme//EN"


def revision(publication: Publication) -> str:
    """Rises with each release; readers only compare it."""
    snapshot = publication.snapshot
    return f"{snapshot.number} ({snapshot.released_at:%Y-%m-%d %H:%M} UTC)"
