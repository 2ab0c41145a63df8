"""Files on their way into the storage and out again: to their own people, to everybody, to nobody."""

import asyncio
import mimetypes
import struct
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from obstore.store import MemoryStore

from core.db.transaction import transaction
from core.errors import NotFound
from core.files import commands, queries, scanning, storage, sweeping
from core.files.buckets import Bucket
from core.files.rules import FileBroken, FileEmpty, FileInfected, FileRefused, FileTooLarge, KindNotTaken, Slot
from core.files.storage import Folder, Storage
from core.files.tables import StoredFile, StoredPart
from core.files.uploads import Upload
from core.settings import settings
from directory.organisations.slots import LOGO, PAPER
from directory.permissions import Directory
from tests.conftest import NOW
from tests.core.files import drawn
from tests.make.organisations import member, staff

SCOPE = "organisation:00000000-0000-0000-0000-000000000001"
OWNER = member(UUID(int=1))
ORGANISER = staff("organiser")


@pytest.fixture
def folder() -> Iterator[Folder]:
    with tempfile.TemporaryDirectory() as given:
        yield Folder(Path(given))


@pytest.fixture
def own_storage(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    for module in (commands, sweeping):
        monkeypatch.setattr(module, "storage", lambda: folder)
    return folder


def with_scanner(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    named = replace(settings(), clamd=address)
    for module in (scanning, sweeping):
        monkeypatch.setattr(module, "settings", lambda: named)


@asynccontextmanager
async def scanner() -> AsyncIterator[str]:
    """Speaks clamd's INSTREAM and knows one virus, the harmless one."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert await reader.readuntil(b"\0") == b"zINSTREAM\0"
        seen = b""
        while size := struct.unpack("!I", await reader.readexactly(4))[0]:
            seen += await reader.readexactly(size)
        writer.write(b"stream: Eicar-Test-Signature FOUND\0" if drawn.EICAR in seen else b"stream: OK\0")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        host, port = server.sockets[0].getsockname()
        yield f"{host}:{port}"


async def keep(name: str, content: bytes, slot: Slot = LOGO) -> UUID:
    return await commands.keep(OWNER, Upload(name, content), slot=slot, scope=SCOPE, now=NOW)


@pytest.mark.parametrize("store", ["folder", "bucket"])
async def test_a_storage_keeps_gives_and_forgets(store: str, folder: Folder) -> None:
    kept: Storage = folder if store == "folder" else Bucket(MemoryStore())
    key = "ab" * 16
    await kept.put(key, b"octets")
    assert await kept.get(key) == b"octets"
    assert [one async for one in kept.keys_older_than(3600)] == []
    assert [one async for one in kept.keys_older_than(-5)] == [key]
    await kept.delete(key)
    await kept.delete(key)
    with pytest.raises(FileNotFoundError):
        await kept.get(key)


REFUSED: list[tuple[Slot, str, bytes, type[FileRefused]]] = [
    (LOGO, "a.png", b"", FileEmpty),
    (LOGO, "a.png", bytes(LOGO.largest + 1), FileTooLarge),
    (LOGO, "a.png", drawn.document(), KindNotTaken),
    (LOGO, "a.png", b"<html><script>alert(1)</script>", KindNotTaken),
    (LOGO, "a.png", b"GIF89a" + bytes(100), KindNotTaken),
    (LOGO, "a.png", drawn.pixel_flood(), FileBroken),
    (PAPER, "a.pdf", drawn.picture(), KindNotTaken),
    (PAPER, "a.pdf", b"%PDF-1.4\n<script>alert(1)</script>", FileBroken),
    (PAPER, "a.csv", drawn.archive({"a.txt": b"x"}), KindNotTaken),
]


@pytest.mark.parametrize(("slot", "name", "content", "refusal"), REFUSED)
async def test_what_a_slot_does_not_take_leaves_neither_row_nor_octets(
    db: None, own_storage: Folder, slot: Slot, name: str, content: bytes, refusal: type[FileRefused]
) -> None:
    with pytest.raises(refusal):
        await keep(name, content, slot)
    assert await StoredFile.count() == 0
    assert [one async for one in own_storage.keys_older_than(-5)] == []


@pytest.mark.planted("a file believed by its name")
def test_the_same_files_get_past_a_check_that_trusts_their_names() -> None:
    """The planted flaw."""
    assert all(mimetypes.guess_type(name)[0] in slot.takes for slot, name, _, _ in REFUSED)


async def test_the_kind_is_that_of_the_content_and_the_name_follows_it(db: None, own_storage: Folder) -> None:
    await keep("../../logo.png", drawn.drawing())
    row = await StoredFile.select().first()
    assert row is not None
    assert (row["kind"], row["name"], row["state"]) == ("image/svg+xml", "logo.svg", "unscanned")


async def test_octets_of_a_given_up_transaction_are_swept_and_the_others_stay(db: None, own_storage: Folder) -> None:
    await keep("a.png", drawn.picture())
    stay = {one async for one in own_storage.keys_older_than(-5)}
    with pytest.raises(NotFound):
        async with transaction():
            await keep("b.png", drawn.picture())
            raise NotFound
    await own_storage.put("notours", b"x")
    half = own_storage._place(next(iter(stay))).with_name(".half")
    half.write_bytes(b"a write that was killed")
    assert await sweeping.sweep(older_than=-5) == len(stay)
    assert {one async for one in own_storage.keys_older_than(-5)} == stay | {"notours"}
    assert not half.exists()


async def test_the_scanner_s_finding_is_refused_and_what_it_passes_is_clean(
    db: None, own_storage: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with scanner() as address:
        with_scanner(monkeypatch, address)
        with pytest.raises(FileInfected):
            await keep("a.csv", b"a,b\n" + drawn.EICAR, PAPER)
        assert await StoredFile.count() == 0
        await keep("a.png", drawn.picture())
    row = await StoredFile.select().first()
    assert row is not None
    assert row["state"] == "clean"


async def test_while_the_scanner_is_away_nothing_new_is_shown_publicly(
    db: None, own_storage: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_scanner(monkeypatch, "127.0.0.1:1")
    file = await keep("a.png", drawn.picture())
    with pytest.raises(commands.NotYetScanned):
        await commands.publish(ORGANISER, file, permission=Directory.LOGO_PUBLISH, now=NOW)
    async with scanner() as address:
        with_scanner(monkeypatch, address)
        assert await sweeping.scan_waiting(NOW) == 1
        await commands.publish(ORGANISER, file, permission=Directory.LOGO_PUBLISH, now=NOW)
    part = await queries.part_for(OWNER, file)
    assert await queries.published_part(part.sha256) == part


async def test_what_the_scanner_never_answers_for_keeps_no_other_file_waiting(
    db: None, own_storage: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost, other = await keep("a.csv", b"a,b\n1,2\n", PAPER), await keep("b.csv", b"a,b\n3,4\n", PAPER)
    part = await StoredPart.select(StoredPart.id).where(StoredPart.file == lost).first()
    assert part is not None
    await own_storage.delete(part["id"].hex)
    monkeypatch.setattr(sweeping, "SCANS_A_RUN", 1)
    async with scanner() as address:
        with_scanner(monkeypatch, address)
        tried = [await sweeping.scan_waiting(NOW) for _ in range(40)]
    assert sum(tried) == 1
    rows = await StoredFile.select(StoredFile.id, StoredFile.state)
    assert {row["id"]: row["state"] for row in rows} == {lost: "unscanned", other: "clean"}


async def test_what_is_found_infected_later_is_nobody_s_any_more(
    db: None, own_storage: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = await keep("a.csv", b"a,b\n" + drawn.EICAR, PAPER)
    async with scanner() as address:
        with_scanner(monkeypatch, address)
        assert await sweeping.scan_waiting(NOW) == 1
    for actor in (OWNER, ORGANISER):
        with pytest.raises(NotFound):
            await queries.part_for(actor, file)


def test_the_storage_of_a_process_is_a_folder_unless_a_setting_says_otherwise() -> None:
    assert isinstance(storage.storage(), Folder)
