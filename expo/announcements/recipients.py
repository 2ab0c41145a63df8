"""Whom the sessions of a release concern: speakers by the address that they were invited at, readers by their account's."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.privacy.consents.rules import HOLDS
from expo.announcements.rules import FOR_SPEAKERS, Candidate, Told
from expo.releases.snapshot import FrozenSpeaker

PURPOSE, SINCE_VERSION = "reminders", 2
"""The consent that letters about stars rest on; the wording before asked for less."""
INVITED = """
SELECT i.person, i.address, i.language FROM expo_invitation i JOIN expo_speaker s ON s.id = i.speaker
WHERE s.edition = {} AND i.person = ANY({}::uuid[]) AND i.withdrawn_at IS NULL AND i.address <> ''
"""
SEATED = """
SELECT a.id, a.email, a.language, array_agg(s.code) AS codes
FROM expo_seat t JOIN expo_seating g ON g.id = t.seating JOIN expo_session s ON s.id = g.session
JOIN core_account a ON a.id = t.account
WHERE s.edition = {} AND s.code = ANY({}) AND t.state <> 'left' AND a.email IS NOT NULL AND a.disabled_at IS NULL
GROUP BY a.id
"""
STARRED = """
SELECT a.id, a.email, a.language, array_agg(r.session) AS codes,
       EXISTS (SELECT FROM core_consent c JOIN core_consent_text t ON t.id = c.text
               WHERE c.account = a.id AND t.purpose = {} AND t.version >= {} AND c.withdrawn_at IS NULL
               AND c.given_at > {}) AS agreed
FROM expo_star r JOIN expo_plan p ON p.id = r.plan JOIN core_account a ON a.id = p.account
WHERE p.edition = {} AND r.session = ANY({}) AND a.email IS NOT NULL AND a.disabled_at IS NULL
  AND NOT (r.session = ANY({}) AND EXISTS
      (SELECT FROM expo_seat t JOIN expo_seating g ON g.id = t.seating JOIN expo_session s ON s.id = g.session
       WHERE s.edition = p.edition AND s.code = r.session AND t.account = a.id
       AND (t.state <> 'left' OR t.ended_at >= {})))
GROUP BY a.id
"""


@dataclass(frozen=True, slots=True)
class Found:
    """`unreachable` are codes of speakers whom nobody has asked for an address; `declined` how many accounts have stars
    and have not agreed to be written to.
    """

    candidates: tuple[Candidate, ...]
    unreachable: tuple[str, ...]
    declined: int


async def concerned(
    edition: UUID, told: Mapping[str, Told], speakers: Mapping[str, FrozenSpeaker], released_at: datetime, now: datetime
) -> Found:
    """Who has signed up for what is cancelled hears it from the seats, and not from here again."""
    spoken, unreachable = await _speakers(edition, told, speakers)
    readers = [code for code, one in told.items() if one.kind not in FOR_SPEAKERS]
    off = [code for code, one in told.items() if one.kind == "cancelled"]
    on = [code for code in readers if code not in off]
    seated = await DB.run_querystring(QueryString(SEATED, edition, on))
    values = (PURPOSE, SINCE_VERSION, now - HOLDS, edition, readers, off, released_at)
    starred = await DB.run_querystring(QueryString(STARRED, *values))
    candidates = (
        *spoken,
        *(_reader("seat", row) for row in seated),
        *(_reader("star", row) for row in starred if row["agreed"]),
    )
    return Found(candidates, unreachable, sum(not row["agreed"] for row in starred))


async def _speakers(
    edition: UUID, told: Mapping[str, Told], speakers: Mapping[str, FrozenSpeaker]
) -> tuple[list[Candidate], tuple[str, ...]]:
    mine: dict[str, set[str]] = {}
    for one in told.values():
        for code in one.speakers & speakers.keys():
            mine.setdefault(code, set()).add(one.code)
    people = [UUID(speakers[code].id) for code in mine]
    rows = {row["person"]: row for row in await DB.run_querystring(QueryString(INVITED, edition, people))}
    found, unreachable = [], []
    for code, codes in sorted(mine.items()):
        row = rows.get(UUID(speakers[code].id))
        if row is None:
            unreachable.append(code)
        else:
            found.append(_speaker(speakers[code], row, codes))
    return found, tuple(unreachable)


def _speaker(speaker: FrozenSpeaker, row: Mapping[str, Any], codes: Collection[str]) -> Candidate:
    name = speaker.names.get(row["language"]) or next(iter(speaker.names.values()), "")
    return Candidate("speaker", row["address"], frozenset(codes), name, row["language"], person=row["person"])


def _reader(reason: Any, row: Mapping[str, Any]) -> Candidate:
    """Attendees are called by their address, which nobody wants to be greeted with."""
    return Candidate(reason, row["email"], frozenset(row["codes"]), "", row["language"], account=row["id"])
