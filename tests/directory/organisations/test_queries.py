"""One scope for list, search, count and page: in any world, it is what the policy says of each row."""

from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.access.rules import may
from core.actor import Actor, Held
from core.db.transaction import transaction
from core.errors import NotFound
from directory.organisations import queries
from directory.organisations.rules import scope_of
from directory.permissions import Directory
from tests.make.organisations import organisation

IDS = [UUID(int=number) for number in range(1, 7)]
ROLES = ["organiser", "administrator", "auditor", "translator", "exhibitor_owner", "exhibitor_staff", "attendee"]
held = st.builds(Held, st.sampled_from(ROLES), st.sampled_from([None, "language:es", *map(scope_of, IDS)]))
WORDS = st.sampled_from(["", "o1", "_", "%"])


class GivenUp(Exception):
    """Leaves the world as it was."""


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    there=st.sets(st.sampled_from(IDS)),
    roles=st.frozensets(held, max_size=4),
    words=WORDS,
)
async def test_what_is_listed_is_what_the_policy_allows(
    db: None, there: set[UUID], roles: frozenset[Held], words: str
) -> None:
    actor = Actor("staff", "x", account=UUID(int=99), held=roles)
    try:
        async with transaction():
            for one in there:
                await organisation(f"o{one.int}", id=one)
            allowed = {one for one in there if may(actor, Directory.ORGANISATION_READ, scope_of(one))}
            expected = sorted(f"o{one.int}" for one in allowed if words in f"o{one.int}")
            assert [one.code for one in await queries.organisations(actor, words=words)] == expected
            assert await queries.number_of(actor, words=words) == len(expected)
            assert {one for one in there if await _opens(actor, one)} == allowed
            raise GivenUp
    except GivenUp:
        return


async def _opens(actor: Actor, organisation: UUID) -> bool:
    try:
        await queries.organisation_for(actor, f"o{organisation.int}")
    except NotFound:
        return False
    return True
