"""A programme file at the desk, as an officer meets it: looked at, decided upon, applied, told of, taken back."""

from uuid import UUID

import pytest

from core.access.roles import Role
from core.actor import SYSTEM
from core.commitments.tables import Commitment
from core.jobs.running import run_one
from directory.people.tables import Person
from expo.editions.tables import Origin
from expo.interchange.imports import rules
from expo.interchange.imports.tables import Import, ImportStep
from expo.programme.tables import Session, Slot
from expo.releases.commands import release_programme
from expo.speakers.tables import Speaker
from expo.venues.tables import Room
from tests.conftest import NOW, started
from tests.expo.interchange.imports.desk import FIRST, PLACE, Desk, desk_of, event, offered, retitle, schedule, titles
from tests.make.accounts import account, browser, session_of


async def test_a_file_is_looked_at_applied_told_of_and_taken_back(db: None) -> None:
    async with desk_of() as desk:
        address, page = await desk.page(FIRST)
        assert (await Session.count(), "Opening" in page) == (0, True)
        page = await desk.apply(address, page)
        assert await titles() == ["Opening", "Water"]
        assert f"{address}/undo" in page
        assert "schedule.json" in (await desk.client.get(PLACE)).text
        counts = [await table.count() for table in (Session, Slot, Speaker, Room, Person, Commitment)]
        assert counts == [2, 2, 2, 1, 2, 4]
        again = await desk.client.post(f"{address}/application", data=desk.csrf)
        assert again.status_code == 409
        assert (await desk.client.post(f"{address}/undo", data=desk.csrf)).status_code == 303
        left = [await table.count() for table in (Session, Slot, Speaker, Room, Person, Commitment, Origin)]
        assert left == [0, 0, 0, 0, 0, 0, 0]
        assert (await desk.client.post(f"{address}/undo", data=desk.csrf)).status_code == 409


async def test_what_is_not_ticked_is_left_alone(db: None) -> None:
    async with desk_of() as desk:
        address, page = await desk.page(FIRST)
        rows = [one for one in offered(page)["row"] if not one.endswith(str(UUID(int=2, version=4)))]
        page = await desk.apply(address, page, row=rows)
        assert await titles() == ["Opening"]
        assert "Water" in page
        odd = event(3, "Light", 13, language="klingonese")
        address, page = await desk.page(schedule(event(1, "Opening day", 9), event(2, "Water", 11), odd))
        assert "“klingonese”" in page
        await desk.apply(address, page, group=[one for one in offered(page)["group"] if "session" not in one])
        assert await titles() == ["Opening"]


@pytest.mark.parametrize(("side", "title"), [("desk", "Ours"), ("file", "Theirs")])
async def test_a_conflict_is_decided_field_by_field_and_taken_back_with_the_rest(
    db: None, side: str, title: str
) -> None:
    async with desk_of() as desk:
        address, page = await desk.page(FIRST)
        await desk.apply(address, page)
        await retitle("Ours", "Opening")
        theirs = schedule(event(1, "Theirs", 9), event(2, "Water and light", 11))
        address, page = await desk.page(theirs)
        for told in ("Opening", "Theirs", "Ours"):
            assert told in page
        choices = {name: side for name in offered(page) if name.startswith("side|")}
        assert len(choices) == 1
        await desk.apply(address, page, **choices)
        assert await titles() == [title, "Water and light"]
        _, page = await desk.page(theirs)
        assert "side|" not in page
        await desk.client.post(f"{address}/undo", data=desk.csrf)
        assert await titles() == ["Ours", "Water"]
        _, page = await desk.page(theirs)
        assert "side|" in page


async def test_an_edit_made_while_somebody_looks_is_shown_and_not_lost(db: None) -> None:
    async with desk_of() as desk:
        address, page = await desk.page(FIRST)
        await desk.apply(address, page)
        address, page = await desk.page(schedule(event(1, "Theirs", 9), event(2, "Water and light", 11)))
        await retitle("Ours meanwhile", "Opening")
        page = await desk.apply(address, page)
        assert await titles() == ["Ours meanwhile", "Water"]
        assert "import-moved" in page
        assert "Ours meanwhile" in page
        await desk.apply(address, page)
        assert await titles() == ["Ours meanwhile", "Water and light"]


async def test_undo_leaves_what_was_edited_since(db: None) -> None:
    async with desk_of() as desk:
        first, page = await desk.page(FIRST)
        await desk.apply(first, page)
        second, page = await desk.page(schedule(event(1, "Theirs", 14), event(2, "Water and light", 11)))
        await desk.apply(second, page)
        await retitle("Edited since", "Theirs")
        await desk.client.post(f"{second}/undo", data=desk.csrf)
        assert "1 row stays because somebody edited it" in (await desk.client.get(second)).text
        assert await titles() == ["Edited since", "Water"]
        begins = [row["begins_at"].hour for row in await Slot.select(Slot.begins_at).order_by(Slot.begins_at)]
        assert begins == [0, 2]
        await desk.client.post(f"{first}/undo", data=desk.csrf)
        assert await titles() == ["Edited since"]


