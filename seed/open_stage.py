"""The sample edition's call for proposals, with some proposals that were sent in; all of it marked as sample."""

from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from core.actor import Actor
from expo.calls.commands import make_call
from expo.calls.queries import calls_of
from expo.calls.rules import Call, Wanted
from expo.editions.tables import Edition
from expo.programme.rules import new_code
from expo.programme.tables import Track
from expo.proposals.tables import Proposal, Voice
from i18n.text import Translated, to_json, written
from seed.reading import whole

BEFORE, NOON = timedelta(days=90), time(12)
SOURCE = "ko"


async def load_open_stage(actor: Actor, edition: Edition, *, now: datetime) -> None:
    """Open until noon of the last day; nothing when the edition has a call already."""
    if await calls_of(edition.slug) or edition.starts_on is None or edition.ends_on is None:
        return
    told, zone = whole("calls/open_stage"), ZoneInfo(edition.zone)
    wanted = Wanted(
        title=_text(told["title"]),
        text=_text(told["text"]),
        terms=_text(told["terms"]),
        opens_at=datetime.combine(edition.starts_on - BEFORE, time(0), zone).astimezone(UTC),
        closes_at=datetime.combine(edition.ends_on, NOON, zone).astimezone(UTC),
        grace_minutes=60,
        formats=(),
        tracks=(),
        lengths=tuple(told["lengths"]),
        languages=(),
        criteria=tuple(_text(one) for one in told["criteria"]),
        anonymous=True,
        reviews=2,
    )
    await make_call(actor, edition=edition.slug, wanted=wanted, now=now, sample=True)
    await _send_in((await calls_of(edition.slug))[0], told["proposals"], now)


async def _send_in(call: Call, samples: list[dict[str, Any]], now: datetime) -> None:
    """The same codes every time."""
    tracks = await Track.select(Track.id).where(Track.edition == call.edition).order_by(Track.position)
    chance, codes = Random(call.slug), set[str]()  # noqa: S311 -- no secret
    for place, one in enumerate(samples):
        code, key = new_code(codes, chance), uuid4()
        codes.add(code)
        at = now - timedelta(days=len(samples) - place)
        texts: dict[str, Any] = {"title": to_json(_text(one["title"])), "abstract": to_json(_text(one["abstract"]))}
        when: dict[str, Any] = {"begun_at": at, "changed_at": at, "submitted_at": at}
        track = tracks[place % len(tracks)]["id"] if tracks else None
        more: dict[str, Any] = {
            "spoken": one["spoken"],
            "minutes": one["minutes"],
            "track": track,
            "terms": call.terms_id,
        }
        await Proposal.insert(
            Proposal(id=key, call=call.id, code=code, state="submitted", sample=True, **texts, **when, **more)
        )
        own = {"name": one["name"], "organisation": one["organisation"], "address": f"{code.lower()}@sample.example"}
        await Voice.insert(Voice(id=uuid4(), proposal=key, place=0, confirmed_at=at, **own))


def _text(texts: dict[str, str]) -> Translated:
    """Raises ValueError for one without words."""
    found = written(SOURCE if SOURCE in texts else next(iter(texts)), texts)
    if found is None:
        raise ValueError("a text without words")
    return found
