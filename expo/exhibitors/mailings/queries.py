"""Mailings to exhibitors as the desk sees them: whom they reach, who gets none, and each letter."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import one_moment
from core.errors import NotFound
from core.mail.tables import Letter
from core.mailings.queries import MailingShown, mailing_shown
from expo.editions.queries import edition_called
from expo.exhibitors.mailings.tables import ExhibitorMailing
from expo.permissions import Expo
from i18n.text import Translated, required

OF_EDITION = """
SELECT w.mailing, b.title, b.made_at, b.released_at, m.stopped_at, m.written_at,
    (SELECT count(*) FROM expo_mailed_exhibitor x WHERE x.mailing = w.id AND x.left_out = '') AS number
FROM expo_exhibitor_mailing w JOIN core_mailing m ON m.id = w.mailing JOIN core_mail_batch b ON b.id = m.batch
WHERE w.edition = {} ORDER BY b.made_at DESC
"""
SET = """
SELECT x.id, x.exhibitor, x.letter, x.left_out, x.lacks, e.code, o.name, l.language, l.state, l.sent_at
FROM expo_mailed_exhibitor x JOIN expo_exhibitor e ON e.id = x.exhibitor
    JOIN directory_organisation o ON o.id = e.organisation LEFT JOIN core_mail l ON l.id = x.letter
WHERE x.mailing = {} ORDER BY o.code, e.code
"""


@dataclass(frozen=True, slots=True)
class Mailed:
    """One of the set; `language` and `state` are the letter's, where it has been written and is still kept."""

    exhibitor: UUID
    code: str
    name: Translated
    letter: UUID | None
    left_out: str
    lacks: tuple[str, ...]
    language: str
    state: str


@dataclass(frozen=True, slots=True)
class ToExhibitors:
    """`asked` is what they were filtered by, as an address says it."""

    row: UUID
    mailing: MailingShown
    asked: Mapping[str, str]
    ones: tuple[Mailed, ...]

    @property
    def without(self) -> tuple[Mailed, ...]:
        """Who gets none."""
        return tuple(one for one in self.ones if one.left_out)

    @property
    def reached(self) -> tuple[Mailed, ...]:
        return tuple(one for one in self.ones if not one.left_out)

    @property
    def lacking(self) -> Mapping[str, int]:
        """How many letters have nothing to say in a place, by its name."""
        found: dict[str, int] = {}
        for one in self.ones:
            for place in one.lacks:
                found[place] = found.get(place, 0) + 1
        return found


@dataclass(frozen=True, slots=True)
class Read:
    """A letter as one of them reads it."""

    to: Mailed
    address: str
    subject: str
    text: str


async def mailings_of(actor: Actor, edition: UUID) -> list[dict[str, Any]]:
    """`mailing`, `title`, `made_at`, `released_at`, `stopped_at`, `written_at`, `number` of letters; the latest first."""
    require(actor, Expo.EXHIBITOR_READ)
    return list(await DB.run_querystring(QueryString(OF_EDITION, edition)))


async def mailing_of(actor: Actor, edition: str, mailing: UUID) -> ToExhibitors:
    """As of one moment. Raises Denied, NotFound."""
    require(actor, Expo.EXHIBITOR_READ)
    async with one_moment():
        row = await edition_called(edition)
        mine = (ExhibitorMailing.mailing == mailing) & (ExhibitorMailing.edition == row.id)
        there = await ExhibitorMailing.select().where(mine).first()
        if there is None:
            raise NotFound
        rows = await DB.run_querystring(QueryString(SET, there["id"]))
        shown = await mailing_shown(actor, mailing)
    return ToExhibitors(there["id"], shown, json.loads(there["asked"]), tuple(_mailed(one) for one in rows))


async def letter_to(known: ToExhibitors, code: str) -> Read | None:
    """None for somebody who gets none, or whose letter is no longer kept."""
    one = next((each for each in known.reached if each.code == code), None)
    columns = (Letter.address, Letter.subject, Letter.text)
    row = await Letter.select(*columns).where(Letter.id == one.letter).first() if one and one.letter else None
    return Read(one, **row) if one and row else None


def _mailed(row: Mapping[str, Any]) -> Mailed:
    return Mailed(
        exhibitor=row["exhibitor"],
        code=row["code"],
        name=required(row["name"]),
        letter=row["letter"],
        left_out=row["left_out"],
        lacks=tuple(row["lacks"].split()),
        language=row["language"] or "",
        state=row["state"] or "",
    )
