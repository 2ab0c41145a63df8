"""Names that say what a thing is, and a sentence at the head of each module."""

import re

from tests.conventions.sources import modules, named, outline

SAY_NOTHING = {"base", "data", "handle", "helper", "info", "manager", "misc", "process", "service", "util"}
SAY_NOTHING |= {f"{word}s" for word in SAY_NOTHING} | {"processes", "handler", "processor"}
NAMED_BY_OTHERS = {"handle_DATA", "handle_async_request"}
NAMED_BY_OTHERS |= {"handle_data", "handle_endtag", "handle_startendtag", "handle_starttag"}
VERBS_THAT_SAY_NOTHING = ("handle_", "process_", "manage_", "do_")
_words = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def test_no_module_or_folder_is_called_after_nothing() -> None:
    nameless = {named(path) for path in modules() if SAY_NOTHING & set(re.split(r"[/_.]", named(path)))}
    assert nameless == set(), "Call it after the noun that it holds, as the field says it (docs/glossary.md)."


def test_no_class_is_called_after_nothing() -> None:
    nameless = {
        f"{named(path)}:{one.first} {one.name}"
        for path in modules()
        for one in outline(path).classes
        if SAY_NOTHING & {word.lower() for word in _words.findall(one.name)}
    }
    assert nameless == set(), "A class is called after the thing it is; what only gathers functions is a module."


def test_no_function_has_a_verb_that_says_nothing() -> None:
    nameless = {
        f"{named(path)}:{function.first} {function.name}"
        for path in modules()
        for function in outline(path).functions
        if function.name not in NAMED_BY_OTHERS and function.name.lstrip("_").startswith(VERBS_THAT_SAY_NOTHING)
    }
    assert nameless == set(), "Say what it does to what: deliver, apply, release, merge."


def test_every_module_opens_with_a_sentence() -> None:
    silent = {
        named(path)
        for path in modules()
        if path.read_text().strip() and not re.search(r"[.:!?…`]$", _opening(outline(path).docstring))
    }
    assert silent == set(), "The first line says, in one sentence, what the module is for."


def test_nothing_is_left_for_later() -> None:
    marks = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")
    left = {named(path) for path in modules() if marks.search(path.read_text())}
    assert left == set(), "Do it now, or write an issue."


def _opening(docstring: str) -> str:
    return docstring.split("\n\n", maxsplit=1)[0].strip()
