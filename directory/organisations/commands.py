"""Changing an organisation's profile, logo and papers: each change says which version it was made from."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Invalid, NotFound
from core.files import commands as files
from core.files.queries import live_file
from core.files.uploads import Upload
from core.journal.commands import record
from directory.countries.tables import Country
from directory.organisations import queries, rules
from directory.organisations.facts import LogoChanged, OrganisationAdded, PaperFiled, PaperWithdrawn, ProfileEdited
from directory.organisations.queries import Profile
from directory.organisations.rules import LANGUAGE_CODES, Texts
from directory.organisations.slots import LOGO, PAPER
from directory.organisations.tables import Organisation
from directory.permissions import Directory
from i18n.text import Translated, clean, to_json, written


async def add_organisation(actor: Actor, *, code: str, kind: str, given: Texts, now: datetime) -> Profile:
    """Raises Invalid, CodeTaken, NotFound for those who may not."""
    require(actor, Directory.ORGANISATION_CREATE)
    if not rules.is_code(code):
        raise Invalid({"code": rules.CODE_WANTED})
    texts = {name: clean(given.get(name, "")) for name in rules.FIELDS}
    rules.check_profile(texts)
    async with transaction():
        row = Organisation(
            id=uuid4(),
            code=code,
            kind=kind,
            name=to_json(rewritten(None, "name", texts)),
            description=to_json(rewritten(None, "description", texts)),
            website=texts["website"] or None,
            country=await _country(texts["country"]),
        )
        async with refusing({"directory_organisation_code_key": rules.CodeTaken(code=code)}):
            await Organisation.insert(row)
        await record(actor, OrganisationAdded(organisation=row.id, code=code), now=now)
        return await queries.locked(row.id)


async def edit_profile(actor: Actor, organisation: UUID, given: Texts, *, version: int, now: datetime) -> int:
    """The version it has now. Raises ProfileChanged when somebody saved after `version`; nothing is written then."""
    mine = {name: clean(given.get(name, "")) for name in rules.FIELDS}
    async with transaction():
        stored = await _mine_to_change(actor, organisation)
        rules.check_profile(mine)
        country = await _country(mine["country"])
        theirs = stored.texts()
        if stored.version != version:
            before = rules.undone(theirs, await queries.edits_after(organisation, version))
            raise rules.ProfileChanged(rules.differences(before, theirs, mine), stored.version)
        changed = rules.changes(theirs, mine)
        if not changed:
            return version
        values: dict[Any, Any] = {
            Organisation.name: to_json(rewritten(stored.name, "name", mine)),
            Organisation.description: to_json(rewritten(stored.description, "description", mine)),
            Organisation.website: mine["website"] or None,
            Organisation.country: country,
            Organisation.version: version + 1,
        }
        await Organisation.update(values).where(Organisation.id == organisation)
        await record(actor, ProfileEdited(organisation=organisation, version=version + 1, changes=changed), now=now)
        return version + 1


async def change_logo(actor: Actor, organisation: UUID, upload: Upload, *, now: datetime) -> UUID:
    """The new logo's file; the one before ends with it. Raises FileRefused."""
    taken = await files.take(actor, upload, slot=LOGO, scope=rules.scope_of(organisation))
    async with transaction():
        after = await files.write_down(actor, taken, now=now)
        await _set_logo(actor, organisation, after, now)
    return after


async def remove_logo(actor: Actor, organisation: UUID, *, now: datetime) -> None:
    await _set_logo(actor, organisation, None, now)


async def file_paper(actor: Actor, organisation: UUID, upload: Upload, *, now: datetime) -> UUID:
    """A paper for the organisers: seen by them and by the organisation's own people. Raises FileRefused."""
    taken = await files.take(actor, upload, slot=PAPER, scope=rules.scope_of(organisation))
    async with transaction():
        await _mine_to_change(actor, organisation)
        file = await files.write_down(actor, taken, now=now)
        await record(actor, PaperFiled(organisation=organisation, file=file), now=now)
    return file


async def withdraw_paper(actor: Actor, organisation: UUID, file: UUID, *, now: datetime) -> None:
    async with transaction():
        stored = await _mine_to_change(actor, organisation)
        if (await live_file(file)).scope != stored.scope:
            raise NotFound
        await files.end(actor, file, slot=PAPER, now=now)
        await record(actor, PaperWithdrawn(organisation=organisation, file=file), now=now)


async def publish_logo(actor: Actor, organisation: UUID, *, now: datetime) -> None:
    """Raises NotFound where there is none, NotYetScanned where a scanner has yet to look at it."""
    async with transaction():
        stored = await queries.locked(organisation)
        require(actor, Directory.LOGO_PUBLISH, stored.scope)
        if stored.logo is None:
            raise NotFound
        await files.publish(actor, stored.logo, permission=Directory.LOGO_PUBLISH, now=now)


async def _mine_to_change(actor: Actor, organisation: UUID) -> Profile:
    require(actor, Directory.ORGANISATION_WRITE, rules.scope_of(organisation))
    return await queries.locked(organisation)


async def _set_logo(actor: Actor, organisation: UUID, after: UUID | None, now: datetime) -> None:
    async with transaction():
        before = (await _mine_to_change(actor, organisation)).logo
        await Organisation.update({Organisation.logo: after}).where(Organisation.id == organisation)
        if before is not None:
            await files.end(actor, before, slot=LOGO, now=now)
        await record(actor, LogoChanged(organisation=organisation, before=before, after=after), now=now)


async def _country(code: str) -> UUID | None:
    if not code:
        return None
    row = await Country.select(Country.id).where(Country.code == code).first()
    if row is None:
        raise Invalid({"country": rules.NO_COUNTRY})
    found: UUID = row["id"]
    return found


def rewritten(stored: Translated | None, field: str, mine: Texts) -> Translated | None:
    """Only what was rewritten is new: an untouched translation keeps what is known of it, such as being a machine's."""
    texts = {code: mine[f"{field}_{code}"] for code in LANGUAGE_CODES if mine[f"{field}_{code}"]}
    if stored is None or (stored.source in LANGUAGE_CODES and stored.source not in texts):
        return written(LANGUAGE_CODES[0], texts)
    merged = stored
    for code in LANGUAGE_CODES:
        if code not in texts and code in merged.renditions:
            merged = merged.without(code)
    source = texts.pop(stored.source, stored.original)
    if source != stored.original:
        merged = merged.with_rendition(stored.source, source)
    for code, text in texts.items():
        if code not in stored.renditions or stored.renditions[code].text != text:
            merged = merged.with_rendition(code, text)
    return merged
