"""The repository speaks of the product: nothing about the machine it was written on or where packages came from."""

import re

from tests.conventions.sources import all_files, named

BINARY = {".png", ".jpg", ".ico", ".woff2", ".otf", ".ttf", ".xlsx", ".mo", ".webp", ".gz", ".pdf"}
NOT_OURS_TO_NAME = {
    "a package registry": re.compile(
        r"(?:pypi|npmjs|pythonhosted|yarnpkg|unpkg|jsdelivr)[.](?:org|com|net|io)|deb[.]debian[.]org|registry[.]\w+[.]\w+"
    ),
    "a path of somebody's machine": re.compile(r"(?<![\w.>-])/(?:work|root|Users|home)/[.\w]|/opt/(?:pypi|wheels)"),
    "a local address of a package": re.compile(r"file:/{3}(?:opt|usr|work|root|home)"),
}


def test_no_file_names_a_registry_or_a_path_of_a_machine() -> None:
    found = {
        f"{named(path)}:{text.count(chr(10), 0, hit.start()) + 1} {hit[0]!r} is {what}"
        for path in all_files()
        if path.suffix not in BINARY
        for text in [path.read_text(errors="replace")]
        for what, pattern in NOT_OURS_TO_NAME.items()
        for hit in pattern.finditer(text)
    }
    assert found == set(), "Clients know their registries, and paths are relative: say neither."


def test_locked_packages_have_hashes_and_no_address() -> None:
    for path in all_files():
        if named(path).startswith("requirements/") and path.suffix == ".txt":
            pins = re.split(r"\n(?! )", path.read_text().strip())
            assert all("==" in pin and "--hash=sha256:" in pin and "://" not in pin for pin in pins), named(path)
        if path.name == "package-lock.json":
            assert '"resolved"' not in path.read_text(), "run `make lock`: .npmrc keeps addresses out"


def test_no_template_says_a_text_that_no_catalogue_gathers() -> None:
    """`say` is for texts that are marked in code; a literal given to it stays English in every language."""
    literal = re.compile(r"""\bsay\(\s*["'][^"']*["']""")
    found = {
        f"{named(path)}: {hit[0]}"
        for path in all_files()
        if path.suffix == ".html"
        for hit in literal.finditer(path.read_text())
    }
    assert found == set(), 'Write _("Going to %(name)s", name=…) instead.'
