"""Starting, sharing, dying, coming back."""

import sys
from collections.abc import Callable
from pathlib import Path

import asyncpg
import pytest

from core.db.embedded import EmbeddedServer, dsn, running
from core.db.embedded.places import places
from tests.core.db.embedded.conftest import User, ask, kill_server, pid_of, wait_for

Start = Callable[[Path], User]


def test_a_new_server_is_durable_speaks_utf8_and_does_not_listen_on_the_network(tmp_path: Path) -> None:
    with running(tmp_path / "var"):
        wanted = {
            "data_checksums": "on",
            "fsync": "on",
            "full_page_writes": "on",
            "synchronous_commit": "on",
            "server_encoding": "UTF8",
            "listen_addresses": "",
            "unix_socket_permissions": "0700",
            "recovery_init_sync_method": "syncfs" if sys.platform == "linux" else "fsync",
        }
        found = {name: ask(tmp_path / "var", "SELECT current_setting($1)", name) for name in wanted}
        assert found == wanted
        assert ask(tmp_path / "var", "SELECT upper('é') || lower('ÑU')") == "Éñu"
    assert (tmp_path / "var" / "postgres").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "var" / "postgres.socket").stat().st_mode & 0o777 == 0o700


def test_what_was_written_is_there_after_a_full_restart(folder: Path) -> None:
    with running(folder):
        ask(folder, "CREATE TABLE kept AS SELECT '서울' AS word")
    assert pid_of(folder) is None
    with running(folder):
        assert ask(folder, "SELECT word FROM kept") == "서울"


def test_stopping_stops_it_and_the_second_time_does_nothing(folder: Path) -> None:
    server = EmbeddedServer(folder)
    server.ensure()
    server.ensure()
    server.release()
    server.release()
    assert pid_of(folder) is None
    with pytest.raises(OSError, match="No such file"):
        ask(folder, "SELECT 1")


def test_the_first_to_leave_does_not_take_the_server_from_the_others(folder: Path, user: Start) -> None:
    first, second = user(folder), user(folder)
    first.wait_until_ready()
    second.wait_until_ready()
    before = pid_of(folder)
    first.leave()
    assert ask(folder, "SELECT 1") == 1
    assert pid_of(folder) == before
    second.leave()
    assert pid_of(folder) is None


def test_eight_who_start_at_once_share_one_server(folder: Path, user: Start) -> None:
    users = [user(folder) for _ in range(8)]
    for one in users:
        one.wait_until_ready()
    assert (folder / "postgres.log").read_text().count("starting PostgreSQL") == 1
    for one in users:
        one.leave()
    assert pid_of(folder) is None


def test_a_killed_user_leaves_a_server_that_the_next_one_uses_and_stops(folder: Path, user: Start) -> None:
    killed = user(folder)
    killed.wait_until_ready()
    before = pid_of(folder)
    killed.kill()
    assert ask(folder, "SELECT 1") == 1
    following = user(folder)
    following.wait_until_ready()
    assert pid_of(folder) == before
    following.leave()
    assert pid_of(folder) is None


def test_a_killed_server_is_started_again_and_has_lost_nothing(folder: Path) -> None:
    with running(folder):
        ask(folder, "CREATE TABLE kept AS SELECT 42 AS answer")
        killed = kill_server(folder)
        wait_for(lambda: pid_of(folder) not in (None, killed) and _answers(folder))
        assert ask(folder, "SELECT answer FROM kept") == 42
    assert pid_of(folder) is None


def test_all_killed_at_once_is_like_a_power_cut(folder: Path, user: Start) -> None:
    one = user(folder)
    one.wait_until_ready()
    ask(folder, "CREATE TABLE kept AS SELECT 42 AS answer")
    one.kill()
    kill_server(folder)
    wait_for(lambda: pid_of(folder) is None)
    with running(folder):
        assert ask(folder, "SELECT answer FROM kept") == 42


def test_an_interrupted_creation_is_begun_anew(tmp_path: Path, user: Start) -> None:
    folder = tmp_path / "var"
    interrupted = user(folder)
    wait_for(lambda: any(folder.glob("postgres.making-*/base")))
    interrupted.kill()
    assert not (folder / "postgres").exists()
    with running(folder):
        assert ask(folder, "SELECT 1") == 1
    assert list(folder.glob("postgres.making-*")) == []


def test_the_surroundings_of_another_postgresql_do_not_lead_astray(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"PGPORT": "1", "PGHOST": "elsewhere", "PGDATA": "/nowhere", "PGDATABASE": "other"}.items():
        monkeypatch.setenv(name, value)
    with running(folder):
        assert ask(folder, "SELECT current_database()::text") == "madang"
        assert str(places(folder).sockets) in dsn(folder)


def _answers(folder: Path) -> bool:
    try:
        return ask(folder, "SELECT 1") == 1
    except (OSError, asyncpg.CannotConnectNowError, asyncpg.ConnectionDoesNotExistError):
        return False
