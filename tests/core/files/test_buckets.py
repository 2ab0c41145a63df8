"""An S3-compatible store over HTTP: signed, below its prefix, and as dependable as a folder."""

from collections.abc import Iterator

import pytest

from core.errors import Unavailable
from core.files.buckets import Bucket, open_bucket
from tests.core.files import s3

KEY = "ab" * 16


@pytest.fixture
def objects(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, bytes]]:
    with s3.serving() as (endpoint, objects):
        monkeypatch.setenv("AWS_ENDPOINT", endpoint)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", s3.KEY)
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
        monkeypatch.setenv("AWS_REGION", "kr-1")
        yield objects


async def test_a_bucket_keeps_gives_lists_and_forgets_below_its_prefix(objects: dict[str, bytes]) -> None:
    bucket = Bucket(open_bucket("s3://bucket/expo"))
    await bucket.put(KEY, b"octets")
    assert objects == {f"expo/ab/{KEY}": b"octets"}
    assert await bucket.get(KEY) == b"octets"
    assert [key async for key in bucket.keys_older_than(-5)] == [KEY]
    assert [key async for key in bucket.keys_older_than(3600)] == []
    await bucket.delete(KEY)
    await bucket.delete(KEY)
    assert objects == {}
    with pytest.raises(FileNotFoundError):
        await bucket.get(KEY)


async def test_a_write_that_the_store_refuses_is_not_answered_for(
    objects: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "somebody-else")
    with pytest.raises(Unavailable):
        await Bucket(open_bucket("s3://bucket/expo")).put(KEY, b"octets")
    assert objects == {}
