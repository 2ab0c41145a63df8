"""What set-up decides before it installs anything."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bootstrap.frontend import find_node
from bootstrap.stamps import digest, read_stamp, write_stamp

ROOT = Path(__file__).parent.parent.parent


def test_a_stamp_is_forgotten_when_any_input_changes(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("1")
    other.write_text("2")
    before = digest([one, other], "3.11")
    assert digest([one, other], "3.11") == before
    assert digest([one, other], "3.12") != before
    other.write_text("3")
    assert digest([one, other], "3.11") != before


@pytest.mark.parametrize("content", ["", "{", "[]", "7", "null"])
def test_a_stamp_that_was_cut_off_counts_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "stamp").write_text(content)
    assert read_stamp(tmp_path / "stamp") == {}
    write_stamp(tmp_path / "stamp", {"set": "run"})
    assert read_stamp(tmp_path / "stamp") == {"set": "run"}


@pytest.mark.parametrize(
    ("version", "usable"), [("v17.9.1", False), ("v18.0.0", True), ("v24.1.0", True), ("?", False)]
)
def test_only_a_node_that_is_new_enough_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, usable: bool
) -> None:
    for name in ("node", "npm"):
        (tmp_path / name).write_text(f"#!/bin/sh\necho {version}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_node() == (tmp_path if usable else None)


def test_a_node_without_npm_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "node").write_text("#!/bin/sh\necho v24.0.0\n")
    (tmp_path / "node").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_node() is None


def test_set_up_needs_the_standard_library_only(tmp_path: Path) -> None:
    """In a copy, and without site-packages: whatever else it imported would be missing."""
    shutil.copytree(ROOT / "bootstrap", tmp_path / "bootstrap", ignore=shutil.ignore_patterns("__pycache__"))
    program = "import bootstrap.installation; print('imported')"
    command = [sys.executable, "-S", "-c", program]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "imported\n"


def test_an_old_python_is_told_so() -> None:
    program = "import sys; sys.version_info = (3, 9, 18); import runpy; runpy.run_module('bootstrap')"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.split(";")[0]) == (1, "Madang needs Python 3.11 or newer")


def test_a_port_that_is_taken_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        surroundings = {**os.environ, "PORT": str(taken.getsockname()[1]), "DATA_DIR": str(tmp_path / "var")}
        command = [sys.executable, "-m", "bootstrap.development"]
        done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Choose another: make run PORT=" in done.stderr
    assert not (tmp_path / "var").exists()
