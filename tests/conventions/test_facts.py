"""The audit page tells everything in words: no kind of fact is left as a code."""

import re
import subprocess
import sys
from pathlib import Path

from tests.conventions.sources import all_files, named

KIND = re.compile(
    r'^class \w+\(Fact\b(?:(?!^class ).)*?^    kind: ClassVar\[str\] = "([^"]+)"', re.MULTILINE | re.DOTALL
)
TELLS = "import app\nfrom core.journal.facts import told_kinds\nprint(*told_kinds())"


def test_the_site_has_a_sentence_for_every_fact_that_anything_of_ours_records() -> None:
    """In a process of its own: here, other tests have imported modules that the site may not know."""
    written = {kind for path in all_files() if _is_ours(path) for kind in _kinds_in(path.read_text())}
    ran = subprocess.run([sys.executable, "-c", TELLS], capture_output=True, text=True, check=True)
    assert len(written) > 50
    assert written - set(ran.stdout.split()) == set(), (
        "These facts would be shown as codes: `says`, and imported by app."
    )


def _kinds_in(source: str) -> set[str]:
    """Only of classes that are facts: others have kinds too."""
    return {str(found[1]) for found in KIND.finditer(source)}


def _is_ours(path: Path) -> bool:
    """Facts that tests make up are told nowhere."""
    return path.suffix == ".py" and not named(path).startswith("tests/")
