"""Small files and functions: what grows is a noun that wants a folder of its own."""

from pathlib import Path
from statistics import median

import pytest

from tests.conventions.sources import OURS, modules, named, outline, sources

LONGEST_FUNCTION = 40
MEDIAN_FILE = 80
MEDIAN_FUNCTION = 8
ADVICE = "Split it by what it is about: a sub-noun becomes a module or a folder of its own, never a second part."


@pytest.mark.parametrize(
    ("suffix", "most", "folders"),
    [(".py", 300, OURS), (".html", 150, ("templates",)), (".js", 150, ("assets",)), (".css", 300, ("assets",))],
)
def test_no_file_is_too_long(suffix: str, most: int, folders: tuple[str, ...]) -> None:
    too_long = {named(path): lines for path in sources(suffix, *folders) if (lines := _lines(path)) > most}
    assert too_long == {}, f"{suffix} files may have {most} lines. {ADVICE}"


def test_no_function_is_too_long() -> None:
    too_long = {
        f"{named(path)}:{function.first} {function.name}": function.number
        for path in modules()
        for function in outline(path).functions
        if function.number > LONGEST_FUNCTION
    }
    assert too_long == {}, (
        f"A function may have {LONGEST_FUNCTION} lines. Give its paragraphs names: they are functions."
    )


def test_most_files_and_functions_are_small() -> None:
    files = [path for path in modules() if not named(path).startswith("tests")]
    lengths = [function.number for path in files for function in outline(path).functions]
    assert median(map(_lines, files)) <= MEDIAN_FILE
    assert median(lengths) <= MEDIAN_FUNCTION


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines())
