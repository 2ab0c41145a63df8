"""The trail narrowed by who and when, and taken out: with a reason, seen, and so that each line can be checked."""

import io
import json
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.access.csrf import token_for
from core.access.roles import Role
from core.access.rules import ConfirmationNeeded
from core.access.sessions.queries import actor_of
from core.access.trail import exports, long
from core.access.trail.queries import Wanted, counted, trail
from core.actor import SYSTEM
from core.errors import Denied
from core.files import made
from core.files.made import SLOT, NotKeptAnyLonger
from core.files.storage import Folder
from core.files.tables import StoredFile
from core.jobs.running import run_one
from core.jobs.tables import Job
from core.journal.chain import verify
from core.privacy.retention.commands import destroy_due
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.worlds import sample_world


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Folder(tmp_path / "files")
    monkeypatch.setattr(made, "storage", lambda: folder)


async def test_the_trail_is_narrowed_by_who_and_when(db: None) -> None:
    await sample_world(NOW)
    whole, seoul = await counted(SYSTEM, Wanted()), (NOW + timedelta(hours=9)).date()
    assert whole > 100
    assert await counted(SYSTEM, Wanted(until=seoul)) == whole
    assert 100 < await counted(SYSTEM, Wanted(since=seoul, until=seoul)) < whole, (
        "the sample's first wave began earlier"
    )
    assert await counted(SYSTEM, Wanted(since=seoul + timedelta(days=1))) == 0
    assert await counted(SYSTEM, Wanted(until=date(2020, 1, 1))) == 0
    assert 0 < await counted(SYSTEM, Wanted(who="madang")) <= whole
    assert await counted(SYSTEM, Wanted(who="nobody like that")) == 0
    assert len(await trail(SYSTEM, Wanted(kind="expo.releases.programme_released"))) == 1


async def test_what_is_taken_out_can_be_checked_and_stands_in_the_trail_itself(db: None) -> None:
    await sample_world(NOW)
    token = await session_of(await account(role=Role.AUDITOR, name="=cmd()"))
    async with started(lambda: NOW + timedelta(minutes=1)) as app, browser(app, token) as auditor:
        page = (await auditor.get("/desk/audit?who=madang")).text
        assert "released the programme as number …" in page
        sent = {"csrf": token_for(token), "shape": "jsonl", "kind": "expo.releases.programme_released"}
        refused = await auditor.post("/desk/audit/exports", data=sent)
        assert refused.status_code == 422
        taken = await auditor.post("/desk/audit/exports", data={**sent, "because": "The yearly audit."})
        assert taken.headers["content-disposition"].endswith('.jsonl"')
        first, *lines = [json.loads(line) for line in taken.text.splitlines()]
        assert [line["kind"] for line in lines] == ["expo.releases.programme_released"]
        number, _, digest = first["head"].partition(":")
        assert (len(digest), len(lines[0]["digest"])) == (64, 64)
        assert int(number) > 0
        sheet = await auditor.post("/desk/audit/exports", data={**sent, "shape": "csv", "kind": "", "because": "=1+1"})
        assert "'=cmd()" in sheet.text
        assert ",=cmd()" not in sheet.text
        assert "The yearly audit." in (await auditor.get("/desk/audit")).text
    assert [one async for one in verify()] == []


async def test_only_who_may_and_has_lately_proved_who_they_are(db: None) -> None:
    await sample_world(NOW)
    actors = {}
    for role in (Role.AUDITOR, Role.PRIVACY_OFFICER):
        actors[role] = await actor_of(await session_of(await account(role=role)), NOW)
    auditor, officer = actors[Role.AUDITOR], actors[Role.PRIVACY_OFFICER]
    assert auditor is not None
    assert officer is not None
    with pytest.raises(Denied):
        await exports.export(officer, Wanted(), because="x", now=NOW)
    with pytest.raises(ConfirmationNeeded):
        await exports.export(auditor, Wanted(), because="x", now=NOW + timedelta(minutes=11))


@pytest.mark.parametrize("shape", ["jsonl", "csv"])
async def test_very_many_entries_are_made_into_a_file_that_the_asker_alone_fetches(
    db: None, monkeypatch: pytest.MonkeyPatch, own_folder: None, shape: str
) -> None:
    await sample_world(NOW)
    monkeypatch.setattr(exports, "MOST", 5)
    monkeypatch.setattr(long, "AT_ONCE", 40)
    asker, other = [await session_of(await account(role=Role.AUDITOR, name=name)) for name in ("=cmd()", "another")]
    whole = await counted(SYSTEM, Wanted())
    async with started(lambda: NOW + timedelta(minutes=1)) as app:
        async with browser(app, asker) as auditor:
            sent = {"csrf": token_for(asker), "shape": shape, "because": "The yearly audit."}
            asked = await auditor.post("/desk/audit/exports", data=sent, headers={"accept-language": "ko"})
            page = asked.headers["location"]
            assert (asked.status_code, page.startswith("/desk/jobs/")) == (303, True)
            assert "You can leave this page" in (await auditor.get(page)).text
            assert await run_one(NOW + timedelta(minutes=2))
            assert page in (await auditor.get("/desk/jobs")).text
            assert "Done in the background" in (await auditor.get("/desk/notices")).text
            door = page.replace("/desk/jobs/", "/desk/audit/exports/")
            assert f'href="{door}"' in (await auditor.get(page)).text
            taken = await auditor.get(door)
            assert taken.status_code == 200
            trail_page = (await auditor.get("/desk/audit")).text
            assert "The yearly audit." in trail_page
            assert f"fetched the file with {whole} entries" in trail_page
        async with browser(app, other) as somebody_else:
            assert door not in (await somebody_else.get(page)).text
            assert (await somebody_else.get(door)).status_code == 404
            file = await StoredFile.select(StoredFile.id).where(StoredFile.slot == SLOT).first()
            assert file is not None
            assert (await somebody_else.get(f"/files/{file['id']}")).status_code == 404
    with zipfile.ZipFile(io.BytesIO(taken.content)) as archive:
        [name] = archive.namelist()
        lines = archive.read(name).decode("utf-8").splitlines()
    numbers = [json.loads(line)["number"] for line in lines[1:]] if shape == "jsonl" else lines[1:]
    assert (name.endswith(shape), len(numbers), len(set(numbers))) == (True, whole, whole), "each entry once"
    assert [one async for one in verify()] == []


async def test_a_file_that_was_made_ends_with_its_days_and_names_nobody_in_its_job(
    db: None, monkeypatch: pytest.MonkeyPatch, own_folder: None
) -> None:
    await sample_world(NOW)
    actor = await actor_of(await session_of(await account(role=Role.AUDITOR)), NOW)
    assert actor is not None
    given = {"shape": "csv", "accepted": "en", "because": "x", "count": 9, "now": NOW}
    job = await long.ask_for(actor, Wanted(who="madang"), **given)  # type: ignore[arg-type]
    row = await Job.select(Job.arguments).where(Job.id == job).first()
    assert row is not None
    assert '"who"' not in row["arguments"]
    assert "system:madang" in row["arguments"]
    await run_one(NOW)
    assert (await long.fetch(actor, job, now=NOW))[0].endswith(".csv.zip")
    with pytest.raises(ConfirmationNeeded):
        await long.fetch(actor, job, now=NOW + timedelta(minutes=11))
    assert (await destroy_due(SYSTEM, now=NOW + timedelta(days=4)))["made"] == 1
    with pytest.raises(NotKeptAnyLonger):
        await long.fetch(actor, job, now=NOW)
