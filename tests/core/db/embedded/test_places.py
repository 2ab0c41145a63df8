"""Folders with any name: spaces, Hangul, commas, and more bytes than a socket's address holds."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from core.db.embedded import EmbeddedServer, EmbeddedServerError, dsn, running
from core.db.embedded.places import LONGEST_SOCKET_PATH, places
from tests.core.db.embedded.conftest import ask

NAMES = ["마당 둘", 'it\'s "quoted" $HOME', "a,b", "percent%20", "가" * 60]


@pytest.mark.parametrize("name", NAMES)
def test_a_server_runs_in_a_folder_called(copied: Callable[[Path], Path], tmp_path: Path, name: str) -> None:
    folder = copied(tmp_path / name / "var")
    with running(folder):
        assert ask(folder, "SELECT current_setting('data_directory')") == str(folder / "postgres")


def test_a_path_that_is_too_long_gets_a_short_private_folder(tmp_path: Path) -> None:
    deep = tmp_path / ("긴" * 60) / "var"
    short = places(deep).sockets
    assert len(os.fsencode(short / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH
    assert short != places(tmp_path / ("김" * 60) / "var").sockets
    assert parse_qs(urlsplit(dsn(deep)).query)["host"] == [str(short)]


def test_relative_paths_and_links_lead_to_the_same_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "var")
    monkeypatch.chdir(tmp_path)
    assert {dsn(Path("var")), dsn(Path("link")), dsn(tmp_path / "var" / ".." / "var")} == {dsn(tmp_path / "var")}


def test_a_socket_folder_that_somebody_else_has_made_is_not_used(
    copied: Callable[[Path], Path], tmp_path: Path
) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can make a folder of somebody else's")
    folder = copied(tmp_path / ("긴" * 60) / "var")
    planted = places(folder).sockets
    planted.mkdir()
    os.chown(planted, 12345, 12345)
    try:
        with pytest.raises(EmbeddedServerError, match="belongs to somebody else"):
            EmbeddedServer(folder).ensure()
    finally:
        planted.rmdir()


def test_a_socket_folder_that_was_left_open_is_closed_again(folder: Path) -> None:
    places(folder).sockets.mkdir()
    places(folder).sockets.chmod(0o777)
    with running(folder):
        assert stat.S_IMODE(places(folder).sockets.stat().st_mode) == 0o700
