"""What readers are told of the day, in their language, as JSON: printed once for everybody who listens."""

from collections.abc import Iterable
from datetime import timedelta
from functools import lru_cache
from typing import Any

import msgspec

from core.errors import mark
from expo.live.layer import Laid
from expo.live.queries import Said
from expo.live.shelf import Words
from expo.releases.publication import Meeting, Publication
from i18n.catalogue import say
from i18n.formats import clock
from i18n.locales import Language
from i18n.locales import language as language_called

CANCELLED, FULL = mark("Cancelled"), mark("Full: no seats left")
DELAYED, MOVED = mark("Starts at {time}, {minutes} minutes later"), mark("Now in: {room}")
AGAIN = mark("As planned again")


def last_number(words: Words, slug: str) -> int:
    return max((one.number for one in words.get(slug, {}).values()), default=0)


def told(words: Words, shown: Publication, language: Language, after: int = 0) -> bytes:
    """What has been said since number `after`; from the start without what is as planned again."""
    of_edition = words.get(shown.edition.slug, {})
    number = last_number(words, shown.edition.slug)
    since = tuple(sorted((slot, one.number) for slot, one in of_edition.items() if one.number > after))
    return _printed(Laid(shown, of_edition), since, language.code, number, after == 0)


@lru_cache(maxsize=256)
def _printed(laid: Laid, since: tuple[tuple[str, int], ...], code: str, number: int, first: bool) -> bytes:
    tongue, by_slot = language_called(code), {one.slot.id: one for one in laid.shown.meetings}
    told_ones = [_told(by_slot[slot], laid.said[slot], laid.shown, tongue) for slot, _ in since if slot in by_slot]
    return msgspec.json.encode({"number": number, "slots": [one for one in told_ones if one["words"] or not first]})


def _told(meeting: Meeting, said: Said, shown: Publication, language: Language) -> dict[str, Any]:
    """`words` empty: as planned again, which `said` still says once, for who reads with their ears."""
    phrases = list(phrases_of(meeting, said, shown, language))
    title = meeting.session.title.read(language.chain).text
    return {
        "code": meeting.session.code,
        "begin": meeting.begin.isoformat(),
        "delay": said.differs.delay,
        "off": said.differs.cancelled,
        "words": phrases,
        "said": f"{title}: {' · '.join(phrases) or say(language, AGAIN)}",
    }


def phrases_of(meeting: Meeting, said: Said, shown: Publication, language: Language) -> Iterable[str]:
    """In the order of what matters; of what is cancelled nothing else."""
    differs = said.differs
    if differs.cancelled:
        yield say(language, CANCELLED)
        return
    if differs.delay:
        begin = meeting.begin + timedelta(minutes=differs.delay)
        yield say(language, DELAYED, time=clock(begin), minutes=differs.delay)
    if differs.room in shown.rooms:
        yield say(language, MOVED, room=shown.rooms[differs.room or ""].name.read(language.chain).text)
    if differs.full:
        yield say(language, FULL)
