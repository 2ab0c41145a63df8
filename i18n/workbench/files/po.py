"""Texts as a PO file, as gettext's own tools and every translation tool read it: our key is the message's context."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from core.errors import Invalid, mark
from i18n.locales import Language
from i18n.workbench.rules import Line

MOST_ENTRIES = 20_000


@dataclass(frozen=True, slots=True)
class Entry:
    """`fuzzy` is what tools call a text that somebody has to look at."""

    key: str
    source: str
    text: str
    fuzzy: bool


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
    """What has both our key and a text. Raises Invalid for what is no PO file."""
    try:
        catalog = read_po(BytesIO(content), charset="utf-8", abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise Invalid({"file": mark("This is not a PO file that could be read.")}) from error
    found = [
        Entry(message.context, message.id, message.string, message.fuzzy)
        for message in catalog
        if message.context and isinstance(message.id, str) and isinstance(message.string, str) and message.string
    ]
    if not found or len(found) > MOST_ENTRIES:
        raise Invalid({"file": mark("There are no translations of ours in this file, or far too many.")})
    return found
