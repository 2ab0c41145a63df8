"""What the c3voc formats demand of texts, names and numbers, so that no script and no title can break them; pure."""

import re
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from expo.releases.publication import Publication
from expo.releases.snapshot import FrozenSession

_illegal = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even as a reference (section 2.2)."""
_no_acronym = re.compile("[^a-z0-9_]")
_no_track = re.compile("[^a-z0-9-]+")
_zone_name = re.compile("^([A-Z][a-z]+/[A-Z][a-z]+)|UTC$")
_two_letters = re.compile("^[a-z]{2}$")

SHORTEST_ACRONYM = 4
LARGEST_NUMBER = 2**31 - 1
"""Readers of the formats keep ids in 32 bits with a sign."""
HOURS_WRITTEN_OUT = 99


def legal(text: str) -> str:
    return _illegal.sub("", text)


def acronym(stated: str) -> str:
    """`wsce_2026`: the XML format would take hyphens, the JSON one and the first part of a slug do not."""
    return _no_acronym.sub("_", stated.lower()).ljust(SHORTEST_ACRONYM, "_")


def slug(conference: str, number: int) -> str:
    """From the number, never from the title: a Korean or Arabic title would leave nothing of it."""
    return f"{conference}-{number:04}-session"


def track_slugs(codes: Iterable[str]) -> dict[str, str]:
    """By code: `[a-z0-9-]{2,}` that ends in a letter or digit, and unique; by its place where a code has no such."""
    slugs: dict[str, str] = {}
    for place, code in enumerate(codes, 1):
        made = _no_track.sub("-", code.lower()).strip("-")
        slugs[code] = made if len(made) > 1 and made not in slugs.values() else f"track-{place}-{len(made)}"
    return slugs


def zone_name(zone: str) -> str | None:
    """Of an IANA zone, where the JSON formats can say it."""
    return zone if _zone_name.search(zone) else None


def hours(length: timedelta) -> str:
    """`01:30`; `72:00` for three days; `5:04:00` (days, hours, minutes) where two digits of hours do not do."""
    if length < timedelta(hours=HOURS_WRITTEN_OUT + 1):
        return hours_and_minutes(length)
    return f"{length.days}:{hours_and_minutes(length % timedelta(days=1))}"


def hours_and_minutes(length: timedelta) -> str:
    """Whatever the number of hours: the JSON formats take any."""
    minutes = int(length / timedelta(minutes=1))
    return f"{minutes // 60:02}:{minutes % 60:02}"


def two_letters(tag: str) -> str | None:
    """ISO 639-1 of a BCP-47 tag (`zh-Hans` → `zh`); None for what has only three letters, such as sign languages."""
    first = tag.split("-", maxsplit=1)[0].lower()
    return first if _two_letters.match(first) else None


def language_of(session: FrozenSession, publication: Publication) -> str:
    """The first spoken language; the one its title was written in, or the edition's, where none is stated."""
    stated = (*session.spoken, session.title.source, *publication.edition.languages)
    return next((found for tag in stated if (found := two_letters(tag)) and found != "und"), "en")


def numbered(ids: Iterable[str], taken: Iterable[int] = ()) -> dict[str, int]:
    """A positive number for each UUID, the same in every release; where two UUIDs meet, the larger steps on."""
    used, numbers = set(taken), {}
    for one in sorted(set(ids)):
        number = UUID(one).int % LARGEST_NUMBER + 1
        while number in used:
            number = number % LARGEST_NUMBER + 1
        used.add(number)
        numbers[one] = number
    return numbers
