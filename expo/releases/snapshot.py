"""What a release froze: the whole programme as the public sees it, complete without the database."""

from datetime import date, datetime
from typing import Literal

import msgspec

from i18n.text import Translated

Role = Literal["speaker", "moderator", "panellist", "interpreter"]
SlotStatus = Literal["confirmed", "cancelled"]


class Struct(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Field names are the keys of the stored JSON: renaming one is a migration of every release."""


class FrozenEdition(Struct, frozen=True, kw_only=True):
    """`acronym` is `[a-z0-9_-]{4,}` for the frab formats; dates are days in `zone` (IANA)."""

    slug: str
    acronym: str
    name: Translated
    tagline: Translated | None = None
    starts_on: date
    ends_on: date
    zone: str
    venue: Translated | None = None
    address: Translated | None = None
    city: Translated | None = None
    longitude: float | None = None
    latitude: float | None = None
    languages: tuple[str, ...] = ()
    sample: bool = False


class FrozenHall(Struct, frozen=True, kw_only=True):
    code: str
    name: Translated


class FrozenChannel(Struct, frozen=True, kw_only=True):
    """Of interpretation, on a receiver (`infrared`), a `radio` or in an `app`; `tuned` is what one sets it to."""

    number: int
    language: str
    carrier: str
    tuned: str = ""


class FrozenRoom(Struct, frozen=True, kw_only=True):
    """`parallel` marks an area in which several sessions may run at once; `id` is stable over releases."""

    id: str
    code: str
    name: Translated
    hall: str | None = None
    capacity: int | None = None
    parallel: bool = False
    channels: tuple[FrozenChannel, ...] = ()


class FrozenTrack(Struct, frozen=True, kw_only=True):
    """`colour` is one of the eight pairs of the design, 1 to 8."""

    code: str
    name: Translated
    description: Translated | None = None
    colour: int = 1


class FrozenFormat(Struct, frozen=True, kw_only=True):
    code: str
    name: Translated


class FrozenPhoto(Struct, frozen=True, kw_only=True):
    """Addresses of the content (SHA-256), under which it is found as long as it is not taken away; who took it."""

    small: str
    large: str
    credit: str


class FrozenSpeaker(Struct, frozen=True, kw_only=True):
    """`names` by language or script tag, as the person writes them; `id` is the person's, stable over editions."""

    id: str
    code: str
    names: dict[str, str]
    family: str | None = None
    country: str | None = None
    position: Translated | None = None
    organisation: Translated | None = None
    biography: Translated | None = None
    photo: FrozenPhoto | None = None
    languages: tuple[str, ...] = ()


class Appearance(Struct, frozen=True, kw_only=True):
    """`speaker` is a speaker's code."""

    speaker: str
    role: Role = "speaker"


class Interpretation(Struct, frozen=True, kw_only=True):
    """`channel` is the number on the receiver; None for sign language and captions."""

    language: str
    channel: int | None = None


class FrozenSession(Struct, frozen=True, kw_only=True):
    """`number` is a positive integer unique in the edition (frab wants one); `spoken` are BCP-47 tags."""

    id: str
    code: str
    number: int
    title: Translated
    subtitle: Translated | None = None
    abstract: Translated | None = None
    description: Translated | None = None
    track: str | None = None
    format: str | None = None
    level: str | None = None
    spoken: tuple[str, ...] = ()
    interpreted: tuple[Interpretation, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    capacity: int | None = None
    url: str | None = None
    cancelled: bool = False
    recorded: bool = True


class FrozenSlot(Struct, frozen=True, kw_only=True):
    """`sequence` and `modified_at` are the calendar's: they rise with each release that changed this slot.

    A slot that a release took away stays as `cancelled`, so that calendars remove it; `id` never changes.
    """

    id: str
    session: str
    room: str
    begin: datetime
    end: datetime
    sequence: int = 0
    modified_at: datetime
    status: SlotStatus = "confirmed"


class Snapshot(Struct, frozen=True, kw_only=True):
    """Slots are in order of begin, room and id; sessions by first slot; the others by position."""

    edition: FrozenEdition
    number: int
    name: str
    released_at: datetime
    halls: tuple[FrozenHall, ...] = ()
    rooms: tuple[FrozenRoom, ...] = ()
    tracks: tuple[FrozenTrack, ...] = ()
    formats: tuple[FrozenFormat, ...] = ()
    speakers: tuple[FrozenSpeaker, ...] = ()
    sessions: tuple[FrozenSession, ...] = ()
    slots: tuple[FrozenSlot, ...] = ()
    withdrawn: tuple[FrozenSession, ...] = ()
    """Sessions that only cancelled slots still point at: kept for calendars, shown nowhere else."""


_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(Snapshot)


def encode(snapshot: Snapshot) -> bytes:
    """Canonical JSON: the same programme gives the same bytes."""
    return _encoder.encode(snapshot)


def decode(stored: bytes | str) -> Snapshot:
    return _decoder.decode(stored)
