"""Invitations by mail: another library's calendar follows them, and what it answers is read."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

import app  # noqa: F401 -- plugs in who writes letters
from core.mail.sending import message_of
from core.mail.tables import Letter
from core.settings import settings
from crm.delegations.programme.commands import change_item, take_item_out
from crm.delegations.programme.invitations.addresses import organiser_for
from crm.delegations.programme.invitations.commands import InvitedAlready, invite
from crm.delegations.programme.invitations.replies import NoReply, answers_of, take_reply
from crm.delegations.programme.lines import lines_from
from crm.delegations.programme.queries import plan_of, visit_for
from crm.delegations.programme.versions.commands import publish
from crm.timeline.mail.rules import read_letter
from tests.conftest import NOW
from tests.make.timeline import colleague
from tests.make.visitplan import delegation, item

ADDRESS = "ana@vivienda.example"


@dataclass
class Follower:
    """A calendar that knows what RFC 5546 says of a newer and an older message, on a library that is not ours."""

    kept: dict[str, Event] = field(default_factory=dict)
    seen: set[Any] = field(default_factory=set)

    async def read_new(self) -> list[str]:
        rows = await Letter.select().where(Letter.calendar.is_not_null()).order_by(Letter.made_at)
        fresh = [row for row in rows if row["id"] not in self.seen]
        return sorted(self._take(row) for row in fresh)

    def _take(self, row: dict[str, Any]) -> str:
        self.seen.add(row["id"])
        letter: EmailMessage = message_of({**row, "purpose": None}, NOW)
        part = next(one for one in letter.walk() if one.get_content_type() == "text/calendar")
        octets = part.get_payload(decode=True)
        assert isinstance(octets, bytes)
        calendar = IcsCalendarStream.calendar_from_ics(octets.decode())
        method, event = part.get_param("method"), calendar.events[0]
        assert f"METHOD:{method}\r\n".encode() in octets
        assert event.uid is not None
        assert [str(one.uri) for one in event.attendees] == [f"mailto:{ADDRESS}"]
        before = self.kept.get(event.uid)
        if before is None or (event.sequence or 0) > (before.sequence or 0):
            if method == "CANCEL":
                del self.kept[event.uid]
            else:
                self.kept[event.uid] = event
        return str(method)


async def test_another_calendar_follows_a_request_two_updates_and_a_cancel(db: None) -> None:
    kim, peru = await colleague("Kim Haneul"), await delegation()
    talk, other = (
        await item(kim, peru),
        await item(kim, peru, "14:00", "15:00", everyone="", parts=str(peru.members[1])),
    )
    await invite(kim, peru.code, peru.people[0], address=ADDRESS, language="es", now=NOW)
    with pytest.raises(InvitedAlready):
        await invite(kim, peru.code, peru.people[0], address=ADDRESS, language="es", now=NOW)
    theirs = Follower()
    assert await theirs.read_new() == []

    async def moved(begins: str, hours: int) -> None:
        plan = await plan_of(await visit_for(kim, peru.code))
        began = lines_from(plan.items[talk], plan.zone)
        await change_item(kim, peru.code, talk, {**began, "begins": begins}, began, now=NOW)
        await publish(kim, peru.code, now=NOW + timedelta(hours=hours))

    await publish(kim, peru.code, now=NOW)
    assert await theirs.read_new() == ["REQUEST"], "what is not theirs is not told them"
    for number, begins in enumerate(("10:15", "10:30"), 1):
        await moved(begins, number)
        assert await theirs.read_new() == ["REQUEST"]
        (event,) = theirs.kept.values()
        assert (event.sequence, event.start.strftime("%H:%M"), event.uid) == (
            number,
            begins,
            f"visit-item-{talk}@madang",
        )
    await take_item_out(kim, peru.code, talk, version=3, now=NOW)
    await take_item_out(kim, peru.code, other, version=1, now=NOW)
    await item(kim, peru, "16:00", "17:00")
    await publish(kim, peru.code, now=NOW + timedelta(hours=4))
    assert await theirs.read_new() == ["CANCEL", "REQUEST"]
    assert [one.start.strftime("%H:%M") for one in theirs.kept.values()] == ["16:00"]


async def test_what_a_calendar_answers_is_kept_and_an_older_answer_does_not_overtake(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = replace(settings(), mail_intake="record@expo.example", mail_intake_key="a key of tests")
    monkeypatch.setattr("crm.delegations.programme.invitations.addresses.settings", lambda: known)
    kim, peru = await colleague("Kim Haneul"), await delegation()
    talk = await item(kim, peru)
    await publish(kim, peru.code, now=NOW)
    ana = await invite(kim, peru.code, peru.people[0], address=ADDRESS, language="es", now=NOW)

    def reply(answer: str, minute: int, to: str = organiser_for(ana)) -> bytes:
        letter = EmailMessage()
        letter["From"], letter["To"], letter["Subject"] = ADDRESS, to, "Re"
        letter.set_content("Sí")
        event = (
            f"BEGIN:VEVENT\r\nUID:visit-item-{talk}@madang\r\nSEQUENCE:0\r\nDTSTAMP:20261207T10{minute:02}00Z\r\n"
            f"DTSTART:20261208T010000Z\r\nORGANIZER:mailto:{to}\r\nATTENDEE;PARTSTAT={answer}:mailto:{ADDRESS}\r\nEND:VEVENT"
        )
        calendar = f"BEGIN:VCALENDAR\r\nPRODID:-//x//y//\r\nVERSION:2.0\r\nMETHOD:REPLY\r\n{event}\r\nEND:VCALENDAR\r\n"
        letter.add_alternative(calendar, subtype="calendar", params={"method": "REPLY"})
        return letter.as_bytes()

    assert await take_reply(read_letter(reply("ACCEPTED", 30)), now=NOW) == 1
    assert await take_reply(read_letter(reply("DECLINED", 20)), now=NOW) == 0
    assert await answers_of(peru.visit) == {talk: {peru.people[0]: ("accepted", 0)}}
    assert await take_reply(read_letter(reply("TENTATIVE", 40)), now=NOW) == 1
    assert await answers_of(peru.visit) == {talk: {peru.people[0]: ("tentative", 0)}}
    made_up = organiser_for(ana).replace("plan-", "plan-a")
    assert await take_reply(read_letter(reply("DECLINED", 50, made_up)), now=NOW) is None
    with pytest.raises(NoReply):
        await take_reply(read_letter(reply("MAYBE", 50)), now=NOW)
