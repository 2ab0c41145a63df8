"""Every flaw that a test plants has a name of its own, and those that cost others dear are among them."""

import ast
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).parent.parent
FEWEST = 20
NEEDED = frozenset(
    {"SSRF in a webhook", "formula cell", "lost acknowledgement", "missing scope", "non-atomic limiter"}
    | {"open redirect", "private page kept", "session fixation", "stored XSS", "unbound form token"}
)


def planted() -> Counter[str]:
    """The names in the marks `planted(…)` of all tests."""
    texts = [text for path in TESTS.rglob("test_*.py") if ".planted(" in (text := path.read_text())]
    nodes = [node for text in texts for node in ast.walk(ast.parse(text))]
    marks = [one for node in nodes for one in getattr(node, "decorator_list", ())]
    calls = [one for one in marks if isinstance(one, ast.Call) and ast.unparse(one.func).endswith(".planted")]
    return Counter(str(ast.literal_eval(one.args[0])) for one in calls)


def test_flaws_are_planted_once_each_and_enough_of_them() -> None:
    found = planted()
    assert [name for name, times in found.items() if times > 1] == []
    assert sorted(NEEDED - set(found)) == []
    assert len(found) >= FEWEST
