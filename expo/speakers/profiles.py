"""Writing one speaker's profile from lines; in the caller's transaction."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from msgspec.json import encode

from core.actor import Actor
from core.forms.merging import Lines
from core.journal.commands import Change, record
from core.live.notices import tell
from directory.countries.tables import Country
from directory.people.places import places_of
from directory.people.tables import Person
from expo.programme.edits.commands import SUBJECT
from expo.speakers.commands import add_speakers
from expo.speakers.facts import SpeakerChanged
from expo.speakers.queries import TAGS
from expo.speakers.rules import TEXTS, Profile
from expo.speakers.tables import Speaker
from i18n.lines import text_in
from i18n.text import from_json, to_json

PERSONAL = ("family", "country", "languages")


async def added(actor: Actor, edition: UUID, code: str, lines: Lines, *, now: datetime) -> UUID:
    """With a person of their own: who is who in the directory is for people to say."""
    key = uuid4()
    fields: dict[str, Any] = {
        "names": _names({}, lines),
        "family": lines["family"] or None,
        "country": await _country(lines["country"]),
        "languages": lines["languages"].split(),
        **{name: text_in(lines, None, name) for name in TEXTS},
    }
    await add_speakers(actor, edition, [(key, code, fields)], sample=False, now=now)
    return key


async def changed(actor: Actor, slug: str, known: Profile, lines: Lines, *, now: datetime) -> None:
    """Nothing when nothing differs. What a line says is about the person: erasing them erases it from the journal."""
    differing = {name: line for name, line in lines.items() if line != known.lines[name]}
    if not differing:
        return
    if any(name.startswith("name_") or name in PERSONAL for name in differing):
        names, family = _names(known.names, lines), lines["family"] or None
        await Person.update(
            {
                Person.names: encode(names).decode(),
                Person.family: family,
                Person.places: places_of(names, {}, family),
                Person.country: await _country(lines["country"]),
                Person.languages: encode(lines["languages"].split()).decode(),
            }
        ).where(Person.id == known.person)
    stored = (
        await Speaker.select(Speaker.position, Speaker.organisation, Speaker.biography)
        .where(Speaker.id == known.id)
        .first()
    )
    written = {name: to_json(text_in(lines, from_json((stored or {}).get(name)), name)) for name in TEXTS}
    await Speaker.update(written).where(Speaker.id == known.id)  # type: ignore[arg-type]
    changes = [Change(name, known.lines[name] or None, line or None, known.person) for name, line in differing.items()]
    fact = SpeakerChanged(edition=known.edition, speaker=known.id, fields=tuple(differing))
    await record(actor, fact, now=now, changes=changes)
    await tell(f"{SUBJECT}:{slug}")


def _names(before: Any, lines: Lines) -> dict[str, str]:
    """Names under other tags (`und`, a script) stay."""
    kept = {tag: name for tag, name in before.items() if tag not in TAGS}
    return {**{tag: lines[f"name_{tag}"] for tag in TAGS if lines[f"name_{tag}"]}, **kept}


async def _country(code: str) -> UUID | None:
    row = await Country.select(Country.id).where(Country.code == code).first() if code else None
    return row["id"] if row else None
