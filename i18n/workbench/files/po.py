"""Texts as a PO file, as gettext's own tools and every translation tool read it: our key is the message's context."""

from collections.abc import Callable, Iterable
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from i18n.locales import Language
from i18n.workbench.files.entries import Entry, NotRead
from i18n.workbench.rules import Line


def written(lines: Iterable[Line], language: Language, note: Callable[[Line], str]) -> bytes:
    """Stale and machine texts are fuzzy; `note` says what a text is."""
    catalog = Catalog(locale=language.catalogue, project="Madang", charset="utf-8")
    for line in lines:
        item, there = line.item, line.item.text.renditions.get(language.code)
        message = catalog.add(
            item.text.original,
            there.text if there else "",
            auto_comments=[note(line)],
            locations=[(f"/{language.code}/{item.seen}", None)],  # type: ignore[list-item]
            context=item.key,
        )
        message.flags = {"fuzzy"} if line.state in ("stale", "machine") else set()
    buffer = BytesIO()
    write_po(buffer, catalog, width=0)
    return buffer.getvalue()


def read(content: bytes) -> list[Entry]:
    """Without what has no text. Raises NotRead."""
    try:
        catalog = read_po(BytesIO(content), charset="utf-8", abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise NotRead from error
    return [
        Entry(message.context, message.id, message.string, message.fuzzy)
        for message in catalog
        if message.context and isinstance(message.id, str) and isinstance(message.string, str) and message.string
    ]
