"""Mailings as the desk sees them: what they say, whom they reach, how far they are."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.permissions import Core
from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.errors import NotFound
from core.mailings.rules import scope_of

PAGE = 50
SHOWN = """
SELECT m.id, m.batch, m.whom, m.purpose, m.texts, m.left_out, m.written_at, m.stopped_at,
       b.title, b.made_at, b.made_by, b.released_at,
       (SELECT jsonb_object_agg(s.state, s.number) FROM
           (SELECT state, count(*) AS number FROM core_mail l WHERE l.batch = b.id GROUP BY state) s) AS states
FROM core_mailing m JOIN core_mail_batch b ON b.id = m.batch
"""
LATEST = f"{SHOWN} ORDER BY b.made_at DESC LIMIT {{}}"
ONE = f"{SHOWN} WHERE m.id = {{}}"
SAMPLES = """
SELECT DISTINCT ON (language) id, account, language, name, address, subject, text,
       count(*) OVER (PARTITION BY language) AS number
FROM core_mail WHERE batch = {} ORDER BY language, made_at, id
"""


@dataclass(frozen=True, slots=True)
class MailingShown:
    """`whom` is a gettext id, `states` counts letters by state; instants in UTC."""

    id: UUID
    batch: UUID
    title: str
    whom: str
    purpose: str | None
    texts: Mapping[str, Mapping[str, str]]
    left_out: Mapping[str, int]
    states: Mapping[str, int]
    made_at: datetime
    made_by: str
    written_at: datetime | None
    released_at: datetime | None
    stopped_at: datetime | None

    @property
    def letters(self) -> int:
        return sum(self.states.values())

    @property
    def left(self) -> int:
        """How many have not left yet, and still will."""
        return sum(self.states.get(one, 0) for one in ("held", "queued", "sending"))

    @property
    def stage(self) -> str:
        if self.stopped_at is not None:
            return "stopped"
        if self.written_at is None:
            return "writing"
        if self.released_at is None:
            return "waits"
        return "sending" if self.left else "done"


@dataclass(frozen=True, slots=True)
class Sample:
    """The first letter of a language, and how many there are in it."""

    id: UUID
    account: UUID | None
    language: str
    name: str
    address: str
    subject: str
    text: str
    number: int


async def mailings(actor: Actor) -> list[MailingShown]:
    """The latest first."""
    require(actor, Core.MAIL_READ)
    return [_shown(row) for row in await DB.run_querystring(QueryString(LATEST, PAGE))]


async def mailing_shown(actor: Actor, mailing: UUID) -> MailingShown:
    """Raises NotFound."""
    require(actor, Core.MAIL_READ)
    rows = await DB.run_querystring(QueryString(ONE, mailing))
    if not rows:
        raise NotFound
    return _shown(rows[0])


async def samples(actor: Actor, batch: UUID) -> list[Sample]:
    """One a language."""
    require(actor, Core.MAIL_READ)
    return [Sample(**row) for row in await DB.run_querystring(QueryString(SAMPLES, batch))]


def _shown(row: dict[str, Any]) -> MailingShown:
    scope = scope_of(row["whom"])
    read = {name: json.loads(row[name] or "{}") for name in ("texts", "left_out", "states")}
    return MailingShown(**{**row, **read, "whom": scope.label if scope else row["whom"]})
