"""A small world in which something could leak: everybody by role, with something of their own, and the same of others."""

from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

from piccolo.columns import Column
from piccolo.table import Table

from bench.added import added
from bench.doubled import second_visit
from bench.followed import followed
from bench.found import HERE, THERE, found
from bench.owned import OWNED, owned
from bench.readers import NOBODY, Places, Reader, World
from core.access.accounts.commands import invite
from core.access.devices.commands import add_device
from core.access.permissions import Core
from core.access.roles import Role, kind_of
from core.access.sessions.commands import open_session
from core.access.sessions.rules import ENOUGH
from core.access.tables import Account, Grant, Session
from core.access.tokens.tables import Token
from core.actor import SYSTEM
from core.files.tables import StoredFile
from core.jobs.tables import Job
from core.mail.tables import Letter
from core.webhooks.tables import Webhook
from directory.organisations.slots import PAPER
from directory.organisations.tables import Organisation
from expo.calls.tables import Call
from expo.exhibitors.commands import begin_application
from expo.programme.blocks.commands import keep_room
from expo.programme.slots.rules import Place
from expo.programme.tables import Slot
from expo.proposals.tables import Proposal
from expo.releases.publication import Publication
from expo.screens.commands import hang_screen
from expo.widget.commands import allow_embedder
from i18n.text import to_json, written
from seed.commands import load_everything

EDITION = "wsce-2026"
OF_CALLS = ("question", "reviewer", "task", "own_proposal", "attachment")
OF_THE_DESK = (
    "booth_event",
    "channel",
    "import",
    "merged",
    "pair",
    "screen",
    "screen_code",
    "seat",
    "term",
    "reservation",
)
OF_THE_EXHIBITION = (
    *("apart", "backer", "booth_id", "co_exhibitor", "connection", "feature", "hall"),
    *("invoice", "price", "row", "statement", "thing"),
    *("badge", "badge_code", "extra", "order", "run"),
)
OF_AGREEMENTS = ("agreement", "annex", "duty", "event", "obligation", "paper", "party")
OF_DEALS = ("amount", "case", "deal", "measure", "proof")
OF_VISIT_PROGRAMMES = ("item", "invitee", "link")
OF_RESULTS = ("report",)
OF_MATCHING = ("wish",)
OF_THE_DIRECTORY = (
    "contact",
    "country_entry",
    "desk_task",
    "entry",
    "feed",
    "identifier",
    "name",
    "post",
    "sheet",
    "tie",
)
OF_LISTS = ("edit", "view")
OF_MEETINGS = ("held_meeting", "counterpart", "interpreter", "meeting", "meeting_table", "side")
OF_PAPERS = ("visit", "flight", "pickup", "stay", "delegate", "visit_letter", "gift", "visa_rule")
OF_VISITS = ("visit", "member", "meeting_record", "note", "visit_rule")
OF_MARKET = ("demand", "introduction", "open_demand", "own_demand", "shown_solution", "solution")
OF_CONSULTATIONS = ("consultation", "door", "wave", "asked_form", "asked_item")

GONE = (
    *("passkey", "identity", "notice", "mailing", "question", "rating"),
    *(*OF_AGREEMENTS, *OF_CALLS, *OF_CONSULTATIONS, *OF_DEALS, *OF_LISTS, *OF_MARKET, *OF_MEETINGS, *OF_PAPERS),
    *(*OF_MATCHING, *OF_RESULTS),
    *(*OF_THE_DESK, *OF_THE_DIRECTORY, *OF_THE_EXHIBITION, *OF_VISITS, *OF_VISIT_PROGRAMMES),
)


async def world(now: datetime, published: Publication) -> World:
    """Needs the sample edition (`begin`)."""
    await second_visit()
    ours, theirs = await _organisation("own"), await _organisation("other")
    here, there = await _rows("here", ours, now), await _rows("there", theirs, now)
    for place, organisation in ((here, ours), (there, theirs)):
        chance = Random(organisation.hex)
        place["exhibitor"] = await begin_application(
            SYSTEM, edition=EDITION, organisation=organisation, chance=chance, now=now
        )
        which = HERE if place is here else THERE
        place.update(await found(which, place["exhibitor"], organisation))
        place.update(await followed(which))
        place.update(await added(which, {**place, "organisation": "other" if which else "own"}, now))
    readers = [Reader(None, None, {})]
    for role in sorted(set(Role) - {Role.SERVICE}):
        scope = {"exhibitor": f"organisation:{ours}"}.get(
            kind_of(role), "language:es" if role == Role.TRANSLATOR else None
        )
        account = await _account(role, scope, now)
        opened = await open_session(account, proved=tuple(next(iter(ENOUGH[kind_of(role)]), ())), now=now)
        row = await Session.select(Session.id).where(Session.account == account).first()
        own = await owned(account, now)
        readers.append(Reader(role, opened.token, {**own, **({"session": str(row["id"])} if row else {})}))
    others = await Session.select(Session.id).where(Session.account == UUID(here["account"])).first()
    mine, anothers = [await owned(UUID(place["account"]), now) for place in (here, there)]
    call = await Call.select(Call.code).first()
    proposal = await Proposal.select(Proposal.code).order_by(Proposal.code).first()
    called = {"call": call["code"] if call else NOBODY, "proposal": proposal["code"] if proposal else NOBODY}
    common = {**_common(published), **called}
    return World(
        tuple(readers),
        {**common, **here, **mine, "organisation": "own"},
        {**common, **there, **anothers, "organisation": "other", "session": str(others["id"]) if others else NOBODY},
        {**common, **dict.fromkeys((*here, *OWNED, "session"), NOBODY), "organisation": "unknown", "delivery": "0"},
    )


