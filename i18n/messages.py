"""The catalogues as files: what the code says today, and a .po for each language, written without noise.

No dates, no line numbers and no guessed ("fuzzy") translations, so that a change in a catalogue is a change of a text.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from babel.plural import to_gettext

from i18n.locales import DEFAULT, Language

Strings = str | tuple[str, ...] | list[str] | None
ROOT = Path(__file__).parent.parent
FOLDER = Path(__file__).parent / "locales"
CODE = ("app.py", "rail.py", "core", "i18n", "directory", "expo", "crm")
TEMPLATES = "templates"
KEYWORDS = {**DEFAULT_KEYWORDS, "mark": None}
TEMPLATE_OPTIONS = {
    "silent": "false",
    "newstyle_gettext": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "extensions": "jinja2.ext.do",
}
COMMENTS = "Translators:"
HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def source_path(language: Language) -> Path:
    return FOLDER / language.catalogue / "LC_MESSAGES" / "messages.po"


def compiled_path(language: Language) -> Path:
    return source_path(language).with_suffix(".mo")


def spoken(root: Path = ROOT) -> Catalog:
    """Every message in code and templates under `root`, by file and text. Raises TemplateSyntaxError."""
    found = Catalog()
    for path in _sources(root):
        _collect(found, path, path.relative_to(root).as_posix())
    messages = sorted(texts(found), key=lambda one: (one.locations[0][0], _key(one)))
    ordered = Catalog()
    for message in messages:
        _put(ordered, message, message.string)
    return ordered


def stored(language: Language) -> Catalog:
    """The language's catalogue as it is kept; empty when there is none yet."""
    path = source_path(language)
    if not path.exists():
        return _empty(language)
    with path.open("rb") as source:
        return read_po(source, locale=language.catalogue)


def store(language: Language, catalogue: Catalog) -> None:
    """Writes the language's .po, in the catalogue's order, each message on one line."""
    path = source_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    buffer = BytesIO()
    write_po(buffer, catalogue, width=0, omit_header=True, include_lineno=False)
    header = HEADER.format(language=language.catalogue, plurals=plural_forms(language))
    path.write_bytes(header.encode() + buffer.getvalue().strip() + b"\n")


def renewed(language: Language, current: Catalog) -> Catalog:
    """`current` with what is already translated. English is its own translation."""
    before = stored(language)
    after = _empty(language)
    for message in texts(current):
        known = before.get(message.id, message.context)
        _put(after, message, message.id if language is DEFAULT else known.string if known else None, known)
    return after


def plural_forms(language: Language) -> str:
    """CLDR's rule in gettext's words: one form for each category, from zero to other."""
    rule = to_gettext(language.babel.plural_form).rstrip(";")
    # `e`, the exponent of numbers in compact notation, is not known to gettext and 0 for ours.
    return re.sub(r"\be\b", "0", rule)


def texts(catalogue: Catalog) -> Iterator[Message]:
    """Its messages without the header."""
    return (message for message in catalogue if message.id)


def machine_object(language: Language) -> BytesIO:
    """The compiled catalogue; fuzzy messages are left out of it."""
    compiled = BytesIO()
    write_mo(compiled, stored(language))
    compiled.seek(0)
    return compiled


def _empty(language: Language) -> Catalog:
    catalogue = Catalog(locale=language.catalogue)
    catalogue.mime_headers = [("Plural-Forms", plural_forms(language))]
    return catalogue


def _sources(root: Path) -> Iterator[Path]:
    for name in CODE:
        place = root / name
        yield from sorted(place.rglob("*.py")) if place.is_dir() else [place] if place.exists() else []
    yield from sorted(path for path in (root / TEMPLATES).rglob("*") if path.is_file())


def _collect(found: Catalog, path: Path, name: str) -> None:
    method = "python" if path.suffix == ".py" else "jinja2"
    options = TEMPLATE_OPTIONS if method == "jinja2" else {}
    for line, message, comments, context in extract_from_file(method, path, KEYWORDS, [COMMENTS], options, True):
        found.add(message, locations=[(name, line)], auto_comments=comments, context=context)


def _put(catalogue: Catalog, message: Message, string: Strings, known: Message | None = None) -> None:
    catalogue.add(
        message.id,
        string,
        locations=sorted({(name, 0) for name, _ in message.locations}),
        auto_comments=message.auto_comments,
        user_comments=known.user_comments if known else (),
        flags=message.flags | ({"fuzzy"} if known and known.fuzzy else set()),
        context=message.context,
    )


def _key(message: Message) -> tuple[str, str]:
    return (message.id if isinstance(message.id, str) else message.id[0], message.context or "")
