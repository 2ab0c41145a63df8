"""Building a `Programme` while a file is read: keys of their own, plain text in its language, every oddity noted."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from expo.interchange.oddities import Oddities
from expo.interchange.parsed import (
    ParsedFormat,
    ParsedHall,
    ParsedRoom,
    ParsedSession,
    ParsedSlot,
    ParsedSpeaker,
    ParsedTrack,
    Programme,
)
from expo.interchange.plain_text import looks_like_html, plain
from expo.interchange.reading_limits import LONGEST_KEY, LONGEST_TEXT
from expo.interchange.times import zone_called
from expo.programme.languages import UNDETERMINED, language_of, languages_named, may_be_in, script_of
from i18n.text import Translated, clean, source_hash, written


@dataclass(frozen=True, slots=True)
class Setting:
    """What a file does not say of itself: the language it is in (`--language`), the edition's zone and first day."""

    language: str | None = None
    zone: str = "Asia/Seoul"
    starts_on: date | None = None
    file: str = "file"


def short(key: object) -> str:
    """A key that fits its column: long ones are cut and told apart by a hash."""
    text = clean(str(key).encode("utf-8", "replace").decode())
    if len(text) <= LONGEST_KEY:
        return text
    return f"{text[: LONGEST_KEY - 17]}#{hashlib.sha256(text.encode()).hexdigest()[:16]}"


