"""Reading interpretation: an edition's channels, and what is interpreted by whom in its draft."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from core.errors import NotFound
from core.spans import Span
from expo.channels.rules import Area, Channel, Job, Trouble, troubles
from expo.channels.tables import Channel as Row
from expo.channels.tables import Interpreting
from expo.programme.slots.queries import Draft
from expo.releases.snapshot import FrozenSession


@dataclass(frozen=True, slots=True)
class Plan:
    """Of a draft: channels by id, interpreters' codes by session and language, and what is wrong with it."""

    channels: Mapping[UUID, Channel]
    areas: Mapping[str, Area]
    interpreters: Mapping[str, Mapping[str, tuple[str, ...]]]
    troubles: tuple[Trouble, ...]

    def of_room(self, room: str) -> list[tuple[UUID, Channel]]:
        return sorted(
            ((key, one) for key, one in self.channels.items() if one.room == room), key=lambda it: it[1].number
        )

    def called(self, channel: UUID) -> Channel:
        """Raises NotFound."""
        if channel not in self.channels:
            raise NotFound
        return self.channels[channel]


async def channels_of(edition: UUID) -> dict[UUID, Channel]:
    rows = await (
        Row.select(Row.id, Row.room.code.as_alias("room"), Row.number, Row.language, Row.carrier, Row.tuned)
        .where(Row.room.edition == edition)
        .order_by(Row.number)
    )
    return {row.pop("id"): Channel(**row) for row in rows}


async def plan_of(known: Draft) -> Plan:
    channels, said = await channels_of(known.edition.id), await _said(known.edition.id)
    areas = {one.code: Area(one.code, one.name, one.hall, one.parallel) for one in known.snapshot.rooms}
    interpreters = {one.code: _interpreters(one, said) for one in known.snapshot.sessions}
    jobs = [
        Job(
            one.session,
            known.sessions[one.session].title,
            one.room,
            Span(one.begin, one.end),
            {each.language: each.channel for each in known.sessions[one.session].interpreted},
            interpreters[one.session],
        )
        for one in known.snapshot.slots
        if not known.sessions[one.session].cancelled
    ]
    return Plan(channels, areas, interpreters, tuple(troubles(jobs, channels.values(), areas)))


async def _said(edition: UUID) -> dict[tuple[str, str], str]:
    rows = await Interpreting.select(
        Interpreting.session.code.as_alias("session"),
        Interpreting.speaker.code.as_alias("speaker"),
        Interpreting.language,
    ).where(Interpreting.session.edition == edition)
    return {(row["session"], row["speaker"]): row["language"] for row in rows}


def _interpreters(session: FrozenSession, said: Mapping[tuple[str, str], str]) -> dict[str, tuple[str, ...]]:
    """Whoever interprets and nobody said into what interprets into the only language there is, if it is the only one."""
    found: dict[str, list[str]] = defaultdict(list)
    only = session.interpreted[0].language if len(session.interpreted) == 1 else ""
    for one in session.appearances:
        if one.role == "interpreter" and (language := said.get((session.code, one.speaker), only)):
            found[language].append(one.speaker)
    return {language: tuple(people) for language, people in found.items()}
