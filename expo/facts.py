"""All that can happen in this context: whoever imports this can tell the journal of it, also what only commands write."""

import expo.allocation.facts
import expo.allocation.histories
import expo.announcements.facts
import expo.audience.facts
import expo.audience.histories
import expo.calls.facts
import expo.calls.histories
import expo.channels.facts
import expo.channels.histories
import expo.editions.facts
import expo.editions.histories
import expo.exhibitors.facts
import expo.exhibitors.histories
import expo.feeds.facts
import expo.floor.facts
import expo.floor.histories
import expo.interchange.imports.facts
import expo.live.facts
import expo.live.histories
import expo.programme.blocks.facts
import expo.programme.facts
import expo.programme.histories
import expo.programme.slots.facts
import expo.proposals.facts
import expo.proposals.histories
import expo.releases.facts
import expo.reservations.facts
import expo.reservations.histories
import expo.screens.facts
import expo.seats.facts
import expo.seats.histories
import expo.speakers.facts
import expo.speakers.histories
import expo.translations.histories
import expo.widget.facts

__all__ = ["expo"]
