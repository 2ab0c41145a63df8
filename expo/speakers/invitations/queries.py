"""Speakers who were asked to tell of themselves and have not answered, and the letter that reminds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.mail.drafts import Written, written
from core.settings_kept.queries import kept
from core.settings_kept.rules import REPLY_TO
from expo.editions.tables import Edition
from expo.speakers.invitations.commands import AFTERWARDS, REMIND_AFTER, places_of
from expo.speakers.invitations.letters import REMINDER
from expo.speakers.queries import invitations_of, profiles_of
from expo.speakers.rules import Invited, Profile
from i18n.locales import LANGUAGES
from i18n.names import display_name

UNSAID = "…"
"""Where a link stands that only its reader may know."""


@dataclass(frozen=True, slots=True)
class Silent:
    """`by_itself_at` is when they are reminded without anybody doing it; None when they were, or the edition is over by
    then.
    """

    speaker: Profile
    invited: Invited
    by_itself_at: datetime | None

    def is_due(self, now: datetime) -> bool:
        """Nobody has written to them for a week."""
        return (self.invited.reminded_at or self.invited.made_at) <= now - REMIND_AFTER


async def silent_in(edition: UUID) -> list[Silent]:
    """Who has waited longest for a letter first."""
    invited = await invitations_of(edition)
    found = [
        Silent(one, invited[one.id], _by_itself(invited[one.id]))
        for one in await profiles_of(edition)
        if one.id in invited and invited[one.id].answered_at is None
    ]
    return sorted(found, key=lambda one: (one.invited.reminded_at or one.invited.made_at, one.speaker.code))


def _by_itself(one: Invited) -> datetime | None:
    at = one.made_at + REMIND_AFTER
    return at if one.reminded_at is None and one.ends_at > at + AFTERWARDS else None


async def reminders_as_read(row: Edition, to: Sequence[Silent], now: datetime) -> list[Written]:
    """One in each language in which somebody would get it, to the first of them."""
    answered, letters = (await kept())[REPLY_TO], []
    for language in LANGUAGES:
        first = next((one.speaker for one in to if one.invited.language == language.code), None)
        if first is not None:
            places = places_of(row, language, UNSAID, now)
            name = display_name(first.names, language).text
            letters.append(written(REMINDER, language.code, {"name": name, "answered": answered, **places}))
    return letters
