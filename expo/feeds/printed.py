"""Calendars of one's own as bytes, printed once for a release, a set of stars and the words of the day."""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from uuid import UUID

from expo.feeds.queries import Followed
from expo.interchange.exports.calendar import chosen_calendar
from expo.live.layer import as_it_goes
from expo.live.shelf import Words
from expo.live.words import last_number
from expo.releases.publication import Publication
from i18n.locales import language

MOST = 500
"""About 30 MB when each has 60 sessions."""

Key = tuple[UUID, int, str, int, int, str]


@dataclass(frozen=True, slots=True)
class Printed:
    octets: bytes
    etag: str


_printed: OrderedDict[Key, Printed] = OrderedDict()


def feed_of(followed: Followed, publication: Publication, words: Words, base_url: str) -> Printed:
    """The same stars of the same release are the same bytes, whoever asks, until something is said on the day."""
    slug = publication.edition.slug
    said = last_number(words, slug)
    key = (followed.plan, followed.revision, followed.language, publication.snapshot.number, said, base_url)
    found = _printed.get(key)
    if found is None:
        shown = as_it_goes(publication, words.get(slug, {}))
        octets = chosen_calendar(shown, followed.codes, language(followed.language), base_url)
        found = _printed[key] = Printed(octets, f'"{hashlib.sha256(octets).hexdigest()[:20]}"')
        if len(_printed) > MOST:
            _printed.popitem(last=False)
    else:
        _printed.move_to_end(key)
    return found
