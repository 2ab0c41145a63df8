"""What people of an organisation see of it in the portal, and that they see nothing of another."""

from litestar import Litestar

from core.access.roles import Role
from core.files.tables import StoredFile
from directory.organisations.tables import Organisation
from tests.core.files import drawn
from tests.directory.organisations.browsing import MINE, OTHER, somebody
from tests.make.accounts import browser


async def test_whoever_acts_for_one_organisation_is_led_to_it(app: Litestar) -> None:
    async with somebody(app, Role.EXHIBITOR_STAFF, MINE) as kim:
        answer = await kim.sees("/portal")
        assert (answer.status_code, answer.headers["location"]) == (303, "/portal/maru")
        page = await kim.sees("/portal/maru")
        assert page.status_code == 200
        assert "maru Inc." in page.text
        assert "nuri" not in page.text


async def test_another_organisation_looks_like_none(app: Litestar) -> None:
    async with somebody(app, Role.EXHIBITOR_OWNER, MINE) as kim:
        other, absent = await kim.sees("/portal/nuri"), await kim.sees("/portal/absent")
        assert (other.status_code, absent.status_code) == (404, 404)
        assert "Inc." not in other.text


async def test_somebody_without_an_organisation_is_told_whom_to_ask(app: Litestar) -> None:
    async with somebody(app, Role.EXHIBITOR_STAFF) as kim:
        assert "No organisation has invited you yet." in (await kim.sees("/portal")).text


async def test_a_logo_that_cannot_be_taken_is_refused_at_its_field_and_the_old_one_stays(app: Litestar) -> None:
    async with somebody(app, Role.EXHIBITOR_STAFF, MINE) as kim:
        good = {"logo": ("logo.png", drawn.picture(), "image/png")}
        assert (await kim.sends("/portal/maru/logo", {}, from_="/portal/maru", files=good)).status_code == 303
        before = await Organisation.select(Organisation.logo).where(Organisation.id == MINE).first()
        bad = {"logo": ("logo.png", b"not a picture", "image/png")}
        answer = await kim.sends("/portal/maru/logo", {}, from_="/portal/maru", files=bad)
        assert answer.status_code == 422
        assert 'id="mistake-logo"' in answer.text
        assert 'id="mistake-paper"' not in answer.text
        nothing = await kim.sends("/portal/maru/logo", {}, from_="/portal/maru", files={"logo": ("", b"", "")})
        assert (nothing.status_code, "Please choose a file." in nothing.text) == (422, True)
        assert await Organisation.select(Organisation.logo).where(Organisation.id == MINE).first() == before


async def test_papers_are_for_the_organisation_s_own_people(app: Litestar) -> None:
    async with somebody(app, Role.EXHIBITOR_STAFF, MINE) as kim, somebody(app, Role.EXHIBITOR_STAFF, OTHER) as lee:
        paper = {"paper": ("plan.pdf", drawn.document(), "application/pdf")}
        assert (await kim.sends("/portal/maru/papers", {}, from_="/portal/maru", files=paper)).status_code == 303
        row = await StoredFile.select(StoredFile.id).first()
        assert row is not None
        address = f"/files/{row['id']}"
        assert (await kim.sees(address)).status_code == 200
        assert (await lee.sees(address)).status_code == 404
        theirs = f"/portal/maru/papers/{row['id']}/withdrawal"
        assert (await lee.sends(theirs, {}, from_="/portal/nuri")).status_code == 404
        own = f"/portal/nuri/papers/{row['id']}/withdrawal"
        assert (await lee.sends(own, {}, from_="/portal/nuri")).status_code == 404
        assert (await kim.sends(theirs, {}, from_="/portal/maru")).status_code == 303
        assert (await kim.sees(address)).status_code == 404


async def test_roles_without_organisations_find_no_portal(app: Litestar) -> None:
    async with somebody(app, Role.ATTENDEE) as kim, browser(app) as nobody:
        assert (await kim.sees("/portal/maru")).status_code == 404
        assert (await nobody.get("/portal/maru")).status_code == 303
