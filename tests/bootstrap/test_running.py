"""`make run` from an empty data folder to the first page, and away again."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from core.db.embedded.places import places
from core.db.embedded.postmaster import find_postmaster

ROOT = Path(__file__).parent.parent.parent


def test_an_empty_folder_becomes_a_site_and_ctrl_c_leaves_nothing_running(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    theirs = ("DATABASE_URL", "DATABASE_OWNER_URL", "BASE_URL", "MADANG_TEST_SERVER")
    surroundings = {name: value for name, value in os.environ.items() if name not in theirs}
    surroundings |= {"DATA_DIR": str(tmp_path / "var"), "PORT": str(port)}
    running = subprocess.Popen(
        [sys.executable, "-m", "bootstrap.development"], cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True
    )
    try:
        home = httpx.get(_until_address(running), follow_redirects=True)
        assert (home.status_code, 'lang="' in home.text) == (200, True)
        _signs_in(running)
        running.send_signal(signal.SIGINT)
        assert running.wait(30) == 0
    finally:
        running.kill()
    assert find_postmaster(places(tmp_path / "var")) is None
    # Asked by knocking: binding would also fail while the kernel remembers connections that are long closed.
    with socket.socket() as probe, pytest.raises(ConnectionRefusedError):
        probe.connect(("127.0.0.1", port))


def _signs_in(running: subprocess.Popen[str]) -> None:
    """By the link that was printed: once."""
    assert running.stdout is not None
    link = next(
        found[1] for line in running.stdout if (found := re.search(r"as the sample administrator, once: (\S+)", line))
    )
    with httpx.Client(follow_redirects=True) as browser:
        page = browser.get(link)
        token = re.search(r'name="csrf" value="([0-9a-f]+)"', page.text)
        assert token is not None
        sent = {"csrf": token[1], "token": link.rpartition("/")[2]}
        answer = browser.post(link.rpartition("/")[0], data=sent)
        assert (answer.status_code, answer.url.path) == (200, "/desk")
        assert browser.post(link.rpartition("/")[0], data=sent).status_code in (403, 410)


def _until_address(running: subprocess.Popen[str]) -> str:
    assert running.stdout is not None
    for line in running.stdout:
        if found := re.search(r"Madang is at (\S+)", line):
            return found[1]
    raise AssertionError(f"it ended with status {running.wait()} before it served")
