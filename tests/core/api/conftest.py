"""The running application over an empty database."""

from collections.abc import AsyncIterator

import pytest
from litestar import Litestar

from tests.conftest import NOW, running


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    from app import create_app  # noqa: PLC0415 -- only after pytest_configure has named the database

    async with running(create_app(clock=lambda: NOW)) as running_app:
        yield running_app
