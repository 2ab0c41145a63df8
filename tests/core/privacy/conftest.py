"""A folder of files that nothing else writes to."""

from pathlib import Path

import pytest


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from core.files import erasing  # noqa: PLC0415 -- only after pytest_configure has named the database
    from core.files.storage import Folder  # noqa: PLC0415

    folder = Folder(tmp_path / "files")
    monkeypatch.setattr(erasing, "storage", lambda: folder)
