"""Every column of every table has a class, and the list that people read is the one that is followed."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import asyncpg
import pytest

import app
from core.privacy.registry import classified, faults
from core.privacy.tabulated import tabulated

COLUMNS = """
SELECT table_name, column_name FROM information_schema.columns
WHERE table_schema = 'public' AND table_name <> 'migration' ORDER BY table_name, ordinal_position
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


@asynccontextmanager
async def _owner() -> AsyncIterator[asyncpg.Connection]:
    owner = await asyncpg.connect(os.environ["DATABASE_OWNER_URL"])
    try:
        yield owner
    finally:
        await owner.close()


async def _columns() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    async with _owner() as owner:
        for row in await owner.fetch(COLUMNS):
            found.setdefault(row["table_name"], []).append(row["column_name"])
    return found
