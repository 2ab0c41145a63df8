"""A booth event over HTTP: proposed, given back, approved, read, put into a calendar, withdrawn."""

import asyncio
from collections.abc import Callable

from icalendar import Calendar
from litestar import Litestar

from core.access.roles import Role
from core.mail.tables import Letter
from directory.organisations.rules import scope_of
from expo.exhibitors.events.queries import events_of
from expo.exhibitors.events.shelf import ShownEvent
from tests.expo.exhibitors.test_pages import send
from tests.i18n.workbench.test_workbench import sent
from tests.make.accounts import account, browser, session_of
from tests.make.booth_events import SLUG, event, host, lines

DESK = f"/desk/{SLUG}/booth-events"


async def test_it_is_proposed_given_back_changed_and_approved(site: Litestar) -> None:
    known, _, _ = await host("events-http", prefix="EH")
    own = f"/portal/events-http/exhibit/{SLUG}/events"
    mine = await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=scope_of(known.organisation)))
    staff = await session_of(await account(role=Role.ORGANISER))
    async with browser(site, mine) as client:
        page = await client.get(f"{own}/new")
        wrong = await send(client, own, page, title_en="Robots at work", kind="demonstration", begin="25:00")
        assert wrong.status_code == 422
        assert 'value="Robots at work"' in wrong.text
        said = {**await lines(), "title_en": "Robots at work", "title_ko": "로봇 시연", "spoken": ["ko", "en"]}
        assert (await send(client, own, page, **said)).status_code == 303
    (one,) = await events_of(known.id)
    async with browser(site, staff) as client:
        assert "Robots at work" in (await client.get(DESK)).text
        page = await client.get(f"{DESK}/{one.code}")
        token = page.text.rpartition('name="csrf" value="')[2].partition('"')[0]
        sent = {"csrf": token, "to": "returned", "revision": one.revision}
        assert (await client.post(f"{DESK}/{one.code}/decision", data=sent)).status_code == 422, "without a reason"
        sent["because"] = "Which robots?"
        assert (await client.post(f"{DESK}/{one.code}/decision", data=sent)).status_code == 303
    async with browser(site, mine) as client:
        listed = await client.get(own)
        assert "Which robots?" in listed.text
        assert "1 open" in listed.text, "the navigation says that something came back"
        page = await client.get(f"{own}/{one.code}")
        again = {**one.lines, "spoken": ["ko", "en"], "description_en": "Four of them, dancing."}
        assert (await send(client, f"{own}/{one.code}", page, **again)).status_code == 303
    async with browser(site, staff) as client:
        page = await client.get(f"{DESK}/{one.code}")
        assert (await send(client, f"{DESK}/{one.code}/decision", page)).status_code == 303
    sent_out = Letter.template.is_in(["booth_event_approved", "booth_event_returned"])
    assert await Letter.count().where(sent_out) == 2


async def test_readers_find_it_and_hear_when_it_is_off(site: Litestar) -> None:
    known, mine, numbers = await host("events-read", prefix="EI")
    texts = {"title_en": "Drones indoors", "title_ko": "실내 드론", "description_en": "Four of them, dancing."}
    one = await event(known, mine, **texts)
    await until(lambda: one.code in _live(site))
    async with browser(site) as client:
        listed = await client.get(f"/en/{SLUG}/booth-events?kind=demonstration&speaks=ko&q=drones")
        assert "Four of them, dancing." in listed.text
        assert numbers[0] in listed.text
        assert "Four of them" not in (await client.get(f"/en/{SLUG}/booth-events?kind=signing&q=drones")).text
        assert "Drones indoors" in (await client.get(f"/en/{SLUG}/exhibitors/{known.code}")).text
        assert "booth-events" in (await client.get("/sitemap-en.xml")).text
        searched = (await client.get(f"/es/{SLUG}/schedule?q=드론")).text
        assert f'id="event-{one.code}"' in searched, "who searches the programme finds what is held at booths"
        assert f'id="event-{one.code}"' not in (await client.get(f"/es/{SLUG}/schedule?q=heliport")).text
        body = (await client.get(f"/ko/{SLUG}/booth-events/{one.code}.ics")).content
        (entry,) = Calendar.from_ical(body).walk("VEVENT")
        assert (str(entry["SUMMARY"]), str(entry["STATUS"])) == ("실내 드론", "CONFIRMED")
        assert entry["DTSTART"].dt == one.begin
        assert (await client.get(f"/ko/{SLUG}/booth-events/ZZZZZZ.ics")).status_code == 404
    own = f"/portal/events-read/exhibit/{SLUG}/events/{one.code}"
    acting = await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=scope_of(known.organisation)))
    async with browser(site, acting) as client:
        assert (await send(client, f"{own}/withdrawal", await client.get(own))).status_code == 303
    await until(lambda: one.code not in _live(site))
    async with browser(site) as client:
        body = (await client.get(f"/ko/{SLUG}/booth-events.ics")).content
        states = {str(each["UID"]): str(each["STATUS"]) for each in Calendar.from_ical(body).walk("VEVENT")}
        assert states[f"{one.id}@madang"] == "CANCELLED", "whoever has it in a calendar hears that it is off"
        assert "Drones indoors" not in (await client.get(f"/en/{SLUG}/exhibitors/{known.code}")).text


async def test_a_translator_of_the_workbench_writes_it_and_readers_have_it_at_once(site: Litestar) -> None:
    known, mine, _ = await host("events-words", prefix="EW")
    one = await event(known, mine, title_en="Sensors on a bridge", description_en="Twelve of them, listening.")
    waits = await event(known, mine, approved=False, begin="14:00", title_en="Lasers on a roof")
    token = await session_of(await account(role=Role.TRANSLATOR, scope="language:es"))
    for each, text in ((one, "Sensores en un puente"), (waits, "Láseres en un tejado")):
        address = f"/desk/{SLUG}/translations/es/booth_event/{each.code}/title"
        async with browser(site, token) as client:
            assert (await sent(client, token, address, text=text, save="reviewed")).status_code == 303
            assert text in (await client.get(f"/desk/{SLUG}/translations/es?state=reviewed&kind=booth_event")).text
    await until(lambda: any("Sensores" in _title(shown) for shown in site.state.shelf["booth_events"][SLUG].live))
    assert [(each.state, each.on_site) for each in await events_of(known.id)] == [
        ("approved", True),
        ("proposed", False),
    ]
    async with browser(site) as client:
        assert "Sensores en un puente" in (await client.get(f"/es/{SLUG}/booth-events")).text
        assert "tejado" not in (await client.get(f"/es/{SLUG}/booth-events")).text, "nobody approved it"


def _title(shown: ShownEvent) -> str:
    return shown.told.title.read(("es",)).text


async def until(condition: Callable[[], bool]) -> None:
    """The shelf loads anew a moment after the commit."""
    for _ in range(500):
        if condition():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it was not there in time")


def _live(site: Litestar) -> set[str]:
    held = site.state.shelf["booth_events"].get(SLUG)
    return {one.code for one in held.live} if held else set()