BOOTH = "A-101"
"""Of the sample edition's plan."""
LISTED, HOUSE = "LZUTMD", "spain"
"""An exhibitor and a pavilion of the sample edition: their codes are the same every time."""


async def begin(now: datetime) -> None:
    await load_everything(SYSTEM, now=now)


def _common(published: Publication) -> Places:
    sessions, speakers = next(iter(published.sessions)), next(iter(published.speakers))
    names = {
        "programme_session": sessions,
        "speaker": speakers,
        "booth": BOOTH,
        "pavilion": HOUSE,
        "listed": LISTED,
        "house": HOUSE,
        "site": "daejeon",
        "country": "PE",
        "subject": "account",
        "listed_here": "organisations",
    }
    unknown = {"path": "none.css", "sha256": "0" * 64, "part": "whole", "token": NOBODY, "delivery": "0"}
    return {
        "lang": "ko",
        "edition": EDITION,
        "purpose": "newsletter",
        "permission": str(Core.DESK_READ),
        "what": "links",
        "kind": "doors",
        "number": "1",
        **names,
        **unknown,
        **dict.fromkeys(GONE, NOBODY),
    }


async def _organisation(code: str) -> UUID:
    name = to_json(written("ko", {"ko": f"{code} 주식회사"}))
    row = Organisation(id=uuid4(), code=code, kind="company", name=name)
    await Organisation.insert(row)
    made: UUID = row.id
    return made


async def _account(role: Role, scope: str | None, now: datetime) -> UUID:
    made = Account(id=uuid4(), kind=kind_of(role), name=f"{role} of the bench", created_at=now, accepted_at=now)
    made.email = None if kind_of(role) == "device" else f"{made.id}@expo.example"
    await Account.insert(made)
    given: dict[str, Any] = {
        "kind": kind_of(role),
        "role": role.value,
        "scope": scope,
        "granted_at": now,
        "granted_by": "system:bench",
    }
    await Grant.insert(Grant(id=uuid4(), account=made.id, reason="bench", **given))
    key: UUID = made.id
    return key


async def _rows(name: str, organisation: UUID, now: datetime) -> dict[str, str]:
    """One of each kind that staff can look at, and a member and a paper of the organisation."""
    scope, email = f"organisation:{organisation}", f"{name}@bench.example"
    invited = await invite(
        SYSTEM, email=email, name=name, role=Role.EXHIBITOR_STAFF, scope=scope, because="bench", now=now, language="ko"
    )
    await Account.update({Account.accepted_at: now}).where(Account.id == invited.account)
    await open_session(invited.account, proved=tuple(next(iter(ENOUGH["exhibitor"]))), now=now)
    device = await add_device(SYSTEM, name=name, purpose="gate", place=name, now=now)
    return {
        "account": str(invited.account),
        "whom": str(invited.account),
        "device": str(device.account),
        "grant": await _id(Grant, Grant.account, invited.account),
        "letter": await _id(Letter, Letter.account, invited.account),
        **await _things(name, scope, now),
        **await _lying(name, now),
    }


async def _lying(name: str, now: datetime) -> dict[str, str]:
    """A slot of the programme, a block of a room, a site that may show it all, and a screen."""
    slots = await Slot.select(Slot.id, Slot.room.code.as_alias("room"), Slot.ends_at).order_by(Slot.ends_at)
    slot = slots[-1 if name == "here" else -2]
    night = slots[-1]["ends_at"] + timedelta(hours=1 if name == "here" else 2)
    place = Place(slot["room"], night, night + timedelta(minutes=30))
    block = await keep_room(SYSTEM, edition=EDITION, label=name, place=place, now=now)
    site = await allow_embedder(SYSTEM, edition=EDITION, origin=f"https://{name}.example", now=now)
    screen = await hang_screen(SYSTEM, edition=EDITION, name=name, shows=None, language="ko", now=now)
    return {
        "slot": str(slot["id"]),
        "block": str(block),
        "room": slot["room"],
        "embedder": str(site),
        "screen": str(screen),
    }


async def _things(name: str, scope: str, now: datetime) -> dict[str, str]:
    later, by = now + timedelta(days=30), "system:bench"
    kinds = '["core.access.account_created"]'
    keys: dict[str, Any] = {"sealed": b"x", "former": b"y", "former_until": later}
    hook = Webhook(id=uuid4(), url="https://example.org/", kinds=kinds, made_at=now, made_by=by, due_at=now, **keys)
    job = Job(id=uuid4(), kind="bench", asked_by=by, asked_at=now, due_at=now)
    octets: dict[str, Any] = {"kind": "application/pdf", "size": 1, "sha256": "0" * 64, "state": "clean"}
    kept: dict[str, Any] = {"scope": scope, "created_at": now, "created_by": by}
    paper = StoredFile(id=uuid4(), slot=PAPER.name, name=f"{name}.pdf", **octets, **kept)
    service, digest = await _account(Role.SERVICE, None, now), uuid4().bytes * 2
    may: dict[str, Any] = {"digest": digest, "permissions": '["core:audit:read"]', "made_at": now, "made_by": by}
    token = Token(id=uuid4(), account=service, ends_at=later, **may)
    for row in (hook, job, paper, token):
        await row.save()
    return {"webhook": str(hook.id), "job": str(job.id), "file": str(paper.id), "token_row": str(token.id)}


async def _id(table: type[Table], column: Column, value: UUID) -> str:
    row: Any = await table.select().where(column == value).first()
    return str(row["id"])
