"""S3-compatible stores, through `obstore`; credentials and endpoint come from the usual AWS_… variables."""

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import obstore
from obstore.exceptions import BaseError
from obstore.store import MemoryStore, S3Store, from_url

from core.errors import Unavailable

log = logging.getLogger(__name__)

Store = S3Store | MemoryStore
TIMEOUT = timedelta(seconds=20)
MOST_TRIES = 3
TRY_AGAIN_SECONDS = 30


def open_bucket(url: str) -> Store:
    """`s3://bucket/prefix`."""
    opened = from_url(
        url,
        client_options={"timeout": TIMEOUT, "allow_http": True},
        retry_config={"max_retries": MOST_TRIES, "retry_timeout": TIMEOUT},
    )
    if not isinstance(opened, S3Store):
        raise TypeError("FILES_URL must begin with s3://")
    return opened


class Bucket:
    """The same promises as a folder: a write that was answered is there."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def put(self, key: str, octets: bytes) -> None:
        with _away():
            await obstore.put_async(self._store, _path(key), octets)

    async def get(self, key: str) -> bytes:
        with _away():
            found = await obstore.get_async(self._store, _path(key))
            return bytes(await found.bytes_async())

    async def delete(self, key: str) -> None:
        try:
            await obstore.delete_async(self._store, _path(key))
        except FileNotFoundError:
            return

    async def keys_older_than(self, seconds: float) -> AsyncIterator[str]:
        before = datetime.now(UTC) - timedelta(seconds=seconds)
        async for batch in obstore.list(self._store):
            for found in batch:
                if found["last_modified"] < before:
                    yield found["path"].rpartition("/")[2]


@contextmanager
def _away() -> Iterator[None]:
    """A store that refuses or does not answer is for its keeper to see to; readers are told to come back."""
    try:
        yield
    except FileNotFoundError:
        raise
    except BaseError as error:
        log.warning("the store of files is away: %s", type(error).__name__)
        raise Unavailable(after=TRY_AGAIN_SECONDS) from error


def _path(key: str) -> str:
    return f"{key[:2]}/{key}"
