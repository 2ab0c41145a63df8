"""Writing to both sides of a meeting, each in their language: the exhibitor's contact, and who has a counterpart's link."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from core.errors import mark
from core.mail.commands import post
from core.mail.drafts import Draft, Recipient
from core.settings import settings
from expo.editions.tables import Edition
from expo.exhibitors.events.queries import confirmed_booths
from expo.exhibitors.tables import Exhibitor
from expo.meetings.called import person_name
from expo.meetings.counterparts.links import link_of
from expo.meetings.letters import DRAFTS, INTERPRETED, MESSAGE
from expo.meetings.queries import Meet
from expo.meetings.rules import OTHER, Side
from i18n.catalogue import say
from i18n.formats import full_day, interval
from i18n.locales import DEFAULT, LANGUAGES, Language, language_name
from i18n.text import Translated, required

BY_CODE = {one.code: one for one in LANGUAGES}
ANY_TIME = mark("at any time that suits you")
AT_TABLE, AT_BOOTH, AT_THEIR_BOOTH = mark("table {table}"), mark("booth {booths}"), mark("at the exhibitor’s booth")
BOTH: frozenset[Side] = frozenset({"exhibitor", "counterpart"})


@dataclass(frozen=True, slots=True)
class Reached:
    """`link` is where they answer."""

    name: str
    address: str
    tongue: Language
    link: str


async def tell_of(what: str, known: Meet, side: Side, *, now: datetime) -> None:
    """In the caller's transaction; `what` is a key of `letters.DRAFTS`, `side` whose doing it is. Nobody is written to of
    samples, nor where no address is known.
    """
    draft = DRAFTS.get(what)
    if draft is None or known.sample:
        return
    for one in sorted(_told(what, known, side)):
        to = await _reached(one, known)
        if to is not None:
            await _post(draft, to, one, known, now)


def _told(what: str, known: Meet, side: Side) -> Collection[Side]:
    if what in ("agreed", "moved", "tomorrow"):
        return BOTH
    if what == "expired":
        return {known.asked_by} & BOTH
    if what == "answer_soon":
        return BOTH - {known.proposed_by}
    return {OTHER[side]} if side in OTHER else BOTH


async def _reached(side: Side, known: Meet) -> Reached | None:
    if side == "exhibitor":
        columns = (Exhibitor.contact_email, Exhibitor.contact_name, Exhibitor.contact_language)
        row = await Exhibitor.select(*columns).where(Exhibitor.id == known.exhibitor).first()
        if row is None or not row["contact_email"]:
            return None
        page = f"{settings().base_url}/portal/{known.organisation_code}/exhibit/{known.slug}/meetings/plan"
        tongue = BY_CODE.get(row["contact_language"], DEFAULT)
        return Reached(row["contact_name"], row["contact_email"], tongue, page)
    link = await link_of(known.counterpart)
    if link is None:
        return None
    return Reached(link.name, link.address, BY_CODE.get(link.language, DEFAULT), link.address_of_page)


async def _post(draft: Draft, to: Reached, side: Side, known: Meet, now: datetime) -> None:
    tongue, zone = to.tongue, ZoneInfo(known.zone)
    row = await Edition.select(Edition.name).where(Edition.id == known.edition).first()
    other = known.counterpart_name if side == "exhibitor" else known.exhibitor_name
    message = known.said or (known.message if known.state == "requested" else "")
    lines = tuple(
        line
        for line in draft.lines
        if (line != MESSAGE or message) and (line != INTERPRETED or known.interpreter_names)
    )
    await post(
        replace(draft, lines=lines, secret=side == "counterpart"),
        Recipient(to.address, to.name, tongue.code),
        now=now,
        who=other.read(tongue.chain).text,
        edition=required((row or {})["name"]).read(tongue.chain).text,
        when=when_of(known, tongue),
        until=full_day(known.until_at.astimezone(zone).date(), tongue) if known.until_at else "",
        place=await place_told(known, tongue),
        tongue=language_name(known.language, tongue) if known.language else "",
        interpreter=_interpreter(known).read(tongue.chain).text,
        words=message,
        link=to.link,
    )


def when_of(known: Meet, tongue: Language) -> str:
    """Day and time in the edition's zone."""
    during = known.during
    if during is None:
        return say(tongue, ANY_TIME)
    begin, end = (at.astimezone(ZoneInfo(known.zone)) for at in (during.begin, during.end))
    return f"{full_day(begin.date(), tongue)} {interval(begin, end)}"


async def place_told(known: Meet, tongue: Language) -> str:
    """The table, or the exhibitor's booths."""
    if known.table_code:
        return say(tongue, AT_TABLE, table=known.table_code)
    booths = await confirmed_booths(known.exhibitor)
    return say(tongue, AT_BOOTH, booths=booths) if booths else say(tongue, AT_THEIR_BOOTH)


def _interpreter(known: Meet) -> Translated:
    return person_name(known.interpreter_names or {})
