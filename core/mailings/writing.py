"""Writing the letters of a mailing in the background: held, each address once, in its reader's language."""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.mail.drafts import Draft, Recipient, Written, written
from core.mail.rules import one_line
from core.mail.tables import Letter
from core.mailings.leaving import link_for
from core.mailings.recipients import Reached, reached
from core.mailings.rules import filled, read_in, scope_of
from core.mailings.tables import Mailing
from core.settings_kept.queries import kept
from core.settings_kept.rules import REPLY_TO

KIND = "core.mailings.write"
AT_ONCE = 200
TEMPLATE = "mailing"
HAVE = "SELECT account FROM core_mail WHERE batch = {}"


async def write(arguments: Arguments, now: datetime, progress: Progress) -> Result:
    """Whom a former run wrote to already is not written to again; a withdrawn mailing is left alone."""
    mailing = UUID(arguments["mailing"])
    row = await Mailing.select().where(Mailing.id == mailing).first()
    scope = scope_of(row["whom"]) if row else None
    if row is None or scope is None or row["stopped_at"]:
        return {"count": 0}
    there = await reached(scope, now)
    wanted = [one for one in there if one.left_out is None]
    have = {found["account"] for found in await DB.run_querystring(QueryString(HAVE, row["batch"]))}
    missing = [one for one in wanted if one.account not in have]
    answered = (await kept())[REPLY_TO]
    for first in range(0, len(missing), AT_ONCE):
        await progress(len(wanted) - len(missing) + first, len(wanted))
        await Letter.insert(*(_letter(row, one, answered, now) for one in missing[first : first + AT_ONCE]))
    left_out = Counter(one.left_out for one in there if one.left_out)
    async with transaction():
        values: dict[Any, Any] = {Mailing.written_at: now, Mailing.left_out: json.dumps(left_out)}
        await Mailing.update(values).where((Mailing.id == mailing) & Mailing.written_at.is_null())
    return {"count": len(wanted)}


def _letter(mailing: dict[str, Any], to: Reached, answered: str, now: datetime) -> Letter:
    texts: dict[str, dict[str, str]] = json.loads(mailing["texts"])
    language = read_in(to.language, texts)
    stop = link_for(to.account, mailing["purpose"])
    text = compose(texts[language], {"name": to.name}, language, answered, stop)
    return held_letter(mailing["batch"], Recipient(to.address, to.name, language, to.account), text, now)


def held_letter(batch: UUID, to: Recipient, text: Written, now: datetime) -> Letter:
    """One of a batch; it waits until the batch is released."""
    return Letter(
        id=uuid4(),
        account=to.account,
        address=one_line(to.address),
        name=one_line(to.name),
        language=text.language,
        template=TEMPLATE,
        subject=one_line(text.subject),
        text=text.text,
        html=text.html,
        state="held",
        batch=batch,
        made_at=now,
        due_at=now,
    )


def compose(
    text: Mapping[str, str], own: Mapping[str, str], language: str, answered: str, stop: str | None = None
) -> Written:
    """The author's words stand in places of a draft, so that they are neither translated nor read as a pattern; `own` are
    the reader's, by place.
    """
    paragraphs = [filled(part.strip(), own) for part in text["body"].split("\n\n") if part.strip()]
    places: dict[str, object] = {f"part{number}": part for number, part in enumerate(paragraphs)}
    draft = Draft(TEMPLATE, subject="{heading}", lines=tuple(f"{{{place}}}" for place in places))
    said = {**places, "heading": filled(text["subject"], own), "stop": stop or "", "answered": answered}
    return written(draft, language, said)


WORK = Work(KIND, mark("Write the letters of a mailing"), mark("Letters written: {count}"), write)
