"""`make help` explains every target."""

import re
import subprocess

from tests.conventions.sources import ROOT

HIDDEN = {"help"}


def test_help_explains_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split())  # type: ignore[index]
    shown = subprocess.run(["make", "-C", str(ROOT), "help"], capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  (\w+) +\S", shown, re.MULTILINE)) == targets
