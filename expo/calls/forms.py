"""A call and its questions as they are typed: instants in the edition's zone, lists one a line."""

from collections.abc import Collection
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from core.errors import mark
from core.forms.form import Form, blank
from expo.calls.rules import KINDS, LONGEST_TALK, MOST_GRACE, MOST_REVIEWS, Call, Kind, Wanted
from i18n.lines import lines_of, text_in
from i18n.locales import LANGUAGES
from i18n.text import Translated, written

TAGS = tuple(one.code for one in LANGUAGES)
TEXTS = {"title": 160, "text": 6_000, "terms": 4_000}
LONGEST_LINE, LONGEST_LIST = 200, 2_000
MINUTES = "%Y-%m-%dT%H:%M"


def filled(call: Call) -> Form:
    """As it is now."""
    wanted, zone = call.wanted, ZoneInfo(call.zone)
    texts = {name: lines_of(getattr(wanted, name), TAGS, name) for name in TEXTS}
    form = blank(
        **{key: line for lines in texts.values() for key, line in lines.items()},
        **{f"criteria_{tag}": _listed(wanted.criteria, tag) for tag in TAGS},
        opens_at=wanted.opens_at.astimezone(zone).strftime(MINUTES),
        closes_at=wanted.closes_at.astimezone(zone).strftime(MINUTES),
        grace_minutes=wanted.grace_minutes,
        lengths=" ".join(map(str, wanted.lengths)),
        reviews=wanted.reviews,
        anonymous="yes" if wanted.anonymous else None,
        revision=call.revision,
    )
    form.values |= {name: list(getattr(wanted, name)) for name in ("formats", "tracks", "languages")}
    return form


def wanted_in(
    form: Form, zone: ZoneInfo, formats: Collection[str], tracks: Collection[str], known: Wanted | None = None
) -> Wanted:
    """Raises Invalid. When it opens and closes is read for a new one only."""
    texts = {name: _text(form, name, getattr(known, name, None)) for name in TEXTS}
    title = texts["title"]
    if title is None:
        form.mistake("title_en", mark("One language at least, please."))
    opens_at = known.opens_at if known else instant(form, "opens_at", zone)
    closes_at = known.closes_at if known else instant(form, "closes_at", zone)
    if opens_at and closes_at and closes_at < opens_at:
        form.mistake("closes_at", mark("It closes when it opens or later."))
    found = {
        "grace_minutes": form.whole("grace_minutes", least=0, most=MOST_GRACE),
        "reviews": form.whole("reviews", least=1, most=MOST_REVIEWS),
        "criteria": aligned(form, "criteria", least=0),
        "lengths": _lengths(form),
    }
    form.check()
    if title is None or opens_at is None or closes_at is None:
        raise LookupError("a form without mistakes has them")
    return Wanted(
        title=title,
        text=texts["text"],
        terms=texts["terms"],
        opens_at=opens_at,
        closes_at=closes_at,
        formats=tuple(one for one in form.many("formats") if one in formats),
        tracks=tuple(one for one in form.many("tracks") if one in tracks),
        languages=tuple(one for one in form.many("languages") if one in TAGS),
        anonymous=form.flag("anonymous"),
        **found,  # type: ignore[arg-type]
    )


def question_in(form: Form) -> tuple[Translated, Kind, bool, tuple[Translated, ...]]:
    """Label, kind, needed, choices. Raises Invalid."""
    label = text_in({f"label_{tag}": form.text(f"label_{tag}", most=300, needed=False) for tag in TAGS}, None, "label")
    kind: Kind = form.choice("kind", KINDS)  # type: ignore[assignment]
    choices = aligned(form, "choices", least=2) if kind == "choice" else ()
    if label is None:
        form.mistake("label_en", mark("One language at least, please."))
    form.check()
    if label is None:
        raise LookupError("label")
    return label, kind, form.flag("needed"), choices


def instant(form: Form, name: str, zone: ZoneInfo) -> datetime | None:
    """As `<input type="datetime-local">` sends it; in UTC. None, and a mistake, for anything else."""
    text = form.text(name, most=20)
    try:
        found = datetime.strptime(text[:16], MINUTES).replace(tzinfo=zone)
    except ValueError:
        form.mistake(name, mark("A day and an hour look like 2026-12-08T18:00."))
        return None
    return found.astimezone(UTC)


def aligned(form: Form, name: str, *, least: int) -> tuple[Translated, ...]:
    """One a line, the same ones in each language that has any."""
    lists = {tag: form.text(f"{name}_{tag}", most=LONGEST_LIST, needed=False).splitlines() for tag in TAGS}
    lists = {tag: [line.strip()[:LONGEST_LINE] for line in lines if line.strip()] for tag, lines in lists.items()}
    there = {tag: lines for tag, lines in lists.items() if lines}
    lengths = {len(lines) for lines in there.values()}
    first = next(iter(there), "en")
    if len(lengths) > 1:
        form.mistake(f"{name}_{first}", mark("As many lines in each language, please: each line is one answer."))
        return ()
    if (next(iter(lengths), 0)) < least:
        form.mistake(f"{name}_{first}", mark("Two lines at least, one for each answer."))
        return ()
    rows = range(next(iter(lengths), 0))
    return tuple(one for row in rows if (one := written(first, {tag: lines[row] for tag, lines in there.items()})))


def _text(form: Form, name: str, before: Translated | None) -> Translated | None:
    lines = {f"{name}_{tag}": form.text(f"{name}_{tag}", most=TEXTS[name], needed=False) for tag in TAGS}
    return text_in(lines, before, name)


def _lengths(form: Form) -> tuple[int, ...]:
    words = form.text("lengths", most=80, needed=False).replace(",", " ").split()
    if any(not one.isascii() or not one.isdigit() or not 1 <= int(one) <= LONGEST_TALK for one in words):
        form.mistake("lengths", mark("Minutes with spaces between: 20 40 60"))
        return ()
    return tuple(sorted({int(one) for one in words}))


def _listed(texts: tuple[Translated, ...], tag: str) -> str:
    return "\n".join(one.renditions[tag].text for one in texts if tag in one.renditions)
