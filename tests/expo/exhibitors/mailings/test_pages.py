"""Writing to the exhibitors that a filter finds: the set is frozen, each reads their language, nothing leaves by itself."""

import re
from datetime import date
from typing import Any

import httpx
from litestar import Litestar

from core.access.roles import Role
from core.access.trail.queries import told_of
from core.actor import SYSTEM
from core.jobs.running import run_one
from core.mail.tables import Letter
from expo.editions.queries import edition_called
from expo.exhibitors.mailings.facts import ExhibitorMailed
from expo.exhibitors.mailings.subscriptions import write_down_mailed
from expo.exhibitors.queries import Application
from expo.exhibitors.tables import Exhibitor, Task
from expo.reservations.commands import assign_booths
from i18n.text import to_json, written
from tests.conftest import NOW
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import account, browser, session_of
from tests.make.exhibitors import exhibitor, fair
from tests.make.lets import booths

SLUG = "wsce-2026"
DESK = f"/desk/{SLUG}/exhibitors"
WORDS = {
    "title": "Badges",
    "subject-en": "{organisation}: your badges",
    "body-en": "Booth {booth}, until {deadline}.\n\n{link}",
    "subject-ko": "{organisation} 출입증",
    "body-ko": "{name}님, {deadline}까지 부탁드립니다.",
}


async def three() -> tuple[Application, Application, Application]:
    """Who reads Korean; who reads Arabic and has a booth; who has no address."""
    edition = (await edition_called(SLUG)).id
    await fair(edition)
    near, _ = await exhibitor("mailed-near", lines={"contact_language": "ko", "contact_name": "김담당"})
    far, _ = await exhibitor("mailed-far", lines={"contact_language": "ar", "contact_email": "far@expo.example"})
    mute, _ = await exhibitor("mailed-mute")
    await exhibitor("mailed-other", state="applied")
    await Exhibitor.update({Exhibitor.contact_email: ""}).where(Exhibitor.id == mute.id)
    await assign_booths(SYSTEM, far.id, booths=await booths(edition, 1, prefix="M"), as_="confirmed", now=NOW)
    title = to_json(written("ko", {"ko": "출입증", "en": "Badges"}))
    await Task.insert(Task(edition=edition, code="badges", title=title, due_on=date(2026, 12, 1)))
    return near, far, mute


async def written_to(client: httpx.AsyncClient) -> str:
    """The address of a mailing to the three, whose letters a worker has still to write."""
    page = await client.get(f"{DESK}/mailings/new?q=mailed-&state=confirmed")
    assert "1 of those chosen gets no letter:" in page.text
    strange = await send(client, f"{DESK}/mailings", page, **{**WORDS, "body-en": "{booth.area}"})
    assert (strange.status_code, "{booth.area}" in strange.text) == (422, True)
    assert 'name="state" value="confirmed"' in strange.text
    return (await send(client, f"{DESK}/mailings", page, **WORDS)).headers["location"]  # type: ignore[no-any-return]


async def letters_by_name() -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in await Letter.select().where(Letter.batch.is_not_null())}


async def test_a_set_is_frozen_and_everybody_in_it_reads_their_language(site: Litestar) -> None:
    near, far, mute = await three()
    organiser = await account(role=Role.ORGANISER)
    async with browser(site, await session_of(organiser)) as client:
        for asked, there in (("booth=with", far.code), ("language=ko", near.code), ("hall=hall-m", far.code)):
            listed = (await client.get(f"{DESK}?q=mailed-&{asked}")).text
            found = set(re.findall(rf'href="{DESK}/(\w{{6}})"', listed))
            assert (found, "Write to this 1" in listed) == ({there}, True)
        address = await written_to(client)
        await Exhibitor.update({Exhibitor.state: "withdrawn"}).where(Exhibitor.id == near.id)
        await exhibitor("mailed-late")
        await run_one(NOW)
        letters = await letters_by_name()
        assert set(letters) == {"김담당", "Kim Contact"}
        korean, english = letters["김담당"], letters["Kim Contact"]
        assert (korean["language"], korean["subject"], korean["state"]) == ("ko", "mailed-near 주식회사 출입증", "held")
        assert "2026년 12월 1일" in korean["text"]
        assert (english["language"], english["address"]) == ("en", "far@expo.example")
        assert f"/portal/mailed-far/exhibit/{SLUG}" in english["text"]
        await _tried_and_released(client, address, far.code, organiser.email)
        for _ in range(2):
            await write_down_mailed.receive({"mailing": address.rsplit("/", 1)[1]}, NOW)
        told = {one.id: [step.kind for step in await told_of(one.id)] for one in (far, mute)}
        assert [told[one.id].count(ExhibitorMailed.kind) for one in (far, mute)] == [1, 0]
        assert "wrote to an exhibitor: “Badges”" in (await client.get(f"{DESK}/{far.code}")).text
        assert WORDS["subject-ko"] in (await client.get(f"{DESK}/mailings/new?like={address.rsplit('/', 1)[1]}")).text


async def _tried_and_released(client: httpx.AsyncClient, address: str, code: str, own: str) -> None:
    shown = await client.get(f"{address}?to={code}")
    assert "1 of those chosen gets no letter:" in shown.text
    assert "far@expo.example" in shown.text
    assert (await send(client, f"{address}/trial", shown, to=code)).status_code == 303
    (trial,) = await Letter.select().where(Letter.batch.is_null() & (Letter.address == own))
    assert trial["state"] == "queued"
    assert {one["state"] for one in (await letters_by_name()).values()} == {"held"}
    shown = await client.get(address)
    assert (await send(client, f"{address}/release", shown)).status_code == 303
    assert (await send(client, f"{address}/release", shown)).status_code == 409
    assert {one["state"] for one in (await letters_by_name()).values()} == {"queued"}


async def test_who_only_reads_exhibitors_writes_to_nobody(site: Litestar) -> None:
    known, _ = await exhibitor("mailed-kept")
    async with browser(site, await session_of(await account(role=Role.FINANCE_OFFICER))) as client:
        listed = await client.get(f"{DESK}?q=mailed-kept")
        assert known.code in listed.text
        assert "Write to" not in listed.text
        assert (await client.get(f"{DESK}/mailings")).status_code == 200
        assert (await client.get(f"{DESK}/mailings/new")).status_code == 403
