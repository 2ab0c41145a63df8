"""The chain: whatever an owner of the database does to the journal behind our back is found."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from uuid import uuid4

import asyncpg
import pytest
from asyncpg.exceptions import InsufficientPrivilegeError, IntegrityConstraintViolationError

from core.actor import SYSTEM
from core.db.engine import DB
from core.db.transaction import transaction
from core.journal.chain import Finding, head, verify
from core.journal.commands import Change, forget, record
from core.journal.tables import Entry, EntryValue, Seal
from core.settings import settings
from tests.make.facts import Happened

NOW = datetime(2026, 12, 8, tzinfo=UTC)


@asynccontextmanager
async def tampering(*tables: str) -> AsyncIterator[asyncpg.Connection]:
    """The owner, with the triggers that only grow switched off: the strongest hand there is."""
    owner = await asyncpg.connect(settings().database_owner_url)
    try:
        for table in tables:
            await owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield owner
    finally:
        for table in tables:
            await owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        await owner.close()


async def entries(count: int = 6) -> list[int]:
    for number in range(count):
        await record(SYSTEM, Happened(what=f"thing {number}"), now=NOW, because="as agreed", about=uuid4())
    return [row["id"] for row in await Entry.select(Entry.id).order_by(Entry.id)]


async def found(noted: object = None) -> list[Finding]:
    return [one async for one in verify(noted)]  # type: ignore[arg-type]


async def test_what_was_recorded_holds_and_has_one_link_an_entry(db: None) -> None:
    assert (await found(), str(await head())) == ([], "0:")
    await entries()
    assert await found() == []
    assert (await head()).number == await Seal.count() == 6


async def test_the_chain_is_in_the_order_of_commits_also_of_a_whole_transaction(db: None) -> None:
    async with transaction():
        await record(SYSTEM, *(Happened(what=f"row {number}") for number in range(50)), now=NOW)
        assert await Seal.count() == 0, "sealed at commit, so that writers wait for each other only there"
    assert (await Seal.count(), await found()) == (50, [])


TAMPERINGS: dict[str, tuple[str, str]] = {
    "an edited actor": ("UPDATE core_entry SET actor = 'staff:else' WHERE id = {third}", "changed"),
    "an edited payload": ("UPDATE core_entry SET payload = '{{}}' WHERE id = {third}", "changed"),
    "an earlier instant": ("UPDATE core_entry SET at = at - interval '1 second' WHERE id = {third}", "changed"),
    "a reason put in other words": ("UPDATE core_entry_value SET after = 'else' WHERE entry = {third}", "value"),
    "a reason that is gone": ("DELETE FROM core_entry_value WHERE entry = {third}", "changed"),
}


@pytest.mark.parametrize("name", sorted(TAMPERINGS))
async def test_tampering_with_an_entry_is_found_at_that_entry(name: str, db: None) -> None:
    third = (await entries())[2]
    statement, fault = TAMPERINGS[name]
    async with tampering("core_entry", "core_entry_value") as owner:
        await owner.execute(statement.format(third=third))
    assert await found() == [Finding(fault, third)]  # type: ignore[arg-type]


async def test_a_deleted_entry_is_found_with_its_link_or_without(db: None) -> None:
    third = (await entries())[2]
    async with tampering("core_entry", "core_entry_value", "core_seal") as owner:
        await owner.execute("DELETE FROM core_entry_value WHERE entry = $1", third)
        await owner.execute("DELETE FROM core_entry WHERE id = $1", third)
        assert await found() == [Finding("missing", third)]
        await owner.execute("DELETE FROM core_seal WHERE entry = $1", third)
    assert await found() == [Finding("broken", 4)]


async def test_two_entries_in_each_others_place_are_found(db: None) -> None:
    ids = await entries()
    async with tampering("core_seal") as owner:
        await owner.execute("UPDATE core_seal SET entry = -entry WHERE entry = ANY($1)", ids[1:3])
        await owner.execute("UPDATE core_seal SET entry = $2 WHERE entry = -$1::bigint", ids[1], ids[2])
        await owner.execute("UPDATE core_seal SET entry = $2 WHERE entry = -$1::bigint", ids[2], ids[1])
    assert {one.at for one in await found()} == set(ids[1:3])


async def test_an_entry_put_in_past_the_chain_is_found(db: None) -> None:
    await entries()
    async with tampering("core_entry") as owner:
        await owner.execute("INSERT INTO core_entry (id, at, actor, kind, payload) VALUES (900, now(), 'x', 'y', '{}')")
    assert await found() == [Finding("unsealed", 900)]


async def _cut(last: Iterable[int]) -> None:
    async with tampering("core_entry", "core_entry_value", "core_seal") as owner:
        for table, column in (("core_entry_value", "entry"), ("core_entry", "id"), ("core_seal", "entry")):
            await owner.execute(f"DELETE FROM {table} WHERE {column} = ANY($1)", list(last))


@pytest.mark.planted("a journal cut short")
async def test_a_cut_end_is_found_by_whoever_noted_the_head_and_by_nobody_else(db: None) -> None:
    ids = await entries()
    noted = await head()
    await _cut(ids[4:])
    assert await found() == [], "the twin: without a noted head nothing is missed"
    assert await found(noted) == [Finding("cut", noted.number)]
    await entries(2)
    assert await found(noted) == [Finding("cut", noted.number)], "also when others were written in their place"


async def test_what_erasure_destroys_leaves_the_chain_whole(db: None) -> None:
    person, other = uuid4(), uuid4()
    change = [Change("name", "Kim", "Lee", person), Change("name", "Park", "Choi", other)]
    await record(SYSTEM, Happened(what="renamed"), now=NOW, because="a marriage", about=person, changes=change)
    assert await forget(person) == 2
    left = await EntryValue.select(EntryValue.before, EntryValue.after).order_by(EntryValue.id)
    assert [(row["before"], row["after"]) for row in left] == [(None, None), ("Park", "Choi"), (None, None)]
    assert await found() == []


REFUSED = (
    "UPDATE core_entry SET actor = 'x'",
    "DELETE FROM core_entry",
    "TRUNCATE core_entry CASCADE",
    "UPDATE core_entry_value SET after = 'x'",
    "DELETE FROM core_entry_value",
    "INSERT INTO core_seal (number, entry, digest) VALUES (99, 99, '')",
    "UPDATE core_seal SET digest = ''",
    "TRUNCATE core_seal",
    "ALTER TABLE core_entry DISABLE TRIGGER USER",
    "DROP TRIGGER core_entry_only_grows ON core_entry",
    "SET session_replication_role = replica",
    "CREATE OR REPLACE FUNCTION core_seal_entry() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "SET ROLE madang",
)


@pytest.mark.parametrize("statement", REFUSED)
async def test_the_applications_own_role_cannot_touch_it(statement: str, db: None) -> None:
    await entries(2)
    with pytest.raises(InsufficientPrivilegeError):
        await DB.run_ddl(statement)
    assert await found() == []


@pytest.mark.planted("an application that owns its tables")
async def test_the_owner_can_which_is_why_the_application_is_not_the_owner(db: None) -> None:
    """The twin of the test above: the same statements do their harm when the application runs as the owner."""
    await entries(2)
    async with tampering() as owner:
        await owner.execute("ALTER TABLE core_entry DISABLE TRIGGER USER")
        await owner.execute("UPDATE core_entry SET actor = 'x'")
        await owner.execute("ALTER TABLE core_entry ENABLE TRIGGER USER")
    assert [one.fault for one in await found()] == ["changed", "changed"]


async def test_no_value_is_added_to_what_is_sealed(db: None) -> None:
    first = (await entries(1))[0]
    with pytest.raises(IntegrityConstraintViolationError, match="sealed"):
        await EntryValue.insert(EntryValue(entry=first, field="reason", after="later", salt=b"x", digest=b""))