@dataclass
class Gathering:
    """One file's programme in the making. `aliases` are other names of its rooms, `doubles` say where
    the counting of a duplicated key goes on.

    `spoken` is handed in where a session's languages decide the language of a text.
    """

    origin: str
    setting: Setting
    oddities: Oddities = field(default_factory=Oddities)
    halls: dict[str, ParsedHall] = field(default_factory=dict)
    rooms: dict[str, ParsedRoom] = field(default_factory=dict)
    tracks: dict[str, ParsedTrack] = field(default_factory=dict)
    formats: dict[str, ParsedFormat] = field(default_factory=dict)
    speakers: dict[str, ParsedSpeaker] = field(default_factory=dict)
    sessions: dict[str, ParsedSession] = field(default_factory=dict)
    slots: set[str] = field(default_factory=set)
    aliases: dict[str, str] = field(default_factory=dict)
    doubles: dict[str, int] = field(default_factory=dict)

    def zone(self, stated: str | None) -> ZoneInfo:
        """The file's own zone where it names a known one, else the edition's."""
        found = zone_called(stated)
        if stated and found is None:
            self.oddities.note("zone_unknown", "file", unknown=stated, zone=self.setting.zone)
        return found or ZoneInfo(self.setting.zone)

    def text(
        self, value: object, row: str, *, stated: str | None = None, spoken: tuple[str, ...] = ()
    ) -> Translated | None:
        """A text in one language: the one stated, the file's, the session's, or what its script says."""
        words = self.words(value, row)
        if not words:
            return None
        wanted = stated or self.setting.language
        language, concluded = language_of(words, wanted, spoken)
        if language == UNDETERMINED and not wanted:
            self.oddities.note("no_language", row)
        elif concluded and wanted:
            self.oddities.note("script", row, language=wanted, kept=language)
        elif concluded and spoken:
            self.oddities.note("script", row, language=spoken[0], kept=language)
        return written(language, {language: words})

    def label(self, value: object, row: str) -> Translated | None:
        """A name on a door or a track: in the file's language or the one that its script says, undetermined quietly."""
        words = self.words(value, row)
        language = language_of(words, self.setting.language)[0]
        return written(language, {language: words})

    def texts(
        self, values: Mapping[str, object], row: str, what: str, *, spoken: tuple[str, ...] = ()
    ) -> Translated | None:
        """A text in several languages: the same words under two tags are kept once, under the language they are in."""
        worded = {tag: words for tag, value in values.items() if (words := self.words(value, row))}
        kept = self._told_apart(worded, row, what, spoken)
        source = next((tag for tag in (*spoken, self.setting.language) if tag in kept), next(iter(kept), UNDETERMINED))
        return written(source, kept)

    def _told_apart(self, worded: dict[str, str], row: str, what: str, spoken: tuple[str, ...]) -> dict[str, str]:
        by_words: dict[str, list[str]] = {}
        for tag, words in worded.items():
            by_words.setdefault(source_hash(words), []).append(tag)
        kept = dict(worded)
        for tags in by_words.values():
            if len(tags) < 2:
                continue
            script = script_of(worded[tags[0]])
            fitting = [tag for tag in tags if script is None or may_be_in(tag, script)] or tags
            stays = next((tag for tag in spoken if tag in fitting), fitting[0])
            self.oddities.note("same_text", row, field=what, languages=", ".join(tags), kept=stays)
            for tag in tags:
                if tag != stays:
                    del kept[tag]
        return kept

    def words(self, value: object, row: str) -> str:
        """Plain text of a sane length; numbers and other values as text, nothing for None."""
        if value is None or isinstance(value, (dict, list)):
            return ""
        text = str(value).encode("utf-8", "replace").decode()
        if len(text) > LONGEST_TEXT:
            self.oddities.note("too_long", row, length=len(text), kept=LONGEST_TEXT)
            text = text[:LONGEST_TEXT]
        if looks_like_html(text):
            self.oddities.note("markup", row)
            text = plain(text)
        return clean(text)

    def spoken(self, value: object, row: str) -> tuple[str, ...]:
        """The languages of a session from whatever its field says; anything but one plain tag is noted."""
        stated = self.words(value, row)
        if not stated:
            return ()
        found = languages_named(stated)
        if not found:
            self.oddities.note("language", row, language=stated)
        elif len(found) > 1:
            self.oddities.note("languages_many", row, language=stated, read=", ".join(found))
        elif found[0].casefold() != stated.casefold().replace("_", "-"):
            self.oddities.note("language_named", row, language=stated, read=found[0])
        return found

    def key(self, what: str, candidates: Iterable[object], taken: Iterable[str]) -> str:
        """The first candidate that nobody has yet; a duplicate gets a number behind it and is noted."""
        stated = [short(one) for one in candidates if one not in (None, "")]
        held = taken if isinstance(taken, (set, dict)) else set(taken)
        free = next((one for one in stated if one not in held), None)
        if free is not None and (not stated or free == stated[0]):
            return free
        first = stated[0] if stated else what
        if free is None:
            number = self.doubles.get(first, 2)
            while f"{first}#{number}" in held:
                number += 1
            self.doubles[first] = number
            free = f"{first}#{number}"
        if stated:
            self.oddities.note("duplicate", free, what=what, key=first, kept=free)
        return free

    def room(self, key: object, name: Translated | None, **more: object) -> str:
        """Known from now on; the first mention counts."""
        mine = short(key)
        if mine not in self.rooms and name is not None:
            self.rooms[mine] = ParsedRoom(key=mine, name=name, **more)  # type: ignore[arg-type]
        return mine

    def track(self, key: object, name: Translated | None, **more: object) -> str | None:
        mine = short(key)
        if mine not in self.tracks and name is not None:
            self.tracks[mine] = ParsedTrack(key=mine, name=name, **more)  # type: ignore[arg-type]
        return mine if mine in self.tracks else None

    def format(self, key: object, name: Translated | None) -> str | None:
        mine = short(key)
        if mine not in self.formats and name is not None:
            self.formats[mine] = ParsedFormat(key=mine, name=name)
        return mine if mine in self.formats else None

    def slot(
        self, key: object, room: str | None, begin: datetime | None, end: datetime | None, row: str
    ) -> ParsedSlot | None:
        """None, with the reason noted, for a time that cannot be one."""
        if begin is None or end is None:
            return None
        if end == begin:
            self.oddities.note("alone", row)
            return None
        if end < begin or end - begin > timedelta(days=31):
            self.oddities.note("ends_before_begin", row, begin=begin.isoformat(), end=end.isoformat())
            return None
        if room is None:
            self.oddities.note("no_room", row)
            return None
        mine = self.key("slot", [key], self.slots)
        self.slots.add(mine)
        return ParsedSlot(key=mine, room=room, begin=begin, end=end)

    def programme(self, carries: Iterable[str], **more: object) -> Programme:
        return Programme(
            origin=self.origin,
            carries=frozenset(carries),
            languages=(self.setting.language,) if self.setting.language else (),
            halls=tuple(self.halls.values()),
            rooms=tuple(self.rooms.values()),
            tracks=tuple(self.tracks.values()),
            formats=tuple(self.formats.values()),
            speakers=tuple(self.speakers.values()),
            sessions=tuple(self.sessions.values()),
            problems=self.oddities.met(),
            **more,  # type: ignore[arg-type]
        )
