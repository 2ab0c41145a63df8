"""What the page of one's own programme shows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from expo.live.layer import placed
from expo.live.queries import Said
from expo.releases.publication import Publication
from expo.releases.snapshot import FrozenSession
from expo.stars.rules import Day, Walk, days_of
from expo.venues.ways import Ways


@dataclass(frozen=True, slots=True)
class Mine:
    """`untimed` are announced without a time; `gone` are codes that the programme no longer has."""

    days: tuple[Day, ...]
    untimed: tuple[FrozenSession, ...]
    gone: tuple[str, ...]
    count: int


def my_programme(
    publication: Publication, said: Mapping[str, Said], starred: Collection[str], walk: Walk | None = None
) -> Mine:
    """Pure: the same release, words of the day and stars give the same page."""
    known = set(starred)
    meetings = [one for one in placed(publication, said) if one.meeting.session.code in known]
    untimed = tuple(one for one in publication.untimed if one.code in known)
    gone = tuple(code for code in starred if code not in publication.sessions)
    return Mine(days_of(meetings, walk or Ways().minutes), untimed, gone, len(known))
