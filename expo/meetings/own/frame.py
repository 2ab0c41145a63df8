"""Who stands behind a counterpart's link, and the page around what they do, in their language."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response

from core.web.given import AnyRequest
from core.web.screens import screen
from core.web.unlisted import held, unlisted
from expo.editions.tables import Edition
from expo.meetings.counterparts.commands import note_seen
from expo.meetings.counterparts.links import Link, shown_by
from expo.meetings.counterparts.queries import Known, counterpart_of
from expo.meetings.voices import Voice, by_link
from i18n.text import required


@dataclass(frozen=True, slots=True)
class Holder:
    """The counterpart whose link was shown."""

    link: Link
    them: Known

    @property
    def base(self) -> str:
        return f"/meeting/{self.link.token}"

    @property
    def voice(self) -> Voice:
        return by_link(self.them.id)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.them.zone)


async def holder_of(request: AnyRequest, now: datetime) -> Holder:
    """Raises NotFound, and Limited for whoever tries many. Their letters' language is the page's, unless they chose one."""
    return await held(request, "meeting", str(request.path_params["token"]), _holder(request, now), now=now)


async def own_screen(request: AnyRequest, template: str, **context: Any) -> Response[bytes]:
    """One of their pages; also after a refusal."""
    holder = await _holder(request, request.app.state.clock())
    row = await Edition.objects().get(Edition.id == holder.them.edition)
    name = required(row.name) if row else None
    more: dict[str, Any] = {"holder": holder, "them": holder.them, "zone": holder.zone, "edition_name": name}
    return unlisted(screen(request, f"expo/meetings/own/{template}.html", **more, **context))


async def _holder(request: AnyRequest, now: datetime) -> Holder:
    state = request.scope["state"]
    if "counterpart" not in state:
        link = await shown_by(str(request.path_params["token"]), now)
        if link.seen_at is None:
            await note_seen(link.id, now=now)
        state["counterpart"] = Holder(link, await counterpart_of(link.counterpart))
        if state["actor"].language is None:
            state["actor"] = replace(state["actor"], language=link.language)
    found: Holder = state["counterpart"]
    return found
