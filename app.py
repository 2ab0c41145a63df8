"""The composition root: settings, what is on the shelf, routes, commands. Nothing else."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from jinja2 import Environment
from litestar import Litestar
from litestar.datastructures import State
from litestar.di import Provide
from litestar.types import ControllerRouterHandler

import core.access.doors
import core.classes
import core.csp.routes as csp
import core.desk.routes as desk
import core.files.routes as files
import core.histories
import core.jobs.routes as jobs
import core.mail.repeats.routes as mail_repeats
import core.mail.routes as mail
import core.mailings.routes as mailings
import core.notices.routes as notified
import core.privacy.consents.routes as consents
import core.privacy.holdings.routes as holdings
import core.privacy.retention.routes as retention
import core.privacy.subjects.routes as subjects
import core.settings_kept.routes as kept
import core.web.routes as web
import core.webhooks.routes as webhooks
import crm.api.doors as api_cooperation
import crm.classes
import crm.doors
import crm.facts
import crm.parts
import directory.api.doors as api_directory
import directory.classes
import directory.doors
import directory.histories
import expo.api.routes as api_programme
import expo.classes
import expo.doors
import expo.facts
import expo.parts
import i18n.classes
import i18n.glossary.facts
import i18n.glossary.files.routes as glossary_files
import i18n.glossary.histories
import i18n.glossary.routes as glossary
import i18n.machine.facts
import i18n.machine.histories
import i18n.machine.routes as machine
import i18n.routes as languages
import i18n.workbench.files.routes as translation_files
import i18n.workbench.people.routes as translators
import i18n.workbench.routes as workbench
from core.access.accounts import finder as account_finder
from core.access.cli import AccessCommands
from core.access.guard import given_actor, given_now, guard
from core.access.policies import require_policies
from core.access.roles import EXHIBITORS
from core.access.samples import scoped
from core.access.trail.long import long_taking
from core.api import reference
from core.api.problems import told_as_problems
from core.api.router import api
from core.clock import Clock, system_clock
from core.db.cli import DatabaseCommands
from core.db.engine import pool
from core.db.patience import waited_for
from core.desk.mishaps import told_at_the_desk
from core.desk.waiting import SYSTEM
from core.files.cli import FileCommands
from core.jobs.cli import JobCommands
from core.jobs.daily import WORKS
from core.jobs.registry import can_do
from core.journal.cli import JournalCommands
from core.journal.subscriptions import subscribe
from core.lists.registry import add_columns
from core.lists.registry import hand_in as show_lists
from core.live.hub import Hub
from core.live.listener import Heard, listen
from core.live.shelf import Loader, Shelf
from core.mail.drafts import write_with
from core.mailings.writing import WORK as MAILINGS
from core.privacy.cli import PrivacyCommands
from core.privacy.holdings.forms import speak
from core.privacy.retention.work import WORK as RETENTION
from core.settings import settings
from core.settings_kept.queries import on_the_shelf
from core.web.application import Application
from core.web.assets import Assets
from core.web.garbage import settle
from core.web.layers import LARGEST_FORM, wrap
from core.web.leaving import leaving_in_order
from core.web.refusals import exception_handlers
from core.web.templates import base_environment
from core.webhooks.withholding import withhold
from core.webhooks.work import WEBHOOKS
from crm.api.examples import EXAMPLES as AGREEMENT_EXAMPLES
from crm.places import PLACES as ROLES_FOR
from crm.today.deadlines import hand_in
from directory.api.examples import EXAMPLES as DIRECTORY_EXAMPLES
from directory.organisations.samples import sample_scope
from directory.sections import add_sections
from expo.api.examples import EXAMPLES as EXPO_EXAMPLES
from expo.billing.payments.providers import join, load
from expo.editions.desk.places import FINDER as PLACES
from expo.editions.desk.places import nearby
from expo.editions.mishaps import show_mishap
from expo.plugin import ExpoCommands
from expo.template_filters import install_filters
from expo.translations.contents import CONTENTS
from expo.venues.spots import spots
from i18n.catalogue import environments
from i18n.finder import page_finder
from i18n.letters import letters
from i18n.locales import LANGUAGES
from i18n.machine.work import WORK as MACHINE_DRAFTS
from i18n.notices import notices
from i18n.rendering import Pages
from i18n.saying import said
from i18n.screens import screens
from i18n.workbench.registry import translatable
from rail import RAIL
from seed.plugin import SeedCommands

ROOT = Path(__file__).parent
LOADERS: dict[str, Loader] = {**expo.parts.LOADERS, **crm.parts.LOADERS, "settings": on_the_shelf}
FINDERS = (
    page_finder(RAIL),
    PLACES,
    account_finder.FINDER,
    *directory.doors.FINDERS,
    *crm.parts.FINDERS,
    *expo.parts.FINDERS,
)

AT_HOME = (*crm.parts.AT_HOME, *expo.parts.AT_HOME, SYSTEM)
"""The desk's first page, from the top."""

