"""The command line, as an organiser uses it: a process of its own, its words and its exit codes."""

import asyncio
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineWorkbook

from expo.editions.tables import Edition
from expo.interchange.imports.queries import imports_of
from expo.interchange.imports.undoing import undo_import
from expo.programme.tables import Session
from expo.releases.tables import Release
from tests.conftest import NOW
from tests.expo.interchange.imports.desk import EDITOR
from tests.expo.interchange.readers import samples
from tests.make.editions import edition

PROGRAM = "import sys; sys.argv[0] = 'litestar'; from expo.cli import expo; expo()"


@dataclass(frozen=True)
class Ended:
    code: int | None
    said: str


async def run(*arguments: str | Path) -> Ended:
    """`litestar expo …` in a process of its own, on this test's database."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", PROGRAM, *map(str, arguments)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env={**os.environ, "COLUMNS": "200"},
    )
    said, _ = await process.communicate()
    return Ended(process.returncode, said.decode())


async def test_an_edition_is_made_a_programme_loaded_and_released(db: None, tmp_path: Path) -> None:
    dates = ("--from", "2026-12-08", "--to", "2026-12-10")
    made = await run("editions", "create", "expo-2026", "--name", "ko=엑스포", "--name", "en=Expo", *dates)
    assert (made.code, await Edition.count()) == (0, 1)
    path = tmp_path / "file"
    path.write_bytes(samples.schedule_xml())
    report = tmp_path / "report.json"
    loaded = await run("import-programme", path, "--edition", "expo-2026", "--release", "First", "--report", report)
    assert loaded.code == 0, loaded.said
    assert "Released as number 1." in loaded.said
    assert [await table.count() for table in (Session, Release)] == [1, 1]
    lines = json.loads(report.read_bytes())["lines"]
    assert [line["outcome"] for line in lines if line["kind"] == "session"] == ["created"]
    again = await run("import-programme", path, "--edition", "expo-2026", "--release", "Second")
    assert again.code == 0
    assert "Nothing to release: readers see no difference." in again.said
    listed = (await imports_of(EDITOR, "expo-2026"))[1]
    assert [(one.files, one.state, one.by_command) for one in listed] == [(("file",), "applied", True)]
    assert [line.outcome for line in listed[0].report.lines if line.kind == "session"] == ["created"]
    await undo_import(EDITOR, edition="expo-2026", number=listed[0].id, now=NOW)
    assert [one.state for one in (await imports_of(EDITOR, "expo-2026"))[1]] == ["undone"]


async def test_the_same_edition_twice_or_a_wrong_one_is_a_sentence(db: None) -> None:
    await edition("expo-2026")
    dates = ("--from", "2026-12-08", "--to", "2026-12-01", "--zone", "Mars/Olympus")
    again = await run("editions", "create", "expo-2026", "--name", "ko=엑스포", *dates[:3], "2026-12-10")
    assert (again.code, again.said) == (2, "There is an edition called expo-2026 already.\n")
    wrong = await run("editions", "create", "X", "--name", "ko=엑스포", *dates)
    assert wrong.code == 2
    assert [line.partition(":")[0] for line in wrong.said.splitlines()] == ["slug", "ends_on", "zone"]


async def test_refused_rows_end_with_one_and_stand_in_the_report(db: None, tmp_path: Path) -> None:
    await edition("expo-2026")
    path, report = tmp_path / "file", tmp_path / "report.xlsx"
    far = {"id": "2", "guid": "far", "date": "2027-05-01T10:00:00+09:00"}
    path.write_bytes(samples.schedule_xml({}, far))
    ended = await run("import-programme", path, "--edition", "expo-2026", "--report", report)
    assert ended.code == 1
    sentence = "2027-05-01 is more than a day away from the edition, which runs from 2026-12-08 to 2026-12-10."
    assert f"refused: far: {sentence}" in ended.said
    rows = CalamineWorkbook.from_path(report).get_sheet_by_name("Rows").to_python()
    assert ["session", "far", "", "refused", "", sentence] in rows


async def test_an_unreadable_file_ends_with_two_one_sentence_and_no_change(db: None, tmp_path: Path) -> None:
    await edition("expo-2026")
    path = tmp_path / "programme.xml"
    path.write_bytes(samples.schedule_xml()[:-50])
    ended = await run("import-programme", path, "--edition", "expo-2026")
    assert ended.code == 2
    assert "programme.xml is damaged or cut short: " in ended.said
    assert "Traceback" not in ended.said
    assert await Session.count() == 0


async def test_a_dry_run_changes_nothing_and_says_so(db: None, tmp_path: Path) -> None:
    await edition("expo-2026")
    path = tmp_path / "file"
    path.write_bytes(samples.schedule_xml())
    ended = await run("import-programme", path, "--edition", "expo-2026", "--dry-run", "--release", "Never")
    assert ended.code == 0
    assert "This was a dry run: everything was done and rolled back, nothing has changed." in ended.said
    assert [await table.count() for table in (Session, Release)] == [0, 0]


async def test_the_template_is_written_and_can_be_loaded(db: None, tmp_path: Path) -> None:
    await edition("expo-2026")
    path = tmp_path / "template.xlsx"
    assert (await run("template", path, "--language", "ko")).code == 0
    assert (await run("import-programme", path, "--edition", "expo-2026")).code == 0
    assert (await run("template", path, "--language", "tlh")).code == 2


async def test_an_edition_that_is_not_there_is_a_sentence(db: None, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(samples.schedule_xml())
    ended = await run("import-programme", path, "--edition", "expo-1999")
    assert ended.code == 2
    assert "There is no edition called expo-1999." in ended.said
