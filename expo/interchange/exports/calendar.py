"""Calendars (RFC 5545, 7986) of an edition and of a session: subscribed once, right for good."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo

from expo.interchange.exports.calendar_entry import Entry, entry
from expo.interchange.exports.content_lines import sent
from expo.interchange.exports.demands import legal
from expo.interchange.exports.generator import PRODUCT
from expo.releases.publication import Publication
from expo.releases.snapshot import FrozenSlot
from i18n.locales import Language

REFRESHED_EVERY = "PT1H"
ENTRIES_KEPT = 20_000
"""About 25 MB: an edition of 800 slots in five languages, five releases deep."""
END = b"END:VCALENDAR\r\n"

Key = tuple[str, int, int, str, str]


class PrintedEntries:
    """Entries of this process as bytes, least recently asked for first: a release changes few of them."""

    def __init__(self, limit: int = ENTRIES_KEPT) -> None:
        self.limit = limit
        self._kept: OrderedDict[Key, bytes] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def find(self, key: Key, print_it: Callable[[], bytes]) -> bytes:
        octets = self._kept.get(key)
        if octets is None:
            octets = self._kept[key] = print_it()
            if len(self._kept) > self.limit:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return octets


_printed = PrintedEntries()


def edition_calendar(
    publication: Publication, language: Language, base_url: str, printed: PrintedEntries = _printed
) -> bytes:
    """All slots, those taken away too: a calendar that has one must hear that it is off."""
    return _joined(publication, publication.snapshot.slots, language, base_url, printed)


def session_calendar(
    publication: Publication, code: str, language: Language, base_url: str, printed: PrintedEntries = _printed
) -> bytes | None:
    """Every slot of one session; None for a session that never had any."""
    slots = [slot for slot in publication.snapshot.slots if slot.session == code]
    return _joined(publication, slots, language, base_url, printed) if slots else None


def chosen_calendar(
    publication: Publication,
    codes: Collection[str],
    language: Language,
    base_url: str,
    printed: PrintedEntries = _printed,
) -> bytes:
    """Every slot of some sessions, those that are off too; of none, an empty calendar."""
    slots = [slot for slot in publication.snapshot.slots if slot.session in codes]
    return _joined(publication, slots, language, base_url, printed)


def _joined(
    publication: Publication, slots: Iterable[FrozenSlot], language: Language, base_url: str, printed: PrintedEntries
) -> bytes:
    snapshot = publication.snapshot
    known = {session.code: session for session in (*snapshot.withdrawn, *snapshot.sessions)}
    parts = [calendar_head(publication, language, base_url), _zone_of(publication)]
    for slot in slots:
        told = Entry(slot, known[slot.session], publication, language, base_url)
        key = (slot.id, slot.sequence, snapshot.number, language.code, base_url)
        parts.append(printed.find(key, lambda told=told: sent(entry(told))))  # type: ignore[misc]
    return b"".join([*parts, END])


def calendar_head(publication: Publication, language: Language, base_url: str) -> bytes:
    """How a calendar of the edition begins; it ends with `END`."""
    from icalendar import Calendar  # noqa: PLC0415 -- slow to load, and no start should wait for it

    edition = publication.edition
    name = edition.name.read(language.chain)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", legal(name.text), {"LANGUAGE": name.language})
    calendar.add("x-wr-calname", legal(name.text))
    calendar.add("x-wr-timezone", edition.zone)
    calendar.add("url", f"{base_url}/{language.code}/{edition.slug}/schedule", {"VALUE": "URI"})
    head = sent(calendar).removesuffix(END)
    # These two are durations, for which the library would ask for a timedelta and choose its own spelling.
    return head + f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESHED_EVERY}\r\nX-PUBLISHED-TTL:{REFRESHED_EVERY}\r\n".encode()


def _zone_of(publication: Publication) -> bytes:
    """The rules of the years in which something is on, or was going to be."""
    edition, slots = publication.edition, publication.snapshot.slots
    years = {edition.starts_on.year, edition.ends_on.year, *(slot.end.year for slot in slots)}
    return zone_rules(edition.zone, min(years), max(years))


@lru_cache(maxsize=64)
def zone_rules(zone: str, first: int, last: int) -> bytes:
    """VTIMEZONE for the years from `first` to `last`; empty for UTC, which needs no rules. The library signs its work with
    a COMMENT in each: not for readers.
    """
    if zone == "UTC":
        return b""
    from icalendar import Timezone  # noqa: PLC0415 -- as above

    rules = Timezone.from_tzinfo(
        ZoneInfo(zone), zone, first_date=date(first - 1, 12, 1), last_date=date(last + 1, 2, 1)
    )
    for part in rules.walk():
        part.pop("COMMENT", None)
    return sent(rules)
