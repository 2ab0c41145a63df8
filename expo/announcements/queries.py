"""The letters of a release as the desk sees them: how many, to whom, and one in each language to be read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from expo.announcements.rules import KINDS, REASONS, Letters, Reason, Told, concerning
from expo.releases.queries import release_numbered
from expo.releases.snapshot import FrozenSpeaker
from i18n.lines import lines_of
from i18n.locales import LANGUAGES
from i18n.text import Translated, from_json

OF_RELEASE = """
SELECT n.id, n.kind, n.base, n.mailing, n.note, n.left_out, n.unreachable, n.superseded_by, n.release, r.edition, r.number,
       m.batch, m.written_at, m.stopped_at, m.left_out AS refused, b.released_at
FROM expo_announcement n JOIN expo_release r ON r.id = n.release
JOIN core_mailing m ON m.id = n.mailing JOIN core_mail_batch b ON b.id = m.batch
"""
NUMBERED = f"{OF_RELEASE} WHERE r.edition = {{}} AND r.number = {{}} ORDER BY n.kind"
LATEST = f"{OF_RELEASE} WHERE r.edition = {{}} AND r.number < {{}} AND n.kind = {{}} ORDER BY r.number DESC LIMIT 1"
WAITING = f"""
{OF_RELEASE} WHERE r.edition = {{}} AND b.released_at IS NULL AND m.stopped_at IS NULL AND n.superseded_by IS NULL
ORDER BY r.number, n.kind
"""
TOLD_TO = "SELECT language, reasons, person FROM expo_announced WHERE announcement = ANY({}::uuid[])"
SAMPLES = """
SELECT DISTINCT ON (template, language) language, template, subject, text, html
FROM core_mail WHERE batch = ANY({}::uuid[]) ORDER BY template, language, made_at, id
"""
TAGS = tuple(one.code for one in LANGUAGES)


@dataclass(frozen=True, slots=True)
class Announced:
    """Letters of one kind; `declined` is how many accounts have stars and did not agree to letters about them."""

    id: UUID
    kind: Letters
    base: int
    mailing: UUID
    batch: UUID
    release: UUID
    edition: UUID
    number: int
    note: Translated | None
    left_out: tuple[str, ...]
    unreachable: tuple[str, ...]
    superseded_by: int | None
    written: bool
    declined: int
    stage: str
    """`writing`, `waits`, `released`, `dropped`, `superseded`."""

    @property
    def note_lines(self) -> dict[str, str]:
        """As its form has it."""
        return lines_of(self.note, TAGS, "note")

    @property
    def open(self) -> bool:
        return self.stage in ("writing", "waits")


@dataclass(frozen=True, slots=True)
class Sample:
    """The first letter of a kind in a language, as it is read."""

    language: str
    template: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Overview:
    """`counts` by reason and language; `speakers` are written to, `unreachable` have no address; `told` by code."""

    parts: tuple[Announced, ...]
    told: Mapping[str, Told]
    counts: Mapping[tuple[Reason, str], int]
    letters: int
    speakers: tuple[FrozenSpeaker, ...]
    unreachable: tuple[FrozenSpeaker, ...]
    samples: tuple[Sample, ...]

    @property
    def first(self) -> Announced:
        return self.parts[0]

    @property
    def stage(self) -> str:
        """What there is to do comes before what has been done."""
        order = ("writing", "waits", "released", "dropped", "superseded")
        return min((one.stage for one in self.parts), key=order.index)

    @property
    def languages(self) -> list[str]:
        return sorted({language for _, language in self.counts})

    @property
    def declined(self) -> int:
        return max(one.declined for one in self.parts)


async def announcements_of(edition: UUID, number: int) -> tuple[Announced, ...]:
    """Service first; none when the release changed nothing that concerns anybody."""
    rows = await DB.run_querystring(QueryString(NUMBERED, edition, number))
    return tuple(sorted((_announced(row) for row in rows), key=lambda one: KINDS.index(one.kind)))


async def latest_before(edition: UUID, number: int, kind: Letters) -> Announced | None:
    rows = await DB.run_querystring(QueryString(LATEST, edition, number, kind))
    return _announced(rows[0]) if rows else None


async def waiting_in(edition: UUID) -> tuple[int, ...]:
    """The numbers of releases whose letters nobody has decided about."""
    rows = await DB.run_querystring(QueryString(WAITING, edition))
    return tuple(dict.fromkeys(row["number"] for row in rows))


async def told_by(one: Announced) -> Mapping[str, Told]:
    """What its letters may speak of."""
    return concerning(await release_numbered(one.edition, one.base), await release_numbered(one.edition, one.number))


async def overview(edition: UUID, number: int) -> Overview | None:
    parts = await announcements_of(edition, number)
    if not parts:
        return None
    release = await release_numbered(edition, number)
    base = await release_numbered(edition, min(one.base for one in parts))
    known = {one.code: one for one in (*base.speakers, *release.speakers)}
    by_person = {one.id: one for one in known.values()}
    rows = await DB.run_querystring(QueryString(TOLD_TO, [one.id for one in parts]))
    counts: dict[tuple[Reason, str], int] = {}
    for row in rows:
        for reason in REASONS:
            if reason in row["reasons"].split():
                counts[reason, row["language"]] = counts.get((reason, row["language"]), 0) + 1
    people = [by_person[str(row["person"])] for row in rows if row["person"] and str(row["person"]) in by_person]
    samples = await DB.run_querystring(QueryString(SAMPLES, [one.batch for one in parts]))
    return Overview(
        parts=parts,
        told=concerning(base, release),
        counts=counts,
        letters=len(rows),
        speakers=tuple(sorted(people, key=lambda one: one.code)),
        unreachable=tuple(known[code] for code in parts[0].unreachable if code in known),
        samples=tuple(Sample(row["language"], row["template"], row["subject"], row["text"]) for row in samples),
    )


def _announced(row: Mapping[str, Any]) -> Announced:
    names = ("id", "kind", "base", "mailing", "batch", "release", "edition", "number", "superseded_by")
    return Announced(
        **{name: row[name] for name in names},
        note=from_json(row["note"]),
        left_out=tuple(json.loads(row["left_out"])),
        unreachable=tuple(json.loads(row["unreachable"])),
        written=row["written_at"] is not None,
        declined=json.loads(row["refused"] or "{}").get("no_consent", 0),
        stage=_stage(row),
    )


def _stage(row: Mapping[str, Any]) -> str:
    if row["superseded_by"] is not None:
        return "superseded"
    if row["released_at"] is not None:
        return "released"
    if row["stopped_at"] is not None:
        return "dropped"
    return "waits" if row["written_at"] is not None else "writing"
