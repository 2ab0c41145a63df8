"""Portraits: cut square and drawn anew, published with a release, kept by it, and gone everywhere when taken back."""

import asyncio
import re
from datetime import timedelta
from io import BytesIO

import httpx
from litestar import Litestar
from PIL import Image

from core.access.csrf import token_for
from core.access.roles import Role
from core.actor import SYSTEM
from core.files.tables import StoredFile, StoredPart
from core.jobs.deliveries import deliver
from core.privacy.erasure.commands import erase
from core.settings import settings
from expo.editions.queries import edition_called
from expo.paper.tables import Print
from expo.paper.work import keep_print
from expo.releases.commands import release_programme
from expo.releases.queries import latest_release
from expo.releases.snapshot import FrozenSpeaker
from expo.speakers.invitations.commands import invite_speaker
from expo.speakers.photos.queries import portrait_of
from expo.speakers.queries import profile_called
from tests.conftest import NOW, started
from tests.expo.speakers.test_speaking import EDITION, links, somebody
from tests.make.accounts import account, browser, session_of
from tests.make.worlds import sample_world

EXPORTS = tuple(f"/en/{EDITION}/{one}" for one in ("schedule.json", "schedule.xml", "speakers"))
SAID = {"credit": "Ada Fictional", "rights": "yes"}


