"""Calendars of one's own as bytes, printed once for a release and a set of stars."""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from uuid import UUID

from expo.feeds.queries import Followed
from expo.interchange.exports.calendar import chosen_calendar
from expo.releases.publication import Publication
from i18n.locales import language

MOST = 500
"""About 30 MB when each has 60 sessions."""

Key = tuple[UUID, int, str, int, str]


@dataclass(frozen=True, slots=True)
class Printed:
    octets: bytes
    etag: str


_printed: OrderedDict[Key, Printed] = OrderedDict()


def feed_of(followed: Followed, publication: Publication, base_url: str) -> Printed:
    """The same stars of the same release are the same bytes, whoever asks."""
    key = (followed.plan, followed.revision, followed.language, publication.snapshot.number, base_url)
    found = _printed.get(key)
    if found is None:
        octets = chosen_calendar(publication, followed.codes, language(followed.language), base_url)
        found = _printed[key] = Printed(octets, f'"{hashlib.sha256(octets).hexdigest()[:20]}"')
        if len(_printed) > MOST:
            _printed.popitem(last=False)
    else:
        _printed.move_to_end(key)
    return found
