"""What the home page is made of: figures, tracks, opening sessions and voices of the edition on show."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from expo.releases.publication import Meeting, Publication
from expo.releases.snapshot import FrozenSpeaker, FrozenTrack

VOICES = 8
HIGHLIGHTS = 6


@dataclass(frozen=True, slots=True)
class TrackCount:
    track: FrozenTrack
    meetings: int


@dataclass(frozen=True, slots=True)
class Home:
    """`countries` and `languages` are counted over speakers and sessions; highlights are those in the largest rooms."""

    sessions: int
    speakers: int
    countries: tuple[str, ...]
    languages: tuple[str, ...]
    days: tuple[date, ...]
    tracks: tuple[TrackCount, ...]
    highlights: tuple[Meeting, ...]
    voices: tuple[FrozenSpeaker, ...]


def home_of(publication: Publication) -> Home:
    """Counts and picks; nothing is chosen by hand, so that no year begins with last year's names."""
    shown = [meeting for meeting in publication.meetings if not meeting.cancelled]
    per_track = Counter(meeting.track.code for meeting in shown if meeting.track)
    heard = Counter(part.speaker for session in publication.snapshot.sessions for part in session.appearances)
    speakers = sorted(publication.snapshot.speakers, key=lambda speaker: (-heard[speaker.code], speaker.code))
    largest = sorted(shown, key=lambda meeting: (-(meeting.room.capacity or 0), meeting.number))
    spoken = Counter(language for meeting in shown for language in _followed(meeting))
    return Home(
        sessions=len({meeting.session.code for meeting in shown}),
        speakers=len(publication.snapshot.speakers),
        countries=tuple(sorted({speaker.country for speaker in publication.snapshot.speakers if speaker.country})),
        languages=tuple(tag for tag, _ in spoken.most_common()),
        days=publication.days,
        tracks=tuple(TrackCount(track, per_track[track.code]) for track in publication.snapshot.tracks),
        highlights=tuple(sorted(largest[:HIGHLIGHTS], key=lambda meeting: meeting.number)),
        voices=_from_many_countries(speakers),
    )


def _followed(meeting: Meeting) -> set[str]:
    return {*meeting.session.spoken, *(one.language for one in meeting.session.interpreted)}


def _from_many_countries(speakers: list[FrozenSpeaker]) -> tuple[FrozenSpeaker, ...]:
    """One of each country before a second of any."""
    seen: Counter[str | None] = Counter()
    ranked: list[tuple[int, int, FrozenSpeaker]] = []
    for place, speaker in enumerate(speakers):
        ranked.append((seen[speaker.country], place, speaker))
        seen[speaker.country] += 1
    return tuple(speaker for _, _, speaker in sorted(ranked, key=lambda one: one[:2])[:VOICES])
