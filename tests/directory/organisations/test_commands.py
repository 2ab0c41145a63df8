"""Two people change a profile, and nobody changes another's."""

import asyncio
from uuid import UUID, uuid4

import pytest

from core.actor import ANONYMOUS
from core.errors import Denied, Invalid, NotFound, SignInRequired
from core.files import queries as files
from core.files.uploads import Upload
from core.journal.queries import history
from directory.organisations import commands, queries
from directory.organisations.rules import ProfileChanged, scope_of
from directory.organisations.tables import Organisation
from i18n.text import Rendition, Translated, to_json
from tests.conftest import NOW
from tests.core.files import drawn
from tests.make.organisations import member, organisation, staff

ORGANISER = staff("organiser")


async def texts(code: str) -> dict[str, str]:
    return (await queries.organisation_for(ORGANISER, code)).texts()


async def test_a_change_is_kept_with_what_was_there_before(db: None) -> None:
    row = await organisation("maru")
    changed = {**await texts("maru"), "name_es": "Maru S.A.", "website": "https://maru.example/es"}
    assert await commands.edit_profile(member(row.id), row.id, changed, version=1, now=NOW) == 2
    assert await texts("maru") == changed
    told = (await history(row.id))[0]
    assert told.payload["changes"] == {"name_es": ["", "Maru S.A."], "website": ["", "https://maru.example/es"]}


async def test_saving_without_a_change_is_no_change(db: None) -> None:
    row = await organisation("maru")
    assert await commands.edit_profile(member(row.id), row.id, await texts("maru"), version=1, now=NOW) == 1
    assert await history(row.id) == []


async def test_the_second_of_two_editors_sees_mine_theirs_and_before_and_loses_nothing(db: None) -> None:
    row = await organisation("maru")
    seen = await texts("maru")
    await commands.edit_profile(
        member(row.id), row.id, {**seen, "name_en": "Maru Ltd", "name_es": "Maru"}, version=1, now=NOW
    )
    mine = {**seen, "name_en": "Maru Corporation", "website": "https://maru.example"}
    with pytest.raises(ProfileChanged) as refused:
        await commands.edit_profile(member(row.id), row.id, mine, version=1, now=NOW)
    shown = {one.field: (one.before, one.theirs, one.mine, one.disputed) for one in refused.value.differences}
    assert shown == {
        "name_en": ("maru Inc.", "Maru Ltd", "Maru Corporation", True),
        "name_es": ("", "Maru", "", False),
        "website": ("", "", "https://maru.example", False),
    }
    assert (refused.value.version, (await texts("maru"))["name_en"]) == (2, "Maru Ltd")
    again = {**mine, **{one.field: one.proposed for one in refused.value.differences}}
    assert await commands.edit_profile(member(row.id), row.id, again, version=2, now=NOW) == 3
    assert await texts("maru") == {**mine, "name_es": "Maru"}


async def test_of_many_who_save_at_once_one_wins_and_no_text_is_overwritten_unseen(db: None) -> None:
    row = await organisation("maru")
    seen = await texts("maru")

    async def save(number: int) -> bool:
        try:
            await commands.edit_profile(member(row.id), row.id, {**seen, "name_en": f"M{number}"}, version=1, now=NOW)
        except ProfileChanged:
            return False
        return True

    assert sum(await asyncio.gather(*(save(number) for number in range(20)))) == 1


@pytest.mark.planted("lost update in a race")
async def test_the_same_race_finds_a_save_that_asks_for_no_version(db: None) -> None:
    """The planted flaw: it writes what the form says, and the check above must not be satisfied with it."""
    row = await organisation("maru")
    before = await queries.locked(row.id)
    saved = []

    async def save_blindly(number: int) -> None:
        text = Translated("ko", {**before.name.renditions, "en": Rendition(f"M{number}")})
        await Organisation.update({Organisation.name: to_json(text)}).where(Organisation.id == row.id)
        saved.append(number)

    await asyncio.gather(*(save_blindly(number) for number in range(20)))
    assert len(saved) > 1


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("website", "http://maru.example"),
        ("website", "https://user:pass@maru.example"),
        ("website", "https://localhost"),
        ("website", "https://maru.example:8080"),
        ("website", 'https://maru.example/"><script>'),
        ("website", "javascript:alert(1)"),
        ("website", "https://[::1"),
        ("name_en", "x" * 201),
        ("description_ko", "가" * 1001),
        ("country", "XX"),
        ("country", "';--"),
    ],
)
async def test_a_mistake_is_told_at_its_field_and_nothing_is_written(db: None, field: str, text: str) -> None:
    row = await organisation("maru")
    before = await texts("maru")
    with pytest.raises(Invalid) as refused:
        await commands.edit_profile(member(row.id), row.id, {**before, field: text}, version=1, now=NOW)
    assert list(refused.value.fields) == [field]
    assert await texts("maru") == before


