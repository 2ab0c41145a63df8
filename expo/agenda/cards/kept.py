"""Cards on disk: drawn once for what is written on them, by the worker beforehand or by whoever asks first."""

import hashlib
import os
from pathlib import Path

import msgspec

from core.settings import settings
from expo.agenda.cards.drawing import Card, draw
from expo.releases.publication import Publication
from expo.releases.snapshot import FrozenSession
from i18n import formats
from i18n.locales import Language

LOOK = "1"
"""Raised when the drawing changes, so that cards of the former look are not found any more."""


def card_of(publication: Publication, session: FrozenSession, language: Language) -> Card:
    """In the reader's language, with the fallback that pages have."""
    meetings = publication.meetings_of.get(session.code, ())
    first = meetings[0] if meetings else None
    track = publication.tracks.get(session.track or "")
    when = f"{formats.full_day(first.day, language)} · {formats.interval(first.begin, first.end)}" if first else ""
    places = (first.room.name, first.hall.name) if first and first.hall else (first.room.name,) if first else ()
    return Card(
        edition=publication.edition.name.read(language.chain).text,
        title=session.title.read(language.chain).text,
        when=when,
        where=" · ".join(place.read(language.chain).text for place in places),
        colour=track.colour if track else 1,
        direction=language.direction,
        seed=session.code,
    )


def card_png(card: Card) -> bytes:
    """From disk, or drawn now and kept; a card is never half there."""
    path = _path(card)
    if path.exists():
        return path.read_bytes()
    octets = draw(card)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(octets)
    unfinished.replace(path)
    return octets


def _path(card: Card) -> Path:
    name = hashlib.sha256(msgspec.json.encode((LOOK, msgspec.to_builtins(card)))).hexdigest()
    return settings().data_dir / "cards" / name[:2] / f"{name}.png"
