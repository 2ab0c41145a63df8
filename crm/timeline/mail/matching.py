"""Who stands behind addresses of mail: people by how they are reached, colleagues, organisations by their website."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit
from uuid import UUID

from core.access.tables import Account
from crm.subjects.rules import Subject
from directory.organisations.tables import Organisation
from directory.people.contacts.rules import MAIL
from directory.people.contacts.tables import Contact

ANYBODYS = frozenset(
    {"gmail.com", "outlook.com", "hotmail.com", "yahoo.com", "naver.com", "daum.net", "qq.com", "163.com"}
)
"""Hosts where an address says nothing of an organisation."""


@dataclass(frozen=True, slots=True)
class Known:
    """Ids of people and accounts, and what the letter is about because of them."""

    subjects: tuple[Subject, ...]
    people: tuple[UUID, ...]
    accounts: tuple[UUID, ...]


async def known_to(addresses: Sequence[str], today: date) -> Known:
    """`today` decides which ways to reach somebody still lead there."""
    found = list(addresses)
    accounts = (
        await Account.select(Account.id)
        .where(Account.email.is_in(found) & (Account.kind == "staff") & Account.disabled_at.is_null())
        .output(as_list=True)
        if found
        else []
    )
    people = await _people(found, today) if found else []
    hosts = {one.partition("@")[2] for one in addresses} - ANYBODYS
    sites = await Organisation.select(Organisation.id, Organisation.website).where(Organisation.website.is_not_null())
    organisations = [row["id"] for row in sites if _host(row["website"]) in hosts] if hosts else []
    subjects = [Subject("person", one) for one in people] + [Subject("organisation", one) for one in organisations]
    return Known(tuple(subjects), tuple(people), tuple(accounts))


async def _people(addresses: list[str], today: date) -> list[UUID]:
    reached = (Contact.kind == MAIL) & Contact.value.is_in(addresses) & Contact.withdrawn_on.is_null()
    there = Contact.ended_on.is_null() | (Contact.ended_on >= today)
    found: list[UUID] = await Contact.select(Contact.person).where(reached & there).output(as_list=True)
    return list(dict.fromkeys(found))


def _host(website: str) -> str:
    return (urlsplit(website).hostname or "").removeprefix("www.")
