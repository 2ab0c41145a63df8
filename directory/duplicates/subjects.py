"""The two kinds of record that can be one: where they stand, who may see and change them."""

from dataclasses import dataclass
from typing import Literal

from core.errors import NotFound
from directory.duplicates.tables import OrganisationPair, PersonPair
from directory.permissions import Directory

Kind = Literal["organisation", "person"]
PairTable = type[OrganisationPair] | type[PersonPair]


@dataclass(frozen=True, slots=True)
class Subject:
    """`table` is the record's, `scope` how columns of text name it, `page` where pairs are listed."""

    kind: Kind
    table: str
    pairs: PairTable
    pair_table: str
    page: str
    read: Directory
    write: Directory


ORGANISATION = Subject(
    kind="organisation",
    table="directory_organisation",
    pairs=OrganisationPair,
    pair_table="directory_organisation_pair",
    page="/desk/duplicates/organisations",
    read=Directory.DUPLICATE_READ,
    write=Directory.DUPLICATE_WRITE,
)
PERSON = Subject(
    kind="person",
    table="directory_person",
    pairs=PersonPair,
    pair_table="directory_person_pair",
    page="/desk/duplicates/people",
    read=Directory.PERSON_READ,
    write=Directory.PERSON_WRITE,
)
SUBJECTS = {"organisations": ORGANISATION, "people": PERSON}
"""By the last part of the page's address."""


def subject_called(name: str) -> Subject:
    """Raises NotFound."""
    if name not in SUBJECTS:
        raise NotFound
    return SUBJECTS[name]