ROUTES: list[ControllerRouterHandler] = [
    *reference.ROUTES,
    api(
        *(api_programme.ROUTES, api_cooperation.ROUTES, api_directory.ROUTES),
        examples=(DIRECTORY_EXAMPLES, EXPO_EXAMPLES, AGREEMENT_EXAMPLES),
    ),
    *(*holdings.ROUTES, *consents.ROUTES, *retention.ROUTES, *subjects.ROUTES),
    *(web.asset, web.livez, web.metrics, web.readyz, *core.access.doors.ROUTES, *languages.ROUTES),
    *(*desk.ROUTES, *notified.ROUTES, *kept.ROUTES, *webhooks.ROUTES),
    *(
        *csp.ROUTES,
        *files.ROUTES,
        *directory.doors.ROUTES,
        *jobs.ROUTES,
        *mail.ROUTES,
        *mail_repeats.ROUTES,
        *mailings.ROUTES,
    ),
    *expo.doors.ROUTES,
    *crm.doors.ROUTES,
    *(
        *translation_files.ROUTES,
        *machine.ROUTES,
        *workbench.ROUTES,
        *translators.ROUTES,
        *glossary_files.ROUTES,
        *glossary.ROUTES,
    ),
]

PLUGINS = [
    *(AccessCommands(), DatabaseCommands(), ExpoCommands(), FileCommands()),
    *(JobCommands(), JournalCommands(), PrivacyCommands(), SeedCommands()),
]

for role in EXHIBITORS:
    scoped(role, sample_scope)
for heard in (*expo.parts.HEARD, *crm.parts.HEARD):
    subscribe(heard)
add_sections((*directory.doors.SECTIONS, *expo.parts.SECTIONS, *crm.parts.SECTIONS))
withhold(crm.parts.WITHHELD)
for name, source in crm.parts.DEADLINES.items():
    hand_in(name, source)
add_columns(*crm.parts.COLUMNS)
show_lists(*directory.doors.LISTS, *expo.doors.LISTS, *crm.doors.LISTS)
translatable(CONTENTS)
can_do(
    *WORKS,
    *directory.doors.WORKS,
    *expo.parts.WORKS,
    *crm.parts.WORKS,
    MAILINGS,
    RETENTION,
    WEBHOOKS,
    MACHINE_DRAFTS,
    long_taking(said),
)
speak([(one.code, one.name) for one in LANGUAGES])


def create_app(clock: Clock = system_clock) -> Litestar:
    """One process's application. Raises UndeclaredPolicy when a handler has no policy."""
    assets = Assets(ROOT / "assets")
    shelf = Shelf(LOADERS, apart=("live",), follows=expo.parts.FOLLOWS)
    per_language = environments(base_environment(ROOT / "templates", assets))
    install_filters(per_language)
    write_with(letters(per_language))
    join(load(settings().payment_provider))
    app = Application(
        route_handlers=ROUTES,
        plugins=PLUGINS,
        state=_state(assets, shelf, per_language, clock),
        guards=[guard],
        dependencies={
            "actor": Provide(given_actor, sync_to_thread=False),
            "now": Provide(given_now, sync_to_thread=False),
        },
        lifespan=[_running],
        exception_handlers=told_as_problems(exception_handlers(told_at_the_desk(show_mishap))),
        openapi_config=None,
        logging_config=None,
        request_max_body_size=LARGEST_FORM,
    )
    require_policies(app)
    wrap(app, shelf, notices(app.state.pages))
    return app


def _state(assets: Assets, shelf: Shelf, per_language: Mapping[str, Environment], clock: Clock) -> State:
    """What every handler finds at hand."""
    return State(
        {
            "assets": assets,
            "shelf": shelf,
            "hub": Hub(),
            "pages": Pages(per_language),
            "clock": clock,
            "screens": screens(RAIL, nearby),
            "places": ROLES_FOR,
            "spots": spots,
            "say": said,
            "finders": FINDERS,
            "at_home": AT_HOME,
        }
    )


@asynccontextmanager
async def _running(app: Litestar) -> AsyncIterator[None]:
    """The pool, a full shelf, and an ear for what other processes publish."""
    shelf: Shelf = app.state.shelf
    async with pool(patient=True):
        await waited_for(shelf.fill)
        listening = asyncio.create_task(listen(settings().database_url, _heard(app)))
        try:
            with leaving_in_order(app.state, app.state.hub.close):
                yield
        finally:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)


def _heard(app: Litestar) -> Heard:
    async def heard(subject: str | None) -> None:
        await app.state.shelf.hear(subject)
        await app.state.hub.hear(subject)

    return heard


app = create_app()
settle()

CLASSED = (core.classes, i18n.classes, directory.classes, expo.classes, crm.classes)
"""Imported so that every column of theirs has its class."""

__all__ = ["app", "create_app"]