def picture(width: int, height: int, colour: str = "teal") -> tuple[str, bytes, str]:
    """With where it was taken in it, as telephones write it."""
    image, written = Image.new("RGB", (width, height), "black"), BytesIO()
    side = min(width, height)
    image.paste(colour, ((width - side) // 2, (height - side) // 2, (width + side) // 2, (height + side) // 2))
    exif = Image.Exif()
    exif[0x010E] = "37.5665N"
    image.save(written, "JPEG", exif=exif)
    return "me.jpg", written.getvalue(), "image/jpeg"


async def released(code: str, name: str) -> FrozenSpeaker:
    """As the release that is made now shows them."""
    await release_programme(SYSTEM, edition=EDITION, name=name, now=NOW)
    return await in_release(code)


async def in_release(code: str) -> FrozenSpeaker:
    latest = await latest_release((await edition_called(EDITION)).id)
    assert latest is not None
    return next(one for one in latest.speakers if one.code == code)


async def test_a_portrait_is_refused_at_its_field_frozen_by_releases_and_gone_when_it_is_taken_back(db: None) -> None:
    await sample_world(NOW)
    code = await somebody()
    await invite_speaker(SYSTEM, edition=EDITION, code=code, address="s@example.org", language="en", now=NOW)
    (token,) = await links()
    async with started(clock=lambda: NOW + timedelta(minutes=1)) as app, browser(app) as speaker:
        address = f"/speaking/{token}"
        csrf = re.findall(r'name="csrf" value="([^"]*)"', (await speaker.get(address)).text)[0]
        await refuses(speaker, f"{address}/photo", csrf)
        taken = await speaker.post(f"{address}/photo", data={"csrf": csrf, **SAID}, files={"photo": picture(900, 600)})
        assert taken.status_code == 303, taken.text
        first = (await released(code, "with a portrait")).photo
        assert first is not None
        assert first.credit == "Ada Fictional"
        await is_square(speaker, first.small, 256)
        await is_square(speaker, first.large, 600)
        await the_desk_puts_another(app, code)
        second = (await released(code, "with another")).photo
        assert second is not None
        assert second.small != first.small
        assert (await speaker.get(f"/media/{first.small}")).status_code == 200
        await app.state.shelf.fill()
        page = (await speaker.get(f"/en/{EDITION}/speakers/{code}")).text
        assert f'src="/media/{second.small}" alt="Photo of ' in page
        assert "Photo: B. Fictional" in page
        told = (await speaker.get(f"/api/v1/editions/{EDITION}/speakers/{code}")).json()
        assert told["photo"]["large"] == f"https://expo.example/media/{second.large}"
        gone = await speaker.post(f"{address}/photo/removal", data={"csrf": csrf})
        assert gone.status_code == 303
        await app.state.shelf.fill()
        page = (await speaker.get(f"/en/{EDITION}/speakers/{code}")).text
        assert ("/media/" in page, "Fictional" in page) == (False, False), "the release that is on show too"
        for photo in (first, second):
            assert (await speaker.get(f"/media/{photo.small}")).status_code == 404
        assert await portrait_of((await profile_called((await edition_called(EDITION)).id, code)).id) is None
        await is_erased_with_whom_it_shows(app, code)


async def is_erased_with_whom_it_shows(app: Litestar, code: str) -> None:
    await the_desk_puts_another(app, code)
    known = await profile_called((await edition_called(EDITION)).id, code)
    shown = await portrait_of(known.id)
    assert shown is not None
    names = set((await in_release(code)).names.values())
    on_disk = settings().data_dir / "paper" / "ab" / f"{code}.pdf"
    on_disk.parent.mkdir(parents=True, exist_ok=True)
    on_disk.write_bytes(b"%PDF with a name")
    await keep_print((await edition_called(EDITION)).id, ("booklet", "ko"), 1, b"%PDF with a name", now=NOW)
    await app.state.shelf.fill()
    page = f"/en/{EDITION}/speakers/{code}"
    async with browser(app) as reader:
        told = "".join([(await reader.get(one)).text for one in (page, *EXPORTS)])
        assert f"/media/{shown.small}" in told
        assert [one for one in names if one not in told] == []
        assert (await reader.get(f"/media/{shown.small}")).status_code == 200
        await erase(SYSTEM, "person", known.person, reason="asked", now=NOW)
        assert (await reader.get(f"/media/{shown.small}")).status_code == 404
        while await deliver(NOW):
            pass  # a batch at a time, and the sample's facts come first
        for _ in range(100):
            await asyncio.sleep(0.05)
            if "/media/" not in (await reader.get(page)).text:
                break
        text = "".join([(await reader.get(one)).text for one in (page, *EXPORTS)])
        assert [one for one in ("/media/", *names) if one in text] == []
    assert not await Print.exists().where(Print.kind == "booklet")
    assert not on_disk.exists()
    assert await portrait_of(known.id) is None
    assert await StoredPart.count().where(StoredPart.file == shown.file) == 0


async def refuses(speaker: httpx.AsyncClient, address: str, csrf: str) -> None:
    """Without leave, too small, and what is no picture: nothing is kept of any."""
    for said, sent, sentence in (
        ({"credit": "Ada"}, picture(900, 600), "We may only show a photo that may be published."),
        (SAID, picture(900, 399), "at least 400 × 400 pixels"),
        (SAID, ("me.jpg", b"<svg onload=alert(1)>", "image/jpeg"), "none of these kinds: JPEG, PNG and WebP"),
    ):
        refused = await speaker.post(address, data={"csrf": csrf, **said}, files={"photo": sent})
        assert refused.status_code == 422
        assert sentence in refused.text
        assert 'href="#field-' in refused.text
    assert await StoredFile.count().where(StoredFile.slot == "speaker_portrait") == 0


async def is_square(reader: httpx.AsyncClient, sha256: str, side: int) -> None:
    """Only the middle of what was sent, and nothing of what the camera wrote."""
    answer = await reader.get(f"/media/{sha256}")
    assert answer.status_code == 200
    assert b"37.5665N" not in answer.content
    with Image.open(BytesIO(answer.content)) as opened:
        assert opened.size == (side, side)
        red, green, _blue = opened.convert("RGB").getpixel((4, 4))  # type: ignore[misc]
        assert (red < 40, green > 90) == (True, True)


async def the_desk_puts_another(app: Litestar, code: str) -> None:
    token = await session_of(await account(role=Role.PROGRAMME_EDITOR))
    async with browser(app, token) as editor:
        given = {"csrf": token_for(token), "credit": "B. Fictional", "rights": "yes"}
        page = f"/desk/{EDITION}/speakers/{code}"
        sent = await editor.post(f"{page}/photo", data=given, files={"photo": picture(500, 500, "lime")})
        assert sent.status_code == 303, sent.text
        assert "Photo: B. Fictional" in (await editor.get(page)).text
