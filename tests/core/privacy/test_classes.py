"""Every column of every table has a class, and the list that people read is the one that is followed."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import asyncpg
import pytest

import app
from core.privacy.registry import classified, faults, lasting
from core.privacy.retention.rules import kept_things
from core.privacy.tabulated import rules_tabulated, tabulated

COLUMNS = """
SELECT table_name, column_name FROM information_schema.columns
WHERE table_schema = 'public' AND table_name <> 'migration' {those} ORDER BY table_name, ordinal_position
"""
DOCUMENT = Path(app.__file__).parent / "docs" / "privacy.md"


async def test_every_column_of_the_database_has_a_class(db: None) -> None:
    assert faults(await _columns()) == [], (
        "Say in classes.py beside the table what the column is, whom it is about and what erasure does: docs/privacy.md"
    )


@pytest.mark.planted("a column without a class")
async def test_a_table_that_nobody_classed_is_found(db: None) -> None:
    async with _owner() as owner:
        await owner.execute("CREATE TABLE core_planted (id int, passport text)")
        try:
            found = faults(await _columns())
        finally:
            await owner.execute("DROP TABLE core_planted")
    assert found == ["core_planted.id has no class", "core_planted.passport has no class"]


async def test_a_column_that_nobody_classed_is_found(db: None) -> None:
    async with _owner() as owner:
        await owner.execute("ALTER TABLE core_account ADD passport text")
        try:
            found = faults(await _columns())
        finally:
            await owner.execute("ALTER TABLE core_account DROP passport")
    assert found == ["core_account.passport has no class"]


async def test_personal_columns_say_whom_they_are_about_and_what_erasure_does(db: None) -> None:
    columns, known = await _columns(), {one.table: one for one in classified()}
    known["core_account"] = replace(known["core_account"], about=())
    known["core_session"] = replace(known["core_session"], erasing={})
    assert faults(columns, known.values()) == [
        "core_account does not say whom it is about, why it is held or for how long",
        "core_session.agent has no way to be erased",
        "core_session.began_at has no way to be erased",
        "core_session.digest has no way to be erased",
        "core_session.seen_at has no way to be erased",
    ]


async def test_every_condition_that_names_a_subject_is_sql_that_runs(db: None) -> None:
    async with _owner() as owner:
        for one in classified():
            for about in one.about:
                await owner.prepare(f"SELECT 1 FROM {one.table} WHERE {about.rows}")


def test_the_document_lists_what_the_code_declares() -> None:
    assert tabulated() in DOCUMENT.read_text(), "Run `litestar privacy classes` and put its answer into docs/privacy.md"
    assert rules_tabulated() in DOCUMENT.read_text(), (
        "Run `litestar privacy rules` and put its answer into docs/privacy.md"
    )


async def test_every_table_with_a_time_says_when_it_ends_or_how_long_it_stays(db: None) -> None:
    assert lasting(await _moments()) == [], (
        "Say in classes.py beside the table when its rows end (ends=Ending(…)) or how long they stay (long=…):"
        " docs/privacy.md"
    )


@pytest.mark.planted("a table that nobody ever empties")
async def test_a_table_that_says_neither_is_found(db: None) -> None:
    known = {one.table: one for one in classified()}
    known["core_session"] = replace(known["core_session"], ends=())
    known["core_delivery"] = replace(known["core_delivery"], ends=())
    assert lasting(await _moments(), known.values()) == [
        "core_delivery (due_at, delivered_at) says neither when it ends nor how long it stays",
        "core_session names days that nothing ends",
    ]


async def test_every_ending_is_sql_that_runs_and_has_a_name_of_its_own(db: None) -> None:
    async with _owner() as owner:
        for one in kept_things():
            await owner.prepare(f"SELECT 1 FROM {one.table} WHERE {one.ending.ended} < now()")
    assert len({one.what for one in kept_things()}) == len(kept_things())


@asynccontextmanager
async def _owner() -> AsyncIterator[asyncpg.Connection]:
    owner = await asyncpg.connect(os.environ["DATABASE_OWNER_URL"])
    try:
        yield owner
    finally:
        await owner.close()


async def _moments() -> dict[str, list[str]]:
    """The columns that hold an instant or a day."""
    return await _columns("AND data_type IN ('timestamp with time zone', 'date')")


async def _columns(those: str = "") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    async with _owner() as owner:
        for row in await owner.fetch(COLUMNS.format(those=those)):
            found.setdefault(row["table_name"], []).append(row["column_name"])
    return found
