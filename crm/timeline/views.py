"""What pages show of entries: names in the reader's language, looked up once for all of them, and the look written down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.access.accounts.queries import names_of
from core.actor import Actor
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import TIMELINE
from crm.subjects.queries import named, names_of_people
from crm.subjects.rules import Named, Subject
from crm.timeline.queries import Entry
from i18n.locales import Language


@dataclass(frozen=True, slots=True)
class Names:
    """`records` by subject, `people` of the directory and `accounts` of ours by id."""

    records: dict[Subject, Named]
    people: dict[UUID, Named]
    accounts: dict[UUID, str]


async def names_in(
    actor: Actor, found: Sequence[Entry], tongue: Language, *, now: datetime, also: Iterable[Subject] = ()
) -> Names:
    """Of all that the entries are about and who took part. That these people were looked at is recorded."""
    subjects = {each for one in found for each in one.subjects} | set(also)
    people = {each for one in found for each in one.people}
    accounts = {each for one in found for each in (*one.colleagues, *one.readers)}
    shown = people | accounts | {one.id for one in subjects if one.kind == "person"}
    await note_list(actor, TIMELINE, shown, now=now)
    return Names(
        await named(actor, subjects, tongue),
        await names_of_people(people, tongue),
        await names_of(accounts) if accounts else {},
    )
