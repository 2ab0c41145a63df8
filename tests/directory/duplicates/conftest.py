"""The application with an empty directory."""

from collections.abc import AsyncIterator

import pytest
from litestar import Litestar

from tests.conftest import started


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app