async def test_what_readers_have_seen_stays_and_the_page_says_so(db: None) -> None:
    async with desk_of() as desk:
        address, page = await desk.page(FIRST)
        await desk.apply(address, page)
        await release_programme(SYSTEM, edition="wsce-2026", name="First", now=NOW)
        await desk.client.post(f"{address}/undo", data=desk.csrf)
        assert await titles() == ["Opening", "Water"]
        told = (await desk.client.get(address)).text
        assert "were released meanwhile and stay" in told
        assert "<bdi>Water</bdi>" in told
        assert "Kim Example" not in told.partition("were released meanwhile")[2].partition("</ul>")[0]


async def test_undo_takes_away_what_was_added_to_a_programme(db: None) -> None:
    async with desk_of() as desk:
        first, page = await desk.page(FIRST)
        await desk.apply(first, page)
        more = schedule(event(1, "Opening", 10), event(2, "Water", 11), event(4, "New", 16, abstract="A paragraph."))
        second, page = await desk.page(more)
        await desk.apply(second, page)
        assert len(await titles()) == 3
        await desk.client.post(f"{second}/undo", data=desk.csrf)
        assert await titles() == ["Opening", "Water"]


async def test_a_long_import_is_left_to_a_worker_and_found_again(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "LONG", 3)
    async with desk_of() as desk:
        address, page = await desk.page(FIRST)
        page = await desk.apply(address, page)
        assert 'data-anew="2"' in page
        assert await Session.count() == 0
        assert await run_one(NOW)
        page = (await desk.client.get(address)).text
        assert await titles() == ["Opening", "Water"]
        assert f"{address}/undo" in page


async def test_a_worker_applies_nothing_when_the_draft_has_moved_on(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk_of() as desk:
        address, page = await desk.page(FIRST)
        await desk.apply(address, page)
        monkeypatch.setattr(rules, "LONG", 1)
        address, page = await desk.page(schedule(event(1, "Theirs", 9), event(2, "Water", 11)))
        await desk.apply(address, page)
        await retitle("Ours meanwhile", "Opening")
        assert await run_one(NOW)
        assert await titles() == ["Ours meanwhile", "Water"]
        assert "import-moved" in (await desk.client.get(address)).text


async def test_a_file_that_cannot_be_read_is_told_at_its_field(db: None) -> None:
    async with desk_of() as desk:
        bomb = b'<!DOCTYPE schedule [<!ENTITY a "aaaa">]><schedule>&a;</schedule>'
        for content in (b"", b"hello", b'{"schedule": {}', bomb, b"PK\x03\x04 no workbook"):
            answer = await desk.look(content)
            assert answer.status_code == 422, content
            assert 'id="mistake-file_1"' in answer.text
        none = await desk.client.post(PLACE, data=desk.csrf)
        assert (none.status_code, await Import.count()) == (422, 0)


async def test_a_calendar_and_files_in_several_formats(db: None) -> None:
    async with desk_of() as desk:
        ics = (
            b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@example\r\nSUMMARY:Opening\r\nLOCATION:Hall A\r\n"
            b"DTSTART:20261208T000000Z\r\nDTEND:20261208T010000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
        _, page = await desk.page(ics, language_1="en")
        assert "Opening" in page
        both = {"file_1": ("a.ics", ics, "text/calendar"), "file_2": ("b.json", FIRST, "application/json")}
        answer = await desk.client.post(PLACE, data=desk.csrf, files=both)
        assert answer.status_code == 422


async def test_who_may_not_edit_sees_the_report_and_no_form(db: None) -> None:
    async with desk_of() as desk:
        address, _ = await desk.page(FIRST)
        token = await session_of(await account(role=Role.AUDITOR))
        async with started() as app, browser(app, token) as client:
            page = await client.get(address)
            assert (page.status_code, "Opening" in page.text) == (200, True)
            assert "/application" not in page.text
            other = Desk(client, token)
            assert (await other.look(FIRST)).status_code == 403
            assert (await client.post(f"{address}/application", data=other.csrf)).status_code == 403


async def test_what_is_kept_of_an_import_has_no_words_of_people(db: None) -> None:
    async with desk_of() as desk:
        address, page = await desk.page(FIRST)
        await desk.apply(address, page)
        address, page = await desk.page(schedule(event(1, "Opening", 9, "Lee Example"), event(2, "Water", 11)))
        await desk.apply(address, page)
        for row in await Import.select(Import.programme, Import.report, Import.origins):
            assert "Example" not in "".join(str(one) for one in row.values())
        steps = await ImportStep.select(ImportStep.person, ImportStep.after).where(ImportStep.kind == "speaker")
        assert {row["person"] for row in steps} == {row["id"] for row in await Person.select(Person.id)}


async def test_a_file_that_is_set_aside_is_forgotten(db: None) -> None:
    async with desk_of() as desk:
        address, _ = await desk.page(FIRST)
        assert (await desk.client.post(f"{address}/removal", data=desk.csrf)).status_code == 303
        (row,) = await Import.select(Import.state, Import.programme)
        assert row == {"state": "dropped", "programme": None}
        assert (await desk.client.post(f"{address}/application", data=desk.csrf)).status_code == 409


async def test_the_page_is_among_the_editions_places(db: None) -> None:
    async with desk_of() as desk:
        page = await desk.client.get("/desk/wsce-2026/frame")
        assert f'href="{PLACE}"' in page.text
