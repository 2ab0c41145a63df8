"""Where octets lie: a folder by default, any S3-compatible store by setting; names are ours and say nothing."""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from core.files.buckets import Bucket, open_bucket
from core.settings import settings


class Storage(Protocol):
    """A key is 32 hexadecimal digits and is written once."""

    async def put(self, key: str, octets: bytes) -> None:
        """They are safe when this returns."""

    async def get(self, key: str) -> bytes:
        """Raises FileNotFoundError."""

    async def delete(self, key: str) -> None:
        """One that is not there is none to be deleted."""

    def keys_older_than(self, seconds: float) -> AsyncIterator[str]:
        """Those that no upload under way can still be about to name."""


class Folder:
    """256 folders, each write whole or not at all, on the disk before it is answered for."""

    def __init__(self, root: Path) -> None:
        self._root = root

    async def put(self, key: str, octets: bytes) -> None:
        await asyncio.to_thread(self._write, key, octets)

    async def get(self, key: str) -> bytes:
        return await asyncio.to_thread(self._place(key).read_bytes)

    async def delete(self, key: str) -> None:
        await asyncio.to_thread(self._place(key).unlink, missing_ok=True)

    async def keys_older_than(self, seconds: float) -> AsyncIterator[str]:
        for key in await asyncio.to_thread(lambda: list(self._old(time.time() - seconds))):
            yield key

    def _place(self, key: str) -> Path:
        return self._root / key[:2] / key

    def _write(self, key: str, octets: bytes) -> None:
        place = self._place(key)
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_name(f".{uuid4().hex}")
        try:
            with beside.open("wb") as opened:
                opened.write(octets)
                opened.flush()
                os.fsync(opened.fileno())
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)
        _sync(place.parent)

    def _old(self, before: float) -> Iterator[str]:
        for place in self._root.glob("??/*"):
            # Another process may sweep the same folder.
            with suppress(FileNotFoundError):
                if place.stat().st_mtime < before:
                    if place.name.startswith("."):  # half a write: whoever was at it is no more
                        place.unlink()
                    else:
                        yield place.name


def _sync(folder: Path) -> None:
    """A renamed file is safe once its folder is on the disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@cache
def storage() -> Storage:
    """That of this process: FILES_URL, else DATA_DIR/files."""
    given = settings().files_url
    return Folder(settings().data_dir / "files") if given is None else Bucket(open_bucket(given))
