"""All that can happen in this context: whoever imports this can tell the journal of it, also what only commands write."""

import expo.editions.facts
import expo.editions.histories
import expo.exhibitors.facts
import expo.exhibitors.histories
import expo.feeds.facts
import expo.live.facts
import expo.live.histories
import expo.programme.blocks.facts
import expo.programme.facts
import expo.programme.histories
import expo.programme.slots.facts
import expo.releases.facts
import expo.reservations.facts
import expo.reservations.histories
import expo.seats.facts
import expo.seats.histories
import expo.speakers.facts
import expo.speakers.histories
import expo.translations.histories

__all__ = ["expo"]
