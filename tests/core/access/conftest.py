"""Letters follow from what these tests do: who writes them is plugged in by the composition root."""

import pytest


@pytest.fixture(scope="session", autouse=True)
def letters_plugged_in() -> None:
    import app  # noqa: F401, PLC0415 -- only after pytest_configure has named the database
