"""Files over HTTP: whatever comes in, what goes out is harmless and somebody's own."""

from collections.abc import AsyncIterator
from uuid import UUID

import httpx
import pytest

from core.actor import ANONYMOUS, Actor
from core.files import commands
from core.files.kinds import PDF, PNG, WEBP
from core.files.parts import WHOLE, Part
from core.files.queries import part_for
from core.files.tables import StoredFile
from tests.conftest import NOW
from tests.core.files import drawn, hostile, sending
from tests.make.organisations import member, organisation, staff

QUICK = 75
MINE, OTHER = UUID(int=1), UUID(int=2)
OWNER = member(MINE)


@pytest.fixture
async def owner(db: None) -> AsyncIterator[httpx.AsyncClient]:
    await organisation("maru", id=MINE)
    await organisation("nuri", id=OTHER)
    async with sending.client(sending.application(OWNER, NOW)) as client:
        yield client


async def kept_by(client: httpx.AsyncClient, slot: str, content: bytes) -> str:
    answer = await client.post(f"/portal/maru/{slot}", files={sending.FIELDS[slot]: ("로고.bin", content, "text/html")})
    assert (answer.status_code, answer.headers["location"]) == (303, "/portal/maru")
    row = await StoredFile.select(StoredFile.id).order_by(StoredFile.created_at, ascending=False).first()
    assert row is not None
    return str(row["id"])


def is_harmless(answer: httpx.Response) -> bool:
    """To be saved, in a sandbox, never guessed at."""
    return (
        answer.headers["content-disposition"].startswith("attachment; ")
        and any("sandbox" in policy for policy in answer.headers.get_list("content-security-policy"))
        and answer.headers["x-content-type-options"].startswith("nosniff")
        and not answer.headers["content-type"].startswith("text/html")
    )


@pytest.mark.parametrize(("slot", "name"), [("logo", "png"), ("logo", "svg"), ("papers", "pdf"), ("papers", "csv")])
async def test_a_file_goes_out_to_be_saved_in_a_sandbox(owner: httpx.AsyncClient, slot: str, name: str) -> None:
    file = await kept_by(owner, slot, drawn.GOOD[name])
    answer = await owner.get(f"/files/{file}")
    assert answer.status_code == 200
    assert is_harmless(answer)
    assert answer.headers["cache-control"] == "private, no-store"


@pytest.mark.planted("an upload in our own origin")
def test_the_check_finds_an_upload_that_is_shown_in_the_page_s_own_origin() -> None:
    """The planted flaw: what a plain file handler would answer."""
    naive = {"content-type": "image/svg+xml", "content-disposition": "inline", "x-content-type-options": ""}
    assert not is_harmless(httpx.Response(200, headers=naive))


async def test_another_organisation_s_file_is_not_there(owner: httpx.AsyncClient) -> None:
    file = await kept_by(owner, "papers", drawn.document())
    strangers: list[Actor] = [member(OTHER), member(), staff("translator"), ANONYMOUS]
    for stranger in strangers:
        async with sending.client(sending.application(stranger, NOW)) as client:
            answers = [await client.get(f"/files/{file}"), await client.get(f"/files/{file}/whole")]
            assert [answer.status_code for answer in answers] == [404, 404]
            assert all(b"%PDF" not in answer.content for answer in answers)


async def test_uploading_for_another_organisation_is_as_if_it_were_not_there(owner: httpx.AsyncClient) -> None:
    form = {"logo": ("a.png", drawn.picture(), "image/png")}
    for code in ("nuri", "absent"):
        assert (await owner.post(f"/portal/{code}/logo", files=form)).status_code == 404


async def test_a_published_logo_may_be_kept_for_ever_and_a_withdrawn_one_is_gone(owner: httpx.AsyncClient) -> None:
    file = await kept_by(owner, "logo", drawn.picture())
    address = f"/media/{(await part_for(OWNER, UUID(file), '256.png')).sha256}"
    async with sending.client(sending.application(staff("organiser"), NOW)) as desk:
        assert (await desk.get(address)).status_code == 404
        assert (await desk.post("/desk/organisations/maru/logo/publication")).status_code == 303
    async with sending.client(sending.application(ANONYMOUS, NOW)) as reader:
        answer = await reader.get(address)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
        assert "immutable" in answer.headers["cache-control"]
        assert is_harmless(answer)
        assert (await owner.post("/portal/maru/logo/removal")).status_code == 303
        assert (await reader.get(address)).status_code == 404


async def test_whatever_is_sent_nothing_breaks_and_nothing_is_kept_as_something_else(owner: httpx.AsyncClient) -> None:
    tally = await sending.send_all(owner, OWNER, "maru", hostile.files(QUICK))
    assert tally.told == []
    assert (tally.uploads, tally.errors, tally.wrong_type) == (QUICK, 0, 0)
    assert tally.slowest_s < 15


@pytest.mark.planted("an upload kept as it came")
async def test_the_same_look_finds_files_that_are_kept_as_they_came_under_the_type_they_claim(
    owner: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted flaw: neither sniffed nor opened."""

    async def unopened(kind: str, content: bytes, _square: int | None) -> list[Part]:
        return [Part(WHOLE, WEBP if kind == PNG else kind, content)]

    monkeypatch.setattr(commands, "sniffed", lambda content: PDF if content[:4] == b"%PDF" else PNG)
    monkeypatch.setattr(commands, "examined", unopened)
    sent = [one for one in hostile.files(QUICK) if one.slot == "logo"]
    tally = await sending.send_all(owner, OWNER, "maru", sent)
    assert tally.wrong_type > len(sent) / 2
    assert tally.taken_bad > 0


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--x",
        b"--x\r\n\r\n\r\n--x--\r\n",
        b'--x\r\nContent-Disposition: form-data; name="logo"\r\n\r\ntext\r\n--x--\r\n',
        (
            b'--x\r\nContent-Disposition: form-data; name="a"\r\nContent-Type: text/plain; charset=none'
            b"\r\n\r\n\xff\r\n--x--\r\n"
        ),
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xff\xfe\r\n--x--\r\n',
        b'--x\r\nContent-Disposition: form-data; name="logo"; filename="a"\r\n\r\n' + b"a" * 1000,
        b'--x\r\nContent-Disposition: form-data; name="f"\r\n\r\na\r\n' * 2000,
    ],
)
async def test_a_broken_form_is_refused_with_a_sentence(owner: httpx.AsyncClient, body: bytes) -> None:
    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = await owner.post("/portal/maru/logo", content=body, headers=headers)
    assert 400 <= answer.status_code < 500
