"""The application with two organisations in it: `maru`, and `nuri`, whose rows nobody of `maru` may see."""

from collections.abc import AsyncIterator

import pytest
from litestar import Litestar

from tests.conftest import started


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    from tests.directory.organisations.browsing import MINE, OTHER  # noqa: PLC0415
    from tests.make.organisations import organisation  # noqa: PLC0415

    await organisation("maru", id=MINE)
    await organisation("nuri", id=OTHER)
    async with started() as running_app:
        yield running_app
