"""Putting a speaker's portrait and taking it away, by editors and by the speakers themselves."""

from datetime import datetime

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.files import commands as files
from core.files.tables import StoredFile
from core.files.uploads import Upload
from core.journal.commands import record
from core.live.notices import tell
from expo.editions.queries import edition_called, held
from expo.editions.tables import Edition
from expo.permissions import Expo
from expo.programme.edits.commands import SUBJECT
from expo.releases.commands import SUBJECT as PUBLISHED
from expo.speakers.facts import PhotoChanged, PhotoRemoved
from expo.speakers.invitations.commands import THEMSELVES, whose
from expo.speakers.photos.rules import NoPhoto
from expo.speakers.photos.slots import PORTRAIT
from expo.speakers.queries import profile_called
from expo.speakers.rules import Profile
from expo.speakers.tables import Speaker


async def put_photo(actor: Actor, *, edition: str, code: str, upload: Upload, credit: str, now: datetime) -> None:
    """What the last release shows stays as it was. Raises Denied, NotFound, FileRefused."""
    require(actor, Expo.SPEAKER_WRITE)
    row = await edition_called(edition)
    await _put(actor, row, await profile_called(row.id, code), upload, credit, now)


async def remove_photo(actor: Actor, *, edition: str, code: str, now: datetime) -> None:
    """At once and everywhere, releases too. Raises Denied, NotFound, NoPhoto."""
    require(actor, Expo.SPEAKER_WRITE)
    row = await edition_called(edition)
    await _remove(actor, row, await profile_called(row.id, code), now)


async def put_own_photo(token: str, *, upload: Upload, credit: str, now: datetime) -> None:
    """By whoever holds the link. Raises NotFound, FileRefused."""
    known = await whose(token, now)
    await _put(THEMSELVES, await _edition_of(known), known, upload, credit, now)


async def remove_own_photo(token: str, *, now: datetime) -> None:
    """Raises NotFound, NoPhoto."""
    known = await whose(token, now)
    await _remove(THEMSELVES, await _edition_of(known), known, now)


async def _put(actor: Actor, row: Edition, known: Profile, upload: Upload, credit: str, now: datetime) -> None:
    taken = await files.take(actor, upload, slot=PORTRAIT, scope=f"edition:{row.id}", subject=known.person)
    async with transaction():
        await held(row.slug)
        file = await files.write_down(actor, taken, now=now, published=True)
        await Speaker.update({Speaker.photo: file, Speaker.photo_credit: credit}).where(Speaker.id == known.id)
        await record(actor, PhotoChanged(edition=row.id, speaker=known.id, file=file), now=now)
        await tell(f"{SUBJECT}:{row.slug}")
        await tell(PUBLISHED)  # the last release may name this very picture, taken back since


async def _remove(actor: Actor, row: Edition, known: Profile, now: datetime) -> None:
    """Every portrait that was ever put of them: who takes a photo back does not want last year's shown either."""
    async with transaction():
        await held(row.slug)
        shown = (StoredFile.subject == known.person) & (StoredFile.slot == PORTRAIT.name)
        live = await StoredFile.select(StoredFile.id).where(shown & StoredFile.ended_at.is_null())
        if not live:
            raise NoPhoto
        for one in live:
            await files.end(actor, one["id"], slot=PORTRAIT, now=now)
        await Speaker.update({Speaker.photo: None, Speaker.photo_credit: None}).where(Speaker.person == known.person)
        await record(actor, PhotoRemoved(edition=row.id, speaker=known.id), now=now)
        await tell(f"{SUBJECT}:{row.slug}")
        await tell(PUBLISHED)


async def _edition_of(known: Profile) -> Edition:
    """Raises NotFound."""
    row = await Edition.objects().get(Edition.id == known.edition)
    if row is None:
        raise NotFound
    return row
