"""A sheet as PDF: A4, one at a time, since setting takes a core for a moment."""

from asyncio import Lock, to_thread
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import Response

from core.actor import Actor
from core.privacy.reads.commands import note_paper
from core.web.screens import PRIVATE
from crm.sheets.rules import TONGUES, Sheet
from expo.paper.setting import set_in_type
from i18n.locales import Language, language

PDF = "application/pdf"
HOUSE = "Madang"
_one_at_a_time = Lock()


def tongue_of_paper(code: str, reader: Language) -> Language:
    """The one that is asked for, else the reader's, else English."""
    return language(next((one for one in (code, reader.code) if one in TONGUES), "en"))


@dataclass(frozen=True, slots=True)
class Taken:
    """Who takes which paper out, and of which record; `chosen` is a code where that has no id."""

    actor: Actor
    what: str
    opened: UUID | None
    now: datetime
    chosen: str = ""


async def paper_of(sheet: Sheet, tongue: Language, name: str, taken: Taken) -> Response[bytes]:
    """Shown in the browser, kept by nobody on the way; `name` is the file's, without its ending. That it was taken is
    recorded.
    """
    return await paper_set("record", _words(sheet, tongue), tongue, name, taken)


async def paper_set(kind: str, words: dict[str, Any], tongue: Language, name: str, taken: Taken) -> Response[bytes]:
    """The same for a kind of paper with words of its own."""
    await note_paper(taken.actor, taken.what, taken.opened, chosen=taken.chosen, now=taken.now)
    async with _one_at_a_time:
        octets = await to_thread(set_in_type, kind, msgspec.json.encode(words))
    named = f'inline; filename="{name}-{tongue.code}.pdf"'
    headers = {**PRIVATE, "content-disposition": named, "x-content-type-options": "nosniff"}
    return Response(octets, media_type=PDF, headers=headers)


def _words(sheet: Sheet, tongue: Language) -> dict[str, Any]:
    parts = [
        {
            "label": part.label,
            "note": part.note,
            "empty": part.empty,
            "plain": part.plain,
            "lines": [
                {
                    "head": line.head,
                    "text": line.text,
                    "lang": short_tag(line.language),
                    "notes": list(line.notes),
                    "urgent": line.urgent,
                }
                for line in part.lines
            ],
        }
        for part in sheet.parts
    ]
    return {
        "lang": short_tag(tongue.code),
        "dir": tongue.direction,
        "edition": HOUSE,
        "lines": "",
        "colours": [],
        "kind": sheet.kind,
        "title": sheet.title.text,
        "title_lang": short_tag(sheet.title.language),
        "under": list(sheet.under),
        "parts": parts,
        "printed": sheet.printed,
    }


def short_tag(tag: str) -> str:
    """As the setter knows languages: of two or three letters."""
    found = tag.partition("-")[0].lower()
    return found if found.isalpha() and len(found) in (2, 3) else "und"