async def test_a_name_is_needed_in_one_language_at_least(db: None) -> None:
    row = await organisation("maru")
    with pytest.raises(Invalid):
        await commands.edit_profile(member(row.id), row.id, {}, version=1, now=NOW)


async def test_a_translation_that_nobody_touched_stays_what_it_was(db: None) -> None:
    name = Translated(
        "ko", {"ko": Rendition("마루"), "en": Rendition("Maru", "machine", "0" * 16), "pt": Rendition("Maru PT")}
    )
    row = await organisation("maru", name=to_json(name))
    await commands.edit_profile(
        member(row.id), row.id, {**await texts("maru"), "website": "https://maru.example"}, version=1, now=NOW
    )
    assert (await queries.locked(row.id)).name == name


async def test_nobody_changes_what_is_not_theirs(db: None) -> None:
    mine, other = await organisation("maru"), await organisation("nuri")
    before = await texts("nuri")
    for actor, refusal in (
        (member(mine.id), NotFound),
        (staff("auditor"), NotFound),
        (staff("translator"), NotFound),
        (ANONYMOUS, SignInRequired),
    ):
        with pytest.raises(refusal):
            await commands.edit_profile(actor, other.id, {**before, "name_en": "Taken over"}, version=1, now=NOW)
        with pytest.raises(refusal):
            await commands.change_logo(actor, other.id, Upload("a.png", drawn.picture()), now=NOW)
        with pytest.raises(refusal):
            await commands.file_paper(actor, other.id, Upload("a.pdf", drawn.document()), now=NOW)
    assert await texts("nuri") == before
    with pytest.raises(Denied):
        await commands.publish_logo(member(mine.id), mine.id, now=NOW)


async def test_a_new_logo_ends_the_one_before(db: None) -> None:
    row = await organisation("maru")
    actor = member(row.id)
    first = await commands.change_logo(actor, row.id, Upload("a.png", drawn.picture()), now=NOW)
    second = await commands.change_logo(actor, row.id, Upload("b.svg", drawn.drawing()), now=NOW)
    assert (await queries.locked(row.id)).logo == second
    with pytest.raises(NotFound):
        await files.part_for(actor, first)
    assert (await files.part_for(actor, second)).kind == "image/svg+xml"
    await commands.remove_logo(actor, row.id, now=NOW)
    assert (await queries.locked(row.id)).logo is None


async def test_a_logo_is_for_everybody_only_once_it_is_published(db: None) -> None:
    row = await organisation("maru")
    logo = await commands.change_logo(member(row.id), row.id, Upload("a.png", drawn.picture()), now=NOW)
    address = (await files.part_for(member(row.id), logo)).sha256
    with pytest.raises(NotFound):
        await files.published_part(address)
    await commands.publish_logo(ORGANISER, row.id, now=NOW)
    assert (await files.published_part(address)).kind == "image/webp"
    await commands.remove_logo(member(row.id), row.id, now=NOW)
    with pytest.raises(NotFound):
        await files.published_part(address)


async def test_papers_are_seen_by_their_own_people_and_the_organisers(db: None) -> None:
    mine, other = await organisation("maru"), await organisation("nuri")
    paper = await commands.file_paper(member(mine.id), mine.id, Upload("계획.pdf", drawn.document()), now=NOW)
    for actor in (member(mine.id), ORGANISER):
        assert [one.name for one in await files.files_of(actor, "organisation_paper", scope_of(mine.id))] == [
            "계획.pdf"
        ]
        assert (await files.part_for(actor, paper)).kind == "application/pdf"
    for actor in (member(other.id), staff("finance_officer"), ANONYMOUS):
        assert await files.files_of(actor, "organisation_paper", scope_of(mine.id)) == []
        with pytest.raises(NotFound):
            await files.part_for(actor, paper)
    with pytest.raises(NotFound):
        await commands.withdraw_paper(member(other.id), other.id, paper, now=NOW)
    await commands.withdraw_paper(member(mine.id), mine.id, paper, now=NOW)
    assert await files.files_of(ORGANISER, "organisation_paper", scope_of(mine.id)) == []


async def test_an_organisation_that_is_not_there_and_one_out_of_reach_look_the_same(db: None) -> None:
    mine, other = await organisation("maru"), await organisation("nuri")
    absent: UUID = uuid4()
    for one in (other.id, absent):
        with pytest.raises(NotFound):
            await commands.remove_logo(member(mine.id), one, now=NOW)
