"""Who translates what: those with a language of their own, and those who may write all of them."""

from dataclasses import dataclass
from datetime import datetime

from core.access.grants.queries import Holder, holders
from core.access.rules import require
from core.actor import Actor
from i18n.locales import LANGUAGES, Language
from i18n.permissions import I18n


@dataclass(frozen=True, slots=True)
class Team:
    """`own` are those whose role names this language."""

    language: Language
    own: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Teams:
    """`everywhere` may write all languages."""

    by_language: tuple[Team, ...]
    everywhere: tuple[Holder, ...]

    @property
    def people(self) -> list[Holder]:
        """All who have a language, once each, by name."""
        found = {one.account: one for team in self.by_language for one in team.own}
        return sorted(found.values(), key=lambda one: one.name.casefold())


async def teams(actor: Actor, *, now: datetime) -> Teams:
    """Raises Denied. Translators may know each other: whom else would they ask?"""
    require(actor, I18n.TRANSLATION_READ)
    found, everywhere = [], dict[object, Holder]()
    for language in LANGUAGES:
        scope = f"language:{language.code}"
        there = await holders(I18n.TRANSLATION_WRITE, scope, now=now)
        found.append(Team(language, tuple(one for one in there if one.scope == scope)))
        everywhere |= {one.account: one for one in there if one.scope is None}
    return Teams(tuple(found), tuple(everywhere.values()))
