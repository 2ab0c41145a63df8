"""Letters about proposals, each in its reader's language: at once, or held until somebody has read them."""

import secrets
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from core.access.sessions.commands import digest_of
from core.access.tables import Account
from core.errors import NotFound
from core.mail.commands import post
from core.mail.drafts import Recipient
from core.settings import settings
from expo.calls.rules import Call
from expo.proposals.letters import NAMED, RECEIVED
from expo.proposals.queries import Known, proposal_of, voices_of
from expo.proposals.tables import Voice
from i18n import formats
from i18n.locales import DEFAULT, Language, language

TOKEN_BYTES = 32


async def tell_received(proposal: UUID, call: Call, *, now: datetime) -> None:
    """In the caller's transaction."""
    shown = await proposal_of(proposal)
    to, tongue = await submitter(shown)
    until = formats.instant(call.wanted.closes_at.astimezone(ZoneInfo(call.zone)), tongue)
    await post(RECEIVED, to, now=now, until=until, code=shown.code, link=own_page(shown), **places(shown, tongue))


async def invite_named(proposal: UUID, *, now: datetime) -> None:
    """Those who were named and have no letter yet; in the language in which it would be spoken, where we have it."""
    shown = await proposal_of(proposal)
    tongue = spoken_as(shown.spoken)
    for one in await voices_of(proposal):
        if one.place and one.invited_at is None:
            link = await new_link(one.id)
            await Voice.update({Voice.invited_at: now}).where(Voice.id == one.id)
            to = Recipient(one.address, one.name, tongue.code)
            await post(NAMED, to, now=now, link=link, **places(shown, tongue))


async def new_link(voice: UUID) -> str:
    """The former one leads nowhere from now on."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    await Voice.update({Voice.digest: digest_of(token)}).where(Voice.id == voice)
    return f"{settings().base_url}/proposing/{token}"


async def submitter(shown: Known) -> tuple[Recipient, Language]:
    """Attendees are called by what they wrote as their name, never by their address."""
    rows = await Account.select(Account.email, Account.language).where(Account.id == shown.account)
    own = (await voices_of(shown.id))[0]
    tongue = spoken_as(rows[0]["language"] if rows else shown.spoken)
    address = (rows[0]["email"] if rows else None) or own.address
    return Recipient(address, own.name, tongue.code, shown.account), tongue


def places(shown: Known, tongue: Language) -> dict[str, Any]:
    title = shown.title.read(tongue.chain).text if shown.title else shown.code
    return {"title": title, "edition": shown.edition_name.read(tongue.chain).text}


def own_page(shown: Known) -> str:
    return f"{settings().base_url}/account/proposals/{shown.code}"


def decision_places(shown: Known, tongue: Language, link: str) -> dict[str, Any]:
    return {**places(shown, tongue), "words": shown.words, "link": link}


def spoken_as(code: str | None) -> Language:
    try:
        return language(code) if code else DEFAULT
    except NotFound:
        return DEFAULT
