"""What lay in the storage of somebody who was erased is gone too, as soon as the storage answers."""

from datetime import timedelta

import pytest

import app
from core.actor import SYSTEM
from core.files import erasing
from core.files.buckets import Bucket, open_bucket
from core.jobs.running import run_one
from core.privacy.erasure import commands
from core.privacy.erasure.commands import erase
from tests.conftest import NOW
from tests.core.files import s3
from tests.make.remains import OCTETS, found, marked, stored, work_is_done

__all__ = ["app"]


@pytest.mark.planted("an erasure that forgets files")
async def test_an_erasure_that_forgets_files_is_found(
    db: None, own_folder: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def forgets(*_: object, **__: object) -> None:
        """As if rows were all there is."""

    monkeypatch.setattr(commands, "give_up_files", forgets)
    whom, marks = await marked("person")
    await erase(SYSTEM, "person", whom, reason="asked", now=NOW)
    await work_is_done()
    assert await found(marks) == {OCTETS}


async def test_octets_go_from_a_bucket_too_as_soon_as_it_answers(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with s3.serving() as (endpoint, objects):
        for name, value in {"ENDPOINT": endpoint, "SECRET_ACCESS_KEY": "secret", "REGION": "kr-1"}.items():
            monkeypatch.setenv(f"AWS_{name}", value)
        there, refusing = [_bucket(key, monkeypatch) for key in (s3.KEY, "somebody-else")]
        monkeypatch.setattr(erasing, "storage", lambda: there)
        whom, marks = await marked("person")
        _, of_another = await marked("person")
        assert len(await stored()) == len(objects) == 4
        await erase(SYSTEM, "person", whom, reason="asked", now=NOW)
        monkeypatch.setattr(erasing, "storage", lambda: refusing)
        await work_is_done()
        assert len(objects) == 4, "the store refuses"
        monkeypatch.setattr(erasing, "storage", lambda: there)
        assert await run_one(NOW + timedelta(days=1))
        assert len(objects) == 2
        assert OCTETS not in await found(marks)
        assert OCTETS in await found(of_another)


def _bucket(key: str, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", key)
    return Bucket(open_bucket("s3://bucket/expo"))
