"""Programs that live exactly as long as what started them."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bootstrap.children import Children

ROOT = Path(__file__).parent.parent.parent
PARENT = """
import sys, time
from bootstrap.children import Children
children = Children()
children.start("one", ["sleep", "300"])
print(children._running["one"].pid, flush=True)
time.sleep(300)
"""


def test_the_first_to_end_is_named_with_its_status() -> None:
    children = Children()
    children.start("lasting", ["sleep", "300"])
    children.start("failing", ["sh", "-c", "exit 3"])
    _wait(lambda: children.first_ended() is not None)
    assert children.first_ended() == ("failing", 3)
    children.stop()
    assert children.first_ended() == ("lasting", -signal.SIGTERM)


def test_one_that_does_not_listen_is_ended_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bootstrap.children.PATIENCE_SECONDS", 0.2)
    children = Children()
    children.start("deaf", [sys.executable, "-c", _DEAF])
    time.sleep(0.5)
    children.stop()
    assert children.first_ended() == ("deaf", -signal.SIGKILL)


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="only where Linux's setpriv is there")
def test_they_end_when_their_parent_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    _wait(lambda: Path(f"/proc/{child}/comm").read_text() == "sleep\n")
    parent.kill()
    parent.wait()
    _wait(lambda: not _lives(child))
    parent.stdout.close()


def test_ctrl_c_in_the_terminal_does_not_reach_them_directly() -> None:
    children = Children()
    children.start("one", [sys.executable, "-c", "import os, time; print(os.getsid(0)); time.sleep(300)"])
    assert os.getsid(children._running["one"].pid) != os.getsid(0)
    children.stop()


_DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(300)"


def _lives(pid: int) -> bool:
    """A zombie does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _wait(condition: object) -> None:
    until = time.monotonic() + 10
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < until
        time.sleep(0.02)
